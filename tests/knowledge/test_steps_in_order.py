"""Urgent steps come in the order in which one would do them."""

from __future__ import annotations

import pytest

from engine.assessment.consultation import consult
from engine.cases.casefile import case_of
from knowledge.leg_cramps import leg_cramps

LEGS = leg_cramps()


def steps(answers: dict[str, object]) -> list[str]:
    (one,) = consult(LEGS, [case_of({"answers": {"leg_cramp": True, **answers}}, LEGS)])
    return [advised.step.id for advised in one.assessment.steps]


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"potassium": 6.2}, "refer_urgent"),
        ({"potassium": 2.8}, "refer_urgent"),
        ({"calcium_adjusted": 1.95}, "refer_urgent"),
        ({"magnesium": 0.45}, "refer_urgent"),
        ({"palpitations_or_fainting": True}, "refer_urgent"),
    ],
)
def test_the_heart_is_traced_straight_after_a_salt_alarm(answers: dict[str, object], first: str) -> None:
    assert steps(answers)[:2] == [first, "test_ecg"]


@pytest.mark.parametrize(
    ("answers", "treatment"),
    [
        ({"potassium": 2.3}, "treat_potassium"),
        ({"potassium": 2.8, "leg_weakness": True, "weakness_pace": "within a day"}, "treat_potassium"),
        ({"potassium": 6.8}, "treat_high_potassium"),
        ({"calcium_adjusted": 1.7}, "treat_silent_calcium"),
        ({"magnesium": 0.3}, "treat_magnesium"),
    ],
)
def test_a_salt_that_endangers_life_is_treated_with_the_heart_traced(
    answers: dict[str, object], treatment: str
) -> None:
    assert steps(answers)[:3] == ["refer_emergency", treatment, "test_ecg"]


def test_a_salt_just_out_of_range_takes_no_tracing() -> None:
    assert "test_ecg" not in steps({"potassium": 3.3})


def test_the_pulses_are_felt_before_the_vascular_surgeon_is_called() -> None:
    assert steps({"nonhealing_wound": True})[:2] == ["exam_vascular", "refer_vascular_urgent"]


def test_in_an_emergency_nobody_examines_before_the_call() -> None:
    found = steps({"sudden_cold_leg": True, "sudden_pale_leg": True, "side": "one leg"})
    assert found[:3] == ["refer_emergency", "refer_vascular_urgent", "treat_heparin"]


def test_a_young_bone_is_x_rayed_before_blood_is_counted() -> None:
    found = steps({"age": 14, "bone_pain_at_night": True})
    assert found.index("test_bone_xray") < found.index("lab_cbc")


def test_a_scoliometer_has_no_place_beside_an_infected_joint() -> None:
    found = steps({"age": 6, "fever": True, "cannot_bear_weight": True, "joint_pain": True})
    assert "exam_joints" in found
    assert "exam_musculoskeletal" not in found


def test_clotting_is_known_before_a_needle_goes_into_a_joint_that_may_hold_blood() -> None:
    found = steps({"age": 3, "joint_swelling": True, "hot_joint": True, "duration": "under a day"})
    assert found.index("lab_clotting") < found.index("test_joint_fluid")


def test_the_dry_weight_is_reviewed_before_anything_else_in_cramps_at_the_machine() -> None:
    found = {"during_or_after_dialysis": True, "dialysis_type": "haemodialysis", "diabetes": "type 2"}
    assert steps(found)[0] == "review_dialysis"


def test_a_joint_is_felt_and_blood_is_tested_before_the_needle() -> None:
    found = steps({"joint_swelling": True, "side": "one leg", "onset": "over days", "injects_drugs": True})
    assert [found.index(name) for name in ("exam_joints", "lab_inflammation", "test_joint_fluid")] == sorted(
        found.index(name) for name in ("exam_joints", "lab_inflammation", "test_joint_fluid")
    )
