"""A column `none_of` means what the key of a case file does, as text or as a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.cases.casefile import case_of
from tests.car import CAR
from tests.engine.batch.running import Row, ran, right_row

SAID: list[dict[str, Any]] = [
    {"id": "a", "none_of": ["nothing_noticed"], "answers": {"will_not_start": "yes", "fuel": 20}},
    {"id": "b", "none_of": ["nothing_noticed"], "answers": {"noise": "click", "lights_dim": "unknown"}},
    {"id": "c", "none_of": ["nothing_noticed"], "answers": {"engine_turns": "yes", "smell_of_fuel": "yes"}},
    {"id": "d", "answers": {"will_not_start": "yes", "smell_of_fuel": "no", "fuel": 20}},
    {"id": "e", "none_of": [], "answers": {"lights_dim": "yes"}},
]
NAMES = ("will_not_start", "lights_dim", "smell_of_fuel", "engine_turns", "noise", "fuel")


def expected() -> list[Row]:
    return [right_row(CAR, case_of(record, CAR)) for record in SAID]


def test_who_denies_in_one_word_in_a_csv_is_who_does_in_a_case_file(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    cells = [
        [record["id"], ";".join(record.get("none_of", ())), *(record["answers"].get(n, "") for n in NAMES)]
        for record in SAID
    ]
    lines = [["id", "none_of", *NAMES], *cells]
    path.write_text("\n".join(",".join(map(str, line)) for line in lines), encoding="utf-8")
    _, rows, errors = ran(tmp_path, path, trace=True)
    assert (expected(), []) == (rows, errors)


@pytest.mark.parametrize("kind", [pa.list_(pa.string()), pa.string(), pa.dictionary(pa.int8(), pa.string())])
def test_who_denies_in_one_word_in_a_parquet_file_is_who_does_in_a_case_file(
    tmp_path: Path, kind: pa.DataType
) -> None:
    path = tmp_path / "in.parquet"
    denied = [record.get("none_of") for record in SAID]
    said = denied if pa.types.is_list(kind) else [";".join(each) if each else None for each in denied]
    columns = {
        name: pa.array([None if (v := r["answers"].get(name)) is None else str(v) for r in SAID], pa.string())
        for name in NAMES
    }
    ids = pa.array([record["id"] for record in SAID])
    parquet.write_table(pa.table({"id": ids, "none_of": pa.array(said, kind), **columns}), path)
    _, rows, errors = ran(tmp_path, path, trace=True)
    assert (expected(), []) == (rows, errors)


def test_a_row_with_what_is_no_denial_is_rejected_alone(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,none_of,lights_dim\na,nothing_noticed;else,yes\nb,nothing_noticed,yes\n")
    _, rows, [error] = ran(tmp_path, path)
    assert [row["id"] for row in rows] == ["b"]
    assert "is not a denial of this knowledge base" in error["problems"][0]["message"]
