"""The reader of criteria, concepts and rules: strong Kleene truth, over any sets of patients.

Truth is a pair of sets: of whom something surely holds, and for whom it surely fails. A negation swaps
them, 'at least n of k' fails where k - n + 1 parts do, and so only the half that is asked for is worked out.
The same reading tells what could still be: its leaves are then taken as they may turn out, an open finding
as both true and false. That is sound, not exact: it forgets that two criteria may rest on the same finding,
so it may call possible what is not, and never the reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeAlias

from engine.kept import kept
from engine.reading.sets import Observed, Pair, S, Sets, answers_to
from knowledge.criteria import (
    AtLeast,
    Compare,
    Concept,
    Concludes,
    Criterion,
    Finding,
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

    def reread(
        self, knowledge: KnowledgeBase, changed: Collection[Rule], sets: Following[S] | None = None
    ) -> Reading[S]:
        """Return the reading of another knowledge base, or of others, that differs in these rules alone.

        `changed` holds all rules that rest on one that differs.
        """
        rules = {rule.id for rule in changed}
        concepts = {e.concept.id for rule in changed for e in rule.then if isinstance(e, Concludes)}
        other = Reading(knowledge, sets, sets.known) if sets else Reading(knowledge, self.sets, self._leaves)
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


def following(knowledge: KnowledgeBase, sets: Sets[S]) -> Following[S]:
    """Return the sets of the same patients, with what follows from their answers."""
    return sets if isinstance(sets, Following) else Following(knowledge, sets)


class _Wrapped(Generic[S]):
    """Other sets of the same patients. A bound or a flag follows from nothing, and no denial gives one."""

    def __init__(self, knowledge: KnowledgeBase, sets: Sets[S]) -> None:
        self._knowledge, self._sets = knowledge, sets
        # How sets are combined is theirs, and asked for too often to be passed on call by call.
        self.everyone, self.nobody = sets.everyone, sets.nobody
        self.every, self.some, self.but, self.at_least = sets.every, sets.some, sets.but, sets.at_least
        self.asked_as, self.partial = sets.asked_as, sets.partial

    def _denied(self, finding: Finding) -> S:
        return self._sets.denied(finding) if finding.id in self._knowledge.denying else self.nobody


class Following(_Wrapped[S]):
    """Sets of patients of whom is known what was told, and what follows from it.

    Whoever denies any weakness of a leg has denied a foot that drops: nobody has to ask, and no rule waits
    for it. An answer that was told always stands. One that follows takes the place of none, and of one that
    cannot be told. Where the premises of two contradict each other, the first that is declared decides.
    Each is worked out in the order in which they rest on one another, once it is asked for.
    """

    def __init__(self, knowledge: KnowledgeBase, sets: Sets[S]) -> None:
        super().__init__(knowledge, sets)
        self.now = Reading(knowledge, self, self.known)
        self._known: dict[Observed, Pair[S]] = {}

    def answered(self, finding: Finding) -> S:
        """Return those whose answer is a value that was told, or that follows."""
        if finding.id not in self._knowledge.following:
            return self._sets.answered(finding)
        return self.some((self._sets.answered(finding), *self._given(finding)))

    def untold(self, finding: Finding) -> S:
        """Return those who were asked and cannot tell, and for whom nothing follows."""
        if finding.id not in self._knowledge.following:
            return self._sets.untold(finding)
        return self.but(self._sets.untold(finding), self.some(self._given(finding)))

    def left_open(self, leaf: Observed) -> S:
        """Return those whose answer is a value, and leaves the leaf open."""
        if not isinstance(leaf, Compare) or (partial := self.partial(leaf.finding)) is self.nobody:
            return self.nobody
        return self.but(partial, self.some(self.known(leaf)))

    def told(self, finding: Finding) -> S:
        """Return those whose answer is a value that was told: whatever follows, it stands."""
        return self._sets.answered(finding)

    def denied(self, finding: Finding) -> S:
        return self._denied(finding)

    @cached_property
    def by_itself(self) -> Following[S]:
        """The same patients by what was told by itself, and what follows from that; these, if that is all."""
        deniable = (self._knowledge.finding[name] for name in self._knowledge.denying)
        if all(self.denied(finding) is self.nobody for finding in deniable):
            return self
        return Following(self._knowledge, ByItself(self._knowledge, self._sets))

    def known(self, leaf: Observed) -> Pair[S]:
        finding: Finding = leaf.finding
        if finding.id not in self._knowledge.following:
            return self._sets.known(leaf)
        if leaf not in self._known:
            true, false = ([half] for half in self._sets.known(leaf))
            follows = self._knowledge.following[finding.id]
            for follow, patients in zip(follows, self._given(finding), strict=True):
                (true if answers_to(leaf, follow.answer) else false).append(patients)
            self._known[leaf] = Pair(self.some(true), self.some(false))
        return self._known[leaf]

    @kept
    def _given(self, finding: Finding) -> Sequence[S]:
        """Return for each of what makes an answer to the finding follow, for whom it does."""
        found, left = [], self.but(self.everyone, self.told(finding))
        for follow in self._knowledge.following[finding.id]:
            holds = self.now.holds(follow.when)
            found.append(self.every((left, holds)))
            left = self.but(left, holds)
        return found


class ByItself(_Wrapped[S]):
    """Sets of patients who cannot tell what was only denied with much else, in one word.

    What was denied so counts as any answer does; but nobody looked for it.
    """

    def known(self, leaf: Observed) -> Pair[S]:
        true, false = self._sets.known(leaf)
        denied = self._denied(leaf.finding)
        return Pair(self.but(true, denied), self.but(false, denied))

    def answered(self, finding: Finding) -> S:
        """Return those whose answer is a value that was told by itself."""
        return self.but(self._sets.answered(finding), self._denied(finding))

    def untold(self, finding: Finding) -> S:
        """Return those who were asked and cannot tell, or were not asked for this by itself."""
        return self.some((self._sets.untold(finding), self._denied(finding)))

    def denied(self, finding: Finding) -> S:  # noqa: ARG002
        """Return nobody: what is left was told by itself."""
        return self.nobody
