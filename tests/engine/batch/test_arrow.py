"""Arrow in, Arrow out: a row for a row, in order, with the result that the case has alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyarrow as pa
import pytest

from engine.batch.arrow import ROWS_AT_ONCE, assess_batches, assess_table, result_schema
from engine.errors import UnreadableInput
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR

KNOWLEDGE = leg_cramps()
CASES = pa.table({
    "id": ["a", "b", None, "d"],
    "leg_cramp": ["yes", "perhaps", "yes", None],
    "potassium": ["3.1 mmol/L", "4", "31", None],
    "medicines": ["HCTZ", None, None, "quinine"],
})  # fmt: skip


def test_a_row_comes_out_for_each_row_in_the_same_order() -> None:
    said = assess_table(KNOWLEDGE, CASES).to_pylist()
    assert [row["id"] for row in said] == ["a", "b", "row-3", "d"]
    assert [row["urgency"] for row in said] == ["soon", None, None, "routine"]


def test_what_is_wrong_with_a_row_stands_in_its_problems_and_nothing_is_said_of_it() -> None:
    for row in assess_table(KNOWLEDGE, CASES).to_pylist():
        said = {name: value for name, value in row.items() if name not in ("id", "problems")}
        assert bool(row["problems"]) == all(value is None for value in said.values())
    (problem,) = assess_table(KNOWLEDGE, CASES).to_pylist()[1]["problems"]
    assert problem == {
        "path": "answers.leg_cramp",
        "value": "'perhaps'",
        "message": "is neither yes nor no. Write yes, no or unknown.",
    }


def test_the_schema_is_known_before_the_first_row_and_no_row_changes_it() -> None:
    for fired in (False, True):
        schema = result_schema(KNOWLEDGE, fired=fired)
        assert not any(pa.types.is_dictionary(field.type) for field in schema)
        for table in (CASES, CASES.slice(0, 0), CASES.slice(1, 2), CASES.select(["leg_cramp"])):
            assert assess_table(KNOWLEDGE, table, fired=fired).schema == schema


def test_how_the_rows_are_cut_into_batches_makes_no_difference() -> None:
    whole = assess_table(KNOWLEDGE, CASES)
    one_by_one = [part for row in range(4) for part in CASES.slice(row, 1).to_batches()]
    assert pa.Table.from_batches(assess_batches(KNOWLEDGE, one_by_one)).equals(whole)


def test_long_batches_are_assessed_in_slices() -> None:
    (batch,) = pa.table({"leg_cramp": [True] * (ROWS_AT_ONCE + 1)}).combine_chunks().to_batches()
    parts = list(assess_batches(KNOWLEDGE, [batch]))
    assert [len(part) for part in parts] == [ROWS_AT_ONCE, 1]
    assert parts[1].column("id").to_pylist() == [f"row-{ROWS_AT_ONCE + 1}"]


def test_a_column_that_is_nothing_a_case_has_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="leg_cramps"):
        assess_table(KNOWLEDGE, pa.table({"leg_cramps": [True]}))


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("voltage", ["11 V", None, "x"], pa.large_string()),
        ("voltage", ["11 V", None, "x"], pa.string_view()),
        ("voltage", [11, None, 99], pa.dictionary(pa.int8(), pa.int64())),
        ("voltage", [Decimal("11.0"), None, Decimal("99.5")], pa.decimal128(5, 2)),
        ("voltage", [Decimal(11), None, Decimal(99)], pa.decimal256(40, 0)),
        ("voltage", [11.0, None, 99.5], pa.float16()),
        ("weather", [["wet"], None, ["x"]], pa.large_list(pa.large_string())),
        ("weather", [["wet"], None, ["x"]], pa.list_(pa.string(), 1)),
        ("weather", [["wet"], None, ["x"]], pa.large_list(pa.string_view())),
        ("weather", [["wet"], None, ["x"]], pa.list_(pa.dictionary(pa.int8(), pa.string()))),
        ("lights_dim", ["Y", None, "x"], pa.dictionary(pa.int32(), pa.large_string())),
    ],
)
def test_whatever_type_an_engine_keeps_a_column_in_it_means_the_same(
    name: str, cells: list[object], kind: pa.DataType
) -> None:
    usual = [float(cell) if isinstance(cell, Decimal | int) else cell for cell in cells]
    if "string_view" in str(kind):
        column = pa.array(cells).cast(kind)
    elif pa.types.is_dictionary(kind):
        column = pa.array(cells, kind.value_type).dictionary_encode().cast(kind)
    else:
        column = pa.array(cells, kind)
    ids = pa.array(["a", "b", "c"])
    expected = assess_table(CAR, pa.table({"id": ids, name: pa.array(usual)}), fired=True)
    said = assess_table(CAR, pa.table({"id": ids, name: column}), fired=True)
    assert said.drop_columns("problems").equals(expected.drop_columns("problems"))
    assert [bool(row) for row in said["problems"].to_pylist()] == [False, False, True]


def test_columns_of_nothing_are_open() -> None:
    names = ("id", "audience", "none_of", "medicines", "medicines_complete", "voltage", "weather", "noise")
    table = pa.table({"lights_dim": [True, False], **{name: pa.nulls(2) for name in names}})
    assert assess_table(CAR, table).equals(assess_table(CAR, pa.table({"lights_dim": [True, False]})))
    empty = pa.table({"lights_dim": [True, False], "weather": pa.array([[], []])})
    assert [row["problems"] for row in assess_table(CAR, empty).to_pylist()] == [[], []]


def test_short_batches_are_assessed_together_and_those_of_another_schema_by_themselves() -> None:
    numbers = pa.table({"lights_dim": [True] * 100}).to_batches(max_chunksize=1)
    texts = pa.table({"lights_dim": ["no"] * 3}).to_batches(max_chunksize=1)
    said = list(assess_batches(CAR, [*numbers, *texts, numbers[0].slice(0, 0)]))
    assert [len(batch) for batch in said] == [100, 3, 0]
    assert pa.Table.from_batches(said)["id"].to_pylist() == [f"row-{n}" for n in range(1, 104)]


def test_memory_does_not_grow_with_the_number_of_batches() -> None:
    (batch,) = pa.table({"lights_dim": ["yes"] * ROWS_AT_ONCE}).to_batches()
    held, taken = [], 0

    def asked() -> Iterator[pa.RecordBatch]:
        nonlocal taken
        for _ in range(6):
            taken += 1
            yield batch

    for number, said in enumerate(assess_batches(CAR, asked()), 1):
        held.append(taken - number)
        del said
    assert max(held) <= 1


def test_a_wrong_column_is_told_in_words_that_hold_in_python_too() -> None:
    for name in ("leg_cramps", "weather"):
        with pytest.raises(UnreadableInput, match=r"Rename it or leave it out; `crampdx batch`"):
            assess_table(KNOWLEDGE, pa.table({name: ["yes"]}))
