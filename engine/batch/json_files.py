"""Records of JSON, many at once: Arrow reads lines against a strict schema, straight into columns.

A stream is cut into blocks of lines, a list of records is taken apart into such lines. Arrow's reader
refuses what no case may hold: unknown keys, keys given twice, values of another type. It knows one spelling
of each thing, so a few words are put into it first: `"unknown"` into a key of its own, yes and no into true
and false. Where it refuses a block, each line is spelt plainly (`PlainWriter`): what is written anew is
right, anything doubtful is left alone. Where that does not help either, the record is read by itself.
"""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, BinaryIO

import numpy as np
import orjson
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import json as arrow_json

from engine.batch.case_columns import CLOSED, EXPECT, KEYS, PARTLY, CaseColumns, ColumnReader, expected_type
from engine.batch.chunks import Chunk
from engine.batch.inputs import BLOCK
from engine.cases.case import Answer, Closed, Partial
from engine.cases.casefile import KEYS as RECORD_KEYS
from engine.cases.expectations import ALL, FLAGS, LEVELS, LISTS, MAPPINGS
from engine.cases.files import unusable
from engine.cases.problems import Problems, WrongValue
from engine.cases.values import is_unknown, read_answer, read_yes_no, written
from engine.cases.yaml_and_json import Record, read_json
from engine.reading.columns import arrow_type
from knowledge.criteria import Choice, Finding, KnowledgeBase, Quantity

TOO_LONG = b'"a line that was too long to be read"'
"""Stands for a line that is longer than a block."""

_BOM = b"\xef\xbb\xbf"
_SPACE = b" \t\r\n"
_VISIBLE = re.compile(r"[^ \t\r\n]")
_LONGEST = 1_000_000
_CLOSING = CLOSED.encode() + b'":true'
_UNKNOWN = {b'":"unknown"': _CLOSING}
_ALL = {
    colon + word: means
    for colon in (b'":', b'": ')
    for word, means in ((b'"unknown"', _CLOSING), (b'"yes"', b'":true'), (b'"no"', b'":false'))
}
# Keys that would look like ours, and halves of characters.
_ODD_ESCAPE = re.compile(rb"\\u(?:003|[dD][89a-fA-F])")

NOTHING = b"{}"
"""Stands for a record that is left alone: without answers, it is not a case."""

_Members = dict[str, Any]
_TEXTS = ("title", "notes", "audience")


def blocks(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield blocks of whole lines without blank ones, and how many bytes of the stream each took."""
    rest = b""
    first = True
    while content := stream.read(BLOCK):
        content = content.removeprefix(_BOM) if first else content
        first = False
        end = content.rfind(b"\n") + 1
        if not end and len(rest) + len(content) > BLOCK:
            yield TOO_LONG, len(rest) + len(content) + _skip_line(stream)
            rest = b""
            continue
        block, rest = rest + content[:end], content[end:] if end else rest + content
        if end and (lines := _without_blanks(block)):
            yield lines, len(block)
    if lines := _without_blanks(rest):
        yield lines, len(rest)


def one_object_a_line(block: bytes) -> bool:
    """Return whether every end of a line is the end of an object, and the next begins behind it.

    An object that began before such an end and went on behind it would need a comma there.
    """
    ends = _line_ends(block)
    letters = np.frombuffer(block, np.uint8)
    neat = (letters[ends - 1] == ord("}")) & (letters[ends + 1] == ord("{"))
    return block.startswith(b"{") and block.endswith(b"}") and bool(neat.all())


def is_utf8(block: bytes) -> bool:
    """Return whether bytes are text."""
    try:
        return block.isascii() or bool(block.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _line_ends(block: bytes) -> NDArray[Any]:
    return np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n"))


def _without_blanks(block: bytes) -> bytes:
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n")
    block = block.strip(_SPACE)
    following = np.frombuffer(block, np.uint8)[_line_ends(block) + 1]
    if np.isin(following, list(_SPACE)).any():
        return b"\n".join(line for line in block.split(b"\n") if line.strip())
    return block


def _skip_line(stream: BinaryIO) -> int:
    skipped = 0
    while content := stream.readline(BLOCK):
        skipped += len(content)
        if content.endswith(b"\n"):
            break
    return skipped


def array_lines(stream: BinaryIO, source: str) -> Iterator[tuple[bytes, int]]:
    """Yield blocks of lines, one record each, and how many bytes of the stream each took.

    A single object is a list of one. Where the text stops being JSON, all of it is refused: what comes
    behind cannot be told apart.
    """
    lines: list[bytes] = []
    size = 0
    for record in _elements(_Text(stream, source)):
        lines.append(record)
        size += len(record)
        if size > BLOCK:
            yield b"\n".join(lines), size
            lines, size = [], 0
    if lines:
        yield b"\n".join(lines), size


class _Text:
    """The text of a stream from some place on, read as far as it is needed."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self.source = source
        self._stream, self._decoder = stream, getincrementaldecoder("utf-8-sig")()
        self._text, self._place, self._ended = "", 0, False

    def _more(self) -> None:
        """Read on, and forget what is behind."""
        content = self._stream.read(BLOCK)
        self._ended = not content
        try:
            text = self._decoder.decode(content, final=self._ended)
        except UnicodeDecodeError:
            raise unusable(self.source, "is not UTF-8 text", "Save it as UTF-8.") from None
        self._text, self._place = self._text[self._place :] + text, 0

    def next(self) -> str:
        """Return the next character that is not a space, '' at the end."""
        while not (found := _VISIBLE.search(self._text, self._place)) and not self._ended:
            self._place = len(self._text)
            self._more()
        self._place = found.start() if found else len(self._text)
        return found[0] if found else ""

    def passes(self, mark: str) -> bool:
        """Pass a character if it is what comes next; return whether it is."""
        found = self.next() == mark
        self._place += found
        return found

    def take(self, number: int) -> bytes:
        """Take the JSON value that comes next, the `number`th record of the source, on one line."""
        decoder = json.JSONDecoder(parse_int=str)
        self.next()
        while True:
            try:
                end = decoder.raw_decode(self._text, self._place)[1]
                if end < len(self._text) or self._ended:
                    break
            except (json.JSONDecodeError, RecursionError):
                if self._ended:
                    raise self.error(number) from None
            self._more()
        taken, self._place = self._text[self._place : end], end
        # A line's end in JSON is but a space: in a text it is written as an escape.
        return taken.replace("\n", " ").replace("\r", " ").encode()

    def error(self, number: int) -> Exception:
        """Return the error for what comes next, which is not JSON."""
        problems = read_json(self._text[self._place : self._place + _LONGEST], "").problems.told()
        message = problems[0].message if problems else "is not valid JSON"
        return unusable(self.source, f"record {number}: {message}")


def _elements(text: _Text) -> Iterator[bytes]:
    """Yield the elements of the list, each on one line."""
    listed = text.passes("[")
    number = 1
    if listed and text.passes("]"):
        listed = False
    elif text.next():
        yield text.take(number)
        while listed and text.passes(","):
            number += 1
            yield text.take(number)
    if listed and not text.passes("]"):
        raise text.error(number + 1)
    if text.next():
        raise unusable(text.source, "has something after its end", "Write several cases as a list.")


class LineReader:
    """Reads blocks of lines into the columns of a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._plain = PlainWriter(knowledge)
        self._spellings = _UNKNOWN
        self._columns = ColumnReader(knowledge, blanks=False)
        findings = knowledge.finding.values()
        answers = [(f.id, _json_type(f)) for f in findings]
        answers += [(f.id + CLOSED, pa.bool_()) for f in findings]
        answers += [(f.id + PARTLY, pa.string()) for f in findings if isinstance(f, Quantity)]
        expect = [(key, expected_type(key)) for key in KEYS if key not in MAPPINGS]
        members = [
            *((key, pa.string()) for key in ("id", "title", "notes", "audience")),
            ("answers", pa.struct(answers)),
            *((key, pa.list_(pa.string())) for key in ("none_of", "medicines")),
            *((key, pa.bool_()) for key in ("medicines" + CLOSED, "medicines_complete")),
            ("medicines_complete" + CLOSED, pa.bool_()),
            ("expect", pa.struct(expect)),
        ]
        self._options = arrow_json.ParseOptions(
            explicit_schema=pa.schema(members), unexpected_field_behavior="error"
        )

    def columns(self, lines: Lines) -> CaseColumns:
        """Read a block of lines, one record each."""
        table = self._as_written(lines)
        if table is None:
            table = self._table(b"\n".join(map(self._plain.line, lines.split)), len(lines))
        if table is None:
            table = self._table(b"\n".join([NOTHING] * len(lines)), len(lines))
        assert table is not None  # noqa: S101
        return self._read(table, lines)

    def _as_written(self, lines: Lines) -> pa.Table | None:
        """Read a block as it stands, but for a few words, or return None if anything in it is odd."""
        block = lines.block
        if not (one_object_a_line(block) and is_utf8(block)) or _is_odd(block):
            return None
        table = self._table(_worded(block, self._spellings), len(lines))
        if table is None and self._spellings is not _ALL:
            table = self._table(_worded(block, _ALL), len(lines))
            # What one block of a file spells so, the next will too.
            self._spellings = self._spellings if table is None else _ALL
        return table

    def _table(self, block: bytes, length: int) -> pa.Table | None:
        options = arrow_json.ReadOptions(use_threads=False, block_size=len(block) + 1)
        try:
            table = arrow_json.read_json(pa.BufferReader(block), options, self._options)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            return None
        return table.combine_chunks() if table.num_rows == length else None

    def _read(self, table: pa.Table, lines: Lines) -> CaseColumns:
        given = {name: _array(table, name) for name in table.column_names}
        answers, expect = given.pop("answers"), given.pop("expect")
        given |= _members(answers, "")
        given |= _members(expect, EXPECT) if expect.null_count < len(expect) else {}
        columns = self._columns.read(given, len(lines), lines.name)
        columns.doubtful[np.asarray(answers.is_null())] = True
        return columns


@dataclass(frozen=True, kw_only=True)
class Lines(Chunk):
    """A block of lines, none of them blank, without the end of the last one."""

    block: bytes
    reader: LineReader

    @cached_property
    def split(self) -> list[bytes]:
        """The single lines."""
        return self.block.split(b"\n")

    def columns(self, _: ColumnReader) -> CaseColumns:
        return self.reader.columns(self)

    def perhaps(self, name: str) -> Sequence[int]:
        """Return the rows that hold this id in plain letters or may in others, or that would get it."""
        plain = name.encode("utf-8", "replace")
        return [
            row
            for row, line in enumerate(self.split)
            if plain in line or b"\\" in line or self.name(row) == name
        ]

    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        return map(self._record, rows)

    def _record(self, row: int) -> Record:
        problems = Problems("")
        line = self.split[row]
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = f"byte 0x{line[error.start]:02x}"
            problems.add((), "is not UTF-8 text", "Save the file as UTF-8.", value=byte)
            return Record(None, problems, self.name(row))
        if line == TOO_LONG:
            problems.add((), f"is longer than {BLOCK >> 20} MB", "A case has a few thousand characters.")
            return Record(None, problems, self.name(row))
        record = read_json(text, "", lines=False)
        record.default_id = self.name(row)
        return record


def _worded(block: bytes, spellings: Mapping[bytes, bytes]) -> bytes:
    """Put words as Arrow is to read them.

    A quotation mark before a colon ends a key, but for one in a text, which has a backslash before it;
    where there are none of those, the bytes looked for are the end of a key and the whole of its value.
    """
    for word, read in spellings.items():
        block = block.replace(word, read)
    return block


def _is_odd(block: bytes) -> bool:
    """Return whether a block may hold what Arrow takes for nothing, or for something else than it is."""
    if any(mark in block and mark + b'"' in block for mark in (CLOSED.encode(), PARTLY.encode())):
        return True
    return b"\\" in block and (b'\\":' in block or _ODD_ESCAPE.search(block) is not None)


def _json_type(finding: Finding) -> pa.DataType:
    kind = arrow_type(finding)
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _array(table: pa.Table, name: str) -> pa.Array:
    column = table.column(name)
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _members(struct: pa.StructArray, prefix: str) -> Mapping[str, pa.Array]:
    return {prefix + field.name: array for field, array in zip(struct.type, struct.flatten(), strict=True)}


class _Doubtful(Exception):
    """A record, or a part of one, that has to be read by itself."""


class PlainWriter:
    """Writes records anew, and remembers how answers are spelt."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._finding = knowledge.finding
        self._spelt = lru_cache(maxsize=100_000)(self._read)

    def line(self, line: bytes) -> bytes:
        """Return a line of JSON that means the same in plain spelling, or else `NOTHING`."""
        try:
            record = orjson.loads(line)
            if not isinstance(record, dict) or not _no_key_twice(record, line):
                return NOTHING
            return orjson.dumps(self._record(record))
        except (_Doubtful, WrongValue, orjson.JSONDecodeError, orjson.JSONEncodeError):
            return NOTHING

    def _record(self, record: Mapping[str, Any]) -> _Members:
        plain: _Members = {}
        for key, value in record.items():
            if value is None and key in RECORD_KEYS and key != "answers":
                continue
            if key == "answers" and isinstance(value, dict):
                plain[key] = self._answers(value)
            elif key == "id" and type(value) in (str, int):
                plain[key] = str(value)
            elif key in _TEXTS and isinstance(value, str):
                plain[key] = value
            elif key == "none_of":
                plain[key] = [value] if isinstance(value, str) else _texts(value)
            elif key == "medicines":
                plain |= _closed(key) if is_unknown(value) else {key: _texts(value)}
            elif key == "medicines_complete":
                plain |= _closed(key) if is_unknown(value) else {key: read_yes_no(value)}
            elif key == "expect" and isinstance(value, dict):
                plain[key] = {
                    name: _expected(name, each)
                    for name, each in value.items()
                    if each is not None or name not in ALL
                }
            else:
                raise _Doubtful
        return plain

    def _answers(self, answers: Mapping[str, Any]) -> _Members:
        plain: _Members = {}
        for name, value in answers.items():
            if value is None and name in self._finding:
                continue
            if isinstance(value, list):
                finding = self._finding.get(name)
                if not (isinstance(finding, Choice) and finding.several):
                    raise _Doubtful
                plain[name] = _texts(value)
            elif isinstance(value, dict):
                raise _Doubtful
            else:
                key, said = self._spelt(name, type(value).__name__, value)
                plain[key] = said
        return plain

    def _read(self, name: str, _: str, value: Any) -> tuple[str, Any]:
        """Read an answer; by its type too, since 1 equals True and does not mean the same."""
        finding = self._finding.get(name)
        if finding is None:
            raise _Doubtful
        answer: Answer = read_answer(finding, value)
        if isinstance(answer, Closed):
            return name + CLOSED, True
        if isinstance(answer, Partial):
            return name + PARTLY, written(answer)
        return name, answer


def _no_key_twice(record: Mapping[str, Any], line: bytes) -> bool:
    """Return whether each key is there once: a key comes with a colon, and there are no more of these.

    Where texts hold colons too, that cannot be told so, and the record is left alone.
    """
    nested = (value for value in record.values() if isinstance(value, dict))
    return line.count(b":") == len(record) + sum(map(len, nested))


def _closed(key: str) -> _Members:
    return {key + CLOSED: True}


def _texts(value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    raise _Doubtful


def _expected(key: str, value: Any) -> Any:
    if key in LISTS:
        return [value] if isinstance(value, str) else _texts(value)
    if key in FLAGS:
        return read_yes_no(value)
    if key in LEVELS and isinstance(value, str):
        return value
    raise _Doubtful
