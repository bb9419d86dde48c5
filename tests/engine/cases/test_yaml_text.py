from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.values import read_answer
from engine.cases.yaml_and_json import read_yaml, write_yaml
from knowledge.criteria import Cutoff, Quantity, Source

BOOK = Source(id="book", title="A book", publisher="A publisher", date="2020", review="guideline")
ENZYME = Quantity(
    id="enzyme",
    label="enzyme",
    clinician="How much enzyme?",
    unit="U/L",
    plausible=(0, 3_000_000),
    cutoffs=(Cutoff("raised", 320, BOOK.at("page 1")),),
)


def values(text: str) -> list[object]:
    return [document.value for document in read_yaml(text, "")]


@pytest.mark.parametrize("number", ["28.376", "1.250", "+999.999", "-1.000"])
def test_a_bare_number_that_may_be_thousands_stays_as_it_is_written(number: str) -> None:
    assert [{"enzyme": number}] == values(f"enzyme: {number}")


@pytest.mark.parametrize("number", ["0.376", "28.37", "28.3760", "1234.567", "28.376e0", "1.250e3"])
def test_a_bare_number_that_cannot_be_thousands_is_a_number(number: str) -> None:
    assert [{"enzyme": float(number)}] == values(f"enzyme: {number}")


@given(st.one_of(st.floats(0, 3_000_000), st.decimals(1, 999, places=3).map(float)))
def test_a_number_that_is_written_reads_back_as_the_same(number: float) -> None:
    [record] = values(write_yaml({"enzyme": number}))
    assert isinstance(record, dict)
    assert number == read_answer(ENZYME, record["enzyme"])


def test_text_that_looks_like_a_number_is_written_as_text() -> None:
    assert values(write_yaml({"id": "28.376"})) == [{"id": "28.376"}]
