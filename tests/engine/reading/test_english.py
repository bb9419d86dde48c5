"""Criteria, facts and answers in words: medicines by their own names, values as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.assessment.record import assessment_record
from engine.assessment.trace import check, trace
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.casefile import case_of, case_record
from engine.reading.english import Told, in_full, in_short, leaf, rounded
from engine.reading.patient import Used
from knowledge.criteria import Cutoff, KnowledgeBase, Quantity, all_of, any_of, at_least, leaves, no
from knowledge.leg_cramps import leg_cramps
from tests.car import (
    CAR,
    PAGE,
    battery_weak,
    engine_turns,
    ethanol,
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


LEGS = leg_cramps()


def told(case: Case) -> Told:
    return Told(CAR, case, case.audience)


def car(*medicines: str, **answers: object) -> Case:
    return case_of({"answers": answers, "medicines": list(medicines)}, CAR)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "dim lights: not asked"),
        ({"lights_dim": CANNOT_TELL}, "dim lights: asked, not known"),
        ({"lights_dim": False}, "dim lights: no"),
        ({"lights_dim": True}, "dim lights: yes"),
    ],
)
def test_no_and_not_asked_and_cannot_be_told_are_three_things(
    answers: dict[str, Answer], expected: str
) -> None:
    assert told(Case(id="car", answers=answers)).answer(lights_dim) == expected


def test_a_measured_fact_shows_its_value_and_its_cutoff() -> None:
    case = Case(id="car", answers={"voltage": 11.0, "weather": ("cold", "wet")})
    assert told(case).fact(Used(voltage.below("flat"), True)) == "battery voltage 11 V, below 11.8"
    assert told(case).fact(Used(voltage.at_least("full"), False)) == "battery voltage 11 V, below 12.6"
    assert told(case).fact(Used(weather.any_of("wet"), True)) == "weather: cold, wet"


def test_a_value_in_another_unit_is_shown_as_it_was_written_beside_our_own() -> None:
    case = case_of({"answers": {"voltage": "11200 mV"}}, CAR)
    used = Used(voltage.below("flat"), True)
    assert told(case).fact(used) == "battery voltage 11200 mV (11.2 V), below 11.8"
    own = case_of({"answers": {"voltage": "11,2 v"}}, CAR)
    assert told(own).fact(used) == "battery voltage 11.2 V, below 11.8"


@pytest.mark.parametrize(
    ("finding", "written", "shown"),
    [
        ("creatinine", "1.9 mg/dL", "1.9 mg/dL (168 umol/L)"),
        ("hba1c", "48 mmol/mol", "48 mmol/mol (6.54 %)"),
        ("glucose", "210 mg/dL", "210 mg/dL (11.7 mmol/L)"),
        ("potassium", "3,1 mEq/L", "3,1 mEq/L"),
        ("potassium", "3.1 mmol/L", "3.1 mmol/L"),
        ("potassium", 3.1, "3.1 mmol/L"),
    ],
)
def test_laboratory_values_are_shown_as_the_laboratory_wrote_them(
    finding: str, written: object, shown: str
) -> None:
    case = case_of({"answers": {finding: written}}, LEGS)
    assert Told(LEGS, case, "clinician").value(LEGS.finding[finding]) == shown


def test_the_writing_of_an_answer_that_has_changed_since_is_not_shown() -> None:
    case = case_of({"answers": {"voltage": "11200 mV"}}, CAR)
    changed = case.telling({"voltage": 12.0})
    assert told(changed).value(voltage) == "12 V"
    assert told(case.telling({})).value(voltage) == "not asked"


def test_a_value_reads_back_from_the_file_as_it_was_written() -> None:
    case = case_of({"answers": {"voltage": "11200 mV"}}, CAR)
    record = case_record(case, CAR)
    assert record["answers"] == {"voltage": "11200 mV"}
    assert case_of(record, CAR, default_id="case") == case


def test_the_unit_a_value_was_written_in_changes_no_byte_of_the_trace() -> None:
    cases = [case_of({"answers": {"voltage": given}}, CAR) for given in ("11200 mV", 11.2)]
    one, other = (trace(c.firings, c.assessment) for c in consult(CAR, cases))
    assert one == other
    assert check(CAR, one) == cases[0] == cases[1]


def test_a_class_from_the_list_is_told_by_the_name_of_the_medicine() -> None:
    case = car("gasohol", "mystery")
    assert told(case).fact(Used(ethanol, True)) == "gasohol, ethanol blend"
    assert told(case).answer(ethanol) == "gasohol, ethanol blend"
    assert told(case).value(ethanol) == "yes (gasohol)"


def test_a_class_without_a_name_on_the_list_is_told_as_itself() -> None:
    direct = case_of({"answers": {"ethanol": "yes"}}, CAR)
    assert told(direct).answer(ethanol) == "ethanol blend: yes"
    assert told(direct).fact(Used(ethanol, True)) == "ethanol blend"
    assert told(car()).answer(ethanol) == "ethanol blend: no"
    assert told(car("mystery")).answer(ethanol) == "ethanol blend: asked, not known"


def test_what_the_name_says_itself_is_not_said_twice() -> None:
    quinine = LEGS.finding["quinine"]
    one = case_of({"answers": {}, "medicines": ["quinine sulfate 200 mg"]}, LEGS)
    two = case_of({"answers": {}, "medicines": ["quinine sulfate 200 mg", "Qualaquin"]}, LEGS)
    assert Told(LEGS, one, "clinician").answer(quinine) == "quinine sulfate 200 mg"
    assert Told(LEGS, two, "clinician").answer(quinine) == (
        "quinine sulfate 200 mg, Qualaquin, each quinine (tonic water included)"
    )


def test_the_list_is_shown_as_it_was_read() -> None:
    names = ["HCTZ 25 mg", "Lipitor", "amoxicillin", "foo", "paracetamol", "HCTZ and foo"]
    case = case_of({"answers": {}, "medicines": names}, LEGS)
    assert Told(LEGS, case, "clinician").medicines() == (
        "HCTZ 25 mg (thiazide or thiazide-like diuretic); Lipitor (statin); "
        "amoxicillin, paracetamol (in none of the classes that matter here); foo (not recognised); "
        "HCTZ and foo (recognised in part: thiazide or thiazide-like diuretic)"
    )
    assert Told(LEGS, case, "patient").medicines().startswith("HCTZ 25 mg (thiazide water tablet); ")


def test_json_tells_what_each_name_was_read_as_in_the_order_of_the_list() -> None:
    names = ["water pill", "foo", "amoxicillin", "HCTZ 25 mg"]
    (one,) = consult(LEGS, [case_of({"answers": {}, "medicines": names}, LEGS)])
    said = assessment_record(one.assessment)["medicines"]
    assert [each["name"] for each in said] == names
    assert [each["recognised"] for each in said] == [True, False, True, True]
    assert "thiazides" in said[0]["perhaps"]
    assert [each["classes"] for each in said[1:]] == [[], [], ["thiazides"]]


def test_no_list_and_an_empty_list_are_two_things_in_json() -> None:
    cases = [case_of({"answers": {}}, CAR), case_of({"answers": {}, "medicines": []}, CAR)]
    said = [assessment_record(one.assessment)["medicines"] for one in consult(CAR, cases)]
    assert said == [None, []]


@given(st.lists(st.sampled_from(sorted(LEGS.drugs)), min_size=1, max_size=5, unique=True))
def test_every_class_that_counts_is_told_by_a_name_of_the_list(names: list[str]) -> None:
    case = case_of({"answers": {}, "medicines": names}, LEGS)
    (one,) = consult(LEGS, [case])
    read = assessment_record(one.assessment)["medicines"]
    for finding in LEGS.finding.values():
        if finding.kind == "medicine_class":
            belonging = [each["name"] for each in read if finding.id in each["classes"]]
            assert (case.answers[finding.id] is True) == bool(belonging)
            answer = Told(LEGS, case, "clinician").answer(finding)
            assert not belonging or answer.startswith(belonging[0])
