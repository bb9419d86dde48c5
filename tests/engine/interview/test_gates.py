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


def test_what_waits_tells_its_rules_nothing_once_what_it_waits_for_is_denied() -> None:
    told = {"leg_cramp": True, "leg_pain": False, "night_in_bed": True, "age": 50.0}
    relevance = Relevance(LEGS, with_what_follows(LEGS, Case(id="x", audience="patient", answers=told)))
    asked = relevance.findings.keys()
    waiting = Gates(relevance, asked).waiting()
    assert waiting
    gates = {gate for each in gates_of(LEGS).values() for gates in each.values() for gate in gates}
    denied = dict.fromkeys(gates & asked, False)
    case = with_what_follows(LEGS, Case(id="x", audience="patient", answers={**told, **denied}))
    after = Relevance(LEGS, case).basis
    for name in relevance.rules:
        rule = LEGS.rule[name]
        assert not waiting & relevance.basis.deciding(rule) & after.deciding(rule)


def test_nothing_that_matters_is_left_out_for_waiting() -> None:
    told = {"leg_cramp": True, "age": 50.0}
    relevance = Relevance(LEGS, with_what_follows(LEGS, Case(id="x", audience="clinician", answers=told)))
    assert next_screen(relevance) is not None
