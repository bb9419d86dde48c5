"""`crampdx batch` as a user meets it: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import ROOT, crampdx

CRAMPS = '{"id": "a", "answers": {"leg_cramp": "yes", "night_in_bed": "yes"}}\n'


def test_results_go_to_stdout_and_a_clean_batch_ends_with_0(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    command = [sys.executable, str(ROOT / "cli.py"), "batch", "-", "-o", str(output), "--audit", "1"]
    ended = subprocess.run(
        [*command, "--summary", "json"], input=CRAMPS, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    summary = json.loads(ended.stdout)
    assert (summary["cases"], summary["audit"]) == (1, {"cases": 1, "differences": []})
    assert output.read_text().splitlines()[1].startswith("a,true,routine,emergency,nocturnal_leg_cramps,")


def test_a_rejected_record_ends_a_batch_with_1(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(CRAMPS + '{"answers": {"leg_cramps": "yes"}}\n')
    ended = crampdx("batch", str(path), "-o", str(tmp_path / "out.parquet"))
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "1 record rejected" in ended.stdout
    [error] = (tmp_path / "out.parquet.errors.jsonl").read_text().splitlines()
    assert json.loads(error)["problems"][0]["suggestion"] == "Did you mean leg_cramp?"
    assert crampdx("batch", str(path), "-o", str(tmp_path / "other.csv"), "--strict").returncode == 1
    assert not (tmp_path / "other.csv").exists()


@pytest.mark.parametrize(
    ("name", "output", "told"),
    [
        ("nothing.csv", "out.csv", "there is no such file"),
        ("in.csv", "out.csv", "column 1 (leg_cramps): is not a finding"),
        ("in.jsonl", "out.xlsx", "its name must end in .jsonl"),
        ("in.jsonl", "nowhere/out.csv", "there is no folder"),
    ],
)
def test_what_cannot_be_done_at_all_ends_with_2_and_a_word(
    tmp_path: Path, name: str, output: str, told: str
) -> None:
    (tmp_path / "in.csv").write_text("leg_cramps\nyes\n")
    (tmp_path / "in.jsonl").write_text(CRAMPS)
    ended = crampdx("batch", str(tmp_path / name), "-o", str(tmp_path / output))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_ctrl_c_leaves_nothing_behind_and_no_traceback(tmp_path: Path, suffix: str) -> None:
    command = [sys.executable, str(ROOT / "cli.py"), "batch", "-", "-o", str(tmp_path / f"out{suffix}")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        # It reads, and waits for more: there is a draft by now.
        process.stdin.write(CRAMPS)
        process.stdin.flush()
        while not list(tmp_path.iterdir()):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate()
    assert (process.returncode, out, told.strip()) == (130, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_summary_that_nobody_reads_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(CRAMPS)
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, str(ROOT / "cli.py"), "batch", str(path), "-o", str(tmp_path / "out.csv")]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "out.csv").exists()
