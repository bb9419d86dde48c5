"""Criteria, facts and answers in words."""

from __future__ import annotations

import pytest
from hypothesis import given

from engine.case import CANNOT_TELL, Answer, Case
from engine.english import answer_in_words, fact_in_words, in_full, in_short, leaf
from engine.firing import Used
from knowledge.criteria import Cutoff, KnowledgeBase, Quantity, all_of, any_of, at_least, leaves, no
from tests.car import PAGE, battery_weak, engine_turns, lights_dim, noise, smell_of_fuel, voltage, weather
from tests.strategies import consultations


def test_a_criterion_reads_as_a_sentence() -> None:
    when = all_of(lights_dim, any_of(voltage.below("flat"), no(engine_turns)))
    assert in_short(when) == "dim lights and (battery voltage below 11.8 V or no engine turning over)"


def test_a_denied_group_is_told_by_its_parts() -> None:
    assert in_short(no(any_of(lights_dim, noise.is_("click")))) == "no dim lights and noise: not click"
    assert in_short(no(voltage.at_least("full"))) == "battery voltage below 12.6 V"
    assert in_short(no(battery_weak)) == "no weak battery"


def test_a_denied_choice_names_what_is_left_where_that_is_shorter() -> None:
    assert leaf(noise.is_("click", "whirr"), holds=False) == "noise: none"
    assert leaf(noise.is_("click"), holds=False) == "noise: not click"
    assert leaf(weather.any_of("cold", "wet"), holds=False) == "weather: neither cold nor wet"


def test_groups_of_one_kind_are_told_as_one_and_nothing_is_told_twice() -> None:
    when = any_of(lights_dim, any_of(engine_turns, lights_dim), no(all_of(smell_of_fuel, battery_weak)))
    told = ["any of these:", "dim lights", "engine turning over", "no smell of fuel", "no weak battery"]
    assert [line.text for line in in_full(when)] == told
    assert [line.text for line in in_full(all_of(lights_dim, any_of(lights_dim)))] == ["dim lights"]


def test_what_a_joining_word_would_leave_open_is_listed() -> None:
    when = all_of(smell_of_fuel, any_of(lights_dim, weather.any_of("cold", "wet")))
    assert in_short(when) == "smell of fuel and (any of: dim lights; weather: cold or wet)"
    assert in_short(all_of(weather.any_of("cold", "wet"), smell_of_fuel)) == (
        "all of: weather: cold or wet; smell of fuel"
    )


def test_a_unit_that_begins_with_a_number_is_multiplied_by_it() -> None:
    bulbs = Quantity(
        id="bulbs",
        label="bulbs",
        clinician="?",
        unit="10^3",
        plausible=(0, 9),
        cutoffs=(Cutoff("few", 2, PAGE),),
    )
    assert in_short(bulbs.below("few")) == "bulbs below 2 x10^3"


def test_a_count_says_how_many_of_how_many() -> None:
    when = at_least(2, lights_dim, smell_of_fuel, weather.any_of("hot", "cold"))
    assert in_short(when) == "at least 2 of: dim lights; smell of fuel; weather: cold or hot"
    assert [line.text for line in in_full(when)] == [
        "at least 2 of these 3:",
        "dim lights",
        "smell of fuel",
        "weather: cold or hot",
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "dim lights: not asked"),
        ({"lights_dim": CANNOT_TELL}, "dim lights: asked, cannot be told"),
        ({"lights_dim": False}, "dim lights: no"),
        ({"lights_dim": True}, "dim lights: yes"),
    ],
)
def test_no_and_not_asked_and_cannot_be_told_are_three_things(
    answers: dict[str, Answer], expected: str
) -> None:
    assert answer_in_words(lights_dim, Case(id="car", answers=answers)) == expected


def test_a_measured_fact_shows_its_value_and_its_cutoff() -> None:
    case = Case(id="car", answers={"voltage": 11.0, "weather": ("cold", "wet")})
    assert fact_in_words(Used(voltage.below("flat"), True), case) == "battery voltage 11 V, below 11.8"
    assert fact_in_words(Used(voltage.at_least("full"), False), case) == "battery voltage 11 V, below 12.6"
    assert fact_in_words(Used(weather.any_of("wet"), True), case) == "weather: cold, wet"


@given(consultations())
def test_every_criterion_can_be_told_in_both_lengths(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, _ = given_
    for rule in knowledge.rules:
        assert in_short(rule.when)
        told = {line.text for line in in_full(rule.when)}
        assert all({leaf(part), leaf(part, holds=False)} & told for part in leaves(rule.when))
