"""Going back: earlier answers are shown, Enter keeps them, and what is typed changes just that."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.cases.case import Answer
from engine.interview.journal import Journal
from engine.interview.run import PlainFace, interview
from engine.interview.session import Medicines
from engine.interview.views import View
from engine.report.page import Tone
from tests.engine.interview.garage import GARAGE


class Returning(PlainFace):
    """Types lines; then presses Enter, and goes on after alarms, for as long as that keeps something."""

    def __init__(self, lines: Sequence[str], *, keeping: bool) -> None:
        super().__init__(io.StringIO(), io.StringIO())
        self.lines, self.keeping = list(lines), keeping
        self.shown = ""

    def show(self, view: View) -> None:
        self.shown = " ".join((view.title, *view.text, view.hint))
        super().show(view)

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:
        self.shown += text
        super().say(text, tone, whole=whole)

    def read(self, *_: object) -> str:  # type: ignore[override]
        if self.lines:
            return self.lines.pop(0)
        shown, self.shown = self.shown, ""
        if self.keeping and "Enter keeps" in shown:
            return ""
        if self.keeping and shown.startswith(("EMERGENCY", "Outside")):
            return "1"
        if self.keeping and shown.startswith("These answers do not"):
            return "k"
        raise EOFError


def held(path: Path, *lines: str, keeping: bool = False, resume: bool = False) -> str:
    face = Returning(lines, keeping=keeping)
    interview(GARAGE, face, "patient", *((path, None) if resume else (None, path)))
    return face._target.getvalue()  # type: ignore[attr-defined]


def changed(path: Path) -> bool:
    """Return whether an answer was changed after it was given."""
    return b'"turn":"changed"' in path.read_bytes()


def kept(path: Path) -> tuple[Mapping[str, Answer], Medicines | None]:
    """Return what stands in a journal, what was answered of unfinished screens included."""
    journal = Journal(path, new=False)
    try:
        known = journal.resume(GARAGE).known
    finally:
        journal.close()
    return known.case.answers, known.medicines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interview.jsonl"


def test_going_back_twice_shows_both_screens_with_their_answers_and_enter_keeps_both(path: Path) -> None:
    told = held(path, "1 2b 0", "2", "back", "back", "", "", "so far")
    after = told.rpartition("Undone")[2]
    assert "2 [a no, b yes] you notice: a) fuel; b) gloom" in after
    assert "Your answer so far: wet. Enter keeps it." in after
    answers, _ = kept(path)
    assert answers["lights_dim"] is True
    assert answers["smell_of_fuel"] is False
    assert answers["weather"] == ("wet",)


def test_a_line_that_is_changed_changes_just_that(path: Path) -> None:
    held(path, "1 2b 0", "2", "back", "back", "4a", "")
    answers, _ = kept(path)
    assert answers["noise"] == "click"
    assert answers["lights_dim"] is True
    assert answers["weather"] == ("wet",)


def test_none_of_the_others_is_said_of_earlier_answers_too(path: Path) -> None:
    held(path, "1 2b 3 0", "back", "1 3 0")
    assert kept(path)[0]["lights_dim"] is False


def test_medicines_are_shown_again_and_added_to(path: Path) -> None:
    told = held(path, "1 2b 0", "2", "60", "gasohol", "y", "back", "shampoo", "y")
    assert "Your answer so far: gasohol. Enter keeps it." in told
    assert kept(path)[1] == Medicines(("gasohol", "shampoo"))


def test_what_was_gone_back_from_is_there_after_a_break(path: Path) -> None:
    held(path, "1 2b 0", "2", "back", "back")
    assert kept(path)[0] == {}
    told = held(path, "", "", resume=True)
    assert "[a no, b yes]" in told
    assert kept(path)[0]["weather"] == ("wet",)


def test_a_change_that_is_undone_is_not_brought_back_by_enter(path: Path) -> None:
    told = held(path, "1 3 0", "change engine turns", "n", "back", "back", "")
    assert "Undone: the change to " in told
    assert kept(path)[0]["engine_turns"] is True


def test_enter_is_told_as_what_it_does(path: Path) -> None:
    told = held(path, "1 0", "so far", "back", "so far", "", "so far")
    assert told.count("Enter keeps your answer so far to this question.") == 1
    assert told.count("Enter shows the question again.") == 2


LINES = st.sampled_from(
    (
        "1 2b 0",
        "1 0",
        "1 2a 3 0",
        "0",
        "1 3 4a 0",
        "1 2b",
        "u",
        "2",
        "1 3",
        "1",
        "60",
        "gasohol",
        "gasohl and shampoo",
        "none",
        "y",
        "k",
        "U 11.2",
        "done",
        "stop",
    )
)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=8), st.integers(1, 5))
def test_back_and_enter_is_as_if_never_gone_back(lines: list[str], times: int) -> None:
    with TemporaryDirectory() as folder:
        once, again = Path(folder) / "once.jsonl", Path(folder) / "again.jsonl"
        held(once, *lines)
        assume(not changed(once))  # going back from a change brings back what it replaced, and asks nothing
        held(again, *lines, *["back"] * times, keeping=True)
        assert kept(once) == kept(again)
