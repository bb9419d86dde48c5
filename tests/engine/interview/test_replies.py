"""What a typed line means on a screen."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.case import CANNOT_TELL, Bound
from engine.cases.problems import WrongValue
from engine.interview.asked_screens import AskedScreen, as_told, asked_of_screen, screens_of
from engine.interview.commands import command_in
from engine.interview.form import form_of
from engine.interview.replies import PartlyWrong, about, read_reply
from engine.interview.session import AnsweredScreen, Session
from engine.interview.views import rest, screen_view
from engine.web import fields
from knowledge.criteria import Audience, Flag, KnowledgeBase, Line, Screen
from knowledge.findings.associated import leg_weakness
from knowledge.findings.examination import joint_exam, strength
from knowledge.findings.general import joint_swelling
from knowledge.findings.history import age
from knowledge.findings.laboratory import glucose
from knowledge.findings.timing import severity
from knowledge.leg_cramps import leg_cramps
from tests.car import fuel, lights_dim, weather, will_not_start
from tests.engine.interview.garage import GARAGE


def asked(name: str, knowledge: KnowledgeBase = GARAGE) -> AskedScreen:
    shares = dict.fromkeys(knowledge.finding, 1.0)
    shown = asked_of_screen(knowledge, screens_of(knowledge)[name], "clinician", shares, ())
    assert shown is not None
    return shown


def reply(on: AskedScreen, text: str, given: Mapping[str, object] | None = None) -> object:
    open_ = frozenset(f.id for f in on.findings if f.id not in (given or {}))
    return read_reply(on, text, open_, "clinician")


def test_the_letter_alone_answers_the_only_line_that_is_left() -> None:
    given_ = {name: answer for name, answer in ALL_NO.items() if name != "noise"}
    assert reply(asked("trouble"), "a", given_) == {"noise": "click"}
    with pytest.raises(WrongValue):
        reply(asked("trouble"), "a")


@pytest.mark.parametrize("text", ["and", ","])
def test_words_that_answer_nothing_are_told_so(text: str) -> None:
    with pytest.raises(WrongValue, match="answers nothing"):
        reply(asked("trouble"), text)


def test_where_only_choices_are_left_none_and_not_known_are_two_answers() -> None:
    lines = (Line(findings=(weather,)), Line(findings=(severity,)))
    page = AskedScreen(Screen(id="choices", title="Choices", lines=lines), (weather, severity), lines)
    assert reply(page, "0") == {"weather": (), "severity": CANNOT_TELL}
    assert reply(page, "u") == {"weather": CANNOT_TELL, "severity": CANNOT_TELL}
    assert reply(page, "1a 0") == {"weather": ("cold",)}
    hint = screen_view(page, "clinician", {}).hint
    assert hint.endswith("0 if none fits; u if you cannot tell.")


def question(finding: object) -> AskedScreen:
    return AskedScreen(Screen(id="one", title="", kind="question", asks=(finding,)), (finding,))  # type: ignore[arg-type]


ALL_NO = {
    "will_not_start": False, "smell_of_fuel": False, "lights_dim": False, "engine_turns": False,
    "noise": "none",
}  # fmt: skip
GOOD = [
    ("1", {"will_not_start": True}),
    ("1 3", {"will_not_start": True, "engine_turns": True}),
    ("1, 3", {"will_not_start": True, "engine_turns": True}),
    ("2a", {"smell_of_fuel": True}),
    ("2ab", {"smell_of_fuel": True, "lights_dim": True}),
    ("2y", {"smell_of_fuel": True, "lights_dim": True}),
    ("2n", {"smell_of_fuel": False, "lights_dim": False}),
    ("2bu 3n", {"lights_dim": CANNOT_TELL, "engine_turns": False}),
    ("2a4b", {"smell_of_fuel": True, "noise": "whirr"}),
    ("1n2bu3y", {"will_not_start": False, "lights_dim": CANNOT_TELL, "engine_turns": True}),
    ("4b", {"noise": "whirr"}),
    ("4n", {"noise": "none"}),
    ("4u", {"noise": CANNOT_TELL}),
    ("0", ALL_NO),
    ("none", ALL_NO),
    ("u", dict.fromkeys(ALL_NO, CANNOT_TELL)),
    ("1 4a 0", {**ALL_NO, "will_not_start": True, "noise": "click"}),
    ("1 u", {**dict.fromkeys(ALL_NO, CANNOT_TELL), "will_not_start": True}),
]  # fmt: skip
BAD = [
    "",
    "   ",
    "2",
    "9",
    "0x",
    "2c",
    "4",
    "4ab",
    "4c",
    "hello",
    "1 1n",
    "🦵",
    "\x1b[31m",
    "1" * 10_000,
    "-1",
    "1.5",
    "²",
]


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_lines_of_a_checklist_are_marked_by_number(text: str, expected: object) -> None:
    assert expected == reply(asked("trouble"), text)


@pytest.mark.parametrize("text", BAD)
def test_what_means_nothing_is_told_kindly(text: str) -> None:
    with pytest.raises(WrongValue) as told:
        reply(asked("trouble"), text)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 250


def test_none_of_the_others_leaves_what_was_answered() -> None:
    given_ = {name: answer for name, answer in ALL_NO.items() if name not in ("engine_turns", "noise")}
    assert reply(asked("trouble"), "0", given_) == {"engine_turns": False, "noise": "none"}


@pytest.mark.parametrize(
    ("finding", "text", "expected"),
    [
        (will_not_start, "y", True),
        (will_not_start, "No", False),
        (will_not_start, "don't know", CANNOT_TELL),
        (weather, "1 3", ("cold", "hot")),
        (weather, "wet, cold", ("cold", "wet")),
        (weather, "0", ()),
        (fuel, "12 L", 12.0),
        (fuel, "0", 0.0),
        (age, "63", 63.0),
        (glucose, "180 mg/dL", 10.0),
        (fuel, "<5", Bound("<", 5)),
        (fuel, ">= 5 L", Bound(">=", 5)),
        (glucose, "low", Flag.LOW),
        (glucose, "slightly raised", Flag.HIGH),
        (glucose, "10.1 (H)", 10.1),
    ],
)
def test_single_questions(finding: object, text: str, expected: object) -> None:
    (answer,) = reply(question(finding), text).values()  # type: ignore[attr-defined]
    assert expected == answer


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (age, "630"),
        (age, "-3"),
        (age, "3 mg/dL"),
        (age, "old"),
        (age, "1e999"),
        (will_not_start, "perhaps"),
        (weather, "7"),
    ],
)
def test_impossible_values_are_told_with_what_is_possible(finding: object, text: str) -> None:
    with pytest.raises(WrongValue) as told:
        reply(question(finding), text)
    assert told.value.suggestion


def test_results_are_read_as_they_stand_in_the_notes() -> None:
    results = asked("results")
    assert reply(results, "voltage 11500 mV; leak test dry: y") == {"voltage": 11.5, "leak_test_dry": True}
    assert reply(results, "battery voltage=11.5 V") == {"voltage": 11.5}
    assert reply(results, "U 11.5 V, leak n") == {"voltage": 11.5, "leak_test_dry": False}
    assert reply(results, "done") == {"voltage": CANNOT_TELL, "leak_test_dry": CANNOT_TELL}


def test_results_that_matter_are_named_first_and_all_are_taken() -> None:
    offer = asked_of_screen(GARAGE, screens_of(GARAGE)["results"], "clinician", {"leak_test_dry": 1.0}, ())
    assert offer is not None
    assert [f.id for f in offer.relevant] == ["leak_test_dry"]
    assert [f.id for f in offer.findings] == ["voltage", "leak_test_dry"]
    assert screen_view(offer, "clinician", {}).text == ("Matters most now: dry leak test.",)


def test_one_thing_alone_on_a_checklist_is_asked_as_a_question() -> None:
    alone = asked_of_screen(GARAGE, screens_of(GARAGE)["trouble"], "patient", {"lights_dim": 1.0}, ())
    assert alone is not None
    assert alone.screen.kind == "question"
    assert screen_view(alone, "patient", {}).title == lights_dim.patient


def test_one_wrong_result_does_not_lose_the_others() -> None:
    with pytest.raises(PartlyWrong) as told:
        reply(asked("results"), "voltage 11.5; oil 3; leak test dry")
    assert told.value.answers == {"voltage": 11.5}


@given(st.text(max_size=60))
def test_any_text_is_an_answer_or_a_kind_word(text: str) -> None:
    for name in ("trouble", "results"):
        on = asked(name)
        said = ""
        answers: object = {}
        try:
            answers = reply(on, text)
        except WrongValue as error:
            said = str(error)
        assert said.isprintable()
        assert set(answers) <= {finding.id for finding in on.findings}  # type: ignore[call-overload]


@given(st.text(max_size=40))
def test_any_text_is_a_command_or_none(text: str) -> None:
    command = command_in(text)
    assert command is None or command.argument == " ".join(command.argument.split())


def test_questions_are_found_by_what_they_are_called() -> None:
    assert [f.id for f in about("dim lights", GARAGE, "patient")] == ["lights_dim"]
    assert [f.id for f in about("fuel", GARAGE, "patient")] == ["fuel"]
    assert [f.id for f in about("not start", GARAGE, "patient")] == ["will_not_start"]
    assert next(f.id for f in about("e", GARAGE, "patient")) == "engine_turns", "what begins so comes first"
    with pytest.raises(WrongValue):
        about("", GARAGE, "patient")
    with pytest.raises(WrongValue):
        about("voltage", GARAGE, "patient")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voltage <12", Bound("<", 12)),
        ("voltage<12", Bound("<", 12)),
        ("voltage <= 12 V", Bound("<=", 12)),
        ("U>=12", Bound(">=", 12)),
        ("voltage: > 12", Bound(">", 12)),
        ("voltage=12", 12.0),
        ("voltage = <12", Bound("<", 12)),
    ],
)
def test_a_bound_among_results_keeps_its_sign(text: str, expected: object) -> None:
    assert {"voltage": expected} == reply(asked("results"), text)


SEVERAL = AskedScreen(
    Screen(id="more", title="More", lines=(Line(findings=(weather,)), Line(findings=(will_not_start,)))),
    (weather, will_not_start),
    (Line(findings=(weather,)), Line(findings=(will_not_start,))),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1a", {"weather": weather.options[:1]}),
        ("1ba", {"weather": weather.options[:2]}),
        ("1b 2 1a", {"weather": weather.options[:2], "will_not_start": True}),
        ("1n 0", {"weather": (), "will_not_start": False}),
        ("0", {"will_not_start": False}),
        ("u", {"weather": CANNOT_TELL, "will_not_start": CANNOT_TELL}),
    ],
)
def test_a_line_takes_several_options_and_none_of_these_does_not_answer_it(text: str, said: object) -> None:
    assert reply(SEVERAL, text) == said


@pytest.mark.parametrize("text", ["1", "1y", "1a 1n", "1a 1u", "1h"])
def test_a_line_of_several_options_takes_nothing_else(text: str) -> None:
    with pytest.raises(WrongValue):
        reply(SEVERAL, text)


def worded(screen: str, voice: Audience) -> list[str]:
    """Return all that says what 0 and u mean on a screen: in a form, in lines, in a browser, after a slip."""
    legs = leg_cramps()
    on = asked(screen, legs)
    view = screen_view(on, voice, {})
    web = fields.form_of(on, Session(legs, voice), AnsweredScreen(screen))
    assert isinstance(web, fields.WebForm)
    with pytest.raises(WrongValue) as wrong:
        read_reply(on, "hello", frozenset(f.id for f in on.findings), voice)
    return [
        " ".join(box.text for box in form_of(view).boxes[-2:]),
        view.hint,
        rest(on, {}, voice),
        " ".join(option.text for option in web.rest).lower(),
        wrong.value.suggestion,
    ]


@pytest.mark.parametrize("screen", ["examined_legs", "examined_nerves"])
def test_who_denies_what_is_examined_says_that_it_was_examined(screen: str) -> None:
    for text in worded(screen, "clinician"):
        assert "examined, the others are normal" in text
        assert "the others were not examined" in text
        assert "none of the others" not in text


def test_who_denies_what_is_told_says_that_it_is_not_so() -> None:
    for voice, cannot in (("clinician", "the others are not known"), ("patient", "know about the others")):
        for text in worded("leg_alarms", voice):
            assert "none of the others" in text
            assert cannot in text
            assert "examined" not in text


def test_what_was_not_examined_is_not_called_unknown() -> None:
    alone = asked_of_screen(
        leg_cramps(), screens_of(leg_cramps())["examined_nerves"], "clinician", {"pinprick": 1}, ()
    )
    assert alone is not None
    assert form_of(screen_view(alone, "clinician", {})).boxes[-1].text == "not examined"
    web = fields.form_of(alone, Session(leg_cramps(), "clinician"), AnsweredScreen("examined_nerves"))
    assert isinstance(web, fields.WebForm)
    assert web.groups[0].fields[0].options[-1].text == "Not examined"


@pytest.mark.parametrize(
    ("screen", "told", "finding"),
    [("examined_nerves", leg_weakness, strength), ("examined_legs", joint_swelling, joint_exam)],
)
def test_an_option_that_the_story_speaks_against_is_chosen_itself(screen, told, finding) -> None:  # type: ignore[no-untyped-def]
    on = asked(screen, leg_cramps())
    for answer in (False, CANNOT_TELL):
        assert reply(as_told(on, {told.id: answer}), "0")[finding.id] == "normal"  # type: ignore[index]
    on = as_told(on, {told.id: True})
    (place,) = (n for n, line in enumerate(on.lines, 1) if finding in line.findings)
    assert reply(on, "0").keys() == {f.id for f in on.findings} - {finding.id}  # type: ignore[attr-defined]
    assert reply(on, f"{place}a 0")[finding.id] == "normal"  # type: ignore[index]
    posted = {"rest": ("none",)}
    read = fields.read_form(on, posted, leg_cramps())
    assert list(read.problems) == [finding.id]
    assert fields.read_form(on, {**posted, finding.id: ("normal",)}, leg_cramps()).problems == {}
