"""A denial holds what is meant by it, and sweeps no red flag away that it does not name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.cases.case import Answer
from engine.reading.patient import Known, what_is_known
from knowledge import findings as f
from knowledge.criteria import (
    Denial,
    DrugClass,
    Escalates,
    Finding,
    KnowledgeBase,
    KnowledgeError,
    Urgency,
    YesNo,
    no,
)
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR

DENIALS = leg_cramps().denials
SWEEPING = [denial for denial in DENIALS if not denial.id.startswith("red_flags")]


def values(finding: Finding) -> Iterator[Answer]:
    if isinstance(finding, YesNo):
        yield True
    else:
        yield from getattr(finding, "options", ())


def is_red_flag(finding: Finding) -> bool:
    """Whether one answer to it alone makes somebody urgent."""
    return any(
        effect.urgency >= Urgency.URGENT
        for value in values(finding)
        for rule in Known(leg_cramps(), {finding.id: value}).fired
        for effect in rule.then
        if isinstance(effect, Escalates)
    )


@pytest.mark.parametrize("denial", SWEEPING, ids=lambda denial: denial.id)
def test_what_is_not_named_for_red_flags_denies_none(denial: Denial) -> None:
    finding = leg_cramps().finding
    assert [name for name in denial.answers if is_red_flag(finding[name])] == []


def test_those_that_are_named_for_red_flags_deny_some() -> None:
    finding = leg_cramps().finding
    for denial in DENIALS:
        if denial not in SWEEPING:
            assert any(is_red_flag(finding[name]) for name in denial.answers)


def test_past_illness_denies_neither_clots_nor_cancer_nor_operations() -> None:
    denied = leg_cramps().denial["past_illness"].answers
    apart = (f.clot_before, f.cancer_active, f.recent_surgery, f.aneurysm_known, f.immunosuppressed)
    assert denied.keys().isdisjoint(finding.id for finding in apart)


@pytest.mark.parametrize("denial", DENIALS, ids=lambda denial: denial.id)
def test_nothing_that_a_denial_says_speaks_against_itself(denial: Denial) -> None:
    reading = Known(leg_cramps(), denial.answers)
    assert [conflict.id for conflict in leg_cramps().conflicts if reading.holds(conflict.when)] == []
    known = what_is_known(leg_cramps(), denial.answers)
    assert denial.answers.items() <= known.items()


@pytest.mark.parametrize("denial", DENIALS, ids=lambda denial: denial.id)
def test_a_denial_escalates_and_supports_nothing(denial: Denial) -> None:
    fired = Known(leg_cramps(), denial.answers).fired
    assert not [rule.id for rule in fired for effect in rule.then if effect.verb in ("escalates", "warns")]


@pytest.mark.parametrize("denial", DENIALS, ids=lambda denial: denial.id)
def test_what_a_patient_cannot_answer_has_no_words_for_a_patient(denial: Denial) -> None:
    finding = leg_cramps().finding
    assert bool(denial.plain) == all("patient" in finding[name].in_reach_of for name in denial.answers)


def test_a_denial_is_of_history_and_examination_and_of_one_answer_each() -> None:
    drug = next(finding for finding in leg_cramps().finding.values() if isinstance(finding, DrugClass))
    test = next(
        one for one in leg_cramps().finding.values() if isinstance(one, YesNo) and one.obtained == "tests"
    )
    wrong: list[tuple[object, ...]] = [
        (),
        (no(drug),),
        (no(test),),
        (f.diabetes.is_("type 1", "type 2"),),
        (f.quality.any_of("heavy"),),
        (no(f.diabetes.is_("none")),),
        (no(f.fever), f.fever),
    ]
    for members in wrong:
        with pytest.raises(KnowledgeError):
            Denial(id="wrong", label="wrong", members=members)  # type: ignore[arg-type]


def test_two_denials_give_a_finding_the_same_answer() -> None:
    dim = CAR.finding["lights_dim"]
    assert isinstance(dim, YesNo)
    one, other = (Denial(id=i, label=i, members=(m,)) for i, m in (("one", dim), ("other", no(dim))))
    with pytest.raises(KnowledgeError, match="two denials answer lights_dim otherwise"):
        KnowledgeBase(
            name="two", version="1", scope=dim, groups={"all": (dim,)}, rules=(), denials=(one, other)
        )


def test_a_denial_of_what_is_not_there_is_refused() -> None:
    dim = CAR.finding["lights_dim"]
    assert isinstance(dim, YesNo)
    denial = Denial(id="feverish", label="no fever", members=(no(f.fever),))
    with pytest.raises(KnowledgeError, match="denial feverish uses finding 'fever'"):
        KnowledgeBase(name="x", version="1", scope=dim, groups={"all": (dim,)}, rules=(), denials=(denial,))
