"""What was denied in one word counts for rules, and was not looked for."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from engine.assessment.assessment import Assessment
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.reading.patient import Known
from knowledge.criteria import KnowledgeBase
from tests.car import CAR
from tests.reference import fired
from tests.strategies import consultations


def said(none_of: list[str], **answers: Any) -> Assessment:
    case = case_of({"none_of": none_of, "answers": answers, "medicines": []}, CAR)
    return Assessment(CAR, case, fired(CAR, case.told))


def status(assessment: Assessment) -> str:
    return next(item.status for item in assessment.must_not_miss if item.disorder.id == "leak")


CALM = {"will_not_start": "yes", "lights_dim": "yes", "fuel": 20}


def test_a_sign_that_was_looked_for_speaks_for_absence_and_one_that_was_swept_up_does_not() -> None:
    assert status(said([], **CALM, smell_of_fuel="no")) == "not_found"
    assert status(said(["nothing_noticed"], **CALM)) == "not_looked_for"
    assert status(said(["nothing_noticed"], **CALM, smell_of_fuel="no")) == "not_found"


def test_nothing_is_benign_because_it_was_denied_in_one_word() -> None:
    assert said([], **CALM, smell_of_fuel="no").benign.verdict == "yes"
    swept = said(["nothing_noticed"], **CALM)
    assert swept.benign.verdict == "not_yet"
    assert [waits.ask for waits in swept.benign.waits_for] == [("smell_of_fuel",)]


def test_what_was_swept_up_is_still_worth_asking_by_itself() -> None:
    swept = said(["nothing_noticed"], **CALM)
    leak = next(item for item in swept.must_not_miss if item.disorder.id == "leak")
    assert leak.look_for == ("smell_of_fuel",)
    assert "smell_of_fuel" in swept.ask


def test_a_denial_counts_for_rules_as_any_answer_does() -> None:
    assert {
        rule.id for rule in Known(CAR, case_of({"none_of": "nothing_noticed", "answers": {}}, CAR).told).fired
    } == {
        rule.id for rule in Known(CAR, {"lights_dim": False, "smell_of_fuel": False, "noise": "none"}).fired
    }


@given(consultations())
def test_saying_by_itself_what_was_denied_changes_no_rule_and_only_adds_to_what_was_looked_for(
    drawn: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = drawn
    told = Case(id=case.id, audience=case.audience, answers=case.told)
    swept, looked = (Assessment(knowledge, each, fired(knowledge, each.told)) for each in (case, told))
    assert swept.urgency is looked.urgency
    assert swept.leading == looked.leading
    for before, after in zip(swept.must_not_miss, looked.must_not_miss, strict=True):
        assert before.status == after.status or before.status in ("not_looked_for", "needs_test")
    assert swept.benign.verdict in (looked.benign.verdict, "not_yet")


@given(consultations())
def test_without_its_denials_a_case_is_not_less_found_or_benign(drawn: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = drawn
    swept, unknown = (
        Assessment(knowledge, each, fired(knowledge, each.told)) for each in (case, case.by_itself)
    )
    for before, after in zip(swept.must_not_miss, unknown.must_not_miss, strict=True):
        if before.status == "not_found":
            assert set(before.absent) <= set(after.absent)
