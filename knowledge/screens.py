"""The screens of an interview about leg cramps: who and what, red flags, then one theme at a time."""

from __future__ import annotations

from knowledge.criteria import Finding, Line, Screen
from knowledge.findings import associated as a
from knowledge.findings import character as c
from knowledge.findings import electrolytes, examination, laboratory, procedures
from knowledge.findings import general as g
from knowledge.findings import history as h
from knowledge.findings import timing as t


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
        _line(t.leg_cramp, t.leg_pain),
        _line(
            t.night_in_bed,
            t.wakes_from_sleep,
            lead="symptoms",
            plain="leg trouble",
            words=("at night in bed", "that wakes from sleep"),
        ),
        _line(
            t.at_rest,
            t.falling_asleep,
            t.evening_or_lying,
            lead="symptoms",
            plain="leg trouble",
            words=("at rest while awake", "while falling asleep", "worse in the evening or on lying down"),
        ),
        _line(
            t.comes_with_exertion,
            t.comes_on_upright,
            lead="symptoms brought on by",
            plain="leg trouble brought on by",
            words=("walking or other effort", "being upright, standing still included"),
        ),
        _line(
            t.in_heat_with_sweating,
            t.after_unusual_exercise,
            lead="symptoms",
            plain="leg trouble",
            words=("with heavy sweating in the heat", "within three days of hard or unfamiliar exercise"),
        ),
        _line(c.cramps_elsewhere),
        _line(t.course),
        _line(t.episode_duration),
    ),
)
AGE = Screen(id="age", title="Age", asks=(h.age,), kind="question", first=True)
LEG_ALARMS = Screen(
    id="leg_alarms",
    title="Signs of a leg in danger: which are present?",
    plain="Some signs need help fast. Do you have any of these?",
    first=True,
    lines=(
        _line(
            a.sudden_cold_leg,
            a.sudden_pale_leg,
            a.sudden_numb_leg,
            a.sudden_weak_leg,
            lead="a leg or foot that within two weeks suddenly turned",
            plain="a leg or foot that in the past two weeks suddenly turned",
            words=("cold", "pale or blue", "numb", "weak"),
        ),
        _line(a.one_sided_swelling),
        _line(a.deep_tenderness),
        _line(a.leg_warmth, a.leg_redness),
        _line(a.tense_calf, t.sustained_unable_to_relax),
        _line(c.pain_out_of_proportion, t.persists_after_stopping, c.pain_on_passive_stretch),
        _line(a.gangrene),
        _line(a.nonhealing_wound),
    ),
)
BODY_ALARMS = Screen(
    id="body_alarms",
    title="Signs of danger beyond the leg: which are present?",
    plain="More signs that may need help fast. Do you have any of these?",
    first=True,
    lines=(
        _line(a.saddle_numbness),
        _line(a.bladder_or_bowel_change),
        _line(
            a.bulbar_signs,
            a.bulbar_signs_lasting,
            lead="slurred speech or trouble swallowing",
            plain="slurred speech or trouble swallowing",
            words=("that is new, or of unknown beginning", "that crept up over weeks or longer"),
        ),
        _line(g.breathless_or_chest_pain, g.palpitations_or_fainting),
        _line(g.confusion_or_seizure, g.tetany, g.drowsy_or_slowed),
        _line(g.dark_urine, g.little_urine),
        _line(g.fever),
        _line(g.bleeding_or_bruising),
    ),
)
WEAKNESS = Screen(
    id="weakness",
    title="Weakness and feeling",
    plain="Strength and feeling in the legs",
    first=True,
    lines=(
        _line(a.leg_weakness, a.weakness_proximal, a.weakness_progressive),
        _line(a.foot_drop),
        _line(a.muscle_wasting, a.fasciculations),
        _line(
            a.numbness,
            a.tingling,
            a.burning_feet,
            a.temperature_sensitivity,
        ),
        _line(c.radiates_from_back_or_buttock, a.back_pain),
        _line(
            h.back_disease_known,
            h.neuropathy_known,
            h.parkinson_known,
            lead="diagnosed",
            plain="a doctor has told you of",
            words=("disc disease or spinal stenosis", "nerve damage in the legs", "Parkinson's disease"),
        ),
        _line(a.slowness_or_rest_tremor),
        _line(c.twisting_posture),
    ),
)
MEDICINES = Screen(id="medicines", title="Medicines", plain="Your medicines", kind="medicines", first=True)
KNOWN = Screen(
    id="known",
    title="Known conditions",
    plain="What a doctor has told you that you have",
    lines=(
        _line(h.diabetes, none="none"),
        _line(h.kidney_disease_known, h.acute_kidney_injury_known, h.cirrhosis_known, h.hepatitis_c_known),
        _line(h.dialysis_type, none="none"),
        _line(
            h.hypothyroidism_known,
            h.hyperthyroidism_known,
            h.thyroid_untreated,
            h.addison_known,
            h.neck_surgery_or_hypoparathyroidism,
        ),
        _line(h.pad_known, h.arterial_disease_known, h.atrial_fibrillation_known),
        _line(h.hypertension_known, h.high_cholesterol_known, h.metabolic_syndrome_known),
        _line(
            h.vitamin_deficiency_known,
            h.vitamin_d_deficiency_known,
            h.anemia_known,
            h.electrolyte_abnormal_before,
            h.iga_deficiency_known,
        ),
        _line(
            h.arthritis_known,
            h.juvenile_arthritis_known,
            h.bowel_disease_known,
            h.sarcoidosis_known,
            h.amyloidosis_known,
        ),
    ),
)
LIFE = Screen(
    id="life",
    title="Recent events, habits and risks",
    plain="Lately, and how you live",
    lines=(
        _line(h.pregnant, h.gave_birth_recently),
        _line(h.leg_injury, h.immobility_or_cast, h.recent_surgery, h.long_travel),
        _line(h.cancer_active, h.clot_before),
        _line(
            g.vomiting_or_diarrhea,
            g.heavy_sweating,
            g.low_fluid_intake,
            g.thirst_or_dry_mouth,
            g.dizzy_on_standing,
        ),
        _line(h.quinine_considered, h.medicine_started_before),
        _line(h.alcohol_heavy, h.vegan_or_poor_diet, h.gastric_surgery),
        _line(h.smoking, none="never"),
        _line(h.hot_climate, g.little_exercise, g.tired_muscles),
    ),
)
GENERAL = Screen(
    id="general",
    title="General symptoms",
    plain="How you are otherwise",
    lines=(
        _line(g.fatigue, g.weight_gain, g.weight_loss),
        _line(g.cold_intolerance, g.constipation, g.dry_skin_or_hair),
        _line(g.heat_intolerance, g.hand_tremor),
        _line(g.salt_craving, g.skin_darkening, g.hypoglycemic_symptoms),
        _line(h.muscle_disease_in_family, h.restless_legs_in_family),
        _line(g.muscle_pain_widespread, g.rash_of_eyelids_or_knuckles),
        _line(g.joint_swelling, g.morning_stiffness),
        _line(g.chronic_bloody_diarrhea, g.shin_nodules_or_dry_cough, g.carpal_tunnel_or_large_tongue),
    ),
)
ATTACK = Screen(
    id="attack",
    title="More about the symptoms",
    plain="More about the leg trouble",
    lines=(
        _line(t.settles_on_stopping, t.same_distance_each_time, c.second_wind),
        _line(c.visible_hardening, c.nonspecific_leg_and_foot_pain),
        _line(c.urge_to_move, c.mainly_unpleasant_not_painful),
        _line(a.movements_in_sleep, t.disturbs_sleep),
        _line(t.during_or_after_dialysis),
        _line(a.cold_feet, a.shiny_hairless_skin, h.flat_feet_known),
        _line(a.varicose_veins, a.venous_skin_changes, a.both_legs_swollen),
        _line(c.side),
        _line(t.onset),
        _line(a.sensory_distribution),
    ),
)
RESULTS = Screen(
    id="results",
    title="What you have of examination, laboratory and tests",
    kind="offer",
    first=True,
    asks=tuple(finding for group in (examination, laboratory, procedures) for finding in group.FINDINGS),
    short=(
        ("K", electrolytes.potassium),
        ("K+", electrolytes.potassium),
        ("Na", electrolytes.sodium),
        ("Na+", electrolytes.sodium),
        ("Mg", electrolytes.magnesium),
        ("Alb", electrolytes.albumin),
        ("Glu", laboratory.glucose),
        ("BG", laboratory.glucose),
        ("FPG", laboratory.glucose_fasting),
        ("A1c", laboratory.hba1c),
        ("Cr", laboratory.creatinine),
        ("Crea", laboratory.creatinine),
        ("GFR", laboratory.egfr),
        ("GPT", laboratory.alt),
        ("Hb", laboratory.hemoglobin),
        ("Hgb", laboratory.hemoglobin),
        ("Plt", laboratory.platelets),
        ("B12", laboratory.vitamin_b12),
        ("25-OH-D", laboratory.vitamin_d),
        ("fT4", laboratory.free_t4),
        ("CPK", laboratory.ck),
        ("PTH low", laboratory.parathyroid_hormone_low),
        ("ABI", examination.abi_rest),
        ("ABPI", examination.abi_rest),
        ("TBI", examination.toe_brachial_index),
        ("CRT", examination.capillary_refill),
        ("Lasegue", examination.straight_leg_raise),
        ("SLR", examination.straight_leg_raise),
        ("duplex", procedures.leg_ultrasound),
        ("CTA", procedures.arterial_imaging),
        ("NCS", procedures.nerve_studies),
        ("EMG", procedures.nerve_studies),
    ),
)

SCREENS: tuple[Screen, ...] = tuple(value for value in vars().values() if isinstance(value, Screen))
