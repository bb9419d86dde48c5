"""What blood and urine tell of why a salt is off, and what else is measured with it."""

from __future__ import annotations

from knowledge.criteria import Choice, Cutoff, Finding, Flag, Quantity, YesNo, interval
from knowledge.sources import (
    AACB_INTERVALS,
    BSH_WARFARIN,
    CRP_CUTOFF,
    DACIE_LEWIS,
    ESR_LIMITS,
    ESSENTIAL_HAEMATOLOGY,
    EUROPEAN_SODIUM,
    IDSA_NEUTROPENIA,
    JBDS_DKA,
    KOCHER,
    NICE_NEUTROPENIC,
    OXFORD_INTERVALS,
    PATHOLOGY_HARMONY,
    RCH_HYPERLEUKOCYTOSIS,
    SPC_METFORMIN,
    SURVIVING_SEPSIS,
)

bicarbonate = Quantity(
    id="bicarbonate",
    obtained="tests",
    label="bicarbonate",
    plain="bicarbonate (acid balance) in the blood",
    clinician="What is the serum or plasma bicarbonate?",
    help="Total carbon dioxide of the routine panel counts too.",
    unit="mmol/L",
    plausible=(2, 60),
    other_units={"mEq/L": (1, 0)},
    digits=0,
    cutoffs=(
        Cutoff(
            "severely_low", 15, JBDS_DKA.at("diagnosis: bicarbonate below 15 mmol/L or venous pH below 7.3")
        ),
        *interval(22, 29, PATHOLOGY_HARMONY.at("bicarbonate: 22 to 29 mmol/L")),
    ),
    reference=("low", "high"),
)
blood_ph = Quantity(
    id="blood_ph",
    obtained="tests",
    label="pH of the blood",
    plain="acidity of the blood",
    clinician="What is the pH of the blood?",
    help="From a blood gas. In venous blood it is lower by some 0.03.",
    unit="pH",
    plausible=(6.5, 8),
    digits=2,
    cutoffs=(
        Cutoff(
            "severely_low", 7.3, JBDS_DKA.at("diagnosis: bicarbonate below 15 mmol/L or venous pH below 7.3")
        ),
        *interval(7.35, 7.45, OXFORD_INTERVALS.at("table 2.2: arterial pH, 7.35 to 7.45")),
    ),
    reference=("low", "high"),
)
lactate = Quantity(
    id="lactate",
    obtained="tests",
    label="lactate",
    plain="lactic acid in the blood",
    clinician="What is the lactate?",
    help="From a blood gas or a tube on ice. A seizure or a sprint raises it for an hour.",
    unit="mmol/L",
    plausible=(0.1, 40),
    other_units={"mEq/L": (1, 0), "mg/dL": (0.111, 0)},
    cutoffs=(
        Cutoff("high", 2, SURVIVING_SEPSIS.at("lactate: measured again where above 2 mmol/L")),
        Cutoff("very_high", 4, SURVIVING_SEPSIS.at("fluid for low pressure or lactate of 4 mmol/L or more")),
        Cutoff("acidosis", 5, SPC_METFORMIN.at("4.4: lactic acidosis, diagnosis: lactate above 5")),
    ),
    reference=(None, "high"),
)
chloride = Quantity(
    id="chloride",
    obtained="tests",
    label="chloride",
    plain="chloride in the blood",
    clinician="What is the serum or plasma chloride?",
    unit="mmol/L",
    plausible=(50, 160),
    other_units={"mEq/L": (1, 0)},
    digits=0,
    cutoffs=interval(95, 108, PATHOLOGY_HARMONY.at("chloride: 95 to 108 mmol/L")),
    reference=("low", "high"),
)
phosphate = Quantity(
    id="phosphate",
    obtained="tests",
    label="phosphate",
    plain="phosphate in the blood",
    clinician="What is the serum phosphate?",
    help="Fasting, if possible. A value in mg/dL is one of phosphorus, as American laboratories report it.",
    unit="mmol/L",
    plausible=(0.1, 8),
    other_units={"mg/dL": (10 / 30.974, 0)},
    digits=2,
    cutoffs=interval(0.8, 1.5, PATHOLOGY_HARMONY.at("phosphate: 0.8 to 1.5 mmol/L")),
    reference=("low", "high"),
)
alkaline_phosphatase = Quantity(
    id="alkaline_phosphatase",
    obtained="tests",
    label="alkaline phosphatase",
    plain="alkaline phosphatase in the blood (of liver and bone)",
    clinician="What is the alkaline phosphatase?",
    help="In children and in later pregnancy far higher values are usual.",
    unit="U/L",
    plausible=(1, 10_000),
    other_units={"ukat/L": (60, 0)},
    digits=0,
    cutoffs=(Cutoff("high", 130, PATHOLOGY_HARMONY.at("alkaline phosphatase: 30 to 130 U/L")),),
    reference=(None, "high"),
)
parathyroid_hormone_high = YesNo(
    id="parathyroid_hormone_high",
    obtained="tests",
    label="parathyroid hormone above the range",
    plain="too much parathyroid hormone",
    clinician="Is parathyroid hormone above the laboratory's own range?",
    help="From the same sample as the calcium.",
)
urea = Quantity(
    id="urea",
    obtained="tests",
    label="urea",
    plain="urea in the blood (of kidneys and fluid)",
    clinician="What is the serum urea?",
    help="A value in mg/dL is taken for urea nitrogen (BUN), as American laboratories report it.",
    unit="mmol/L",
    plausible=(0.3, 120),
    other_units={"mg/dL": (10 / 28.014, 0)},
    digits=1,
    cutoffs=(Cutoff("high", 7.8, PATHOLOGY_HARMONY.at("urea: 2.5 to 7.8 mmol/L")),),
    reference=(None, "high"),
)
serum_osmolality = Quantity(
    id="serum_osmolality",
    obtained="tests",
    label="serum osmolality",
    plain="thickness of the blood (osmolality)",
    clinician="What is the serum osmolality?",
    help="Measured, not worked out.",
    unit="mOsm/kg",
    plausible=(180, 450),
    other_units={"mmol/kg": (1, 0)},
    digits=0,
    cutoffs=(Cutoff("low", 275, EUROPEAN_SODIUM.at("hypotonic: effective osmolality below 275 mOsm/kg")),),
    reference=("low", None),
)
urine_osmolality = Quantity(
    id="urine_osmolality",
    obtained="tests",
    label="urine osmolality",
    plain="thickness of the urine (osmolality)",
    clinician="What is the urine osmolality?",
    help="From a spot sample, taken with the blood.",
    unit="mOsm/kg",
    plausible=(20, 1500),
    other_units={"mmol/kg": (1, 0)},
    digits=0,
    cutoffs=(Cutoff("dilute", 100, EUROPEAN_SODIUM.at("urine osmolality of 100 mOsm/kg or less")),),
)
urine_sodium = Quantity(
    id="urine_sodium",
    obtained="tests",
    label="urine sodium",
    plain="sodium (salt) in the urine",
    clinician="What is the sodium concentration of the urine?",
    help="From a spot sample, taken with the blood.",
    unit="mmol/L",
    plausible=(1, 400),
    other_units={"mEq/L": (1, 0)},
    digits=0,
    cutoffs=(Cutoff("held_back", 30, EUROPEAN_SODIUM.at("urine sodium of 30 mmol/L or less")),),
)
urine_potassium_high = YesNo(
    id="urine_potassium_high",
    obtained="tests",
    label="potassium lost with the urine although that of the blood is low",
    plain="too much potassium lost with the urine",
    clinician="With a low potassium in the blood, is too much of it lost with the urine?",
    help="More than 15 mmol a day, or 1.5 mmol for each mmol of creatinine of a spot sample.",
)
salt_stays_low = YesNo(
    id="salt_stays_low",
    obtained="tests",
    label="potassium or calcium that stays low although it is replaced",
    plain="potassium or calcium that stays low although it is given",
    clinician="Does potassium or calcium stay low although it is replaced?",
    help="By measurement, after a dose that should have raised it.",
)
renin_aldosterone = Choice(
    id="renin_aldosterone",
    obtained="tests",
    label="renin and aldosterone",
    plain="renin and aldosterone (hormones of salt and blood pressure) in the blood",
    clinician="What are renin and aldosterone?",
    help="Taken in the morning, with potassium replaced. Low means suppressed.",
    options=("both in range", "renin low, aldosterone high", "both low", "both high"),
)
methylmalonic_acid_high = YesNo(
    id="methylmalonic_acid_high",
    obtained="tests",
    label="raised methylmalonic acid",
    plain="methylmalonic acid that is too high (a sign that B12 is lacking)",
    clinician="Is methylmalonic acid raised, in blood or urine?",
    help="Above the laboratory's own limit. Failing kidneys raise it too.",
)
lactate_dehydrogenase = Quantity(
    id="lactate_dehydrogenase",
    obtained="tests",
    label="lactate dehydrogenase",
    plain="lactate dehydrogenase in the blood (rises when cells are damaged)",
    clinician="What is the lactate dehydrogenase?",
    help="A haemolysed sample reads falsely high.",
    unit="U/L",
    plausible=(20, 100_000),
    other_units={"ukat/L": (60, 0)},
    digits=0,
    cutoffs=(Cutoff("high", 250, AACB_INTERVALS.at("lactate dehydrogenase: 120 to 250 U/L")),),
    reference=(None, "high"),
)
c_reactive_protein = Quantity(
    id="c_reactive_protein",
    obtained="tests",
    label="C-reactive protein",
    plain="C-reactive protein in the blood (of inflammation)",
    clinician="What is the C-reactive protein?",
    unit="mg/L",
    plausible=(0, 1000),
    other_units={"mg/dL": (10, 0), "nmol/L": (0.10526, 0)},
    cutoffs=(Cutoff("raised", 10, CRP_CUTOFF.at("decision threshold: acute phase response, 10 mg/L")),),
    reference=(None, "raised"),
)
sedimentation_rate = Quantity(
    id="sedimentation_rate",
    obtained="tests",
    label="sedimentation rate of the blood",
    plain="sedimentation rate of the blood (of inflammation)",
    clinician="What is the erythrocyte sedimentation rate?",
    help="After one hour, by Westergren. Age, anaemia and pregnancy raise it.",
    unit="mm/h",
    plausible=(0, 200),
    digits=0,
    cutoffs=(
        Cutoff("in_range", 15, ESR_LIMITS.at("upper limit: 15 mm/h in men under 50")),
        Cutoff("raised", 30, ESR_LIMITS.at("upper limit: 30 mm/h in women over 50")),
    ),
    reference=(None, ("in_range", "raised")),
)
white_cells = Quantity(
    id="white_cells",
    obtained="tests",
    label="white cell count",
    plain="white blood cells",
    clinician="What is the white cell count?",
    help="All kinds together, from the blood count.",
    unit="10^9/L",
    plausible=(0.05, 900),
    other_units={"K/uL": (1, 0), "/uL": (0.001, 0)},
    cutoffs=(
        *interval(4, 10, DACIE_LEWIS.at("chapter 2, reference ranges: 4 to 10 x 10^9/L")),
        Cutoff("infection", 12, KOCHER.at("predictors: white cells over 12 x 10^9/L")),
        Cutoff("far_too_many", 50, RCH_HYPERLEUKOCYTOSIS.at("background: at risk from 50 x 10^9/L")),
    ),
    reference=("low", "high"),
    flags={
        "leukocytosis": Flag.HIGH,
        "leucocytosis": Flag.HIGH,
        "leukopenia": Flag.LOW,
        "leucopenia": Flag.LOW,
    },
)
hematocrit = Quantity(
    id="hematocrit",
    obtained="tests",
    label="haematocrit",
    plain="share of red cells in the blood",
    clinician="What is the haematocrit (packed cell volume)?",
    help="From the blood count. Where haemoglobin is measured, that counts for more.",
    unit="%",
    plausible=(5, 80),
    other_units={"fraction": (100, 0)},
    digits=0,
    cutoffs=(
        Cutoff("low_female", 36, ESSENTIAL_HAEMATOLOGY.at("appendix 1: haematocrit, women, 36 to 48 %")),
        Cutoff("low_male", 40, ESSENTIAL_HAEMATOLOGY.at("appendix 1: haematocrit, men, 40 to 52 %")),
    ),
    reference=(("low_female", "low_male"), None),
)
clotting_prolonged = YesNo(
    id="clotting_prolonged",
    obtained="tests",
    label="prolonged clotting (INR above its target, or a long partial thromboplastin time)",
    plain="blood that clots too slowly",
    clinician="Is clotting prolonged: INR above its target, or a long partial thromboplastin time?",
    help="On warfarin, above the target for this patient. Direct anticoagulants hardly show in these tests.",
)
antinuclear_antibodies = YesNo(
    id="antinuclear_antibodies",
    obtained="tests",
    label="antinuclear antibodies",
    plain="antibodies against cell nuclei in the blood",
    clinician="Are antinuclear antibodies raised?",
    help="Low titres are common in healthy people: count those over the laboratory's own limit.",
)
rheumatoid_factor = YesNo(
    id="rheumatoid_factor",
    obtained="tests",
    label="rheumatoid factor or antibodies to citrullinated peptides",
    plain="antibodies of rheumatoid arthritis in the blood",
    clinician="Are rheumatoid factor or antibodies to citrullinated peptides found?",
)
anca = YesNo(
    id="anca",
    obtained="tests",
    label="antineutrophil cytoplasmic antibodies (ANCA)",
    plain="antibodies found in inflamed blood vessels",
    clinician="Are antineutrophil cytoplasmic antibodies (ANCA) found?",
)
neutrophils = Quantity(
    id="neutrophils",
    obtained="tests",
    label="neutrophil count",
    plain="neutrophils (white cells that fight germs)",
    clinician="What is the neutrophil count?",
    help="The absolute count, from the differential. A share in per cent is to be worked out from all white "
    "cells. A differential called normal is normal here.",
    unit="10^9/L",
    plausible=(0, 100),
    other_units={"K/uL": (1, 0), "/uL": (0.001, 0)},
    cutoffs=(
        Cutoff("very_low", 0.5, NICE_NEUTROPENIC.at("diagnosis: neutrophils of 0.5 x 10^9/L or lower")),
        Cutoff("few", 1, IDSA_NEUTROPENIA.at("definitions: under 1000 per mm3 and on the way under 500")),
        *interval(2, 7, DACIE_LEWIS.at("chapter 2, reference ranges: neutrophils 2 to 7 x 10^9/L")),
    ),
    reference=("low", "high"),
    flags={"neutropenia": Flag.LOW, "neutrophilia": Flag.HIGH},
)
inr = Quantity(
    id="inr",
    obtained="tests",
    label="INR",
    plain="INR (how slowly the blood clots)",
    clinician="What is the INR?",
    help="On warfarin mostly 2 to 3 on purpose. Direct anticoagulants hardly show in it.",
    unit="ratio",
    plausible=(0.5, 30),
    other_units={"{INR}": (1, 0)},
    digits=1,
    cutoffs=(Cutoff("over_any_target", 5, BSH_WARFARIN.at("abstract and section 5: INR over 5.0")),),
)
urine_protein = YesNo(
    id="urine_protein",
    obtained="tests",
    label="protein in the urine",
    plain="protein in the urine",
    clinician="Is there protein in the urine, 1+ or more by the strip?",
    help="Urine called normal is no. A trace does not count.",
)
urine_blood = Choice(
    id="urine_blood",
    obtained="tests",
    label="blood by the urine strip",
    plain="blood in the urine, by the test strip",
    clinician="Does the urine strip show blood, and are there red cells to match?",
    help="Myoglobin colours the field for blood too: then hardly a red cell is seen under the microscope. "
    "Urine called normal is none.",
    options=("none", "with red cells", "with hardly any red cells", "red cells not counted"),
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
