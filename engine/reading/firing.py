"""Firings: which rules apply to one patient, and which answers and concepts each of them rests on.

What experta fires (`engine.reading.rete`) is held to the reference here, which needs no experta: it follows
the truth of a criterion down its tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.cases.case import Answers
from engine.reading.patient import Known
from knowledge.criteria import (
    Chosen,
    Compare,
    Concept,
    Criterion,
    KnowledgeBase,
    Leaf,
    Rule,
    YesNo,
    leaves,
)


@dataclass(frozen=True, slots=True)
class Used:
    """A leaf that a rule rests on: as holding, or (under `no`) as failing."""

    leaf: Leaf
    holds: bool


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that applies, reported once, with all it rests on: each leaf in its order in the rule."""

    rule: Rule
    facts: tuple[Used, ...]


def in_order(criterion: Criterion, used: Mapping[Leaf, bool]) -> tuple[Used, ...]:
    """Return what was used in the order in which the criterion first names it."""
    named = dict.fromkeys(leaves(criterion))
    return tuple(Used(leaf, used[leaf]) for leaf in named if leaf in used)


def grounds(criterion: Criterion, reading: Known, *, holds: bool = True) -> tuple[Used, ...]:
    """Return every leaf that helps to make the criterion TRUE, or else FALSE.

    A leaf helps if it and each node over it have the truth that is asked of them: TRUE, or FALSE
    under `no`. So of 'one of these two' both are named when both hold, and none is named for a
    branch that does not come about.
    """

    def walk(node: Criterion, holds: bool) -> Iterator[tuple[Leaf, bool]]:
        if not (reading.holds(node) if holds else reading.fails(node)):
            return
        match node:
            case YesNo() | Chosen() | Compare() | Concept():
                yield node, holds
            case _:
                for part, wanted in node.needs(holds)[1]:
                    yield from walk(part, wanted)

    return in_order(criterion, dict(walk(criterion, holds)))


def reference_firings(knowledge: KnowledgeBase, answers: Answers) -> tuple[Firing, ...]:
    """Return the rules that are TRUE and their grounds, in catalogue order, without experta."""
    reading = Known(knowledge, answers)
    return tuple(Firing(rule, grounds(rule.when, reading)) for rule in reading.fired)
