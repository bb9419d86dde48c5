"""Ids that were there before are found again, whatever they are made of."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.pipeline import Seen

IDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@given(st.lists(st.lists(IDS, max_size=9), max_size=5))
def test_an_id_is_repeated_when_it_was_there_before(chunks: list[list[str]]) -> None:
    seen, before = Seen(), set[str]()
    for chunk in chunks:
        expected = []
        for name in chunk:
            expected.append(name in before)
            before.add(name)
        assert expected == seen.repeated(pa.array(chunk, pa.string())).tolist()


def test_runs_are_merged_and_still_known() -> None:
    seen = Seen()
    for start in range(0, 4000, 100):
        assert not seen.repeated(pa.array([f"id-{n}" for n in range(start, start + 100)])).any()
    assert seen.repeated(pa.array(["id-0", "id-3999", "id-4000"])).tolist() == [True, True, False]
