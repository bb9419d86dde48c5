"""A piece of an input: so many records as are read at once, and what was wrong with some of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.sheet import Sheet, SheetReader
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.cases.files import Record
from engine.cases.problems import escaped
from engine.errors import Problem, UnreadableInput
from knowledge.criteria import KnowledgeBase

BLANK: Final = object()
"""Stands for the record of a row that is none, without anything in it."""


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
class Piece(ABC):
    """Records of one source that follow each other; `numbers` are theirs, `stem` names those without id.

    `size` is how much of its source the piece takes, in bytes. `rejected` are records in between that
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
    def sheet(self, reader: SheetReader) -> Sheet:
        """Read all records at once."""

    def perhaps(self, name: str) -> Sequence[int]:  # noqa: ARG002  pieces that know more look at it
        """Return the rows whose records may have this id: all others surely have not."""
        return range(len(self))

    def kept(self, name: str, rows: NDArray[np.intp]) -> pa.Array:  # noqa: ARG002  only tables have columns
        """Return what stands in a column of these rows, as texts."""
        return pa.nulls(len(rows), pa.string())

    @abstractmethod
    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        """Yield some records as they were written."""

    def cases(self, rows: Sequence[int], knowledge: KnowledgeBase) -> Iterator[tuple[int, Case | Rejected]]:
        """Yield these rows again, each with its record read by itself: a case, or rejected.

        Rows that are blank are left out.
        """
        for row, record in zip(rows, self.records(rows), strict=True):
            if record.value is BLANK:
                continue
            try:
                yield row, self._case(record, knowledge)
            except UnreadableInput as error:
                yield row, self.rejection(row, error.problems, _id_of(record))

    def _case(self, record: Record, knowledge: KnowledgeBase) -> Case:
        problems = record.problems.told()
        if record.value is not None or not problems:
            try:
                case = case_of(record.value, knowledge, default_id=record.default_id)
            except UnreadableInput as error:
                problems += error.problems
            else:
                if not problems:
                    return case
        raise UnreadableInput(self.source, problems)

    def rejection(self, row: int, problems: Sequence[Problem], name: str | None = None) -> Rejected:
        """Return the record of a row as one that cannot be used."""
        return Rejected(self.source, self.numbers[row], tuple(problems), name)


def _id_of(record: Record) -> str | None:
    given = record.value.get("id") if isinstance(record.value, Mapping) else None
    usable = isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip()
    return escaped(str(given).strip()) if usable else None


@dataclass(frozen=True, kw_only=True)
class Records(Piece):
    """Records that are read one by one."""

    given: Sequence[Record]

    def sheet(self, reader: SheetReader) -> Sheet:
        """Leave every record to be read by itself."""
        return reader.nothing(len(self))

    def records(self, rows: Sequence[int]) -> Iterator[Record]:
        """Yield some records as they were written."""
        return (self.given[row] for row in rows)
