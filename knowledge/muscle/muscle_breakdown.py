"""Breakdown of muscle: dark urine is the alarm, creatine kinase the proof, and the kidneys are at stake.

Half of those affected never see dark urine, so muscle that is sore and weak after an insult counts as well.
It rises hours after the insult. So a creatine kinase within its range excludes the breakdown only with urine
that is clear, or free of the pigment.
"""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import measured_salts
from knowledge.medication import interactions, medicine_classes
from knowledge.muscle import muscle_disease

# Of known hour: creatine kinase may not have risen yet. A medicine has raised it by the time it is felt.
_RECENT_INSULT = any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury)
_INSULT = any_of(_RECENT_INSULT, medicine_classes.lipid_lowering_drug, f.colchicine)
# What a patient can tell: were strength on examination among it, nobody unexamined could be without it.
_WEAK = any_of(f.leg_weakness, f.weakness_proximal)
# What harms kidneys beside the pigment, or what creatine kinase is still rising from.
_HARM_TO_KIDNEYS = any_of(
    f.dark_urine,
    f.little_urine,
    f.acute_kidney_injury_known,
    f.kidney_disease_known,
    f.creatinine_rise,
    f.creatinine.above("high"),
    f.egfr.below("low"),
    f.potassium.above("high"),
    f.fever,
    f.vomiting_or_diarrhea,
    f.in_heat_with_sweating,
    f.leg_injury,
    f.immobility_or_cast,
    f.sudden_weak_leg,
    f.onset_within_days,
    f.began_within_two_weeks,
    medicine_classes.lipid_lowering_drug,
    f.colchicine,
)
_SWOLLEN_OR_FAILING = any_of(_WEAK, f.both_legs_swollen, f.one_sided_swelling, f.tense_calf)
_SORE_OR_FAILING = any_of(
    _SWOLLEN_OR_FAILING, f.leg_pain, f.muscle_pain_widespread, f.muscle_tender_both_legs, f.deep_tenderness
)
# How it came on dates it only beside swelling, pigment or what was lately done to the muscle: what leaks for
# months came on over days once too. A medicine is no date, unless the weakness has one.
_WITHIN_DAYS = any_of(
    f.began_within_two_weeks,
    all_of(
        f.onset_over_hours_or_days,
        any_of(f.both_legs_swollen, f.one_sided_swelling, f.dark_urine, _RECENT_INSULT),
    ),
    all_of(f.weakness_within_four_weeks, _INSULT),
)
muscle_breakdown, SYST_22 = define(
    "muscle_breakdown",
    "signs of muscle breakdown",
    rule="SYST-22",
    when=all_of(
        f.dark_urine,
        any_of(
            f.muscle_pain_widespread,
            _WEAK,
            f.persists_after_stopping,
            muscle_disease.contracture_pattern,
            _INSULT,
            f.comes_with_exertion,
            f.brings_on.any_of("brief strenuous effort", "long moderate effort"),
            f.alcohol_heavy,
            all_of(
                f.general_weakness, any_of(f.drowsy_or_slowed, f.confusion_or_seizure, f.other_myotoxic_drugs)
            ),
        ),
    ),
    because="Dark urine with sore or weak muscle, or after effort, heat, a crush, alcohol or such a "
    "medicine, may be muscle pigment.",
    references=(src.AAST_RHABDO.at("causes and clinical presentation"),),
)
muscle_damage_measured, SYST_26 = define(
    "muscle_damage_measured",
    "measured muscle breakdown",
    "a blood or urine test that shows muscle damage",
    rule="SYST-26",
    when=any_of(f.ck.at_least("rhabdomyolysis"), f.urine_myoglobin),
    because="Creatine kinase over 1000, or myoglobin in the urine, shows that muscle is breaking down.",
    references=(src.AAST_RHABDO.at("diagnosis: creatine kinase and urine myoglobin"),),
)

RULES: tuple[Rule, ...] = (
    SYST_22,
    Rule(
        id="SYST-23",
        when=muscle_breakdown,
        then=(
            supports(d.RHABDOMYOLYSIS, STRONG),
            *s.emergency(d.RHABDOMYOLYSIS),
            recommends(s.TREAT_FLUIDS_FOR_MUSCLE),
            recommends(s.LAB_CK),
            recommends(s.LAB_URINE_MYOGLOBIN),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Muscle that breaks down releases potassium into the blood and can make the kidneys fail "
        "within hours.",
        references=(
            src.AAST_RHABDO.at("diagnosis: creatine kinase and urine"),
            src.AAST_RHABDO.at("complications: hyperkalaemia, acute kidney injury; fluids early"),
        ),
    ),
    Rule(
        id="SYST-261",
        when=all_of(muscle_breakdown, f.urine_myoglobin),
        then=(*s.emergency(d.RHABDOMYOLYSIS), recommends(s.TREAT_FLUIDS)),
        because="Muscle pigment that has reached the urine harms the kidneys, even before creatine kinase "
        "rises.",
        references=(src.AAST_RHABDO.at("complications: acute kidney injury; fluids early"),),
    ),
    Rule(
        id="SYST-642",
        # Muscle that is merely sore after a march hurts on moving, and less after two days.
        when=all_of(
            any_of(f.began_during_effort, f.after_unusual_exercise),
            any_of(f.leg_pain, f.leg_cramp),
            f.severity.is_("severe"),
            any_of(f.persists_after_stopping, f.course.is_("constant", "steadily worse")),
        ),
        then=(
            supports(d.RHABDOMYOLYSIS, WEAK),
            escalates(SOON),
            recommends(s.EXAM_COMPARTMENT),
            recommends(s.LAB_CK),
        ),
        because="Muscle that goes on hurting badly after an effort may be breaking down or swelling inside "
        "its sheath.",
        claims=("B09",),
        references=(src.AAST_RHABDO.at("causes and clinical presentation"),),
    ),
    Rule(
        id="SYST-704",
        when=all_of(
            any_of(f.antipsychotics, f.dopamine_blocking_antiemetics),
            any_of(f.fever, f.chills),
            any_of(f.muscle_stiffness, f.muscle_tone.is_("rigid")),
        ),
        then=(
            supports(d.RHABDOMYOLYSIS, WEAK),
            *s.emergency(),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_CK),
        ),
        because="Fever and stiff muscles on a medicine that blocks dopamine may be its malignant syndrome, "
        "in which muscle breaks down.",
        references=(src.NEUROLEPTIC_MALIGNANT.at("abstract: rigidity, fever; stop the medicine"),),
    ),
    Rule(
        id="SYST-24",
        when=all_of(f.dark_urine, any_of(f.leg_cramp, f.leg_pain, f.general_weakness)),
        then=(
            supports(d.RHABDOMYOLYSIS, MODERATE),
            escalates(SOON),
            *s.urgent(d.RHABDOMYOLYSIS),
            recommends(s.LAB_CK),
            recommends(s.LAB_URINE_MYOGLOBIN),
        ),
        because="Cola-coloured urine with a painful leg or weak muscles may be muscle pigment; if not, its "
        "own cause has to be found.",
        references=(src.AAST_RHABDO.at("clinical presentation: dark urine"),),
    ),
    Rule(
        id="SYST-25",
        when=all_of(f.muscle_pain_widespread, _WEAK, _INSULT),
        then=(
            supports(d.RHABDOMYOLYSIS, MODERATE),
            *s.urgent(d.RHABDOMYOLYSIS),
            recommends(s.LAB_CK),
            recommends(s.LAB_METABOLIC),
        ),
        because="Muscle both sore and weak after something that can damage it may be breaking down while the "
        "urine is still clear.",
        references=(src.AAST_RHABDO.at("clinical presentation: the classic triad is uncommon"),),
    ),
    Rule(
        id="SYST-34",
        # One muscle group is enough: what hard use has broken down need not hurt all over. Whoever lifted or
        # pedalled too much may be stiff rather than weak.
        when=any_of(
            all_of(
                f.after_unusual_exercise,
                f.severity.is_("severe"),
                any_of(
                    f.muscle_tender_both_legs,
                    all_of(f.muscle_pain_widespread, f.side.is_("both legs")),
                ),
            ),
            all_of(
                f.after_unusual_exercise,
                f.severity.is_("severe"),
                any_of(f.both_legs_swollen, f.one_sided_swelling),
            ),
            all_of(
                _INSULT,
                f.severity.is_("severe"),
                any_of(f.leg_pain, f.leg_cramp),
                f.side.is_("both legs"),
                _WEAK,
            ),
            all_of(
                _INSULT,
                f.little_urine,
                any_of(f.muscle_pain_widespread, f.general_weakness, f.leg_pain, f.leg_cramp),
            ),
        ),
        then=(
            supports(d.RHABDOMYOLYSIS, MODERATE),
            *s.urgent(d.RHABDOMYOLYSIS),
            recommends(s.LAB_CK),
            recommends(s.LAB_URINE_MYOGLOBIN),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Muscle severely sore after hard exercise, or after heat, a crush or such a medicine sore "
        "and weak or with little urine, may be breaking down while the urine is still clear.",
        references=(
            src.AAST_RHABDO.at("causes and clinical presentation; acute kidney injury"),
            src.EXERTIONAL_RHABDO.at("abstract: mistaken for soreness of muscle; creatine kinase and urine"),
        ),
    ),
    SYST_26,
    Rule(
        id="SYST-27",
        # How soon beyond that is for what comes with it to say (SYST-44): muscle that leaks for months, or
        # after a hard run, seldom harms the kidneys of somebody who is well.
        when=muscle_damage_measured,
        then=(
            supports(d.RHABDOMYOLYSIS, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Measured muscle damage is measured again within days, with kidneys and potassium, even in "
        "an athlete.",
        references=(src.AAST_RHABDO.at("monitoring: creatine kinase, potassium, creatinine"),),
    ),
    Rule(
        id="SYST-260",
        when=all_of(
            f.ck.at_least("kidney_risk"),
            any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury),
            f.severity.is_("severe"),
        ),
        then=(
            *s.emergency(d.RHABDOMYOLYSIS),
            recommends(s.TREAT_FLUIDS),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Muscle that hurts severely after effort, heat or a crush, with creatine kinase this "
        "high, needs fluid by vein before the kidneys fail.",
        references=(src.AAST_RHABDO.at("treatment: early fluids; creatine kinase above 5000"),),
    ),
    Rule(
        id="SYST-44",
        # No suspect: myoglobin in the urine has to be looked into though creatine kinase seems normal.
        when=any_of(
            f.ck.at_least("kidney_risk"),
            f.urine_myoglobin,
            all_of(f.ck.at_least("rhabdomyolysis"), _HARM_TO_KIDNEYS),
        ),
        then=(*s.urgent(), recommends(s.LAB_ELECTROLYTES), recommends(s.LAB_METABOLIC)),
        because="Creatine kinase this high, or lower with pigment, fluid loss, heat, a crush, a statin or a "
        "fast onset, can harm the kidneys.",
        references=(
            src.BOSCH_RHABDO.at("kidney injury: from 5000 U/L with sepsis, dehydration or acidosis"),
            src.AAST_RHABDO.at("populations at risk; predictors of acute kidney injury"),
        ),
    ),
    Rule(
        id="SYST-28",
        when=all_of(
            muscle_damage_measured,
            any_of(
                f.muscle_pain_widespread,
                f.muscle_tender_both_legs,
                _WEAK,
                _INSULT,
            ),
        ),
        then=(supports(d.RHABDOMYOLYSIS, STRONG),),
        because="Measured muscle damage together with its symptoms, or with a cause for it, is "
        "rhabdomyolysis.",
        references=(src.AAST_RHABDO.at("definition and diagnosis"),),
    ),
    Rule(
        id="SYST-251",
        # Within days: what leaks for months is a disease of muscle (SYST-33). Pigment without sore or weak
        # muscle may come from the blood.
        when=any_of(
            all_of(f.ck.at_least("kidney_risk"), _WITHIN_DAYS, _SORE_OR_FAILING),
            all_of(
                f.dark_urine,
                f.urine_myoglobin,
                any_of(_WEAK, f.muscle_pain_widespread, f.muscle_tender_both_legs),
            ),
        ),
        then=(supports(d.RHABDOMYOLYSIS, DEFINING),),
        because="Muscle that within days is sore, swollen or weak with creatine kinase this high, or whose "
        "pigment is seen and found in the urine, is breaking down, whatever else is found.",
        references=(src.AAST_RHABDO.at("definition and diagnosis"),),
    ),
    Rule(
        id="SYST-252",
        # Not for the runner who is sore and well: muscle that swells or fails takes far more fluid with it.
        when=all_of(f.ck.at_least("kidney_risk"), _WITHIN_DAYS, _SWOLLEN_OR_FAILING),
        then=(
            *s.emergency(d.RHABDOMYOLYSIS),
            recommends(s.TREAT_FLUIDS),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="Muscle that breaks down and swells or fails within days needs fluid by vein now, and its "
        "pressure watched.",
        references=(
            src.AAST_RHABDO.at("fluids early; complications: compartment syndrome"),
            src.BOSCH_RHABDO.at("kidney injury: from 5000 U/L with sepsis, dehydration or acidosis"),
        ),
    ),
    Rule(
        id="SYST-29",
        when=all_of(
            muscle_damage_measured,
            any_of(
                f.creatinine_rise, f.acute_kidney_injury_known, measured_salts.high_potassium, f.little_urine
            ),
        ),
        then=(
            supports(d.RHABDOMYOLYSIS, STRONG),
            *s.emergency(d.RHABDOMYOLYSIS),
            recommends(s.TREAT_FLUIDS),
        ),
        because="Muscle damage with failing kidneys or rising potassium threatens heart and life.",
        references=(src.AAST_RHABDO.at("complications: hyperkalaemia, acute kidney injury"),),
    ),
    Rule(
        id="SYST-546",
        # How far creatine kinase is up need not be known yet: fluid by vein waits for that (SYST-29). A
        # creatinine that may have been high for years counts only where muscle is both sore and weak under
        # medicines that together poison it: such kidneys cannot get rid of them.
        when=all_of(
            _INSULT,
            muscle_disease.leaks,
            any_of(
                all_of(
                    any_of(f.creatinine_rise, f.acute_kidney_injury_known, f.little_urine),
                    any_of(f.muscle_pain_widespread, f.muscle_tender_both_legs, f.leg_pain, f.leg_cramp),
                    any_of(_WEAK, f.general_weakness),
                ),
                all_of(
                    interactions.muscle_toxic_pair,
                    f.creatinine.above("high", own=True),
                    any_of(f.muscle_pain_widespread, f.muscle_tender_both_legs),
                    _WEAK,
                ),
            ),
        ),
        then=(
            supports(d.RHABDOMYOLYSIS, STRONG),
            *s.emergency(d.RHABDOMYOLYSIS),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Muscle sore and weak after something that can damage it, with a raised creatine kinase and "
        "failing kidneys, is breaking down until shown otherwise, and potassium may stop the heart.",
        references=(
            src.AAST_RHABDO.at("predictors of acute kidney injury; complications: hyperkalaemia"),
            src.EAS_STATIN.at("rhabdomyolysis: creatine kinase with failing kidneys; interacting medicines"),
        ),
    ),
    Rule(
        id="SYST-33",
        # It stays as urgent as it is: this says only what explains the weakness better.
        when=all_of(
            muscle_disease.proximal_weakness,
            any_of(f.onset.is_("over weeks or longer"), f.duration.is_("months", "over a year")),
        ),
        then=(opposes(d.RHABDOMYOLYSIS, MODERATE),),
        because="Muscle breaks down within hours to days; weakness near the trunk that crept up over weeks "
        "is a disease of muscle or thyroid.",
        references=(
            src.EULAR_MYOSITIS.at("classification variables: progressive proximal weakness"),
            src.AAST_RHABDO.at("causes and clinical presentation"),
        ),
    ),
    Rule(
        id="SYST-30",
        # Pigment that is looked for and not found clears dark urine, in muscle neither sore nor weak.
        when=all_of(
            f.ck.below("raised"),
            any_of(
                all_of(no(f.dark_urine), any_of(no(f.urine_myoglobin), no(_RECENT_INSULT))),
                all_of(no(f.urine_myoglobin), no(f.muscle_pain_widespread), no(_WEAK)),
            ),
        ),
        then=(opposes(d.RHABDOMYOLYSIS, DEFINING),),
        because="Muscle that breaks down spills creatine kinase and pigment: a normal level with clear urine "
        "shows that it is not doing so.",
        references=(src.AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
    ),
    Rule(
        id="SYST-31",
        when=f.ck.below("raised"),
        then=(opposes(d.RHABDOMYOLYSIS, MODERATE),),
        because="A normal creatine kinase speaks against muscle breaking down, unless it was measured early.",
        references=(src.AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
    ),
    Rule(
        id="SYST-32",
        when=all_of(
            f.ck.below("raised"),
            any_of(f.dark_urine, f.urine_myoglobin, all_of(f.muscle_pain_widespread, _WEAK, _RECENT_INSULT)),
        ),
        then=(*s.urgent(d.RHABDOMYOLYSIS), recommends(s.LAB_CK_AGAIN)),
        because="Creatine kinase takes half a day to rise, so with such signs one normal level is not "
        "enough.",
        references=(src.AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
    ),
)

# Medicines and weakness put muscle at risk by themselves; effort, heat and a blow where it stays sore.
_AT_RISK = any_of(medicine_classes.lipid_lowering_drug, f.colchicine, _WEAK)
_SORE_AFTER_INSULT = all_of(
    _RECENT_INSULT,
    any_of(
        f.leg_pain,
        f.muscle_pain_widespread,
        f.persists_after_stopping,
        f.course.is_("constant", "steadily worse"),
        f.episode_duration.is_("hours or longer"),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.RHABDOMYOLYSIS,
        minimum=(
            f.dark_urine,
            all_of(_AT_RISK, no(f.ck.below("raised"))),
            all_of(_SORE_AFTER_INSULT, no(f.ck.below("raised"))),
        ),
        at_risk=any_of(_AT_RISK, _SORE_AFTER_INSULT),
        looked_for_by=(s.HISTORY_MUSCLE, s.LAB_CK),
        references=(
            src.AAST_RHABDO.at("causes and clinical presentation; creatine kinase, repeated if early"),
            src.EAS_STATIN.at("statin-associated muscle symptoms: creatine kinase"),
        ),
    ),
)
