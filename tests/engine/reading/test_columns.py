"""However a column is stored, it says the same; what is no answer says nothing."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from engine.cases.case import CANNOT_TELL, Case
from engine.reading.bitmaps import nobody, to_bools
from engine.reading.columns import Columns, Names, Observed, arrow_type, spellings
from knowledge.criteria import Finding
from tests.car import CAR, engine_turns, ethanol, fuel, lights_dim, noise, voltage, weather

DICTIONARY = pa.dictionary(pa.int8(), pa.string())
NOISES = ["click", None, "whirr", "none", "click"]
WEATHERS = [["cold"], None, [], ["hot", "wet"], ["hot"]]


def columns_of(finding: Finding, array: pa.Array) -> Columns:
    return Columns(len(array), {finding.id: array}, {}, nobody(len(array)))


def read(leaf: Observed, finding: Finding, array: pa.Array) -> list[bool | None]:
    """Read one leaf of one column, in place and as a slice of a longer one, which must agree."""
    size = len(array)
    true, false = (to_bools(half, size) for half in columns_of(finding, array).known(leaf))
    for before in (1, 8, 64):
        longer = pa.concat_arrays([array.slice(0, 1)] * before + [array, array]).slice(before, size)
        again = (to_bools(half, size) for half in columns_of(finding, longer).known(leaf))
        assert [half.tolist() for half in (true, false)] == [half.tolist() for half in again]
    assert not (true & false).any()
    return [True if t else False if f else None for t, f in zip(true, false, strict=True)]


@pytest.mark.parametrize(
    "array",
    [
        pa.array(NOISES),
        pa.array(NOISES, pa.large_string()),
        pa.array(NOISES, DICTIONARY),
        pa.DictionaryArray.from_arrays(
            pa.array([0, None, 1, 2, 0], pa.uint32()), pa.array(["click", "whirr", "none"], pa.large_string())
        ),
        pa.DictionaryArray.from_arrays(
            pa.array([0, 1, 2, 3, 0], pa.int8()), ["click", None, "whirr", "none"]
        ),
        pa.DictionaryArray.from_arrays(pa.array([0, None, 1, 2, 3]), ["click", "whirr", "none", "click"]),
    ],
    ids=["string", "large string", "dictionary", "wide dictionary", "null in it", "one name twice"],
)
def test_a_choice_reads_alike_from_strings_and_any_dictionary(array: pa.Array) -> None:
    assert read(noise.is_("click"), noise, array) == [True, None, False, False, True]
    assert read(noise.is_("click", "none"), noise, array) == [True, None, False, True, True]


def test_what_is_stored_under_a_null_does_not_matter() -> None:
    valid = pa.py_buffer(b"\x05")
    codes = pa.Array.from_buffers(pa.int8(), 3, [valid, pa.py_buffer(b"\x00\x63\x01")])
    array = pa.DictionaryArray.from_arrays(codes, ["click", "whirr"], safe=False)
    assert read(noise.is_("click"), noise, array) == [True, None, False]
    full = pa.Array.from_buffers(pa.float64(), 3, [valid, pa.py_buffer(np.array([13.0, 13.0, 1.0]))])
    assert read(voltage.at_least("full"), voltage, full) == [True, None, False]
    entries = pa.array(["cold", "cold", "hot"])
    offsets = pa.py_buffer(np.array([0, 1, 2, 3], np.int32))
    lists = pa.Array.from_buffers(arrow_type(weather), 3, [valid, offsets], children=[entries])
    assert read(weather.any_of("cold"), weather, lists) == [True, None, False]


@pytest.mark.parametrize(
    "kind",
    [
        pa.list_(pa.string()),
        pa.large_list(pa.large_string()),
        pa.list_(DICTIONARY),
    ],
    ids=str,
)
def test_several_choices_read_alike_from_any_list(kind: pa.DataType) -> None:
    array = pa.array(WEATHERS, kind)
    assert read(weather.any_of("cold"), weather, array) == [True, None, False, False, False]
    assert read(weather.any_of("cold", "wet"), weather, array) == [True, None, False, True, False]


def test_a_list_with_a_null_in_it_is_no_answer() -> None:
    array = pa.array([["cold", None], ["cold"], []], arrow_type(weather))
    assert read(weather.any_of("cold"), weather, array) == [None, True, False]
    assert read(weather.any_of("wet"), weather, array) == [None, False, False]


@pytest.mark.parametrize("sign", ["below", "at_most", "at_least", "above"])
def test_a_quantity_is_compared_on_and_beside_its_cut_off(sign: str) -> None:
    array = pa.array([11.0, 11.8, 12.0, None, float("nan")])
    expected = {
        "below": [True, False, False],
        "at_most": [True, True, False],
        "at_least": [False, True, True],
        "above": [False, False, True],
    }[sign]
    assert [*expected, None, None] == read(getattr(voltage, sign)("flat"), voltage, array)


def test_a_quantity_may_be_a_column_of_whole_numbers() -> None:
    array = pa.array([0, 1, None, 2], pa.int64())
    assert read(fuel.at_most("empty"), fuel, array) == [True, True, None, False]


def test_a_column_that_is_absent_or_all_null_says_nothing() -> None:
    for finding, leaf in ((lights_dim, lights_dim), (noise, noise.is_("click")), (fuel, fuel.above("empty"))):
        for columns in (
            Columns(3, {}, {}, nobody(3)),
            columns_of(finding, pa.nulls(3)),
            columns_of(finding, pa.nulls(3, arrow_type(finding))),
        ):
            assert [half.tolist() for half in columns.known(leaf)] == [[0], [0]]
            assert columns.answered(finding).tolist() == [0]


@pytest.mark.parametrize(
    ("finding", "array"),
    [
        (engine_turns, pa.array([1])),
        (ethanol, pa.array(["yes"])),
        (noise, pa.array([0])),
        (noise, pa.array([["click"]])),
        (weather, pa.array(["cold"])),
        (weather, pa.array([[1]])),
        (voltage, pa.array(["12"])),
        (voltage, pa.array([True])),
    ],
    ids=lambda given: given.id if hasattr(given, "id") else str(given.type),
)
def test_a_column_of_the_wrong_type_is_refused_and_never_unknown(finding: Finding, array: pa.Array) -> None:
    with pytest.raises(TypeError, match=finding.id):
        columns_of(finding, array).answered(finding)


def test_a_column_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="lights_dim has 1 rows, and there are 2 patients"):
        Columns(2, {"lights_dim": pa.array([True])}, {}, nobody(2))


def test_cases_become_columns_of_the_types_they_best_have() -> None:
    patients = [
        Case(id="one", answers={"noise": "click", "weather": ("cold", "hot"), "fuel": 3}),
        Case(id="two", audience="patient", answers={"noise": CANNOT_TELL, "ethanol": False}),
    ]
    columns = Columns.of_cases(CAR, patients)
    assert {name: array.to_pylist() for name, array in columns.answers.items()} == {
        "noise": ["click", None],
        "weather": [["cold", "hot"], None],
        "fuel": [3.0, None],
        "ethanol": [None, False],
    }
    for name, array in columns.answers.items():
        assert arrow_type(CAR.finding[name]) == array.type
    assert {name: bitmap.tolist() for name, bitmap in columns.closed.items()} == {"noise": [2]}
    assert columns.patients.tolist() == [2]


def test_a_leaf_is_read_once() -> None:
    columns = columns_of(voltage, pa.array([12.0]))
    assert columns.known(voltage.below("flat")) is columns.known(voltage.below("flat"))


@pytest.mark.parametrize("count", [1, 127, 128, 254, 255, 256, 70_000])
def test_every_name_of_many_is_told_from_the_others_and_from_null(count: int) -> None:
    array = pa.array([None, *map(str, range(count)), "0"])
    names = Names.of(array)
    for wanted in (None, "0", str(count - 1), "absent"):
        assert [name == wanted for name in array.to_pylist()] == to_bools(
            names.having([wanted]), len(array)
        ).tolist()


def test_a_patient_has_a_name_if_it_is_anywhere_in_the_list() -> None:
    array = pa.array([[], ["a", "b"], ["b"], [], ["c", None], None, []])
    for part in (array, pa.concat_arrays([array, array]).slice(7)):
        names = Names.of_lists(part)
        assert to_bools(names.having(["a", "c"]), 7).tolist() == [
            False,
            True,
            False,
            False,
            True,
            False,
            False,
        ]
        assert to_bools(names.having([None]), 7).tolist() == [False] * 4 + [True] + [False] * 2


def test_a_dictionary_longer_than_its_column_is_made_anew() -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([2, None, 2]), pa.array(["a", "b", "c", "d"]))
    texts, codes = spellings(column)
    assert ([*texts], codes.tolist()) == (["c"], [0, -1, 0])
