"""All smallest sets of answers that change a conclusion, found by trying every set at once in columns.

Complete up to a size: a set is tried unless a part of it changes the conclusion already; so what is
found is minimal, and nothing smaller was passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.assessment.targets import Target
from engine.explain.alone import alone, as_it_is
from engine.explain.atoms import Atom, Change
from engine.explain.hypotheses import Rows, supposing, telling_bits
from engine.explain.inquiry import Inquiry
from engine.reading.bitmaps import to_bools

_CHUNK = 1 << 17
Outcome: TypeAlias = bytes
Places: TypeAlias = tuple[tuple[int, ...], ...]
"""For each finding of a set, the places of the candidates that do equally well."""


@dataclass(frozen=True, slots=True)
class Minimal:
    """A smallest set of changes, each with all answers that do equally well; outcomes of equal key are equal.

    Outcomes are ordered: the weightier one first.
    """

    changes: tuple[Change, ...]
    outcome: Outcome


def minimal_sets(
    inquiry: Inquiry, target: Target, candidates: Sequence[Atom], largest: int
) -> Iterator[Minimal]:
    """Yield the smallest sets of candidates that change a conclusion, up to a size."""
    search = _Search(inquiry, target, candidates)
    for size in range(1, largest + 1):
        yield from search.sets(size)


class _Search:
    def __init__(self, inquiry: Inquiry, target: Target, candidates: Sequence[Atom]) -> None:
        self._inquiry, self._target, self._candidates = inquiry, target, candidates
        ids = {name: place for place, name in enumerate(inquiry.knowledge.finding)}
        self._finding = np.array([ids[atom.finding.id] for atom in candidates], np.intp)
        count = len(candidates)
        self._alone = np.zeros(count, np.bool_)
        self._together = np.zeros((count, count), np.bool_)
        self._now = [bool(bitmap[0] & 1) for bitmap in telling_bits(target, as_it_is(inquiry).verdicts)]

    def sets(self, size: int) -> Iterator[Minimal]:
        """Yield the minimal sets of this size; those of every smaller one have been asked for before."""
        found: list[tuple[tuple[int, ...], Outcome]] = []
        for rows in _chunks(self._rows(size)):
            found += self._changing(rows, self._looked_at(rows))
        for places, _ in found:
            if size == 1:
                self._alone[places[0]] = True
            elif size == 2:
                self._together[places[0], places[1]] = True
        yield from self._merged(found)

    def _rows(self, size: int) -> Iterator[Rows]:
        """Yield the sets to try: of different findings, and without a smaller one that is enough."""
        left = np.flatnonzero(~self._alone)
        if size == 1:
            yield left[:, None]
            return
        apart = self._finding[left][:, None] != self._finding[left][None, :]
        fit = np.triu(apart & ~self._together[np.ix_(left, left)], 1)
        first, second = np.nonzero(fit)
        if size == 2:
            yield np.stack([left[first], left[second]], axis=1)
            return
        for place in range(len(left)):
            third = (first > place) & fit[place, first] & fit[place, second]
            pairs = left[first[third]], left[second[third]]
            yield np.stack([np.full(len(pairs[0]), left[place]), *pairs], axis=1)

    def _looked_at(self, rows: Rows) -> list[NDArray[np.bool_]]:
        """Return what the conclusion is in each row; single answers have been looked at together."""
        if rows.shape[1] == 1:
            looked = alone(self._inquiry)
            where = looked.rows(self._candidates[place] for place in rows[:, 0])
            bitmaps = telling_bits(self._target, looked.verdicts)
            return [to_bools(bitmap, looked.length)[where] for bitmap in bitmaps]
        verdicts = supposing(self._inquiry, self._candidates, rows)
        return [to_bools(bitmap, len(rows)) for bitmap in telling_bits(self._target, verdicts)]

    def _changing(
        self, rows: Rows, bits: Sequence[NDArray[np.bool_]]
    ) -> Iterator[tuple[tuple[int, ...], Outcome]]:
        moved: NDArray[np.bool_] = reduce(
            np.logical_or,
            (bit != now for bit, now in zip(bits, self._now, strict=True)),
            np.zeros(len(rows), np.bool_),
        )
        where = np.flatnonzero(moved)
        outcomes = np.packbits(~np.stack([bit[where] for bit in bits]), axis=0).T
        for row, outcome in zip(rows[where].tolist(), outcomes, strict=True):
            yield tuple(row), outcome.tobytes()

    def _merged(self, found: list[tuple[tuple[int, ...], Outcome]]) -> Iterator[Minimal]:
        """Join sets that differ in one finding's answers only, and in nothing that comes of them."""

        def alike(one: tuple[tuple[int, ...], Outcome]) -> tuple[Outcome, tuple[int, ...]]:
            return one[1], tuple(self._finding[list(one[0])].tolist())

        for (outcome, findings), group in groupby(sorted(found, key=alike), key=alike):
            sets: list[Places] = [tuple((place,) for place in places) for places, _ in group]
            for position in range(len(findings)):
                sets = _joined(sets, position)
            for changes in sets:
                yield Minimal(
                    tuple(tuple(self._candidates[place] for place in change) for change in changes), outcome
                )


def _joined(sets: list[Places], position: int) -> list[Places]:
    """Join the sets that are equal but for one position."""
    joined: dict[Places, tuple[int, ...]] = {}
    for changes in sets:
        rest = (*changes[:position], *changes[position + 1 :])
        joined[rest] = (*joined.get(rest, ()), *changes[position])
    return [(*rest[:position], places, *rest[position:]) for rest, places in joined.items()]


def _chunks(rows: Iterator[Rows]) -> Iterator[Rows]:
    """Yield rows in pieces that fit into memory side by side, many small ones together."""
    waiting: list[Rows] = []
    for some in rows:
        waiting.append(some)
        if sum(map(len, waiting)) >= _CHUNK:
            yield from _pieces(waiting)
            waiting = []
    if sum(map(len, waiting)):
        yield from _pieces(waiting)


def _pieces(waiting: list[Rows]) -> Iterator[Rows]:
    whole = np.concatenate(waiting)
    for start in range(0, len(whole), _CHUNK):
        yield whole[start : start + _CHUNK]
