"""Rows of tables, a row a case: what their columns are, checked before the first row is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.case_columns import EXPECT, KEYS, CaseColumns, ColumnReader, said_in, suits_key
from engine.batch.cells import (
    Flags,
    flagged,
    in_record,
    is_missing,
    is_number,
    is_texts,
    medicines_in,
    names_in,
    swallows,
    unsuited,
)
from engine.batch.chunks import BLANK, Chunk
from engine.cases.casefile import for_medicines
from engine.cases.files import unusable
from engine.cases.problems import Problems, WrongValue, did_you_mean, escaped, printable
from engine.cases.values import DoubtfulMark, folded, read_answer
from engine.cases.yaml_and_json import Record
from engine.errors import Problem, UnreadableInput
from engine.reading.bitmaps import to_bools
from engine.reading.columns import Columns, is_text, spellings
from knowledge.criteria import KnowledgeBase, Quantity

_FOR_READERS = ("title", "notes")
_ANSWERS = "answers."
_AT_ONCE = 1024
_DECIMAL_COMMA = re.compile(r"\s*[+-]?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,])|\s*[+-]?0,[0-9]")
_VALUES = frozenset(("value", "result", "wert", "ergebnis", "valeur", "valor", "resultado"))
_WHAT = frozenset(
    ("code", "test", "test_name", "analyte", "parameter", "description", "loinc", "item", "itemid", "name",
     "variable", "measurement", "observation", "finding", "label", "concept")
)  # fmt: skip
_LONG = "A batch needs a row for each patient and a column for each finding: a pivot table makes them."
_HIVE_NOTHING = "__HIVE_DEFAULT_PARTITION__"
_WHICH = (
    "Columns are named after findings: `crampdx knowledge findings` lists them. Rename it or leave it out; "
    "`crampdx batch` leaves it out with --ignore, and copies it to the output with --keep."
)


@dataclass(frozen=True)
class ColumnChoice:
    """Columns that are passed over, and those that are kept in the output too: by folded name, as asked for.

    `met` are the names that were met in any table, to tell of one that is nowhere.
    """

    ignore: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, ignore: Iterable[str], keep: Iterable[str]) -> ColumnChoice:
        """Choose columns by their names, whatever their case and spaces."""
        return cls({_folded_name(name): name for name in ignore}, {_folded_name(name): name for name in keep})

    def has(self, name: str) -> bool:
        """Return whether a column is one of these."""
        return _folded_name(name) in {**self.ignore, **self.keep}

    def nowhere(self) -> list[str]:
        """Return the names that no table has."""
        return [name for plain, name in (*self.ignore.items(), *self.keep.items()) if plain not in self.met]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table, by its place, is what."""

    place: Mapping[str, int]
    kept: Mapping[str, int] = field(default_factory=dict)
    unnamed: Sequence[int] = ()

    @classmethod
    def of(cls, schema: pa.Schema, source: str, knowledge: KnowledgeBase, chosen: ColumnChoice) -> Layout:
        """Find out what the columns are; raise UnreadableInput naming all that a case does not have.

        A column without a name is one that nothing stands in, or that only counts the rows, as a data frame
        writes its index: rows where anything else does are refused.
        """
        place: dict[str, int] = {}
        kept: dict[str, int] = {}
        unnamed: list[int] = []
        problems: list[Problem] = []
        for number, column in enumerate(schema):
            name = column_name(column.name, knowledge)
            plain = _folded_name(column.name)
            if plain in chosen.keep:
                kept.setdefault(chosen.keep[plain], number)
            chosen.met.add(plain)
            if plain in chosen.ignore or (plain in chosen.keep and not _is_known(name, knowledge)):
                continue
            if not plain and is_text(column.type):
                unnamed.append(number)
                continue
            where = f"{source}, column {number + 1} ({escaped(column.name)})"
            if not _is_known(name, knowledge):
                near = for_medicines(name) or did_you_mean(name, [*knowledge.finding, *_columns()])
                hint = f"{near} If not: {_WHICH}" if near else _WHICH
                what = "is not a finding, or anything else that a case has"
                problems.append(Problem(where, what, "", hint))
            elif name in place:
                problems.append(Problem(where, "appears twice", "", "Keep one of the two."))
            elif hint := _unsuited(name, column.type, knowledge):
                what = f"holds values of type {printable(str(column.type))}, which cannot be read here"
                problems.append(Problem(where, what, "", hint))
            place.setdefault(name, number)
        if not problems and place.keys().isdisjoint(knowledge.finding.keys() | {"medicines"}):
            problems.append(Problem(source, "has no column for a finding", "", _WHICH))
        if problems and _is_long(schema):
            raise unusable(source, "seems to have a row for each result, not for each patient", _LONG)
        if problems:
            raise UnreadableInput(source, problems)
        return cls(place, kept, unnamed)

    def counting(self, batch: pa.RecordBatch) -> list[int]:
        """Return the columns without a name that begin to count the rows, at the first of a table."""
        firsts = {place: batch.column(place)[:1].to_pylist() for place in self.unnamed}
        return [place for place, cells in firsts.items() if cells in (["0"], ["1"])]

    def for_readers(self, batch: pa.RecordBatch, row: int) -> Iterator[object]:
        """Yield the cells of a row that mean nothing."""
        return (batch.column(self.place[name])[row].as_py() for name in _FOR_READERS if name in self.place)

    def columns(self, batch: pa.RecordBatch) -> dict[str, pa.Array]:
        """Return the columns that mean something by what they are."""
        return {name: batch.column(place) for name, place in self.place.items() if name not in _FOR_READERS}


@dataclass(frozen=True, kw_only=True)
class Rows(Chunk):
    """Some rows of a table. Where `blanks` is true, as in text, an empty row is not a record."""

    batch: pa.RecordBatch
    layout: Layout
    knowledge: KnowledgeBase
    blanks: bool = False

    def columns(self, reader: ColumnReader) -> CaseColumns:
        given = self.layout.columns(self.batch)
        columns = reader.read(given, len(self), self.name)
        for place in self.layout.unnamed:
            texts, codes = spellings(self.batch.column(place))
            filled = flagged(self.batch.column(place), lambda text: not is_missing(text))
            counted = np.array([*map(_as_count, texts), -1])[codes]
            numbers = np.asarray(self.numbers)
            columns.doubtful[filled & (counted != numbers) & (counted != numbers - 1)] = True
        if (medicines := given.get("medicines")) is not None and is_text(medicines.type):
            columns.doubtful[flagged(medicines, swallows)] = True
        columns.doubtful[_empty(given.get("id"), columns.answers, self.knowledge)] = True
        return columns

    def perhaps(self, name: str) -> Sequence[int]:
        """Return the rows with this id, and those without any that would get it."""
        ids = self.layout.columns(self.batch).get("id", pa.nulls(len(self))).cast(pa.string()).to_pylist()
        return [
            row
            for row, given in enumerate(ids)
            if (given or "").strip() == name or (is_missing(given) and self.name(row) == name)
        ]

    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            taken = self.batch.take(pa.array(some, pa.int64()))
            names, columns = zip(*self.layout.columns(taken).items(), strict=True)
            for row, cells in zip(some, zip(*(c.to_pylist() for c in columns), strict=True), strict=True):
                yield self._record(row, zip(names, cells, strict=True))

    def kept(self, name: str, rows: NDArray[np.intp]) -> pa.Array:
        if name not in self.layout.kept:
            return super().kept(name, rows)
        cells = self.batch.column(self.layout.kept[name]).take(pa.array(rows, pa.int64()))
        return cells.cast(pa.string())

    def _record(self, row: int, cells: Iterable[tuple[str, Any]]) -> Record:
        problems = Problems("")
        for place in self.layout.unnamed:
            cell = self.batch.column(place)[row].as_py()
            if not is_missing(cell) and self.numbers[row] - _as_count(cell) not in (0, 1):
                what = f"column {place + 1} has no name, but this row has something in it"
                problems.add((), what, "Name the column, or leave it out with --ignore ''.", value=cell)
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
            elif name == "none_of" and isinstance(cell, str):
                record[name] = names_in(cell)
            elif name == "medicines" and isinstance(cell, str):
                record[name] = medicines_in(cell)
                if swallows(cell):
                    hint = "A quotation mark before it may not be closed."
                    problems.add((name,), "is a cell of several lines", hint, value=cell)
            else:
                record[name] = cell
        if "medicines_complete" in record and "medicines" not in record:
            said = record.pop("medicines_complete")
            hint = "Write none for no medicines, or leave medicines_complete empty too."
            problems.add(("medicines",), "is empty, but medicines_complete is not", hint, value=said)
        if record == {"answers": {}} and not problems.entries:
            if self.blanks and all(map(is_missing, self.layout.for_readers(self.batch, row))):
                return Record(BLANK, problems, self.name(row))
            problems.add((), "the row is empty", "Remove it.")
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


def folder_columns(
    folders: Iterable[tuple[str, str]], knowledge: KnowledgeBase
) -> dict[str, tuple[str, str]]:
    """Return what `name=value` folders say of the cases in them: by column, the name and value."""
    named = ((column_name(name, knowledge), (name, value)) for name, value in folders)
    return {column: pair for column, pair in named if _is_known(column, knowledge)}


def with_columns(batch: pa.RecordBatch, same: Iterable[tuple[str, str]]) -> pa.RecordBatch:
    """Add columns that say the same of every row, by name and value.

    Hive writes a value that is missing as __HIVE_DEFAULT_PARTITION__.
    """
    for name, value in same:
        cell = pa.array([None if value == _HIVE_NOTHING else value], pa.string())
        column = pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(batch), np.int32)), cell)
        batch = batch.append_column(name, column)
    return batch


def _as_count(cell: str | None) -> int:
    """Return the whole number that a cell is, from 0 on, or else one that counts nothing."""
    return int(cell) if cell is not None and len(cell) < 10 and cell.isascii() and cell.isdigit() else -9


def column_name(written: str, knowledge: KnowledgeBase) -> str:
    """Return the name that a header means, whatever its case, its spaces and hyphens.

    >>> from knowledge.leg_cramps import leg_cramps
    >>> column_name(" Leg Cramp", leg_cramps()), column_name("ID", leg_cramps())
    ('leg_cramp', 'id')
    """
    name = written.strip().removeprefix(_ANSWERS)
    if _is_known(name, knowledge):
        return name
    plain = _folded_name(name).removeprefix(_ANSWERS)
    return next((each for each in (*_columns(), *knowledge.finding) if _folded_name(each) == plain), name)


def _is_long(schema: pa.Schema) -> bool:
    names = {_folded_name(name) for name in schema.names}
    return bool(names & _VALUES) and bool(names & _WHAT)


def _folded_name(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", folded(name))


def flat(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Put the members of `answers` and `expect`, where these are columns, into columns of their own.

    What is stored in an unusual type comes in a usual one: see `_usual`.
    """
    names: list[str] = []
    arrays: list[pa.Array] = []
    for name, array in zip(batch.schema.names, batch.columns, strict=True):
        if name in ("answers", "expect") and pa.types.is_struct(array.type):
            names += [f"{name}.{field.name}" for field in array.type]
            arrays += array.flatten()
        else:
            names.append(name)
            arrays.append(array)
    arrays = [_seen(array.cast(_usual(array.type))) for array in arrays]
    return pa.RecordBatch.from_arrays(arrays, names)


def _usual(kind: pa.DataType) -> pa.DataType:
    """Return the type that values of another have in most tables.

    Views and large types are for more than a batch holds. Decimals without decimal places are texts, since
    databases keep ids so, and 38 digits fit into no number.
    """
    types = pa.types
    if types.is_dictionary(kind):
        plain = types.is_string(kind.value_type) or types.is_large_string(kind.value_type)
        return kind if plain else _usual(kind.value_type)
    if types.is_large_string(kind) or types.is_string_view(kind):
        return pa.string()
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        return pa.list_(pa.string() if types.is_null(kind.value_type) else _usual(kind.value_type))
    if types.is_decimal(kind):
        return pa.string() if kind.scale == 0 else pa.float64()
    return kind


def _seen(array: pa.Array) -> pa.Array:
    """Return a column without what Arrow lets stand, unseen, in lists that are null."""
    if not pa.types.is_list(array.type) or not array.null_count:
        return array
    hidden = len(array.flatten()) < array.offsets[-1].as_py() - array.offsets[0].as_py()
    return array.take(pa.array(np.arange(len(array)))) if hidden else array


def together(batches: Iterable[pa.RecordBatch], most: int) -> Iterator[pa.RecordBatch]:
    """Put small batches together, up to so many rows; large ones, and where the schema changes, pass."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in chain(batches, (None,)):
        if waiting and (
            batch is None or rows + len(batch) > most or not batch.schema.equals(waiting[0].schema)
        ):
            yield _whole(waiting)
            rows = 0
        if batch is not None:
            rows += len(batch)
            waiting.append(batch)
            del batch
        if rows >= most:  # at once: what is next would have to be read before
            yield _whole(waiting)
            rows = 0


def _whole(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    """Put batches together, and let go of them: else they would stay for as long as the whole is used."""
    whole = batches[0]
    if len(batches) > 1:
        whole = pa.concat_batches(pa.Table.from_batches(batches).unify_dictionaries().to_batches())
    batches.clear()
    return whole


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
    own = ("id", "audience", "none_of", "medicines", "medicines_complete", *_FOR_READERS)
    return [*own, *(EXPECT + key for key in KEYS)]


def _is_known(name: str, knowledge: KnowledgeBase) -> bool:
    return name in knowledge.finding or name in _columns()


def _unsuited(name: str, kind: pa.DataType, knowledge: KnowledgeBase) -> str:
    """Return what a column of this name holds, if it cannot be of this type; '' if it can."""
    if name in knowledge.finding:
        return unsuited(knowledge.finding[name], kind)
    if name in _FOR_READERS or pa.types.is_null(kind) or is_text(kind):
        return ""
    if name.startswith(EXPECT):
        suits = suits_key(name.removeprefix(EXPECT), kind)
    elif name in ("medicines", "none_of"):
        suits = is_texts(kind)
    elif name == "medicines_complete":
        suits = pa.types.is_boolean(kind) or is_number(kind)
    else:
        suits = name == "id" and pa.types.is_integer(kind)
    return "" if suits else "It takes text; ids may be whole numbers."
