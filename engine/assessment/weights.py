"""How strongly rules speak for and against disorders, each weight the set of whom it is so."""

from __future__ import annotations

from typing import Generic

from engine.reading.reader import Reading
from engine.reading.sets import S
from knowledge.criteria import Disorder, Strength


class Weights(Generic[S]):
    """How strongly the rules that fire by one reading speak for and against disorders."""

    def __init__(self, reading: Reading[S]) -> None:
        self.reading = reading
        self._knowledge = reading.knowledge
        self._weights: dict[tuple[str, str, Strength], S] = {}

    def support(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something supports the disorder at least so strongly."""
        return self._weight("for", disorder, strength)

    def opposition(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something opposes the disorder at least so strongly."""
        return self._weight("against", disorder, strength)

    def excluded(self, disorder: Disorder) -> S:
        """Return in whom a test has excluded the disorder."""
        return self.opposition(disorder, Strength.DEFINING)

    def _weight(self, side: str, disorder: Disorder, strength: Strength) -> S:
        key = (side, disorder.id, strength)
        if key not in self._weights:
            index = self._knowledge.supporting if side == "for" else self._knowledge.opposing
            rules = index.get(disorder.id, {}).get(strength, ())
            found = [self.reading.fires(rule) for rule in rules]
            if strength is not Strength.DEFINING:
                found.append(self._weight(side, disorder, Strength(strength + 1)))
            self._weights[key] = self.reading.sets.some(found)
        return self._weights[key]
