"""Arrow in, Arrow out: a row for a row, in order, with the result that the case has alone."""

from __future__ import annotations

import pyarrow as pa
import pytest

from engine.batch.arrow import ROWS_AT_ONCE, assess_batches, assess_table, result_schema
from engine.errors import UnreadableInput
from knowledge.leg_cramps import leg_cramps

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
