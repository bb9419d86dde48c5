"""A sheet: the columns of many records, read as cases are, with the rows that need a closer look marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import pyarrow as pa

from engine.batch.cells import CellReader, Cells, Flags, is_missing
from engine.batch.expected import KEYS, ExpectationReader, Expected, expected_of, yes_no
from engine.batch.kinds import spellings
from engine.batch.medicine_columns import MedicineReader, nothing_said
from engine.cases.case import LONGEST_NAME, Case
from engine.reading.bitmaps import Bitmap, from_bools, to_bools, validity
from engine.reading.columns import Columns
from knowledge.criteria import Audience, KnowledgeBase

CLOSED = "?"
"""Behind the name of a finding, names the column of those who were asked and cannot tell."""

EXPECT = "expect."
"""Before a key of `expect`, names its column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Many cases side by side. Where a row is `doubtful`, nothing in it counts."""

    ids: pa.Array
    columns: Columns
    unrecognised: pa.ListArray
    expected: Expected
    doubtful: Flags

    @classmethod
    def of_cases(cls, knowledge: KnowledgeBase, cases: Sequence[Case]) -> Sheet:
        """Lay cases side by side."""
        return cls(
            pa.array([case.id for case in cases], pa.string()),
            Columns.of_cases(knowledge, cases),
            pa.array([sorted(case.unrecognised_medicines) for case in cases], pa.list_(pa.string())),
            expected_of(cases),
            np.zeros(len(cases), np.bool_),
        )


class SheetReader:
    """Reads columns into sheets: those of tables, where `blanks` are no answers, or those of JSON."""

    def __init__(self, knowledge: KnowledgeBase, *, blanks: bool) -> None:
        self._knowledge, self._blanks = knowledge, blanks
        self._cells = {name: CellReader(f, blanks=blanks) for name, f in knowledge.finding.items()}
        self._complete = CellReader(yes_no("medicines_complete"), blanks=blanks)
        self._medicines = MedicineReader(knowledge)
        self._expected = ExpectationReader(knowledge, blanks=blanks)

    def read(self, given: Mapping[str, pa.Array], length: int, name: Callable[[int], str]) -> Sheet:
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
        expectations = {key: given[EXPECT + key] for key in KEYS if EXPECT + key in given}
        expected, wrong = self._expected.read(expectations, length)
        doubtful |= wrong
        ids = self._ids(given.get("id"), length, name, doubtful)
        patients = self._patients(given.get("audience"), length, doubtful)
        columns = Columns(length, answers, closed, patients)
        return Sheet(ids, columns, unrecognised, expected, doubtful)

    def nothing(self, length: int) -> Sheet:
        """Return the sheet of rows of which nothing is known yet: all of them are doubtful."""
        sheet = self.read({}, length, str)
        sheet.doubtful[:] = True
        return sheet

    def _read(self, reader: CellReader, given: Mapping[str, pa.Array], name: str, doubtful: Flags) -> Cells:
        """Read a column and the one of those who cannot tell, if it comes with one."""
        cells = reader.read(given[name]) if name in given else Cells()
        if cells.wrong is not None:
            doubtful |= cells.wrong
        closed = _closed(given, name, doubtful)
        return cells if closed is None else Cells(cells.answers, closed, cells.wrong)

    def _ids(
        self, array: pa.Array | None, length: int, name: Callable[[int], str], doubtful: Flags
    ) -> pa.Array:
        if array is None or array.null_count == length:
            return pa.array(map(name, range(length)), pa.string())
        array = array.cast(pa.string())
        if not array.null_count and _plain(array):
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


def _has(given: Mapping[str, pa.Array], name: str) -> bool:
    return name in given or name + CLOSED in given


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
    """Say whether all ids are of visible ASCII characters, not too many and not none."""
    lengths = np.diff(np.frombuffer(ids.buffers()[1], np.int32, len(ids) + 1, ids.offset * 4))
    if lengths.min() < 1 or lengths.max() > LONGEST_NAME:
        return False
    start, end = ids.offset, ids.offset + len(ids)
    offsets = np.frombuffer(ids.buffers()[1], np.int32)
    letters = np.frombuffer(ids.buffers()[2], np.uint8)[offsets[start] : offsets[end]]
    return bool(letters.min() > 0x20 and letters.max() < 0x7F)
