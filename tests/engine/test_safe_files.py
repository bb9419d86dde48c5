"""A text appears whole or not at all; a new one takes no other's place, and is its owner's alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from engine.report.destination import destination
from engine.safe_files import CannotWrite, text_file

ROOT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_text_has_its_name_when_it_is_done_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with text_file(path) as file:
        file.write("whole\n")
        assert not path.exists()
    assert path.read_text("utf-8") == "whole\n"
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("new", [True, False])
def test_what_breaks_off_leaves_nothing_behind(tmp_path: Path, new: bool) -> None:
    with pytest.raises(UnicodeEncodeError), text_file(tmp_path / "out.txt", new=new) as file:
        file.write("half\ud800")
    assert names(tmp_path) == []


def test_a_new_text_is_its_owners_alone_even_over_what_a_killed_run_left(tmp_path: Path) -> None:
    left = tmp_path / ".note.txt.partial"
    left.write_text("half of another, and longer")
    left.chmod(0o666)
    with text_file(tmp_path / "note.txt", new=True) as file:
        file.write("note")
    assert (tmp_path / "note.txt").read_text() == "note"
    assert mode(tmp_path / "note.txt") == 0o600
    assert names(tmp_path) == ["note.txt"]


@pytest.mark.parametrize("there", ["a file", "a link to nowhere", "a device"])
def test_a_new_text_takes_no_others_place(tmp_path: Path, there: str) -> None:
    path = tmp_path / "note.txt"
    match there:
        case "a file":
            path.write_text("before")
        case "a link to nowhere":
            path.symlink_to(tmp_path / "nowhere")
        case _:
            path = Path(os.devnull)
    before = names(tmp_path)
    with pytest.raises(FileExistsError), text_file(path, new=True):
        pass
    assert before == names(tmp_path)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_came_meanwhile_is_kept_where_there_are_links(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
        monkeypatch.setattr("engine.safe_files.fcntl", None)
    path = tmp_path / "note.txt"
    with text_file(path, new=True) as file:
        file.write("note")
    assert path.read_text() == "note"
    path.unlink()
    if links:
        with pytest.raises(FileExistsError), text_file(path, new=True):
            path.write_text("meanwhile")
        assert path.read_text() == "meanwhile"
    assert names(tmp_path) == ["note.txt"] * links


def test_a_folder_that_may_be_written_to_but_not_read_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, refused = os.open, list[str]()

    def unreadable(name: Path, *rest: int) -> int:
        if Path(name) == tmp_path:
            refused.append(str(name))
            raise PermissionError(13, "Permission denied")
        return opened(name, *rest)

    monkeypatch.setattr(os, "open", unreadable)
    with text_file(tmp_path / "out.txt") as file:
        file.write("whole")
    assert refused == [str(tmp_path)]
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("new", [True, False])
def test_a_name_that_cannot_be_is_told_in_words(tmp_path: Path, new: bool) -> None:
    long = "x" * 300
    with pytest.raises(CannotWrite, match="file name too long"), text_file(tmp_path / long, new=new):
        pass
    with pytest.raises(CannotWrite, match="there is no folder"), text_file(tmp_path / "no" / "a", new=new):
        pass
    said = r"a\\x1bb cannot be written: there is no folder"
    with pytest.raises(CannotWrite, match=said), text_file(tmp_path / "no" / "a\x1bb", new=new):
        pass
    assert names(tmp_path) == []


@pytest.mark.parametrize("new", [True, False])
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, new: bool) -> None:
    (tmp_path / "out.txt").write_text("before")
    program = (
        "import resource, signal, sys; from pathlib import Path; from engine.safe_files import text_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        f"with text_file(Path(sys.argv[1]), new={new}) as file: file.write('x' * 9000)\n"
    )
    path = tmp_path / ("new.txt" if new else "out.txt")
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert f"{path} cannot be written: file too large. Nothing was written" in done.stderr
    assert names(tmp_path) == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == "before"


def test_a_report_is_written_to_a_device_as_it_is(tmp_path: Path) -> None:
    before = os.stat(os.devnull)
    with destination(os.devnull, []) as stream:
        stream.write("gone")
    assert os.stat(os.devnull).st_ino == before.st_ino
    full = Path("/dev/full")
    if full.exists():
        with pytest.raises(OSError, match="/dev/full"), destination(str(full), []) as stream:
            stream.write("gone")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with destination(str(pipe), []) as stream:
        stream.write("through")
    assert os.read(reader, 99) == b"through"
    os.close(reader)
    assert names(tmp_path) == ["pipe"]
