"""The referral note: one page, the gravest first, and nothing left out without saying so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.assessment.consultation import Consulted, consult, consulted
from engine.cases.case import Case
from engine.cases.open import read_cases
from engine.interview.documents import note_text
from engine.interview.from_case import steps_answered
from engine.interview.session import AnsweredScreen, Session
from engine.interview.views import summary_page
from engine.report.note import LINES, WIDTH, is_normal, note_page
from engine.report.page import Page
from engine.report.text import plain_text
from knowledge.criteria import Audience, Flag
from knowledge.leg_cramps import leg_cramps
from tests.consulted import CODED, EXAMPLES
from tests.consulted import consulted as consulted_in

KNOWLEDGE = leg_cramps()
NEGATIVES = "Asked or examined, and absent or normal"
FILES = sorted((*consulted_in(EXAMPLES), *consulted_in(CODED)))


def of(path: Path) -> Consulted:
    """Return the first patient of a case file."""
    return consulted_in(path.parent)[path][0]


def telling(**answers: object) -> dict[str, list[str]]:
    """Return the texts of the note of a case, by section."""
    (one,) = consult(KNOWLEDGE, [Case(id="one", answers=answers)])  # type: ignore[arg-type]
    return texts(note_page(one))


def texts(page: Page) -> dict[str, list[str]]:
    return {section.title: [node.text for node in section.nodes] for section in page.sections}


def ended(name: str, audience: Audience) -> Session:
    (case,) = read_cases(str(EXAMPLES / name), KNOWLEDGE)
    *_, (_, session) = steps_answered(KNOWLEDGE, case, audience)
    return session


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_note_is_one_page(path: Path) -> None:
    lines = plain_text(note_page(of(path)), WIDTH).splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= WIDTH


def test_the_question_comes_first_and_an_emergency_is_said_at_once() -> None:
    page = note_page(of(EXAMPLES / "clot.yaml"))
    said = texts(page)
    assert next(iter(said)) == "The question"
    assert said["The question"][0].startswith("EMERGENCY")
    assert said["The question"][1].startswith("Is it deep vein thrombosis")
    assert "by a clinician" in page.footer


def test_the_reader_is_asked_for_what_is_particular_and_not_to_see_the_patient_today() -> None:
    said = telling(leg_cramp=True, weakness_progressive=True, fasciculations=True)
    assert said["The question"][0].startswith("URGENT")
    assert said["The question"][2:] == [KNOWLEDGE.step["refer_neurology"].text]
    assert not any("in person today" in text for nodes in said.values() for text in nodes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_story_has_five_lines_and_begins_with_who_it_is(path: Path) -> None:
    page = note_page(of(path))
    (story,) = (section for section in page.sections if section.title == "The story")
    text = plain_text(Page("", (replace(story, nodes=story.nodes[:1]),), ""), WIDTH)
    lines = text.partition("THE STORY")[2].split("\n\n")[0].splitlines()
    assert len(lines) - 1 <= 5
    if "age" in of(path).case.told:
        assert re.match(r"(Man|Woman|Boy|Girl|Child|Patient) of \d+", story.nodes[0].text)


def test_the_story_is_told_as_a_colleague_would() -> None:
    """Who, with what is known of before; the complaint; what goes with it; what was found; the tests."""
    (story, medicines) = texts(note_page(of(EXAMPLES / "clot.yaml")))["The story"]
    assert story == (
        "Man of 58; major surgery or three days in bed within twelve weeks. Leg cramps; leg pain; calf; one "
        "leg; cramping, aching; moderate; constant; onset over days; at rest while awake. Also: tenderness "
        "deep in the calf or along the inner thigh; new swelling of one leg; a leg warmer than the other. "
        "Examined: calf at least 3 cm larger than the other."
    )
    assert medicines == "Medicines: apixaban, paracetamol"


def test_a_child_is_no_man_and_who_is_not_told_is_nobody() -> None:
    (boy, *_) = telling(leg_pain=True, age=6.0, sex_at_birth="male")["The story"]
    assert boy == "Boy of 6. Leg pain."
    (child, *_) = telling(leg_pain=True, age=6.0)["The story"]
    assert child == "Child of 6. Leg pain."
    (nobody, *_) = telling(leg_pain=True, diabetes="type 2", duration="recent, not dated")["The story"]
    assert nobody == "Diabetes type 2. Leg pain; recent, not dated."


def test_the_negatives_are_those_that_bear_on_the_question_then_two_of_each_other_danger() -> None:
    (negatives,) = texts(note_page(of(EXAMPLES / "claudication.yaml")))[NEGATIVES]
    told = negatives.split("; ")
    assert told[:2] == ["a leg or foot wound still open after two weeks", "pedal pulses: normal"]
    assert told[2] == "new swelling of one leg"
    (negatives,) = texts(note_page(of(EXAMPLES / "night-cramps.yaml")))[NEGATIVES]
    told = negatives.split("; ")[:6]
    for sign in ("symptoms brought on by exertion", "pedal pulses: normal", "new swelling of one leg"):
        assert sign in told
    assert any("weakness" in sign for sign in told)


def test_where_which_leg_how_far_and_for_how_long_is_told_before_anything_else() -> None:
    (story, *_) = telling(
        hypertension_known=True,
        leg_cramp=True,
        comes_with_exertion=True,
        duration="months",
        walking_distance="under 200 m",
        location=("calf",),
        which_leg="left",
    )["The story"]
    assert story == (
        "Known hypertension. Leg cramps; calf; left leg; for months; distance under 200 m; brought on by "
        "exertion."
    )


def test_what_the_likely_cause_rests_on_is_told_before_the_rest() -> None:
    (story, *_) = telling(
        leg_cramp=True, arthritis_known=True, comes_with_exertion=True, settles_on_stopping=True
    )["The story"]
    assert story.startswith("Known inflammatory arthritis. Leg cramps; brought on by exertion; ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_abnormal_stands_among_the_negatives(path: Path) -> None:
    one = of(path)
    absent = "; ".join(texts(note_page(one)).get(NEGATIVES, [])).split("; ")
    for name, answer in one.case.told.items():
        finding = KNOWLEDGE.finding[name]
        if not is_normal(KNOWLEDGE, finding, answer):
            assert not any(text == finding.label or text.startswith(f"{finding.label}: ") for text in absent)


def test_numbers_of_the_examination_are_told_as_they_are_and_those_of_the_laboratory_judged() -> None:
    note = telling(leg_cramp=True, systolic_pressure=104.0, potassium=4.2, palpitations=False)
    assert "Examined: systolic blood pressure: 104 mmHg." in note["The story"][0]
    assert "systolic" not in note[NEGATIVES][0]
    assert "potassium: 4.2 mmol/L" in note[NEGATIVES][0]


def test_what_is_not_tested_tells_the_blood_tests_that_are_due() -> None:
    (one,) = consult(
        KNOWLEDGE,
        [Case(id="one", answers={"leg_cramp": True, "diarrhea": True, "ace_inhibitors": True})],
    )
    due = [node.text for s in note_page(one).sections for node in s.nodes if node.label == "not tested"]
    assert "creatinine" in due[0]


@pytest.mark.parametrize(
    ("finding", "answer", "normal"),
    [
        ("pedal_pulses", "normal", True),
        ("pedal_pulses", "diminished", False),
        ("ankle_reflex", "brisk", False),
        ("diabetes", "none", True),
        ("leg_cramp", False, True),
        ("potassium", 4.2, True),
        ("potassium", 2.5, False),
        ("potassium", Flag.NORMAL, True),
        ("potassium", Flag.LOW, False),
    ],
)
def test_normal_is_no_and_what_a_denial_says_and_what_lies_within_its_interval(
    finding: str, answer: bool | str | float | Flag, normal: bool
) -> None:
    assert is_normal(KNOWLEDGE, KNOWLEDGE.finding[finding], answer) is normal


def test_negatives_are_those_that_were_asked_and_never_what_is_unknown() -> None:
    session = ended("cold-leg.yaml", "patient")
    page = note_page(consulted(session.knowledge, session.case))
    assert "without examination or tests" in page.footer
    said = {section.title: section.nodes for section in page.sections}
    weak = KNOWLEDGE.finding["sudden_weak_leg"].label
    absent = "; ".join(node.text for node in said.get(NEGATIVES, ()))
    assert weak not in absent
    assert "cannot tell" in [node.label for node in said["Not known"]]


def test_what_there_is_no_room_for_is_said_to_be_elsewhere_and_never_only_counted() -> None:
    for path in FILES:
        for nodes in texts(note_page(of(path))).values():
            assert not any(re.search(r"; \+ \d", text) for text in nodes)
    (negatives,) = texts(note_page(of(EXAMPLES / "benign-night-cramps.yaml")))[NEGATIVES]
    assert negatives.endswith("more in the case file")


def test_what_was_denied_in_one_word_is_told_in_one_word(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("id: one\nnone_of: [past_illness]\nanswers: {leg_cramp: yes, fever: no}\n")
    negatives = texts(note_page(of(path)))[NEGATIVES]
    assert negatives[0].endswith(KNOWLEDGE.denial["past_illness"].label)
    assert "cirrhosis" not in negatives[0]


def test_no_is_not_told_as_if_it_were_something() -> None:
    told = {"leg_cramp": True, "dialysis_type": "none", "diabetes": "type 2"}
    session = Session(KNOWLEDGE, "patient", (AnsweredScreen("known", told),))
    assert "dialysis" not in note_text(session, ".txt").partition("THE STORY")[2].partition("WHAT SPEAKS")[0]
    lines = {section.title: section.nodes for section in summary_page(session).sections}
    assert [node.text for node in lines["What applies"]] == ["leg cramps", "diabetes: type 2"]
    assert "dialysis" in lines["What does not apply"][0].text.split("; ")
