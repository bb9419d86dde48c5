"""The pipeline of a batch: pieces are read and assessed by several threads, and come out in order.

NumPy and Arrow let other threads run while they work. A few pieces are under way at a time and no more,
so that memory does not grow with the input.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import pyarrow as pa

from engine.assessment.verdicts import Verdicts
from engine.batch.piece import Piece
from engine.batch.rows import Differential, differential, rows
from engine.batch.sheet import Sheet, SheetReader
from engine.batch.sinks import Sink
from engine.batch.tally import Tally
from engine.batch.ward import Ward
from knowledge.criteria import KnowledgeBase

T = TypeVar("T")
R = TypeVar("R")

WORKERS = min(os.cpu_count() or 1, 4)


@dataclass(frozen=True, slots=True)
class Done:
    """A ward that is assessed: its rows, also in the form they are written in, and what they come to."""

    ward: Ward
    rows: pa.RecordBatch
    encoded: bytes | pa.RecordBatch
    tally: Tally


class Assessor:
    """Assesses wards; `fired` asks for the rules that fired, and `traced` for writing them too.

    `keep` are the columns of the input that come out as they are, behind the others.
    """

    def __init__(
        self, knowledge: KnowledgeBase, *, fired: bool, traced: bool, keep: Sequence[str] = ()
    ) -> None:
        self._keep = tuple(keep)
        self._knowledge, self._fired, self._traced = knowledge, fired, traced
        self._reader = SheetReader(knowledge, blanks=True)
        self._nothing = self._rows(Sheet.of_cases(knowledge, []))[0]

    @property
    def schema(self) -> pa.Schema:
        """The schema of the rows that are written."""
        schema = self._written(self._nothing).schema
        for name in self._keep:
            schema = schema.append(pa.field(name, pa.string()))
        return schema

    def read(self, piece: Piece) -> Ward:
        """Read a piece."""
        return Ward.of(piece, self._reader, self._knowledge)

    def assess(self, ward: Ward, sink: Sink) -> Done:
        """Assess a ward."""
        tally = Tally()
        parts: list[pa.RecordBatch] = []
        for sheet, kept in ward.kept():
            batch, verdicts, ranked = self._rows(sheet)
            tally.add(Tally.of(verdicts, sheet, ranked, kept))
            parts.append(batch)
        whole = ward.in_order(parts, self._nothing)
        written = self._written(whole)
        for name in self._keep:
            written = written.append_column(name, ward.piece.kept(name, ward.places))
        return Done(ward, whole, sink.encoded(written), tally)

    def _rows(self, sheet: Sheet) -> tuple[pa.RecordBatch, Verdicts, Differential]:
        verdicts = Verdicts(self._knowledge, sheet.columns)
        ranked = differential(verdicts)
        return rows(verdicts, sheet, ranked, fired=self._fired), verdicts, ranked

    def _written(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        if self._traced or not self._fired:
            return batch
        return batch.select([name for name in batch.schema.names if name != "fired"])


def in_order(pool: ThreadPoolExecutor, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Yield what comes of the items, in their order, with a few of them under way."""
    under_way: deque[Future[R]] = deque()
    for item in items:
        under_way.append(pool.submit(work, item))
        if len(under_way) >= WORKERS:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()
