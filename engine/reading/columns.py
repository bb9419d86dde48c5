"""The answers of many patients as Arrow columns, and bitmaps of what they say of each leaf.

Every column is looked at once for who answered, and once for each test that rules make of it; whatever
it is stored as, what comes out are bitmaps. Names are worked on as the codes of an Arrow dictionary: small
integers, compared many at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import Any, TypeAlias, assert_never

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.cases.case import CANNOT_TELL, Case, Partial
from engine.kept import kept
from engine.reading.bitmaps import (
    Bitmap,
    at_least,
    everyone,
    fixed,
    from_arrow,
    from_bools,
    nobody,
    to_bools,
    validity,
    without,
)
from engine.reading.sets import COMPARE, Observed, Pair, answers_to
from knowledge.criteria import (
    Audience,
    Choice,
    Chosen,
    Compare,
    Finding,
    KnowledgeBase,
    Quantity,
    YesNo,
)

Name: TypeAlias = str | None


def is_text(kind: pa.DataType) -> bool:
    """Whether this is a type of strings, encoded in a dictionary or not."""
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(plain) or pa.types.is_large_string(plain))


def is_list(kind: pa.DataType) -> bool:
    """Whether this is a type of lists."""
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def spellings(array: pa.Array) -> tuple[Sequence[str], NDArray[Any]]:
    """Return the distinct texts of a column, and for each row the place of its own; -1 is null.

    A dictionary may hold texts that no row has, of rows elsewhere; one that is longer than the column is made
    anew.
    """
    if pa.types.is_dictionary(array.type) and len(array.dictionary) > len(array):
        array = array.cast(array.type.value_type)
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    codes = fixed(encoded.indices).astype(np.int32)
    if encoded.indices.null_count:
        codes = np.where(to_bools(validity(encoded.indices), len(array)), codes, np.int32(-1))
    return encoded.dictionary.to_pylist(), codes


@dataclass(frozen=True, eq=False)
class Names:
    """The names of `length` patients, null being one of them.

    Each of `codes` is the place of its name in `names`, -1 for null. Where a patient may have several, `rows`
    is the patient of each of `codes`.
    """

    length: int
    codes: NDArray[Any]
    names: Sequence[Name]
    rows: NDArray[np.intp] | None = None

    @classmethod
    def of(cls, array: pa.Array) -> Names:
        """Read an array of strings, or a dictionary of them: one name a patient."""
        names, codes = spellings(array)
        return cls(len(array), codes.astype(np.min_scalar_type(-1 - len(names))), names)

    @classmethod
    def of_lists(cls, array: pa.Array) -> Names:
        """Read an array of lists of names; those of a null list, if it has some, mean nothing."""
        offsets = fixed(array.offsets)
        entries = cls.of(array.values.slice(offsets[0], offsets[-1] - offsets[0]))
        rows = np.repeat(np.arange(len(array)), np.diff(offsets))
        return cls(len(array), entries.codes, entries.names, rows)

    def having(self, wanted: Iterable[Name]) -> Bitmap:
        """Return the patients one of whose names is among these."""
        return reduce(np.bitwise_or, map(self._having, wanted))

    @kept
    def _having(self, wanted: Name) -> Bitmap:
        flags = np.zeros(self.codes.size, np.bool_)
        for code, name in (*enumerate(self.names), (-1, None)):  # a dictionary may hold one name twice
            if name == wanted:
                flags |= self.codes == code
        if self.rows is not None:
            rows, flags = self.rows.compress(flags), np.zeros(self.length, np.bool_)
            flags[rows] = True
        return from_bools(flags)


@dataclass(frozen=True, slots=True, eq=False)
class PartlyTold:
    """The bounds and flags of some patients: each of `codes` is the place of one in `answers`, or -1."""

    answers: Sequence[Partial]
    codes: NDArray[Any]

    @classmethod
    def of(cls, answers: Sequence[object], codes: NDArray[Any] | None = None) -> PartlyTold | None:
        """Take the bounds and flags out of the answers of many patients, or return None if there are none.

        If there are `codes`, each is the place of a patient's answer, or -1 where there is none.
        """
        place: dict[Partial, int] = {}
        places = [place.setdefault(a, len(place)) if isinstance(a, Partial) else -1 for a in answers]
        told = np.array([*places, -1], np.int32)
        return cls(tuple(place), told[:-1] if codes is None else told[codes]) if place else None

    @property
    def patients(self) -> Bitmap:
        """The patients who have one."""
        return from_bools(self.codes >= 0)

    def known(self, leaf: Compare) -> Pair[Bitmap]:
        """Say for whom a bound or a flag decides the comparison."""
        holds = [answers_to(leaf, answer) for answer in self.answers]
        true, false = ([*(each is half for each in holds), False] for half in (True, False))
        return Pair(*(from_bools(np.array(said)[self.codes]) for said in (true, false)))


@dataclass(frozen=True, eq=False)
class Columns:
    """The answers of `length` patients, never changed once they are here.

    `answers` maps a finding's id to an Arrow array of them, null where there is none: booleans for
    yes/no findings and drug classes; strings, best as a dictionary, for a choice, lists of them
    where several may be chosen; numbers in the finding's own unit for a quantity, where NaN is no
    answer either. `closed` holds, by finding, who was asked and cannot tell; `patients` are those
    who are asked as patients, for all others it is a clinician who answers. A finding absent from
    both mappings is unknown, and open for everyone it is asked of. `told_in_one` holds, by finding,
    whose answer was given with many others, in one word. `told_in_part` holds, by quantity, the bounds and
    flags of those who told no number.
    """

    length: int
    answers: Mapping[str, pa.Array]
    closed: Mapping[str, Bitmap]
    patients: Bitmap
    told_in_one: Mapping[str, Bitmap] = field(default_factory=dict)
    told_in_part: Mapping[str, PartlyTold] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, array in self.answers.items():
            if len(array) != self.length:
                raise ValueError(f"column {name} has {len(array)} rows, and there are {self.length} patients")

    @classmethod
    def of_cases(cls, knowledge: KnowledgeBase, cases: Sequence[Case]) -> Columns:
        """Lay cases side by side, in their order."""
        length = len(cases)
        values: defaultdict[str, list[Any]] = defaultdict(lambda: [None] * length)
        closed: defaultdict[str, NDArray[np.bool_]] = defaultdict(lambda: np.zeros(length, np.bool_))
        in_one: defaultdict[str, NDArray[np.bool_]] = defaultdict(lambda: np.zeros(length, np.bool_))
        for row, case in enumerate(cases):
            for name in case.denied:
                in_one[name][row] = True
            for name, answer in case.told.items():
                if answer is CANNOT_TELL:
                    closed[name][row] = True
                else:
                    values[name][row] = answer
        partly = {name: told for name, column in values.items() if (told := PartlyTold.of(column))}
        for name in partly:
            values[name] = [None if isinstance(answer, Partial) else answer for answer in values[name]]
        return cls(
            length,
            {name: pa.array(column, arrow_type(knowledge.finding[name])) for name, column in values.items()},
            {name: from_bools(flags) for name, flags in closed.items()},
            from_bools(np.array([case.audience == "patient" for case in cases], np.bool_)),
            {name: from_bools(flags) for name, flags in in_one.items()},
            partly,
        )

    @cached_property
    def nobody(self) -> Bitmap:
        return nobody(self.length)

    @cached_property
    def everyone(self) -> Bitmap:
        return everyone(self.length)

    at_least = staticmethod(at_least)

    def every(self, parts: Iterable[Bitmap]) -> Bitmap:
        return _joined(np.bitwise_and, parts, self.everyone, self.nobody)

    def some(self, parts: Iterable[Bitmap]) -> Bitmap:
        return _joined(np.bitwise_or, parts, self.nobody, self.everyone)

    def but(self, one: Bitmap, other: Bitmap) -> Bitmap:
        if one is self.nobody or other is self.nobody:
            return one
        return self.nobody if other is self.everyone else without(one, other)

    def untold(self, finding: Finding) -> Bitmap:
        return self.closed.get(finding.id, self.nobody)

    def partial(self, quantity: Quantity) -> Bitmap:
        told = self.told_in_part.get(quantity.id)
        return self.nobody if told is None else told.patients

    def denied(self, finding: Finding) -> Bitmap:
        return self.told_in_one.get(finding.id, self.nobody)

    def asked_as(self, audience: Audience) -> Bitmap:
        return self.patients if audience == "patient" else self._clinicians

    @cached_property
    def _clinicians(self) -> Bitmap:
        return without(self.everyone, self.patients)

    @kept
    def answered(self, finding: Finding) -> Bitmap:
        told = self._read_answered(finding)
        partly = self.partial(finding) if isinstance(finding, Quantity) else self.nobody
        return self.some((told, partly))

    @kept
    def known(self, leaf: Observed) -> Pair[Bitmap]:
        return self._read(leaf)

    def _column(self, finding: Finding) -> pa.Array | None:
        """Return the column of a finding, or None if it holds no answer at all."""
        array = self.answers.get(finding.id)
        if array is None or array.null_count == self.length:
            return None
        if not _suits(finding, array.type):
            raise TypeError(f"column {finding.id} ({finding.kind}) cannot hold {array.type}")
        return array

    def _read_answered(self, finding: Finding) -> Bitmap:
        array = self._column(finding)
        if array is None:
            return self.nobody
        match finding:
            case YesNo():
                return validity(array)
            case Choice():
                return without(validity(array), self._names_in(finding).having((None,)))
            case Quantity():
                numbers = fixed(array)
                return validity(array) & from_bools(numbers == numbers)  # noqa: PLR0124  NaN is not itself
            case _:
                assert_never(finding)

    def _read(self, leaf: Observed) -> Pair[Bitmap]:
        array = self._column(leaf.finding)
        if isinstance(leaf, Compare) and (partly := self.told_in_part.get(leaf.finding.id)) is not None:
            true, false = self._compared(leaf, array)
            known = partly.known(leaf)
            return Pair(true | known.true, false | known.false)
        if array is None:
            return Pair(self.nobody, self.nobody)
        match leaf:
            case YesNo():
                return from_arrow(array)
            case Chosen(finding, options):
                holding = self._names_in(finding).having(options)
            case Compare():
                return self._compared(leaf, array)
            case _:
                assert_never(leaf)
        answered = self.answered(finding)
        true = holding & answered
        return Pair(true, answered ^ true)

    def _compared(self, leaf: Compare, array: pa.Array | None) -> Pair[Bitmap]:
        """Say of those who told a number how it compares."""
        if array is None:
            return Pair(self.nobody, self.nobody)
        partly = leaf.finding.id in self.told_in_part
        numbers = self._read_answered(leaf.finding) if partly else self.answered(leaf.finding)
        true = numbers & from_bools(COMPARE[leaf.operator](fixed(array), leaf.cutoff.value))
        return Pair(true, numbers ^ true)

    @kept
    def _names_in(self, finding: Choice) -> Names:
        array = self.answers[finding.id]
        return Names.of_lists(array) if finding.several else Names.of(array)


def _joined(
    operation: Callable[..., Bitmap], parts: Iterable[Bitmap], idle: Bitmap, decisive: Bitmap
) -> Bitmap:
    """Join bitmaps; those that are known to change nothing, or to decide all of it, cost nothing."""
    joined = idle
    for part in parts:
        if part is decisive:
            return decisive
        if part is not idle:
            joined = part if joined is idle else operation(joined, part)
    return joined


def arrow_type(finding: Finding) -> pa.DataType:
    """Return the type that a column of this finding best has."""
    match finding:
        case YesNo():
            return pa.bool_()
        case Choice():
            return pa.list_(pa.string()) if finding.several else pa.dictionary(pa.int16(), pa.string())
        case Quantity():
            return pa.float64()
        case _:
            assert_never(finding)


def _suits(finding: Finding, kind: pa.DataType) -> bool:
    match finding:
        case YesNo():
            return bool(pa.types.is_boolean(kind))
        case Choice(several=True):
            return is_list(kind) and is_text(kind.value_type)
        case Choice():
            return is_text(kind)
        case Quantity():
            return bool(pa.types.is_floating(kind) or pa.types.is_integer(kind))
        case _:
            assert_never(finding)
