"""Changes seeded into what is known today: one of each kind here, all of them in the benchmark."""

from __future__ import annotations

import copy

import pytest

from benchmarks.diffs import CHANGES, Seeded, found_out
from engine.diff import difference, version_of
from engine.export import exported, read_export
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS


def test_there_are_twenty_and_each_has_a_name_of_its_own() -> None:
    assert len({change.name for change in CHANGES}) == len(CHANGES) >= 20
    assert sum(change.moves is None for change in CHANGES) >= 5


@pytest.mark.parametrize(
    "change",
    [one for one in CHANGES if one.name in ("an urgency lost", "an equivalent rewriting")],
    ids=lambda change: change.name,
)
def test_a_change_of_leg_cramps_is_found_out(change: Seeded) -> None:
    before = exported(leg_cramps(), OBLIGATIONS)
    del before["meaning"]
    after = copy.deepcopy(before)
    change.edit(after)
    old, new = (version_of("export", *read_export(each)) for each in (before, after))
    assert found_out(change, difference(old, new))
    assert not found_out(change, difference(old, old)) or change.moves is None
