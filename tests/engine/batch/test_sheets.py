"""Spreadsheets as batches: what a sheet shows is what a CSV of it would say."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from engine.batch.inputs import find_inputs
from engine.batch.summary import rendered, summary_record
from engine.cases.open import read_case
from engine.errors import UnreadableInput
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.batch.running import ran

pytest.importorskip("python_calamine", reason="spreadsheets are read with the extra `xlsx`")

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = f'<styleSheet xmlns="{_SPACE}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'


def _cell(cell: object) -> str:
    match cell:
        case None:
            return "<c/>"
        case bool():
            return f'<c t="b"><v>{int(cell)}</v></c>'
        case ("date", number):
            return f'<c s="1"><v>{number}</v></c>'
        case ("error", text):
            return f'<c t="e"><v>{text}</v></c>'
        case int() | float():
            return f"<c><v>{cell!r}</v></c>"
        case _:
            return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(cell))}</t></is></c>'


def workbook(
    path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: Sequence[str] = ()
) -> Path:
    """Write the few parts of a workbook that a reader needs."""
    parts: dict[str, str] = {"xl/styles.xml": _STYLES}
    listed, related = "", f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    for number, (name, rows) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="r{number}"/>'
        target = f"worksheets/sheet{number}.xml"
        related += f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="{target}"/>'
        cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        parts[f"xl/{target}"] = f'<worksheet xmlns="{_SPACE}"><sheetData>{cells}</sheetData></worksheet>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_SPACE}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>'
    package = f'<Relationship Id="b" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{_PACKAGE}">{package}</Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


ROWS: list[list[Any]] = [
    ["ID", "Voltage", "lights_dim", "smell of fuel", "weather", "notes"],
    [1, 11.0, True, "N", "wet; cold", ("date", 45000)],
    [2, "11 V", "no", 0, None, None],
    ["x-3", 11.600000000000001, None, "unknown", "none", "last"],
]


def test_a_sheet_says_what_a_csv_of_it_says(tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text(
        "ID,Voltage,lights_dim,smell of fuel,weather,notes\n"
        "1,11,true,N,wet; cold,2023-03-15\n2,11 V,no,0,,\nx-3,11.6,,unknown,none,last\n"
    )
    _, expected, _ = ran(tmp_path, tmp_path / "plain.csv", trace=True)
    path = workbook(tmp_path / "in.xlsx", {"Sheet1": ROWS})
    _, rows, errors = ran(tmp_path, path, trace=True)
    assert (rows, errors) == (expected, [])
    assert read_case(f"{path}#x-3", CAR).answers["voltage"] == 11.6


def test_the_folder_of_a_sheet_may_say_more(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "engine_turns=yes"
    folder.mkdir(parents=True)
    workbook(folder / "a.xlsx", {"Sheet1": [["id", "voltage"], ["a", 11]]})
    _, folded, _ = ran(tmp_path, tmp_path / "in", trace=True)
    rows = [["id", "voltage", "engine_turns"], ["a", 11, True]]
    _, plain, _ = ran(tmp_path, workbook(tmp_path / "b.xlsx", {"Sheet1": rows}), trace=True)
    assert folded == plain


def test_a_sheet_may_come_through_a_pipe(tmp_path: Path) -> None:
    content = workbook(tmp_path / "in.xlsx", {"Sheet1": ROWS}).read_bytes()
    os.mkfifo(tmp_path / "pipe.xlsx")
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit((tmp_path / "pipe.xlsx").write_bytes, content)
        _, rows, errors = ran(tmp_path, tmp_path / "pipe.xlsx")
        writing.result()
    assert ([row["id"] for row in rows], errors) == (["1", "2", "x-3"], [])


def test_a_number_of_a_sheet_has_no_dot_between_thousands(tmp_path: Path) -> None:
    header = ["id", "ck"]
    path = workbook(tmp_path / "in.xlsx", {"a": [header, ["typed", 28.376], ["written", "28.376 U/l"]]})
    _, [row], [error] = ran(tmp_path, path, knowledge=leg_cramps())
    assert (row["id"], error["id"]) == ("typed", "written")


def test_empty_rows_are_none_and_a_bad_one_costs_itself_only(tmp_path: Path) -> None:
    rows = [
        [],
        ["id", "voltage"],
        ["a", 11],
        [],
        [None, None],
        ["b", ("date", 45000)],
        ["c", ("error", "#N/A")],
    ]
    _, good, [error] = ran(tmp_path, workbook(tmp_path / "in.xlsx", {"Sheet1": rows}))
    assert [row["id"] for row in good] == ["a", "c"]
    assert (error["record"], error["id"], error["problems"][0]["path"]) == (4, "b", "answers.voltage")


def test_every_sheet_of_cases_is_read_and_what_is_not_is_said(tmp_path: Path) -> None:
    cases = [["voltage"], [11], [12]]
    sheets = {
        "2023": cases,
        "Legend": [["word", "meaning"], ["V", "volt"]],
        "2024": cases,
        "old": cases,
        "": [],
    }
    path = workbook(
        tmp_path / "in.xlsx", {name: rows for name, rows in sheets.items() if name}, hidden=["old"]
    )
    summary, rows, errors = ran(tmp_path, path)
    assert [row["id"] for row in rows] == ["in-2023-1", "in-2023-2", "in-2024-1", "in-2024-2"]
    assert errors == []
    told = summary_record(CAR, summary)["passed_over"]
    assert [one.partition(" of ")[0] for one in told] == ["the sheet 'old'", "the sheet 'Legend'"]
    assert "Passed over: the sheet" in rendered(CAR, summary, "text")


def test_columns_that_a_case_does_not_have_are_refused_with_their_sheet(tmp_path: Path) -> None:
    cases = [["voltage"], [11]]
    path = workbook(tmp_path / "in.xlsx", {"a": cases, "b": [["voltage", "volts"], [11, 12]]})
    with pytest.raises(UnreadableInput, match=r"in\.xlsx, sheet b, column 2 \(volts\): is not a finding"):
        ran(tmp_path, path)
    workbook(path, {"Ward list": [["Ward list"], ["voltage"], [11]]})
    with pytest.raises(UnreadableInput, match=r"column 1 \(Ward list\)"):
        ran(tmp_path, path)
    workbook(path, {"Sheet1": []})
    with pytest.raises(UnreadableInput, match="holds no case"):
        ran(tmp_path, path)


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "in.xlsx", {"Sheet1": ROWS})
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UnreadableInput, match=r"pip install '\.\[xlsx\]'"):
        ran(tmp_path, path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("in.xlsx", b"PK\x03\x04 and no more", "It may have been cut off"),
        ("in.xlsx", b"id,voltage\n", "is named as a spreadsheet"),
        ("in.xlsx", b"\xd0\xcf\x11\xe0", "without a password"),
        ("in.xls", b"\xd0\xcf\x11\xe0", "without a password"),
        ("in.csv", b"PK\x03\x04", "or name it .xlsx"),
        ("in.xlsx.gz", b"\x1f\x8b", "Unpack it first|damaged"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_the_remedy(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableInput, match=reason):
        ran(tmp_path, tmp_path / name)


def test_any_bytes_in_a_workbook_are_read_or_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "in.xlsx", {"Sheet1": ROWS}).read_bytes()
    drawn = random.Random(1)  # noqa: S311
    refused = 0
    for number in range(150):
        content = bytearray(whole)
        for _ in range(drawn.randint(1, 6)):
            content[drawn.randrange(len(content))] = drawn.randrange(256)
        if number % 3 == 0:
            content = content[: drawn.randrange(len(content))]
        elif number % 3 == 1:
            content = _torn(whole, drawn)
        (tmp_path / "in.xlsx").write_bytes(content)
        try:
            [given] = find_inputs([str(tmp_path / "in.xlsx")], leaving_out=()).inputs
            assert given.form == "spreadsheet"
            ran(tmp_path, tmp_path / "in.xlsx")
        except UnreadableInput:
            refused += 1
    assert refused > 50


def _torn(whole: bytes, drawn: random.Random) -> bytearray:
    """Return a sound archive with a few other letters in one of its parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive, zipfile.ZipFile(written, "w") as torn:
        chosen = drawn.choice(archive.namelist())
        for name in archive.namelist():
            content = bytearray(archive.read(name))
            if name == chosen:
                for _ in range(drawn.randint(1, 8)):
                    content[drawn.randrange(len(content))] = drawn.randrange(256)
            torn.writestr(name, bytes(content))
    return bytearray(written.getvalue())
