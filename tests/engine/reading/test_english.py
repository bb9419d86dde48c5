"""Criteria, facts and answers in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.cases.case import Case
from engine.reading.english import in_full, in_short, leaf, rounded
from knowledge.criteria import Cutoff, KnowledgeBase, Quantity, all_of, any_of, at_least, leaves, no
from knowledge.leg_cramps import leg_cramps
from tests.car import (
    CAR,
    PAGE,
    battery_weak,
    engine_turns,
    lights_dim,
    noise,
    smell_of_fuel,
    voltage,
    weather,
)
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


@given(consultations())
def test_every_criterion_can_be_told_in_both_lengths(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, _ = given_
    for rule in knowledge.rules:
        assert in_short(rule.when)
        told = {line.text for line in in_full(rule.when)}
        assert all({leaf(part), leaf(part, holds=False)} & told for part in leaves(rule.when))


QUANTITIES = [f for base in (CAR, leg_cramps()) for f in base.finding.values() if isinstance(f, Quantity)]


@st.composite
def measured(draw: st.DrawFn) -> tuple[Quantity, float]:
    """Draw a value of a quantity: any that is plausible, and those that all but touch a cut-off."""
    finding = draw(st.sampled_from(QUANTITIES))
    low, high = map(float, finding.plausible)
    anywhere = st.floats(low, high)
    marks = [float(cutoff.value) for cutoff in finding.cutoffs]
    beside = st.builds(
        lambda mark, size, sign: mark * (1 + sign * 10.0**-size),
        st.sampled_from(marks or [high]),
        st.integers(1, 16),
        st.sampled_from((-1, 0, 1)),
    )
    value = draw(anywhere | beside)
    return finding, min(max(value, low), high)


@given(measured())
def test_a_value_and_the_one_shown_are_never_on_different_sides_of_a_cutoff(
    drawn: tuple[Quantity, float],
) -> None:
    finding, value = drawn
    shown = float(rounded(finding, value))
    for cutoff in finding.cutoffs:
        sides = [(each < cutoff.value, each == cutoff.value) for each in (value, shown)]
        assert sides[0] == sides[1]


@given(measured())
def test_a_value_is_shown_to_three_digits_at_least(drawn: tuple[Quantity, float]) -> None:
    finding, value = drawn
    assert abs(float(rounded(finding, value)) - value) <= abs(value) * 0.005


@given(st.sampled_from(QUANTITIES), st.integers(1, 99999), st.integers(-3, 1))
def test_what_laboratories_report_is_shown_digit_by_digit(
    finding: Quantity, digits: int, places: int
) -> None:
    value = float(f"{digits}e{places}")
    assert float(rounded(finding, value)) == value


def test_a_converted_value_is_rounded_unless_that_would_carry_it_onto_a_cutoff() -> None:
    assert rounded(voltage, 11.2345678) == "11.2"
    assert rounded(voltage, 11.7999999) == "11.7999999"
    assert rounded(voltage, 11.8) == "11.8"
    assert rounded(voltage, 11.800000000000002) == "11.800000000000002"
    assert rounded(voltage, 123456.789) == "123457"
