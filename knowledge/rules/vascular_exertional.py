"""Pain on effort that arteries do not explain: youth against them, and what stands in for them.

Youth is the one thing beside a test that speaks against arterial disease: under 30, or under 40 without any
risk factor, claudication leaves it possible and lets other causes of pain on effort come first. The ankle
pressure, at rest and after exercise, is measured all the same: it costs little, and finds a trapped artery
too.
"""

from __future__ import annotations

from knowledge.concepts import (
    claudication_pattern,
    flow_normal_measured,
    known_atherosclerosis,
    pad_measured,
    vascular_risk,
    young_without_vascular_risk,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
    STRONG,
    WEAK,
    Rule,
    all_of,
    concludes,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import (
    EXERTIONAL_COMPARTMENT_SYNDROME,
    LUMBAR_SPINAL_STENOSIS,
    PERIPHERAL_ARTERY_DISEASE,
    POPLITEAL_ENTRAPMENT,
)
from knowledge.findings.character import location
from knowledge.findings.examination import pulse_lost_on_plantarflexion
from knowledge.findings.history import age
from knowledge.findings.timing import comes_with_exertion
from knowledge.sources import AHA_PAD, PEDOWITZ
from knowledge.steps import (
    TEST_ARTERIAL_IMAGING,
    TEST_COMPARTMENT_PRESSURE_EXERCISE,
    TEST_POPLITEAL_ENTRAPMENT,
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="VASC-20",
        when=all_of(age.below("young"), no(vascular_risk), no(known_atherosclerosis)),
        then=(concludes(young_without_vascular_risk), opposes(PERIPHERAL_ARTERY_DISEASE, STRONG)),
        because="Under 40 and without any risk factor, arteries are hardly ever narrowed by atherosclerosis.",
        references=(AHA_PAD.at("table of patients at increased risk: under 50 only with diabetes"),),
    ),
    Rule(
        id="VASC-80",
        # Known risks are no reason to leave it out: they are too few years old, and it stays possible.
        when=age.below("very_young"),
        then=(opposes(PERIPHERAL_ARTERY_DISEASE, STRONG),),
        because="Under 30 arteries have hardly had the time to narrow, so pain on effort has other causes "
        "first.",
        references=(AHA_PAD.at("table of patients at increased risk: under 50 only with diabetes"),),
    ),
    Rule(
        id="VASC-21",
        when=all_of(claudication_pattern, young_without_vascular_risk),
        then=(
            supports(EXERTIONAL_COMPARTMENT_SYNDROME, STRONG),
            recommends(TEST_COMPARTMENT_PRESSURE_EXERCISE),
        ),
        because="In the young, leg pain on effort comes from a tight compartment sooner than from arteries.",
        references=(
            PEDOWITZ.at("patients and methods: young adults with leg pain on exercise"),
            AHA_PAD.at("non-atherosclerotic causes of claudication"),
        ),
    ),
    Rule(
        id="VASC-22",
        when=all_of(claudication_pattern, age.below("young")),
        then=(supports(POPLITEAL_ENTRAPMENT, MODERATE), recommends(TEST_POPLITEAL_ENTRAPMENT)),
        because="A young leg that claudicates may have its artery trapped behind the knee.",
        references=(AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-73",
        when=all_of(comes_with_exertion, location.any_of("calf"), age.below("young")),
        then=(supports(POPLITEAL_ENTRAPMENT, WEAK), recommends(TEST_POPLITEAL_ENTRAPMENT)),
        because="Calf pain on effort in someone young calls for a look at the artery behind the knee, "
        "even if it settles.",
        references=(AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-23",
        when=all_of(claudication_pattern, pulse_lost_on_plantarflexion),
        then=(supports(POPLITEAL_ENTRAPMENT, STRONG), recommends(TEST_ARTERIAL_IMAGING)),
        # Many healthy people lose the pulse so: the sign counts only together with claudication.
        because="A pulse that pressing the foot down takes away, in a leg that claudicates, points to "
        "entrapment.",
        references=(AHA_PAD.at("non-atherosclerotic causes of claudication"),),
    ),
    Rule(
        id="VASC-24",
        # Nothing short of a scan under provocation excludes entrapment, so no rule opposes it.
        when=all_of(claudication_pattern, flow_normal_measured),
        then=(
            supports(POPLITEAL_ENTRAPMENT, WEAK),
            supports(EXERTIONAL_COMPARTMENT_SYNDROME, WEAK),
            supports(LUMBAR_SPINAL_STENOSIS, WEAK),
            recommends(TEST_POPLITEAL_ENTRAPMENT),
            recommends(TEST_COMPARTMENT_PRESSURE_EXERCISE),
        ),
        because="Claudication with normal flow has another cause: canal, compartment, or an artery trapped "
        "on effort.",
        references=(AHA_PAD.at("alternative diagnoses for exertional leg symptoms with normal testing"),),
    ),
    Rule(
        id="VASC-88",
        when=all_of(age.below("young"), pad_measured),
        then=(supports(PERIPHERAL_ARTERY_DISEASE, DEFINING),),
        because="Youth speaks against narrowed arteries only until their flow is measured and found reduced.",
        claims=("E50",),
        references=(AHA_PAD.at("diagnostic testing: resting, exercise and toe indices, imaging"),),
    ),
)
