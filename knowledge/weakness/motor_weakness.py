"""Weakness: motor neurons, other motor nerves, and weakness that must not wait."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.nerves import polyneuropathy
from knowledge.spine import cord_and_brain, lumbar_spine

_BULBAR = any_of(f.bulbar_signs, f.bulbar_signs_lasting)
# What the examiner sees counts, whatever the patient noticed of it.
_WASTED = any_of(f.muscle_wasting, f.wasting_seen)
_TWITCHING = any_of(f.fasciculations, f.fasciculations_seen)
_FOUND_WEAK = f.strength.is_(
    "weak at both feet", "weak in one root", "weak in one leg", "weak in both legs", "weak in arms and legs"
)
_WEAK_LEG = any_of(f.leg_weakness, f.foot_drop, _FOUND_WEAK)
lower_motor_signs, NEUR_83 = define(
    "lower_motor_signs",
    "lower motor neuron signs",
    rule="NEUR-83",
    when=any_of(
        all_of(_WEAK_LEG, any_of(_WASTED, _TWITCHING)),
        all_of(_WASTED, _TWITCHING),
    ),
    because="Weakness with thinning or twitching of the muscle shows that its nerve cells or fibres "
    "are failing.",
    claims=("B13",),
    references=(src.GOLD_COAST.at("lower motor neuron dysfunction"),),
)
neurological_disorder, NEUR_98 = define(
    "neurological_disorder",
    "signs of a neurological disorder",
    complete=False,
    rule="NEUR-98",
    when=any_of(
        polyneuropathy.sensory_symptoms,
        c.stocking_signs,
        polyneuropathy.large_fiber_signs,
        c.radicular_pattern,
        lumbar_spine.neurogenic_claudication,
        c.cauda_equina_picture,
        lower_motor_signs,
        c.motor_neuron_pattern,
        f.leg_weakness,
        f.foot_drop,
        f.upper_motor_signs,
        f.twisting_posture,
        f.slowness_or_rest_tremor,
    ),
    because="Symptoms or signs from nerves, spine or brain along with the cramps make a neurological cause "
    "possible.",
    claims=("A09", "C11"),
)

_NEAR_THE_TRUNK = any_of(f.weakness_proximal, f.strength.is_("weak near the trunk"))

RULES: tuple[Rule, ...] = (
    NEUR_83,
    Rule(
        id="NEUR-84",
        when=all_of(
            any_of(f.weakness_progressive, all_of(_WEAK_LEG, f.course.is_("steadily worse"))),
            any_of(_TWITCHING, _WASTED, _BULBAR),
        ),
        then=(concludes(c.motor_neuron_pattern),),
        because="Weakness that spreads, with wasting, twitching or failing speech, may be motor neuron "
        "disease.",
        claims=("B13",),
        references=(src.NICE_MND.at("1.1: recognition and referral"),),
    ),
    Rule(
        id="NEUR-85",
        when=all_of(f.upper_motor_signs, lower_motor_signs),
        then=(concludes(c.motor_neuron_pattern),),
        because="Upper and lower motor neuron signs together are the hallmark of amyotrophic lateral "
        "sclerosis.",
        claims=("B13",),
        references=(src.GOLD_COAST.at("criteria: upper and lower motor neuron dysfunction in one region"),),
    ),
    Rule(
        id="NEUR-86",
        when=c.motor_neuron_pattern,
        then=(
            supports(d.MOTOR_NEURON_DISEASE, STRONG),
            recommends(s.REFER_NEUROLOGY),
            recommends(s.TEST_NERVE_STUDIES),
            recommends(s.LAB_CK),
        ),
        because="Motor neuron disease is rare, but delay costs strength, so any suspicion of it is referred "
        "promptly.",
        claims=("B13", "C11"),
        references=(src.NICE_MND.at("1.1: refer without delay"),),
    ),
    Rule(
        id="NEUR-87",
        when=lower_motor_signs,
        then=(
            supports(d.MOTOR_NEURON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_NERVE_STUDIES),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Weak and wasting muscle may be due to root, nerve or motor neuron, and nerve studies "
        "tell which.",
        claims=("B13", "A09"),
        references=(src.NICE_NEURO.at("limb weakness"),),
    ),
    Rule(
        id="NEUR-88",
        when=all_of(f.cramps_elsewhere, any_of(f.leg_weakness, f.hand_weakness, _WASTED)),
        then=(
            supports(d.MOTOR_NEURON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.REFER_NEUROLOGY),
            recommends(s.EXAM_MOTOR),
        ),
        because="Cramps that spread beyond the legs with weakness or wasting suggest a disorder of "
        "motor neurons.",
        claims=("B13",),
        references=(src.NICE_MND.at("1.1: recognition, cramps and weakness"),),
    ),
    Rule(
        id="NEUR-89",
        when=all_of(f.cramps_elsewhere, _TWITCHING),
        then=(supports(d.MOTOR_NEURON_DISEASE, WEAK), escalates(SOON), recommends(s.EXAM_MOTOR)),
        because="Widespread cramps and twitching may be the first of motor neuron disease: strength and "
        "reflexes are examined before anything else is said of them.",
        claims=("B13",),
    ),
    Rule(
        id="NEUR-143",
        # Before any weakness: one calf that twitches is mostly harmless, several regions are looked into.
        # What is seen follows from the second finding; that nothing is seen denies it.
        when=any_of(
            all_of(f.wasting_seen, f.tongue_wasted),
            all_of(f.fasciculations_seen, f.fasciculations_widespread, any_of(f.cramps_elsewhere, _WASTED)),
        ),
        then=(
            supports(d.MOTOR_NEURON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_MOTOR),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Twitching seen in several parts of the body with cramps there, or a thin tongue, may be "
        "motor neuron disease before strength is missed.",
        claims=("B13",),
        references=(
            src.GOLD_COAST.at("lower motor neuron dysfunction in two regions"),
            src.NICE_MND.at("1.1: recognition, wasting or twitching of the tongue"),
        ),
    ),
    Rule(
        id="NEUR-144",
        when=all_of(f.hand_weakness, _WEAK_LEG),
        then=(
            supports(d.MOTOR_NEURON_DISEASE, MODERATE),
            recommends(s.EXAM_MOTOR),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Weak hands and weak legs together lie above the lumbar spine: in motor neurons, nerves, or "
        "the cord in the neck.",
        claims=("B13", "C11"),
        references=(src.NICE_NEURO.at("limb weakness"), src.NICE_MND.at("1.1: recognition and referral")),
    ),
    Rule(
        id="NEUR-90",
        when=all_of(
            f.fasciculations,
            no(f.leg_weakness),
            any_of(no(f.weakness_progressive), f.strength.is_("normal")),
            no(f.muscle_wasting),
            no(_BULBAR),
        ),
        then=(opposes(d.MOTOR_NEURON_DISEASE, MODERATE),),
        because="Twitching without weakness, wasting or trouble of speech is seldom motor neuron disease.",
        references=(src.GOLD_COAST.at("criteria: progressive motor impairment is required"),),
    ),
    Rule(
        id="NEUR-362",
        when=f.age.below("child"),
        then=(opposes(d.MOTOR_NEURON_DISEASE, STRONG),),
        because="Motor neuron disease is one of later life: in a child, weak legs and arms have another "
        "cause, in nerves, cord, muscle or blood.",
        references=(src.NICE_MND.at("who it is for: adults"),),
    ),
    Rule(
        id="NEUR-363",
        when=all_of(
            f.strength.is_("weak near the trunk"),
            f.knee_reflex.is_("normal"),
            f.ankle_reflex.is_("normal"),
            any_of(f.muscle_pain_widespread, f.muscle_tender_both_legs, all_of(no(_WASTED), no(_TWITCHING))),
        ),
        then=(opposes(d.MOTOR_NEURON_DISEASE, STRONG),),
        because="Hips and shoulders that are weak, with normal reflexes, and sore or with nothing thin or "
        "twitching, are weak in the muscle itself.",
        references=(src.NICE_NEURO.at("limb weakness"), src.BOHAN_PETER.at("criteria: proximal weakness")),
    ),
    Rule(
        id="NEUR-91",
        when=polyneuropathy.polyneuropathy_pattern,
        then=(opposes(d.MOTOR_NEURON_DISEASE, MODERATE),),
        because="Motor neuron disease spares feeling, so a sensory polyneuropathy speaks for another cause.",
        references=(src.GOLD_COAST.at("criteria: other disease excluded"),),
    ),
    Rule(
        id="NEUR-149",
        when=any_of(
            f.weakness_within_four_weeks,
            all_of(
                any_of(f.leg_weakness, f.weakness_progressive, f.foot_drop),
                any_of(
                    f.began_within_two_weeks,
                    f.onset_within_hours,
                ),
            ),
        ),
        then=(opposes(d.MOTOR_NEURON_DISEASE, STRONG),),
        because="Motor neurons fail over months: weakness that came within a day or some weeks comes from "
        "nerve, root, cord, muscle or blood.",
        references=(src.GOLD_COAST.at("criteria: progressive motor impairment; other disease excluded"),),
    ),
    Rule(
        id="NEUR-150",
        when=any_of(
            f.pinprick.is_("reduced in a dermatome"),
            f.saddle_numbness,
            all_of(_NEAR_THE_TRUNK, any_of(f.muscle_pain_widespread, f.ck.at_least("rhabdomyolysis"))),
            all_of(f.muscle_tender_one_leg, f.resisted_movement_hurts),
        ),
        then=(opposes(d.MOTOR_NEURON_DISEASE, MODERATE),),
        because="Motor neuron disease takes no feeling, leaves muscle without pain when it is pressed or "
        "tensed, and makes it leak little creatine kinase.",
        references=(src.GOLD_COAST.at("criteria: other disease excluded"),),
    ),
    Rule(
        id="NEUR-300",
        when=all_of(_NEAR_THE_TRUNK, any_of(f.rash_of_eyelids_or_knuckles, f.rash_of_neck_or_hands)),
        then=(opposes(d.MOTOR_NEURON_DISEASE, STRONG),),
        because="Motor neuron disease has no rash: with that of dermatomyositis it is the muscle that fails.",
        references=(
            src.GOLD_COAST.at("criteria: other disease excluded"),
            src.EULAR_MYOSITIS.at("classification variables: weakness, skin"),
        ),
    ),
    Rule(
        id="NEUR-92",
        when=f.nerve_studies.is_("motor neuron pattern"),
        then=(supports(d.MOTOR_NEURON_DISEASE, DEFINING), escalates(SOON), recommends(s.REFER_NEUROLOGY)),
        because="Loss of motor supply in several regions with intact sensory responses shows failing "
        "motor neurons.",
        claims=("B13",),
        references=(src.GOLD_COAST.at("electromyography as lower motor neuron evidence"),),
    ),
    Rule(
        id="NEUR-251",
        when=f.nerve_studies.is_("myopathic pattern"),
        then=(opposes(d.MOTOR_NEURON_DISEASE, STRONG),),
        because="Small brief motor units come from diseased muscle, while failing motor neurons leave large "
        "ones.",
        references=(src.GOLD_COAST.at("electromyography as lower motor neuron evidence"),),
    ),
    Rule(
        id="NEUR-93",
        when=f.nerve_studies.is_("normal"),
        then=(opposes(d.MOTOR_NEURON_DISEASE, MODERATE),),
        because="Motor neurons that fail leave traces in electromyography, though early on not everywhere, "
        "and none of the upper ones.",
        references=(src.GOLD_COAST.at("electromyography as lower motor neuron evidence"),),
    ),
    Rule(
        id="NEUR-116",
        when=all_of(
            f.nerve_studies.is_("normal"),
            no(c.motor_neuron_pattern),
            no(f.weakness_progressive),
            no(f.muscle_wasting),
            no(_BULBAR),
            no(f.upper_motor_signs),
        ),
        then=(opposes(d.MOTOR_NEURON_DISEASE, DEFINING),),
        because="Normal electromyography speaks against motor neuron disease where spread, wasting, slurring "
        "and brisk reflexes were looked for and are absent.",
        references=(
            src.GOLD_COAST.at("criteria: progressive motor impairment is required"),
            src.GOLD_COAST.at("electromyography as lower motor neuron evidence"),
        ),
    ),
    Rule(
        id="NEUR-94",
        when=f.foot_drop,
        then=(
            supports(d.LUMBAR_RADICULOPATHY, WEAK),
            supports(d.MOTOR_NEURON_DISEASE, WEAK),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="A foot that drops may come from a nerve root, a nerve or the motor neurons, and the time to "
        "save it is short.",
        claims=("C11",),
        references=(src.NICE_NEURO.at("limb weakness: foot drop"),),
    ),
    Rule(
        id="NEUR-95",
        when=f.weakness_progressive,
        then=(
            supports(d.MOTOR_NEURON_DISEASE, WEAK),
            supports(d.SPINAL_CORD_COMPRESSION, WEAK),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Weakness that spreads is not part of a cramp, whatever its cause, and needs seeing without "
        "delay.",
        claims=("C11",),
        references=(src.NICE_NEURO.at("limb weakness: progressive"),),
    ),
    Rule(
        id="NEUR-96",
        when=all_of(
            f.weakness_progressive,
            any_of(
                f.onset_over_hours_or_days,
                f.weakness_within_four_weeks,
            ),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.emergency(),
        ),
        because="Weakness that climbs within hours or days can reach the breathing muscles or come from "
        "the cord.",
        references=(src.NICE_NEURO.at("limb weakness: rapidly progressive"),),
    ),
    Rule(
        id="NEUR-97",
        when=_BULBAR,
        then=(
            supports(d.MOTOR_NEURON_DISEASE, WEAK),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Trouble of speech or swallowing puts the airway at risk and may be motor neuron "
        "disease or a stroke.",
        claims=("B13",),
        references=(src.NICE_MND.at("1.1: recognition, bulbar features"),),
    ),
    NEUR_98,
    Rule(
        id="NEUR-99",
        when=neurological_disorder,
        then=(recommends(s.EXAM_NEUROLOGIC), recommends(s.HISTORY_ASSOCIATED)),
        because="Nerve disease found early can often be kept from getting worse, so the nerves are examined.",
        claims=("A09", "C11", "E44"),
    ),
    Rule(
        id="NEUR-100",
        when=f.upper_motor_signs,
        then=(escalates(SOON), recommends(s.REFER_NEUROLOGY)),
        because="An extensor plantar or clonus points to the brain or spinal cord and needs a neurologist.",
        claims=("C11",),
        references=(src.NICE_NEURO.at("limb weakness: upper motor neuron signs"),),
    ),
    Rule(
        id="NEUR-101",
        when=any_of(f.leg_weakness, _FOUND_WEAK),
        then=(escalates(SOON), recommends(s.EXAM_NEUROLOGIC)),
        because="Weakness that stays between episodes is not part of a cramp and needs an examination soon.",
        claims=("C11", "E42"),
    ),
    Rule(
        id="NEUR-158",
        when=all_of(
            f.cranial_nerve_signs,
            any_of(_WEAK_LEG, f.weakness_proximal, f.numbness, f.unsteady_gait),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, WEAK),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Weak or numb legs with signs at the eyes or the face have their cause above the spine, or "
        "in all nerves at once.",
        references=(src.NICE_NEURO.at("limb or facial weakness in adults"),),
    ),
    Rule(
        id="NEUR-159",
        when=all_of(
            f.arm_reflexes.is_("brisk", "brisk on one side"),
            any_of(_WEAK_LEG, f.hand_weakness, f.unsteady_gait, cord_and_brain.brisk),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, WEAK),
            supports(d.MOTOR_NEURON_DISEASE, WEAK),
            escalates(SOON),
            recommends(s.EXAM_MOTOR),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Brisk arms with weak or stiff legs put the trouble at the neck or above, or in the motor "
        "neurons.",
        claims=("B13",),
        references=(src.NICE_NEURO.at("limb weakness: upper motor neuron signs"),),
    ),
    Rule(
        id="NEUR-162",
        when=f.falls,
        then=(recommends(s.EXAM_NEUROLOGIC),),
        because="Who falls has strength, feeling and gait examined.",
        claims=("E44",),
        references=(src.NICE_NEURO.at("gait unsteadiness in adults"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.MOTOR_NEURON_DISEASE,
        # Strength that is only told does not count: it is lost before it is missed.
        minimum=(
            any_of(_FOUND_WEAK, f.strength.is_("weak near the trunk")),
            f.wasting_seen,
            f.fasciculations_seen,
            cord_and_brain.brisk,
            f.bulbar_signs,
            f.bulbar_signs_lasting,
            f.cramps_elsewhere,
        ),
        at_risk=any_of(f.cramps_elsewhere, f.fasciculations),
        looked_for_by=(s.EXAM_NEUROLOGIC, s.TEST_NERVE_STUDIES),
        claims=("A09", "B13", "C11"),
        references=(
            src.NICE_MND.at("1.1: recognition: weakness, wasting, twitching, cramps, speech and swallowing"),
            src.GOLD_COAST.at("upper and lower motor neuron signs"),
        ),
    ),
)
