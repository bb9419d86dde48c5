"""The cases of one piece: those read all at once, and those that had to be read by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.cells import Flags
from engine.batch.piece import Piece, Rejected
from engine.batch.sheet import Sheet, SheetReader
from engine.cases.case import Case
from engine.errors import Problem
from knowledge.criteria import KnowledgeBase


@dataclass(frozen=True, eq=False)
class Ward:
    """The cases of a piece, in the order of their records.

    `parts` are sheets with the places of their cases in the piece, -1 where a row of a sheet is none.
    `rejected` are the records that are no cases.
    """

    piece: Piece
    parts: tuple[tuple[Sheet, NDArray[np.intp]], ...]
    rejected: tuple[Rejected, ...]

    @classmethod
    def of(cls, piece: Piece, reader: SheetReader, knowledge: KnowledgeBase) -> Ward:
        """Read a piece: all at once what can be, and by itself each record that needs a closer look."""
        sheet = piece.sheet(reader)
        places = np.where(sheet.doubtful, -1, np.arange(len(piece)))
        rows: list[int] = []
        cases: list[Case] = []
        rejected = list(piece.rejected)
        for row, read in piece.cases(np.flatnonzero(sheet.doubtful).tolist(), knowledge):
            if isinstance(read, Case):
                rows.append(row)
                cases.append(read)
            else:
                rejected.append(read)
        rejected.sort(key=lambda one: one.number)
        parts = [(sheet, places)] if (places >= 0).any() else []
        if cases:
            parts.append((Sheet.of_cases(knowledge, cases), np.array(rows)))
        return cls(piece, tuple(parts), tuple(rejected))

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """The places of the cases in the piece, in order."""
        return np.sort(np.concatenate([_there(places) for _, places in self.parts] or [np.arange(0)]))

    @cached_property
    def ids(self) -> pa.Array:
        """The ids of the cases, in order."""
        return self.in_order([sheet.ids for sheet, _ in self.parts], pa.array([], pa.string()))

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

    def without(self, flags: Flags, problem: Callable[[str], Problem]) -> Ward:
        """Take cases out, flagged in their order, and reject their records: `problem` says why of an id."""
        lost = self.places[flags]
        names = self.ids.filter(pa.array(flags)).to_pylist()
        rejected = [
            self.piece.rejection(int(row), (problem(name),), name)
            for row, name in zip(lost, names, strict=True)
        ]
        parts = tuple((sheet, np.where(np.isin(places, lost), -1, places)) for sheet, places in self.parts)
        everything = sorted((*self.rejected, *rejected), key=lambda one: one.number)
        return Ward(self.piece, parts, tuple(everything))

    def rejecting(self, refused: Mapping[int, Rejected]) -> Ward:
        """Take cases out, by their place among the cases, which turned out to be none."""
        flags = np.zeros(len(self), np.bool_)
        flags[list(refused)] = True
        taken = self.without(flags, lambda name: Problem("id", name))
        told = {one.number: one for one in refused.values()}
        return Ward(taken.piece, taken.parts, tuple(told.get(one.number, one) for one in taken.rejected))

    def kept(self) -> Iterator[tuple[Sheet, Flags]]:
        """Yield each sheet with the flags of the rows that are cases."""
        for sheet, places in self.parts:
            yield sheet, places >= 0


def _there(places: NDArray[np.intp]) -> NDArray[np.intp]:
    there: NDArray[np.intp] = places[places >= 0]
    return there
