"""How fast a batch is, beside copying the file, CLIPS and experta: `python -m benchmarks.throughput`.

Everything is measured in one run, on the same files and rules, as wall time of a process of its own and
the most memory it held; of several repeats the fastest counts, on either side. The peers are measured
in this process, without the time to build their engines, and what they find is compared case by case.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click
import orjson

from benchmarks.clips_peer import ClipsPeer
from engine.batch import run
from engine.case import Answers, Case
from engine.casefile import case_of
from engine.rete import Consultation
from knowledge.leg_cramps import leg_cramps

ROOT = Path(__file__).parent.parent
BATCH = ("cli.py", "batch")
COPY = ("-m", "benchmarks.copying")


@dataclass(frozen=True, slots=True)
class Took:
    """The wall time of a process in seconds, and the most memory it held in MiB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.memory:,.0f} MiB"


class Bench:
    """Files of cases in a folder, and processes that are measured; says what it finds as it goes."""

    def __init__(self, folder: Path, repeats: int) -> None:
        self._folder, self._repeats = folder, repeats

    def cases(self, count: int, suffix: str) -> Path:
        """Return a file of so many generated cases."""
        path = self._folder / f"cases-{count}{suffix}"
        if not path.exists():
            self._python("-m", "benchmarks.cases", str(count), "-o", str(path), "--seed", "1")
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

    def time(self, *command: str, repeats: int | None = None) -> Took:
        """Return the fastest of several runs of Python with these arguments."""
        took = [self._python(*command) for _ in range(repeats or self._repeats)]
        return min(took, key=lambda one: one.seconds)

    def batch(self, path: Path, *options: str, repeats: int | None = None) -> Took:
        """Time a batch over a file, into one of the same form."""
        return self.time(*BATCH, str(path), "-o", str(self.output(path)), *options, repeats=repeats)

    def copy(self, path: Path, *options: str) -> Took:
        """Time copying a file."""
        return self.time(*COPY, str(path), str(self.output(path)), *options)

    def output(self, path: Path) -> Path:
        """Name the file that is written over and over."""
        return self._folder / f"out{path.suffix}"

    def _python(self, *arguments: str) -> Took:
        start = perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
        return Took(perf_counter() - start, usage.ru_maxrss / 1024)


def against_copying(bench: Bench, count: int, lines: int) -> Iterator[str]:
    """Compare batches with copying their inputs."""
    path = bench.cases(count, ".parquet")
    floor = bench.copy(path)
    yield f"Parquet, {count:,} cases, copied by Polars: {floor}"
    for what, options, most in (("without", (), 3), ("with", ("--trace",), 5)):
        took = bench.batch(path, *options)
        yield f"  batch {what} fired rules: {took}; {_times(took, floor)} the copy (at most {most})"
    path = bench.cases(lines, ".jsonl")
    for what, given, options in (("as it is", path, ()), ("typed", bench.typed(path), ("--typed",))):
        floor, took = bench.copy(given, *options), bench.batch(given)
        yield f"JSON Lines ({what}), {lines:,} cases, copied by Polars: {floor}"
        yield f"  batch, validated: {took}; {_times(took, floor)} the copy (at most 2)"


def against_peers(bench: Bench, count: int, clips: int, stock: int) -> Iterator[str]:
    """Compare with CLIPS and experta, on the same cases as a batch, and what fires case by case."""
    path = bench.cases(clips, ".jsonl")
    knowledge = leg_cramps()
    with path.open("rb") as lines:
        cases = [case_of(orjson.loads(line), knowledge) for line in lines]
    output = path.with_name("peers.jsonl")
    run(knowledge, [str(path)], str(output), trace=True)
    with output.open("rb") as rows:
        right = [orjson.loads(row)["fired"] for row in rows]
    took = bench.batch(bench.cases(count, ".parquet"))
    batch = took.seconds / count
    yield f"A batch of {count:,} cases, Parquet: {1 / batch:,.0f} cases a second"

    def experta(matcher: str) -> Callable[[Answers], list[str]]:
        consultation = Consultation(knowledge, matcher="stock" if matcher == "stock" else "indexed")
        return lambda answers: [firing.rule.id for firing in consultation.run(answers)]

    for name, peer, some in (
        ("CLIPS", ClipsPeer(knowledge).fired, clips),
        ("experta with its own matcher", experta("stock"), stock),
        ("experta with the indexed matcher", experta("indexed"), clips),
    ):
        each, found = _timed(peer, cases[:some])
        differ = sum(one != other for one, other in zip(found, right, strict=False))
        yield f"{name}: {1 / each:,.1f} cases a second; a batch is {each / batch:,.0f} times as fast"
        yield f"  {some:,} cases compared, {differ} differ in the rules that fire"


def _timed(peer: Callable[[Answers], list[str]], cases: Sequence[Case]) -> tuple[float, list[list[str]]]:
    start = perf_counter()
    found = [peer(case.answers) for case in cases]
    return (perf_counter() - start) / len(cases), found


def growth(bench: Bench, count: int) -> Iterator[str]:
    """Compare with a tenth of the cases, and with twice the rules."""
    path = bench.cases(count, ".parquet")
    small, large = bench.batch(bench.cases(count // 10, ".parquet")), bench.batch(path)
    yield f"A tenth of the cases: {small}; all: {large}; {_times(large, small)} (at most 10.5)"
    options = ("-m", "benchmarks.doubled", str(path), "-o", str(bench.output(path)))
    once, twice = bench.time(*options), bench.time(*options, "--twice")
    yield f"Rules once: {once}; twice: {twice}; {_times(twice, once)} (at most 2.3)"


def memory(bench: Bench, count: int, many: int) -> Iterator[str]:
    """Compare the memory for very many cases with that for fewer."""
    for size in (count, many):
        took = bench.batch(bench.cases(size, ".parquet"), repeats=1)
        yield f"{size:,} cases: {took}"


def _times(one: Took, other: Took) -> str:
    return f"{one.seconds / other.seconds:.2f} x"


@click.command()
@click.option("--cases", default=1_000_000, show_default=True, help="Cases in Parquet.")
@click.option("--lines", default=200_000, show_default=True, help="Cases in JSON Lines.")
@click.option("--many", default=10_000_000, show_default=True, help="Cases to see the memory by.")
@click.option("--clips", default=2_000, show_default=True, help="Cases for CLIPS.")
@click.option("--stock", default=100, show_default=True, help="Cases for experta as it comes.")
@click.option("--repeats", default=3, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the files of cases here.")
def main(
    *, cases: int, lines: int, many: int, clips: int, stock: int, repeats: int, folder: Path | None
) -> None:
    """Measure all of it, in one run."""
    load = f"{os.getloadavg()[0]:.1f}"
    click.echo(f"{os.cpu_count()} processors, load {load}, Python {platform.python_version()}")
    click.echo(f"{len(leg_cramps().rules)} rules, {len(leg_cramps().finding)} findings")
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(folder or Path(temporary), repeats)
        for part in (
            against_copying(bench, cases, lines),
            growth(bench, cases),
            against_peers(bench, cases, clips, stock),
            memory(bench, cases, many),
        ):
            for line in part:
                click.echo(line)


if __name__ == "__main__":
    main()
