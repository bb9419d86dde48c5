"""Adrenal glands: what failing ones look like, and the crisis."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import measured_salts

_low_pressure = any_of(f.dizzy_on_standing, f.systolic_pressure.at_most("low"))
_tired = any_of(f.fatigue, f.general_weakness)
_upset_belly = any_of(f.vomiting_or_diarrhea, f.abdominal_pain, f.nausea)
_crisis = any_of(f.vomiting_or_diarrhea, f.confusion_or_seizure, f.palpitations_or_fainting)
_unwell_of_it = all_of(
    f.vomiting_or_diarrhea,
    any_of(_low_pressure, f.palpitations_or_fainting, f.drowsy_or_slowed, f.general_weakness),
)
adrenal_symptoms, METAB_48 = define(
    "adrenal_symptoms",
    "symptoms of adrenal insufficiency",
    rule="METAB-48",
    when=any_of(
        at_least(
            3,
            f.salt_craving,
            f.skin_darkening,
            # Whoever vomits lacks fluid: that counts beside dark skin.
            any_of(_low_pressure, all_of(f.skin_darkening, f.volume_depletion_signs)),
            f.weight_loss,
            _tired,
            _upset_belly,
        ),
        all_of(f.salt_craving, f.skin_darkening),
    ),
    because="Three of these, or salt craving with darkened skin, suggest failing adrenal glands.",
    references=(src.ENDOCRINE_ADRENAL.at("clinical features of primary adrenal insufficiency"),),
)

RULES: tuple[Rule, ...] = (
    METAB_48,
    Rule(
        id="METAB-49",
        when=all_of(
            adrenal_symptoms,
            any_of(
                f.salt_craving,
                f.skin_darkening,
                # A tablet, or an upset belly, makes dizzy and tired by itself.
                all_of(
                    _low_pressure,
                    any_of(
                        f.weight_loss,
                        f.poor_appetite,
                        measured_salts.low_sodium,
                        measured_salts.high_potassium,
                    ),
                ),
                # Adrenal glands that steroids have put to sleep darken no skin.
                f.replacement_stopped,
                f.steroids_ended,
            ),
        ),
        then=(
            supports(d.ADDISON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CORTISOL),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Three signs of failing adrenal glands, with one of lost salt or a steroid that has ended, "
        "call for a cortisol test.",
        claims=("D12",),
        references=(src.ENDOCRINE_ADRENAL.at("1.0: who should be tested"),),
    ),
    Rule(
        id="METAB-274",
        when=all_of(
            any_of(f.skin_darkening, f.salt_craving, measured_salts.low_sodium),
            f.poor_appetite,
            any_of(f.weight_loss, _tired, _low_pressure),
        ),
        then=(
            supports(d.ADDISON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CORTISOL),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A lost appetite beside dark skin, a craving for salt or a low sodium, in someone tired or "
        "thinner, calls for a cortisol test.",
        claims=("D12",),
        references=(src.ENDOCRINE_ADRENAL.at("clinical features of primary adrenal insufficiency"),),
    ),
    Rule(
        id="METAB-190",
        when=all_of(
            f.skin_darkening,
            at_least(
                3,
                f.salt_craving,
                _low_pressure,
                f.weight_loss,
                _tired,
                _upset_belly,
            ),
        ),
        then=(supports(d.ADDISON_DISEASE, STRONG),),
        because="Skin that darkens, with three more of its signs, is the picture of Addison's disease.",
        claims=("D12",),
        references=(src.ENDOCRINE_ADRENAL.at("clinical features of primary adrenal insufficiency"),),
    ),
    Rule(
        id="METAB-50",
        when=all_of(measured_salts.low_sodium, measured_salts.high_potassium),
        then=(
            supports(d.ADDISON_DISEASE, MODERATE),
            # How urgent it is beyond that the values say (METAB-119), or what is felt (METAB-136).
            escalates(SOON, d.ADDISON_DISEASE),
            recommends(s.LAB_CORTISOL),
        ),
        because="Low sodium together with high potassium suggests a lack of aldosterone.",
        claims=("D12",),
        references=(src.ENDOCRINE_ADRENAL.at("laboratory findings: hyponatraemia and hyperkalaemia"),),
    ),
    Rule(
        id="METAB-51",
        when=any_of(
            f.cortisol_morning.below("low"),
            all_of(adrenal_symptoms, measured_salts.low_sodium, measured_salts.high_potassium),
        ),
        then=(
            supports(d.ADDISON_DISEASE, STRONG),
            *s.urgent(d.ADDISON_DISEASE),
            recommends(s.LAB_CORTISOL),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Cortisol this low, or the symptoms with the salts to match, mean failing adrenal glands.",
        claims=("D12",),
        references=(
            src.ENDOCRINE_ADRENAL.at("section 2, diagnosis: morning cortisol below 5 ug/dL (140 nmol/L)"),
        ),
    ),
    Rule(
        id="METAB-52",
        when=f.addison_known,
        then=(supports(d.ADDISON_DISEASE, WEAK), recommends(s.LAB_ELECTROLYTES)),
        because="Addison's disease can cause night cramps through the loss of salt.",
        claims=("D12",),
    ),
    Rule(
        id="METAB-53",
        when=all_of(f.addison_known, _crisis),
        then=(*s.emergency(d.ADDISON_DISEASE), recommends(s.REFER_HYDROCORTISONE)),
        because="Vomiting, fainting or confusion in Addison's disease may be a crisis, which needs "
        "hydrocortisone now.",
        references=(src.ENDOCRINE_ADRENAL.at("4.0: prevention and treatment of adrenal crisis"),),
    ),
    Rule(
        id="METAB-54",
        when=all_of(
            any_of(
                f.cortisol_morning.below("low"),
                # Alone, such salts are rather the work of blood pressure tablets (METAB-50).
                all_of(
                    measured_salts.low_sodium,
                    measured_salts.high_potassium,
                    any_of(
                        adrenal_symptoms, f.salt_craving, f.skin_darkening, f.sodium.below("moderately_low")
                    ),
                ),
            ),
            _crisis,
        ),
        then=(*s.emergency(d.ADDISON_DISEASE), recommends(s.REFER_HYDROCORTISONE)),
        because="Such values with vomiting or fainting are treated as an adrenal crisis until proved "
        "otherwise.",
        references=(src.ENDOCRINE_ADRENAL.at("1.3: treat suspected adrenal crisis before tests are back"),),
    ),
    Rule(
        id="METAB-134",
        when=all_of(f.addison_known, f.dizzy_on_standing),
        then=(*s.urgent(d.ADDISON_DISEASE), recommends(s.LAB_ELECTROLYTES)),
        because="Dizziness on standing in Addison's disease may mean too low a dose, which needs checking "
        "today.",
        references=(src.ENDOCRINE_ADRENAL.at("3.0: monitoring: symptoms of under-replacement"),),
    ),
    Rule(
        id="METAB-156",
        when=all_of(
            f.addison_known,
            f.replacement_stopped,
            any_of(f.fatigue, f.weight_loss, f.dizzy_on_standing, f.vomiting_or_diarrhea),
        ),
        then=(
            supports(d.ADDISON_DISEASE, MODERATE),
            *s.urgent(d.ADDISON_DISEASE),
            recommends(s.LAB_CORTISOL),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="In Addison's disease someone who feels unwell once the steroids are left off is near a "
        "crisis.",
        references=(src.ENDOCRINE_ADRENAL.at("4.0: prevention of adrenal crisis"),),
    ),
    Rule(
        id="METAB-136",
        when=all_of(
            measured_salts.low_sodium,
            measured_salts.high_potassium,
            any_of(f.dizzy_on_standing, f.vomiting_or_diarrhea, f.salt_craving, f.skin_darkening),
        ),
        then=(*s.urgent(d.ADDISON_DISEASE), recommends(s.LAB_ELECTROLYTES)),
        because="Such salts with symptoms may mean failing adrenal glands on the way to a crisis.",
        references=(src.ENDOCRINE_ADRENAL.at("laboratory findings: hyponatraemia and hyperkalaemia"),),
    ),
    Rule(
        id="METAB-123",
        # Dark skin or craving for salt is asked for: tiredness, weight and vomiting alone fit too much else.
        when=all_of(adrenal_symptoms, any_of(f.salt_craving, f.skin_darkening), _crisis),
        then=(
            *s.emergency(d.ADDISON_DISEASE),
            recommends(s.REFER_HYDROCORTISONE),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Clear signs of adrenal failure with vomiting or fainting are treated as a crisis without "
        "waiting for tests.",
        references=(src.ENDOCRINE_ADRENAL.at("1.3: treat suspected adrenal crisis before tests are back"),),
    ),
    Rule(
        id="METAB-700",
        # A week of tablets puts no gland to sleep: that they ended is for today, that a lasting one was left
        # off for now.
        when=all_of(any_of(f.steroids_ended, all_of(f.corticosteroids, f.doses_missed)), _unwell_of_it),
        then=(
            supports(d.ADDISON_DISEASE, MODERATE),
            *s.urgent(d.ADDISON_DISEASE),
            recommends(s.LAB_CORTISOL),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Whoever vomits and is faint or weak after a steroid has ended or was missed may lack it, "
        "and is seen today.",
        references=(src.ENDOCRINE_ADRENAL.at("4.0: prevention and treatment of adrenal crisis"),),
    ),
    Rule(
        id="METAB-701",
        when=all_of(f.replacement_stopped, f.corticosteroids, _unwell_of_it),
        then=(
            supports(d.ADDISON_DISEASE, MODERATE),
            *s.emergency(d.ADDISON_DISEASE),
            recommends(s.REFER_HYDROCORTISONE),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Vomiting with faintness or weakness in somebody whose steroid was left off is treated as an "
        "adrenal crisis.",
        references=(src.ENDOCRINE_ADRENAL.at("1.3: treat suspected adrenal crisis before tests are back"),),
    ),
    Rule(
        id="METAB-280",
        when=all_of(
            any_of(f.addison_known, all_of(adrenal_symptoms, any_of(f.salt_craving, f.skin_darkening))),
            f.unstable_vital_signs,
            f.systolic_pressure.at_most("very_low"),
        ),
        then=(
            supports(d.ADDISON_DISEASE, STRONG),
            *s.emergency(d.ADDISON_DISEASE),
            recommends(s.REFER_HYDROCORTISONE),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A very low pressure in Addison's disease, known or plain to see, is a crisis: "
        "hydrocortisone is given before any test is back.",
        references=(src.ENDOCRINE_ADRENAL.at("1.3: treat suspected adrenal crisis before tests are back"),),
    ),
)
