"""The approach: what to ask everyone, and what to examine and measure in this patient, each for a reason.

A step that is answered already is not recommended, so the history is asked for in all. Examination and
laboratory are for those in whom they may show something: nobody needs every test for a cramp.
"""

from __future__ import annotations

from knowledge.concepts import (
    hypertension,
    kidney_function_reduced,
    metabolic_syndrome,
    neurotoxic_drug,
    nocturnal_pattern,
    vascular_risk,
)
from knowledge.criteria import URGENT, Rule, all_of, any_of, escalates, recommends
from knowledge.findings.associated import (
    back_pain,
    both_legs_swollen,
    fasciculations,
    leg_weakness,
    muscle_wasting,
)
from knowledge.findings.character import cramps_elsewhere, location, radiates_from_back_or_buttock
from knowledge.findings.general import (
    bleeding_or_bruising,
    fatigue,
    fever,
    muscle_pain_widespread,
    thirst_or_dry_mouth,
    weight_loss,
)
from knowledge.findings.history import (
    age,
    alcohol_heavy,
    back_disease_known,
    flat_feet_known,
    leg_injury,
)
from knowledge.findings.medicines import insulin, metformin, other_glucose_lowering, sulfonylureas
from knowledge.findings.timing import at_rest, comes_with_exertion, disturbs_sleep, leg_cramp, leg_pain
from knowledge.sources import (
    AAN_NEUROPATHY,
    ADA,
    AHA_PAD,
    EAS_STATIN,
    NICE_CANCER,
    NICE_CKS_CRAMPS,
)
from knowledge.steps import (
    EXAM_MUSCULOSKELETAL,
    EXAM_NEUROLOGIC,
    EXAM_VASCULAR,
    HISTORY_ASSOCIATED,
    HISTORY_DURATION,
    HISTORY_LOCATION,
    HISTORY_RED_FLAGS,
    HISTORY_TIMING,
    HISTORY_TRIGGERS,
    LAB_CBC,
    LAB_CK,
    LAB_ELECTROLYTES,
    LAB_HBA1C,
    LAB_METABOLIC,
)

_LEG_TROUBLE = any_of(leg_cramp, leg_pain)

RULES: tuple[Rule, ...] = (
    # History, of everyone; that of medicines stands with the rules about medicines
    Rule(
        id="WORK-01",
        when=_LEG_TROUBLE,
        then=(recommends(HISTORY_TIMING),),
        because="Night, effort or rest: when it comes is what first parts night cramps from poor blood flow.",
        claims=("E01", "E38"),
    ),
    Rule(
        id="WORK-02",
        when=_LEG_TROUBLE,
        then=(recommends(HISTORY_LOCATION),),
        because="Cramps take the calf, roots and nerves a strip or a stocking, a clot one leg alone.",
        claims=("E39",),
    ),
    Rule(
        id="WORK-03",
        when=_LEG_TROUBLE,
        then=(recommends(HISTORY_DURATION),),
        because="A true cramp is over in minutes; what lasts longer is a contracture or no cramp at all.",
        claims=("E01", "E40"),
    ),
    Rule(
        id="WORK-04",
        when=_LEG_TROUBLE,
        then=(recommends(HISTORY_TRIGGERS),),
        because="What brings it on and what takes it away tells artery, spine, muscle and restless legs "
        "apart.",
        claims=("E41",),
    ),
    Rule(
        id="WORK-05",
        when=_LEG_TROUBLE,
        then=(recommends(HISTORY_ASSOCIATED),),
        because="Changed feeling, weakness or skin moves the search from muscle to nerve, vessel and body.",
        claims=("E42", "E55"),
    ),
    Rule(
        id="WORK-06",
        when=_LEG_TROUBLE,
        then=(recommends(HISTORY_RED_FLAGS),),
        because="A clot, a blocked artery or a muscle under pressure can pass for a cramp and must not wait.",
        claims=("B08", "B09", "E11"),
        references=(NICE_CKS_CRAMPS.at("assessment: red flags"),),
    ),
    # Examination
    Rule(
        id="WORK-07",
        # Of every cramp: one whose hour is not known may be taken for one of the night.
        when=any_of(nocturnal_pattern, leg_cramp),
        then=(recommends(EXAM_VASCULAR),),
        because="Nobody's cramps are taken for harmless before the circulation has been looked at.",
        claims=("A08", "E43", "E50"),
    ),
    Rule(
        id="WORK-08",
        when=any_of(comes_with_exertion, at_rest),
        then=(recommends(EXAM_VASCULAR),),
        because="Pain on effort or at rest may be too little blood, early or late.",
        claims=("E11", "E13", "E43"),
    ),
    Rule(
        id="WORK-09",
        when=all_of(_LEG_TROUBLE, any_of(vascular_risk, age.at_least("risk_age"))),
        then=(recommends(EXAM_VASCULAR),),
        because="With age or a vascular risk factor, arteries may be narrowed without a symptom to show it.",
        claims=("E43", "E50"),
        references=(AHA_PAD.at("table of patients at increased risk"),),
    ),
    Rule(
        id="WORK-10",
        when=all_of(_LEG_TROUBLE, any_of(back_pain, radiates_from_back_or_buttock, back_disease_known)),
        then=(recommends(EXAM_NEUROLOGIC),),
        because="A back that hurts or is known to be worn may press on a root, which reflexes and strength "
        "show.",
        claims=("E19", "E44"),
    ),
    Rule(
        id="WORK-11",
        when=all_of(_LEG_TROUBLE, any_of(fasciculations, muscle_wasting)),
        then=(recommends(EXAM_NEUROLOGIC),),
        because="Twitching or thinning muscle is harmless only if strength and reflexes are normal.",
        claims=("B13", "E44"),
    ),
    Rule(
        id="WORK-12",
        when=all_of(_LEG_TROUBLE, any_of(alcohol_heavy, kidney_function_reduced, neurotoxic_drug)),
        then=(recommends(EXAM_NEUROLOGIC),),
        because="Alcohol, failing kidneys and some medicines harm nerves, of which cramp may be the first "
        "sign.",
        claims=("E44", "E53"),
        references=(AAN_NEUROPATHY.at("causes of neuropathy: toxic and metabolic"),),
    ),
    Rule(
        id="WORK-13",
        when=all_of(_LEG_TROUBLE, age.below("child")),
        then=(recommends(EXAM_MUSCULOSKELETAL),),
        because="A child's aching legs may come from feet, joints or bone, and can seldom be told in words.",
        claims=("E24", "E26", "E45"),
    ),
    Rule(
        id="WORK-14",
        when=all_of(_LEG_TROUBLE, any_of(flat_feet_known, leg_injury, location.any_of("ankle or knee"))),
        then=(recommends(EXAM_MUSCULOSKELETAL),),
        because="Pain about the joints, after an injury or above flat feet may start in bone or joint.",
        claims=("E27", "E45"),
    ),
    # Laboratory
    Rule(
        id="WORK-15",
        when=all_of(leg_cramp, disturbs_sleep),
        then=(recommends(LAB_ELECTROLYTES), recommends(LAB_METABOLIC)),
        because="Cramps that spoil sleep are worth one look for a cause that can be mended.",
        claims=("E46", "E47"),
        references=(NICE_CKS_CRAMPS.at("assessment: investigations"),),
    ),
    Rule(
        id="WORK-16",
        when=all_of(leg_cramp, cramps_elsewhere),
        then=(recommends(LAB_METABOLIC),),
        because="Cramps in many places point to the blood, the kidneys or the liver rather than to the leg.",
        claims=("E47",),
        references=(NICE_CKS_CRAMPS.at("assessment: investigations"),),
    ),
    Rule(
        id="WORK-17",
        when=all_of(_LEG_TROUBLE, any_of(hypertension, metabolic_syndrome)),
        then=(recommends(LAB_METABOLIC),),
        because="Where pressure or metabolism is out of order, diabetes and weak kidneys may hide.",
        claims=("E08", "E47", "E53"),
    ),
    Rule(
        id="WORK-18",
        when=all_of(_LEG_TROUBLE, any_of(thirst_or_dry_mouth, both_legs_swollen, weight_loss)),
        then=(recommends(LAB_METABOLIC),),
        because="Thirst, swollen legs or lost weight may come from sugar, kidneys or liver.",
        claims=("E47",),
    ),
    Rule(
        id="WORK-19",
        when=all_of(_LEG_TROUBLE, any_of(fatigue, bleeding_or_bruising)),
        then=(recommends(LAB_CBC),),
        because="Tiredness, bleeding or bruises beside the leg trouble may come from the blood.",
        claims=("D14", "E48"),
    ),
    Rule(
        id="WORK-20",
        # Growing pains are bilateral, of the evening, and leave a child well by day.
        when=all_of(_LEG_TROUBLE, age.below("child"), any_of(fatigue, fever, bleeding_or_bruising)),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="A child with sore legs who is tired, feverish or bruised needs a blood count without delay.",
        claims=("E48",),
        references=(NICE_CANCER.at("1.10: leukaemia in children, full blood count within 48 hours"),),
    ),
    Rule(
        id="WORK-21",
        when=all_of(_LEG_TROUBLE, muscle_pain_widespread, leg_weakness),
        then=(recommends(LAB_CK),),
        because="Sore muscles that are weak as well may be leaking their enzyme.",
        references=(EAS_STATIN.at("assessment: creatine kinase where muscle symptoms are unexplained"),),
    ),
    Rule(
        id="WORK-22",
        when=all_of(_LEG_TROUBLE, any_of(insulin, sulfonylureas, metformin, other_glucose_lowering)),
        then=(recommends(EXAM_NEUROLOGIC), recommends(LAB_HBA1C)),
        because="Anyone taking a medicine for diabetes may have its nerve damage, whether told of "
        "diabetes or not.",
        claims=("E53",),
        references=(ADA.at("section 12: screening for neuropathy"),),
    ),
)
