"""What patients are told when it counts, in words that a native speaker would say aloud."""

from __future__ import annotations

from engine.interview.asked_screens import asked_of_screen, screens_of
from engine.interview.replies import example_of, read_reply
from engine.interview.session import Alarm, AnsweredScreen, Session
from engine.interview.views import alarm_view, screen_view
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps
from tests.engine.interview.garage import GARAGE


def alarm(session: Session) -> str:
    assert isinstance(session.step, Alarm)
    return " ".join(alarm_view(session.step, session.audience).text)


def test_how_results_are_typed_is_shown_by_some_that_are_asked_for() -> None:
    audience: Audience = "clinician"
    for knowledge in (GARAGE, leg_cramps()):
        offers = [screen for screen in screens_of(knowledge).values() if screen.kind == "offer"]
        assert offers
        for screen in offers:
            shares = {finding.id: 1.0 for finding in screen.findings}
            offer = asked_of_screen(knowledge, screen, audience, shares, ())
            assert offer is not None
            example = example_of(offer)
            assert example in screen_view(offer, audience, {}).hint
            assert len(read_reply(offer, example, frozenset(shares), audience)) == 2


def test_an_emergency_is_told_to_a_patient_in_plain_words() -> None:
    told = alarm(
        Session(GARAGE, "patient").after(
            AnsweredScreen("trouble", {"will_not_start": True, "smell_of_fuel": True})
        )
    )
    assert told.startswith("What you have told us may be an emergency. Get help now: call your local")


def test_a_patient_outside_the_scope_is_told_so_in_plain_words() -> None:
    legs = leg_cramps()
    session = Session(legs, "patient")
    trouble = {finding.id: False for finding in session.relevance.outlook.deciding(legs.scope)}
    told = alarm(session.after(AnsweredScreen("what", trouble)))
    assert told.startswith("You have not mentioned any problem this program covers, so it cannot assess it.")
