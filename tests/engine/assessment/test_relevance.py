"""Never too early: where nothing is relevant any more, no answer changes the result."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.interview import patients
from engine.assessment.assessment import Assessment
from engine.assessment.evidence import Basis
from engine.assessment.relevance import Relevance
from engine.assessment.table import SETTLED
from engine.cases.case import CANNOT_TELL, Case
from engine.reading import spans
from engine.reading.patient import Known
from knowledge.criteria import Audience, Concept, KnowledgeBase, Rule, Urgency, YesNo, concludes
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR, PAGE
from tests.reference import fired
from tests.strategies import consultations, values


def said(knowledge: KnowledgeBase, case: Case) -> Assessment:
    return Assessment(knowledge, case, fired(knowledge, case.answers))


def result(knowledge: KnowledgeBase, case: Case) -> object:
    """Return what an interview may not miss."""
    return said(knowledge, case).table.conclusions(*SETTLED)


def with_more(knowledge: KnowledgeBase, case: Case, data: st.DataObject) -> Case:
    """Answer any of the open questions in any way."""
    open_ = [finding for finding in knowledge.finding.values() if case.is_open(finding)]
    chosen = data.draw(st.lists(st.sampled_from(open_), unique=True)) if open_ else []
    more = {f.id: data.draw(st.one_of(values(f), st.just(CANNOT_TELL))) for f in chosen}
    return case.telling({**case.told, **more})


@given(consultations(), st.data())
def test_what_is_not_relevant_cannot_change_the_result(
    consultation: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    knowledge, case = consultation
    relevant = Relevance(Basis(knowledge, case)).findings
    others = [f for f in knowledge.finding.values() if case.is_open(f) and f.id not in relevant]
    chosen = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    more = {f.id: data.draw(st.one_of(values(f), st.just(CANNOT_TELL))) for f in chosen}
    if not relevant:
        after = case.telling({**case.told, **more})
        assert result(knowledge, case) == result(knowledge, after)


@given(consultations(), st.data())
def test_an_interview_answered_to_its_end_is_settled_within_its_reach(
    consultation: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    knowledge, case = consultation
    while relevant := Relevance(Basis(knowledge, case)).findings:
        finding = knowledge.finding[next(iter(relevant))]
        answer = data.draw(st.one_of(values(finding), st.just(CANNOT_TELL)))
        case = case.telling({**case.told, finding.id: answer})
    ended = said(knowledge, case)
    assert ended.settled
    assert ended.urgency is ended.urgency_could_be


@given(consultations(), st.data())
def test_what_is_settled_has_nothing_relevant_left(
    consultation: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    knowledge, case = consultation
    case = with_more(knowledge, case, data)
    if said(knowledge, case).settled:
        assert dict(Relevance(Basis(knowledge, case)).findings) == {}


@given(consultations(), st.data())
def test_what_is_not_relevant_never_becomes_so(
    consultation: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    knowledge, case = consultation
    before = Relevance(Basis(knowledge, case)).findings.keys()
    after = Relevance(Basis(knowledge, with_more(knowledge, case, data))).findings.keys()
    assert set() == after - before


@pytest.mark.parametrize("knowledge", [CAR, leg_cramps()], ids=["car", "leg cramps"])
def test_everything_relevant_is_asked_of_the_audience(knowledge: KnowledgeBase) -> None:
    for audience in ("clinician", "patient"):
        case = Case(id="blank", audience=audience)  # type: ignore[arg-type]
        for name in Relevance(Basis(knowledge, case)).findings:
            assert audience in knowledge.finding[name].asked_of


def test_rules_are_told_by_how_much_a_question_decides_them() -> None:
    relevance = Relevance(Basis(CAR, Case(id="blank")))
    rules = relevance.for_the_sake_of(frozenset({"smell_of_fuel"}))
    assert rules[0].id == "CAR-08"


def test_a_scope_that_no_answer_can_leave_is_worth_asking_about_until_it_holds() -> None:
    squeak = YesNo(id="squeak", label="squeak", clinician="A squeak?", patient="A squeak?")
    odd = Concept(id="odd", label="something odd")
    rule = Rule(id="CAR-90", when=squeak, then=(concludes(odd),), because="It is odd.", references=(PAGE,))
    knowledge = replace(
        CAR,
        scope=odd,
        groups={**CAR.groups, "odd": (squeak,)},
        concepts=(*CAR.concepts, odd),
        rules=(*CAR.rules, rule),
    )
    assert "squeak" in Relevance(Basis(knowledge, Case(id="blank"))).findings
    grave = Case(id="grave", answers={"will_not_start": True, "smell_of_fuel": True})
    assert said(knowledge, grave).urgency is Urgency.EMERGENCY
    assert "squeak" in Relevance(Basis(knowledge, grave)).findings
    told = grave.telling({**grave.told, "squeak": True})
    assert "squeak" not in Relevance(Basis(knowledge, told)).findings


@cache
def drawn(audience: Audience) -> tuple[Case, ...]:
    return tuple(patients(leg_cramps(), audience, 40, seed=0))


@st.composite
def patients_with_legs(draw: st.DrawFn) -> Case:
    """Draw a patient such as there are, some of whose answers are anything: what would be told if asked."""
    case = draw(st.sampled_from(drawn(draw(st.sampled_from(get_args(Audience))))))
    findings = draw(st.lists(st.sampled_from(tuple(leg_cramps().finding.values())), unique=True, max_size=12))
    anything = {f.id: draw(st.sampled_from((CANNOT_TELL, *spans.values(f)))) for f in findings}
    return case.telling({**case.told, **anything})


@settings(max_examples=12)
@given(patients_with_legs(), st.sampled_from((30, 100)))
def test_an_interview_about_a_leg_answered_to_its_end_is_settled_within_its_reach(
    truth: Case, at_once: int
) -> None:
    """Whether few questions are asked before it is looked what is left, or many."""
    knowledge = leg_cramps()
    case = Case(id="leg", audience=truth.audience)
    while relevant := Relevance(Basis(knowledge, case)).findings:
        told = {name: truth.told.get(name, CANNOT_TELL) for name in list(relevant)[:at_once]}
        case = case.telling({**case.told, **told})
    ended = Assessment(knowledge, case, Known(knowledge, case.answers).fired)
    assert ended.settled
    assert ended.urgency is ended.urgency_could_be
    assert ended.must_not_miss
