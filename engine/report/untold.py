"""What was asked and is not known, and which of it red flags rest on: unknown is never no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from engine.assessment.evidence import question_of
from engine.assessment.red_flags import asks_for, red_flags_asked
from engine.cases.case import CANNOT_TELL, Case
from engine.reading.english import named
from engine.reading.patient import Outlook, Truth
from engine.words import listed
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Finding,
    KnowledgeBase,
    No,
    Urgency,
    YesNo,
)

_MOST_NAMES = 3
_RED_FLAGS = {"clinician": "red flags", "patient": "warning signs"}


def untold(knowledge: KnowledgeBase, case: Case) -> tuple[str, ...]:
    """Return the questions that were asked and are not known; the medicines are one."""
    return _questions(knowledge.finding[name] for name, told in case.answers.items() if told is CANNOT_TELL)


def untold_red_flags(outlook: Outlook, *, above: Urgency = Urgency.SELF_CARE) -> tuple[str, ...]:
    """Return those of them that keep a red flag undecided, one that asks for more than a level.

    Those come first on which the most urgent one rests, and on little else.
    """
    knowledge, case = outlook.knowledge, outlook.case
    if not untold(knowledge, case):
        return ()
    weight: dict[str, tuple[int, int]] = {}
    for rule in red_flags_asked(knowledge, outlook.patient):
        if asks_for(rule) > above:
            resting = dict.fromkeys(_undecided(rule.when, outlook, set()))
            for finding in resting:
                one = (asks_for(rule).rank, -len(resting))
                weight[finding.id] = max(one, weight.get(finding.id, one))
    found = [finding for name, finding in knowledge.finding.items() if name in weight]
    return _questions(sorted(found, key=lambda finding: weight[finding.id], reverse=True))


def untold_told(outlook: Outlook) -> str:
    """Say how many answers are not known, and name the first that red flags rest on; '' for none."""
    knowledge, voice = outlook.knowledge, outlook.case.audience
    if not (count := len(untold(knowledge, outlook.case))):
        return ""
    many = "1 answer is" if count == 1 else f"{count} answers are"
    flags, found = untold_red_flags(outlook), knowledge.finding
    if not flags:
        return f"{many} not known, and unknown is not read as no."
    names = [named(found[key], voice) if key in found else key for key in flags]
    of_them = "it" if count == 1 else f"{len(flags)} of them"
    which = listed(names, most=_MOST_NAMES)
    return f"{many} not known, and {_RED_FLAGS[voice]} rest on {of_them}: {which}."


def _questions(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(question_of, findings)))


def _undecided(criterion: Criterion, outlook: Outlook, seen: set[str]) -> Iterator[Finding]:
    """Yield the untold findings that keep a criterion unknown; each concept is followed once."""
    if outlook.of(criterion).now is not Truth.UNKNOWN:
        return
    match criterion:
        case YesNo():
            yield from _if_untold(criterion, outlook)
        case Chosen(finding) | Compare(finding):
            yield from _if_untold(finding, outlook)
        case Concept(id=name):
            rules = () if name in seen else outlook.knowledge.concluding[name]
            seen.add(name)
            for rule in rules:
                yield from _undecided(rule.when, outlook, seen)
        case AtLeast(_, parts):
            for part in parts:
                yield from _undecided(part, outlook, seen)
        case No(part):
            yield from _undecided(part, outlook, seen)
        case _:
            assert_never(criterion)


def _if_untold(finding: Finding, outlook: Outlook) -> Iterator[Finding]:
    if outlook.case.answers.get(finding.id) is CANNOT_TELL:
        yield finding
