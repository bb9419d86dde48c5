"""The inputs of a batch: which files are meant, what form each has, and whether it stays as it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from engine.documents import STDIN, source_of, unusable
from engine.errors import UnreadableInput

Form: TypeAlias = Literal["json lines", "json", "csv", "parquet", "yaml"]
Stamp: TypeAlias = tuple[int, int, int]

FORMS: dict[str, Form] = {
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
_READS = "A batch reads JSON Lines (.jsonl), JSON, CSV and Parquet."
# How files begin that are taken for one of these now and then.
_NOT_READ = {
    b"PK\x03\x04": ("is a spreadsheet or an archive", "Save the sheet as CSV (UTF-8)."),
    b"\xd0\xcf\x11\xe0": ("is an old spreadsheet", "Save the sheet as CSV (UTF-8)."),
    b"\x1f\x8b": ("is compressed", "Unpack it first."),
    b"(\xb5/\xfd": ("is compressed", "Unpack it first."),
    b"\xff\xfe": ("is written in UTF-16", "Save it as UTF-8; from a spreadsheet, as 'CSV UTF-8'."),
    b"\xfe\xff": ("is written in UTF-16", "Save it as UTF-8; from a spreadsheet, as 'CSV UTF-8'."),
}


@dataclass(frozen=True, slots=True)
class Input:
    """A file of records, or a stream; `stamp` is what it was when it was found, to see if it changes.

    A stream is stdin or a pipe: it is open already, since it can be opened and read only once.
    """

    name: str
    form: Form
    size: int = 0
    stamp: Stamp | None = field(default=None, compare=False)
    stream: BinaryIO | None = field(default=None, compare=False, repr=False)

    @property
    def source(self) -> str:
        """Name it in messages."""
        return source_of(self.name)

    @property
    def stem(self) -> str:
        """Begin the ids of its records with this, where they bring none."""
        return "stdin" if self.name == STDIN else Path(self.name).stem

    def open(self) -> BinaryIO:
        """Open it for reading bytes."""
        return self.stream or Path(self.name).open("rb")

    def close(self, opened: BinaryIO) -> None:
        """Close what was opened; stdin stays open."""
        if self.name != STDIN:
            opened.close()

    def check_unchanged(self) -> None:
        """Refuse a file that is not any more what it was when it was found."""
        if self.stamp is not None and _stamp(Path(self.name)) != self.stamp:
            raise unusable(self.source, "changed while it was read", "Run it again when nobody writes to it.")


def find_inputs(names: Sequence[str], *, leaving_out: Iterable[Path]) -> tuple[Input, ...]:
    """Return the files meant by names of files, folders and patterns, each once.

    What a batch writes itself is left out where a folder or pattern holds it, and refused as an input.
    """
    written = {path.resolve() for path in leaving_out}
    found: dict[Path, Input] = {}
    for name in names:
        for path in _paths(name, written):
            if str(path) == STDIN:
                found.setdefault(path, _stream(sys.stdin.buffer, STDIN))
            elif path.resolve() in written:
                raise unusable(source_of(name), "is an input and the output", "Write to another file.")
            else:
                found.setdefault(path.resolve(), _file(path))
    return tuple(found.values())


def _paths(name: str, written: set[Path]) -> Iterator[Path]:
    path = Path(name)
    try:
        if "\0" in name:  # pathlib calls such a file missing at one place, and raises at another
            raise ValueError
        if name == STDIN or path.is_file():
            yield path
        elif path.is_dir():
            yield from _in_folder(path, written)
        elif has_magic(name):
            matching = sorted(Path(each) for each in glob(name, recursive=True))
            files = [each for each in matching if each.is_file() and each.resolve() not in written]
            if not files:
                raise unusable(source_of(name), "no file matches this pattern")
            yield from files
        else:
            yield path
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from None


def _in_folder(folder: Path, written: set[Path]) -> Iterator[Path]:
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in FORMS
        and not path.name.startswith(".")
        and path.is_file()
        and path.resolve() not in written
    ]
    if not files:
        raise unusable(source_of(str(folder)), "is a folder without files that a batch reads", _READS)
    yield from files


def _file(path: Path) -> Input:
    try:
        if path.exists() and not path.is_file():
            if FORMS.get(path.suffix.lower()) == "yaml":
                raise unusable(source_of(str(path)), "is YAML from a pipe", "Write it to a file first.")
            return _stream(path.open("rb"), str(path))
        with path.open("rb") as file:
            form = _form(path.suffix.lower(), file.read(1 << 16), str(path))
        stamp = _stamp(path)
    except (OSError, ValueError) as error:
        raise _unopened(str(path), error) from None
    return Input(str(path), form, stamp[1], stamp)


def _stream(stream: BinaryIO, name: str) -> Input:
    """Return stdin, a named pipe or a device as an input, without reading any of it."""
    head = stream.peek(1 << 16) if hasattr(stream, "peek") else b""
    return Input(name, _form(Path(name).suffix.lower(), head, name), stream=stream)


def _form(suffix: str, head: bytes, name: str) -> Form:
    """Tell the form of a file by its name, or else by how it begins."""
    for magic, (what, remedy) in _NOT_READ.items():
        if head.startswith(magic):
            raise unusable(source_of(name), what, remedy)
    known = FORMS.get(suffix)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if known is None and head.startswith(b"PAR1"):
        return "parquet"
    if known in (None, "json") and text.startswith(b"{"):
        return "json lines" if _ends_with_line(text) else "json"
    if known is None:
        return "json" if text.startswith(b"[") else "csv"
    return known


def _ends_with_line(text: bytes) -> bool:
    """Say whether the first line is a whole object, as in JSON Lines; a longer one is taken for that."""
    import orjson

    first, ended, _ = text.partition(b"\n")
    try:
        return isinstance(orjson.loads(first), dict)
    except orjson.JSONDecodeError:
        return not ended and len(text) > 1 << 15


def _stamp(path: Path) -> Stamp:
    status = os.stat(path)
    return status.st_ino, status.st_size, status.st_mtime_ns


def _unopened(name: str, error: Exception) -> UnreadableInput:
    match error:
        case FileNotFoundError():
            return unusable(source_of(name), "there is no such file")
        case PermissionError():
            return unusable(source_of(name), "may not be read", "Check its permissions.")
        case _:
            reason = getattr(error, "strerror", None) or "it has an impossible name"
            return unusable(source_of(name), f"cannot be opened: {reason.lower()}")
