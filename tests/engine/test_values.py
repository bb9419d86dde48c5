from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.values import read_answer
from knowledge.criteria import Cutoff, KnowledgeError, Quantity, Source

BOOK = Source(id="book", title="A book", publisher="A publisher", date="2020", review="guideline")
PAGE = BOOK.at("page 1")


def sugar(*, digits: int | None, cutoff: float = 5.5) -> Quantity:
    return Quantity(
        id="sugar",
        label="sugar",
        clinician="How much sugar?",
        unit="mmol/L",
        plausible=(-1000, 1000),
        other_units={"mg/dL": (0.05, 0), "umol/L": (0.001, 0), "mol/L": (1000, 0), "odd": (1, 0.25)},
        digits=digits,
        cutoffs=(Cutoff("high", cutoff, PAGE),),
    )


@pytest.mark.parametrize(
    ("given_", "digits", "expected"),
    [
        ("100 mg/dL", None, 5.0),
        ("111 mg/dL", None, 5.55),
        ("111 mg/dL", 2, 5.55),
        ("110.8 mg/dL", 1, 5.5),
        ("111 mg/dL", 1, 5.6),
        ("113 mg/dL", 1, 5.7),
        ("-111 mg/dL", 1, -5.5),
        ("110 mg/dL", 0, 6.0),
        ("5 odd", 1, 5.3),
        ("0 mg/dL", 1, 0.0),
    ],
)
def test_a_converted_value_is_rounded_as_its_finding_asks_and_halves_go_up(
    given_: str, digits: int | None, expected: float
) -> None:
    assert expected == read_answer(sugar(digits=digits, cutoff=5), given_)


@pytest.mark.parametrize("given_", [5.4999, "5.4999", "5.4999 mmol/L", "5499.9 umol/L", "0.0054999 mol/L"])
def test_a_value_in_its_own_unit_or_a_decimal_multiple_of_it_is_never_rounded(given_: float | str) -> None:
    assert read_answer(sugar(digits=1), given_) == 5.4999


@given(st.floats(-1000, 1000), st.sampled_from((0, 1, 2, 3)))
def test_rounding_moves_a_value_by_half_a_digit_at_most_and_never_past_another(
    amount: float, digits: int
) -> None:
    finding = sugar(digits=digits, cutoff=5)
    read = [read_answer(finding, f"{value:.6f} mg/dL") for value in (amount, amount + 0.01)]
    assert [round(value, digits) for value in read if isinstance(value, float)] == read
    assert abs(read[0] - amount * 0.05) <= 0.5 * 10**-digits + 1e-6  # type: ignore[operator]
    assert read[0] <= read[1]  # type: ignore[operator]


def test_a_cutoff_finer_than_the_rounding_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="more than 1 decimals"):
        sugar(digits=1, cutoff=5.55)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [("150 10^9/L", 150.0), ("150 x10^9/L", 150.0), ("150x10^9/L", 150.0), ("150 10*9/L", 150.0)],
)
def test_a_unit_may_begin_with_a_number(given_: str, expected: float) -> None:
    count = Quantity(
        id="count",
        label="count",
        clinician="How many?",
        unit="10^9/L",
        plausible=(0, 1000),
        other_units={"x10^9/L": (1, 0), "10*9/L": (1, 0)},
    )
    assert expected == read_answer(count, given_)
