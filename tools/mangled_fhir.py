"""FHIR resources with something put wrong in each: `python -m tools.mangled_fhir`.

Every one has to be accounted for, mapped, left out with a reason or told as wrong, and what is made of it
has to read as a case. Prints what came of them; ends with a traceback where a reader does not hold.
"""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from engine.cases.casefile import case_of
from engine.fhir import CodeTable, read_patient
from engine.fhir.mapping_report import MappingReport
from knowledge.codes import codes
from knowledge.leg_cramps import leg_cramps

_SUBJECT = {"reference": "Patient/p"}


def _concept(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code, "display": "x"}], "text": "y"}


SOUND: tuple[dict[str, Any], ...] = (
    {"resourceType": "Patient", "id": "p", "gender": "male", "birthDate": "1950-01-31"},
    {
        "resourceType": "Observation",
        "status": "final",
        "subject": _SUBJECT,
        "effectiveDateTime": "2025-01-01",
        "code": _concept("http://loinc.org", "2823-3"),
        "valueQuantity": {
            "value": 3.1,
            "unit": "mmol/L",
            "system": "http://unitsofmeasure.org",
            "code": "mmol/L",
        },
        "interpretation": [_concept("x", "L")],
    },
    {
        "resourceType": "Observation",
        "status": "amended",
        "subject": _SUBJECT,
        "issued": "2025-01-01T10:00:00Z",
        "code": _concept("http://loinc.org", "72166-2"),
        "valueCodeableConcept": _concept("http://snomed.info/sct", "8517006"),
    },
    {
        "resourceType": "Observation",
        "status": "final",
        "subject": _SUBJECT,
        "effectivePeriod": {"start": "2025"},
        "code": _concept("http://loinc.org", "24326-1"),
        "component": [{"code": _concept("http://loinc.org", "2160-0"), "valueString": "<1.2 mg/dL"}],
    },
    {
        "resourceType": "Condition",
        "subject": _SUBJECT,
        "onsetDateTime": "2020-02-02",
        "clinicalStatus": _concept("x", "active"),
        "verificationStatus": _concept("x", "confirmed"),
        "code": _concept("http://hl7.org/fhir/sid/icd-10-cm", "E11.42"),
    },
    {
        "resourceType": "MedicationRequest",
        "status": "active",
        "intent": "order",
        "subject": _SUBJECT,
        "authoredOn": "2025-01-01",
        "medicationReference": {"reference": "#m"},
        "contained": [
            {"resourceType": "Medication", "id": "m", "code": _concept("http://www.whocc.no/atc", "P01BC01")}
        ],
    },
    {
        "resourceType": "MedicationStatement",
        "status": "active",
        "subject": _SUBJECT,
        "effectivePeriod": {"start": "2025-01-01"},
        "medicationCodeableConcept": {"text": "lisinopril 10 mg"},
    },
    {
        "resourceType": "List",
        "status": "current",
        "mode": "snapshot",
        "subject": _SUBJECT,
        "code": _concept("http://loinc.org", "11450-4"),
        "emptyReason": _concept("x", "nilknown"),
    },
    {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "subject": _SUBJECT,
        "authored": "2025-01-01",
        "questionnaire": "http://crampdx.example.org/fhir/Questionnaire/leg-cramps-clinician|1",
        "item": [{"linkId": "leg_cramp", "answer": [{"valueCoding": {"code": "yes"}}]}],
    },
)
JUNK: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    10**400,
    "",
    "x" * 5000,
    "\u200b",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    [None],
    {"": {}},
    "entered-in-error",
    "2025-13-45",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01",
    "<5",
    "28.376",
    {"reference": 5},
    {"coding": "x"},
    [{"coding": [{"code": 5}]}],
    float("nan"),
    float("inf"),
    "stopped",
    "Patient/",
    "urn:uuid:",
)


def mangled(chance: random.Random) -> dict[str, Any]:
    """Return a sound resource with up to four things in it taken out, written over or doubled."""
    resource = copy.deepcopy(chance.choice(SOUND))
    for _ in range(chance.randint(1, 4)):
        places = list(_places(resource))
        holder, key = chance.choice(places)
        match chance.randrange(4):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case 2:
                other, name = chance.choice(places)
                holder[key] = copy.deepcopy(other[name]) if name in other or isinstance(other, list) else None
            case _:
                holder[key] = copy.deepcopy(chance.choice(JUNK))
        if not resource:
            return {"resourceType": "Patient"}
    return resource


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inside = list(
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, each in inside:
        yield value, key
        yield from _places(each)


def accounted(resource: dict[str, Any], table: CodeTable) -> MappingReport:
    """Read a resource by itself; fail where nothing is said of it, or its case does not read back."""
    done = read_patient([("here", resource)], table)
    tally = done.tally
    said = sum(tally.mapped.values()) + sum(tally.left_out.values()) + tally.wrong
    if sum(tally.read.values()) != 1 or not said:
        raise AssertionError(f"not accounted for: {resource}")
    if done.record is not None:
        case_of(done.record, table.knowledge)
    return tally


@click.command()
@click.option("--count", default=50_000, show_default=True)
@click.option("--seed", default=7, show_default=True)
def main(count: int, seed: int) -> None:
    """Read so many mangled resources, and print what came of them."""
    chance, table = random.Random(seed), CodeTable(leg_cramps(), codes())
    came: Counter[str] = Counter()
    for _ in range(count):
        tally = accounted(mangled(chance), table)
        came["mapped"] += bool(tally.mapped)
        came["told as wrong"] += bool(tally.wrong)
        came["left out"] += bool(tally.left_out)
    print(f"{count:,} resources, all accounted for; {dict(came)}")


if __name__ == "__main__":
    main()
