"""What two versions say of patients, conclusion by conclusion: who is told less cautiously, and who more.

Every conclusion is a ladder of sets, the most cautious first: who is told at least so much. One version's
table against the other's is then plain set algebra, and like the table itself it is read of one patient, of
many, and of all possible ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Literal, NamedTuple, TypeAlias

from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.assessment.targets import BENIGN, LEADING, URGENCY, Target
from engine.reading.sets import S
from knowledge.criteria import KnowledgeBase, Urgency

Direction: TypeAlias = Literal["less_cautious", "more_cautious", "otherwise"]
DIRECTIONS: tuple[Direction, ...] = ("less_cautious", "more_cautious", "otherwise")
"""How a patient is told something else: what leads is neither more nor less than what led."""

_FIRST: tuple[tuple[str, Direction], ...] = (
    ("urgency", "less_cautious"),
    ("warning", "less_cautious"),
    ("status", "less_cautious"),
    ("benign", "less_cautious"),
    ("urgency", "more_cautious"),
    ("leading", "otherwise"),
    ("disorder", "less_cautious"),
    ("warning", "more_cautious"),
    ("status", "more_cautious"),
    ("benign", "more_cautious"),
    ("disorder", "more_cautious"),
    ("step", "less_cautious"),
    ("step", "more_cautious"),
)
"""What a reviewer looks at first: where less is said than before, the gravest first."""


def place_of(kind: str, direction: Direction) -> int:
    """Return the place of what is told otherwise among all that a reviewer looks at."""
    return _FIRST.index((kind, direction))


class Moved(NamedTuple, Generic[S]):
    """Who is told something else about a conclusion, in one direction."""

    target: Target
    direction: Direction
    patients: S


def compared(old: KnowledgeBase, new: KnowledgeBase) -> tuple[Target, ...]:
    """Return what both versions say something about, the weightiest first.

    A version without any dangers says nothing of where they stand, and one without benign disorders
    nothing of what is benign.
    """
    both = (old, new)
    warnings = dict.fromkeys(name for one in both for name in one.warning)
    steps = dict.fromkeys(name for one in both for name in one.step)
    disorders = dict.fromkeys(name for one in both for name in one.disorder)
    dangers = dict.fromkeys(name for one in both for name in one.danger)
    return (
        URGENCY,
        *(Target("warning", name) for name in warnings),
        *(Target("status", name) for name in dangers if old.danger and new.danger),
        *((BENIGN,) if old.benign and new.benign else ()),
        LEADING,
        *(Target("disorder", name) for name in disorders),
        *(Target("step", name) for name in steps),
    )


def moved(old: Table[S], new: Table[S], target: Target) -> Iterator[Moved[S]]:
    """Yield who is told something else about a conclusion."""
    sets = new.sets
    if target == LEADING:
        names = dict.fromkeys((*old.knowledge.disorder, *new.knowledge.disorder))
        led = [tuple(t.leading.get(name, sets.nobody) for t in (old, new)) for name in names]
        apart = (part for one, other in led for part in (sets.but(one, other), sets.but(other, one)))
        yield Moved(target, "otherwise", sets.some(apart))
        return
    # A version without such a record tells nobody of it: only what a patient is told is compared.
    steps = list(zip(ladder(old, target), ladder(new, target), strict=False))
    yield Moved(target, "less_cautious", sets.some(sets.but(one, other) for one, other in steps))
    yield Moved(target, "more_cautious", sets.some(sets.but(other, one) for one, other in steps))


def ladder(table: Table[S], target: Target) -> tuple[S, ...]:
    """Return who is told at least so much about a conclusion, the most cautious first."""
    knowledge, nobody, some, name = table.knowledge, table.sets.nobody, table.sets.some, target.id
    match target.kind:
        case "urgency":
            return tuple(table.as_urgent_as(level) for level in reversed(Urgency) if level.below)
        case "warning":
            return (table.warnings.get(name, nobody),)
        case "step":
            return (table.steps.get(name, nobody),)
        case "disorder":
            disorder = knowledge.disorder.get(name)
            levels = (Standing.LIKELY, Standing.POSSIBLE, Standing.NOT_SUGGESTED)
            return tuple(table.stands(disorder, s) for s in levels) if disorder else (nobody, nobody)
        case "status":
            status = table.must_not_miss.get(name)
            if status is None:
                return (nobody,)
            cautious = (status.supported, status.needs_test, status.not_looked_for, status.not_found)
            return tuple(some(cautious[: place + 1]) for place in range(len(cautious)))
        case "benign":
            return (table.benign.no, some((table.benign.no, table.benign.not_yet)))
        case _:
            raise ValueError(f"{target} has no ladder")
