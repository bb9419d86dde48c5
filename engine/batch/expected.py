"""What is expected of many patients, as Arrow columns: one for each key of `expect`.

Lists of ids are lists of texts, the urgency is a text, flags are booleans, and what is said of each of
several ids is a map of texts. Null is where nothing is expected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.batch.cells import CellReader, Flags, is_missing, names_in
from engine.batch.kinds import is_text, is_texts, spellings
from engine.cases.case import CANNOT_TELL, Case
from engine.cases.expectations import FLAGS, LISTS, MAPPINGS, URGENCIES, ids_of
from engine.reading.bitmaps import fixed, to_bools, validity
from knowledge.criteria import KnowledgeBase, YesNo

KEYS: tuple[str, ...] = (*LISTS, "urgency", *FLAGS, *MAPPINGS)
_TEXTS = pa.list_(pa.string())
_MAP = pa.map_(pa.string(), pa.string())
_TOLD = {True: "true", False: "false", CANNOT_TELL: "unknown"}

Expected = Mapping[str, pa.Array]


def yes_no(name: str) -> YesNo:
    """Return a question that is no finding, so that its column can be read as one is."""
    return YesNo(id=name, label=name, clinician=name)


def expected_type(key: str) -> pa.DataType:
    """Return the type of the column for a key of `expect`."""
    if key in LISTS:
        return _TEXTS
    if key in MAPPINGS:
        return _MAP
    return pa.bool_() if key in FLAGS else pa.string()


def suits_key(key: str, kind: pa.DataType) -> bool:
    """Say whether a column of this type can hold what a key of `expect` says."""
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


class ExpectationReader:
    """Reads the columns of `expect`."""

    def __init__(self, knowledge: KnowledgeBase, *, blanks: bool) -> None:
        self._ids = {key: frozenset(ids_of(knowledge)[kind]) for key, kind in LISTS.items()}
        self._flags = {key: CellReader(yes_no(key), blanks=blanks) for key in FLAGS}
        self._blanks = blanks

    def read(self, given: Mapping[str, pa.Array], length: int) -> tuple[Expected, Flags]:
        """Return the columns, and the rows in which something is not understood.

        What is said of each of several ids is for the reader of single records.
        """
        wrong = np.zeros(length, np.bool_)
        read: dict[str, pa.Array] = {}
        for key, array in given.items():
            if array.null_count == length:
                continue
            if key in LISTS:
                read[key] = self._lists(key, array, wrong)
            elif key in MAPPINGS:
                wrong |= self._filled(array)
            elif key in FLAGS:
                cells = self._flags[key].read(array)
                read[key] = cells.answers
                wrong |= False if cells.wrong is None else cells.wrong
                wrong |= False if cells.closed is None else to_bools(cells.closed, length)
            else:
                read[key] = self._urgency(array, wrong)
        return {key: array for key, array in read.items() if array is not None}, wrong

    def _lists(self, key: str, array: pa.Array, wrong: Flags) -> pa.Array:
        if is_text(array.type):
            texts, codes = spellings(array)
            split = [None if is_missing(text) else names_in(text) for text in texts]
            array = pa.array([*split, None], _TEXTS).take(pa.array(codes % (len(split) + 1)))
        elif pa.types.is_null(array.type.value_type):
            array = array.cast(_TEXTS)
        names, codes = spellings(array.flatten())
        legal = np.array([*(name in self._ids[key] for name in names), False])[codes]
        wrong[fixed(pc.list_parent_indices(array))[~legal]] = True
        return array

    def _urgency(self, array: pa.Array, wrong: Flags) -> pa.Array:
        texts, codes = spellings(array)
        said = [None if self._blanks and is_missing(text) else text for text in texts]
        wrong |= np.array([*(text is not None and text not in URGENCIES for text in said), False])[codes]
        return pa.array([*said, None], pa.string()).take(pa.array(codes % (len(said) + 1)))

    def _filled(self, array: pa.Array) -> Flags:
        if is_text(array.type):
            texts, codes = spellings(array)
            filled: Flags = np.array([*(not is_missing(text) for text in texts), False])[codes]
            return filled
        return to_bools(validity(array), len(array))


def expected_of(cases: Sequence[Case]) -> Expected:
    """Return the columns of what is expected of cases."""
    found: dict[str, pa.Array] = {}
    for key in KEYS:
        said = [case.expect.get(key) for case in cases]
        if any(each is not None for each in said):
            written = [_written(each) if key in MAPPINGS else each for each in said]
            found[key] = pa.array(written, expected_type(key))
    return found


def _written(said: Mapping[str, Any] | None) -> list[tuple[str, str]] | None:
    if said is None:
        return None
    return [(name, value if isinstance(value, str) else _TOLD[value]) for name, value in said.items()]
