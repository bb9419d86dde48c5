"""Patients asked and examined by hand, in whom nothing is wrong but a cramp; tests change what matters."""

from __future__ import annotations

from engine.cases.case import Answer
from engine.reading.patient import Known
from knowledge.criteria import Danger, DrugClass, Strength, Supports
from knowledge.leg_cramps import leg_cramps

Answers = dict[str, Answer]
KNOWLEDGE = leg_cramps()
NO_MEDICINES: Answers = {f.id: False for f in KNOWLEDGE.finding.values() if isinstance(f, DrugClass)}
_DENIED = """
    leg_pain at_rest comes_with_exertion persists_after_stopping pregnant gave_birth_recently
    nonhealing_wound gangrene sudden_cold_leg sudden_pale_leg sudden_numb_leg sudden_weak_leg
    cold_feet shiny_hairless_skin one_sided_swelling deep_tenderness pain_out_of_proportion
    pain_on_passive_stretch tense_calf leg_injury immobility_or_cast saddle_numbness bladder_change
    bowel_change sexual_function_change bladder_or_bowel_change radiates_from_back_or_buttock
    back_pain leg_weakness weakness_proximal weakness_progressive foot_drop muscle_wasting
    fasciculations bulbar_signs bulbar_signs_lasting cramps_elsewhere numbness tingling burning_feet
    temperature_sensitivity hardly_walks pad_in_family hypertension_known high_cholesterol_known
    kidney_disease_known pad_known arterial_disease_known cancer_active clot_before recent_surgery
    long_travel vomiting_or_diarrhea heavy_sweating in_heat_with_sweating after_unusual_exercise
    chronic_bloody_diarrhea alcohol_heavy addison_known neck_surgery_or_hypoparathyroidism
    vitamin_d_deficiency_known electrolyte_abnormal_before tetany confusion_or_seizure
    palpitations_or_fainting hypothyroidism_known hyperthyroidism_known fatigue weight_gain
    cold_intolerance constipation dry_skin_or_hair drowsy_or_slowed dark_urine
    muscle_pain_widespread quinine_considered unsteady_gait sudden_trunk_pain hot_joint
    joint_swelling fever chills cannot_bear_weight bone_pain_at_night bone_lump breathless_or_chest_pain
    leg_redness little_urine acute_kidney_injury_known
    general_weakness liquorice eating_disorder puffy_face
"""
_NOT_FOUND = """
    foot_lesion_seen wasting_seen fasciculations_seen upper_motor_signs straight_leg_raise
    stretch_pain_found calf_swelling_3cm pitting_edema_one_leg entire_leg_swollen collateral_veins
    pulsating_abdomen
"""
ASKED: Answers = {
    "age": 44.0,
    "sex_at_birth": "female",
    "leg_cramp": True,
    "visible_hardening": True,
    "episode_duration": "seconds to minutes",
    "course": "comes and goes",
    "location": ("calf",),
    "side": "alternating",
    "eases": ("stretching",),
    "smoking": "never",
    "diabetes": "none",
    "dialysis_type": "none",
    **dict.fromkeys(_DENIED.split(), False),
}
EXAMINED: Answers = {
    "pedal_pulses": "normal",
    "femoral_popliteal_pulses": "normal",
    "skin_temperature": "normal",
    "monofilament": "felt",
    "vibration": "normal",
    "pinprick": "normal",
    "knee_reflex": "normal",
    "ankle_reflex": "normal",
    "strength": "normal",
    **dict.fromkeys(_NOT_FOUND.split(), False),
}
WELL: Answers = {**NO_MEDICINES, **ASKED, **EXAMINED, "night_in_bed": True, "wakes_from_sleep": True}
"""A woman of 44 with cramps in bed: asked and examined, never measured."""


def absent(danger: Danger, answers: Answers) -> bool:
    """Whether every sign of the minimum of a danger is surely absent."""
    known = Known(KNOWLEDGE, answers)
    return all(map(known.fails, danger.minimum))


def ruled_out(danger: Danger, answers: Answers) -> bool:
    """Whether a test of this episode has excluded a danger."""
    known = Known(KNOWLEDGE, answers)
    against = KNOWLEDGE.opposing.get(danger.id, {}).get(Strength.DEFINING, ())
    return any(map(known.fires, against))


def speaks_for(danger: Danger, answers: Answers) -> list[str]:
    """Return the rules that fire and support a danger, however weakly, or escalate on suspicion of it."""
    known = Known(KNOWLEDGE, answers)
    weak = [
        rule
        for rule in KNOWLEDGE.rules
        if any(isinstance(e, Supports) and e.disorder is danger.disorder for e in rule.then)
    ]
    return [rule.id for rule in (*KNOWLEDGE.signature[danger.id], *weak) if known.fires(rule)]
