"""Proofs: from what experta fired down to the patient's answers, every derivation of each concept.

A rule that fired rests on the facts it matched; a concept holds by all rules that conclude it. What
surely fails is proved too: a rule by the parts that fail, a complete concept by the failing of all its
rules. Proofs are shared: what two rules rest on is proved once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engine.cases.case import Case
from engine.kept import kept
from engine.reading.patient import Firing, Known, Truth, Used, entailing, grounds
from knowledge.criteria import Concept, Criterion, Finding, KnowledgeBase, Leaf, Rule

Subject: TypeAlias = Rule | Leaf


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that holds, or surely fails, and what that rests on: nothing else, if it was told."""

    subject: Subject
    holds: bool
    premises: tuple[Proof, ...] = ()


class Derivation:
    """The proofs there are for one case, each built once."""

    def __init__(self, knowledge: KnowledgeBase, case: Case, firings: Iterable[Firing]) -> None:
        self._knowledge = knowledge
        self._facts = {firing.rule.id: firing.facts for firing in firings}
        self._case, self._reading = case, Known(knowledge, case.told)

    def rules(self, rules: Iterable[Rule]) -> tuple[Proof, ...]:
        """Prove that these rules fire."""
        return tuple(self.rule(rule) for rule in rules)

    @kept
    def rule(self, rule: Rule, *, holds: bool = True) -> Proof:
        """Prove that a rule fires, or that it surely does not."""
        facts = self._facts[rule.id] if holds else grounds(rule.when, self._reading, holds=False)
        return Proof(rule, holds, tuple(map(self.fact, facts)))

    @kept
    def concept(self, concept: Concept, *, holds: bool = True) -> Proof:
        """Prove that a concept holds, by every rule that concludes it; or that it fails, by all of them."""
        by = self._knowledge.concluding[concept.id]
        if holds:
            by = tuple(rule for rule in by if rule.id in self._facts)
        return Proof(concept, holds, tuple(self.rule(rule, holds=holds) for rule in by))

    def criterion(self, criterion: Criterion, *, holds: bool = True) -> tuple[Proof, ...]:
        """Prove that a criterion holds, or that it surely fails."""
        return tuple(map(self.fact, grounds(criterion, self._reading, holds=holds)))

    def obstacles(self, criterion: Criterion, *, holds: bool = True) -> Iterator[tuple[Used, Truth]]:
        """Yield the leaves that are not as a criterion needs them to hold, or to fail, and how they are.

        Those of branches that come about without them are no obstacles.
        """
        if self._reading.holds(criterion) if holds else self._reading.fails(criterion):
            return
        if isinstance(criterion, Leaf):
            yield Used(criterion, holds), self._reading.truth(criterion)
            return
        for part, wanted in criterion.needs(holds)[1]:
            yield from self.obstacles(part, holds=wanted)

    def fact(self, used: Used) -> Proof:
        """Prove what a rule rests on."""
        if isinstance(used.leaf, Concept):
            return self.concept(used.leaf, holds=used.holds)
        return Proof(used.leaf, used.holds, self.answer(used.leaf.finding))

    def answer(self, finding: Finding) -> tuple[Proof, ...]:
        """Prove an answer that follows from others; one that was told needs no proof."""
        follow = entailing(self._reading, self._case, finding)
        return self.criterion(follow.when) if follow else ()


def answers_in(proofs: Iterable[Proof]) -> set[str]:
    """Return the ids of the findings whose answers, as they were told, these proofs rest on."""
    found: set[str] = set()
    for proof in proofs:
        if not isinstance(proof.subject, Rule | Concept) and not proof.premises:
            found.add(proof.subject.finding.id)
        found |= answers_in(proof.premises)
    return found


@dataclass(frozen=True, slots=True)
class ProofPart:
    """A group of proofs, and what they do for the conclusion.

    Decisive parts alone bring the conclusion about again; of the others, the short form only says which
    rules they rest on. `answers` are the findings whose answers count here without any rule.
    """

    statement: str
    proofs: tuple[Proof, ...] = ()
    parts: tuple[ProofPart, ...] = ()
    decisive: bool = True
    answers: tuple[str, ...] = ()


def findings_used(parts: Iterable[ProofPart]) -> set[str]:
    """Return the ids of the findings whose answers decisive parts rest on."""
    found: set[str] = set()
    for part in parts:
        if part.decisive:
            found |= {*part.answers, *answers_in(part.proofs), *findings_used(part.parts)}
    return found
