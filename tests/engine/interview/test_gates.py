"""What is idle unless another answer is yes is asked after it, and nothing waits in a circle."""

from __future__ import annotations

from engine.assessment.relevance import Relevance
from engine.cases.case import Case
from engine.interview.gates import Gates, gates_of
from engine.interview.order import next_screen
from engine.reading.patient import with_what_follows
from knowledge.leg_cramps import leg_cramps

LEGS = leg_cramps()


def test_a_question_that_another_waits_for_waits_for_none() -> None:
    waited_for = {gate for each in gates_of(LEGS).values() for gates in each.values() for gate in gates}
    waiting = {name for each in gates_of(LEGS).values() for name, gates in each.items() if gates}
    assert waited_for
    assert not waited_for & waiting


def test_what_waits_is_idle_once_what_it_waits_for_is_denied() -> None:
    told = {"leg_cramp": True, "leg_pain": False, "night_in_bed": True, "age": 50.0}
    relevance = Relevance(LEGS, with_what_follows(LEGS, Case(id="x", audience="patient", answers=told)))
    asked = relevance.findings.keys()
    waiting = Gates(relevance, asked).waiting()
    assert waiting
    gates = {gate for each in gates_of(LEGS).values() for gates in each.values() for gate in gates}
    denied = {name: False for name in gates & asked if LEGS.finding[name].kind == "yes_no"}
    after = Case(id="x", audience="patient", answers={**told, **denied})
    assert not waiting & Relevance(LEGS, with_what_follows(LEGS, after)).findings.keys()


def test_nothing_that_matters_is_left_out_for_waiting() -> None:
    told = {"leg_cramp": True, "age": 50.0}
    relevance = Relevance(LEGS, with_what_follows(LEGS, Case(id="x", audience="clinician", answers=told)))
    assert next_screen(relevance) is not None
