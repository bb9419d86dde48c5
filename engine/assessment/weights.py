"""How strongly rules speak for and against disorders, each weight the set of whom it is so."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Generic, TypeAlias

from engine.reading.reader import Reading
from engine.reading.sets import S
from knowledge.criteria import Disorder, Rule, Strength

_Found: TypeAlias = tuple[dict[str, S], ...]
_Index: TypeAlias = Mapping[str, Mapping[Strength, tuple[Rule, ...]]]


class Weights(Generic[S]):
    """How strongly the rules that fire by one reading speak for and against disorders."""

    def __init__(self, reading: Reading[S]) -> None:
        self.reading = reading
        self._knowledge = reading.knowledge
        # By strength, which is hashed slowly, and then by disorder.
        self._for: _Found[S] = tuple({} for _ in range(len(Strength) + 1))
        self._against: _Found[S] = tuple({} for _ in range(len(Strength) + 1))

    def support(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something supports the disorder at least so strongly."""
        return self._weight(disorder.id, strength, self._for, self._knowledge.supporting)

    def opposition(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something opposes the disorder at least so strongly."""
        return self._weight(disorder.id, strength, self._against, self._knowledge.opposing)

    def excluded(self, disorder: Disorder) -> S:
        """Return in whom a test has excluded the disorder."""
        return self.opposition(disorder, Strength.DEFINING)

    def _weight(self, disorder: str, strength: Strength, found: _Found[S], index: _Index) -> S:
        read = found[strength]
        if disorder not in read:
            weighed = map(self.reading.fires, index.get(disorder, {}).get(strength, ()))
            if strength is Strength.DEFINING:
                read[disorder] = self.reading.sets.some(weighed)
            else:
                stronger = self._weight(disorder, Strength(strength + 1), found, index)
                read[disorder] = self.reading.sets.some(chain(weighed, (stronger,)))
        return read[disorder]
