"""Measured electrolytes: what is out of range, what is dangerous, and what a value within range excludes.

What was told in the past is another matter (`metabolic_fluid`): no value of today speaks for or against it.
"""

from __future__ import annotations

from knowledge.concepts import (
    dangerous_electrolytes,
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
    EMERGENCY,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
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
from knowledge.findings.associated import leg_weakness, weakness_proximal
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
from knowledge.findings.general import confusion_or_seizure, palpitations_or_fainting, tetany
from knowledge.findings.history import neck_surgery_or_hypoparathyroidism, vitamin_d_deficiency_known
from knowledge.findings.laboratory import parathyroid_hormone_low, vitamin_d
from knowledge.sources import (
    BNF,
    CTCAE,
    EUROPEAN_SODIUM,
    PATHOLOGY_HARMONY,
    ROS_VITAMIN_D,
    SFE_CALCIUM,
    UKKA_POTASSIUM,
    YORK_IONIZED_CALCIUM,
)
from knowledge.steps import (
    LAB_ELECTROLYTES,
    LAB_PARATHYROID,
    LAB_VITAMIN_D,
    REFER_EMERGENCY,
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
        when=all_of(calcium_total.below("low"), albumin.at_least("low")),
        then=(concludes(low_calcium),),
        because="Where albumin is not low, a low total calcium is a low calcium.",
        claims=("E05",),
        references=(PATHOLOGY_HARMONY.at("adjusted calcium; albumin: 35 to 50 g/L"),),
    ),
    Rule(
        id="METAB-07",
        when=any_of(
            calcium_adjusted.above("high"), calcium_ionized.above("high"), calcium_total.above("high")
        ),
        then=(concludes(high_calcium),),
        because="Calcium lies over the reference interval, and a low albumin would only hide that.",
        claims=("A05", "B07"),
        references=(PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),),
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
        # Fires with albumin unknown and must then hold when albumin turns out low: so it says little.
        when=calcium_total.below("low"),
        then=(
            supports(HYPOCALCEMIA, WEAK),
            supports(ELECTROLYTE_IMBALANCE, WEAK),
            recommends(LAB_ELECTROLYTES),
        ),
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
    # What is dangerous
    Rule(
        id="METAB-19",
        when=any_of(
            potassium.below("severely_low"),
            potassium.at_least("severely_high"),
            sodium.below("severely_low"),
            sodium.above("severely_high"),
            calcium_adjusted.below("severely_low"),
            calcium_adjusted.above("severely_high"),
            calcium_ionized.below("severely_low"),
            magnesium.below("severely_low"),
        ),
        then=(concludes(dangerous_electrolytes),),
        because="At such a value heart and brain are in danger even without a symptom.",
        references=(
            CTCAE.at("hypokalemia, hypocalcemia and hypernatremia, grade 4; hypomagnesemia, grade 3"),
            UKKA_POTASSIUM.at("classification: severe from 6.5 mmol/L"),
            EUROPEAN_SODIUM.at("classification: profound below 125 mmol/L"),
            SFE_CALCIUM.at("hypocalcaemia and hypercalcaemia: severe"),
        ),
    ),
    Rule(
        id="METAB-20",
        when=any_of(
            all_of(electrolyte_disturbance, any_of(palpitations_or_fainting, confusion_or_seizure)),
            all_of(low_calcium, any_of(tetany, trousseau_or_chvostek)),
        ),
        then=(concludes(dangerous_electrolytes),),
        because="An electrolyte out of range that already shows in heart, brain or nerve is dangerous.",
        references=(
            UKKA_POTASSIUM.at("assessment: symptoms and electrocardiogram"),
            EUROPEAN_SODIUM.at("classification: moderately severe and severe symptoms"),
            SFE_CALCIUM.at("hypocalcaemia: severe if symptomatic"),
        ),
    ),
    Rule(
        id="METAB-21",
        when=dangerous_electrolytes,
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="A dangerous electrolyte needs an electrocardiogram and treatment at once.",
        references=(
            UKKA_POTASSIUM.at("emergency treatment; electrocardiogram"),
            SFE_CALCIUM.at("emergency management"),
            EUROPEAN_SODIUM.at("hyponatraemia with severe symptoms"),
        ),
    ),
    Rule(
        id="METAB-22",
        when=all_of(any_of(low_potassium, high_potassium), any_of(leg_weakness, weakness_proximal)),
        then=(escalates(URGENT),),
        because="Potassium out of range with weak muscles can go on to paralysis.",
        references=(
            UKKA_POTASSIUM.at("clinical features: muscle weakness"),
            CTCAE.at("hypokalemia, grade 3: symptomatic"),
        ),
    ),
    Rule(
        id="METAB-23",
        when=calcium_total.below("severely_low"),
        then=(supports(HYPOCALCEMIA, MODERATE), escalates(URGENT, HYPOCALCEMIA)),
        because="A total calcium this low is rarely due to albumin alone, so an adjusted one cannot wait.",
        references=(SFE_CALCIUM.at("hypocalcaemia: severe below 1.9 mmol/L"),),
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
        when=all_of(calcium_total.at_least("low"), albumin.at_least("low")),
        then=(opposes(HYPOCALCEMIA, STRONG),),
        because="With total calcium and albumin both in order, a low calcium is hard to believe.",
        references=(PATHOLOGY_HARMONY.at("adjusted calcium; albumin: 35 to 50 g/L"),),
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
