"""Thyroid, underactive and overactive."""

from __future__ import annotations

from knowledge.concepts import (
    contracture_pattern,
    hyperthyroid_symptoms,
    hypothyroid_symptoms,
    thyroid_disease,
)
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    WEAK,
    Rule,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import HYPERTHYROIDISM, HYPOTHYROIDISM
from knowledge.findings import medicines
from knowledge.findings.general import (
    cold_intolerance,
    confusion_or_seizure,
    constipation,
    drowsy_or_slowed,
    dry_skin_or_hair,
    fatigue,
    hand_tremor,
    heat_intolerance,
    heavy_sweating,
    palpitations_or_fainting,
    weight_gain,
    weight_loss,
)
from knowledge.findings.history import (
    hyperthyroidism_known,
    hypothyroidism_known,
    thyroid_untreated,
)
from knowledge.findings.laboratory import free_t4, tsh
from knowledge.sources import ATA_HYPOTHYROIDISM, BTF_THYROID, NICE_THYROID
from knowledge.steps import (
    LAB_CORTISOL,
    LAB_FREE_T4,
    LAB_TSH,
    REFER_EMERGENCY,
)

RULES: tuple[Rule, ...] = (
    # Thyroid: what is there
    Rule(
        id="METAB-30",
        when=at_least(
            3, fatigue, weight_gain, cold_intolerance, constipation, dry_skin_or_hair, drowsy_or_slowed
        ),
        then=(concludes(hypothyroid_symptoms),),
        because="One of these alone means little; three together are how an underactive thyroid shows "
        "itself.",
        claims=("C12",),
        references=(ATA_HYPOTHYROIDISM.at("clinical presentation"),),
    ),
    Rule(
        id="METAB-31",
        when=at_least(
            3, heat_intolerance, weight_loss, hand_tremor, palpitations_or_fainting, heavy_sweating
        ),
        then=(concludes(hyperthyroid_symptoms),),
        because="Three of these together are how an overactive thyroid shows itself.",
        references=(NICE_THYROID.at("1.1 and 1.6: suspecting thyrotoxicosis"),),
    ),
    Rule(
        id="METAB-32",
        when=any_of(
            hypothyroidism_known,
            hyperthyroidism_known,
            medicines.levothyroxine,
            medicines.antithyroid_drugs,
            # A TSH out of its range by less, with thyroxine in order, is common with age and no disease yet.
            tsh.below("suppressed"),
            tsh.above("very_high"),
            free_t4.below("low"),
            free_t4.above("high"),
        ),
        then=(concludes(thyroid_disease),),
        because="The thyroid is known, treated or measured to be out of order.",
        claims=("E07",),
        references=(
            BTF_THYROID.at("typical ranges"),
            NICE_THYROID.at("subclinical disease: treatment above 10 mU/L, or below 0.1 mU/L"),
        ),
    ),
    # Underactive
    Rule(
        id="METAB-33",
        when=hypothyroid_symptoms,
        then=(supports(HYPOTHYROIDISM, MODERATE), escalates(ROUTINE), recommends(LAB_TSH)),
        because="Cramps among other symptoms of an underactive thyroid call for its test.",
        claims=("C12", "E49"),
    ),
    Rule(
        id="METAB-34",
        when=any_of(hypothyroidism_known, medicines.levothyroxine),
        then=(supports(HYPOTHYROIDISM, WEAK), escalates(ROUTINE), recommends(LAB_TSH)),
        because="A thyroid known to be underactive goes with night cramps at times, if the dose falls short.",
        claims=("D22", "E49"),
    ),
    Rule(
        id="METAB-35",
        when=all_of(hypothyroidism_known, thyroid_untreated),
        then=(
            supports(HYPOTHYROIDISM, MODERATE),
            escalates(SOON, HYPOTHYROIDISM),
            recommends(LAB_TSH),
            recommends(LAB_FREE_T4),
        ),
        because="An underactive thyroid that nobody treats gets worse, and must not be missed.",
        claims=("A10",),
    ),
    Rule(
        id="METAB-36",
        when=any_of(
            all_of(hypothyroidism_known, thyroid_untreated, hypothyroid_symptoms),
            all_of(tsh.above("high"), free_t4.below("low")),
        ),
        then=(supports(HYPOTHYROIDISM, STRONG), escalates(SOON, HYPOTHYROIDISM)),
        because="An underactive thyroid that tests show to be overt, or that is untreated and felt, "
        "explains cramps.",
        claims=("A10", "E07"),
        references=(ATA_HYPOTHYROIDISM.at("definition: overt hypothyroidism"),),
    ),
    Rule(
        id="METAB-37",
        when=tsh.above("high"),
        then=(supports(HYPOTHYROIDISM, WEAK), escalates(ROUTINE), recommends(LAB_FREE_T4)),
        because="A raised TSH says that the thyroid is flagging; free thyroxine says how much.",
        claims=("E07",),
        references=(NICE_THYROID.at("1.2: tests; subclinical hypothyroidism"),),
    ),
    Rule(
        id="METAB-38",
        when=tsh.above("very_high"),
        then=(supports(HYPOTHYROIDISM, MODERATE),),
        because="A TSH this high is treated even while thyroxine still holds.",
        references=(NICE_THYROID.at("treating subclinical hypothyroidism: TSH above 10 mU/L"),),
    ),
    Rule(
        id="METAB-39",
        when=all_of(
            drowsy_or_slowed,
            any_of(
                all_of(cold_intolerance, hypothyroid_symptoms),
                all_of(hypothyroidism_known, thyroid_untreated),
            ),
        ),
        then=(
            escalates(EMERGENCY, HYPOTHYROIDISM),
            recommends(REFER_EMERGENCY),
            recommends(LAB_TSH),
            recommends(LAB_FREE_T4),
        ),
        because="A clouded mind in a severely underactive thyroid is impending myxoedema coma.",
        claims=("A10",),
        references=(ATA_HYPOTHYROIDISM.at("myxedema coma: diagnosis and treatment"),),
    ),
    Rule(
        id="METAB-40",
        # No suspected disorder here: TSH may be normal where the pituitary fails, and takes nothing away.
        when=all_of(free_t4.below("low"), any_of(drowsy_or_slowed, confusion_or_seizure)),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(LAB_CORTISOL)),
        because="Low thyroxine with a clouded mind is an emergency, whatever TSH says.",
        references=(ATA_HYPOTHYROIDISM.at("myxedema coma; central hypothyroidism"),),
    ),
    Rule(
        id="METAB-41",
        when=all_of(free_t4.below("low"), tsh.at_most("high")),
        then=(
            # As strong as what a normal TSH says against it (METAB-132).
            supports(HYPOTHYROIDISM, STRONG),
            escalates(SOON),
            recommends(LAB_CORTISOL),
        ),
        because="Low thyroxine that does not raise TSH points to the pituitary, and so to cortisol.",
        references=(ATA_HYPOTHYROIDISM.at("central hypothyroidism: TSH misleads, assess cortisol"),),
    ),
    Rule(
        id="METAB-42",
        when=all_of(tsh.at_most("high"), free_t4.at_least("low")),
        then=(opposes(HYPOTHYROIDISM, DEFINING),),
        because="A TSH that is not raised clears the thyroid, and thyroxine that is not low the pituitary.",
        references=(NICE_THYROID.at("1.2: both TSH and FT4 where pituitary disease is suspected"),),
    ),
    Rule(
        id="METAB-132",
        when=all_of(tsh.at_least("low"), tsh.at_most("high")),
        then=(opposes(HYPOTHYROIDISM, STRONG),),
        because="A normal TSH clears the thyroid gland itself; only a failing pituitary hides behind it.",
        references=(NICE_THYROID.at("1.2: TSH alone where no pituitary disease is suspected"),),
    ),
    Rule(
        id="METAB-133",
        when=all_of(tsh.at_most("high"), hypothyroid_symptoms),
        then=(recommends(LAB_FREE_T4),),
        because="Where the symptoms stay and TSH does not explain them, thyroxine tells of the pituitary.",
        references=(NICE_THYROID.at("1.2: repeat or extend the tests if symptoms persist"),),
    ),
    # Overactive
    Rule(
        id="METAB-43",
        when=hyperthyroid_symptoms,
        then=(supports(HYPERTHYROIDISM, MODERATE), recommends(LAB_TSH)),
        because="Cramps among symptoms of an overactive thyroid call for its test.",
        claims=("E07", "E49"),
    ),
    Rule(
        id="METAB-44",
        when=any_of(hyperthyroidism_known, medicines.antithyroid_drugs, tsh.below("low")),
        then=(supports(HYPERTHYROIDISM, WEAK), recommends(LAB_TSH), recommends(LAB_FREE_T4)),
        because="An overactive thyroid, told or hinted at by TSH, goes with night cramps at times.",
        claims=("D20", "E49"),
        references=(NICE_THYROID.at("1.2: tests"),),
    ),
    Rule(
        id="METAB-45",
        when=any_of(
            all_of(tsh.below("low"), free_t4.above("high")),
            all_of(hyperthyroidism_known, thyroid_untreated, hyperthyroid_symptoms),
        ),
        then=(supports(HYPERTHYROIDISM, STRONG), escalates(SOON)),
        because="An overactive thyroid that tests show to be overt, or that is untreated and felt, "
        "explains cramps.",
        claims=("E07",),
        references=(NICE_THYROID.at("1.6: thyrotoxicosis: tests and referral"),),
    ),
    Rule(
        id="METAB-46",
        when=tsh.at_least("low"),
        then=(opposes(HYPERTHYROIDISM, STRONG),),
        because="With an overactive thyroid TSH is suppressed.",
        references=(NICE_THYROID.at("1.2: tests for thyroid dysfunction"),),
    ),
    Rule(
        id="METAB-47",
        when=all_of(
            contracture_pattern, any_of(hypothyroid_symptoms, hyperthyroid_symptoms, thyroid_disease)
        ),
        then=(
            supports(HYPOTHYROIDISM, WEAK),
            supports(HYPERTHYROIDISM, WEAK),
            escalates(ROUTINE),
            recommends(LAB_TSH),
        ),
        because="Muscle that stays contracted may be the thyroid's doing, over- or underactive.",
        claims=("E07", "E49"),
    ),
)
