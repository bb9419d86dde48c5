"""Thyroid and adrenal glands."""

from __future__ import annotations

from knowledge.concepts import (
    adrenal_symptoms,
    contracture_pattern,
    high_potassium,
    hyperthyroid_symptoms,
    hypothyroid_symptoms,
    low_sodium,
    thyroid_disease,
)
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    URGENT,
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
from knowledge.disorders import ADDISON_DISEASE, HYPERTHYROIDISM, HYPOTHYROIDISM
from knowledge.findings import medicines
from knowledge.findings.electrolytes import sodium
from knowledge.findings.general import (
    cold_intolerance,
    confusion_or_seizure,
    constipation,
    dizzy_on_standing,
    drowsy_or_slowed,
    dry_skin_or_hair,
    fatigue,
    hand_tremor,
    heat_intolerance,
    heavy_sweating,
    palpitations_or_fainting,
    salt_craving,
    skin_darkening,
    vomiting_or_diarrhea,
    weight_gain,
    weight_loss,
)
from knowledge.findings.history import (
    addison_known,
    hyperthyroidism_known,
    hypothyroidism_known,
    thyroid_untreated,
)
from knowledge.findings.laboratory import cortisol_morning, free_t4, tsh
from knowledge.sources import ATA_HYPOTHYROIDISM, BTF_THYROID, ENDOCRINE_ADRENAL, NICE_THYROID
from knowledge.steps import (
    LAB_CORTISOL,
    LAB_ELECTROLYTES,
    LAB_FREE_T4,
    LAB_GLUCOSE,
    LAB_TSH,
    REFER_EMERGENCY,
    REFER_HYDROCORTISONE,
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
            supports(HYPOTHYROIDISM, MODERATE),
            escalates(SOON),
            recommends(LAB_CORTISOL),
        ),
        because="Low thyroxine that does not raise TSH points to the pituitary, and so to cortisol.",
        references=(ATA_HYPOTHYROIDISM.at("central hypothyroidism: TSH misleads, assess cortisol"),),
    ),
    Rule(
        id="METAB-42",
        when=any_of(
            all_of(tsh.at_least("low"), tsh.at_most("high")),
            all_of(tsh.below("low"), free_t4.at_least("low")),
        ),
        then=(opposes(HYPOTHYROIDISM, DEFINING),),
        because="A TSH that is not raised rules out failure of the thyroid gland itself.",
        references=(NICE_THYROID.at("1.2: TSH alone where no pituitary disease is suspected"),),
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
    # Adrenal glands
    Rule(
        id="METAB-48",
        when=any_of(
            at_least(
                3,
                salt_craving,
                skin_darkening,
                dizzy_on_standing,
                weight_loss,
                fatigue,
                vomiting_or_diarrhea,
            ),
            all_of(salt_craving, skin_darkening),
        ),
        then=(concludes(adrenal_symptoms),),
        because="Three of these, or salt craving with darkened skin, are how failing adrenal glands show.",
        references=(ENDOCRINE_ADRENAL.at("clinical features of primary adrenal insufficiency"),),
    ),
    Rule(
        id="METAB-49",
        when=all_of(adrenal_symptoms, any_of(salt_craving, skin_darkening, dizzy_on_standing)),
        then=(
            supports(ADDISON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(LAB_CORTISOL),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Loss of salt or of blood pressure beside wasting and tiredness calls for a cortisol.",
        claims=("D12",),
        references=(ENDOCRINE_ADRENAL.at("1.0: who should be tested"),),
    ),
    Rule(
        id="METAB-50",
        when=all_of(low_sodium, high_potassium),
        then=(
            supports(ADDISON_DISEASE, MODERATE),
            escalates(URGENT),
            recommends(LAB_CORTISOL),
        ),
        because="Sodium low and potassium high at once is what lack of aldosterone does.",
        claims=("D12",),
        references=(ENDOCRINE_ADRENAL.at("laboratory findings: hyponatraemia and hyperkalaemia"),),
    ),
    Rule(
        id="METAB-51",
        when=any_of(cortisol_morning.below("low"), all_of(adrenal_symptoms, low_sodium, high_potassium)),
        then=(
            supports(ADDISON_DISEASE, STRONG),
            escalates(URGENT),
            recommends(LAB_CORTISOL),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Cortisol this low, or the symptoms with the salts to match, mean failing adrenal glands.",
        claims=("D12",),
        references=(
            ENDOCRINE_ADRENAL.at("section 2, diagnosis: morning cortisol below 5 ug/dL (140 nmol/L)"),
        ),
    ),
    Rule(
        id="METAB-52",
        when=addison_known,
        then=(supports(ADDISON_DISEASE, WEAK), recommends(LAB_ELECTROLYTES)),
        because="Addison's disease goes with night cramps at times, through the salts it loses.",
        claims=("D12",),
    ),
    Rule(
        id="METAB-53",
        when=all_of(
            addison_known,
            any_of(vomiting_or_diarrhea, dizzy_on_standing, confusion_or_seizure, palpitations_or_fainting),
        ),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(REFER_HYDROCORTISONE)),
        because="Vomiting, faintness or confusion in Addison's disease may be a crisis: hydrocortisone now.",
        references=(ENDOCRINE_ADRENAL.at("4.0: prevention and treatment of adrenal crisis"),),
    ),
    Rule(
        id="METAB-54",
        when=all_of(
            any_of(
                cortisol_morning.below("low"),
                # Alone, such salts are rather the work of blood pressure tablets (METAB-50).
                all_of(
                    low_sodium,
                    high_potassium,
                    any_of(adrenal_symptoms, salt_craving, skin_darkening, sodium.below("moderately_low")),
                ),
            ),
            any_of(vomiting_or_diarrhea, dizzy_on_standing, confusion_or_seizure, palpitations_or_fainting),
        ),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(REFER_HYDROCORTISONE)),
        because="Such values with vomiting or faintness are an adrenal crisis until shown otherwise.",
        references=(ENDOCRINE_ADRENAL.at("4.0: treat suspected adrenal crisis before tests are back"),),
    ),
    Rule(
        id="METAB-123",
        # Dark skin or craving for salt is asked for: tiredness, weight and vomiting alone fit too much else.
        when=all_of(
            adrenal_symptoms,
            any_of(salt_craving, skin_darkening),
            any_of(vomiting_or_diarrhea, confusion_or_seizure, palpitations_or_fainting),
        ),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(REFER_HYDROCORTISONE),
            recommends(LAB_GLUCOSE),
        ),
        because="Failing adrenals by all signs, with vomiting or fainting: a crisis needs no laboratory.",
        references=(ENDOCRINE_ADRENAL.at("4.0: treat suspected adrenal crisis before tests are back"),),
    ),
)
