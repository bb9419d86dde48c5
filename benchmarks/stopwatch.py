"""Processes that are measured, over files of generated cases in one folder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

import orjson

ROOT = Path(__file__).parent.parent
_BATCH = ("cli.py", "batch")
_COPY = ("-m", "benchmarks.copying")


@dataclass(frozen=True, slots=True)
class Took:
    """The wall time of a process in seconds, and the most memory it held in MiB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.memory:,.0f} MiB"

    def times(self, other: Took) -> str:
        """Say how many times as long as another it took."""
        return f"{self.seconds / other.seconds:.2f} x"


class Bench:
    """Measures processes, each over a file and only once for all that asks for it.

    Of several repeats the fastest counts.
    """

    def __init__(self, folder: Path, repeats: int) -> None:
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

    def batch(self, path: Path, *options: str, once: bool = False) -> Took:
        """Time a batch over a file, into one of the same form."""
        return self.timed(*_BATCH, str(path), "-o", str(self.output(path)), *options, once=once)

    def copy(self, path: Path, *options: str) -> Took:
        """Time copying a file."""
        return self.timed(*_COPY, str(path), str(self.output(path)), *options)

    def output(self, path: Path) -> Path:
        """Name the file that is written over and over."""
        return self._folder / f"out{path.suffix}"

    def _timed(self, *command: str, once: bool = False) -> Took:
        """Return the fastest run of Python with these arguments."""
        took = [self._python(*command) for _ in range(1 if once else self._repeats)]
        return min(took, key=lambda one: one.seconds)

    def _python(self, *arguments: str) -> Took:
        start = perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
        return Took(perf_counter() - start, usage.ru_maxrss / 1024)
