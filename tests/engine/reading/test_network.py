"""Rules prepared for forward chaining."""

from __future__ import annotations

from engine.reading.patient import Junction, Used, condition
from engine.reading.rete import Production, productions
from knowledge.criteria import (
    WEAK,
    Concept,
    Criterion,
    Effect,
    KnowledgeBase,
    Rule,
    YesNo,
    all_of,
    any_of,
    at_least,
    concludes,
    no,
    supports,
)
from tests.vocabulary import BOOK, DISORDERS, MEASURE, PAGE, PLAIN, SCAN

A, B, C, D = (YesNo(id=name, label=name, clinician=f"{name}?") for name in "abcd")
IDEA = Concept(id="idea", label="idea", complete=True)
FIXED = Concept(id="fixed", label="fixed", complete=True)


def rule(number: int, when: Criterion, *concepts: Concept) -> Rule:
    then: tuple[Effect, ...] = (*map(concludes, concepts), supports(PLAIN, WEAK))
    return Rule(id=f"NET-{number:02}", when=when, then=then, because="So.", references=(PAGE,))


def knowledge(*rules: Rule) -> KnowledgeBase:
    findings = {"all": (A, B, C, D, *SCAN.answered_by, *MEASURE.answered_by[1:])}
    return KnowledgeBase(
        name="net",
        version="1",
        scope=A,
        groups=findings,
        rules=rules,
        concepts=(IDEA, FIXED),
        disorders=DISORDERS,
        steps=(SCAN, MEASURE),
        sources=(BOOK,),
    )


def holds(*findings: YesNo) -> tuple[Used, ...]:
    return tuple(Used(finding, True) for finding in findings)


def fails(*findings: YesNo) -> tuple[Used, ...]:
    return tuple(Used(finding, False) for finding in findings)


def test_no_is_pushed_down_to_the_leaves() -> None:
    assert Junction(2, fails(A, B)) == condition(no(any_of(A, B)))
    assert Junction(1, fails(A, B)) == condition(no(all_of(A, B)))
    assert Junction(3, fails(A, B, C, D)) == condition(no(at_least(2, A, B, C, D)))
    assert Used(A, True) == condition(no(no(A)))


def test_all_within_all_and_any_within_any_are_one() -> None:
    assert Junction(3, holds(A, B, C)) == condition(all_of(A, all_of(B, C)))
    assert Junction(1, holds(A, B, C)) == condition(any_of(any_of(A, B), C))
    assert Junction(2, (*holds(A), Junction(1, holds(B, C)))) == condition(all_of(A, any_of(B, C)))


def test_a_repeat_counts_twice_only_where_some_of_several_are_asked_for() -> None:
    assert Used(A, True) == condition(all_of(A, A))
    assert Junction(2, holds(A, A, B)) == condition(at_least(2, A, A, B))


def test_equal_junctions_are_concluded_once_and_before_the_rules_that_ask_for_them() -> None:
    inner = at_least(2, A, B, C)
    first, second = rule(1, all_of(inner, D)), rule(2, any_of(at_least(2, A, B, C), D))
    shared = Junction(2, holds(A, B, C))
    expected = (
        Production(shared, 2, shared.parts),
        Production(first, 2, (shared, *holds(D))),
        Production(second, 1, (shared, *holds(D))),
    )
    assert expected == productions(knowledge(first, second))


def test_only_a_concept_that_has_to_fail_gets_a_dual() -> None:
    concluding = rule(1, all_of(A, B), IDEA)
    assert [concluding] == [p.goal for p in productions(knowledge(concluding))]
    negating = rule(2, no(IDEA))
    expected = (
        Production(concluding, 2, holds(A, B)),
        Production(IDEA, 1, fails(A, B)),
        Production(negating, 1, (Used(IDEA, False),)),
    )
    assert expected == productions(knowledge(negating, concluding))


def test_a_complete_concept_that_no_rule_concludes_fails_from_the_start() -> None:
    negating = rule(1, no(FIXED))
    expected = (Production(FIXED, 0, ()), Production(negating, 1, (Used(FIXED, False),)))
    assert expected == productions(knowledge(negating), about=())


def test_what_the_answers_cannot_bring_about_is_left_out() -> None:
    possible = rule(1, any_of(A, B, all_of(C, D)))
    impossible = rule(2, all_of(A, C), IDEA)
    resting_on_it = rule(3, all_of(A, IDEA))
    expected = (Production(possible, 1, holds(A, B)),)
    assert expected == productions(knowledge(possible, impossible, resting_on_it), about=("a", "b"))


def test_some_of_many_stays_small() -> None:
    wide = at_least(4, *(at_least(3, *(any_of(A, B, no(C), D),) * 6) for _ in range(10)))
    assert len(productions(knowledge(rule(1, wide)))) <= 3
