"""Formulas of plain logic, each written once: what criteria and assessments become for the prover.

A formula is a number, its negation the negative of it, so that negating costs nothing and two that
are alike are the same one: two patients who differ in one answer share all that does not rest on it.
Every gate is a definition that further gates name, so formulas stay as small as what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

Formula: TypeAlias = int
TRUE: Formula = 1
FALSE: Formula = -1


@dataclass(frozen=True, slots=True)
class Input:
    """Something that may be so or not, by its name."""

    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """So many of these formulas hold."""

    count: int
    parts: tuple[Formula, ...]


class Circuit:
    """Formulas by number; each rests only on those with smaller ones."""

    def __init__(self) -> None:
        self.nodes: list[Input | Gate | None] = [None, None]
        self._numbers: dict[Input | Gate, Formula] = {}

    def input(self, *name: str) -> Formula:
        """Return the formula for something that may be so or not."""
        return self._number(Input(name))

    def all_of(self, parts: Iterable[Formula]) -> Formula:
        """Return the formula that all of these hold."""
        distinct = {part for part in parts if part != TRUE}
        if FALSE in distinct or any(-part in distinct for part in distinct):
            return FALSE
        if len(distinct) <= 1:
            return distinct.pop() if distinct else TRUE
        return self._number(Gate(len(distinct), tuple(sorted(distinct))))

    def any_of(self, parts: Iterable[Formula]) -> Formula:
        """Return the formula that any of these holds."""
        return -self.all_of([-part for part in parts])

    def implies(self, premise: Formula, conclusion: Formula) -> Formula:
        """Return the formula that the conclusion holds if the premise does."""
        return self.any_of((-premise, conclusion))

    def same(self, one: Formula, other: Formula) -> Formula:
        """Return the formula that both hold or neither does."""
        return self.all_of((self.implies(one, other), self.implies(other, one)))

    def at_least(self, count: int, parts: Iterable[Formula]) -> Formula:
        """Return the formula that `count` or more of these hold, repeats counted."""
        undecided = []
        for part in parts:
            if part == TRUE:
                count -= 1
            elif part != FALSE:
                undecided.append(part)
        if count <= 0:
            return TRUE
        if count > len(undecided):
            return FALSE
        if count == len(undecided):
            return self.all_of(undecided)
        if count == 1:
            return self.any_of(undecided)
        return self._number(Gate(count, tuple(sorted(undecided))))

    def cone(self, formulas: Iterable[Formula], besides: set[int] | None = None) -> Iterator[int]:
        """Yield the numbers of all that the formulas rest on, smaller ones first.

        Those in `besides`, with all that they rest on, are passed over; what is yielded joins them.
        """
        seen = {abs(TRUE)} if besides is None else besides
        waiting = sorted({abs(formula) for formula in formulas} - seen)
        found = set(waiting)
        while waiting:
            node = self.nodes[waiting.pop()]
            if isinstance(node, Gate):
                new = {abs(part) for part in node.parts} - seen - found
                found |= new
                waiting += new
        seen |= found
        yield from sorted(found)

    def inputs(self, formulas: Iterable[Formula]) -> dict[Input, Formula]:
        """Return the inputs that formulas rest on."""
        cone = ((self.nodes[number], number) for number in self.cone(formulas))
        return {node: number for node, number in cone if isinstance(node, Input)}

    def values(self, formulas: Iterable[Formula], inputs: Mapping[Input, bool]) -> tuple[bool, ...]:
        """Say of each formula whether it holds where the inputs are these, and all others are not so."""
        wanted = tuple(formulas)
        true = {TRUE: True, FALSE: False}
        for number in self.cone(wanted, {abs(TRUE)}):
            match self.nodes[number]:
                case Input() as node:
                    holds = inputs.get(node, False)
                case Gate(count, parts):
                    holds = sum(true[part] for part in parts) >= count
                case None:
                    continue
                case unexpected:
                    assert_never(unexpected)
            true[number], true[-number] = holds, not holds
        return tuple(true[formula] for formula in wanted)

    def _number(self, node: Input | Gate) -> Formula:
        if node not in self._numbers:
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]
