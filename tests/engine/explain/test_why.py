from __future__ import annotations

import pytest

from engine.cases.case import Case
from engine.explain import Inquiry, ask
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import BURNING, CALM, COLD, EMPTY, EXCLUDED, car


def status(case: Case, finding: str) -> object:
    return ask(Inquiry.of(CAR, case), "why", [finding]).record["status"]


@pytest.mark.parametrize(
    ("case", "finding", "expected"),
    [
        (EMPTY, "smell_of_fuel", "open"),
        (EMPTY, "will_not_start", "open"),
        (COLD, "voltage", "answered"),
        (CALM, "weather", "cannot_tell"),
        (BURNING, "voltage", "not_asked_of_patients"),
        (car("full", voltage=13), "lights_dim", "open"),
        (EMPTY, "medicines", "open"),
        (COLD, "medicines", "answered"),
    ],
)
def test_a_question_is_asked_or_not_for_a_reason(case: Case, finding: str, expected: str) -> None:
    assert expected == status(case, finding)


def test_a_question_that_can_change_nothing_any_more_is_irrelevant_and_says_why() -> None:
    case = car("done", will_not_start="yes", weather=["wet"], smell_of_fuel="yes", fuel=5, engine_turns="no",
               lights_dim="no", noise="whirr", voltage=12.7, medicines=[])  # fmt: skip
    explained = ask(Inquiry.of(CAR, case), "why", ["leak_test_dry"])
    assert explained.record["status"] == "takes_a_test"
    assert "urgency" in explained.record["could_change"]
    case = car("done", will_not_start="yes", voltage=12.0, lights_dim="no", engine_turns="yes", fuel=5)
    explained = ask(Inquiry.of(CAR, case), "why", ["noise"])
    assert explained.record["status"] == "irrelevant"
    (bearing,) = [one for one in explained.record["rules"] if one["rule"] == "CAR-01"]
    assert bearing["fate"] == "cannot_apply"
    assert "engine turning over" in "".join(bearing["because"])
    assert "not worth asking" in words(explained)


def test_what_a_question_can_decide_is_told_with_the_rules() -> None:
    explained = ask(Inquiry.of(CAR, EMPTY), "why", ["smell_of_fuel"])
    assert {"urgency", "disorder:leak", "warning:no_smoking"} <= set(explained.record["could_change"])
    fates = {one["rule"]: one["fate"] for one in explained.record["rules"]}
    assert {"CAR-06": "waits_for_this", "CAR-08": "waits_for_this"}.items() <= fates.items()
    assert "Is there a smell of fuel?" in words(explained)


def test_a_finding_is_meant_where_a_name_is_also_something_else() -> None:
    assert ask(Inquiry.of(CAR, EMPTY), "why", ["ethanol"]).record["about"] == "finding:ethanol"


def test_why_of_a_conclusion_is_which_questions_bear_on_it() -> None:
    record = ask(Inquiry.of(CAR, EXCLUDED), "why", ["disorder:empty_tank"]).record
    assert record["question"] == "why"
    assert isinstance(record["questions"], list)
