"""Records that others generate: the same cases however they are packed, and all of each accounted for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from engine.cases.casefile import case_of
from engine.fhir.grouping import read_files
from engine.fhir.patient_record import READ
from knowledge.leg_cramps import leg_cramps
from tests.engine.fhir.records import against_r4, bulk, bundle, records, table
from tools.generated_fhir import PROFILES, apart, of_carebundle

SYNTHEA = Path(__file__).with_name("generated") / "synthea.ndjson.gz"


def synthea() -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(SYNTHEA.read_bytes()).splitlines()]


def test_patients_of_synthea_are_read_as_their_records_say() -> None:
    first, second, third = records(SYNTHEA)
    assert first["answers"] == {
        "age": 73, "sex_at_birth": "female", "diabetes": "type 2", "anemia_known": "yes",
        "hypertension_known": "yes", "metabolic_syndrome_known": "yes", "smoking": "former",
        "arterial_disease_known": "yes", "neuropathy_known": "yes", "prediabetes_known": "yes",
    }  # fmt: skip
    assert [name.split()[0] for name in second["medicines"]] == ["Furosemide", "famotidine", "omeprazole"]
    assert (second["answers"]["potassium"], second["answers"]["hba1c"], second["answers"]["egfr"]) == (
        3.9,
        7.6,
        "154.6 mL/min",
    )
    assert third["answers"]["age"] == 16
    for record in (first, second, third):
        case_of(record, leg_cramps())


def test_records_of_synthea_are_valid_r4_but_for_encounters_without_a_class() -> None:
    found = {(one["resourceType"], wrong) for one in synthea() for wrong in against_r4(one)}
    assert found == {("Encounter", "$: 'class' is a required property")}


def test_patients_of_synthea_are_the_same_in_a_bundle_and_in_bulk(tmp_path: Path) -> None:
    told = synthea()
    (tmp_path / "bulk").mkdir()
    assert (
        records(bulk(tmp_path / "bulk", *told))
        == records(bundle(tmp_path / "all.json", *told))
        == records(SYNTHEA)
    )


def test_results_of_synthea_that_cannot_be_are_told_by_their_line() -> None:
    with read_files([str(SYNTHEA)], table()) as (found, tally):
        list(found)
        assert [each.message.split(",")[0] for each in tally.problems] == [
            "alt is outside the plausible range"
        ] * 2
        assert all("line" in each.place for each in tally.problems)
        assert sum(tally.read.values()) == len(synthea())


@pytest.mark.parametrize("profile", PROFILES)
def test_patients_of_another_generator_are_the_same_in_bundles_and_in_bulk(
    tmp_path: Path, profile: str
) -> None:
    pytest.importorskip("carebundle", reason="carebundle is not installed")
    in_bulk: list[dict[str, Any]] = []
    (tmp_path / "bulk").mkdir()
    (tmp_path / "bundles").mkdir()
    for seed in range(5):
        made = of_carebundle(profile, seed)
        (tmp_path / "bundles" / f"{seed}.json").write_text(json.dumps(made), "utf-8")
        in_bulk += apart(made, f"{seed}")
    assert [wrong for one in in_bulk if one["resourceType"] in READ for wrong in against_r4(one)] == []
    by_bundle, by_kind = records(tmp_path / "bundles"), records(bulk(tmp_path / "bulk", *in_bulk))
    assert len(by_bundle) == 5
    assert _answers(by_bundle) == _answers(by_kind)
    assert all(record["answers"].keys() >= {"age", "potassium", "egfr"} for record in by_bundle)


def _answers(found: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps({**record, "id": ""}, sort_keys=True) for record in found)
