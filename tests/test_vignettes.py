"""The vignettes: every rule fires for one patient, and does not for another who differs in what decides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.assessment.consultation import consult
from engine.cases.expectations import checked, unmet_lines
from knowledge.leg_cramps import leg_cramps
from tests.vignette_files import FILES, every_vignette, read


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_vignettes_get_what_is_expected_of_them(path: Path) -> None:
    """What is not met can be tried alone: `crampdx check tests/vignettes/vascular.yaml#ID`."""
    found = list(checked(consult(leg_cramps(), read(path))))
    assert [one.case.id for one in found if not one.case.expect] == []
    assert list(unmet_lines(path.name, found)) == []


@pytest.mark.parametrize("key", ["fired", "not_fired"])
def test_every_rule_has_a_vignette_that_fires_it_and_one_that_misses_it(key: str) -> None:
    named = {rule for vignette in every_vignette() for rule in vignette.expect.get(key, ())}
    assert [rule for rule in leg_cramps().rule if rule not in named] == []


def test_no_two_vignettes_have_one_id() -> None:
    ids = Counter(vignette.id for vignette in every_vignette())
    assert [name for name, count in ids.items() if count > 1] == []
