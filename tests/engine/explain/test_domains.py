from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.explain.hypotheses import change_in_words, variant_of, variants
from tests.car import CAR, noise, voltage, weather
from tests.reference import fired
from tests.strategies import answers, knowledge_bases, values


def test_a_quantity_has_one_atom_for_each_interval_between_the_cut_offs_in_use() -> None:
    found = variants(CAR)["voltage"]
    assert [change_in_words((variant,)) for variant in found] == [
        "below 11.8 V",
        "at least 11.8 and below 12.6 V",
        "at least 12.6 V",
    ]
    assert all(0 <= variant.answer <= 20 for variant in found if isinstance(variant.answer, float))


def test_adjacent_intervals_are_worded_as_one() -> None:
    low, middle, high = variants(CAR)["voltage"]
    assert change_in_words((low, middle)) == "below 12.6 V"
    assert change_in_words((middle, high)) == "at least 11.8 V"
    assert change_in_words((low, high)) == "below 11.8 or at least 12.6 V"
    assert change_in_words((low, middle, high)) == "any value V"


def test_options_that_no_rule_tells_apart_are_one_atom() -> None:
    assert [change_in_words((variant,)) for variant in variants(CAR)["noise"]] == ["click", "whirr", "none"]
    assert noise.options == tuple(variant.answer for variant in variants(CAR)["noise"])
    assert change_in_words((variants(CAR)["weather"][0],)) == "none of these"


def test_a_value_on_a_cut_off_belongs_to_its_interval() -> None:
    low, middle, high = variants(CAR)["voltage"]
    assert [low, middle, high] == [variant_of(CAR, voltage, value) for value in (11.79, 11.8, 12.6)]


def test_an_unknown_answer_has_no_atom() -> None:
    assert variant_of(CAR, weather, None) is None


@given(st.data())
def test_answers_of_one_atom_fire_the_same_rules(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    known = data.draw(answers(knowledge))
    finding = data.draw(st.sampled_from(tuple(knowledge.finding.values())))
    value = data.draw(values(finding))
    variant = variant_of(knowledge, finding, value)
    assert variant is not None
    for other in variant.answers[:4]:
        assert fired(knowledge, {**known, finding.id: value}) == fired(
            knowledge, {**known, finding.id: other}
        )
