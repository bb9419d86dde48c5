"""The referral note: one page, the gravest first, and nothing left out without saying so."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.cases.open import read_cases
from engine.interview.documents import consulted, note_text
from engine.interview.from_case import steps_answered
from engine.interview.note import LINES, WIDTH, note_page
from engine.interview.session import AnsweredScreen, Session
from engine.interview.views import summary_page
from engine.report.page import Page
from engine.report.text import plain_text
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps

EXAMPLES = Path(__file__).parents[3] / "examples"
KNOWLEDGE = leg_cramps()


@cache
def ended(name: str, audience: Audience) -> Session:
    (case,) = read_cases(str(EXAMPLES / name), KNOWLEDGE)
    *_, (_, session) = steps_answered(KNOWLEDGE, case, audience)
    return session


@pytest.mark.parametrize("audience", ["clinician", "patient"])
@pytest.mark.parametrize("name", ["clot.yaml", "cold-leg.yaml", "claudication.yaml", "night-cramps.yaml"])
def test_a_note_is_one_page(name: str, audience: Audience) -> None:
    lines = note_text(ended(name, audience), ".txt").splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= 80


def test_the_question_comes_first_and_the_action_with_it() -> None:
    session = ended("clot.yaml", "patient")
    page = note_page(session, consulted(session))
    said = {section.title: [node.text for node in section.nodes] for section in page.sections}
    assert next(iter(said)) == "The question"
    assert said["The question"][0].startswith("EMERGENCY")
    assert said["The question"][1].startswith("Is it deep vein thrombosis")
    assert consulted(session).assessment.steps[0].step.text in said["The question"]
    assert "without examination or tests" in page.footer


@pytest.mark.parametrize("name", ["clot.yaml", "claudication.yaml", "diabetic-neuropathy.yaml"])
def test_the_story_has_five_lines_and_counts_what_is_left_out(name: str) -> None:
    session = ended(name, "clinician")
    page = note_page(session, consulted(session))
    (story,) = (section for section in page.sections if section.title == "The story")
    text = plain_text(Page("", (replace(story, nodes=story.nodes[:1]),), ""), WIDTH)
    lines = text.partition("THE STORY")[2].split("\n\n")[0].splitlines()
    assert len(lines) - 1 <= 5
    assert story.nodes[0].text.startswith("age: ")


def test_negatives_are_those_that_were_asked_and_never_what_is_unknown() -> None:
    session = ended("cold-leg.yaml", "patient")
    page = note_page(session, consulted(session))
    said = {section.title: section.nodes for section in page.sections}
    weak = KNOWLEDGE.finding["sudden_weak_leg"].label
    absent = "; ".join(node.text for node in said.get("Asked or examined, and absent", ()))
    assert weak not in absent
    assert "cannot tell" in [node.label for node in said["Not known"]]
    for name, answer in session.case.answers.items():
        if answer is not False:
            assert KNOWLEDGE.finding[name].label not in absent.split("; ")


def test_no_is_not_told_as_if_it_were_something() -> None:
    told = {"leg_cramp": True, "dialysis_type": "none", "diabetes": "type 2"}
    session = Session(KNOWLEDGE, "patient", (AnsweredScreen("known", told),))
    assert "dialysis" not in note_text(session, ".txt").partition("THE STORY")[2].partition("WHAT SPEAKS")[0]
    lines = {section.title: section.nodes for section in summary_page(session).sections}
    assert [node.text for node in lines["What applies"]] == ["leg cramps", "diabetes: type 2"]
    assert "dialysis" in lines["What does not apply"][0].text.split("; ")
