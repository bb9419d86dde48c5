"""Columns of names, one or several a patient, and the bitmaps of who has which of them.

Names are worked on as the codes of an Arrow dictionary: small integers, compared many at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.reading.bitmaps import Bitmap, fixed, from_bools, to_bools, validity

Name: TypeAlias = str | None


def is_text(kind: pa.DataType) -> bool:
    """Say whether this is a type of strings, encoded in a dictionary or not."""
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(plain) or pa.types.is_large_string(plain))


def is_list(kind: pa.DataType) -> bool:
    """Say whether this is a type of lists."""
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def spellings(array: pa.Array) -> tuple[Sequence[str], NDArray[Any]]:
    """Return the distinct texts of a column, and for each row the place of its own; -1 is null."""
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    codes = fixed(encoded.indices).astype(np.int32)
    if encoded.indices.null_count:
        codes = np.where(to_bools(validity(encoded.indices), len(array)), codes, np.int32(-1))
    return encoded.dictionary.to_pylist(), codes


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of `length` patients, null being one of them.

    Each of `codes` is the place of its name in `names`, -1 for null. Where a patient may have several, `rows`
    is the patient of each of `codes`.
    """

    length: int
    codes: NDArray[Any]
    names: Sequence[Name]
    rows: NDArray[np.intp] | None = None
    _bitmaps: dict[Name, Bitmap] = field(default_factory=dict, init=False, repr=False)

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

    def _having(self, wanted: Name) -> Bitmap:
        if wanted not in self._bitmaps:
            flags = np.zeros(self.codes.size, np.bool_)
            for code, name in (*enumerate(self.names), (-1, None)):  # a dictionary may hold one name twice
                if name == wanted:
                    flags |= self.codes == code
            if self.rows is not None:
                rows, flags = self.rows.compress(flags), np.zeros(self.length, np.bool_)
                flags[rows] = True
            self._bitmaps[wanted] = from_bools(flags)
        return self._bitmaps[wanted]
