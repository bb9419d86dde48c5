"""Everyone who comes to the clinic: what is common whatever brings them, and how they are questioned.

The background is the noise of the cases: every finding has its chance to be there without bearing
on the trouble. Estimates, made for measuring and not for medicine.
"""

from __future__ import annotations

from collections.abc import Mapping

from tools.cases.picture import Comorbidity, Needs, Rate, Situation, Takes, Traits, around, times

# Tables are read across: one finding a line would make this four times as long.
# fmt: off

SELDOM = 0.02
"""The chance of a yes/no finding that neither the picture nor the background speaks of."""
RARE = 0.003
"""The chance of a red flag, or of a sign of a rare disease, without the disorder it speaks for."""

BACKGROUND: Traits = {
    "age": around(56, 17), "sex_at_birth": {"female": 0.53, "male": 0.467, "intersex": 0.003},
    # Red flags are rare without their disorder
    "one_sided_swelling": 0.008, "deep_tenderness": 0.02, "tense_calf": 0.003, "sudden_cold_leg": 0.002,
    "sudden_pale_leg": 0.002, "sudden_numb_leg": 0.004, "sudden_weak_leg": 0.003, "gangrene": 0.0005,
    "nonhealing_wound": 0.004, "saddle_numbness": 0.001, "bladder_or_bowel_change": 0.006,
    "dark_urine": 0.003,
    "pain_out_of_proportion": 0.004, "pain_on_passive_stretch": 0.004, "persists_after_stopping": 0.01,
    "weakness_progressive": 0.006, "bulbar_signs": 0.001, "bulbar_signs_lasting": 0.002,
    "confusion_or_seizure": 0.002,
    "breathless_or_chest_pain": 0.01, "breathless": 0.006, "chest_pain": 0.004,
    "palpitations_or_fainting": 0.015, "palpitations": 0.01, "fainting": 0.005, "bleeding_or_bruising": 0.01,
    "foot_drop": 0.004, "fever": 0.01, "cancer_active": 0.015, "anal_tone_reduced": 0.0,
    **dict.fromkeys((
        "aneurysm_known", "sudden_trunk_pain", "pulsating_abdomen", "hot_joint", "cannot_bear_weight",
        "petechiae", "pallor", "bone_lump", "bone_pain_at_night", "injects_drugs", "immunosuppressed",
        "spinal_tenderness", "blood_culture_growth", "inflammation_raised", "unsteady_gait", "chills",
        "bladder_change", "bowel_change", "sexual_function_change", "acute_kidney_injury_known",
        "little_urine", "drowsy_or_slowed", "profuse_diarrhea", "skin_blisters", "crepitus", "dusky_skin",
        "foot_pallor", "foot_lesion_seen", "cool_leg", "muscle_wasting", "wasting_seen", "tongue_wasted",
        "fasciculations_widespread", "upper_motor_signs", "trousseau_or_chvostek", "urine_myoglobin",
        "pad_known", "parkinson_known", "cirrhosis_known", "addison_known", "sarcoidosis_known",
        "amyloidosis_known", "juvenile_arthritis_known", "chronic_bloody_diarrhea"), RARE),
    # The trouble itself, where its picture does not say
    "leg_cramp": 0.7, "leg_pain": 0.85, "night_in_bed": 0.3, "wakes_from_sleep": 0.2, "at_rest": 0.15,
    "comes_with_exertion": 0.15, "settles_on_stopping": 0.5, "evening_or_lying": 0.15, "disturbs_sleep": 0.3,
    "onset": {"over weeks or longer": 0.7, "over days": 0.2, "over hours": 0.07, "sudden": 0.03},
    "course": {"comes and goes": 0.8, "constant": 0.1, "steadily worse": 0.1},
    "episode_duration": {"seconds to minutes": 0.6, "up to an hour": 0.2, "hours or longer": 0.2},
    "severity": {"mild": 0.25, "moderate": 0.5, "severe": 0.25},
    "location": {"calf": 0.7, "foot": 0.3, "thigh": 0.2, "shin": 0.1},
    "side": {"one leg": 0.25, "both legs": 0.5, "alternating": 0.25},
    "quality": {"cramping": 0.6, "aching": 0.4, "tingling": 0.05},
    "eases": {"stretching": 0.2, "moving or walking": 0.2, "raising the leg": 0.05, "nothing": 0.3},
    "brings_on": {"nothing known": 0.8, "pointing the toes": 0.05, "cold": 0.04},
    "sensory_distribution": {"stocking, both feet": 0.5, "band or strip of one leg": 0.3, "patches": 0.2},
    # What is common whatever the trouble is
    "back_pain": 0.22, "fatigue": 0.16, "tired_muscles": 0.14, "little_exercise": 0.4, "varicose_veins": 0.15,
    "constipation": 0.07, "cold_feet": 0.08, "thirst_or_dry_mouth": 0.06, "low_fluid_intake": 0.1,
    "tingling": 0.07,
    "numbness": 0.06, "burning_feet": 0.04, "muscle_pain_widespread": 0.05, "morning_stiffness": 0.06,
    "dry_skin_or_hair": 0.08, "both_legs_swollen": 0.06, "long_travel": 0.05, "alcohol_heavy": 0.06,
    "back_disease_known": 0.1, "anemia_known": 0.04, "hot_climate": 0.1, "movements_in_sleep": 0.06,
    "restless_legs_in_family": 0.05, "flat_feet_known": 0.06, "medicine_started_before": 0.1, "tetany": 0.003,
    "pregnant": 0.03, "diabetes": {"none": 1}, "dialysis_type": {"none": 1},
    "trimester": {"first": 0.33, "second": 0.33, "third": 0.34},
    "smoking": {"never": 0.55, "former": 0.28, "current": 0.17},
    # Examination and tests of somebody without the disorder they look for
    "pedal_pulses": {"normal": 0.93, "diminished": 0.07}, "capillary_refill": around(1.8, 0.4),
    "skin_temperature": {"normal": 0.93, "both sides cool": 0.07}, "abi_rest": around(1.08, 0.06),
    "abi_fall_after_exercise": around(5, 4), "toe_pressure": around(98, 12),
    "toe_brachial_index": around(0.85, 0.07),
    "pinprick": {"normal": 0.96, "reduced in stocking pattern": 0.04},
    "vibration": {"normal": 0.92, "reduced": 0.08},
    "monofilament": {"felt": 0.96, "not felt": 0.04},
    "knee_reflex": {"normal": 0.97, "reduced on both sides": 0.03},
    "ankle_reflex": {"normal": 0.92, "reduced on both sides": 0.08},
    "strength": {"normal": 0.98, "weak in one leg": 0.02},
    "foot_structure": {"normal": 0.86, "flat": 0.1, "high arch": 0.04}, "joint_exam": {"normal": 1},
    "potassium": around(4.2, 0.3), "sodium": around(139.5, 2), "calcium_adjusted": around(2.36, 0.06),
    "calcium_total": around(2.33, 0.06), "calcium_ionized": around(1.23, 0.03), "albumin": around(42, 3),
    "magnesium": around(0.85, 0.05), "glucose": around(5.9, 0.9), "glucose_fasting": around(5.1, 0.4),
    "hba1c": around(5.4, 0.3), "creatinine": times(78, 1.2), "egfr": around(84, 11), "alt": times(24, 1.3),
    "bilirubin": times(9, 1.4), "hemoglobin": around(141, 9), "platelets": around(250, 45),
    "mcv": around(90, 4),
    "ferritin": times(110, 1.6), "vitamin_b12": times(340, 1.3), "vitamin_d": around(58, 15),
    "tsh": times(1.7, 1.4),
    "free_t4": around(15, 2), "ck": times(110, 1.5), "d_dimer": times(310, 1.5),
    "cortisol_morning": around(380, 70),
    "compartment_pressure_gap": around(55, 8), "compartment_pressure_after_exercise": around(14, 4),
    "leg_ultrasound": {"no clot": 1}, "arterial_imaging": {"no significant disease": 1},
    "lumbar_mri": {"no compression": 1}, "nerve_studies": {"normal": 1}, "creatinine_rise": 0.005,
    "hepatitis_c_rna": 0.004, "skin_biopsy_reduced_fibers": 0.0, "pulse_lost_on_plantarflexion": 0.01,
    "collateral_veins": 0.004, "calf_swelling_3cm": 0.005, "entire_leg_swollen": 0.002,
    "pitting_edema_one_leg": 0.006,
    # How long and how often, and what is measured beside: in range where no picture says otherwise
    "weakness_pace": {"over days to four weeks": 0.3, "over a month or longer": 0.7},
    "duration": {"under a day": 0.03, "days": 0.12, "weeks": 0.25, "months": 0.3, "over a year": 0.3},
    "frequency": {"less than weekly": 0.4, "one to three days a week": 0.35, "most days or nights": 0.25},
    "general_weakness": 0.01, "headache": 0.05, "liquorice": 0.01, "eating_disorder": 0.005,
    "unstable_vital_signs": 0.0, "salt_stays_low": 0.0, "parathyroid_hormone_high": 0.0,
    "renin_aldosterone": {"both in range": 1}, "body_temperature": around(36.6, 0.3),
    "heart_rate": around(74, 8), "systolic_pressure": around(132, 10), "diastolic_pressure": around(79, 8),
    "respiratory_rate": around(15, 1.5), "oxygen_saturation": around(97, 1), "bicarbonate": around(25, 1),
    "phosphate": around(1.1, 0.1), "alkaline_phosphatase": around(75, 15), "urea": around(5.3, 0.8),
    "serum_osmolality": around(289, 4), "urine_osmolality": around(550, 120), "urine_sodium": around(90, 20),
    "lactate_dehydrogenase": around(180, 20), "c_reactive_protein": around(4, 1.5),
    "sedimentation_rate": around(22, 2), "white_cells": around(6.8, 1),
    # What is told beside the leading trouble
    "which_leg": {"left": 0.5, "right": 0.5}, "walking_distance": {"under 200 m": 0.3, "200 m or more": 0.7},
    "wound_place": {"lower leg above the ankle": 0.5, "toes, heel or sole": 0.5}, "nausea": 0.03,
    "muscle_pain": 0.08, "limits_activity": 0.15, "treatment_no_help": 0.06, "regular_training": 0.25,
    "anxiety_or_depression": 0.05, "osteoarthritis_known": 0.0, "osteoporosis_known": 0.0,
    "lung_disease_known": 0.01, "kidney_disease_known": 0.0, "hypothyroidism_known": 0.005,
    "obesity": 0.2, "body_mass_index": around(26.5, 4), "falls": 0.04,
    "similar_in_family": 0.05, "light_touch": {"normal": 1}, "arm_reflexes": {"normal": 1},
    "plantar_response": {"flexor": 1}, "appearance": {"well": 0.97, "in pain": 0.03},
    "muscle_biopsy": {"normal": 1}, "spinal_fluid": {"normal": 1}, "chloride": around(102, 2),
    "hematocrit": around(43, 2), "blood_ph": around(7.4, 0.01), "ast": times(21, 1.2),
    "clotting_prolonged": 0.002, "antinuclear_antibodies": 0.01, "rheumatoid_factor": 0.01, "anca": 0.0,
    "cranial_nerve_signs": 0.003, "abdominal_signs": 0.01, "minerals_helped": 0.01,
}

COMORBIDITIES = (
    Comorbidity("hypertension", (0.04, 0.27, 0.55), {"hypertension_known": 1.0},
        {"ramipril": 0.35, "amlodipine": 0.35, "losartan": 0.2, "bisoprolol": 0.2,
            "hydrochlorothiazide": 0.12,
        "blood pressure tablet": 0.04}),
    Comorbidity("high cholesterol", (0.02, 0.2, 0.4), {"high_cholesterol_known": 1.0},
        {"atorvastatin": 0.5, "Crestor": 0.12, "ezetimibe": 0.08}),
    Comorbidity("type 2 diabetes", (0.008, 0.08, 0.17),
        {"diabetes": {"type 2": 1}, "hba1c": around(7.2, 0.9)},
        {"metformin": 0.75, "sitagliptin": 0.2, "empagliflozin": 0.25}),
    Comorbidity("treated hypothyroidism", (0.01, 0.05, 0.08),
        {"hypothyroidism_known": 1.0, "thyroid_untreated": 0.0},
        {"levothyroxine": 1.0}),
    Comorbidity("kidney disease", (0.003, 0.03, 0.12),
        {"kidney_disease_known": 1.0, "egfr": around(46, 6), "creatinine": times(135, 1.15),
            "urea": around(9, 2)}),
    Comorbidity("atrial fibrillation", (0.001, 0.02, 0.09), {"atrial_fibrillation_known": 1.0},
        {"apixaban": 0.6, "warfarin": 0.2, "digoxin": 0.1}),
    Comorbidity("arterial disease", (0.001, 0.04, 0.14), {"arterial_disease_known": 1.0},
        {"aspirin 75 mg": 0.6, "clopidogrel": 0.3}),
    Comorbidity("asthma or COPD", (0.07, 0.08, 0.1), {"lung_disease_known": 1.0},
        {"blue inhaler": 0.7, "Symbicort": 0.3}),
    Comorbidity("depression", (0.08, 0.1, 0.06), {"anxiety_or_depression": 1.0},
        {"sertraline": 0.5, "mirtazapine": 0.15, "amitriptyline": 0.1}),
    Comorbidity("reflux", (0.06, 0.14, 0.22), {}, {"omeprazole": 0.7, "pantoprazole": 0.3}),
    Comorbidity("osteoporosis", (0.0, 0.03, 0.12), {"osteoporosis_known": 1.0},
        {"alendronic acid": 0.6, "calcium/vitamin D": 0.6}),
    Comorbidity("painful joints", (0.04, 0.15, 0.25), {"joint_pain": 1.0, "osteoarthritis_known": 0.5},
        {"paracetamol": 0.6, "ibuprofen": 0.3, "naproxen": 0.12}),
)
"""What is drawn for every patient, by age; a picture may make it likelier."""

INCIDENTAL: Takes = {
    "multivitamin": 0.06, "vitamin D": 0.07, "magnesium": 0.06, "paracetamol": 0.08, "cetirizine": 0.03,
    "a little white pill": 0.015, "grandmother's drops": 0.008,
}
"""What anyone may take, the last two by names that no table of medicines knows."""

UNRECOGNISED = ("a little white pill", "grandmother's drops")

_FEMALE: Situation = {"sex_at_birth": "female", "age": (15.0, 48.0)}
NEEDS = (
    Needs("leg_pain", False, ({"leg_cramp": True},)),
    Needs("settles_on_stopping", True, ({"comes_with_exertion": True, "persists_after_stopping": False},)),
    Needs("settles_on_stopping", None, ({"comes_with_exertion": True},)),
    Needs("same_distance_each_time", True, ({"comes_with_exertion": True},)),
    Needs("brings_on", "brief strenuous effort", ({"comes_with_exertion": True},)),
    Needs("brings_on", "long moderate effort", ({"comes_with_exertion": True},)),
    Needs("wakes_from_sleep", True, ({"night_in_bed": True},)),
    Needs("visible_hardening", True, ({"leg_cramp": True},)),
    Needs("mainly_unpleasant_not_painful", True,
        ({"pain_out_of_proportion": False, "pain_on_passive_stretch": False},)),
    Needs("nonspecific_leg_and_foot_pain", True, ({"leg_pain": True},)),
    Needs("numb_on_effort", True, ({"comes_with_exertion": True},)),
    Needs("weak_on_effort", True, ({"comes_with_exertion": True},)),
    Needs("clot_before_same_leg", True, ({"clot_before": True},)),
    Needs("which_leg", None, ({"side": "one leg"},)),
    Needs("walking_distance", None, ({"comes_with_exertion": True},)),
    Needs("wound_place", None, ({"nonhealing_wound": True},)),
    Needs("leg_weakness", False, ({"foot_drop": False},)),
    Needs("stretch_pain_found", False, ({"pain_on_passive_stretch": False},)),
    Needs("stretch_pain_found", True, ({"pain_on_passive_stretch": True},)),
    Needs("pregnant", True, (_FEMALE,)),
    Needs("gave_birth_recently", True, ({**_FEMALE, "pregnant": False},)),
    Needs("trimester", None, ({**_FEMALE, "pregnant": True},)),
    Needs("dialysis_type", "haemodialysis", ({"kidney_disease_known": True},)),
    Needs("during_or_after_dialysis", True, ({"dialysis_type": "haemodialysis"},)),
    Needs("thyroid_untreated", None, ({"hypothyroidism_known": True}, {"hyperthyroidism_known": True})),
    Needs("hyperthyroidism_known", True, ({"hypothyroidism_known": False},)),
    Needs("weight_loss", True, ({"weight_gain": False},)),
    Needs("strength", "normal", ({"foot_drop": False},)),
    Needs("toe_brachial_index", None, ({"abi_rest": (0.41, 3.0), "toe_pressure": (31.0, 300.0)},)),
    Needs("arterial_imaging", "no significant disease", ({"abi_rest": (0.91, 3.0)},)),
    Needs("arterial_imaging", "narrowing", ({"abi_rest": (0.0, 0.99)}, {"abi_fall_after_exercise": (20.0,
        100.0)})),
    Needs("arterial_imaging", "acute occlusion", ({"abi_rest": (0.0, 0.99)},)),
    Needs("leg_ultrasound", "clot", ({"d_dimer": (500.0, 1e6)},)),
    Needs("urine_myoglobin", True, ({"ck": (400.0, 3e6)},)),
    Needs("calcium_ionized", None, (
        {"calcium_adjusted": (2.2, 2.6), "calcium_ionized": (1.15, 1.33)},
        {"calcium_adjusted": (0.6, 2.19), "calcium_ionized": (0.3, 1.33)},
        {"calcium_adjusted": (2.61, 5.5), "calcium_ionized": (1.15, 3.2)})),
    # The general is not denied beside the particular, nor is found to be lacking what is told.
    Needs("arthritis_known", False, ({"juvenile_arthritis_known": False},)),
    Needs("joint_swelling", False, ({"juvenile_arthritis_known": False},)),
    Needs("arterial_disease_known", False, ({"pad_known": False},)),
    Needs("diarrhea", False, ({"chronic_bloody_diarrhea": False},)),
    Needs("disturbs_sleep", False, ({"wakes_from_sleep": False},)),
    Needs("worse_with_effort", False, ({"comes_with_exertion": False},)),
    Needs("worse_standing", False, ({"comes_on_upright": False},)),
    Needs("heavy_sweating", False, ({"in_heat_with_sweating": False},)),
    Needs("walking_hard", False, ({"cannot_bear_weight": False},)),
    Needs("limits_activity", False, ({"cannot_bear_weight": False},)),
    Needs("fever", False, ({"chills": False},)),
    Needs("joint_pain", False, ({"hot_joint": False},)),
    Needs("one_sided_swelling", False, (
        {"calf_swelling_3cm": False, "entire_leg_swollen": False, "pitting_edema_one_leg": False},)),
    Needs("leg_weakness", False, ({"sudden_weak_leg": False},)),
    Needs("fasciculations_seen", False, ({"fasciculations": False},)),
    Needs("wasting_seen", False, ({"muscle_wasting": False},)),
    Needs("foot_lesion_seen", False, (
        {"gangrene": False, "nonhealing_wound": False},
        {"gangrene": False, "wound_place": "lower leg above the ankle"})),
    Needs("similar_in_family", False, ({"restless_legs_in_family": False}, {"urge_to_move": False})),
    Needs("skin_break", False, ({"nonhealing_wound": False},)),
    Needs("foot_structure", "normal", ({"flat_feet_known": False},), "flat"),
    Needs("skin_temperature", "normal", ({"cool_leg": False, "sudden_cold_leg": False},), "one side cool"),
    Needs("skin_temperature", "normal", ({"leg_warmth": False},), "one side warm"),
    # What excludes the other, or comes at another age or time.
    Needs("hardly_walks", True, ({"comes_with_exertion": False},)),
    Needs("second_wind", True, ({"comes_with_exertion": True},)),
    Needs("regular_training", True, ({"little_exercise": False, "hardly_walks": False,
        "cannot_bear_weight": False, "immobility_or_cast": False},)),
    Needs("both_legs_swollen", True, ({"one_sided_swelling": False},)),
    Needs("prediabetes_known", True, ({"diabetes": "none"},)),
    Needs("replacement_stopped", True, ({"hypothyroidism_known": True}, {"addison_known": True})),
    Needs("weakness_progressive", True, (
        {"leg_weakness": True}, {"weakness_proximal": True}, {"hand_weakness": True})),
    Needs("duration", "under a day", ({"onset": "sudden"}, {"onset": "over hours"}), "days"),
    Needs("duration", "days", (
        {"onset": "sudden"}, {"onset": "over hours"}, {"onset": "over days"}), "months"),
    Needs("frequency", "less than weekly", (
        {"duration": "weeks"}, {"duration": "months"}, {"duration": "over a year"}), "most days or nights"),
    Needs("lasting_swelling", True, (
        {"both_legs_swollen": True, "duration": "months"},
        {"both_legs_swollen": True, "duration": "over a year"})),
    Needs("began_during_effort", True, ({"onset": "sudden"}, {"onset": "over hours"})),
    Needs("snap_felt", True, ({"onset": "sudden"}, {"onset": "over hours"})),
    Needs("since_childhood", True, ({"duration": "over a year"},)),
    Needs("leg_bruise", True, ({"leg_injury": True}, {"snap_felt": True}, {"bleeding_or_bruising": True})),
    Needs("weakness_pace", "over days to four weeks", ({"sudden_weak_leg": False},), "within a day"),
    Needs("weakness_pace", "over a month or longer", ({"sudden_weak_leg": False},), "within a day"),
    Needs("weakness_pace", "over a month or longer", (
        {"duration": "months"}, {"duration": "over a year"}), "over days to four weeks"),
    Needs("episode_duration", "seconds to minutes", (
        {"course": "comes and goes"}, {"course": "steadily worse"}), "hours or longer"),
    Needs("frequency", None, ({"course": "comes and goes"}, {"course": "steadily worse"})),
    Needs("sensory_distribution", "stocking, both feet", (
        {"side": "both legs"}, {"side": "alternating"}), "band or strip of one leg"),
    Needs("sensory_distribution", "band or strip of one leg", (
        {"side": "one leg"}, {"side": "alternating"}), "stocking, both feet"),
    Needs("poor_growth", True, ({"age": (0.0, 17.0)},)),
    *(Needs(name, True, ({"age": (18.0, 120.0)},)) for name in (
        "alcohol_heavy", "alcohol_heavy_before", "hypertension_known", "high_cholesterol_known",
        "arterial_disease_known", "pad_known", "aneurysm_known", "varicose_veins", "parkinson_known",
        "cirrhosis_known", "osteoporosis_known", "osteoarthritis_known", "atrial_fibrillation_known")),
    Needs("smoking", "current", ({"age": (14.0, 120.0)},)),
    Needs("smoking", "former", ({"age": (18.0, 120.0)},)),
)
"""What makes the answers of one patient agree; in this order, each seeing what the ones before it left."""

OTHERWISE = {"eases": "nothing", "brings_on": "nothing known", "location": "calf", "quality": "aching"}
"""The option of a choice of several that is given by those of whom no other is true."""
ALONE = ("eases", "brings_on")
"""The choices in which nobody gives that option together with another."""

ALWAYS = ("leg_cramp", "leg_pain", "age", "sex_at_birth")
ASKED_ALWAYS = 0.99
RATES: Mapping[str, Mapping[str, Rate]] = {
    "clinician": {
        "timing": Rate(0.95, 0.6), "character": Rate(0.92, 0.4), "associated": Rate(0.92, 0.4),
        "general": Rate(0.85, 0.2), "history": Rate(0.92, 0.35), "examination": Rate(0.75, 0.15),
        "laboratory": Rate(0.7, 0.08), "procedures": Rate(0.4, 0.004), "emergencies": Rate(0.92, 0.3),
    },
    "patient": {
        "timing": Rate(0.93, 0.6), "character": Rate(0.88, 0.4), "associated": Rate(0.88, 0.4),
        "general": Rate(0.82, 0.25), "history": Rate(0.9, 0.4), "emergencies": Rate(0.88, 0.3),
    },
}
"""How often the questions of a group are asked, by audience."""

PANELS = (
    ("pedal_pulses", "capillary_refill", "skin_temperature"),
    ("pinprick", "vibration", "monofilament", "knee_reflex", "ankle_reflex", "strength"),
    ("potassium", "sodium", "creatinine", "egfr"), ("hemoglobin", "platelets", "mcv"), ("alt", "bilirubin"),
    ("calcium_adjusted", "magnesium"), ("calf_swelling_3cm", "entire_leg_swollen", "pitting_edema_one_leg"),
)
"""What is examined or measured together: all of it or nothing."""

PATIENTS = 0.4
"""The share of cases that patients answer themselves."""
CANNOT_TELL = 0.05
"""The share of questions asked that end in 'cannot tell'."""
SCANT = 0.06
"""The share of cases in which next to nothing is known; SCANT_RATE of the usual questions were asked."""
SCANT_RATE = 0.25
MEDICINES_TAKEN_DOWN = 0.85
LIST_INCOMPLETE = 0.06
# fmt: on
