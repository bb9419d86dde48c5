"""Whatever stands in a file of cases: cases come of it, or an error that a person can use."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.cases.open import read_cases
from engine.errors import UnreadableInput
from tests.car import CAR


def refusal(path: Path | str) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read_cases(str(path), CAR)
    return str(caught.value)


def of_bytes(folder: Path, content: bytes, name: str) -> str:
    path = folder / name
    path.write_bytes(content)
    return refusal(path)


YAML = [
    (b"", "is empty"),
    (b"\xef\xbb\xbf \n", "is empty"),
    (b"# nothing but a comment\n", "holds no case"),
    (b"---\n---\n", "holds no case"),
    (b"[]", "holds no case"),
    (b"hello", "is not a mapping (found 'hello')"),
    (b"- answers: {}\n- [1]\n", "record 2, line 2: is not a mapping (found a list)"),
    (
        b"answers:\n  fuel: 1\n\tvoltage: 3\n",
        "line 3: has a tab where only spaces are allowed. Indent",
    ),
    (b"answers: {fuel: 1\n", "has a bracket that is never closed"),
    (b"answers:\n  noise: 'click\n", "has a quote that is never closed"),
    (b"answers: fuel: 1\n", "line 1: has a ':' where none is allowed"),
    (b"answers:\n  fuel: 1\n noise: click\n", "line 3: has a line that does not fit"),
    (b"answers: {}\nid: @x\n", "line 2: has a character no value may begin with"),
    (b"answers: {}\nstray\nid: x\n", "has a line without ':'"),
    (b'id: "\\q"\nanswers: {}\n', "line 1: has a backslash"),
    (b'id: "\\UFFFFFFFF"\nanswers: {}\n', "is not valid YAML"),
    (b"id: \x01\nanswers: {}\n", "is not valid YAML"),
    (b"id: &a x\nanswers: *a\n", "line 2: refers to something else by an alias, *a"),
    (b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "alias"),
    (b"answers: !!python/object/apply:os.system [ls]\n", "line 1: has a tag"),
    (b"id: !!str 5\nanswers: {}\n", "line 1: has a tag"),
    (b"<<: {answers: {}}\n", "<<: is not part of a case"),
    (b"? [a, b]\n: c\n", "has a mapping or a list for a key"),
    (b"answers: {}\nanswers: {}\n", "line 2, answers: is given twice (first in line 1)"),
    (b"answers: {fuel: .nan}\n", "is not a finite number"),
    (b"answers: {fuel: -.inf}\n", "is not a finite number"),
    (b"answers: {fuel: 1e999}\n", "is not a finite number"),
    (b"answers: {fuel: " + b"9" * 9000 + b"}\n", "is not a number"),
    (b"answers: {fuel: 0x1F}\n", "has a unit that is not known here"),
    (b"answers: {fuel: 2020-01-01}\n", "has a unit that is not known here"),
    (b"[" * 50_000, "is nested more than 12 levels deep"),
    (b"- " * 50_000, "is nested more than 12 levels deep"),
    (b"answers: " + b"{a: " * 13 + b"1" + b"}" * 13, "is nested more than 12 levels deep"),
    (b"id: caf\xe9\nanswers: {}\n", "line 1: is not UTF-8 text (found byte 0xe9). Save it as UTF-8."),
    ("answers: {}".encode("utf-16"), "is written in UTF-16"),
    (b"\x00\x01\x02\x80", "is not UTF-8 text"),
    (b"\x00\x00", "is not valid YAML"),
    (b'"\\e[2J": 1\nanswers: {}\n', "\\x1b[2J: is not part of a case"),
    (b"answers:\n" + b"".join(b"  x%d: 1\n" % n for n in range(300)), "there are at least 200 more problems"),
]

JSON = [
    (b"", "is empty"),
    (b"null", "is not a mapping (found nothing)"),
    (b"[]", "holds no case"),
    (b'{"answers": {}, "answers": {}}', "answers: is given twice"),
    (b'[{"answers": {}}, {"answers": {"fuel": 1, "fuel": 2}}]', "record 2, answers.fuel: is given twice"),
    (b'{"answers": {"fuel": NaN}}', "is not a finite number"),
    (b'{"answers": {"fuel": -Infinity}}', "is not a finite number"),
    (b'{"answers": {"fuel": ' + b"9" * 9000 + b"}}", "is not a number"),
    (b'{"answers": {"fuel": 1e999}}', "is not a finite number"),
    (b"{'answers': {}}", "line 1: is not valid JSON: there is a key without double quotes"),
    (b'{"answers": {},}', "a key without double quotes, or a comma too many"),
    (b'{\n"answers": {\n', "line 3: is not valid JSON"),
    (b'{"answers": {}} {}', "something after its end at column 17"),
    (b'{"id": "\x1b", "answers": {}}', "a line break or control character in a text"),
    (b'{"id": "\\ud800", "answers": {}}', "(found '\\ud800')"),
    (b'{"\\ud800": 1, "answers": {}}', "\\ud800: is not part of a case"),
    (b"[" * 200_000, "is nested more than 12 levels deep"),
    (b'{"a":' * 200_000, "is nested more than 12 levels deep"),
    (b'{"answers": {"fuel": ' + b"[" * 13 + b"]" * 13 + b"}}", "is nested more than 12 levels deep"),
    (b'{"answers": {}}\xff', "is not UTF-8 text"),
]  # fmt: skip

LINES = [
    (b'{"answers": {}}\n{"answers": {}\n', "line 2: is not valid JSON"),
    (b'{"answers": {}}\nnull\n', "line 2: is not a mapping"),
    (b'{"id": "a", "answers": {}}\n\n{"id": "a", "answers": {}}\n', "line 3, id: is the id of another"),
    (b'{"answers": {"fuel": -1}}\n{"answers": {"fuel": -2}}\n', "found -2"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), YAML)
def test_bad_yaml_is_refused_with_its_line_and_the_remedy(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in of_bytes(tmp_path, content, "case.yaml")


@pytest.mark.parametrize(("content", "said"), JSON)
def test_bad_json_is_refused_with_its_place_and_the_remedy(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in of_bytes(tmp_path, content, "case.json")


@pytest.mark.parametrize(("content", "said"), LINES)
def test_a_bad_line_is_refused_by_its_number(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in of_bytes(tmp_path, content, "case.jsonl")


def test_a_spoilt_document_does_not_hide_what_is_wrong_before_it(tmp_path: Path) -> None:
    said = of_bytes(tmp_path, b"answers: {fuel: -1}\n---\nid: 'x\n", "case.yaml")
    assert "answers.fuel: is outside the plausible range" in said
    assert "record 2, line 3: has a quote that is never closed" in said


def test_a_file_that_is_not_there_is_refused_with_what_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "claudication.yaml").write_text("answers: {}")
    assert "there is no such file. Did you mean claudication.yaml?" in refusal(tmp_path / "claudcation.yml")
    assert "There is no folder" in refusal(tmp_path / "nowhere" / "case.yaml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder. Name a file in it" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["cases.csv", "cases.PARQUET", "cases.xlsx"])
def test_a_table_is_sent_to_batch(tmp_path: Path, name: str) -> None:
    assert "is a table, not a case file. `crampdx batch` reads" in of_bytes(tmp_path, b"PAR1\xff", name)


def test_a_closed_stdin_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "stdin: is closed. Pipe a case into it" in refusal("-")


def test_a_name_that_is_empty_is_refused() -> None:
    assert "'': is not the name of a file" in refusal("")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "may not be read. Check its permissions." in refusal(tmp_path / "case.yaml")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "\x1b[2J.yaml", "\ud800.yaml", "", "#", "#x", "a#\0"])
def test_an_impossible_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    said = refusal(name)
    assert all(character.isprintable() or character == "\n" for character in said)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a file without an end")
def test_a_file_without_an_end_is_refused() -> None:
    assert "is larger than 20 MB" in refusal("/dev/zero")


def test_a_file_too_large_for_one_sitting_is_sent_to_batch(tmp_path: Path) -> None:
    said = of_bytes(tmp_path, b"x: 1\n" * 500_000, "case.yaml")
    assert "is larger than 2 MB" in said
    assert "`crampdx batch` reads large files" in said


def test_a_message_shows_no_more_than_a_little_of_a_value_and_no_control_characters() -> None:
    with pytest.raises(UnreadableInput) as caught:
        case_of({"answers": {"noise": "\x1b]0;title\x07\u202e" * 1000}}, CAR)
    said = str(caught.value)
    assert len(said) < 300
    assert all(character.isprintable() or character == "\n" for character in said)


def read_or_refuse(path: str) -> None:
    cases: list[Case] = []
    refused: UnreadableInput | None = None
    try:
        cases = read_cases(path, CAR)
    except UnreadableInput as error:
        refused = error
    assert bool(cases) is (refused is None)
    assert refused is None or refused.problems
    said = str(refused)
    assert all(character.isprintable() or character == "\n" for character in said)
    assert "ruamel" not in said


PIECES = st.sampled_from([
    b"answers", b"fuel", b"noise", b"click", b"id", b"medicines", b"unknown", b"expect", b"yes", b"1", b"0.5",
    b":", b": ", b"\n", b"\n  ", b"- ", b"{", b"}", b"[", b"]", b",", b'"', b"'", b"&a ", b"*a", b"!",
    b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b"|\n ", b">-\n ", b"? ", b"\t", b"\\u0000", b"\x80",
    b"\r", b"\x85", b"\xe2\x80\xa8", b"null", b"~", b"NaN", b"\x00", b"!!int ", b"\xef\xbb\xbf",
])  # fmt: skip
BYTES = st.binary(max_size=60) | st.lists(PIECES, max_size=25).map(b"".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bad")


@given(BYTES, st.sampled_from(["case.yaml", "case.json", "case.jsonl", "case"]))
@example(b"\x85- ", "case.yaml")
@example(b'{"answers":{}}', "case")
def test_any_bytes_are_cases_or_an_error_for_people(folder: Path, content: bytes, name: str) -> None:
    path = folder / name
    path.write_bytes(content)
    read_or_refuse(str(path))


@given(BYTES)
def test_any_bytes_on_stdin_are_cases_or_an_error_for_people(content: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        read_or_refuse("-")


@given(st.text(max_size=30))
def test_any_name_of_a_file_is_read_or_refused(name: str) -> None:
    if name.partition("#")[0] != "-":
        read_or_refuse(f"no such folder/{name}")


LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["yes", "click", "12 V", "unknown", "leak", "E10"])
)  # fmt: skip
NAMES = st.sampled_from(
    [*CAR.finding, "id", "answers", "medicines", "medicines_complete", "expect", "title", "audience"]
)
RECORDS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)


@given(
    RECORDS | st.fixed_dictionaries({"answers": RECORDS}, optional={"medicines": RECORDS, "expect": RECORDS})
)
def test_any_record_is_a_case_or_an_error(record: object) -> None:
    known: set[str] = set()
    places: list[str] = []
    try:
        known = set(case_of(record, CAR, "file, record 3").answers)
    except UnreadableInput as error:
        places = [problem.place for problem in error.problems]
    assert known <= CAR.finding.keys()
    assert all(place.startswith("file, record 3") for place in places)
