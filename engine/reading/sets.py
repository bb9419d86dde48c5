"""Sets of patients, whatever they are made of: what every reading is written in.

A criterion, and whatever an assessment says, is the set of those patients of whom it is so, combined of
others by and, or, but not, and at least n. So each is written once, and read of one patient (truth
values: `engine.reading.patient`), of many (bitmaps: `engine.reading.columns`), and of all possible ones
(formulas, for the prover: `engine.proofs.formulas`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from knowledge.criteria import Audience, Chosen, Compare, Finding, YesNo

S = TypeVar("S")
Observed: TypeAlias = YesNo | Chosen | Compare
"""A criterion about the answer to one finding."""


class Pair(NamedTuple, Generic[S]):
    """Kleene truth: of whom something surely holds, and for whom it surely fails; else it is unknown."""

    true: S
    false: S


class Sets(Protocol[S]):
    """Patients with their answers, the sets there are of them, and how sets are combined.

    No set is ever inverted, it is taken away from a known one.
    """

    @property
    def everyone(self) -> S:
        """All of the patients."""

    @property
    def nobody(self) -> S:
        """None of them."""

    def every(self, parts: Iterable[S]) -> S:
        """Return those who are in all of these; everyone if there are none."""

    def some(self, parts: Iterable[S]) -> S:
        """Return those who are in any of these; nobody if there are none."""

    def but(self, one: S, other: S) -> S:
        """Return those of one set who are not in the other."""

    def at_least(self, count: int, parts: Sequence[S]) -> S:
        """Return those who are in `count` or more of these, repeats counted."""

    def known(self, leaf: Observed) -> Pair[S]:
        """Return of whom the leaf surely holds, and for whom it surely fails."""

    def possible(self, leaf: Observed) -> Pair[S]:
        """Return of whom it holds or still could, and for whom it fails or still could.

        A finding that is open, and asked of who answers, may turn out either way.
        """

    def answered(self, finding: Finding) -> S:
        """Return those whose answer is a value."""

    def untold(self, finding: Finding) -> S:
        """Return those who were asked and cannot tell."""

    def asked_as(self, audience: Audience) -> S:
        """Return those for whom this audience answers."""
