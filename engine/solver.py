"""z3 as the engine uses it: is there a patient of whom these formulas hold, and which is a simple one.

This is the only module that imports z3 (https://github.com/Z3Prover/z3), an optional extra. All is plain
logic with counting, which its solver for finite domains takes straight to SAT. A gate is told to it
once, as the definition of a name, when a question first rests on it; questions are asked under
assumptions, so that what it learns from one serves the next.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal, TypeAlias

from engine.circuit import TRUE, Circuit, Formula, Gate, Input
from engine.errors import CrampdxError
from engine.symbolic import Values

Outcome: TypeAlias = Literal["none", "found", "undecided"]


class MissingSolver(CrampdxError):
    """The extra `prove` is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "proofs need the solver z3, which is not installed: install the extra with "
            "`pip install 'crampdx[prove]'`, or z3-solver by itself."
        )


def _z3() -> Any:
    try:
        import z3
    except ImportError:
        raise MissingSolver from None
    return z3


class Solver:
    """Searches for inputs of a circuit. `timeout` is in seconds, for one search."""

    def __init__(self, circuit: Circuit, timeout: float) -> None:
        self._z3 = _z3()
        self._circuit = circuit
        self._solver = self._z3.SolverFor("QF_FD")
        self._solver.set("timeout", max(1, round(timeout * 1000)))
        self._names: dict[int, Any] = {abs(TRUE): self._z3.BoolVal(True)}
        self._defined: set[int] = {abs(TRUE)}

    def search(self, formulas: Collection[Formula]) -> Outcome:
        """Search for inputs that make all of the formulas hold; `found` returns them."""
        for number in self._circuit.cone(formulas, self._defined):
            self._define(number)
        answer = self._solver.check(*(self._literal(formula) for formula in formulas if formula != TRUE))
        if answer == self._z3.unknown:
            return "undecided"
        return "found" if answer == self._z3.sat else "none"

    def found(self, formulas: Collection[Formula]) -> Values:
        """Return the inputs last found, those alone that these formulas rest on."""
        model = self._solver.model()
        values: Values = {}
        for number in self._circuit.cone(formulas, {abs(TRUE)}):
            node = self._circuit.nodes[number]
            if isinstance(node, Input):
                values[node] = bool(self._z3.is_true(model[self._names[number]]))
        return values

    def simplest(self, formulas: Sequence[Formula], dispensable: Collection[Input]) -> Values:
        """Return inputs that make the formulas hold, with none of these so that need not be.

        The formulas have just been found to hold somewhere.
        """
        values = self.found(formulas)
        needed = [node for node in dispensable if node in values]
        denied = [node for node in needed if not values[node]]
        needed = [node for node in needed if values[node]]
        kept: list[Input] = []
        while needed:
            candidate = needed.pop()
            without = [-self._circuit.input(*node.name) for node in (*denied, candidate)]
            if self.search((*formulas, *without)) != "found":
                kept.append(candidate)
                continue
            values = self.found(formulas)
            denied += [candidate, *(node for node in (*needed, *kept) if not values[node])]
            needed = [node for node in needed if values[node]]
            kept = [node for node in kept if values[node]]
        return values

    def _define(self, number: int) -> None:
        name = self._z3.Bool(f"f{number}")
        self._names[number] = name
        node = self._circuit.nodes[number]
        if not isinstance(node, Gate):
            return
        parts = [self._literal(part) for part in node.parts]
        every = node.count == len(parts)
        body = self._z3.And(*parts) if every else self._z3.AtLeast(*parts, node.count)
        self._solver.add(name == body)

    def _literal(self, formula: Formula) -> Any:
        name = self._names[abs(formula)]
        return name if formula > 0 else self._z3.Not(name)
