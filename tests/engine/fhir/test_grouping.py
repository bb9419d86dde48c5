"""Resources from bundles and bulk files come together by patient, and leave nothing behind."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest

from engine.errors import UnreadableInput
from engine.fhir.grouping import NoRoom, read_files
from tests.engine.fhir.records import (
    bulk,
    bundle,
    condition,
    patient,
    prescription,
    records,
    result,
    table,
)

Resource = dict[str, Any]


def of(key: str, *resources: Resource) -> list[Resource]:
    """Hand resources to another patient."""
    return [
        {**one, "id": key}
        if one["resourceType"] == "Patient"
        else {**one, "subject": {"reference": f"Patient/{key}"}}
        for one in resources
    ]


MANY = [
    *of("a", patient(), result("2823-3", 3.1), condition("E11.9")),
    *of("b", patient(gender="male", birthDate="2001-05-06"), result("2823-3", 4.4), prescription("quinine")),
]


def test_a_bundle_and_a_bulk_export_of_the_same_patients_are_the_same_cases(tmp_path: Path) -> None:
    (tmp_path / "bulk").mkdir()
    by_bundle = records(bundle(tmp_path / "all.json", *MANY))
    assert (
        by_bundle
        == records(bulk(tmp_path / "bulk", *MANY))
        == records(bundle(tmp_path / "back.json", *MANY[::-1]))
    )
    assert [record["answers"]["potassium"] for record in by_bundle] == [3.1, 4.4]
    assert by_bundle[1]["medicines"] == ["quinine"]


def test_resources_of_one_patient_may_lie_in_many_files(tmp_path: Path) -> None:
    for number, one in enumerate(MANY):
        bundle(tmp_path / f"{number}.json", one)
    assert len(records(tmp_path)) == 2


@pytest.mark.parametrize(
    "kind", ["collection", "searchset", "transaction", "batch-response", "document", "history"]
)
def test_bundles_of_any_type_are_read(tmp_path: Path, kind: str) -> None:
    assert len(records(bundle(tmp_path / "b.json", *MANY, kind=kind))) == 2


def test_references_of_every_form_lead_to_the_patient(tmp_path: Path) -> None:
    person = patient()
    del person["id"]
    urn = "urn:uuid:0c1d2e3f-0000-4000-8000-000000000001"
    told = [person, {**result("2823-3", 3.1), "subject": {"reference": urn}}]
    assert records(bundle(tmp_path / "urn.json", *told, urls={0: urn}))[0]["answers"] == {
        "age": 68, "sex_at_birth": "female", "potassium": 3.1,
    }  # fmt: skip
    whole = "https://example.org/fhir/Patient/p1"
    forms = ("Patient/p1", whole, "Patient/p1/_history/3", f"{whole}/_history/3")
    for number, form in enumerate(forms):
        named = bundle(
            tmp_path / f"{number}.json",
            patient(),
            {**result("2823-3", 3.1), "subject": {"reference": form}},
            urls={0: whole},
        )
        assert len(records(named)) == 1, form
    both = bundle(
        tmp_path / "both.json",
        patient(),
        {**result("2823-3", 3.1), "subject": {"reference": urn}},
        urls={0: urn},
    )
    assert records(both)[0]["answers"]["potassium"] == 3.1


def test_a_urn_that_two_bundles_share_does_not_make_two_patients_one(tmp_path: Path) -> None:
    person, urn = patient(), "urn:uuid:0c1d2e3f-0000-4000-8000-000000000001"
    del person["id"]
    for number, code in enumerate(("E11.9", "E10.9")):
        told = [person, {**condition(code), "subject": {"reference": urn}}]
        bundle(tmp_path / f"{number}.json", *told, urls={0: urn})
    assert [one["answers"]["diabetes"] for one in records(tmp_path)] == ["type 2", "type 1"]


def test_two_persons_whom_two_servers_call_alike_are_not_taken_for_one(tmp_path: Path) -> None:
    for number in (1, 2):
        person = patient(identifier=[{"system": "urn:oid:1.2", "value": str(number)}])
        bundle(tmp_path / f"{number}.json", person, result("2823-3", 3.1))
    with read_files([str(tmp_path)], table()) as (found, tally):
        assert list(found) == []
        assert "two persons" in tally.problems[0].message


def test_subjects_that_are_contained_are_each_by_themselves(tmp_path: Path) -> None:
    told = [
        {**result("2823-3", value), "subject": {"reference": "#p"}, "contained": [{**patient(), "id": "p"}]}
        for value in (3.1, 4.1)
    ]
    assert len(records(bundle(tmp_path / "b.json", *told))) == 2


def test_a_group_and_a_device_are_no_patients(tmp_path: Path) -> None:
    told = [{**result("2823-3", 3.1), "subject": {"reference": f"{kind}/1"}} for kind in ("Group", "Device")]
    with read_files([str(bundle(tmp_path / "b.json", *told))], table()) as (found, tally):
        assert list(found) == []
        assert tally.left_out == {("FHIR", "Observation", "is not about a patient"): 2}


def test_a_medication_is_found_in_whatever_file_it_stands(tmp_path: Path) -> None:
    urn = "urn:uuid:0c1d2e3f-0000-4000-8000-00000000000a"
    medication = {"resourceType": "Medication", "id": "m1", "code": {"text": "quinine"}}
    (tmp_path / "bulk").mkdir()
    ordered = prescription("", medicationReference={"reference": "Medication/m1"})
    assert records(bulk(tmp_path / "bulk", patient(), ordered, medication))[0]["medicines"] == ["quinine"]
    ordered = prescription("", medicationReference={"reference": urn})
    named = bundle(tmp_path / "b.json", patient(), ordered, medication, urls={2: urn})
    assert records(named)[0]["medicines"] == ["quinine"]


def test_a_bundle_without_a_patient_is_a_case_without_age_or_nobody_s(tmp_path: Path) -> None:
    assert records(bundle(tmp_path / "a.json", result("2823-3", 3.1))) == [
        {"id": "case-1", "answers": {"potassium": 3.1}}
    ]
    nobody = result("2823-3", 3.1)
    del nobody["subject"]
    with read_files([str(bundle(tmp_path / "b.json", nobody))], table()) as (found, tally):
        assert list(found) == []
        assert [each.message for each in tally.problems] == ["Observation does not say whose it is"]


def test_no_id_of_the_record_reaches_a_case_unless_it_is_asked_for(tmp_path: Path) -> None:
    number = "MRN-4711"
    told = of(
        number,
        patient(name=[{"family": number}], identifier=[{"value": number}]),
        result("2823-3", 3.1, id=number),
        result("2823-3", 99, id=number),
    )
    named = bundle(tmp_path / "b.json", *told)
    with read_files([str(named)], table()) as (found, tally):
        assert number not in json.dumps(list(found))
        assert tally.wrong == 1
        assert number not in tally.text() + json.dumps(tally.record())
    assert records(named, keep_ids=True)[0]["id"] == number


def test_what_is_not_read_is_counted_and_its_time_counts(tmp_path: Path) -> None:
    visit = {
        "resourceType": "Encounter",
        "status": "finished",
        "subject": {"reference": "Patient/p1"},
        "period": {"start": "2026-02-01", "end": "2026-02-02"},
    }
    claim = {"resourceType": "Claim", "patient": {"reference": "Patient/p1"}}
    with read_files([str(bundle(tmp_path / "b.json", result("2823-3", 3.1), visit, claim))], table()) as (
        found,
        tally,
    ):
        assert [each["answers"] for each in found] == [{}]
        assert tally.left_out == {
            ("FHIR", "Encounter", "is not read"): 1,
            ("FHIR", "Claim", "is not read"): 1,
            ("LOINC", "2823-3", "older than 30 days"): 1,
        }
        assert tally.read == {"Observation": 1, "Encounter": 1, "Claim": 1}


def test_an_empty_bundle_is_no_patient_and_no_error(tmp_path: Path) -> None:
    assert records(bundle(tmp_path / "b.json", kind="searchset")) == []


def test_compressed_files_are_read(tmp_path: Path) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in MANY)
    (tmp_path / "all.ndjson.gz").write_bytes(gzip.compress(lines.encode()))
    assert len(records(tmp_path / "all.ndjson.gz")) == 2


def test_a_folder_may_hold_other_files_and_a_bundle_that_is_cut_off_is_told(tmp_path: Path) -> None:
    bundle(tmp_path / "a.json", *MANY)
    (tmp_path / "manifest.json").write_text('{"transactionTime": "2025-11-02", "output": []}', "utf-8")
    (tmp_path / "notes.md").write_text("x", "utf-8")
    (tmp_path / "cut.json").write_text('{\n "resourceType": "Bundle",\n "entry": [', "utf-8")
    with read_files([str(tmp_path)], table()) as (found, tally):
        assert len(list(found)) == 2
        assert [each.message for each in tally.problems] == ["is not JSON, or is cut off"]
        assert {why for _, code, why in tally.left_out if code == "a file"} == {
            "holds no FHIR resource",
            "is in another format",
        }


def test_a_byte_order_mark_is_no_part_of_a_resource(tmp_path: Path) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in MANY)
    (tmp_path / "all.ndjson").write_text(lines, "utf-8-sig")
    assert len(records(tmp_path / "all.ndjson")) == 2


def test_a_file_that_is_called_json_may_hold_a_resource_a_line(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("".join(json.dumps(one) + "\n" for one in MANY), "utf-8")
    assert len(records(tmp_path / "all.json")) == 2


def test_a_line_that_is_no_resource_costs_only_itself(tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in MANY]
    (tmp_path / "all.ndjson").write_text(
        "\n".join([*lines[:2], '{"resourceType":', "[]", "7", *lines[2:]]), "utf-8"
    )
    with read_files([str(tmp_path / "all.ndjson")], table()) as (found, tally):
        assert len(list(found)) == 2
        assert [each.place.rpartition(", ")[2] for each in tally.problems] == ["line 3", "line 4", "line 5"]


@pytest.mark.parametrize("content", ["", "{}", '{"answers": {}}', "[" * 5000, '{"resourceType": 5}'])
def test_a_file_that_is_not_fhir_is_told_and_never_ends_in_a_traceback(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, "utf-8")
    with pytest.raises(UnreadableInput, match=r"a\.json: holds no FHIR resource"):
        records(tmp_path / "a.json")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list open files")
def test_the_temporary_database_is_its_owner_s_alone_and_gone_while_it_is_still_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.fhir.grouping.CACHE_KIB", 1)
    many = [
        one
        for number in range(400)
        for one in of(f"p{number}", patient(), result("2823-3", 3.1, note=[{"text": "x" * 500}]))
    ]
    source = tmp_path / "in"
    source.mkdir()
    with read_files([str(bulk(source, *many))], table()) as (found, _):
        next(found)
        held = [fd for fd in os.listdir("/proc/self/fd") if "etilqs" in _target(fd)]
        assert held, "nothing was spilled: the test sees nothing"
        assert all(_target(fd).endswith("(deleted)") for fd in held)
        assert {stat.S_IMODE(os.stat(f"/proc/self/fd/{fd}").st_mode) for fd in held} == {0o600}


def _target(fd: str) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{fd}")
    except OSError:
        return ""


def test_a_database_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("engine.fhir.grouping.Grouped.flush", full)
    with pytest.raises(NoRoom, match="disk is full"):
        records(bundle(tmp_path / "b.json", *MANY))


def test_a_bundle_in_a_bundle_is_read_and_an_endless_one_is_not(tmp_path: Path) -> None:
    inner: Resource = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": one} for one in MANY],
    }
    assert len(records(bundle(tmp_path / "a.json", inner))) == 2
    for _ in range(20):
        inner = {"resourceType": "Bundle", "entry": [{"resource": inner}]}
    assert records(bundle(tmp_path / "b.json", inner)) == []


def test_the_code_of_a_display_in_another_system_is_counted_by_its_own_name(tmp_path: Path) -> None:
    told = condition("1", "http://example.org/own")
    with read_files([str(bundle(tmp_path / "a.json", told))], table()) as (found, tally):
        list(found)
        assert tally.left_out == {("http://example.org/own", "1", "its code is not in the table"): 1}
