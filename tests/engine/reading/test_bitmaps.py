"""Bitmaps hold what they were made of, whatever the size, the offset and the bits past the end."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.bitmaps import (
    Bitmap,
    at_least,
    everyone,
    fixed,
    from_arrow,
    from_bools,
    nobody,
    popcount,
    to_arrow,
    to_bools,
    validity,
    without,
)
from engine.reading.sets import Pair

SIZES = (0, 1, 7, 8, 9, 63, 64, 65, 200)
KLEENE = st.lists(st.sampled_from((True, False, None)), max_size=150)


def is_clean(bitmap: Bitmap, length: int) -> bool:
    """Return whether a bitmap has just the words it needs, and no bit past the end."""
    return bitmap.size == -(-length // 64) and popcount(bitmap) == int(to_bools(bitmap, length).sum())


def as_list(pair: Pair[Bitmap], length: int) -> list[bool | None]:
    true, false = (to_bools(half, length).tolist() for half in pair)
    assert not any(map(all, zip(true, false, strict=True)))
    return [True if t else False if f else None for t, f in zip(true, false, strict=True)]


@pytest.mark.parametrize("length", SIZES)
def test_flags_come_back_from_a_bitmap(length: int) -> None:
    flags = np.arange(length) % 3 == 0
    bitmap = from_bools(flags)
    assert is_clean(bitmap, length)
    assert flags.tolist() == to_bools(bitmap, length).tolist()
    assert int(flags.sum()) == popcount(bitmap)


@pytest.mark.parametrize("length", SIZES)
def test_everyone_and_nobody_end_with_the_last_patient(length: int) -> None:
    assert length == popcount(everyone(length))
    assert [True] * length == to_bools(everyone(length), length).tolist()
    assert popcount(nobody(length)) == 0
    assert popcount(without(everyone(length), nobody(length))) == length


@given(KLEENE, st.integers(0, 70), st.integers(0, 150))
def test_a_slice_of_an_arrow_boolean_reads_like_its_values(
    values: list[bool | None], offset: int, length: int
) -> None:
    array = pa.array(values, pa.bool_()).slice(offset, length)
    pair = from_arrow(array)
    assert array.to_pylist() == as_list(pair, len(array))
    assert all(is_clean(bitmap, len(array)) for bitmap in (*pair, validity(array)))


@given(KLEENE)
def test_a_pair_goes_to_arrow_and_back(values: list[bool | None]) -> None:
    pair = from_arrow(pa.array(values, pa.bool_()))
    array = to_arrow(pair, len(values))
    array.validate(full=True)
    assert values == array.to_pylist()
    assert as_list(pair, len(values)) == as_list(from_arrow(array), len(values))


def test_a_missing_validity_buffer_means_that_all_are_valid() -> None:
    array = pa.array([True, False, True])
    assert array.buffers()[0] is None
    assert as_list(from_arrow(array), 3) == [True, False, True]


def test_a_column_of_type_null_has_no_valid_entry() -> None:
    assert popcount(validity(pa.nulls(3))) == 0


def test_bits_past_the_end_of_an_arrow_buffer_do_not_count() -> None:
    ones = pa.py_buffer(b"\xff" * 8)
    array = pa.Array.from_buffers(pa.bool_(), 3, [ones, ones])
    assert popcount(validity(array)) == 3
    pair = from_arrow(array)
    assert (popcount(pair.true), popcount(pair.false)) == (3, 0)


def test_whole_words_are_read_where_they_are() -> None:
    array = pa.array([True, None] * 64)
    bitmap = validity(array)
    assert array.buffers()[0].address == bitmap.ctypes.data
    assert array.buffers()[0].address + 8 == validity(array.slice(64)).ctypes.data


def test_words_that_do_not_lie_in_line_are_copied() -> None:
    shifted = pa.py_buffer(b"\x00" + b"\xf0" * 16)[1:]
    array = pa.Array.from_buffers(pa.bool_(), 128, [shifted, shifted])
    bitmap = validity(array)
    assert bitmap.flags.aligned
    assert array.is_valid().to_pylist() == to_bools(bitmap, 128).tolist()


def test_a_bit_stored_under_a_null_does_not_count() -> None:
    array = pa.Array.from_buffers(pa.bool_(), 2, [pa.py_buffer(b"\x01"), pa.py_buffer(b"\x03")])
    assert as_list(from_arrow(array), 2) == [True, None]


def test_truth_goes_to_arrow_on_the_same_buffer() -> None:
    pair = from_arrow(pa.array([True, None, False]))
    assert pair.true.ctypes.data == to_arrow(pair, 3).buffers()[1].address


def test_numbers_are_seen_through_a_slice() -> None:
    array = pa.array([1.5, 2.5, None, 3.5]).slice(1)
    assert fixed(array)[[0, 2]].tolist() == [2.5, 3.5]
    assert fixed(pa.array([], pa.float64())).size == 0


@pytest.mark.parametrize("size", range(1, 10))
def test_at_least_counts_for_every_count_of_every_size(size: int) -> None:
    # Row r is in bitmap b if bit b of r is set: every combination there is, once.
    rows = np.arange(2**size)
    flags = [(rows >> place & 1).astype(np.bool_) for place in range(size)]
    bitmaps = [from_bools(flag) for flag in flags]
    total = np.sum(flags, axis=0)
    for count in range(1, size + 1):
        reached = at_least(count, bitmaps)
        assert is_clean(reached, rows.size)
        assert (total >= count).tolist() == to_bools(reached, rows.size).tolist()


def test_at_least_may_count_one_bitmap_twice_and_leaves_it_as_it_was() -> None:
    once, other = from_bools(np.array([True, False])), from_bools(np.array([False, True]))
    assert at_least(2, [once, once, other]).tolist() == [1]
    assert (once.tolist(), other.tolist()) == ([1], [2])


@pytest.mark.parametrize("width", ["int8", "uint16", "int32", "uint64", "float16", "float32", "float64"])
def test_numbers_of_every_width_are_seen_as_they_are(width: str) -> None:
    numbers = np.arange(5, dtype=width)
    seen = fixed(pa.array(numbers))
    assert (numbers.dtype, numbers.tolist()) == (seen.dtype, seen.tolist())
