"""Which types of Arrow columns can hold what, and the distinct texts of a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.reading.bitmaps import fixed, to_bools, validity
from knowledge.criteria import Choice, Finding, Quantity, YesNo


def suits(finding: Finding, kind: pa.DataType) -> bool:
    """Say whether a column of this type can hold answers to the finding at all."""
    if pa.types.is_null(kind) or is_text(kind):
        return True
    match finding:
        case YesNo():
            return bool(pa.types.is_boolean(kind) or is_number(kind))
        case Quantity():
            return is_number(kind)
        case Choice():
            return finding.several and is_texts(kind)
        case _:
            assert_never(finding)


def is_text(kind: pa.DataType) -> bool:
    """Say whether this is a type of strings, encoded in a dictionary or not."""
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(plain) or pa.types.is_large_string(plain))


def is_texts(kind: pa.DataType) -> bool:
    """Say whether this is a type of lists of strings."""
    lists = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    return lists and (is_text(kind.value_type) or pa.types.is_null(kind.value_type))


def is_number(kind: pa.DataType) -> bool:
    """Say whether this is a type of numbers."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def spellings(array: pa.Array) -> tuple[Sequence[str], NDArray[Any]]:
    """Return the distinct texts of a column, and for each row the place of its own; -1 is null."""
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    codes = fixed(encoded.indices).astype(np.int32)
    if encoded.indices.null_count:
        codes = np.where(to_bools(validity(encoded.indices), len(array)), codes, np.int32(-1))
    return encoded.dictionary.to_pylist(), codes
