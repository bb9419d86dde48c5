"""What was looked for of a danger, and whether what leads is benign: how it is proved, what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from engine.assessment.must_not_miss import STATUSES, status_of
from engine.assessment.targets import BENIGN, Target, resolve
from engine.cases.case import Case
from engine.explain import Inquiry, ask
from engine.explain.how import conclusion
from engine.explain.inquiry import value
from engine.explain.proof import findings_used
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import ALL, BURNING, EXCLUDED, car

LEAK = "status:leak"
LOOKED_FOR = car(
    "looked for", will_not_start="yes", lights_dim="yes", voltage=11.2, smell_of_fuel="no", fuel=5,
    weather=["cold"], noise="click", engine_turns="no", leak_test_dry="unknown", medicines=[],
)  # fmt: skip
AT_RISK = car("at risk", will_not_start="yes", smell_of_fuel="no", medicines=["gasohol"])
CASES = (*ALL, LOOKED_FOR, AT_RISK)


def record(case: Case, *question: str) -> dict[str, Any]:
    return ask(Inquiry.of(CAR, case), question[0], question[1:]).record


def test_the_cases_have_what_is_told_of_dangers() -> None:
    found = {record(case, "how", LEAK)["value"] for case in CASES}
    assert {"supported", "excluded", "not_looked_for"} <= found <= set(STATUSES)


def test_a_status_is_named_with_its_prefix_and_the_name_alone_means_the_disorder() -> None:
    assert resolve(CAR, "status:fuel leak") == Target("status", "leak")
    assert resolve(CAR, "fuel leak") == Target("disorder", "leak")
    assert resolve(CAR, "benign") == BENIGN


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("about", [LEAK, "benign", "disorder:leak"])
def test_the_leaves_alone_bring_it_about_again(case: Case, about: str) -> None:
    inquiry, target = Inquiry.of(CAR, case), resolve(CAR, about)
    used = findings_used(conclusion(inquiry, target).parts)
    alone = inquiry.altered({name: None for name in inquiry.case.answers if name not in used})
    (other,) = inquiry.suppose([alone])
    assert value(inquiry, target) == value(other, target)


def test_what_supports_a_danger_and_what_excludes_it_is_proved() -> None:
    assert record(BURNING, "how", LEAK)["value"] == "supported"
    assert "Fuel burns." in words(ask(Inquiry.of(CAR, BURNING), "how", [LEAK]))
    assert record(EXCLUDED, "how", LEAK)["leaves"] == ["leak_test_dry"]


def test_a_disorder_that_must_not_be_missed_tells_its_status_too() -> None:
    told = record(BURNING, "how", "disorder:leak")
    assert "Supported, since a rule" in told["statement"] or "supported, since a" in told["statement"].lower()
    assert told["value"]["status"] == "supported"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_is_missing_is_missing_only_where_it_was_not_found_nor_excluded(case: Case) -> None:
    told = record(case, "why-not", LEAK)
    inquiry = Inquiry.of(CAR, case)
    status = status_of(inquiry.assessment, CAR.danger["leak"])
    assert bool(told["missing"]) is (status not in ("not_found", "excluded"))


def test_clearing_all_that_is_missing_finds_nothing() -> None:
    """What why-not asks for, answered as it says, makes of a danger that it is not found."""
    inquiry = Inquiry.of(CAR, car("half", will_not_start="yes", smell_of_fuel="no", lights_dim="yes"))
    missing = record(inquiry.case, "why-not", LEAK)["missing"]
    answers: dict[str, Any] = {}
    for one in missing:
        for change in one["smallest"]:
            answers[change["finding"]] = change["answer"]
    (after,) = inquiry.suppose([inquiry.altered(answers)])
    assert missing
    assert value(after, Target("status", "leak")) == "not_found"


def test_the_nearest_is_missing_first() -> None:
    counts = [len(one["smallest"] or ()) for one in record(ALL[0], "why-not", LEAK)["missing"]]
    assert counts == sorted(counts)


def test_benign_is_asked_about_like_anything_else() -> None:
    for question in ("how", "why-not", "what-would-change", "open", "source"):
        told = record(ALL[1], question, "benign")
        assert told["about"] == "benign"
    assert record(ALL[1], "how", "benign")["value"] in ("yes", "not_yet", "no")


def test_what_benign_waits_for_is_named() -> None:
    waiting = car("waiting", will_not_start="yes", lights_dim="yes", voltage=11.2, weather=["cold"])
    inquiry = Inquiry.of(CAR, waiting)
    assert inquiry.assessment.benign.verdict == "not_yet"
    missing = record(waiting, "why-not", "benign")["missing"]
    assert any("fuel leak" in one["statement"].casefold() for one in missing)
    moved = record(waiting, "what-would-change", "benign")
    assert {one["becomes"] for one in moved["learning"]} <= {"yes", "no", "not_yet"}
    assert moved["learning"]


def test_a_patient_is_told_that_nobody_has_examined_him() -> None:
    waiting = car("waiting", audience="patient", will_not_start="yes", lights_dim="yes", voltage=11.2)
    assert "a clinician has not examined" in words(ask(Inquiry.of(CAR, waiting), "how", ["benign"]))
