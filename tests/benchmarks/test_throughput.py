"""The benchmark of batches, where what it compares with is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.stopwatch import Bench, Pair, Took

ROOT = Path(__file__).parents[2]
WITHOUT_CLIPS = """
import runpy, sys
sys.modules["clips"] = None
runpy.run_module("benchmarks.throughput", run_name="__main__")
"""


def test_without_the_extra_it_ends_in_a_sentence() -> None:
    command = [sys.executable, "-c", WITHOUT_CLIPS, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (1, "This needs clips: pip install -e '.[bench]'\n")


def test_what_is_compared_runs_in_turns_and_the_median_of_the_pairs_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = {"copy": [2.0, 4.0, 1.0], "batch": [4.0, 4.0, 3.0]}
    order: list[str] = []

    def python(_: Bench, name: str) -> Took:
        order.append(name)
        return Took(seconds[name].pop(0), len(order))

    monkeypatch.setattr(Bench, "_python", python)
    pair = Bench(tmp_path, 3).pair(("copy",), ("batch",))
    assert order == ["copy", "batch"] * 3
    assert pair == Pair(Took(2.0, 3), Took(4.0, 4), 2.0)
