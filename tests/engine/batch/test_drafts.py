"""An output appears whole or not at all, whatever stops the batch."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch import run
from engine.errors import CrampdxError
from engine.safe_files import CannotWrite, Drafts
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
    # -B, since Python would cut off what it compiles at the limit too, and not notice.
    command = [sys.executable, "-B", "-c", limit + RUN, str(output), str(path)]
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


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".csv", ".jsonl.gz", ".csv.zst"])
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
        pytest.raises(CannotWrite, match="another run of crampdx is writing it"),
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
        ("out.txt", "its name must end in .jsonl.*; a text may be packed, as in out.csv.gz or out.csv.zst"),
    ):
        with pytest.raises(CannotWrite, match=reason):
            run(CAR, [str(path)], str(tmp_path / name))
    assert names(tmp_path) == ["folder.csv", "in.jsonl"]


@pytest.mark.parametrize("there", ["out.jsonl", "out.jsonl.errors.jsonl", "link.jsonl"])
def test_a_pipe_or_a_device_is_neither_written_nor_replaced(tmp_path: Path, there: str) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])
    os.mkfifo(tmp_path / there if there != "link.jsonl" else tmp_path / "pipe")
    output = tmp_path / "out.jsonl"
    if there == "link.jsonl":
        output.symlink_to(tmp_path / "pipe")
    before = names(tmp_path)
    with pytest.raises(CannotWrite, match=r"it is not an ordinary file\. .* Name a file\."):
        run(CAR, [str(path)], str(output))
    assert before == names(tmp_path)
    assert any(each.is_fifo() for each in tmp_path.iterdir())


def test_what_lies_where_a_draft_would_is_not_written_through(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])
    (tmp_path / "precious").write_text("before")
    (tmp_path / ".out.csv.partial").symlink_to(tmp_path / "precious")
    with pytest.raises(CannotWrite, match=r"\.out\.csv\.partial is in the way"):
        run(CAR, [str(path)], str(tmp_path / "out.csv"))
    assert (tmp_path / "precious").read_text() == "before"


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = json_lines(tmp_path / "in.jsonl", [{"answers": {}}]), os.open

    def refused(name: Path, *rest: int) -> int:
        if str(name).endswith(".partial"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(name, *rest)

    monkeypatch.setattr("os.open", refused)
    with pytest.raises(CannotWrite, match=r"out\.csv cannot be written: permission denied\. Nothing"):
        run(CAR, [str(path)], str(tmp_path / "out.csv"))
    assert names(tmp_path) == ["in.jsonl"]


def test_who_may_read_an_output_stays_as_it_was(tmp_path: Path) -> None:
    path, output = json_lines(tmp_path / "in.jsonl", [{"answers": {}}]), tmp_path / "out.csv"
    output.write_text("before")
    output.chmod(0o600)
    run(CAR, [str(path)], str(output))
    assert output.read_text().startswith("id,")
    assert oct(output.stat().st_mode & 0o777) == oct(0o600)


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out.csv").symlink_to(tmp_path / "elsewhere" / "real.csv")
    run(CAR, [str(path)], str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").is_symlink()
    assert (tmp_path / "elsewhere" / "real.csv").read_text().startswith("id,")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
@pytest.mark.parametrize("change", ["grows", "is cut off"])
def test_an_input_that_changes_underneath_is_told(
    tmp_path: Path, suffix: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"in{suffix}"
    match suffix:
        case ".parquet":
            rows = pa.table({"id": [f"{n}" for n in range(2000)], "voltage": [12.0] * 2000})
            parquet.write_table(rows, path, row_group_size=100)
            monkeypatch.setattr("engine.batch.table_files.CHUNK", 100)
        case ".csv":
            path.write_text("id,voltage\na,12\n")
        case _:
            json_lines(path, [{"answers": {}}])
    size = path.stat().st_size

    def changed(*_: object) -> None:
        with path.open("ab") as file:
            file.truncate(size // 2) if change == "is cut off" else file.write(b"more")

    monkeypatch.setattr("engine.batch.pipeline.Progress.advance", changed)
    with pytest.raises(CrampdxError, match=r"in\.\w+: changed while it was read\. Run it again"):
        ran(tmp_path, path, name="out.parquet")
    assert names(tmp_path) == [path.name]


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
