"""How soon crampdx answers, from the command line: `python -m benchmarks.startup`.

Commands take turns, so that whatever else the machine does slows all of them alike; the median counts, of the
time by the clock and of the processor's. All of them find their modules compiled, as after the first use. The
first screen of an interview is there once the form stands on a terminal of its own.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click
import pexpect

ROOT = Path(__file__).parent.parent
_CLI = str(ROOT / "cli.py")
_CORNER = "so far: "


class _Took(NamedTuple):
    clock: float
    processor: float


def _ran(environment: Mapping[str, str], *arguments: str) -> _Took:
    start, before = perf_counter(), _processor_of_children()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True
    )
    return _Took(perf_counter() - start, _processor_of_children() - before)


def _first_screen(environment: Mapping[str, str], folder: Path, audience: str) -> _Took:
    journal = folder / f"{audience}-{perf_counter()}.jsonl"
    start, before = perf_counter(), _processor_of_children()
    screen = pexpect.spawn(
        sys.executable,
        [_CLI, "interview", "--audience", audience, "--save", str(journal)],
        cwd=str(ROOT),
        env=environment,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
    )
    screen.expect_exact(_CORNER)
    took = perf_counter() - start
    screen.close(force=True)
    return _Took(took, _processor_of_children() - before)


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@click.command()
@click.option("--repeats", default=15, show_default=True)
def main(*, repeats: int) -> None:
    """Measure how soon the first things are there."""
    with TemporaryDirectory() as temporary:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": temporary}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ran = partial(_ran, environment)
        first_screen = partial(_first_screen, environment, Path(temporary))
        commands: dict[str, Callable[[], _Took]] = {
            'python -c "import click"': partial(ran, "-c", "import click"),
            "crampdx --version": partial(ran, _CLI, "--version"),
            "crampdx assess examples/clot.yaml": partial(ran, _CLI, "assess", "examples/clot.yaml"),
            "first screen, clinician": partial(first_screen, "clinician"),
            "first screen, patient": partial(first_screen, "patient"),
        }
        times: dict[str, list[_Took]] = {name: [] for name in commands}
        for _ in range(repeats + 1):
            for name, command in commands.items():
                times[name].append(command())
    click.echo(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    # The first round compiles, and is left out.
    medians = {
        name: _Took(*(median(side) for side in zip(*taken[1:], strict=True))) for name, taken in times.items()
    }
    floor = next(iter(medians.values()))
    for name, took in medians.items():
        click.echo(
            f"| {name} | {1000 * took.clock:,.0f} ms | {1000 * took.processor:,.0f} ms "
            f"| {took.processor / floor.processor:.2f} x |"
        )


if __name__ == "__main__":
    main()
