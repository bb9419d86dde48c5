"""How fast a batch is, beside copying the file, CLIPS and experta: `python -m benchmarks.throughput`.

Everything is measured in one run, on the same files and rules, and printed as the tables of
`docs/benchmarks.md`. Batches and copies are processes of their own: their wall time, imports included,
and the most memory they held. What is compared runs in turns, and the median of the pairs counts.
"""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.stages import stages
from benchmarks.stopwatch import Bench
from knowledge.leg_cramps import leg_cramps

try:
    from benchmarks.peers import rates
except ModuleNotFoundError as missing:
    raise SystemExit(f"This needs {missing.name}: pip install -e '.[bench]'") from None

Cells = tuple[str, ...]
_MIB = 1 << 20


def machine() -> str:
    """Say what all of it is measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MIB // 1024
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pyarrow", "polars", "clipspy", "experta"))
    return (
        f"{os.cpu_count()} processors, {memory} GiB, load {os.getloadavg()[0]:.1f}; Python "
        f"{platform.python_version()}, {libraries}; {len(leg_cramps().rules)} rules, "
        f"{len(leg_cramps().finding)} findings"
    )


def against_copying(bench: Bench, cases: int, lines: int) -> Iterator[Cells]:
    """Compare batches with copying their inputs."""
    yield "batch", "Polars copies the file", "crampdx batch", "ratio", "reach"
    path = bench.cases(cases, ".parquet")
    for what, options, reach in (
        ("", (), "1.8 x"),
        (", with the rules that fired", ("--trace",), "2.1 x"),
    ):
        pair = bench.pair(bench.copy(path), bench.batch(path, *options))
        yield f"Parquet, {cases:,} cases{what}", *pair.cells(), reach
    plain = bench.cases(lines, ".jsonl")
    for what, given, schema in (
        ("", plain, ()),
        (", no answer `unknown`, and Polars is told the schema", bench.typed(plain), ("--typed",)),
    ):
        pair = bench.pair(bench.copy(given, *schema), bench.batch(given))
        yield f"JSON Lines, {lines:,} cases{what}", *pair.cells(), "0.86 x"


def growth(bench: Bench, cases: int, many: int) -> Iterator[Cells]:
    """Compare with a tenth of the cases, with twice the rules, and with very many cases."""
    yield "growth, Parquet", "from", "to", "ratio", "reach"
    path = bench.cases(cases, ".parquet")
    tenth = bench.pair(bench.batch(bench.cases(cases // 10, ".parquet")), bench.batch(path))
    yield f"{cases // 10:,} to {cases:,} cases, time", *tenth.cells(), "10.5 x"
    doubled = ("-m", "benchmarks.doubled", str(path), "-o", str(bench.output(path)))
    yield "all rules once to twice, time", *bench.pair(doubled, (*doubled, "--twice")).cells(), "2.3 x"
    very_many = bench.timed(bench.batch(bench.cases(many, ".parquet")), once=True)
    ratio = f"{very_many.memory / tenth.other.memory:.2f} x"
    yield f"{cases:,} to {many:,} cases, memory", str(tenth.other), str(very_many), ratio, "800 MiB"


def against_peers(bench: Bench, cases: int, some: int) -> Iterator[Cells]:
    """Compare with CLIPS and experta: the rules alone, and a batch end to end."""
    end_to_end = cases / bench.timed(bench.batch(bench.cases(cases, ".parquet"))).seconds
    told = list(rates(leg_cramps(), bench.cases(some, ".jsonl"), clips=some // 4, some=1000, few=100))
    columns = told[0]
    yield (
        "the rules alone, one thread", "cases a second", "with a list for each", "columns are",
        "with lists", f"a batch, end to end ({end_to_end:,.0f})", "compared", "differ",
    )  # fmt: skip
    for one in told:
        yield (
            one.engine, _round(one.firing), _round(one.with_lists),
            f"{_round(columns.firing / one.firing)} x",
            f"{_round(columns.with_lists / one.with_lists)} x",
            f"{_round(end_to_end / one.firing)} x",
            f"{one.compared:,}", f"{one.differ:,}",
        )  # fmt: skip


def _round(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def where_time_goes(bench: Bench, cases: int) -> Iterator[Cells]:
    """Tell the stages of a batch apart."""
    yield "stage of a batch over Parquet, in one thread", "microseconds a case", "share"
    spent = stages(leg_cramps(), bench.cases(cases, ".parquet"))
    for stage, seconds in spent.items():
        yield stage, f"{seconds * 1e6:.2f}", f"{seconds / sum(spent.values()):.0%}"


def _table(rows: Iterator[Cells]) -> Iterator[str]:
    for number, cells in enumerate(rows):
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield "|---" * len(cells) + "|"


@click.command()
@click.option("--cases", default=1_000_000, show_default=True, help="Cases in Parquet.")
@click.option("--lines", default=200_000, show_default=True, help="Cases in JSON Lines.")
@click.option("--many", default=10_000_000, show_default=True, help="Cases to see the memory by.")
@click.option("--peers", default=65_536, show_default=True, help="Cases for columns; a quarter for CLIPS.")
@click.option("--repeats", default=7, show_default=True, help="Pairs of runs whose median counts.")
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the files of cases here.")
def main(*, cases: int, lines: int, many: int, peers: int, repeats: int, folder: Path | None) -> None:
    """Measure all of it, in one run."""
    click.echo(machine())
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(folder or Path(temporary), repeats)
        for rows in (
            against_copying(bench, cases, lines),
            growth(bench, cases, many),
            against_peers(bench, cases, peers),
            where_time_goes(bench, cases),
        ):
            click.echo()
            for line in _table(rows):
                click.echo(line)


if __name__ == "__main__":
    main()
