"""Which mutants an obligation kills, which are equivalent, and which patient tells another one apart.

A mutant is read into the same circuit as the knowledge it was made of, where formulas that are alike are
the same number. So an obligation, or something that is said, rests on the slip only if its formula is
another one, and only such ones are put to the solver.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import TypeAlias, assert_never

from engine.assessment.table import About, Table
from engine.cases.case import Case
from engine.proofs.formulas import FALSE, TRUE, Circuit, Formula, Symbolic, resting_on
from engine.proofs.solver import Solver
from engine.proofs.statements import stated
from knowledge.criteria import Always, Comparison, Finding, KnowledgeBase, Statement
from tools.mutations.mutants import Mutant

Promise: TypeAlias = Always | Comparison
Broken: TypeAlias = tuple[Formula, ...]
"""What holds together of a patient, or of two, who break an obligation."""


class Undecided(RuntimeError):
    """The solver gave up: nothing can be said of the mutant."""


class Proofs:
    """The knowledge, its obligations and its mutants as formulas."""

    def __init__(self, knowledge: KnowledgeBase, obligations: Collection[Promise]) -> None:
        self._knowledge, self._obligations = knowledge, obligations
        self._circuit = Circuit()
        self._patient = Symbolic(self._circuit)
        self._solver = Solver(self._circuit)

        def changed(moving: frozenset[Finding]) -> Table[Formula]:
            return Table(knowledge, Symbolic(self._circuit, "after", moving))

        table = Table(knowledge, self._patient)
        self._original = _Reading(table, changed, self._circuit)
        self._said = _said(table)
        self._broken = {o.id: self._original.breaking(o) for o in obligations}
        self._plain = (table.reading.holds(knowledge.scope), -table.contradictory)

    def killer(self, mutant: Mutant) -> str:
        """Return the id of an obligation that does not hold of the mutant, or ''."""
        since = len(self._circuit.nodes)
        reading = self._reading(mutant)
        for obligation in self._obligations:
            broken = reading.breaking(obligation)
            if broken != self._broken[obligation.id] and self._exists(broken, since):
                return obligation.id
        return ""

    def telling(self, mutant: Mutant) -> Case | None:
        """Return a patient of whom something else is said, as simple as can be; None if there is none.

        The patient is in scope and does not contradict himself, if there is such a one.
        """
        since = len(self._circuit.nodes)
        otherwise = _said(self._reading(mutant).table)
        pairs = (zip(said, otherwise[about], strict=True) for about, said in self._said.items())
        differs = self._circuit.any_of(-self._circuit.same(a, b) for each in pairs for a, b in each if a != b)
        if not self._exists((differs,), since):
            return None
        for wish in (self._plain, self._plain[:1], ()):
            formulas = (differs, *wish)
            with self._solver.aside(formulas, since):
                if self._solver.search(formulas) == "found":
                    values = self._solver.simplest(formulas, self._patient.dispensable(self._knowledge))
                    return self._patient.case(values, self._knowledge, mutant.id)
        raise Undecided(mutant.id)

    def _reading(self, mutant: Mutant) -> _Reading:
        mutated, changed = mutant.of(self._knowledge), resting_on(self._knowledge, mutant.rule)
        return self._original.reread(lambda table: table.reread(mutated, changed))

    def _exists(self, formulas: Broken, since: int) -> bool:
        with self._solver.aside(formulas, since):
            outcome = self._solver.search(formulas)
        if outcome == "undecided":
            raise Undecided("the time for one search ran out")
        return outcome == "found"


class _Reading:
    """Some knowledge read of any patient, and of a second one who differs from the first in some answers."""

    def __init__(
        self,
        table: Table[Formula],
        changed: Callable[[frozenset[Finding]], Table[Formula]],
        circuit: Circuit,
    ) -> None:
        self.table, self._circuit = table, circuit
        self._changed = cache(changed)

    def reread(self, again: Callable[[Table[Formula]], Table[Formula]]) -> _Reading:
        """Return the reading of other knowledge; what is alike in both is not worked out again."""
        return _Reading(again(self.table), lambda moving: again(self._changed(moving)), self._circuit)

    def breaking(self, obligation: Promise) -> Broken:
        """Return what holds of whoever breaks the obligation."""
        match obligation:
            case Always(when=when, then=then, unless=unless):
                return (self._holds(when), -self._holds(then), -self._holds(unless, otherwise=FALSE))
            case Comparison(change=change, law=law, when=when):
                after = self._changed(frozenset(change.findings))
                broken_laws = (
                    self._circuit.all_of((self._holds(part.before), -self._holds(part.after, after)))
                    for part in law
                )
                return (
                    self._holds(when),
                    self._holds(change.before),
                    self._holds(change.after, after),
                    self._circuit.any_of(broken_laws),
                )
            case _:
                assert_never(obligation)

    def _holds(
        self, statement: Statement | None, table: Table[Formula] | None = None, *, otherwise: Formula = TRUE
    ) -> Formula:
        return otherwise if statement is None else stated(statement, table or self.table).true


def _said(table: Table[Formula]) -> dict[tuple[About, str], tuple[Formula, ...]]:
    """Return what is said of a patient; what leads, and what is not to be called benign, follows from it."""
    return table.conclusions("scope", "disorder", "urgency", "warning", "step")
