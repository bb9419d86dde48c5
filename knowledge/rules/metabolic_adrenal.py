"""Adrenal glands: what failing ones look like, and the crisis."""

from __future__ import annotations

from knowledge.concepts import (
    adrenal_symptoms,
    high_potassium,
    low_sodium,
)
from knowledge.criteria import (
    EMERGENCY,
    MODERATE,
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
    recommends,
    supports,
)
from knowledge.disorders import ADDISON_DISEASE
from knowledge.findings.electrolytes import sodium
from knowledge.findings.general import (
    confusion_or_seizure,
    dizzy_on_standing,
    fatigue,
    palpitations_or_fainting,
    salt_craving,
    skin_darkening,
    vomiting_or_diarrhea,
    weight_loss,
)
from knowledge.findings.history import (
    addison_known,
)
from knowledge.findings.laboratory import cortisol_morning
from knowledge.sources import ENDOCRINE_ADRENAL
from knowledge.steps import (
    LAB_CORTISOL,
    LAB_ELECTROLYTES,
    LAB_GLUCOSE,
    REFER_EMERGENCY,
    REFER_HYDROCORTISONE,
)

RULES: tuple[Rule, ...] = (
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
            # How soon is for the values to say (METAB-10, METAB-119), or for what is felt (METAB-136).
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
            any_of(vomiting_or_diarrhea, confusion_or_seizure, palpitations_or_fainting),
        ),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(REFER_HYDROCORTISONE)),
        because="Vomiting, fainting or confusion in Addison's disease may be a crisis: hydrocortisone now.",
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
            any_of(vomiting_or_diarrhea, confusion_or_seizure, palpitations_or_fainting),
        ),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(REFER_HYDROCORTISONE)),
        because="Such values with vomiting or fainting are an adrenal crisis until shown otherwise.",
        references=(ENDOCRINE_ADRENAL.at("4.0: treat suspected adrenal crisis before tests are back"),),
    ),
    Rule(
        id="METAB-134",
        when=all_of(addison_known, dizzy_on_standing),
        then=(escalates(URGENT),),
        because="Dizziness on standing in Addison's disease means a dose that falls short: see to it today.",
        references=(ENDOCRINE_ADRENAL.at("3.0: monitoring: symptoms of under-replacement"),),
    ),
    Rule(
        id="METAB-136",
        when=all_of(
            low_sodium,
            high_potassium,
            any_of(dizzy_on_standing, vomiting_or_diarrhea, salt_craving, skin_darkening),
        ),
        then=(escalates(URGENT), recommends(LAB_ELECTROLYTES)),
        because="Such salts that are already felt may be failing adrenal glands on the way to a crisis.",
        references=(ENDOCRINE_ADRENAL.at("laboratory findings: hyponatraemia and hyperkalaemia"),),
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
