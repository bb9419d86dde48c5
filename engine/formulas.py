"""The fourth reading: criteria, concepts and rules as formulas over all patients at once.

Kleene truth is a pair of plain formulas, one for surely true and one for surely false, in the answers
of a symbolic patient; where both fail it is unknown. The solver is given these, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from engine.circuit import FALSE, Circuit
from engine.symbolic import Pair, Symbolic
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Concludes,
    Criterion,
    KnowledgeBase,
    No,
    Rule,
    YesNo,
)


class Formulas:
    """The truth of every criterion, concept and rule for a symbolic patient, each worked out once."""

    def __init__(self, knowledge: KnowledgeBase, patient: Symbolic) -> None:
        self.knowledge, self.patient = knowledge, patient
        self._concepts: dict[str, Pair] = {}
        self._rules: dict[str, Pair] = {}

    def reread(self, knowledge: KnowledgeBase, changed: Collection[Rule]) -> Formulas:
        """Return the formulas of another knowledge base that differs in these rules, and in no others.

        `changed` holds all rules that rest on one that differs.
        """
        rules = {rule.id for rule in changed}
        concepts = {
            effect.concept.id for rule in changed for effect in rule.then if isinstance(effect, Concludes)
        }
        other = Formulas(knowledge, self.patient)
        other._rules = {name: pair for name, pair in self._rules.items() if name not in rules}
        other._concepts = {name: pair for name, pair in self._concepts.items() if name not in concepts}
        return other

    @property
    def circuit(self) -> Circuit:
        """Return the circuit that the formulas are in."""
        return self.patient.circuit

    def criterion(self, criterion: Criterion) -> Pair:
        """Return when a criterion surely holds, and when it surely fails."""
        match criterion:
            case YesNo() | Chosen() | Compare():
                return self.patient.leaf(criterion)
            case Concept():
                return self.concept(criterion)
            case AtLeast(count, parts):
                return enough(self.circuit, count, [self.criterion(part) for part in parts])
            case No(part):
                true, false = self.criterion(part)
                return Pair(false, true)
            case _:
                assert_never(criterion)

    def concept(self, concept: Concept) -> Pair:
        """Return when a concept is concluded, and when, being complete, it surely is not so."""
        if concept.id not in self._concepts:
            rules = [self.rule(rule) for rule in self.knowledge.concluding[concept.id]]
            self._concepts[concept.id] = Pair(
                self.circuit.any_of(rule.true for rule in rules),
                self.circuit.all_of(rule.false for rule in rules) if concept.complete else FALSE,
            )
        return self._concepts[concept.id]

    def rule(self, rule: Rule) -> Pair:
        """Return when a rule fires, and when it surely does not apply."""
        if rule.id not in self._rules:
            self._rules[rule.id] = self.criterion(rule.when)
        return self._rules[rule.id]


def enough(circuit: Circuit, count: int, parts: list[Pair]) -> Pair:
    """Return the truth of 'so many of these'."""
    return Pair(
        circuit.at_least(count, (part.true for part in parts)),
        circuit.at_least(len(parts) - count + 1, (part.false for part in parts)),
    )
