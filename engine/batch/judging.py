"""What was expected of many patients, held against what is said of them.

The measures are those of the field. Top k: one of the disorders expected is among the first k of the
differential. Red-flag recall: of those who need urgent or emergency care, who is told so. Safe triage:
the urgency said is not below the one expected; over-triage: it is above. Whatever else a record expects
is counted by its key: met, or not, as `engine.cases.expectations.unmet` says of one patient.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.assessment.must_not_miss import STATUSES, VERDICTS
from engine.assessment.standing import STANDINGS
from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import KEYS, Expected
from engine.batch.cells import Flags
from engine.batch.rows import Differential, level_codes, named, place_codes
from engine.cases.expectations import HELD, TOP, URGENCIES
from engine.reading.bitmaps import Bitmap, fixed, to_bools
from engine.reading.columns import spellings
from knowledge.criteria import Urgency

TOPS = (1, TOP, 5)
MOST_NAMED = 100
"""At most this many ids of cases that went wrong are kept for each measure."""

MEASURES = (*(f"top_{top}" for top in TOPS), "red_flag_recall", "safe_triage", "over_triage")
"""The measures in the order they are told; what else was expected comes behind, by its key."""

NOTHING = "none"
_FAR = 255


@dataclass(slots=True)
class Measure:
    """How many cases a measure is about, in how many it holds, how many are wrong, and the first of those."""

    cases: int = 0
    holds: int = 0
    wrong: int = 0
    amiss: list[str] = field(default_factory=list)

    def add(self, other: Measure) -> None:
        """Add the counts of another chunk."""
        self.cases += other.cases
        self.holds += other.holds
        self.wrong += other.wrong
        self.amiss += other.amiss[: MOST_NAMED - len(self.amiss)]


@dataclass(slots=True)
class Judged:
    """How cases fared against what was expected of them."""

    cases: int = 0
    measures: dict[str, Measure] = field(default_factory=dict)
    urgency: Counter[tuple[str, str]] = field(default_factory=Counter)
    disorders: Counter[tuple[str, str]] = field(default_factory=Counter)

    def told(self) -> Iterator[tuple[str, Measure]]:
        """Yield the measures by their names, in the order they are told."""
        for name in (*MEASURES, *KEYS):
            if name in self.measures:
                yield name, self.measures[name]

    def add(self, other: Judged) -> None:
        """Add the counts of another chunk."""
        self.cases += other.cases
        for name, measure in other.measures.items():
            self.measures.setdefault(name, Measure()).add(measure)
        self.urgency.update(other.urgency)
        self.disorders.update(other.disorders)


class Judge:
    """Holds what was expected against the verdicts on some columns; `kept` are the rows that are cases."""

    def __init__(self, verdicts: Verdicts, ranked: Differential, ids: pa.Array, kept: Flags) -> None:
        self._verdicts, self._ranked, self._ids, self._kept = verdicts, ranked, ids, kept
        self._length = verdicts.columns.length

    def judge(self, expected: Expected) -> Judged:
        """Hold everything that was expected against what is said."""
        judged = Judged()
        some = np.zeros(self._length, np.bool_)
        for key, column in expected.items():
            has = np.asarray(column.is_valid()) & self._kept
            some |= has
            if not has.any():
                continue
            if key == "disorders":
                self._disorders(column, has, judged)
            elif key == "urgency":
                self._urgency(column, has, judged)
            else:
                judged.measures[key] = self._measure(has, ~self._missed(key, column))
        judged.cases = int(some.sum())
        return judged

    def unmet(self, key: str, column: pa.Array) -> Flags:
        """Flag the cases that expect something under this key and do not get it."""
        return np.asarray(column.is_valid()) & self._kept & self._missed(key, column)

    def _measure(self, has: Flags, holds: Flags, *, amiss: Flags | None = None) -> Measure:
        wrong = has & (~holds if amiss is None else amiss)
        first = self._ids.take(pa.array(np.flatnonzero(wrong)[:MOST_NAMED])).to_pylist()
        return Measure(int(has.sum()), int((has & holds).sum()), int(wrong.sum()), first)

    def _disorders(self, column: pa.ListArray, has: Flags, judged: Judged) -> None:
        names = list(self._verdicts.knowledge.disorder)
        lists = self._ranked.disorders
        best, rows, wanted = self._best(column, names)
        for top in TOPS:
            judged.measures[f"top_{top}"] = self._measure(has, best < top)
        first = np.append(lists.codes, -1)[np.where(np.diff(lists.ends) > 0, lists.ends[:-1], -1)]
        meant = np.full(self._length, -1)
        meant[rows[::-1]] = wanted[::-1]
        meant = np.where(best == 0, first, meant)
        judged.disorders = _crossed(meant[has], first[has], [*names, NOTHING])

    def _best(
        self, column: pa.ListArray, names: list[str]
    ) -> tuple[NDArray[np.uint8], NDArray[Any], NDArray[Any]]:
        """Return how far up the best of the disorders expected is; and their rows and places in `names`."""
        lists = self._ranked.disorders
        positions = np.arange(len(lists.codes)) - np.repeat(lists.ends[:-1], np.diff(lists.ends))
        ranks = np.full((self._length, len(names) + 1), _FAR, np.uint8)
        ranks[lists.rows, lists.codes] = np.minimum(positions, _FAR - 1)
        rows, wanted = _pairs(column, names)
        best = np.full(self._length, _FAR, np.uint8)
        np.minimum.at(best, rows, ranks[rows, wanted])
        return best, rows, wanted

    def _urgency(self, column: pa.Array, has: Flags, judged: Judged) -> None:
        wanted, said = self._levels(column)
        grave = has & (wanted >= Urgency.URGENT.rank)
        over = said > wanted
        if grave.any():
            judged.measures["red_flag_recall"] = self._measure(grave, said >= Urgency.URGENT.rank)
        judged.measures["safe_triage"] = self._measure(has, said >= wanted)
        judged.measures["over_triage"] = self._measure(has, over, amiss=over)
        judged.urgency = _crossed(wanted[has], said[has], URGENCIES)

    def _levels(self, column: pa.Array) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the places of the urgencies that are expected, and of those that are said."""
        texts, codes = spellings(column)
        places = np.array([*(URGENCIES.index(text) if text in URGENCIES else -1 for text in texts), -1])
        return places[codes], level_codes(self._verdicts.urgency, self._length)

    def _missed(self, key: str, column: pa.Array) -> Flags:
        verdicts = self._verdicts
        if held := HELD.get(key):
            return self._among(column, getattr(verdicts, held.said), wanted=held.wanted)
        match key:
            case "disorders":
                far: Flags = self._best(column, list(verdicts.knowledge.disorder))[0] >= TOP
                return far
            case "leading":
                return self._others_lead(column)
            case "urgency":
                wanted, said = self._levels(column)
                other: Flags = wanted != said
                return other
            case "benign":
                verdict = named(place_codes(verdicts.benign, self._length), VERDICTS)
                differs: Flags = np.asarray(pc.not_equal(verdict.cast(pa.string()), column).fill_null(False))
                return differs
            case "in_scope" | "settled":
                expected: Flags = np.asarray(column.fill_null(False))
                return to_bools(getattr(verdicts, key), self._length) ^ expected
            case _:
                return self._mapped(key, column)

    def _among(self, column: pa.ListArray, bitmaps: Mapping[str, Bitmap], *, wanted: bool) -> Flags:
        """Flag the rows one of whose names is not among what is said; or is, where it is not wanted."""
        rows, places = _pairs(column, list(bitmaps))
        unmet = np.zeros(self._length, np.bool_)
        for place in np.unique(places).tolist():
            whose = rows[places == place]
            unmet[whose[to_bools(list(bitmaps.values())[place], self._length)[whose] != wanted]] = True
        return unmet

    def _others_lead(self, column: pa.ListArray) -> Flags:
        """Flag the rows in which other disorders lead than those that are named, all and only they."""
        rows, _ = _pairs(column, list(self._verdicts.leading))
        others: Flags = np.bincount(rows, minlength=self._length) != np.diff(self._ranked.leading.ends)
        return others | self._among(column, self._verdicts.leading, wanted=True)

    def _mapped(self, key: str, column: pa.MapArray) -> Flags:
        """Flag the rows where something else is said of one of several ids."""
        unmet = np.zeros(self._length, np.bool_)
        for row in np.flatnonzero(np.asarray(column.is_valid())).tolist():
            unmet[row] = any(self._said(key, name, row) != told for name, told in column[row].as_py())
        return unmet

    def _said(self, key: str, name: str, row: int) -> str:
        bitmaps = dict(self._spoken_of(key, name))
        holding = [
            said for said, patients in bitmaps.items() if patients[row // 64] >> np.uint64(row % 64) & 1
        ]
        return holding[0] if holding else "unknown"

    def _spoken_of(self, key: str, name: str) -> Iterator[tuple[str, Bitmap]]:
        if key == "standings":
            yield from ((said, getattr(self._verdicts.standings[name], said)) for said in STANDINGS)
        elif key == "must_not_miss":
            statuses = self._verdicts.must_not_miss.get(name)
            yield from zip(STATUSES, statuses, strict=True) if statuses else ()
        else:
            true, false = self._verdicts.concluded[name]
            yield from (("true", true), ("false", false))


def _pairs(column: pa.ListArray, names: list[str]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the rows of all entries of lists, each entry of a list once, and the places of their names."""
    rows = fixed(pc.list_parent_indices(column))
    texts, codes = spellings(column.flatten())
    known = {name: place for place, name in enumerate(names)}
    places = np.array([*(known.get(text, len(names)) for text in texts), len(names)])[codes]
    _, first = np.unique(rows * (len(names) + 1) + places, return_index=True)
    once = np.sort(first)
    there = once[places[once] < len(names)]
    return rows[there], places[there]


def _crossed(rows: NDArray[Any], columns: NDArray[Any], names: Any) -> Counter[tuple[str, str]]:
    """Count pairs of names, given by their places; the last place is -1 too."""
    wide = len(names) + 1
    times = np.bincount((rows.astype(np.intp) + 1) * wide + columns + 1)
    found = np.flatnonzero(times).tolist()
    pairs = {(names[code // wide - 1], names[code % wide - 1]): int(times[code]) for code in found}
    return Counter(pairs)
