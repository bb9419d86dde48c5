from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pexpect
import pytest

from engine.explain import Explanation
from engine.explain.prompt import HELP, completions, prompt
from tests.car import CAR
from tests.engine.explain.patients import COLD

ROOT = Path(__file__).parents[3]


class Talk:
    """A conversation at the prompt: what was shown, and what was said."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.shown: list[Explanation] = []
        self.said: list[str] = []
        waiting = iter(lines)

        def read() -> str:
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        prompt(CAR, COLD, show=self.shown.append, say=self.said.append, read=read)


def test_it_opens_with_the_result_and_how_to_get_help() -> None:
    assert Talk([]).said == ["cold: urgent; leading: flat battery and empty tank. Type help for help."]


def test_questions_are_answered_one_after_another() -> None:
    talk = Talk(["how urgency\n", "", "  why-not leak", 'what-if "voltage=12800 mV" weather=', "open"])
    assert [one.record["question"] for one in talk.shown] == ["how", "why-not", "what-if", "open"]


def test_a_question_that_makes_no_sense_is_told_and_the_next_one_is_read() -> None:
    talk = Talk(["hw urgency", "how urgenci", 'how "', "voice loud", "how urgency"])
    assert len(talk.shown) == 1
    _, *said = talk.said
    assert [
        next(hint for hint in ("Did you mean how?", "Did you mean urgency?", "quotation mark",
                               "clinician or patient") if hint in line)
        for line in said
    ] == ["Did you mean how?", "Did you mean urgency?", "quotation mark", "clinician or patient"]  # fmt: skip


def test_voice_and_form_hold_for_what_follows() -> None:
    talk = Talk(["how urgency", "full", "how urgency", "voice patient", "short", "how urgency"])
    pages = [one.page for one in talk.shown]
    assert len(set(pages)) == 3


def test_it_ends_at_quit_and_at_the_end_of_input() -> None:
    assert Talk(["quit", "how urgency"]).shown == []
    assert Talk(["help"]).said[1] == HELP


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("wh", ["why", "why-not", "what-if", "what-would-change"]),
        ("how volt", ["voltage", "measure_voltage", "step:measure_voltage", "finding:voltage"]),
        ("how rule:CAR-1", ["rule:CAR-10", "rule:CAR-11"]),
        ("what-if nois", ["noise="]),
        ("what-if noise=", ["noise=click", "noise=whirr", "noise=none", "noise=unknown"]),
        ("what-if lights_dim=y", ["lights_dim=yes"]),
        ("what-if voltage=12 medic", ["medicines="]),
        ("voice p", ["patient"]),
        ("nonsense x", []),
    ],
)
def test_what_was_typed_is_completed(line: str, expected: list[str]) -> None:
    found = list(completions(CAR, line))
    assert sorted(expected) == sorted(found)


SCRIPT = """
from engine.explain.prompt import prompt
from tests.car import CAR
from tests.engine.explain.patients import COLD
prompt(CAR, COLD, show=lambda e: print("SHOWN", e.record["question"], e.record["about"]), say=print)
print("OVER")
"""


ENVIRONMENT = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONPATH": str(ROOT)}


def test_in_a_terminal_names_are_completed_and_history_recalled() -> None:
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable, ["-c", SCRIPT], cwd=ROOT, env=ENVIRONMENT, encoding="utf-8", timeout=60
    )
    child.expect("explain>")
    child.send("op\t")
    child.expect("en")
    child.send("lead\t")
    child.expect("ing")
    child.send("\r")
    child.expect("SHOWN open leading")
    child.expect("explain>")
    child.send("\x1b[A\r")
    child.expect("SHOWN open leading")
    child.expect("explain>")
    child.send("open leak\x03")
    child.expect("explain>")
    child.send("\x04")
    child.expect("OVER")
    child.close()


def test_over_a_pipe_it_reads_plain_lines() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], input="how urgency\nopen", cwd=ROOT, env=ENVIRONMENT,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    _, *lines = done.stdout.splitlines()
    assert lines == ["SHOWN how urgency", "SHOWN open result", "OVER"]
