"""Inputs as hospitals, spreadsheets and patients write them, each with its right result.

They stand in tests/inputs, and were made after public reports of bugs in other systems;
docs/outside-inputs.md tells what each of them is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from cli import crampdx as command
from crampdx import assess, explain
from engine.batch.summary import summary_record
from engine.cases.case import Bound
from engine.cases.medicine_names import recognise
from engine.cases.open import read_cases
from engine.cases.values import WrongValue, read_answer
from engine.errors import UnreadableInput
from knowledge.leg_cramps import leg_cramps
from tests.engine.batch import running

if TYPE_CHECKING:
    from engine.batch import Summary
    from engine.cases.case import Case

INPUTS = Path(__file__).with_name("inputs")
BOTH_READINGS = "has a dot that may be a decimal point or stand between thousands"


def case_in(name: str) -> Case:
    (case,) = read_cases(str(INPUTS / name), leg_cramps())
    return case


def cases_in(name: str) -> dict[str, Case]:
    return {case.id: case for case in read_cases(str(INPUTS / name), leg_cramps())}


def batch(tmp_path: Path, name: str, **options: Any) -> tuple[Summary, dict[str, Any], list[dict[str, Any]]]:
    """Run a batch over an input; return its summary, its rows by id, and what it rejected."""
    summary, rows, errors = running.ran(
        tmp_path, INPUTS / name, knowledge=leg_cramps(), trace=True, **options
    )
    return summary, {row["id"]: row for row in rows}, errors


def urgencies(tmp_path: Path, name: str, **options: Any) -> dict[str, str]:
    """Return how urgent each record is; none may be rejected."""
    _, rows, errors = batch(tmp_path, name, **options)
    assert errors == []
    return {each: row["urgency"] for each, row in rows.items()}


def rejections(errors: list[dict[str, Any]]) -> dict[tuple[str | None, str], str]:
    """Return what is wrong by id and path: the message, and behind it the advice."""
    return {
        (error["id"], problem["path"]): f"{problem['message']}. {problem['suggestion']}"
        for error in errors
        for problem in error["problems"]
    }


def refused(tmp_path: Path, name: str, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        batch(tmp_path, name)


def test_every_input_is_tried() -> None:
    tried = Path(__file__).read_text("utf-8")
    names = sorted(path.name for path in INPUTS.iterdir())
    assert names
    assert [name for name in names if f'"{name}"' not in tried] == []


@pytest.mark.parametrize(
    ("name", "thousands"),
    [
        ("01-dot-thousands-ck.yaml", "Write 28376 if it stands between thousands"),
        ("01b-dot-thousands-ddimer.yaml", "Write 12500 if it stands between thousands"),
    ],
)
def test_a_dot_that_may_stand_between_thousands_is_not_guessed_at(name: str, thousands: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        cases_in(name)
    (problem,) = caught.value.problems
    assert (problem.message, problem.suggestion.partition(",")[0]) == (BOTH_READINGS, thousands)


def test_in_a_table_with_decimal_commas_the_dot_is_told_beside_them(tmp_path: Path) -> None:
    _, rows, errors = batch(tmp_path, "01c-dot-thousands.csv")
    told = rejections(errors)
    assert (rows, {path for _, path in told}) == (
        {},
        {"answers.ck", "answers.ferritin", "answers.alt", "answers.cortisol_morning"},
    )
    assert all(BOTH_READINGS in each and "have decimal commas" in each for each in told.values())


def test_units_are_one_whatever_their_case_and_signs(tmp_path: Path) -> None:
    assert set(urgencies(tmp_path, "02-unit-case.csv").values()) == {"routine"}
    assert len(urgencies(tmp_path, "19-lab-units-case.jsonl")) == 34


def test_a_finding_in_the_name_of_a_folder_counts(tmp_path: Path) -> None:
    assert urgencies(tmp_path, "03-hive-partition") == {"hno": "routine", "hyes": "emergency"}
    assert urgencies(tmp_path, "03b-hive-partition-csv") == {"h1": "emergency"}


def test_a_number_that_is_none_is_refused_whatever_stands_beside_it(tmp_path: Path) -> None:
    assert rejections(batch(tmp_path, "04-nan.jsonl")[2]) == {
        ("a", "answers.potassium"): "is not a finite number. Write a number, or unknown if it is not known."
    }
    _, rows, errors = batch(tmp_path, "04b-nan-with-neighbours.jsonl")
    assert (rows, len(errors)) == ({}, 5)
    for name in ("04-nan.jsonl", "04b-nan-with-neighbours.jsonl"):
        with pytest.raises(UnreadableInput, match="is not a finite number"):
            cases_in(name)
    beside = [error["problems"] for error in errors]
    lines = (INPUTS / "04b-nan-with-neighbours.jsonl").read_text("utf-8").splitlines()
    for line, problems in zip(lines, beside, strict=True):
        (tmp_path / "alone.jsonl").write_text(line + "\n", "utf-8")
        _, _, [error] = running.ran(tmp_path, tmp_path / "alone.jsonl", knowledge=leg_cramps())
        assert problems == error["problems"]


def test_null_is_open(tmp_path: Path) -> None:
    assert urgencies(tmp_path, "05-null.jsonl") == {"a": "routine", "b": "routine"}
    assert urgencies(tmp_path, "05b-polars-write_ndjson.ndjson") == {"a": "soon", "b": "routine"}
    alone = {name: assess(case).to_dict()["urgency"] for name, case in cases_in("05-null.jsonl").items()}
    assert alone == {"a": "routine", "b": "routine"}


def test_other_shapes_of_json_are_told_with_what_to_do(tmp_path: Path) -> None:
    flat = rejections(batch(tmp_path, "05c-flat.jsonl")[2])
    assert "put it below `answers:`" in flat["a", "potassium"]
    refused(tmp_path, "05d-pretty.jsonl", "Write each on a line of its own")
    with pytest.raises(UnreadableInput, match="Write each on a line of its own"):
        cases_in("05d-pretty.jsonl")
    listed = rejections(batch(tmp_path, "05e-array.jsonl")[2])
    assert "Write each record of a list on a line of its own" in listed[None, ""]
    assert set(cases_in("05e-array.jsonl")) == {"a", "b"}


def test_a_bound_decides_what_it_can_decide(tmp_path: Path) -> None:
    _, rows, errors = batch(tmp_path, "06-greater-than-egfr.csv")
    assert (set(rows), errors) == ({"a", "b"}, [])
    assert {name: "METAB-110" in row["fired"] for name, row in rows.items()} == {"a": True, "b": False}
    assert cases_in("06b-gt90.yaml")["x"].told["egfr"] == Bound(">", 90)
    _, rows, errors = batch(tmp_path, "06c-many-rejected.csv")
    assert (len(rows), len(errors)) == (2000, 0)


def test_compressed_files_are_read_or_told(tmp_path: Path) -> None:
    assert urgencies(tmp_path, "07-folder-with-gz") == {"a": "routine", "b": "emergency"}
    assert set(urgencies(tmp_path, "07b-cases.csv.gz").values()) == {"soon", "routine"}
    refused(tmp_path, "07c-cases.csv.bz2", "is compressed with bzip2. Unpack it, or compress it with gzip")


def read_as(name: str) -> dict[str, str]:
    """Return the classes that each case's medicines were read as; none may be left unrecognised."""
    read: dict[str, str] = {}
    for record in json.loads((INPUTS / name).read_text("utf-8")):
        found = recognise(record["medicines"], leg_cramps().drugs)
        assert found.unrecognised == (), record
        read[record["id"]] = " ".join(found.classes)
    return read


def test_forms_around_the_name_of_a_medicine_take_nothing_from_it() -> None:
    assert read_as("08-medicine-forms.json") == {
        "tab": "loop_diuretics", "tabs": "loop_diuretics", "de": "thiazides", "fr": "loop_diuretics",
        "es": "thiazides", "uk": "levothyroxine", "va": "potassium_supplements", "bid": "loop_diuretics",
        "neb": "beta_agonists", "bnf": "quinine",
    }  # fmt: skip
    one, other = (assess(cases_in("08-medicine-forms.json")[name]).to_dict() for name in ("tab", "tabs"))
    assert one["leading"] == other["leading"]


def test_no_medicine_is_taken_for_what_it_is_not() -> None:
    assert read_as("09-medicines-wrong.json") == {
        "penv": "", "asa": "antiplatelets", "aspirin-ec": "antiplatelets", "aspirin": "antiplatelets",
        "hydrocortisone-cream": "", "restasis": "", "timolol-eye": "",
    }  # fmt: skip
    for case in cases_in("09-medicines-wrong.json").values():
        done = assess(case).to_dict()
        assert (done["warnings"], done["leading"]) == ([], ["nocturnal_leg_cramps"])


def test_a_step_or_a_cause_that_a_medicine_was_blamed_for_is_not_there_any_more() -> None:
    cases = cases_in("09-medicines-wrong.json")
    assert "Not recommended" in explain(cases["penv"], "how", "step:lab_electrolytes").to_text()
    assert "not suggested" in explain(cases["asa"], "how", "medication_induced").to_text()


def test_remedies_for_cramps_are_known() -> None:
    assert read_as("10-cramp-remedies.json") == {
        **dict.fromkeys(("hexaquine", "okimus", "quinine-vit-c", "limptar-n"), "quinine"),
        **dict.fromkeys(("tj68", "licorice"), "other_cramp_causing_drugs"),
    }
    warned = {
        name: "quinine" in [warning["id"] for warning in assess(case).to_dict()["warnings"]]
        for name, case in cases_in("10-cramp-remedies.json").items()
    }
    assert warned == {
        **dict.fromkeys(("hexaquine", "okimus", "quinine-vit-c", "limptar-n"), True),
        **dict.fromkeys(("tj68", "licorice"), False),
    }


def test_no_medicines_is_said_in_many_ways_and_an_allergy_is_none_of_them(tmp_path: Path) -> None:
    case = case_in("11-medicines-none.yaml")
    assert (case.medicines, case.answers["thiazides"]) == ((), False)
    _, rows, errors = batch(tmp_path, "11b-medicines-nil.csv")
    unknown = {name: row["unrecognised_medicines"] for name, row in rows.items()}
    assert (unknown, errors) == ({"a": [], "b": [], "c": ["NKDA"]}, [])


def test_a_cell_may_hold_a_medicine_a_line(tmp_path: Path) -> None:
    _, rows, errors = batch(tmp_path, "11c-medicines-newline.csv")
    assert (errors, rows["a"]["unrecognised_medicines"]) == ([], [])
    assert "medication_review" in rows["a"]["warnings"]


def test_yes_and_no_are_read_as_pandas_writes_them(tmp_path: Path) -> None:
    assert urgencies(tmp_path, "12-pandas-bool.csv") == {"a": "emergency", "b": "routine"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("13-header-case.csv", {"a": "routine"}),
        ("13b-header-case.csv", {"a": "soon"}),
        ("13c-trailing-comma.csv", {"a": "soon", "b": "routine"}),
        ("13d-index-column.csv", {"a": "soon", "b": "routine"}),
        ("13e-sep-line.csv", {"a": "routine", "b": "routine"}),
        ("13f-cr-only.csv", {"a": "routine", "b": "routine"}),
        ("13j-string-view.parquet", {"a": "routine", "b": "routine"}),
    ],
)
def test_tables_are_read_in_the_shapes_that_spreadsheets_give_them(
    tmp_path: Path, name: str, expected: dict[str, str]
) -> None:
    assert urgencies(tmp_path, name) == expected


def test_an_index_without_a_name_is_passed_over_and_said(tmp_path: Path) -> None:
    summary, _, _ = batch(tmp_path, "13d-index-column.csv")
    (passed,) = summary_record(leg_cramps(), summary)["passed_over"]
    assert passed.startswith("column 1 of ")
    assert passed.endswith("which only counts the rows")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("13g-extra-columns.csv", ["nhs_number", "visit_date"]),
        ("13h-pandas-index.parquet", ["__index_level_0__"]),
    ],
)
def test_a_column_of_no_finding_is_refused_until_it_is_ignored_or_kept(
    tmp_path: Path, name: str, columns: list[str]
) -> None:
    refused(tmp_path, name, "leaves it out with --ignore, and copies it to the output with --keep")
    assert urgencies(tmp_path, name, ignore=columns)
    _, rows, _ = batch(tmp_path, name, keep=columns)
    assert all(rows["a"][column] for column in columns)


def test_spaces_around_an_id_do_not_make_another_patient(tmp_path: Path) -> None:
    _, rows, errors = batch(tmp_path, "13i-id-with-space.csv")
    assert (set(rows), list(rejections(errors).values())) == (
        {"A1"},
        ["is also the id of an earlier case. Ids must be unique in a batch."],
    )


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("14-cp1252.csv", "line 2: is not UTF-8 text. Save it as UTF-8"),
        ("14b-utf16.csv", "is in UTF-16. Save it as UTF-8"),
        ("15b-synthea-observations.csv", "seems to have a row for each result, not for each patient"),
        ("15c-fhir-bulk.ndjson", "is a FHIR Patient, not a case file"),
    ],
)
def test_what_is_not_read_is_named_as_what_it_is(tmp_path: Path, name: str, what: str) -> None:
    refused(tmp_path, name, what)


def test_a_fhir_bundle_is_named_as_one() -> None:
    with pytest.raises(UnreadableInput, match="is a FHIR Bundle, not a case file"):
        cases_in("15-fhir-bundle.json")


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def interview(name: str) -> str:
    lines = (INPUTS / name).read_text("utf-8")
    done = CliRunner(env={"COLUMNS": "80"}).invoke(
        command, ["interview", "--audience", "patient", "--plain"], input=lines, catch_exceptions=False
    )
    assert done.exit_code == 0
    return done.output


def test_every_medicine_in_a_line_typed_is_kept(typed: Path) -> None:
    interview("16-interview-drops-medicine.txt")
    (case,) = read_cases(str(typed / "c1.yaml"), leg_cramps())
    assert (case.answers["quinine"], case.answers["thiazides"]) == (True, True)
    assert "quinine" in [warning["id"] for warning in assess(case).to_dict()["warnings"]]


@pytest.mark.usefixtures("typed")
def test_going_back_shows_the_answers_given() -> None:
    said = interview("16b-interview-back.txt")
    _, twice_back = said.rsplit("Undone:", 1)
    assert "Your answer so far: 67 years. Enter keeps it." in said
    assert "2 [a yes, b no] a) leg cramps" in twice_back


def test_values_are_told_as_they_were_written_beside_their_unit() -> None:
    told = " ".join(assess(case_in("17-us-units.yaml")).to_text(full=True).split())
    assert "creatinine 1.9 mg/dL (168 umol/L)" in told
    assert "HbA1c 48 mmol/mol (6.54 %)" in told


def test_forty_medicines_as_charts_write_them_are_read_right() -> None:
    assert read_as("18-meds.json") == {
        "m01": "thiazides", "m03": "metformin", "m05": "ace_inhibitors thiazides", "m07": "beta_agonists",
        "m09": "", "m11": "insulin", "m13": "antiplatelets", "m15": "", "m17": "contraceptives",
        "m19": "iron_sucrose", "m21": "thiazides", "m23": "loop_diuretics", "m25": "potassium_supplements",
        "m27": "insulin", "m29": "proton_pump_inhibitors", "m31": "", "m33": "conjugated_estrogens",
        "m35": "ace_inhibitors thiazides", "m37": "calcium_vitamin_d_supplements", "m39": "antiplatelets",
        "m41": "thiazides", "m43": "potassium_supplements", "m45": "magnesium_supplements", "m47": "",
        "m49": "other_estrogens", "m51": "ace_inhibitors", "m53": "antidepressants", "m55": "",
        "m57": "thiazides", "m59": "", "m61": "levothyroxine", "m63": "thiazides", "m65": "beta_blockers",
        "m67": "antiplatelets", "m69": "magnesium_supplements", "m71": "anticoagulants", "m73": "quinine",
        "m75": "thiazides", "m77": "loop_diuretics", "m79": "thiazides",
    }  # fmt: skip


RIGHT_VALUES: dict[str, object] = {
    "l01": 3.1, "l03": 5.1, "l05": 131, "l07": 0.66, "l09": 88, "l11": 88, "l13": Bound(">", 90), "l15": 58,
    "l17": 131, "l19": 250, "l21": 180, "l23": BOTH_READINGS, "l25": Bound("<", 0.01), "l27": 12, "l29": 331,
}  # fmt: skip


def test_values_are_read_as_laboratories_write_them_or_refused_for_a_reason() -> None:
    read: dict[str, object] = {}
    for record in map(json.loads, (INPUTS / "19-lab.jsonl").read_text("utf-8").splitlines()):
        ((name, said),) = ((n, v) for n, v in record["answers"].items() if n != "leg_cramp")
        try:
            read[record["id"]] = read_answer(leg_cramps().finding[name], said)
        except WrongValue as error:
            read[record["id"]] = error.message
    assert read == RIGHT_VALUES


def test_an_address_is_not_looked_for_on_the_disk(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is an address, not the name of a file"):
        running.ran(tmp_path, "s3://bucket/cases.parquet", knowledge=leg_cramps())
