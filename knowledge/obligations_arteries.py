"""What must hold of the arteries, and of what is mistaken for their disease, for every possible patient."""

from __future__ import annotations

from knowledge.concepts import (
    acute_limb_picture,
    exertional_only,
    ischemic_rest_pain,
    nocturnal_pattern,
    pad_measured,
    pad_risk,
    young_without_vascular_risk,
)
from knowledge.criteria import (
    EMERGENCY,
    URGENT,
    Always,
    Comparison,
    Disorder,
    Obligation,
    Step,
    added,
    ahead,
    all_of,
    any_of,
    at_least,
    at_least_possible,
    excluded,
    kept,
    leads,
    learned,
    likely,
    no,
    not_excluded,
    not_lower,
    not_unlikely,
    recommended,
    surely,
    surely_not,
    urgency_at_least,
)
from knowledge.disorders import (
    ACUTE_LIMB_ISCHEMIA,
    CRITICAL_LIMB_ISCHEMIA,
    DEEP_VEIN_THROMBOSIS,
    EXERTIONAL_COMPARTMENT_SYNDROME,
    LUMBAR_SPINAL_STENOSIS,
    METABOLIC_MYOPATHY,
    NOCTURNAL_LEG_CRAMPS,
    PERIPHERAL_ARTERY_DISEASE,
    POPLITEAL_ENTRAPMENT,
)
from knowledge.findings.associated import (
    gangrene,
    nonhealing_wound,
    sudden_cold_leg,
    sudden_numb_leg,
    sudden_pale_leg,
    sudden_weak_leg,
)
from knowledge.findings.character import eases, location
from knowledge.findings.examination import (
    abi_rest,
    pedal_pulses,
)
from knowledge.findings.history import (
    arterial_disease_known,
    pad_known,
)
from knowledge.findings.laboratory import forearm_test_abnormal
from knowledge.findings.procedures import (
    arterial_imaging,
    compartment_pressure_after_exercise,
)
from knowledge.findings.timing import (
    at_rest,
    comes_with_exertion,
    night_in_bed,
    same_distance_each_time,
    settles_on_stopping,
)
from knowledge.steps import (
    EXAM_VASCULAR,
    REFER_VASCULAR_URGENT,
    REVIEW_VASCULAR_RISK,
    TEST_ANKLE_BRACHIAL_INDEX,
    TEST_ARTERIAL_IMAGING,
    TEST_LEG_ULTRASOUND,
    TEST_TOE_PRESSURE,
)

_claudication = all_of(comes_with_exertion, any_of(eases.any_of("standing still"), settles_on_stopping))
_exertional_causes = (
    PERIPHERAL_ARTERY_DISEASE,
    POPLITEAL_ENTRAPMENT,
    EXERTIONAL_COMPARTMENT_SYNDROME,
    METABOLIC_MYOPATHY,
    LUMBAR_SPINAL_STENOSIS,
)
_arterial = (PERIPHERAL_ARTERY_DISEASE, CRITICAL_LIMB_ISCHEMIA, ACUTE_LIMB_ISCHEMIA)


def _before_benign(disorder: Disorder, step: Step) -> Always:
    return Always(
        id=f"benign_not_before_{disorder.id}",
        text=f"Where nocturnal cramps lead, {disorder.name} is excluded or its excluding step is advised.",
        claims=("E50",),
        when=all_of(leads(NOCTURNAL_LEG_CRAMPS), not_excluded(disorder)),
        then=recommended(step),
    )


ARTERIES: tuple[Obligation, ...] = (
    Always(
        id="claudication_not_behind_nocturnal",
        text="Where effort brings pain on and stopping ends it, such a cause is ahead of nocturnal cramps, "
        "unless PAD is excluded.",
        claims=("E13", "E54"),
        when=_claudication,
        then=any_of(*(ahead(cause, of=NOCTURNAL_LEG_CRAMPS) for cause in _exertional_causes)),
        unless=excluded(PERIPHERAL_ARTERY_DISEASE),
    ),
    Always(
        id="claudication_puts_pad_first",
        text="In claudication PAD is ahead of nocturnal cramps, unless it is excluded, or the patient is "
        "under 40 without any vascular risk factor.",
        claims=("E10", "E13", "E54"),
        when=_claudication,
        then=ahead(PERIPHERAL_ARTERY_DISEASE, of=NOCTURNAL_LEG_CRAMPS),
        unless=any_of(excluded(PERIPHERAL_ARTERY_DISEASE), young_without_vascular_risk),
    ),
    Always(
        id="claudication_in_the_young",
        text="In claudication under 40 without vascular risk, compartment and muscle fuel come in, unless a "
        "test speaks against them.",
        claims=("E28", "E54"),
        when=all_of(_claudication, young_without_vascular_risk),
        then=all_of(
            any_of(
                at_least_possible(EXERTIONAL_COMPARTMENT_SYNDROME), excluded(EXERTIONAL_COMPARTMENT_SYNDROME)
            ),
            any_of(at_least_possible(METABOLIC_MYOPATHY), surely_not(forearm_test_abnormal)),
        ),
    ),
    Always(
        id="claudication_in_the_young_is_no_nocturnal_cramp",
        text="In such a patient the compartment is ahead of nocturnal cramps, unless its pressure after "
        "exercise is normal.",
        claims=("E54",),
        when=all_of(_claudication, young_without_vascular_risk),
        then=ahead(EXERTIONAL_COMPARTMENT_SYNDROME, of=NOCTURNAL_LEG_CRAMPS),
        unless=surely(compartment_pressure_after_exercise.below("raised")),
    ),
    Always(
        id="claudication_makes_pad_likely",
        text="Claudication at the same distance each time, with a risk of PAD, makes it likely.",
        claims=("E10",),
        when=all_of(_claudication, same_distance_each_time, pad_risk),
        then=likely(PERIPHERAL_ARTERY_DISEASE),
        unless=excluded(PERIPHERAL_ARTERY_DISEASE),
    ),
    Always(
        id="exertion_alone_is_no_nocturnal_cramp",
        text="Trouble on exertion and neither in bed nor at rest is never put down to nocturnal cramps.",
        claims=("E13", "E54"),
        when=exertional_only,
        then=no(at_least_possible(NOCTURNAL_LEG_CRAMPS)),
    ),
    *(
        Comparison(
            id=f"night_keeps_pad_{finding.id}",
            text=f"To learn of {finding.label} never lowers PAD.",
            claims=("E13", "E50", "E54"),
            change=learned(finding),
            law=not_lower(PERIPHERAL_ARTERY_DISEASE),
        )
        for finding in (night_in_bed, at_rest)
    ),
    *(
        Comparison(
            id=f"night_never_counts_out_pad_{finding.id}",
            text=f"Nor does it make PAD unlikely when {finding.label} was denied before.",
            claims=("E13", "E50", "E54"),
            change=added(finding),
            law=kept(not_unlikely(PERIPHERAL_ARTERY_DISEASE)),
        )
        for finding in (night_in_bed, at_rest)
    ),
    *(
        Comparison(
            id=f"normal_pulses_keep_{disorder.id}",
            text=f"Normal foot pulses, where nothing was known of them, never lower {disorder.name}.",
            claims=("E15",),
            change=learned(pedal_pulses.is_("normal")),
            law=(*not_lower(disorder), *kept(not_excluded(disorder))),
        )
        for disorder in _arterial
    ),
    *(
        Comparison(
            id=f"night_keeps_critical_ischemia_{finding.id}",
            text=f"To add {finding.label}, unknown or denied before, never lowers critical ischaemia.",
            claims=("E11", "E54"),
            change=added(finding),
            law=not_lower(CRITICAL_LIMB_ISCHEMIA),
        )
        for finding in (night_in_bed, at_rest)
    ),
    Always(
        id="pad_excluded_by_test_only",
        text="Nothing but ankle pressures or imaging of the arteries excludes PAD.",
        claims=("E15", "E50"),
        when=excluded(PERIPHERAL_ARTERY_DISEASE),
        then=any_of(
            surely(arterial_imaging.is_("no significant disease")), surely(abi_rest.at_least("normal"))
        ),
    ),
    Always(
        id="rest_pain_is_urgent",
        text="Ischaemic rest pain is at least urgent, and goes to vascular surgery.",
        claims=("E11",),
        when=ischemic_rest_pain,
        then=all_of(urgency_at_least(URGENT), recommended(REFER_VASCULAR_URGENT)),
    ),
    Always(
        id="foot_pain_eased_by_hanging_is_urgent",
        text="Foot pain in bed or at rest that goes when the leg hangs down is at least urgent.",
        claims=("E11",),
        when=all_of(
            any_of(night_in_bed, at_rest), location.any_of("foot"), eases.any_of("hanging the leg down")
        ),
        then=all_of(urgency_at_least(URGENT), recommended(REFER_VASCULAR_URGENT)),
    ),
    Always(
        id="rest_pain_is_no_nocturnal_cramp",
        text="Ischaemic rest pain never has nocturnal cramps ahead of critical ischaemia, unless excluded.",
        claims=("E11", "E54"),
        when=ischemic_rest_pain,
        then=ahead(CRITICAL_LIMB_ISCHEMIA, of=NOCTURNAL_LEG_CRAMPS),
        unless=excluded(CRITICAL_LIMB_ISCHEMIA),
    ),
    Always(
        id="tissue_loss_is_urgent",
        text="A wound that does not heal, or gangrene, is at least urgent, and goes to vascular surgery.",
        claims=("E11",),
        when=any_of(nonhealing_wound, gangrene),
        then=all_of(urgency_at_least(URGENT), recommended(REFER_VASCULAR_URGENT)),
    ),
    Always(
        id="acute_limb_is_an_emergency",
        text="Two of cold, pale, numb and weak, all sudden, are an emergency unless imaging is clear.",
        claims=("E11",),
        when=any_of(
            at_least(2, sudden_cold_leg, sudden_pale_leg, sudden_numb_leg, sudden_weak_leg),
            acute_limb_picture,
        ),
        then=urgency_at_least(EMERGENCY),
        unless=excluded(ACUTE_LIMB_ISCHEMIA),
    ),
    Always(
        id="only_imaging_excludes_acute_limb",
        text="Nothing but imaging of the arteries excludes acute limb ischaemia.",
        claims=("E11",),
        when=excluded(ACUTE_LIMB_ISCHEMIA),
        then=surely(arterial_imaging.is_("no significant disease")),
    ),
    _before_benign(PERIPHERAL_ARTERY_DISEASE, TEST_ANKLE_BRACHIAL_INDEX),
    _before_benign(CRITICAL_LIMB_ISCHEMIA, TEST_TOE_PRESSURE),
    _before_benign(ACUTE_LIMB_ISCHEMIA, TEST_ARTERIAL_IMAGING),
    _before_benign(DEEP_VEIN_THROMBOSIS, TEST_LEG_ULTRASOUND),
    Always(
        id="arterial_disease_has_its_risk_reviewed",
        text="Arterial disease, known or measured, and claudication at risk have heart and brain protected.",
        claims=("C10", "E50"),
        when=any_of(pad_known, arterial_disease_known, pad_measured, all_of(_claudication, pad_risk)),
        then=recommended(REVIEW_VASCULAR_RISK),
    ),
    Always(
        id="nocturnal_leading_has_circulation_examined",
        text="Where nocturnal cramps lead and come at night, the circulation is examined.",
        claims=("E50",),
        when=all_of(leads(NOCTURNAL_LEG_CRAMPS), nocturnal_pattern),
        then=recommended(EXAM_VASCULAR),
    ),
)
