"""The table of an assessment, read of one patient, of many and of all, says what the plain reference says."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.assessment import Assessment
from engine.assessment.standing import Standing, standing, ways_to_stand
from engine.assessment.table import Table
from engine.assessment.urgency import red_flags, red_flags_asked
from engine.cases.case import Case
from engine.proofs.formulas import Circuit, Symbolic
from engine.reading.bitmaps import to_bools
from engine.reading.columns import Columns
from engine.reading.patient import Known, Outlook, Patient, Truth
from engine.reading.reach import AUDIENCES
from engine.reading.sets import S
from knowledge.criteria import KnowledgeBase, Strength, Urgency
from tests import reference
from tests.car import CAR
from tests.strategies import cases, consultations

BOTH = st.one_of(consultations(), cases(CAR).map(lambda case: (CAR, case)))


@given(BOTH)
def test_an_assessment_says_what_the_reference_says(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = given_
    actual = Assessment(knowledge, case, reference.fired(knowledge, case.answers))
    expected = reference.said(knowledge, case)
    assert expected == expected._replace(
        in_scope=actual.in_scope,
        urgency=actual.urgency,
        differential=[(item.disorder.id, item.standing) for item in actual.differential],
        leading=[disorder.id for disorder in actual.leading],
        must_not_miss={item.disorder.id: item.status for item in actual.must_not_miss},
        warnings=[given.warning.id for given in actual.warnings],
        steps=[advised.step.id for advised in actual.steps],
        contradictions=[item.conflict.id for item in actual.contradictions],
        benign=actual.benign.verdict,
    )


@given(BOTH)
def test_one_patient_is_read_as_the_reference_reads(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = given_
    outlook, concluded = Outlook(knowledge, case), reference.conclude(knowledge, case.answers)
    answers = reference.known(knowledge, case.answers)
    for criterion in (knowledge.scope, *knowledge.concepts, *(rule.when for rule in knowledge.rules)):
        prospect = outlook.of(criterion)
        assert reference.truth(criterion, answers, concluded) is prospect.now
        assert reference.may(criterion, case, knowledge) == prospect[1:]
        may_hold, may_fail = prospect.may_hold, prospect.may_fail
        change = (may_hold and prospect.now is not Truth.TRUE) or (
            may_fail and prospect.now is not Truth.FALSE
        )
        assert change == outlook.may_change(criterion)
    assert reference.fired(knowledge, case.answers) == Known(knowledge, case.answers).fired


def bounds(table: Table[S]) -> list[S]:
    levels = (table.could_be_as_urgent_as, table.surely_as_urgent_as)
    standings = (table.lowest, table.highest)
    return [
        table.settled,
        table.settled_with_tests,
        table.leading_settled,
        *table.urgency_could_be_with_tests.values(),
        *(patients for _, patients in table.steps_in_order()),
        *(reached(level) for reached in levels for level in Urgency),
        *(stands(d, level) for stands in standings for d in table.knowledge.disorders for level in Standing),
    ]


@given(BOTH)
def test_bounds_are_the_same_of_one_patient_of_many_and_of_all(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = given_
    one = Table(knowledge, Patient(case.told, case.audience, case.denied))
    many = Table(knowledge, Columns.of_cases(knowledge, [case]))
    anyone = Symbolic(Circuit())
    every = Table(knowledge, anyone)
    expected, bitmaps, formulas = bounds(one), bounds(many), bounds(every)
    assert expected == [bool(to_bools(bitmap, 1)[0]) for bitmap in bitmaps]
    assert expected == list(anyone.circuit.values(formulas, anyone.values(case, knowledge)))


def test_ways_to_stand_are_the_cells_of_the_table() -> None:
    grades = (None, *Strength)
    for least in Standing:
        for support in grades:
            for opposition in grades:
                reached = any(
                    (support or 0) >= (pro or 0) and (contra is None or (opposition or 0) < contra)
                    for pro, contra in ways_to_stand(least)
                )
                stands = standing(support, opposition)
                assert reached == (stands >= least)
                assert reference.standing(support, opposition) is stands


def test_what_an_engine_says_of_rules_is_what_counts() -> None:
    case = Case(id="car", answers={"smell_of_fuel": True, "will_not_start": True})
    assert Assessment(CAR, case, reference.fired(CAR, case.answers)).urgency is Urgency.EMERGENCY
    assert Assessment(CAR, case, ()).urgency is Urgency.ROUTINE


def test_red_flags_asked_of_an_audience_rest_on_what_it_can_answer() -> None:
    for audience in AUDIENCES:
        blank = Patient({}, audience)
        could = Table(CAR, blank).could.reading
        assert red_flags_asked(CAR, blank) == tuple(rule for rule in red_flags(CAR) if could.fires(rule))


def test_a_patient_is_assessed_without_waiting_for_numpy() -> None:
    code = (
        "import sys, engine.assessment.consultation\n"
        "sys.exit('numpy' in sys.modules or 'pyarrow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(BOTH)
def test_conclusions_are_the_same_of_one_patient_of_many_and_of_all(
    given_: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = given_
    one = Table(knowledge, Patient(case.told, case.audience, case.denied)).conclusions()
    many = Table(knowledge, Columns.of_cases(knowledge, [case])).conclusions()
    anyone = Symbolic(Circuit())
    every = Table(knowledge, anyone).conclusions()
    inputs = anyone.values(case, knowledge)
    assert list(one) == list(many) == list(every)
    for about, expected in one.items():
        assert list(expected) == [bool(to_bools(bitmap, 1)[0]) for bitmap in many[about]]
        assert tuple(expected) == anyone.circuit.values(every[about], inputs)
