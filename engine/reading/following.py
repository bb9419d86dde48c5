"""What follows from answers by their meaning alone, in every reading.

Whoever denies any weakness of a leg has denied a foot that drops: nobody has to ask, and no rule waits for
it. So sets of patients are wrapped once, and what is known of a finding, or possible, is what was told of
it and what follows. An answer that was told always stands. One that follows takes the place of none, and of
one that cannot be told. Where the premises of two contradict each other, the first that is declared decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeAlias

from engine.reading.reader import Reading
from engine.reading.sets import Observed, Pair, S, Sets
from knowledge.criteria import Audience, Chosen, Finding, Follows, KnowledgeBase, YesNo

_Leaves: TypeAlias = Callable[[Observed], Pair[S]]


def following(knowledge: KnowledgeBase, sets: Sets[S]) -> Sets[S]:
    """Return the sets of the same patients, with what follows from their answers."""
    return Following(knowledge, sets) if knowledge.follows and not isinstance(sets, Following) else sets


class Following(Generic[S]):
    """Sets of patients of whom is known what was told, and what follows from it.

    Each finding's answers are worked out in the order in which they rest on one another, once they are
    asked for.
    """

    def __init__(self, knowledge: KnowledgeBase, sets: Sets[S]) -> None:
        self._knowledge, self._sets = knowledge, sets
        self._now = Reading(knowledge, self, self.known)
        self._could: dict[_Leaves[S], Reading[S]] = {}
        self._read: dict[tuple[_Leaves[S], Observed], Pair[S]] = {}
        self._followed: dict[str, tuple[S, ...]] = {}

    @property
    def everyone(self) -> S:
        """All of the patients."""
        return self._sets.everyone

    @property
    def nobody(self) -> S:
        """None of them."""
        return self._sets.nobody

    def every(self, parts: Iterable[S]) -> S:
        """Return those who are in all of these."""
        return self._sets.every(parts)

    def some(self, parts: Iterable[S]) -> S:
        """Return those who are in any of these."""
        return self._sets.some(parts)

    def but(self, one: S, other: S) -> S:
        """Return those of one set who are not in the other."""
        return self._sets.but(one, other)

    def at_least(self, count: int, parts: Sequence[S]) -> S:
        """Return those who are in `count` or more of these."""
        return self._sets.at_least(count, parts)

    def asked_as(self, audience: Audience) -> S:
        """Return those for whom this audience answers."""
        return self._sets.asked_as(audience)

    def answered(self, finding: Finding) -> S:
        """Return those whose answer is a value that was told, or that follows."""
        return self.some((self._sets.answered(finding), *self._given(finding)))

    def untold(self, finding: Finding) -> S:
        """Return those who were asked and cannot tell, and for whom nothing follows."""
        return self.but(self._sets.untold(finding), self.some(self._given(finding)))

    def known(self, leaf: Observed) -> Pair[S]:
        """Return of whom the leaf surely holds, and for whom it surely fails."""
        return self._once(self._sets.known, leaf, self._surely)

    def possible(self, leaf: Observed) -> Pair[S]:
        """Return of whom the leaf holds or still could, and for whom it fails or still could."""
        return self._turning_out(self._sets.possible, leaf)

    def _turning_out(self, leaves: _Leaves[S], leaf: Observed) -> Pair[S]:
        """Return how a leaf may turn out, where `leaves` tells it of what may be told."""
        return self._once(leaves, leaf, self._perhaps)

    def _once(
        self, leaves: _Leaves[S], leaf: Observed, read: Callable[[_Leaves[S], Observed], Pair[S]]
    ) -> Pair[S]:
        """Read a leaf once; one for which nothing can follow is as the patients' own sets have it."""
        if _finding(leaf).id not in self._knowledge.following:
            return leaves(leaf)
        if (leaves, leaf) not in self._read:
            self._read[leaves, leaf] = read(leaves, leaf)
        return self._read[leaves, leaf]

    def _surely(self, leaves: _Leaves[S], leaf: Observed) -> Pair[S]:
        finding = _finding(leaf)
        return self._with(leaf, leaves(leaf), zip(self._follows(finding), self._given(finding), strict=True))

    def _perhaps(self, leaves: _Leaves[S], leaf: Observed) -> Pair[S]:
        """Take what may be told where nothing follows for good, and what follows or still could.

        A premise that surely holds may yet come to fail where answers contradict each other: then what
        follows from it may give way, and does not shut out anything else.
        """
        could = self._could.setdefault(
            leaves, Reading(self._knowledge, self, lambda part: self._turning_out(leaves, part))
        )
        left = self.but(self.everyone, self._sets.answered(_finding(leaf)))
        may_follow = []
        for follow in self._follows(_finding(leaf)):
            may_follow.append((follow, self.every((left, could.holds(follow.when)))))
            left = self.but(left, self.but(self._now.holds(follow.when), could.fails(follow.when)))
        may_be_told = self.some((left, self._sets.answered(_finding(leaf))))
        true, false = leaves(leaf)
        told = Pair(self.every((true, may_be_told)), self.every((false, may_be_told)))
        return self._with(leaf, told, may_follow)

    def _with(self, leaf: Observed, told: Pair[S], entailed: Iterable[tuple[Follows, S]]) -> Pair[S]:
        """Add to those of whom a leaf holds, or fails, those to whom such an answer follows."""
        true, false = [told.true], [told.false]
        for follow, patients in entailed:
            (true if _holds(leaf, follow.answer) else false).append(patients)
        return Pair(self.some(true), self.some(false))

    def _given(self, finding: Finding) -> tuple[S, ...]:
        """Return for each of what makes an answer to the finding follow, for whom it does."""
        if finding.id not in self._followed:
            self._followed[finding.id] = tuple(self._shared_out(finding))
        return self._followed[finding.id]

    def _shared_out(self, finding: Finding) -> Iterator[S]:
        follows = self._follows(finding)
        left = self.but(self.everyone, self._sets.answered(finding)) if follows else self.nobody
        for follow in follows:
            holds = self._now.holds(follow.when)
            yield self.every((left, holds))
            left = self.but(left, holds)

    def _follows(self, finding: Finding) -> tuple[Follows, ...]:
        return self._knowledge.following.get(finding.id, ())


def _finding(leaf: Observed) -> Finding:
    return leaf if isinstance(leaf, YesNo) else leaf.finding


def _holds(leaf: Observed, answer: bool | str) -> bool:
    """Whether an answer that follows makes a leaf hold."""
    return answer in leaf.options if isinstance(leaf, Chosen) else answer is True
