"""What a bound or a flag decides of a comparison, and what it leaves in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Answer, Bound, Case
from engine.reading.patient import Known, Patient
from engine.reading.sets import answers_to
from engine.reading.spans import as_exact
from knowledge.criteria import (
    DEFINING,
    Concept,
    Cutoff,
    Flag,
    KnowledgeBase,
    KnowledgeError,
    Opposes,
    Quantity,
    Rule,
    all_of,
    any_of,
    concludes,
    no,
    opposes,
)
from tests.car import CAR, DANGERS, LEAK, LEAK_TEST, PAGE, TOW, fuel, smell_of_fuel, will_not_start
from tests.strategies import consultations

IRON = Quantity(
    id="iron",
    label="iron",
    clinician="How much iron?",
    unit="g",
    plausible=(0, 200),
    cutoffs=tuple(
        Cutoff(name, value, PAGE)
        for name, value in (("tiny", 10), ("low_woman", 50), ("low_man", 60), ("high", 100), ("huge", 150))
    ),
    reference=(("low_woman", "low_man"), "high"),
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Flag.LOW, (None, None, True, False, False)),
        (Flag.NORMAL, (False, False, None, False, False)),
        (Flag.HIGH, (False, False, False, True, None)),
        (Bound("<", 50.0), (None, True, True, False, False)),
        (Bound("<=", 50.0), (None, None, True, False, False)),
        (Bound(">=", 60.0), (False, False, False, None, None)),
        (Bound(">", 100.0), (False, False, False, True, None)),
        (Bound(">=", 100.0), (False, False, False, None, None)),
        (Bound(">", 199.0), (False, False, False, True, True)),
        (60.0, (False, False, False, False, False)),
    ],
)
def test_a_comparison_is_decided_where_the_interval_decides_it(
    answer: Answer, expected: tuple[bool | None, ...]
) -> None:
    """A flag says no more than it does whosever it is."""
    leaves = (
        IRON.below("tiny"), IRON.below("low_woman"), IRON.below("low_man"),
        IRON.above("high"), IRON.above("huge"),
    )  # fmt: skip
    assert expected == tuple(answers_to(leaf, answer) for leaf in leaves)


@pytest.mark.parametrize(("flag", "low"), [(Flag.LOW, True), (Flag.NORMAL, False), (Flag.HIGH, False)])
def test_of_the_patients_own_limit_a_flag_says_just_what_it_says(flag: Flag, *, low: bool) -> None:
    for limit in ("low_woman", "low_man"):
        assert answers_to(IRON.below(limit, own=True), flag) is low
        assert answers_to(IRON.at_least(limit, own=True), flag) is not low
    assert answers_to(IRON.below("low_man", own=True), 59.0) is True


@pytest.mark.parametrize(
    ("answer", "than", "expected"),
    [
        (5.0, Bound("<", 10.0), True),
        (10.0, Bound("<", 10.0), False),
        (Bound("<", 10.0), Bound("<", 50.0), True),
        (Bound("<", 50.0), Bound("<", 10.0), False),
        (Bound("<", 5.0), 5.0, True),  # as far as cut-offs go
        (40.0, Flag.LOW, False),
        (Flag.LOW, Bound("<", 60.0), False),
        (Flag.LOW, Flag.LOW, True),
    ],
)
def test_an_answer_is_as_exact_as_another_if_it_says_all_of_it(
    answer: Answer, than: Answer, *, expected: bool
) -> None:
    assert as_exact(IRON, answer, than) is expected


def garage(*rules: Rule, concepts: tuple[Concept, ...] = ()) -> KnowledgeBase:
    return KnowledgeBase(
        name="garage",
        version="1",
        scope=will_not_start,
        groups={"all": (will_not_start, smell_of_fuel, fuel, IRON)},
        rules=rules,
        concepts=concepts,
        disorders=(LEAK,),
        dangers=DANGERS[:0],
        steps=(LEAK_TEST, TOW),
    )


def excluding(when: object) -> Rule:
    return Rule(
        id="CAR-90", when=when, then=(opposes(LEAK, DEFINING),), because="It is so.", references=(PAGE,)
    )  # type: ignore[arg-type]


def test_a_flag_fires_no_rule_that_excludes() -> None:
    rule = excluding(all_of(no(IRON.below("low_woman")), any_of(IRON.at_most("high"), smell_of_fuel)))
    knowledge = garage(rule)
    for answer, fires in ((Flag.NORMAL, False), (80.0, True), (Bound(">=", 60.0), False)):
        assert Known(knowledge, {"iron": answer}).fires(rule) is fires
    assert Known(knowledge, {"iron": Bound(">=", 60.0), "smell_of_fuel": True}).fires(rule)


def test_what_excludes_may_not_rest_on_a_flag_through_a_concept() -> None:
    rich = Concept(id="rich", label="much iron", complete=True)
    concluding = Rule(
        id="CAR-91", when=IRON.above("high"), then=(concludes(rich),), because="So.", references=(PAGE,)
    )
    with pytest.raises(KnowledgeError, match="a flag of iron may decide"):
        garage(concluding, excluding(no(rich)), concepts=(rich,))


@settings(max_examples=50)
@given(consultations())
def test_without_its_flags_a_case_fires_all_that_it_did_that_excludes(
    given_: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = given_
    bare = {name: CANNOT_TELL if isinstance(a, Flag) else a for name, a in case.told.items()}
    fired, without = Known(knowledge, case.told).fired, Known(knowledge, bare).fired
    for rule in fired:
        if any(isinstance(e, Opposes) and e.strength is DEFINING for e in rule.then):
            assert rule in without


def test_what_a_bound_leaves_open_stays_in_doubt_and_is_not_open_any_more() -> None:
    """A leak is not found where nothing smells and there is fuel, which under five litres may be none."""

    def status(answer: Answer) -> tuple[bool, bool]:
        told = {"will_not_start": True, "smell_of_fuel": False, "fuel": answer}
        case = Case(id="x", answers=told)
        table = Table(CAR, Patient(told))
        return table.must_not_miss["leak"].not_found, case.is_open(fuel)

    assert status(Bound(">=", 1.0)) == (True, False)
    assert status(Bound("<", 5.0)) == (False, False)
    assert status(4.0) == (True, False)
