"""A chunk of an input: the records that are read at once, and those of them that are cases.

Most are read all at once, in columns; what needs a closer look is read by itself.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.case_columns import CaseColumns, ColumnReader
from engine.cases.case import Case
from engine.cases.casefile import capped, read_record
from engine.cases.problems import Problems, escaped
from engine.cases.yaml_and_json import Record
from engine.errors import Problem
from knowledge.criteria import KnowledgeBase

BLANK: Final = object()
"""Marks an empty row, which is not a record."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot be used: its file, its number there, counted from 1, and all its problems.

    `id` is the one that it brings, if that much could be read of it.
    """

    source: str
    number: int
    problems: tuple[Problem, ...]
    id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Chunk(ABC):
    """Records of one source that follow each other; `numbers` are theirs, `stem` names those without id.

    `size` is how much of its source the chunk takes, in bytes. `rejected` are records in between that
    could not even be told apart.
    """

    source: str
    stem: str
    numbers: Sequence[int]
    alone: bool
    size: int
    rejected: Sequence[Rejected] = field(default=())

    def __len__(self) -> int:
        return len(self.numbers)

    def name(self, row: int) -> str:
        """Return the id of a record that brings none."""
        return self.stem if self.alone else f"{self.stem}-{self.numbers[row]}"

    @abstractmethod
    def columns(self, reader: ColumnReader) -> CaseColumns:
        """Read all records at once."""

    def perhaps(self, name: str) -> Sequence[int]:  # noqa: ARG002  chunks that know more look at it
        """Return the rows whose records may have this id: all others surely have not."""
        return range(len(self))

    def kept(self, name: str, rows: NDArray[np.intp]) -> pa.Array:  # noqa: ARG002  only tables have columns
        """Return what stands in a column of these rows, as texts."""
        return pa.nulls(len(rows), pa.string())

    @abstractmethod
    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        """Yield some records as they were written."""

    def cases(
        self, rows: Sequence[int], knowledge: KnowledgeBase, *, expecting: bool = True
    ) -> Iterator[tuple[int, Case | Rejected]]:
        """Yield these rows again, each with its record read by itself: a case, or rejected.

        Rows that are blank are left out; so is what a case expects, where that is no matter.
        """
        for row, record in zip(rows, self.records(rows), strict=True):
            if record.value is BLANK:
                continue
            if not expecting and isinstance(record.value, Mapping):
                told = {key: each for key, each in record.value.items() if key != "expect"}
                record = replace(record, value=told)  # noqa: PLW2901
            yield row, self._read(row, record, knowledge)

    def _read(self, row: int, record: Record, knowledge: KnowledgeBase) -> Case | Rejected:
        case = None
        told = record.problems.told()
        if record.value is not None or not told:
            problems = Problems()
            case = read_record(record.value, knowledge, problems, record.default_id)
            told += capped(problems.told())
        return case if case and not told else self.rejection(row, told, _id_of(record))

    def rejection(self, row: int, problems: Sequence[Problem], name: str | None = None) -> Rejected:
        """Return the record of a row as one that cannot be used."""
        return Rejected(self.source, self.numbers[row], tuple(problems), name)


def _id_of(record: Record) -> str | None:
    given = record.value.get("id") if isinstance(record.value, Mapping) else None
    usable = isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip()
    return escaped(str(given).strip()) if usable else None


@dataclass(frozen=True, kw_only=True)
class Records(Chunk):
    """Records that are read one by one."""

    given: Sequence[Record]

    def columns(self, reader: ColumnReader) -> CaseColumns:
        return reader.nothing(len(self))

    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        return (self.given[row] for row in rows)


@dataclass(frozen=True, eq=False)
class Cases:
    """The cases of a chunk, in the order of their records.

    Each part is some columns and, for each row of them, its place in the chunk, or -1 if it is rejected or
    read in another part. `rejected` are the records that are not cases.
    """

    chunk: Chunk
    parts: tuple[tuple[CaseColumns, NDArray[np.intp]], ...]
    rejected: tuple[Rejected, ...]

    @classmethod
    def of(cls, chunk: Chunk, reader: ColumnReader, knowledge: KnowledgeBase) -> Cases:
        """Read a chunk: all at once what can be, and by itself each record that needs a closer look."""
        columns = chunk.columns(reader)
        places = np.where(columns.doubtful, -1, np.arange(len(chunk)))
        rows: list[int] = []
        cases: list[Case] = []
        rejected = list(chunk.rejected)
        for row, read in chunk.cases(np.flatnonzero(columns.doubtful).tolist(), knowledge):
            if isinstance(read, Case):
                rows.append(row)
                cases.append(read)
            else:
                rejected.append(read)
        rejected.sort(key=lambda one: one.number)
        parts = [(columns, places)] if (places >= 0).any() else []
        if cases:
            parts.append((CaseColumns.of_cases(knowledge, cases), np.array(rows)))
        return cls(chunk, tuple(parts), tuple(rejected))

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """The places of the cases in the chunk, in order."""
        return np.sort(np.concatenate([_there(places) for _, places in self.parts] or [np.arange(0)]))

    @cached_property
    def ids(self) -> pa.Array:
        """The ids of the cases, in order."""
        return self.in_order([columns.ids for columns, _ in self.parts], pa.array([], pa.string()))

    def in_order(self, columns: Sequence[pa.Array], nothing: pa.Array) -> pa.Array:
        """Put columns, or whole batches, of the parts' rows together, in the order of the cases."""
        if not columns:
            return nothing
        if len(columns) == 1 and (self.parts[0][1] >= 0).all():
            return columns[0]
        chosen = [
            column.take(pa.array(np.flatnonzero(places >= 0)))
            for column, (_, places) in zip(columns, self.parts, strict=True)
        ]
        order = np.argsort(np.concatenate([_there(places) for _, places in self.parts]))
        batches = isinstance(columns[0], pa.RecordBatch)
        return (pa.concat_batches if batches else pa.concat_arrays)(chosen).take(pa.array(order))

    def without(self, refused: Mapping[int, Rejected]) -> Cases:
        """Take out cases that turned out to be none, by their place among the cases."""
        lost = self.places[list(refused)]
        parts = tuple(
            (columns, np.where(np.isin(places, lost), -1, places)) for columns, places in self.parts
        )
        rejected = sorted((*self.rejected, *refused.values()), key=lambda one: one.number)
        return Cases(self.chunk, parts, tuple(rejected))


def _there(places: NDArray[np.intp]) -> NDArray[np.intp]:
    there: NDArray[np.intp] = places[places >= 0]
    return there
