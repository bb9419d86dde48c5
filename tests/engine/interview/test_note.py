"""The referral note: one page, the gravest first, and nothing left out without saying so."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cases.open import read_cases
from engine.interview.documents import consulted, note_text
from engine.interview.from_case import steps_answered
from engine.interview.note import LINES, note_page
from engine.interview.session import AnsweredScreen, Session
from engine.interview.views import summary_page
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps

EXAMPLES = Path(__file__).parents[3] / "examples"
KNOWLEDGE = leg_cramps()


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


def test_the_gravest_comes_first_and_what_is_left_out_is_counted() -> None:
    session = ended("clot.yaml", "patient")
    page = note_page(session, consulted(session))
    said = {section.title: section.nodes for section in page.sections}
    assert said["Why"][0].text.startswith("Deep vein thrombosis")
    assert said["How urgent"][0].text.startswith("EMERGENCY")
    assert said["What is proposed"][0].label != "history"
    assert said["Not asked, or not known"][-1].text.endswith("more")
    assert "without examination or tests" in page.footer


def test_no_is_not_told_as_if_it_were_something() -> None:
    told = {"leg_cramp": True, "dialysis_type": "none", "diabetes": "type 2"}
    session = Session(KNOWLEDGE, "patient", (AnsweredScreen("known", told),))
    assert "dialysis" not in note_text(session, ".txt").partition("WHAT WAS REPORTED")[2]
    lines = {section.title: section.nodes for section in summary_page(session).sections}
    assert [node.text for node in lines["What applies"]] == ["leg cramps", "diabetes: type 2"]
    assert [node.text for node in lines["What does not apply"]] == ["dialysis"]
