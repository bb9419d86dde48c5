"""Drawn patients as a table: a column for every finding, with no loop over patients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from knowledge.criteria import Choice, Quantity, YesNo
from tools.cases.drawing import AUDIENCES, Clinic, Column, Drawn
from tools.cases.tables import Flags


def table(clinic: Clinic, first: int, drawn: Drawn) -> pa.Table:
    """Return the patients, the first of them numbered `first`; what is not answered is null."""
    known = drawn.medicines_known
    columns: dict[str, Any] = {
        "id": ids(clinic, first, drawn),
        "audience": named(drawn.patients, AUDIENCES),
        **{column.finding.id: _array(column) for column in drawn.columns},
        "medicines": several(drawn.takes, clinic.medicines, known),
        "medicines_complete": pa.array(drawn.list_complete, mask=~known),
        "expect": pa.StructArray.from_arrays([expected(clinic, drawn)], ["disorders"]),
    }
    return pa.table(columns)


def ids(clinic: Clinic, first: int, drawn: Drawn) -> pa.Array:
    """Name the patients by picture and number, as in night-cramps-0000012."""
    names = named(drawn.pictures, [picture.name for picture in clinic.pictures])
    numbers = pa.array(np.arange(first, first + len(drawn.pictures)))
    return pc.binary_join_element_wise(names, pc.utf8_lpad(numbers.cast(pa.string()), 7, "0"), "-")


def expected(clinic: Clinic, drawn: Drawn) -> pa.Array:
    """Return the disorders of each patient's picture."""
    return pa.array([one.disorders for one in clinic.pictures], pa.list_(pa.string())).take(drawn.pictures)


def named(numbers: NDArray[Any], names: Sequence[str], mask: Flags | None = None) -> pa.Array:
    """Return the name that goes with each number, null where the mask is set."""
    codes = pa.array(numbers.astype(np.int32), mask=mask)
    return pa.DictionaryArray.from_arrays(codes, pa.array(names, pa.string())).cast(pa.string())


def several(flags: Flags, names: Sequence[str], known: Flags) -> pa.Array:
    """Return for each patient the list of names whose flags are set, null where none is known."""
    flags = flags & known[:, None]
    ends = np.cumsum(flags.sum(axis=1), dtype=np.int32)
    # An offset that is null makes the list null that begins there; the last one only ends a list.
    starts = pa.array(np.append(np.int32(0), ends), mask=np.append(~known, [False]))
    return pa.ListArray.from_arrays(starts, named(np.nonzero(flags)[1], names))


def _array(column: Column) -> pa.Array:
    match column.finding:
        case YesNo():
            return pa.array(column.values, pa.bool_(), mask=~column.answered)
        case Quantity():
            return pa.array(column.values, pa.float64(), mask=~column.answered)
        case Choice(options=options, several=True):
            return several(column.values, options, column.answered)
        case Choice(options=options):
            return named(column.values, options, ~column.answered)
        case _:
            assert_never(column.finding)
