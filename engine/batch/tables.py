"""Rows of tables: the columns of CSV and Parquet files, a row a case, checked before the first is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from engine.answers import Columns
from engine.batch.cells import Flags, in_record, is_missing
from engine.batch.expected import KEYS, said_in, suits_key
from engine.batch.kinds import is_number, is_text, is_texts, spellings, suits
from engine.batch.medicines import medicines_in, swallows
from engine.batch.piece import BLANK, Piece
from engine.batch.sheet import EXPECT, Sheet, SheetReader
from engine.bitmaps import to_bools
from engine.casefile import for_medicines
from engine.documents import Record
from engine.errors import Problem, UnreadableInput
from engine.problems import Problems, WrongValue, did_you_mean, escaped, printable
from engine.values import DoubtfulMark, read_answer
from knowledge.criteria import KnowledgeBase, Quantity

_FOR_READERS = ("title", "notes")
_ANSWERS = "answers."
_AT_ONCE = 1024
_DECIMAL_COMMA = re.compile(r"\s*[+-]?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,])|\s*[+-]?0,[0-9]")
_WHICH = (
    "A column is named after a finding: `crampdx knowledge findings` lists them. Rename it or take it out; "
    "a column called notes is for readers, and passed over."
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table, by its place, is what."""

    place: Mapping[str, int]

    @classmethod
    def of(cls, schema: pa.Schema, source: str, knowledge: KnowledgeBase) -> Layout:
        """Find out what the columns are; raise UnreadableInput naming all that are nothing a case has."""
        place: dict[str, int] = {}
        problems: list[Problem] = []
        for number, field in enumerate(schema):
            name = field.name.strip().removeprefix(_ANSWERS)
            where = f"{source}, column {number + 1} ({escaped(field.name)})"
            if not _is_known(name, knowledge):
                near = for_medicines(name) or did_you_mean(name, [*knowledge.finding, *_columns()])
                hint = f"{near} If not, rename it or take it out." if near else _WHICH
                problems.append(Problem(where, "is no finding, nor anything else a case has", "", hint))
            elif name in place:
                problems.append(Problem(where, "is there twice", "", "Keep one of the two."))
            elif not _can_hold(name, field.type, knowledge):
                what = f"holds values of type {printable(str(field.type))}, which cannot be read here"
                problems.append(Problem(where, what, "", _expected_in(name, knowledge)))
            place.setdefault(name, number)
        if not problems and place.keys().isdisjoint(knowledge.finding.keys() | {"medicines"}):
            problems.append(Problem(source, "has no column of a finding", "", _WHICH))
        if problems:
            raise UnreadableInput(source, problems)
        return cls(place)

    def for_readers(self, batch: pa.RecordBatch, row: int) -> Iterator[object]:
        """Yield the cells of a row that mean nothing."""
        return (batch.column(self.place[name])[row].as_py() for name in _FOR_READERS if name in self.place)

    def columns(self, batch: pa.RecordBatch) -> dict[str, pa.Array]:
        """Return the columns that mean something by what they are."""
        return {name: batch.column(place) for name, place in self.place.items() if name not in _FOR_READERS}


@dataclass(frozen=True, kw_only=True)
class Rows(Piece):
    """Some rows of a table. Where `blanks` is true, as in text, a row without anything in it is none."""

    batch: pa.RecordBatch
    layout: Layout
    knowledge: KnowledgeBase
    blanks: bool = False

    def sheet(self, reader: SheetReader) -> Sheet:
        """Read all records at once."""
        given = self.layout.columns(self.batch)
        sheet = reader.read(given, len(self), self.name)
        sheet.doubtful[_over_lines(given.get("medicines"), len(self))] = True
        sheet.doubtful[_empty(given.get("id"), sheet.columns, self.knowledge)] = True
        return sheet

    def perhaps(self, name: str) -> Sequence[int]:
        """Return the rows with this id, and those without any that would get it."""
        ids = self.layout.columns(self.batch).get("id", pa.nulls(len(self))).cast(pa.string()).to_pylist()
        return [
            row
            for row, given in enumerate(ids)
            if given == name or (is_missing(given) and self.name(row) == name)
        ]

    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        """Yield some records as a case file would have them."""
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            taken = self.batch.take(pa.array(some, pa.int64()))
            names, columns = zip(*self.layout.columns(taken).items(), strict=True)
            for row, cells in zip(some, zip(*(c.to_pylist() for c in columns), strict=True), strict=True):
                yield self._record(row, zip(names, cells, strict=True))

    def _record(self, row: int, cells: Iterable[tuple[str, Any]]) -> Record:
        problems = Problems("")
        record: dict[str, Any] = {"answers": {}}
        for name, cell in cells:
            if is_missing(cell):
                continue
            if name in self.knowledge.finding:
                said = in_record(self.knowledge.finding[name], cell)
                record["answers"][name] = said
                if wrong := self._among_commas(name, said):
                    problems.add(("answers", name), *wrong, value=said)
                    del record["answers"][name]
            elif name.startswith(EXPECT):
                key = name.removeprefix(EXPECT)
                record.setdefault("expect", {})[key] = said_in(key, cell)
            elif name == "medicines" and isinstance(cell, str):
                record[name] = medicines_in(cell)
                if swallows(cell):
                    hint = "Perhaps a quotation mark before it is never closed."
                    problems.add((name,), "is a cell of several lines", hint, value=cell)
            else:
                record[name] = cell
        if "medicines_complete" in record and "medicines" not in record:
            said = record.pop("medicines_complete")
            hint = "Write none for no medicines, or leave medicines_complete empty too."
            problems.add(("medicines",), "is empty, and medicines_complete is not", hint, value=said)
        if record == {"answers": {}} and not problems.entries:
            if self.blanks and all(map(is_missing, self.layout.for_readers(self.batch, row))):
                return Record(BLANK, problems, self.name(row))
            problems.add((), "the row is empty", "Take it out.")
        return Record(record, problems, self.name(row))

    def _among_commas(self, name: str, said: object) -> tuple[str, str] | None:
        """Say what is wrong with a number such as 28.376 where others of the table have decimal commas."""
        finding = self.knowledge.finding[name]
        if not (isinstance(finding, Quantity) and isinstance(said, str) and "." in said):
            return None
        try:
            read_answer(finding, said)
        except DoubtfulMark as error:
            if self._has_decimal_commas:
                others = "Other numbers of this table have decimal commas."
                return error.message, f"{error.suggestion} {others}"
        except WrongValue:
            pass
        return None

    @cached_property
    def _has_decimal_commas(self) -> bool:
        given = self.layout.columns(self.batch)
        measured = (name for name in given if isinstance(self.knowledge.finding.get(name), Quantity))
        columns = [spellings(given[name])[0] for name in measured if is_text(given[name].type)]
        return any(_DECIMAL_COMMA.match(text) for texts in columns for text in texts if text)


def flat(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Put the members of `answers` and `expect`, where these are columns, into columns of their own."""
    names: list[str] = []
    arrays: list[pa.Array] = []
    for name, array in zip(batch.schema.names, batch.columns, strict=True):
        if name in ("answers", "expect") and pa.types.is_struct(array.type):
            inner = [array.type.field(place).name for place in range(array.type.num_fields)]
            names += [f"{name}.{each}" for each in inner]
            arrays += array.flatten()
        else:
            names.append(name)
            arrays.append(array)
    return pa.RecordBatch.from_arrays(arrays, names)


def _over_lines(medicines: pa.Array | None, length: int) -> Flags:
    """Mark the cells of medicines that run over several rows: a list does not."""
    if medicines is None or not is_text(medicines.type):
        return np.zeros(length, np.bool_)
    texts, codes = spellings(medicines)
    several: Flags = np.array([*map(swallows, texts), False])[codes]
    return several


def _empty(ids: pa.Array | None, columns: Columns, knowledge: KnowledgeBase) -> Flags:
    """Mark the rows that hold neither an id nor an answer."""
    filled = columns.nobody
    for name in columns.answers:
        filled = filled | columns.answered(knowledge.finding[name])
    for closed in columns.closed.values():
        filled = filled | closed
    empty = ~to_bools(filled, columns.length)
    if ids is not None:
        empty[empty] = [is_missing(text) for text in ids.filter(pa.array(empty)).to_pylist()]
    return empty


def _columns() -> list[str]:
    own = ("id", "audience", "medicines", "medicines_complete", *_FOR_READERS)
    return [*own, *(EXPECT + key for key in KEYS)]


def _is_known(name: str, knowledge: KnowledgeBase) -> bool:
    return name in knowledge.finding or name in _columns()


def _can_hold(name: str, kind: pa.DataType, knowledge: KnowledgeBase) -> bool:
    if name in _FOR_READERS or pa.types.is_null(kind):
        return True
    if name in knowledge.finding:
        return suits(knowledge.finding[name], kind)
    if name.startswith(EXPECT):
        return suits_key(name.removeprefix(EXPECT), kind)
    if name == "medicines":
        return is_text(kind) or is_texts(kind)
    if name == "medicines_complete":
        return bool(is_text(kind) or pa.types.is_boolean(kind) or is_number(kind))
    return is_text(kind) or (name == "id" and bool(pa.types.is_integer(kind)))


def _expected_in(name: str, knowledge: KnowledgeBase) -> str:
    kinds = {
        "yes_no": "Yes and no are booleans, 1 and 0, or texts.",
        "medicine_class": "Yes and no are booleans, 1 and 0, or texts.",
        "quantity": "It takes numbers, or texts such as '3.1 mmol/L'.",
        "one_of": "It takes texts, each one of its options.",
        "any_of": "It takes lists of texts, or texts with ';' in between.",
    }
    if name in knowledge.finding:
        return kinds[knowledge.finding[name].kind]
    return "It takes texts; ids may be whole numbers."
