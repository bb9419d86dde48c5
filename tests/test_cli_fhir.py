"""FHIR on the command line: cases to stdout or a file, what became of the records to stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import crampdx
from tests.engine.fhir.records import bundle, patient, prescription, result

RECORD = (patient(), result("2823-3", 3.1), prescription("quinine"))


def test_cases_go_to_stdout_and_all_else_to_stderr(tmp_path: Path) -> None:
    done = crampdx("fhir", "cases", str(bundle(tmp_path / "b.json", *RECORD)))
    assert done.returncode == 0
    assert json.loads(done.stdout)["answers"]["potassium"] == 3.1
    assert "1 patient from 3 resources" in done.stderr
    assert "1 x LOINC 2823-3: potassium" in done.stderr


def test_cases_are_what_a_batch_reads(tmp_path: Path) -> None:
    source = bundle(tmp_path / "b.json", *RECORD)
    assert crampdx("fhir", "cases", str(source), "-o", str(tmp_path / "cases.jsonl")).stdout == ""
    done = crampdx("batch", str(tmp_path / "cases.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr
    assert "quinine" in (tmp_path / "out.jsonl").read_text("utf-8")


def test_cases_may_be_one_list(tmp_path: Path) -> None:
    source = str(
        bundle(tmp_path / "b.json", *RECORD, {**result("2823-3", 4), "subject": {"reference": "Patient/p2"}})
    )
    assert crampdx("fhir", "cases", source, "-o", str(tmp_path / "cases.json")).returncode == 0
    assert [one["id"] for one in json.loads((tmp_path / "cases.json").read_text("utf-8"))] == [
        "case-1",
        "case-2",
    ]
    assert crampdx("assess", f"{tmp_path / 'cases.json'}#case-2").returncode == 0


def test_a_report_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = crampdx("fhir", "cases", str(bundle(tmp_path / "b.json", *RECORD)), "--report", str(report))
    assert done.stderr == ""
    assert {"system": "LOINC", "code": "2823-3", "finding": "potassium", "count": 1} in json.loads(
        report.read_text()
    )["mapped"]


def test_what_is_wrong_ends_with_one_and_the_rest_is_written(tmp_path: Path) -> None:
    told = bundle(tmp_path / "b.json", *RECORD, result("2160-0", 51, "mg/dL"))
    done = crampdx("fhir", "cases", str(told))
    assert done.returncode == 1
    assert "creatinine" not in json.loads(done.stdout)["answers"]
    assert "entry 3, valueQuantity: creatinine is outside the plausible range" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-file.ndjson",),
        ("BUNDLE", "--at", "tomorrow"),
        ("BUNDLE", "-o", "cases.yaml"),
        ("BUNDLE", "--given", "leg_cramps=yes"),
        ("BUNDLE", "--given", "leg_cramp=often"),
        ("BUNDLE", "-o", "BUNDLE"),
    ],
)
def test_what_cannot_be_read_or_written_ends_with_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    named = str(bundle(tmp_path / "b.jsonl", *RECORD))
    before = Path(named).read_text("utf-8")
    done = crampdx("fhir", "cases", *(each.replace("BUNDLE", named) for each in arguments), folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("crampdx: ")
    assert Path(named).read_text("utf-8") == before
    assert {path.name for path in tmp_path.iterdir()} == {"b.jsonl"}


def test_the_date_and_the_ids_are_as_asked(tmp_path: Path) -> None:
    source = str(bundle(tmp_path / "b.json", *RECORD))
    said = json.loads(crampdx("fhir", "cases", source, "--at", "2026-06-01", "--keep-ids").stdout)
    assert said == {
        "id": "p1",
        "answers": {"age": 69, "sex_at_birth": "female"},
        "medicines": ["quinine"],
        "medicines_complete": "no",
    }
    on_the_day = json.loads(crampdx("fhir", "cases", source, "--at", "2025-11-02").stdout)
    assert on_the_day["answers"]["potassium"] == 3.1


def test_what_all_have_told_is_added_where_a_record_tells_nothing(tmp_path: Path) -> None:
    source = str(bundle(tmp_path / "b.json", *RECORD))
    told = ("--given", "leg_cramp=yes", "--given", "location=calf; foot", "--given", "potassium=4.4")
    said = json.loads(crampdx("fhir", "cases", source, *told).stdout)["answers"]
    assert (said["leg_cramp"], said["location"], said["potassium"]) == ("yes", ["calf", "foot"], 3.1)


def test_the_interview_is_a_questionnaire() -> None:
    asked = json.loads(crampdx("fhir", "questionnaire", "--audience", "patient").stdout)
    assert (asked["resourceType"], asked["id"]) == ("Questionnaire", "leg-cramps-patient")


def test_a_case_goes_to_a_response_and_back(tmp_path: Path) -> None:
    there = tmp_path / "response.json"
    assert crampdx("fhir", "response", "examples/quinine.yaml", "-o", str(there)).returncode == 0
    back = json.loads(crampdx("fhir", "response", "--back", str(there)).stdout)
    assert back["id"] == "quinine"
    before, after = (
        crampdx("assess", name, "--format", "json").stdout for name in ("examples/quinine.yaml", str(there))
    )
    assert before == after
    assert crampdx("explain", str(there), "how", "urgency").returncode == 0


def test_responses_are_what_a_batch_reads(tmp_path: Path) -> None:
    names = ("clot", "quinine")
    told = [json.loads(crampdx("fhir", "response", f"examples/{name}.yaml").stdout) for name in names]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    done = crampdx("batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    alone = [
        json.loads(crampdx("assess", f"examples/{name}.yaml", "--format", "json").stdout) for name in names
    ]
    assert [(row["id"], row["urgency"]) for row in rows] == [(one["id"], one["urgency"]) for one in alone]
