"""`why Q`: whether a question is asked, and what it can still decide or why it can decide nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, TypeAlias, TypedDict, assert_never

from engine.assessment.evidence import question_of
from engine.assessment.relevance import Relevance
from engine.assessment.targets import URGENCY, Target, depends_on, target_of
from engine.assessment.urgency import suspicions
from engine.cases.case import CANNOT_TELL
from engine.explain.explanation import (
    Explanation,
    Question,
    effects_in_words,
    explanation,
    rule_head,
    shortened,
)
from engine.explain.inquiry import Inquiry
from engine.explain.open_questions import could_change
from engine.explain.why_not import obstacle_line, obstacle_record
from engine.reading import english
from engine.reading.english import named
from engine.reading.patient import Used
from engine.report.page import Node, Section
from engine.words import capitalised, in_words, listed
from knowledge.criteria import (
    Audience,
    Concludes,
    Criterion,
    Effect,
    Escalates,
    Finding,
    Opposes,
    Rule,
    Supports,
    Urgency,
    findings_in,
)

Status: TypeAlias = Literal[
    "answered", "cannot_tell", "not_asked_of_patients", "takes_a_test", "open", "irrelevant", "unread"
]
Fate: TypeAlias = Literal["applies", "cannot_apply", "waits_for_this", "waits_for_others", "changes_nothing"]
_MOST_IN_SHORT = 6
_FATES: dict[Fate, str] = {
    "waits_for_this": "it could decide",
    "applies": "already apply",
    "cannot_apply": "can no longer apply",
    "waits_for_others": "waiting for other answers",
    "changes_nothing": "could apply, but would change nothing",
}


class BearingRecord(TypedDict):
    """A rule that reads the question, what became of it, and, if it cannot apply, what contradicts it."""

    rule: str
    fate: Fate
    effects: str
    because: list[str]


class WhyRecord(TypedDict):
    """Why a question is asked, will be or will not be, what it could find, and what it could still change."""

    about: str
    status: Status
    statement: str
    could_find: list[str]
    could_change: list[str]
    rules: list[BearingRecord]


def why(inquiry: Inquiry, target: Target, *, question: Question = "why") -> Explanation:
    """Say why a question is asked or not."""
    findings = depends_on(inquiry.knowledge, target)
    relevant = tuple(inquiry.relevance.open_rules(target))
    wanted = {one.rule for one in relevant}
    needed = set(wanted)
    for one in relevant:
        needed.update(inquiry.knowledge.rules_under(one.rule.when))
    asked = set(map(question_of, findings))
    bearing = [_bearing(inquiry, rule, asked, wanted, needed) for rule in _reading(inquiry, findings)]
    direct = inquiry.relevance.open_by_themselves(target).get(
        question_of(inquiry.knowledge.finding[target.id]) if target.id else target.kind, ()
    )
    status = _status(inquiry, findings, bearing, by_itself=bool(direct))
    moved = could_change(inquiry, relevant, direct) if status == "open" else ()
    if status == "takes_a_test":
        waiting = (inquiry.knowledge.rule[one["rule"]] for one in bearing if one["fate"] == "waits_for_this")
        moved = tuple(dict.fromkeys(one for rule in waiting for one in _moved(inquiry, rule, target)))
    finds = could_find(inquiry.relevance, {f.id for f in findings}, inquiry.voice) if moved else ()
    record: WhyRecord = {
        "about": str(target),
        "status": status,
        "statement": _statement(inquiry, target, status, [inquiry.title(one) for one in moved]),
        "could_find": list(finds),
        "could_change": [str(one) for one in moved],
        "rules": bearing,
    }
    finding = inquiry.knowledge.finding.get(target.id)
    wording = () if finding is None else (Node(english.question(finding, inquiry.voice), "asked", "quiet"),)
    sections = [
        Section("Why", (Node(record["statement"], tone="strong"), *wording)),
        Section("What it could find", tuple(shortened(inquiry, map(Node, finds), _MOST_IN_SHORT))),
    ]
    for fate, title in _FATES.items():
        sections.append(Section(capitalised(title), tuple(_nodes(inquiry, bearing, fate)), tree=True))
    return explanation(inquiry, question, f"why ask about {inquiry.title(target)}", record, sections)


def _reading(inquiry: Inquiry, findings: tuple[Finding, ...]) -> Iterator[Rule]:
    """Yield the rules that read one of the findings, or what follows from it, themselves or by concepts."""
    knowledge = inquiry.knowledge
    bearing = {finding.id for finding in findings}
    for name, follows in knowledge.following.items():
        if any(finding.id in bearing for one in follows for finding in findings_in(one.when)):
            bearing.add(name)
    yield from (rule for rule in knowledge.rules if not bearing.isdisjoint(knowledge.read_by[rule.id]))


def _bearing(
    inquiry: Inquiry, rule: Rule, asked: set[str], wanted: set[Rule], needed: set[Rule]
) -> BearingRecord:
    fate = _fate(inquiry, rule, asked, wanted, needed)
    lost = _lost(inquiry, rule) if fate == "cannot_apply" else ()
    return {
        "rule": rule.id,
        "fate": fate,
        "effects": effects_in_words(inquiry, rule.then),
        "because": [obstacle_line(obstacle_record(inquiry, used)) for used in lost],
    }


def _fate(inquiry: Inquiry, rule: Rule, asked: set[str], wanted: set[Rule], needed: set[Rule]) -> Fate:
    if rule in inquiry.fired:
        return "applies"
    waits = not asked.isdisjoint(inquiry.assessment.questions([rule]))
    if _takes_a_test(inquiry, asked) and inquiry.assessment.table.could_with_tests.reading.fires(rule):
        return "waits_for_this" if any(_adding(inquiry, rule)) else "changes_nothing"
    if not inquiry.outlook.rules[rule.id].may_hold:
        # A red flag that cannot apply is still open where it may prove absent: self care waits for that.
        return "waits_for_this" if waits and rule in wanted else "cannot_apply"
    if not waits:
        return "waits_for_others"
    return "waits_for_this" if rule in needed else "changes_nothing"


def _takes_a_test(inquiry: Inquiry, asked: Collection[str]) -> bool:
    """Whether one of these is asked, has no answer, and takes a test to be settled."""
    found = (inquiry.knowledge.finding.get(name) for name in asked)
    case = inquiry.case
    return any(
        f is not None and f.obtained == "tests" and case.audience in f.asked_of and f.id not in case.answers
        for f in found
    )


def _moved(inquiry: Inquiry, rule: Rule, target: Target) -> Iterator[Target]:
    """Yield what a rule that waits for a test could move."""
    taken_back = {d for other in inquiry.assessment.now.escalating for d in suspicions(other)}
    if any(isinstance(e, Opposes) and e.disorder in taken_back for e in _adding(inquiry, rule)):
        yield URGENCY
    yield from (one for one in inquiry.relevance.moved(rule, target) if one.kind not in ("rule", "concept"))
    yield from (target_of(e) for e in _adding(inquiry, rule) if not isinstance(e, Concludes))


def _adding(inquiry: Inquiry, rule: Rule) -> Iterator[Effect]:
    """Yield the effects of a rule that would add to what holds already."""
    yield from filter(inquiry.relevance.adds, rule.then)


def _lost(inquiry: Inquiry, rule: Rule) -> Iterator[Used]:
    """Yield what a rule needs and can no longer come about."""
    for used, _ in inquiry.derivation.obstacles(rule.when):
        prospect = inquiry.outlook.of(used.leaf)
        if not (prospect.may_hold if used.holds else prospect.may_fail):
            yield used


def _status(
    inquiry: Inquiry, findings: tuple[Finding, ...], bearing: list[BearingRecord], *, by_itself: bool
) -> Status:
    answers = inquiry.case.answers
    if not bearing and not by_itself:
        return "unread"
    if any(inquiry.case.is_open(finding) for finding in findings):
        decides = by_itself or any(one["fate"] == "waits_for_this" for one in bearing)
        return "open" if decides else "irrelevant"
    if all(answers.get(finding.id) is CANNOT_TELL for finding in findings):
        return "cannot_tell"
    if any(finding.id in answers for finding in findings):
        return "answered"
    beyond = _takes_a_test(inquiry, [finding.id for finding in findings])
    return "takes_a_test" if beyond else "not_asked_of_patients"


def _statement(inquiry: Inquiry, target: Target, status: Status, moved: list[str]) -> str:
    name = inquiry.title(target)
    match status:
        case "answered":
            said = f" ({inquiry.said(target.id)})" if target.kind == "finding" else ""
            return f"{name} is answered{said}: it is not asked again."
        case "cannot_tell":
            return f"{name} was asked, and the answer is not known: that is not taken as no."
        case "not_asked_of_patients":
            return f"{name} is not asked of patients: it takes an examination or a test."
        case "takes_a_test" if not moved:
            return f"{name} takes a test, and no result of it would change anything."
        case "takes_a_test":
            what = listed(moved, most=_MOST_IN_SHORT)
            return f"{name} takes a test: it is not asked for, but its result could still change {what}."
        case "open":
            return f"{name} is worth asking: it could still change {listed(moved, most=_MOST_IN_SHORT)}."
        case "irrelevant":
            return f"{name} is open but not worth asking: no answer to it would change anything."
        case "unread":
            return f"No {inquiry.rule_word} uses {name}: it is recorded, but changes nothing."
        case _:
            assert_never(status)


def _nodes(inquiry: Inquiry, bearing: list[BearingRecord], fate: Fate) -> Iterator[Node]:
    """Word the rules of one fate; in short the first few, which are those that matter most."""
    rules = [one for one in bearing if one["fate"] == fate]
    most = len(rules) if inquiry.full else _MOST_IN_SHORT
    for one in rules[:most]:
        lines = [
            Node(f"it {one['effects']}", tone="quiet"),
            *(Node(f"needs {line}") for line in one["because"]),
        ]
        yield Node(rule_head(inquiry, inquiry.knowledge.rule[one["rule"]]), children=tuple(lines))
    if len(rules) > most:
        yield Node(
            f"and {len(rules) - most} more: {', '.join(one['rule'] for one in rules[most:])}", tone="quiet"
        )


def could_find(relevance: Relevance, findings: Collection[str], voice: Audience) -> tuple[str, ...]:
    """Say what the answers to these could find: what is urgent first, then dangers, then other causes."""
    asked = frozenset(findings)
    rules = relevance.for_the_sake_of(asked)
    told = (*_urgency(relevance, rules), *_signs(relevance, asked, voice), *_causes(rules, voice))
    return tuple(dict.fromkeys(told))


def _urgency(relevance: Relevance, rules: Collection[Rule]) -> Iterator[str]:
    levels = [e.urgency for rule in rules for e in rule.then if isinstance(e, Escalates)]
    highest = max(levels, default=Urgency.SELF_CARE)
    if highest > relevance.basis.urgency:
        yield f"could make it {'an emergency' if highest is Urgency.EMERGENCY else in_words(highest)}"


def _signs(relevance: Relevance, asked: frozenset[str], voice: Audience) -> Iterator[str]:
    """Yield the dangers whose signs it would speak against, those of which least is open first."""
    found = []

    def touches(criterion: Criterion) -> bool:
        return not asked.isdisjoint(f.id for f in relevance.outlook.deciding(criterion))

    for danger in relevance.minima:
        name = named(danger.disorder, voice)
        open_ = [item for item in danger.minimum if not relevance.basis.table.by_itself.fails(item)]
        if touched := sum(map(touches, open_)):
            left = len(open_) - touched
            signs = f"{touched} of {len(open_)} open" if left else "the last open"
            plural = "s" * (len(open_) > 1)
            found.append((left, f"would speak against {signs} sign{plural} of {name}"))
        elif danger.at_risk is not None and touches(danger.at_risk):
            found.append((len(open_), f"would tell whether {name} has to be tested for"))
    yield from (text for _, text in sorted(found, key=lambda one: one[0]))


def _causes(rules: Collection[Rule], voice: Audience) -> Iterator[str]:
    for verb, kind in (("would support", Supports), ("would count against", Opposes)):
        for rule in rules:
            for effect in rule.then:
                if isinstance(effect, kind):
                    yield f"{verb} {named(effect.disorder, voice)}"
