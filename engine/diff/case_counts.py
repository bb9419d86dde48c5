"""Which cases of a file another version tells something else, how many, from what to what.

Both versions read the file chunk by chunk, as a batch does, and what they say is compared in bitmaps: a
million cases take the time of two batches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.assessment.consultation import Consulted, consulted
from engine.assessment.targets import LEADING, Target
from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns, ColumnReader
from engine.batch.cells import Flags
from engine.batch.chunks import Chunk, Rejected
from engine.batch.inputs import find_inputs
from engine.batch.output import level_codes, named, spread
from engine.batch.pipeline import WORKERS, in_order
from engine.batch.record_reader import Reader
from engine.cases.case import Case
from engine.cases.expectations import URGENCIES
from engine.cases.files import unusable
from engine.diff.conclusions import Direction, compared, moved, place_of
from engine.diff.patients import BothReadings, TwiceAssessed
from engine.diff.versions import Versions
from engine.errors import Problem
from engine.reading.bitmaps import Bitmap, from_bools, popcount, to_bools
from knowledge.criteria import KnowledgeBase

MOST_SHOWN = 10
_SEPARATOR = "; "
Moves = Counter[tuple[str, str]]


class Shown(NamedTuple):
    """A case to look at: how much it matters, the least first, its number in all inputs, and the patient."""

    weight: tuple[int, int]
    number: int
    patient: TwiceAssessed


_Candidate: TypeAlias = tuple[tuple[int, int], int]
"""How much a case matters, the least first, and its row."""


@dataclass
class Counts:
    """What became of the cases of some inputs.

    `told` counts those who are told something else by conclusion, `kinds` by what kind of conclusion it is.
    `weightiest` are the rows of a chunk that may have to be shown.
    """

    inputs: tuple[str, ...] = ()
    cases: int = 0
    otherwise: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, Problem] = field(default_factory=dict)
    told: Counter[tuple[Target, Direction]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, Direction]] = field(default_factory=Counter)
    urgency: Moves = field(default_factory=Counter)
    leading: Moves = field(default_factory=Counter)
    shown: list[Shown] = field(default_factory=list)
    weightiest: Sequence[_Candidate] = ()

    def add(self, other: Counts) -> None:
        """Add the counts of a part of a chunk."""
        self.cases += other.cases
        self.otherwise += other.otherwise
        for name in ("told", "kinds", "urgency", "leading"):
            getattr(self, name).update(getattr(other, name))

    def reject(self, side: str, rejected: Rejected) -> None:
        """Count a record that is not a case for a version; keep the first reason."""
        self.rejected[side] += 1
        if rejected.problems:
            self.reasons.setdefault(side, rejected.problems[0])


def counted(pair: Versions, inputs: Iterable[str]) -> Counts:
    """Count the cases of some inputs; raises CrampdxError for an input that cannot be read."""
    return _Counting(pair).counted(tuple(inputs))


class _Counting:
    def __init__(self, pair: Versions) -> None:
        self._bases = BothReadings(pair).common
        self._targets = compared(pair.old.knowledge, pair.new.knowledge)
        self._readers = tuple(ColumnReader(base, blanks=True) for base in self._bases)

    def counted(self, inputs: tuple[str, ...]) -> Counts:
        counts, before = Counts(inputs), 0
        with ThreadPoolExecutor(WORKERS) as pool:
            for chunks, parts, rejected in in_order(pool, self._read, self._chunks(inputs)):
                for side, one in rejected:
                    counts.reject(side, one)
                for part in parts:
                    counts.add(part)
                    self._show(counts, part, chunks, before)
                before += len(chunks[0])
        if not counts.cases and not counts.rejected:
            raise unusable(
                ", ".join(inputs), "holds no case", "A case is a record with `answers`, or a row of a table."
            )
        return counts

    def _chunks(self, inputs: Sequence[str]) -> Iterator[tuple[Chunk, Chunk]]:
        """Yield the chunks of the inputs, each as both versions open it."""
        found = find_inputs(inputs, leaving_out=()).inputs
        for one in found:
            if one.stream is not None:
                raise unusable(one.source, "can be read only once", "Two versions read it: name a file.")
        opened = [tuple(Reader(base).opened(one) for base in self._bases) for one in found]
        for old, new in opened:
            yield from zip(old(), new(), strict=True)

    def _read(
        self, chunks: tuple[Chunk, Chunk]
    ) -> tuple[tuple[Chunk, Chunk], list[Counts], list[tuple[str, Rejected]]]:
        """Count the rows as both versions read them: all at once, and one by one where that takes it."""
        columns = [chunk.columns(reader) for chunk, reader in zip(chunks, self._readers, strict=True)]
        plain = ~(columns[0].doubtful | columns[1].doubtful)
        rejected = [("both", one) for one in chunks[0].rejected]
        parts: list[Counts] = []
        if plain.any():
            parts.append(self._compare(columns, plain, range(len(plain))))
        doubtful = np.flatnonzero(~plain).tolist()
        old, new = (
            # What is expected of a case is no matter here, nor whether it can be.
            dict(chunk.cases(doubtful, base, expecting=False))
            for chunk, base in zip(chunks, self._bases, strict=True)
        )
        rows: list[int] = []
        cases: tuple[list[Case], list[Case]] = ([], [])
        for row in old:
            one, other = old[row], new[row]
            if isinstance(one, Case) and isinstance(other, Case):
                rows.append(row)
                cases[0].append(one)
                cases[1].append(other)
            elif isinstance(one, Rejected):
                rejected.append(("both" if isinstance(other, Rejected) else "old", one))
            elif isinstance(other, Rejected):
                rejected.append(("new", other))
        if rows:
            again = [CaseColumns.of_cases(*each) for each in zip(self._bases, cases, strict=True)]
            parts.append(self._compare(again, np.ones(len(rows), np.bool_), rows))
        return chunks, parts, rejected

    def _compare(self, columns: Sequence[CaseColumns], kept: Flags, numbers: Sequence[int]) -> Counts:
        """Compare what is said of the rows that are kept; `numbers` are their places in the chunk."""
        old, new = (Verdicts(base, each.answers) for base, each in zip(self._bases, columns, strict=True))
        length, whom = len(kept), from_bools(kept)
        found = Counts(cases=int(kept.sum()))
        kinds: dict[tuple[str, Direction], Bitmap] = {}
        nobody = from_bools(np.zeros(length, np.bool_))
        candidates: list[_Candidate] = []
        codes = [level_codes(verdicts.urgency, length).astype(np.int16) for verdicts in (old, new)]
        gap = np.abs(codes[0] - codes[1])
        for target in self._targets:
            for _, direction, patients in moved(old, new, target):
                hit = patients & whom
                if not (count := popcount(hit)):
                    continue
                found.told[target, direction] += count
                key = (target.kind, direction)
                kinds[key] = kinds.get(key, nobody) | hit
                rows = np.flatnonzero(to_bools(hit, length))
                candidates += _first(place_of(target.kind, direction), rows, gap)
                if target == LEADING:
                    texts = (_leading(verdicts, rows, length) for verdicts in (old, new))
                    found.leading.update(zip(*texts, strict=True))
        pairs = np.bincount((codes[0] * len(URGENCIES) + codes[1])[kept], minlength=len(URGENCIES) ** 2)
        for place in np.flatnonzero(pairs).tolist():
            one, other = divmod(place, len(URGENCIES))
            found.urgency[URGENCIES[one], URGENCIES[other]] = int(pairs[place])
        first: dict[int, tuple[int, int]] = {}
        for weight, row in sorted(candidates):
            first.setdefault(row, weight)
        found.weightiest = [(weight, numbers[row]) for row, weight in first.items()][:MOST_SHOWN]
        found.otherwise = popcount(reduce(np.bitwise_or, kinds.values(), nobody))
        found.kinds.update({key: popcount(patients) for key, patients in kinds.items()})
        return found

    def _show(self, counts: Counts, part: Counts, chunks: Sequence[Chunk], before: int) -> None:
        """Keep the cases that matter most."""
        for weight, row in part.weightiest:
            number = before + row + 1
            last = counts.shown[-1] if len(counts.shown) == MOST_SHOWN else None
            if last is not None and (weight, number) >= (last.weight, last.number):
                continue
            told = [
                next(chunk.cases([row], base, expecting=False))[1]
                for chunk, base in zip(chunks, self._bases, strict=True)
            ]
            before_and_after = [_consulted(base, case) for base, case in zip(self._bases, told, strict=True)]
            patient = TwiceAssessed(told[1], *before_and_after)  # type: ignore[arg-type]
            counts.shown.append(Shown(weight, number, patient))
            counts.shown.sort(key=lambda one: (one.weight, one.number))
            del counts.shown[MOST_SHOWN:]


def _consulted(base: KnowledgeBase, case: object) -> Consulted:
    assert isinstance(case, Case), "a row that was read at once is a case when it is read alone"  # noqa: S101
    return consulted(base, case)


def _first(place: int, rows: NDArray[np.intp], gap: NDArray[np.int16]) -> Iterator[_Candidate]:
    """Yield the first of some rows, those first whose urgency moves farthest."""
    order = np.argsort(-gap[rows], kind="stable")[:MOST_SHOWN]
    for row in rows[order].tolist():
        yield (place, -int(gap[row])), row


def _leading(verdicts: Verdicts, rows: NDArray[np.intp], length: int) -> list[str]:
    """Return what leads in some rows, ids in one text each."""
    names = list(verdicts.leading)
    lists = spread(list(verdicts.leading.values()), length).array(lambda codes: named(codes, names))
    texts = lists.take(pa.array(rows)).cast(pa.list_(pa.string()))
    return [text or "" for text in pc.binary_join(texts, _SEPARATOR).to_pylist()]
