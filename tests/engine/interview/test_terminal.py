"""In a real pseudo-terminal of 80 columns and 24 rows: keys, completion, Ctrl-C, Ctrl-D, resizing."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from engine.interview.terminal import Terminal
from engine.report.page import Node, Page, Section

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interview.jsonl"


def spawned(path: Path, *arguments: str) -> pexpect.spawn:
    child = pexpect.spawn(
        sys.executable,
        [str(ROOT / "cli.py"), "interview", *arguments],
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
        cwd=str(path.parent),
        env={
            "TERM": "xterm-256color",
            "HOME": str(path.parent),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
        },
    )
    child.delaybeforesend = 0.05
    return child


@pytest.fixture
def begun(path: Path) -> Iterator[pexpect.spawn]:
    child = spawned(path, "--audience", "patient", "--save", str(path))
    child.expect("screen 1")
    child.expect("u for unknown")
    child.expect("\\(\\? help\\)")  # a key that comes before the prompt may be lost
    yield child
    child.close(force=True)


def seen(text: str) -> str:
    """Return text without what moves the cursor or colours."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]", "", text).split())


def test_screens_are_answered_by_numbers_and_the_line_below_says_what_stands(begun: pexpect.spawn) -> None:
    begun.send("1a 2ab 0\r")
    begun.expect("Not answered yet: 7, 8")
    begun.send("7a 8a\r")
    begun.expect("How old are you")
    begun.expect("night leg cramps")
    begun.send("58\r")
    begun.expect("screen 3")


def test_ctrl_c_asks_first_and_ctrl_d_leaves_with_everything_kept(begun: pexpect.spawn, path: Path) -> None:
    begun.sendintr()
    begun.expect("Nothing is lost")
    begun.send("1a 0 7a 8a\r")
    begun.expect("How old are you")
    begun.expect("\\(\\? help\\)")
    begun.sendeof()
    begun.expect("Everything is kept")
    begun.expect(pexpect.EOF)
    begun.wait()
    assert begun.exitstatus == 0
    again = spawned(path, "--resume", str(path))
    again.expect("How old are you")
    again.expect("\\(\\? help\\)")
    again.sendintr()
    again.expect("Nothing is lost")
    again.sendintr()
    again.expect("Everything is kept")
    again.expect(pexpect.EOF)
    again.close()


def test_back_help_and_why(begun: pexpect.spawn) -> None:
    begun.send("1a 0 7a 8a\r")
    begun.expect("How old are you")
    begun.send("?\r")
    begun.expect("undo the last answer")
    begun.send("why\r")
    begun.expect("bears on")
    begun.send("back\r")
    begun.expect("Undone")
    begun.expect("leg cramps")


def test_nothing_typed_ends_in_a_traceback(begun: pexpect.spawn) -> None:
    for nonsense in ("🦵", "\x1b[A", "\x1b\x1b", "x" * 2_000, "\t\t", "\x1b[31mred\x1b]0;me\x07"):
        begun.send(nonsense + "\r")
    begun.send("1a 0 7a 8a\r")
    begun.expect("How old are you")
    assert "Traceback" not in begun.before
    assert "Press ENTER to continue" not in begun.before


def test_resizing_in_the_middle_keeps_what_was_typed(begun: pexpect.spawn) -> None:
    begun.send("1a 0 7a")
    begun.setwinsize(40, 60)
    begun.send(" 8a\r")
    begun.expect("How old are you")
    begun.setwinsize(10, 30)
    begun.send("58\r")
    begun.expect("screen 3")


def test_medicines_are_completed_and_misspelt_ones_asked_about(begun: pexpect.spawn) -> None:
    for line in ("1a 0 7a 8a", "58", "0", "0", "0"):
        begun.send(line + "\r")
    begun.expect("Your medicines")
    begun.send("furos")
    begun.expect("furosemide")
    begun.send("\t\r")
    begun.expect("Noted: furosemide")
    begun.send("simvastatn\r")
    begun.expect("is not known here")
    begun.send("1\r")
    begun.expect("Noted: furosemide, simvastatin")
    begun.send("y\r")
    begun.expect("screen 7")


def test_an_emergency_leads_to_the_report_and_its_files(begun: pexpect.spawn, path: Path) -> None:
    begun.send("1a 0 7a 8a\r")
    begun.expect("How old are you")
    begun.send("70\r")
    begun.expect("suddenly")
    begun.send("1ab\r")
    begun.expect("EMERGENCY")
    begun.send("2\r")
    for _ in range(40):
        if begun.expect(["Enter goes on", "Is this right", "What now"]) == 2:
            break
        begun.send("y\r" if "Is this right" in begun.after else "\r")
    begun.send("note note.md\r")
    begun.expect("Written: note.md")
    begun.send("case case.yaml\r")
    begun.expect("Written: case.yaml")
    begun.send("quit\r")
    begun.expect(pexpect.EOF)
    assert "Acute limb ischaemia" in (path.parent / "note.md").read_text("utf-8")
    assert "Written" not in seen(begun.before)


def test_yes_no_and_the_number_of_a_choice_are_answers_at_once(begun: pexpect.spawn) -> None:
    begun.send("1a 0 7a 8a\r")
    begun.expect("How old are you")
    begun.expect("\\(\\? help\\)")
    begun.send("change wakes\r")
    begun.expect("y, n, or u")
    begun.expect("\\(\\? help\\)")
    begun.send("y")
    begun.expect("How old are you")
    begun.send("change course\r")
    begun.expect("gets worse and worse")
    begun.expect("\\(\\? help\\)")
    begun.send("2")
    begun.expect("How old are you")
    begun.send("so far\r")
    begun.expect("that wakes you up")
    begun.expect("it is there all the time")


def test_the_rest_of_a_word_is_no_answer_to_the_next_question(begun: pexpect.spawn) -> None:
    for name, word in (("wakes", "no"), ("wakes", "unknown"), ("course", "1")):
        begun.send(f"change {name}\r")
        begun.expect("u for unknown")
        begun.expect("\\(\\? help\\)")
        begun.send(f"{word}\r")
        begun.expect("What is the trouble")
        begun.expect("\\(\\? help\\)")
    begun.send("so far\r")
    begun.expect("THE RESULT SO FAR")
    told = seen(begun.before)
    assert "is not an answer" not in told
    assert "WHAT IS UNKNOWN leg trouble that wakes you up" in told


def test_a_word_that_begins_with_such_a_key_can_be_typed_after_another_letter(begun: pexpect.spawn) -> None:
    begun.send("change wakes\r")
    begun.expect("y, n, or u")
    begun.expect("\\(\\? help\\)")
    begun.send("why\r")
    begun.expect("You asked to change this answer|bears on")
    begun.send("back\r")
    begun.expect("Nothing was changed")


def test_pages_go_on_by_a_key_and_ctrl_d_leaves_the_page_alone(begun: pexpect.spawn) -> None:
    begun.send("1a 0 7a 8a\r")
    begun.expect("How old are you")
    for skip in ("q", "\x04", "\x03", "change age q"):
        begun.send("explain open\r")
        begun.expect("more lines: Enter goes on")
        begun.send(skip)
        begun.expect("Enter shows the question again")


def test_what_completed_medicines_completes_nothing_else(begun: pexpect.spawn) -> None:
    for line in ("1a 0 7a 8a", "58", "0", "0", "0", "none"):
        begun.send(line + "\r")
    begun.expect("screen 7")
    begun.expect("\\(\\? help\\)|\\.\\.\\.")
    begun.send("furos")
    begun.send("\t\r")
    begun.expect("is not an answer here")
    assert "furosemide" not in begun.before


@pytest.mark.parametrize(("lines", "asked"), [(17, "[1 more line: "), (18, "[2 more lines: ")])
def test_what_is_left_of_a_page_is_counted(monkeypatch: pytest.MonkeyPatch, lines: int, asked: str) -> None:
    said: list[str] = []
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((80, 24)))
    monkeypatch.setattr(Terminal, "_goes_on", lambda _, question: bool(said.append(question)))
    page = Page("Many", (Section("Lines", tuple(Node(str(line)) for line in range(lines))),), "The end.")
    object.__new__(Terminal).page(page)
    assert [question.startswith(asked) for question in said] == [True]
