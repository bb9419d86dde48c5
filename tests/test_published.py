"""The published patients read as case files, and each says where its story was published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from engine.cases.expectations import URGENCIES
from engine.cases.open import read_case
from knowledge.leg_cramps import leg_cramps

PUBLISHED = Path(__file__).with_name("published")
NAMES = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SETS = [PUBLISHED, *(PUBLISHED / name for name in NAMES)]
PATIENTS: dict[Path, list[dict[str, Any]]] = {
    folder: YAML(typ="safe").load(folder / "cases.yaml") for folder in SETS
}
EVERY = [patient for patients in PATIENTS.values() for patient in patients]
CODINGS = [coding for folder in SETS for coding in sorted(folder.glob("coded*"))]
MEANT = {"disorders", "also_accepted", "urgency_at_least", "urgency_at_most", "warnings"}
TOLD = {"id", "source", "facts", "diagnosis", "control", "remark"}


def test_every_set_is_coded_at_least_twice() -> None:
    assert len(EVERY) == len({patient["id"] for patient in EVERY})
    codings = [sum(coding.parent == folder for coding in CODINGS) for folder in SETS]
    assert codings == [3, *[2] * len(NAMES)]


@pytest.mark.parametrize("coding", CODINGS, ids=lambda path: str(path.relative_to(PUBLISHED)))
def test_every_patient_is_coded_once_and_nobody_else(coding: Path) -> None:
    names = [patient["id"] for patient in PATIENTS[coding.parent]]
    assert sorted(path.stem for path in coding.iterdir()) == names


@pytest.mark.parametrize("coding", CODINGS, ids=lambda path: str(path.relative_to(PUBLISHED)))
def test_coded_files_read_without_problems_and_expect_nothing(coding: Path) -> None:
    for path in coding.iterdir():
        case = read_case(str(path), leg_cramps())
        assert (case.id, case.expect) == (path.stem, {})


def test_a_patient_has_a_source_facts_and_something_to_hold_against() -> None:
    for patient in EVERY:
        assert set(patient) <= TOLD | MEANT, patient["id"]
        assert patient["source"], patient["id"]
        assert patient["facts"], patient["id"]
        assert patient["diagnosis"], patient["id"]
        assert MEANT & set(patient), patient["id"]


def test_what_is_meant_is_known_by_that_name() -> None:
    urgencies, warnings = set(URGENCIES), {warning.id for warning in leg_cramps().warnings}
    for patient in EVERY:
        disorders = {*patient.get("disorders", ()), *patient.get("also_accepted", ())}
        assert disorders <= set(leg_cramps().disorder), patient["id"]
        assert set(patient.get("warnings", ())) <= warnings, patient["id"]
        meant = {patient.get("urgency_at_least", "soon"), patient.get("urgency_at_most", "soon")}
        assert meant <= urgencies, patient["id"]


def test_who_has_no_disorder_of_ours_is_a_control() -> None:
    first = PATIENTS[PUBLISHED]
    targets = [patient["id"] for patient in first if "disorders" in patient]
    controls = [patient["id"] for patient in first if patient.get("control")]
    assert (len(targets), len(controls)) == (43, 6)
    # p015 has a disease of the blood that quinine brought about: urgency and the warning are what counts.
    assert sorted([*targets, *controls, "p015"]) == [patient["id"] for patient in first]
    counts = [sum("disorders" in patient for patient in PATIENTS[folder]) for folder in SETS]
    assert counts == [43, 41, 34, 40, 44, 31, 41, 45, 39, 41]
