"""The interview in a browser, from the first page to the note, and all that people do on the way."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from engine.cases.case import CANNOT_TELL, Bound
from engine.cases.casefile import case_of
from engine.cases.yaml_and_json import read_yaml
from engine.interview.session import AnsweredScreen, Confirmed, Heard, Medicines, Stopped
from engine.web.showing import Busy, OneAtATime
from knowledge.criteria import Flag
from knowledge.leg_cramps import leg_cramps
from tests.engine.interview.garage import GARAGE
from tests.engine.web.browser import Browser, redirects
from tests.engine.web.garage_site import kept, visitor


def trouble(browser: Browser, rest: str = "none", **said: str) -> Browser:
    """Answer the first screen."""
    form = browser.form
    for name, value in said.items():
        form.fill(name, value)
    return browser.press("answer", form.fill("rest", rest) if rest else form)


def at_weather(tmp_path: Path) -> tuple[Browser, str]:
    """Come to the second screen."""
    browser = visitor(tmp_path)
    path = browser.begin("clinician")
    trouble(browser, will_not_start="yes", engine_turns="no", noise="click")
    assert "What weather?" in browser.text
    return browser, path


def at_medicines(tmp_path: Path) -> tuple[Browser, str]:
    """Come to the list of medicines."""
    browser, path = at_weather(tmp_path)
    browser.press("answer", browser.form.fill("weather", "cold"))
    assert "Additives" in browser.text
    return browser, path


def finished(tmp_path: Path) -> tuple[Browser, str]:
    browser, path = at_medicines(tmp_path)
    browser.form.fill("whole", "none")
    browser.press("answer")
    for _ in range(9):
        if browser.answer.url.path.endswith("/report"):
            return browser, path
        buttons = [one.value for one in browser.form.buttons]
        form = browser.form
        if "confirm" not in buttons:
            for name in form.choices:
                if "cold" in form.choices[name]:
                    form.fill(name, "cold")
            if "unknown.fuel" in form.choices:
                form.fill("unknown.fuel", "1")
        browser.press("confirm" if "confirm" in buttons else "answer", form)
    raise AssertionError(browser.text)


def test_a_clinician_comes_from_the_first_page_to_the_note(tmp_path: Path) -> None:
    browser, path = finished(tmp_path)
    assert "The result" in browser.text
    assert "flat battery" in browser.text
    assert isinstance(kept(tmp_path).turns[-1], Confirmed)
    assert "Referral note" in browser.get(f"{path}/note").text
    (document,) = read_yaml(browser.raw("GET", f"{path}/case.yaml").text, "case")
    case = case_of(document.value, GARAGE)
    assert dict(case.told) == dict(kept(tmp_path).case.told)


def test_a_patient_is_asked_in_a_patients_words_and_not_for_a_voltage(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("patient")
    assert "What is wrong?" in browser.text
    while "confirm" not in [one.value for one in browser.form.buttons]:
        assert "voltage" not in browser.page.ids
        form = browser.form
        if "rest" in form.choices:
            form.fill("will_not_start", "yes").fill("rest", "unknown")
        elif "whole" in form.choices:
            form.fill("whole", "unknown")
        for name in [*form.choices]:
            if name.startswith("unknown."):
                form.fill(name, "1")
        browser.press("answer", form)
        assert browser.status == 200


def test_what_cannot_wait_is_told_at_once_and_the_visitor_decides(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("patient")
    trouble(browser, will_not_start="yes", smell_of_fuel="yes")
    assert "EMERGENCY" in browser.text
    assert "Fuel burns." in browser.text
    browser.press("heard")
    assert "Is this right?" in browser.text
    assert ("p", {"class": "so-far alarm"}) in browser.page.tags
    assert isinstance(kept(tmp_path).turns[-1], Heard)


def test_an_emergency_is_told_though_the_rest_of_the_screen_is_not_answered(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("patient")
    trouble(browser, rest="", smell_of_fuel="yes")
    assert "EMERGENCY" in browser.text
    browser.press("stop")
    assert browser.answer.url.path.startswith("/interview/")
    assert isinstance(kept(tmp_path).turns[-1], Stopped)


def test_what_is_missing_is_said_once_with_links_and_what_was_typed_is_kept(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("clinician")
    trouble(browser, rest="", will_not_start="yes", noise="click")
    assert browser.status == 422
    assert browser.form.chosen("will_not_start") == ["yes"]
    assert browser.form.chosen("noise") == ["click"]
    assert "blank" in browser.page.ids
    assert {"#field-smell_of_fuel", "#field-engine_turns"} <= set(browser.page.links)
    assert sum("ot answered yet" in word for word in browser.page.words) == 1
    assert "#field-smell_of_fuel" in browser.page.links
    assert kept(tmp_path).turns == ()


def test_what_was_chosen_on_an_unfinished_screen_survives_a_kill(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    path = browser.begin("clinician")
    trouble(browser, rest="", will_not_start="yes")
    again = visitor(tmp_path)
    assert again.get(path).form.chosen("will_not_start") == ["yes"]


def test_nothing_is_chosen_beforehand(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("clinician")
    hidden = {"at", "screen", "end"}
    assert {name for name, _ in browser.form.values} == hidden


def test_none_of_the_others_says_no_and_not_known_says_unknown(tmp_path: Path) -> None:
    for rest, expected in (("none", False), ("unknown", "unknown")):
        folder = tmp_path / rest
        browser = visitor(folder)
        browser.begin("clinician")
        trouble(browser, rest=rest, will_not_start="yes")
        said = kept(folder).case.told["engine_turns"]
        assert getattr(said, "value", said) == expected


def test_back_shows_the_screen_with_its_answers(tmp_path: Path) -> None:
    browser, _ = at_weather(tmp_path)
    browser.press("back")
    assert browser.form.chosen("engine_turns") == ["no"]
    assert kept(tmp_path).turns == ()


def test_what_is_typed_when_going_back_is_there_when_coming_again(tmp_path: Path) -> None:
    browser, _ = at_medicines(tmp_path)
    browser.form.fill("names", "gasohol")
    browser.press("back")
    browser.press("answer")
    assert browser.form.value("names") == "gasohol"


def test_going_back_twice_makes_nothing_told_of_what_was_undone(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    browser.form.fill("names", "gasohol").fill("whole", "all")
    browser.press("answer")
    browser.press("answer")
    browser.press("back", browser.get(path).form)
    browser.press("back")
    browser.get(f"{path}/answers")
    browser.press("stop")
    assert kept(tmp_path).medicines is None


def test_medicines_are_shown_back_as_what_they_were_taken_for_before_they_count(tmp_path: Path) -> None:
    browser, _ = at_medicines(tmp_path)
    browser.form.fill("names", "gasohol\nshampoo")
    browser.form.fill("whole", "all")
    browser.press("answer")
    assert "gasohol (ethanol blend)" in browser.text
    assert "shampoo (in none of the classes that matter here)" in browser.text
    assert kept(tmp_path).medicines is None
    browser.press("answer")
    assert kept(tmp_path).medicines == Medicines(("gasohol", "shampoo"))


def test_a_medicine_that_is_not_known_stays_as_typed_unless_another_is_meant(tmp_path: Path) -> None:
    both = ("gasohol", "keep as typed")
    for number, (ticked, expected) in enumerate([((), "gasohal"), (both[:1], "gasohol"), (both, "gasohol")]):
        folder = tmp_path / str(number)
        browser, _ = at_medicines(folder)
        browser.form.fill("names", "gasohal")
        browser.form.fill("whole", "all")
        browser.press("answer")
        (name,) = [one for one in browser.form.choices if one.startswith("doubt.")]
        assert browser.form.chosen(name) == ["keep as typed"]
        form = browser.form
        browser.press("answer", form.fill(name, *ticked) if ticked else form)
        assert kept(folder).medicines == Medicines((expected,))


def test_no_medicines_with_a_name_on_the_list_is_refused_with_what_was_typed(tmp_path: Path) -> None:
    browser, _ = at_medicines(tmp_path)
    browser.form.fill("names", "gasohol")
    browser.form.fill("whole", "none")
    browser.press("answer")
    assert browser.status == 422
    assert browser.form.value("names") == "gasohol"
    assert "The list names gasohol" in browser.text


@pytest.mark.parametrize("whole", ["all", "none"])
def test_none_typed_into_the_list_is_no_medicine(tmp_path: Path, whole: str) -> None:
    browser, _ = at_medicines(tmp_path)
    browser.form.fill("names", "None")
    browser.form.fill("whole", whole)
    browser.press("answer")
    assert kept(tmp_path).medicines == Medicines(())


@pytest.mark.parametrize(
    ("typed", "unit", "volts"),
    [
        ("11.5", "V", 11.5),
        ("11,5", "V", 11.5),
        ("11500", "mV", 11.5),
        ("11500 mV", "V", 11.5),
        (" 12 ", "V", 12),
    ],
)
def test_numbers_take_decimal_commas_and_other_units(
    tmp_path: Path, typed: str, unit: str, volts: float
) -> None:
    browser, path = at_medicines(tmp_path)
    browser.get(f"{path}/change/voltage").form.fill("voltage", typed)
    browser.form.fill("unit.voltage", unit)
    browser.press("answer")
    assert kept(tmp_path).case.told["voltage"] == volts


@pytest.mark.parametrize(
    "typed",
    ["11,500", "1.234,5", "1 234", "99", "twelve", "NaN", "-1", "1e999", "12 bar", "\u0661\u0662", "1" * 99],
)
def test_a_number_that_is_none_is_refused_beside_its_field_and_kept(tmp_path: Path, typed: str) -> None:
    browser, path = at_medicines(tmp_path)
    browser.get(f"{path}/change/voltage").form.fill("voltage", typed)
    browser.press("answer")
    assert browser.status == 422
    assert "problem-voltage" in browser.page.ids
    assert browser.form.value("voltage") == typed
    assert "voltage" not in kept(tmp_path).case.told


def test_a_unit_beside_a_number_that_has_one_is_refused(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    browser.get(f"{path}/change/voltage").form.fill("voltage", "11.5 V")
    browser.form.fill("unit.voltage", "mV")
    browser.press("answer")
    assert "Type the number alone" in browser.text


def test_a_result_may_be_told_in_part(tmp_path: Path) -> None:
    knowledge = leg_cramps()
    browser = visitor(tmp_path, knowledge)
    path = browser.begin("clinician")
    for name, field, said, expected in (
        ("potassium", "flag.potassium", "low", Flag.LOW),
        ("potassium", "potassium", "<3,0", Bound("<", 3.0)),
        ("potassium", "potassium", "3.1", 3.1),
    ):
        form = browser.get(f"{path}/change/{name}").form.fill(name, "").fill(f"flag.{name}", "")
        browser.press("answer", form.fill(field, said))
        assert kept(tmp_path, knowledge).case.told[name] == expected
    assert browser.get(f"{path}/change/potassium").form.chosen("flag.potassium") == [""]


def test_two_answers_that_exclude_each_other_are_refused(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    browser.get(f"{path}/change/weather").form.fill("weather", "cold")
    browser.form.fill("none.weather", "1")
    browser.press("answer")
    assert "two answers that exclude each other" in browser.text


def test_one_answer_is_changed_and_all_others_stay(tmp_path: Path) -> None:
    browser, path = finished(tmp_path)
    before = dict(kept(tmp_path).case.told)
    browser.get(f"{path}/change/engine_turns").form.fill("engine_turns", "yes")
    browser.press("answer")
    assert kept(tmp_path).case.told == {**before, "engine_turns": True}
    assert kept(tmp_path).turns[-1] == AnsweredScreen("engine_turns", {"engine_turns": True}, None, True)


def test_what_if_compares_both_results_and_changes_nothing(tmp_path: Path) -> None:
    browser, path = finished(tmp_path)
    turns = kept(tmp_path).turns
    browser.get(f"{path}/change/smell_of_fuel").form.fill("smell_of_fuel", "yes")
    browser.press("what-if")
    assert "What changes" in browser.text
    assert "emergency" in browser.text
    assert kept(tmp_path).turns == turns


def test_what_if_takes_its_turn_like_any_explanation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: OneAtATime) -> None:
        raise Busy("Many reports are being worked out.")

    browser, path = finished(tmp_path)
    monkeypatch.setattr(OneAtATime, "__call__", busy)
    form = browser.get(f"{path}/change/smell_of_fuel").form
    form.fill("smell_of_fuel", "yes")
    browser.press("what-if", form)
    assert "Many reports" in browser.text
    form.fill("smell_of_fuel", "unknown")
    browser.press("answer", form)
    assert kept(tmp_path).case.told["smell_of_fuel"] is CANNOT_TELL


def test_answers_that_do_not_fit_together_are_asked_again(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("clinician")
    trouble(browser, will_not_start="yes", engine_turns="yes", noise="none")
    assert "These answers do not fit together" in browser.text
    browser.press("keep")
    assert "do not fit together" not in browser.text
    assert browser.form.buttons[0].value == "answer"


def test_the_same_form_sent_twice_is_one_answer(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("clinician")
    form = browser.form.fill("will_not_start", "yes").fill("rest", "none")
    browser.press("answer", form)
    browser.press("answer", form)
    assert browser.status == 200
    assert "What weather?" in browser.text
    assert len(kept(tmp_path).turns) == 1


def test_another_windows_old_form_takes_nothing_and_shows_what_was_typed(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    path = browser.begin("clinician")
    old = browser.form.fill("will_not_start", "no").fill("rest", "none")
    browser.get(path)
    trouble(browser, will_not_start="yes")
    browser.press("answer", old)
    assert browser.status == 409
    assert "You have answered this page before" in browser.text
    assert kept(tmp_path).case.told["will_not_start"] is True
    assert browser.form.chosen("will_not_start") == ["no"]
    browser.press("answer")
    assert kept(tmp_path).case.told["will_not_start"] is False


def test_a_form_made_before_going_back_is_shown_again_to_be_sent(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    path = browser.begin("clinician")
    old = browser.form.fill("will_not_start", "yes").fill("rest", "none")
    browser.press("answer", old)
    browser.press("back")
    browser.press("answer", old)
    assert browser.status == 409
    assert kept(tmp_path).turns == ()
    assert browser.form.chosen("will_not_start") == ["yes"]
    browser.press("answer")
    assert len(kept(tmp_path).turns) == 1
    assert browser.get(path).status == 200


def test_the_browsers_own_back_button_shows_what_was_answered_to_be_changed(tmp_path: Path) -> None:
    browser, path = at_weather(tmp_path)
    assert [*redirects(browser)] == [f"{path}?turn=1"]
    browser.get(f"{path}?turn=0")
    assert browser.form.chosen("engine_turns") == ["no"]
    browser.form.fill("engine_turns", "yes")
    browser.press("answer")
    assert kept(tmp_path).case.told["engine_turns"] is True


def test_reloading_changes_nothing(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    before = next(tmp_path.glob("*.jsonl")).read_bytes()
    for _ in range(3):
        browser.get(path)
        browser.get(f"{path}/report")
    assert next(tmp_path.glob("*.jsonl")).read_bytes() == before


def test_the_interview_is_gone_on_with_by_its_link_after_the_server_was_killed(tmp_path: Path) -> None:
    _, path = at_medicines(tmp_path)
    assert "Additives" in visitor(tmp_path).get(path).text


def test_the_result_so_far_can_be_had_at_any_time(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    assert "The result so far" in browser.get(f"{path}/report").text
    browser.get(f"{path}/answers")
    assert "What applies" in browser.text
    browser.press("stop")
    assert "You asked for the result now" in browser.text


def test_why_a_screen_is_asked_is_said(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    assert "It bears on" in browser.get(f"{path}/why").text


def test_every_conclusion_of_the_report_links_to_its_questions(tmp_path: Path) -> None:
    browser, path = finished(tmp_path)
    asked = [link for link in browser.page.links if "/explain?" in link]
    for question in ("how", "why-not", "what-would-change", "source"):
        assert f"{path}/explain?question={question}&about=disorder%3Aflat_battery" in asked
        assert f"{path}/explain?question={question}&about=urgency" in asked
    for link in dict.fromkeys(asked):
        assert browser.get(link).status == 200
        assert "cannot be answered" not in browser.text, link


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("how", "urgency"), ("why", "fuel"), ("why-not", "leak"), ("what-if", "voltage=12.7"),
        ("what-would-change", ""), ("open", ""), ("source", "CAR-03"),
    ],
)  # fmt: skip
def test_each_of_the_seven_questions_is_a_page(tmp_path: Path, question: str, about: str) -> None:
    browser, path = finished(tmp_path)
    form = next(form for form in browser.page.forms if form.action.endswith("/explain"))
    form.fill("question", question).fill("about", about)
    browser.get(f"{path}/explain?question={form.value('question')}&about={about.replace('=', '%3D')}")
    assert browser.status == 200
    assert "cannot be answered" not in browser.text


def test_a_question_about_nothing_is_told_kindly(tmp_path: Path) -> None:
    browser, path = finished(tmp_path)
    assert "there is no thing called wheel" in browser.get(f"{path}/explain?question=how&about=wheel").text
    assert browser.get(f"{path}/explain?question=who").status == 200


def test_everything_is_deleted_by_a_button(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    form = next(form for form in browser.page.forms if form.action == f"{path}/delete")
    browser.post(form.action, form.values)
    assert "gone for good" in browser.text
    assert [*tmp_path.iterdir()] == []
    assert browser.get(path).status == 404


def test_answers_are_their_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    browser = visitor(folder)
    path = browser.begin("patient")
    (journal,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert path.rpartition("/")[2] not in journal.name


@pytest.mark.parametrize("keep", [False, True])
def test_journals_are_deleted_after_a_day_unless_they_are_to_be_kept(tmp_path: Path, keep: bool) -> None:
    browser = visitor(tmp_path, keep=keep)
    path = browser.begin("patient")
    (journal,) = tmp_path.iterdir()
    long_ago = time.time() - 25 * 60 * 60
    os.utime(journal, (long_ago, long_ago))
    assert browser.get(path).status == (200 if keep else 404)
    assert journal.exists() is keep


def test_old_journals_are_swept_when_the_server_starts(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    browser.begin("patient")
    (journal,) = tmp_path.iterdir()
    os.utime(journal, (0, 0))
    with visitor(tmp_path)._client:
        deadline = time.monotonic() + 10
        while journal.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert not journal.exists()


def test_a_journal_of_another_version_of_the_knowledge_is_read_and_said(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    (journal,) = tmp_path.iterdir()
    journal.write_bytes(journal.read_bytes().replace(b'"digest":"', b'"digest":"0'))
    assert "another version of the knowledge" in browser.get(path).text


def test_a_journal_that_is_none_is_told_without_its_path(tmp_path: Path) -> None:
    browser, path = at_medicines(tmp_path)
    (journal,) = tmp_path.iterdir()
    journal.write_bytes(b'{"schema":"crampdx/interview/9"}\n')
    assert browser.get(path).status == 409
    assert str(tmp_path) not in browser.answer.text


def test_what_an_old_form_of_one_question_holds_can_be_sent_anew(tmp_path: Path) -> None:
    browser = visitor(tmp_path)
    path = browser.begin("clinician")
    others = {"smell_of_fuel": "no", "lights_dim": "no", "engine_turns": "no", "noise": "click"}
    for name, said in others.items():
        browser.press("answer", browser.get(f"{path}/change/{name}").form.fill(name, said))
    form = browser.get(path).form.fill("will_not_start", "yes")
    browser.press("answer", form)
    browser.press("answer", form.fill("will_not_start", "unknown"))
    assert (browser.status, browser.form.chosen("will_not_start")) == (409, ["unknown"])
    browser.press("answer")
    assert browser.status == 200
    assert kept(tmp_path).case.told["will_not_start"] is CANNOT_TELL
