"""The reader of criteria, concepts and rules: strong Kleene truth, over any sets of patients.

Truth is a pair of sets: of whom something surely holds, and for whom it surely fails. A negation swaps
them, 'at least n of k' fails where k - n + 1 parts do, and so only the half that is asked for is worked out.
The same reading tells what could still be: its leaves are then taken as they may turn out, an open finding
as both true and false. That is sound, not exact: it forgets that two criteria may rest on the same finding,
so it may call possible what is not, and never the reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Generic, TypeAlias

from engine.reading.sets import Observed, Pair, S, Sets
from knowledge.criteria import (
    AtLeast,
    Concept,
    Concludes,
    Criterion,
    KnowledgeBase,
    No,
    Rule,
)

_Halves: TypeAlias = tuple[dict[str, S], dict[str, S]]


class Reading(Generic[S]):
    """Criteria, concepts and rules of one knowledge base, each half of each rule and concept worked out once.

    `leaves` is `sets.known` for what is surely so, `sets.possible` for what still could be. Where an engine
    has told for whom rules fire, `firing` maps their ids to that.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        sets: Sets[S],
        leaves: Callable[[Observed], Pair[S]],
        firing: Mapping[str, S] | None = None,
    ) -> None:
        self.knowledge, self.sets = knowledge, sets
        self._leaves = leaves
        self._rules: _Halves[S] = ({}, dict(firing or {}))
        self._concepts: _Halves[S] = ({}, {})

    def of(self, criterion: Criterion) -> Pair[S]:
        """Return of whom the criterion surely holds, and for whom it surely fails."""
        return Pair(self.holds(criterion), self.fails(criterion))

    def holds(self, criterion: Criterion) -> S:
        """Return of whom the criterion surely holds."""
        if isinstance(criterion, AtLeast):
            return self._enough(criterion.count, criterion.parts, self.holds)
        if isinstance(criterion, Concept):
            return self._concept(criterion, True)
        if isinstance(criterion, No):
            return self.fails(criterion.part)
        return self._leaves(criterion).true

    def fails(self, criterion: Criterion) -> S:
        """Return for whom the criterion surely fails."""
        if isinstance(criterion, AtLeast):
            return self._enough(len(criterion.parts) - criterion.count + 1, criterion.parts, self.fails)
        if isinstance(criterion, Concept):
            return self._concept(criterion, False)
        if isinstance(criterion, No):
            return self.holds(criterion.part)
        return self._leaves(criterion).false

    def rule(self, rule: Rule) -> Pair[S]:
        """Return for whom a rule fires, and for whom it surely does not apply."""
        return Pair(self._rule(rule, True), self._rule(rule, False))

    def fires(self, rule: Rule) -> S:
        """Return for whom a rule fires."""
        return self._rule(rule, True)

    def lapses(self, rule: Rule) -> S:
        """Return for whom a rule surely does not apply."""
        return self._rule(rule, False)

    def reread(self, knowledge: KnowledgeBase, changed: Collection[Rule]) -> Reading[S]:
        """Return the reading of another knowledge base that differs in these rules, and in no others.

        `changed` holds all rules that rest on one that differs.
        """
        rules = {rule.id for rule in changed}
        concepts = {e.concept.id for rule in changed for e in rule.then if isinstance(e, Concludes)}
        other = Reading(knowledge, self.sets, self._leaves)
        for half in (False, True):
            other._rules[half].update((n, s) for n, s in self._rules[half].items() if n not in rules)
            other._concepts[half].update((n, s) for n, s in self._concepts[half].items() if n not in concepts)
        return other

    def _enough(self, count: int, parts: Sequence[Criterion], half: Callable[[Criterion], S]) -> S:
        """Combine halves of parts, each worked out where it is looked at."""
        if count == 1:
            return self.sets.some(map(half, parts))
        if count == len(parts):
            return self.sets.every(map(half, parts))
        return self.sets.at_least(count, list(map(half, parts)))

    def _concept(self, concept: Concept, holds: bool) -> S:
        """Read a concept: it holds where a rule concludes it; complete, it fails where all its rules do."""
        read = self._concepts[holds]
        if concept.id not in read:
            halves = (self._rule(rule, holds) for rule in self.knowledge.concluding[concept.id])
            if holds:
                read[concept.id] = self.sets.some(halves)
            else:
                read[concept.id] = self.sets.every(halves) if concept.complete else self.sets.nobody
        return read[concept.id]

    def _rule(self, rule: Rule, holds: bool) -> S:
        read = self._rules[holds]
        if rule.id not in read:
            read[rule.id] = self.holds(rule.when) if holds else self.fails(rule.when)
        return read[rule.id]
