"""Columns of cells, of whatever type a file stores them in, read as the answers of many patients.

A column is read by its distinct spellings: each is read once, as a case file's value is, and that
serves every cell that holds it. Cells that cannot be read so are only marked: whoever wants to know
what is wrong with them reads their records one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, assert_never

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.batch.kinds import is_text, spellings
from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue
from engine.cases.values import LONGEST_NUMBER, folded, read_answer
from engine.reading.bitmaps import Bitmap, fixed, from_bools, to_arrow, to_bools, validity
from engine.reading.columns import arrow_type
from engine.reading.sets import Pair
from knowledge.criteria import Choice, Finding, Quantity, YesNo

Flags: TypeAlias = NDArray[np.bool_]

SEPARATOR = ";"
"""Stands between several options or names in one cell of text."""

_MISSING = frozenset(("", "nan", "na", "n/a", "#n/a", "null", "<na>"))
_NONE = ("none", "[]")
_ABSENT, _VALUE, _CLOSED, _WRONG = range(4)
_MOST_SPELLINGS = 100_000
_THOUSANDS = r"^[+-]?[0-9]{1,3}\.[0-9]{3}$"


@dataclass(frozen=True, slots=True)
class Cells:
    """What a column says: answers, who was asked and cannot tell, and which cells were not understood."""

    answers: pa.Array | None = None
    closed: Bitmap | None = None
    wrong: Flags | None = None


def is_missing(cell: object) -> bool:
    """Say whether a cell is as good as empty.

    >>> [is_missing(cell) for cell in (None, float("nan"), "", " #N/A ", "no", 0)]
    [True, True, True, True, False, False]
    """
    if isinstance(cell, str):
        return folded(cell) in _MISSING
    return cell is None or (isinstance(cell, float) and cell != cell)  # noqa: PLR0124  NaN is not itself


def names_in(cell: str) -> list[str]:
    """Split a cell that holds several names; 'none' says that there is none of them.

    >>> names_in("calf; foot"), names_in("none")
    (['calf', 'foot'], [])
    """
    if folded(cell) in _NONE:
        return []
    return [name for name in map(str.strip, cell.split(SEPARATOR)) if name]


def in_record(finding: Finding, cell: object) -> object:
    """Return what a case file would say for a cell that is not missing."""
    if isinstance(finding, Choice) and finding.several and isinstance(cell, str):
        alone = folded(cell)
        if alone == CANNOT_TELL.value or alone in map(folded, finding.options):
            return cell
        return names_in(cell)
    return cell


class CellReader:
    """Reads columns of one finding, and remembers the spellings it has met.

    In tables a blank cell is no answer; where that is not so, as in JSON, a blank text is a wrong one.
    """

    def __init__(self, finding: Finding, *, blanks: bool) -> None:
        self._finding, self._blanks = finding, blanks
        self._meaning = lru_cache(maxsize=_MOST_SPELLINGS)(self._read_text)

    def read(self, array: pa.Array) -> Cells:
        """Read a column; its type has to suit."""
        kind = array.type
        if pa.types.is_null(kind) or array.null_count == len(array):
            return Cells()
        if is_text(kind):
            return self._texts(array)
        match self._finding:
            case YesNo():
                return Cells(array) if pa.types.is_boolean(kind) else self._ones_and_zeros(array)
            case Quantity():
                return self._numbers(array)
            case Choice():
                return self._lists(array)
            case _:
                assert_never(self._finding)

    def _ones_and_zeros(self, array: pa.Array) -> Cells:
        numbers, known = _floats(array)
        true, false = known & (numbers == 1), known & (numbers == 0)
        pair = Pair(from_bools(true), from_bools(false))
        return Cells(to_arrow(pair, len(array)), wrong=_any(known & ~(true | false)))

    def _numbers(self, array: pa.Array) -> Cells:
        assert isinstance(self._finding, Quantity)  # noqa: S101
        numbers, known = _floats(array)
        low, high = self._finding.plausible
        answers = array if pa.types.is_floating(array.type) else pa.array(numbers, mask=~known)
        wrong = known & ~((low <= numbers) & (numbers <= high))
        if not self._blanks:
            # NaN is a gap in a table; JSON has null for that, and Arrow takes NaN for a number.
            wrong |= np.isnan(numbers) & to_bools(validity(array), len(array))
        return Cells(answers, wrong=_any(wrong))

    def _lists(self, array: pa.Array) -> Cells:
        """Read lists of options; one that holds something else, or one twice, is not understood."""
        assert isinstance(self._finding, Choice)  # noqa: S101
        options = self._finding.options
        entries, rows = array.flatten(), fixed(pc.list_parent_indices(array))
        if pa.types.is_null(entries.type):
            entries = entries.cast(pa.string())
        texts, codes = spellings(entries)
        known = {folded(option): place for place, option in enumerate(options)}
        places = np.array([*(known.get(folded(text), -1) for text in texts), -1], np.int64)[codes]
        wrong = np.zeros(len(array), np.bool_)
        wrong[rows[places < 0]] = True
        times = np.bincount(rows * len(options) + np.maximum(places, 0), minlength=len(array) * len(options))
        wrong |= (times.reshape(-1, len(options)) > 1).any(axis=1)
        if all(text in options for text in texts):
            return Cells(array, wrong=_any(wrong))
        named = pa.DictionaryArray.from_arrays(pa.array(np.maximum(places, 0)), pa.array(options))
        ends = np.cumsum(np.bincount(rows, minlength=len(array)))
        answers = pa.ListArray.from_arrays(pa.array(np.append(0, ends), pa.int32()), named)
        return Cells(pc.if_else(array.is_valid(), answers, None), wrong=_any(wrong))

    def _texts(self, array: pa.Array) -> Cells:
        finding = self._finding
        texts, codes = spellings(array)
        plain = _as_numbers(texts) if isinstance(finding, Quantity) and len(texts) > 1000 else None
        if plain is not None:
            plain[self._doubtful(texts, plain)] = np.inf
            return self._numbers(pa.array(np.append(plain, np.nan)[codes]))
        met = [self._meaning(text) for text in texts]
        if isinstance(finding, Choice) and not finding.several and met == list(texts):
            return Cells(array)
        states = np.array([*map(_state, met), _ABSENT], np.uint8)[codes]
        answers = self._told([each if _state(each) == _VALUE else None for each in met], codes)
        closed = states == _CLOSED
        return Cells(answers, from_bools(closed) if closed.any() else None, _any(states == _WRONG))

    def _doubtful(self, texts: Sequence[str], numbers: NDArray[np.float64]) -> list[int]:
        """Return the places of plain numbers whose dot may stand between thousands (28.376)."""
        assert isinstance(self._finding, Quantity)  # noqa: S101
        low, high = self._finding.plausible
        thousands = 1000 * numbers
        if not (likely := (low <= thousands) & (thousands <= high)).any():
            return []
        marked = pc.match_substring_regex(pa.array(texts, pa.string()), _THOUSANDS)
        places: list[int] = np.flatnonzero(likely & np.asarray(marked)).tolist()
        return [place for place in places if isinstance(self._meaning(texts[place]), WrongValue)]

    def _told(self, answers: list[Any], codes: NDArray[Any]) -> pa.Array:
        """Return the column of the cells' answers, from those of its spellings."""
        answers.append(None)
        match self._finding:
            case YesNo():
                said = np.array([-1 if a is None else a for a in answers], np.int8)[codes]
                return to_arrow(Pair(from_bools(said == 1), from_bools(said == 0)), len(codes))
            case Quantity():
                return pa.array(np.array([np.nan if a is None else a for a in answers])[codes])
            case Choice(several=True):
                return pa.array(answers, arrow_type(self._finding)).take(pa.array(codes % len(answers)))
            case Choice(options=options):
                places = np.array([-1 if a is None else options.index(a) for a in answers], np.int16)[codes]
                return pa.DictionaryArray.from_arrays(pa.array(places, mask=places < 0), pa.array(options))
            case _:
                assert_never(self._finding)

    def _read_text(self, text: str) -> Answer | WrongValue | None:
        """Return the answer a text spells, None if it is as good as empty, or what is wrong with it."""
        if self._blanks and is_missing(text):
            return None
        try:
            return read_answer(self._finding, in_record(self._finding, text))
        except WrongValue as error:
            return error


def _state(means: Answer | WrongValue | None) -> int:
    if means is None:
        return _ABSENT
    if isinstance(means, WrongValue):
        return _WRONG
    return _CLOSED if means is CANNOT_TELL else _VALUE


def _floats(array: pa.Array) -> tuple[NDArray[np.float64], Flags]:
    """Return the numbers of a column, and which of them are there: neither null nor NaN."""
    numbers = fixed(array.cast(pa.float64(), safe=False))
    return numbers, to_bools(validity(array), len(array)) & ~np.isnan(numbers)


def _as_numbers(texts: Sequence[str]) -> NDArray[np.float64] | None:
    """Return plain numbers, many at a time, or None if there is anything else among the texts."""
    if max(map(len, texts)) > LONGEST_NUMBER:
        return None
    try:
        return np.array(fixed(pa.array(texts, pa.string()).cast(pa.float64())))
    except pa.ArrowInvalid:
        return None


def _any(flags: Flags) -> Flags | None:
    return flags if flags.any() else None
