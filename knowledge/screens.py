"""The screens of an interview about leg cramps: who and what, red flags, then one theme at a time."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import Finding, Line, Screen


def _line(
    *findings: Finding, lead: str = "", plain: str = "", words: tuple[str, ...] = (), none: str = ""
) -> Line:
    return Line(findings=findings, lead=lead, plain=plain or lead, words=words, none=none)


WHAT = Screen(
    id="what",
    title="What is the trouble, and when does it come?",
    plain="What is the trouble, and when does it come?",
    first=True,
    lines=(
        _line(f.breathless, f.chest_pain),
        _line(f.leg_cramp, f.leg_pain),
        _line(
            f.night_in_bed,
            f.wakes_from_sleep,
            f.at_rest,
            f.falling_asleep,
            f.evening_or_lying,
            lead="when the symptoms come",
            plain="when the leg trouble comes",
            words=(
                "at night in bed",
                "waking from sleep",
                "at rest while awake",
                "while falling asleep",
                "most in the evening or on lying down",
            ),
        ),
        _line(
            f.comes_with_exertion,
            f.comes_on_upright,
            f.in_heat_with_sweating,
            f.after_unusual_exercise,
            lead="what brings the symptoms on",
            plain="what brings the leg trouble on",
            words=(
                "walking or other effort",
                "standing or walking upright, even just standing still",
                "heavy sweating in the heat",
                "hard or unfamiliar exercise within the three days before",
            ),
        ),
        _line(f.cramps_elsewhere),
        _line(f.side),
        _line(f.course),
        _line(f.episode_duration),
    ),
)
AGE = Screen(id="age", title="Age", asks=(f.age,), kind="question", first=True)
LEG_ALARMS = Screen(
    id="leg_alarms",
    title="Signs of a leg in danger: which are present?",
    plain="Some signs need help fast. Do you have any of these?",
    first=True,
    lines=(
        _line(
            f.sudden_cold_leg,
            f.sudden_pale_leg,
            f.sudden_numb_leg,
            f.sudden_weak_leg,
            lead="a leg or foot that within two weeks suddenly turned",
            plain="a leg or foot that in the past two weeks suddenly turned",
            words=("cold", "pale or blue", "numb", "weak"),
        ),
        _line(f.one_sided_swelling, f.deep_tenderness),
        _line(f.leg_warmth, f.leg_redness),
        _line(f.tense_calf, f.sustained_unable_to_relax),
        _line(f.pain_out_of_proportion, f.persists_after_stopping, f.pain_on_passive_stretch),
        _line(f.gangrene, f.nonhealing_wound),
        _line(f.leg_weakness, f.weakness_proximal, f.foot_drop),
        _line(f.hot_joint, f.bone_pain_at_night, f.bone_lump, f.poor_growth),
    ),
)
BODY_ALARMS = Screen(
    id="body_alarms",
    title="Signs of danger beyond the leg: which are present?",
    plain="More signs that may need help fast. Do you have any of these?",
    first=True,
    lines=(
        _line(f.saddle_numbness, f.unsteady_gait),
        _line(
            f.bladder_change,
            f.bowel_change,
            f.sexual_function_change,
            lead="new trouble with",
            plain="new trouble with",
            words=(
                "passing, holding or feeling urine",
                "holding or feeling stool",
                "genital feeling or sexual function",
            ),
        ),
        _line(
            f.bulbar_signs,
            f.bulbar_signs_lasting,
            lead="slurred speech or trouble swallowing",
            plain="slurred speech or trouble swallowing",
            words=("that is new, or whose start you cannot recall", "that crept up over weeks or longer"),
        ),
        _line(f.palpitations, f.fainting, f.sudden_trunk_pain),
        _line(f.confusion_or_seizure, f.tetany, f.drowsy_or_slowed),
        _line(f.dark_urine, f.little_urine),
        _line(f.fever, f.bleeding_or_bruising, f.pallor, f.petechiae),
        _line(f.recent_infection, f.aneurysm_known, f.injects_drugs, f.immunosuppressed),
    ),
)
PACE = Screen(id="pace", title="Weakness", first=True, lines=(_line(f.weakness_pace, none="no weakness"),))
WEAKNESS = Screen(
    id="weakness",
    title="Weakness and feeling",
    plain="Strength and feeling in the legs",
    lines=(
        _line(f.weakness_progressive, f.general_weakness, f.hand_weakness),
        _line(f.cannot_bear_weight, f.walking_hard),
        _line(f.muscle_wasting, f.fasciculations),
        _line(f.numbness, f.tingling, f.burning_feet, f.temperature_sensitivity, f.hand_numbness),
        _line(f.radiates_from_back_or_buttock, f.back_pain),
        _line(
            f.back_disease_known,
            f.neuropathy_known,
            f.parkinson_known,
            lead="diagnosed",
            plain="a doctor has told you of",
            words=("disc disease or spinal stenosis", "nerve damage in the legs", "Parkinson's disease"),
        ),
        _line(f.slowness_or_rest_tremor),
        _line(f.twisting_posture),
    ),
)
MEDICINES = Screen(id="medicines", title="Medicines", plain="Your medicines", kind="medicines", first=True)
KNOWN = Screen(
    id="known",
    title="Known conditions",
    plain="What a doctor has told you that you have",
    lines=(
        _line(f.diabetes, none="none"),
        _line(f.kidney_disease_known, f.acute_kidney_injury_known, f.cirrhosis_known, f.hepatitis_c_known),
        _line(f.dialysis_type, none="none"),
        _line(
            f.hypothyroidism_known,
            f.hyperthyroidism_known,
            f.thyroid_untreated,
            f.addison_known,
            f.neck_surgery_or_hypoparathyroidism,
        ),
        _line(f.pad_known, f.arterial_disease_known, f.atrial_fibrillation_known),
        _line(f.hypertension_known, f.high_cholesterol_known, f.metabolic_syndrome_known),
        _line(
            f.vitamin_deficiency_known,
            f.vitamin_d_deficiency_known,
            f.anemia_known,
            f.electrolyte_abnormal_before,
            f.iga_deficiency_known,
        ),
        _line(
            f.arthritis_known,
            f.juvenile_arthritis_known,
            f.bowel_disease_known,
            f.sarcoidosis_known,
            f.amyloidosis_known,
        ),
    ),
)
LIFE = Screen(
    id="life",
    title="Recent events, habits and risks",
    plain="Recent events and how you live",
    lines=(
        _line(f.pregnant, f.gave_birth_recently),
        _line(f.leg_injury, f.immobility_or_cast, f.recent_surgery, f.long_travel),
        _line(f.cancer_active, f.clot_before, f.clot_before_same_leg),
        _line(f.vomiting, f.diarrhea, f.heavy_sweating, f.low_fluid_intake, f.thirst_or_dry_mouth),
        _line(f.quinine_considered, f.medicine_started_before),
        _line(f.alcohol_heavy, f.vegan_or_poor_diet, f.gastric_surgery, f.eating_disorder, f.liquorice),
        _line(f.smoking, none="never"),
        _line(f.hot_climate, f.little_exercise, f.hardly_walks, f.tired_muscles),
    ),
)
GENERAL = Screen(
    id="general",
    title="General symptoms",
    plain="How you feel otherwise",
    lines=(
        _line(f.fatigue, f.weight_gain, f.weight_loss),
        _line(f.cold_intolerance, f.constipation, f.dry_skin_or_hair, f.puffy_face),
        _line(f.heat_intolerance, f.hand_tremor),
        _line(f.salt_craving, f.skin_darkening, f.hypoglycemic_symptoms, f.dizzy_on_standing),
        _line(f.muscle_disease_in_family, f.restless_legs_in_family, f.pad_in_family, f.similar_in_family),
        _line(
            f.muscle_pain_widespread,
            f.muscle_stiffness,
            f.rash_of_eyelids_or_knuckles,
            f.rash_of_neck_or_hands,
            words=(
                "sore muscles all over",
                "stiff muscles",
                "a purple or scaly rash of eyelids or knuckles",
                "a red neck or shoulders, or cracked fingers",
            ),
        ),
        _line(
            f.joint_swelling,
            f.joint_pain,
            f.morning_stiffness,
            f.eye_inflamed,
            words=(
                "swollen or stiff joints",
                "painful joints",
                "joints stiff for half an hour on rising",
                "an inflamed eye",
            ),
        ),
        _line(f.chronic_bloody_diarrhea, f.shin_nodules_or_dry_cough, f.carpal_tunnel_or_large_tongue),
    ),
)
ATTACK = Screen(
    id="attack",
    title="More about the symptoms",
    plain="More about the leg trouble",
    lines=(
        _line(f.location),
        _line(f.eases),
        _line(f.quality),
        _line(f.brings_on),
        _line(f.severity),
        _line(f.settles_on_stopping, f.same_distance_each_time, f.second_wind),
        _line(f.visible_hardening, f.nonspecific_leg_and_foot_pain),
        _line(
            f.numb_on_effort,
            f.weak_on_effort,
            lead="a leg that on effort, and only then, goes",
            words=("numb or tingling", "weak"),
        ),
        _line(f.began_during_effort, f.walking_pain_before),
        _line(
            f.worse_with_effort,
            f.worse_standing,
            f.worse_sitting,
            f.worse_when_raised,
            lead="symptoms made worse by",
            plain="leg trouble made worse by",
            words=("effort", "standing", "sitting", "putting the leg up"),
        ),
        _line(f.urge_to_move, f.only_moving_helps, f.mainly_unpleasant_not_painful),
        _line(f.movements_in_sleep, f.disturbs_sleep),
        _line(f.during_or_after_dialysis),
        _line(f.cold_feet, f.cool_leg, f.shiny_hairless_skin, f.flat_feet_known),
        _line(f.varicose_veins, f.venous_skin_changes),
        _line(
            f.both_legs_swollen,
            f.lasting_swelling,
            f.swelling_of_foot,
            lead="swelling",
            words=("of both legs", "of a leg for over a month", "of one foot or ankle alone"),
        ),
        _line(f.similar_before, f.since_childhood),
        _line(f.which_leg),
        _line(f.onset),
        _line(f.sensory_distribution),
        # Asked in two on the first screens, and follow from them.
        _line(f.bladder_or_bowel_change),
        _line(f.breathless_or_chest_pain, f.palpitations_or_fainting),
    ),
)
# Asked of few: each matters only beside something that was told already.
FURTHER = Screen(
    id="further",
    title="Further points",
    plain="A few more questions",
    lines=(
        _line(f.duration),
        _line(f.frequency),
        _line(f.walking_distance),
        _line(f.wound_place),
        _line(f.headache, f.abdominal_pain, f.nausea, f.muscle_pain),
        _line(f.jaw_scalp_or_sight),
        _line(f.chills, f.poor_appetite, f.profuse_diarrhea),
        _line(f.sex_at_birth),
        _line(f.trimester, none="none"),
        _line(f.limits_activity, f.regular_training, f.falls),
        # Asked in two, or by another question, and follow from those.
        _line(f.vomiting_or_diarrhea),
        _line(f.ever_smoked),
    ),
)
# As seldom.
OTHER_ILLNESS = Screen(
    id="other_illness",
    title="Other illness and treatment",
    plain="Other illness and treatment",
    lines=(
        _line(
            f.prediabetes_known,
            f.osteoporosis_known,
            f.osteoarthritis_known,
            f.anxiety_or_depression,
            f.lung_disease_known,
            lead="diagnosed",
            plain="a doctor has told you of",
            words=(
                "prediabetes",
                "osteoporosis",
                "osteoarthritis (worn joints)",
                "anxiety or depression",
                "a long-term lung disease",
            ),
        ),
        _line(f.obesity, f.little_sunlight, f.alcohol_heavy_before),
        _line(f.cancer_before, f.skin_break, f.leg_injury_before),
        _line(f.snap_felt, f.leg_bruise, f.skin_blisters),
        _line(f.replacement_stopped, f.steroids_ended),
        _line(f.worse_on_medicine, f.treatment_no_help, f.minerals_helped, f.doses_missed),
    ),
)
EXAMINED_LEGS = Screen(
    id="examined_legs",
    title="Legs and feet, on examination: what is found?",
    lines=(
        _line(f.pedal_pulses, none="normal"),
        _line(f.femoral_popliteal_pulses, none="normal"),
        _line(f.foot_lesion_seen, f.foot_pallor, f.dusky_skin, f.crepitus),
        _line(f.skin_temperature, none="normal"),
        _line(
            f.calf_swelling_3cm,
            f.entire_leg_swollen,
            f.pitting_edema_one_leg,
            f.collateral_veins,
            lead="of one leg",
            words=(
                "calf larger by 3 cm or more",
                "all of it swollen",
                "pitting oedema, on that side only",
                "dilated superficial veins, not varicose",
            ),
        ),
        _line(f.stretch_pain_found, f.muscle_tender_one_leg, f.muscle_tender_both_legs, f.bone_tender),
        _line(f.joint_exam, none="normal"),
        _line(f.leg_bruit, f.pulse_lost_on_plantarflexion, f.pulsating_abdomen, f.volume_depletion_signs),
    ),
)
EXAMINED_NERVES = Screen(
    id="examined_nerves",
    title="Nerves, spine and the rest, on examination: what is found?",
    lines=(
        _line(f.strength, none="normal"),
        _line(f.wasting_seen, f.fasciculations_seen, f.fasciculations_widespread, f.tongue_wasted),
        _line(f.knee_reflex, none="normal"),
        _line(f.ankle_reflex, none="normal"),
        _line(f.upper_motor_signs, f.straight_leg_raise, f.spinal_tenderness, f.scoliosis, f.myoedema),
        _line(f.arm_reflexes, none="normal"),
        _line(f.plantar_response, none="flexor"),
        _line(f.pinprick, none="normal"),
        _line(f.light_touch, none="normal"),
        _line(f.vibration, none="normal"),
        _line(f.position_sense, none="normal"),
        _line(f.monofilament, none="felt"),
        _line(f.foot_structure, none="normal"),
        # The rest of the patient.
        _line(f.appearance, none="well"),
        _line(
            f.heart_signs,
            f.lung_signs,
            f.abdominal_signs,
            f.goiter,
            f.cranial_nerve_signs,
            lead="abnormal",
            words=("heart", "lungs", "abdomen", "thyroid", "cranial nerves"),
        ),
        _line(
            f.edema_pits,
            f.joint_movement_limited,
            words=("swelling that keeps a dent", "a hip, knee or ankle that moves badly"),
        ),
    ),
)
RESULTS = Screen(
    id="results",
    title="What you have of laboratory and tests",
    kind="offer",
    first=True,
    asks=tuple(
        finding
        for group in ("examination", "laboratory", "procedures")
        for finding in f.GROUPS[group]
        if finding.obtained == "tests"
    ),
    short=(
        ("K", f.potassium),
        ("K+", f.potassium),
        ("Na", f.sodium),
        ("Na+", f.sodium),
        ("Mg", f.magnesium),
        ("Alb", f.albumin),
        ("Glu", f.glucose),
        ("BG", f.glucose),
        ("FPG", f.glucose_fasting),
        ("A1c", f.hba1c),
        ("Cr", f.creatinine),
        ("Crea", f.creatinine),
        ("GFR", f.egfr),
        ("GPT", f.alt),
        ("Hb", f.hemoglobin),
        ("Hgb", f.hemoglobin),
        ("Plt", f.platelets),
        ("B12", f.vitamin_b12),
        ("25-OH-D", f.vitamin_d),
        ("fT4", f.free_t4),
        ("CPK", f.ck),
        ("BP systolic", f.systolic_pressure),
        ("BP diastolic", f.diastolic_pressure),
        ("HR", f.heart_rate),
        ("pulse", f.heart_rate),
        ("RR", f.respiratory_rate),
        ("SpO2", f.oxygen_saturation),
        ("temp", f.body_temperature),
        ("HCO3", f.bicarbonate),
        ("PO4", f.phosphate),
        ("Cl", f.chloride),
        ("Hct", f.hematocrit),
        ("PCV", f.hematocrit),
        ("BMI", f.body_mass_index),
        ("GOT", f.ast),
        ("CSF", f.spinal_fluid),
        ("ANA", f.antinuclear_antibodies),
        ("RF", f.rheumatoid_factor),
        ("ALP", f.alkaline_phosphatase),
        ("BUN", f.urea),
        ("LDH", f.lactate_dehydrogenase),
        ("CRP", f.c_reactive_protein),
        ("ESR", f.sedimentation_rate),
        ("WBC", f.white_cells),
        ("ANC", f.neutrophils),
        ("PTH low", f.parathyroid_hormone_low),
        ("ABI", f.abi_rest),
        ("ABPI", f.abi_rest),
        ("TBI", f.toe_brachial_index),
        ("duplex", f.leg_ultrasound),
        ("CTA", f.arterial_imaging),
        ("NCS", f.nerve_studies),
        ("EMG", f.nerve_studies),
        ("EKG", f.ecg),
    ),
)

SCREENS: tuple[Screen, ...] = tuple(value for value in vars().values() if isinstance(value, Screen))
