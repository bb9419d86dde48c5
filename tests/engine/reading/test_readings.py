"""The reading in columns says of every patient what the reference says of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice, product
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.cases.case import Case
from engine.reading.bitmaps import Bitmap, from_bools, popcount, to_bools
from engine.reading.columns import Columns, PartlyTold
from engine.reading.patient import Truth
from engine.reading.reader import Reading
from engine.reading.sets import Pair
from knowledge.criteria import (
    STRONG,
    Concept,
    Disorder,
    Effect,
    KnowledgeBase,
    Rule,
    Strength,
    YesNo,
    any_of,
    no,
    opposes,
    supports,
)
from tests.car import CAR, FLAT_BATTERY, PAGE, battery_weak, engine_turns, voltage
from tests.reference import conclude as conclude_one
from tests.reference import fired as fired_one
from tests.reference import known, may, standing, truth
from tests.strategies import cases, knowledge_bases, values
from tests.vocabulary import MILD

SIZES = (0, 1, 7, 8, 9, 63, 64, 65)


class Ward(NamedTuple):
    """A knowledge base, patients, and their columns: made of them, or a slice of longer ones."""

    knowledge: KnowledgeBase
    patients: list[Case]
    columns: Columns


@st.composite
def wards(draw: Any, bases: st.SearchStrategy[KnowledgeBase]) -> Ward:
    """Draw a few cases, and repeat them in turn to the size wanted."""
    knowledge = draw(bases)
    few = draw(st.lists(cases(knowledge), min_size=1, max_size=5))
    length, before = draw(st.sampled_from(SIZES)), draw(st.sampled_from((0, 1, 8, 13, 64)))
    everybody = list(islice(cycle(few), before + length + 3))
    columns = part(Columns.of_cases(knowledge, everybody), before, length)
    return Ward(knowledge, everybody[before : before + length], columns)


def part(columns: Columns, offset: int, length: int) -> Columns:
    """Slice columns without copying the answers."""

    def cut(bitmap: Bitmap) -> Bitmap:
        return from_bools(to_bools(bitmap, columns.length)[offset : offset + length])

    return Columns(
        length,
        {name: array.slice(offset, length) for name, array in columns.answers.items()},
        {name: cut(bitmap) for name, bitmap in columns.closed.items()},
        cut(columns.patients),
        {name: cut(bitmap) for name, bitmap in columns.told_in_one.items()},
        {
            name: PartlyTold(told.answers, told.codes[offset : offset + length])
            for name, told in columns.told_in_part.items()
        },
    )


BOTH = st.one_of(wards(knowledge_bases()), wards(st.just(CAR)))


def as_truths(pair: Pair[Bitmap], length: int) -> list[Truth]:
    true, false = (to_bools(half, length).tolist() for half in pair)
    assert popcount(pair.true) + popcount(pair.false) == sum(true) + sum(false)
    assert not any(map(all, zip(true, false, strict=True)))
    return [Truth(t - f) for t, f in zip(true, false, strict=True)]


def rules_of(fires: Mapping[str, Bitmap], length: int) -> list[list[str]]:
    """Turn rules' bitmaps into each patient's rules."""
    flags = {rule: to_bools(bitmap, length) for rule, bitmap in fires.items()}
    return [[rule for rule in fires if flags[rule][row]] for row in range(length)]


@given(BOTH)
def test_concepts_are_what_the_reference_concludes(ward: Ward) -> None:
    expected = [conclude_one(ward.knowledge, case.answers) for case in ward.patients]
    actual = Table(ward.knowledge, ward.columns).concluded
    for name in ward.knowledge.concept:
        assert [one[name] for one in expected] == as_truths(actual[name], ward.columns.length)


@given(BOTH)
def test_every_criterion_has_the_truth_of_the_reference(ward: Ward) -> None:
    expected = [conclude_one(ward.knowledge, case.answers) for case in ward.patients]
    reading = Table(ward.knowledge, ward.columns).reading
    criteria = [rule.when for rule in ward.knowledge.rules] + [ward.knowledge.scope]
    for criterion in (*criteria, *(conflict.when for conflict in ward.knowledge.conflicts)):
        assert [
            truth(criterion, known(ward.knowledge, case.told), concluded)
            for case, concluded in zip(ward.patients, expected, strict=True)
        ] == as_truths(reading.of(criterion), ward.columns.length)


@given(BOTH)
def test_the_rules_that_fire_are_those_of_the_reference(ward: Ward) -> None:
    actual = Table(ward.knowledge, ward.columns).fired
    assert [rule.id for rule in ward.knowledge.rules] == list(actual)
    assert [
        [rule.id for rule in fired_one(ward.knowledge, case.answers)] for case in ward.patients
    ] == rules_of(actual, ward.columns.length)


@given(BOTH)
def test_a_reading_that_is_told_which_rules_fire_concludes_the_same(ward: Ward) -> None:
    knowledge, columns = ward.knowledge, ward.columns
    table = Table(knowledge, columns)
    told = Reading(knowledge, table.sets, table.sets.known, firing=table.fired)
    for concept in knowledge.concepts:
        assert as_truths(table.concluded[concept.id], columns.length) == as_truths(
            told.of(concept), columns.length
        )
    nobody = dict.fromkeys(knowledge.rule, columns.nobody)
    idle = Reading(knowledge, table.sets, table.sets.known, firing=nobody)
    assert all(popcount(idle.holds(concept)) == 0 for concept in knowledge.concepts)


@given(BOTH)
def test_the_rules_that_could_fire_are_those_of_the_reference(ward: Ward) -> None:
    assert [
        [rule.id for rule in ward.knowledge.rules if may(rule.when, case, ward.knowledge).hold]
        for case in ward.patients
    ] == rules_of(Table(ward.knowledge, ward.columns).could_fire, ward.columns.length)


@given(BOTH)
def test_every_criterion_has_the_prospects_of_the_reference(ward: Ward) -> None:
    knowledge, columns = ward.knowledge, ward.columns
    could = Table(knowledge, columns).could.reading
    for criterion in (*(rule.when for rule in knowledge.rules), knowledge.scope):
        for half, actual in enumerate(could.of(criterion)):
            expected = [may(criterion, case, knowledge)[half] for case in ward.patients]
            assert expected == to_bools(actual, columns.length).tolist()


@given(st.data(), st.one_of(knowledge_bases(), st.just(CAR)))
def test_whatever_is_answered_later_only_rules_fire_that_could(
    data: st.DataObject, knowledge: KnowledgeBase
) -> None:
    case = data.draw(cases(knowledge))
    later = {
        finding.id: data.draw(values(finding), label=finding.id)
        for finding in knowledge.finding.values()
        if case.is_open(finding) and data.draw(st.booleans())
    }
    could = rules_of(Table(knowledge, Columns.of_cases(knowledge, [case])).could_fire, 1)[0]
    then = {rule.id for rule in fired_one(knowledge, {**case.answers, **later})}
    assert then <= set(could)


def could(case: Case, rule: str) -> bool:
    return rule in rules_of(Table(CAR, Columns.of_cases(CAR, [case])).could_fire, 1)[0]


def test_what_cannot_be_told_or_is_not_asked_of_a_patient_cannot_fire_a_rule() -> None:
    assert could(Case(id="open"), "CAR-05")
    assert not could(Case(id="asked of clinicians only", audience="patient"), "CAR-05")
    assert could(Case(id="answered all the same", audience="patient", answers={"voltage": 13.0}), "CAR-05")
    closed = Columns.of_cases(CAR, [Case(id="open"), Case(id="open")])
    closed = Columns(2, {}, {"voltage": from_bools(np.array([True, False]))}, closed.patients)
    assert ["CAR-05" in rules for rules in rules_of(Table(CAR, closed).could_fire, 2)] == [False, True]


def test_an_incomplete_concept_is_never_false_and_one_without_rules_is_if_complete() -> None:
    bare = Concept(id="bare", label="bare", complete=True)
    vague = Concept(id="vague", label="vague")
    rule = Rule(
        id="BARE-01", when=no(bare), then=(supports(FLAT_BATTERY, STRONG),), because="So.", references=(PAGE,)
    )
    knowledge = KnowledgeBase(
        name="bare", version="1", scope=engine_turns, groups={"all": (engine_turns,)}, rules=(rule,),
        concepts=(bare, vague), disorders=(FLAT_BATTERY,),
    )  # fmt: skip
    columns = Columns.of_cases(knowledge, [Case(id="any")])
    table = Table(knowledge, columns)
    assert [as_truths(table.concluded[n], 1) for n in ("bare", "vague")] == [[Truth.FALSE], [Truth.UNKNOWN]]
    assert rules_of(table.fired, 1) == [["BARE-01"]]


def test_an_unknown_concept_is_neither_true_nor_false() -> None:
    columns = Columns.of_cases(CAR, [Case(id="any")])
    criterion = any_of(no(battery_weak), voltage.below("flat"))
    assert as_truths(Table(CAR, columns).reading.of(criterion), 1) == [Truth.UNKNOWN]


GRADES: Sequence[Strength | None] = (None, *Strength)
SIDES: Sequence[tuple[Callable[[Disorder, Strength], Effect], str]] = [(supports, "FOR"), (opposes, "ANTI")]


def weighing() -> tuple[KnowledgeBase, Columns]:
    """Build a patient for each pair of strengths, and a rule for each way to reach one."""
    findings: dict[str, YesNo] = {}
    rules = []
    for side, (effect, prefix) in enumerate(SIDES):
        for strength in Strength:
            name = f"f{side}{strength.value}"
            findings[name] = YesNo(id=name, label=name, clinician="Is it so?")
            rule = Rule(
                id=f"{prefix}-0{strength.value}", when=findings[name], then=(effect(MILD, strength),),
                because="So.", references=(PAGE,),
            )  # fmt: skip
            rules.append(rule)
    knowledge = KnowledgeBase(
        name="scales", version="1", scope=findings["f01"], groups={"all": tuple(findings.values())},
        rules=tuple(rules), disorders=(MILD, FLAT_BATTERY),
    )  # fmt: skip
    patients = [
        Case(id="cell", answers={f"f{n}{s.value}": True for n, s in enumerate(cell) if s})
        for cell in product(GRADES, GRADES)
    ]
    return knowledge, Columns.of_cases(knowledge, patients)


def test_standings_follow_the_table_in_every_cell() -> None:
    knowledge, columns = weighing()
    table = Table(knowledge, columns)
    stands = table.standings
    assert list(knowledge.disorder) == list(stands)
    found = stands["mild"]
    for cell, (support, opposition) in enumerate(product(GRADES, GRADES)):
        actual = [s for s in Standing if to_bools(getattr(found, s.name.lower()), 25)[cell]]
        assert [standing(support, opposition)] == actual
        for strength in Strength:
            assert to_bools(table.now.support(MILD, strength), 25)[cell] == ((support or 0) >= strength)
            assert to_bools(table.now.opposition(MILD, strength), 25)[cell] == ((opposition or 0) >= strength)
    assert sum(popcount(bitmap) for bitmap in found) == 25
    assert popcount(stands["flat_battery"].not_suggested) == 25


def test_the_lowest_and_the_highest_standing_take_the_two_sides_from_different_rules() -> None:
    knowledge, columns = weighing()
    table = Table(knowledge, columns)
    assert popcount(table.lowest(MILD, Standing.NOT_SUGGESTED)) == 0
    assert popcount(table.lowest(MILD, Standing.UNLIKELY)) == 25
    assert popcount(table.highest(MILD, Standing.LIKELY)) == 20
    assert popcount(table.highest(MILD, Standing.NOT_SUGGESTED)) == 20


@pytest.mark.parametrize("length", SIZES)
def test_no_bit_past_the_last_patient_is_ever_set(length: int) -> None:
    columns = Columns.of_cases(CAR, [Case(id="any")] * length)
    table = Table(CAR, columns)
    bitmaps = [*table.fired.values(), *table.could_fire.values(), table.settled]
    bitmaps += [half for pair in table.concluded.values() for half in pair]
    for stands in table.standings.values():
        bitmaps += stands
    for disorder in CAR.disorders:
        bitmaps += [table.lowest(disorder, level) for level in Standing]
    for bitmap in bitmaps:
        assert popcount(bitmap) == int(to_bools(bitmap, length).sum())
