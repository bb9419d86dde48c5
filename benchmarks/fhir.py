"""How fast records in FHIR become cases, and in how much memory: `python -m benchmarks.fhir`.

Patients are made up, some forty resources each, and lie apart as in a bulk export: every kind in a file of
its own. Each size is a process of its own; that memory does not grow with the number of patients is shown by
four times as many. Printed are the rows of the table in `docs/fhir.md`.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
import orjson

from knowledge.codes import codes

_SYSTEMS = {"LOINC": "http://loinc.org", "ICD-10-CM": "http://hl7.org/fhir/sid/icd-10-cm"}
_LAST = date(2025, 11, 30)
_MEDICINES = (
    "hydrochlorothiazide 25 MG Oral Tablet",
    "lisinopril 10 MG Oral Tablet",
    "simvastatin 20 MG Oral Tablet",
)


def resources(number: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield the resources of a patient: person, results of two years, diagnoses, prescriptions, visits."""
    key = f"p{number}"
    subject = {"reference": f"Patient/{key}"}
    yield {
        "resourceType": "Patient", "id": key, "gender": chance.choice(("male", "female")),
        "birthDate": str(date(1930, 1, 1) + timedelta(days=chance.randrange(30_000))),
    }  # fmt: skip
    known = {system: [c.code for c in codes() if c.system == system] for system in _SYSTEMS}
    for place in range(28):
        yield {
            "resourceType": "Observation", "id": f"{key}-o{place}", "status": "final", "subject": subject,
            "code": {"coding": [_coding("LOINC", chance.choice((*known["LOINC"], "8867-4", "8480-6")))]},
            "effectiveDateTime": f"{_LAST - timedelta(days=chance.randrange(700))}T08:30:00+00:00",
            "valueQuantity": {"value": round(chance.uniform(1, 9), 1), "unit": "mmol/L"},
        }  # fmt: skip
    for place in range(5):
        yield {
            "resourceType": "Condition", "id": f"{key}-c{place}", "subject": subject,
            "clinicalStatus": {"coding": [{"code": chance.choice(("active", "resolved"))}]},
            "code": {"coding": [_coding("ICD-10-CM", chance.choice(known["ICD-10-CM"]))]},
            "onsetDateTime": str(_LAST - timedelta(days=chance.randrange(9_000))),
        }  # fmt: skip
    for place in range(3):
        yield {
            "resourceType": "MedicationRequest", "id": f"{key}-m{place}", "status": "active",
            "intent": "order", "subject": subject,
            "medicationCodeableConcept": {"text": chance.choice(_MEDICINES)},
            "authoredOn": str(_LAST - timedelta(days=chance.randrange(900))),
        }  # fmt: skip
    for place in range(4):
        day = _LAST - timedelta(days=chance.randrange(700))
        yield {
            "resourceType": "Encounter", "id": f"{key}-e{place}", "status": "finished", "subject": subject,
            "period": {"start": str(day), "end": str(day)},
        }  # fmt: skip


def _coding(system: str, code: str) -> dict[str, str]:
    return {"system": _SYSTEMS[system], "code": code}


def export(folder: Path, patients: int) -> int:
    """Write a bulk export of so many patients, and return how many resources it holds."""
    chance, count = random.Random(7), 0
    files = {}
    for number in range(patients):
        for one in resources(number, chance):
            kind = one["resourceType"]
            if kind not in files:
                files[kind] = (folder / f"{kind}.ndjson").open("wb")
            files[kind].write(orjson.dumps(one) + b"\n")
            count += 1
    for file in files.values():
        file.close()
    return count


def measured(folder: str) -> None:
    """Read an export and print the seconds of the processor and the MiB that it took."""
    from engine.fhir import CodeTable
    from engine.fhir.grouping import read_files
    from knowledge.leg_cramps import leg_cramps

    table = CodeTable(leg_cramps(), codes())
    before = time.process_time()
    with read_files([folder], table) as (records, _):
        for _ in records:
            pass
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - before, most)


@click.command()
@click.option("--patients", default=2_500, show_default=True)
@click.option("--inside", hidden=True)
def main(patients: int, inside: str | None) -> None:
    """Print the rate and the memory for so many patients, and for four times as many."""
    if inside is not None:
        measured(inside)
        return
    for number in (patients, 4 * patients):
        with tempfile.TemporaryDirectory() as folder:
            count = export(Path(folder), number)
            command = [sys.executable, "-m", "benchmarks.fhir", "--inside", folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, most = map(float, done.stdout.split())
            print(f"| {number:,} patients, {count:,} resources | {count / seconds:,.0f} | {most:,.0f} MiB |")


if __name__ == "__main__":
    main()
