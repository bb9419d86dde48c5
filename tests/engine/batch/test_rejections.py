"""Rejected records are counted by reason and named by their id; what is no case is named as what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.batch import rendered
from engine.batch.summary import OTHER, Reasons, summary_record
from engine.cases.casefile import read_record
from engine.cases.open import read_cases
from engine.cases.problems import Problems
from engine.errors import Problem, UnreadableInput
from knowledge.criteria import KnowledgeBase
from tests.car import CAR
from tests.engine.batch.running import json_lines, ran


def test_rejections_are_counted_by_reason(tmp_path: Path) -> None:
    answers = [{"voltage": "high"}, {"voltage": "low"}, {"voltage": "no", "fuell": 1}, {"voltage": 12}]
    path = json_lines(tmp_path / "in.jsonl", [{"id": f"p{n}", "answers": a} for n, a in enumerate(answers)])
    summary, _, errors = ran(tmp_path, path)
    reasons = [
        (one["records"], one["path"], one["such_as"]) for one in summary_record(CAR, summary)["reasons"]
    ]
    assert reasons == [(3, "answers.voltage", "'high'"), (1, "answers.fuell", "")]
    assert "  3 x answers.voltage: is not a number, for example 'high'" in rendered(CAR, summary, "text")
    assert [error["id"] for error in errors] == ["p0", "p1", "p2"]


def test_reasons_without_end_are_counted_together() -> None:
    reasons = Reasons()
    for number in range(5000):
        reasons.add([Problem(f"answers.x{number}", "is not a finding")])
    assert len(reasons.records) == 1001
    assert reasons.records[OTHER] == 4000


@pytest.mark.parametrize(
    ("record", "told"),
    [({"id": " p "}, "p"), ({"id": 7}, "7"), ({}, None), ({"id": [1]}, None), ({"id": "\ud800"}, "\\ud800")],
)
def test_the_error_line_has_the_id_that_a_record_brings(tmp_path: Path, record: object, told: str) -> None:
    _, _, [error] = ran(tmp_path, json_lines(tmp_path / "in.jsonl", [record]))
    assert error["id"] == told


@pytest.mark.parametrize("kind", ["Bundle", "Patient"])
def test_fhir_is_named_as_what_it_is(tmp_path: Path, kind: str) -> None:
    for name, form in (("in.json", "{}"), ("in.ndjson", "{}\n{}"), ("in.jsonl", "{}")):
        (tmp_path / name).write_text(form.replace("{}", json.dumps({"resourceType": kind, "type": "x"})))
        for read in (lambda path: ran(tmp_path, path), lambda path: read_cases(str(path), CAR)):
            with pytest.raises(UnreadableInput, match=f"is a FHIR {kind}, not a case file"):
                read(tmp_path / name)


def test_an_audit_that_finds_a_record_to_be_none_rejects_it_and_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(record: object, known: KnowledgeBase, problems: Problems, name: str) -> object:
        if isinstance(record, dict) and record["id"] == "b":
            problems.add(("answers", "voltage"), "is planted", value="x")
            return None
        return read_record(record, known, problems, name)

    monkeypatch.setattr("engine.batch.chunks.read_record", refusing)
    path = json_lines(tmp_path / "in.jsonl", [{"id": each, "answers": {}} for each in "abc"])
    _, rows, _ = ran(tmp_path, path)
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    summary, rows, [error] = ran(tmp_path, path, audit=9)
    assert [row["id"] for row in rows] == ["a", "c"]
    assert (error["id"], error["problems"][0]["message"]) == ("b", "is planted")
    assert [(one.id, one.columns) for one in summary.differences] == [("b", ("record",))]
    assert (summary.is_clean, summary.is_written, summary.tally.cases) == (False, True, 2)


def test_a_rejected_list_is_shown_as_it_was_given(tmp_path: Path) -> None:
    options = [name for name, f in CAR.finding.items() if getattr(f, "several", False)]
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {options[0]: ["wade", "x"]}}])
    _, _, errors = ran(tmp_path, path)
    assert errors[0]["problems"][0]["value"] == "[wade, x]"


def test_a_table_without_rows_is_told_what_a_case_is(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("voltage\n")
    with pytest.raises(UnreadableInput, match="or a row of a table"):
        ran(tmp_path, tmp_path / "in.csv")
