"""Pain on effort that arteries do not explain: youth against them, and what stands in for them.

Youth is the one thing beside a test that speaks against arterial disease: under 30, under 40 without any
risk factor, or where muscle has locked on effort since childhood, claudication leaves it possible and lets
other causes of pain on effort come first. The ankle pressure, at rest and after exercise, is measured all the
same: it costs little, and finds a trapped artery too.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *
from knowledge.muscle import muscle_disease

young_without_vascular_risk, VASC_20 = define(
    "young_without_vascular_risk",
    "age under 40 without any vascular risk factor",
    "being under 40 with nothing that narrows arteries",
    rule="VASC-20",
    when=all_of(
        f.age.below("young"), no(narrowed_arteries.vascular_risk), no(narrowed_arteries.known_atherosclerosis)
    ),
    also=(opposes(d.PERIPHERAL_ARTERY_DISEASE, STRONG),),
    because="Under 40 and without any risk factor, arteries are hardly ever narrowed by atherosclerosis.",
    references=(src.AHA_PAD.at("table of patients at increased risk: under 50 only with diabetes"),),
)

locked_since_childhood = all_of(f.since_childhood, muscle_disease.contracture_pattern)
_YOUNG = all_of(f.age.at_least("adolescent"), f.age.below("young"))

RULES: tuple[Rule, ...] = (
    VASC_20,
    Rule(
        id="VASC-547",
        # Later in life arteries may narrow as well: it stays possible, and is measured.
        when=locked_since_childhood,
        then=(opposes(d.PERIPHERAL_ARTERY_DISEASE, STRONG),),
        because="Legs that effort has locked since childhood lacked fuel long before an artery could narrow.",
        references=(src.EUROMAC.at("clinical features: exercise intolerance from childhood on"),),
    ),
    Rule(
        id="VASC-80",
        # Known risks are no reason to leave it out: they are too few years old, and it stays possible.
        when=f.age.below("very_young"),
        then=(opposes(d.PERIPHERAL_ARTERY_DISEASE, STRONG),),
        because="Under 30, arteries have hardly had time to narrow, so other causes of pain on effort come "
        "first.",
        references=(src.AHA_PAD.at("table of patients at increased risk: under 50 only with diabetes"),),
    ),
    Rule(
        id="VASC-21",
        when=all_of(narrowed_arteries.claudication_pattern, young_without_vascular_risk),
        then=(
            supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, STRONG),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="In the young, leg pain on effort comes from a tight compartment sooner than from arteries.",
        references=(
            src.EXERTIONAL_COMPARTMENT.at("key points: the young and athletic"),
            src.AHA_PAD.at("non-atherosclerotic causes of claudication"),
        ),
    ),
    Rule(
        id="VASC-251",
        # In one leg alone an artery trapped behind the knee is as likely, and in calves alone, unless they
        # are trained.
        when=all_of(
            narrowed_arteries.claudication_pattern,
            f.side.is_("both legs"),
            any_of(
                all_of(f.regular_training, f.age.below("young"), f.location.any_of("calf", "shin")),
                all_of(f.age.at_least("adolescent"), f.age.below("very_young"), f.location.any_of("shin")),
            ),
        ),
        then=(supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, STRONG), recommends(s.EXAM_COMPARTMENT)),
        because="In someone young who trains, or under 30 in both shins, pain of the lower legs that comes "
        "on effort and goes with rest is mostly a tight compartment.",
        references=(
            src.EXERTIONAL_COMPARTMENT.at("key points: the young and athletic"),
            src.PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),
        ),
    ),
    Rule(
        id="VASC-609",
        # Without any risk it may be a trapped artery, and the compartment still comes before a night cramp.
        when=all_of(
            narrowed_arteries.claudication_pattern,
            narrowed_arteries.abnormal_pulses,
            any_of(narrowed_arteries.vascular_risk, narrowed_arteries.pad_risk),
        ),
        then=(opposes(d.EXERTIONAL_COMPARTMENT_SYNDROME, STRONG),),
        because="Where effort hurts, a pulse is weak or lost and the arteries are at risk, they are narrow "
        "at any age: a tight compartment leaves the pulses alone.",
        claims=("E10",),
        references=(
            src.AHA_PAD.at("clinical presentation: claudication"),
            src.PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),
        ),
    ),
    Rule(
        id="VASC-22",
        when=all_of(narrowed_arteries.claudication_pattern, _YOUNG),
        then=(supports(d.POPLITEAL_ENTRAPMENT, MODERATE), recommends(s.EXAM_POPLITEAL)),
        because="In a young person, pain on effort that eases with rest may come from an artery trapped "
        "behind the knee.",
        references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-73",
        when=all_of(f.comes_with_exertion, f.location.any_of("calf"), _YOUNG),
        then=(supports(d.POPLITEAL_ENTRAPMENT, WEAK), recommends(s.EXAM_POPLITEAL)),
        because="Calf pain on effort in someone young calls for a look at the artery behind the knee, "
        "even if it settles.",
        references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-108",
        when=all_of(
            f.comes_with_exertion,
            _YOUNG,
            any_of(f.tingling, f.numbness, f.numb_on_effort, f.weak_on_effort),
        ),
        then=(
            supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, MODERATE),
            supports(d.POPLITEAL_ENTRAPMENT, WEAK),
            escalates(SOON),
            recommends(s.EXAM_COMPARTMENT),
            recommends(s.EXAM_POPLITEAL),
        ),
        because="In a young person, a foot that goes numb or weak on effort may have its nerve or artery "
        "squeezed by muscle.",
        references=(
            src.PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),
            src.AHA_PAD.at("non-atherosclerotic causes of claudication"),
        ),
    ),
    Rule(
        id="VASC-333",
        when=all_of(
            f.comes_with_exertion,
            f.side.is_("both legs"),
            f.location.any_of("shin"),
            any_of(
                f.duration.is_("months", "over a year"),
                all_of(f.regular_training, f.severity.is_("severe")),
            ),
            _YOUNG,
        ),
        then=(supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, MODERATE), recommends(s.EXAM_COMPARTMENT)),
        because="In the young, both shins that hurt on effort for months, or too badly to train on, may lie "
        "in too tight a compartment.",
        references=(
            src.EXERTIONAL_COMPARTMENT.at("key points: the young and athletic"),
            src.PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),
        ),
    ),
    Rule(
        id="VASC-110",
        # Whether it settles was not told: that would make the pattern, and this leaves it open.
        when=all_of(f.comes_with_exertion, f.quality.any_of("tight or bursting"), f.age.below("young")),
        then=(supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, WEAK), recommends(s.EXAM_COMPARTMENT)),
        because="In the young, a muscle that feels as if it might burst on effort may lie in too tight a "
        "compartment.",
        references=(src.PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),),
    ),
    Rule(
        id="VASC-23",
        when=all_of(
            f.pulse_lost_on_plantarflexion,
            any_of(
                narrowed_arteries.claudication_pattern,
                # Whether it settles was not told, but nothing is felt at rest.
                all_of(f.comes_with_exertion, no(f.at_rest), f.numb_on_effort),
            ),
        ),
        then=(supports(d.POPLITEAL_ENTRAPMENT, STRONG), recommends(s.TEST_POPLITEAL_ENTRAPMENT)),
        # Many healthy people lose the pulse so: the sign counts only together with claudication.
        because="A foot pulse that is lost on pressing the foot down, with pain on effort, points to a "
        "trapped artery.",
        references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-155",
        # Pointed toes alone bring on ordinary cramps: these are legs that effort makes numb or cold.
        when=all_of(
            f.comes_with_exertion,
            _YOUNG,
            any_of(
                f.leg_bruit,
                narrowed_arteries.abnormal_pulses,
                # Many healthy people lose the pulse so: the calf has to hurt too.
                all_of(f.pulse_lost_on_plantarflexion, f.location.any_of("calf")),
                all_of(
                    f.brings_on.any_of("pointing the toes", "one posture held for long"),
                    any_of(f.numb_on_effort, f.numbness, f.tingling, f.cool_leg),
                ),
            ),
        ),
        then=(supports(d.POPLITEAL_ENTRAPMENT, MODERATE), recommends(s.EXAM_POPLITEAL)),
        because="In the young, a pulse that is weak or lost on pressing the foot down, a murmur behind the "
        "knee, or pointed toes that make the leg numb or cold, suggest a trapped artery.",
        references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-164",
        when=all_of(
            any_of(f.leg_pain, f.leg_cramp),
            f.comes_with_exertion,
            f.age.below("young"),
            any_of(
                f.hypertension_known,
                f.systolic_pressure.at_least("high"),
                f.diastolic_pressure.at_least("high"),
                f.femoral_popliteal_pulses.is_("diminished", "absent"),
            ),
        ),
        then=(escalates(SOON), recommends(s.EXAM_VASCULAR)),
        because="In the young, high blood pressure with legs that hurt on effort may be a narrow aorta: "
        "groin pulses and the pressure at the leg are compared with the arm's.",
        references=(
            src.NICE_HYPERTENSION.at("1.5: under 40, evaluation of secondary causes"),
            src.AHA_PAD.at("non-atherosclerotic causes of claudication"),
        ),
    ),
    Rule(
        id="VASC-24",
        # Nothing short of a scan under provocation excludes entrapment, so no rule opposes it.
        when=all_of(narrowed_arteries.claudication_pattern, c.flow_normal_measured),
        then=(
            supports(d.POPLITEAL_ENTRAPMENT, WEAK),
            supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, WEAK),
            supports(d.LUMBAR_SPINAL_STENOSIS, WEAK),
            recommends(s.TEST_POPLITEAL_ENTRAPMENT),
            recommends(s.TEST_COMPARTMENT_PRESSURE_EXERCISE),
        ),
        because="Pain on effort with normal blood flow has another cause: spinal canal, compartment, or an "
        "artery trapped on effort.",
        references=(src.AHA_PAD.at("alternative diagnoses for exertional leg symptoms with normal testing"),),
    ),
    Rule(
        id="VASC-88",
        when=all_of(f.age.below("young"), c.pad_measured),
        then=(supports(d.PERIPHERAL_ARTERY_DISEASE, DEFINING),),
        because="Youth speaks against narrowed arteries only until their flow is measured and found reduced.",
        claims=("E50",),
        references=(src.AHA_PAD.at("diagnostic testing: resting, exercise and toe indices, imaging"),),
    ),
    Rule(
        id="VASC-264",
        when=all_of(f.pad_known, any_of(f.leg_cramp, f.leg_pain)),
        then=(supports(d.PERIPHERAL_ARTERY_DISEASE, WEAK), recommends(s.EXAM_VASCULAR)),
        because="Legs whose arteries are known to be narrow may hurt for that, whenever they do.",
        claims=("C10", "D06"),
    ),
    Rule(
        id="MSK-262",
        when=all_of(
            f.regular_training,
            f.comes_with_exertion,
            f.location.any_of("calf", "shin", "thigh", "foot", "ankle or knee"),
        ),
        then=(supports(d.OVERUSE_STRAIN, WEAK), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="People who train may be doing too much, or wearing poor shoes: the pain then comes back "
        "whenever they train.",
        claims=("B06", "C06"),
    ),
    Rule(
        id="VASC-174",
        when=all_of(
            f.comes_with_exertion,
            any_of(
                all_of(f.regular_training, f.age.below("young")),
                all_of(_YOUNG, f.side.is_("both legs"), f.location.any_of("shin")),
            ),
        ),
        then=(supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, WEAK), recommends(s.EXAM_COMPARTMENT)),
        because="In someone young who trains, or whose shins both hurt, leg pain on effort may come from a "
        "tight compartment.",
        references=(src.EXERTIONAL_COMPARTMENT.at("key points: the young and athletic"),),
    ),
    Rule(
        id="VASC-484",
        when=all_of(
            f.location.any_of("hip or groin"),
            no(f.location.any_of("calf", "shin", "foot", "thigh", "whole leg")),
        ),
        then=(opposes(d.EXERTIONAL_COMPARTMENT_SYNDROME, MODERATE),),
        because="No compartment of the leg lies in the groin, so pain there alone comes from elsewhere.",
        references=(src.EXERTIONAL_COMPARTMENT.at("key points: the young and athletic"),),
    ),
)
