"""Changes seeded into what is known today: one of each kind here, all of them in the benchmark."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

from benchmarks.diffs import CHANGES, Seeded, found_out
from engine.diff import Diff, Version, difference, version_of
from engine.export import exported, read_export
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS


def test_there_are_twenty_and_each_has_a_name_of_its_own() -> None:
    assert len({change.name for change in CHANGES}) == len(CHANGES) >= 20
    assert sum(change.moves is None for change in CHANGES) >= 5


@cache
def document() -> dict[str, Any]:
    found = exported(leg_cramps(), OBLIGATIONS)
    del found["meaning"]
    return found


@cache
def today() -> Version:
    return version_of("export", *read_export(document()))


@cache
def unchanged() -> Diff:
    """Compare what is known today with itself: the same for every change that is not made."""
    return difference(today(), today())


@pytest.mark.parametrize(
    "change",
    [one for one in CHANGES if one.name in ("an urgency lost", "an equivalent rewriting")],
    ids=lambda change: change.name,
)
def test_a_change_of_leg_cramps_is_found_out(change: Seeded) -> None:
    after = copy.deepcopy(document())
    change.edit(after)
    assert found_out(change, difference(today(), version_of("export", *read_export(after))))
    assert not found_out(change, unchanged()) or change.moves is None
