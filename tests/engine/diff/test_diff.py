"""A diff as a reviewer gets it: text, JSON and Markdown, in the same bytes each time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from engine.cases.open import read_cases
from engine.diff import Diff, difference, rendered
from engine.diff.difference import case_files, diff_record
from engine.export import export_text
from engine.json_schema import schema
from tests.car import CAR
from tests.commands import crampdx
from tests.engine.diff.seeds import NEW_RULE, Document, added, changed, cutoff, document, effect, named, old
from tests.engine.diff.test_versions import split, without_weather

ROOT = Path(__file__).parents[3]
VALIDATOR = jsonschema.Draft202012Validator(schema(CAR, "diff"))


def three_rules(edited: Document) -> None:
    for edit in (
        cutoff("voltage", 0, 11.5),
        effect("CAR-08", 0, escalates="urgent"),
        named("leak_test", "dry_run"),
    ):
        edit(edited)


@pytest.fixture(scope="module")
def found() -> Diff:
    return difference(old(), changed(three_rules))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the names of two exports."""
    folder = tmp_path_factory.mktemp("exports")
    edited = document()
    three_rules(edited)
    for name, each in (("old", document()), ("new", edited)):
        (folder / f"{name}.json").write_text(export_text(each), "utf-8")
    return str(folder / "old.json"), str(folder / "new.json")


def text(found: Diff, form: str = "text", *, full: bool = False) -> str:
    return rendered(found, form, io.StringIO(), full=full)


def test_text_says_first_what_changed_then_for_whom(found: Diff) -> None:
    told = text(found)
    flat = " ".join(told.split())
    places = [flat.index(words) for words in (
        "IN SHORT", "some patients are less urgent: patients 1 and 2", "FUEL LEAK",
        "now asks for urgent on suspicion", "cut-off `flat` is 11.5 V, was 11.8",
        "PATIENTS WHO ARE TOLD SOMETHING ELSE", "patient 1: urgency: emergency → urgent",
        "answers: car that will not start; smell of fuel",
        "CAR-08 asks for urgent on suspicion of fuel leak; before: asks for emergency",
        "NOTHING ELSE CHANGES", '{"id":"patient-1"',
    )]  # fmt: skip
    assert places == sorted(places)
    assert "no warning is lost" in flat[flat.index("proved of every possible patient") :]
    assert max(map(len, told[: told.index("The patients as case files")].splitlines())) <= 80


def test_the_patients_below_are_cases_that_run(found: Diff, tmp_path: Path) -> None:
    below = text(found).partition("The patients as case files:\n")[2]
    path = tmp_path / "patients.jsonl"
    path.write_text(below, "utf-8")
    read = read_cases(str(path), CAR)
    assert [case.id for case in read] == [f"patient-{n}" for n, _ in enumerate(found.patients, 1)]
    assert len(read) > 1


def test_markdown_folds_the_case_files(found: Diff) -> None:
    told = text(found, "markdown")
    assert told.startswith("# Knowledge of car: what changes\n")
    lines = told.partition("```json\n")[2].partition("```")[0].splitlines()
    assert [json.loads(line) for line in lines] == list(case_files(found))


def test_full_leaves_nothing_out() -> None:
    reworded = changed(lambda e: e["rules"][0].update(because="So it shows."), three_rules)
    found = difference(old(), reworded)
    assert "So it shows." not in text(found)
    assert "So it shows." in text(found, full=True)


@pytest.mark.parametrize("edit", [three_rules, split, without_weather, lambda _: None])
def test_json_has_its_schema_and_refers_to_its_patients(edit: Any) -> None:
    record = json.loads(text(difference(old(), changed(edit)), "json"))
    assert next(VALIDATOR.iter_errors(record), None) is None
    patients = {each["id"]: each for each in record["patients"]}
    for one in record["conclusions"]:
        assert bool(one["patients"]) is (one["verdict"] == "told_otherwise")
        for name in one["patients"]:
            assert one["about"] in {each["about"] for each in patients[name]["differences"]}
    assert [each["verdict"] for each in record["conclusions"]].count("undecided") == 0


def test_every_conclusion_that_moves_has_a_patient_who_shows_it(found: Diff) -> None:
    record = diff_record(found)
    moving = [one for one in record["conclusions"] if one["verdict"] == "told_otherwise"]
    assert len(moving) > 3
    assert all(one["patients"] for one in moving)


def test_what_an_old_case_file_means_is_told() -> None:
    new = {"id": "old_car", "kind": "yes_no", "group": "additives", "label": "old", "clinician": "Old?"}
    several = difference(old(), changed(named("lights_dim", "dim_lights"), split, added("findings", new)))
    told = " ".join(text(several).split())
    assert "lights_dim is called dim_lights now. Write that instead: it means the same." in told
    assert "ethanol is split into ethanol_e10 and ethanol_e5; an old answer to it is refused." in told
    assert "1 finding new: old_car." in told or "3 findings new:" in told


def test_what_a_name_of_a_medicine_means_is_tried_on_a_patient() -> None:
    def ethanol_speaks(edited: Document) -> None:
        edited["rules"].append({**NEW_RULE, "when": {"yes": "ethanol"}, "then": [{"escalates": "soon"}]})

    def otherwise(edited: Document) -> None:
        ethanol_speaks(edited)
        edited["medicines"][0]["classes"] = []

    found = difference(changed(ethanol_speaks), changed(otherwise))
    ((change, patient),) = found.medicines
    assert (change.id, patient.before.assessment.urgency.name) == ("gasohol", "SOON")
    told = " ".join(text(found).split())
    assert "who takes gasohol is told otherwise: urgency: soon → routine" in told
    assert "(by their classes of medicines: what names mean changed too)" in told
    record = diff_record(found)
    assert next(VALIDATOR.iter_errors(json.loads(text(found, "json"))), None) is None
    (named,) = record["vocabulary"]["medicines"]
    assert named["patient"]["case"]["medicines"] == ["gasohol"]


def test_a_version_that_lacks_a_kind_of_record_is_told_so() -> None:
    def former(edited: Document) -> None:
        for kind in ("dangers", "benign"):
            del edited[kind]

    told = " ".join(text(difference(changed(former), old())).split())
    assert "has no dangers and benign: it is read as if there were none. So where a danger stands and" in told


def test_the_command_compares_two_files_and_the_cases_of_a_third(
    files: tuple[str, str], tmp_path: Path
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": "a", "answers": {"will_not_start": true, "smell_of_fuel": true}}\n', "utf-8")
    done = crampdx("knowledge", "diff", *files, "--cases", str(cases), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert next(VALIDATOR.iter_errors(record), None) is None
    assert (record["cases"]["cases"], record["cases"]["told_otherwise"]) == (1, 1)
    assert record["cases"]["urgency"] == [{"old": "emergency", "new": "urgent", "cases": 1}]
    (first,) = record["cases"]["first"]
    assert (first["id"], first["case"]["id"], first["record"]) == ("a", "a", 1)
    told = " ".join(crampdx("knowledge", "diff", *files, "--cases", str(cases)).stdout.split())
    assert "1 of 1 case (100.0%) are told something else" in told
    assert "case a: urgency: emergency → urgent" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff",), "takes two files"),
        (("diff", "one.json", "two.json", "three.json"), "takes two files"),
        (("diff", "nothing.json", "nothing.json"), "No such file"),
        (("diff", "setup.cfg", "setup.cfg"), "cannot be read as JSON"),
        (("rules", "--full"), "only `diff` takes"),
        (("rules", "--format", "markdown"), "only `diff` takes"),
        (("rules", "VASC-01", "VASC-02"), "takes one ID at most"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_word(arguments: tuple[str, ...], said: str) -> None:
    done = crampdx("knowledge", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


def test_a_diff_has_the_same_bytes_whatever_the_hash_seed(files: tuple[str, str]) -> None:
    command = (sys.executable, "-m", "cli", "knowledge", "diff", *files, "--full")
    printed = {
        subprocess.run(
            command, check=True, capture_output=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
