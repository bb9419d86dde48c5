"""The columns of many records, read as cases are, with the rows that need a closer look marked.

What is expected is a column for each key of `expect`: lists of ids are lists of texts, and so is what is said
of each of several ids, as in `leak: likely`; the urgency is a text, and flags are booleans. Null is where
nothing is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.batch.cells import (
    MISSING,
    CellReader,
    Cells,
    Flags,
    MedicineReader,
    flagged,
    is_missing,
    is_texts,
    names_in,
    nothing_said,
    retold,
)
from engine.cases.case import CANNOT_TELL, LONGEST_NAME, Case
from engine.cases.expectations import FLAGS, LEVELS, LISTS, MAPPINGS, ids_of
from engine.reading.bitmaps import Bitmap, fixed, from_bools, to_bools, validity
from engine.reading.columns import Columns, Names, is_text, spellings
from engine.reading.reader import following
from knowledge.criteria import Audience, KnowledgeBase, YesNo

KEYS: tuple[str, ...] = (*LISTS, *LEVELS, *FLAGS, *MAPPINGS)
_TEXTS = pa.list_(pa.string())
_TOLD = {True: "true", False: "false", CANNOT_TELL: "unknown"}

Expected = Mapping[str, pa.Array]

CLOSED = "?"
"""Behind the name of a finding, names the column of those who were asked and cannot tell."""

PARTLY = "<"
"""Behind the name of a quantity, names the column of bounds and flags, where numbers have their own."""

EXPECT = "expect."
"""Before a key of `expect`, names its column."""


def yes_no(name: str) -> YesNo:
    """Return a question that is not a finding, so that its column can be read as a finding's is."""
    return YesNo(id=name, label=name, clinician=name)


def expected_type(key: str) -> pa.DataType:
    """Return the type of the column for a key of `expect`."""
    if key in LISTS or key in MAPPINGS:
        return _TEXTS
    return pa.bool_() if key in FLAGS else pa.string()


def suits_key(key: str, kind: pa.DataType) -> bool:
    """Return whether a column of this type can hold what a key of `expect` says."""
    if pa.types.is_null(kind) or is_text(kind):
        return True
    if key in LISTS:
        return is_texts(kind)
    if key in MAPPINGS:
        return bool(pa.types.is_struct(kind) or pa.types.is_map(kind))
    return key in FLAGS and bool(pa.types.is_boolean(kind) or pa.types.is_integer(kind))


def said_in(key: str, cell: Any) -> object:
    """Return what a case file would say for a cell under a key of `expect`.

    >>> said_in("standings", "leak: likely; empty_tank: unlikely")
    {'leak': 'likely', 'empty_tank': 'unlikely'}
    """
    if key in MAPPINGS:
        if isinstance(cell, str):
            pairs = (name.partition(":") for name in names_in(cell))
            return {name.strip(): value.strip() for name, _, value in pairs}
        pairs_in = cell.items() if isinstance(cell, Mapping) else cell
        return {name: value for name, value in pairs_in if value is not None}
    return names_in(cell) if key in LISTS and isinstance(cell, str) else cell


def lists_in(array: pa.Array, legal: Container[str], wrong: Flags) -> pa.Array:
    """Return a column of lists of ids, or of texts that hold such lists; mark where one is not legal."""
    if is_text(array.type):
        array = retold(array, lambda text: None if is_missing(text) else names_in(text), _TEXTS)
    elif pa.types.is_null(array.type.value_type):
        array = array.cast(_TEXTS)
    known = flagged(array.flatten(), lambda name: name in legal)
    wrong[fixed(pc.list_parent_indices(array))[~known]] = True
    return array


def expected_of(cases: Sequence[Case]) -> Expected:
    """Return the columns of what is expected of cases."""
    found: dict[str, pa.Array] = {}
    for key in KEYS:
        said = [case.expect.get(key) for case in cases]
        if any(each is not None for each in said):
            written = [_written(each) if key in MAPPINGS else each for each in said]
            found[key] = pa.array(written, expected_type(key))
    return found


def _written(said: Mapping[str, Any] | None) -> list[str] | None:
    return None if said is None else [f"{name}: {_TOLD.get(value, value)}" for name, value in said.items()]


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """Many cases side by side. Where a row is `doubtful`, nothing in it counts."""

    ids: pa.Array
    answers: Columns
    unrecognised: pa.ListArray
    expected: Expected
    doubtful: Flags

    @classmethod
    def of_cases(cls, knowledge: KnowledgeBase, cases: Sequence[Case]) -> CaseColumns:
        """Lay cases side by side."""
        return cls(
            pa.array([case.id for case in cases], pa.string()),
            Columns.of_cases(knowledge, cases),
            pa.array([sorted(case.unrecognised_medicines) for case in cases], pa.list_(pa.string())),
            expected_of(cases),
            np.zeros(len(cases), np.bool_),
        )


class ColumnReader:
    """Reads columns as those of cases: from tables, where `blanks` are not answers, or from JSON."""

    def __init__(self, knowledge: KnowledgeBase, *, blanks: bool) -> None:
        self._knowledge, self._blanks = knowledge, blanks
        self._cells = {name: CellReader(f, blanks=blanks) for name, f in knowledge.finding.items()}
        self._complete = CellReader(yes_no("medicines_complete"), blanks=blanks)
        self._medicines = MedicineReader(knowledge)
        self._expected_ids = {key: frozenset(ids_of(knowledge)[kind]) for key, kind in LISTS.items()}
        self._expected_flags = {key: CellReader(yes_no(key), blanks=blanks) for key in FLAGS}

    def read(self, given: Mapping[str, pa.Array], length: int, name: Callable[[int], str]) -> CaseColumns:
        """Read columns by their names: those of a record's keys, findings, and keys of `expect`.

        `name` gives the id of a row that brings none.
        """
        doubtful = np.zeros(length, np.bool_)
        cells = {f: self._read(self._cells[f], given, f, doubtful) for f in self._cells if _has(given, f)}
        answers = {f: each.answers for f, each in cells.items() if each.answers is not None}
        closed = {f: each.closed for f, each in cells.items() if each.closed is not None}
        unrecognised = nothing_said(length)
        complete = self._read(self._complete, given, "medicines_complete", doubtful)
        if _has(given, "medicines") or complete.answers is not None or complete.closed is not None:
            listed = given.get("medicines", pa.nulls(length))
            unknown = _closed(given, "medicines", doubtful)
            intake = self._medicines.read(listed, unknown, complete, cells)
            answers.update(intake.answers)
            closed.update(intake.closed)
            unrecognised = intake.unrecognised
            doubtful |= intake.wrong
        expected = self._expected(given, length, doubtful)
        ids = self._ids(given.get("id"), length, name, doubtful)
        patients = self._patients(given.get("audience"), length, doubtful)
        partly = {f: each.partly for f, each in cells.items() if each.partly is not None}
        columns = Columns(length, answers, closed, patients, told_in_part=partly)
        if (none_of := given.get("none_of")) is not None and none_of.null_count < length:
            denials = Names.of_lists(lists_in(none_of, self._knowledge.denial, doubtful))
            columns = _with_denials(self._knowledge, columns, denials)
        return CaseColumns(ids, columns, unrecognised, expected, doubtful)

    def nothing(self, length: int) -> CaseColumns:
        """Return the columns of rows that nothing is known of yet: all of them are doubtful."""
        columns = self.read({}, length, str)
        columns.doubtful[:] = True
        return columns

    def _read(self, reader: CellReader, given: Mapping[str, pa.Array], name: str, doubtful: Flags) -> Cells:
        """Read a column and the one of those who cannot tell, if it comes with one."""
        cells = reader.read(given[name]) if name in given else Cells()
        if cells.wrong is not None:
            doubtful |= cells.wrong
        if (array := given.get(name + PARTLY)) is not None and array.null_count < len(array):
            cells = replace(cells, partly=reader.read(array).partly)
        closed = _closed(given, name, doubtful)
        return cells if closed is None else replace(cells, closed=closed)

    def _expected(self, given: Mapping[str, pa.Array], length: int, doubtful: Flags) -> Expected:
        """Read what is expected; what is said of each of several ids is for the reader of single records."""
        read: dict[str, pa.Array] = {}
        for key in KEYS:
            array = given.get(EXPECT + key)
            if array is None or array.null_count == length:
                continue
            if key in LISTS:
                read[key] = lists_in(array, self._expected_ids[key], doubtful)
            elif key in MAPPINGS and is_text(array.type):
                doubtful |= flagged(array, lambda text: not is_missing(text))
            elif key in MAPPINGS:
                doubtful |= to_bools(validity(array), length)
            elif key in FLAGS:
                cells = self._read(self._expected_flags[key], {key: array}, key, doubtful)
                doubtful |= False if cells.closed is None else to_bools(cells.closed, length)
                if cells.answers is not None:
                    read[key] = cells.answers
            else:
                read[key] = retold(array, self._unless_blank, pa.string())
                known = flagged(read[key], LEVELS[key].__contains__)
                doubtful |= to_bools(validity(read[key]), length) & ~known
        return read

    def _unless_blank(self, text: str) -> str | None:
        return None if self._blanks and is_missing(text) else text

    def _ids(
        self, array: pa.Array | None, length: int, name: Callable[[int], str], doubtful: Flags
    ) -> pa.Array:
        if array is None or array.null_count == length:
            return pa.array(map(name, range(length)), pa.string())
        array = array.cast(pa.string())
        if not array.null_count and _plain(array):
            blank = pc.is_in(pc.ascii_lower(array), pa.array(sorted(MISSING)))
            if not (self._blanks and pc.any(blank).as_py()):
                return array
        ids = array.to_pylist()
        for row, text in enumerate(ids):
            trimmed = None if text is None else text.strip()
            if trimmed is None or (self._blanks and is_missing(trimmed)):
                ids[row] = name(row)
                continue
            ids[row] = trimmed
            if not trimmed or len(trimmed) > LONGEST_NAME or not trimmed.isprintable():
                doubtful[row] = True
        return pa.array(ids, pa.string())

    def _patients(self, array: pa.Array | None, length: int, doubtful: Flags) -> Bitmap:
        if array is None or array.null_count == length:
            return from_bools(np.zeros(length, np.bool_))
        texts, codes = spellings(array)
        said = ["clinician" if self._blanks and is_missing(text) else text for text in texts]
        doubtful |= np.array([*(text not in get_args(Audience) for text in said), False])[codes]
        return from_bools(np.array([*(text == "patient" for text in said), False])[codes])


def _with_denials(knowledge: KnowledgeBase, columns: Columns, denials: Names) -> Columns:
    """Give those who deny much in one word the answers that it stands for, where they told no others."""
    known = following(knowledge, columns)
    answers, in_one = dict(columns.answers), {}
    for name, answer in knowledge.denying.items():
        finding = knowledge.finding[name]
        told = columns.some((known.answered(finding), columns.untold(finding)))
        saying = denials.having(each.id for each in knowledge.denials if name in each.answers)
        if (silent := columns.but(saying, told)).any():
            given, in_one[name] = answers.get(name), silent
            kind = pa.bool_() if isinstance(finding, YesNo) else pa.string()
            array = pa.nulls(columns.length, kind) if given is None else given.cast(kind)
            flags = pa.array(to_bools(silent, columns.length))
            answers[name] = pc.if_else(flags, pa.scalar(answer, kind), array)
    return replace(columns, answers=answers, told_in_one=in_one)


def _has(given: Mapping[str, pa.Array], name: str) -> bool:
    return name in given or name + CLOSED in given or name + PARTLY in given


def _closed(given: Mapping[str, pa.Array], name: str, doubtful: Flags) -> Bitmap | None:
    """Return those of whom it is said that they cannot tell, or None; to say more of them is doubtful."""
    array = given.get(name + CLOSED)
    if array is None or array.null_count == len(array):
        return None
    closed = from_bools(np.asarray(array.fill_null(False)))
    if name in given:
        doubtful |= to_bools(closed & validity(given[name]), len(array))
    return closed


def _plain(ids: pa.Array) -> bool:
    """Return whether all ids are of visible ASCII characters, not too many and not none."""
    lengths = np.diff(np.frombuffer(ids.buffers()[1], np.int32, len(ids) + 1, ids.offset * 4))
    if lengths.min() < 1 or lengths.max() > LONGEST_NAME:
        return False
    start, end = ids.offset, ids.offset + len(ids)
    offsets = np.frombuffer(ids.buffers()[1], np.int32)
    letters = np.frombuffer(ids.buffers()[2], np.uint8)[offsets[start] : offsets[end]]
    return bool(letters.min() > 0x20 and letters.max() < 0x7F)
