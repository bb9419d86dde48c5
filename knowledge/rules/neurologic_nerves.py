"""Polyneuropathy and the diabetic kind of it: symptoms, signs, and what speaks for and against."""

from __future__ import annotations

from knowledge.concepts import (
    abnormal_pulses,
    anemia_present,
    diabetes_measured,
    dialysis,
    has_diabetes,
    large_fiber_signs,
    polyneuropathy_pattern,
    sensory_symptoms,
    stocking_signs,
    tissue_loss,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    WEAK,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import DIABETIC_NEUROPATHY, PERIPHERAL_NEUROPATHY
from knowledge.findings.associated import (
    burning_feet,
    numbness,
    sensory_distribution,
    temperature_sensitivity,
    tingling,
)
from knowledge.findings.examination import ankle_reflex, monofilament, pinprick, vibration
from knowledge.findings.history import age, diabetes, neuropathy_known, pregnant, sex_at_birth
from knowledge.findings.laboratory import glucose_fasting, hba1c
from knowledge.findings.procedures import nerve_studies
from knowledge.sources import AAN_DSP_DEFINITION, AAN_NEUROPATHY, ADA, NICE_DIABETIC_FOOT
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    LAB_B12,
    LAB_GLUCOSE,
    LAB_HBA1C,
    LAB_METABOLIC,
    LAB_PROTEIN,
    REFER_FOOT_PROTECTION,
    REVIEW_GLUCOSE_CONTROL,
    TEST_NERVE_STUDIES,
)

_fade_with_age = (vibration.is_("reduced"), ankle_reflex.is_("reduced on both sides"))

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-21",
        when=any_of(numbness, tingling, burning_feet, temperature_sensitivity),
        then=(concludes(sensory_symptoms),),
        because="Numbness, tingling, burning and a wrong sense of warm and cold are how sensory nerves "
        "complain.",
        claims=("E42", "E16"),
    ),
    Rule(
        id="NEUR-22",
        when=all_of(sensory_symptoms, sensory_distribution.is_("stocking, both feet")),
        then=(concludes(stocking_signs),),
        because="Changed feeling that covers both feet like socks follows the length of the nerves.",
        claims=("E16", "E09"),
    ),
    Rule(
        id="NEUR-23",
        when=pinprick.is_("reduced in stocking pattern"),
        then=(concludes(stocking_signs),),
        because="Pinprick that fades towards the toes on both sides shows loss from the far end of the "
        "nerves.",
        claims=("E16", "E44"),
    ),
    Rule(
        id="NEUR-24",
        when=any_of(monofilament.is_("not felt"), *_fade_with_age),
        then=(concludes(large_fiber_signs),),
        because="Vibration, touch by the monofilament and the ankle reflexes travel in the thick nerve "
        "fibres.",
        claims=("E44",),
        references=(ADA.at("section 12: screening for neuropathy"),),
    ),
    Rule(
        id="NEUR-25",
        when=any_of(
            stocking_signs,
            all_of(sensory_symptoms, large_fiber_signs),
            all_of(monofilament.is_("not felt"), any_of(*_fade_with_age)),
            # Without symptoms both of these fade in healthy old age, so that they count less from 60 on.
            all_of(*_fade_with_age, any_of(age.below("older"), has_diabetes)),
        ),
        then=(concludes(polyneuropathy_pattern),),
        because="A stocking of changed feeling, or symptoms and signs together, make a distal symmetric "
        "picture.",
        claims=("E16",),
        references=(AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
    ),
    Rule(
        id="NEUR-26",
        when=polyneuropathy_pattern,
        then=(
            supports(PERIPHERAL_NEUROPATHY, STRONG),
            escalates(SOON),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_NERVE_STUDIES),
            recommends(LAB_METABOLIC),
            recommends(LAB_PROTEIN),
        ),
        because="Cramps with a distal symmetric sensory picture come from the nerves, whose cause may go "
        "on harming them.",
        claims=("A09", "B10", "C11"),
        references=(AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
    ),
    Rule(
        id="NEUR-27",
        when=any_of(stocking_signs, large_fiber_signs),
        then=(
            supports(PERIPHERAL_NEUROPATHY, WEAK),
            supports(DIABETIC_NEUROPATHY, WEAK),
            escalates(ROUTINE),
            recommends(LAB_GLUCOSE),
            recommends(LAB_HBA1C),
            recommends(LAB_B12),
        ),
        because="Whoever loses feeling in the feet may have diabetes or lack vitamin B12 without knowing it.",
        claims=("B10", "E53"),
        references=(AAN_NEUROPATHY.at("screening laboratory tests: glucose, B12, protein"),),
    ),
    Rule(
        id="NEUR-28",
        when=sensory_symptoms,
        then=(supports(PERIPHERAL_NEUROPATHY, WEAK), escalates(ROUTINE), recommends(EXAM_NEUROLOGIC)),
        because="Altered feeling in the legs may be neuropathy and has to be examined.",
        claims=("D28", "C11", "E42"),
    ),
    Rule(
        id="NEUR-29",
        when=neuropathy_known,
        then=(supports(PERIPHERAL_NEUROPATHY, WEAK), recommends(EXAM_NEUROLOGIC)),
        because="Known neuropathy goes with night cramps, which does not yet show that it causes these.",
        claims=("D28", "D07"),
    ),
    Rule(
        id="NEUR-30",
        when=nerve_studies.is_("polyneuropathy"),
        then=(
            supports(PERIPHERAL_NEUROPATHY, STRONG),
            escalates(ROUTINE),
            recommends(LAB_HBA1C),
            recommends(LAB_B12),
            recommends(LAB_PROTEIN),
        ),
        because="Slowed or small responses in several nerves show a polyneuropathy, whose cause is the "
        "next question.",
        claims=("B10",),
        references=(AAN_DSP_DEFINITION.at("role of electrodiagnostic studies"),),
    ),
    Rule(
        id="NEUR-31",
        when=nerve_studies.is_("normal"),
        then=(opposes(PERIPHERAL_NEUROPATHY, DEFINING),),
        because="Normal nerve studies leave no large-fibre polyneuropathy; small fibres escape them and "
        "are judged apart.",
        references=(AAN_DSP_DEFINITION.at("role of electrodiagnostic studies: small-fibre exception"),),
    ),
    Rule(
        id="NEUR-32",
        when=has_diabetes,
        then=(supports(DIABETIC_NEUROPATHY, WEAK), escalates(ROUTINE)),
        because="In diabetes a cramp may be the first sign of nerve damage, felt before any numbness.",
        claims=("E53", "D05"),
        references=(ADA.at("section 12: screening for neuropathy"),),
    ),
    Rule(
        id="NEUR-33",
        when=all_of(has_diabetes, any_of(sensory_symptoms, stocking_signs, large_fiber_signs)),
        then=(supports(DIABETIC_NEUROPATHY, MODERATE), recommends(REVIEW_GLUCOSE_CONTROL)),
        because="Any change of feeling in a person with diabetes is diabetic neuropathy until shown "
        "otherwise.",
        claims=("E09", "E53"),
        references=(ADA.at("section 12: diagnosis and treatment of neuropathy"),),
    ),
    Rule(
        id="NEUR-34",
        when=all_of(has_diabetes, any_of(polyneuropathy_pattern, nerve_studies.is_("polyneuropathy"))),
        then=(supports(DIABETIC_NEUROPATHY, STRONG),),
        because="Cramps with burning or numb feet in stocking form are the typical neuropathy of diabetes.",
        claims=("E16", "E09", "D05"),
    ),
    Rule(
        id="NEUR-35",
        when=all_of(diabetes.is_("none"), hba1c.below("prediabetic")),
        then=(opposes(DIABETIC_NEUROPATHY, MODERATE),),
        because="Without known diabetes and with a normal HbA1c, the nerves suffer from something else.",
        references=(ADA.at("section 2: diagnosis, HbA1c"),),
    ),
    Rule(
        id="NEUR-36",
        when=all_of(
            no(has_diabetes),
            hba1c.below("prediabetic"),
            glucose_fasting.below("prediabetic"),
            no(anemia_present),
            no(dialysis),
            any_of(no(pregnant), sex_at_birth.is_("male")),
        ),
        then=(opposes(DIABETIC_NEUROPATHY, DEFINING),),
        because="With HbA1c and fasting glucose both normal, and nothing that makes HbA1c falsely low, no "
        "diabetes damages a nerve.",
        references=(
            ADA.at("section 2: diagnosis, HbA1c and fasting glucose"),
            ADA.at("section 2: conditions that alter red cells or HbA1c"),
        ),
    ),
    Rule(
        id="NEUR-37",
        when=all_of(
            nerve_studies.is_("normal"),
            no(sensory_symptoms),
            no(stocking_signs),
            no(large_fiber_signs),
        ),
        then=(opposes(DIABETIC_NEUROPATHY, DEFINING),),
        because="Diabetes may harm small fibres first, so normal nerve studies exclude only if feeling "
        "is intact too.",
        references=(ADA.at("section 12: small-fibre and large-fibre function"),),
    ),
    Rule(
        id="NEUR-38",
        when=any_of(
            all_of(sensory_symptoms, sensory_distribution.is_("band or strip of one leg")),
            pinprick.is_("reduced in a dermatome"),
        ),
        then=(opposes(PERIPHERAL_NEUROPATHY, MODERATE),),
        because="Feeling lost in one strip of one leg belongs to a root, not to a symmetric neuropathy.",
        claims=("E19",),
        references=(AAN_DSP_DEFINITION.at("distal symmetric distribution"),),
    ),
    Rule(
        id="NEUR-104",
        when=all_of(
            has_diabetes,
            any_of(sensory_symptoms, stocking_signs, large_fiber_signs, abnormal_pulses, tissue_loss),
        ),
        then=(recommends(REFER_FOOT_PROTECTION),),
        because="A diabetic foot that feels less, or gets less blood, is lost through a wound that "
        "nobody felt.",
        claims=("E53",),
        references=(NICE_DIABETIC_FOOT.at("1.3: assessing the risk; 1.4: foot protection service"),),
    ),
    Rule(
        id="NEUR-111",
        when=all_of(diabetes.is_("none"), diabetes_measured),
        then=(supports(DIABETIC_NEUROPATHY, MODERATE), recommends(EXAM_NEUROLOGIC)),
        because="Diabetes that nobody knew of may have harmed nerves for years, and one normal value does "
        "not undo another.",
        claims=("E53",),
        references=(ADA.at("section 12: neuropathy assessed from the diagnosis of type 2 diabetes on"),),
    ),
)
