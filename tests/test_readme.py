"""README tells the truth: its commands run, and what it shows is what they print.

Run as a program (`python -m tests.test_readme`), it writes what the commands print now into README.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.commands import crampdx

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN = re.compile(r"```console\n\$ crampdx (?P<command>.*)\n(?P<output>(?:.*\n)*?)```")
BLOCKS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:cat case.json \| |\.venv/bin/)?crampdx (.*?)(?: +#.*)?$", re.MULTILINE)
COMMANDS = COMMAND.findall("\n".join(BLOCKS.findall(README.read_text("utf-8"))))
PROVING = ("prove", "knowledge handbook", "knowledge lint")
"""Commands that take the prover, which the tests run once for them all."""

MAKES_FILES = (
    "interview --audience patient --save my-answers.session --plain",
    "fhir cases examples/fhir-record.json -o record.jsonl",
    "fhir response examples/clot.yaml -o answers.json",
)
"""What makes the files that other commands of README read."""
ELISION = "...\n"
LINES_SHOWN_AT_FIRST = 24
CASE = '{"id": "piped", "answers": {"leg_cramp": true}}'


def printed(command: str, folder: Path) -> str:
    """Return what a command of README prints in a folder that has the files it names."""
    done = ran(command, folder)
    return done.stdout + done.stderr


def ran(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of README in a folder that has the files it names."""
    arguments = [part for word in shlex.split(command) for part in _expanded(word)]
    done = crampdx(*arguments, given=CASE, folder=folder)
    assert "Traceback" not in done.stderr
    return done


def _expanded(word: str) -> list[str]:
    return sorted(str(p.relative_to(ROOT)) for p in ROOT.glob(word)) if "*" in word else [word]


def prepare(folder: Path) -> Path:
    """Lay out the files that README's commands name."""
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "cases.jsonl").write_text(CASE + "\n", "utf-8")
    (folder / "clot.trace").write_text(printed("assess examples/clot.yaml --format trace", folder), "utf-8")
    for command in MAKES_FILES:
        printed(command, folder)
    return folder


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("readme"))


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    """Lay the files out anew for each command, so that none reads what another left behind."""
    return shutil.copytree(prepared, tmp_path / "readme", symlinks=True)


def shortened(output: str, shown: str) -> str:
    """Return the output, or as much of it as README shows before an elision."""
    if not shown.endswith(ELISION):
        return output
    lines = len(shown.splitlines()) - 1 or LINES_SHOWN_AT_FIRST
    return "".join(output.splitlines(keepends=True)[:lines]) + ELISION


@pytest.mark.parametrize("match", list(SHOWN.finditer(README.read_text("utf-8"))), ids=lambda m: m["command"])
def test_what_readme_shows_is_what_is_printed(match: re.Match[str], folder: Path) -> None:
    assert shortened(printed(match["command"], folder), match["output"]) == match["output"]


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in PROVING])
def test_every_command_of_readme_runs(command: str, folder: Path) -> None:
    """Each ends with 0: those that README shows to be rejected stand with what they print."""
    done = ran(command, folder)
    assert (done.returncode, done.stderr if done.returncode else "") == (0, "")


@pytest.mark.usefixtures("proved_already", "linted_already")
@pytest.mark.parametrize("command", PROVING)
def test_commands_of_readme_that_prove_run_on_what_is_proved(command: str, folder: Path) -> None:
    assert command in COMMANDS
    done = ran(command, folder)
    assert (done.returncode, done.stdout != "") == (0, True)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("assess examples/nothing.yaml", 2),
        ("batch nothing.jsonl -o out.csv", 2),
        ("explain examples/clot.yaml how nonsense", 2),
        ("assess examples/broken/typing-errors.yaml", 2),
    ],
)
def test_a_broken_command_would_be_noticed(command: str, code: int, folder: Path) -> None:
    assert ran(command, folder).returncode == code


def test_the_two_lines_stand_in_readme_once_each() -> None:
    text = README.read_text("utf-8")
    assert len(re.findall(r"^python3 -m venv .*pytest.*$", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^python3 -m venv .*crampdx.*$", text, re.MULTILINE)) == 1


def refresh() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = prepare(Path(name))

        def renewed(match: re.Match[str]) -> str:
            output = shortened(printed(match["command"], folder), match["output"])
            return f"```console\n$ crampdx {match['command']}\n{output}```"

        README.write_text(SHOWN.sub(renewed, README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    refresh()
