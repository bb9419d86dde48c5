"""What an assessment promises of every knowledge base and patient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.assessment import Assessment
from engine.assessment.record import assessment_record
from engine.assessment.standing import Standing
from engine.assessment.table import SETTLED
from engine.assessment.urgency import red_flags, red_flags_asked
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.reading.patient import Outlook, Patient, Truth
from knowledge.criteria import (
    URGENT,
    Audience,
    Criterion,
    Escalates,
    KnowledgeBase,
    Urgency,
    all_of,
    escalates,
    no,
)
from tests import reference
from tests.car import (
    CAR,
    FLAT_BATTERY,
    LEAK,
    LEAK_TEST,
    MEASURE_VOLTAGE,
    TOW,
    ethanol,
    lights_dim,
    voltage,
)
from tests.reference import conclude, fired, known, truth
from tests.strategies import consultations, values


def assessed(knowledge: KnowledgeBase, case: Case) -> Assessment:
    return Assessment(knowledge, case, fired(knowledge, case.answers))


def car(audience: Audience = "clinician", **answers: Answer) -> Assessment:
    return assessed(CAR, Case(id="car", audience=audience, answers=answers))


def verdict(said: Assessment) -> tuple[object, ...]:
    """Return what being settled speaks of."""
    return said.table.conclusions(*SETTLED), [disorder.id for disorder in said.leading]


def test_nothing_told_is_never_reassured() -> None:
    said = car()
    assert said.urgency is Urgency.ROUTINE
    assert said.urgency_could_be is Urgency.EMERGENCY
    assert "smell_of_fuel" in said.red_flags_open
    assert said.leading == ()
    assert not said.settled


def test_one_red_flag_outweighs_every_reassuring_answer() -> None:
    said = car(will_not_start=True, smell_of_fuel=True, lights_dim=False, engine_turns=True, noise="whirr")
    assert said.urgency is Urgency.EMERGENCY


def test_only_a_recorded_exclusion_test_takes_an_escalation_back() -> None:
    said = car(will_not_start=True, smell_of_fuel=True, leak_test_dry=True)
    assert said.urgency is Urgency.ROUTINE
    assert [(item.disorder, item.status) for item in said.must_not_miss] == [(LEAK, "excluded")]


def test_an_escalation_that_is_taken_back_takes_its_steps_along() -> None:
    suspected = car(will_not_start=True, smell_of_fuel=True)
    assert TOW in [advised.step for advised in suspected.steps]
    excluded = car(will_not_start=True, smell_of_fuel=True, leak_test_dry=True)
    assert TOW not in [advised.step for advised in excluded.steps]


def test_an_exclusion_test_that_cannot_be_told_excludes_nothing() -> None:
    said = car(will_not_start=True, smell_of_fuel=True, leak_test_dry=CANNOT_TELL)
    assert said.urgency is Urgency.EMERGENCY
    assert said.must_not_miss[0].would_exclude == ("leak_test_dry",)


def test_a_test_excludes_nothing_once_its_rule_cannot_fire() -> None:
    refuted = no(ethanol)
    rules = tuple(
        replace(rule, when=all_of(rule.when, refuted)) if rule.id == "CAR-07" else rule for rule in CAR.rules
    )
    knowledge = replace(CAR, rules=rules)
    for taken, tests in ((CANNOT_TELL, ("leak_test_dry",)), (True, ())):
        answers: dict[str, Answer] = {"will_not_start": True, "ethanol": taken}
        said = assessed(knowledge, Case(id="car", answers=answers))
        assert tests == said.must_not_miss[0].would_exclude


def test_self_care_needs_every_red_flag_of_this_audience_to_be_no() -> None:
    absent: dict[str, Answer] = {"will_not_start": True, "smell_of_fuel": False, "ethanol": False}
    assert car("patient", **absent).urgency is Urgency.SELF_CARE
    for flag in ("smell_of_fuel", "ethanol"):
        assert car("patient", **{**absent, flag: CANNOT_TELL}).urgency is Urgency.ROUTINE
    assert car("patient", **{**absent, "will_not_start": CANNOT_TELL}).urgency is Urgency.ROUTINE


VOLTAGE_LOW = voltage.below("flat")
CALM: dict[str, Answer] = {"will_not_start": True, "smell_of_fuel": False, "ethanol": False}


def told_a_patient(when: Criterion, effect: Escalates, **told: Answer) -> Urgency:
    """Return how urgent a calm patient is, who is told of this red flag beside those of the car."""
    flag = replace(CAR.rules[0], id="CAR-90", when=when, then=(effect,))
    knowledge = replace(CAR, rules=(*CAR.rules, flag))
    case = Case(id="car", audience="patient", answers={**CALM, **told})
    said = assessed(knowledge, case).urgency
    assert said is reference.said(knowledge, case).urgency
    return said


def test_a_red_flag_that_only_a_clinician_is_asked_keeps_from_self_care_once_it_holds() -> None:
    suspicion = escalates(URGENT, LEAK)
    assert told_a_patient(VOLTAGE_LOW, suspicion) is Urgency.SELF_CARE
    assert told_a_patient(VOLTAGE_LOW, suspicion, voltage=14.0) is Urgency.SELF_CARE
    assert told_a_patient(VOLTAGE_LOW, suspicion, voltage=11.0) is Urgency.URGENT
    excluded = told_a_patient(VOLTAGE_LOW, suspicion, voltage=11.0, leak_test_dry=True)
    assert excluded is Urgency.ROUTINE


def test_what_a_clinician_told_brings_a_red_flag_within_the_reach_of_a_patient() -> None:
    both = all_of(VOLTAGE_LOW, lights_dim)
    effect = escalates(URGENT)
    assert told_a_patient(both, effect, lights_dim=CANNOT_TELL) is Urgency.SELF_CARE
    assert told_a_patient(both, effect, voltage=11.0) is Urgency.ROUTINE
    assert told_a_patient(both, effect, voltage=11.0, lights_dim=CANNOT_TELL) is Urgency.ROUTINE
    assert told_a_patient(both, effect, voltage=11.0, lights_dim=False) is Urgency.SELF_CARE
    assert told_a_patient(both, effect, voltage=11.0, lights_dim=True) is Urgency.URGENT


def test_what_was_asked_of_whomever_and_could_not_be_told_is_not_no() -> None:
    assert told_a_patient(VOLTAGE_LOW, escalates(URGENT), voltage=CANNOT_TELL) is Urgency.ROUTINE


def test_a_benign_disorder_that_leads_brings_the_step_that_excludes_the_dangerous_one() -> None:
    said = car(will_not_start=True, lights_dim=True, weather=("cold",))
    assert said.leading == (FLAT_BATTERY,)
    assert [advised.step for advised in said.steps] == [MEASURE_VOLTAGE, LEAK_TEST]


def test_a_step_that_is_answered_is_not_recommended_and_one_that_cannot_be_told_is() -> None:
    known = car(will_not_start=True, lights_dim=True, voltage=11.0)
    assert MEASURE_VOLTAGE not in [advised.step for advised in known.steps]
    not_told = car(will_not_start=True, lights_dim=True, voltage=CANNOT_TELL)
    assert MEASURE_VOLTAGE in [advised.step for advised in not_told.steps]


def test_out_of_scope_is_never_benign() -> None:
    said = car("patient", will_not_start=False, smell_of_fuel=False, ethanol=False, lights_dim=True)
    assert not said.in_scope
    assert said.urgency is Urgency.ROUTINE
    assert said.leading == ()


def test_contradictory_answers_are_named_with_what_to_ask() -> None:
    said = car(noise="none", engine_turns=True, lights_dim=True)
    assert [item.answers for item in said.contradictions] == [{"noise": "none", "engine_turns": True}]
    assert said.contradictions[0].conflict.ask == "Does the engine turn over, and silently?"


def test_drug_classes_are_asked_as_medicines() -> None:
    said = car(will_not_start=True, lights_dim=True, weather=("cold",))
    empty_tank = next(item for item in said.differential if item.disorder.id == "empty_tank")
    assert "medicines" in empty_tank.open
    assert "ethanol" not in empty_tank.open


@given(consultations())
def test_the_prospect_now_is_the_truth(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = given_
    outlook = Outlook(knowledge, case)
    answers, concluded = known(knowledge, case.answers), conclude(knowledge, case.answers)
    assert {key: p.now for key, p in outlook.concepts.items()} == concluded
    for rule in knowledge.rules:
        now = truth(rule.when, answers, concluded)
        assert outlook.rules[rule.id].now is now
        assert outlook.rules[rule.id].may_hold or now is not Truth.TRUE
        assert outlook.rules[rule.id].may_fail or now is not Truth.FALSE


def completions(knowledge: KnowledgeBase, case: Case, data: st.DataObject) -> Iterator[Case]:
    """Yield the case with more and more of its open findings answered at random."""
    answers = dict(case.answers)
    left = [finding for finding in knowledge.finding.values() if case.is_open(finding)]
    for finding in left:
        answers[finding.id] = data.draw(values(finding) | st.just(CANNOT_TELL))
        yield case.telling(dict(answers))


@given(consultations(), st.data())
def test_settled_is_never_too_early(given_: tuple[KnowledgeBase, Case], data: st.DataObject) -> None:
    knowledge, case = given_
    before = assessed(knowledge, case)
    for later in islice(completions(knowledge, case, data), 6):
        after = assessed(knowledge, later)
        assert after.urgency <= before.urgency_could_be
        if before.settled:
            assert verdict(after) == verdict(before)


@given(consultations())
def test_answering_everything_settles(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = given_
    answers = {key: case.answers.get(key, CANNOT_TELL) for key in knowledge.finding}
    assert assessed(knowledge, case.telling(answers)).settled


@given(consultations(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(given_: tuple[KnowledgeBase, Case], random: Random) -> None:
    knowledge, case = given_
    shuffled = list(case.told.items())
    random.shuffle(shuffled)
    one, other = assessed(knowledge, case), assessed(knowledge, case.telling(dict(shuffled)))
    assert assessment_record(one) == assessment_record(other)
    assert (one.urgent_by, one.fired) == (other.urgent_by, other.fired)


@given(consultations())
def test_self_care_is_said_only_with_every_red_flag_absent_and_nothing_escalated(
    given_: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = given_
    answers, concluded = known(knowledge, case.answers), conclude(knowledge, case.answers)
    asked = red_flags_asked(knowledge, Patient(case.told, case.audience, case.denied))
    absent = all(truth(rule.when, answers, concluded) is Truth.FALSE for rule in asked)
    surely_in_scope = truth(knowledge.scope, answers, concluded) is Truth.TRUE
    said = assessed(knowledge, case)
    if said.urgency is Urgency.SELF_CARE:
        assert absent
        assert surely_in_scope
        assert not any(rule in red_flags(knowledge) for rule in said.fired)
    elif absent and surely_in_scope:
        assert said.urgent_by != ()


@settings(max_examples=50)
@given(consultations())
def test_the_differential_is_total_and_its_leaders_share_the_best_standing(
    given_: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = given_
    said = assessed(knowledge, case)
    assert {item.disorder.id for item in said.differential} == set(knowledge.disorder)
    ranks = [item.standing for item in said.differential]
    assert ranks == sorted(ranks, reverse=True)
    answers, concluded = known(knowledge, case.answers), conclude(knowledge, case.answers)
    told = truth(knowledge.scope, answers, concluded) is Truth.TRUE
    for item in said.differential:
        leads = item.disorder in said.leading
        assert leads == (told and item.standing is ranks[0] and ranks[0] >= Standing.POSSIBLE)


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_a_patient_is_not_kept_open_by_what_only_a_clinician_can_answer(audience: Audience) -> None:
    closed = dict.fromkeys((f.id for f in CAR.finding.values() if f.patient), CANNOT_TELL)
    assert car(audience, **closed).settled == (audience == "patient")
