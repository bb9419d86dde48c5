"""What two versions say of patients, conclusion by conclusion: who is told less cautiously, and who more.

Every conclusion is a ladder of sets, the most cautious first: who is told at least so much. One version's
table against the other's is then plain set algebra, and like the table itself it is read of one patient, of
many, and of all possible ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Literal, NamedTuple, TypeAlias

from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.assessment.targets import BENIGN, LEADING, URGENCY, Target
from engine.reading.sets import S
from engine.report.phrases import in_sentence
from engine.words import listed
from knowledge.criteria import KnowledgeBase, Urgency

Direction: TypeAlias = Literal["less_cautious", "more_cautious", "otherwise"]
DIRECTIONS: tuple[Direction, ...] = ("less_cautious", "more_cautious", "otherwise")
"""How a patient is told something else: what leads is neither more nor less than what led."""

SAID: Mapping[tuple[str, Direction], tuple[str, str]] = {
    ("urgency", "less_cautious"): ("some patients are less urgent", "nobody is less urgent"),
    ("warning", "less_cautious"): ("a warning is lost", "no warning is lost"),
    ("status", "less_cautious"): ("a danger counts for less", "no danger counts for less"),
    ("benign", "less_cautious"): ("somebody comes closer to benign", "nobody comes closer to benign"),
    ("urgency", "more_cautious"): ("some patients are more urgent", "nobody is more urgent"),
    ("leading", "otherwise"): ("something else leads", "what leads stays"),
    ("disorder", "less_cautious"): ("a disorder stands lower", "no disorder stands lower"),
    ("warning", "more_cautious"): ("a warning is given to more", "no warning is given to more"),
    ("status", "more_cautious"): ("a danger counts for more", "no danger counts for more"),
    ("benign", "more_cautious"): ("somebody is farther from benign", "nobody is farther from benign"),
    ("disorder", "more_cautious"): ("a disorder stands higher", "no disorder stands higher"),
    ("step", "less_cautious"): ("a step is dropped", "no step is dropped"),
    ("step", "more_cautious"): ("a step is added", "no step is added"),
}
"""How it is told that somebody is told something else, and that nobody is.

A reviewer looks at them in this order: first where less is said than before, the gravest first.
"""
_KEYS: Mapping[str, str] = {
    "warning": "warnings", "status": "must_not_miss", "disorder": "differential", "step": "steps",
}  # fmt: skip
"""Under what a record tells a kind of conclusion, where that is not its name."""
Told: TypeAlias = Mapping[str, Any]
_MOST_LEADING = 4


def place_of(kind: str, direction: Direction) -> int:
    """Return the place of what is told otherwise among all that a reviewer looks at."""
    return list(SAID).index((kind, direction))


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
    dangers = (*old.danger, *new.danger) if old.danger and new.danger else ()
    every = (
        URGENCY,
        *(Target("warning", name) for name in (*old.warning, *new.warning)),
        *(Target("status", name) for name in dangers),
        *((BENIGN,) if old.benign and new.benign else ()),
        LEADING,
        *(Target("disorder", name) for name in (*old.disorder, *new.disorder)),
        *(Target("step", name) for name in (*old.step, *new.step)),
    )
    return tuple(dict.fromkeys(every))


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


def about(target: Target, *bases: KnowledgeBase) -> str:
    """Name what a conclusion is about; a record is named by the last version that has it."""
    for base in reversed(bases):
        match target.kind:
            case "status" if target.id in base.disorder:
                return base.disorder[target.id].name
            case "disorder" if target.id in base.disorder:
                return f"{base.disorder[target.id].name} as an explanation"
            case "warning" if target.id in base.warning:
                return f"warning '{base.warning[target.id].text}'"
            case "step" if target.id in base.step:
                return f"step '{base.step[target.id].text}'"
    return {"leading": "what leads", "benign": "may be called benign"}.get(target.kind, str(target))


def said(told: Told, target: Target, *bases: KnowledgeBase) -> str:
    """Say what a conclusion is; disorders are named by the last version that has them."""
    match target.kind:
        case "urgency":
            words = str(told["urgency"]).replace("_", "-")
        case "leading":
            names = (_disorder(str(name), bases) for name in told["leading"])
            words = listed(names, most=_MOST_LEADING) or "nothing"
        case "benign":
            words = told["benign"]["verdict"].replace("_", " ")
        case "warning":
            given = any(one["id"] == target.id for one in told["warnings"])
            words = "given" if given else "not given"
        case "step":
            words = "advised" if any(one["id"] == target.id for one in told["steps"]) else "not advised"
        case "status":
            statuses = {one["disorder"]: one["status"] for one in told["must_not_miss"]}
            words = statuses.get(target.id, "not known").replace("_", " ")
        case _:
            standings = {one["disorder"]: one["standing"] for one in told["differential"]}
            words = standings.get(target.id, "not known").replace("_", " ")
    return words


def moved_in_words(then: Told, now: Told, target: Target, *bases: KnowledgeBase) -> str:
    """Say what has become of a conclusion."""
    return f"{about(target, *bases)}: {said(then, target, *bases)} → {said(now, target, *bases)}"


def moves_in_words(then: Told, now: Told, knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what has become of all that two records tell, the weightiest first; which led, as a set."""
    for target in compared(knowledge, knowledge):
        key = _KEYS.get(target.kind, target.kind)
        if key not in then or key not in now:
            continue
        if target == LEADING:
            moved = set(then["leading"]) != set(now["leading"])
        else:
            moved = said(then, target, knowledge) != said(now, target, knowledge)
        if moved:
            yield moved_in_words(then, now, target, knowledge)


def in_one_line(told: Told, *bases: KnowledgeBase) -> str:
    """Say how urgent it is, and what leads."""
    return f"{said(told, URGENCY)}; leading: {said(told, LEADING, *bases)}"


def _disorder(name: str, bases: tuple[KnowledgeBase, ...]) -> str:
    known = (base.disorder[name].name for base in reversed(bases) if name in base.disorder)
    return in_sentence(next(known, name))
