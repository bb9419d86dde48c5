"""Every record is accounted for exactly once: with its row, or with all that is wrong with it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from engine.batch.chunks import Rejected
from engine.batch.json_files import LineReader, Lines
from engine.cases.case import Case
from engine.errors import UnreadableInput
from tests.car import CAR
from tests.engine.batch.running import Record, json_lines, ran, right_row

PLAIN = (
    '{"id":"a","answers":{"will_not_start":true,"voltage":11.5,"noise":"click","weather":["cold"]}}',
    '{"id":"b","audience":"patient","answers":{"smell_of_fuel":"unknown","fuel":0},"medicines":["e10"]}',
    '{"answers":{"lights_dim":"yes","engine_turns":"no"},"medicines":"unknown","title":"a: b"}',
    '{"id":"d","answers":{},"medicines":["?"],"medicines_complete":"no","expect":{"urgency":"soon"}}',
)
TOKENS = (
    '"unknown"', "null", "NaN", "true", "1", '"yes"', '"No"', "1e999", "[]", "{}", '"3 V"', '"x\\u0000"',
    '"\\ud800"', '"will_not_start?":true,', '"a\\":"yes"', '"id":5,', '"', ",", ":", "}", "{", " ", "\r",
    '"medicines":"unknown",', '"medicines":[],', '"ethanol":true,', '"answers":{},', '"voltage":12,',
    '"fuel":"unknown",', '"noise":["click"],', '"weather":"wet",', '"weather":["wet","wet"],', "\u00fc",
    '"expect":{"standings":{"leak":"likely"}},', "12345678901234567890123", "70.0", '"TRUE"', "\\u003f",
)  # fmt: skip


@st.composite
def lines(draw: Any) -> str:
    """Draw a line that was right, and then had things put in, taken out, and written over."""
    line = draw(st.sampled_from(PLAIN))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(line)))
        end = draw(st.integers(start, min(len(line), start + 8)))
        line = line[:start] + draw(st.sampled_from(("", *TOKENS))) + line[end:]
    return line.replace("\n", " ")


def one_by_one(texts: Sequence[str]) -> list[Case | Rejected]:
    chunk = Lines(
        source="in.jsonl", stem="in", numbers=range(1, len(texts) + 1), alone=len(texts) == 1, size=0,
        block="\n".join(texts).encode(), reader=LineReader(CAR),
    )  # fmt: skip
    return [case for _, case in chunk.cases(range(len(texts)), CAR)]


@given(st.lists(lines(), min_size=1, max_size=5))
@settings(max_examples=150)
def test_many_lines_at_once_are_what_each_is_by_itself(texts: list[str]) -> None:
    texts = [text for text in texts if text.strip()] or [PLAIN[0]]
    expected: list[Record] = []
    refused: list[int] = []
    ids: set[str] = set()
    for number, read in enumerate(one_by_one(texts), 1):
        if isinstance(read, Case) and read.id not in ids:
            ids.add(read.id)
            expected.append(right_row(CAR, read))
        else:
            refused.append(number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_bytes("\n".join(texts).encode())
        _, rows, errors = ran(Path(folder), path, trace=True)
    assert expected == rows
    assert refused == [error["record"] for error in errors]


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 200), st.floats(), st.text(max_size=5),
    st.sampled_from(("yes", "No ", "unknown", "11,5", "12 V", "click", "cold;wet", "cold;cold", "e10")),
)  # fmt: skip
KINDS = (pa.string(), pa.bool_(), pa.int64(), pa.float64(), pa.float32(), pa.list_(pa.string()))
COLUMNS = ("id", "will_not_start", "noise", "weather", "voltage", "fuel", "ethanol", "medicines", "audience")


@st.composite
def tables(draw: Any) -> pa.Table:
    """Draw a table of some columns, each of a type that may suit it or not."""
    length = draw(st.integers(1, 5))
    names = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, unique=True))
    columns = {}
    for name in names:
        cells, kind = draw(st.lists(CELLS, min_size=length, max_size=length)), draw(st.sampled_from(KINDS))
        columns[name] = pa.array([_as(kind, cell) for cell in cells], kind)
    return pa.table(columns)


def _as(kind: pa.DataType, cell: Any) -> Any:
    if pa.types.is_list(kind):
        return None if cell is None else str(cell).split(";")
    try:
        return pa.scalar(str(cell) if pa.types.is_string(kind) else cell, kind).as_py()
    except (pa.ArrowException, TypeError):
        return None


@given(tables())
@settings(max_examples=100)
def test_every_row_of_any_table_is_accounted_for(columns: pa.Table) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.parquet"
        parquet.write_table(columns, path)
        try:
            summary, rows, errors = ran(Path(folder), path, audit=5)
        except UnreadableInput:
            return
    assert summary.differences == ()
    assert len(columns) == len(rows) + len(errors) == summary.tally.cases + summary.rejected
    assert sorted(error["record"] for error in errors) == [error["record"] for error in errors]


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for name in ("in.jsonl", "in.json", "in.csv", "in.parquet", "in.txt", "in.yaml"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            try:
                ran(Path(folder), path)
            except UnreadableInput:
                continue


@pytest.mark.parametrize("bad", ["null", "[]", '{"answers":{}', '"a"'])
def test_a_bad_line_costs_itself_only(tmp_path: Path, bad: str) -> None:
    good = '{"answers":{"leak_test_dry":true}}'
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join((good, "", bad, good)), "utf-8")
    summary, rows, [error] = ran(tmp_path, path)
    assert [row["id"] for row in rows] == ["in-1", "in-3"]
    assert (error["file"], error["record"], summary.rejected) == (str(path), 2, 1)
    assert error["problems"][0]["message"]


def test_an_id_given_twice_is_rejected_across_files(tmp_path: Path) -> None:
    json_lines(tmp_path / "a.jsonl", [{"id": "x", "answers": {}}, {"id": "y", "answers": {}}])
    json_lines(tmp_path / "b.jsonl", [{"id": "z", "answers": {}}, {"id": "x", "answers": {}}])
    _, rows, [error] = ran(tmp_path, tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert [row["id"] for row in rows] == ["x", "y", "z"]
    assert (error["record"], error["problems"][0]["path"]) == (2, "id")


def test_a_strict_batch_stops_at_the_first_and_writes_nothing(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}, {"answer": {}}, {"anwsers": {}}])
    (tmp_path / "out.jsonl").write_text("before")
    summary, _, errors = ran(tmp_path, path, name="other.jsonl", strict=True)
    assert summary.stopped is not None
    assert summary.stopped.number == 2
    assert errors == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_errors_of_an_earlier_run_do_not_stay(tmp_path: Path) -> None:
    _, _, errors = ran(tmp_path, json_lines(tmp_path / "in.jsonl", [{"answers": {}}, {"answers": 1}]))
    assert len(errors) == 1
    _, _, errors = ran(tmp_path, json_lines(tmp_path / "in.jsonl", [{"answers": {}}]))
    assert errors == []


def test_a_list_in_one_json_text_is_read_record_by_record(tmp_path: Path) -> None:
    records = [{"id": f"{n}", "answers": {"voltage": n}, "notes": "a\nb"} for n in range(50)]
    (tmp_path / "in.json").write_text(json.dumps(records, indent=1), "utf-8")
    _, rows, errors = ran(tmp_path, tmp_path / "in.json")
    assert [row["id"] for row in rows] == [f"{n}" for n in range(21)]
    assert [error["record"] for error in errors] == list(range(22, 51))
