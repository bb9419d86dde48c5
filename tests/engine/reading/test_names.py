"""Names are found by their codes, however many there are."""

from __future__ import annotations

import pyarrow as pa
import pytest

from engine.reading.bitmaps import to_bools
from engine.reading.names import Names


@pytest.mark.parametrize("count", [1, 127, 128, 254, 255, 256, 70_000])
def test_every_name_of_many_is_told_from_the_others_and_from_null(count: int) -> None:
    array = pa.array([None, *map(str, range(count)), "0"])
    names = Names.of(array)
    for wanted in (None, "0", str(count - 1), "absent"):
        assert [name == wanted for name in array.to_pylist()] == to_bools(
            names.having([wanted]), len(array)
        ).tolist()


def test_a_patient_has_a_name_if_it_is_anywhere_in_the_list() -> None:
    array = pa.array([[], ["a", "b"], ["b"], [], ["c", None], None, []])
    for part in (array, pa.concat_arrays([array, array]).slice(7)):
        names = Names.of_lists(part)
        assert to_bools(names.having(["a", "c"]), 7).tolist() == [
            False,
            True,
            False,
            False,
            True,
            False,
            False,
        ]
        assert to_bools(names.having([None]), 7).tolist() == [False] * 4 + [True] + [False] * 2
