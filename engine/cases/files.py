"""Files of cases as records: opening, decoding, telling YAML from JSON, and finding the single records."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Literal, TypeAlias, assert_never
from urllib.parse import unquote

from engine.cases.problems import escaped, nearest, printable, shown
from engine.cases.yaml_and_json import Record, is_json_lines, read_json, read_json_lines, read_yaml
from engine.errors import Problem, UnreadableInput
from engine.words import quoted

Format: TypeAlias = Literal["yaml", "json", "json lines"]

STDIN = "-"
_FORMATS: dict[str, Format] = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".jsonl": "json lines", ".ndjson": "json lines",
}  # fmt: skip
_READ_BY_BATCHES = (".csv", ".tsv", ".parquet", ".pq", ".xlsx", ".xlsm")
_PACKED = (".gz", ".zst")
_COMPRESSED = (b"\x1f\x8b", b"(\xb5/\xfd", b"BZh", b"\xfd7zXZ")
_TABLES = (*_READ_BY_BATCHES, ".feather", ".arrow", ".xls", ".ods")
_LARGEST: dict[Format, int] = {"yaml": 2_000_000, "json": 20_000_000, "json lines": 20_000_000}
_OPENING_OF_JSON = re.compile(r'\s*[\[{][\s\[{]*["\]}]')
_SPREAD_OUT = re.compile(r'\s*(?:\{\s*\n\s*"|\[\s*\n\s+[\[{])')
_LONGEST_SOURCE = 250
_TABLE = "`crampdx batch` reads CSV, Parquet and .xlsx; one row of it is FILE#ID."
_MANY = "`crampdx batch` reads large files: JSON Lines, CSV or Parquet."


def largest() -> int:
    """Return the most bytes that a case file may have."""
    return max(_LARGEST.values())


def split_name(name: str) -> tuple[str, str | None]:
    """Split FILE#ID; a file whose own name holds a '#' is found first.

    >>> split_name("cases.yaml#p7")
    ('cases.yaml', 'p7')
    """
    marks = [place for place, character in enumerate(name) if character == "#" and place]
    if not marks or _exists(name):
        return name, None
    mark = next((place for place in reversed(marks) if _exists(name[:place])), marks[0])
    return name[:mark], name[mark + 1 :]


def is_for_a_batch(name: str) -> bool:
    """Return whether a batch reads the file, as a table or piece by piece, where a case file is not read."""
    path = Path(name)
    try:
        large = path.is_file() and path.stat().st_size > largest()
    except (OSError, ValueError):
        return False
    return large or path.suffix.lower() in (*_READ_BY_BATCHES, *_PACKED)


def read_records(name: str, unpacked: bytes | None = None) -> list[Record]:
    """Read the records of a YAML, JSON or JSON Lines file, or of stdin if its name is '-'.

    A list is taken apart, and so are the documents of a YAML file; of a compressed file, `unpacked` is what
    is in it. What is wrong with one record is kept with it; what is wrong with the file as a whole raises
    UnreadableInput.
    """
    source = source_of(name)
    if unpacked is not None:
        name = str(Path(name).with_suffix(""))
    text, form = _text(name, source, unpacked)
    records: list[Record] = []
    for record in _documents(text, form, source):
        if isinstance(record.value, list):
            items = record.problems.by_item([record.problems.place] * len(record.value))
            records += map(Record, record.value, items)
        else:
            records.append(record)
    if not records:
        raise unusable(source, "holds no case", "A case is a mapping with `answers`.")
    stem = "stdin" if name == STDIN else Path(name).stem
    for number, record in enumerate(records, 1):
        record.default_id = f"{stem}-{number}" if len(records) > 1 else stem
        if len(records) > 1 and form != "json lines":
            record.problems.place = f"{source}, record {number}"
    return records


def source_of(name: str) -> str:
    """Say in messages where a record comes from; of an endless name, its end."""
    return "stdin" if name == STDIN else printable(name)[-_LONGEST_SOURCE:] or "''"


def folders_of(name: str) -> tuple[tuple[str, str], ...]:
    """Return the `name=value` folders that a file is in, outermost first, as Hive and Spark write them."""
    if name == STDIN:
        return ()
    pairs = (part.partition("=") for part in Path(name).absolute().parent.parts)
    return tuple((unquote(key), unquote(value)) for key, mark, value in pairs if key and mark)


def unusable(source: str, message: str, suggestion: str = "") -> UnreadableInput:
    """Return the error for what is wrong with a file as a whole."""
    return UnreadableInput(source, [Problem(source, message, suggestion=suggestion)])


def refuse_spread_out(text: str, source: str) -> None:
    """Refuse what is to be a record a line, by its name, where the first runs over several lines."""
    if _SPREAD_OUT.match(text):
        hint = "Write each on a line of its own; or, if they are one list, name the file .json."
        raise unusable(source, "is named as JSON Lines, and its records run over several lines", hint)


def _documents(text: str, form: Format, source: str) -> list[Record]:
    match form:
        case "yaml":
            # Nothing at all between two '---' is how a last one looks, not a case gone wrong.
            read = read_yaml(text, source)
            return [record for record in read if record.value is not None or record.problems.entries]
        case "json":
            return [read_json(text, source)]
        case "json lines":
            refuse_spread_out(text, source)
            return list(read_json_lines(text, source))
        case _:
            assert_never(form)


def _text(name: str, source: str, content: bytes | None) -> tuple[str, Format]:
    if not name:
        raise unusable(source, "is not the name of a file")
    if content is None:
        content = _content(name, source, largest() + 1)
    if len(content) > largest():
        raise _too_large(source, largest())
    if Path(name).suffix.lower() in _TABLES:
        raise unusable(source, "is a table, not a case file", _TABLE)
    if content.startswith(_COMPRESSED):
        raise unusable(source, "is compressed", "Unpack it first; `crampdx batch` reads .gz and .zst.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unusable(source, "is written in UTF-16", "Save it as UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x}"
        problem = Problem(f"{source}, line {line}", "is not UTF-8 text", found, "Save it as UTF-8.")
        raise UnreadableInput(source, [problem]) from None
    if not text.strip():
        raise unusable(source, "is empty", "A case is a mapping with `answers`.")
    form = _FORMATS.get(Path(name).suffix.lower()) or _sniffed(text)
    if len(content) > _LARGEST[form]:
        raise _too_large(source, _LARGEST[form])
    return text, form


def _too_large(source: str, largest: int) -> UnreadableInput:
    return unusable(source, f"is larger than {largest // 1_000_000} MB, the most that is read here", _MANY)


def _sniffed(text: str) -> Format:
    if is_json_lines(text):
        return "json lines"
    # {answers: {}} is YAML: JSON puts its keys into double quotes.
    return "json" if _OPENING_OF_JSON.match(text) else "yaml"


def _content(name: str, source: str, at_most: int) -> bytes:
    """Read at most so many bytes: some files never end."""
    try:
        if name == STDIN:
            if sys.stdin is None:
                raise unusable(source, "is closed", "Pipe a case into it, or name a file.")
            return sys.stdin.buffer.read(at_most)
        with Path(name).open("rb") as file:
            return file.read(at_most)
    except IsADirectoryError:
        raise unusable(source, "is a folder", "Name a file in it, or use `crampdx batch`.") from None
    except (OSError, ValueError) as error:
        near = _similar(name) if isinstance(error, FileNotFoundError) else ""
        raise unopened(source, error, near) from None


def unopened(source: str, error: Exception, near: str = "") -> UnreadableInput:
    """Return the error for a file that cannot be opened; `near` suggests another where it is not there."""
    match error:
        case FileNotFoundError():
            return unusable(source, "there is no such file", near)
        case PermissionError():
            return unusable(source, "may not be read", "Check its permissions.")
        case _:
            reason = getattr(error, "strerror", None) or "it has an impossible name"
            return unusable(source, f"cannot be opened: {reason.lower()}")


def _similar(name: str) -> str:
    try:
        beside = {escaped(path.stem): escaped(path.name) for path in sorted(Path(name).parent.iterdir())}
    except OSError:
        return f"There is no folder {shown(str(Path(name).parent))} either."
    near = nearest(Path(name).stem, beside)
    return f"Did you mean {quoted(beside[stem] for stem in near)}?" if near else ""


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
