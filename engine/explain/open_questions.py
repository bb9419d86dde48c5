"""`open`: what is not known yet and what each answer could still change, the most useful first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from engine.assessment.evidence import obtained_in, question_of
from engine.assessment.relevance import OpenRule
from engine.assessment.targets import RESULT, URGENCY, Target
from engine.explain.explanation import Explanation, Question, explanation
from engine.explain.hypotheses import Settles, usefulness
from engine.explain.inquiry import Inquiry, value, value_in_words
from engine.report.page import Node, Section
from engine.words import counted, in_words, listed

_MOST_IN_SHORT = 8
_MOST_NAMES = 3


class OpenQuestionRecord(TypedDict):
    """A question that is open, what its answer could still change, and how many open rules it decides."""

    question: str
    could_change: list[str]
    rules: list[str]
    settles_at_least: int
    settles_at_most: int
    red_flag: bool


class OpenRecord(TypedDict):
    """What is open about a conclusion; `settled` says that nothing can change it, with the reason."""

    about: str
    settled: bool
    reason: str
    open_rules: list[str]
    questions: list[OpenQuestionRecord]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question, the open rules that its answer bears on, how many rules it decides, and what could move."""

    name: str
    rules: tuple[OpenRule, ...]
    moves: tuple[Target, ...]
    settles: Settles
    red_flag: bool


def what_is_open(inquiry: Inquiry, about: Target = RESULT, *, question: Question = "open") -> Explanation:
    """Say what is open, and what is best asked next; or that it is settled, and why."""
    rules = tuple(inquiry.relevance.open_rules(about))
    found = open_questions(inquiry, rules, inquiry.relevance.open_by_themselves(about))
    settled = inquiry.assessment.settled if about == RESULT else not found
    reason = _reason(inquiry, about, found, settled=settled)
    record: OpenRecord = {
        "about": str(about),
        "settled": settled,
        "reason": reason,
        "open_rules": [one.rule.id for one in rules],
        "questions": [_record(one) for one in found],
    }
    most = len(found) if inquiry.full else _MOST_IN_SHORT
    nodes = [_node(inquiry, one, len(rules)) for one in found[:most]]
    if len(found) > most:
        rest = listed((inquiry.finding_name(one.name) for one in found[most:]), most=12)
        nodes.append(Node(f"less useful: {rest}", tone="quiet"))
    sections = (
        Section(
            "Settled" if settled else "Not settled", (Node(reason, tone="good" if settled else "plain"),)
        ),
        Section("Open, the most useful first", tuple(nodes), tree=True),
    )
    title = "what is open" if about == RESULT else f"what is open about {inquiry.title(about)}"
    return explanation(inquiry, question, title, record, sections)


def open_questions(
    inquiry: Inquiry, rules: Sequence[OpenRule], by_themselves: Mapping[str, Sequence[Target]]
) -> list[OpenQuestion]:
    """Return the questions that are open: those that the rules wait for, and those that count by themselves.

    They come in the order of a consultation, history first: what is best asked now, red flags, then what
    weighs most (`engine.assessment.evidence`).
    """
    by_question: dict[str, list[OpenRule]] = {name: [] for name in by_themselves}
    for one in rules:
        for name in one.questions:
            by_question.setdefault(name, []).append(one)
    settles = usefulness(inquiry, tuple(by_question), [one.rule.id for one in rules])
    flags = inquiry.assessment.red_flags_open
    place = {name: number for number, name in enumerate((*inquiry.knowledge.finding, "medicines"))}
    found = [
        OpenQuestion(
            name,
            tuple(bearing),
            could_change(inquiry, bearing, by_themselves.get(name, ())),
            settles[name],
            name in flags,
        )
        for name, bearing in by_question.items()
    ]
    weighs: dict[str, float] = {}
    for name, share in inquiry.relevance.findings.items():
        asked = question_of(inquiry.knowledge.finding[name])
        weighs[asked] = weighs.get(asked, 0.0) + share
    best = {name: number for number, name in enumerate(inquiry.assessment.ask)}

    def order(one: OpenQuestion) -> tuple[float, ...]:
        return (
            obtained_in(inquiry.knowledge.finding.get(one.name)),
            best.get(one.name, len(best)),
            not one.red_flag,
            -weighs.get(one.name, 0.0),
            -one.settles.mean,
            place[one.name],
        )

    return sorted(found, key=order)


def could_change(
    inquiry: Inquiry, rules: Sequence[OpenRule], by_themselves: Iterable[Target]
) -> tuple[Target, ...]:
    """Return the conclusions that open rules, and answers by themselves, could move, the weightiest first."""
    moved = dict.fromkeys((*(target for one in rules for target in one.moves), *by_themselves))
    place = inquiry.reported
    return tuple(sorted(moved, key=lambda target: place.get(target, len(place))))


def _reason(inquiry: Inquiry, about: Target, found: Sequence[OpenQuestion], *, settled: bool) -> str:
    said, many = inquiry.assessment, counted(len(found), "open question")
    if about != RESULT:
        now = value_in_words(inquiry, about, value(inquiry, about))
        could = "No open question can change that" if settled else f"{many} could still change that"
        return f"{inquiry.title(about)}: {now}. {could}."
    if settled:
        bear = "bears" if len(found) == 1 else "bear"
        lesser = f" {many} {bear} on lesser matters." if found else ""
        return (
            f"Nothing left to ask a {inquiry.case.audience} can change the result: "
            f"urgency stays {in_words(said.urgency)}, "
            f"and warnings, what must not be missed and what leads are fixed.{lesser}"
        )
    could = f"; urgency could still be {in_words(said.urgency_could_be)}"
    higher = could if said.urgency_could_be > said.urgency else ""
    return f"{many} could still change the result{higher}."


def _record(one: OpenQuestion) -> OpenQuestionRecord:
    return {
        "question": one.name,
        "could_change": [str(target) for target in one.moves],
        "rules": [bearing.rule.id for bearing in one.rules],
        "settles_at_least": one.settles.least,
        "settles_at_most": one.settles.most,
        "red_flag": one.red_flag,
    }


def _node(inquiry: Inquiry, one: OpenQuestion, rules: int) -> Node:
    least, most = one.settles.least, one.settles.most
    many = f"{least}" if least == most else f"{least} to {most}"
    names = [_name(inquiry, target) for target in one.moves]
    bearing = ", ".join(open_rule.rule.id for open_rule in one.rules)
    children = [Node(f"could change: {listed(names, most=None if inquiry.full else _MOST_NAMES)}")]
    if bearing:
        children.append(Node(f"would settle {many} of {rules} open {inquiry.rule_word}s", tone="quiet"))
    if inquiry.full and bearing:
        children.append(Node(f"through {bearing}", tone="quiet"))
    label = "red flag" if one.red_flag else ""
    return Node(inquiry.finding_name(one.name), label, "strong", tuple(children))


def _name(inquiry: Inquiry, target: Target) -> str:
    if target == URGENCY:
        return f"urgency (up to {in_words(inquiry.assessment.urgency_could_be)})"
    return inquiry.title(target)
