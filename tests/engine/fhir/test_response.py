"""The interview is a valid Questionnaire, and a case comes back from its response with the same result."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.assessment.consultation import consult
from engine.assessment.record import assessment_record
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.cases.open import read_case, read_cases
from engine.fhir.case_as_response import Unanswerable, response_of
from engine.fhir.code_table import UCUM, ucum, unit_told
from engine.fhir.questionnaire import BASE, open_questions, questionnaire, record_of_response
from knowledge.criteria import Audience, DrugClass, Quantity
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.fhir.records import against_r4, prescription, read
from tests.engine.fhir.records import answers as answers_of

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
AUDIENCES: tuple[Audience, ...] = ("clinician", "patient")


def back(case: Case) -> Case:
    return case_of(
        record_of_response(json.loads(json.dumps(response_of(case, leg_cramps()))), leg_cramps()),
        leg_cramps(),
    )


def items(of: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = {}
    for item in of.get("item", ()):
        found[item["linkId"]] = item
        found |= items(item)
    return found


def test_every_example_has_the_same_result_when_it_comes_back() -> None:
    cases = [case for path in EXAMPLES for case in read_cases(str(path), leg_cramps())]
    said = consult(leg_cramps(), [*cases, *map(back, cases)])
    results = [assessment_record(one.assessment) for one in said]
    assert len(cases) >= 20
    assert results[: len(cases)] == results[len(cases) :]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_questionnaire_asks_what_the_audience_is_asked_each_once(audience: Audience) -> None:
    asked = items(questionnaire(leg_cramps(), audience))
    wanted = {
        f.id for f in leg_cramps().finding.values() if audience in f.asked_of and not isinstance(f, DrugClass)
    }
    assert wanted <= asked.keys()
    whole = json.dumps(questionnaire(leg_cramps(), audience))
    assert all(whole.count(f'"linkId": "{name}"') == 1 for name in asked)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_questionnaire_is_valid(audience: Audience) -> None:
    models = pytest.importorskip("fhir.resources.R4B.questionnaire", reason="fhir.resources is not installed")
    made = questionnaire(leg_cramps(), audience)
    models.Questionnaire.model_validate_json(json.dumps(made))
    assert against_r4(made) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_response_is_valid_and_answers_only_what_is_asked(example: Path) -> None:
    models = pytest.importorskip(
        "fhir.resources.R4B.questionnaireresponse", reason="fhir.resources is not installed"
    )
    for case in read_cases(str(example), leg_cramps()):
        response = response_of(case, leg_cramps())
        models.QuestionnaireResponse.model_validate_json(json.dumps(response))
        assert against_r4(response) == []
        asked = items(questionnaire(leg_cramps(), case.audience))
        for name, item in items(response).items():
            assert item.get("answer") is None or name in asked


def test_the_schema_of_r4_finds_what_is_not_of_it() -> None:
    asked = questionnaire(leg_cramps(), "patient")
    asked["item"][0]["item"][0] |= {"type": "coding", "answerConstraint": "optionsOnly"}  # as R5 has it
    found = "\n".join(against_r4(asked))
    assert "'coding' is not one of" in found
    assert "'answerConstraint' was unexpected" in found


def test_a_question_is_hidden_while_its_answer_follows_from_another() -> None:
    foot_drop = items(questionnaire(leg_cramps(), "clinician"))["foot_drop"]
    assert foot_drop["enableBehavior"] == "any"
    shown = [
        (each["question"], each["operator"], each.get("answerCoding", {}).get("code"))
        for each in foot_drop["enableWhen"]
    ]
    assert shown == [
        ("leg_weakness", "exists", None),
        ("leg_weakness", "=", "yes"),
        ("leg_weakness", "=", "unknown"),
    ]


def test_what_follows_is_hidden_wherever_fhir_can_say_so() -> None:
    hidden = open_questions(leg_cramps())
    assert {"foot_drop", "pregnant", "during_or_after_dialysis", "weakness_pace", "gangrene"} <= hidden.keys()
    assert "tingling" in {each.finding.id for each in leg_cramps().follows} - hidden.keys()


def choice(name: str, code: str, system: str = f"{BASE}/CodeSystem/answers") -> dict[str, Any]:
    return {"linkId": name, "answer": [{"valueCoding": {"system": system, "code": code}}]}


def response(*given: dict[str, Any], audience: str = "clinician") -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2025-11-02",
        "questionnaire": f"{BASE}/Questionnaire/leg-cramps-{audience}|1",
        "item": [{"linkId": "g", "item": list(given)}],
    }  # fmt: skip


def test_the_answer_of_a_question_that_became_hidden_is_dropped() -> None:
    read = record_of_response(
        response(choice("leg_weakness", "no"), choice("foot_drop", "yes")), leg_cramps()
    )
    assert read["answers"] == {"leg_weakness": "no"}
    shown = record_of_response(
        response(choice("leg_weakness", "unknown"), choice("foot_drop", "yes")), leg_cramps()
    )
    assert shown["answers"] == {"leg_weakness": "unknown", "foot_drop": "yes"}


def test_a_case_that_contradicts_itself_is_not_made_into_a_response_that_hides_it() -> None:
    case = case_of({"answers": {"leg_weakness": "no", "foot_drop": "yes"}}, leg_cramps())
    with pytest.raises(Unanswerable, match="foot_drop"):
        response_of(case, leg_cramps())


@pytest.mark.parametrize(
    "record",
    [
        {
            "answers": {
                "potassium": "unknown",
                "creatinine": "1.9 mg/dL",
                "hba1c": "48 mmol/mol",
                "d_dimer": "0.6 mg/L FEU",
            }
        },
        {"answers": {"potassium": "low", "sodium": "<125", "tsh": "<0.01 mIU/L", "calcium_total": "2.7 (H)"}},
        {"answers": {"quality": [], "eases": "unknown", "location": ["calf"]}, "audience": "patient"},
        {"answers": {}, "medicines": []},
        {"answers": {}, "medicines": "unknown"},
        {"answers": {}, "medicines": ["quinine", "water pill"], "medicines_complete": "no"},
        {"answers": {"thiazides": "yes"}},
        {"answers": {"hypertension_known": "yes"}, "none_of": ["past_illness", "red_flags_spine"]},
        {"answers": {"potassium": 3.1}, "audience": "patient"},
    ],
)
def test_whatever_a_case_may_hold_comes_back(record: dict[str, Any]) -> None:
    case = case_of({"id": "c", **record}, leg_cramps())
    assert back(case) == case


def test_a_response_is_a_case_as_it_is(tmp_path: Path) -> None:
    case = read_case(str(EXAMPLES[0]), leg_cramps())
    path = tmp_path / "r.json"
    path.write_text(json.dumps(response_of(case, leg_cramps())), "utf-8")
    assert read_case(str(path), leg_cramps()).told == case.told


def test_a_response_is_part_of_a_record() -> None:
    told = {**response(choice("leg_cramp", "yes")), "subject": {"reference": "Patient/p1"}}
    assert answers_of(told) == {"leg_cramp": "yes"}
    assert answers_of({**told, "status": "in-progress"}) == {}
    assert answers_of({**told, "questionnaire": "http://example.org/other"}) == {}


def test_what_is_prescribed_beside_a_list_that_was_told_makes_it_incomplete() -> None:
    told = {**response(choice("medicines_taken", "no")), "subject": {"reference": "Patient/p1"}}
    assert read(told).record == {"id": "case", "answers": {}, "medicines": []}
    both = read(told, prescription("lisinopril")).record
    assert both == {"id": "case", "answers": {}, "medicines": ["lisinopril"], "medicines_complete": "no"}
    unknown = {**told, **response(choice("medicines_taken", "unknown"))}
    assert read(unknown).record == {"id": "case", "answers": {}, "medicines": "unknown"}


def test_every_unit_has_a_ucum_code_that_is_read_as_that_unit() -> None:
    for finding in leg_cramps().finding.values():
        if isinstance(finding, Quantity):
            units = (finding.unit, *finding.other_units)
            for unit in units:
                told = {"system": UCUM, "code": ucum(unit), "unit": "anything"}
                assert not unit or unit_told(finding, told) == unit, finding.id


def test_a_questionnaire_is_made_of_any_knowledge() -> None:
    assert "voltage" in items(questionnaire(CAR, "clinician"))
