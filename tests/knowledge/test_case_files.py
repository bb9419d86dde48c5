"""Every case file of the project is one that a machine takes too: it fits the published schema."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema.protocols import Validator as AnyValidator

from engine.cases.casefile import case_record
from engine.json_schema import schema
from knowledge.leg_cramps import leg_cramps
from tests.schemas import Validator
from tests.vignette_files import FILES, read, records

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.yaml"))


@pytest.fixture(scope="module")
def validator() -> AnyValidator:
    return Validator(schema(leg_cramps(), "case"))


def refused(validator: AnyValidator, record: object) -> list[str]:
    return [error.message for error in validator.iter_errors(record)]


@pytest.mark.parametrize("path", [*EXAMPLES, *FILES], ids=lambda path: path.stem)
def test_a_case_file_of_the_project_fits_the_schema_and_is_read(path: Path, validator: AnyValidator) -> None:
    assert [said for record in records(path) if (said := refused(validator, record.value))] == []
    again = [case_record(case, leg_cramps()) for case in read(path)]
    assert [said for record in again if (said := refused(validator, record))] == []


def test_the_schema_has_every_finding_with_its_question() -> None:
    answers = schema(leg_cramps(), "case")["properties"]["answers"]["properties"]
    assert list(leg_cramps().finding) == list(answers)
    assert all("?" in said["description"] for said in answers.values())
