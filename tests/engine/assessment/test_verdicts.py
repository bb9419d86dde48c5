"""The verdicts on many patients are those of the assessment of each."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle, islice
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.assessment import Assessment
from engine.assessment.must_not_miss import STATUSES, VERDICTS
from engine.assessment.verdicts import Verdicts
from engine.cases.case import Case
from engine.reading.bitmaps import Bitmap, to_bools
from engine.reading.columns import Columns
from engine.reading.patient import Outlook
from knowledge.criteria import KnowledgeBase, Urgency
from tests.car import CAR
from tests.reference import fired
from tests.strategies import cases, knowledge_bases

Ward = tuple[KnowledgeBase, list[Case]]


@st.composite
def wards(draw: Any, bases: st.SearchStrategy[KnowledgeBase]) -> Ward:
    """Draw a few cases and repeat them in turn, to sizes on and beside whole words of bitmaps."""
    knowledge = draw(bases)
    few = draw(st.lists(cases(knowledge), min_size=1, max_size=6))
    return knowledge, list(islice(cycle(few), draw(st.sampled_from((1, 5, 64, 65)))))


BOTH = st.one_of(wards(knowledge_bases()), wards(st.just(CAR)))


def one_by_one(ward: Ward) -> list[Assessment]:
    knowledge, patients = ward
    return [Assessment(knowledge, case, fired(knowledge, case.answers)) for case in patients]


def at_once(ward: Ward) -> Verdicts:
    knowledge, patients = ward
    return Verdicts(knowledge, Columns.of_cases(knowledge, patients))


def rows(bitmaps: Mapping[str, Bitmap], length: int) -> list[set[str]]:
    flags = {name: to_bools(bitmap, length) for name, bitmap in bitmaps.items()}
    return [{name for name in bitmaps if flags[name][row]} for row in range(length)]


def levels(reached: Mapping[Urgency, Bitmap], length: int) -> list[Urgency]:
    flags = {level: to_bools(bitmap, length) for level, bitmap in reached.items()}
    return [max(level for level in reached if flags[level][row]) for row in range(length)]


@given(BOTH)
def test_urgency_and_what_it_could_be_are_those_of_each(ward: Ward) -> None:
    verdicts, expected = at_once(ward), one_by_one(ward)
    assert [one.urgency for one in expected] == levels(verdicts.urgency, len(expected))
    assert [one.urgency_could_be for one in expected] == levels(verdicts.urgency_could_be, len(expected))


@given(BOTH)
def test_urgency_at_least_bounds_it_from_below(ward: Ward) -> None:
    verdicts, expected = at_once(ward), one_by_one(ward)
    reached = {level: verdicts.surely_as_urgent_as(level) for level in Urgency}
    for now, least in zip(expected, levels(reached, len(expected)), strict=True):
        assert least <= now.urgency


@given(BOTH)
def test_scope_and_what_leads_are_those_of_each(ward: Ward) -> None:
    verdicts, expected = at_once(ward), one_by_one(ward)
    assert [one.in_scope for one in expected] == to_bools(verdicts.in_scope, len(expected)).tolist()
    assert [{d.id for d in one.leading} for one in expected] == rows(verdicts.leading, len(expected))


@given(BOTH)
def test_warnings_steps_and_contradictions_are_those_of_each(ward: Ward) -> None:
    verdicts, expected = at_once(ward), one_by_one(ward)
    size = len(expected)
    assert [{w.warning.id for w in one.warnings} for one in expected] == rows(verdicts.warnings, size)
    assert [{s.step.id for s in one.steps} for one in expected] == rows(verdicts.steps, size)
    verdict = [one.benign.verdict for one in expected]
    for said, patients in zip(VERDICTS, verdicts.benign, strict=True):
        assert [one == said for one in verdict] == to_bools(patients, size).tolist()
    assert [{c.conflict.id for c in one.contradictions} for one in expected] == rows(
        verdicts.contradictions, size
    )


@given(BOTH)
def test_the_status_of_what_must_not_be_missed_is_that_of_each(ward: Ward) -> None:
    verdicts, expected = at_once(ward), one_by_one(ward)
    for status in STATUSES:
        bitmaps = {name: getattr(statuses, status) for name, statuses in verdicts.must_not_miss.items()}
        assert [
            {item.disorder.id for item in one.must_not_miss if item.status == status} for one in expected
        ] == rows(bitmaps, len(expected))


@given(BOTH)
def test_a_patient_is_settled_when_the_assessment_says_so(ward: Ward) -> None:
    verdicts, expected = at_once(ward), one_by_one(ward)
    assert [one.settled for one in expected] == to_bools(verdicts.settled, len(expected)).tolist()


@given(BOTH)
def test_what_could_still_fire_is_that_of_each(ward: Ward) -> None:
    knowledge, patients = ward
    outlooks = [Outlook(knowledge, case) for case in patients]
    expected = [{rule.id for rule in one.could_fire} for one in outlooks]
    assert rows(at_once(ward).could_fire, len(patients)) == expected
