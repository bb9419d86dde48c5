"""Columns of cells, of whatever type a file stores them in, read as the answers of many patients.

A column is read by its distinct spellings: each is read once, as a case file's value is, and that
serves every cell that holds it. Cells that cannot be read so are only marked: whoever wants to know
what is wrong with them reads their records one by one.

A column of medicines says which drug classes are taken, as `engine.cases.medicine_names` says of one patient.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias, assert_never

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.cases.case import CANNOT_TELL, LONGEST_NAME, Answer, Partial
from engine.cases.medicine_names import none_taken, recognise
from engine.cases.problems import WrongValue
from engine.cases.values import LONGEST_NUMBER, UNKNOWN, folded, read_answer
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
from engine.reading.columns import PartlyTold, arrow_type, is_list, is_text, spellings
from engine.reading.sets import Pair
from knowledge.criteria import Choice, Finding, KnowledgeBase, Quantity, YesNo

Flags: TypeAlias = NDArray[np.bool_]

SEPARATOR = ";"
"""Stands between several options or names in one cell of text."""

MISSING = frozenset(("", "nan", "na", "n/a", "#n/a", "null", "<na>"))
_NONE = ("none", "[]")
_ABSENT, _VALUE, _PARTIAL, _CLOSED, _WRONG = range(5)
_MOST_SPELLINGS = 100_000
_THOUSANDS = r"^[+-]?[0-9]{1,3}\.[0-9]{3}$"
_MOST_NAMES = 100_000
_TEXTS = pa.list_(pa.string())
_BOOLEANS = "Yes and no are booleans, 1 and 0, or text."


def unsuited(finding: Finding, kind: pa.DataType) -> str:
    """Return what a column of answers to the finding holds, if it cannot be of this type; '' if it can."""
    match finding:
        case YesNo():
            suits, takes = pa.types.is_boolean(kind) or is_number(kind), _BOOLEANS
        case Quantity():
            suits, takes = is_number(kind), "It takes numbers, or text such as '3.1 mmol/L'."
        case Choice(several=True):
            suits, takes = is_texts(kind), "It takes lists of texts, or text with ';' between its options."
        case Choice():
            suits, takes = False, "It takes text: one of its options."
        case _:
            assert_never(finding)
    return "" if suits or is_text(kind) or pa.types.is_null(kind) else takes


def is_texts(kind: pa.DataType) -> bool:
    """Return whether this is a type of lists of strings."""
    return is_list(kind) and (is_text(kind.value_type) or pa.types.is_null(kind.value_type))


def is_number(kind: pa.DataType) -> bool:
    """Return whether this is a type of numbers."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


@dataclass(frozen=True, slots=True)
class Cells:
    """What a column says: answers, who was asked and cannot tell, and which cells were not understood.

    Of a quantity `partly` are the bounds and flags that stand where a number would.
    """

    answers: pa.Array | None = None
    closed: Bitmap | None = None
    wrong: Flags | None = None
    partly: PartlyTold | None = None


def flagged(array: pa.Array, says: Callable[[str], bool]) -> Flags:
    """Flag the cells whose text is such a one, asking of each spelling once; null is none."""
    texts, codes = spellings(array)
    flags: Flags = np.array([*map(says, texts), False], np.bool_)[codes]
    return flags


def retold(array: pa.Array, tell: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
    """Return what each text stands for, asking of each spelling once; null stays null."""
    texts, codes = spellings(array)
    told = pa.array([*map(tell, texts), None], kind)
    return told.take(pa.array(codes % len(told)))


def is_missing(cell: object) -> bool:
    """Return whether a cell is as good as empty.

    >>> [is_missing(cell) for cell in (None, float("nan"), "", " #N/A ", "no", 0)]
    [True, True, True, True, False, False]
    """
    if isinstance(cell, str):
        return folded(cell) in MISSING
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

    In tables a blank cell is not an answer; elsewhere, as in JSON, a blank text is a wrong one.
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
        partly = PartlyTold.of(met, codes) if _PARTIAL in map(_state, met) else None
        return Cells(answers, from_bools(closed) if closed.any() else None, _any(states == _WRONG), partly)

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
    if isinstance(means, Partial):
        return _PARTIAL
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
        self._classes = [f.id for f in knowledge.drug_classes]
        self._meaning = lru_cache(maxsize=_MOST_NAMES)(self._recognised)

    def read(
        self, given: pa.Array, unknown: Bitmap | None, complete: Cells, direct: Mapping[str, Cells]
    ) -> Intake:
        """Read a column of lists of names, or of cells of text that hold such lists.

        `unknown` are those of whom it is said that their medicines are not known; `complete` says of
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
        whole, untold = _pair(complete, length), _closed(complete, length)
        wrong |= to_bools(without(whole.true | whole.false | untold, listed), length)
        odd = np.array([not each.recognised for each in meant])[codes]
        doubt = _who(rows[odd], length) | whole.false | untold
        answers: dict[str, pa.Array] = {}
        closed: dict[str, Bitmap] = {}
        telling = np.array([bool(each.classes or each.perhaps) for each in meant])[codes]
        rows_told, codes_told = rows[telling], codes[telling]
        sure, vague = _by_class([m.classes for m in meant]), _by_class([m.perhaps for m in meant])
        for name in self._classes:
            true, perhaps = (
                _who(rows_told[np.isin(codes_told, each[name], kind="table")], length)
                if name in each
                else nobody(length)
                for each in (sure, vague)
            )
            false = without(listed, true | doubt | perhaps)
            told = direct.get(name, Cells())
            said = _pair(told, length)
            wrong |= to_bools((true & said.false) | (false & said.true), length)
            yes, no = said.true | true, said.false | without(false, said.true)
            answers[name] = to_arrow(Pair(yes, no), length)
            closed[name] = without(listed | unknown | _closed(told, length), yes | no)
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
    r"""Return whether a cell of several lines looks like rows behind a quotation mark never closed.

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


def _by_class(named: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Return for each class the places of what belongs to it."""
    found: dict[str, list[int]] = {}
    for place, classes in enumerate(named):
        for name in classes:
            found.setdefault(name, []).append(place)
    return found


def _who(rows: NDArray[Any], length: int) -> Bitmap:
    flags = np.zeros(length, np.bool_)
    flags[rows] = True
    return from_bools(flags)


def _pair(cells: Cells, length: int) -> Pair[Bitmap]:
    return Pair(nobody(length), nobody(length)) if cells.answers is None else from_arrow(cells.answers)


def _closed(cells: Cells, length: int) -> Bitmap:
    return nobody(length) if cells.closed is None else cells.closed


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
