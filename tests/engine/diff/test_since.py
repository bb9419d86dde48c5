"""A trace of another version: what the same answers come to today, in the words of a diff."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.assessment.consultation import consult
from engine.assessment.trace import WrongTrace, trace
from engine.cases.casefile import case_of
from engine.diff import checked
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.diff.seeds import changed, effect, named, without_rule

SMELL = {"id": "smell", "answers": {"will_not_start": True, "smell_of_fuel": True}}


def traced(knowledge: KnowledgeBase = CAR) -> bytes:
    (one,) = consult(knowledge, [case_of(SMELL, knowledge)])
    return trace(one.firings, one.assessment)


def later(knowledge: KnowledgeBase) -> KnowledgeBase:
    return replace(knowledge, version="2")


def test_a_trace_of_this_version_follows() -> None:
    assert list(checked(CAR, traced())) == ["smell: every step of the trace follows from its answers."]


def test_of_a_trace_of_another_version_it_is_told_what_has_changed_since() -> None:
    today = later(changed(effect("CAR-08", 0, escalates="urgent"), without_rule("CAR-06")).knowledge)
    with pytest.raises(WrongTrace) as refused:
        list(checked(today, traced()))
    told = str(refused.value)
    assert "made with other knowledge" in told
    lines = [line.strip() for line in told.splitlines()]
    assert "urgency: emergency → routine" in lines
    assert "what leads: fuel leak → nothing" in lines
    assert "warning 'Do not smoke near it.': given → not given" in lines
    assert "no longer applies: CAR-06 and CAR-08" in lines


def test_that_nothing_has_changed_for_its_answers_is_told_too() -> None:
    today = later(changed(without_rule("CAR-05")).knowledge)
    with pytest.raises(WrongTrace, match=r"Since then, for the same answers:\n  nothing is told otherwise$"):
        list(checked(today, traced()))


def test_of_several_traces_the_line_is_named() -> None:
    with pytest.raises(WrongTrace, match=r"(?s)^line 1: the trace was made.*nothing is told otherwise"):
        list(checked(later(CAR), traced() + traced()))


def test_a_case_that_cannot_be_read_any_more_is_told_by_its_words() -> None:
    today = later(changed(named("smell_of_fuel", "fuel_smell")).knowledge)
    with pytest.raises(WrongTrace, match=r"cannot be read any more: .*smell_of_fuel: is not a finding"):
        list(checked(today, traced()))


def test_a_trace_of_another_field_is_only_refused() -> None:
    with pytest.raises(WrongTrace, match=r"it can only be checked with its own$"):
        list(checked(leg_cramps(), traced()))
