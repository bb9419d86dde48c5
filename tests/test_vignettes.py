"""The vignettes: every rule fires for one patient, and does not for another who differs in what decides."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from engine.assessment.consultation import consult
from engine.cases.case import Case
from engine.cases.casefile import read_cases
from engine.cases.expectations import checked, unmet_lines
from knowledge.leg_cramps import leg_cramps

FILES = sorted((Path(__file__).parent / "vignettes").glob("*.yaml"))


@cache
def vignettes(path: Path) -> tuple[Case, ...]:
    return tuple(read_cases(str(path), leg_cramps()))


def every_vignette() -> list[Case]:
    return [vignette for path in FILES for vignette in vignettes(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_vignettes_get_what_is_expected_of_them(path: Path) -> None:
    """What is not met can be tried alone: `crampdx check tests/vignettes/vascular.yaml#ID`."""
    found = list(checked(consult(leg_cramps(), vignettes(path))))
    assert [one.case.id for one in found if not one.case.expect] == []
    assert list(unmet_lines(path.name, found)) == []


@pytest.mark.parametrize("key", ["fired", "not_fired"])
def test_every_rule_has_a_vignette_that_fires_it_and_one_that_misses_it(key: str) -> None:
    named = {rule for vignette in every_vignette() for rule in vignette.expect.get(key, ())}
    assert [rule for rule in leg_cramps().rule if rule not in named] == []


def test_no_two_vignettes_have_one_id() -> None:
    ids = Counter(vignette.id for vignette in every_vignette())
    assert [name for name, count in ids.items() if count > 1] == []
