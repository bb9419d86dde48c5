"""The law of why-not: the smallest set of answers makes the rule fire, and no smaller one does."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from engine.cases.case import Answers, Bound
from engine.explain.fewest_answers import FewestAnswers
from engine.explain.hypotheses import change_in_words, variants
from engine.reading.patient import Firing
from engine.reading.rete import Consultation
from knowledge.criteria import KnowledgeBase, Rule, no
from tests.car import CAR, voltage
from tests.reference import fired
from tests.strategies import answers, knowledge_bases

RULE = {rule.id: rule for rule in CAR.rules}


def fires(knowledge: KnowledgeBase, rule: Rule, known: Answers) -> bool:
    return rule in fired(knowledge, known)


def any_set_fires(knowledge: KnowledgeBase, rule: Rule, known: Answers, size: int) -> bool:
    """Try every set of so many answers there is."""
    names = sorted({finding.id for finding in knowledge.findings_read(rule.when)})
    return any(
        fires(knowledge, rule, {**known, **{variant.finding.id: variant.answer for variant in chosen}})
        for some in combinations(names, size)
        for chosen in product(*(variants(knowledge)[name] for name in some))
    )


@given(st.data())
def test_the_smallest_set_makes_the_rule_fire(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    known = data.draw(answers(knowledge))
    consultation = Consultation(knowledge)
    for rule in knowledge.rules:
        found = FewestAnswers(knowledge, known).making(rule.when)
        if found is None:
            continue
        assert found.smallest or (knowledge.follows and len(found.answers) > 1)
        for which in (0, -1):
            changed = {change[which].finding.id: change[which].answer for change in found.answers}
            firings: tuple[Firing, ...] = consultation.run({**known, **changed})
            assert rule in [firing.rule for firing in firings]


@given(st.data())
def test_no_smaller_set_makes_the_rule_fire(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    known = data.draw(answers(knowledge))
    rule = data.draw(st.sampled_from(knowledge.rules))
    found = FewestAnswers(knowledge, known).making(rule.when)
    if found is not None and not found.smallest:
        return  # one answer may bring about several that follow from it, and none is promised to be fewest
    largest = 3 if found is None else min(len(found.answers), 3)
    for size in range(largest):
        assert not any_set_fires(knowledge, rule, known, size)


def test_what_holds_already_needs_nothing() -> None:
    found = FewestAnswers(CAR, {"lights_dim": True}).making(RULE["CAR-01"].when)
    assert found is not None
    assert found.answers == ()


def test_all_answers_that_would_do_are_named() -> None:
    found = FewestAnswers(CAR, {"voltage": 11.0}).making(no(voltage.below("flat")))
    assert found is not None
    (change,) = found.answers
    assert change_in_words(change) == "at least 11.8 V"


def test_an_answer_that_serves_two_criteria_counts_once() -> None:
    """CAR-10 needs a weak battery, cold or wet, and ethanol: the nearest way is three answers."""
    found = FewestAnswers(CAR, {}).making(RULE["CAR-10"].when)
    assert found is not None
    assert [change[0].finding.id for change in found.answers] == ["lights_dim", "weather", "ethanol"]


def test_what_a_bound_decides_already_needs_no_other_answer() -> None:
    found = FewestAnswers(CAR, {"voltage": Bound("<", 11.5)}).making(RULE["CAR-02"].when)
    assert found is not None
    assert [change[0].finding.id for change in found.answers] == ["weather"]


def test_what_a_bound_leaves_open_takes_a_number() -> None:
    found = FewestAnswers(CAR, {"voltage": Bound("<", 12.0)}).making(voltage.below("flat"))
    assert found is not None
    (change,) = found.answers
    assert change_in_words(change) == "below 11.8 V"
