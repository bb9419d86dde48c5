"""Round numbers, as a person would choose them for an example."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = tuple(Decimal(leading).scaleb(power) for power in range(9, -13, -1) for leading in (5, 2, 1))


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
