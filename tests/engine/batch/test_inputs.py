"""Files, folders, patterns and stdin: each input is found, once, and told by its form."""

from __future__ import annotations

import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch.inputs import find_inputs
from engine.cases.open import read_cases
from engine.errors import UnreadableInput
from tests.car import CAR
from tests.engine.batch.running import json_lines, ran

RECORD = '{"id": "a", "answers": {"will_not_start": true, "weather": ["cold"]}}'


def test_folders_patterns_and_files_are_read_once_each(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/a.jsonl", "in/deep/b.jsonl", "in/.hidden.jsonl", "in/readme.md"):
        json_lines(tmp_path / name, [{"id": name, "answers": {}}])
    given = (tmp_path / "in", f"{tmp_path}/in/*.jsonl", tmp_path / "in" / "a.jsonl")
    _, rows, _ = ran(tmp_path, *given)
    assert [row["id"] for row in rows] == ["in/a.jsonl", "in/deep/b.jsonl"]


def test_a_folder_may_hold_all_forms(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    json_lines(folder / "a.jsonl", [{"id": "lines", "answers": {}}])
    (folder / "b.json").write_text('[{"id": "listed", "answers": {}}, {"id": "lines", "answers": {}}]')
    (folder / "c.csv").write_text("id;voltage\ncell;11,5\nlisted;12\n")
    parquet.write_table(pa.table({"id": ["column"], "voltage": [12.0]}), folder / "d.parquet")
    (folder / "e.yaml").write_text("id: written\nanswers: {}\n")
    (folder / "f.jsonl").write_text("")
    _, rows, errors = ran(tmp_path, folder)
    assert [row["id"] for row in rows] == ["lines", "listed", "cell", "column", "written"]
    twice = [(Path(error["file"]).name, error["record"], error["problems"][0]["value"]) for error in errors]
    assert twice == [("b.json", 2, "'lines'"), ("c.csv", 2, "'listed'")]


def test_a_batch_into_the_folder_it_reads_leaves_its_own_output_out(tmp_path: Path) -> None:
    json_lines(tmp_path / "in.jsonl", [{"id": "x", "answers": {}}, {"id": "y", "answers": 1}])
    for _ in range(2):
        _, rows, errors = ran(tmp_path, tmp_path)
        assert ([row["id"] for row in rows], len(errors)) == (["x"], 1)


def test_an_input_that_is_the_output_is_refused(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "out.jsonl", [{"answers": {}}])
    with pytest.raises(UnreadableInput, match="is both an input and the output"):
        ran(tmp_path, path)
    assert path.read_text()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.csv", "no such file"),
        ("*.parquet", "no file matches"),
        ("empty", "with no files"),
        ("a\0b", "impossible"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableInput, match=reason):
        find_inputs([str(tmp_path / name)], leaving_out=())


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.json", RECORD, "json lines"),
        ("a.json", RECORD + "\n" + RECORD, "json lines"),
        ("a.json", json.dumps(json.loads(RECORD), indent=1), "json"),
        ("a.json", f"[{RECORD}]", "json"),
        ("a", f"[{RECORD}]", "json"),
        ("a", RECORD, "json lines"),
        ("a.dat", "id,will_not_start\na,yes\n", "csv"),
        ("a.tsv", "id\twill_not_start\na\tyes\n", "csv"),
        ("a.yml", "answers: {will_not_start: yes}", "yaml"),
    ],
)
def test_the_form_is_told_by_the_name_or_the_beginning(
    tmp_path: Path, name: str, content: str, form: str
) -> None:
    (tmp_path / name).write_text(content)
    [found] = find_inputs([str(tmp_path / name)], leaving_out=()).inputs
    assert form == found.form


def bytes_of(form: str, tmp_path: Path) -> bytes:
    if form == "parquet":
        parquet.write_table(
            pa.table({"id": ["a"], "will_not_start": [True], "weather": [["cold"]]}), tmp_path / "x"
        )
        return (tmp_path / "x").read_bytes()
    return {
        "json lines": f"\ufeff{RECORD}\r\n".encode(),
        "json": f"\ufeff[\n{RECORD}\n]".encode(),
        "csv": b"id,will_not_start,weather\na,yes,cold\n",
    }[form]


@pytest.mark.parametrize("form", ["json lines", "json", "csv", "parquet"])
def test_stdin_may_be_of_any_form(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BufferedReader(io.BytesIO(bytes_of(form, tmp_path)))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    _, [row], errors = ran(tmp_path, "-", trace=True)
    assert (row["id"], row["in_scope"], errors) == ("a", True, [])


@pytest.mark.parametrize(
    "columns",
    [
        {"answers": pa.array([{"voltage": 11.0, "weather": ["wet"]}]), "id": pa.array([7])},
        {"answers.voltage": pa.array([11.0]), "weather": pa.array(["wet"]).dictionary_encode()},
        {"voltage": pa.array([11], pa.int8()), "weather": pa.array([["wet"]]), "notes": pa.array([1.5])},
        {
            "voltage": pa.array(["11 V"]),
            "weather": pa.array(["wet; "]),
            "expect.urgency": pa.array(["routine"]),
        },
    ],
)
def test_parquet_may_nest_its_answers_and_store_them_in_several_types(
    tmp_path: Path, columns: dict[str, pa.Array]
) -> None:
    parquet.write_table(pa.table(columns), tmp_path / "in.parquet")
    _, [row], errors = ran(tmp_path, tmp_path / "in.parquet", trace=True)
    assert (row["fired"], errors) == (["CAR-01", "CAR-02", "CAR-03"], [])


def test_lists_in_parquet_say_the_same_however_their_file_is_cut(tmp_path: Path) -> None:
    told = [
        {"weather": ["cold"], "medicines": ["sand"]},
        {"medicines": []},
        {"weather": []},
        {"weather": ["hot", "wet"], "medicines": ["sand", "something else"]},
        {"weather": ["wet"], "medicines": ["quartz"]},
        {"weather": ["fog"]},
    ]
    kinds = {"id": pa.string(), "weather": pa.list_(pa.string()), "medicines": pa.list_(pa.string())}
    table = pa.Table.from_pylist([{"id": f"c{n}"} | one for n, one in enumerate(told)], pa.schema(kinds))
    said = []
    for size in (1, 2, 6):
        parquet.write_table(table, tmp_path / f"{size}.parquet", row_group_size=size)
        _, rows, errors = ran(tmp_path, tmp_path / f"{size}.parquet", trace=True)
        said.append((rows, [error["id"] for error in errors]))
    records = [
        {"id": f"c{n}", "answers": {k: v for k, v in one.items() if k == "weather"}}
        | {k: v for k, v in one.items() if k == "medicines"}
        for n, one in enumerate(told)
    ]
    _, rows, errors = ran(tmp_path, json_lines(tmp_path / "in.jsonl", records), trace=True)
    assert said == [(rows, [error["id"] for error in errors])] * 3
    assert said[0][1] == ["c5"]


def test_a_column_of_a_type_that_holds_no_answers_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    columns = {"voltage": pa.array([True]), "noise": pa.array([1]), "id": pa.array([1.5])}
    parquet.write_table(pa.table(columns), tmp_path / "in.parquet")
    with pytest.raises(UnreadableInput) as caught:
        ran(tmp_path, tmp_path / "in.parquet")
    assert [problem.message for problem in caught.value.problems] == [
        "holds values of type bool, which cannot be read here",
        "holds values of type int64, which cannot be read here",
        "holds values of type double, which cannot be read here",
    ]


def test_a_parquet_file_cut_short_is_told(tmp_path: Path) -> None:
    content = bytes_of("parquet", tmp_path)
    (tmp_path / "in.parquet").write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableInput, match="It may have been cut off"):
        ran(tmp_path, tmp_path / "in.parquet")


@pytest.mark.parametrize(
    "content", ["[{}, nonsense]", '[{"answers": {}}', "[{}] more", '{"answers": {', "[{},]"]
)
def test_json_that_stops_being_json_is_refused_as_a_whole(tmp_path: Path, content: str) -> None:
    (tmp_path / "in.json").write_text("\n" + content)
    with pytest.raises(UnreadableInput):
        ran(tmp_path, tmp_path / "in.json")


@pytest.mark.parametrize("name", ["in.jsonl", "in.ndjson"])
@pytest.mark.parametrize("content", [[{"id": "a"}], {"id": "a"}])
def test_records_over_several_lines_in_a_file_of_one_a_line_are_told_once(
    tmp_path: Path, name: str, content: object
) -> None:
    (tmp_path / name).write_text(json.dumps(content, indent=2))
    for read in (ran, lambda _, path: read_cases(str(path), CAR)):
        with pytest.raises(UnreadableInput, match="its records run over several lines"):
            read(tmp_path, tmp_path / name)


def test_a_line_longer_than_any_record_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.batch.json_files.BLOCK", 256)
    long = '{"id": "b", "answers": {}, "notes": "' + "x" * 2000 + '"}'
    (tmp_path / "in.jsonl").write_text("\n".join((RECORD, long, RECORD.replace('"a"', '"c"'), "")))
    _, rows, [error] = ran(tmp_path, tmp_path / "in.jsonl")
    assert [row["id"] for row in rows] == ["a", "c"]
    assert error["record"] == 2
    assert "is longer than" in error["problems"][0]["message"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ""])
def test_a_pipe_is_read_once_as_stdin_is(tmp_path: Path, suffix: str) -> None:
    content = {
        ".csv": b"id,will_not_start\na,yes\n",
        ".parquet": _parquet_of({"id": ["a"], "will_not_start": [True]}),
    }
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(pipe.write_bytes, content.get(suffix, RECORD.encode()))
        summary, rows, errors = ran(tmp_path, pipe)
        writing.result()
    assert (summary.inputs, [row["id"] for row in rows], errors) == ([str(pipe)], ["a"], [])


def test_yaml_from_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableInput, match="is YAML from a pipe"):
        find_inputs([str(pipe)], leaving_out=())


def test_a_damaged_table_is_told_in_whole_sentences(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_bytes(b"nothing of the kind")
    with pytest.raises(UnreadableInput, match=r"[^.]\. It may have been cut off\.$"):
        ran(tmp_path, tmp_path / "in.parquet")


def _parquet_of(columns: dict[str, list[object]]) -> bytes:
    written = io.BytesIO()
    parquet.write_table(pa.table(columns), written)
    return written.getvalue()
