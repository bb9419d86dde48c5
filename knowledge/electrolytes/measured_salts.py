"""Measured electrolytes: what is out of range, what that says, and what a value within range excludes.

What is dangerous stands in `electrolytes.dangerous_salts`. What was told in the past is another matter
(`electrolytes.lost_fluid`): no value of today speaks for or against it.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import lost_fluid
from knowledge.medication import medicine_classes


def _within(quantity: Quantity) -> AtLeast:
    return all_of(quantity.at_least("low"), quantity.at_most("high"))


def total_calcium_over(level: str) -> AtLeast:
    """Total calcium over a cut-off, or so near that the albumin measured with it hides the rest."""
    return any_of(
        f.calcium_total.above(level),
        all_of(f.calcium_total.above(f"{level}_at_albumin_35"), f.albumin.below("low")),
        all_of(f.calcium_total.above(f"{level}_at_albumin_30"), f.albumin.at_most("very_low")),
        all_of(f.calcium_total.above(f"{level}_at_albumin_25"), f.albumin.at_most("extremely_low")),
    )


def _outside(rule: str, side: str, salt: Quantity, name: str, *claims: str) -> tuple[Concept, Rule]:
    under = side == "low"
    return define(
        f"{side}_{salt.id}",
        f"measured {name}",
        rule=rule,
        when=salt.below("low") if under else salt.above("high"),
        because=f"The {salt.id} measured lies {'under' if under else 'over'} the reference interval.",
        claims=claims,
        references=(salt.cutoff("low").reference,),
    )


def _not_low(rule: str, salt: Quantity, disorder: Disorder) -> Rule:
    return Rule(
        id=rule,
        when=salt.at_least("low"),
        then=(opposes(disorder, DEFINING),),
        because=f"The {salt.id} of this episode is not low.",
        references=(salt.cutoff("low").reference,),
    )


low_potassium, METAB_01 = _outside("METAB-01", "low", f.potassium, "hypokalaemia", "A05", "C03")
high_potassium, METAB_02 = _outside("METAB-02", "high", f.potassium, "hyperkalaemia", "A05", "B07")
low_sodium, METAB_03 = _outside("METAB-03", "low", f.sodium, "hyponatraemia", "A05", "C03")
high_sodium, METAB_04 = _outside("METAB-04", "high", f.sodium, "hypernatraemia", "A05", "B07")
high_calcium, METAB_07 = define(
    "high_calcium",
    "measured hypercalcaemia",
    rule="METAB-07",
    when=any_of(
        f.calcium_adjusted.above("high"),
        f.calcium_ionized.above("high"),
        total_calcium_over("high"),
    ),
    because="Calcium lies over the reference interval, and a low albumin would only hide that.",
    claims=("A05", "B07"),
    references=(
        src.PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
        src.HARRISON.at("hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"),
    ),
)
low_magnesium, METAB_08 = _outside("METAB-08", "low", f.magnesium, "hypomagnesaemia", "A05", "C03")
high_magnesium, METAB_09 = _outside("METAB-09", "high", f.magnesium, "hypermagnesaemia", "A05")
electrolyte_disturbance, METAB_10 = define(
    "electrolyte_disturbance",
    "an electrolyte measured outside its range",
    rule="METAB-10",
    when=any_of(
        low_potassium,
        high_potassium,
        low_sodium,
        high_sodium,
        c.low_calcium,
        high_calcium,
        low_magnesium,
        high_magnesium,
    ),
    also=(supports(d.ELECTROLYTE_IMBALANCE, MODERATE), escalates(SOON), recommends(s.LAB_ELECTROLYTES)),
    because="A blood salt that is too high or too low can make muscles cramp.",
    claims=("A05", "B07", "C03"),
)

RULES: tuple[Rule, ...] = (
    # What is out of range
    METAB_01,
    METAB_02,
    METAB_03,
    METAB_04,
    Rule(
        id="METAB-05",
        when=any_of(f.calcium_adjusted.below("low"), f.calcium_ionized.below("low")),
        then=(concludes(c.low_calcium),),
        because="Calcium that is ionised, or adjusted for albumin, lies under the reference interval.",
        claims=("A05", "E05"),
        references=(
            src.PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            src.YORK_IONIZED_CALCIUM.at("reference interval: 1.15 to 1.33 mmol/L"),
        ),
    ),
    Rule(
        id="METAB-06",
        # The sum that adjusts calcium, as far as cut-offs can say it: each pair is low however adjusted.
        when=any_of(
            all_of(f.calcium_total.below("low"), f.albumin.at_least("usual")),
            all_of(f.calcium_total.below("low_at_albumin_35"), f.albumin.at_least("low")),
            all_of(f.calcium_total.below("low_at_albumin_30"), f.albumin.at_least("very_low")),
            all_of(f.calcium_total.below("low_at_albumin_25"), f.albumin.at_least("extremely_low")),
        ),
        then=(concludes(c.low_calcium),),
        because="Total calcium is lower than the level of albumin can account for.",
        claims=("E05",),
        references=(
            src.PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            src.HARRISON.at("hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"),
        ),
    ),
    METAB_07,
    METAB_08,
    METAB_09,
    # What that says of the cramps: three documents count a high value too, the latest only a low one
    METAB_10,
    Rule(
        id="METAB-11",
        when=any_of(low_potassium, low_sodium, c.low_calcium, low_magnesium),
        then=(supports(d.ELECTROLYTE_IMBALANCE, STRONG),),
        because="When potassium, sodium, calcium or magnesium is low, muscles and nerves fire too easily and "
        "can cramp.",
        claims=("C03", "E05"),
    ),
    Rule(
        id="METAB-12",
        when=low_potassium,
        then=(supports(d.HYPOKALEMIA, STRONG), recommends(s.LAB_ELECTROLYTES)),
        because="Low potassium can cause cramps, and stays low for as long as magnesium is low.",
        claims=("C03", "E05"),
    ),
    Rule(
        id="METAB-310",
        when=high_potassium,
        then=(supports(d.HYPERKALEMIA, MODERATE),),
        because="High potassium weakens muscles and can make them cramp.",
        claims=("A05", "B07"),
    ),
    Rule(
        id="METAB-340",
        when=f.potassium.at_least("moderately_high"),
        then=(supports(d.HYPERKALEMIA, STRONG),),
        because="A little too much potassium is seldom felt; from 6.0 mmol/L on it may be what weakens the "
        "muscles.",
        claims=("A05", "B07"),
        references=(src.UKKA_POTASSIUM.at("classification: moderate, 6.0 to 6.4 mmol/L"),),
    ),
    Rule(
        id="METAB-13",
        when=low_sodium,
        then=(supports(d.HYPONATREMIA, STRONG),),
        because="Low sodium can cause cramps.",
        claims=("C03", "E05"),
    ),
    Rule(
        id="METAB-14",
        when=low_magnesium,
        then=(
            supports(d.HYPOMAGNESEMIA, STRONG),
            supports(d.HYPOKALEMIA, WEAK),
            supports(d.HYPOCALCEMIA, WEAK),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Low magnesium can cause cramps, and lowers potassium and calcium as well.",
        claims=("C03", "E05"),
        references=(src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-250",
        # Alone it is symptomatic so low, and potassium and calcium follow it down.
        when=f.magnesium.below("severely_low"),
        then=(supports(d.HYPOMAGNESEMIA, DEFINING),),
        because="Magnesium this low makes muscles cramp or fail by itself, and potassium and calcium low "
        "with it.",
        claims=("C03", "E05"),
        references=(
            src.CTCAE.at("hypomagnesemia, grade 3: below 0.4 mmol/L"),
            src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),
        ),
    ),
    Rule(
        id="METAB-251",
        # A salt just under its range is found in many, and need not be what they feel.
        when=f.sodium.below("severely_low"),
        then=(supports(d.HYPONATREMIA, DEFINING),),
        because="Sodium this low makes muscles cramp and clouds the mind by itself.",
        claims=("C03", "E05"),
        references=(src.EUROPEAN_SODIUM.at("classification: profound below 125 mmol/L"),),
    ),
    Rule(
        id="METAB-252",
        when=f.potassium.below("severely_low"),
        then=(supports(d.HYPOKALEMIA, DEFINING),),
        because="Potassium this low makes muscles cramp or fail by itself.",
        claims=("C03", "E05"),
        references=(src.CTCAE.at("hypokalemia, grade 4: below 2.5 mmol/L"),),
    ),
    Rule(
        id="METAB-15",
        when=c.low_calcium,
        then=(
            supports(d.HYPOCALCEMIA, STRONG),
            recommends(s.LAB_VITAMIN_D),
            recommends(s.LAB_PARATHYROID),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Low calcium can cause cramps, mostly for lack of vitamin D or parathyroid hormone.",
        claims=("E05", "E06"),
        references=(src.SFE_HYPOCALCAEMIA.at("causes, investigation"),),
    ),
    Rule(
        id="METAB-16",
        when=all_of(
            c.low_calcium,
            any_of(
                f.tetany,
                f.trousseau_or_chvostek,
                f.parathyroid_hormone_low,
                f.neck_surgery_or_hypoparathyroidism,
                f.vitamin_d_deficiency_known,
                f.vitamin_d.below("deficient"),
                f.phosphate.above("high"),
            ),
        ),
        then=(supports(d.HYPOCALCEMIA, DEFINING),),
        because="Low calcium with its own sign or a known cause leaves little doubt.",
        claims=("E06",),
        references=(
            src.SFE_HYPOCALCAEMIA.at("symptoms, signs and causes"),
            src.ROS_VITAMIN_D.at("thresholds: deficient below 25 nmol/L"),
        ),
    ),
    Rule(
        id="METAB-158",
        when=all_of(f.parathyroid_hormone_high, any_of(f.calcium_total.below("low"), c.low_calcium)),
        then=(
            supports(d.HYPOCALCEMIA, STRONG),
            escalates(SOON, d.HYPOCALCEMIA),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_VITAMIN_D),
            recommends(s.LAB_METABOLIC),
        ),
        because="Parathyroid hormone that is high shows that the low calcium is real: vitamin D is lacking, "
        "or the kidneys fail.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("causes, investigation: parathyroid hormone"),),
    ),
    Rule(
        id="METAB-159",
        when=all_of(
            any_of(f.alkaline_phosphatase.above("high"), f.phosphate.below("low")),
            any_of(f.calcium_total.below("low"), c.low_calcium, f.parathyroid_hormone_high),
            lost_fluid.sore_or_weak,
        ),
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            escalates(ROUTINE),
            recommends(s.LAB_VITAMIN_D),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Sore or weak muscle with such values of bone suggests bone that softens for want of vitamin "
        "D.",
        claims=("E06",),
        references=(
            src.HARRISON.at("osteomalacia: clinical features, laboratory findings"),
            src.PATHOLOGY_HARMONY.at("alkaline phosphatase; phosphate"),
        ),
    ),
    Rule(
        id="METAB-160",
        when=all_of(
            low_potassium,
            any_of(
                f.hypertension_known,
                f.systolic_pressure.at_least("high"),
                f.diastolic_pressure.at_least("high"),
            ),
        ),
        then=(escalates(ROUTINE), recommends(s.LAB_RENIN_ALDOSTERONE)),
        because="Low potassium with high blood pressure may be too much aldosterone, or liquorice.",
        references=(src.ENDOCRINE_ALDOSTERONE.at("1.0: case detection: hypertension with hypokalaemia"),),
    ),
    Rule(
        id="METAB-161",
        when=all_of(
            low_potassium,
            any_of(
                f.bicarbonate.below("low"),
                f.bicarbonate.above("high"),
                f.chloride.below("low"),
                f.chloride.above("high"),
                f.blood_ph.below("low"),
                f.blood_ph.above("high"),
            ),
        ),
        then=(escalates(SOON), recommends(s.LAB_POTASSIUM_LOSS)),
        because="Where bicarbonate, chloride or pH is off as well, the urine shows whether kidney or bowel "
        "loses the potassium.",
        references=(
            src.HARRISON.at("hypokalaemia: diagnostic approach, acid-base status"),
            src.PATHOLOGY_HARMONY.at("bicarbonate: 22 to 29 mmol/L; chloride: 95 to 108 mmol/L"),
            src.OXFORD_INTERVALS.at("table 2.2: arterial pH, 7.35 to 7.45"),
        ),
    ),
    Rule(
        id="METAB-162",
        when=all_of(low_potassium, f.urine_potassium_high),
        then=(escalates(ROUTINE), recommends(s.LAB_RENIN_ALDOSTERONE), recommends(s.REVIEW_MEDICINES)),
        because="Kidneys that waste potassium do so on medicines, for aldosterone, or for lack of magnesium.",
        references=(src.HARRISON.at("hypokalaemia: renal loss of potassium"),),
    ),
    Rule(
        id="METAB-163",
        when=all_of(
            low_potassium,
            any_of(
                f.liquorice,
                f.eating_disorder,
                f.urine_potassium_high,
                f.renin_aldosterone.is_("renin low, aldosterone high", "both low"),
            ),
        ),
        then=(supports(d.HYPOKALEMIA, DEFINING),),
        because="Low potassium whose cause is known leaves little doubt.",
        claims=("E05",),
        references=(
            src.ENDOCRINE_ALDOSTERONE.at("1.0: case detection"),
            src.LICORICE.at("abstract: hypokalaemia, low renin and aldosterone"),
            src.NICE_EATING.at("1.10: assess fluid and electrolyte balance"),
        ),
    ),
    Rule(
        id="METAB-164",
        when=f.salt_stays_low,
        then=(
            supports(d.HYPOMAGNESEMIA, MODERATE),
            escalates(SOON, d.HYPOMAGNESEMIA),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Potassium or calcium that does not rise when it is replaced lacks magnesium.",
        claims=("E05",),
        references=(src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-165",
        when=low_sodium,
        then=(escalates(SOON), recommends(s.LAB_OSMOLALITY)),
        because="Osmolality and the sodium of the urine tell why sodium is low.",
        references=(src.EUROPEAN_SODIUM.at("diagnostic algorithm: osmolality and urine sodium"),),
    ),
    Rule(
        id="METAB-166",
        when=all_of(
            low_sodium,
            f.serum_osmolality.below("low"),
            f.urine_osmolality.above("dilute"),
            f.urine_sodium.above("held_back"),
        ),
        then=(
            supports(d.HYPONATREMIA, DEFINING),
            escalates(SOON),
            recommends(s.REVIEW_MEDICINES),
            recommends(s.LAB_TSH),
            recommends(s.LAB_CORTISOL),
        ),
        because="Thin blood with urine that is not is true hyponatraemia: a medicine, the thyroid or the "
        "adrenals may be behind it.",
        claims=("E05",),
        references=(src.EUROPEAN_SODIUM.at("criteria of inappropriate antidiuresis; causes"),),
    ),
    Rule(
        id="METAB-17",
        # Holds with albumin unknown and must still hold when that turns out low: so it supports nothing.
        when=f.calcium_total.below("low"),
        then=(recommends(s.LAB_ELECTROLYTES),),
        because="A low total calcium may be no more than a low albumin: it has to be adjusted for that.",
        claims=("E05", "E46"),
        references=(src.SFE_HYPOCALCAEMIA.at("adjusted calcium"),),
    ),
    Rule(
        id="METAB-18",
        when=all_of(electrolyte_disturbance, medicine_classes.electrolyte_altering_drug),
        then=(escalates(SOON, d.ELECTROLYTE_IMBALANCE), recommends(s.REVIEW_MEDICINES)),
        because="With a blood salt out of range, any medicine that may have caused it has to be reviewed.",
        claims=("E34", "E52"),
    ),
    # What a value within range excludes
    _not_low("METAB-24", f.potassium, d.HYPOKALEMIA),
    Rule(
        id="METAB-311",
        when=f.potassium.at_most("high"),
        then=(opposes(d.HYPERKALEMIA, DEFINING),),
        because="The potassium of this episode is not high.",
        references=(f.potassium.cutoff("high").reference,),
    ),
    Rule(
        id="METAB-25",
        # Between the two, 133 and 134, it is low by one definition and usual by the other: neither is said.
        when=f.sodium.at_least("not_low"),
        then=(opposes(d.HYPONATREMIA, DEFINING),),
        because="The sodium of this episode is not low.",
        references=(src.EUROPEAN_SODIUM.at("definition: hyponatraemia below 135 mmol/L"),),
    ),
    Rule(
        id="METAB-26",
        # One per cent of it is in the blood: another salt that will not rise tells more than its own value.
        when=all_of(
            f.magnesium.at_least("low"),
            any_of(
                no(f.salt_stays_low),
                all_of(
                    f.potassium.at_least("low"),
                    any_of(
                        *(
                            salt.at_least("low")
                            for salt in (f.calcium_adjusted, f.calcium_ionized, f.calcium_total)
                        )
                    ),
                ),
            ),
        ),
        then=(opposes(d.HYPOMAGNESEMIA, DEFINING),),
        because="The magnesium of this episode is not low, and no other salt stays low for want of it.",
        references=(
            f.magnesium.cutoff("low").reference,
            src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),
        ),
    ),
    Rule(
        id="METAB-175",
        when=f.magnesium.at_least("low"),
        then=(opposes(d.HYPOMAGNESEMIA, MODERATE),),
        because="The magnesium of this episode is not low, though muscle may lack it all the same.",
        references=(f.magnesium.cutoff("low").reference,),
    ),
    Rule(
        id="METAB-27",
        when=any_of(f.calcium_adjusted.at_least("low"), f.calcium_ionized.at_least("low")),
        then=(opposes(d.HYPOCALCEMIA, DEFINING),),
        because="The calcium of this episode, ionised or adjusted for albumin, is not low.",
        references=(
            src.PATHOLOGY_HARMONY.at("adjusted calcium: 2.20 to 2.60 mmol/L"),
            src.YORK_IONIZED_CALCIUM.at("reference interval: 1.15 to 1.33 mmol/L"),
        ),
    ),
    Rule(
        id="METAB-28",
        # Not DEFINING: total calcium is no exclusion test.
        when=any_of(
            all_of(f.calcium_total.at_least("low"), f.albumin.at_least("low")),
            all_of(f.calcium_total.at_least("low_at_albumin_35"), f.albumin.below("low")),
            all_of(f.calcium_total.at_least("low_at_albumin_30"), f.albumin.below("very_low")),
            all_of(f.calcium_total.at_least("low_at_albumin_25"), f.albumin.below("extremely_low")),
        ),
        then=(opposes(d.HYPOCALCEMIA, STRONG),),
        because="Allowing for albumin, total calcium is not low.",
        references=(
            src.PATHOLOGY_HARMONY.at("adjusted calcium; albumin: 35 to 50 g/L"),
            src.HARRISON.at("hypocalcaemia: 0.2 mmol/L of calcium for every 10 g/L of albumin"),
        ),
    ),
    Rule(
        id="METAB-29",
        when=all_of(
            _within(f.potassium),
            f.sodium.at_least("not_low"),
            f.sodium.at_most("high"),
            _within(f.magnesium),
            any_of(
                _within(f.calcium_adjusted),
                _within(f.calcium_ionized),
                all_of(_within(f.calcium_total), f.albumin.at_least("low")),
            ),
        ),
        then=(opposes(d.ELECTROLYTE_IMBALANCE, DEFINING),),
        because="Potassium, sodium, calcium and magnesium of this episode all lie within their intervals.",
        claims=("E46",),
        references=(src.PATHOLOGY_HARMONY.at("potassium, sodium, adjusted calcium, magnesium"),),
    ),
    Rule(
        id="METAB-187",
        when=all_of(f.body_mass_index.below("underweight"), no(f.age.below("child"))),
        then=(escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="Someone this thin may lack potassium, magnesium or phosphate, whatever the reason.",
        claims=("E05",),
        references=(src.NICE_EATING.at("1.10: assess fluid and electrolyte balance"),),
    ),
    Rule(
        id="METAB-189",
        when=all_of(
            f.minerals_helped,
            any_of(
                f.leg_weakness,
                f.general_weakness,
                f.cramps_elsewhere,
                f.tetany,
                f.electrolyte_abnormal_before,
            ),
        ),
        then=(
            supports(d.ELECTROLYTE_IMBALANCE, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Weakness or cramps that a mineral took away may come back with the lack of it.",
        claims=("E05",),
    ),
)

# A value of this episode excludes or supports; without one, what is looked for is a reason to measure.
DANGERS: tuple[Danger, ...] = tuple(
    Danger(
        disorder=salt,
        minimum=(lost_fluid.electrolyte_risk,),
        at_risk=lost_fluid.electrolyte_risk,
        looked_for_by=(s.HISTORY_MEDICINES, s.HISTORY_ELECTROLYTES, s.LAB_ELECTROLYTES),
        claims=(*claims, "E46"),
    )
    for salt, claims in (
        (d.ELECTROLYTE_IMBALANCE, ("A05", "B07", "C03", "E05")),
        (d.HYPOKALEMIA, ("C03", "E05")),
        (d.HYPONATREMIA, ("C03", "E05")),
        # A normal potassium says nothing of it, as nothing but its own value does.
        (d.HYPOMAGNESEMIA, ("C03", "E05")),
        (d.HYPOCALCEMIA, ("E06",)),
    )
)
