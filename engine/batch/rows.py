"""What is said of many patients, as the rows of a batch's output: Arrow arrays made from bitmaps.

A list column is filled bitmap by bitmap: whoever is in one gets the next place of their list. So lists
come out in the order of the bitmaps, and the work grows with what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.sheet import Sheet
from engine.bitmaps import Bitmap, popcount, to_bools, without
from engine.columns import Standings
from engine.levels import Levels
from engine.standing import Standing, standing
from engine.verdicts import Statuses, Verdicts
from knowledge.criteria import KnowledgeBase, Strength, Urgency

URGENCIES = tuple(level.name.lower() for level in Urgency)
STANDINGS = tuple(level.name.lower() for level in Standing)
STATUSES = Statuses._fields


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


class Place(NamedTuple):
    """A place of a disorder in the differential, and who has it there."""

    disorder: int
    standing: Standing
    patients: Bitmap


def places(knowledge: KnowledgeBase, stands: Mapping[str, Standings]) -> Iterator[Place]:
    """Yield the places that disorders can take in a differential, likely and possible, the first first.

    The order is that of `engine.assessment`: standing, must-not-miss, strengths, tier, catalogue order.
    """
    weighed = [
        (support, opposition, said)
        for support in reversed(Strength)
        for opposition in (None, *Strength)
        if (said := standing(support, opposition)) >= Standing.POSSIBLE
    ]
    ways = [
        ((-said, not disorder.must_not_miss, -support, opposition or 0, disorder.tier, number), way)
        for number, disorder in enumerate(knowledge.disorders)
        for way in weighed
        for support, opposition, said in (way,)
    ]
    for (*_, number), (support, opposition, said) in sorted(ways, key=lambda each: each[0]):
        stand = stands[knowledge.disorders[number].id]
        patients = _exactly(support, stand.support)
        weighing = stand.opposition
        patients = patients & _exactly(opposition, weighing) if opposition else _none(patients, weighing)
        if popcount(patients):
            yield Place(number, said, patients)


def _exactly(strength: Strength, levels: Mapping[Strength, Bitmap]) -> Bitmap:
    """Return the patients in whom the strongest that holds is just so strong."""
    stronger = next((levels[each] for each in Strength if each > strength), None)
    return levels[strength] if stronger is None else without(levels[strength], stronger)


def _none(patients: Bitmap, levels: Mapping[Strength, Bitmap]) -> Bitmap:
    return without(patients, levels[min(Strength)])


class Differential(NamedTuple):
    """Who has which disorders in which order, and which of them lead: `standings` go with the codes."""

    disorders: Lists
    standings: NDArray[np.int8]
    leading: Lists


def differential(verdicts: Verdicts) -> Differential:
    """Rank the disorders of every patient that are likely or possible."""
    length = verdicts.columns.length
    taken = tuple(places(verdicts.knowledge, verdicts.standings))
    ranked = spread([place.patients for place in taken], length)
    disorders = np.array([place.disorder for place in taken], np.int16)[ranked.codes]
    said = np.array([place.standing for place in taken], np.int8)[ranked.codes]
    lists = Lists(ranked.ends, disorders)
    rows = lists.rows
    first = np.append(said, np.int8(0))[ranked.ends[:-1]]
    leads = (said == first[rows]) & to_bools(verdicts.in_scope, length)[rows]
    ends = np.append(np.int32(0), np.cumsum(np.bincount(rows[leads], minlength=length), dtype=np.int32))
    return Differential(lists, said, Lists(ends, disorders[leads]))


def level_codes(levels: Levels, length: int) -> NDArray[np.int8]:
    """Return for each patient the number of the highest level reached."""
    flags = [to_bools(levels[level], length).view(np.int8) for level in Urgency if level > min(Urgency)]
    return reduce(np.add, flags, np.zeros(length, np.int8))


def rows(verdicts: Verdicts, sheet: Sheet, ranked: Differential, *, fired: bool) -> pa.RecordBatch:
    """Return the rows of the output: one a patient, `fired` being the last column if it is wanted."""
    length = verdicts.columns.length
    disorders = list(verdicts.knowledge.disorder)
    columns: dict[str, pa.Array] = {
        "id": sheet.ids,
        "in_scope": pa.array(to_bools(verdicts.in_scope, length)),
        "urgency": named(level_codes(verdicts.urgency, length), URGENCIES),
        "urgency_could_be": named(level_codes(verdicts.urgency_could_be, length), URGENCIES),
        "leading": ranked.leading.array(lambda codes: named(codes, disorders)),
        "differential": ranked.disorders.array(
            lambda codes: pa.StructArray.from_arrays(
                [named(codes, disorders), named(ranked.standings, STANDINGS)], ["disorder", "standing"]
            )
        ),
        "must_not_miss": _must_not_miss(verdicts.must_not_miss, length),
        "warnings": _lists(verdicts.warnings, length),
        "steps": _lists(verdicts.steps, length),
        "unrecognised_medicines": sheet.unrecognised,
        "settled": pa.array(to_bools(verdicts.settled, length)),
    }
    if fired:
        columns["fired"] = _lists(verdicts.fired, length)
    return pa.RecordBatch.from_pydict(columns)


def _lists(bitmaps: Mapping[str, Bitmap], length: int) -> pa.ListArray:
    names = list(bitmaps)
    return spread(list(bitmaps.values()), length).array(lambda codes: named(codes, names))


def _must_not_miss(statuses: Mapping[str, Statuses], length: int) -> pa.ListArray:
    """Return everyone's list, as long as there are disorders that must not be missed."""
    codes = np.zeros((length, len(statuses)), np.int8)
    for place, status in enumerate(statuses.values()):
        for number, patients in enumerate(status):
            if number:
                codes[:, place] += number * to_bools(patients, length).view(np.int8)
    everyone = np.tile(np.arange(len(statuses), dtype=np.int16), length)
    entries = pa.StructArray.from_arrays(
        [named(everyone, list(statuses)), named(codes.ravel(), STATUSES)], ["disorder", "status"]
    )
    ends = np.arange(length + 1, dtype=np.int32) * len(statuses)
    return pa.ListArray.from_arrays(pa.array(ends), entries)
