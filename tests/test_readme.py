"""README tells the truth: its commands run, and what it shows is what they print.

Run as a program (`python tests/test_readme.py`), it writes what the commands print now into README.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN = re.compile(r"```console\n\$ crampdx (?P<command>.*)\n(?P<output>(?:.*\n)*?)```")
COMMANDS = re.compile(r"^(?:cat case.json \| )?crampdx (.*?)(?: +#.*)?$", re.MULTILINE)
ELISION = "...\n"
LINES_SHOWN = 42


def printed(command: str) -> str:
    arguments = [part for word in shlex.split(command) for part in _expanded(word)]
    env = os.environ | {"COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=env,
        input='{"id": "piped", "answers": {"leg_cramp": true}}',
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def _expanded(word: str) -> list[str]:
    return sorted(str(p.relative_to(ROOT)) for p in ROOT.glob(word)) if "*" in word else [word]


def shortened(output: str, shown: str) -> str:
    """Return the output, or its beginning where what README shows ends in an elision."""
    if not shown.endswith(ELISION):
        return output
    return "".join(output.splitlines(keepends=True)[:LINES_SHOWN]) + ELISION


@pytest.mark.parametrize("match", list(SHOWN.finditer(README.read_text("utf-8"))), ids=lambda m: m["command"])
def test_what_readme_shows_is_what_is_printed(match: re.Match[str]) -> None:
    assert shortened(printed(match["command"]), match["output"]) == match["output"]


@pytest.mark.parametrize("command", sorted(set(COMMANDS.findall(README.read_text("utf-8")))))
def test_every_command_of_readme_runs(command: str) -> None:
    assert printed(command)


def test_the_two_lines_stand_in_readme_once_each() -> None:
    text = README.read_text("utf-8")
    assert len(re.findall(r"^python3 -m venv .*pytest.*$", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^python3 -m venv .*crampdx.*$", text, re.MULTILINE)) == 1


def refresh() -> None:
    text = README.read_text("utf-8")

    def renewed(match: re.Match[str]) -> str:
        output = shortened(printed(match["command"]), match["output"])
        return f"```console\n$ crampdx {match['command']}\n{output}```"

    README.write_text(SHOWN.sub(renewed, text), "utf-8")


if __name__ == "__main__":
    refresh()
