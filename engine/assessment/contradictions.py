"""Answers that cannot all be true, with the smallest set of them that clashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from engine.cases.case import Answer, Case
from engine.reading.patient import Known, Truth
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Conflict,
    Criterion,
    KnowledgeBase,
    No,
    YesNo,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict that holds, the answers that make it, and the question to ask again."""

    conflict: Conflict
    answers: dict[str, Answer]


def contradictions(knowledge: KnowledgeBase, case: Case) -> tuple[Contradiction, ...]:
    """Return the conflicts that hold for a case, in catalogue order."""
    reading = Known(knowledge, case.answers)
    found = []
    for conflict in knowledge.conflicts:
        if reading.holds(conflict.when):
            clash = _support(reading, conflict.when, Truth.TRUE)
            answers = {key: case.answers[key] for key in knowledge.finding if key in clash}
            found.append(Contradiction(conflict, answers))
    return tuple(found)


def _support(reading: Known, criterion: Criterion, value: Truth) -> frozenset[str]:
    """Return few findings whose answers alone give a criterion the truth it has.

    Of the parts that have it, those with the fewest findings are taken, first ones first.
    """
    match criterion:
        case YesNo(id=name):
            return frozenset({name})
        case Chosen(finding) | Compare(finding):
            return frozenset({finding.id})
        case Concept(id=name):
            rules = tuple(rule.when for rule in reading.knowledge.concluding[name])
            return _fewest(reading, 1 if value is Truth.TRUE else len(rules), rules, value)
        case AtLeast(count, parts):
            needed = count if value is Truth.TRUE else len(parts) - count + 1
            return _fewest(reading, needed, parts, value)
        case No(part):
            return _support(reading, part, Truth(-value))
        case _:
            assert_never(criterion)


def _fewest(reading: Known, count: int, parts: tuple[Criterion, ...], value: Truth) -> frozenset[str]:
    having = (part for part in parts if reading.truth(part) is value)
    supports = sorted((_support(reading, part, value) for part in having), key=len)
    return frozenset().union(*supports[:count])
