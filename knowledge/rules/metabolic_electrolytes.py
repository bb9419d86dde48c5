"""Measured electrolytes: what is out of range, what that says, and what a value within range excludes.

What is dangerous stands in `metabolic_danger`. What was told in the past is another matter
(`metabolic_fluid`): no value of today speaks for or against it.
"""

from __future__ import annotations

from knowledge.concepts import (
    electrolyte_altering_drug,
    electrolyte_disturbance,
    high_calcium,
    high_magnesium,
    high_potassium,
    high_sodium,
    low_calcium,
    low_magnesium,
    low_potassium,
    low_sodium,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
    SOON,
    STRONG,
    WEAK,
    AtLeast,
    Quantity,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import (
    ELECTROLYTE_IMBALANCE,
    HYPOCALCEMIA,
    HYPOKALEMIA,
    HYPOMAGNESEMIA,
    HYPONATREMIA,
)
from knowledge.findings.electrolytes import (
    albumin,
    calcium_adjusted,
    calcium_ionized,
    calcium_total,
    magnesium,
    potassium,
    sodium,
)
from knowledge.findings.examination import trousseau_or_chvostek
from knowledge.findings.general import tetany
from knowledge.findings.history import neck_surgery_or_hypoparathyroidism, vitamin_d_deficiency_known
from knowledge.findings.laboratory import parathyroid_hormone_low, vitamin_d
from knowledge.sources import (
    BNF,
    HARRISON,
    PATHOLOGY_HARMONY,
    ROS_VITAMIN_D,
    SFE_CALCIUM,
    YORK_IONIZED_CALCIUM,
)
from knowledge.steps import (
    LAB_ELECTROLYTES,
    LAB_PARATHYROID,
    LAB_VITAMIN_D,
    REVIEW_MEDICINES,
)


def _within(quantity: Quantity) -> AtLeast:
    return all_of(quantity.at_least("low"), quantity.at_most("high"))


RULES: tuple[Rule, ...] = (
    # What is out of range
    Rule(
        id="METAB-01",
        when=potassium.below("low"),
        then=(concludes(low_potassium),),
        because="The potassium measured lies under the reference interval.",
        claims=("A05", "C03"),
        references=(PATHOLOGY_HARMONY.at("potassium: 3.5 to 5.3 mmol/L"),),
    ),
    Rule(
        id="METAB-02",
        when=potassium.above("high"),
        then=(concludes(high_potassium),),
        because="The potassium measured lies over the reference interval.",
        claims=("A05", "B07"),
        references=(PATHOLOGY_HARMONY.at("potassium: 3.5 to 5.3 mmol/L"),),
    ),
    Rule(
        id="METAB-03",
        when=sodium.below("low"),
        then=(concludes(low_sodium),),
        because="The sodium measured lies under the reference interval.",
        claims=("A05", "C03"),
        references=(PATHOLOGY_HARMONY.at("sodium: 133 to 146 mmol/L"),),
    ),
    Rule(
        id="METAB-04",
        when=sodium.above("high"),
        then=(concludes(high_sodium),),
        because="The sodium measured lies over the reference interval.",
        claims=("A05", "B07"),
        references=(PATHOLOGY_HARMONY.at("sodium: 133 to 146 mmol/L"),),
    ),
    Rule(
        id="METAB-05",
        when=any_of(calcium_adjusted.below("low"), calcium_ionized.below("low")),
        then=(concludes(low_calcium),),
        because="Calcium that is ionised, or adjusted for albumin, lies under the reference interval.",
        claims=("A05", "E05"),
        references=(
            PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            YORK_IONIZED_CALCIUM.at("reference interval: 1.15 to 1.33 mmol/L"),
        ),
    ),
    Rule(
        id="METAB-06",
        # The sum that adjusts calcium, as far as cut-offs can say it: each pair is low however adjusted.
        when=any_of(
            all_of(calcium_total.below("low"), albumin.at_least("usual")),
            all_of(calcium_total.below("low_at_albumin_35"), albumin.at_least("low")),
            all_of(calcium_total.below("low_at_albumin_30"), albumin.at_least("very_low")),
        ),
        then=(concludes(low_calcium),),
        because="Total calcium is lower than the level of albumin can account for.",
        claims=("E05",),
        references=(
            PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            HARRISON.at("hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"),
        ),
    ),
    Rule(
        id="METAB-07",
        when=any_of(
            calcium_adjusted.above("high"),
            calcium_ionized.above("high"),
            calcium_total.above("high"),
            all_of(calcium_total.above("high_at_albumin_35"), albumin.below("low")),
            all_of(calcium_total.above("high_at_albumin_30"), albumin.at_most("very_low")),
            all_of(calcium_total.above("high_at_albumin_25"), albumin.at_most("extremely_low")),
        ),
        then=(concludes(high_calcium),),
        because="Calcium lies over the reference interval, and a low albumin would only hide that.",
        claims=("A05", "B07"),
        references=(
            PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            HARRISON.at("hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"),
        ),
    ),
    Rule(
        id="METAB-08",
        when=magnesium.below("low"),
        then=(concludes(low_magnesium),),
        because="The magnesium measured lies under the reference interval.",
        claims=("A05", "C03"),
        references=(PATHOLOGY_HARMONY.at("magnesium: 0.70 to 1.00 mmol/L"),),
    ),
    Rule(
        id="METAB-09",
        when=magnesium.above("high"),
        then=(concludes(high_magnesium),),
        because="The magnesium measured lies over the reference interval.",
        claims=("A05",),
        references=(PATHOLOGY_HARMONY.at("magnesium: 0.70 to 1.00 mmol/L"),),
    ),
    # What that says of the cramps: three documents count a high value too, the latest only a low one
    Rule(
        id="METAB-10",
        when=any_of(
            low_potassium,
            high_potassium,
            low_sodium,
            high_sodium,
            low_calcium,
            high_calcium,
            low_magnesium,
            high_magnesium,
        ),
        then=(
            concludes(electrolyte_disturbance),
            supports(ELECTROLYTE_IMBALANCE, MODERATE),
            escalates(SOON),
            recommends(LAB_ELECTROLYTES),
        ),
        because="An electrolyte out of its range, be it high or low, can make muscle cramp.",
        claims=("A05", "B07", "C03"),
    ),
    Rule(
        id="METAB-11",
        when=any_of(low_potassium, low_sodium, low_calcium, low_magnesium),
        then=(supports(ELECTROLYTE_IMBALANCE, STRONG),),
        because="All documents agree on low values: muscle and nerve that lack them become excitable.",
        claims=("C03", "E05"),
    ),
    Rule(
        id="METAB-12",
        when=low_potassium,
        then=(supports(HYPOKALEMIA, STRONG), recommends(LAB_ELECTROLYTES)),
        because="Low potassium sets off cramps, and stays low for as long as magnesium is lacking.",
        claims=("C03", "E05"),
    ),
    Rule(
        id="METAB-13",
        when=low_sodium,
        then=(supports(HYPONATREMIA, STRONG),),
        because="Low sodium sets off cramps.",
        claims=("C03", "E05"),
    ),
    Rule(
        id="METAB-14",
        when=low_magnesium,
        then=(
            supports(HYPOMAGNESEMIA, STRONG),
            supports(HYPOKALEMIA, WEAK),
            supports(HYPOCALCEMIA, WEAK),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Low magnesium sets off cramps, and pulls potassium and calcium down with it.",
        claims=("C03", "E05"),
        references=(BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-15",
        when=low_calcium,
        then=(
            supports(HYPOCALCEMIA, STRONG),
            recommends(LAB_VITAMIN_D),
            recommends(LAB_PARATHYROID),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Low calcium causes cramping pain; mostly vitamin D or parathyroid hormone is lacking.",
        claims=("E05", "E06"),
        references=(SFE_CALCIUM.at("hypocalcaemia: causes, investigation"),),
    ),
    Rule(
        id="METAB-16",
        when=all_of(
            low_calcium,
            any_of(
                tetany,
                trousseau_or_chvostek,
                parathyroid_hormone_low,
                neck_surgery_or_hypoparathyroidism,
                vitamin_d_deficiency_known,
                vitamin_d.below("deficient"),
            ),
        ),
        then=(supports(HYPOCALCEMIA, DEFINING),),
        because="Low calcium with its own sign or a known cause leaves little doubt.",
        claims=("E06",),
        references=(
            SFE_CALCIUM.at("hypocalcaemia: symptoms, signs and causes"),
            ROS_VITAMIN_D.at("thresholds: deficient below 25 nmol/L"),
        ),
    ),
    Rule(
        id="METAB-17",
        # Holds with albumin unknown and must still hold when that turns out low: so it supports nothing.
        when=calcium_total.below("low"),
        then=(recommends(LAB_ELECTROLYTES),),
        because="A low total calcium may be no more than a low albumin: it has to be adjusted for that.",
        claims=("E05", "E46"),
        references=(SFE_CALCIUM.at("hypocalcaemia: adjusted calcium"),),
    ),
    Rule(
        id="METAB-18",
        when=all_of(electrolyte_disturbance, electrolyte_altering_drug),
        then=(recommends(REVIEW_MEDICINES),),
        because="With an electrolyte out of range, the medicine that may have moved it is to be reviewed.",
        claims=("E34", "E52"),
    ),
    # What a value within range excludes
    Rule(
        id="METAB-24",
        when=potassium.at_least("low"),
        then=(opposes(HYPOKALEMIA, DEFINING),),
        because="The potassium of this episode is not low.",
        references=(PATHOLOGY_HARMONY.at("potassium: 3.5 to 5.3 mmol/L"),),
    ),
    Rule(
        id="METAB-25",
        when=sodium.at_least("low"),
        then=(opposes(HYPONATREMIA, DEFINING),),
        because="The sodium of this episode is not low.",
        references=(PATHOLOGY_HARMONY.at("sodium: 133 to 146 mmol/L"),),
    ),
    Rule(
        id="METAB-26",
        when=magnesium.at_least("low"),
        then=(opposes(HYPOMAGNESEMIA, DEFINING),),
        because="The magnesium of this episode is not low.",
        references=(PATHOLOGY_HARMONY.at("magnesium: 0.70 to 1.00 mmol/L"),),
    ),
    Rule(
        id="METAB-27",
        when=any_of(calcium_adjusted.at_least("low"), calcium_ionized.at_least("low")),
        then=(opposes(HYPOCALCEMIA, DEFINING),),
        because="The calcium of this episode, ionised or adjusted for albumin, is not low.",
        references=(
            PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            YORK_IONIZED_CALCIUM.at("reference interval: 1.15 to 1.33 mmol/L"),
        ),
    ),
    Rule(
        id="METAB-28",
        # Not DEFINING: total calcium is no exclusion test.
        when=any_of(
            all_of(calcium_total.at_least("low"), albumin.at_least("low")),
            all_of(calcium_total.at_least("low_at_albumin_35"), albumin.below("low")),
            all_of(calcium_total.at_least("low_at_albumin_30"), albumin.below("very_low")),
        ),
        then=(opposes(HYPOCALCEMIA, STRONG),),
        because="Allowing for albumin, total calcium is not low.",
        references=(
            PATHOLOGY_HARMONY.at("adjusted calcium; albumin: 35 to 50 g/L"),
            HARRISON.at("hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"),
        ),
    ),
    Rule(
        id="METAB-29",
        when=all_of(
            _within(potassium),
            _within(sodium),
            _within(magnesium),
            any_of(
                _within(calcium_adjusted),
                _within(calcium_ionized),
                all_of(_within(calcium_total), albumin.at_least("low")),
            ),
        ),
        then=(opposes(ELECTROLYTE_IMBALANCE, DEFINING),),
        because="Potassium, sodium, calcium and magnesium of this episode all lie within their intervals.",
        claims=("E46",),
        references=(PATHOLOGY_HARMONY.at("potassium, sodium, adjusted calcium, magnesium"),),
    ),
)
