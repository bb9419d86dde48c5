"""The rows of a batch are what is said of each patient alone."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from engine.assessment.consultation import consult
from engine.batch.audit import row_of
from engine.cases.case import CANNOT_TELL, Case
from engine.cases.casefile import case_of, case_record
from engine.cases.open import read_cases
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.batch.running import Record, Row, json_lines, ran, renumbered, right_row
from tests.strategies import cases, knowledge_bases

EXAMPLES = Path(__file__).parents[3] / "examples"

Ward = tuple[KnowledgeBase, list[Case]]


@st.composite
def wards(draw: Any, bases: st.SearchStrategy[KnowledgeBase]) -> Ward:
    knowledge = draw(bases)
    return knowledge, draw(st.lists(cases(knowledge), min_size=1, max_size=9))


def examples() -> list[Case]:
    return [case for path in sorted(EXAMPLES.glob("*.yaml")) for case in read_cases(str(path), leg_cramps())]


def in_cells(knowledge: KnowledgeBase, record: Record) -> dict[str, Any]:
    """Lay a record out in cells of text, as in a spreadsheet; it brings its medicines as text too."""
    cells: dict[str, Any] = {"id": record["id"], "audience": record["audience"]}
    for name, value in record["answers"].items():
        cells[name] = (";".join(value) or "none") if isinstance(value, list) else str(value)
    if "none_of" in record:
        cells["none_of"] = "; ".join(record["none_of"])
    if "medicines" in record:
        cells["medicines"] = ";".join(record["medicines"]) or "none"
        cells["medicines_complete"] = record.get("medicines_complete", "yes")
    return cells


def written(path: Path, knowledge: KnowledgeBase, records: Sequence[Record]) -> Path:
    """Write records in the form the path is named for."""
    if path.suffix == ".jsonl":
        return json_lines(path, records)
    rows = [in_cells(knowledge, record) for record in records]
    names = list(dict.fromkeys(["complaint", "will_not_start", *(name for row in rows for name in row)]))
    names = [n for n in names if n in knowledge.finding or any(n in row for row in rows)]
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
    else:
        parquet.write_table(
            pa.table({n: pa.array([row.get(n) for row in rows], pa.string()) for n in names}), path
        )
    return path


@pytest.mark.parametrize("form", [".jsonl", ".csv", ".parquet"])
@given(ward=st.one_of(wards(knowledge_bases()), wards(st.just(CAR))))
@settings(max_examples=15)
def test_rows_of_random_cases_are_those_of_the_reference(form: str, ward: Ward) -> None:
    knowledge, patients = ward
    records = [
        {**case_record(case, knowledge), "id": f"case-{number}"} for number, case in enumerate(patients)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / f"in{form}", knowledge, records)
        summary, rows, errors = ran(Path(folder), path, knowledge=knowledge, trace=True)
    expected = [right_row(knowledge, case_of(record, knowledge)) for record in records]
    assert errors == []
    assert expected == rows
    assert summary.tally.cases == len(records)


def test_rows_of_the_examples_are_what_experta_and_the_assessment_say(tmp_path: Path) -> None:
    patients = examples()
    expected = [row_of(one) for one in consult(leg_cramps(), patients)]
    records = [case_record(case, leg_cramps()) for case in patients]
    for form in (".jsonl", ".csv", ".parquet"):
        path = written(tmp_path / f"in{form}", leg_cramps(), records)
        for name in ("out.jsonl", "out.parquet"):
            _, rows, errors = ran(tmp_path, path, knowledge=leg_cramps(), name=name, trace=True)
            assert errors == []
            assert expected == rows


def test_a_csv_row_joins_what_the_other_forms_list(tmp_path: Path) -> None:
    records = renumbered(
        [Case(id="a", answers={"will_not_start": True, "smell_of_fuel": True, "voltage": 11.0})]
    )
    path = json_lines(tmp_path / "in.jsonl", records)
    _, [row], _ = ran(tmp_path, path, name="out.jsonl", trace=True)
    _, [cells], _ = ran(tmp_path, path, name="out.csv", trace=True)
    assert cells == in_csv(row)
    assert cells["differential"] == "leak:likely;flat_battery:possible"


def in_csv(row: Row) -> dict[str, str]:
    def cell(value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, list):
            return ";".join(each if isinstance(each, str) else ":".join(each.values()) for each in value)
        return str(value)

    return {name: cell(value) for name, value in row.items()}


def test_fired_rules_come_only_with_a_trace(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {"lights_dim": "yes"}}])
    _, [plain], _ = ran(tmp_path, path)
    _, [audited], _ = ran(tmp_path, path, audit=1)
    _, [traced], _ = ran(tmp_path, path, trace=True)
    assert plain == audited == {name: value for name, value in traced.items() if name != "fired"}
    assert traced["fired"] == ["CAR-01", "CAR-03"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    records = [{"answers": {"voltage": n % 20, "weather": ["cold"]}} for n in range(500)]
    path = json_lines(tmp_path / "in.jsonl", records)
    for name in ("out.jsonl", "out.csv", "out.parquet"):
        ran(tmp_path, path, name=name)
        first = (tmp_path / name).read_bytes()
        ran(tmp_path, path, name=name)
        assert first == (tmp_path / name).read_bytes()


def test_closed_and_open_are_told_apart_in_the_rows(tmp_path: Path) -> None:
    asked = Case(id="a", answers={"leak_test_dry": CANNOT_TELL, "smell_of_fuel": CANNOT_TELL})
    path = json_lines(tmp_path / "in.jsonl", renumbered([asked, Case(id="b")]))
    _, [closed, still_open], _ = ran(tmp_path, path)
    assert closed["urgency_could_be"] == "urgent"
    assert still_open["urgency_could_be"] == "emergency"


def test_nothing_leads_in_a_row_before_any_trouble_is_told(tmp_path: Path) -> None:
    records = [{"answers": {"lights_dim": "yes", **told}} for told in ({}, {"will_not_start": "yes"})]
    _, [before, after], _ = ran(tmp_path, json_lines(tmp_path / "in.jsonl", records), audit=2)
    assert before["differential"] == [{"disorder": "flat_battery", "standing": "possible"}]
    assert (before["leading"], after["leading"]) == ([], ["flat_battery"])
