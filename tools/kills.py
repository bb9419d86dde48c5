"""Batches killed at random moments: `python -m tools.kills --kills 50`.

Under the name asked for there may be what was there before, or the whole of the output, or nothing where
there was nothing, and never anything else; and a rerun gives the same bytes and leaves nothing beside.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.stopwatch import ROOT

SUFFIXES = (".jsonl", ".csv", ".parquet")
_BEFORE = b"what was there before"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A batch from one file into another, and what it writes if nobody kills it, and in how long."""

    path: Path
    output: Path
    right: bytes
    errors: bytes
    seconds: float

    @classmethod
    def of(cls, path: Path, output: Path) -> Attempt:
        """Let a batch come to its end."""
        start = time.monotonic()
        with _started(path, output) as process:
            process.wait()
        seconds = time.monotonic() - start
        return cls(path, output, output.read_bytes(), _errors(output).read_bytes(), seconds)

    def killed(self, moment: float, *, before: bool) -> str:
        """Kill it after so many seconds; return how far it had come, or raise ClickException."""
        for path in (self.output, _errors(self.output)):
            path.unlink(missing_ok=True)
            if before:
                path.write_bytes(_BEFORE)
        with _started(self.path, self.output) as process:
            time.sleep(moment)
            ended = process.poll() is not None
            process.kill()
        writing = any(self.output.parent.glob(".*.partial"))
        for path, right in ((self.output, self.right), (_errors(self.output), self.errors)):
            there = path.read_bytes() if path.exists() else None
            if there not in (right, _BEFORE if before else None):
                raise click.ClickException(f"{path} is half done, killed after {moment:.3f} s")
        return "after its end" if ended else "while it wrote" if writing else "before it wrote"

    def again(self) -> None:
        """Let it come to its end, or raise ClickException if anything else comes of it than before."""
        again = Attempt.of(self.path, self.output)
        if (again.right, again.errors) != (self.right, self.errors):
            raise click.ClickException(f"a rerun into {self.output} gives other bytes")


def _errors(output: Path) -> Path:
    return output.with_name(f"{output.name}.errors.jsonl")


def _started(path: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "cli.py", "batch", str(path), "-o", str(output)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


@click.command()
@click.option("--kills", default=50, show_default=True)
@click.option("--cases", default=30_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(kills: int, cases: int, seed: int) -> None:
    """Kill batches; end with 1 where one leaves anything half done."""
    luck = random.Random(seed)
    came: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        subprocess.run([sys.executable, "-m", "tools.cases", str(cases), "-o", path], cwd=ROOT, check=True)
        with path.open("a") as file:
            file.write("no case\n")
        attempts = [Attempt.of(path, Path(folder, f"out{suffix}")) for suffix in SUFFIXES]
        for number in range(kills):
            attempt = attempts[number % len(attempts)]
            came[attempt.killed(luck.uniform(0, attempt.seconds * 1.1), before=number % 2 == 0)] += 1
        for attempt in attempts:
            attempt.again()
        if left := [each.name for each in Path(folder).glob(".*")]:
            raise click.ClickException(f"left behind: {', '.join(left)}")
    told = ", ".join(f"{times} {moment}" for moment, times in sorted(came.items()))
    click.echo(f"{kills} kills ({told}): nothing half done, and a rerun gives the same bytes")


if __name__ == "__main__":
    main()
