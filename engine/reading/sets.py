"""Sets of patients, whatever they are made of: what every reading is written in.

A criterion, and whatever an assessment says, is the set of those patients of whom it is so, combined of
others by and, or, but not, and at least n. So each is written once, and read of one patient (truth
values: `engine.reading.patient`), of many (bitmaps: `engine.reading.columns`), and of all possible ones
(formulas, for the prover: `engine.proofs.formulas`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from engine.cases.case import Answer, Bound
from engine.reading.spans import borders
from knowledge.criteria import Audience, Chosen, Compare, Finding, Flag, Operator, Quantity, YesNo

S = TypeVar("S")
Observed: TypeAlias = YesNo | Chosen | Compare
"""A criterion about the answer to one finding."""


COMPARE: Mapping[Operator, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">=": operator.ge,
    ">": operator.gt,
}
"""What compares a number, or an array of them, with another."""


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

    def answered(self, finding: Finding) -> S:
        """Return those whose answer is a value."""

    def untold(self, finding: Finding) -> S:
        """Return those who were asked and cannot tell."""

    def partial(self, quantity: Quantity) -> S:
        """Return those whose answer is no number but a bound or a flag: it may leave a comparison open."""

    def denied(self, finding: Finding) -> S:
        """Return those whose answer was given with many others, in one word: it was not looked for."""

    def asked_as(self, audience: Audience) -> S:
        """Return those for whom this audience answers."""


def answers_to(leaf: Observed, answer: Answer) -> bool | None:
    """Return whether an answer that is no 'unknown' makes the leaf hold; None where it leaves it open."""
    match leaf, answer:
        case YesNo(), _:
            return answer is True
        case Chosen(_, options), tuple():
            return not options.isdisjoint(answer)
        case Chosen(_, options), _:
            return answer in options
        case Compare(_, sign, cutoff), float() | int():
            return bool(COMPARE[sign](answer, cutoff.value))
        case Compare(finding, sign, cutoff), Bound() | Flag():
            between = leaf.borders(answer) if isinstance(answer, Flag) else borders(finding, answer)
            mark = (cutoff.value, sign in ("<=", ">"))
            if between is None or between[0] < mark < between[1]:
                return None
            return (between[1] <= mark) is (sign in ("<", "<="))
        case _:
            raise TypeError(f"{answer!r} is not an answer to {leaf}")
