"""The lists of the knowledge tell of each record what it declares."""

from __future__ import annotations

from engine.report.catalogue import encoding, listed, listing_page
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR


def test_a_danger_is_listed_with_its_signs_in_english_who_is_at_risk_and_what_looks_for_it() -> None:
    (leak,) = listed(CAR, "disorders", "leak")
    assert leak["minimum"] == ["smell of fuel", "fuel in the tank below 1 L"]
    assert leak["at_risk"] == "ethanol blend"
    assert (leak["looked_for_by"], leak["excluded_by"]) == (["leak_test"], "leak_test")
    (tank,) = listed(CAR, "disorders", "empty_tank")
    assert (tank["minimum"], tank["at_risk"], tank["looked_for_by"]) == ([], None, [])


def test_a_cause_that_may_be_called_benign_is_listed_with_when_and_what_to_come_back_with() -> None:
    (battery,) = listed(CAR, "disorders", "flat_battery")
    assert battery["benign_when"] == "car that will not start"
    assert battery["benign_unless"] == ["leak"]
    assert battery["safety_net"] == {
        "clinician": "Come back if it smells.",
        "patient": "Come back if it smells.",
    }


def test_each_step_is_listed_with_its_rung() -> None:
    assert {record["id"]: record["rung"] for record in listed(CAR, "steps")} == {
        "measure_voltage": "simple_test",
        "leak_test": "simple_test",
        "tow": "refer_or_treat",
        "refuel": "refer_or_treat",
    }


def test_a_claim_that_looking_for_a_danger_or_calling_something_benign_rests_on_is_encoded_by_it() -> None:
    by = encoding(leg_cramps())
    for part in (*leg_cramps().dangers, *leg_cramps().benign):
        assert all(f"disorder:{part.id}" in by[claim] for claim in part.claims)


def test_a_sign_of_several_parts_is_told_apart_from_the_next() -> None:
    record = {"id": "x", "minimum": ["a", "all of: b; c", "d"]}
    (section,) = listing_page(CAR, "disorders", [record], whole=True).sections
    assert section.nodes[1].text == "a; (all of: b; c); d"
