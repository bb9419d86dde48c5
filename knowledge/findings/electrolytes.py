"""Electrolytes of the blood, and the albumin that calcium is adjusted for.

A concentration in mg/dL is 10 / molar mass of it in mmol/L; one in mEq/L is divided by the charge.
"""

from __future__ import annotations

from knowledge.criteria import Cutoff, Finding, Quantity, interval
from knowledge.sources import (
    CTCAE,
    EUROPEAN_SODIUM,
    HARRISON,
    PATHOLOGY_HARMONY,
    SFE_HYPERCALCAEMIA,
    SFE_HYPOCALCAEMIA,
    UKKA_POTASSIUM,
    YORK_IONIZED_CALCIUM,
)

_PER_MG_DL_POTASSIUM = 10 / 39.098
_PER_MG_DL_SODIUM = 10 / 22.990
_PER_MG_DL_CALCIUM = 10 / 40.078
_PER_MG_DL_MAGNESIUM = 10 / 24.305

# Adjusted = total + 0.02 x (40 - albumin): a total under the first of a pair of cut-offs, with albumin not
# under the second, is low however it is adjusted. That is all of the sum that cut-offs can say.
_ADJUSTING = "hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"

potassium = Quantity(
    id="potassium",
    obtained="tests",
    label="potassium",
    plain="potassium in the blood",
    clinician="What is the serum or plasma potassium?",
    help="Latest value of this episode. A haemolysed or old sample reads falsely high: repeat it first.",
    exclusion_test=True,
    unit="mmol/L",
    plausible=(0.8, 12),
    other_units={"mEq/L": (1, 0), "mg/dL": (_PER_MG_DL_POTASSIUM, 0)},
    digits=2,
    cutoffs=(
        Cutoff("severely_low", 2.5, CTCAE.at("hypokalemia, grade 4: below 2.5 mmol/L")),
        Cutoff("moderately_low", 3.0, CTCAE.at("hypokalemia, grade 3: below 3.0 mmol/L")),
        *interval(3.5, 5.3, PATHOLOGY_HARMONY.at("potassium: 3.5 to 5.3 mmol/L")),
        Cutoff("mildly_high", 5.5, UKKA_POTASSIUM.at("classification: mild, 5.5 to 5.9 mmol/L")),
        Cutoff("moderately_high", 6.0, UKKA_POTASSIUM.at("classification: moderate, 6.0 to 6.4 mmol/L")),
        Cutoff("severely_high", 6.5, UKKA_POTASSIUM.at("classification: severe from 6.5 mmol/L")),
    ),
    reference=("low", "high"),
)
sodium = Quantity(
    id="sodium",
    obtained="tests",
    label="sodium",
    plain="sodium (salt) in the blood",
    clinician="What is the serum or plasma sodium?",
    help="Latest value of this episode. Very high glucose or lipids make it read low.",
    exclusion_test=True,
    unit="mmol/L",
    plausible=(80, 220),
    other_units={"mEq/L": (1, 0), "mg/dL": (_PER_MG_DL_SODIUM, 0)},
    cutoffs=(
        Cutoff("severely_low", 125, EUROPEAN_SODIUM.at("classification: profound below 125 mmol/L")),
        Cutoff("moderately_low", 130, EUROPEAN_SODIUM.at("classification: moderate, 125 to 129 mmol/L")),
        Cutoff("low", 133, PATHOLOGY_HARMONY.at("sodium: 133 to 146 mmol/L")),
        Cutoff("not_low", 135, EUROPEAN_SODIUM.at("definition: hyponatraemia below 135 mmol/L")),
        Cutoff("high", 146, PATHOLOGY_HARMONY.at("sodium: 133 to 146 mmol/L")),
        Cutoff("moderately_high", 150, CTCAE.at("hypernatremia, grade 2: above 150 mmol/L")),
        Cutoff("severely_high", 160, CTCAE.at("hypernatremia, grade 4: above 160 mmol/L")),
    ),
    reference=("low", "high"),
)
calcium_adjusted = Quantity(
    id="calcium_adjusted",
    obtained="tests",
    label="calcium adjusted for albumin",
    plain="calcium in the blood, adjusted for protein",
    clinician="What is the calcium adjusted for albumin?",
    help="As the laboratory adjusts it; by hand, total calcium + 0.02 x (40 - albumin in g/L), in mmol/L.",
    exclusion_test=True,
    unit="mmol/L",
    plausible=(0.6, 5.5),
    other_units={"mg/dL": (_PER_MG_DL_CALCIUM, 0), "mEq/L": (0.5, 0)},
    digits=2,
    cutoffs=(
        Cutoff("severely_low", 1.9, SFE_HYPOCALCAEMIA.at("severe below 1.9 mmol/L")),
        Cutoff("moderately_low", 2.0, CTCAE.at("hypocalcemia, grade 2: corrected calcium below 2.0 mmol/L")),
        *interval(2.20, 2.60, PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L")),
        Cutoff("moderately_high", 3.0, SFE_HYPERCALCAEMIA.at("3.0 to 3.5 mmol/L, prompt treatment")),
        Cutoff("severely_high", 3.5, SFE_HYPERCALCAEMIA.at("severe above 3.5 mmol/L")),
    ),
    reference=("low", "high"),
)
calcium_total = Quantity(
    id="calcium_total",
    obtained="tests",
    label="total calcium",
    plain="calcium in the blood, not adjusted for protein",
    clinician="What is the total calcium, not adjusted for albumin?",
    help="Only where no adjusted value is at hand. It reads low when albumin is low, so it excludes nothing.",
    unit="mmol/L",
    plausible=(0.6, 5.5),
    other_units={"mg/dL": (_PER_MG_DL_CALCIUM, 0), "mEq/L": (0.5, 0)},
    digits=2,
    cutoffs=(
        Cutoff("severely_low_at_albumin_30", 1.70, HARRISON.at(_ADJUSTING)),
        Cutoff("severely_low_at_albumin_35", 1.80, HARRISON.at(_ADJUSTING)),
        Cutoff("severely_low", 1.9, SFE_HYPOCALCAEMIA.at("severe below 1.9 mmol/L, adjusted")),
        Cutoff("low_at_albumin_25", 1.90, HARRISON.at(_ADJUSTING)),
        Cutoff("low_at_albumin_30", 2.00, HARRISON.at(_ADJUSTING)),
        Cutoff("low_at_albumin_35", 2.10, HARRISON.at(_ADJUSTING)),
        Cutoff("low", 2.20, PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L")),
        Cutoff("high_at_albumin_25", 2.30, HARRISON.at(_ADJUSTING)),
        Cutoff("high_at_albumin_30", 2.40, HARRISON.at(_ADJUSTING)),
        Cutoff("high_at_albumin_35", 2.50, HARRISON.at(_ADJUSTING)),
        Cutoff("high", 2.60, PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L")),
        Cutoff("moderately_high_at_albumin_25", 2.70, HARRISON.at(_ADJUSTING)),
        Cutoff("moderately_high_at_albumin_30", 2.80, HARRISON.at(_ADJUSTING)),
        Cutoff("moderately_high_at_albumin_35", 2.90, HARRISON.at(_ADJUSTING)),
        Cutoff("moderately_high", 3.0, SFE_HYPERCALCAEMIA.at("3.0 to 3.5 mmol/L, prompt treatment")),
        Cutoff("severely_high_at_albumin_25", 3.20, HARRISON.at(_ADJUSTING)),
        Cutoff("severely_high_at_albumin_30", 3.30, HARRISON.at(_ADJUSTING)),
        Cutoff("severely_high_at_albumin_35", 3.40, HARRISON.at(_ADJUSTING)),
        Cutoff("severely_high", 3.5, SFE_HYPERCALCAEMIA.at("severe above 3.5 mmol/L")),
    ),
    reference=("low", "high"),
)
calcium_ionized = Quantity(
    id="calcium_ionized",
    obtained="tests",
    label="ionised calcium",
    plain="free calcium in the blood",
    clinician="What is the ionised calcium?",
    help="From a blood gas sample read at once, at the patient's own pH.",
    exclusion_test=True,
    unit="mmol/L",
    plausible=(0.3, 3.2),
    other_units={"mg/dL": (_PER_MG_DL_CALCIUM, 0), "mEq/L": (0.5, 0)},
    digits=2,
    cutoffs=(
        Cutoff("severely_low", 0.8, CTCAE.at("hypocalcemia, grade 4: ionised below 0.8 mmol/L")),
        Cutoff("moderately_low", 1.0, CTCAE.at("hypocalcemia, grade 2: ionised below 1.0 mmol/L")),
        *interval(1.15, 1.33, YORK_IONIZED_CALCIUM.at("reference interval: 1.15 to 1.33 mmol/L")),
        Cutoff("moderately_high", 1.6, CTCAE.at("hypercalcemia, grade 3: ionised above 1.6 mmol/L")),
        Cutoff("severely_high", 1.8, CTCAE.at("hypercalcemia, grade 4: ionised above 1.8 mmol/L")),
    ),
    reference=("low", "high"),
)
albumin = Quantity(
    id="albumin",
    obtained="tests",
    label="albumin",
    plain="albumin (a protein) in the blood",
    clinician="What is the serum albumin?",
    help="From the same sample as the calcium, if calcium is to be judged by it.",
    unit="g/L",
    plausible=(6, 80),
    other_units={"g/dL": (10, 0), "umol/L": (0.0665, 0)},
    digits=1,
    cutoffs=(
        Cutoff("extremely_low", 25, HARRISON.at(_ADJUSTING)),
        Cutoff("very_low", 30, HARRISON.at(_ADJUSTING)),
        Cutoff("low", 35, PATHOLOGY_HARMONY.at("albumin: 35 to 50 g/L")),
        Cutoff("usual", 40, HARRISON.at(_ADJUSTING)),
    ),
    reference=("low", None),
)
magnesium = Quantity(
    id="magnesium",
    obtained="tests",
    label="magnesium",
    plain="magnesium in the blood",
    clinician="What is the serum magnesium?",
    help="Mind the unit: 1.8 is usual in mg/dL and well over the range in mmol/L. A value within the range "
    "does not rule out that the body's stores are low.",
    exclusion_test=True,
    unit="mmol/L",
    plausible=(0.1, 8),
    other_units={"mg/dL": (_PER_MG_DL_MAGNESIUM, 0), "mEq/L": (0.5, 0)},
    digits=2,
    cutoffs=(
        Cutoff("severely_low", 0.4, CTCAE.at("hypomagnesemia, grade 3: below 0.4 mmol/L")),
        Cutoff("moderately_low", 0.5, CTCAE.at("hypomagnesemia, grade 2: below 0.5 mmol/L")),
        *interval(0.70, 1.00, PATHOLOGY_HARMONY.at("magnesium: 0.70 to 1.00 mmol/L")),
        Cutoff("moderately_high", 2.0, HARRISON.at("hypermagnesaemia: signs may appear above 2 mmol/L")),
        Cutoff("severely_high", 3.3, CTCAE.at("hypermagnesemia, grade 4: above 3.30 mmol/L")),
    ),
    reference=("low", "high"),
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
