"""Kidneys and dialysis."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import lost_fluid
from knowledge.medication import medicine_classes

dialysis, METAB_104 = define(
    "dialysis",
    "treatment with dialysis",
    rule="METAB-104",
    when=f.dialysis_type.is_("haemodialysis", "peritoneal dialysis"),
    because="Dialysis cleans the blood with a machine or through the lining of the belly.",
    claims=("D18",),
)
kidney_failure, METAB_105 = define(
    "kidney_failure",
    "kidney failure",
    rule="METAB-105",
    when=any_of(dialysis, f.egfr.below("failure"), f.acute_kidney_injury_known),
    because="Kidneys that need dialysis, filter next to nothing or have suddenly stopped working are "
    "failing.",
    claims=("D04", "D11"),
    references=(src.KDIGO_CKD.at("GFR categories: G5, kidney failure, below 15"),),
)
kidney_function_reduced, METAB_106 = define(
    "kidney_function_reduced",
    "known or measured reduction of kidney function",
    rule="METAB-106",
    when=any_of(kidney_failure, f.kidney_disease_known, f.egfr.below("low"), f.creatinine_rise),
    because="Kidney function is known, or measured, to be reduced.",
    claims=("D15",),
    references=(src.KDIGO_CKD.at("definition of chronic kidney disease: GFR below 60"),),
)

_LOST_WITHIN_DAYS = (
    supports(d.ACUTE_KIDNEY_INJURY, WEAK),
    *s.urgent(),
    recommends(s.LAB_ELECTROLYTES),
    recommends(s.LAB_METABOLIC),
    recommends(s.EXAM_FLUID),
    recommends(s.REVIEW_MEDICINES),
)

RULES: tuple[Rule, ...] = (
    METAB_104,
    METAB_105,
    METAB_106,
    Rule(
        id="METAB-107",
        when=any_of(kidney_failure, f.creatinine.at_least("failure")),
        then=(
            supports(d.ELECTROLYTE_IMBALANCE, WEAK),
            supports(d.HYPOCALCEMIA, WEAK),
            escalates(SOON),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Failing kidneys are known to go with cramps, and disturb potassium and calcium.",
        claims=("D04",),
        references=(
            src.UKKA_POTASSIUM.at("risk factors: kidney disease"),
            src.KDIGO_BONE.at("3.1: calcium and phosphate watched from stage G3a on"),
        ),
    ),
    Rule(
        id="METAB-108",
        when=any_of(
            f.kidney_disease_known,
            dialysis,
            f.egfr.below("low"),
            f.creatinine.above("high", own=True),
            all_of(f.creatinine.above("high_female", own=True), f.sex_at_birth.is_("female")),
        ),
        then=(supports(d.CHRONIC_KIDNEY_DISEASE, WEAK), recommends(s.LAB_METABOLIC)),
        because="Chronic kidney disease is sometimes linked with night cramps, with or without dialysis.",
        claims=("D04", "D15", "D18"),
        references=(src.AACB_INTERVALS.at("creatinine: men and women under 60 years"),),
    ),
    Rule(
        id="METAB-109",
        when=kidney_function_reduced,
        then=(recommends(s.LAB_ELECTROLYTES), recommends(s.LAB_METABOLIC)),
        because="Kidneys with reduced function cannot keep the blood salts steady.",
        claims=("E46", "E47"),
    ),
    Rule(
        id="METAB-110",
        when=f.egfr.at_least("low"),
        then=(opposes(d.CHRONIC_KIDNEY_DISEASE, STRONG),),
        because="Kidneys that filter this well do not cause cramps.",
        references=(src.KDIGO_CKD.at("GFR categories: G1 and G2, normal or mildly decreased"),),
    ),
    # Sudden loss
    Rule(
        id="METAB-111",
        when=f.acute_kidney_injury_known,
        then=_LOST_WITHIN_DAYS,
        because="Kidney function lost within days has to be put right before potassium rises.",
        claims=("D11",),
        references=(src.KDIGO_AKI.at("definition and staging; stage-based management"),),
    ),
    Rule(
        id="METAB-151",
        # Apart from the one before, which anybody can deny without having been measured.
        when=f.creatinine_rise,
        then=_LOST_WITHIN_DAYS,
        because="Creatinine that climbs within days shows the kidneys failing before anything is felt.",
        claims=("D11",),
        references=(src.KDIGO_AKI.at("definition and staging; stage-based management"),),
    ),
    Rule(
        id="METAB-638",
        # Who is known to have bad kidneys lives with such a value.
        when=all_of(f.creatinine.at_least("failure"), no(f.kidney_disease_known)),
        then=_LOST_WITHIN_DAYS,
        because="Such a creatinine in somebody whose kidneys were not known to be bad may be new, and "
        "potassium is measured the same day.",
        references=(src.KDIGO_AKI.at("table 2: stage 3; stage-based management"),),
    ),
    Rule(
        id="METAB-112",
        when=f.little_urine,
        then=(
            supports(d.ACUTE_KIDNEY_INJURY, WEAK),
            *s.urgent(),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.EXAM_FLUID),
            recommends(s.EXAM_BLADDER),
        ),
        because="Passing little urine may mean failing kidneys or a bladder that cannot empty, and needs "
        "checking today.",
        claims=("D11", "E47"),
        references=(src.KDIGO_AKI.at("definition: urine volume; evaluation: obstruction"),),
    ),
    Rule(
        id="METAB-113",
        when=all_of(
            f.little_urine,
            any_of(
                lost_fluid.electrolyte_loss,
                f.fever,
                f.kidney_disease_known,
                medicine_classes.diuretics,
                f.nsaids,
                f.ace_inhibitors,
                f.angiotensin_blockers,
            ),
        ),
        then=(escalates(SOON), recommends(s.LAB_ELECTROLYTES), recommends(s.REVIEW_MEDICINES)),
        because="Passing little urine when something strains the kidneys may be acute kidney injury until "
        "they are tested.",
        claims=("D11",),
        references=(src.KDIGO_AKI.at("causes: exposures and susceptibilities"),),
    ),
    Rule(
        id="METAB-114",
        when=all_of(no(f.little_urine), no(f.creatinine_rise), no(f.acute_kidney_injury_known)),
        then=(opposes(d.ACUTE_KIDNEY_INJURY, MODERATE),),
        because="Neither urine nor creatinine suggests failing kidneys.",
        references=(src.KDIGO_AKI.at("definition: creatinine and urine volume"),),
    ),
    Rule(
        id="METAB-124",
        # Whether dialysis is under way is often not said, and must not keep this quiet: no eGFR is measured
        # on dialysis, and where one is entered all the same, the next session is as soon as this asks for.
        when=f.egfr.below("failure"),
        then=(*s.urgent(d.CHRONIC_KIDNEY_DISEASE), recommends(s.TEST_ECG)),
        because="Kidneys that filter next to nothing let potassium rise within days.",
        references=(
            src.KDIGO_CKD.at("GFR categories: G5, kidney failure, below 15"),
            src.UKKA_POTASSIUM.at("risk factors: kidney disease; electrocardiogram"),
        ),
    ),
    # Dialysis
    Rule(
        id="METAB-115",
        when=all_of(f.during_or_after_dialysis, f.dialysis_type.is_("haemodialysis"), lost_fluid.cramping),
        then=(supports(d.HEMODIALYSIS_CRAMPS, DEFINING), opposes(d.NOCTURNAL_LEG_CRAMPS, WEAK)),
        because="Cramps during dialysis, or soon after it, come from the fluid being drawn off.",
        claims=("E04",),
        references=(src.KDOQI_DIALYSIS.at("ultrafiltration rate: cramps during treatment"),),
    ),
    Rule(
        id="METAB-116",
        when=f.during_or_after_dialysis,
        then=(supports(d.HEMODIALYSIS_CRAMPS, MODERATE), escalates(SOON), recommends(s.REVIEW_DIALYSIS)),
        because="Leg trouble that comes with dialysis is brought to the dialysis team at the next session.",
        claims=("E04",),
        references=(src.KDOQI_DIALYSIS.at("ultrafiltration and dry weight"),),
    ),
    Rule(
        id="METAB-117",
        when=f.dialysis_type.is_("haemodialysis"),
        then=(supports(d.HEMODIALYSIS_CRAMPS, WEAK),),
        because="On haemodialysis cramps are common at other times too, but then only possibly due to it.",
        claims=("D18", "E04"),
    ),
    Rule(
        id="METAB-118",
        when=f.dialysis_type.is_("none", "peritoneal dialysis"),
        then=(opposes(d.HEMODIALYSIS_CRAMPS, STRONG),),
        because="Without a dialysis machine that draws off fluid, there are no cramps caused by it.",
        claims=("E04",),
    ),
)
