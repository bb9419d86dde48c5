"""What is said of many patients, as the rows of a batch's output: Arrow arrays made from bitmaps.

A list column is filled bitmap by bitmap: whoever is in one gets the next place of their list. So lists
come out in the order of the bitmaps, and the work grows with what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.assessment.must_not_miss import STATUSES, VERDICTS
from engine.assessment.standing import STANDINGS, Standing
from engine.assessment.table import Statuses
from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns
from engine.cases.expectations import URGENCIES
from engine.reading.bitmaps import Bitmap, popcount, to_bools
from knowledge.criteria import Urgency


class Lists(NamedTuple):
    """A list for each patient: those of one end where `ends` says, and `codes` is what they hold."""

    ends: NDArray[np.int32]
    codes: NDArray[Any]

    @property
    def rows(self) -> NDArray[np.intp]:
        """Whose list each code is in."""
        return np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends))

    def array(self, entries: Callable[[NDArray[Any]], pa.Array]) -> pa.ListArray:
        """Return the lists as Arrow has them."""
        return pa.ListArray.from_arrays(pa.array(self.ends), entries(self.codes))


def spread(bitmaps: Sequence[Bitmap], length: int) -> Lists:
    """Return for each patient the places of the bitmaps that hold them, in order."""
    members = [np.flatnonzero(to_bools(bitmap, length)) for bitmap in bitmaps]
    sizes = np.zeros(length, np.int32)
    for rows in members:
        sizes[rows] += 1
    ends = np.append(np.int32(0), np.cumsum(sizes, dtype=np.int32))
    following = ends[:-1].copy()
    codes = np.empty(ends[-1], np.int16)
    for place, rows in enumerate(members):
        at = following[rows]
        codes[at] = place
        following[rows] = at + 1
    return Lists(ends, codes)


def named(codes: NDArray[Any], names: Sequence[str]) -> pa.DictionaryArray:
    """Return names by their places."""
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(names, pa.string()))


class Differential(NamedTuple):
    """Who has which disorders in which order, and which of them lead: `standings` go with the codes."""

    disorders: Lists
    standings: NDArray[np.int8]
    leading: Lists


def differential(verdicts: Verdicts) -> Differential:
    """Rank the disorders of every patient that are likely or possible."""
    length, disorders_in_order = verdicts.columns.length, verdicts.knowledge.disorders
    number = {disorder: place for place, disorder in enumerate(disorders_in_order)}
    places = verdicts.places(disorders_in_order, Standing.POSSIBLE)
    taken = tuple(place for place in places if popcount(place.patients))
    ranked = spread([place.patients for place in taken], length)
    disorders = np.array([number[place.disorder] for place in taken], np.int16)[ranked.codes]
    said = np.array([place.standing for place in taken], np.int8)[ranked.codes]
    lists = Lists(ranked.ends, disorders)
    rows = lists.rows
    first = np.append(said, np.int8(0))[ranked.ends[:-1]]
    told = verdicts.reading.holds(verdicts.knowledge.scope)  # nothing leads before any trouble is told
    leads = (said == first[rows]) & to_bools(told, length)[rows]
    ends = np.append(np.int32(0), np.cumsum(np.bincount(rows[leads], minlength=length), dtype=np.int32))
    return Differential(lists, said, Lists(ends, disorders[leads]))


def level_codes(levels: Mapping[Urgency, Bitmap], length: int) -> NDArray[np.int8]:
    """Return for each patient the number of the highest level reached."""
    flags = [to_bools(levels[level], length).view(np.int8) for level in Urgency if level > min(Urgency)]
    return reduce(np.add, flags, np.zeros(length, np.int8))


def rows(verdicts: Verdicts, columns: CaseColumns, ranked: Differential, *, fired: bool) -> pa.RecordBatch:
    """Return the rows of the output: one a patient, `fired` being the last column if it is wanted."""
    length = verdicts.columns.length
    disorders = list(verdicts.knowledge.disorder)
    said: dict[str, pa.Array] = {
        "id": columns.ids,
        "in_scope": pa.array(to_bools(verdicts.in_scope, length)),
        "urgency": _levels(verdicts.urgency, length),
        "urgency_could_be": _levels(verdicts.urgency_could_be, length),
        "leading": ranked.leading.array(lambda codes: named(codes, disorders)),
        "differential": ranked.disorders.array(
            lambda codes: pa.StructArray.from_arrays(
                [named(codes, disorders), named(ranked.standings, STANDINGS)], ["disorder", "standing"]
            )
        ),
        "must_not_miss": _must_not_miss(verdicts.must_not_miss, length),
        "warnings": _lists(verdicts.warnings.items(), length),
        "steps": _lists([(step.id, whom) for step, whom in verdicts.steps_in_order()], length),
        "unrecognised_medicines": columns.unrecognised,
        "benign": named(place_codes(verdicts.benign, length), VERDICTS),
        "settled": pa.array(to_bools(verdicts.settled, length)),
        "settled_with_tests": pa.array(to_bools(verdicts.settled_with_tests, length)),
        "urgency_could_be_with_tests": _levels(verdicts.urgency_could_be_with_tests, length),
    }
    if fired:
        said["fired"] = _lists(verdicts.fired.items(), length)
    return pa.RecordBatch.from_pydict(said)


def _lists(bitmaps: Iterable[tuple[str, Bitmap]], length: int) -> pa.ListArray:
    names, patients = zip(*bitmaps, strict=True)
    distinct = list(dict.fromkeys(names))
    place = np.array([distinct.index(name) for name in names], np.int16)
    return spread(patients, length).array(lambda codes: named(place[codes], distinct))


def _levels(bitmaps: Mapping[Urgency, Bitmap], length: int) -> pa.DictionaryArray:
    return named(level_codes(bitmaps, length), URGENCIES)


def place_codes(bitmaps: Sequence[Bitmap], length: int) -> NDArray[np.int8]:
    """Return for each patient the place of the one bitmap that holds them."""
    codes = np.zeros(length, np.int8)
    for number, patients in enumerate(bitmaps):
        if number:
            codes += number * to_bools(patients, length).view(np.int8)
    return codes


def _must_not_miss(statuses: Mapping[str, Statuses[Bitmap]], length: int) -> pa.ListArray:
    """Return everyone's list, as long as there are disorders that must not be missed."""
    codes = np.zeros((length, len(statuses)), np.int8)
    for place, status in enumerate(statuses.values()):
        codes[:, place] = place_codes(status, length)
    everyone = np.tile(np.arange(len(statuses), dtype=np.int16), length)
    entries = pa.StructArray.from_arrays(
        [named(everyone, list(statuses)), named(codes.ravel(), STATUSES)], ["disorder", "status"]
    )
    ends = np.arange(length + 1, dtype=np.int32) * len(statuses)
    return pa.ListArray.from_arrays(pa.array(ends), entries)
