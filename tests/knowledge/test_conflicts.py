"""Answers that cannot all be true are noticed, and answers that can are left alone."""

from __future__ import annotations

import pytest

from engine.assessment.evidence import contradictions
from engine.cases.case import Answer, Case
from knowledge.conflicts import CONFLICTS
from knowledge.leg_cramps import leg_cramps

Answers = dict[str, Answer]

WELLS = (
    "cancer_active", "immobility_or_cast", "recent_surgery", "clot_before", "deep_tenderness",
    "calf_swelling_3cm", "entire_leg_swollen", "pitting_edema_one_leg", "collateral_veins",
)  # fmt: skip
NO_LEG_TROUBLE: Answers = {"leg_cramp": False, "leg_pain": False}
NO_FEELING_CHANGED: Answers = dict.fromkeys(
    ("numbness", "tingling", "burning_feet", "temperature_sensitivity"), False
)
DIALYSED: Answers = {"kidney_disease_known": False, "acute_kidney_injury_known": False}

CLASHES: dict[str, list[Answers]] = {
    "no_leg_trouble_yet_described": [
        {**NO_LEG_TROUBLE, described: True}
        for described in (
            "night_in_bed",
            "at_rest",
            "comes_with_exertion",
            "persists_after_stopping",
            "visible_hardening",
            "sustained_unable_to_relax",
            "pain_out_of_proportion",
            "pain_on_passive_stretch",
        )
    ]
    + [
        {**NO_LEG_TROUBLE, "quality": (pain,)}
        for pain in ("cramping", "aching", "sharp or shooting", "tight or bursting")
    ],
    "no_pain_yet_described": [
        {"leg_pain": False, "radiates_from_back_or_buttock": True},
        {"leg_pain": False, "numb_on_effort": True},
        {"leg_pain": False, "quality": ("burning",)},
    ],
    "settles_and_persists": [{"settles_on_stopping": True, "persists_after_stopping": True}],
    "distance_without_exertion": [{"same_distance_each_time": True, "comes_with_exertion": False}],
    "effort_without_exertion": [
        {"brings_on": ("brief strenuous effort",), "comes_with_exertion": False},
        {"brings_on": ("long moderate effort", "cold"), "comes_with_exertion": False},
    ],
    "nothing_eases_yet_something": [
        {"eases": ("standing still", "nothing")},
        {"eases": ("rest only after a long time", "nothing")},
    ],
    "no_trigger_yet_some": [{"brings_on": ("bending or lifting", "nothing known")}],
    "unpleasant_yet_severe_pain": [
        {"mainly_unpleasant_not_painful": True, "pain_out_of_proportion": True},
        {"mainly_unpleasant_not_painful": True, "pain_on_passive_stretch": True},
    ],
    "where_feeling_changed_yet_unchanged": [
        {"sensory_distribution": "stocking, both feet", **NO_FEELING_CHANGED},
        {"sensory_distribution": "one nerve", **NO_FEELING_CHANGED},
    ],
    "feeling_changed_nowhere": [
        {"sensory_distribution": "no change", told: True} for told in NO_FEELING_CHANGED
    ],
    "male_and_pregnant": [
        {"sex_at_birth": "male", "pregnant": True},
        {"sex_at_birth": "male", "gave_birth_recently": True},
        {"sex_at_birth": "male", "trimester": "first"},
    ],
    "pregnant_at_sixty": [
        {"age": 60.0, "pregnant": True},
        {"age": 75.0, "gave_birth_recently": True},
        {"age": 60.0, "trimester": "third"},
    ],
    "pregnant_before_ten": [
        {"age": 5.0, "pregnant": True},
        {"age": 9.0, "gave_birth_recently": True},
        {"age": 9.0, "trimester": "first"},
    ],
    "trimester_without_pregnancy": [
        {"pregnant": False, "trimester": "second"},
        {"age": 30.0, "sex_at_birth": "female", "pregnant": True, "trimester": "none"},
    ],
    "dialysis_cramps_without_dialysis": [{"dialysis_type": "none", "during_or_after_dialysis": True}],
    "dialysis_with_healthy_kidneys": [
        {"dialysis_type": "haemodialysis", **DIALYSED},
        {"dialysis_type": "peritoneal dialysis", **DIALYSED},
    ],
    "diabetes_medicine_without_diabetes": [
        {"diabetes": "none", "insulin": True},
        {"diabetes": "none", "sulfonylureas": True},
    ],
    "levothyroxine_without_hypothyroidism": [{"levothyroxine": True, "hypothyroidism_known": False}],
    "antithyroid_without_hyperthyroidism": [{"antithyroid_drugs": True, "hyperthyroidism_known": False}],
    "foot_drop_with_normal_strength": [{"foot_drop": True, "strength": "normal"}],
    "weak_leg_yet_no_leg_weak": [
        {weak: True, "weakness_pace": "no weakness"} for weak in ("leg_weakness", "foot_drop")
    ],
    "more_neutrophils_than_white_cells": [{"neutrophils": 9.0, "white_cells": 3.0}],
    "critical_flow_with_normal_toe_index": [
        {"abi_rest": 0.39, "toe_brachial_index": 0.71},
        {"toe_pressure": 29.0, "toe_brachial_index": 0.71},
    ],
    "low_ankle_index_with_clear_arteries": [
        {"abi_rest": 0.9, "arterial_imaging": "no significant disease"},
    ],
    "narrowed_arteries_with_normal_indices": [
        {"arterial_imaging": "narrowing", "abi_rest": 1.0, "abi_fall_after_exercise": 19.0},
        {"arterial_imaging": "acute occlusion", "abi_rest": 1.4, "abi_fall_after_exercise": 0.0},
    ],
    "clot_seen_with_low_d_dimer": [
        {"leg_ultrasound": "clot", "d_dimer": 499.0, **dict.fromkeys(WELLS, False)},
    ],
    "ionized_and_adjusted_calcium_differ": [
        {"calcium_ionized": 1.0, "calcium_adjusted": 2.3},
        {"calcium_ionized": 1.4, "calcium_adjusted": 2.5},
    ],
    "myoglobin_with_normal_creatine_kinase": [{"urine_myoglobin": True, "ck": 150.0}],
}

COMPATIBLE: dict[str, list[Answers]] = {
    "no_leg_trouble_yet_described": [
        {"leg_cramp": False, "leg_pain": True, "night_in_bed": True},
        {"leg_cramp": False, "night_in_bed": True},
        {**NO_LEG_TROUBLE, "numbness": True, "nonhealing_wound": True},
        {**NO_LEG_TROUBLE, "quality": ("tingling", "heavy")},
    ],
    "no_pain_yet_described": [
        {"leg_pain": False, "quality": ("crawling",)},
        {"leg_pain": False, "only_moving_helps": True},
    ],
    "settles_and_persists": [{"settles_on_stopping": False, "persists_after_stopping": True}],
    "distance_without_exertion": [{"same_distance_each_time": True}],
    "effort_without_exertion": [{"brings_on": ("cold",), "comes_with_exertion": False}],
    "nothing_eases_yet_something": [{"eases": ("nothing",)}, {"eases": ("stretching", "raising the leg")}],
    "no_trigger_yet_some": [{"brings_on": ("nothing known",)}, {"brings_on": ("cold", "pointing the toes")}],
    "unpleasant_yet_severe_pain": [
        {"mainly_unpleasant_not_painful": True, "severity": "severe", "pain_out_of_proportion": False}
    ],
    "where_feeling_changed_yet_unchanged": [
        {"sensory_distribution": "patches", **NO_FEELING_CHANGED, "burning_feet": True},
        {"sensory_distribution": "patches", "numbness": False, "tingling": False},
    ],
    "feeling_changed_nowhere": [
        {"sensory_distribution": "no change", **NO_FEELING_CHANGED},
        {"sensory_distribution": "patches", "numbness": True},
    ],
    "male_and_pregnant": [
        {"sex_at_birth": "intersex", "pregnant": True},
        {"sex_at_birth": "male", "pregnant": False, "gave_birth_recently": False},
    ],
    "pregnant_at_sixty": [{"age": 59.0, "pregnant": True}],
    "pregnant_before_ten": [{"age": 10.0, "pregnant": True}, {"age": 5.0, "pregnant": False}],
    "trimester_without_pregnancy": [{"pregnant": False, "gave_birth_recently": True}],
    "dialysis_cramps_without_dialysis": [
        {"dialysis_type": "peritoneal dialysis", "during_or_after_dialysis": True}
    ],
    "dialysis_with_healthy_kidneys": [
        {**DIALYSED, "dialysis_type": "haemodialysis", "acute_kidney_injury_known": True},
        {"dialysis_type": "haemodialysis", "kidney_disease_known": False},
        {**DIALYSED, "dialysis_type": "none"},
    ],
    "diabetes_medicine_without_diabetes": [
        {"diabetes": "none", "metformin": True},
        {"diabetes": "none", "hba1c": 9.0},
    ],
    "levothyroxine_without_hypothyroidism": [{"levothyroxine": True}],
    "antithyroid_without_hyperthyroidism": [{"antithyroid_drugs": True, "hyperthyroidism_known": True}],
    "foot_drop_with_normal_strength": [{"foot_drop": True, "strength": "weak in one root"}],
    "weak_leg_yet_no_leg_weak": [
        {"weakness_proximal": True, "weakness_pace": "no weakness"},  # of the shoulders, it may be
        {"leg_weakness": True, "weakness_pace": "over a month or longer"},
    ],
    "more_neutrophils_than_white_cells": [{"neutrophils": 9.0, "white_cells": 11.0}],
    "critical_flow_with_normal_toe_index": [{"abi_rest": 0.39, "toe_brachial_index": 0.3}],
    "low_ankle_index_with_clear_arteries": [
        {"abi_rest": 0.91, "arterial_imaging": "no significant disease"},
        {"abi_fall_after_exercise": 40.0, "arterial_imaging": "no significant disease"},
    ],
    "narrowed_arteries_with_normal_indices": [
        {"arterial_imaging": "narrowing", "abi_rest": 1.5, "abi_fall_after_exercise": 5.0},
        {"arterial_imaging": "narrowing", "abi_rest": 0.99, "abi_fall_after_exercise": 5.0},
        {"arterial_imaging": "narrowing", "abi_rest": 1.1, "abi_fall_after_exercise": 20.0},
        {"arterial_imaging": "no significant disease", "abi_rest": 1.1, "abi_fall_after_exercise": 5.0},
    ],
    "clot_seen_with_low_d_dimer": [
        {"leg_ultrasound": "clot", "d_dimer": 500.0, **dict.fromkeys(WELLS, False)},
        {"leg_ultrasound": "clot", "d_dimer": 200.0},
    ],
    "ionized_and_adjusted_calcium_differ": [
        {"calcium_ionized": 1.0, "calcium_adjusted": 2.0},
        {"calcium_ionized": 1.2, "calcium_adjusted": 2.3},
        {"calcium_ionized": 1.4, "calcium_adjusted": 2.8},
    ],
    "myoglobin_with_normal_creatine_kinase": [{"urine_myoglobin": True, "ck": 20000.0}],
}


def noticed(answers: Answers) -> list[str]:
    """Return the conflicts that a case with these answers has."""
    return [found.conflict.id for found in contradictions(leg_cramps(), Case(id="case", answers=answers))]


def pairs(cases: dict[str, list[Answers]]) -> list[tuple[str, Answers]]:
    return [(conflict, answers) for conflict, all_answers in cases.items() for answers in all_answers]


def test_every_conflict_has_a_clash_and_compatible_answers_beside_it() -> None:
    ids = [conflict.id for conflict in CONFLICTS]
    assert ids == list(CLASHES)
    assert ids == list(COMPATIBLE)


@pytest.mark.parametrize(("conflict", "answers"), pairs(CLASHES))
def test_a_clash_is_noticed_as_that_and_nothing_else(conflict: str, answers: Answers) -> None:
    assert [conflict] == noticed(answers)


@pytest.mark.parametrize(("conflict", "answers"), pairs(COMPATIBLE))
def test_compatible_answers_are_left_alone(conflict: str, answers: Answers) -> None:
    assert not noticed(answers)


def test_a_clash_names_no_answer_that_takes_no_part() -> None:
    for conflict, answers in pairs(CLASHES):
        case = Case(id=conflict, answers={**answers, "severity": "mild"})
        (found,) = contradictions(leg_cramps(), case)
        assert set(found.answers) <= set(answers), conflict


def test_what_is_asked_again_is_a_question() -> None:
    for conflict in CONFLICTS:
        assert "?" in conflict.ask, conflict.id
