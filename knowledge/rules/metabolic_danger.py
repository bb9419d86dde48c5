"""Electrolytes that are dangerous: by how far they are out of range, and by what they already do.

Two tiers, each by the cut-offs of a named guideline: what needs treatment within minutes to hours is
`dangerous_electrolytes`; what has to be measured again and treated within a day or so is urgent.
"""

from __future__ import annotations

from knowledge.concepts import (
    dangerous_electrolytes,
    electrolyte_disturbance,
    high_potassium,
    low_calcium,
    low_potassium,
)
from knowledge.criteria import (
    EMERGENCY,
    MODERATE,
    URGENT,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    recommends,
    supports,
)
from knowledge.disorders import HYPOCALCEMIA
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
from knowledge.findings.general import (
    confusion_or_seizure,
    heavy_sweating,
    little_urine,
    palpitations_or_fainting,
    tetany,
)
from knowledge.findings.history import acute_kidney_injury_known
from knowledge.findings.laboratory import creatinine_rise
from knowledge.findings.timing import after_unusual_exercise, in_heat_with_sweating
from knowledge.sources import (
    CTCAE,
    EUROPEAN_SODIUM,
    HARRISON,
    NATA_HEAT,
    SFE_CALCIUM,
    UKKA_POTASSIUM,
)
from knowledge.steps import LAB_ELECTROLYTES, REFER_EMERGENCY, TEST_ECG

_potassium_far_out = any_of(potassium.below("moderately_low"), potassium.at_least("moderately_high"))
_disturbs_the_heart = any_of(
    _potassium_far_out,
    calcium_adjusted.below("moderately_low"),
    calcium_adjusted.above("moderately_high"),
    calcium_ionized.below("moderately_low"),
    calcium_ionized.above("moderately_high"),
    calcium_total.above("moderately_high"),
    magnesium.below("moderately_low"),
    magnesium.above("moderately_high"),
)

RULES: tuple[Rule, ...] = (
    # Needs treatment at once
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
            calcium_ionized.above("severely_high"),
            all_of(calcium_total.below("severely_low"), albumin.at_least("usual")),
            calcium_total.above("severely_high"),
            magnesium.below("severely_low"),
            magnesium.above("severely_high"),
        ),
        then=(concludes(dangerous_electrolytes),),
        because="At such a value heart and brain are in danger even without a symptom.",
        references=(
            CTCAE.at("potassium, sodium, calcium and magnesium: grade 4; hypomagnesemia, grade 3"),
            UKKA_POTASSIUM.at("classification: severe from 6.5 mmol/L"),
            EUROPEAN_SODIUM.at("classification: profound below 125 mmol/L"),
            SFE_CALCIUM.at("hypocalcaemia and hypercalcaemia: severe"),
        ),
    ),
    Rule(
        id="METAB-20",
        when=any_of(
            # A potassium just out of its range does not race a heart: that is urgent by itself (SAFE-03).
            all_of(_disturbs_the_heart, palpitations_or_fainting),
            all_of(electrolyte_disturbance, confusion_or_seizure),
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
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(TEST_ECG)),
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
    Rule(
        id="METAB-119",
        when=any_of(_disturbs_the_heart, sodium.below("moderately_low"), sodium.above("moderately_high")),
        then=(escalates(URGENT), recommends(LAB_ELECTROLYTES)),
        because="A value this far out may turn dangerous within a day: repeat it, and treat the cause now.",
        references=(
            CTCAE.at("hypokalemia, grade 3; hypocalcemia, hypomagnesemia and hypernatremia, grade 2"),
            UKKA_POTASSIUM.at("community: moderate hyperkalaemia, repeat within 24 hours"),
            EUROPEAN_SODIUM.at("classification: moderate, 125 to 129 mmol/L"),
            SFE_CALCIUM.at("hypercalcaemia: 3.0 to 3.5 mmol/L, prompt treatment"),
            HARRISON.at("hypermagnesaemia: signs may appear above 2 mmol/L"),
        ),
    ),
    Rule(
        id="METAB-120",
        when=all_of(
            sodium.below("moderately_low"),
            any_of(in_heat_with_sweating, all_of(after_unusual_exercise, heavy_sweating)),
        ),
        then=(concludes(dangerous_electrolytes),),
        because="Sodium that fell within hours, by sweat and water drunk, swells the brain at such values.",
        references=(NATA_HEAT.at("exertional hyponatraemia: recognition and treatment"),),
    ),
    Rule(
        id="METAB-121",
        when=_disturbs_the_heart,
        then=(recommends(TEST_ECG),),
        because="Potassium, calcium or magnesium this far out may already show in the heart tracing.",
        references=(
            UKKA_POTASSIUM.at("electrocardiogram in all with potassium of 6.0 mmol/L or more"),
            SFE_CALCIUM.at("hypocalcaemia and hypercalcaemia: electrocardiogram"),
        ),
    ),
    Rule(
        id="METAB-122",
        when=any_of(
            all_of(_potassium_far_out, any_of(leg_weakness, weakness_proximal)),
            all_of(
                potassium.at_least("moderately_high"),
                any_of(little_urine, creatinine_rise, acute_kidney_injury_known),
            ),
        ),
        then=(concludes(dangerous_electrolytes),),
        because="With weak muscles or kidneys giving way, potassium this far out will not wait for a repeat.",
        references=(
            UKKA_POTASSIUM.at("community: hospital if unwell or with acute kidney injury"),
            CTCAE.at("hypokalemia, grade 3: symptomatic, hospitalisation"),
        ),
    ),
)
