"""Folders: what their names say is read, and whatever in them is not read is named and counted."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch import rendered, run
from engine.batch.summary import summary_record
from engine.cases.open import read_cases
from engine.errors import UnreadableInput
from engine.safe_files import CannotWrite
from tests.car import CAR
from tests.engine.batch.running import json_lines, ran

RECORD = {"id": "a", "answers": {"lights_dim": "yes"}}


def part(folder: Path, name: str, form: str) -> Path:
    folder.mkdir(parents=True)
    path = folder / f"part-0{form}"
    if form == ".parquet":
        parquet.write_table(pa.table({"id": [name], "lights_dim": ["no"]}), path)
    else:
        path.write_text(f"id,lights_dim\n{name},no\n")
    return path


@pytest.mark.parametrize("form", [".csv", ".parquet"])
def test_a_folder_named_finding_equals_value_is_a_column(tmp_path: Path, form: str) -> None:
    (tmp_path / "plain.csv").write_text("id,lights_dim,smell_of_fuel\ny,no,yes\nn,no,no\nu,no,\n")
    _, expected, _ = ran(tmp_path, tmp_path / "plain.csv", trace=True)
    named = part(tmp_path / "in" / "smell_of_fuel=yes", "y", form)
    part(tmp_path / "in" / "smell_of_fuel=no", "n", form)
    part(tmp_path / "in" / "Smell%20of%20fuel=__HIVE_DEFAULT_PARTITION__", "u", form)
    _, rows, errors = ran(tmp_path, tmp_path / "in", trace=True)
    assert errors == []
    assert {row["id"]: row for row in expected} == {row["id"]: row for row in rows}
    _, [alone], _ = ran(tmp_path, named, trace=True)
    assert expected[0] == alone


def test_a_folder_whose_key_is_no_finding_is_passed_over_and_said(tmp_path: Path) -> None:
    part(tmp_path / "in" / "year=2024", "a", ".csv")
    summary, rows, _ = ran(tmp_path, tmp_path / "in")
    assert [row["id"] for row in rows] == ["a"]
    assert summary_record(CAR, summary)["passed_over"] == ["year=2024 (the name of a folder)"]
    assert "Passed over: year=2024" in rendered(CAR, summary, "text")


def test_a_folder_whose_value_cannot_be_read_costs_its_records(tmp_path: Path) -> None:
    part(tmp_path / "in" / "voltage=high", "a", ".csv")
    _, rows, [error] = ran(tmp_path, tmp_path / "in")
    assert (rows, error["problems"][0]["path"]) == ([], "answers.voltage")


def test_a_column_in_the_file_and_in_the_name_of_its_folder_is_refused(tmp_path: Path) -> None:
    part(tmp_path / "in" / "lights_dim=yes", "a", ".csv")
    with pytest.raises(UnreadableInput, match="appears twice"):
        ran(tmp_path, tmp_path / "in")


def test_records_of_json_are_refused_in_a_folder_that_says_something_of_them(tmp_path: Path) -> None:
    (tmp_path / "smell_of_fuel=yes").mkdir()
    path = json_lines(tmp_path / "smell_of_fuel=yes" / "in.jsonl", [RECORD])
    with pytest.raises(UnreadableInput, match="smell_of_fuel=yes is in the name of its folder"):
        ran(tmp_path, path)
    with pytest.raises(UnreadableInput, match="smell_of_fuel=yes stands in the name of its folder"):
        read_cases(str(path), CAR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    (inside / ".git").mkdir(parents=True)
    json_lines(inside / "part-0.jsonl", [RECORD])
    json_lines(inside / ".git" / "x.jsonl", [RECORD])
    json_lines(inside / ".part-0.jsonl", [RECORD])
    (inside / "part-1.jsonl.bz2").write_bytes(bz2.compress(b"{}"))
    (inside / "_SUCCESS").write_text("")
    return inside


def test_whatever_in_a_folder_is_not_read_is_named_and_counted(tmp_path: Path, folder: Path) -> None:
    (folder / "elsewhere").symlink_to(tmp_path)
    summary, _, _ = ran(tmp_path, folder)
    told = {Path(one["file"]).name: one["reason"] for one in summary_record(CAR, summary)["not_read"]}
    assert told == {
        ".git": "is a hidden folder",
        ".part-0.jsonl": "is hidden",
        "_SUCCESS": "is in another format",
        "elsewhere": "is a link to a folder",
        "part-1.jsonl.bz2": "is in another format",
    }
    assert "Not read: 5 files and folders" in rendered(CAR, summary, "text")


def test_what_is_not_read_is_an_error_where_the_batch_is_strict(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"part-1.jsonl.bz2: is not read"):
        ran(tmp_path, folder, strict=True)
    (folder / "part-1.jsonl.bz2").unlink()
    _, rows, _ = ran(tmp_path, folder, strict=True)
    assert [row["id"] for row in rows] == ["a"]


def test_a_folder_that_matches_a_pattern_is_named(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    json_lines(tmp_path / "in" / "a.jsonl", [RECORD])
    json_lines(tmp_path / "in" / "deep" / "b.jsonl", [{**RECORD, "id": "b"}])
    summary, _, _ = ran(tmp_path, f"{tmp_path}/in/*")
    assert [(Path(one.name).name, one.reason) for one in summary.unread] == [("deep", "is a folder")]
    summary, rows, _ = ran(tmp_path, f"{tmp_path}/in/**")
    assert (len(rows), summary.unread) == (2, ())


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("in.jsonl", b'{"id":"a","answers":{"lights_dim":"yes"}}\n'),
        ("in.json", b'[{"id":"a","answers":{"lights_dim":"yes"}}]'),
        ("in.csv", b"id,lights_dim\na,yes\n"),
        ("in.tsv", b"id\tlights_dim\na\tyes\n"),
        ("in.yaml", b"id: a\nanswers:\n  lights_dim: yes\n"),
    ],
)
def test_compressed_text_is_read(tmp_path: Path, name: str, content: bytes, suffix: str) -> None:
    packed = gzip.compress(content) if suffix == ".gz" else pa.compress(content, "zstd", asbytes=True)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / (name + suffix)).write_bytes(packed)
    for given in (tmp_path / "in", tmp_path / "in" / (name + suffix)):
        _, [row], errors = ran(tmp_path, given)
        assert (row["id"], errors) == ("a", [])
    (tmp_path / "in" / (name + suffix)).write_bytes(packed[:-6])
    with pytest.raises(UnreadableInput):
        ran(tmp_path, tmp_path / "in")


@pytest.mark.parametrize("codec", ["gzip", "zstd"])
def test_all_parts_of_a_file_that_was_compressed_in_parts_are_read(tmp_path: Path, codec: str) -> None:
    parts = (b"id,lights_dim\n", b"a,yes\nb,n", b"o\nc,yes\n")
    packed = b"".join(pa.compress(part, codec, asbytes=True) for part in parts)
    if codec == "gzip":
        packed = b"".join(map(gzip.compress, parts))
    (tmp_path / "in.csv.x").write_bytes(packed)
    _, rows, errors = ran(tmp_path, tmp_path / "in.csv.x")
    assert ([row["id"] for row in rows], errors) == (["a", "b", "c"], [])


@pytest.mark.parametrize("form", [".jsonl", ".csv"])
@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_what_is_written_compressed_holds_what_is_written_plain(
    tmp_path: Path, form: str, suffix: str
) -> None:
    source = json_lines(tmp_path / "in.jsonl", [{**RECORD, "id": str(number)} for number in range(100)])
    written = [tmp_path / f"{name}{form}{suffix}" for name in ("one", "two")]
    for output in (tmp_path / f"plain{form}", *written):
        assert run(CAR, [str(source)], str(output)).tally.cases == 100
    one, two = (path.read_bytes() for path in written)
    codec = {".gz": "gzip", ".zst": "zstd"}[suffix]
    plain = (tmp_path / f"plain{form}").read_bytes()
    assert pa.CompressedInputStream(pa.BufferReader(one), codec).read() == plain
    assert one == two
    with pytest.raises(CannotWrite, match="a text may be packed, as in"):
        run(CAR, [str(source)], str(tmp_path / f"out.parquet{suffix}"))


def test_a_folder_that_other_programs_set_aside_is_passed_over_and_said(tmp_path: Path) -> None:
    for name in ("_temporary", "_lights_dim=yes"):
        (tmp_path / "in" / name).mkdir(parents=True)
        json_lines(tmp_path / "in" / name / "a.jsonl", [{**RECORD, "id": name}])
    summary, rows, _ = ran(tmp_path, tmp_path / "in", strict=True)
    assert [row["id"] for row in rows] == ["_lights_dim=yes"]
    assert [one.reason for one in summary.unread] == ["is a folder set aside"]


@pytest.mark.parametrize(("kept", "program"), [("_delta_log", "Delta Lake"), (".hoodie", "Apache Hudi")])
def test_a_table_that_keeps_what_was_replaced_is_refused(tmp_path: Path, kept: str, program: str) -> None:
    (tmp_path / "in" / "table" / kept).mkdir(parents=True)
    json_lines(tmp_path / "in" / "table" / "part.jsonl", [RECORD])
    with pytest.raises(UnreadableInput, match=f"table: is a table of {program}"):
        ran(tmp_path, tmp_path / "in")


def test_what_is_compressed_otherwise_is_named(tmp_path: Path) -> None:
    (tmp_path / "in.csv.bz2").write_bytes(bz2.compress(b"id,lights_dim\n"))
    with pytest.raises(UnreadableInput, match="is compressed with bzip2"):
        ran(tmp_path, tmp_path / "in.csv.bz2")


@pytest.mark.parametrize("name", ["s3://bucket/cases.parquet", "https://x.org/a.csv", "file:///a.csv"])
def test_an_address_is_no_name_of_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInput, match="is an address") as caught:
        ran(tmp_path, name)
    assert caught.value.source == name
    path: Any = json_lines(tmp_path / "in.jsonl", [RECORD])
    with pytest.raises(UnreadableInput, match="is an address"):
        run(CAR, [str(path)], "s3://bucket/out.jsonl")
