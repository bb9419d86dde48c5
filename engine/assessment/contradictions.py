"""Answers that cannot all be true, with the smallest set of them that clashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.cases.case import Answer, Case
from engine.reading.patient import Known, entailing
from engine.reading.reader import Reading
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
            clash = set(_told(reading, case, decided_by(reading, conflict.when, holds=True)))
            answers = {key: case.told[key] for key in knowledge.finding if key in clash}
            found.append(Contradiction(conflict, answers))
    return tuple(found)


def _told(reading: Known, case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield for each finding the one that was told, or those from whose answers its own follows."""
    for name in names:
        follow = entailing(reading, case, reading.knowledge.finding[name])
        if follow is None:
            yield name
        else:
            yield from _told(reading, case, decided_by(reading, follow.when, holds=True))


def decided_by(reading: Reading[bool], criterion: Criterion, *, holds: bool) -> tuple[str, ...]:
    """Return few findings whose answers alone give a criterion the truth it has, in the order it names them.

    Of the parts that have it, those with the fewest findings are taken, first ones first.
    """
    match criterion:
        case YesNo() | Chosen() | Compare():
            return (criterion.finding.id,)
        case Concept(id=name):
            rules = tuple((rule.when, holds) for rule in reading.knowledge.concluding[name])
            return _fewest(reading, 1 if holds else len(rules), rules)
        case _:
            return _fewest(reading, *criterion.needs(holds))


def _fewest(reading: Reading[bool], count: int, parts: Iterable[tuple[Criterion, bool]]) -> tuple[str, ...]:
    having = ((p, holds) for p, holds in parts if (reading.holds(p) if holds else reading.fails(p)))
    supports = sorted((decided_by(reading, part, holds=holds) for part, holds in having), key=len)
    return tuple(dict.fromkeys(name for support in supports[:count] for name in support))
