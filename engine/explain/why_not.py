"""`why-not X`: every rule that could have led to X, what stands in its way, the nearest miss first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypedDict, assert_never

from engine.assessment.evidence import obtained_in
from engine.assessment.must_not_miss import status_of
from engine.assessment.standing import Standing, standing
from engine.assessment.targets import Target, leading_to, level_of, target_of
from engine.assessment.urgency import asks_for
from engine.cases.case import CANNOT_TELL, Partial
from engine.cases.values import written
from engine.explain.explanation import (
    Explanation,
    Json,
    Telling,
    effects_in_words,
    explanation,
    rule_head,
    rules_named,
    shortened,
)
from engine.explain.fewest_answers import Fewest, FewestAnswers
from engine.explain.how import conclusion, excluding, held_back, unless_excluded
from engine.explain.hypotheses import Change, change_in_words
from engine.explain.inquiry import Inquiry, Value, value
from engine.explain.looked_for import missing_for, missing_for_benign
from engine.reading.english import leaf
from engine.reading.patient import Truth, Used
from engine.reading.spans import borders
from engine.report.page import Node, Section
from knowledge.criteria import (
    Concept,
    Criterion,
    Disorder,
    Opposes,
    Quantity,
    Rule,
    Supports,
    Urgency,
)

_MOST_IN_SHORT = 5
_MOST_MISSING = 12
_NEVER = 10**6
_WAITED_FOR = "calling it benign waits for"
_LOOKED_FOR = "is missing to say that it was looked for and not found"


class ObstacleRecord(TypedDict):
    """A criterion that stands in the way: a finding or a concept, how it has to be, and how it is."""

    finding: str | None
    concept: str | None
    wanted: str
    now: str


class ChangeRecord(TypedDict):
    """An answer to learn or to alter; `words` tells all answers that would do as well."""

    finding: str
    known: bool
    answer: Json
    words: str


class MissRecord(TypedDict):
    """A rule that does not apply, and what would make it apply.

    `smallest` is None where nothing can; `proved` says that no fewer answers do.
    """

    rule: str
    effects: str
    truth: Literal["false", "unknown"]
    contradicted: list[ObstacleRecord]
    unknown: list[ObstacleRecord]
    smallest: list[ChangeRecord] | None
    proved: bool


class MissingRecord(TypedDict):
    """Something that keeps a danger from being not found, or what leads from being called benign.

    `smallest` are the fewest answers that would clear it, None where none can.
    """

    statement: str
    smallest: list[ChangeRecord] | None


class WhyNotRecord(TypedDict):
    """Why a conclusion is not more than it is: `held_back` are rules that fired and are outweighed.

    `missing` says of a danger, and of calling something benign, what was not looked for, the nearest first.
    """

    about: str
    value: Value
    statement: str
    rules: list[MissRecord]
    missing: list[MissingRecord]
    held_back: list[str]


def why_not(inquiry: Inquiry, target: Target) -> Explanation:
    """Say what keeps a conclusion from being more than it is."""
    proven = conclusion(inquiry, target)
    rules = [_miss_record(inquiry, target, *miss) for miss in misses(inquiry, wanted_for(inquiry, target))]
    missing = _missing(inquiry, target)
    against = tuple(outweighing(inquiry, target))
    is_self_care = level_of(target) is Urgency.SELF_CARE
    unsaid = Telling(inquiry).parts(part for part in proven.parts if is_self_care and not part.decisive)
    record: WhyNotRecord = {
        "about": str(target),
        "value": value(inquiry, target),
        "statement": proven.statement,
        "rules": rules,
        "missing": missing,
        "held_back": [rule.id for rule in against],
    }
    sections = (
        Section("As it is", (Node(proven.statement, tone="strong"),)),
        Section("What weighs against it", (*_outweighing(inquiry, against), *unsaid), tree=True),
        Section(
            f"What {_WAITED_FOR if target.kind == 'benign' else _LOOKED_FOR}, the nearest first",
            tuple(shortened(inquiry, (_missing_node(inquiry, one) for one in missing), _MOST_MISSING)),
            tree=True,
        ),
        Section(
            f"What {'would support it' if target.kind == 'status' else 'is missing'}, the nearest first",
            tuple(_told(inquiry, target, rules)),
            tree=True,
        ),
    )
    return explanation(inquiry, "why-not", f"why not {inquiry.title(target)}", record, sections)


def _missing(inquiry: Inquiry, target: Target) -> list[MissingRecord]:
    """Return what was not looked for, those first that the fewest answers would clear.

    What the answers that clear something nearer clear too is left out.
    """
    found: Iterable[tuple[str, Criterion | None]] = ()
    benign, danger = inquiry.assessment.benign, inquiry.knowledge.danger.get(target.id)
    if target.kind in ("disorder", "status") and danger is not None:
        found = missing_for(inquiry, danger)
    elif target.kind == "benign" and benign.benign is not None:
        found = missing_for_benign(inquiry, benign.benign)
    search = FewestAnswers(inquiry.knowledge, inquiry.case.told)
    missing = [(text, None if needed is None else search.making(needed)) for text, needed in found]
    records: list[MissingRecord] = []
    told: set[Change] = set()
    for text, fewest in sorted(missing, key=lambda one: _cost(inquiry, one[1])):
        if fewest is None or not told.issuperset(fewest.answers):
            told.update(fewest.answers if fewest else ())
            records.append({"statement": text, "smallest": _smallest(inquiry, fewest)})
    return records


def _smallest(inquiry: Inquiry, fewest: Fewest | None) -> list[ChangeRecord] | None:
    return None if fewest is None else [change_record(inquiry, change) for change in fewest.answers]


def _missing_node(inquiry: Inquiry, missing: MissingRecord) -> Node:
    if missing["smallest"] is None:
        lines: tuple[Node, ...] = (Node("No answer could clear it.", tone="caution"),)
    else:
        lines = change_nodes(inquiry, missing["smallest"])
    return Node(missing["statement"], children=lines)


def _outweighing(inquiry: Inquiry, against: tuple[Rule, ...]) -> tuple[Node, ...]:
    telling = Telling(inquiry)
    return tuple(telling.proof(proof) for proof in inquiry.derivation.rules(dict.fromkeys(against)))


def _told(inquiry: Inquiry, target: Target, found: Sequence[MissRecord]) -> Iterator[Node]:
    if not found and level_of(target) is None and target.kind != "benign":
        highest = target.kind == "urgency" and inquiry.assessment.urgency is max(Urgency)
        none = f"every {inquiry.rule_word} that leads to it already applies, or no {inquiry.rule_word} does"
        none = "there is no higher urgency" if highest else none
        yield Node(f"Nothing: {none}.", tone="quiet")
    most = len(found) if inquiry.full else _MOST_IN_SHORT
    for miss in found[:most]:
        yield _miss_node(inquiry, miss)
    if len(found) > most:
        rest = rules_named(inquiry, [miss["rule"] for miss in found[most:]])
        yield Node(f"further away: {rest}", tone="quiet")


def _miss_node(inquiry: Inquiry, miss: MissRecord) -> Node:
    """Tell a miss: what would make the rule apply first, then all that stands in its way."""
    children = [Node(f"it {miss['effects']}", tone="quiet")]
    if miss["smallest"] is None:
        children.append(Node("No answer could make it apply.", tone="caution"))
    elif not miss["smallest"]:
        children.append(Node("Nothing is in its way.", tone="quiet"))
    else:
        few = f"{'the fewest answers' if miss['proved'] else 'answers'} that make it apply"
        children.append(Node(few, tone="strong", children=change_nodes(inquiry, miss["smallest"])))
    for word, found in (("contradicted", miss["contradicted"]), ("unknown", miss["unknown"])):
        if found:
            children.append(Node(word, children=tuple(Node(obstacle_line(one)) for one in found)))
    return Node(rule_head(inquiry, inquiry.knowledge.rule[miss["rule"]]), children=tuple(children))


def change_nodes(inquiry: Inquiry, changes: Iterable[ChangeRecord]) -> tuple[Node, ...]:
    """Say what answers would have to be, and what they are."""
    return tuple(
        Node(f"{inquiry.finding_name(one['finding'])}: {one['words']} (now: {inquiry.said(one['finding'])})")
        for one in changes
    )


def change_record(inquiry: Inquiry, change: Change) -> ChangeRecord:
    """Return an answer to learn or to alter as data."""
    return {
        "finding": change[0].finding.id,
        "known": alters(inquiry, change),
        "answer": written(change[0].answer),
        "words": change_in_words(change, inquiry.voice),
    }


def _would(inquiry: Inquiry, target: Target, rule: Rule) -> str:
    """Say what a rule would do; for a step that nothing recommends, what would call for it."""
    early = (
        f"lets {inquiry.disorder_name(benign)} lead, {unless_excluded(inquiry, grave)}"
        for benign, grave in lifting(inquiry, rule, target)
    )
    return "; ".join((effects_in_words(inquiry, rule.then), *early))


def obstacle_record(inquiry: Inquiry, used: Used) -> ObstacleRecord:
    """Return what a criterion needs, and how that is instead."""
    wanted = leaf(used.leaf, inquiry.voice, holds=used.holds)
    if isinstance(used.leaf, Concept):
        now = inquiry.outlook.concepts[used.leaf.id].now
        words = {Truth.TRUE: "concluded", Truth.FALSE: "definitely not", Truth.UNKNOWN: "not concluded"}
        return {"finding": None, "concept": used.leaf.id, "wanted": wanted, "now": words[now]}
    name = used.leaf.finding.id
    return {"finding": name, "concept": None, "wanted": wanted, "now": inquiry.said(name)}


def obstacle_line(obstacle: ObstacleRecord) -> str:
    """Say what a criterion needs, and how that is instead."""
    return f"{obstacle['wanted']} (now: {obstacle['now']})"


def _miss_record(inquiry: Inquiry, target: Target, rule: Rule, fewest: Fewest | None) -> MissRecord:
    """Return a rule that does not apply; what is contradicted is opposed to what is needed."""
    contradicted: list[ObstacleRecord] = []
    unknown: list[ObstacleRecord] = []
    for used, now in inquiry.derivation.obstacles(rule.when):
        (unknown if now is Truth.UNKNOWN else contradicted).append(obstacle_record(inquiry, used))
    return {
        "rule": rule.id,
        "effects": _would(inquiry, target, rule),
        "truth": "false" if inquiry.outlook.rules[rule.id].now is Truth.FALSE else "unknown",
        "contradicted": contradicted,
        "unknown": unknown,
        "smallest": _smallest(inquiry, fewest),
        "proved": fewest.smallest if fewest else True,
    }


def misses(inquiry: Inquiry, rules: Iterable[Rule]) -> list[tuple[Rule, Fewest | None]]:
    """Return the rules among these that do not fire, with a smallest set of answers that makes them fire.

    Those come first that the fewest answers keep from it; of equals history before examination before
    tests, and then the most urgent.
    """
    search = FewestAnswers(inquiry.knowledge, inquiry.case.told)
    found = [(rule, search.making(rule.when)) for rule in rules if rule not in inquiry.fired]
    return sorted(found, key=lambda m: (*_cost(inquiry, m[1]), _obtained(m[1]), -asks_for(m[0]).rank))


def _obtained(fewest: Fewest | None) -> int:
    """Return how late the last of some answers is obtained."""
    answers = fewest.answers if fewest else ()
    return max((obtained_in(change[0].finding) for change in answers), default=0)


def _cost(inquiry: Inquiry, fewest: Fewest | None) -> tuple[int, int]:
    """Count the answers that something takes, and those among them that would have to be altered."""
    if fewest is None:
        return (_NEVER, 0)
    return len(fewest.answers), sum(alters(inquiry, change) for change in fewest.answers)


def alters(inquiry: Inquiry, change: Change) -> bool:
    """Whether a change takes a known answer back: a number that a bound or flag leaves room for does not."""
    finding, answer = change[0].finding, change[0].answer
    now = inquiry.case.answers.get(finding.id, CANNOT_TELL)
    if isinstance(now, Partial) and isinstance(finding, Quantity):
        (least, most), (low, high) = borders(finding, now), borders(finding, answer)
        return not (least <= low and high <= most)
    return now is not CANNOT_TELL


def wanted_for(inquiry: Inquiry, target: Target) -> Iterator[Rule]:
    """Yield the rules that could lead to more than there is."""
    now, level = inquiry.assessment.urgency, level_of(target)
    for rule in leading_to(inquiry.knowledge, target):
        match target.kind:
            case "disorder":
                wanted = any(isinstance(e, Supports) and target_of(e) == target for e in rule.then)
            case "status":
                wanted = rule in inquiry.knowledge.signature[target.id]
            case "urgency":
                wanted = asks_for(rule) > now and (level is None or now < level)
            case "leading":
                wanted = any(_lifts(inquiry, rule))
            case "result":
                wanted = asks_for(rule) > now or any(_lifts(inquiry, rule))
            case "concept" | "warning" | "step" | "rule":
                wanted = True
            case "finding" | "medicines" | "benign":
                wanted = False
            case _:
                assert_never(target.kind)
        if wanted:
            yield rule
    if target.kind == "step":
        for rule in inquiry.knowledge.rules:
            recommends = any(target_of(effect) == target for effect in rule.then)
            if not recommends and any(lifting(inquiry, rule, target)):
                yield rule


def lifting(inquiry: Inquiry, rule: Rule, target: Target) -> Iterator[tuple[Disorder, Disorder]]:
    """Yield what the rule would let lead, and what a step excludes before that may be called benign."""
    if target.kind == "step":
        lifted = tuple(_lifts(inquiry, rule))
        for benign, danger in inquiry.assessment.table.ladders(inquiry.knowledge.step[target.id]):
            status = status_of(inquiry.assessment, danger)
            if benign.disorder in lifted and status in ("needs_test", "not_looked_for"):
                yield benign.disorder, danger.disorder


def _lifts(inquiry: Inquiry, rule: Rule) -> Iterator[Disorder]:
    """Yield what would lead, or share in that, were the rule to fire."""
    leading, now = inquiry.assessment.leading, inquiry.assessment.now
    best = inquiry.assessment.standing(leading[0]) if leading else Standing.POSSIBLE
    for effect in rule.then:
        match effect:
            case Supports(disorder, strength) if disorder not in leading:
                if standing(strength, now.strongest_opposition(disorder)) >= best:
                    yield disorder


def outweighing(inquiry: Inquiry, target: Target) -> Iterator[Rule]:
    """Yield the rules that fired and hold a conclusion back."""
    if target.kind in ("disorder", "status"):
        for rule in inquiry.assessment.fired:
            if any(isinstance(e, Opposes) and e.id == target.id for e in rule.then):
                yield rule
    if target.kind in ("urgency", "result"):
        level, now = level_of(target), inquiry.assessment.urgency
        if level is not None and now > level:
            yield from inquiry.assessment.urgent_by
        else:
            above = now if level is None else max(now, level.below or level)
            for _, effect in held_back(inquiry, above=above):
                yield from inquiry.excluding(effect.suspecting)
    if target.kind == "step":
        fired = inquiry.assessment.now.steps.get(target.id, ())
        stands = inquiry.assessment.table.calls_for
        yield from excluding(inquiry, (rule for rule in fired if not stands(rule)))
