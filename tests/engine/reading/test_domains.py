"""Numbers for examples lie where they should, and are round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.reading.domains import roundest

NUMBERS = st.integers(-10_000, 10_000).map(lambda number: number / 1000)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_it_lies_between_and_not_on_an_end(one: float, other: float, near: float) -> None:
    low, high = sorted((one, other))
    found = roundest(low, high, near)
    assert found == low if low == high else low < found < high


def test_it_is_round() -> None:
    cases = {(3.5, 5.0, 4.25): 4.0, (0.9, 1.4, 1.15): 1.2, (1, 3, 2.5): 2.0, (40, 150, 60): 50.0}
    assert cases == {ends: roundest(*ends) for ends in cases}
