"""What is asked and not known: counted and named, where red flags rest on it."""

from __future__ import annotations

from engine.assessment.consultation import consult
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.interview.session import AnsweredScreen, Medicines, Session
from engine.interview.views import ends_because, status, summary_page
from engine.reading.patient import Outlook
from engine.report.page_of import page_of
from engine.report.wording import untold, untold_red_flags, untold_told
from knowledge.criteria import Audience, Urgency
from knowledge.leg_cramps import leg_cramps
from tests.engine.interview.garage import GARAGE

ALL_BUT_FUEL: dict[str, Answer] = {
    "will_not_start": True,
    "smell_of_fuel": False,
    "lights_dim": False,
    "engine_turns": True,
    "noise": "click",
    "weather": ("cold",),
    "fuel": 50.0,
}


def outlook(audience: Audience = "clinician", **answers: Answer) -> Outlook:
    return Outlook(GARAGE, Case(id="car", audience=audience, answers=answers))


def test_the_medicines_are_one_question_and_open_ones_are_none() -> None:
    legs = leg_cramps()
    classes = {f.id: CANNOT_TELL for f in legs.finding.values() if f.id.startswith("takes_")}
    answers: dict[str, Answer] = {"age": CANNOT_TELL, "leg_cramp": True} | classes
    assert untold(legs, Case(id="one", answers=answers)) == ("age",) + (("medicines",) if classes else ())
    assert untold_told(outlook(will_not_start=True)) == ""


def test_what_keeps_a_red_flag_undecided_is_named() -> None:
    told = outlook("patient", **ALL_BUT_FUEL | {"smell_of_fuel": CANNOT_TELL})
    assert untold_red_flags(told) == ("smell_of_fuel",)
    name = GARAGE.finding["smell_of_fuel"].label
    assert untold_told(told) == f"1 answer is not known, and warning signs rest on it: {name}."


def test_what_decides_no_red_flag_is_counted_alone() -> None:
    told = outlook(**ALL_BUT_FUEL | {"leak_test_dry": CANNOT_TELL})
    assert untold_red_flags(told) == ()
    assert untold_told(told) == "1 answer is not known, and unknown is not read as no."


def test_at_most_three_are_named_and_all_counted() -> None:
    legs = leg_cramps()
    answers: dict[str, Answer] = {f.id: CANNOT_TELL for f in legs.finding.values() if "patient" in f.asked_of}
    told = Outlook(legs, Case(id="one", audience="patient", answers=answers | {"leg_cramp": True}))
    flags = untold_red_flags(told)
    said = untold_told(told)
    assert f"{len(untold(legs, told.case))} answers are not known" in said
    assert f"warning signs rest on {len(flags)} of them: " in said
    assert said.endswith(f" and {len(flags) - 3} more.")


def test_what_decides_the_most_urgent_red_flag_alone_is_named_first() -> None:
    unsure = dict.fromkeys(("weather", "lights_dim", "smell_of_fuel"), CANNOT_TELL)
    assert untold_red_flags(outlook("patient", **ALL_BUT_FUEL | unsure))[0] == "smell_of_fuel"


def test_only_what_could_be_more_urgent_counts_above_a_level() -> None:
    told = outlook("patient", **ALL_BUT_FUEL | {"smell_of_fuel": CANNOT_TELL})
    assert untold_red_flags(told, above=Urgency.EMERGENCY) == ()


def interviewed(fuel: Answer) -> Session:
    nothing = Medicines(names=(), complete=True)
    return Session(GARAGE, "patient").after(
        AnsweredScreen("trouble", ALL_BUT_FUEL | {"smell_of_fuel": fuel}, nothing)
    )


def test_what_could_not_be_told_does_not_reassure_at_the_end_of_an_interview() -> None:
    session = interviewed(CANNOT_TELL)
    said = untold_told(session.relevance.outlook)
    assert status(session).startswith("so far: at least ")
    assert ends_because("settled", session).endswith(said)
    (stands,) = (s for s in summary_page(session).sections if s.title == "The result so far")
    assert said in [node.text for node in stands.nodes]


def test_what_is_told_in_full_ends_without_a_caution() -> None:
    session = interviewed(False)
    assert "at least" not in status(session)
    assert "not known" not in ends_because("settled", session)


def test_a_report_is_not_called_settled_without_saying_what_could_not_be_told() -> None:
    for fuel in (CANNOT_TELL, False):
        (consulted,) = consult(GARAGE, [interviewed(fuel).case])
        assert consulted.assessment.settled
        (still_open,) = (s for s in page_of(consulted).sections if s.title == "What is still open")
        told = [node.text.partition(" not known")[0] for node in still_open.nodes]
        assert ("1 answer is" in told) is (fuel is CANNOT_TELL)
        assert told[-1].startswith("Settled: ")
