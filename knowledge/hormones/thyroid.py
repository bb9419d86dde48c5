"""Thyroid, underactive and overactive."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.muscle import muscle_disease
from knowledge.red_flags.sepsis import feverish

hypothyroid_symptoms, METAB_30 = define(
    "hypothyroid_symptoms",
    "symptoms of an underactive thyroid",
    rule="METAB-30",
    when=at_least(
        3,
        f.fatigue,
        f.weight_gain,
        f.cold_intolerance,
        f.constipation,
        f.dry_skin_or_hair,
        f.drowsy_or_slowed,
        f.puffy_face,
    ),
    because="One of these alone means little; three together suggest an underactive thyroid.",
    claims=("C12",),
    references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism"),),
)
_OVERACTIVE = (
    f.heat_intolerance, f.weight_loss, f.hand_tremor, f.palpitations_or_fainting, f.heavy_sweating
)  # fmt: skip
hyperthyroid_symptoms, METAB_31 = define(
    "hyperthyroid_symptoms",
    "symptoms of an overactive thyroid",
    rule="METAB-31",
    when=any_of(
        at_least(3, *_OVERACTIVE),
        # Nerves alone make hands tremble, hearts race and people sweat: they count beside lost weight.
        all_of(f.weight_loss, f.hand_tremor, f.anxiety_or_depression),
    ),
    because="Three of these together, or a tremor in someone anxious who loses weight, suggest an overactive "
    "thyroid.",
    references=(
        src.NICE_THYROID.at(
            "1.2: tests where thyroid dysfunction is suspected; one symptom alone may not tell"
        ),
    ),
)
thyroid_disease, METAB_32 = define(
    "thyroid_disease",
    "thyroid disease",
    complete=False,
    rule="METAB-32",
    when=any_of(
        f.hypothyroidism_known,
        f.hyperthyroidism_known,
        f.levothyroxine,
        f.antithyroid_drugs,
        # A TSH out of its range by less, with thyroxine in order, is common with age and no disease yet.
        f.tsh.below("suppressed"),
        f.tsh.at_least("very_high"),
        f.free_t4.below("low"),
        f.free_t4.above("high"),
    ),
    because="A thyroid problem is known, treated or shown by a test.",
    claims=("E07",),
    references=(
        src.BTF_THYROID.at("typical ranges"),
        src.NICE_THYROID.at("1.5: treatment from 10 mU/L; 1.8: below 0.1 mU/L"),
    ),
)

# Swelling that keeps no dent.
_myxoedema = all_of(any_of(f.both_legs_swollen, f.lasting_swelling), no(f.edema_pits))
_LOOK = (
    f.puffy_face,
    f.carpal_tunnel_or_large_tongue,
    f.dry_skin_or_hair,
    _myxoedema,
    f.body_temperature.at_most("very_low"),
)
_SLOW_REFLEXES = any_of(f.knee_reflex.is_("slow to relax"), f.ankle_reflex.is_("slow to relax"))
_slowed = any_of(
    f.fatigue,
    f.weight_gain,
    f.cold_intolerance,
    f.constipation,
    f.drowsy_or_slowed,
    muscle_disease.proximal_weakness,
)

RULES: tuple[Rule, ...] = (
    # Thyroid: what is there
    METAB_30,
    METAB_31,
    METAB_32,
    # Underactive
    Rule(
        id="METAB-33",
        when=hypothyroid_symptoms,
        then=(supports(d.HYPOTHYROIDISM, MODERATE), escalates(ROUTINE), recommends(s.LAB_TSH)),
        because="Cramps with other symptoms of an underactive thyroid call for a thyroid test.",
        claims=("C12", "E49"),
    ),
    Rule(
        id="METAB-144",
        when=all_of(
            muscle_disease.proximal_weakness,
            any_of(
                f.cold_intolerance,
                f.weight_gain,
                f.dry_skin_or_hair,
                f.constipation,
                f.puffy_face,
                f.carpal_tunnel_or_large_tongue,
            ),
        ),
        then=(supports(d.HYPOTHYROIDISM, MODERATE), recommends(s.LAB_TSH)),
        because="Weak hips with one such complaint, a puffy face or a large tongue may be due to an "
        "underactive thyroid.",
        claims=("C12", "E07"),
        references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism: muscle"),),
    ),
    Rule(
        id="METAB-168",
        when=all_of(at_least(3, *_LOOK, f.heart_rate.below("slow")), _slowed),
        then=(
            supports(d.HYPOTHYROIDISM, MODERATE),
            escalates(SOON, d.HYPOTHYROIDISM),
            recommends(s.LAB_TSH),
            recommends(s.LAB_FREE_T4),
        ),
        because="Several of a puffy face, large tongue, dry skin, legs swollen without a dent, a cold body "
        "and a slow pulse call for a thyroid test.",
        claims=("A10", "C12"),
        references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism"),),
    ),
    Rule(
        id="METAB-471",
        when=all_of(at_least(3, *_LOOK, all_of(f.heart_rate.below("slow"), no(f.beta_blockers))), _slowed),
        then=(supports(d.HYPOTHYROIDISM, STRONG),),
        because="Three of these, with a slow pulse among them only if no beta blocker is taken, are the look "
        "of myxoedema.",
        claims=("A10", "C12"),
        references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism"),),
    ),
    Rule(
        id="METAB-34",
        when=any_of(f.hypothyroidism_known, f.levothyroxine),
        then=(supports(d.HYPOTHYROIDISM, WEAK), escalates(ROUTINE), recommends(s.LAB_TSH)),
        because="A known underactive thyroid sometimes goes with night cramps, if the dose is too low.",
        claims=("D22", "E49"),
    ),
    Rule(
        id="METAB-35",
        when=all_of(f.hypothyroidism_known, f.thyroid_untreated),
        then=(
            supports(d.HYPOTHYROIDISM, MODERATE),
            escalates(SOON, d.HYPOTHYROIDISM),
            recommends(s.LAB_TSH),
        ),
        because="An underactive thyroid that is not treated gets worse and must not be missed.",
        claims=("A10",),
    ),
    Rule(
        id="METAB-36",
        when=any_of(
            all_of(f.hypothyroidism_known, f.thyroid_untreated, hypothyroid_symptoms),
            all_of(f.tsh.above("high"), f.free_t4.below("low")),
            all_of(
                f.tsh.at_least("very_high"),
                any_of(hypothyroid_symptoms, muscle_disease.proximal_weakness, _SLOW_REFLEXES),
            ),
        ),
        then=(supports(d.HYPOTHYROIDISM, STRONG), escalates(SOON, d.HYPOTHYROIDISM)),
        because="An underactive thyroid that tests show to be overt, or that is felt while it is "
        "untreated or TSH is very high, explains cramps.",
        claims=("A10", "E07"),
        references=(src.AACE_HYPOTHYROIDISM.at("definition: overt hypothyroidism"),),
    ),
    Rule(
        id="METAB-37",
        when=f.tsh.above("high"),
        then=(supports(d.HYPOTHYROIDISM, WEAK), escalates(ROUTINE), recommends(s.LAB_FREE_T4)),
        because="A raised TSH suggests an underactive thyroid, and free thyroxine shows how severe it is.",
        claims=("E07",),
        references=(src.NICE_THYROID.at("1.2: tests; subclinical hypothyroidism"),),
    ),
    Rule(
        id="METAB-38",
        when=f.tsh.at_least("very_high"),
        then=(supports(d.HYPOTHYROIDISM, MODERATE),),
        because="A TSH this high is treated even while thyroxine is still normal, once a second test "
        "confirms it.",
        references=(src.NICE_THYROID.at("1.5: subclinical hypothyroidism, 10 mU/L or more, twice"),),
    ),
    Rule(
        id="METAB-39",
        when=all_of(
            f.drowsy_or_slowed,
            any_of(
                all_of(
                    any_of(f.cold_intolerance, f.body_temperature.at_most("very_low")), hypothyroid_symptoms
                ),
                all_of(f.hypothyroidism_known, f.thyroid_untreated),
            ),
        ),
        then=(*s.emergency(d.HYPOTHYROIDISM), recommends(s.LAB_TSH), recommends(s.LAB_FREE_T4)),
        because="Confusion or drowsiness with a severely underactive thyroid may be the start of myxoedema "
        "coma.",
        claims=("A10",),
        references=(src.ATA_HYPOTHYROIDISM.at("myxedema coma: diagnosis and treatment"),),
    ),
    Rule(
        id="METAB-40",
        # TSH may be normal where the pituitary fails: only a thyroxine that is not low takes it back.
        when=all_of(f.free_t4.below("low"), any_of(f.drowsy_or_slowed, f.confusion_or_seizure)),
        then=(*s.emergency(d.HYPOTHYROIDISM), recommends(s.LAB_TSH), recommends(s.LAB_CORTISOL)),
        because="Low thyroxine with drowsiness or confusion is an emergency, whatever the TSH.",
        references=(src.ATA_HYPOTHYROIDISM.at("myxedema coma; central hypothyroidism"),),
    ),
    Rule(
        id="METAB-41",
        when=all_of(f.free_t4.below("low"), f.tsh.at_most("high")),
        then=(
            # As strong as what a normal TSH says against it (METAB-132).
            supports(d.HYPOTHYROIDISM, STRONG),
            escalates(SOON),
            recommends(s.LAB_CORTISOL),
        ),
        because="Low thyroxine that does not raise TSH points to the pituitary, and so to cortisol.",
        references=(src.ATA_HYPOTHYROIDISM.at("central hypothyroidism: TSH misleads, assess cortisol"),),
    ),
    Rule(
        id="METAB-42",
        when=all_of(f.tsh.at_most("high"), f.free_t4.at_least("low")),
        then=(opposes(d.HYPOTHYROIDISM, DEFINING),),
        because="A TSH that is not raised and a thyroxine that is not low rule out an underactive thyroid.",
        references=(src.NICE_THYROID.at("1.2: both TSH and FT4 where pituitary disease is suspected"),),
    ),
    Rule(
        id="METAB-132",
        when=all_of(f.tsh.at_least("low"), f.tsh.at_most("high")),
        then=(opposes(d.HYPOTHYROIDISM, STRONG),),
        because="A normal TSH rules out a disorder of the thyroid gland itself, though not a failing "
        "pituitary.",
        references=(src.NICE_THYROID.at("1.2: TSH alone where no pituitary disease is suspected"),),
    ),
    Rule(
        id="METAB-133",
        when=all_of(f.tsh.at_most("high"), hypothyroid_symptoms),
        then=(recommends(s.LAB_FREE_T4),),
        because="Where symptoms persist and TSH does not explain them, free thyroxine is measured to check "
        "the pituitary.",
        references=(src.NICE_THYROID.at("1.2: repeat or extend the tests if symptoms persist"),),
    ),
    # Overactive
    Rule(
        id="METAB-43",
        when=hyperthyroid_symptoms,
        then=(supports(d.HYPERTHYROIDISM, MODERATE), recommends(s.LAB_TSH)),
        because="Cramps with symptoms of an overactive thyroid call for a thyroid test.",
        claims=("E07", "E49"),
    ),
    Rule(
        id="METAB-176",
        when=all_of(
            hyperthyroid_symptoms,
            any_of(
                at_least(4, *_OVERACTIVE),
                muscle_disease.proximal_weakness,
            ),
        ),
        then=(supports(d.HYPERTHYROIDISM, STRONG), recommends(s.LAB_TSH)),
        because="Four of these together, or three with weak hips, are what an overactive thyroid looks like.",
        claims=("E07", "E49"),
        references=(
            src.NICE_THYROID.at(
                "1.2: tests where thyroid dysfunction is suspected; one symptom alone may not tell"
            ),
        ),
    ),
    Rule(
        id="METAB-44",
        when=any_of(f.hyperthyroidism_known, f.antithyroid_drugs, f.tsh.below("low")),
        then=(supports(d.HYPERTHYROIDISM, WEAK), recommends(s.LAB_TSH), recommends(s.LAB_FREE_T4)),
        because="An overactive thyroid, known or suggested by TSH, sometimes goes with night cramps.",
        claims=("D20", "E49"),
        references=(src.NICE_THYROID.at("1.2: tests"),),
    ),
    Rule(
        id="METAB-45",
        when=any_of(
            all_of(f.tsh.below("low"), f.free_t4.above("high")),
            all_of(f.hyperthyroidism_known, f.thyroid_untreated, hyperthyroid_symptoms),
        ),
        then=(supports(d.HYPERTHYROIDISM, STRONG), escalates(SOON)),
        because="An overactive thyroid that tests show to be overt, or that is untreated and felt, "
        "explains cramps.",
        claims=("E07",),
        references=(src.NICE_THYROID.at("1.6: thyrotoxicosis: tests and referral"),),
    ),
    Rule(
        id="METAB-704",
        when=all_of(
            any_of(f.hyperthyroidism_known, f.antithyroid_drugs),
            any_of(f.thyroid_untreated, f.doses_missed),
            f.fever,
            at_least(
                2,
                f.palpitations_or_fainting,
                f.vomiting_or_diarrhea,
                any_of(f.confusion_or_seizure, f.drowsy_or_slowed),
            ),
        ),
        then=(
            supports(d.HYPERTHYROIDISM, STRONG),
            *s.emergency(),
            recommends(s.LAB_TSH),
            recommends(s.LAB_FREE_T4),
        ),
        because="Fever, a racing heart and vomiting in an untreated overactive thyroid may be a thyroid "
        "storm.",
        references=(
            src.THYROID_STORM.at("abstract: fever, fast heart, vomiting, brain; no single laboratory value"),
        ),
    ),
    Rule(
        id="METAB-705",
        when=all_of(f.antithyroid_drugs, feverish),
        then=(*s.urgent(), recommends(s.LAB_CBC)),
        because="Fever on carbimazole or its like may mean that the white cells fail: they are counted "
        "today.",
        references=(
            src.BNF.at("carbimazole: neutropenia and agranulocytosis; white cell count if infected"),
        ),
    ),
    Rule(
        id="METAB-46",
        when=f.tsh.at_least("low"),
        then=(opposes(d.HYPERTHYROIDISM, STRONG),),
        because="With an overactive thyroid TSH is suppressed.",
        references=(src.NICE_THYROID.at("1.2: tests for thyroid dysfunction"),),
    ),
    Rule(
        id="METAB-47",
        when=all_of(
            muscle_disease.contracture_pattern,
            any_of(hypothyroid_symptoms, hyperthyroid_symptoms, thyroid_disease),
        ),
        then=(
            supports(d.HYPOTHYROIDISM, WEAK),
            supports(d.HYPERTHYROIDISM, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_TSH),
        ),
        because="Muscle that stays contracted may be due to an overactive or underactive thyroid.",
        claims=("E07", "E49"),
    ),
    Rule(
        id="METAB-181",
        when=f.goiter,
        then=(recommends(s.LAB_TSH),),
        because="An enlarged thyroid may make too little or too much, which TSH shows.",
        claims=("E49",),
        references=(src.NICE_THYROID.at("1.2: suspected thyroid dysfunction or enlargement, TSH"),),
    ),
    Rule(
        id="METAB-182",
        when=all_of(
            f.anxiety_or_depression,
            any_of(f.muscle_pain, f.leg_weakness, f.general_weakness, f.fatigue),
        ),
        then=(recommends(s.LAB_TSH),),
        because="Depression or anxiety with tired, sore or weak muscles may be one more sign of the thyroid.",
        claims=("E49",),
        references=(src.NICE_THYROID.at("1.2: tests in depression or unexplained anxiety"),),
    ),
    Rule(
        id="METAB-183",
        when=_myxoedema,
        then=(supports(d.HYPOTHYROIDISM, WEAK), escalates(ROUTINE), recommends(s.LAB_TSH)),
        because="Swelling that keeps no dent is no water: skin thickened for want of thyroid hormone, or "
        "lymph.",
        claims=("C12",),
        references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism: myxoedema"),),
    ),
)

_REASON_TO_TEST = any_of(
    hypothyroid_symptoms,
    f.hypothyroidism_known,
    f.hyperthyroidism_known,
    f.levothyroxine,
    f.antithyroid_drugs,
    f.lithium,
    f.neck_surgery_or_hypoparathyroidism,
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.HYPOTHYROIDISM,
        minimum=(all_of(_REASON_TO_TEST, no(all_of(f.tsh.at_least("low"), f.tsh.at_most("high")))),),
        at_risk=_REASON_TO_TEST,
        looked_for_by=(s.HISTORY_THYROID, s.LAB_TSH),
        claims=("A10", "C12", "E49"),
        references=(src.NICE_THYROID.at("1.2: tests where thyroid dysfunction is suspected"),),
    ),
)
