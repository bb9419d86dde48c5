"""Whatever stands in a resource, it is accounted for, and never ends in a traceback."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.fhir.grouping import read_files
from tests.engine.fhir.records import table
from tools.mangled_fhir import SOUND, accounted, mangled


@given(st.integers(min_value=0))
@settings(max_examples=300)
def test_a_resource_with_something_wrong_in_it_is_accounted_for(seed: int) -> None:
    accounted(mangled(random.Random(seed)), table())  # noqa: S311


@pytest.mark.parametrize("resource", SOUND, ids=lambda one: one["resourceType"])
def test_what_is_sound_gives_an_answer(resource: dict[str, Any]) -> None:
    tally = accounted(resource, table())
    assert tally.mapped
    assert not tally.wrong


def test_a_file_of_them_is_accounted_for_line_by_line(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    told = [mangled(chance) for _ in range(300)]
    path = tmp_path / "all.ndjson"
    path.write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    with read_files([str(path)], table()) as (records, tally):
        list(records)
        assert sum(tally.read.values()) == 300
