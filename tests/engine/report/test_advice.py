"""Steps in a report: what is answered is not asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.assessment import left_of
from engine.assessment.consultation import consult
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.open import read_case
from engine.report.page import Page
from engine.report.page_of import page_of
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps
from knowledge.steps.clinical import HISTORY_MEDICINES, HISTORY_RED_FLAGS, HISTORY_TIMING

NIGHT_CRAMPS = Path(__file__).parents[3] / "examples" / "night-cramps.yaml"
CRAMPS_AT_NIGHT: dict[str, Answer] = {"leg_cramp": True, "night_in_bed": True}


def page(case: Case) -> Page:
    return page_of(leg_cramps(), next(consult(leg_cramps(), [case])))


def still_to_ask(told: Page) -> list[str]:
    (steps,) = (section for section in told.sections if section.title == "What to do next")
    return [
        asked.text
        for node in steps.nodes
        if node.text in ("Still to ask:", "Before you are seen:")
        for asked in node.children
    ]


def case(audience: Audience = "clinician", **answers: Answer) -> Case:
    return Case(id="one", audience=audience, answers=CRAMPS_AT_NIGHT | answers)


def test_the_report_on_night_cramps_asks_only_for_what_is_open() -> None:
    assert still_to_ask(page(read_case(str(NIGHT_CRAMPS), leg_cramps()))) == [
        "Ask about triggers.",
        "Ask about altered feeling for heat or cold in the feet and pigmented, hardened or eczematous skin "
        "above the ankle.",
        "Ask about severe pain that outlasts ten minutes of rest.",
    ]


def test_a_step_of_which_nothing_is_answered_is_worded_as_a_whole() -> None:
    assert HISTORY_RED_FLAGS.text in still_to_ask(page(case()))
    assert HISTORY_RED_FLAGS.plain in still_to_ask(page(case("patient")))


@pytest.mark.parametrize(("audience", "words"), [("clinician", "Ask about"), ("patient", "Note:")])
def test_a_step_of_which_part_is_answered_names_the_rest(audience: Audience, words: str) -> None:
    one = case(
        audience,
        one_sided_swelling=False,
        sudden_cold_leg=False,
        nonhealing_wound=False,
        gangrene=CANNOT_TELL,
    )
    (asked,) = (f for f in left_of(HISTORY_RED_FLAGS, one))
    name = asked.plain if audience == "patient" else asked.label
    assert f"{words} {name}." in still_to_ask(page(one))


def test_history_that_is_all_answered_or_cannot_be_told_vanishes() -> None:
    before, after = case(), case(at_rest=CANNOT_TELL, comes_with_exertion=False)
    rest = "Ask about symptoms at rest while awake and symptoms brought on by exertion."
    assert rest in still_to_ask(page(before))
    assert not [text for text in still_to_ask(page(after)) if "at rest" in text or "timing" in text]
    assert left_of(HISTORY_TIMING, after) == ()


def test_of_the_list_of_medicines_there_is_no_part() -> None:
    told = still_to_ask(page(case(takes_statin=False)))
    assert HISTORY_MEDICINES.text in told
