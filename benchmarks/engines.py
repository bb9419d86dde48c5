"""The same cases through a batch, Polars, DuckDB and Spark: `python -m benchmarks.engines --cases 1000000`.

Each engine is a process of its own, from a Parquet file to Parquet; what they write is compared with what the
batch writes, row by row and column by column. Memory is that of all processes of an engine together, where
pages that they share count once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import perf_counter

import click
import pyarrow as pa
from pyarrow import parquet

import crampdx
from benchmarks.stopwatch import ROOT, Bench
from engine.batch import run
from knowledge.leg_cramps import leg_cramps

ENGINES = ("batch", "polars", "duckdb", "spark-1", "spark-2")
_EVERY = 0.25
_EXECUTOR_MIB = 1024
_PARTITION = 2 << 20


@dataclass(frozen=True, slots=True)
class Took:
    """What an engine took: seconds until it could begin, and for the cases, these of processors too; MiB."""

    start: float
    work: float
    processors: float
    memory: float


def with_batch(source: Path, target: Path) -> None:
    """Read and write by ourselves."""
    run(leg_cramps(), [str(source)], str(target))


def with_polars(source: Path, target: Path) -> None:
    """Let Polars read, piece by piece, and Arrow write."""
    import polars as pl

    def pieces() -> Iterator[pa.RecordBatch]:
        for piece in pl.scan_parquet(source).collect_batches(chunk_size=65_536):
            yield from piece.to_arrow().to_batches()

    with parquet.ParquetWriter(target, crampdx.result_schema(), compression="zstd") as file:
        for said in crampdx.assess_batches(pieces()):
            file.write_batch(said)


def with_duckdb(source: Path, target: Path) -> None:
    """Let DuckDB read and write, each over a reader of record batches."""
    import duckdb

    cases = duckdb.connect().read_parquet(str(source)).to_arrow_reader(65_536)
    said = pa.RecordBatchReader.from_batches(crampdx.result_schema(), crampdx.assess_batches(cases))
    duckdb.connect().from_arrow(said).write_parquet(str(target), compression="zstd")


def on_spark(executors: int) -> Callable[[], Callable[[Path, Path], None]]:
    """Start executors of one core each, every one a process of its own, and let them read and write."""

    def started() -> Callable[[Path, Path], None]:
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable
        spark = (
            SparkSession.builder.master(f"local-cluster[{executors},1,{_EXECUTOR_MIB}]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.executorEnv.PYTHONPATH", str(ROOT))
            .config("spark.sql.files.maxPartitionBytes", _PARTITION)
            .getOrCreate()
        )
        # The first job of a session loads what all later ones have there already.
        crampdx.assess_spark(spark.createDataFrame([("a", True)], "id string, leg_cramp boolean")).collect()

        def work(source: Path, target: Path) -> None:
            crampdx.assess_spark(spark.read.parquet(str(source))).write.parquet(str(target))

        return work

    return started


def _starter(engine: str) -> Callable[[], Callable[[Path, Path], None]]:
    if engine.startswith("spark-"):
        return on_spark(int(engine.removeprefix("spark-")))
    plain = {"batch": with_batch, "polars": with_polars, "duckdb": with_duckdb}[engine]

    def started() -> Callable[[Path, Path], None]:
        crampdx.result_schema()
        return plain

    return started


def measured(engine: str, source: Path, target: Path) -> Took:
    """Run an engine as a process of its own."""
    command = (sys.executable, "-m", "benchmarks.engines", "--run", engine, str(source), str(target))
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None  # noqa: S101
    ended = Event()
    with ThreadPoolExecutor(1) as pool:
        watched = pool.submit(_watched, process.pid, ended)
        told = process.stdout.readline()
        before = sum(_family(process.pid).values())
        told += process.communicate()[0]
        ended.set()
    if process.returncode:
        raise SystemExit(f"{engine} ended with {process.returncode}: {' '.join(command)}")
    start, work = map(float, told.split())
    spent, memory = watched.result()
    return Took(start, work, spent - before, memory)


def _watched(root: int, ended: Event) -> tuple[float, float]:
    """Return the seconds of processor time of a process and all it starts, and the most MiB they held."""
    most, spent = 0.0, dict[int, float]()
    while not ended.wait(_EVERY):
        family = _family(root)
        spent |= family
        most = max(most, sum(map(_memory, family)))
    return sum(spent.values()), most / 1024


def _family(root: int) -> dict[int, float]:
    """Map a process and all that descend from it to the seconds of processor time each has spent."""
    parents, seconds = dict[int, int](), dict[int, float]()
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        process = int(each.parent.name)
        parents[process] = int(fields[1])
        seconds[process] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return {process: seconds[process] for process in found if process in seconds}


def _memory(process: int) -> int:
    """Return the KiB that a process holds, its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def differing(one: Path, other: Path) -> int:
    """Count the rows that only one of two results has; a result is a file, or a folder of parts."""
    import duckdb

    files = [str(path / "*.parquet") if path.is_dir() else str(path) for path in (one, other)]
    names = ", ".join(f'"{name}"' for name in crampdx.result_schema().names if name != "problems")
    database = duckdb.connect()
    left, right = (database.read_parquet(file).select(names) for file in files)
    return sum(len(a.except_(b).select('"id"').fetchall()) for a, b in ((left, right), (right, left)))


def compared(bench: Bench, cases: int, folder: Path, engines: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, as each engine is done."""
    yield (
        "engine", "starts in", "assesses in", "cases a second", "processor time",
        "cases a second of a processor", "memory", "rows that differ",
    )  # fmt: skip
    source = bench.cases(cases, ".parquet")
    right = folder / "batch.parquet"
    for engine in dict.fromkeys(("batch", *engines)):
        target = folder / f"{engine}.parquet"
        took = measured(engine, source, target)
        differ = differing(right, target)
        if target != right:
            (shutil.rmtree if target.is_dir() else Path.unlink)(target)
        yield (
            engine, f"{took.start:.1f} s", f"{took.work:.1f} s", f"{cases / took.work:,.0f}",
            f"{took.processors:.1f} s", f"{cases / max(took.processors, 0.01):,.0f}",
            f"{took.memory:,.0f} MiB", f"{differ:,}",
        )  # fmt: skip


@click.command()
@click.option("--cases", default=100_000, show_default=True, help="Cases, generated.")
@click.option("--engine", "engines", multiple=True, type=click.Choice(ENGINES), help="Only these.")
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the file of cases here.")
@click.option("--run", "one", nargs=3, type=str, help="Run one engine, from a file to another.")
def main(
    *, cases: int, engines: tuple[str, ...], folder: Path | None, one: tuple[str, str, str] | None
) -> None:
    """Measure all engines, one after the other."""
    if one is not None:
        begun = perf_counter()
        work = _starter(one[0])()
        started = perf_counter()
        click.echo(started - begun)
        work(Path(one[1]), Path(one[2]))
        click.echo(perf_counter() - started)
        return
    with tempfile.TemporaryDirectory() as temporary:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder or Path(temporary))
        click.echo(f"{cases:,} cases")
        for number, cells in enumerate(compared(bench, cases, Path(temporary), engines or ENGINES)):
            click.echo(f"| {' | '.join(cells)} |")
            if not number:
                click.echo("|---" * len(cells) + "|")


if __name__ == "__main__":
    main()
