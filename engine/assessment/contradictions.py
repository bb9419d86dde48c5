"""Answers that cannot all be true, with the smallest set of them that clashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.cases.case import Answer, Case
from engine.reading.patient import Known, entailing
from knowledge.criteria import (
    Chosen,
    Compare,
    Concept,
    Conflict,
    Criterion,
    KnowledgeBase,
    YesNo,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict that holds, the answers that make it, and the question to ask again."""

    conflict: Conflict
    answers: dict[str, Answer]


def contradictions(knowledge: KnowledgeBase, case: Case) -> tuple[Contradiction, ...]:
    """Return the conflicts that hold for a case, in catalogue order."""
    reading = Known(knowledge, case.told)
    found = []
    for conflict in knowledge.conflicts:
        if reading.holds(conflict.when):
            clash = _support(reading, case, conflict.when, holds=True)
            answers = {key: case.told[key] for key in knowledge.finding if key in clash}
            found.append(Contradiction(conflict, answers))
    return tuple(found)


def _support(reading: Known, case: Case, criterion: Criterion, *, holds: bool) -> frozenset[str]:
    """Return few findings whose answers, as they were told, alone give a criterion the truth it has.

    Of the parts that have it, those with the fewest findings are taken, first ones first.
    """
    match criterion:
        case YesNo() | Chosen() | Compare():
            finding = criterion if isinstance(criterion, YesNo) else criterion.finding
            if follow := entailing(reading, case, finding):
                return _support(reading, case, follow.when, holds=True)
            return frozenset({finding.id})
        case Concept(id=name):
            rules = tuple((rule.when, holds) for rule in reading.knowledge.concluding[name])
            return _fewest(reading, case, 1 if holds else len(rules), rules)
        case _:
            return _fewest(reading, case, *criterion.needs(holds))


def _fewest(
    reading: Known, case: Case, count: int, parts: Iterable[tuple[Criterion, bool]]
) -> frozenset[str]:
    having = ((p, holds) for p, holds in parts if (reading.holds(p) if holds else reading.fails(p)))
    supports = sorted((_support(reading, case, part, holds=holds) for part, holds in having), key=len)
    return frozenset().union(*supports[:count])
