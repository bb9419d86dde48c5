"""How soon crampdx answers, from the command line: `python -m benchmarks.startup`.

Commands take turns, so that whatever else the machine does slows all of them alike; of the wall times the
median counts. The first screen of an interview is there once the form stands on a terminal of its own.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click
import pexpect

ROOT = Path(__file__).parent.parent
_CLI = str(ROOT / "cli.py")
_CORNER = "so far: "


def _ran(*arguments: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def _first_screen(folder: Path, audience: str) -> float:
    journal = folder / f"{audience}-{perf_counter()}.jsonl"
    start = perf_counter()
    screen = pexpect.spawn(
        sys.executable,
        [_CLI, "interview", "--audience", audience, "--save", str(journal)],
        cwd=str(ROOT),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
    )
    screen.expect_exact(_CORNER)
    took = perf_counter() - start
    screen.close(force=True)
    return took


@click.command()
@click.option("--repeats", default=15, show_default=True)
def main(*, repeats: int) -> None:
    """Measure how soon the first things are there."""
    with TemporaryDirectory() as temporary:
        commands: dict[str, Callable[[], float]] = {
            'python -c "import click"': partial(_ran, "-c", "import click"),
            "crampdx --version": partial(_ran, _CLI, "--version"),
            "crampdx assess examples/clot.yaml": partial(_ran, _CLI, "assess", "examples/clot.yaml"),
            "first screen, clinician": partial(_first_screen, Path(temporary), "clinician"),
            "first screen, patient": partial(_first_screen, Path(temporary), "patient"),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(repeats + 1):
            for name, command in commands.items():
                times[name].append(command())
    click.echo(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    # The first round compiles what has changed, and is left out.
    medians = {name: median(taken[1:]) for name, taken in times.items()}
    floor = next(iter(medians.values()))
    for name, seconds in medians.items():
        click.echo(f"| {name} | {1000 * seconds:,.0f} ms | {seconds / floor:.2f} x |")


if __name__ == "__main__":
    main()
