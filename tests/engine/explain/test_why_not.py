from __future__ import annotations

import pytest
from hypothesis import given

from engine.cases.case import Case
from engine.cases.open import read_case
from engine.explain import Inquiry, ask, targets
from engine.explain.why_not import misses
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import BURNING, CALM, COLD, EMPTY, EXCLUDED, car
from tests.strategies import consultations


def rules(case: Case, *about: str) -> list[str]:
    return [one["rule"] for one in ask(Inquiry.of(CAR, case), "why-not", about).record["rules"]]


def test_the_nearest_miss_comes_first() -> None:
    assert sorted(rules(EMPTY, "urgency")) == ["CAR-08", "CAR-10", "CAR-11"]
    assert rules(EMPTY, "urgency") == ["CAR-08", "CAR-11", "CAR-10"]
    assert rules(EMPTY, "disorder:flat_battery") == ["CAR-03", "CAR-02"]


@given(consultations())
def test_misses_are_ranked_by_the_answers_in_their_way(drawn: tuple[KnowledgeBase, Case]) -> None:
    inquiry = Inquiry.of(*drawn)
    found = misses(inquiry, drawn[0].rules)
    sizes = [len(fewest.answers) if fewest else 99 for _, fewest in found]
    assert sorted(sizes) == sizes
    assert {rule for rule, _ in found} == set(drawn[0].rules) - inquiry.fired


@given(consultations())
def test_a_rule_that_does_not_fire_has_an_obstacle(drawn: tuple[KnowledgeBase, Case]) -> None:
    inquiry = Inquiry.of(*drawn)
    for target in targets(drawn[0]):
        if target.kind not in ("finding", "medicines"):
            for one in ask(inquiry, "why-not", [str(target)]).record["rules"]:
                assert one["contradicted"] or one["unknown"] or one["smallest"] is None


def test_what_is_contradicted_is_told_from_what_is_unknown() -> None:
    (one,) = ask(Inquiry.of(CAR, CALM), "why-not", ["rule:CAR-10"]).record["rules"]
    assert [(o["wanted"], o["now"]) for o in one["contradicted"] if o["finding"] == "ethanol"] == [
        ("ethanol blend", "no")
    ]
    (one,) = ask(Inquiry.of(CAR, CALM), "why-not", ["rule:CAR-02"]).record["rules"]
    assert [o["concept"] for o in one["contradicted"]] == ["battery_weak"]
    assert [(o["finding"], o["now"]) for o in one["unknown"]] == [("weather", "asked, not known")]


def test_the_answers_that_make_it_apply_are_told_with_what_is_known() -> None:
    text = words(ask(Inquiry.of(CAR, COLD), "why-not", ["warning:no_smoking"]))
    assert "smell of fuel: yes (now: no)" in text


def test_what_outweighs_a_disorder_is_told() -> None:
    explained = ask(Inquiry.of(CAR, EXCLUDED), "why-not", ["disorder:leak"])
    assert explained.record["held_back"] == ["CAR-07"]
    assert "Nothing leaks. [CAR-07]" in words(explained, "against")


def test_what_holds_an_urgency_back_is_told() -> None:
    assert ask(Inquiry.of(CAR, EXCLUDED), "why-not", ["urgency"]).record["held_back"] == ["CAR-07"]


@pytest.mark.parametrize(
    ("case", "level", "missing", "against"),
    [
        (EMPTY, "emergency", ["CAR-08"], []),
        (EMPTY, "urgent", ["CAR-08", "CAR-10"], []),
        (EMPTY, "soon", ["CAR-08", "CAR-11", "CAR-10"], []),
        (BURNING, "emergency", [], []),
        (BURNING, "self-care", [], ["CAR-08"]),
        (EXCLUDED, "emergency", [], ["CAR-07"]),
        (EXCLUDED, "urgent", ["CAR-10"], ["CAR-07"]),
    ],
)
def test_a_level_of_urgency_can_be_missed(
    case: Case, level: str, missing: list[str], against: list[str]
) -> None:
    record = ask(Inquiry.of(CAR, case), "why-not", [level]).record
    assert missing == [one["rule"] for one in record["rules"]]
    assert against == record["held_back"]
    assert record["value"] == ("reached" if not missing and not against else "not_reached")


def test_what_keeps_self_care_from_being_said_is_told() -> None:
    text = words(ask(Inquiry.of(CAR, EMPTY), "why-not", ["self_care"]))
    assert "More than self care. Routine: nothing that applies asks for more" in text
    assert "red flags are not known to be absent" in text


@pytest.mark.parametrize("question", ["how", "why-not"])
def test_the_highest_urgency_is_not_said_to_lack_more(question: str) -> None:
    statement = ask(Inquiry.of(CAR, BURNING), question, ["urgency"]).record["statement"]
    assert statement == "Emergency: there is no higher urgency, and one reason that applies asks for it."


def test_nothing_is_missing_at_the_highest_urgency_since_none_is_higher() -> None:
    told = ask(Inquiry.of(CAR, BURNING), "why-not", ["urgency"])
    assert words(told, "missing") == "Nothing: there is no higher urgency."
    below = ask(Inquiry.of(CAR, BURNING), "why-not", ["self_care"]).record["statement"]
    assert below.startswith("More than self care. Emergency: there is no higher urgency")


def test_what_an_exclusion_took_back_applies_and_does_not_stand() -> None:
    told = ask(Inquiry.of(CAR, EXCLUDED), "why-not", ["urgency"]).record["statement"]
    assert "nothing that stands asks for more" in told


def test_a_step_may_be_called_for_because_what_leads_is_not_yet_benign() -> None:
    explained = ask(Inquiry.of(CAR, EMPTY), "why-not", ["leak_test"])
    assert [one["rule"] for one in explained.record["rules"]] == ["CAR-06", "CAR-03", "CAR-02"]
    why = "lets flat battery lead, and must not be called benign before fuel leak has been looked for"
    assert why in words(explained)
    dry = car("dry", will_not_start="yes", leak_test_dry="yes")
    assert rules(dry, "leak_test") == ["CAR-06"]


def test_a_step_whose_reason_is_excluded_is_held_back() -> None:
    explained = ask(Inquiry.of(CAR, EXCLUDED), "why-not", ["tow"])
    assert explained.record["statement"] == "Not recommended: what it would be for is excluded."
    assert explained.record["held_back"] == ["CAR-07"]
    assert explained.record["rules"] == []


def test_nothing_is_missing_where_every_rule_applies() -> None:
    assert rules(BURNING, "warning:no_smoking") == []
    assert "Nothing: every reason" in words(ask(Inquiry.of(CAR, BURNING), "why-not", ["no_smoking"]))


def test_who_a_patient_is_is_not_to_be_altered() -> None:
    knowledge = leg_cramps()
    inquiry = Inquiry.of(knowledge, read_case("examples/claudication.yaml", knowledge))
    record = ask(inquiry, "why-not", ["deep_vein_thrombosis"]).record
    found = [one["smallest"] for one in record["rules"] + record["missing"] if one["smallest"]]
    assert {change["finding"] for some in found for change in some}.isdisjoint(("age", "pregnancy"))


def test_of_equally_near_misses_what_can_be_told_comes_before_tests() -> None:
    knowledge = leg_cramps()
    inquiry = Inquiry.of(knowledge, read_case("examples/claudication.yaml", knowledge), voice="patient")
    rules = ask(inquiry, "why-not", ["emergency"]).record["rules"]
    near = [some for one in rules if (some := one["smallest"]) and len(some) == 1]
    first = [knowledge.finding[one["finding"]].obtained for (one,) in near if not one["known"]]
    assert first == sorted(first, key=["history", "examination", "tests"].index)
    assert {"history", "tests"} <= set(first)
