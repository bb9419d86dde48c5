"""The inputs of a batch: which files are meant, what form each has, and whether it stays as it is."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias, cast

import pyarrow as pa

from engine.cases.files import STDIN, folders_of, refuse_spread_out, source_of, unopened, unusable
from engine.errors import UnreadableInput

Form: TypeAlias = Literal["json lines", "json", "csv", "parquet", "yaml", "spreadsheet"]
Stamp: TypeAlias = tuple[int, int, int]

FORMS: dict[str, Form] = {
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet", ".yaml": "yaml", ".yml": "yaml",
    ".xlsx": "spreadsheet", ".xlsm": "spreadsheet",
}  # fmt: skip
BLOCK = 16 << 20
"""The bytes of text that are read at once; a record has to be shorter."""

_READS = "A batch reads JSON Lines (.jsonl), JSON, YAML, CSV, TSV, Parquet and spreadsheets (.xlsx)."
# How files begin that are taken for one of these now and then.
_ZIPPED = b"PK\x03\x04"
_NOT_READ = {
    _ZIPPED: ("is a spreadsheet or an archive", "Save the sheet as CSV (UTF-8), or name it .xlsx."),
    b"\xd0\xcf\x11\xe0": (
        "is an old spreadsheet, or one with a password",
        "Save it as .xlsx without a password, or the sheet as CSV (UTF-8).",
    ),
    b"BZh": ("is compressed with bzip2", "Unpack it, or compress it with gzip or zstd."),
    b"\xfd7zXZ": ("is compressed with xz", "Unpack it, or compress it with gzip or zstd."),
    b"\xff\xfe": ("is in UTF-16", "Save it as UTF-8; from a spreadsheet, as 'CSV UTF-8'."),
    b"\xfe\xff": ("is in UTF-16", "Save it as UTF-8; from a spreadsheet, as 'CSV UTF-8'."),
}
_COMPRESSED = {b"\x1f\x8b": "gzip", b"(\xb5/\xfd": "zstd"}
_PACKED = (".gz", ".zst")
_BINARY: tuple[Form, ...] = ("parquet", "spreadsheet")
_KEPT_BY = {"_delta_log": "Delta Lake", ".hoodie": "Apache Hudi"}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a folder, or matching a pattern, that is not read, and why.

    A `marker` is what other programs leave there (a name that begins with '.' or '_'): no data is lost.
    """

    name: str
    reason: str

    @property
    def marker(self) -> bool:
        """Return whether its name is that of a marker."""
        return Path(self.name).name.startswith((".", "_"))


@dataclass(frozen=True, slots=True)
class Found:
    """The inputs that are meant, and what was met on the way and is not read."""

    inputs: tuple[Input, ...]
    unread: tuple[Unread, ...]


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
    packed: str = ""

    @property
    def source(self) -> str:
        """Name it in messages."""
        return source_of(self.name)

    @property
    def stem(self) -> str:
        """Begin the ids of its records with this, where they bring none."""
        return "stdin" if self.name == STDIN else _unpacked_name(Path(self.name)).stem

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The `name=value` folders that it is in, as Hive and Spark write them, the outermost first."""
        return folders_of(self.name)

    def open(self) -> BinaryIO:
        """Open it for reading bytes."""
        if self.packed:
            return _unpacked(pa.OSFile(self.name), self.packed)
        return self.stream or Path(self.name).open("rb")

    def damaged(self, kind: str, error: Exception) -> UnreadableInput:
        """Return the error for one that is not what it should be all the way."""
        reason = str(error).partition("\n")[0].rstrip(".")
        return unusable(self.source, f"cannot be read as {kind}: {reason}", "It may have been cut off.")

    def close(self, opened: BinaryIO) -> None:
        """Close what was opened; stdin stays open."""
        if self.name != STDIN:
            opened.close()

    def check_unchanged(self) -> None:
        """Refuse a file that is not any more what it was when it was found."""
        if self.stamp is not None and _stamp(Path(self.name)) != self.stamp:
            raise unusable(
                self.source, "changed while it was read", "Run it again when nothing is writing to it."
            )


def find_inputs(names: Sequence[str], *, leaving_out: Iterable[Path]) -> Found:
    """Return the files meant by names of files, folders and patterns, each once, and what is not read.

    What a batch writes itself is left out where a folder or pattern holds it, and refused as an input.
    """
    written = {path.resolve() for path in leaving_out}
    found: dict[Path, Input] = {}
    unread: dict[Path, Unread] = {}
    for name in names:
        for path in _paths(name, written, unread):
            if str(path) == STDIN:
                found.setdefault(path, _stream(sys.stdin.buffer, STDIN))
            elif path.resolve() in written:
                raise unusable(source_of(name), "is both an input and the output", "Write to another file.")
            else:
                found.setdefault(path.resolve(), _file(path))
    passed = (one for path, one in sorted(unread.items()) if path.resolve() not in found)
    return Found(tuple(found.values()), tuple(passed))


def refuse_address(name: str) -> None:
    """Refuse the address of something that is elsewhere: only files of this machine are read."""
    if _ADDRESS.match(name) and not Path(name).exists():
        here = name.startswith("file:")
        what = "Write the path itself." if here else "Download it first, and name the file."
        raise unusable(source_of(name), "is an address, not the name of a file", what)


def _paths(name: str, written: set[Path], unread: dict[Path, Unread]) -> Iterator[Path]:
    path = Path(name)
    try:
        if "\0" in name:  # pathlib calls such a file missing at one place, and raises at another
            raise ValueError
        if name == STDIN or path.is_file():
            yield path
        elif path.is_dir():
            yield from _in_folder(path, written, unread)
        elif has_magic(name):
            matching = sorted(Path(each) for each in glob(name, recursive=True))
            files = [each for each in matching if each.is_file() and each.resolve() not in written]
            if not files:
                raise unusable(source_of(name), "no file matches this pattern")
            for each in matching:
                if not each.is_file() and not any(each in file.parents for file in files):
                    unread[each] = Unread(str(each), "is a folder" if each.is_dir() else "is not a file")
            yield from files
        else:
            refuse_address(name)
            yield path
    except (OSError, ValueError) as error:
        raise unopened(source_of(name), error) from None


def _in_folder(folder: Path, written: set[Path], unread: dict[Path, Unread]) -> Iterator[Path]:
    files: list[Path] = []

    def note(path: Path, reason: str) -> None:
        unread[path] = Unread(str(path), reason)

    def closed(error: OSError) -> None:
        note(Path(error.filename), "is a folder that may not be read")

    drafts = {path.with_name(f".{path.name}.partial") for path in written}
    for where, inside, names in os.walk(folder, onerror=closed):
        for path in (Path(where, name) for name in names):
            if path.resolve() in written or path.resolve() in drafts:
                continue
            if path.name.startswith("."):
                note(path, "is hidden")
            elif not path.is_file():
                note(path, "is not a file")
            elif path.suffix.lower() not in FORMS and not _is_packed_text(path):
                note(path, "is in another format")
            else:
                files.append(path)
        _refuse_kept_tables(Path(where), inside)
        for path in (Path(where, name) for name in inside):
            if _is_aside(path.name):
                note(path, "is a hidden folder" if path.name.startswith(".") else "is a folder set aside")
            elif path.is_symlink():
                note(path, "is a link to a folder")
        inside[:] = [name for name in inside if not _is_aside(name)]
    if not files:
        raise unusable(source_of(str(folder)), "is a folder with no files that a batch reads", _READS)
    yield from sorted(files)


def _is_aside(name: str) -> bool:
    """Whether Spark and Hive pass over a folder of this name; `_x=1` is one that names a value."""
    return name.startswith(".") or (name.startswith("_") and "=" not in name)


def _refuse_kept_tables(folder: Path, inside: Iterable[str]) -> None:
    """Refuse a folder in which a program keeps a table: files that count no more are still there."""
    for name, program in _KEPT_BY.items():
        if name in inside:
            what = f"is a table of {program}, which may hold files that were replaced"
            raise unusable(source_of(str(folder)), what, "Export it to Parquet, or see docs/spark.md.")


def _is_packed_text(path: Path) -> bool:
    inner = FORMS.get(_unpacked_name(path).suffix.lower())
    return path.suffix.lower() in _PACKED and inner is not None and inner not in _BINARY


def _unpacked_name(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() in _PACKED else path


def _unpacked(stream: BinaryIO | pa.NativeFile, packed: str) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(pa.CompressedInputStream(stream, packed)))


def _beginning(file: BinaryIO, packed: str, name: str) -> bytes:
    try:
        return _unpacked(file, packed).read(1 << 16)
    except (OSError, pa.ArrowException):
        what = f"is compressed with {packed}, and damaged"
        raise unusable(source_of(name), what, "It may have been cut off.") from None


def _packing(head: bytes) -> str:
    return next((packed for magic, packed in _COMPRESSED.items() if head.startswith(magic)), "")


def _file(path: Path) -> Input:
    try:
        if path.exists() and not path.is_file():
            if FORMS.get(path.suffix.lower()) == "yaml":
                raise unusable(source_of(str(path)), "is YAML from a pipe", "Write it to a file first.")
            return _stream(path.open("rb"), str(path))
        with path.open("rb") as file:
            head = file.read(1 << 16)
            packed = _packing(head)
            if packed:
                file.seek(0)
                head = _beginning(file, packed, str(path))
            form = _form(_unpacked_name(path).suffix.lower(), head, str(path))
        stamp = _stamp(path)
    except (OSError, ValueError) as error:
        raise unopened(source_of(str(path)), error) from None
    if packed and form in _BINARY:
        raise unusable(source_of(str(path)), f"is compressed with {packed}", "Unpack it first.")
    # How far a compressed file is read says little of how much of it is left.
    return Input(str(path), form, 0 if packed else stamp[1], stamp, packed=packed)


def _stream(stream: BinaryIO, name: str) -> Input:
    """Return stdin, a named pipe or a device as an input, without reading any of it."""
    head = stream.peek(1 << 16) if hasattr(stream, "peek") else b""
    if packed := _packing(head):
        hint = "Unpack it on the way, for example with `zcat FILE | crampdx batch -`."
        raise unusable(source_of(name), f"is compressed with {packed}", hint)
    return Input(name, _form(Path(name).suffix.lower(), head, name), stream=stream)


def _form(suffix: str, head: bytes, name: str) -> Form:
    """Tell the form of a file by its name, or else by how it begins."""
    known = FORMS.get(suffix)
    if known == "spreadsheet":
        if head.startswith(_ZIPPED):
            return known
        otherwise = ("is named as a spreadsheet, and is none", "Name it as it is.")
        raise unusable(source_of(name), *_NOT_READ.get(head[:4], otherwise))
    for magic, (what, remedy) in _NOT_READ.items():
        if head.startswith(magic):
            raise unusable(source_of(name), what, remedy)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if known is None and head.startswith(b"PAR1"):
        return "parquet"
    if known == "json lines":
        refuse_spread_out(text.decode("utf-8", "replace"), source_of(name))
    if known in (None, "json") and text.startswith(b"{"):
        return "json lines" if _ends_with_line(text) else "json"
    if known is None:
        return "json" if text.startswith(b"[") else "csv"
    return known


def _ends_with_line(text: bytes) -> bool:
    """Return whether the first line is a whole object, as in JSON Lines; a longer one is taken for that."""
    import orjson

    first, ended, _ = text.partition(b"\n")
    try:
        return isinstance(orjson.loads(first), dict)
    except orjson.JSONDecodeError:
        return not ended and len(text) > 1 << 15


def _stamp(path: Path) -> Stamp:
    status = os.stat(path)
    return status.st_ino, status.st_size, status.st_mtime_ns
