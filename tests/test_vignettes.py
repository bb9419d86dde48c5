"""The vignettes: every rule fires for one patient, and does not for another who differs in what decides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.case import Case
from engine.casefile import read_cases
from knowledge.leg_cramps import leg_cramps
from tests.expectations import consulted, unmet

FILES = sorted((Path(__file__).parent / "vignettes").glob("*.yaml"))
VIGNETTES = [pytest.param(case, id=case.id) for path in FILES for case in read_cases(str(path), leg_cramps())]


@pytest.mark.parametrize("vignette", VIGNETTES)
def test_a_vignette_gets_what_is_expected_of_it(vignette: Case) -> None:
    assert vignette.expect
    assert unmet(consulted(leg_cramps(), vignette)) == []


@pytest.mark.parametrize("key", ["fired", "not_fired"])
def test_every_rule_has_a_vignette_that_fires_it_and_one_that_misses_it(key: str) -> None:
    named = {rule for vignette in _cases() for rule in vignette.expect.get(key, ())}
    assert [rule for rule in leg_cramps().rule if rule not in named] == []


def test_no_two_vignettes_have_one_id() -> None:
    ids = Counter(vignette.id for vignette in _cases())
    assert [name for name, count in ids.items() if count > 1] == []


def _cases() -> list[Case]:
    return [case for parameters in VIGNETTES for case in parameters.values if isinstance(case, Case)]
