from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.published import (
    PUBLISHED,
    Patient,
    advice,
    after_interviews,
    interviewed,
    main,
    misses,
    report_of,
    told,
)
from engine.cases.casefile import case_of
from knowledge.leg_cramps import leg_cramps

CRAMPS, CLOT, ARTERY = "nocturnal_leg_cramps", "deep_vein_thrombosis", "peripheral_artery_disease"


def said(
    urgency: str, differential: Mapping[str, str], *rungs: str, could_be: str = "emergency", **other: Any
) -> dict[str, Any]:
    """Return an assessment as JSON has it, as far as the benchmark looks at it."""
    first = next(iter(differential.values()), "unlikely")
    leads = [name for name, standing in differential.items() if standing == first != "unlikely"]
    record = {
        "urgency": urgency,
        "urgency_could_be": could_be,
        "red_flags_open": [],
        "warnings": [],
        "leading": leads,
        "differential": [{"disorder": name, "standing": at} for name, at in differential.items()],
        "must_not_miss": [],
        "steps": [{"id": f"step_{n}", "rung": rung} for n, rung in enumerate(rungs)],
        "settled": False,
        "settled_with_tests": False,
        "urgency_could_be_with_tests": "emergency",
        "benign": {"verdict": "no"},
    }
    return record | other


NIGHT = Patient(
    {"id": "night", "disorders": [CRAMPS], "urgency_at_most": "soon", "warnings": ["quinine"]},
    said(
        "routine",
        {CRAMPS: "likely", ARTERY: "possible"},
        "examine",
        "image_or_procedure",
        "image_or_procedure",
        red_flags_open=["gangrene", "fever"],
        must_not_miss=[{"status": "excluded"}, {"status": "supported"}],
        warnings=[{"id": "quinine"}],
    ),
    lines=30,
)
SECOND = Patient(
    {
        "id": "second",
        "disorders": ["venous_insufficiency"],
        "also_accepted": [CLOT],
        "urgency_at_least": "emergency",
        "warnings": ["quinine", "medication_review"],
    },
    said(
        "soon",
        {ARTERY: "possible", CLOT: "possible", "venous_insufficiency": "unlikely"},
        "refer_or_treat",
        could_be="soon",
        settled=True,
        must_not_miss=[{"status": "supported"}, {"status": "supported"}],
        warnings=[{"id": "quinine"}],
    ),
    lines=50,
)
CONTROL = Patient(
    {"id": "control", "also_accepted": [CLOT], "urgency_at_most": "soon"},
    said("emergency", {CLOT: "unlikely"}),
    lines=41,
)
UNREAD = Patient(
    {"id": "unread", "disorders": [CLOT], "urgency_at_least": "soon"}, None, unread="age: is not a number"
)


def held(*patients: Patient) -> dict[str, tuple[int, int]]:
    measures = report_of(patients, [], set())["measures"]
    return {name: (one["holds"], one["cases"]) for name, one in measures.items()}


def test_what_was_expected_is_counted_over_those_of_whom_it_was() -> None:
    assert held(NIGHT, SECOND, CONTROL) == {
        "accepted diagnosis in the first 1": (1, 2),
        "accepted diagnosis in the first 3": (2, 2),
        "accepted diagnosis in the first 5": (2, 2),
        "emergencies told": (0, 1),
        "at least soon, told so": (1, 1),
        "no over-triage": (1, 2),
        "warnings due, all given": (1, 2),
    }


def test_what_the_story_speaks_against_is_no_diagnosis_however_far_up() -> None:
    unlikely = said("routine", {CRAMPS: "unlikely"})
    assert Patient(NIGHT.facts, unlikely).place is None


def test_a_file_that_cannot_be_read_counts_as_a_miss() -> None:
    counts = held(UNREAD, NIGHT)
    assert counts["accepted diagnosis in the first 5"] == (1, 2)
    assert counts["at least soon, told so"] == (0, 1)
    report = report_of([UNREAD, NIGHT], [], set())
    assert report["misses"] == {"unread": ["the coded file cannot be used: age: is not a number"]}
    assert (report["said"]["cases"], report["lines of the report"]["reports"]) == (1, 1)


def test_every_miss_is_told_with_what_was_said_instead() -> None:
    assert {one.id: list(misses(one)) for one in (NIGHT, SECOND, CONTROL)} == {
        "night": [],
        "second": [
            f"venous_insufficiency or {CLOT} is number 2, {ARTERY} is first; leading: {ARTERY}, {CLOT}",
            "at least emergency expected, soon said",
            "no warning medication_review",
        ],
        "control": ["at most soon expected, emergency said"],
    }


def test_steps_images_flags_and_dangers_are_counted() -> None:
    records = [one.said for one in (NIGHT, SECOND) if one.said]
    figures = advice(records, {CRAMPS})
    assert figures["steps"] == {"mean": 2.0, "most": 3}
    assert figures["images and procedures"] == {"mean": 1.0, "most": 2}
    assert figures["images and procedures, a benign disorder leads"] == {"cases": 1, "mean": 2.0, "most": 2}
    assert figures["red flags open"] == {"mean": 1.0, "most": 2}
    assert (figures["could be an emergency"], figures["settled"]) == (1, 1)
    dangers = figures["dangers"]
    assert {status: number for status, number in dangers.items() if number} == {"supported": 3, "excluded": 1}


def test_what_only_tests_could_change_is_counted_apart() -> None:
    records = [
        said("routine", {}, could_be="soon", settled=True, urgency_could_be_with_tests="emergency"),
        said("routine", {}, could_be="soon", settled=True, settled_with_tests=True),
        said("routine", {}, settled=False, urgency_could_be_with_tests="urgent"),
    ]
    figures = advice(records, set())
    assert (figures["could be an emergency"], figures["could be, with tests"]) == (1, 2)
    assert (figures["settled"], figures["settled, with tests"]) == (2, 1)


def test_who_could_be_an_emergency_by_nothing_that_is_open_is_counted() -> None:
    records = [
        said("routine", {}),
        said("routine", {}, red_flags_open=["fever"]),
        said("routine", {}, could_be="routine"),
        said("emergency", {}),
    ]
    assert advice(records, set())["could be, and no red flag is open"] == 1


def test_benign_is_counted_by_its_verdict() -> None:
    verdicts = ("not_yet", "yes", "not_yet")
    figures = advice([said("routine", {}, benign={"verdict": verdict}) for verdict in verdicts], set())
    assert figures["benign"] == {"yes": 1, "not_yet": 2, "no": 0}


def test_after_an_interview_who_is_settled_is_as_urgent_as_may_be() -> None:
    records = [
        said("soon", {}, could_be="soon", settled=True, id="one"),
        said("soon", {}, could_be="urgent", settled=True, id="two"),
        said("soon", {}, could_be="urgent", settled=False, id="three"),
    ]
    figures = after_interviews(records, set())
    assert figures["settled, and could be more urgent"] == 1
    assert figures["not settled"] == ["three"]
    lines = list(told({"published": report_of([NIGHT], [], set()), "generated": {"patient": figures}}))
    assert lines[-1].split() == ["not", "settled", "three"]


def test_lines_are_those_of_the_examples_too() -> None:
    lines = report_of([NIGHT, SECOND], [60, 80, 90], set())["lines of the report"]
    assert lines == {"reports": 5, "median": 60, "most": 90}


def test_the_table_has_shares_with_intervals_and_every_miss() -> None:
    lines = list(told({"published": report_of([NIGHT, SECOND, CONTROL], [], {CRAMPS})}))
    first = next(line for line in lines if "first 1" in line)
    # Wilson's interval of one in two.
    assert first.split()[-6:] == ["1", "of", "2", "9.5%", "to", "90.5%"]
    assert lines[-1] == "  control  at most soon expected, emergency said"


def test_an_interview_goes_to_its_end() -> None:
    knowledge = leg_cramps()
    truth = case_of({"id": "one", "answers": {"age": 70, "leg_cramp": "yes"}, "medicines": []}, knowledge)
    case = interviewed(knowledge, truth)
    assert (case.id, case.answers["leg_cramp"]) == ("one", True)
    assert len(case.answers) > 50


def test_it_runs_over_a_folder_of_patients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.published.EXAMPLES", tmp_path / "none")
    names = ["p003", "p004", "p007"]
    (tmp_path / "coded").mkdir()
    for name in names:
        shutil.copy(PUBLISHED / "coded" / f"{name}.yaml", tmp_path / "coded")
    (tmp_path / "coded" / "p004.yaml").write_text("answers: {age: old}\n", encoding="utf-8")
    facts = [{"id": name, "disorders": [CRAMPS], "urgency_at_most": "soon"} for name in names]
    (tmp_path / "cases.yaml").write_text(json.dumps(facts), encoding="utf-8")

    runs = [
        CliRunner().invoke(main, ["--cases", str(tmp_path), *options], catch_exceptions=False)
        for options in (["--json"], ["--json"], [])
    ]
    assert [run.exit_code for run in runs] == [0, 0, 0]
    assert runs[0].output == runs[1].output
    found = json.loads(runs[0].output)["published"]
    assert found["said"]["cases"] == 2
    assert found["measures"]["accepted diagnosis in the first 3"]["cases"] == 3
    assert "the coded file cannot be used" in found["misses"]["p004"][0]
    assert "Published patients (2 read)" in runs[2].output


def test_a_folder_that_is_not_there_is_refused() -> None:
    run = CliRunner().invoke(main, ["--cases", "nowhere"])
    assert run.exit_code == 2
    assert "nowhere" in run.output


def test_generated_patients_are_half_of_each_audience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.published.EXAMPLES", tmp_path / "none")
    (tmp_path / "coded").mkdir()
    (tmp_path / "cases.yaml").write_text("[]", encoding="utf-8")
    run = CliRunner().invoke(
        main, ["--cases", str(tmp_path), "--generated", "2", "--json"], catch_exceptions=False
    )
    generated = json.loads(run.output)["generated"]
    assert {audience: one["cases"] for audience, one in generated.items()} == {"clinician": 1, "patient": 1}
