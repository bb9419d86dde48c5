"""The approach: what to ask everyone, and what to examine and measure in this patient, each for a reason.

A step that is answered already is not recommended, so the history is asked for in all. Examination and
laboratory are for those in whom they may show something: nobody needs every test for a cramp.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.kidneys import kidney_disease
from knowledge.medication import medicine_classes
from knowledge.movement import restless_legs
from knowledge.night_cramps import idiopathic_cramps

_LEG_TROUBLE = any_of(f.leg_cramp, f.leg_pain)

RULES: tuple[Rule, ...] = (
    # History, of everyone; that of medicines stands with the rules about medicines
    Rule(
        id="WORK-01",
        when=_LEG_TROUBLE,
        then=(recommends(s.HISTORY_TIMING),),
        because="Whether it comes at night, on effort or at rest helps to tell night cramps from poor blood "
        "flow.",
        claims=("E01", "E38"),
    ),
    Rule(
        id="WORK-02",
        when=_LEG_TROUBLE,
        then=(recommends(s.HISTORY_LOCATION),),
        because="Cramps affect the calf, nerve roots a strip of the leg, damaged nerves both feet, and a "
        "clot one leg alone.",
        claims=("E39",),
    ),
    Rule(
        id="WORK-03",
        when=_LEG_TROUBLE,
        then=(recommends(s.HISTORY_DURATION),),
        because="A true cramp is over in minutes; what lasts longer is a contracture or no cramp at all.",
        claims=("E01", "E40"),
    ),
    Rule(
        id="WORK-04",
        when=_LEG_TROUBLE,
        then=(recommends(s.HISTORY_TRIGGERS),),
        because="What brings it on and what eases it helps to tell artery, spine, muscle and restless legs "
        "apart.",
        claims=("E41",),
    ),
    Rule(
        id="WORK-05",
        when=_LEG_TROUBLE,
        then=(recommends(s.HISTORY_ASSOCIATED),),
        because="Changes in feeling, strength or skin point to nerves, blood vessels or a general illness "
        "rather than to muscle.",
        claims=("E42", "E55"),
    ),
    Rule(
        id="WORK-06",
        when=_LEG_TROUBLE,
        then=(recommends(s.HISTORY_RED_FLAGS),),
        because="A clot, a blocked artery or a muscle under pressure can be mistaken for a cramp and must "
        "not wait.",
        claims=("B08", "B09", "E11"),
    ),
    # Examination
    Rule(
        id="WORK-08",
        when=any_of(
            f.comes_with_exertion,
            all_of(
                f.leg_pain,
                any_of(f.at_rest, idiopathic_cramps.nocturnal_pattern),
                any_of(f.location.any_of("foot"), f.age.at_least("risk_age")),
            ),
        ),
        then=(recommends(s.EXAM_VASCULAR),),
        because="Pain on effort may be an early sign of poor blood flow; pain at rest, of the foot or from "
        "fifty on, a late one.",
        claims=("E11", "E13", "E43"),
    ),
    Rule(
        id="WORK-10",
        when=all_of(_LEG_TROUBLE, any_of(f.back_pain, f.radiates_from_back_or_buttock, f.back_disease_known)),
        then=(recommends(s.EXAM_NEUROLOGIC),),
        because="A painful or worn back may press on a nerve root, which testing reflexes and strength can "
        "show.",
        claims=("E19", "E44"),
    ),
    Rule(
        id="WORK-11",
        when=all_of(_LEG_TROUBLE, any_of(f.fasciculations, f.muscle_wasting)),
        then=(recommends(s.EXAM_NEUROLOGIC),),
        because="Twitching or thinning muscle is harmless only if strength and reflexes are normal.",
        claims=("B13", "E44"),
    ),
    Rule(
        id="WORK-12",
        when=all_of(
            _LEG_TROUBLE,
            any_of(f.alcohol_heavy, kidney_disease.kidney_function_reduced, medicine_classes.neurotoxic_drug),
        ),
        then=(recommends(s.EXAM_NEUROLOGIC),),
        because="Alcohol, failing kidneys and some medicines can harm nerves, and cramps may be the first "
        "sign of it.",
        claims=("E44", "E53"),
        references=(src.NEUROPATHY_CAUSES.at("table 2: alcohol, kidney disease, medicines"),),
    ),
    Rule(
        id="WORK-13",
        when=all_of(_LEG_TROUBLE, f.age.below("child")),
        then=(recommends(s.EXAM_MUSCULOSKELETAL),),
        because="A child's aching legs may come from feet, joints or bone, and a child can seldom say which.",
        claims=("E24", "E26", "E45"),
    ),
    Rule(
        id="WORK-14",
        when=all_of(
            _LEG_TROUBLE, any_of(f.flat_feet_known, f.leg_injury, f.location.any_of("ankle or knee"))
        ),
        then=(recommends(s.EXAM_MUSCULOSKELETAL),),
        because="Pain around the joints, after an injury or with flat feet may come from bone or joint.",
        claims=("E27", "E45"),
    ),
    # Laboratory
    Rule(
        id="WORK-15",
        when=all_of(f.leg_cramp, f.disturbs_sleep, f.course.is_("steadily worse")),
        then=(recommends(s.LAB_ELECTROLYTES), recommends(s.LAB_METABOLIC)),
        because="Cramps that disturb sleep and keep getting worse are worth checking for a treatable cause.",
        claims=("E46", "E47"),
        references=(src.NICE_CKS_CRAMPS.at("assessment: investigations"),),
    ),
    Rule(
        id="WORK-16",
        when=all_of(f.leg_cramp, f.cramps_elsewhere),
        then=(recommends(s.LAB_METABOLIC),),
        because="Cramps in many parts of the body point to the blood salts, the kidneys or the liver rather "
        "than to the leg.",
        claims=("E47",),
        references=(src.NICE_CKS_CRAMPS.at("assessment: investigations"),),
    ),
    Rule(
        id="WORK-17",
        when=all_of(_LEG_TROUBLE, diabetes.metabolic_syndrome),
        then=(recommends(s.LAB_METABOLIC),),
        because="In people with metabolic problems, diabetes and poor kidney function may go unnoticed.",
        claims=("E08", "E47", "E53"),
    ),
    Rule(
        id="WORK-18",
        when=all_of(_LEG_TROUBLE, any_of(f.thirst_or_dry_mouth, f.both_legs_swollen, f.weight_loss)),
        then=(
            escalates(ROUTINE),
            recommends(s.LAB_METABOLIC),
        ),
        because="Thirst, swollen legs or weight loss may come from diabetes, the kidneys or the liver.",
        claims=("E47",),
    ),
    Rule(
        id="WORK-19",
        when=all_of(_LEG_TROUBLE, any_of(f.fatigue, f.bleeding_or_bruising)),
        then=(recommends(s.LAB_CBC),),
        because="Tiredness, bleeding or bruises along with the leg trouble may come from a disease of the "
        "blood.",
        claims=("D14", "E48"),
    ),
    Rule(
        id="WORK-21",
        when=all_of(_LEG_TROUBLE, f.muscle_pain_widespread, f.leg_weakness),
        then=(
            escalates(ROUTINE),
            recommends(s.LAB_CK),
        ),
        because="Muscles that are both sore and weak may be damaged, which a blood test (creatine kinase) "
        "shows.",
        references=(src.EAS_STATIN.at("assessment: creatine kinase where muscle symptoms are unexplained"),),
    ),
    Rule(
        id="WORK-22",
        when=all_of(
            _LEG_TROUBLE,
            any_of(f.insulin, f.sulfonylureas, f.metformin, f.sglt2_inhibitors, f.other_glucose_lowering),
        ),
        then=(recommends(s.EXAM_NEUROLOGIC), recommends(s.LAB_HBA1C)),
        because="Anyone taking a medicine for diabetes may have diabetic nerve damage, even if no diabetes "
        "was mentioned.",
        claims=("E53",),
        references=(src.ADA.at("section 12: screening for neuropathy"),),
    ),
    # Treatment of what is common, likely and can wait
    Rule(
        id="WORK-23",
        when=restless_legs.rls_pattern,
        then=(recommends(s.ADVICE_RESTLESS_LEGS),),
        because="Most people with restless legs need no medicine.",
        references=(src.SCOTLAND_RLS.at("management without drugs; most people need none"),),
    ),
    Rule(
        id="WORK-24",
        # Each red flag was asked for: what is only unknown is not its absence.
        when=all_of(
            c.radicular_pattern,
            no(f.saddle_numbness),
            no(f.bladder_or_bowel_change),
            any_of(no(f.leg_weakness), f.strength.is_("normal")),
        ),
        then=(recommends(s.ADVICE_BACK),),
        because="Without a red flag, exercise and time do more for a squeezed lumbar nerve than a scan does.",
        references=(src.NICE_BACK.at("1.1 and 1.2: imaging, self-management, exercise"),),
    ),
)
