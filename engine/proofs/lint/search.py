"""Searches among all possible patients, for lint: one circuit and one solver for a knowledge base."""

from __future__ import annotations

from collections.abc import Mapping

from engine.assessment.table import Table
from engine.errors import CrampdxError
from engine.proofs.ablation import difference, resting_on, without_rule
from engine.proofs.circuit import Circuit, Formula
from engine.proofs.solver import Solver
from engine.proofs.statements import stated
from engine.proofs.symbolic import Symbolic
from knowledge.criteria import KnowledgeBase, Rule, Statement

_TIMEOUT = 10.0


class Undecided(CrampdxError):
    """A search ran out of time, so that nothing can be said of what it was for."""

    def __init__(self) -> None:
        super().__init__(
            f"a search among all patients took more than {_TIMEOUT:g} s: nothing can be said of the "
            "knowledge. Try a machine with less to do, and look at the rules that were added last."
        )


class Search:
    """Says whether there is a patient of whom formulas hold. Raises MissingSolver without z3."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.circuit = Circuit()
        self.patient = Symbolic(self.circuit)
        self.table = Table(knowledge, self.patient)
        self._solver = Solver(self.circuit, _TIMEOUT)

    def exists(self, *formulas: Formula) -> bool:
        """Say whether there is a patient of whom all of these hold."""
        outcome = self._solver.search(formulas)
        if outcome == "undecided":
            raise Undecided
        return outcome == "found"

    def clash(self, named: Mapping[Formula, str]) -> tuple[str, ...]:
        """Return the names of some of these formulas that cannot all hold; without any one they can.

        None, if there is a patient of whom all of them hold.
        """
        needed = [] if self.exists(*named) else self._solver.blamed(named)
        for formula in tuple(needed):
            rest = [other for other in needed if other != formula]
            if not self.exists(*rest):
                needed = rest
        return tuple(name for formula, name in named.items() if formula in needed)

    def fires(self, rule: Rule) -> Formula:
        """Return when a rule fires."""
        return self.table.reading.fires(rule)

    def fails(self, rule: Rule) -> Formula:
        """Return when a rule surely does not apply."""
        return self.table.reading.lapses(rule)

    def surely(self, statement: Statement) -> Formula:
        """Return when a statement surely holds."""
        return stated(statement, self.table).true

    def shown(self, *statements: Statement) -> tuple[Statement, ...]:
        """Return the statements if there is a patient of whom all hold, else none."""
        return statements if self.exists(*map(self.surely, statements)) else ()

    def implies(self, one: Rule, other: Rule) -> bool:
        """Say whether the other rule fires for every patient for whom the one does."""
        return not self.exists(self.fires(one), -self.fires(other))

    def agrees_without(self, rule: Rule, *formulas: Formula) -> bool:
        """Say whether there is such a patient without contradictory answers, but for the rule's effects."""
        without = without_rule(self.knowledge, rule)
        table = self.table.reread(without, resting_on(self.knowledge, rule))
        return self.exists(*formulas, -table.contradictory)

    def matters(self, rule: Rule) -> bool:
        """Say whether something else would be said of some patient without the rule."""
        without = without_rule(self.knowledge, rule)
        differs, since = difference(rule, self.table, without, self.circuit)
        with self._solver.aside((differs,), since):
            return self.exists(differs)
