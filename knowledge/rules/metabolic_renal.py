"""Kidneys and dialysis."""

from __future__ import annotations

from knowledge.concepts import (
    dialysis,
    diuretics,
    electrolyte_loss,
    kidney_failure,
    kidney_function_reduced,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import (
    ACUTE_KIDNEY_INJURY,
    CHRONIC_KIDNEY_DISEASE,
    ELECTROLYTE_IMBALANCE,
    HEMODIALYSIS_CRAMPS,
    HYPOCALCEMIA,
)
from knowledge.findings import medicines
from knowledge.findings.character import quality
from knowledge.findings.general import fever, little_urine
from knowledge.findings.history import acute_kidney_injury_known, dialysis_type, kidney_disease_known
from knowledge.findings.laboratory import creatinine, creatinine_rise, egfr
from knowledge.findings.timing import during_or_after_dialysis, leg_cramp
from knowledge.sources import AACB_INTERVALS, KDIGO_AKI, KDIGO_CKD, KDOQI_DIALYSIS, UKKA_POTASSIUM
from knowledge.steps import (
    EXAM_BLADDER,
    EXAM_FLUID,
    LAB_ELECTROLYTES,
    LAB_METABOLIC,
    REVIEW_DIALYSIS,
    REVIEW_MEDICINES,
    TEST_ECG,
)

cramping = any_of(leg_cramp, quality.any_of("cramping"))

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-104",
        when=dialysis_type.is_("haemodialysis", "peritoneal dialysis"),
        then=(concludes(dialysis),),
        because="The blood is cleaned by a machine or through the peritoneum.",
        claims=("D18",),
    ),
    Rule(
        id="METAB-105",
        when=any_of(dialysis, egfr.below("failure"), acute_kidney_injury_known),
        then=(concludes(kidney_failure),),
        because="Kidneys that need dialysis, filter next to nothing or have just given way are failing.",
        claims=("D04", "D11"),
        references=(KDIGO_CKD.at("GFR categories: G5, kidney failure, below 15"),),
    ),
    Rule(
        id="METAB-106",
        when=any_of(kidney_failure, kidney_disease_known, egfr.below("low"), creatinine_rise),
        then=(concludes(kidney_function_reduced),),
        because="The kidneys are known, or measured, to do less than they should.",
        claims=("D15",),
        references=(KDIGO_CKD.at("definition of chronic kidney disease: GFR below 60"),),
    ),
    Rule(
        id="METAB-107",
        when=kidney_failure,
        then=(
            supports(ELECTROLYTE_IMBALANCE, WEAK),
            supports(HYPOCALCEMIA, WEAK),
            escalates(SOON),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Failing kidneys are known to go with cramps, and disturb potassium and calcium.",
        claims=("D04",),
        references=(
            UKKA_POTASSIUM.at("risk factors: kidney disease"),
            KDIGO_CKD.at("complications: mineral and bone disorder"),
        ),
    ),
    Rule(
        id="METAB-108",
        when=any_of(kidney_disease_known, dialysis, egfr.below("low"), creatinine.above("high")),
        then=(supports(CHRONIC_KIDNEY_DISEASE, WEAK), recommends(LAB_METABOLIC)),
        because="Chronic kidney disease goes with night cramps at times, with dialysis and without.",
        claims=("D04", "D15", "D18"),
        references=(AACB_INTERVALS.at("creatinine: men under 60 years, 60 to 110 umol/L"),),
    ),
    Rule(
        id="METAB-109",
        when=kidney_function_reduced,
        then=(recommends(LAB_ELECTROLYTES), recommends(LAB_METABOLIC)),
        because="Kidneys that do less than they should no longer keep the salts steady.",
        claims=("E46", "E47"),
    ),
    Rule(
        id="METAB-110",
        when=egfr.at_least("low"),
        then=(opposes(CHRONIC_KIDNEY_DISEASE, STRONG),),
        because="Kidneys that filter this well do not make muscles cramp, whatever else ails them.",
        references=(KDIGO_CKD.at("GFR categories: G1 and G2, normal or mildly decreased"),),
    ),
    # Sudden loss
    Rule(
        id="METAB-111",
        when=any_of(creatinine_rise, acute_kidney_injury_known),
        then=(
            supports(ACUTE_KIDNEY_INJURY, WEAK),
            escalates(URGENT),
            recommends(LAB_ELECTROLYTES),
            recommends(EXAM_FLUID),
            recommends(REVIEW_MEDICINES),
        ),
        because="Kidney function lost within days has to be put right before potassium rises.",
        claims=("D11",),
        references=(KDIGO_AKI.at("definition and staging; stage-based management"),),
    ),
    Rule(
        id="METAB-112",
        when=little_urine,
        then=(
            supports(ACUTE_KIDNEY_INJURY, WEAK),
            escalates(URGENT),
            recommends(LAB_METABOLIC),
            recommends(EXAM_FLUID),
            recommends(EXAM_BLADDER),
        ),
        because="Little urine may mean kidneys that give way, or a bladder that cannot empty: look today.",
        claims=("D11", "E47"),
        references=(KDIGO_AKI.at("definition: urine volume; evaluation: obstruction"),),
    ),
    Rule(
        id="METAB-113",
        when=all_of(
            little_urine,
            any_of(
                electrolyte_loss,
                fever,
                kidney_disease_known,
                diuretics,
                medicines.nsaids,
                medicines.ace_inhibitors,
                medicines.angiotensin_blockers,
            ),
        ),
        then=(recommends(LAB_ELECTROLYTES), recommends(REVIEW_MEDICINES)),
        because="Little urine where something strains the kidneys is acute injury until they are tested.",
        claims=("D11",),
        references=(KDIGO_AKI.at("causes: exposures and susceptibilities"),),
    ),
    Rule(
        id="METAB-114",
        when=all_of(no(little_urine), no(creatinine_rise), no(acute_kidney_injury_known)),
        then=(opposes(ACUTE_KIDNEY_INJURY, MODERATE),),
        because="Neither urine nor creatinine speaks of kidneys giving way.",
        references=(KDIGO_AKI.at("definition: creatinine and urine volume"),),
    ),
    Rule(
        id="METAB-124",
        # Whether dialysis is under way is often not said, and must not keep this quiet: no eGFR is measured
        # on dialysis, and where one is entered all the same, the next session is as soon as this asks for.
        when=egfr.below("failure"),
        then=(escalates(URGENT), recommends(TEST_ECG)),
        because="Kidneys that filter next to nothing let potassium rise within days.",
        references=(
            KDIGO_CKD.at("GFR categories: G5, kidney failure, below 15"),
            UKKA_POTASSIUM.at("risk factors: kidney disease; electrocardiogram"),
        ),
    ),
    # Dialysis
    Rule(
        id="METAB-115",
        when=all_of(during_or_after_dialysis, dialysis_type.is_("haemodialysis"), cramping),
        then=(supports(HEMODIALYSIS_CRAMPS, DEFINING),),
        because="Cramps while the machine draws off fluid, or soon after, come from that.",
        claims=("E04",),
        references=(KDOQI_DIALYSIS.at("ultrafiltration rate: cramps during treatment"),),
    ),
    Rule(
        id="METAB-116",
        when=during_or_after_dialysis,
        then=(supports(HEMODIALYSIS_CRAMPS, MODERATE), recommends(REVIEW_DIALYSIS)),
        because="Trouble tied to dialysis sessions is for the dialysis team to settle.",
        claims=("E04",),
        references=(KDOQI_DIALYSIS.at("ultrafiltration and dry weight"),),
    ),
    Rule(
        id="METAB-117",
        when=dialysis_type.is_("haemodialysis"),
        then=(supports(HEMODIALYSIS_CRAMPS, WEAK),),
        because="On haemodialysis cramps are common at other times too, but then only possibly due to it.",
        claims=("D18", "E04"),
    ),
    Rule(
        id="METAB-118",
        when=dialysis_type.is_("none", "peritoneal dialysis"),
        then=(opposes(HEMODIALYSIS_CRAMPS, STRONG),),
        because="Without a machine that draws off fluid there are no cramps from it.",
        claims=("E04",),
    ),
)
