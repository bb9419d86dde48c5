"""Polyneuropathy and the diabetic kind of it: symptoms, signs, and what speaks for and against."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import endangered_leg, narrowed_arteries
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.kidneys import kidney_disease
from knowledge.spine import cord_and_brain

_fade_with_age = (
    f.vibration.is_("reduced"),
    f.ankle_reflex.is_("reduced on both sides", "absent on both sides"),
)
sensory_symptoms, NEUR_21 = define(
    "sensory_symptoms",
    "sensory symptoms of the legs",
    rule="NEUR-21",
    when=any_of(f.numbness, f.tingling, f.burning_feet, f.temperature_sensitivity),
    because="Numbness, tingling, burning or altered feeling for heat and cold suggests damaged sensory "
    "nerves.",
    claims=("E42", "E16"),
)
large_fiber_signs, NEUR_24 = define(
    "large_fiber_signs",
    "signs of large-fibre loss (vibration, monofilament, ankle reflexes)",
    rule="NEUR-24",
    when=any_of(f.monofilament.is_("not felt"), *_fade_with_age),
    because="Vibration, touch by the monofilament and the ankle reflexes travel in the thick nerve fibres.",
    claims=("E44",),
    references=(src.ADA.at("section 12: screening for neuropathy"),),
)
polyneuropathy_pattern, NEUR_25 = define(
    "polyneuropathy_pattern",
    "distal symmetric polyneuropathy",
    rule="NEUR-25",
    when=any_of(
        c.stocking_signs,
        all_of(sensory_symptoms, large_fiber_signs),
        all_of(f.monofilament.is_("not felt"), any_of(*_fade_with_age)),
        # Without symptoms both of these fade in healthy old age, so that they count less from 60 on.
        all_of(*_fade_with_age, any_of(f.age.below("older"), diabetes.has_diabetes)),
    ),
    because="Altered feeling like stockings, or symptoms and signs together, make a distal symmetric "
    "picture.",
    claims=("E16",),
    references=(src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
)

# Legs that fail within days: no neuropathy of years.
_fails_within_days = all_of(
    any_of(
        f.leg_weakness,
        f.weakness_progressive,
        f.sudden_weak_leg,
        f.sudden_numb_leg,
        f.cannot_bear_weight,
        f.walking_hard,
        f.saddle_numbness,
        f.bladder_or_bowel_change,
    ),
    cord_and_brain.lately,
)
RULES: tuple[Rule, ...] = (
    NEUR_21,
    Rule(
        id="NEUR-22",
        when=all_of(sensory_symptoms, f.sensory_distribution.is_("stocking, both feet")),
        then=(concludes(c.stocking_signs),),
        because="Altered feeling that covers both feet like socks affects the longest nerves first.",
        claims=("E16", "E09"),
    ),
    Rule(
        id="NEUR-23",
        when=any_of(
            f.pinprick.is_("reduced in stocking pattern", "heightened in both feet"),
            # In who feels nothing amiss the pin and the monofilament tell more.
            all_of(f.light_touch.is_("reduced in stocking pattern"), sensory_symptoms),
        ),
        then=(concludes(c.stocking_signs),),
        because="Pinprick or touch that fades towards the toes, or hurts there too much, on both sides shows "
        "nerves that fail from their far end.",
        claims=("E16", "E44"),
    ),
    Rule(
        id="NEUR-141",
        when=all_of(sensory_symptoms, f.hand_numbness, f.side.is_("both legs")),
        then=(concludes(c.stocking_signs),),
        because="Feet and hands that are both numb, on both sides, have lost feeling as under stockings and "
        "gloves.",
        claims=("E16",),
        references=(src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
    ),
    Rule(
        id="NEUR-142",
        when=all_of(
            f.walking_hard,
            any_of(
                sensory_symptoms,
                f.leg_weakness,
                f.weakness_proximal,
                f.hand_weakness,
                f.hand_numbness,
                f.position_sense.is_("reduced"),
                f.knee_reflex.is_("absent on both sides"),
            ),
        ),
        then=(escalates(SOON), recommends(s.EXAM_NEUROLOGIC)),
        because="Walking that has become hard, with numb or weak limbs or lost reflexes, is examined "
        "before it gets harder.",
        claims=("C11", "E44"),
        references=(src.NICE_NEURO.at("gait unsteadiness in adults; limb weakness"),),
    ),
    NEUR_24,
    NEUR_25,
    Rule(
        id="NEUR-26",
        when=polyneuropathy_pattern,
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, STRONG),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_B12),
        ),
        because="Cramps with altered feeling in both feet come from damaged nerves, and what damages them "
        "may go on doing so.",
        claims=("A09", "B10", "C11"),
        references=(src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
    ),
    Rule(
        id="NEUR-130",
        # The typical picture is a diagnosis of hammer, fork and blood: the current adds nothing to it.
        when=all_of(
            polyneuropathy_pattern,
            any_of(
                f.leg_weakness,
                f.foot_drop,
                f.muscle_wasting,
                f.strength.is_(
                    *(option for option in f.strength.options if option not in ("normal", "weak in one root"))
                ),
                f.side.is_("one leg"),
                f.onset_within_days,
                all_of(f.hba1c.below("prediabetic"), f.vitamin_b12.above("borderline")),
            ),
        ),
        then=(escalates(ROUTINE), recommends(s.TEST_NERVE_STUDIES)),
        because="Nerve studies are for neuropathy with weakness, on one side or of fast onset, or not "
        "explained by blood tests.",
        claims=("B10",),
        references=(src.AAN_DSP_DEFINITION.at("role of electrodiagnostic studies"),),
    ),
    Rule(
        id="NEUR-132",
        when=all_of(polyneuropathy_pattern, f.diabetes.is_("none")),
        then=(escalates(ROUTINE), recommends(s.LAB_PROTEIN)),
        because="Without diabetes, an abnormal (monoclonal) protein may be harming the nerves, and can be "
        "treated.",
        claims=("B10",),
        references=(src.AAN_NEUROPATHY.at("recommended screening tests"),),
    ),
    Rule(
        id="NEUR-133",
        # Feeling that nerves have lost does not come back between runs.
        when=all_of(
            f.comes_with_exertion,
            f.course.is_("comes and goes"),
            f.age.below("young"),
            any_of(f.tingling, f.numbness, f.numb_on_effort),
        ),
        then=(opposes(d.PERIPHERAL_NEUROPATHY, MODERATE),),
        because="Numbness that comes on effort and clears with rest suggests a squeezed nerve rather than a "
        "damaged one.",
        references=(src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
    ),
    Rule(
        id="NEUR-250",
        # Told as on effort only, at any age. Signs of a neuropathy outweigh it.
        when=f.numb_on_effort,
        then=(opposes(d.PERIPHERAL_NEUROPATHY, MODERATE),),
        because="A leg that is numb on effort only has sound nerves at rest, and is short of blood or room "
        "on effort.",
        references=(src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),),
    ),
    Rule(
        id="NEUR-27",
        when=any_of(c.stocking_signs, large_fiber_signs),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_HBA1C),
            recommends(s.LAB_B12),
        ),
        because="Loss of feeling in the feet may come from diabetes or lack of vitamin B12, which blood "
        "tests can show.",
        claims=("B10", "E53"),
        references=(src.AAN_NEUROPATHY.at("screening laboratory tests: glucose, B12, protein"),),
    ),
    Rule(
        id="NEUR-148",
        when=all_of(
            any_of(c.stocking_signs, large_fiber_signs),
            any_of(
                f.prediabetes_known,
                diabetes.metabolic_syndrome,
                f.other_glucose_lowering,
                f.thirst_or_dry_mouth,
                f.hba1c.at_least("prediabetic"),
                f.glucose_fasting.at_least("prediabetic"),
            ),
        ),
        then=(supports(d.DIABETIC_NEUROPATHY, WEAK),),
        because="Loss of feeling in the feet of someone on the way to diabetes may be its first sign.",
        claims=("B10", "E53"),
        references=(src.ADA.at("section 12: neuropathy, prediabetes with symptoms"),),
    ),
    Rule(
        id="NEUR-28",
        when=sensory_symptoms,
        then=(supports(d.PERIPHERAL_NEUROPATHY, WEAK), escalates(ROUTINE), recommends(s.EXAM_NEUROLOGIC)),
        because="Altered feeling in the legs may be due to nerve damage and has to be examined.",
        claims=("D28", "C11", "E42"),
    ),
    Rule(
        id="NEUR-29",
        when=f.neuropathy_known,
        then=(supports(d.PERIPHERAL_NEUROPATHY, WEAK), escalates(ROUTINE), recommends(s.EXAM_NEUROLOGIC)),
        because="Known nerve damage often goes with night cramps, though it may not be the cause of these.",
        claims=("D28", "D07"),
    ),
    Rule(
        id="NEUR-30",
        when=f.nerve_studies.is_("polyneuropathy"),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, STRONG),
            escalates(ROUTINE),
            recommends(s.LAB_HBA1C),
            recommends(s.LAB_B12),
            recommends(s.LAB_PROTEIN),
        ),
        because="Slowed or small responses in several nerves show a polyneuropathy, whose cause has to be "
        "found.",
        claims=("B10",),
        references=(src.AAN_DSP_DEFINITION.at("role of electrodiagnostic studies"),),
    ),
    Rule(
        id="NEUR-31",
        when=f.nerve_studies.is_("normal"),
        then=(opposes(d.PERIPHERAL_NEUROPATHY, DEFINING),),
        because="Normal nerve studies rule out a large-fibre polyneuropathy, but they do not test the small "
        "fibres.",
        references=(src.AAN_DSP_DEFINITION.at("role of electrodiagnostic studies: small-fibre exception"),),
    ),
    Rule(
        id="NEUR-32",
        when=diabetes.has_diabetes,
        then=(supports(d.DIABETIC_NEUROPATHY, WEAK),),
        because="In diabetes, cramps may be the first sign of nerve damage, before any numbness.",
        claims=("E53", "D05"),
        references=(src.ADA.at("section 12: screening for neuropathy"),),
    ),
    Rule(
        id="NEUR-33",
        when=all_of(diabetes.has_diabetes, any_of(sensory_symptoms, c.stocking_signs, large_fiber_signs)),
        then=(
            supports(d.DIABETIC_NEUROPATHY, MODERATE),
            recommends(s.LAB_HBA1C),
            recommends(s.REVIEW_GLUCOSE_CONTROL),
        ),
        because="Altered feeling in someone with diabetes is most likely diabetic nerve damage, unless "
        "another cause is found.",
        claims=("E09", "E53"),
        references=(src.ADA.at("section 12: diagnosis and treatment of neuropathy"),),
    ),
    Rule(
        id="NEUR-34",
        when=all_of(
            diabetes.has_diabetes, any_of(polyneuropathy_pattern, f.nerve_studies.is_("polyneuropathy"))
        ),
        then=(supports(d.DIABETIC_NEUROPATHY, STRONG),),
        because="Cramps with burning or numb feet in stocking form are the typical neuropathy of diabetes.",
        claims=("E16", "E09", "D05"),
    ),
    Rule(
        id="NEUR-261",
        when=all_of(
            diabetes.has_diabetes,
            f.leg_pain,
            any_of(f.weakness_proximal, f.strength.is_("weak near the trunk", "weak in one leg")),
            any_of(f.muscle_wasting, f.wasting_seen, f.weight_loss),
            f.knee_reflex.is_(
                "reduced on one side",
                "reduced on both sides",
                "absent on both sides",
            ),
        ),
        then=(supports(d.DIABETIC_NEUROPATHY, STRONG), recommends(s.EXAM_NEUROLOGIC)),
        because="A painful thigh that wastes and weakens in diabetes, with the knee jerk gone, is diabetic "
        "damage to the roots and plexus (amyotrophy).",
        claims=("E09", "E53"),
        references=(src.ADA.at("section 12: atypical neuropathies: radiculoplexus neuropathy"),),
    ),
    Rule(
        id="NEUR-35",
        when=all_of(f.diabetes.is_("none"), f.hba1c.below("prediabetic")),
        then=(opposes(d.DIABETIC_NEUROPATHY, MODERATE),),
        because="Without known diabetes and with a normal HbA1c, any nerve damage has another cause.",
        references=(src.ADA.at("section 2: diagnosis, HbA1c"),),
    ),
    Rule(
        id="NEUR-36",
        when=all_of(
            f.diabetes.is_("none"),
            f.hba1c.below("prediabetic"),
            f.glucose_fasting.below("prediabetic"),
            no(f.glucose.at_least("diabetic")),
            no(f.anemia_known),
            any_of(
                f.hemoglobin.at_least("low_male"),
                all_of(f.hemoglobin.at_least("low_female"), f.sex_at_birth.is_("female")),
            ),
            no(kidney_disease.dialysis),
            no(f.pregnant),
        ),
        then=(opposes(d.DIABETIC_NEUROPATHY, DEFINING),),
        because="With a normal fasting glucose and a normal HbA1c that can be relied on, diabetes is not "
        "damaging the nerves.",
        references=(
            src.ADA.at("section 2: diagnosis, HbA1c and fasting glucose"),
            src.ADA.at("section 2: conditions that alter red cells or HbA1c"),
        ),
    ),
    Rule(
        id="NEUR-37",
        when=all_of(
            f.nerve_studies.is_("normal"), no(sensory_symptoms), no(c.stocking_signs), no(large_fiber_signs)
        ),
        then=(opposes(d.DIABETIC_NEUROPATHY, DEFINING),),
        because="Diabetes may harm small fibres first, so normal nerve studies rule damage out only if "
        "feeling is intact too.",
        references=(src.ADA.at("section 12: small-fibre and large-fibre function"),),
    ),
    Rule(
        id="NEUR-38",
        when=any_of(
            all_of(sensory_symptoms, f.sensory_distribution.is_("band or strip of one leg")),
            f.pinprick.is_("reduced in a dermatome"),
        ),
        then=(opposes(d.PERIPHERAL_NEUROPATHY, MODERATE),),
        because="Feeling lost in one strip of one leg belongs to a root, not to a symmetric neuropathy.",
        claims=("E19",),
        references=(src.AAN_DSP_DEFINITION.at("distal symmetric distribution"),),
    ),
    Rule(
        id="NEUR-147",
        when=_fails_within_days,
        then=(opposes(d.PERIPHERAL_NEUROPATHY, STRONG),),
        because="The common neuropathies creep up over months: legs that fail within days have another "
        "cause, which is more dangerous.",
        references=(src.AAN_NEUROPATHY.at("scope: distal symmetric polyneuropathy, chronic"),),
    ),
    Rule(
        id="NEUR-154",
        # Nothing that is told or measured takes it out of the differential in diabetes.
        when=all_of(
            any_of(_fails_within_days, cord_and_brain.level_on_the_trunk),
            diabetes.has_diabetes,
            polyneuropathy_pattern,
        ),
        then=(opposes(d.DIABETIC_NEUROPATHY, STRONG),),
        because="The neuropathy of diabetes creeps up from the toes for years: legs that fail within days, "
        "or feeling lost from the trunk down, have another cause.",
        references=(src.AAN_NEUROPATHY.at("scope: distal symmetric polyneuropathy, chronic"),),
    ),
    Rule(
        id="NEUR-104",
        when=all_of(
            diabetes.has_diabetes,
            any_of(
                sensory_symptoms,
                c.stocking_signs,
                large_fiber_signs,
                narrowed_arteries.abnormal_pulses,
                endangered_leg.tissue_loss,
            ),
        ),
        then=(
            escalates(SOON),
            recommends(s.REFER_FOOT_PROTECTION),
            recommends(s.EXAM_VASCULAR),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="In diabetes, a foot with less feeling or less blood can be lost through a wound that was "
        "not felt.",
        claims=("E53",),
        references=(src.NICE_DIABETIC_FOOT.at("1.3: assessing the risk; 1.4: foot protection service"),),
    ),
    Rule(
        id="NEUR-111",
        when=all_of(f.diabetes.is_("none"), diabetes.diabetes_measured),
        then=(supports(d.DIABETIC_NEUROPATHY, MODERATE), recommends(s.EXAM_NEUROLOGIC)),
        because="Undiagnosed diabetes may have harmed nerves for years, and one normal value does not cancel "
        "an abnormal one.",
        claims=("E53",),
        references=(src.ADA.at("section 12: neuropathy assessed from the diagnosis of type 2 diabetes on"),),
    ),
)

# What is examined. That nothing is felt does not count: feeling is lost without being missed.
NERVES_EXAMINED: tuple[Criterion, ...] = (
    sensory_symptoms,
    f.monofilament.is_("not felt"),
    f.vibration.is_("reduced"),
    f.pinprick.is_("reduced in stocking pattern", "reduced in patches", "heightened in both feet"),
    f.ankle_reflex.is_("reduced on both sides", "absent on both sides"),
)
NERVES_EXAMINED_AS = (
    src.ADA.at("section 12: 10 g monofilament, vibration, pinprick or temperature"),
    src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.PERIPHERAL_NEUROPATHY,
        minimum=NERVES_EXAMINED,
        looked_for_by=(s.EXAM_NEUROLOGIC, s.TEST_NERVE_STUDIES),
        claims=("A09", "B10", "C11"),
        references=NERVES_EXAMINED_AS,
    ),
    Danger(
        disorder=d.DIABETIC_NEUROPATHY,
        minimum=NERVES_EXAMINED,
        at_risk=f.diabetes.is_("type 1", "type 2", "other or unknown type"),
        looked_for_by=(s.EXAM_NEUROLOGIC, s.TEST_NERVE_STUDIES),
        claims=("B10", "E09", "E16", "E53"),
        references=NERVES_EXAMINED_AS,
    ),
)
