"""Each thing a case can expect is met by what the program says, or told in words if it is not."""

from __future__ import annotations

from typing import Any

import pytest

from engine.assessment.consultation import consult
from engine.cases.casefile import case_of
from engine.cases.expectations import unmet
from tests.car import CAR

COLD_MORNING = {"will_not_start": "yes", "lights_dim": "yes", "weather": ["cold"]}
FUEL_ON_THE_FLOOR = {"will_not_start": "yes", "smell_of_fuel": "yes"}


def told(answers: dict[str, object], key: str, expected: object) -> list[str]:
    record = {"answers": answers, "medicines": [], "expect": {key: expected}}
    return unmet(next(consult(CAR, [case_of(record, CAR)])))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("disorders", ["flat_battery", "leak"]),
        ("not_disorders", ["empty_tank", "leak"]),
        ("standings", {"flat_battery": "likely", "leak": "not_suggested"}),
        ("must_not_miss", {"leak": "not_looked_for"}),
        ("concepts", {"battery_weak": "yes", "no_spark": "yes", "fire_risk": "unknown"}),
        ("leading", ["flat_battery"]),
        ("urgency", "routine"),
        ("in_scope", "yes"),
        ("settled", "no"),
        ("warnings", []),
        ("not_warnings", ["no_smoking"]),
        ("steps", ["leak_test", "measure_voltage"]),
        ("not_steps", ["refuel"]),
        ("fired", ["CAR-01", "CAR-03"]),
        ("not_fired", ["CAR-04"]),
    ],
)
def test_what_is_met_is_passed_over(key: str, expected: Any) -> None:
    assert told(COLD_MORNING, key, expected) == []


@pytest.mark.parametrize(
    ("key", "expected", "words"),
    [
        ("disorders", ["empty_tank"], "none of empty_tank at the top, but leak"),
        ("not_disorders", ["leak"], "leak leads"),
        ("standings", {"leak": "unlikely"}, "leak unlikely expected, but likely"),
        ("must_not_miss", {"leak": "excluded"}, "leak excluded expected, but supported"),
        ("must_not_miss", {"empty_tank": "excluded"}, "empty_tank is not mentioned"),
        ("concepts", {"battery_weak": "no"}, "battery_weak false expected, but unknown"),
        ("concepts", {"fire_risk": "unknown"}, "fire_risk unknown expected, but true"),
        ("leading", [], "nothing expected, but leak"),
        ("leading", ["leak", "empty_tank"], "leak, empty_tank expected, but leak"),
        ("urgency", "soon", "soon expected, but emergency"),
        ("in_scope", "no", "not expected, but it is"),
        ("settled", "yes", "expected, but it is not"),
        ("not_warnings", ["no_smoking"], "no_smoking is given"),
        ("steps", ["refuel", "tow"], "refuel is not recommended"),
        ("not_steps", ["tow"], "tow is recommended"),
        ("fired", ["CAR-07"], "CAR-07 does not fire"),
        ("not_fired", ["CAR-06"], "CAR-06 fires"),
    ],
)
def test_what_is_not_met_is_told_in_words(key: str, expected: Any, words: str) -> None:
    assert [f"{key}: {words}"] == told(FUEL_ON_THE_FLOOR, key, expected)


def test_a_warning_that_is_not_given_is_told() -> None:
    assert told(COLD_MORNING, "warnings", ["no_smoking"]) == ["warnings: no_smoking is not given"]
