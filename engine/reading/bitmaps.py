"""Sets of patients, 8 a byte: bitmaps on Arrow's buffers, and the counting of how many of them hold.

A bitmap is what Apache Arrow calls one (least significant bit first), seen as words of 64 patients.
Bits past the last patient are always 0, and nothing here sets them: no bitmap is ever inverted, it is
taken away from a known one. Bitmaps are shared and never written to once they are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.reading.sets import Pair

Bitmap: TypeAlias = NDArray[np.uint64]

# Arrow and NumPy agree on the names of whole numbers only.
_FLOATS = {"halffloat": "float16", "float": "float32", "double": "float64"}


def nobody(length: int) -> Bitmap:
    """Return the bitmap of `length` patients that holds none of them."""
    return np.zeros(-(-length // 64), np.uint64)


def everyone(length: int) -> Bitmap:
    """Return the bitmap of `length` patients that holds all of them."""
    bitmap = nobody(length)
    octets = bitmap.view(np.uint8)
    octets[: length // 8] = 0xFF
    if length % 8:
        octets[length // 8] = (1 << length % 8) - 1
    return bitmap


def from_bools(flags: NDArray[np.bool_]) -> Bitmap:
    """Pack one flag a patient into a bitmap.

    >>> from_bools(np.array([True, False, True]))
    array([5], dtype=uint64)
    """
    bitmap = nobody(flags.size)
    packed = np.packbits(flags, bitorder="little")
    bitmap.view(np.uint8)[: packed.size] = packed
    return bitmap


def to_bools(bitmap: Bitmap, length: int) -> NDArray[np.bool_]:
    """Unpack a bitmap of `length` patients into one flag a patient."""
    return np.unpackbits(bitmap.view(np.uint8), count=length, bitorder="little").view(np.bool_)


def popcount(bitmap: Bitmap) -> int:
    """Count the patients in a bitmap."""
    return int(np.bitwise_count(bitmap).sum())


def without(bitmap: Bitmap, taken: Bitmap) -> Bitmap:
    """Return the patients of one bitmap that are not in the other."""
    return bitmap & ~taken


def at_least(count: int, bitmaps: Sequence[Bitmap]) -> Bitmap:
    """Return the patients who are in `count` or more of the bitmaps, of which there are so many.

    In between 'any' and 'all', bitmaps are added like the digits of numbers: carry-save adders make
    two of three of equal weight (H. S. Warren, *Hacker's Delight*, 2nd ed., section 5-1), so that
    the work grows with the number of bitmaps, and not with the number of ways to choose from them.
    """
    if count == 1:
        return reduce(np.bitwise_or, bitmaps)
    if count == len(bitmaps):
        return reduce(np.bitwise_and, bitmaps)
    return _reaching(count, _sum(bitmaps))


def _sum(bitmaps: Sequence[Bitmap]) -> list[Bitmap]:
    """Count for each patient the bitmaps that hold it: one bitmap a binary digit, lowest first."""
    digits: list[Bitmap] = []
    weight = list(bitmaps)
    while weight:
        carries: list[Bitmap] = []
        while len(weight) > 2:
            a, b, c = weight.pop(), weight.pop(), weight.pop()
            odd = a ^ b
            carries.append(a & b | odd & c)
            weight.append(odd ^ c)
        if len(weight) == 2:
            a, b = weight
            carries.append(a & b)
            weight = [a ^ b]
        digits += weight
        weight = carries
    return digits


def _reaching(count: int, digits: Sequence[Bitmap]) -> Bitmap:
    """Return the patients whose sum reaches a count, which is at least 1."""
    reached: Bitmap | None = None
    for place, digit in enumerate(digits):
        wanted = count >> place & 1
        if reached is None:
            # Under the lowest 1 of the count everyone is level with it.
            reached = digit if wanted else None
        else:
            reached = reached & digit if wanted else reached | digit
    assert reached is not None, "a count over the number of bitmaps"  # noqa: S101
    return reached


def from_arrow(array: pa.BooleanArray) -> Pair[Bitmap]:
    """Read a nullable Arrow boolean as Kleene truth: null is unknown."""
    known = validity(array)
    true = known & _words(array.buffers()[1], array.offset, len(array)) if len(array) else known
    return Pair(true, known ^ true)


def to_arrow(pair: Pair[Bitmap], length: int) -> pa.BooleanArray:
    """Make a nullable Arrow boolean of Kleene truth, its values on the very buffer of `pair.true`."""
    known = pair.true | pair.false
    return pa.Array.from_buffers(pa.bool_(), length, [pa.py_buffer(known), pa.py_buffer(pair.true)])


def validity(array: pa.Array) -> Bitmap:
    """Return the patients whose entry in an Arrow array is not null."""
    buffer = array.buffers()[0]
    if pa.types.is_null(array.type):
        return nobody(len(array))
    return everyone(len(array)) if buffer is None else _words(buffer, array.offset, len(array))


def fixed(array: pa.Array) -> NDArray[Any]:
    """Look at the values of an Arrow array of numbers where they are; under a null is anything."""
    kind = np.dtype(_FLOATS.get(str(array.type), str(array.type)))
    if not len(array):
        return np.empty(0, kind)
    return np.frombuffer(array.buffers()[1], kind, len(array), array.offset * kind.itemsize)


def _words(buffer: pa.Buffer, offset: int, length: int) -> Bitmap:
    """See `length` bits of a buffer as a bitmap: in place where whole aligned words are asked for."""
    start, shift = divmod(offset, 8)
    octets = np.frombuffer(buffer, np.uint8)[start : start + (shift + length + 7) // 8]
    if not shift and not length % 64:
        words = octets.view(np.uint64)
        if words.flags.aligned:
            return words
    bitmap = nobody(length)
    target = bitmap.view(np.uint8)
    size = (length + 7) // 8
    target[:size] = octets[:size] >> shift
    if shift:
        spill = octets[1 : size + 1] << (8 - shift)
        target[: spill.size] |= spill
    if length % 8:
        target[length // 8] &= (1 << length % 8) - 1
    return bitmap
