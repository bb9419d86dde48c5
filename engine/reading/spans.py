"""The values of a finding that rules tell apart: a quantity is cut up at its cut-offs, with round examples.

Every span of a quantity is a cut-off, or what lies between two of them or beside the outermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple, assert_never

from engine.cases.case import Answer, Bound
from knowledge.criteria import Choice, Finding, Flag, Mark, Quantity, YesNo

_LEAST, _MOST = (float("-inf"), False), (float("inf"), True)
_STEPS = tuple(Decimal(leading).scaleb(power) for power in range(9, -13, -1) for leading in (5, 2, 1))


class Span(NamedTuple):
    """Values that rules cannot tell apart: all between two, or the one that both are."""

    low: float
    high: float


def spans(quantity: Quantity, cutoffs: Iterable[float] | None = None) -> tuple[Span, ...]:
    """Return the spans of a quantity, ascending; cut at all its cut-offs, or at these alone.

    Each span after the first begins at the mark before it, and ends at the next. One beside a cut-off
    that is the end of what is plausible is empty.
    """
    cuts = sorted({float(cutoff.value) for cutoff in quantity.cutoffs} if cutoffs is None else set(cutoffs))
    low, high = map(float, quantity.plausible)
    ends = [low, *(cut for cut in cuts for _ in range(2)), high]
    return tuple(map(Span, ends, ends[1:]))


def borders(quantity: Quantity, answer: Answer) -> tuple[Mark, Mark]:
    """Return the borders between which a quantity's value lies, a number between those of its own."""
    match answer:
        case Bound(sign, value):
            mark = (value, sign in ("<=", ">"))
            return (_LEAST, mark) if sign in ("<", "<=") else (mark, _MOST)
        case Flag():
            return quantity.flagged(answer)
        case float() | int():
            return (answer, False), (answer, True)
        case _:
            raise TypeError(f"{answer!r} is not an answer to {quantity.id}")


def marks(quantity: Quantity) -> tuple[Mark, ...]:
    """Return the borders at which some criterion may change, ascending."""
    return tuple((span.low, over) for span in spans(quantity)[1::2] for over in (False, True))


def as_exact(finding: Finding, answer: Answer, than: Answer) -> bool:
    """Return whether one answer says all that another does of every border at which a criterion may change.

    A flag says what no number does: that it is low or high for the patient.
    """
    if not isinstance(finding, Quantity) or isinstance(answer, Flag) or isinstance(than, Flag):
        return answer == than
    (least, most), (low, high) = borders(finding, answer), borders(finding, than)
    return all((most <= m or high > m) and (least >= m or low < m) for m in marks(finding))


def values(finding: Finding) -> Iterator[Answer]:
    """Yield one answer of every kind that rules can tell apart, of a quantity beside the cut-offs only."""
    match finding:
        case YesNo():
            yield from (True, False)
        case Choice(options=options, several=several):
            yield from (((option,) for option in options) if several else options)
        case Quantity():
            for low, high in spans(finding)[::2]:
                if low < high:
                    yield roundest(low, high, (low + high) / 2)
        case _:
            assert_never(finding)


def examples(quantity: Quantity, cutoffs: Iterable[float]) -> Iterator[float]:
    """Yield a value of every span that these cut-offs make, ascending; those at the ends lie near them."""
    cut = spans(quantity, cutoffs)
    for place, (low, high) in enumerate(cut):
        if place % 2:
            yield low
        elif len(cut) == 1:
            yield (low + high) / 2
        elif low < high:
            near = {0: high - abs(high) / 5, len(cut) - 1: low + abs(low) / 4}
            yield _shortened(near.get(place, (low + high) / 2), low, high)


def roundest(low: float, high: float, near: float) -> float:
    """Return a round number between two, the ends left out unless they are one, not far from a third.

    >>> roundest(3.5, 5.0, 4.25), roundest(40, 150, 60), roundest(2.6, 2.6, 2.6)
    (4.0, 50.0, 2.6)
    """
    least, most, wanted = (Decimal(repr(float(end))) for end in (low, high, near))
    for step in _STEPS:
        if 2 * step > most - least:
            continue
        first = ((least / step).to_integral_value(ROUND_FLOOR) + 1) * step
        last = ((most / step).to_integral_value(ROUND_CEILING) - 1) * step
        nearest = ((wanted / step).to_integral_value()) * step
        return float(min(max(nearest, first), last))
    return float(least)


def _shortened(value: float, low: float, high: float) -> float:
    """Round to three digits if that stays strictly between two bounds, else take the middle."""
    short = float(f"{value:.3g}")
    if low < short < high:
        return short
    return value if low < value < high else (low + high) / 2
