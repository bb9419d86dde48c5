"""In a real pseudo-terminal, small, usual and large: keys, Ctrl-C, Ctrl-D, resizing, no colour."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pexpect
import pytest

from engine.interview.terminal import Terminal
from engine.report.page import Node, Page, Section

ROOT = Path(__file__).parents[3]
SIZES = ((20, 60), (24, 80), (60, 200))
DOWN, LEFT, ESC, CLEAR, BACKSPACE = "\x1b[B", "\x1b[D", "\x1b", "\x15", "\x7f"
PAGED = "(more lines?|the end): Enter goes on"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interview.jsonl"


def spawned(
    path: Path, *arguments: str, size: tuple[int, int] = (24, 80), **environment: str
) -> pexpect.spawn:
    child = pexpect.spawn(
        sys.executable,
        [str(ROOT / "cli.py"), "interview", *arguments],
        dimensions=size,
        encoding="utf-8",
        timeout=12,
        cwd=str(path.parent),
        env={
            "TERM": "xterm-256color",
            "HOME": str(path.parent),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
            **environment,
        },
    )
    child.delaybeforesend = 0.05
    return child


def patient(path: Path, size: tuple[int, int] = (24, 80), **environment: str) -> pexpect.spawn:
    return spawned(path, "--audience", "patient", "--save", str(path), size=size, **environment)


@pytest.fixture
def begun(path: Path) -> Iterator[pexpect.spawn]:
    child = patient(path)
    child.expect("so far: at least")
    yield child
    child.close(force=True)


def none_of_the_alarms(child: pexpect.spawn) -> None:
    """Deny two screens of alarms, neither of which fits on 24 lines: what was not seen is shown first."""
    for screen in ("need help fast", "More signs"):
        child.expect(screen)
        child.send("0\r")
        child.expect("had not been on the screen")
        child.send("\r")


def answered(path: Path) -> dict[str, object]:
    """Return all answers that are in the journal."""
    records = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return {name: said for record in records for name, said in record.get("answers", {}).items()}


@pytest.mark.parametrize(
    ("size", "environment"), [*zip(SIZES, ({"NO_COLOR": "1"}, {}, {"NO_COLOR": "1"}), strict=True)]
)
def test_keys_answer_the_first_screens(
    path: Path, size: tuple[int, int], environment: dict[str, str]
) -> None:
    child = patient(path, size, **environment)
    child.expect("> \\[ \\] 1a")
    child.send(f"{DOWN}{DOWN} {DOWN}n{DOWN}y")
    child.send("0\r")
    child.expect("Not answered yet: 6, 7, 8")
    child.send(f" {DOWN * 3} {DOWN * 3} \r")
    child.expect("How old are you")
    child.expect("0 to 120 years")
    child.send("58")
    child.expect("58 years")
    child.send("\r")
    child.expect("screen 3")
    child.close(force=True)
    said = answered(path)
    told = (said["leg_cramp"], said["leg_pain"], said["night_in_bed"], said["at_rest"], said["age"])
    assert told == ("yes", "no", "yes", "no", 58)


def test_a_screen_for_which_the_window_is_too_small_scrolls_to_the_focus(path: Path) -> None:
    child = patient(path, (12, 40))
    child.expect("> \\[ \\] 1a")
    child.send(f"{DOWN * 11}y0\r")
    child.expect("Not answered yet")
    child.close(force=True)
    assert [name for name, said in answered(path).items() if said == "yes"] == ["in_heat_with_sweating"]


def test_typed_codes_still_answer_and_what_stands_so_far_is_in_a_corner(begun: pexpect.spawn) -> None:
    begun.send("2a 3ab 0\r")
    begun.expect("Not answered yet: 6, 7, 8")
    begun.expect("night leg cramps")
    begun.send("6a 7a 8a\r")
    begun.expect("How old are you")
    begun.send("58\r")
    begun.expect("screen 3")


def test_a_dumb_terminal_gets_plain_lines(path: Path) -> None:
    child = patient(path, TERM="dumb")
    child.expect("Type all that apply")
    child.send("2a 0 6a 7a 8a\r")
    child.expect("How old are you")
    assert "\x1b" not in child.before
    child.close(force=True)


def test_esc_and_left_go_back_and_the_answers_stand_there_still(begun: pexpect.spawn, path: Path) -> None:
    begun.send("2a 0 6a 7a 8a\r")
    for key in (LEFT, ESC):
        begun.expect("How old are you")
        begun.send(key)
        begun.expect("\\[x\\] 2a")
        begun.expect("Undone")
        begun.send("\r")
    begun.expect("How old are you")
    assert answered(path)["leg_cramp"] == "yes"


def test_ctrl_c_asks_first_and_ctrl_d_leaves_with_everything_kept(begun: pexpect.spawn, path: Path) -> None:
    begun.sendintr()
    begun.expect("Nothing is lost")
    begun.send("2a 0 6a 7a 8a\r")
    begun.expect("How old are you")
    begun.sendeof()
    begun.expect("Everything is kept")
    begun.expect(pexpect.EOF)
    begun.wait()
    assert begun.exitstatus == 0
    again = spawned(path, "--resume", str(path))
    again.expect("How old are you")
    again.expect("at least")
    again.sendintr()
    again.expect("Nothing is lost")
    again.sendintr()
    again.expect("Everything is kept")
    again.expect(pexpect.EOF)
    again.close()


@pytest.mark.parametrize("leave", ["quit\r", "\x04"])
def test_what_is_ticked_is_kept_when_the_person_leaves(begun: pexpect.spawn, path: Path, leave: str) -> None:
    begun.send(f"{DOWN}{DOWN} {DOWN}n{leave}")
    begun.expect("Everything is kept")
    begun.expect(pexpect.EOF)
    assert answered(path) == {"leg_cramp": "yes", "leg_pain": "no"}


def test_back_help_and_why(begun: pexpect.spawn) -> None:
    begun.send("2a 0 6a 7a 8a\r")
    begun.expect("How old are you")
    begun.send("?\r")
    begun.expect("undo the last answer")
    begun.send("why\r")
    begun.expect("bears on")
    begun.send("back\r")
    begun.expect("leg cramps")
    begun.expect("Undone")


def test_nothing_typed_ends_in_a_traceback(begun: pexpect.spawn) -> None:
    for nonsense in ("🦵", "\x1b[A", "\x1b\x1b", "x" * 2_000, "\t\t", "\x1b[31mred\x1b]0;me\x07"):
        begun.send(nonsense + "\r")
    begun.expect("]0;me_")
    begun.send(f"{CLEAR}2a 0 6a 7a 8a\r")
    begun.expect("How old are you")
    assert "Traceback" not in begun.before
    assert "Press ENTER to continue" not in begun.before


def test_a_wrong_code_answers_nothing_and_stays_to_be_corrected(begun: pexpect.spawn, path: Path) -> None:
    begun.send("2a 0 6a 7a 8\r")
    begun.expect("Type 8a")
    begun.send("z\r")
    begun.expect("z_")
    assert answered(path) == {}
    begun.send(f"{BACKSPACE}a\r")
    begun.expect("How old are you")
    assert [name for name, said in answered(path).items() if said == "yes"] == ["leg_cramp"]


def test_resizing_in_the_middle_keeps_what_was_typed(begun: pexpect.spawn) -> None:
    begun.send("2a 0 6a")
    begun.setwinsize(40, 60)
    begun.send(" 7a 8a\r")
    begun.expect("How old are you")
    begun.setwinsize(10, 30)
    begun.send("58\r")
    begun.expect("screen 3")


def test_medicines_are_completed_and_misspelt_ones_asked_about(begun: pexpect.spawn) -> None:
    for line in ("2a 0 6a 7a 8a", "58"):
        begun.send(line + "\r")
    none_of_the_alarms(begun)
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
    begun.expect("screen 6")


def test_an_emergency_leads_to_the_report_and_its_files(begun: pexpect.spawn, path: Path) -> None:
    begun.send("2a 0 6a 7a 8a\r")
    begun.expect("How old are you")
    begun.send("70\r")
    begun.expect("suddenly")
    begun.send("1ab\r")
    begun.expect("EMERGENCY")
    begun.send("2\r")
    begun.expect("Is this right")
    begun.send("y\r")
    for _ in range(40):
        if begun.expect([PAGED, "What now"]) == 1:
            break
        begun.send("\r")
    begun.send("note note.md\r")
    begun.expect("Written: note.md")
    begun.send("case case.yaml\r")
    begun.expect("Written: case.yaml")
    begun.send("quit\r")
    begun.expect(pexpect.EOF)
    assert "Acute limb ischaemia" in (path.parent / "note.md").read_text("utf-8")
    assert "Written" not in begun.before.rpartition("\x1b[?1049l")[2]


def test_a_single_question_is_answered_by_a_key_and_enter_or_by_the_word(
    begun: pexpect.spawn, path: Path
) -> None:
    for change, keys in (("wakes", "y"), ("course", "2"), ("wakes", "unknown"), ("course", f"{DOWN} ")):
        begun.send(f"change {change}\r")
        begun.expect("I don't know")
        begun.send(f"{keys}\r")
        begun.expect("What is the trouble")
    said = answered(path)
    assert (said["wakes_from_sleep"], said["course"]) == ("unknown", "constant")


def test_pages_go_on_by_a_key_and_ctrl_d_leaves_the_page_alone(begun: pexpect.spawn) -> None:
    begun.send("2a 0 6a 7a 8a\r")
    begun.expect("How old are you")
    for skip in ("q", "\x04", "\x03", "change age q"):
        begun.send("explain open\r")
        begun.expect("more lines: Enter goes on")
        begun.send(skip)
        begun.expect("Enter shows the question again")
        begun.send("\r")
        begun.expect("How old are you")


def test_what_completed_medicines_completes_nothing_else(begun: pexpect.spawn) -> None:
    for line in ("2a 0 6a 7a 8a", "58"):
        begun.send(line + "\r")
    none_of_the_alarms(begun)
    begun.send("none\r")
    begun.expect("screen 6")
    begun.send("furos")
    begun.send("\t\r")
    begun.expect("is not an answer here")
    assert "furosemide" not in begun.before


@pytest.mark.parametrize(("lines", "asked"), [(17, "[1 more line: "), (18, "[2 more lines: ")])
def test_what_is_left_of_a_page_is_counted(monkeypatch: pytest.MonkeyPatch, lines: int, asked: str) -> None:
    said: list[str] = []
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((80, 24)))
    monkeypatch.setattr(Terminal, "_key", lambda _, question: said.append(question) or "")
    page = Page("Many", (Section("Lines", tuple(Node(str(line)) for line in range(lines))),), "The end.")
    Terminal().page(page)
    assert asked == said[0][: len(asked)]
    assert said[1:] == ["[the end: Enter goes on, b goes back] "]


def test_a_page_goes_back_part_by_part(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = iter(["", "", "b", "b", "b", "q"])
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((80, 24)))
    monkeypatch.setattr(Terminal, "_key", lambda *_: next(keys))
    page = Page("Many", (Section("Lines", tuple(Node(f"no {n}.") for n in range(60))),), "The end.")
    Terminal().page(page)
    shown = capsys.readouterr().out
    assert [shown.count(f"no {n}.") for n in (0, 30, 59)] == [3, 2, 1]


@pytest.mark.parametrize("size", SIZES)
def test_review_and_end_are_forms_and_back_keeps_the_place(path: Path, size: tuple[int, int]) -> None:
    child = patient(path, size, NO_COLOR="1")
    child.expect("> \\[ \\] 1a")
    child.send("2a 0 6a 7a 8a\r")
    child.expect("How old are you")
    child.send("stop\r")
    child.expect("arrows scroll")
    child.send("\r")
    child.expect("PageUp")
    child.send(f"{DOWN} \r")
    child.expect("Which answer is wrong")
    child.send(ESC)
    child.expect("Nothing was changed")
    child.send("\r")
    child.expect("PageUp")
    child.send("y\r")
    for _ in range(40):
        if child.expect([PAGED, "Enter goes back", "What now"]) == 2:
            break
        child.send("\r")
    child.expect("> \\( \\) report")
    child.send(f"{DOWN}{DOWN} \r")
    child.expect("Which file")
    child.send(ESC)
    child.expect("What now")
    child.send("case\r")
    child.expect("Which file")
    child.send("mine.yaml\r")
    child.expect("Written: mine.yaml")
    child.send(ESC)
    child.expect("yes: show the result")
    child.close(force=True)
    assert "leg_cramp: yes" in (path.parent / "mine.yaml").read_text("utf-8")
