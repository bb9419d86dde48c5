"""What the benchmark of engines calls equal is equal, and what it measures has happened."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import crampdx

pytest.importorskip("duckdb", reason="duckdb, which compares results, comes with the extra `engines`")

from benchmarks.engines import differing, measured, with_duckdb

pytestmark = pytest.mark.engines
CASES = {"id": ["a", "b"], "leg_cramp": [True, None], "potassium": [3.1, 4.0]}


def test_a_row_that_differs_is_counted_on_both_sides(tmp_path: Path) -> None:
    for name, potassium in (("one", [3.1, 4.0]), ("other", [4.0, 4.0])):
        said = crampdx.assess_table(pa.table({**CASES, "potassium": potassium}))
        parquet.write_table(said, tmp_path / f"{name}.parquet")
    assert differing(tmp_path / "one.parquet", tmp_path / "one.parquet") == 0
    assert differing(tmp_path / "one.parquet", tmp_path / "other.parquet") == 2


def test_an_engine_is_measured_from_its_start_to_its_end(tmp_path: Path) -> None:
    source, right = tmp_path / "cases.parquet", tmp_path / "right.parquet"
    parquet.write_table(pa.table(CASES), source)
    with_duckdb(source, right)
    took = measured("batch", source, tmp_path / "batch.parquet")
    assert differing(right, tmp_path / "batch.parquet") == 0
    assert min(took.start, took.work, took.memory) > 0
