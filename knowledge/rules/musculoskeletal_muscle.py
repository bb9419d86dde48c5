"""Muscle: overuse, contracture and metabolic myopathy, inflamed muscle."""

from __future__ import annotations

from knowledge.concepts import (
    claudication_pattern,
    contracture_pattern,
    flow_normal_measured,
    proximal_weakness,
    true_cramp,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
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
from knowledge.disorders import (
    INFLAMMATORY_MYOPATHY,
    METABOLIC_MYOPATHY,
    NOCTURNAL_LEG_CRAMPS,
    OVERUSE_STRAIN,
)
from knowledge.findings.associated import weakness_proximal
from knowledge.findings.character import brings_on, quality, second_wind
from knowledge.findings.examination import strength
from knowledge.findings.general import (
    dark_urine,
    muscle_pain_widespread,
    rash_of_eyelids_or_knuckles,
    tired_muscles,
)
from knowledge.findings.history import age, leg_injury, muscle_disease_in_family
from knowledge.findings.laboratory import ck, forearm_test_abnormal, myositis_antibodies
from knowledge.findings.procedures import nerve_studies
from knowledge.findings.timing import (
    after_unusual_exercise,
    comes_with_exertion,
    course,
    episode_duration,
    onset,
    sustained_unable_to_relax,
)
from knowledge.sources import AAN_CRAMPS, AHA_PAD, EULAR_MYOSITIS, EUROMAC, NICE_CKS_CRAMPS
from knowledge.steps import (
    ADVICE_STRETCHING,
    EXAM_MUSCULOSKELETAL,
    EXAM_NEUROLOGIC,
    HISTORY_RED_FLAGS,
    LAB_CK,
    LAB_MYOSITIS,
    LAB_TSH,
    REFER_NEUROLOGY,
    TEST_FOREARM_EXERCISE,
)

_WEAK_NEAR_TRUNK = any_of(weakness_proximal, strength.is_("weak near the trunk"))

RULES: tuple[Rule, ...] = (
    Rule(
        id="MSK-01",
        when=after_unusual_exercise,
        then=(supports(OVERUSE_STRAIN, MODERATE), recommends(HISTORY_RED_FLAGS)),
        because="Hard or unfamiliar exercise tires and strains muscle, which then cramps; a clot can "
        "look the same.",
        claims=("A06", "B06", "C06"),
    ),
    Rule(
        id="MSK-02",
        when=all_of(
            after_unusual_exercise,
            any_of(tired_muscles, quality.any_of("aching", "tight or bursting")),
            onset.is_("sudden", "over hours", "over days"),
        ),
        then=(supports(OVERUSE_STRAIN, STRONG), recommends(ADVICE_STRETCHING)),
        because="Tired, aching muscle that began to cramp within days of new exertion is overused.",
        claims=("A06", "B06", "C06"),
        references=(NICE_CKS_CRAMPS.at("causes: exercise"),),
    ),
    Rule(
        id="MSK-03",
        when=tired_muscles,
        then=(supports(OVERUSE_STRAIN, WEAK),),
        because="Long standing or walking tires muscle, and tired muscle cramps at night.",
        claims=("D25", "B06"),
    ),
    Rule(
        id="MSK-04",
        when=all_of(leg_injury, onset.is_("sudden", "over hours")),
        then=(
            supports(OVERUSE_STRAIN, MODERATE),
            recommends(EXAM_MUSCULOSKELETAL),
            recommends(HISTORY_RED_FLAGS),
        ),
        because="A leg hurt not long ago may cramp from the torn muscle, once clot and pressure are "
        "thought of.",
        claims=("B06", "A06"),
    ),
    Rule(
        id="MSK-05",
        when=all_of(onset.is_("over weeks or longer"), course.is_("steadily worse")),
        then=(opposes(OVERUSE_STRAIN, MODERATE),),
        because="A strained muscle mends; trouble that grows worse over weeks has another cause.",
        claims=("A06",),
        references=(NICE_CKS_CRAMPS.at("assessment: course"),),
    ),
    Rule(
        id="MSK-06",
        when=all_of(
            sustained_unable_to_relax,
            any_of(
                comes_with_exertion,
                brings_on.any_of("brief strenuous effort", "long moderate effort"),
                episode_duration.is_("up to an hour", "hours or longer"),
            ),
        ),
        then=(concludes(contracture_pattern),),
        because="Muscle that effort locks, or that stays locked far longer than a cramp, is in contracture.",
        claims=("E28", "E40"),
    ),
    Rule(
        id="MSK-07",
        when=contracture_pattern,
        then=(
            supports(METABOLIC_MYOPATHY, MODERATE),
            opposes(NOCTURNAL_LEG_CRAMPS, STRONG),
            recommends(LAB_CK),
            recommends(LAB_TSH),
        ),
        because="A contracture is no cramp: muscle out of fuel or a diseased thyroid keeps it from relaxing.",
        claims=("E28", "E07"),
    ),
    Rule(
        id="MSK-08",
        when=all_of(
            contracture_pattern,
            any_of(brings_on.any_of("brief strenuous effort"), second_wind, muscle_disease_in_family),
        ),
        then=(
            supports(METABOLIC_MYOPATHY, STRONG),
            recommends(TEST_FOREARM_EXERCISE),
            recommends(REFER_NEUROLOGY),
        ),
        because="Contracture on brief hard effort, or with a second wind, is the story of muscle that "
        "cannot use glycogen.",
        claims=("E28",),
        references=(EUROMAC.at("clinical features: exercise intolerance, contracture, second wind"),),
    ),
    Rule(
        id="MSK-09",
        when=second_wind,
        then=(
            supports(METABOLIC_MYOPATHY, MODERATE),
            recommends(TEST_FOREARM_EXERCISE),
            recommends(LAB_CK),
        ),
        because="Exercise that gets easier after a pause may show muscle switching to another fuel.",
        claims=("E28",),
        references=(EUROMAC.at("second wind"),),
    ),
    Rule(
        id="MSK-10",
        when=all_of(
            dark_urine,
            any_of(brings_on.any_of("long moderate effort", "fasting or illness"), comes_with_exertion),
        ),
        then=(supports(METABOLIC_MYOPATHY, MODERATE), recommends(REFER_NEUROLOGY)),
        because="Dark urine after effort or fasting suggests muscle that breaks down for want of fuel.",
        claims=("E28",),
        references=(EUROMAC.at("myoglobinuria and differential diagnosis"),),
    ),
    Rule(
        id="MSK-12",
        when=all_of(muscle_disease_in_family, any_of(comes_with_exertion, sustained_unable_to_relax)),
        then=(supports(METABOLIC_MYOPATHY, WEAK), recommends(LAB_CK)),
        because="Cramps on effort in a family with muscle disease may be inherited.",
        claims=("E28",),
    ),
    Rule(
        id="MSK-13",
        when=all_of(claudication_pattern, age.below("young")),
        then=(supports(METABOLIC_MYOPATHY, WEAK), recommends(LAB_CK)),
        because="In the young, pain on effort that rest ends may lie in the muscle's fuel rather than "
        "its arteries.",
        claims=("E28",),
        references=(
            AHA_PAD.at("differential diagnosis of exertional leg symptoms"),
            AAN_CRAMPS.at("background: disorders of muscle metabolism"),
        ),
    ),
    Rule(
        id="MSK-14",
        when=all_of(
            ck.above("raised"),
            any_of(contracture_pattern, second_wind, brings_on.any_of("brief strenuous effort")),
        ),
        then=(
            supports(METABOLIC_MYOPATHY, STRONG),
            recommends(TEST_FOREARM_EXERCISE),
            recommends(REFER_NEUROLOGY),
        ),
        because="A raised creatine kinase with cramps or contracture on brief effort is typical of "
        "McArdle disease.",
        claims=("E28",),
        references=(EUROMAC.at("diagnosis: creatine kinase raised at rest"),),
    ),
    Rule(
        id="MSK-15",
        when=forearm_test_abnormal,
        then=(supports(METABOLIC_MYOPATHY, DEFINING), recommends(REFER_NEUROLOGY)),
        because="Lactate that stays flat on forearm exercise shows that muscle cannot break glycogen down.",
        claims=("E28",),
        references=(EUROMAC.at("diagnosis: forearm exercise test"),),
    ),
    Rule(
        id="MSK-16",
        when=no(forearm_test_abnormal),
        then=(opposes(METABOLIC_MYOPATHY, MODERATE),),
        because="A normal forearm test speaks against disorders of glycogen, though those of fat remain.",
        references=(EUROMAC.at("diagnosis: forearm exercise test"),),
    ),
    Rule(
        id="MSK-17",
        when=nerve_studies.is_("myopathic pattern"),
        then=(
            supports(INFLAMMATORY_MYOPATHY, MODERATE),
            supports(METABOLIC_MYOPATHY, WEAK),
            recommends(LAB_CK),
            recommends(REFER_NEUROLOGY),
        ),
        because="Small brief motor units show that the muscle itself is ill.",
        claims=("B12",),
        references=(EULAR_MYOSITIS.at("muscle variables and electromyography"),),
    ),
    Rule(
        id="MSK-18",
        when=_WEAK_NEAR_TRUNK,
        then=(concludes(proximal_weakness),),
        because="Trouble rising from a chair or climbing stairs shows weakness of the muscles near the "
        "trunk.",
        claims=("B12",),
    ),
    Rule(
        id="MSK-19",
        when=proximal_weakness,
        then=(
            supports(INFLAMMATORY_MYOPATHY, MODERATE),
            escalates(SOON),
            recommends(LAB_CK),
            recommends(LAB_TSH),
            recommends(EXAM_NEUROLOGIC),
        ),
        because="Weak hips and shoulders with cramps may be inflamed muscle, a thyroid disease or a "
        "medicine.",
        claims=("B12",),
    ),
    Rule(
        id="MSK-20",
        when=all_of(
            proximal_weakness,
            any_of(
                rash_of_eyelids_or_knuckles,
                myositis_antibodies,
                all_of(ck.above("raised"), muscle_pain_widespread),
            ),
        ),
        then=(
            supports(INFLAMMATORY_MYOPATHY, STRONG),
            recommends(LAB_MYOSITIS),
            recommends(REFER_NEUROLOGY),
        ),
        because="Weakness near the trunk with the rash, antibodies or a painful leak of creatine kinase "
        "is myositis.",
        claims=("B12",),
        references=(EULAR_MYOSITIS.at("classification variables: weakness, skin, enzymes, antibodies"),),
    ),
    Rule(
        id="MSK-21",
        when=rash_of_eyelids_or_knuckles,
        then=(
            supports(INFLAMMATORY_MYOPATHY, WEAK),
            escalates(SOON),
            recommends(LAB_CK),
            recommends(LAB_MYOSITIS),
        ),
        because="A violet rash of the lids or scaly knuckles may be dermatomyositis before the strength "
        "goes.",
        claims=("B12",),
        references=(EULAR_MYOSITIS.at("skin manifestations"),),
    ),
    Rule(
        id="MSK-22",
        when=myositis_antibodies,
        then=(supports(INFLAMMATORY_MYOPATHY, MODERATE), recommends(LAB_CK)),
        because="Antibodies that only myositis makes show that it is at work.",
        claims=("B12",),
        references=(EULAR_MYOSITIS.at("laboratory variables: anti-Jo-1"),),
    ),
    Rule(
        id="MSK-23",
        when=all_of(ck.at_most("raised"), no(rash_of_eyelids_or_knuckles)),
        then=(opposes(INFLAMMATORY_MYOPATHY, STRONG),),
        because="Inflamed muscle nearly always leaks creatine kinase, unless the skin shows dermatomyositis.",
        references=(EULAR_MYOSITIS.at("laboratory variables: muscle enzymes"),),
    ),
    Rule(
        id="MSK-43",
        # Beside it spine, compartment and a trapped artery stay possible, and are looked for (VASC-24).
        when=all_of(true_cramp, claudication_pattern, flow_normal_measured),
        then=(supports(OVERUSE_STRAIN, STRONG),),
        because="Muscle that knots on effort and lets go with rest, though blood flows freely, is "
        "overworked, by day and into the night.",
        claims=("B06", "C06"),
        references=(
            NICE_CKS_CRAMPS.at("causes: exercise"),
            AHA_PAD.at("alternative diagnoses for exertional leg symptoms with normal testing"),
        ),
    ),
)
