"""Plain lines over a pipe: complete without a terminal, and nothing that is typed breaks it."""

from __future__ import annotations

import io
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.assessment.consultation import consult
from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.open import read_cases
from engine.interview.journal import Journal
from engine.interview.run import PlainFace, interview
from engine.interview.session import AnsweredScreen, Session, Turn
from engine.interview.views import summary_page
from engine.report.text import console_for, text_page
from knowledge.criteria import Audience, DrugClass, YesNo
from knowledge.leg_cramps import leg_cramps
from tests.engine.interview.garage import GARAGE

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, str(ROOT / "cli.py"), "interview")


def held(
    folder: Path, lines: Iterable[str], audience: Audience | None = "patient", resume: bool = False
) -> str:
    target = io.StringIO()
    face = PlainFace(io.StringIO("".join(f"{line}\n" for line in lines)), target)
    path = folder / "interview.jsonl"
    interview(GARAGE, face, audience, *((path, None) if resume else (None, path)))
    return target.getvalue()


def test_an_interview_from_beginning_to_end(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    told = held(
        tmp_path, ("1 2b 0", "2", "none", "60", "y", f"case {case}", f"report {tmp_path}/r.html", "note", "q")
    )
    assert "What is wrong?" in told
    assert "no other question we could ask you would change the result" in told
    assert "REFERRAL NOTE" in told.upper()
    assert told.isprintable() or "\x1b" not in told
    assert case.stat().st_mode & 0o777 == 0o600
    (read,) = read_cases(str(case), GARAGE)
    (said,) = consult(GARAGE, [read])
    assert said.case.audience == "patient"
    assert f"Written: {case}" in " ".join(told.split())


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "   ",
        "🦵🦵",
        "x" * 10_000,
        "\x1b[31mred\x1b[0m",
        "\x00",
        "-1",
        "'; drop table",
        "99",
        "../../etc/passwd",
        "%s{}",
    ],
)
def test_nonsense_gets_a_kind_word_and_the_same_question(tmp_path: Path, nonsense: str) -> None:
    told = held(tmp_path, (nonsense, "1 0", nonsense, "2"))
    assert "\x1b" not in told
    assert "\x00" not in told
    assert "What weather was it?" in told
    assert "Everything is kept" in told


def test_a_line_of_which_one_code_is_wrong_is_said_to_be_taken_in_no_part(tmp_path: Path) -> None:
    told = " ".join(held(tmp_path, ("1 2b 9",)).split())
    assert "There is no line 9. The lines are 1 to 4. Nothing you typed was taken." in told
    assert "answered" not in (tmp_path / "interview.jsonl").read_text()


def test_an_emergency_is_said_in_the_middle_of_a_screen(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 2a", "2", "y"))
    assert told.index("EMERGENCY") < told.index("What applies".upper())
    assert "call your local emergency number" in " ".join(told.split())
    assert "You asked for the result now" in told


def test_stop_after_an_emergency_shows_the_result(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 2a", "stop", "y"))
    assert told.splitlines().count("EMERGENCY") == 1
    assert "What now?" in told


def test_back_change_why_help_and_so_far(tmp_path: Path) -> None:
    told = held(
        tmp_path,
        (
            "?",
            "? 2",
            "why",
            "1 0",
            "back",
            "1 3 0",
            "change engine turns",
            "n",
            "so far",
            "change nonsense",
            "quiet",
            "save",
        ),
    )
    assert "undo the last answer" in told
    assert "Do you smell fuel?" in told
    assert "bears on" in told
    assert "Undone" in told
    assert "Does the engine turn?" in told
    assert "WHAT DOES NOT" in told
    assert "'nonsense' is not one of the questions" in told


def test_the_end_of_input_keeps_everything_and_resuming_goes_on_there(tmp_path: Path) -> None:
    held(tmp_path, ("1 0",))
    told = held(tmp_path, ("none",), None, resume=True)
    assert "screens answered: 1" in " ".join(told.split())
    assert "What weather was it?" in told
    assert "What is wrong?" not in told


def test_medicines_that_are_not_known_are_asked_about_and_kept(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 0", "change medicines", "gasohl, mystery", "1", "k", "n", "so far"))
    assert "Did you mean one of these?" in told
    assert "not recognised, and so still unknown: mystery" in told
    assert "gasohol, mystery (and others that were not named)" in told


def test_a_name_for_several_medicines_is_asked_about_and_kept(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 0", "change medicines", "additive", "k", "y", "so far"))
    assert "'additive' may be several medicines" in told
    assert "It may be ethanol blend." in told
    assert "medicines  additive" in told
    assert "Noted: gasohol." in held(tmp_path / "2", ("1 0", "change medicines", "additive", "gasohol"))


def test_medicines_that_were_typed_are_there_after_something_else_and_after_a_break(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 2b 0", "2", "gasohol", "change weather", "2 1"))
    assert told.count("Noted: gasohol.") == 2
    told = held(tmp_path, ("shampoo", "y", "so far"), None, resume=True)
    assert "Noted: gasohol, shampoo." in told
    assert "medicines  gasohol, shampoo" in told


def test_an_unfinished_screen_is_there_after_a_break(tmp_path: Path) -> None:
    held(tmp_path, ("1 2b",))
    told = held(tmp_path, ("0",), None, resume=True)
    assert "2 [b yes] you notice: a) fuel; b) gloom" in told
    assert "What weather was it?" in told


def test_back_undoes_a_screen_that_was_begun_before_the_one_before_it(tmp_path: Path) -> None:
    told = held(
        tmp_path, ("1 2b 0", "change fuel", "back", "back", "1 2b 0", "2", "gasohol", "back", "so far")
    )
    assert "Nothing was changed." in told
    assert "Undone: your answers on this screen" in told
    assert "gasohol" not in told.partition("WHAT APPLIES")[2]
    assert "gasohol" in told.rpartition("Undone")[2], "and it is shown again, to be kept"


def test_a_change_can_be_changed_stopped_or_left(tmp_path: Path) -> None:
    told = held(
        tmp_path,
        ("1 3 0", "change fuel", "change engine turns", "n", "change fuel", "stop", "n", "fuel", "9"),
    )
    assert "You asked for the result now" in told
    assert "Which answer is wrong?" in told
    assert "Your answer so far: yes" in told


def test_the_end_can_be_gone_back_from(tmp_path: Path) -> None:
    lines = ("1 2b 0", "2", "none", "60", "y", "so far", "change weather", "3", "y", "back", "y", "q")
    told = held(tmp_path, lines)
    assert told.count("What now?") == 3
    assert "Your answer so far: wet" in told
    assert "To see the result again" in told
    assert "What now?" in held(tmp_path, (), None, resume=True)


def test_a_disk_that_is_full_is_told_and_the_interview_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Journal.append

    def full(self: Journal, *_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "append", full)
    told = held(tmp_path, ("1 0", "r", "g", "none"))
    assert "Everything but the last answer is kept" in held(tmp_path / "again", ("1 0", "quit"))
    monkeypatch.setattr(Journal, "append", real)
    assert "could not be saved: No space left on device" in told
    assert told.count("Type r or g") == 2
    assert "Nothing more could be saved" in told


def spawned(tmp_path: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "--audience", "patient", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
        cwd=tmp_path,
    )


def test_kill_9_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    process = spawned(tmp_path, "--save", str(path))
    assert process.stdin is not None
    process.stdin.write(b"2a 3ab 0\n6a 7a 8a\n52\n6n 7u\n")
    process.stdin.flush()
    waiting = time.monotonic() + 30
    while not path.exists() or b'"gangrene":"no"' not in path.read_bytes():
        assert time.monotonic() < waiting
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    again = subprocess.run(
        [*COMMAND, "--resume", str(path)], input=b"so far\n", capture_output=True, check=True, cwd=tmp_path
    )
    assert b"screens answered: 2" in b" ".join(again.stdout.split())
    assert b"age: 52 years" in again.stdout
    assert b"screen 3" in again.stdout
    assert b"6 [no] " in again.stdout, "a line of a screen that was not finished"
    assert b"7 [?] " in again.stdout


def test_nothing_of_the_patient_is_left_anywhere_else(tmp_path: Path) -> None:
    process = spawned(tmp_path)
    told, _ = process.communicate(b"2a 0\n6a 7a 8a\n52\nquit\n")
    assert process.returncode == 0
    assert b"Traceback" not in told
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_answers_from_a_file_show_the_screens_and_why() -> None:
    command = [*COMMAND, "--answers", "examples/cold-leg.yaml", "--audience", "patient"]
    told = subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout.decode()
    assert "SHOWN AT ONCE" in told
    assert "why" in told
    assert "Nothing left to ask a patient can change the result." in told
    assert "EMERGENCY" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("--resume", "nowhere.jsonl"),
        ("--resume", "."),
        ("--answers", "nowhere.yaml"),
        ("--answers", "examples/clot.yaml", "--save", "x"),
        ("--audience", "robot"),
        ("--save", "README.md", "--audience", "patient"),
    ],
)
def test_wrong_usage_ends_in_words(arguments: tuple[str, ...]) -> None:
    done = subprocess.run([*COMMAND, *arguments], input=b"", capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_command_to_go_on_stands_on_a_line_of_its_own_and_can_be_copied(tmp_path: Path) -> None:
    folder = tmp_path / ("a long name " * 9)
    folder.mkdir()
    told = held(folder, ("1 0",))
    command = next(line for line in told.splitlines() if line.startswith("crampdx interview --resume"))
    assert [str(folder / "interview.jsonl")] == shlex.split(command)[3:]


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = subprocess.run(
        [*COMMAND, "--audience", "patient", "--save", "file/x"],
        input=b"2a 0",
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert b"with --save FILE" in done.stderr
    assert done.stdout == b""


def test_nobody_who_answers_leaves_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(COMMAND, input=b"maybe\n", capture_output=True, check=True, env=environment)
    assert b"Nothing was asked, and nothing is kept." in done.stdout
    assert list(tmp_path.rglob("*")) == []


def test_what_was_answered_of_an_unfinished_screen_counts_in_every_result(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    told = held(tmp_path, ("1 2b", "so far", f"save {case}", "stop", "y", "q"))
    assert "(so far: at least routine; flat battery)" in told
    assert told.count("dim lights") >= 2
    (read,) = read_cases(str(case), GARAGE)
    assert read.answers == {"will_not_start": True, "lights_dim": True}
    (stopped,) = (turn for turn in resumed_turns(tmp_path) if isinstance(turn, AnsweredScreen))
    assert stopped.answers == read.answers


def test_what_was_changed_is_not_changed_back_when_its_screen_is_finished(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 2b", "change dim lights", "n", "0", "so far"))
    assert "dim lights" in told.rpartition("WHAT DOES NOT")[2]
    again = tmp_path / "again"
    held(again, ("1 2b", "change dim lights", "n"))
    assert "dim lights" in held(again, ("0", "so far"), None, resume=True).rpartition("WHAT DOES NOT")[2]


def resumed_turns(folder: Path) -> tuple[Turn, ...]:
    journal = Journal(folder / "interview.jsonl", new=False)
    try:
        return journal.resume(GARAGE).session.turns
    finally:
        journal.close()


def test_the_review_counts_what_is_denied_until_all_is_asked_for(tmp_path: Path) -> None:
    told = held(tmp_path, ("1 0", "2", "none", "60", "all", "y", "q"))
    short, whole, *_ = told.partition("WHAT DOES NOT")[2].split("Is this right?")
    denied = GARAGE.finding["smell_of_fuel"].label
    assert "4  What is wrong?" in short
    assert denied not in short
    assert denied in whole


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_the_review_fits_two_pages_when_everything_is_denied_or_unknown(audience: Audience) -> None:
    legs = leg_cramps()
    asked = [f for f in legs.finding.values() if audience in f.asked_of and not isinstance(f, DrugClass)]
    answers: dict[str, Answer] = {
        f.id: False if isinstance(f, YesNo) and number % 2 else CANNOT_TELL for number, f in enumerate(asked)
    }
    session = Session(legs, audience).after(AnsweredScreen("all", answers))
    console = console_for(io.StringIO(), plain=True)
    console.width = 80
    assert len(text_page(summary_page(session, whole=False), console).splitlines()) <= 2 * 22
    assert len(text_page(summary_page(session), console).splitlines()) > 2 * 22
