"""The medicines of many patients: lists of names, and what they say of drug classes, in bitmaps.

The same as `engine.cases.medicines` says of one patient. Each distinct name is recognised once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.batch.cells import SEPARATOR, Cells, Flags, is_missing, names_in
from engine.batch.kinds import is_text, spellings
from engine.cases.case import LONGEST_NAME
from engine.cases.medicines import none_taken, recognise
from engine.cases.values import UNKNOWN, folded
from engine.reading.bitmaps import (
    Bitmap,
    fixed,
    from_arrow,
    from_bools,
    nobody,
    to_arrow,
    to_bools,
    validity,
    without,
)
from engine.reading.sets import Pair
from knowledge.criteria import DrugClass, KnowledgeBase

_MOST_NAMES = 100_000
_TEXTS = pa.list_(pa.string())


class Intake(NamedTuple):
    """What is known of medicines: answers by drug class, names not recognised, rows not understood."""

    answers: Mapping[str, pa.Array]
    closed: Mapping[str, Bitmap]
    unrecognised: pa.ListArray
    wrong: Flags


@dataclass(frozen=True, slots=True)
class _Meant:
    """What one name means: the classes it belongs to and may belong to; `text` is empty if it is none."""

    text: str
    recognised: bool
    classes: tuple[str, ...]
    perhaps: tuple[str, ...]


class MedicineReader:
    """Reads columns of medicines, and remembers the names it has met."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._drugs = knowledge.drugs
        self._classes = [f.id for f in knowledge.finding.values() if isinstance(f, DrugClass)]
        self._meaning = lru_cache(maxsize=_MOST_NAMES)(self._recognised)

    def read(
        self, given: pa.Array, unknown: Bitmap | None, complete: Cells, direct: Mapping[str, Cells]
    ) -> Intake:
        """Read a column of lists of names, or of cells of text that hold such lists.

        `unknown` are those of whom it is said that their medicines cannot be told; `complete` says of
        lists whether they are; `direct` are the answers to drug classes that are given beside them.
        """
        length = len(given)
        lists, unknown = _lists(given, nobody(length) if unknown is None else unknown)
        listed = validity(lists)
        entries, rows = lists.flatten(), fixed(pc.list_parent_indices(lists))
        names, codes = spellings(entries)
        rows, codes = _taken(names, rows, codes, length)
        meant = [*map(self._meaning, names), _Meant("", True, (), ())]
        wrong = np.zeros(length, np.bool_)
        wrong[rows[np.array([not each.text for each in meant])[codes]]] = True
        wrong |= to_bools(without(_said(complete, length), listed), length)
        odd = np.array([not each.recognised for each in meant])[codes]
        doubt = _who(rows[odd], length) | _incomplete(complete, length)
        answers: dict[str, pa.Array] = {}
        closed: dict[str, Bitmap] = {}
        telling = np.array([bool(each.classes or each.perhaps) for each in meant])[codes]
        rows_told, codes_told = rows[telling], codes[telling]
        for name in self._classes:
            sure, vague = (
                np.fromiter((name in classes for classes in each), np.bool_, len(meant))[codes_told]
                for each in ([m.classes for m in meant], [m.perhaps for m in meant])
            )
            true = _who(rows_told[sure], length)
            false = without(listed, true | doubt | _who(rows_told[vague], length))
            told = direct.get(name, Cells())
            wrong |= to_bools(_contradicted(told, Pair(true, false), length), length)
            answers[name], closed[name] = _together(told, Pair(true, false), listed | unknown, length)
        texts = [each.text for each in meant]
        return Intake(answers, closed, _listed(rows[odd], codes[odd], texts, length), wrong)

    def _recognised(self, name: str) -> _Meant:
        text = " ".join(name.split())
        if not text or len(text) > LONGEST_NAME or not text.isprintable():
            return _Meant("", True, (), ())
        found = recognise((text,), self._drugs)
        return _Meant(text, not found.unrecognised, tuple(found.by_class), tuple(found.perhaps))


def nothing_said(length: int) -> pa.ListArray:
    """Return the lists of names not recognised of patients without medicines."""
    return pa.ListArray.from_arrays(pa.array(np.zeros(length + 1, np.int32)), pa.array([], pa.string()))


def medicines_in(cell: str) -> list[str] | str:
    """Return what a case file would say for a cell of medicines."""
    if folded(cell) == UNKNOWN:
        return cell
    names = names_in(SEPARATOR.join(cell.splitlines()))
    return [] if none_taken(names) else names


def swallows(cell: str) -> bool:
    r"""Say whether a cell of several lines looks like rows behind a quotation mark never closed.

    >>> swallows("HCTZ 25 mg\nLipitor 20 mg"), swallows("HCTZ 25 mg\nb,yes,no")
    (False, True)
    """
    return any(mark in line for line in cell.splitlines()[1:] for mark in ',;\t"')


def _lists(given: pa.Array, unknown: Bitmap) -> tuple[pa.ListArray, Bitmap]:
    """Take cells of text apart into lists of names, and into those that say 'unknown'."""
    if pa.types.is_null(given.type) or pa.types.is_null(getattr(given.type, "value_type", pa.string())):
        return given.cast(_TEXTS), unknown
    if not is_text(given.type):
        return given, unknown
    texts, codes = spellings(given)
    read = [None if is_missing(text) else medicines_in(text) for text in texts]
    lists = pa.array([*(each if isinstance(each, list) else None for each in read), None], _TEXTS)
    said = np.array([*(isinstance(each, str) for each in read), False])[codes]
    return lists.take(pa.array(codes % len(lists))), unknown | from_bools(said)


def _taken(
    names: Sequence[str], rows: NDArray[Any], codes: NDArray[Any], length: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Leave out the entries of lists that hold nothing but a way to say that no medicine is taken."""
    none = np.array([*(none_taken([name]) for name in names), False])[codes]
    if not none.any():
        return rows, codes
    others = np.bincount(rows[~none], minlength=length)[rows] > 0
    return rows[~none | others], codes[~none | others]


def _who(rows: NDArray[Any], length: int) -> Bitmap:
    flags = np.zeros(length, np.bool_)
    flags[rows] = True
    return from_bools(flags)


def _pair(cells: Cells, length: int) -> Pair[Bitmap]:
    return Pair(nobody(length), nobody(length)) if cells.answers is None else from_arrow(cells.answers)


def _closed(cells: Cells, length: int) -> Bitmap:
    return nobody(length) if cells.closed is None else cells.closed


def _said(cells: Cells, length: int) -> Bitmap:
    pair = _pair(cells, length)
    return pair.true | pair.false | _closed(cells, length)


def _incomplete(complete: Cells, length: int) -> Bitmap:
    return _pair(complete, length).false | _closed(complete, length)


def _contradicted(told: Cells, follows: Pair[Bitmap], length: int) -> Bitmap:
    """Return the patients whose answer for a class is another one than follows from their list."""
    pair, closed = _pair(told, length), _closed(told, length)
    contradicted: Bitmap = np.bitwise_or(
        follows.true & (pair.false | closed), follows.false & (pair.true | closed)
    )
    return contradicted


def _together(told: Cells, follows: Pair[Bitmap], asked: Bitmap, length: int) -> tuple[pa.Array, Bitmap]:
    """Return answers and closed answers: what is told, and for the others what follows from their list."""
    pair = _pair(told, length)
    true, false = pair.true | follows.true, pair.false | without(follows.false, pair.true)
    closed = without(asked | _closed(told, length), true | false)
    return to_arrow(Pair(true, false), length), closed


def _listed(rows: NDArray[Any], codes: NDArray[Any], texts: list[str], length: int) -> pa.ListArray:
    """Return for each patient the names at these rows, sorted, each once."""
    if not len(rows):
        return nothing_said(length)
    order = sorted(set(texts))
    place = {text: number for number, text in enumerate(order)}
    rank = np.array([place[text] for text in texts])[codes]
    rows, rank = np.divmod(np.unique(rows * len(order) + rank), len(order))
    ends = np.cumsum(np.bincount(rows, minlength=length))
    return pa.ListArray.from_arrays(pa.array(np.append(0, ends), pa.int32()), pa.array(order).take(rank))
