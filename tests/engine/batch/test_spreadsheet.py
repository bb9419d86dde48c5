"""A table as a spreadsheet saves it is read rightly, or refused with a word on how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.batch import run
from engine.cases.case import Case
from engine.errors import CrampdxError, UnreadableInput
from tests.car import CAR
from tests.engine.batch.running import Record, Row, ran, right_row

HEADER = "id;will_not_start;smell_of_fuel;voltage;weather;medicines"


def saved(tmp_path: Path, *lines: str, encoding: str = "utf-8-sig", end: str = "\r\n") -> Path:
    path = tmp_path / "cases.csv"
    path.write_bytes(end.join((*lines, "")).encode(encoding))
    return path


def read(tmp_path: Path, *lines: str) -> tuple[list[Row], list[Record]]:
    _, rows, errors = ran(tmp_path, saved(tmp_path, *lines), trace=True)
    return rows, errors


def refusal(tmp_path: Path, path: Path) -> str:
    with pytest.raises(CrampdxError) as caught:
        run(CAR, [str(path)], str(tmp_path / "out.csv"))
    assert not (tmp_path / "out.csv").exists()
    return str(caught.value)


def test_semicolons_decimal_commas_a_mark_of_encoding_and_windows_lines_are_read(tmp_path: Path) -> None:
    rows, errors = read(tmp_path, HEADER, 'ä1;Yes;FALSE;11,5;"cold;wet";gasohol', "b2;1;0;12,7 V;;none")
    assert errors == []
    first = Case(
        id="ä1",
        answers={
            "will_not_start": True, "smell_of_fuel": False, "voltage": 11.5,
            "weather": ("cold", "wet"), "ethanol": True,
        },
        medicines=("gasohol",),
    )  # fmt: skip
    second = Case(
        id="b2",
        answers={"will_not_start": True, "smell_of_fuel": False, "voltage": 12.7, "ethanol": False},
        medicines=(),
    )
    assert [right_row(CAR, first), right_row(CAR, second)] == rows


@pytest.mark.parametrize("empty", ["", " ", "NaN", "#N/A", "NA", "null"])
def test_a_cell_that_says_nothing_is_open(tmp_path: Path, empty: str) -> None:
    [row], errors = read(tmp_path, HEADER, f"a;{empty};yes;{empty};{empty};{empty}")
    assert errors == []
    assert right_row(CAR, Case(id="a", answers={"smell_of_fuel": True})) == row


@pytest.mark.parametrize(
    ("line", "path", "hint"),
    [
        ("a;vielleicht;;;;", "answers.will_not_start", "Write yes, no or unknown."),
        ("a;ja;;;;", "answers.will_not_start", "Write yes, no or unknown."),
        ("a;2;;;;", "answers.will_not_start", "Write yes, no or unknown."),
        ("a;;;1.234,5;;", "answers.voltage", "Write it without them, as in 1234.5."),
        ("a;;;12,600;;", "answers.voltage", "Write 12.600 if it is a decimal comma."),
        ("a;;;250;;", "answers.voltage", "If it is another unit, write '250 mV'."),
        ("a;;;;wet+cold;", "answers.weather", "It is one of cold, wet or hot, or unknown."),
        ("a;;;;wet, hot;", "answers.weather", "in a cell of a table, a;b."),
        ('a;;;;;"gasohol\nb;yes"', "medicines", "A quotation mark before it may not be closed."),
        ("a;yes;no", "", "Put quotation marks around a cell that contains ';'."),
    ],
)
def test_a_cell_that_cannot_be_read_costs_its_row_only(
    tmp_path: Path, line: str, path: str, hint: str
) -> None:
    rows, [error] = read(tmp_path, HEADER, "before;yes;;;;", line, "after;no;;;;")
    assert [row["id"] for row in rows] == ["before", "after"]
    assert (error["record"], error["problems"][0]["path"]) == (2, path)
    assert hint in error["problems"][0]["suggestion"]


def test_rows_without_anything_in_them_are_none_and_still_have_their_numbers(tmp_path: Path) -> None:
    lines = (";;;;;", "a;yes;;;;", " ;;NaN;;;", "b;maybe;;;;", ";;;;;", ";yes;;;;", "", ";;;;;")
    rows, [error] = read(tmp_path, HEADER, *lines)
    assert [row["id"] for row in rows] == ["a", "cases-6"]
    assert error["record"] == 4


@pytest.mark.parametrize("line", [",,nobody knows", ",,"])
def test_a_row_with_nothing_but_notes_is_lost_by_no_means(tmp_path: Path, line: str) -> None:
    _, errors = read(tmp_path, "id,will_not_start,notes", "a,yes,", line)
    assert [error["problems"][0]["message"] for error in errors] == ["the row is empty"] * (line != ",,")


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    _, [error] = read(tmp_path, HEADER, "a;maybe;perhaps;much;warm;")
    places = [problem["path"].removeprefix("answers.") for problem in error["problems"]]
    assert places == ["will_not_start", "smell_of_fuel", "voltage", "weather"]


def test_a_column_that_is_no_finding_is_refused_with_what_may_be_meant(tmp_path: Path) -> None:
    told = refusal(tmp_path, saved(tmp_path, "id,will_not_strat,comment", "a,yes,nice"))
    assert "column 2 (will_not_strat): is not a finding" in told
    assert "Did you mean will_not_start?" in told
    assert "column 3 (comment)" in told
    assert "with --ignore" in told
    assert "copies it to the output with --keep" in told


def test_a_column_of_medicines_by_another_name_is_told_its_own(tmp_path: Path) -> None:
    assert "Did you mean medicines?" in refusal(tmp_path, saved(tmp_path, "id,voltage,Medication", "a,12,x"))


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"id,voltage,voltage\na,1,2\n", "Keep one of the two."),
        (b"id\na\n", "leaves it out with --ignore"),
        ("id,voltage\nmüller,12\n".encode("cp1252"), "as 'CSV UTF-8'"),
        ("id,voltage\na,12\n".encode("utf-16"), "as 'CSV UTF-8'"),
        ("id,voltage\nä,12\n".encode("utf-16-le"), "as 'CSV UTF-8'"),
        (b'id,will_not_start,medicines\na,yes,"x\nb,no,\n', 'write a " inside it twice'),
        (b"PK\x03\x04sheet", "Save the sheet as CSV (UTF-8), or name it .xlsx."),
        (b"\x1f\x8b\x08", "It may have been cut off."),
        (b"BZh91AY", "compress it with gzip or zstd"),
        (b"", "holds no case"),
        (b"id,voltage\n", "holds no case"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused(tmp_path: Path, content: bytes, hint: str) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    assert hint in refusal(tmp_path, path)


def test_bytes_that_are_no_text_far_into_a_file_are_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(b"voltage,medicines\n" + b"12,gasohol\n" * 200_000 + b"12,gasoh\xf6l\n")
    assert "UTF-8" in refusal(tmp_path, path)


def test_a_list_said_to_be_complete_has_to_be_there(tmp_path: Path) -> None:
    header = "will_not_start,medicines,medicines_complete"
    rows, errors = read(tmp_path, header, "yes,none,yes", "yes,,yes", "yes,,", "yes,shampoo,no")
    assert [row["id"] for row in rows] == ["cases-1", "cases-3", "cases-4"]
    assert [problem["suggestion"] for problem in errors[0]["problems"]] == [
        "Write none for no medicines, or leave medicines_complete empty too."
    ]


def test_no_cell_of_an_output_is_a_formula(tmp_path: Path) -> None:
    path = saved(tmp_path, "id,medicines", '=1+1,"@SUM(A1),+x"', '-2,"=cmd|x;tab ""y"""')
    _, rows, _ = ran(tmp_path, path, name="out.csv")
    assert [row["id"] for row in rows] == ["'=1+1", "'-2"]
    assert [row["unrecognised_medicines"] for row in rows] == ["'@SUM(A1),+x", '\'=cmd|x;tab "y"']


def test_a_file_without_ids_names_its_records_by_number(tmp_path: Path) -> None:
    one = saved(tmp_path, "will_not_start", "yes")
    _, rows, _ = ran(tmp_path, one)
    assert [row["id"] for row in rows] == ["cases"]
    rows, _ = read(tmp_path, "will_not_start", "yes", "no")
    assert [row["id"] for row in rows] == ["cases-1", "cases-2"]


def test_wrong_input_is_no_traceback_but_one_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="there is no such file"):
        run(CAR, [str(tmp_path / "nothing.csv")], str(tmp_path / "out.csv"))


@pytest.mark.parametrize("cell", ["none", "nil", "No known medications", "keine", "[]"])
def test_a_cell_may_say_that_no_medicine_is_taken(tmp_path: Path, cell: str) -> None:
    rows, errors = read(tmp_path, "id,will_not_start,medicines", f"a,yes,{cell}")
    assert errors == []
    assert rows[0]["unrecognised_medicines"] == []


def test_names_may_stand_in_one_cell_on_lines_of_their_own(tmp_path: Path) -> None:
    rows, errors = read(tmp_path, "id,will_not_start,medicines", 'a,yes,"gasohol\nmoonshine"', "b,no,")
    assert errors == []
    assert rows[0]["unrecognised_medicines"] == ["moonshine"]
