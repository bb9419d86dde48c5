"""The steps: whoever is urgent is sent somewhere, and nothing of a high rung is advised without a reason."""

from __future__ import annotations

import pytest

import crampdx
from knowledge import steps as s
from knowledge.criteria import EMERGENCY, URGENT, Escalates, Recommends, Rule, Step, Supports
from knowledge.leg_cramps import leg_cramps
from knowledge.rules import RULES

TODAY = (s.REFER_EMERGENCY, s.REFER_URGENT, s.REFER_VASCULAR_URGENT, s.REFER_FOOT_TEAM)
# What needs a reason of its own in this patient: an image, a needle, a current.
COSTLY = tuple(step for step in s.STEPS if step.rung == "image_or_procedure")
# Said of the test itself, or of what it has left open, and not of a disorder.
AFTER_A_TEST = {"MSK-333", "VASC-65", "VASC-85", "VASC-86", "VASC-101", "VASC-178", "VASC-180"}
# Other rules speak for the disorder that it looks for; each condition of this one is among theirs.
BESIDE_OTHERS = {"NEUR-65", "NEUR-130", "SEPT-280", "VASC-54", "VASC-55", "VASC-103"}
# A hip that slips or dies, and a bone that broke, are none of the disorders that are ranked.
NOT_RANKED = {"CHLD-252", "CHLD-578", "MSK-264", "MSK-280", "MSK-281", "MSK-581", "MSK-600", "MSK-610"}


def advised(rule: Rule) -> list[str]:
    return [effect.id for effect in rule.then if isinstance(effect, Recommends)]


def urgencies(rule: Rule) -> list[str]:
    return [effect.id for effect in rule.then if isinstance(effect, Escalates)]


@pytest.mark.parametrize(
    ("urgency", "where"), [(EMERGENCY, TODAY[:1]), (URGENT, TODAY)], ids=["emergency", "urgent"]
)
def test_whoever_is_urgent_is_sent_somewhere_by_the_same_rule(urgency: str, where: tuple[Step, ...]) -> None:
    places = {step.id for step in where}
    sent = [rule.id for rule in RULES if urgency in urgencies(rule)]
    nowhere = [rule.id for rule in RULES if rule.id in sent and not places.intersection(advised(rule))]
    assert sent
    assert nowhere == []


def test_whoever_is_sent_somewhere_is_urgent() -> None:
    places = {step.id for step in TODAY}
    idle = [rule.id for rule in RULES if places.intersection(advised(rule)) and not urgencies(rule)]
    assert idle == []


def test_the_referral_as_an_emergency_is_the_first_thing_to_be_done() -> None:
    acting = [step for step in leg_cramps().steps if step.rung == "refer_or_treat"]
    assert acting[:2] == [s.REFER_EMERGENCY, s.REFER_URGENT]


def test_no_image_needle_or_current_without_a_rule_that_speaks_for_what_it_looks_for() -> None:
    costly = {step.id for step in COSTLY}
    unasked = {
        rule.id
        for rule in RULES
        if costly.intersection(advised(rule))
        and not any(isinstance(effect, Supports) for effect in rule.then)
    }
    assert unasked == AFTER_A_TEST | BESIDE_OTHERS | NOT_RANKED


def test_a_step_gives_way_to_none_that_gives_way_to_another_of_its_own() -> None:
    for step in s.STEPS:
        for other in step.gives_way_to:
            assert set(other.gives_way_to) <= set(step.gives_way_to), step.id


def test_nothing_calming_is_said_beside_a_referral_for_today() -> None:
    calming = [step for step in s.STEPS if step.id.startswith("advice_") and step is not s.ADVICE_FLUIDS]
    assert calming
    assert [step.id for step in calming if not set(TODAY) <= set(step.gives_way_to)] == []


def test_what_can_wait_gives_way_to_the_emergency_and_says_so() -> None:
    case = {
        "answers": {"leg_pain": True, "one_sided_swelling": True, "leg_redness": True, "leg_warmth": True}
    }
    steps = [step["id"] for step in crampdx.assess(case).to_dict()["steps"]]
    assert steps[0] == "refer_emergency"
    assert "refer_urgent" not in steps
    assert "Not advised: another step does more." in str(crampdx.explain(case, "how", "refer_urgent"))


def test_where_it_is_soon_what_neither_hurries_nor_explains_it_waits() -> None:
    answers = {"leg_cramp": True, "comes_with_exertion": True, "settles_on_stopping": True, "age": 66}
    further = {"night_in_bed": True, "location": ["calf"], "fatigue": True, "low_fluid_intake": True}
    said = crampdx.assess({"answers": {**answers, **further}}).to_dict()
    soon = crampdx.assess({"answers": {**answers, **further, "walking_distance": "under 200 m"}}).to_dict()
    idle = {"advice_stretching", "advice_fluids", "lab_cbc"}
    assert (said["urgency"], soon["urgency"]) == ("routine", "soon")
    assert idle <= {step["id"] for step in said["steps"]}
    assert idle <= set(soon["later"])
    assert idle.isdisjoint(step["id"] for step in soon["steps"])
    assert {"exam_vascular", "test_ankle_brachial_index"} <= {step["id"] for step in soon["steps"]}
