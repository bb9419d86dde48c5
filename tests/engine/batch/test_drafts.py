"""An output appears whole or not at all, whatever stops the batch."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.batch import run
from engine.batch.drafts import CannotWrite, Draft, Drafts
from engine.errors import CrampdxError
from tests.car import CAR
from tests.engine.batch.running import json_lines, ran

ROOT = Path(__file__).parents[3]
KILLS = 50 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 3
RUN = (
    "import sys; from engine.batch import run; from tests.car import CAR; run(CAR, sys.argv[2:], sys.argv[1])"
)


def started(path: Path, output: Path, *, most: int | None = None) -> subprocess.Popen[str]:
    """Start a batch in a process of its own, that may write files of at most so many bytes."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most})); " if most else ""
    command = [sys.executable, "-c", limit + RUN, str(output), str(path)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def many(tmp_path: Path, count: int = 20_000) -> Path:
    return json_lines(
        tmp_path / "in.jsonl", ({"id": n, "answers": {"voltage": n % 20}} for n in range(count))
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_a_killed_batch_leaves_nothing_under_the_name_and_a_rerun_gives_the_same_bytes(
    tmp_path: Path, suffix: str
) -> None:
    path, output = many(tmp_path), tmp_path / f"out{suffix}"
    begun = time.monotonic()
    run(CAR, [str(path)], str(output))
    right = output.read_bytes()
    longest = time.monotonic() - begun + 1.5
    luck = random.Random(7)  # noqa: S311
    for _ in range(KILLS):
        output.unlink(missing_ok=True)
        with started(path, output) as process:
            time.sleep(luck.uniform(0.2, longest))
            process.kill()
            process.communicate()
        assert not output.exists() or output.read_bytes() == right
    run(CAR, [str(path)], str(output))
    assert output.read_bytes() == right
    assert names(tmp_path) == ["in.jsonl", output.name]


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".csv"])
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    path, output = many(tmp_path), tmp_path / f"out{suffix}"
    output.write_text("before")
    with started(path, output, most=20_000) as process:
        _, told = process.communicate()
    assert f"{output.name} cannot be written: file too large" in told
    assert "Nothing was written under that name" in told
    assert output.read_text() == "before"
    assert names(tmp_path) == ["in.jsonl", output.name]


def test_two_batches_do_not_write_the_same_output(tmp_path: Path) -> None:
    path, output = json_lines(tmp_path / "in.jsonl", [{"answers": {}}]), tmp_path / "out.csv"
    with (
        Drafts([output]),
        pytest.raises(CannotWrite, match="another batch is writing it"),
    ):
        run(CAR, [str(path)], str(output))
    run(CAR, [str(path)], str(output))
    assert output.exists()


def test_an_output_that_cannot_be_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])
    (tmp_path / "folder.csv").mkdir()
    for name, reason in (
        ("nowhere/out.csv", "there is no folder"),
        ("folder.csv", "it is a folder"),
        ("out.txt", "its name has to end in .jsonl"),
    ):
        with pytest.raises(CannotWrite, match=reason):
            run(CAR, [str(path)], str(tmp_path / name))
    assert names(tmp_path) == ["folder.csv", "in.jsonl"]


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(CannotWrite, match="it is no ordinary file"):
        Draft(Path("/dev/null"))


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out.csv").symlink_to(tmp_path / "elsewhere" / "real.csv")
    run(CAR, [str(path)], str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").is_symlink()
    assert (tmp_path / "elsewhere" / "real.csv").read_text().startswith("id,")


def test_an_input_that_changes_underneath_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])

    def touched(*_: object) -> None:
        path.write_text('{"answers": {"voltage": 12}}\n')

    monkeypatch.setattr("engine.batch.progress.Progress.advance", touched)
    with pytest.raises(CrampdxError, match="changed while it was read"):
        ran(tmp_path, path)
    assert names(tmp_path) == ["in.jsonl"]


def test_an_input_that_is_gone_when_its_turn_comes_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])

    def gone(_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", "in.jsonl")

    monkeypatch.setattr("engine.batch.inputs.Input.open", gone)
    with pytest.raises(CrampdxError, match=r"in\.jsonl: cannot be read: no such file"):
        ran(tmp_path, path)
    assert names(tmp_path) == ["in.jsonl"]
