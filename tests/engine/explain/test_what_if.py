from __future__ import annotations

import pytest

from engine.errors import CrampdxError
from engine.explain import Inquiry, ask
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import BURNING, COLD, EMPTY


def record(*supposed: str) -> dict[str, object]:
    return dict(ask(Inquiry.of(CAR, COLD), "what-if", supposed).record)


def test_both_results_stand_side_by_side_with_the_differences() -> None:
    found = record("smell_of_fuel=yes", "voltage=12.8")
    assert found["changes"] == [
        {"finding": "smell_of_fuel", "before": "no", "after": "yes"},
        {"finding": "voltage", "before": 11.2, "after": 12.8},
    ]
    before, after = found["before"], found["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["urgency"], after["urgency"]) == ("urgent", "emergency")
    assert found["differences"][0] == {"about": "urgency", "before": "urgent", "after": "emergency"}  # type: ignore[index]


def test_the_rules_that_started_and_stopped_are_told() -> None:
    found = record("smell_of_fuel=yes")
    assert found["started"] == ["CAR-06", "CAR-08"]
    explained = ask(Inquiry.of(CAR, COLD), "what-if", ["weather="])
    assert explained.record["stopped"] == ["CAR-02", "CAR-10"]
    assert "weather: not asked (now: cold)" in words(explained, "supposed")


def test_what_changes_nothing_says_so() -> None:
    assert "Nothing in the report changes." in words(ask(Inquiry.of(CAR, COLD), "what-if", ["noise=whirr"]))


@pytest.mark.parametrize(
    ("supposed", "expected"),
    [
        ("voltage=11500 mV", 11.5),
        ("voltage=unknown", "unknown"),
        ("voltage=", None),
        ("weather=cold, wet", ["cold", "wet"]),
        ("weather=none", []),
        ("will_not_start=no", "no"),
        ("finding:fuel=3", 3),
        ("medicines=shampoo, mystery", ["shampoo", "mystery"]),
        ("medicines=none", []),
        ("medicines=", None),
        ("medicines=unknown", None),
    ],
)
def test_answers_are_typed_as_in_a_case_file(supposed: str, expected: object) -> None:
    (change,) = record(supposed)["changes"]  # type: ignore[misc, var-annotated]
    assert expected == change["after"]


def test_a_list_of_medicines_answers_its_classes() -> None:
    found = ask(Inquiry.of(CAR, COLD), "what-if", ["medicines=none"]).record
    assert found["stopped"] == ["CAR-10"]
    assert ask(Inquiry.of(CAR, COLD), "what-if", ["medicines=mystery"]).record["stopped"] == ["CAR-10"]


@pytest.mark.parametrize(
    ("supposed", "message"),
    [
        (["voltge=3"], "Did you mean voltage?"),
        (["voltage=high"], "is not a number"),
        (["voltage=99"], "plausible"),
        (["weather=cold,foggy"], "holds 'foggy'"),
        (["noise=bang"], "is not one of the options"),
        (["lights_dim=maybe"], "is neither yes nor no"),
        (["lights_dim=yes", "lights_dim=no"], "supposed twice"),
        (["lights_dim=yes", "voltage"], "does not say what to suppose"),
        (["disorder:leak=yes"], "no kind of thing called disorder"),
        (["medicines=\x1b[2J"], "medicine"),
    ],
)
def test_what_cannot_be_supposed_is_told(supposed: list[str], message: str) -> None:
    with pytest.raises(CrampdxError) as error:
        record(*supposed)
    assert message in str(error.value)
    assert "\x1b" not in str(error.value)


def test_every_answer_to_a_finding_is_tried() -> None:
    trials = ask(Inquiry.of(CAR, EMPTY), "what-if", ["voltage"]).record["trials"]
    assert [(trial["words"], trial["started"]) for trial in trials] == [
        ("below 11.8 V", ["CAR-01", "CAR-03"]),
        ("at least 11.8 and below 12.6 V", []),
        ("at least 12.6 V", ["CAR-05"]),
    ]


def test_each_class_of_medicines_is_tried() -> None:
    trials = ask(Inquiry.of(CAR, BURNING), "what-if", ["medicines"]).record["trials"]
    assert [trial["words"] for trial in trials] == ["ethanol blend: yes", "ethanol blend: no"]


def test_what_if_of_a_conclusion_is_what_single_answers_make_of_it() -> None:
    found = ask(Inquiry.of(CAR, EMPTY), "what-if", ["urgency"]).record
    assert (found["question"], found["largest"]) == ("what-if", 1)
    assert {"smell_of_fuel"} == {c["finding"] for one in found["learning"] for c in one["changes"]}
