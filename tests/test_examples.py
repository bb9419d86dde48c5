"""Every example reads, teaches something, and gets what a careful clinician would say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from engine.assessment.consultation import consult
from engine.cases.expectations import unmet
from engine.cases.open import read_cases
from knowledge.leg_cramps import leg_cramps

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_gets_what_is_expected_of_it(path: Path) -> None:
    (case,) = read_cases(str(path), leg_cramps())
    assert path.stem == case.id
    assert case.expect
    assert [unmet(one) for one in consult(leg_cramps(), [case])] == [[]]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_who_the_patient_is_and_what_to_learn(path: Path) -> None:
    record = YAML(typ="safe").load(path)
    assert record["title"]
    assert 2 <= record["notes"].count(". ") + 1 <= 4
    assert "What to learn: " in record["notes"]


def test_there_are_examples_enough_of_both_audiences() -> None:
    cases = [case for path in EXAMPLES for case in read_cases(str(path), leg_cramps())]
    assert len(cases) >= 16
    assert {"clinician", "patient"} == {case.audience for case in cases}
    assert [case.id for case in cases if case.unrecognised_medicines and case.id != "quinine"] == []
