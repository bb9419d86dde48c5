"""What is within reach, and what is in doubt, of each finding as it is obtained and answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Answer
from engine.reading import reach
from engine.reading.patient import Patient
from engine.reading.reader import Reading
from knowledge.criteria import Audience, KnowledgeBase, YesNo
from knowledge.findings import fever
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR, leak_test_dry, smell_of_fuel, voltage

ASKED, EXAMINED, TESTED = smell_of_fuel, voltage.below("flat"), leak_test_dry
OF_ALL = [("clinician", ASKED), ("patient", ASKED), ("clinician", EXAMINED), ("patient", EXAMINED)]
EITHER, NEITHER = (True, True), (False, False)
Read = Callable[[KnowledgeBase, Patient], Reading[bool]]


def read(how: Read, audience: Audience, leaf: YesNo, **answers: Answer) -> tuple[bool, bool]:
    return tuple(how(CAR, Patient(answers, audience)).of(leaf))


def lasting(knowledge: KnowledgeBase, patient: Patient) -> Reading[bool]:
    return reach.lasting_doubt(knowledge, patient, reach.own_reach(knowledge, patient))


@pytest.mark.parametrize(
    ("how", "reached"),
    [
        (reach.own_reach, {("clinician", ASKED), ("patient", ASKED), ("clinician", EXAMINED)}),
        (reach.doubt, {("clinician", ASKED), ("patient", ASKED), ("clinician", EXAMINED)}),
        (reach.any_answer, {("clinician", ASKED), ("patient", ASKED), ("clinician", EXAMINED)}),
        (lasting, set()),
    ],
)
def test_a_patient_reaches_by_telling_and_a_clinician_by_examining_too(
    how: Read, reached: set[tuple[Audience, YesNo]]
) -> None:
    for audience, leaf in [*OF_ALL, ("clinician", TESTED), ("patient", TESTED)]:
        assert read(how, audience, leaf) == (EITHER if (audience, leaf) in reached else NEITHER)


def test_tests_are_reached_by_those_who_are_asked_for_them() -> None:
    assert read(reach.reach_with_tests, "clinician", TESTED) == EITHER
    assert read(reach.reach_with_tests, "patient", TESTED) == NEITHER


def test_cannot_tell_closes_a_question_and_leaves_the_doubt() -> None:
    untold = {"smell_of_fuel": CANNOT_TELL}
    assert read(reach.own_reach, "patient", ASKED, **untold) == NEITHER
    assert read(reach.doubt, "patient", ASKED, **untold) == EITHER
    assert read(lasting, "patient", ASKED, **untold) == EITHER
    assert read(reach.any_answer, "patient", ASKED, **untold) == EITHER


def test_a_value_leaves_no_doubt_and_yet_may_be_given_another_way() -> None:
    told = {"smell_of_fuel": False}
    for how in (reach.own_reach, reach.doubt, lasting, reach.reach_with_tests):
        assert read(how, "patient", ASKED, **told) == (False, True)
    assert read(reach.any_answer, "patient", ASKED, **told) == EITHER


def test_what_could_not_be_told_of_a_test_is_in_reach_of_no_doubt() -> None:
    untold = {"leak_test_dry": CANNOT_TELL}
    assert read(reach.doubt, "clinician", TESTED, **untold) == NEITHER
    assert read(reach.any_answer, "clinician", TESTED, **untold) == EITHER


def test_what_only_a_test_could_still_tell_stays_in_doubt_until_tests_are_counted() -> None:
    knowledge, patient = leg_cramps(), Patient({"fever": CANNOT_TELL}, "clinician")
    here = reach.lasting_doubt(knowledge, patient, reach.own_reach(knowledge, patient))
    beyond = reach.lasting_doubt(knowledge, patient, reach.reach_with_tests(knowledge, patient))
    assert (here.holds(fever), beyond.holds(fever)) == (True, False)


def test_an_interview_that_leaves_to_a_test_what_cannot_be_told_is_settled() -> None:
    """A stiff limp, perhaps, a fever nobody can tell, no thermometer: nothing is left to ask of the joint."""
    knowledge = leg_cramps()
    answers: dict[str, Answer] = dict.fromkeys(("fever", "joint_movement_limited", "duration"), CANNOT_TELL)
    denied = ("hot_joint", "joint_swelling", "cannot_bear_weight")
    table = Table(knowledge, Patient(answers | dict.fromkeys(denied, False), "clinician"))
    assert not table.signs_matter(knowledge.danger["septic_arthritis"], table.could)
