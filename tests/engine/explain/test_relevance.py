"""What the interview still asks about, the explanations never call idle."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.evidence import question_of
from engine.cases.case import Case
from engine.cases.open import read_cases
from engine.explain import Inquiry, ask
from knowledge.criteria import Audience, KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.patients import ALL
from tests.strategies import cases, consultations, values

EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/*.yaml"))
AUDIENCES: tuple[Audience, ...] = ("clinician", "patient")


def called_idle(knowledge: KnowledgeBase, case: Case, *, every: int = 1, at: int = 0) -> list[str]:
    """Return the questions that could change the result, and that `open` or `why` says could not.

    `why` is asked about every one, or by turns.
    """
    inquiry = Inquiry.of(knowledge, case)
    listed = {one["question"] for one in ask(inquiry, "open").record["questions"]}
    relevant = sorted({question_of(inquiry.knowledge.finding[name]) for name in inquiry.relevance.findings})
    idle = [name for name in relevant[at::every] if why(inquiry, name) != "open"]
    return [*(name for name in relevant if name not in listed), *idle]


def why(inquiry: Inquiry, question: str) -> object:
    return ask(inquiry, "why", [question]).record["status"]


@given(consultations())
def test_what_the_interview_asks_is_open(drawn: tuple[KnowledgeBase, Case]) -> None:
    assert called_idle(*drawn) == []


@given(cases(CAR))
def test_what_the_interview_asks_about_a_car_is_open(case: Case) -> None:
    assert called_idle(CAR, case) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_the_interview_asks_is_open_in_the_cars_of_these_tests(audience: Audience) -> None:
    assert [name for case in ALL for name in called_idle(CAR, replace(case, audience=audience))] == []


@settings(max_examples=settings.default.max_examples // 5)
@given(st.data())
def test_what_the_interview_asks_about_a_leg_is_open(data: st.DataObject) -> None:
    """Up to thirty answers at random; `why` is asked about one question in forty."""
    knowledge = leg_cramps()
    asked = data.draw(st.lists(st.sampled_from(list(knowledge.finding.values())), max_size=30, unique=True))
    answers = {finding.id: data.draw(values(finding)) for finding in asked}
    case = Case(id="any", audience=data.draw(st.sampled_from(AUDIENCES)), answers=answers)
    assert called_idle(knowledge, case, every=40, at=data.draw(st.integers(0, 39))) == []


@pytest.mark.parametrize("place", range(len(EXAMPLES)), ids=lambda place: EXAMPLES[place].stem)
def test_what_the_interview_asks_is_open_in_an_example(place: int) -> None:
    """`SWEEP=all` asks `why` about all of them, as either audience; an ordinary run by turns."""
    knowledge = leg_cramps()
    (case,) = read_cases(str(EXAMPLES[place]), knowledge)
    everything = os.environ.get("SWEEP") == "all"
    every = 1 if everything else len(EXAMPLES)
    for audience in AUDIENCES if everything else (AUDIENCES[place % 2],):
        asked = replace(case, audience=audience)
        assert called_idle(knowledge, asked, every=every, at=place % every) == []


def test_what_only_a_test_could_take_back_keeps_no_question_open() -> None:
    """Only a pressure measured in the leg could lower the urgency again: till then breath cannot raise it."""
    knowledge = leg_cramps()
    (case,) = read_cases(str(EXAMPLES[0].with_name("tight-cast.yaml")), knowledge)
    record = ask(Inquiry.of(knowledge, case), "why", ["breathless_or_chest_pain"]).record
    assert record["could_change"] == [
        "status:pulmonary_embolism",
        "disorder:pulmonary_embolism",
        "step:treat_clot",
        "step:test_lung_vessels",
    ]
    assert ask(Inquiry.of(knowledge, case), "open", ["urgency"]).record["settled"]
