"""The benchmark of batches, where what it compares with is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
