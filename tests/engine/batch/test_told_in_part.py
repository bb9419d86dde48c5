"""Bounds and flags in files of many cases: a column of texts may hold them, beside numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.cases.casefile import case_of
from knowledge.leg_cramps import leg_cramps
from tests.engine.batch.running import Record, Row, json_lines, ran, right_row

LEGS = leg_cramps()
D_DIMER = ["<0.27 mg/L FEU", "raised", "negative", "700 (H)", "unknown", ">= 1000", "", "N", "812"]
SODIUM = ["131", "low", "<120", ">146", "normal", "", "unknown", "HH", "128 (L)"]


def records() -> list[Record]:
    """Return cases of each of these beside each kind of the others; an empty text is left out."""
    return [
        {
            "id": f"case-{row}",
            "answers": {"leg_pain": "yes", "age": 44}
            | ({"d_dimer": d_dimer} if d_dimer else {})
            | ({"sodium": sodium} if sodium else {}),
        }
        for row, (d_dimer, sodium) in enumerate(
            (D_DIMER[place], SODIUM[(place + apart) % len(SODIUM)])
            for apart in (0, 2, 5)
            for place in range(len(D_DIMER))
        )
    ]


EXPECTED: list[Row] = [right_row(LEGS, case_of(record, LEGS)) for record in records()]


def in_a_table(path: Path) -> Path:
    header = ["id", "leg_pain", "age", "d_dimer", "sodium"]
    rows = [[r["id"], *(r["answers"].get(name) for name in header[1:])] for r in records()]
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
    else:
        columns = dict(zip(header, map(pa.array, zip(*rows, strict=True)), strict=True))
        parquet.write_table(pa.table(columns), path)
    return path


@pytest.mark.parametrize("name", ["in.csv", "in.parquet", "in.jsonl"])
def test_each_row_says_what_the_case_is_told_by_itself(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    given = json_lines(path, records()) if path.suffix == ".jsonl" else in_a_table(path)
    _, rows, errors = ran(tmp_path, given, knowledge=LEGS, trace=True)
    assert errors == []
    assert rows == EXPECTED


def test_a_column_of_numbers_holds_numbers_and_is_read_beside_one_of_texts(tmp_path: Path) -> None:
    columns = {
        "leg_pain": ["yes"] * 3,
        "sodium": [131.0, None, 150.0],
        "potassium": ["low", "<2.5", "5.1 (H)"],
    }
    parquet.write_table(pa.table(columns), tmp_path / "in.parquet")
    _, rows, errors = ran(tmp_path, tmp_path / "in.parquet", knowledge=LEGS, trace=True)
    assert errors == []
    assert ["METAB-03" in row["fired"] for row in rows] == [True, False, False]
    assert ["METAB-01" in row["fired"] for row in rows] == [True, True, False]


def test_many_different_texts_of_which_one_is_a_bound_are_read_as_each_is_alone(tmp_path: Path) -> None:
    texts = [f"{70 + number / 100:.2f}" for number in range(2000)] + ["<130", "low"]
    rows = [["id", "leg_pain", "sodium"], *([f"r{n}", "yes", text] for n, text in enumerate(texts))]
    with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    _, out, errors = ran(tmp_path, tmp_path / "in.csv", knowledge=LEGS, trace=True)
    assert len(errors) == sum(float(text) < 80 for text in texts[:-2])
    assert all("METAB-03" in row["fired"] for row in out)


@pytest.mark.parametrize("key", ["sodium<", "sodium?"])
def test_a_key_that_looks_like_a_column_of_our_own_is_refused(key: str, tmp_path: Path) -> None:
    given = json_lines(tmp_path / "in.jsonl", [{"id": "a", "answers": {key: "<5"}}])
    _, rows, errors = ran(tmp_path, given, knowledge=LEGS)
    assert rows == []
    assert "is not a finding" in errors[0]["problems"][0]["message"]
