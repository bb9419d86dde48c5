"""The order of an interview about legs: fixed screens, what settles most, and never more than was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.evidence import Basis, obtained_in
from engine.assessment.relevance import Relevance
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.interview.asked_screens import MOST_LINES, AskedScreen, fitting, screens_of
from engine.interview.from_case import steps_answered
from engine.interview.session import AnsweredScreen, Ask
from knowledge.criteria import Audience, Choice, Finding, YesNo
from knowledge.leg_cramps import leg_cramps
from tests.strategies import values

LEGS = leg_cramps()
USUAL: dict[str, Answer] = {
    "leg_cramp": True, "night_in_bed": True, "visible_hardening": True, "location": ("calf",),
    "eases": ("stretching",), "course": "comes and goes", "episode_duration": "seconds to minutes",
    "age": 68.0,
    "side": "alternating", "onset": "sudden",
}  # fmt: skip


def denied(finding: Finding) -> Answer:
    """Return what denies a finding, or that nobody can tell."""
    if isinstance(finding, YesNo):
        return False
    none = next((one.none for screen in LEGS.screens for one in screen.lines if finding in one.findings), "")
    return none or (() if isinstance(finding, Choice) and finding.several else CANNOT_TELL)


def usual(**more: Answer) -> Case:
    """Return a patient of 68 with night cramps and nothing else, but for what is told besides."""
    told = {f.id: denied(f) for f in LEGS.finding.values() if f.kind != "medicine_class"}
    return Case(id="usual", audience="patient", answers={**told, **USUAL, **more}, medicines=())


def held(case: Case, audience: Audience) -> list[tuple[AskedScreen, int]]:
    """Return the screens of an interview, each with how many were said to be left at most."""
    steps = (step for step, _ in steps_answered(LEGS, case, audience))
    return [(step.next.asked, step.next.left) for step in steps if isinstance(step, Ask)]


@pytest.fixture(scope="module")
def screens() -> list[AskedScreen]:
    return [asked for asked, _ in held(usual(), "patient")]


def test_fixed_screens_come_first_and_whole(screens: list[AskedScreen]) -> None:
    fixed = [asked.screen.id for asked in screens if screens_of(LEGS)[asked.screen.id].first]
    assert [asked.screen.id for asked in screens][: len(fixed)] == fixed
    assert fixed == ["what", "age", "leg_alarms", "body_alarms", "medicines"]


def test_what_settles_the_lead_is_asked_before_what_is_only_possible(screens: list[AskedScreen]) -> None:
    place = {finding.id: number for number, asked in enumerate(screens) for finding in asked.findings}
    assert place["location"] == 5
    assert place.get("varicose_veins", len(screens)) > place["location"]


def test_a_clinician_is_asked_for_history_then_examination_then_tests() -> None:
    shown = [asked for asked, _ in held(usual(), "clinician")]
    after = [asked for asked in shown if not screens_of(LEGS)[asked.screen.id].first]
    stages = [max(map(obtained_in, asked.relevant or asked.findings)) for asked in after]
    assert stages == sorted(stages)
    assert shown[-1].screen.id == "results"


def test_checklists_are_filled_up_whatever_the_theme(screens: list[AskedScreen]) -> None:
    after = [asked for asked in screens if not screens_of(LEGS)[asked.screen.id].first]
    assert [len(asked.lines) for asked in after[:-1]] == [MOST_LINES] * (len(after) - 1)


def test_a_page_that_is_full_takes_a_lighter_line_that_joins_one() -> None:
    screens = screens_of(LEGS)
    of = {
        one.findings[0].id: (screens[name], one) for name in ("attack", "life") for one in screens[name].lines
    }
    joining, light = of["pregnant"], of["cancer_active"]
    choices = [
        of[name] for name in ("location", "eases", "quality", "brings_on", "severity", "onset", "which_leg")
    ]
    by_weight = [*choices, joining, of["smoking"], light]
    in_order = [one for one in of.values() if one in by_weight]
    injury = replace(light[1], findings=light[1].findings[:1])
    in_order = [(light[0], injury) if one == light else one for one in in_order]
    by_weight[-1] = (light[0], injury)
    assert fitting(by_weight, in_order, [screens["attack"], screens["life"]]) == [
        *by_weight[:8],
        by_weight[-1],
    ]


@pytest.mark.parametrize("told", [{"age": 71.0}, {"age": 9.0}, {"age": 30.0, "sex_at_birth": "male"}])
def test_who_cannot_be_pregnant_is_not_asked_for_a_trimester(told: dict[str, Answer]) -> None:
    case = Case(id="told", audience="patient", answers={"leg_cramp": True, **told})
    assert "trimester" not in Relevance(Basis(LEGS, case)).findings


def test_a_trimester_is_asked_for_after_pregnancy() -> None:
    pregnant = held(usual(age=30.0, pregnant=True, sex_at_birth="female", trimester="third"), "patient")
    place = {finding.id: number for number, (asked, _) in enumerate(pregnant) for finding in asked.findings}
    assert place["pregnant"] < place["trimester"]


def test_what_sums_others_up_waits_for_them() -> None:
    some = held(usual(vomiting=CANNOT_TELL, diarrhea=CANNOT_TELL), "patient")
    place = {finding.id: number for number, (asked, _) in enumerate(some) for finding in asked.findings}
    if "vomiting_or_diarrhea" in place:
        assert place["vomiting_or_diarrhea"] > place["vomiting"]


def test_an_answered_screen_is_shown_again_as_it_was_asked() -> None:
    pytest.importorskip("fastapi")
    from engine.web.answering import answered_screen, mark_of

    for step, session in steps_answered(LEGS, usual(), "patient"):
        if isinstance(step, Ask) and step.next.asked.screen.kind == "checklist":
            (*_, turn) = session.turns
            assert isinstance(turn, AnsweredScreen)
            again = answered_screen(session, turn)
            assert again is not None
            assert [one.findings for one in again.lines] == [one.findings for one in step.next.asked.lines]
            assert mark_of(again) == mark_of(step.next.asked)
            assert again.screen.title == step.next.asked.screen.title


@settings(max_examples=8, deadline=None)
@given(st.data(), st.sampled_from(("clinician", "patient")))
def test_there_are_never_more_screens_than_was_said(data: st.DataObject, audience: Audience) -> None:
    told = data.draw(
        st.lists(st.sampled_from([f for f in LEGS.finding.values() if f.kind != "medicine_class"]))
    )
    case = usual(**{f.id: data.draw(st.one_of(values(f), st.just(CANNOT_TELL))) for f in told})
    shown = held(case, audience)
    for place, (_, left) in enumerate(shown):
        assert len(shown) - place <= left
    asked = [
        finding.id for screen, _ in shown for finding in screen.findings if screen.screen.kind != "offer"
    ]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("is_weak", [False, True])
def test_a_weak_leg_has_its_strength_examined_and_said(is_weak: bool) -> None:
    lines = [
        line
        for asked, _ in held(usual(foot_drop=is_weak, leg_weakness=is_weak), "clinician")
        for line in asked.lines
    ]
    (none,) = (line.none for line in lines if line.findings[0].id == "strength")
    assert none == ("" if is_weak else "normal")
