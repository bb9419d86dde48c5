"""The form without a terminal: keys do what typed codes do, and nothing is answered that nobody answered."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue
from engine.interview.asked_screens import AskedScreen, asked_of_screen, screens_of
from engine.interview.form import Sent, TerminalForm, form_of, names_like, paste, press, unread
from engine.interview.replies import LETTERS, ONE, read_reply
from engine.interview.run import PlainFace, interview
from engine.interview.views import NumberedLine, View, screen_view
from engine.report.page import Page
from knowledge.criteria import Choice, Finding, KnowledgeBase, Screen, YesNo
from knowledge.findings.history import age
from knowledge.leg_cramps import leg_cramps
from tests.car import noise, weather, will_not_start
from tests.engine.interview.garage import GARAGE
from tests.strategies import values

NAMED = ("up", "down", "tab", "shift-tab", "left", "enter", "escape", "backspace", "clear")
KEYS = (*NAMED, " ", *"ynuYU?0123ab,ox")


def screen(name: str, knowledge: KnowledgeBase = GARAGE) -> AskedScreen:
    everything = dict.fromkeys(knowledge.finding, 1.0)
    asked = asked_of_screen(knowledge, screens_of(knowledge)[name], "clinician", everything, ())
    assert asked is not None
    return asked


CHECKLISTS = [
    screen(name, knowledge)
    for knowledge in (GARAGE, leg_cramps())
    for name, one in screens_of(knowledge).items()
    if one.kind == "checklist"
]


def alone(finding: Finding) -> AskedScreen:
    return AskedScreen(Screen(id=finding.id, title="", kind="question", asks=(finding,)), (finding,))


def form(asked: AskedScreen, answers: Mapping[str, Answer] | None = None) -> TerminalForm:
    return form_of(screen_view(asked, "clinician", answers or {}))


def pressed(start: TerminalForm, *keys: str) -> TerminalForm | Sent:
    now: TerminalForm | Sent = start
    for key in keys:
        assert isinstance(now, TerminalForm), f"the form was sent before {key}"
        now = press(now, key)
    return now


def line(start: TerminalForm, *keys: str) -> str:
    sent = pressed(start, *keys, "enter")
    assert isinstance(sent, Sent)
    return sent.line


def marks(of: TerminalForm | Sent) -> str:
    assert isinstance(of, TerminalForm)
    return "".join(of.mark(box) for box in of.boxes)


def test_space_ticks_the_box_with_the_focus_and_every_part_has_a_box() -> None:
    start = form(screen("trouble"))
    assert [box.code for box in start.boxes] == ["1", "2a", "2b", "3", "4a", "4b", "0", "u"]
    assert marks(pressed(start, " ", "down", "down", " ")) == "x x     "
    assert line(start, " ", "down", "down", " ") == "1 2b"
    assert marks(pressed(start, " ", " ")) == " " * 8


def test_nothing_is_ticked_beforehand_and_nothing_is_not_an_answer() -> None:
    start = form(screen("trouble"))
    assert marks(start) == " " * 8
    after = pressed(start, "enter")
    assert isinstance(after, TerminalForm)
    assert "Nothing is ticked" in after.note


def test_enter_ticks_the_one_choice_that_has_the_focus_and_sends_it_the_next_time() -> None:
    start = form(alone(noise))
    once = pressed(start, "down", "enter")
    assert isinstance(once, TerminalForm)
    assert marks(once) == " x" + " " * (len(once.boxes) - 2)
    assert "Enter once more" in once.note
    assert line(once) == "2"


def test_enter_beside_the_choice_that_is_ticked_asks_which_is_meant() -> None:
    menu = View("Who is answering?", (NumberedLine("1", "a patient"), NumberedLine("2", "a clinician")), "")
    for start in (form(alone(noise)), form_of(menu)):
        moved = pressed(start, "down", " ", "up", "enter")
        assert isinstance(moved, TerminalForm)
        assert marks(moved).startswith("x ")
        assert "Enter once more" in moved.note
        assert line(moved) == "1"


def test_enter_does_not_answer_a_question_with_the_choice_that_nobody_has_moved_to() -> None:
    after = pressed(form(alone(noise)), "enter", "enter")
    assert isinstance(after, TerminalForm)
    assert "x" not in marks(after)


def test_enter_does_not_wave_an_alarm_away() -> None:
    view = View("EMERGENCY", (NumberedLine("1", "go on"), NumberedLine("2", "stop")), tone="alarm")
    after = pressed(form_of(view), "enter", "enter")
    assert isinstance(after, TerminalForm)
    assert marks(after) == "  "
    assert "type 1 or 2" in after.note


def test_y_n_and_u_answer_the_box_with_the_focus() -> None:
    start = form(screen("trouble"))
    assert line(start, "n", "down", "u", "down", "y", "up", "up", "up", "y") == "1n 2au 2b u"
    assert line(start, *["down"] * 4, "n") == "4n"
    assert line(start, *["down"] * 5, "u") == "4u"


def test_none_of_the_others_is_a_box_like_any_other() -> None:
    assert line(form(screen("trouble")), " ", "up", "up", " ") == "1 0"


@pytest.mark.parametrize(
    ("finding", "keys", "sent"),
    [
        (will_not_start, "y", "y"),
        (will_not_start, "n", "n"),
        (will_not_start, "u", "u"),
        (will_not_start, ("down", " "), "n"),
        (noise, ("down", " "), "2"),
        (noise, ("down", " ", "down", " "), "3"),
        (noise, "u", "u"),
        (weather, (" ", "down", " "), "1 2"),
        (age, "17", "17"),
        (age, ("1", "8", "backspace", "9"), "19"),
        (age, "u", "u"),
    ],
)
def test_single_questions_are_answered_by_keys(finding: Finding, keys: Sequence[str], sent: str) -> None:
    assert line(form(alone(finding)), *keys) == sent


def test_typed_codes_move_the_focus_and_tick_what_they_say() -> None:
    start = form(screen("trouble"))
    typed = pressed(start, "2", "b")
    assert isinstance(typed, TerminalForm)
    assert typed.box is not None
    assert typed.box.code == "2b"
    assert line(start, " ", *"2b 3n") == "1 2b 3n"
    assert line(start, *"1 0") == "1 2an 2bn 3n 4n"
    moved = pressed(start, "3", "down")
    assert isinstance(moved, TerminalForm)
    assert (moved.typed, moved.box and moved.box.code) == ("", "4a")


@pytest.mark.parametrize("wrong", ["9", "2x", "1 4", "1 1n", "4a 4b"])
def test_what_is_refused_stays_to_be_corrected_and_so_does_the_focus(wrong: str) -> None:
    start = pressed(form(screen("trouble")), "down", "down", "down")
    assert isinstance(start, TerminalForm)
    refused = pressed(start, *wrong, "enter")
    assert isinstance(refused, TerminalForm)
    assert (refused.typed, marks(refused)) == (wrong, marks(start))
    assert "Correct what you typed" in refused.note
    # The next key is typed, and answers nothing; and once all is cleared, it answers where the focus was.
    assert marks(pressed(refused, "u")) == marks(start)
    cleared = pressed(refused, "escape", "u")
    assert isinstance(cleared, TerminalForm)
    assert cleared.answers == {"engine_turns": CANNOT_TELL}


def test_one_wrong_code_does_not_lose_the_good_ones() -> None:
    start = form(screen("trouble"))
    refused = pressed(start, *"1 2b 4", "enter")
    assert isinstance(refused, TerminalForm)
    assert line(refused, "b") == "1 2b 4b"


def test_none_of_the_others_does_not_undo_what_is_ticked_everywhere() -> None:
    assert line(form(screen("trouble")), *["y", "down"] * 5, *"0") == "1 2a 2b 3 4a"


def test_none_of_the_others_goes_on_where_all_was_answered_before() -> None:
    asked = screen("trouble")
    again = form(asked, dict.fromkeys([finding.id for finding in asked.findings], False))
    assert line(again, "0") == line(again)


@pytest.mark.parametrize(("asked", "wrong"), [(alone(age), "999"), (screen("results"), "voltage x")])
def test_a_number_or_result_that_is_refused_stays_to_be_corrected(asked: AskedScreen, wrong: str) -> None:
    refused = pressed(form(asked), *wrong, "enter")
    after = refused.form if isinstance(refused, Sent) else refused
    assert (after.typed, "Correct what you typed" in after.note) == (wrong, True)


@pytest.mark.parametrize("word", ["none", "no", "unknown", "not sure"])
def test_words_that_begin_with_a_key_can_be_typed_out(word: str) -> None:
    start = form(screen("trouble"))
    typed = pressed(start, *word)
    assert isinstance(typed, TerminalForm)
    assert typed.typed == word
    assert marks(typed) == marks(start)
    how = "n" if word in ("none", "no") else "u"
    assert line(start, *word) == " ".join(f"{code}{how}" for code in ("1", "2a", "2b", "3", "4"))


@pytest.mark.parametrize("words", ["stop", "quit", "so far", "change age", "explain open", "save x.yaml"])
def test_what_is_ticked_is_written_down_before_a_command_that_counts_or_leaves_it(words: str) -> None:
    sent = pressed(form(screen("trouble")), " ", *words, "enter")
    assert isinstance(sent, Sent)
    assert (sent.line, sent.then) == ("1", words)
    again = pressed(sent.form, *words, "enter")
    assert isinstance(again, Sent)
    assert (again.line, again.then) == (words, "")


@pytest.mark.parametrize("words", ["why", "help", "back", "quiet"])
def test_commands_are_typed_as_ever_and_leave_the_ticks_alone(words: str) -> None:
    sent = pressed(form(screen("trouble")), " ", *words, "enter")
    assert isinstance(sent, Sent)
    assert sent.line == words
    assert marks(sent.form) == "x       "
    assert sent.form.typed == ""


def test_esc_and_left_go_back_but_first_clear_what_is_typed() -> None:
    start = form(screen("trouble"))
    for key in ("escape", "left"):
        sent = pressed(start, key)
        assert isinstance(sent, Sent)
        assert sent.line == "back"
    assert pressed(start, "1", "escape") == pressed(start)


def test_what_was_written_down_can_be_changed_but_not_left_open_again() -> None:
    first = pressed(form(screen("trouble")), " ", "enter")
    assert isinstance(first, Sent)
    again = first.form
    assert again.box is not None
    assert again.box.code == "2a"
    assert line(again, "up", " ") == "1n"


def test_answers_from_before_stand_ticked_and_enter_keeps_them() -> None:
    before: dict[str, Answer] = {
        "will_not_start": True,
        "smell_of_fuel": False,
        "lights_dim": CANNOT_TELL,
        "engine_turns": False,
        "noise": "whirr",
    }
    start = form(screen("trouble"), before)
    assert marks(start) == "xn?n x  "
    assert line(start) == "1 2an 2bu 3n 4b"
    assert line(form(alone(weather), {"weather": weather.options[:1]})) == "1"
    assert line(form(alone(will_not_start), {"will_not_start": False})) == "n"


def test_question_mark_asks_about_the_line_with_the_focus() -> None:
    sent = pressed(form(screen("trouble")), "down", "?")
    assert isinstance(sent, Sent)
    assert sent.line == "? 2"


def test_numbers_show_unit_and_range_and_what_they_are_read_as() -> None:
    start = form(alone(age))
    assert start.told
    low, high = age.plausible
    assert f"{low:g} to {high:g}" in start.told
    wrong = paste(start, "9999999")
    assert "outside" in wrong.told


def test_results_tell_what_they_take_and_what_they_are_read_as() -> None:
    start = form(screen("results"))
    assert "number in" in paste(start, "voltage").told
    assert paste(start, "leak test dry y, voltage 12").told.startswith("battery voltage: 12")


def test_names_complete_the_last_one_that_is_typed() -> None:
    names = ("furosemide", "fusidic acid", "quinine")
    assert names_like("quinine, fu", names) == ["furosemide", "fusidic acid"]
    start = form_of(replace(screen_view(screen("additives"), "clinician", {}), names=names))
    one = pressed(paste(start, "quinine, fu"), "tab")
    assert isinstance(one, TerminalForm)
    assert one.typed == "quinine, furosemide"
    two = pressed(one, "down")
    assert isinstance(two, TerminalForm)
    assert two.typed == "quinine, fusidic acid"
    assert line(two) == "quinine, fusidic acid"


def test_choices_without_a_finding_are_ticked_or_typed() -> None:
    view = View("Which?", (NumberedLine("1", "one"), NumberedLine("2", "two")))
    assert line(form_of(view), "down", " ") == "2"
    assert line(form_of(view), "k") == "k"
    assert isinstance(pressed(form_of(view), "enter"), TerminalForm)


def test_what_is_pasted_is_one_line() -> None:
    pasted = paste(form(screen("additives")), "quinine\n\x1b[31mfurosemide\n")
    assert pasted.typed == "quinine, [31mfurosemide"


@given(st.sampled_from(CHECKLISTS), st.lists(st.sampled_from(KEYS), max_size=30))
def test_what_is_sent_is_read_as_what_is_ticked(asked: AskedScreen, keys: list[str]) -> None:
    now = form(asked)
    for key in keys:
        result = press(now, key)
        if isinstance(result, TerminalForm):
            now = result
            continue
        if key == "enter" and not now.typed:
            ticked = {name: answer for name, answer in now.answers.items() if name != ONE}
            rest = frozenset(f.id for f in asked.findings if f.id not in ticked and ONE in now.answers)
            try:
                said = read_reply(asked, result.line, rest, "clinician")
            except WrongValue:
                assert not ticked
            else:
                assert {**said, **ticked} == said
                assert said.keys() <= ticked.keys() | rest
        now = result.form


class Answering(PlainFace):
    """Answers what is drawn, a part of a screen at a time, and goes back now and then."""

    def __init__(self, choose: Script) -> None:
        super().__init__(io.StringIO(), io.StringIO())
        self.choose = choose
        self.view: View | None = None
        self.told: dict[str, Answer] = {}
        self.left = 30

    def page(self, page: Page) -> None:
        """Draw nothing."""

    def read(self, view: View, *_: object) -> str:  # type: ignore[override]
        self.left -= 1
        if not self.left:
            raise EOFError
        if view is not self.view:
            self.view, self.told = view, dict(view.given)
        if view.asked is None:
            return self.choice(view, "1" if view.rows and view.tone == "alarm" else "k")
        if view.asked.screen.kind in ("medicines", "offer"):
            return self.text(view, self.choose.text(view.asked))
        if self.choose.goes_back():
            return self.back(view)
        chosen = self.choose.answers(view.asked, [f for f in view.asked.findings if f.id not in self.told])
        self.told |= chosen
        return self.answers(view, chosen)


class Typing(Answering):
    def choice(self, _: View, code: str) -> str:
        return code

    def text(self, _: View, text: str) -> str:
        return text

    def back(self, _: View) -> str:
        return "back"

    def answers(self, view: View, chosen: Mapping[str, Answer]) -> str:
        assert view.asked is not None
        if not view.asked.lines:
            (finding,) = view.asked.findings
            return typed(finding, chosen[finding.id])
        codes = []
        for place, one in enumerate(view.asked.lines, 1):
            first = one.findings[0]
            if isinstance(first, Choice):
                options = [option for option in first.options if option != one.none]
                said = chosen.get(first.id)
                if said in options:
                    codes.append(f"{place}{LETTERS[options.index(said)]}")  # type: ignore[arg-type]
                elif said is not None:
                    codes.append(f"{place}{'u' if said is CANNOT_TELL else 'n'}")
                continue
            for at, finding in enumerate(one.findings):
                letter = LETTERS[at] if len(one.findings) > 1 else ""
                if finding.id in chosen:
                    how = {True: "", False: "n", CANNOT_TELL: "u"}[chosen[finding.id]]  # type: ignore[index]
                    codes.append(f"{place}{letter}{how}")
        return " ".join(codes)


class Pressing(Answering):
    """Does the same by keys, on one form for each view."""

    form: TerminalForm | None = None

    def send(self, view: View, *keys: str) -> str:
        assert self.form is not None
        sent = pressed(self.form, *keys)
        assert isinstance(sent, Sent)
        self.form = sent.form
        return sent.line

    def of(self, view: View) -> TerminalForm:
        if self.form is None or self.form.view is not view:
            self.form = form_of(view)
        return self.form

    def choice(self, view: View, code: str) -> str:
        self.of(view)
        return self.send(view, code, "enter")

    def text(self, view: View, text: str) -> str:
        cleared = press(self.of(view), "clear")  # of what was refused
        assert isinstance(cleared, TerminalForm)
        self.form = paste(cleared, text)
        return self.send(view, "enter")

    def back(self, view: View) -> str:
        self.of(view)
        return self.send(view, "left")

    def at(self, now: TerminalForm, place: int, key: str) -> TerminalForm:
        moved = pressed(now, *["down"] * ((place - now.at) % len(now.boxes)), key)
        assert isinstance(moved, TerminalForm)
        return moved

    def answers(self, view: View, chosen: Mapping[str, Answer]) -> str:
        now = self.of(view)
        if not now.boxes:
            (finding,) = view.asked.findings if view.asked else ()
            return self.text(view, typed(finding, chosen[finding.id]))
        for name, answer in chosen.items():
            boxes = [(at, box) for at, box in enumerate(now.boxes) if box.finding == name]
            wanted = answer if isinstance(answer, tuple) and answer else (answer,)
            if not any(box.value in wanted for _, box in boxes):
                now = self.at(now, boxes[0][0], "u" if answer is CANNOT_TELL else "n")
                continue
            for place, box in boxes:
                if now.is_ticked(box) != (box.value in wanted):
                    now = self.at(now, place, " ")
        self.form = now
        return self.send(view, "enter")


def typed(finding: Finding, answer: Answer) -> str:
    if answer is CANNOT_TELL:
        return "u"
    if isinstance(finding, YesNo):
        return "y" if answer else "n"
    if isinstance(finding, Choice):
        said = answer if isinstance(answer, tuple) else (answer,)
        places = [str(place) for place, option in enumerate(finding.options, 1) if option in said]
        return " ".join(places) or "0"
    return f"{answer:.10g}" if isinstance(answer, float) else str(answer)


class Script:
    """What is drawn once, and then done again."""

    def __init__(self, data: st.DataObject) -> None:
        self.data, self.done = data, list[object]()
        self.at: int | None = None

    def again(self) -> Script:
        self.at = 0
        return self

    def drawn(self, strategy: st.SearchStrategy[object]) -> object:
        if self.at is None:
            self.done.append(self.data.draw(strategy))
            return self.done[-1]
        self.at += 1
        return self.done[self.at - 1]

    def goes_back(self) -> bool:
        return self.drawn(st.integers(0, 5)) == 5

    def text(self, asked: AskedScreen) -> str:
        is_offer = asked.screen.kind == "offer"
        texts = ("done", "voltage 12", "x") if is_offer else ("none", "gasohol", "y", "u")
        return str(self.drawn(st.sampled_from(texts)))

    def answers(self, asked: AskedScreen, open_: Sequence[Finding]) -> Mapping[str, Answer]:
        some = open_ or asked.findings
        chosen = self.drawn(st.lists(st.sampled_from(list(some)), min_size=1, unique_by=lambda f: f.id))
        return {
            f.id: self.drawn(st.one_of(values(f), st.just(CANNOT_TELL)))  # type: ignore[misc]
            for f in sorted(chosen, key=lambda f: f.id)  # type: ignore[call-overload]
        }


@settings(max_examples=40)
@given(st.data())
def test_the_same_interview_by_keys_and_by_codes_is_the_same_journal(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        script = Script(data)
        by_codes, by_keys = Path(folder, "codes"), Path(folder, "keys")
        interview(GARAGE, Typing(script), "patient", None, by_codes)
        interview(GARAGE, Pressing(script.again()), "patient", None, by_keys)
        assert by_keys.read_text().splitlines() == by_codes.read_text().splitlines()


def test_no_alarm_that_was_not_on_the_screen_is_denied_by_0() -> None:
    start = form(screen("leg_alarms", leg_cramps()))
    typed = pressed(start, "0")
    sent = pressed(typed, "enter")
    assert isinstance(typed, TerminalForm)
    assert isinstance(sent, Sent)
    assert unread(typed, sent, range(len(start.boxes))) is None
    held = unread(typed, sent, range(4))
    assert held is not None
    assert (held.at, held.typed, held.answers) == (4, "0", {})
    assert "had not been on the screen" in held.note


def test_what_is_no_alarm_may_be_denied_unread() -> None:
    typed = pressed(form(screen("life", leg_cramps())), "0")
    sent = pressed(typed, "enter")
    assert isinstance(typed, TerminalForm)
    assert isinstance(sent, Sent)
    assert unread(typed, sent, ()) is None


@pytest.mark.parametrize(
    ("keys", "at"), [("end", -1), ("end home", 0), ("pagedown", 8), ("pagedown pageup", 0)]
)
def test_home_end_and_pages_move_in_a_checklist(keys: str, at: int) -> None:
    start = form(screen("leg_alarms", leg_cramps()))
    moved = pressed(start, *keys.split())
    assert isinstance(moved, TerminalForm)
    assert moved.box == start.boxes[at]
