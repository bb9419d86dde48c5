"""Columns of tables: headers as spreadsheets write them, columns passed over, and columns kept."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch.arrow import assess_table
from engine.errors import UnreadableInput
from tests.car import CAR
from tests.engine.batch.running import ran, rows_in


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "in.csv"
    path.write_bytes(text.encode())
    return path


PLAIN = "id,lights_dim,voltage\na,yes,11.5\n"


@pytest.mark.parametrize(
    "text",
    [
        "ID,Lights Dim,VOLTAGE\na,yes,11.5\n",
        " Id , lights-dim,answers.voltage\na,yes,11.5\n",
        "id,lights_dim,voltage,\na,yes,11.5,\n",
        ",id,lights_dim,voltage,,\n,a,yes,11.5, ,\n",
        "sep=;\nid;lights_dim;voltage\na;yes;11,5\n",
        "\ufeffsep=;\r\nid;lights_dim;voltage\r\na;yes;11,5\r\n",
        "id,lights_dim,voltage\ra,yes,11.5\r",
        "id,lights_dim,voltage\n a ,yes,11.5\n",
    ],
)
def test_headers_mean_the_same_however_a_spreadsheet_writes_them(tmp_path: Path, text: str) -> None:
    _, expected, _ = ran(tmp_path, table(tmp_path, PLAIN), trace=True)
    _, rows, errors = ran(tmp_path, table(tmp_path, text), trace=True)
    assert (expected, []) == (rows, errors)


def test_two_headers_that_fold_into_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="appears twice"):
        ran(tmp_path, table(tmp_path, "ID,id,voltage\na,b,12\n"))


def test_what_stands_in_a_column_without_a_name_costs_its_row_only(tmp_path: Path) -> None:
    path = table(tmp_path, "id,lights_dim,\na,yes,\nb,yes,lost\nc,no,\n")
    _, rows, [error] = ran(tmp_path, path)
    assert [row["id"] for row in rows] == ["a", "c"]
    assert (error["record"], error["id"], error["problems"][0]["value"]) == (2, "b", "'lost'")
    _, rows, errors = ran(tmp_path, path, ignore=[""])
    assert ([row["id"] for row in rows], errors) == (["a", "b", "c"], [])


@pytest.mark.parametrize("first", [0, 1])
def test_a_column_without_a_name_that_counts_the_rows_is_passed_over_and_said(
    tmp_path: Path, first: int
) -> None:
    lines = [f"{number},case-{number},yes" for number in range(first, first + 1200)]
    path = table(tmp_path, "\n".join([",id,lights_dim", *lines, "7,lost,yes"]) + "\n")
    summary, rows, [error] = ran(tmp_path, path)
    assert (len(rows), error["id"], error["problems"][0]["value"]) == (1200, "lost", "'7'")
    (passed,) = summary.passed_over
    assert passed == f"column 1 of {path}, which only counts the rows"


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet"])
def test_a_column_is_kept_as_it_is_and_another_is_passed_over(tmp_path: Path, name: str) -> None:
    text = "id,Ward,lights_dim,visit\na,3 West,yes,x\nb,,perhaps,x\nc,,no,x\nd,=1,No,x\ne,,no,x\n"
    _, rows, [error] = ran(tmp_path, table(tmp_path, text), name=name, keep=["ward"], ignore=["VISIT"])
    kept = {row["id"]: row["ward"] for row in rows}
    empty = "" if name == "out.csv" else None
    formula = "'=1" if name == "out.csv" else "=1"
    assert (kept, error["id"]) == ({"a": "3 West", "c": empty, "d": formula, "e": empty}, "b")
    assert list(rows[0])[-1] == "ward"
    assert "visit" not in rows[0]


def test_a_finding_may_be_kept_and_is_read_too(tmp_path: Path) -> None:
    path = table(tmp_path, "id,voltage\na,11.5\n")
    _, [expected], _ = ran(tmp_path, path, trace=True)
    _, [row], _ = ran(tmp_path, path, keep=["voltage"], trace=True)
    assert row == {**expected, "voltage": "11.5"}
    assert "CAR-01" in row["fired"]


def test_a_kept_column_of_parquet_is_text_and_missing_where_an_input_has_none(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"id": ["p"], "voltage": [12.0], "ward": [3]}), tmp_path / "in.parquet")
    _, _, errors = ran(tmp_path, table(tmp_path, PLAIN), tmp_path / "in.parquet", keep=["ward"])
    assert errors == []
    assert [row["ward"] for row in rows_in(tmp_path / "out.jsonl")] == [None, "3"]


@pytest.mark.parametrize("chosen", [{"ignore": ["wrd"]}, {"keep": ["wrd"]}])
def test_a_column_that_is_nowhere_is_told(tmp_path: Path, chosen: dict[str, list[str]]) -> None:
    with pytest.raises(UnreadableInput, match="'wrd': is not a column of any input"):
        ran(tmp_path, table(tmp_path, PLAIN), **chosen)


def test_a_column_of_the_output_cannot_be_kept_twice(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="a column with a name to be kept"):
        ran(tmp_path, table(tmp_path, PLAIN), keep=["id"])


def test_ids_are_trimmed_so_that_one_patient_is_not_two(tmp_path: Path) -> None:
    _, rows, [error] = ran(tmp_path, table(tmp_path, "id,lights_dim\nA1,yes\nA1 ,no\n"))
    assert [row["id"] for row in rows] == ["A1"]
    assert (error["id"], error["problems"][0]["path"]) == ("A1", "id")


def test_views_of_text_are_texts(tmp_path: Path) -> None:
    columns = {"id": pa.array(["a"], pa.string_view()), "lights_dim": pa.array(["yes"], pa.string_view())}
    parquet.write_table(pa.table(columns), tmp_path / "in.parquet")
    _, [row], errors = ran(tmp_path, tmp_path / "in.parquet")
    assert (row["id"], errors) == ("a", [])


@pytest.mark.parametrize(
    "header",
    ["DATE,PATIENT,CODE,DESCRIPTION,VALUE,UNITS", "id;Parameter;Wert;Einheit", "subject_id,itemid,value"],
)
def test_a_long_table_of_results_is_named_as_one(tmp_path: Path, header: str) -> None:
    with pytest.raises(UnreadableInput, match="seems to have a row for each result") as caught:
        ran(tmp_path, table(tmp_path, header + "\n"))
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("written", ["NaN", "nan", "N/A"])
def test_an_id_that_is_as_good_as_empty_is_none_whatever_stands_beside_it(written: str) -> None:
    for beside in (["b"], ["b", None], ["b", " c "]):
        cases = pa.table({"id": [written, *beside], "voltage": [11.5] * (1 + len(beside))})
        assert assess_table(CAR, cases)["id"].to_pylist()[0] == "row-1"
