"""The vignettes: every rule fires for one patient, and does not for another who differs in what decides.

All are read at once, in columns, as batches are. Every fortieth is also taken through experta and assessed by
itself; all of them are where the profile is `ci`, and by `crampdx check` before anything lands.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from engine.assessment.consultation import consult
from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns
from engine.batch.output import differential
from engine.batch.summary import Judge
from engine.cases.case import Case
from engine.cases.expectations import unmet, unmet_lines
from knowledge.leg_cramps import leg_cramps
from tests.vignette_files import FILES, every_vignette, read

EACH = 1 if settings.default.max_examples > 100 else 40


def disappointed(cases: list[Case]) -> list[tuple[str, str]]:
    """Return who expects what and does not get it, read in columns."""
    columns = CaseColumns.of_cases(leg_cramps(), cases)
    verdicts = Verdicts(leg_cramps(), columns.answers)
    judge = Judge(verdicts, differential(verdicts), columns.ids, np.ones(len(cases), np.bool_))
    return [
        (cases[row].id, key)
        for key, expected in columns.expected.items()
        for row in np.flatnonzero(judge.unmet(key, expected))
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_vignettes_get_what_is_expected_of_them(path: Path) -> None:
    """What is not met is told in words by `crampdx check tests/vignettes/vascular.yaml#ID`."""
    cases = list(read(path))
    assert [case.id for case in cases if not case.expect] == []
    assert disappointed(cases) == []


def test_vignettes_get_it_from_experta_one_by_one_as_well() -> None:
    found = [(one.case, unmet(one)) for one in consult(leg_cramps(), every_vignette()[::EACH])]
    assert len(found) > 100
    assert list(unmet_lines("vignettes", found)) == []


def test_a_vignette_that_is_not_met_would_be_noticed() -> None:
    """How each thing that is expected is held against what is said: `tests/engine/batch/test_judging.py`."""
    fires = next(case for case in every_vignette() if "fired" in case.expect and "urgency" in case.expect)
    wrong = [
        replace(fires, id="rule", expect={"not_fired": fires.expect["fired"]}),
        replace(fires, id="urgency", expect={"urgency": "self_care"}),
    ]
    assert disappointed([fires, *wrong]) == [("rule", "not_fired"), ("urgency", "urgency")]


@pytest.mark.parametrize("key", ["fired", "not_fired"])
def test_every_rule_has_a_vignette_that_fires_it_and_one_that_misses_it(key: str) -> None:
    named = {rule for vignette in every_vignette() for rule in vignette.expect.get(key, ())}
    assert [rule for rule in leg_cramps().rule if rule not in named] == []


def test_no_two_vignettes_have_one_id() -> None:
    ids = Counter(vignette.id for vignette in every_vignette())
    assert [name for name, count in ids.items() if count > 1] == []
