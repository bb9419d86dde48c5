"""What real records do to a careless reader: each trap by its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.cases.values import written
from tests.engine.fhir.records import (
    ATC,
    DAY,
    ICD,
    LOINC,
    RXNORM,
    SNOMED,
    SUBJECT,
    against_r4,
    answers,
    case,
    concept,
    condition,
    patient,
    prescription,
    read,
    result,
    verified,
    why,
)

EXAMPLE = Path(__file__).parents[3] / "examples" / "fhir-record.json"
POTASSIUM, SODIUM, CREATININE, HBA1C = "2823-3", "2951-2", "2160-0", "4548-4"
UCUM = "http://unitsofmeasure.org"
INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason"


def test_a_record_becomes_the_case_that_a_clinician_would_write() -> None:
    said = read(
        patient(), result(POTASSIUM, 3.1), prescription("Hydrochlorothiazide 25 MG Oral Tablet")
    ).record
    assert said == {
        "id": "case",
        "answers": {"age": 68, "sex_at_birth": "female", "potassium": 3.1},
        "medicines": ["Hydrochlorothiazide 25 MG Oral Tablet"],
        "medicines_complete": "no",
    }


def test_the_records_of_these_tests_are_valid_r4() -> None:
    told = [patient(), result(POTASSIUM, 3.1), condition("E11.9"), prescription("quinine")]
    told.append(json.loads(EXAMPLE.read_text("utf-8")))
    assert [found for one in told for found in against_r4(one)] == []


def test_codes_count_and_displays_do_not() -> None:
    wrong = result(SODIUM, 140)
    wrong["code"] = concept(LOINC, SODIUM, "Potassium [Moles/volume] in Serum or Plasma")
    unknown = result("99999-9", 3.1)
    unknown["code"] = concept(LOINC, "99999-9", "Potassium [Moles/volume] in Serum or Plasma")
    assert answers(wrong, unknown) == {"sodium": 140}
    assert why(unknown) == {"its code is not in the table"}


def test_a_code_of_another_system_is_another_code() -> None:
    other = condition("E11.9", system="http://hl7.org/fhir/sid/icd-9-cm")
    assert "diabetes" not in answers(other)


# Status


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled", "registered", "unknown"])
def test_a_result_that_is_none_is_left_out(status: str) -> None:
    assert answers(result(POTASSIUM, 2.1, status=status)) == {}


def test_a_corrected_result_counts() -> None:
    assert answers(result(POTASSIUM, 3.1, status="corrected")) == {"potassium": 3.1}


@pytest.mark.parametrize(
    "status", ["refuted", "entered-in-error", "provisional", "differential", "unconfirmed"]
)
def test_a_condition_that_is_not_confirmed_is_no_answer(status: str) -> None:
    assert answers(condition("E11.9", verificationStatus=verified(status))) == {}


@pytest.mark.parametrize("status", ["resolved", "inactive", "remission"])
def test_a_condition_that_is_over_is_not_had_now(status: str) -> None:
    assert answers(condition("D50.9", status=status)) == {}


def test_a_condition_that_abated_is_over_whatever_its_status_says() -> None:
    assert answers(condition("D50.9", abatementDateTime="2024-01-01")) == {}
    assert answers(condition("D50.9", abatementAge={"value": 40})) == {}


def test_a_status_in_words_is_a_status_too() -> None:
    assert answers(condition("D50.9", clinicalStatus="resolved")) == {}
    assert answers(condition("D50.9", clinicalStatus={"text": "Resolved"})) == {}


def test_a_condition_without_a_status_was_there_when_it_was_noted_and_no_more() -> None:
    def noted(day: str) -> dict[str, Any]:
        told = condition("D50.9", recordedDate=day)
        del told["clinicalStatus"]
        return told

    assert answers(noted("2025-10-01"), result(SODIUM, 140)) == {"anemia_known": "yes", "sodium": 140}
    assert answers(noted("2015-10-01"), result(SODIUM, 140)) == {"sodium": 140}


def test_what_a_patient_takes_without_an_order_counts() -> None:
    assert "medicines" not in (read(prescription("quinine", intent="plan")).record or {})
    assert case(prescription("quinine", intent="plan", reportedBoolean=True)).answers["quinine"] is True


def test_what_counts_for_good_counts_when_it_is_over() -> None:
    assert answers(condition("I21.4", status="resolved")) == {"arterial_disease_known": "yes"}


def test_a_clot_of_now_is_not_an_earlier_one() -> None:
    assert answers(condition("I82.402")) == {}
    assert answers(condition("I82.402", status="resolved")) == {"clot_before": "yes"}
    assert answers(condition("Z86.718")) == {"clot_before": "yes"}


@pytest.mark.parametrize(
    "status", ["stopped", "on-hold", "cancelled", "completed", "draft", "entered-in-error"]
)
def test_a_prescription_that_is_not_active_is_not_taken(status: str) -> None:
    assert "medicines" not in (read(prescription("quinine", status)).record or {})


@pytest.mark.parametrize("status", ["not-taken", "stopped", "on-hold", "intended", "completed"])
def test_a_statement_that_something_is_not_taken_is_not_read_as_taken(status: str) -> None:
    said = prescription("quinine", status, resourceType="MedicationStatement")
    assert "medicines" not in (read(said).record or {})


def test_what_is_not_to_be_given_is_not_taken() -> None:
    assert "medicines" not in (read(prescription("quinine", doNotPerform=True)).record or {})
    assert "medicines" not in (read(prescription("quinine", intent="proposal")).record or {})


def test_what_is_about_to_be_ordered_counts_where_that_is_asked_for() -> None:
    said = read(prescription("quinine", "draft"), drafts=True).record
    assert said is not None
    assert said["medicines"] == ["quinine"]


# Time


def test_the_record_is_of_its_own_last_date_and_not_of_today() -> None:
    old = [patient(), result(POTASSIUM, 3.1, effectiveDateTime="2009-05-01")]
    assert answers(*old) == {"age": 52, "sex_at_birth": "female", "potassium": 3.1}


@pytest.mark.parametrize("died", ["2025-11-05", "2025-11-05T08:00:00Z"])
def test_what_is_written_after_a_death_does_not_make_the_state_a_later_one(died: str) -> None:
    certificate = result("69453-9", valueString="x", effectiveDateTime="2025-12-20")
    told = (patient(deceasedDateTime=died, birthDate="1957-11-10"), result(POTASSIUM, 3.1), certificate)
    assert answers(*told) == answers(*told, at="2026-06-01")
    assert answers(*told) == {"age": 67, "sex_at_birth": "female", "potassium": 3.1}
    coarse = patient(deceasedDateTime="2025", birthDate="1957-11-10")
    assert answers(coarse, result(POTASSIUM, 3.1))["potassium"] == 3.1


def test_the_date_that_is_asked_for_counts() -> None:
    told = (
        result(POTASSIUM, 3.1, effectiveDateTime="2025-01-10"),
        result(POTASSIUM, 4.2, effectiveDateTime="2025-06-01"),
        condition("E11.9", onsetDateTime="2025-03-01"),
    )
    assert answers(*told, at="2025-01-20") == {"potassium": 3.1}
    assert answers(*told, at="2025-06-02") == {"potassium": 4.2, "diabetes": "type 2"}


def test_how_long_a_medicine_is_to_be_taken_does_not_make_the_record_later() -> None:
    course = {"start": "2025-11-01", "end": "2026-06-01"}
    said = prescription("quinine", resourceType="MedicationStatement", effectivePeriod=course)
    assert answers(said, result(POTASSIUM, 3.1)) == {"potassium": 3.1}


def test_a_result_of_somebody_else_is_not_the_patient_s() -> None:
    assert answers(result(POTASSIUM, 3.1, focus=[{"reference": "Patient/unborn"}])) == {}


def test_the_latest_result_counts_in_whatever_order_they_stand() -> None:
    told = [result(POTASSIUM, 3.0 + n / 10, effectiveDateTime=f"2025-11-0{n}") for n in (3, 5, 1)]
    assert answers(*told) == {"potassium": 3.5}
    zoned = [
        result(POTASSIUM, 3.1, effectiveDateTime="2025-11-02T23:30:00-05:00"),
        result(POTASSIUM, 4.1, effectiveDateTime="2025-11-03T01:00:00Z"),
    ]
    assert answers(*zoned) == {"potassium": 3.1}


def test_an_old_result_tells_nothing_of_now() -> None:
    told = (result(POTASSIUM, 2.9, effectiveDateTime="2021-01-01"), result(SODIUM, 140))
    assert answers(*told) == {"sodium": 140}
    assert "older than 30 days" in why(*told)


def test_a_prescription_of_years_ago_is_not_taken_though_it_is_still_called_active() -> None:
    told = (prescription("quinine", authoredOn="2017-01-01"), result(SODIUM, 140))
    assert "medicines" not in (read(*told).record or {})
    assert why(*told) == {"older than 366 days"}


def test_a_pregnancy_of_years_ago_is_none_though_it_is_still_called_active() -> None:
    told = (condition("72892002", SNOMED, onsetDateTime="2019-01-01"), result(SODIUM, 140))
    assert "pregnant" not in answers(*told)


def test_a_miscarriage_ends_a_pregnancy_and_one_of_years_ago_says_nothing() -> None:
    pregnant = condition("72892002", SNOMED, onsetDateTime="2025-08-01")
    lost = condition("19169002", SNOMED, onsetDateTime="2025-10-25")
    assert answers(pregnant) == {"pregnant": "yes"}
    assert answers(pregnant, lost) == {"pregnant": "no"}
    assert "pregnant" not in answers(
        condition("19169002", SNOMED, onsetDateTime="2015-10-25"), result(SODIUM, 140)
    )


def test_the_highest_creatine_kinase_of_the_episode_counts() -> None:
    told = [
        result("2157-6", value, "U/L", effectiveDateTime=day)
        for value, day in ((9000, "2025-10-30"), (400, DAY))
    ]
    assert answers(*told) == {"ck": 9000}


# Values and units


@pytest.mark.parametrize(
    ("code", "unit", "display"),
    [
        ("33914-3", "mL/min/{1.73_m2}", "Estimated Glomerular Filtration Rate"),
        ("62238-1", "mL/min", "eGFR"),
        ("98979-8", "mL/min/1.73m2", "GFR CKD-EPI 2021"),
        ("50210-4", "mL/min/1.73 m²", "eGFR cystatin C"),
        ("88294-4", None, "eGFR non-black"),
    ],
)
def test_the_egfr_is_one_under_all_its_codes_units_and_displays(
    code: str, unit: str | None, display: str
) -> None:
    told = result(code, 41, unit)
    told["code"] = concept(LOINC, code, display)
    (value,) = answers(told).values()
    assert case(told).answers["egfr"] == 41, value


def test_an_egfr_with_a_coefficient_of_race_is_not_read() -> None:
    assert answers(result("48643-1", 41, "mL/min/1.73m2"), result("88293-6", 41, "mL/min/1.73m2")) == {}


def test_of_two_results_at_one_time_the_order_of_the_resources_decides_nothing() -> None:
    told = (result("33914-3", 58, None), result("98979-8", 61, None))
    assert answers(*told) == answers(*reversed(told)) == {"egfr": 61}


def test_the_unit_s_code_counts_before_its_name() -> None:
    told = result(
        CREATININE, valueQuantity={"value": 1.9, "unit": "milligrams", "code": "mg/dL", "system": UCUM}
    )
    assert case(told).answers["creatinine"] == 168


def test_a_result_without_a_unit_is_no_fact_where_its_code_does_not_tell_it() -> None:
    assert read(result(CREATININE, 1.9, None)).tally.wrong == 1
    assert answers(result(HBA1C, 7.2, None)) == {"hba1c": 7.2}


def test_a_d_dimer_has_the_units_that_its_code_says() -> None:
    assert case(result("48065-7", 0.6, "ug/mL")).answers["d_dimer"] == 600


@pytest.mark.parametrize(
    ("told", "finding"),
    [
        (result(CREATININE, 51, "mg/dL"), "creatinine"),
        (result(HBA1C, 2.4, "%"), "hba1c"),
        (result(POTASSIUM, 31), "potassium"),
    ],
)
def test_a_value_that_cannot_be_is_an_error_and_not_a_fact(told: dict[str, Any], finding: str) -> None:
    done = read(told)
    assert done.record == {"id": "case", "answers": {}}
    (problem,) = done.tally.problems
    assert (problem.place, problem.path) == ("entry 0", "valueQuantity")
    assert problem.message.startswith(f"{finding} is outside the plausible range")


def test_a_value_that_cannot_be_is_not_replaced_by_an_older_one() -> None:
    assert answers(result(POTASSIUM, 4.1, effectiveDateTime="2025-10-20"), result(POTASSIUM, 41)) == {}


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        (result("33914-3", valueString="<10"), "<10"),
        (result("33914-3", valueString="> 90 mL/min"), ">90"),
        (result("33914-3", valueQuantity={"value": 90, "comparator": ">=", "unit": "mL/min"}), ">=90"),
        (result("3016-3", valueQuantity={"value": 0.01, "comparator": "<", "unit": "mIU/L"}), "<0.01"),
        (result(POTASSIUM, interpretation=[concept(INTERPRETATION, "L")]), "low"),
        (result(POTASSIUM, interpretation=[concept(INTERPRETATION, "HH")]), "high"),
        (result(POTASSIUM, valueString="normal"), "normal"),
    ],
)
def test_a_bound_and_a_flag_are_answers_in_part(told: dict[str, Any], answer: str) -> None:
    (said,) = case(told).told.values()
    assert written(said) == answer


def test_beside_a_number_a_flag_adds_nothing() -> None:
    told = result(POTASSIUM, 5.6, interpretation=[concept(INTERPRETATION, "H")])
    assert answers(told) == {"potassium": 5.6}


@pytest.mark.parametrize(
    "value",
    [
        {"valueString": "see comment"},
        {"valueQuantity": {"value": 90, "comparator": "ad", "unit": "mL/min"}},
        {"interpretation": [concept(INTERPRETATION, "A")]},
        {"dataAbsentReason": concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown")},
        {},
    ],
)
def test_a_result_without_a_value_is_no_answer_and_no_error(value: dict[str, Any]) -> None:
    done = read(result("33914-3", **value))
    assert done.record == {"id": "case", "answers": {}}
    assert (done.tally.wrong, sum(done.tally.left_out.values())) == (0, 1)


def test_a_value_as_text_is_read_with_its_unit() -> None:
    assert answers(result(POTASSIUM, valueString="3.1 mmol/L")) == {"potassium": 3.1}
    assert read(result(POTASSIUM, valueString="haemolysed")).tally.wrong == 0


def test_a_number_with_three_decimals_has_a_decimal_point() -> None:
    assert case(result("2157-6", 328.376, "U/L")).answers["ck"] == 328.376


def test_components_are_results_of_their_own() -> None:
    panel = result(
        "24326-1",
        component=[{"code": concept(LOINC, SODIUM), "valueQuantity": {"value": 131, "unit": "mmol/L"}}],
    )
    assert answers(panel) == {"sodium": 131}


# What is coded by words


def test_smoking_is_told_by_a_code_and_one_that_is_not_known_stays_open() -> None:
    def status(code: str) -> dict[str, Any]:
        return result("72166-2", valueCodeableConcept=concept(SNOMED, code))

    assert answers(status("8517006")) == {"smoking": "former"}
    assert answers(status("266927001")) == {"smoking": "unknown"}
    assert answers(status("1234567")) == {}


def test_a_wider_code_counts_for_all_below_it_unless_one_says_otherwise() -> None:
    assert answers(condition("F10.20")) == {"alcohol_heavy": "yes"}
    assert answers(condition("F10.21")) == {}
    assert answers(condition("E1142")) == {"diabetes": "type 2", "neuropathy_known": "yes"}


def test_a_diabetes_whose_type_is_not_said_gives_way_to_one_whose_type_is() -> None:
    assert answers(condition("73211009", SNOMED), condition("E11.9")) == {"diabetes": "type 2"}
    assert answers(condition("73211009", SNOMED)) == {"diabetes": "other or unknown type"}
    assert answers(condition("E10.9"), condition("E11.9")) == {"diabetes": "other or unknown type"}


def test_a_cancer_is_active_for_half_a_year_and_one_of_the_skin_is_none_that_is_asked_for() -> None:
    assert answers(condition("C50.911")) == {"cancer_active": "yes"}
    assert answers(condition("C50.911", recordedDate="2024-11-02"), result(SODIUM, 140)) == {"sodium": 140}
    assert answers(condition("C44.91")) == {}


def test_a_symptom_counts_for_as_long_as_it_is_asked_about_even_if_it_is_over() -> None:
    fever = condition("386661006", SNOMED, status="resolved", onsetDateTime="2025-10-29")
    assert answers(fever, result(SODIUM, 140)) == {"sodium": 140, "fever": "yes"}
    assert answers({**fever, "onsetDateTime": "2025-10-20"}, result(SODIUM, 140)) == {"sodium": 140}


def test_family_history_is_not_the_patient_s() -> None:
    family = condition("Z82.49")
    member = {
        "resourceType": "FamilyMemberHistory", "status": "completed", "patient": {"reference": "Patient/p1"},
        "condition": [{"code": concept(ICD, "E11.9")}],
    }  # fmt: skip
    assert answers(family, member) == {}


def test_without_a_list_of_conditions_none_is_denied_and_an_empty_list_denies_them() -> None:
    assert answers(patient(), result(POTASSIUM, 3.1)).keys() == {"age", "sex_at_birth", "potassium"}
    nil = {
        "resourceType": "List", "status": "current", "mode": "snapshot", "subject": SUBJECT,
        "code": concept(LOINC, "11450-4"), "emptyReason": concept(EMPTY, "nilknown"),
    }  # fmt: skip
    assert case(nil).answers["hypertension_known"] is False
    assert "hypertension_known" not in case({**nil, "emptyReason": concept("", "notasked")}).answers
    assert "hypertension_known" not in case(condition("160245001", SNOMED, status="resolved")).answers
    assert case(condition("160245001", SNOMED)).answers["hypertension_known"] is False
    assert "hypertension_known" not in case(condition("160245001", SNOMED), condition("J45")).answers


# Medicines


@pytest.mark.parametrize(
    "name", ["losartan potassium 50 MG Oral Tablet", "sodium chloride 9 MG/ML", "rosuvastatin calcium 10 MG"]
)
def test_a_salt_is_no_supplement(name: str) -> None:
    said = case(prescription(name)).answers
    assert not any(
        said.get(f"{each}_supplements") is True for each in ("potassium", "magnesium", "calcium_vitamin_d")
    )


def test_eye_drops_are_not_tablets() -> None:
    assert case(prescription("timolol 0.5% eye drops")).answers["beta_blockers"] is not True
    assert case(prescription("timolol 10 mg tablets")).answers["beta_blockers"] is True


def test_what_nobody_sees_in_a_name_does_not_hide_the_medicine() -> None:
    assert case(prescription("qui\u200bnine sulfate\u00a0200 mg")).answers["quinine"] is True
    displayed = prescription("", medicationCodeableConcept=concept(RXNORM, "99999999", "qui\u200bnine"))
    assert case(displayed).answers["quinine"] is True


def test_a_medicine_may_be_contained_or_referred_to() -> None:
    inside = prescription(
        "", medicationReference={"reference": "#m"},
        contained=[{"resourceType": "Medication", "id": "m", "code": {"text": "furosemide"}}],
    )  # fmt: skip
    assert case(inside).answers["loop_diuretics"] is True
    outside = prescription("", medicationReference={"reference": "Medication/7"})
    shared = {"Medication/7": {"resourceType": "Medication", "code": concept(RXNORM, "4603")}}
    said = read(outside, shared=shared.get).record
    assert said is not None
    assert said["medicines"] == ["furosemide"]
    assert (
        case(prescription("", medicationReference={"display": "furosemide"})).answers["loop_diuretics"]
        is True
    )


def test_a_medicine_is_known_by_its_code_where_words_fail_or_disagree() -> None:
    def coded(system: str, code: str, display: str = "") -> dict[str, Any]:
        return prescription("", medicationCodeableConcept=concept(system, code, display))

    assert case(coded(ATC, "P01BC01", "Tablette 200 mg")).answers["quinine"] is True
    assert case(coded(ATC, "C03AA03")).answers["thiazides"] is True
    assert case(coded(RXNORM, "5487", "lisinopril")).medicines == ("hydrochlorothiazide",)
    assert case(coded(RXNORM, "5487", "hydrochlorothiazide 25 MG Oral Tablet")).medicines == (
        "hydrochlorothiazide 25 MG Oral Tablet",
    )


def test_a_medicine_that_is_not_recognised_is_kept_and_never_read_as_none() -> None:
    unknown = case(prescription("", medicationCodeableConcept=concept(RXNORM, "99999999")))
    assert unknown.unrecognised_medicines == ("RxNorm 99999999",)


def test_prescriptions_are_no_complete_list_since_nobody_writes_down_tonic_water() -> None:
    assert "quinine" in case(prescription("lisinopril")).answers
    assert case(prescription("lisinopril")).answers["quinine"] is not False


def test_none_known_is_none_taken() -> None:
    ips = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
    none = prescription(
        "", resourceType="MedicationStatement", medicationCodeableConcept=concept(ips, "no-known-medications")
    )
    assert case(none).medicines == ()
    assert case(none, prescription("lisinopril")).medicines == ("lisinopril",)


# The person


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("1957-11-02", 68),
        ("1957-11-03", 67),
        ("1957-03", 68),
        ("1957-11", None),
        ("1957", None),
        ("1699-01-01", None),
        ("x", None),
    ],
)
def test_age_is_counted_in_completed_years_and_left_open_where_the_date_is_too_coarse(
    born: str, age: int | None
) -> None:
    assert answers(patient(birthDate=born), result(POTASSIUM, 4)).get("age") == age


def test_without_any_date_the_age_is_open_unless_one_is_asked_for() -> None:
    assert "age" not in answers(patient())
    assert answers(patient(), at=DAY)["age"] == 68


def test_the_sex_recorded_at_birth_counts_before_the_administrative_one() -> None:
    url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"
    assert answers(patient(extension=[{"url": url, "valueCode": "M"}]), at=DAY)["sex_at_birth"] == "male"
    assert "sex_at_birth" not in answers(patient(extension=[{"url": url, "valueCode": "UNK"}]), at=DAY)
    assert "sex_at_birth" not in answers(patient(gender="other"), at=DAY)


def test_two_persons_under_one_reference_are_not_one_patient() -> None:
    done = read(patient(), patient(birthDate="1990-01-01"))
    assert done.record is None
    assert done.tally.wrong == 1
