"""The reference firings: what a rule rests on."""

from __future__ import annotations

from hypothesis import given

from engine.cases.case import Case
from engine.reading.patient import Known, Truth, Used, grounds, reference_firings
from knowledge.criteria import Concept, KnowledgeBase, all_of, any_of, at_least, findings_in, no
from tests.car import CAR, battery_weak, engine_turns, fuel, lights_dim, smell_of_fuel, voltage
from tests.reference import conclude, known, truth
from tests.strategies import consultations

EITHER = any_of(lights_dim, smell_of_fuel)


def test_of_two_that_hold_both_are_named() -> None:
    expected = (Used(lights_dim, True), Used(smell_of_fuel, True))
    assert expected == grounds(EITHER, Known(CAR, {"lights_dim": True, "smell_of_fuel": True}))


def test_what_does_not_hold_or_is_unknown_is_not_named() -> None:
    assert (Used(lights_dim, True),) == grounds(
        EITHER, Known(CAR, {"lights_dim": True, "smell_of_fuel": False})
    )
    assert (Used(lights_dim, True),) == grounds(EITHER, Known(CAR, {"lights_dim": True}))


def test_a_criterion_that_is_not_true_rests_on_nothing() -> None:
    assert grounds(all_of(lights_dim, smell_of_fuel), Known(CAR, {"lights_dim": True})) == ()


def test_a_branch_that_does_not_come_about_names_none_of_its_leaves() -> None:
    criterion = any_of(all_of(lights_dim, engine_turns), smell_of_fuel)
    answers = {"lights_dim": True, "engine_turns": False, "smell_of_fuel": True}
    assert (Used(smell_of_fuel, True),) == grounds(criterion, Known(CAR, answers))


def test_under_no_leaves_are_named_as_failing_and_under_no_no_as_holding() -> None:
    criterion = no(at_least(2, lights_dim, no(engine_turns), voltage.below("flat")))
    answers = {"lights_dim": False, "engine_turns": True, "voltage": 11.0}
    assert (Used(lights_dim, False), Used(engine_turns, True)) == grounds(criterion, Known(CAR, answers))


def test_a_leaf_is_named_where_the_rule_first_names_it() -> None:
    criterion = any_of(all_of(lights_dim, smell_of_fuel), engine_turns, lights_dim)
    expected = (Used(lights_dim, True), Used(engine_turns, True))
    assert expected == grounds(criterion, Known(CAR, {"engine_turns": True, "lights_dim": True}))


def test_concepts_are_named_and_not_what_they_rest_on() -> None:
    firings = {firing.rule.id: firing.facts for firing in reference_firings(CAR, {"voltage": 11.0})}
    assert (Used(voltage.below("flat"), True),) == firings["CAR-01"]
    assert (Used(battery_weak, True),) == firings["CAR-03"]


def test_a_failing_concept_is_named_as_failing() -> None:
    answers = {"smell_of_fuel": False, "fuel": 1.0}
    firings = {firing.rule.id: firing.facts for firing in reference_firings(CAR, answers)}
    fire_risk = CAR.concept["fire_risk"]
    assert {"CAR-09": (Used(fire_risk, False), Used(fuel.at_most("empty"), True))} == firings


@given(consultations())
def test_what_a_firing_rests_on_is_enough_for_it(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    answers, concluded = known(knowledge, case.told), conclude(knowledge, case.told)
    for firing in reference_firings(knowledge, case.told):
        concepts = {used.leaf.id for used in firing.facts if isinstance(used.leaf, Concept)}
        findings = {finding.id for used in firing.facts for finding in findings_in(used.leaf)}
        only = {name: answer for name, answer in answers.items() if name in findings}
        ideas = {name: value if name in concepts else Truth.UNKNOWN for name, value in concluded.items()}
        assert Truth.TRUE is truth(firing.rule.when, only, ideas)
