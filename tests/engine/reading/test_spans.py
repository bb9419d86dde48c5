"""Numbers for examples lie where they should, and are round."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.reading.spans import examples, marks, roundest, spans, values
from knowledge.criteria import Quantity
from tests.car import CAR

NUMBERS = st.integers(-10_000, 10_000).map(lambda number: number / 1000)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_it_lies_between_and_not_on_an_end(one: float, other: float, near: float) -> None:
    low, high = sorted((one, other))
    found = roundest(low, high, near)
    assert found == low if low == high else low < found < high


def test_it_is_round() -> None:
    cases = {(3.5, 5.0, 4.25): 4.0, (0.9, 1.4, 1.15): 1.2, (1, 3, 2.5): 2.0, (40, 150, 60): 50.0}
    assert cases == {ends: roundest(*ends) for ends in cases}


QUANTITIES = [finding for finding in CAR.finding.values() if isinstance(finding, Quantity)]


def test_a_quantity_is_cut_at_every_cut_off_and_at_nothing_else() -> None:
    for quantity in QUANTITIES:
        cuts = sorted({float(cutoff.value) for cutoff in quantity.cutoffs})
        ends = [quantity.plausible[0], *cuts, quantity.plausible[1]]
        assert [span.low for span in spans(quantity)[1::2]] == cuts
        assert all(low == high for low, high in spans(quantity)[1::2])
        assert list(spans(quantity)[::2]) == list(pairwise(ends))
        assert [(value, over) for value in cuts for over in (False, True)] == list(marks(quantity))


def test_an_example_of_a_span_lies_in_it() -> None:
    for quantity in QUANTITIES:
        cuts = [float(cutoff.value) for cutoff in quantity.cutoffs]
        for cutoffs in (cuts, cuts[:1], []):
            found = list(examples(quantity, cutoffs))
            for value, (low, high) in zip(found, spans(quantity, cutoffs), strict=True):
                assert value == low if low == high else low < value < high


def test_a_value_lies_beside_the_cut_offs() -> None:
    for quantity in QUANTITIES:
        for value, (low, high) in zip(values(quantity), spans(quantity)[::2], strict=True):
            assert isinstance(value, float)
            assert low < value < high
