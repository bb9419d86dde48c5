"""Small FHIR records for tests: one patient's resources, and the case that they come to."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.fhir import CodeTable, PatientRead, read_patient
from engine.fhir.grouping import read_files
from engine.fhir.resources import moment
from knowledge.codes import codes
from knowledge.leg_cramps import leg_cramps

Resource = dict[str, Any]
LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
ICD, RXNORM = "http://hl7.org/fhir/sid/icd-10-cm", "http://www.nlm.nih.gov/research/umls/rxnorm"
ATC = "http://www.whocc.no/atc"
SUBJECT = {"reference": "Patient/p1"}
DAY = "2025-11-02"
R4 = Path(__file__).with_name("schema") / "fhir-4.0.schema.json.gz"


@cache
def table() -> CodeTable:
    return CodeTable(leg_cramps(), codes())


def concept(system: str, code: str, display: str = "") -> Resource:
    return {"coding": [{"system": system, "code": code, **({"display": display} if display else {})}]}


def patient(**more: Any) -> Resource:
    return {"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "1957-03-02", **more}


def result(code: str, value: object = None, unit: str | None = "mmol/L", **more: Any) -> Resource:
    quantity = (
        {} if value is None else {"valueQuantity": {"value": value, **({"unit": unit} if unit else {})}}
    )
    return {
        "resourceType": "Observation", "status": "final", "code": concept(LOINC, code), "subject": SUBJECT,
        "effectiveDateTime": DAY, **quantity, **more,
    }  # fmt: skip


def condition(code: str, system: str = ICD, status: str = "active", **more: Any) -> Resource:
    clinical = concept("http://terminology.hl7.org/CodeSystem/condition-clinical", status)
    return {
        "resourceType": "Condition", "clinicalStatus": clinical, "code": concept(system, code),
        "subject": SUBJECT, "recordedDate": DAY, **more,
    }  # fmt: skip


def verified(status: str) -> Resource:
    return concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", status)


def prescription(text: str, status: str = "active", **more: Any) -> Resource:
    named = {} if "medicationReference" in more else {"medicationCodeableConcept": {"text": text}}
    return {
        "resourceType": "MedicationRequest", "status": status, "intent": "order", "subject": SUBJECT,
        "authoredOn": DAY, **named, **more,
    }  # fmt: skip


def read(*resources: Resource, at: str | None = None, **options: Any) -> PatientRead:
    told = [(f"entry {number}", one) for number, one in enumerate(resources)]
    return read_patient(told, table(), at=moment(at), **options)


def answers(*resources: Resource, at: str | None = None) -> dict[str, Any]:
    record = read(*resources, at=at).record
    assert record is not None
    case_of(record, leg_cramps())
    said = record["answers"]
    assert isinstance(said, dict)
    return said


def case(*resources: Resource, at: str | None = None) -> Case:
    return case_of(read(*resources, at=at).record, leg_cramps())


def why(*resources: Resource, at: str | None = None) -> set[str]:
    """Return the reasons for which something was left out."""
    return {reason for _, _, reason in read(*resources, at=at).tally.left_out}


def bundle(
    path: Path, *resources: Resource, urls: dict[int, str] | None = None, kind: str = "collection"
) -> Path:
    entries = [
        {"resource": one, **({"fullUrl": urls[n]} if urls and n in urls else {})}
        for n, one in enumerate(resources)
    ]
    path.write_text(json.dumps({"resourceType": "Bundle", "type": kind, "entry": entries}), "utf-8")
    return path


def bulk(folder: Path, *resources: Resource) -> Path:
    """Write resources as a bulk export does: a file for each kind, one resource a line."""
    for kind in {one["resourceType"] for one in resources}:
        lines = [json.dumps(one) + "\n" for one in resources if one["resourceType"] == kind]
        (folder / f"{kind}.ndjson").write_text("".join(lines), "utf-8")
    return folder


def records(*names: Path, **options: Any) -> list[dict[str, Any]]:
    with read_files([str(name) for name in names], table(), **options) as (found, _):
        return list(found)


@cache
def _r4(kind: str) -> Draft6Validator:
    schema = json.loads(gzip.decompress(R4.read_bytes()))
    return Draft6Validator(
        {"allOf": [{"$ref": f"#/definitions/{kind}"}], "definitions": schema["definitions"]}
    )


def against_r4(resource: Resource) -> list[str]:
    """Return what the schema of R4 itself finds wrong with a resource, each with its place."""
    found = _r4(resource["resourceType"]).iter_errors(resource)
    return [f"{each.json_path}: {each.message[:200]}" for each in found]
