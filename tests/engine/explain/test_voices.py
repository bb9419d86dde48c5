"""Two voices: a clinician is told by rules and their ids, a patient in words of every day."""

from __future__ import annotations

import re

import pytest

from engine.cases.case import Case
from engine.explain import QUESTIONS, Explanation, Inquiry, ask, targets
from engine.explain.explanation import effect_in_words, shortened
from engine.report.page import Node
from knowledge.criteria import Audience, Urgency
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import ALL, BURNING, COLD

JARGON = re.compile(
    r"\b(rules?|findings?|criteri(on|a)|concepts?|disorders?|cut-?offs?|firings?|[A-Z]+-\d+)\b",
    re.I,
)


def headings(explained: Explanation) -> list[str]:
    return [explained.page.title, *(section.title for section in explained.page.sections)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
@pytest.mark.parametrize("question", QUESTIONS)
def test_headings_for_a_patient_have_no_jargon(question: str, case: Case) -> None:
    inquiry = Inquiry.of(CAR, case, voice="patient")
    for target in targets(CAR):
        if target.kind != "rule":
            for heading in headings(ask(inquiry, question, [str(target)])):
                assert not JARGON.search(heading)


def test_no_name_that_a_patient_is_told_is_jargon() -> None:
    """What stands in a title is named by the knowledge: disorders, warnings, steps, findings."""
    knowledge = leg_cramps()
    inquiry = Inquiry.of(knowledge, Case(id="someone"), voice="patient")
    for target in targets(knowledge):
        if target.kind not in ("rule", "concept"):
            assert not JARGON.search(inquiry.title(target)), str(target)


def test_a_clinician_is_told_of_rules() -> None:
    inquiry = Inquiry.of(CAR, COLD, voice="clinician")
    assert any(JARGON.search(heading) for heading in headings(ask(inquiry, "what-if", ["weather="])))


def test_the_voice_is_that_of_the_audience_unless_another_is_asked_for() -> None:
    from_case = Inquiry.of(CAR, COLD)
    assert from_case.voice == COLD.audience == "clinician"
    assert Inquiry.of(CAR, COLD, voice="patient").rule_word == "reason"


@pytest.mark.parametrize(
    ("question", "case", "about"), [("how", BURNING, "urgency"), ("why-not", COLD, "empty_tank")]
)
def test_a_patient_is_told_once_a_section_that_reasons_are_in_the_words_of_clinicians(
    question: str, case: Case, about: str
) -> None:
    voice: Audience
    for voice, times in (("patient", 1), ("clinician", 0)):
        explained = ask(Inquiry.of(CAR, case, voice=voice), question, [about])
        titles = [section.title for section in explained.page.sections]
        of_rules = [t for t in titles if any(rule.because in words(explained, t) for rule in CAR.rules)]
        assert of_rules
        assert [t for t in titles if t.endswith(", in clinicians' words")] == of_rules * times


def test_an_emergency_is_no_least_and_one_lesser_change_is_singular() -> None:
    inquiry = Inquiry.of(CAR, BURNING)
    levels = {
        e.urgency: effect_in_words(inquiry, e) for r in CAR.rules for e in r.then if e.verb == "escalates"
    }
    assert levels[max(Urgency)] == "makes it an emergency"
    for count, rest in ((1, "and 1 lesser change"), (2, "and 2 lesser changes")):
        nodes = [Node("a")] * (count + 1)
        assert [n.text for n in shortened(inquiry, nodes, 1, "lesser changes")][-1] == rest
