"""`what-if Q=A ...`: both results side by side, what moved first, and the rules that made it move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypedDict

from engine.assessment.record import assessment_record
from engine.assessment.targets import MEDICINES, Target, resolve
from engine.cases.case import Answer, Case
from engine.cases.casefile import case_of
from engine.cases.problems import WrongValue, escaped
from engine.cases.values import read_answer, written
from engine.errors import NoSuchThing, UnreadableInput
from engine.explain.explanation import Explanation, Json, Telling, explanation, rule_head, shortened
from engine.explain.hypotheses import candidates, change_in_words, variant_of
from engine.explain.inquiry import Inquiry, Value, value, value_in_words
from engine.report.page import Node, Section
from engine.words import capitalised, in_words, listed
from knowledge.criteria import Choice, Rule

_MOST_MOVED = 12


HOW_TO = (
    "Write Q=A, as in potassium=3.1 or 'quality=cramping, burning'; Q=unknown if the answer is not known; "
    "Q= to withdraw an answer; medicines=quinine,furosemide for a list of names, medicines=none for none."
)


class SuppositionRecord(TypedDict):
    """An answer as it is, and as it is supposed to be; None is one that was not asked, or is withdrawn."""

    finding: str
    before: Json
    after: Json


class MoveRecord(TypedDict):
    """A conclusion that differs, before and after."""

    about: str
    before: Value
    after: Value


class WhatIfRecord(TypedDict):
    """Two results, and what tells them apart; the two are records of assessments."""

    changes: list[SuppositionRecord]
    differences: list[MoveRecord]
    started: list[str]
    stopped: list[str]
    before: dict[str, Any]
    after: dict[str, Any]


class TrialRecord(TypedDict):
    """One answer to a finding that was tried, and what it moves."""

    answer: Json
    words: str
    differences: list[MoveRecord]
    started: list[str]
    stopped: list[str]


class TrialsRecord(TypedDict):
    """All the different answers to one finding, tried one by one."""

    about: str
    trials: list[TrialRecord]


def what_if(inquiry: Inquiry, arguments: Sequence[str]) -> Explanation:
    """Compare the case with one in which other answers are supposed."""
    case, touched = supposed(inquiry, arguments)
    (other,) = inquiry.suppose([case])
    moved = tuple(moves(inquiry, other))
    started, stopped = _fired(other, inquiry), _fired(inquiry, other)
    word = f"{capitalised(inquiry.rule_word)}s that"
    record: WhatIfRecord = {
        "changes": [
            {"finding": each.id or each.kind, "before": value(inquiry, each), "after": value(other, each)}
            for each in touched
        ],
        "differences": [_move(inquiry, other, target) for target in moved],
        "started": [rule.id for rule in started],
        "stopped": [rule.id for rule in stopped],
        "before": assessment_record(inquiry.assessment),
        "after": assessment_record(other.assessment),
    }
    nothing = Node("Nothing in the report changes.", tone="quiet")
    telling = Telling(other)
    sections = (
        Section(
            "What is supposed",
            tuple(Node(_worded(inquiry, other, each, "{0}: {2} (now: {1})")) for each in touched),
        ),
        Section("What changes", tuple(_moved(inquiry, other, moved)) or (nothing,)),
        Section(
            f"{word} start to apply",
            tuple(telling.proof(other.derivation.rule(rule)) for rule in started),
            tree=True,
        ),
        Section(f"{word} stop applying", tuple(Node(rule_head(inquiry, r)) for r in stopped), tree=True),
        Section("Before and after", tuple(_side_by_side(inquiry, other))),
    )
    return explanation(inquiry, "what-if", f"what if {', '.join(map(escaped, arguments))}", record, sections)


def each_answer(inquiry: Inquiry, target: Target) -> Explanation:
    """Try all the different answers to one finding, or each class of medicines."""
    knowledge = inquiry.knowledge
    asked = knowledge.drug_classes if target == MEDICINES else (knowledge.finding[target.id],)
    trials = list(candidates(inquiry, asked))
    others = inquiry.suppose([inquiry.altered({variant.finding.id: variant.answer}) for variant in trials])
    record: TrialsRecord = {"about": str(target), "trials": []}
    nodes = []
    for variant, other in zip(trials, others, strict=True):
        moved = tuple(moves(inquiry, other))
        words = change_in_words((variant,), inquiry.voice)
        if target == MEDICINES:
            words = f"{inquiry.finding_name(variant.finding.id)}: {words}"
        record["trials"].append(
            {
                "answer": written(variant.answer),
                "words": words,
                "differences": [_move(inquiry, other, one) for one in moved],
                "started": [rule.id for rule in _fired(other, inquiry)],
                "stopped": [rule.id for rule in _fired(inquiry, other)],
            }
        )
        lines = tuple(_moved(inquiry, other, moved)) or (Node("changes nothing", tone="quiet"),)
        nodes.append(Node(words, children=lines))
    title = inquiry.title(target)
    now = Node(f"{title}: {value_in_words(inquiry, target, value(inquiry, target))}")
    sections = (
        Section("As it is", (now, *_alike(inquiry, target))),
        Section("With each answer", tuple(nodes), tree=True),
    )
    return explanation(inquiry, "what-if", f"what if {title} were something else", record, sections)


def _alike(inquiry: Inquiry, target: Target) -> Iterator[Node]:
    """Say which other answers would come to the same as the one that is known."""
    if target != MEDICINES:
        finding = inquiry.knowledge.finding[target.id]
        known = variant_of(inquiry.knowledge, finding, inquiry.case.answers.get(target.id))
        if known is not None and len(known.answers) > 1:
            yield Node(
                f"no {inquiry.rule_word} tells these apart: {change_in_words((known,), inquiry.voice)}",
                tone="quiet",
            )


def moves(inquiry: Inquiry, other: Inquiry) -> Iterator[Target]:
    """Yield the conclusions that differ between two cases, the weightiest first."""
    for target in inquiry.reported:
        if value(inquiry, target) != value(other, target):
            yield target


def _fired(one: Inquiry, other: Inquiry) -> tuple[Rule, ...]:
    """Return the rules that fired in one case and not in the other."""
    return tuple(rule for rule in one.assessment.fired if rule not in other.fired)


def _move(inquiry: Inquiry, other: Inquiry, target: Target) -> MoveRecord:
    return {"about": str(target), "before": value(inquiry, target), "after": value(other, target)}


def _moved(inquiry: Inquiry, other: Inquiry, targets: Iterable[Target]) -> Iterator[Node]:
    """Word what moved; in short the lesser of many moves are only counted."""
    moved = (Node(_worded(inquiry, other, target, "{}: {} → {}")) for target in targets)
    return shortened(inquiry, moved, _MOST_MOVED, "lesser changes")


def _worded(inquiry: Inquiry, other: Inquiry, target: Target, form: str) -> str:
    """Put a title, and what it is before and after, into words."""
    before, after = (value_in_words(one, target, value(one, target)) for one in (inquiry, other))
    return form.format(inquiry.title(target), before, after)


def _side_by_side(inquiry: Inquiry, other: Inquiry) -> Iterator[Node]:
    for label, one in (("before", inquiry), ("after", other)):
        said = one.assessment
        leading = listed(map(one.disorder_name, said.leading), most=4) or "nothing"
        urgency = f"{in_words(said.urgency)}, could be {in_words(said.urgency_could_be)}"
        settled = "settled" if said.settled else "not settled"
        scope = "" if said.in_scope else "; out of scope"
        yield Node(f"{urgency}; leading: {leading}; {settled}{scope}", label)


class WrongSupposition(NoSuchThing):
    """A supposed answer that does not fit: says why, and what to write instead."""


def supposed(inquiry: Inquiry, arguments: Sequence[str]) -> tuple[Case, tuple[Target, ...]]:
    """Return the case with these answers supposed, and the findings they are about."""
    changes: dict[str, Answer | None] = {}
    medicines: str | None = None
    for argument in arguments:
        name, sign, answer = argument.partition("=")
        if not sign:
            raise WrongSupposition(f"{escaped(argument)} does not say what to suppose. {HOW_TO}")
        target = resolve(inquiry.knowledge, name, ("finding", "medicines"))
        if target == MEDICINES:
            medicines = answer
        elif target.id in changes:
            raise WrongSupposition(f"{target.id} is supposed twice: keep one of the two.")
        else:
            changes[target.id] = _answer(inquiry, target, answer)
    case = inquiry.altered(changes) if medicines is None else _taking(inquiry, medicines, changes)
    touched = tuple(Target("finding", name) for name in inquiry.knowledge.finding if name in changes)
    return case, touched if medicines is None else (*touched, MEDICINES)


def _answer(inquiry: Inquiry, target: Target, text: str) -> Answer | None:
    finding, text = inquiry.knowledge.finding[target.id], text.strip()
    if not text:
        return None
    several = isinstance(finding, Choice) and finding.several and "," in text
    if isinstance(finding, Choice) and finding.several and text.casefold() == "none":
        return ()
    try:
        return read_answer(finding, [part.strip() for part in text.split(",")] if several else text)
    except WrongValue as error:
        raise WrongSupposition(f"{target.id}={escaped(text)} {error}") from None


def _taking(inquiry: Inquiry, text: str, changes: dict[str, Answer | None]) -> Case:
    """Return the case with another list of medicines, or none known, and the classes that follow from it."""
    text = text.strip()
    record: dict[str, object] = {"id": inquiry.case.id, "answers": {}}
    if text.casefold() in ("unknown", "none"):
        record["medicines"] = "unknown" if text.casefold() == "unknown" else []
    elif text:
        record["medicines"] = [name.strip() for name in text.split(",")]
    try:
        read = case_of(record, inquiry.knowledge, "medicines")
    except UnreadableInput as error:
        raise WrongSupposition(str(error)) from None
    answers = {**dict.fromkeys(f.id for f in inquiry.knowledge.drug_classes), **read.answers, **changes}
    case = inquiry.altered(answers)
    return replace(
        case,
        medicines=read.medicines,
        medicines_complete=read.medicines_complete,
        unrecognised_medicines=read.unrecognised_medicines,
    )
