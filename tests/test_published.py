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
PATIENTS: list[dict[str, Any]] = YAML(typ="safe").load(PUBLISHED / "cases.yaml")
IDS = [patient["id"] for patient in PATIENTS]
MEANT = {"disorders", "also_accepted", "urgency_at_least", "urgency_at_most", "warnings"}
TOLD = {"id", "source", "facts", "diagnosis", "control", "remark"}


def test_every_patient_is_coded_once_and_nobody_else() -> None:
    assert sorted(path.stem for path in (PUBLISHED / "coded").iterdir()) == sorted(set(IDS)) == IDS


@pytest.mark.parametrize("name", IDS)
def test_a_coded_file_reads_without_problems(name: str) -> None:
    case = read_case(str(PUBLISHED / "coded" / f"{name}.yaml"), leg_cramps())
    assert case.id == name
    assert case.expect == {}


@pytest.mark.parametrize("patient", PATIENTS, ids=IDS)
def test_a_patient_has_a_source_facts_and_something_to_hold_against(patient: dict[str, Any]) -> None:
    assert set(patient) <= TOLD | MEANT
    assert patient["source"]
    assert patient["facts"]
    assert patient["diagnosis"]
    assert MEANT & set(patient)


@pytest.mark.parametrize("patient", PATIENTS, ids=IDS)
def test_what_is_meant_is_known_by_that_name(patient: dict[str, Any]) -> None:
    disorders = {*patient.get("disorders", ()), *patient.get("also_accepted", ())}
    assert disorders <= set(leg_cramps().disorder)
    assert set(patient.get("warnings", ())) <= {warning.id for warning in leg_cramps().warnings}
    assert {patient.get("urgency_at_least", "soon"), patient.get("urgency_at_most", "soon")} <= set(URGENCIES)


def test_who_has_no_disorder_of_ours_is_a_control() -> None:
    targets = [patient["id"] for patient in PATIENTS if "disorders" in patient]
    controls = [patient["id"] for patient in PATIENTS if patient.get("control")]
    assert (len(targets), len(controls)) == (43, 6)
    # p015 has a disease of the blood that quinine brought about: urgency and the warning are what counts.
    assert sorted([*targets, *controls, "p015"]) == IDS
