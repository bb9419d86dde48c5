from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.problems import WrongValue
from engine.cases.values import read_answer
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


def enzyme(
    unit: str = "U/L", cutoff: float = 320, plausible: tuple[float, float] = (5, 3_000_000)
) -> Quantity:
    return Quantity(
        id="enzyme",
        label="enzyme",
        clinician="How much enzyme?",
        unit=unit,
        plausible=plausible,
        other_units={"ukat/L": (60, 0)} if unit == "U/L" else {},
        cutoffs=(Cutoff("raised", cutoff, PAGE),),
    )


def refusal(finding: Quantity, raw: object) -> str:
    with pytest.raises(WrongValue) as caught:
        read_answer(finding, raw)
    return str(caught.value)


@pytest.mark.parametrize("text", ["28.376", "28.376 U/l", "28.376IU/L", " +28.376 ", "28.376 (H)"])
def test_a_dot_that_may_stand_between_thousands_is_refused_with_both_readings(text: str) -> None:
    said = refusal(enzyme(), text)
    assert "28376" in said
    assert "28.38" in said
    assert "Write 28.376" not in said


@pytest.mark.parametrize("advised", ["28376", "28.38", "28.3760", "28376 U/L"])
def test_what_is_advised_for_a_doubtful_dot_is_read(advised: str) -> None:
    assert read_answer(enzyme(), advised) in (28376, 28.38, 28.376)


@pytest.mark.parametrize("value", [28.376, "28.3760", "28.37", "2.8376e1", "0.376", "028.376"])
def test_a_number_that_a_program_wrote_or_that_has_another_count_of_decimals_is_in_no_doubt(
    value: float | str,
) -> None:
    low = enzyme(plausible=(0, 3_000_000))
    assert float(value) == read_answer(low, value)


@pytest.mark.parametrize(
    ("text", "finding", "expected"),
    [
        ("3.125", enzyme("mmol/L", 6.5, (0.8, 12)), 3.125),  # 3125 is out of the question
        ("1.250", enzyme("mIU/L", 10, (0, 1500)), 1.25),  # in ones and tens, and three decimals are usual
        ("131.000", enzyme("mmol/L", 160, (80, 220)), 131),
    ],
)
def test_a_dot_before_three_digits_is_a_decimal_point_where_thousands_are_not_measured(
    text: str, finding: Quantity, expected: float
) -> None:
    assert expected == read_answer(finding, text)


def test_where_only_thousands_are_plausible_only_they_are_advised() -> None:
    said = refusal(enzyme("/uL", 150_000, (1000, 4_000_000)), "250.000")
    assert said.endswith("Write 250000 if it stands between thousands.")


def test_where_a_comma_can_only_be_a_decimal_one_only_that_is_advised() -> None:
    potassium = enzyme("mmol/L", 6.5, (0.8, 12))
    assert refusal(potassium, "3,125").endswith("Write 3.125 if it is a decimal comma.")
    assert "28.376" not in refusal(enzyme(), "28,376")


@given(st.decimals(1, 999, places=3))
def test_whatever_is_advised_for_a_doubtful_number_is_read_and_is_near_one_of_its_readings(
    number: Decimal,
) -> None:
    for text in (f"{number}", f"{number}".replace(".", ",")):
        try:
            read_answer(enzyme(), text)
        except WrongValue as error:
            advised = re.findall(r"([0-9.]+) if", error.suggestion)
            assert advised
            for each in advised:
                read = read_answer(enzyme(), each)
                assert isinstance(read, float)
                assert min(abs(read - float(number)), abs(read - 1000 * float(number))) < 0.0051


@pytest.mark.parametrize(
    "flag", ["(H)", " (H)", " [L]", " (HH)", " H", " LL", "*", " *", " (high)", " U/L (H)", " U/L L", " high"]
)
def test_beside_a_flag_the_number_decides(flag: str) -> None:
    assert read_answer(enzyme(), f"51{flag}") == 51


@pytest.mark.parametrize("text", ["51 X", "51 (H", "51 U / L L L", "51 HHH", "51 tall", "51 (U)L"])
def test_what_is_no_flag_is_not_dropped(text: str) -> None:
    assert "has a unit that is not known here" in refusal(enzyme(), text)


def test_a_unit_that_may_be_one_of_two_sizes_is_refused() -> None:
    both = Quantity(
        id="salt",
        label="salt",
        clinician="How much salt?",
        unit="mmol/L",
        plausible=(0, 1e12),
        other_units={"Mmol/L": (1e9, 0)},
    )
    assert (read_answer(both, "5 mmol/l"), read_answer(both, "5 Mmol/L")) == (5, 5e9)
    assert "may be one of several. Mind the capitals: write mmol/L or Mmol/L" in refusal(both, "5 MMOL/L")


@pytest.mark.parametrize(
    "text", ["1 250 U/L", "1\u202f250", "12'500 U/l", "1\u2019250\u2019000", "1,250,000"]
)
def test_marks_between_thousands_are_named_as_what_they_are(text: str) -> None:
    assert refusal(enzyme(), text) == (
        "has marks between its thousands. Write it without them, as in 1234.5."
    )


@pytest.mark.parametrize(
    "text", ["2.9 (3.5-5.1)", "2,9 mmol/L [3,5 - 5,1]", "2.9 mmol/l -", "2.9 mmol/L \u2193", "2.9 mmol/L L"]
)
def test_what_a_laboratory_prints_behind_a_value_is_no_part_of_it(text: str) -> None:
    assert read_answer(enzyme("mmol/L", 6.5, (0.8, 12)), text) == 2.9


@pytest.mark.parametrize("text", ["90+", "90 +", "2.9-3.1", "3.5-5.1"])
def test_a_bound_or_a_range_is_no_value(text: str) -> None:
    assert "has a unit that is not known here" in refusal(enzyme(), text)
