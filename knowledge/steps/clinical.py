"""History and examination."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Step

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
    references=(src.NICE_CKS_CRAMPS.at("assessment: red flags"),),
)
EXAM_VASCULAR = Step(
    id="exam_vascular",
    kind="examination",
    rung="examine",
    text="Examine the circulation: foot pulses, capillary refill, skin temperature.",
    plain="Have the pulses and the circulation of your feet checked.",
    answered_by=(f.pedal_pulses, f.capillary_refill, f.skin_temperature),
    claims=("E43",),
)
EXAM_NEUROLOGIC = Step(
    id="exam_neurologic",
    kind="examination",
    rung="examine",
    text="Examine the nerves: pinprick, vibration, monofilament, knee and ankle reflexes, strength.",
    plain="Have the feeling, reflexes and strength of your legs checked.",
    answered_by=(f.pinprick, f.vibration, f.monofilament, f.knee_reflex, f.ankle_reflex, f.strength),
    claims=("E44", "E53"),
)
EXAM_MUSCULOSKELETAL = Step(
    id="exam_musculoskeletal",
    kind="examination",
    rung="examine",
    text="Examine foot structure, joints and spine (scoliometer).",
    plain="Have your feet, joints and back looked at.",
    answered_by=(f.foot_structure, f.joint_exam, f.scoliosis),
    claims=("E45",),
)
EXAM_CLOT = Step(
    id="exam_clot",
    kind="examination",
    rung="examine",
    text="Score the clinical probability of deep vein thrombosis (two-level Wells score).",
    plain="Have the leg examined for a clot.",
    answered_by=(f.calf_swelling_3cm, f.entire_leg_swollen, f.pitting_edema_one_leg, f.collateral_veins),
    references=(src.NICE_VTE.at("1.1: two-level Wells score"),),
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
    text="Examine perianal sensation and anal tone.",
    plain="Have the feeling around your bottom examined today.",
    answered_by=(f.anal_tone_reduced,),
    references=(src.CES_PATHWAY.at("examination"),),
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
EXAM_POPLITEAL = Step(
    id="exam_popliteal",
    kind="examination",
    rung="examine",
    text="Feel the foot pulses while the foot is pushed down against resistance.",
    plain="Have the pulses of your foot felt while you press it down.",
    answered_by=(f.pulse_lost_on_plantarflexion,),
    references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
)
EXAM_FEET = Step(
    id="exam_feet",
    kind="examination",
    rung="examine",
    text="Look at both feet, socks off: heels, soles and between the toes; feeling, pulses, shape, wounds.",
    plain="Have both feet looked at, socks off: heels, soles and between the toes.",
    answered_by=(f.monofilament, f.pedal_pulses, f.nonhealing_wound, f.foot_structure),
    claims=("E53",),
    references=(src.NICE_DIABETIC_FOOT.at("1.3: assessing the risk: examination of the feet"),),
)
EXAM_MOTOR = Step(
    id="exam_motor",
    kind="examination",
    rung="examine",
    text="Examine for motor neuron disease: strength, wasting, twitching at rest, brisk reflexes, plantars, "
    "tongue and speech.",
    plain="Have your strength, muscles, reflexes and speech examined by a doctor.",
    answered_by=(f.strength, f.muscle_wasting, f.fasciculations, f.upper_motor_signs, f.bulbar_signs_lasting),
    claims=("B13",),
    references=(src.NICE_MND.at("1.1: recognition and referral"),),
)
EXAM_PREGNANCY = Step(
    id="exam_pregnancy",
    kind="examination",
    rung="examine",
    text="Look at calves and ankles for swelling of one leg; take the blood pressure and dip the urine.",
    plain="Have your legs, your blood pressure and your urine checked by whoever looks after the pregnancy.",
    references=(src.NICE_ANTENATAL.at("routine appointments: blood pressure, urine for protein"),),
)
