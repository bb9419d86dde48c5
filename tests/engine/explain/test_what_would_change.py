"""The laws of what-would-change: every set works, no part of one does, and none is missing."""

from __future__ import annotations

from itertools import combinations, product
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.targets import RESULT, depends_on
from engine.cases.case import Answer, Case
from engine.cases.casefile import case_of
from engine.explain import Inquiry, Target, ask, targets
from engine.explain.hypotheses import Variant, candidates
from engine.explain.inquiry import value
from engine.explain.what_would_change import Disagreement, Minimal, minimal_sets, what_would_change
from engine.reading.patient import reference_firings
from knowledge.criteria import EMERGENCY, Cutoff, KnowledgeBase, Quantity, Rule, any_of, escalates
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR, PAGE, will_not_start
from tests.engine.explain.pages import words
from tests.engine.explain.patients import BURNING, COLD, EMPTY
from tests.strategies import consultations


def supposed(inquiry: Inquiry, variants: tuple[Variant, ...], target: Target) -> object:
    """Return what a conclusion becomes, by the reference: neither columns nor experta."""
    changes: dict[str, Answer | None] = {variant.finding.id: variant.answer for variant in variants}
    case, knowledge = inquiry.altered(changes), inquiry.knowledge
    firings = reference_firings(knowledge, case.answers)
    found = value(Inquiry(knowledge, case, firings), target)
    return found == "true" if target.kind == "rule" else found


def sets_of(one: Minimal) -> list[tuple[Variant, ...]]:
    return list(product(*one.changes))


def concluded(knowledge: KnowledgeBase) -> list[Target]:
    return [target for target in targets(knowledge) if target.kind not in ("finding", "medicines")]


@given(consultations(), st.data())
def test_every_set_changes_it_and_no_part_of_one_does(
    drawn: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    knowledge, _ = drawn
    inquiry = Inquiry.of(*drawn)
    target = data.draw(st.sampled_from(concluded(knowledge)))
    tried = list(candidates(inquiry, depends_on(knowledge, target)))
    found = list(minimal_sets(inquiry, target, tried, 3))
    now = supposed(inquiry, (), target)
    for one in data.draw(st.lists(st.sampled_from(found), max_size=6)) if found else ():
        for variants in sets_of(one):
            assert now != supposed(inquiry, variants, target)
            for size in range(len(variants)):
                for part in combinations(variants, size):
                    assert now == supposed(inquiry, part, target)


@settings(max_examples=12)
@given(consultations(), st.data())
def test_no_set_of_one_or_two_answers_is_missing(
    drawn: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    """All findings are tried here, so that one which a conclusion depends on unseen would show."""
    knowledge, _ = drawn
    inquiry = Inquiry.of(*drawn)
    target = data.draw(st.sampled_from(concluded(knowledge)))
    tried = list(candidates(inquiry, depends_on(knowledge, target)))
    found = {variants for one in minimal_sets(inquiry, target, tried, 2) for variants in sets_of(one)}
    now = supposed(inquiry, (), target)
    every = list(candidates(inquiry, knowledge.finding.values()))
    alone = {(variant,) for variant in every if now != supposed(inquiry, (variant,), target)}
    assert alone == {variants for variants in found if len(variants) == 1}
    rest = [variant for variant in every if (variant,) not in alone]
    pairs = [(one, other) for one, other in combinations(rest, 2) if one.finding is not other.finding]
    for pair in data.draw(st.lists(st.sampled_from(pairs), max_size=60, unique=True)) if pairs else ():
        assert (pair in found) is (now != supposed(inquiry, pair, target))


def test_learning_and_altering_are_listed_apart() -> None:
    record = ask(Inquiry.of(CAR, COLD), "what-would-change", ["urgency"]).record
    assert all(not change["known"] for one in record["learning"] for change in one["changes"])
    assert all(any(change["known"] for change in one["changes"]) for one in record["altering"])
    assert [[c["finding"] for c in one["changes"]] for one in record["altering"]][:1] == [["smell_of_fuel"]]
    assert record["altering"][0]["becomes"] == "emergency"


def test_smaller_sets_and_weightier_changes_come_first() -> None:
    record = ask(Inquiry.of(CAR, EMPTY), "what-would-change").record
    assert [change["finding"] for change in record["learning"][0]["changes"]] == ["smell_of_fuel"]
    sizes = [len(one["changes"]) for one in record["learning"]]
    assert sorted(sizes) == sizes


def test_at_most_ten_are_shown_and_the_rest_is_counted() -> None:
    knowledge = leg_cramps()
    inquiry = Inquiry.of(knowledge, Case(id="blank"))
    record = ask(inquiry, "what-would-change", ["urgency"], largest=1).record
    with patch("engine.explain.what_would_change._MOST_SHOWN", 10**6):
        every = ask(inquiry, "what-would-change", ["urgency"], largest=1).record["learning"]
    assert len(record["learning"]) == 10
    assert 10 + record["learning_more"] == len(every)


def test_three_answers_are_tried_on_request_only() -> None:
    def largest(size: int) -> int:
        record = ask(Inquiry.of(CAR, EMPTY), "what-would-change", ["CAR-10"], largest=size).record
        return max((len(one["changes"]) for one in record["learning"]), default=0)

    assert [largest(1), largest(2), largest(3)] == [0, 0, 3]


@pytest.mark.parametrize(
    ("fixed", "proposed"), [(True, ["will_not_start"]), (False, ["mileage", "will_not_start"])]
)
def test_what_is_declared_fixed_is_left_as_it_is(fixed: bool, proposed: list[str]) -> None:
    mileage = Quantity(
        id="mileage", label="mileage", clinician="How far has it gone?", unit="km", plausible=(0, 900_000),
        fixed=fixed, cutoffs=(Cutoff("old", 200_000, PAGE),),
    )  # fmt: skip
    rule = Rule(
        id="OLD-01", when=any_of(mileage.at_least("old"), will_not_start), then=(escalates(EMERGENCY),),
        because="It is so.", references=(PAGE,),
    )  # fmt: skip
    knowledge = KnowledgeBase(
        name="old",
        version="1",
        scope=will_not_start,
        groups={"all": (mileage, will_not_start)},
        rules=(rule,),
    )
    explained = ask(Inquiry.of(knowledge, Case(id="a car")), "what-would-change", ["urgency"])
    assert proposed == [
        change["finding"] for one in explained.record["learning"] for change in one["changes"]
    ]
    assert fixed is ("Left as it is: mileage." in words(explained))


def test_who_a_patient_is_is_declared_fixed() -> None:
    fixed = [finding.id for finding in leg_cramps().finding.values() if finding.fixed]
    assert fixed == ["age", "sex_at_birth"]


def test_a_set_that_experta_does_not_confirm_is_never_shown() -> None:
    inquiry = Inquiry.of(CAR, BURNING)
    with (
        patch.object(Inquiry, "suppose", lambda self, cases: [self] * len(cases)),
        pytest.raises(Disagreement),
    ):
        what_would_change(inquiry, RESULT)


def test_what_would_change_a_finding_is_which_of_its_answers_change_the_result() -> None:
    record = ask(Inquiry.of(CAR, EMPTY), "what-would-change", ["finding:smell_of_fuel"]).record
    assert [[c["finding"] for c in one["changes"]] for one in record["learning"]] == [["smell_of_fuel"]]


def test_neither_what_only_follows_nor_a_whole_beside_its_parts_is_proposed() -> None:
    knowledge = leg_cramps()
    man = {"answers": {"sex_at_birth": "male", "age": 66, "leg_cramp": "yes"}}
    inquiry = Inquiry.of(knowledge, case_of(man, knowledge, "man"))
    with patch("engine.explain.what_would_change._MOST_SHOWN", 10**6):
        record = ask(inquiry, "what-would-change", [], largest=1).record
    names = {
        change["finding"] for one in record["learning"] + record["altering"] for change in one["changes"]
    }
    assert names >= {"breathless", "chest_pain"}
    assert names.isdisjoint(("pregnancy", "trimester", "recent_childbirth", "breathless_or_chest_pain"))
