"""History and examination."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Step
from knowledge.steps.at_once import (
    REFER_EMERGENCY,
    REVIEW_ANTICOAGULANT,
    REVIEW_BLEEDING,
    REVIEW_BRUISED_LEG,
    TREAT_ANTICOAGULANT,
    TREAT_CLOT,
)
from knowledge.steps.looking_for_dangers import EXAM_CHILD, EXAM_JOINTS

HISTORY_TIMING = Step(
    id="history_timing",
    kind="history",
    rung="ask",
    text="Ask about timing: at night in bed, on exertion, or at rest.",
    plain="Note when the cramps come: in bed, when walking, or when resting.",
    answered_by=(f.night_in_bed, f.at_rest, f.comes_with_exertion),
    claims=("E38",),
)
HISTORY_LOCATION = Step(
    id="history_location",
    kind="history",
    rung="ask",
    text="Ask about location: calf, foot or thigh, one leg or both.",
    plain="Note where exactly it cramps.",
    answered_by=(f.location, f.side),
    claims=("E39",),
)
HISTORY_DURATION = Step(
    id="history_duration",
    kind="history",
    rung="ask",
    text="Ask how long an episode lasts: seconds to minutes, or sustained.",
    plain="Note how long a cramp lasts.",
    answered_by=(f.episode_duration, f.sustained_unable_to_relax),
    claims=("E40",),
)
HISTORY_TRIGGERS = Step(
    id="history_triggers",
    kind="history",
    rung="ask",
    text="Ask what brings it on and what eases it: exercise, rest, lying down, medicines.",
    plain="Note what brings it on and what helps.",
    answered_by=(f.brings_on, f.eases),
    claims=("E41",),
)
HISTORY_ASSOCIATED = Step(
    id="history_associated",
    kind="history",
    rung="ask",
    text="Ask about altered feeling, weakness, skin changes and sensitivity to temperature.",
    plain="Note numbness, tingling, weakness or changes of the skin.",
    answered_by=(f.numbness, f.tingling, f.leg_weakness, f.temperature_sensitivity, f.venous_skin_changes),
    claims=("E42",),
)
HISTORY_MEDICINES = Step(
    id="history_medicines",
    kind="history",
    rung="ask",
    text="Take the full list of medicines, over-the-counter ones and tonic water included.",
    plain="Write down all medicines you take, also those without prescription.",
    answered_by=f.GROUPS["medicines"],
    claims=("E52", "E41"),
)
HISTORY_RED_FLAGS = Step(
    id="history_red_flags",
    kind="history",
    rung="ask",
    text="Ask for red flags: one-sided swelling, a cold or pale leg, wounds, pain that does not settle.",
    plain="Check for swelling of one leg, a cold or pale leg, wounds, or pain that does not stop.",
    answered_by=(
        f.one_sided_swelling,
        f.sudden_cold_leg,
        f.nonhealing_wound,
        f.gangrene,
        f.persists_after_stopping,
    ),
    claims=("B08", "B09", "E11"),
)
HISTORY_VASCULAR_RISK = Step(
    id="history_vascular_risk",
    kind="history",
    rung="ask",
    text="Ask for arterial risk: smoking, diabetes, blood pressure, lipids, kidneys, arterial disease of "
    "patient and family.",
    plain="Say whether you smoke or smoked, and tell of diabetes, blood pressure, cholesterol, kidneys, and "
    "diseased arteries in you or your family.",
    answered_by=(
        f.age,
        f.smoking,
        f.diabetes,
        f.hypertension_known,
        f.high_cholesterol_known,
        f.kidney_disease_known,
        f.arterial_disease_known,
        f.pad_known,
        f.pad_in_family,
        f.hardly_walks,
    ),
    references=(src.AHA_PAD.at("table 5: patients at increased risk"),),
)
HISTORY_BACK = Step(
    id="history_back",
    kind="history",
    rung="ask",
    text="Ask for root pain, and one by one for the saddle, urine, stool and sexual function.",
    plain="Say whether you have pain from back to leg, numbness between the legs, or any change of urine, "
    "stools or sex.",
    answered_by=(
        f.radiates_from_back_or_buttock,
        f.saddle_numbness,
        f.bladder_change,
        f.bowel_change,
        f.sexual_function_change,
    ),
    references=(src.CES_PATHWAY.at("red flags in primary and community care"),),
)
HISTORY_WEAKNESS = Step(
    id="history_weakness",
    kind="history",
    rung="ask",
    text="Ask for weakness, its pace and spread, unsteady steps, twitching, cramps elsewhere, speech and "
    "swallowing.",
    plain="Say whether you have weakness, unsteady walking, twitching, cramps elsewhere, or trouble with "
    "speech or swallowing.",
    answered_by=(
        f.leg_weakness,
        f.weakness_progressive,
        f.unsteady_gait,
        f.fasciculations,
        f.cramps_elsewhere,
        f.bulbar_signs,
        f.bulbar_signs_lasting,
    ),
    references=(src.NICE_MND.at("1.1: recognition"),),
)
HISTORY_ELECTROLYTES = Step(
    id="history_electrolytes",
    kind="history",
    rung="ask",
    text="Ask what may disturb the salts: vomiting, diarrhoea, sweat, kidneys, alcohol, neck surgery.",
    plain="Say whether you have had vomiting, diarrhoea, heavy sweating, kidney trouble or a neck operation, "
    "and what you drink.",
    answered_by=(
        f.vomiting_or_diarrhea,
        f.heavy_sweating,
        f.chronic_bloody_diarrhea,
        f.kidney_disease_known,
        f.alcohol_heavy,
        f.neck_surgery_or_hypoparathyroidism,
        f.electrolyte_abnormal_before,
    ),
    claims=("A05", "E46"),
)
HISTORY_THYROID = Step(
    id="history_thyroid",
    kind="history",
    rung="ask",
    text="Ask for known thyroid disease and for symptoms of an underactive thyroid.",
    plain="Mention any thyroid trouble, tiredness, feeling cold, and changes of weight, bowels, skin or "
    "hair.",
    answered_by=(
        f.hypothyroidism_known,
        f.hyperthyroidism_known,
        f.fatigue,
        f.weight_gain,
        f.cold_intolerance,
        f.constipation,
        f.dry_skin_or_hair,
    ),
    claims=("A10", "C12"),
)
HISTORY_MUSCLE = Step(
    id="history_muscle",
    kind="history",
    rung="ask",
    text="Ask for dark urine, sore or weak muscle, hard effort, heat, and a crush.",
    plain="Mention any dark urine, sore or weak muscles, and any hard effort, heat or injury in the past "
    "days.",
    answered_by=(
        f.dark_urine,
        f.leg_pain,
        f.muscle_pain_widespread,
        f.leg_weakness,
        f.weakness_proximal,
        f.after_unusual_exercise,
        f.leg_injury,
    ),
    references=(src.AAST_RHABDO.at("causes and clinical presentation"),),
)
# Before any blood: what the machine draws off is what cramps.
REVIEW_DIALYSIS = Step(
    id="review_dialysis",
    kind="examination",
    rung="examine",
    text="With the dialysis team, review the dry weight and how fast fluid is drawn off: weight gained "
    "between sessions, oedema, blood pressure lying and standing.",
    plain="Tell your dialysis team about the cramps at the start of your next session: it may be drawing off "
    "too much fluid, or too fast.",
    gives_way_to=(REFER_EMERGENCY,),
    claims=("E04",),
    references=(src.KDOQI_DIALYSIS.at("ultrafiltration"),),
)
EXAM_NEUROLOGIC = Step(
    id="exam_neurologic",
    kind="examination",
    rung="examine",
    text="Examine the nerves: pinprick, vibration, monofilament; strength, reflexes, plantars, straight leg "
    "raise; wasting and twitching of bare arms and legs; tongue and speech.",
    plain="Have the feeling, reflexes, muscles and strength of your legs checked.",
    answered_by=(
        f.pinprick,
        f.vibration,
        f.monofilament,
        f.knee_reflex,
        f.ankle_reflex,
        f.strength,
        f.upper_motor_signs,
        f.straight_leg_raise,
        f.wasting_seen,
        f.fasciculations_seen,
    ),
    claims=("E44", "E53"),
)
EXAM_MUSCULOSKELETAL = Step(
    id="exam_musculoskeletal",
    kind="examination",
    rung="examine",
    text="Examine what hurts (bone, tendon, muscle), joints, shape of the feet, the spine bent forward.",
    plain="Have the painful place, your joints, feet and back looked at.",
    answered_by=(f.foot_structure, f.joint_exam, f.scoliosis),
    gives_way_to=(EXAM_CHILD, EXAM_JOINTS),
    claims=("E45",),
)
EXAM_PREGNANCY = Step(
    id="exam_pregnancy",
    kind="examination",
    rung="examine",
    text="Examine calves and ankles: swelling of one leg, tenderness, pain on stretch; take the blood "
    "pressure and dip the urine.",
    plain="Have your legs, your blood pressure and your urine checked by whoever looks after you in "
    "pregnancy or since the birth. Ring them the same day for a bad headache, trouble seeing, pain under the "
    "ribs, or sudden swelling of face or hands.",
    references=(src.NICE_ANTENATAL.at("routine appointments: blood pressure, urine for protein"),),
)
# A Wells score says nothing in pregnancy; where what is told already makes a clot likely, it is made.
EXAM_CLOT = Step(
    id="exam_clot",
    kind="examination",
    rung="examine",
    text="Score the clinical probability of deep vein thrombosis (two-level Wells score).",
    plain="Have the leg examined for a clot.",
    answered_by=(f.calf_swelling_3cm, f.entire_leg_swollen, f.pitting_edema_one_leg, f.collateral_veins),
    gives_way_to=(
        EXAM_PREGNANCY,
        TREAT_ANTICOAGULANT,
        TREAT_CLOT,
        REVIEW_ANTICOAGULANT,
        REVIEW_BLEEDING,
        REVIEW_BRUISED_LEG,
    ),
    references=(src.NICE_VTE.at("1.1: two-level Wells score"),),
)
EXAM_SWOLLEN_LEG = Step(
    id="exam_swollen_leg",
    kind="examination",
    rung="examine",
    text="Find what else swells the leg: fluid in the knee, or a cyst behind it that burst, as a scan can "
    "show; a bruised or torn calf; hot red skin; varicose veins; a lump in groin or pelvis.",
    plain="Have your knee, calf, skin and groin examined for another reason for the swelling.",
    references=(
        src.NICE_VTE.at("1.1: negative ultrasound, consider alternative diagnoses"),
        src.POPLITEAL_CYST.at("abstract: pain and swelling that resemble a clot; ultrasound"),
    ),
)
EXAM_FLUID = Step(
    id="exam_fluid",
    kind="examination",
    rung="examine",
    text="Examine for volume depletion, lying and standing blood pressure included.",
    plain="Have your blood pressure taken lying and standing.",
    answered_by=(f.volume_depletion_signs,),
    references=(src.KDIGO_AKI.at("evaluation of volume status"),),
)
EXAM_BLADDER = Step(
    id="exam_bladder",
    kind="examination",
    rung="examine",
    text="Feel and scan the bladder: urine may be held back rather than not made.",
    plain="Have your bladder looked at with ultrasound today: it may be full and unable to empty.",
    references=(src.KDIGO_AKI.at("evaluation: obstruction of the urinary tract"),),
)
EXAM_SADDLE = Step(
    id="exam_saddle",
    kind="examination",
    rung="examine",
    text="Examine perianal sensation. Anal tone adds little, and the scan does not wait for it.",
    plain="Have the feeling around your bottom examined today.",
    answered_by=(f.anal_tone_reduced,),
    references=(src.CES_PATHWAY.at("examination: perianal sensation"),),
)
EXAM_COMPARTMENT = Step(
    id="exam_compartment",
    kind="examination",
    rung="examine",
    text="Feel each compartment of the leg, and stretch its muscles by moving foot and toes.",
    plain="Have a doctor feel the muscles of your leg and move your foot to stretch them.",
    answered_by=(f.tense_calf, f.pain_on_passive_stretch),
    claims=("B09",),
    references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
)
EXAM_CALVES = Step(
    id="exam_calves",
    kind="examination",
    rung="examine",
    text="Examine both calves: girth, oedema, deep veins, tense compartments, pain on passive stretch.",
    plain="Have both calves measured, pressed and stretched by a doctor or nurse.",
    answered_by=(
        f.calf_swelling_3cm,
        f.pitting_edema_one_leg,
        f.deep_tenderness,
        f.tense_calf,
        f.stretch_pain_found,
    ),
    gives_way_to=(
        EXAM_CLOT,
        EXAM_COMPARTMENT,
        EXAM_PREGNANCY,
        TREAT_ANTICOAGULANT,
        TREAT_CLOT,
        REVIEW_ANTICOAGULANT,
        REVIEW_BLEEDING,
        REVIEW_BRUISED_LEG,
    ),
    references=(
        src.NICE_VTE.at("1.1: physical examination; two-level Wells score"),
        src.BOAST_COMPARTMENT.at("key clinical findings: pain out of proportion, pain on passive movement"),
    ),
)
EXAM_TENDON = Step(
    id="exam_tendon",
    kind="examination",
    rung="examine",
    text="With the patient prone, feel calf and Achilles tendon for a gap, and squeeze the calf: the foot "
    "should move.",
    plain="Have the calf and the tendon above the heel felt, and tested for a tear.",
    answered_by=(f.muscle_gap, f.calf_squeeze_positive),
    references=(src.AAOS_ACHILLES.at("recommendation 1: history and physical examination"),),
)
EXAM_POPLITEAL = Step(
    id="exam_popliteal",
    kind="examination",
    rung="examine",
    text="Feel the foot pulses while the foot is pushed down against resistance.",
    plain="Have the pulses of your foot felt while you press it down.",
    answered_by=(f.pulse_lost_on_plantarflexion,),
    references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
)
EXAM_MOTOR = Step(
    id="exam_motor",
    kind="examination",
    rung="examine",
    text="Examine for motor neuron disease: strength, wasting, twitching at rest, brisk reflexes, plantars, "
    "tongue and speech.",
    plain="Have your strength, muscles, reflexes and speech examined by a doctor.",
    answered_by=(f.strength, f.muscle_wasting, f.fasciculations, f.upper_motor_signs, f.bulbar_signs_lasting),
    gives_way_to=(EXAM_NEUROLOGIC,),
    claims=("B13",),
    references=(src.NICE_MND.at("1.1: recognition and referral"),),
)
EXAM_AFTER_SCAN = Step(
    id="exam_after_scan",
    kind="examination",
    rung="examine",
    text="Settle what the clear scan leaves open: whether the leg is swollen up to the groin, and pregnancy "
    "or a recent birth, when no D-dimer counts.",
    plain="Say how far up your leg is swollen, and whether you are pregnant or gave birth lately.",
    answered_by=(f.entire_leg_swollen, f.pregnant, f.gave_birth_recently),
    references=(
        src.RCOG_VTE.at("iliac vein thrombosis: swelling of the entire limb; D-dimer not in pregnancy"),
    ),
)
