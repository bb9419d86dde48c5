"""Rules prepared for forward chaining: no `no`, one production for each inner node, nothing idle.

A criterion becomes a tree of junctions ('n of these') over leaves that have to hold or to fail:
`no` is pushed down to the leaves (De Morgan: 'not n of k' is 'k - n + 1 of k do not'), because
matching what was said to be so or not so is all that three-valued truth needs. Equal junctions are
one, whichever rules they stand in, and are concluded once. A concept that somewhere has to fail gets
a dual production: it fails when all rules that conclude it do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from engine.reading.firing import Used
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    KnowledgeBase,
    Leaf,
    No,
    Rule,
    YesNo,
)


@dataclass(frozen=True, slots=True)
class Junction:
    """How many of these conditions must hold."""

    count: int
    parts: tuple[Condition, ...]


Condition: TypeAlias = Used | Junction


@dataclass(frozen=True, slots=True)
class Production:
    """When `count` of `parts` come about, so does `goal`: a rule fires, a junction holds, a concept fails."""

    goal: Rule | Junction | Concept
    count: int
    parts: tuple[Condition, ...]


def condition(criterion: Criterion, holds: bool = True) -> Condition:
    """Return the criterion without `no`, or, unless it has to hold, that of its being FALSE."""
    if not isinstance(criterion, AtLeast | No):
        return Used(criterion, holds)
    needed, parts = criterion.needs(holds)
    return _junction(needed, tuple(condition(part, wanted) for part, wanted in parts))


def _reached(criterion: Criterion, holds: bool, can_be: Callable[[Leaf, bool], bool]) -> Condition | None:
    """Return the condition without the leaves that cannot be; None, if it cannot come about then."""
    if not isinstance(criterion, AtLeast | No):
        return Used(criterion, holds) if can_be(criterion, holds) else None
    needed, parts = criterion.needs(holds)
    reached: list[Condition] = []
    for left, (part, wanted) in zip(range(len(parts), 0, -1), parts, strict=True):
        if len(reached) + left < needed:
            return None
        if (one := _reached(part, wanted, can_be)) is not None:
            reached.append(one)
    return _junction(needed, tuple(reached)) if len(reached) >= needed else None


def _junction(count: int, parts: tuple[Condition, ...]) -> Condition:
    """Return the plainest condition: 'all' within 'all' and 'any' within 'any' are one, repeats go.

    Only at these two ends: a repeat in '2 of 3' counts twice.
    """
    if len(parts) == 1:
        return parts[0]
    if count not in (1, len(parts)):
        return Junction(count, parts)
    every = count > 1

    def flat(part: Condition) -> tuple[Condition, ...]:
        if isinstance(part, Junction) and part.count == (len(part.parts) if every else 1):
            return part.parts
        return (part,)

    merged = tuple(dict.fromkeys(inner for part in parts for inner in flat(part)))
    return Junction(len(merged) if every else 1, merged) if len(merged) > 1 else merged[0]


def productions(knowledge: KnowledgeBase, about: Collection[str] | None = None) -> tuple[Production, ...]:
    """Return all that answers to the findings `about` can bring about, in the order it has to fire in.

    That is by stratum, then the junctions, then the rules in catalogue order, then the duals. What no
    such answer can bring about is left out: that changes nothing but the time to build it.
    """
    return _Compilation(knowledge, knowledge.finding.keys() if about is None else about).productions()


class _Compilation:
    def __init__(self, knowledge: KnowledgeBase, about: Collection[str]) -> None:
        self._knowledge = knowledge
        self._about = frozenset(about)
        self._rules: dict[str, Condition | None] = {}
        self._duals: dict[str, Condition | None] = {}
        self._stratum = {
            concept.id: max((knowledge.strata[r.id] for r in knowledge.concluding[concept.id]), default=0)
            for concept in knowledge.concepts
        }

    def productions(self) -> tuple[Production, ...]:
        placed: dict[Rule | Junction | Concept, tuple[tuple[int, int], Production]] = {}

        def place(goal: Rule | Junction | Concept, kind: int, stratum: int, reached: Condition) -> None:
            junction = reached if isinstance(reached, Junction) else Junction(1, (reached,))
            for part in junction.parts:
                if isinstance(part, Junction) and part not in placed:
                    place(part, 0, self._stratum_of(part), part)
            production = Production(goal, junction.count, junction.parts)
            placed[goal] = ((stratum, kind), production)

        for rule in self._knowledge.rules:
            if reached := self._rule(rule):
                place(rule, 1, self._knowledge.strata[rule.id], reached)
        for concept in self._knowledge.concepts:
            if reached := self._duals.get(concept.id):
                place(concept, 2, self._stratum[concept.id], reached)
        return tuple(production for _, production in sorted(placed.values(), key=lambda place: place[0]))

    def _stratum_of(self, part: Condition) -> int:
        """Return the stratum from which on the condition can be decided."""
        if isinstance(part, Junction):
            return max(map(self._stratum_of, part.parts))
        return self._stratum[part.leaf.id] + 1 if isinstance(part.leaf, Concept) else 0

    def _rule(self, rule: Rule) -> Condition | None:
        if rule.id not in self._rules:
            self._rules[rule.id] = _reached(rule.when, True, self._can_be)
        return self._rules[rule.id]

    def _dual(self, concept: Concept) -> Condition | None:
        """Return what makes the concept fail, if anything can; with no rule to conclude it, nothing need."""
        if concept.id not in self._duals:
            rules = self._knowledge.concluding[concept.id] if concept.complete else ()
            fails = [each for rule in rules if (each := _reached(rule.when, False, self._can_be))]
            whole = _junction(len(fails), tuple(fails)) if fails else Junction(0, ())
            self._duals[concept.id] = whole if concept.complete and len(fails) == len(rules) else None
        return self._duals[concept.id]

    def _can_be(self, leaf: Leaf, holds: bool) -> bool:
        match leaf:
            case YesNo() | Chosen() | Compare():
                return leaf.finding.id in self._about
            case Concept() if holds:
                return any(self._rule(rule) is not None for rule in self._knowledge.concluding[leaf.id])
            case Concept():
                return self._dual(leaf) is not None
            case _:
                assert_never(leaf)
