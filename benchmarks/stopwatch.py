"""Processes that are measured, over files of generated cases in one folder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeAlias

import orjson

ROOT = Path(__file__).parent.parent
Command: TypeAlias = tuple[str, ...]
"""Arguments of Python."""

_BATCH = ("cli.py", "batch")
_COPY = ("-m", "benchmarks.copying")


@dataclass(frozen=True, slots=True)
class Took:
    """The wall time of a process in seconds, and the most memory it held in MiB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.memory:,.0f} MiB"

    @staticmethod
    def middle(runs: list[Took]) -> Took:
        """Return the medians of several runs."""
        return Took(median(one.seconds for one in runs), median(one.memory for one in runs))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two commands, run in turns: the medians of each, and of how many times as long the other took."""

    one: Took
    other: Took
    ratio: float

    def cells(self) -> tuple[str, str, str]:
        """Return them as a table shows them."""
        return str(self.one), str(self.other), f"{self.ratio:.2f} x"


class Bench:
    """Measures processes over files of cases, each so many times, and in pairs where they are compared."""

    def __init__(self, folder: Path, repeats: int = 1) -> None:
        self._folder, self._repeats = folder, repeats
        self.timed = cache(self._timed)

    def cases(self, count: int, suffix: str) -> Path:
        """Return a file of so many generated cases."""
        path = self._folder / f"cases-{count}{suffix}"
        if not path.exists():
            self._python("-m", "tools.cases", str(count), "-o", str(path), "--seed", "1")
        return path

    def typed(self, path: Path) -> Path:
        """Return a copy of lines of JSON without what was asked and cannot be told."""
        target = path.with_name(f"typed-{path.name}")
        if not target.exists():
            with path.open("rb") as lines, target.open("wb") as copy:
                for line in lines:
                    record = orjson.loads(line)
                    answers = record["answers"].items()
                    record["answers"] = {name: each for name, each in answers if each != "unknown"}
                    copy.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
        return target

    def batch(self, path: Path, *options: str) -> Command:
        """Name a batch over a file, into one of the same form."""
        return (*_BATCH, str(path), "-o", str(self.output(path)), *options)

    def copy(self, path: Path, *options: str) -> Command:
        """Name the copying of a file."""
        return (*_COPY, str(path), str(self.output(path)), *options)

    def output(self, path: Path) -> Path:
        """Name the file that is written over and over."""
        return self._folder / f"out{path.suffix}"

    def pair(self, one: Command, other: Command) -> Pair:
        """Run two commands in turns, so that what else the machine does meets both."""
        runs = [(self._python(*one), self._python(*other)) for _ in range(self._repeats)]
        ratio = median(after.seconds / before.seconds for before, after in runs)
        return Pair(Took.middle([run for run, _ in runs]), Took.middle([run for _, run in runs]), ratio)

    def _timed(self, command: Command, *, once: bool = False) -> Took:
        """Return the medians of runs of one command; it is run only once for all that asks for it."""
        return Took.middle([self._python(*command) for _ in range(1 if once else self._repeats)])

    def _python(self, *arguments: str) -> Took:
        start = perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
        return Took(perf_counter() - start, usage.ru_maxrss / 1024)
