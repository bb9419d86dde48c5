"""What follows from answers by their meaning alone, and what was told by itself, in every reading.

Whoever denies any weakness of a leg has denied a foot that drops: nobody has to ask, and no rule waits for
it. So sets of patients are wrapped once, and what is known of a finding is what was told of it and what
follows. An answer that was told always stands. One that follows takes the place of none, and of
one that cannot be told. Where the premises of two contradict each other, the first that is declared decides.

What was denied with much else, in one word, counts as any answer does; but nobody looked for it. So the
same patients can be read by what was told by itself: as if they could not tell all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Generic

from engine.reading.reader import Reading
from engine.reading.sets import Observed, Pair, S, Sets, answers_to
from knowledge.criteria import Compare, Finding, Follows, KnowledgeBase


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


class Following(_Wrapped[S]):
    """Sets of patients of whom is known what was told, and what follows from it.

    Each finding's answers are worked out in the order in which they rest on one another, once they are
    asked for.
    """

    def __init__(self, knowledge: KnowledgeBase, sets: Sets[S]) -> None:
        super().__init__(knowledge, sets)
        self.now = Reading(knowledge, self, self.known)
        self._known: dict[Observed, Pair[S]] = {}
        self._followed: dict[str, tuple[S, ...]] = {}

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
        return self._sets.denied(finding) if finding.id in self._knowledge.denying else self.nobody

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
            for follow, patients in zip(self._follows(finding), self._given(finding), strict=True):
                (true if answers_to(leaf, follow.answer) else false).append(patients)
            self._known[leaf] = Pair(self.some(true), self.some(false))
        return self._known[leaf]

    def _given(self, finding: Finding) -> tuple[S, ...]:
        """Return for each of what makes an answer to the finding follow, for whom it does."""
        if finding.id not in self._followed:
            self._followed[finding.id] = tuple(self._shared_out(finding))
        return self._followed[finding.id]

    def _shared_out(self, finding: Finding) -> Iterator[S]:
        follows = self._follows(finding)
        left = self.but(self.everyone, self.told(finding)) if follows else self.nobody
        for follow in follows:
            holds = self.now.holds(follow.when)
            yield self.every((left, holds))
            left = self.but(left, holds)

    def _follows(self, finding: Finding) -> tuple[Follows, ...]:
        return self._knowledge.following.get(finding.id, ())


class ByItself(_Wrapped[S]):
    """Sets of patients who cannot tell what was only denied with much else, in one word."""

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

    def _denied(self, finding: Finding) -> S:
        return self._sets.denied(finding) if finding.id in self._knowledge.denying else self.nobody
