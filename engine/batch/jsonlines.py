"""Lines of JSON, many at once: Arrow reads them against a strict schema, straight into columns.

Arrow's reader refuses what no case may hold: unknown keys, keys given twice, values of another type. It
knows one spelling of each thing, so a few words are put into it first: `"unknown"` into a key of its
own, yes and no into true and false. Where it refuses a block, each line is spelt plainly (`plain`); and
where that does not help either, the record is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from pyarrow import json

from engine.batch.expected import KEYS, expected_type
from engine.batch.json_spellings import NOTHING, PlainWriter
from engine.batch.lines import BLOCK, TOO_LONG, is_utf8, one_object_a_line
from engine.batch.piece import Piece
from engine.batch.sheet import CLOSED, EXPECT, Sheet, SheetReader
from engine.cases.expectations import MAPPINGS
from engine.cases.files import Record
from engine.cases.json_text import read_json
from engine.cases.problems import Problems
from knowledge.criteria import Choice, Finding, KnowledgeBase, Quantity, YesNo

_CLOSING = CLOSED.encode() + b'":true'
_UNKNOWN = {b'":"unknown"': _CLOSING}
_ALL = {
    colon + word: means
    for colon in (b'":', b'": ')
    for word, means in ((b'"unknown"', _CLOSING), (b'"yes"', b'":true'), (b'"no"', b'":false'))
}
# Keys that would look like ours, and halves of characters.
_ODD_ESCAPE = re.compile(rb"\\u(?:003|[dD][89a-fA-F])")


class LineReader:
    """Reads blocks of lines into the columns of a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._plain = PlainWriter(knowledge)
        self._spellings = _UNKNOWN
        self._sheets = SheetReader(knowledge, blanks=False)
        answers = [(f.id, _json_type(f)) for f in knowledge.finding.values()]
        answers += [(name + CLOSED, pa.bool_()) for name in knowledge.finding]
        expect = [(key, expected_type(key)) for key in KEYS if key not in MAPPINGS]
        members = [
            *((key, pa.string()) for key in ("id", "title", "notes", "audience")),
            ("answers", pa.struct(answers)),
            ("medicines", pa.list_(pa.string())),
            *((key, pa.bool_()) for key in ("medicines" + CLOSED, "medicines_complete")),
            ("medicines_complete" + CLOSED, pa.bool_()),
            ("expect", pa.struct(expect)),
        ]
        self._options = json.ParseOptions(
            explicit_schema=pa.schema(members), unexpected_field_behavior="error"
        )

    def sheet(self, lines: Lines) -> Sheet:
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
        options = json.ReadOptions(use_threads=False, block_size=len(block) + 1)
        try:
            table = json.read_json(pa.BufferReader(block), options, self._options)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            return None
        return table.combine_chunks() if table.num_rows == length else None

    def _read(self, table: pa.Table, lines: Lines) -> Sheet:
        given = {name: _array(table, name) for name in table.column_names}
        answers, expect = given.pop("answers"), given.pop("expect")
        given |= _members(answers, "")
        given |= _members(expect, EXPECT) if expect.null_count < len(expect) else {}
        sheet = self._sheets.read(given, len(lines), lines.name)
        sheet.doubtful[np.asarray(answers.is_null())] = True
        return sheet


@dataclass(frozen=True, kw_only=True)
class Lines(Piece):
    """A block of lines, none of them blank, without the end of the last one."""

    block: bytes
    reader: LineReader

    @cached_property
    def split(self) -> list[bytes]:
        """The single lines."""
        return self.block.split(b"\n")

    def sheet(self, _: SheetReader) -> Sheet:
        """Read all records at once."""
        return self.reader.sheet(self)

    def perhaps(self, name: str) -> Sequence[int]:
        """Return the rows that hold this id in plain letters or may in others, or that would get it."""
        plain = name.encode("utf-8", "replace")
        return [
            row
            for row, line in enumerate(self.split)
            if plain in line or b"\\" in line or self.name(row) == name
        ]

    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        """Yield some records as they were written."""
        return map(self._record, rows)

    def _record(self, row: int) -> Record:
        problems = Problems("")
        line = self.split[row]
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            problems.add(
                (), "is no UTF-8 text", "Save the file as UTF-8.", value=f"byte 0x{line[error.start]:02x}"
            )
            return Record(None, problems, self.name(row))
        if line == TOO_LONG:
            problems.add((), f"is longer than {BLOCK >> 20} MB", "A case has a few thousand characters.")
            return Record(None, problems, self.name(row))
        document = read_json(text, "", lines=False)
        return Record(document.value, document.problems, self.name(row))


def _worded(block: bytes, spellings: Mapping[bytes, bytes]) -> bytes:
    """Put words as Arrow is to read them.

    A quotation mark before a colon ends a key, but for one in a text, which has a backslash before it;
    where there are none of those, the bytes looked for are the end of a key and the whole of its value.
    """
    for written, read in spellings.items():
        block = block.replace(written, read)
    return block


def _is_odd(block: bytes) -> bool:
    """Say whether a block may hold what Arrow takes for nothing, or for something else than it is."""
    if b"?" in block and CLOSED.encode() + b'"' in block:
        return True
    return b"\\" in block and (b'\\":' in block or _ODD_ESCAPE.search(block) is not None)


def _json_type(finding: Finding) -> pa.DataType:
    match finding:
        case YesNo():
            return pa.bool_()
        case Choice():
            return pa.list_(pa.string()) if finding.several else pa.string()
        case Quantity():
            return pa.float64()


def _array(table: pa.Table, name: str) -> pa.Array:
    column = table.column(name)
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _members(struct: pa.StructArray, prefix: str) -> Mapping[str, pa.Array]:
    names = [struct.type.field(place).name for place in range(struct.type.num_fields)]
    return {prefix + name: array for name, array in zip(names, struct.flatten(), strict=True)}
