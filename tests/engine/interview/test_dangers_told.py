"""What an interview tells of dangers: when one is settled, what is so far, what only a test could change."""

from __future__ import annotations

from engine.cases.case import CANNOT_TELL
from engine.explain.why import could_find
from engine.interview.session import AnsweredScreen, Ask, Medicines, Session
from engine.interview.views import newly_settled, only_tests, summary_page
from engine.reading.patient import Truth
from engine.report.text import plain_text
from knowledge.leg_cramps import leg_cramps
from tests.engine.interview.garage import GARAGE

KNOWLEDGE = leg_cramps()
START = Session(GARAGE, "clinician")
STUCK = AnsweredScreen("trouble", {"will_not_start": True, "lights_dim": True, "engine_turns": False})


def test_a_danger_is_told_when_it_is_settled_and_not_before() -> None:
    begun = START.after(STUCK)
    assert newly_settled(START, begun) == ()
    smelt = begun.after(AnsweredScreen("trouble", {"smell_of_fuel": True}))
    assert newly_settled(begun, smelt) == ("Supported: fuel leak.",)


def test_what_was_looked_for_and_not_found_is_told_in_each_voice() -> None:
    for audience, words in (("clinician", "Looked for and not found"), ("patient", "No sign found of")):
        begun = Session(GARAGE, audience).after(STUCK)  # type: ignore[arg-type]
        after = begun.after(AnsweredScreen("trouble", {"smell_of_fuel": False, "fuel": 20.0}))
        assert newly_settled(begun, after) == (f"{words}: fuel leak.",)
        assert words in plain_text(summary_page(after), 80)


def test_nothing_calming_is_said_in_an_emergency() -> None:
    before = Session(KNOWLEDGE, "clinician").after(AnsweredScreen("what", {"leg_cramp": True}))
    cold = AnsweredScreen("leg_alarms", {"sudden_cold_leg": True, "sudden_pale_leg": True})
    begun = before.after(cold)
    after = begun.after(AnsweredScreen("medicines", {}, Medicines(())))
    assert "not_found" in after.statuses.values()
    assert not any("not found" in line for line in newly_settled(begun, after))
    assert "not found" not in plain_text(summary_page(after), 80)


def test_what_is_at_hand_of_tests_is_offered_once_and_the_rest_stays_open() -> None:
    session, offers = Session(KNOWLEDGE, "clinician"), 0
    while isinstance(step := session.step, Ask):
        asked = step.next.asked
        offers += asked.screen.kind == "offer"
        given = (
            {} if asked.screen.kind == "offer" else dict.fromkeys((f.id for f in asked.findings), CANNOT_TELL)
        )
        session = session.after(AnsweredScreen(asked.screen.id, given))
    assert offers == 1
    assert "potassium" not in session.case.answers
    assert only_tests(session).startswith("Only a test could still change it: ")


def test_a_question_says_which_open_signs_it_would_speak_against() -> None:
    found = could_find(START.after(STUCK).relevance, {"smell_of_fuel"}, "clinician")
    assert "would speak against 1 of 2 open signs of fuel leak" in found
    assert "would support fuel leak" in found
    one_left = START.after(STUCK).after(AnsweredScreen("fuel", {"fuel": 20.0}))
    assert "would speak against the last open sign of fuel leak" in could_find(
        one_left.relevance, {"smell_of_fuel"}, "clinician"
    )
    assert one_left.relevance.outlook.of(GARAGE.danger["leak"].minimum[0]).now is Truth.UNKNOWN
