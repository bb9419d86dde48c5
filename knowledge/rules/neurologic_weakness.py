"""Weakness: motor neurons, other motor nerves, and weakness that must not wait."""

from __future__ import annotations

from knowledge.concepts import (
    cauda_equina_picture,
    large_fiber_signs,
    lower_motor_signs,
    motor_neuron_pattern,
    neurogenic_claudication,
    neurological_disorder,
    polyneuropathy_pattern,
    radicular_pattern,
    sensory_symptoms,
    stocking_signs,
)
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
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
from knowledge.disorders import LUMBAR_RADICULOPATHY, MOTOR_NEURON_DISEASE
from knowledge.findings.associated import (
    bulbar_signs,
    bulbar_signs_lasting,
    fasciculations,
    foot_drop,
    leg_weakness,
    muscle_wasting,
    slowness_or_rest_tremor,
    weakness_progressive,
)
from knowledge.findings.character import cramps_elsewhere, twisting_posture
from knowledge.findings.examination import strength, upper_motor_signs
from knowledge.findings.procedures import nerve_studies
from knowledge.findings.timing import course, onset
from knowledge.sources import GOLD_COAST, NICE_MND, NICE_NEURO
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    HISTORY_ASSOCIATED,
    LAB_CK,
    REFER_EMERGENCY,
    REFER_NEUROLOGY,
    TEST_LUMBAR_MRI,
    TEST_NERVE_STUDIES,
)

_BULBAR = any_of(bulbar_signs, bulbar_signs_lasting)
_WEAK_LEG = any_of(
    leg_weakness,
    foot_drop,
    strength.is_("weak at both feet", "weak in one root", "weak in one leg"),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-83",
        when=any_of(
            all_of(_WEAK_LEG, any_of(muscle_wasting, fasciculations)),
            all_of(muscle_wasting, fasciculations),
        ),
        then=(concludes(lower_motor_signs),),
        because="Weakness with thinning or twitching of the muscle shows that its nerve cells or fibres "
        "are failing.",
        claims=("B13",),
        references=(GOLD_COAST.at("lower motor neuron dysfunction"),),
    ),
    Rule(
        id="NEUR-84",
        when=all_of(
            any_of(weakness_progressive, all_of(_WEAK_LEG, course.is_("steadily worse"))),
            any_of(fasciculations, muscle_wasting, _BULBAR),
        ),
        then=(concludes(motor_neuron_pattern),),
        because="Weakness that spreads with wasting, twitching or failing speech is how motor neuron "
        "disease shows.",
        claims=("B13",),
        references=(NICE_MND.at("1.1: recognition and referral"),),
    ),
    Rule(
        id="NEUR-85",
        when=all_of(upper_motor_signs, lower_motor_signs),
        then=(concludes(motor_neuron_pattern),),
        because="Upper and lower motor neuron signs side by side are the core of amyotrophic lateral "
        "sclerosis.",
        claims=("B13",),
        references=(GOLD_COAST.at("criteria: upper and lower motor neuron dysfunction in one region"),),
    ),
    Rule(
        id="NEUR-86",
        when=motor_neuron_pattern,
        then=(
            supports(MOTOR_NEURON_DISEASE, STRONG),
            recommends(REFER_NEUROLOGY),
            recommends(TEST_NERVE_STUDIES),
            recommends(LAB_CK),
        ),
        because="Motor neuron disease is rare, but each week of delay costs strength, so it is referred "
        "without delay.",
        claims=("B13", "C11"),
        references=(NICE_MND.at("1.1: refer without delay"),),
    ),
    Rule(
        id="NEUR-87",
        when=lower_motor_signs,
        then=(
            supports(MOTOR_NEURON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_NERVE_STUDIES),
            recommends(REFER_NEUROLOGY),
        ),
        because="Weak and wasting muscle may be due to root, nerve or motor neuron, and nerve studies "
        "tell which.",
        claims=("B13", "A09"),
        references=(NICE_NEURO.at("limb weakness"),),
    ),
    Rule(
        id="NEUR-88",
        when=all_of(cramps_elsewhere, any_of(leg_weakness, muscle_wasting)),
        then=(
            supports(MOTOR_NEURON_DISEASE, MODERATE),
            escalates(SOON),
            recommends(REFER_NEUROLOGY),
        ),
        because="Cramps that spread beyond the legs with weakness or wasting suggest a disorder of "
        "motor neurons.",
        claims=("B13",),
        references=(NICE_MND.at("1.1: recognition, cramps and weakness"),),
    ),
    Rule(
        id="NEUR-89",
        when=all_of(cramps_elsewhere, fasciculations),
        then=(supports(MOTOR_NEURON_DISEASE, WEAK), recommends(EXAM_NEUROLOGIC)),
        because="Widespread cramps and twitching are mostly harmless, but strength has to be tested to "
        "say so.",
        claims=("B13",),
    ),
    Rule(
        id="NEUR-90",
        when=all_of(
            fasciculations,
            no(leg_weakness),
            any_of(no(weakness_progressive), strength.is_("normal")),
            no(muscle_wasting),
            no(_BULBAR),
        ),
        then=(opposes(MOTOR_NEURON_DISEASE, MODERATE),),
        because="Twitching without any weakness, wasting or trouble of speech is nearly always benign.",
        references=(GOLD_COAST.at("criteria: progressive motor impairment is required"),),
    ),
    Rule(
        id="NEUR-91",
        when=polyneuropathy_pattern,
        then=(opposes(MOTOR_NEURON_DISEASE, MODERATE),),
        because="Motor neuron disease spares feeling, so a sensory polyneuropathy speaks for another cause.",
        references=(GOLD_COAST.at("criteria: other disease excluded"),),
    ),
    Rule(
        id="NEUR-92",
        when=nerve_studies.is_("motor neuron pattern"),
        then=(
            supports(MOTOR_NEURON_DISEASE, DEFINING),
            escalates(SOON),
            recommends(REFER_NEUROLOGY),
        ),
        because="Loss of motor supply in several regions with intact sensory responses shows failing "
        "motor neurons.",
        claims=("B13",),
        references=(GOLD_COAST.at("electromyography as lower motor neuron evidence"),),
    ),
    Rule(
        id="NEUR-93",
        when=nerve_studies.is_("normal"),
        then=(opposes(MOTOR_NEURON_DISEASE, MODERATE),),
        because="Motor neurons that fail leave traces in electromyography, though early on not everywhere, "
        "and none of the upper ones.",
        references=(GOLD_COAST.at("electromyography as lower motor neuron evidence"),),
    ),
    Rule(
        id="NEUR-116",
        when=all_of(
            nerve_studies.is_("normal"),
            no(motor_neuron_pattern),
            no(weakness_progressive),
            no(muscle_wasting),
            no(_BULBAR),
            no(upper_motor_signs),
        ),
        then=(opposes(MOTOR_NEURON_DISEASE, DEFINING),),
        because="Normal electromyography clears the motor neurons where nothing spreads, wastes, slurs or "
        "is brisk; what nobody looked for is not absent.",
        references=(
            GOLD_COAST.at("criteria: progressive motor impairment is required"),
            GOLD_COAST.at("electromyography as lower motor neuron evidence"),
        ),
    ),
    Rule(
        id="NEUR-94",
        when=foot_drop,
        then=(
            supports(LUMBAR_RADICULOPATHY, WEAK),
            supports(MOTOR_NEURON_DISEASE, WEAK),
            escalates(URGENT),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_NERVE_STUDIES),
            recommends(TEST_LUMBAR_MRI),
        ),
        because="A dropping foot is a motor palsy of root, nerve or motor neuron, and the chance to "
        "save it is short.",
        claims=("C11",),
        references=(NICE_NEURO.at("limb weakness: foot drop"),),
    ),
    Rule(
        id="NEUR-95",
        when=weakness_progressive,
        then=(escalates(URGENT), recommends(EXAM_NEUROLOGIC), recommends(REFER_NEUROLOGY)),
        because="Weakness that spreads is no cramp, whatever its cause, and is seen without delay.",
        claims=("C11",),
        references=(NICE_NEURO.at("limb weakness: progressive"),),
    ),
    Rule(
        id="NEUR-96",
        when=all_of(weakness_progressive, onset.is_("over hours", "over days")),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="Weakness that climbs within hours or days can reach the breathing muscles or come from "
        "the cord.",
        references=(NICE_NEURO.at("limb weakness: rapidly progressive"),),
    ),
    Rule(
        id="NEUR-97",
        when=_BULBAR,
        then=(
            supports(MOTOR_NEURON_DISEASE, WEAK),
            escalates(URGENT),
            recommends(EXAM_NEUROLOGIC),
            recommends(REFER_NEUROLOGY),
        ),
        because="Trouble of speech or swallowing puts the airway at risk and may be motor neuron "
        "disease or a stroke.",
        claims=("B13",),
        references=(NICE_MND.at("1.1: recognition, bulbar features"),),
    ),
    Rule(
        id="NEUR-98",
        when=any_of(
            sensory_symptoms,
            stocking_signs,
            large_fiber_signs,
            radicular_pattern,
            neurogenic_claudication,
            cauda_equina_picture,
            lower_motor_signs,
            motor_neuron_pattern,
            leg_weakness,
            foot_drop,
            upper_motor_signs,
            twisting_posture,
            slowness_or_rest_tremor,
        ),
        then=(concludes(neurological_disorder),),
        because="Symptoms or signs of nerves, spine or brain beside the cramps make a neurological "
        "cause possible.",
        claims=("A09", "C11"),
    ),
    Rule(
        id="NEUR-99",
        when=neurological_disorder,
        then=(recommends(EXAM_NEUROLOGIC), recommends(HISTORY_ASSOCIATED)),
        because="Nerve disease found early can be managed and the nerves spared, so it is examined for.",
        claims=("A09", "C11", "E44"),
    ),
    Rule(
        id="NEUR-100",
        when=upper_motor_signs,
        then=(escalates(SOON), recommends(REFER_NEUROLOGY)),
        because="An extensor plantar or clonus puts the trouble in brain or cord, which a neurologist "
        "has to find.",
        claims=("C11",),
        references=(NICE_NEURO.at("limb weakness: upper motor neuron signs"),),
    ),
    Rule(
        id="NEUR-101",
        when=any_of(leg_weakness, strength.is_("weak at both feet", "weak in one root", "weak in one leg")),
        then=(escalates(SOON), recommends(EXAM_NEUROLOGIC)),
        because="Weakness that stays between episodes is not part of a cramp and needs an examination soon.",
        claims=("C11", "E42"),
    ),
)
