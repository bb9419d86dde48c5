"""What must hold of the arteries, and of what is mistaken for their disease, for every possible patient."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.arteries import exertional_pain, narrowed_arteries
from knowledge.criteria import *

_claudication = all_of(f.comes_with_exertion, any_of(f.eases.any_of("standing still"), f.settles_on_stopping))
_sudden_signs = (f.sudden_cold_leg, f.sudden_pale_leg, f.sudden_numb_leg, f.sudden_weak_leg)
_exertional_causes = (
    d.PERIPHERAL_ARTERY_DISEASE,
    d.POPLITEAL_ENTRAPMENT,
    d.EXERTIONAL_COMPARTMENT_SYNDROME,
    d.METABOLIC_MYOPATHY,
    d.LUMBAR_SPINAL_STENOSIS,
    d.OVERUSE_STRAIN,
)
_too_young = any_of(exertional_pain.young_without_vascular_risk, f.age.below("very_young"))
_night_or_rest = (f.night_in_bed, f.wakes_from_sleep, f.at_rest)
_normal_ankle = all_of(f.abi_rest.at_least("normal"), f.abi_fall_after_exercise.below("significant"))
_unobstructed = f.arterial_imaging.is_("no significant disease")
_toes_supplied = f.toe_brachial_index.above("low")
_toe_pressure_good = all_of(f.toe_pressure.at_least("supplied"), f.abi_rest.above("low"))
_LEG_ENDANGERED = (d.CRITICAL_LIMB_ISCHEMIA, d.ACUTE_LIMB_ISCHEMIA)
_arterial = (d.PERIPHERAL_ARTERY_DISEASE, d.CRITICAL_LIMB_ISCHEMIA, d.ACUTE_LIMB_ISCHEMIA)


_legs_fail = all_of(
    f.side.is_("both legs"),
    any_of(f.sudden_weak_leg, all_of(f.leg_weakness, f.weakness_pace.is_("within a day"))),
)
PROMISES: tuple[Obligation, ...] = (
    Always(
        id="aortic_picture_is_an_emergency",
        text="Both legs weak at once, with pain in the back from fifty on, with sudden pain of the trunk, or "
        "cold or pale, are an emergency in which the aorta is examined and imaged.",
        when=all_of(
            _legs_fail,
            any_of(
                f.sudden_trunk_pain,
                f.sudden_cold_leg,
                f.sudden_pale_leg,
                all_of(f.back_pain, f.age.at_least("risk_age")),
            ),
        ),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_AORTIC_IMAGING)
        ),
    ),
    Always(
        id="aorta_excluded_by_imaging_only",
        text="Nothing but imaging of the aorta excludes an aortic emergency.",
        when=excluded(d.AORTIC_EMERGENCY),
        then=surely(f.aortic_imaging.is_("no rupture, dissection or occlusion")),
    ),
    Always(
        id="claudication_not_behind_nocturnal",
        text="Where effort brings pain on and stopping ends it, a cause of that is ahead of nocturnal "
        "cramps, even where PAD is excluded, unless an injured leg carries no weight or a shin is sore "
        "under 25.",
        claims=("E13", "E54"),
        when=_claudication,
        then=any_of(*(ahead(cause, of=d.NOCTURNAL_LEG_CRAMPS) for cause in _exertional_causes)),
        unless=any_of(
            all_of(f.leg_injury, f.cannot_bear_weight),
            all_of(f.age.below("young_person"), any_of(f.shin_edge_tender, f.bone_tender)),
        ),
    ),
    Always(
        id="claudication_puts_pad_first",
        text="In claudication PAD is ahead of nocturnal cramps, unless it is excluded, or the patient is "
        "under 40 without any vascular risk factor.",
        claims=("E10", "E13", "E54"),
        when=_claudication,
        then=ahead(d.PERIPHERAL_ARTERY_DISEASE, of=d.NOCTURNAL_LEG_CRAMPS),
        unless=any_of(excluded(d.PERIPHERAL_ARTERY_DISEASE), exertional_pain.young_without_vascular_risk),
    ),
    Always(
        id="claudication_in_the_young",
        text="In claudication under 40 without vascular risk, compartment and muscle fuel come in, unless a "
        "test speaks against them.",
        claims=("E28", "E54"),
        when=all_of(_claudication, exertional_pain.young_without_vascular_risk),
        then=all_of(
            any_of(
                at_least_possible(d.EXERTIONAL_COMPARTMENT_SYNDROME),
                excluded(d.EXERTIONAL_COMPARTMENT_SYNDROME),
            ),
            any_of(at_least_possible(d.METABOLIC_MYOPATHY), surely_not(f.forearm_test_abnormal)),
        ),
    ),
    Always(
        id="claudication_in_the_young_is_no_nocturnal_cramp",
        text="In such a patient the compartment is ahead of nocturnal cramps, unless its pressure after "
        "exercise is normal.",
        claims=("E54",),
        when=all_of(_claudication, exertional_pain.young_without_vascular_risk),
        then=ahead(d.EXERTIONAL_COMPARTMENT_SYNDROME, of=d.NOCTURNAL_LEG_CRAMPS),
        unless=surely(f.compartment_pressure_after_exercise.below("raised")),
    ),
    Always(
        id="claudication_makes_pad_likely",
        text="Claudication makes PAD likely, unless it is excluded, the patient is too young for it, or "
        "effort has locked the muscle since childhood.",
        claims=("E10",),
        when=_claudication,
        then=likely(d.PERIPHERAL_ARTERY_DISEASE),
        unless=any_of(
            excluded(d.PERIPHERAL_ARTERY_DISEASE), _too_young, exertional_pain.locked_since_childhood
        ),
    ),
    Always(
        id="claudication_at_risk_makes_pad_likely",
        text="Claudication at the same distance each time, with a risk of PAD, makes it likely at any age.",
        claims=("E10",),
        when=all_of(_claudication, f.same_distance_each_time, narrowed_arteries.pad_risk),
        then=likely(d.PERIPHERAL_ARTERY_DISEASE),
        unless=excluded(d.PERIPHERAL_ARTERY_DISEASE),
    ),
    Always(
        id="claudication_keeps_pad_in_mind",
        text="In claudication PAD is at least possible at any age, and its pressures are measured.",
        claims=("E10", "E50", "E54"),
        when=_claudication,
        then=all_of(
            any_of(at_least_possible(d.PERIPHERAL_ARTERY_DISEASE), excluded(d.PERIPHERAL_ARTERY_DISEASE)),
            recommended(s.EXAM_VASCULAR),
            recommended(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
    ),
    Always(
        id="exertion_alone_is_no_nocturnal_cramp",
        text="Trouble on exertion and neither in bed nor at rest is never put down to nocturnal cramps.",
        claims=("E13", "E54"),
        when=all_of(f.comes_with_exertion, *(no(finding) for finding in _night_or_rest)),
        then=excluded(d.NOCTURNAL_LEG_CRAMPS),
    ),
    Always(
        id="what_spares_the_night_is_no_nocturnal_cramp",
        text="Trouble that neither comes in bed nor wakes is never put down to nocturnal cramps.",
        claims=("E13", "E54"),
        when=all_of(no(f.night_in_bed), no(f.wakes_from_sleep)),
        then=no(at_least_possible(d.NOCTURNAL_LEG_CRAMPS)),
    ),
    *(
        Comparison(
            id=f"night_keeps_pad_{finding.id}",
            text=f"Learning of {finding.label}, unknown or denied before, never lowers PAD.",
            claims=("E13", "E50", "E54"),
            change=added(finding),
            law=(*not_lower(d.PERIPHERAL_ARTERY_DISEASE), *kept(not_excluded(d.PERIPHERAL_ARTERY_DISEASE))),
        )
        for finding in _night_or_rest
    ),
    Comparison(
        id="silence_keeps_pad",
        text="That effort brings nothing on, where that was unknown, never lowers PAD.",
        claims=("E50",),
        change=learned(no(f.comes_with_exertion)),
        law=not_lower(d.PERIPHERAL_ARTERY_DISEASE),
    ),
    Always(
        id="measured_pad_is_ahead_of_nocturnal",
        text="PAD that has been measured is ahead of nocturnal cramps and seen to soon, without any symptom "
        "of it and at any age, unless a test excludes it.",
        claims=("E50",),
        when=any_of(f.abi_rest.at_most("low"), f.arterial_imaging.is_("narrowing", "acute occlusion")),
        then=all_of(
            urgency_at_least(SOON),
            any_of(
                ahead(d.PERIPHERAL_ARTERY_DISEASE, of=d.NOCTURNAL_LEG_CRAMPS),
                excluded(d.PERIPHERAL_ARTERY_DISEASE),
            ),
        ),
    ),
    Always(
        id="risk_of_pad_is_examined",
        text="Anyone at risk of PAD has the circulation examined, whatever the trouble of the legs is.",
        claims=("E50",),
        when=narrowed_arteries.pad_risk,
        then=recommended(s.EXAM_VASCULAR),
    ),
    *(
        Comparison(
            id=f"normal_pulses_keep_{disorder.id}",
            text=f"Normal foot pulses, where nothing was known of them, never lower {disorder.name}.",
            claims=("E15",),
            change=learned(f.pedal_pulses.is_("normal")),
            law=(*not_lower(disorder), *kept(not_excluded(disorder))),
        )
        for disorder in _arterial
    ),
    *(
        Comparison(
            id=f"night_keeps_critical_ischemia_{finding.id}",
            text=f"Learning of {finding.label}, unknown or denied before, never lowers critical ischaemia.",
            claims=("E11", "E54"),
            change=added(finding),
            law=not_lower(d.CRITICAL_LIMB_ISCHEMIA),
        )
        for finding in _night_or_rest
    ),
    Always(
        id="normal_pulses_are_followed_by_pressures",
        text="Where pulses feel normal, claudication and a risk of PAD have the pressures measured anyway.",
        claims=("E15",),
        when=all_of(f.pedal_pulses.is_("normal"), any_of(_claudication, narrowed_arteries.pad_risk)),
        then=recommended(s.TEST_ANKLE_BRACHIAL_INDEX),
    ),
    Always(
        id="pad_excluded_by_test_only",
        text="Nothing but ankle pressures normal at rest and after exercise, or imaging of the arteries, "
        "excludes PAD.",
        claims=("E15", "E50"),
        when=excluded(d.PERIPHERAL_ARTERY_DISEASE),
        then=any_of(surely(_unobstructed), surely(_normal_ankle)),
    ),
    Always(
        id="stiff_arteries_are_not_cleared_at_the_ankle",
        text="Where diabetes is known, or ankle arteries are stiff, it takes the toes as well, or imaging.",
        claims=("E50",),
        when=all_of(
            excluded(d.PERIPHERAL_ARTERY_DISEASE),
            any_of(f.diabetes.is_("type 1", "type 2", "other or unknown type"), f.abi_rest.above("stiff")),
        ),
        then=any_of(
            surely(_unobstructed), all_of(surely(_toes_supplied), no(surely(f.abi_rest.above("stiff"))))
        ),
    ),
    Always(
        id="critical_ischemia_excluded_by_test_only",
        text="Nothing but pressures of the toes, or of the ankle at rest and after exercise, or imaging, "
        "excludes critical ischaemia.",
        claims=("E11", "E50"),
        when=excluded(d.CRITICAL_LIMB_ISCHEMIA),
        then=any_of(
            surely(_unobstructed),
            surely(_normal_ankle),
            surely(_toes_supplied),
            surely(_toe_pressure_good),
        ),
    ),
    Always(
        id="rest_pain_is_urgent",
        text="Ischaemic rest pain is at least urgent, and goes to vascular surgery.",
        claims=("E11",),
        when=c.ischemic_rest_pain,
        then=all_of(urgency_at_least(URGENT), recommended(s.REFER_VASCULAR_URGENT)),
    ),
    Always(
        id="foot_pain_eased_by_hanging_is_urgent",
        text="Foot pain in bed or at rest that goes when the leg hangs down is at least urgent.",
        claims=("E11",),
        when=all_of(
            any_of(f.night_in_bed, f.at_rest),
            f.location.any_of("foot"),
            f.eases.any_of("hanging the leg down"),
        ),
        then=all_of(urgency_at_least(URGENT), recommended(s.REFER_VASCULAR_URGENT)),
    ),
    Always(
        id="rest_pain_is_no_nocturnal_cramp",
        text="Ischaemic rest pain never has nocturnal cramps ahead of critical ischaemia, unless excluded.",
        claims=("E11", "E54"),
        when=c.ischemic_rest_pain,
        then=ahead(d.CRITICAL_LIMB_ISCHEMIA, of=d.NOCTURNAL_LEG_CRAMPS),
        unless=excluded(d.CRITICAL_LIMB_ISCHEMIA),
    ),
    Always(
        id="tissue_loss_is_urgent",
        text="A wound that does not heal, or gangrene, is at least urgent, and goes to vascular surgery, "
        "unless a test excludes critical ischaemia.",
        claims=("E11",),
        when=any_of(f.nonhealing_wound, f.gangrene),
        then=all_of(urgency_at_least(URGENT), recommended(s.REFER_VASCULAR_URGENT)),
        unless=excluded(d.CRITICAL_LIMB_ISCHEMIA),
    ),
    Always(
        id="tissue_loss_stays_urgent",
        text="Gangrene, and a wound that does not heal on the foot, in arterial disease of the legs, or with "
        "a weak pulse, slow refill, a murmur, or a cool or pale leg, is at least urgent, goes to vascular "
        "surgery and is not compressed, whatever else is measured.",
        claims=("E11",),
        when=any_of(
            f.gangrene,
            all_of(
                f.nonhealing_wound,
                any_of(
                    f.wound_place.is_("toes, heel or sole", "elsewhere"),
                    f.pad_known,
                    f.pedal_pulses.is_("diminished", "absent"),
                    f.femoral_popliteal_pulses.is_("diminished", "absent"),
                    f.capillary_refill.above("slow_when_old"),
                    f.skin_temperature.is_("one side cool"),
                    f.cool_leg,
                    f.foot_pallor,
                    f.leg_bruit,
                    c.pad_measured,
                ),
            ),
        ),
        then=all_of(
            urgency_at_least(URGENT),
            recommended(s.REFER_VASCULAR_URGENT),
            no(advised(s.TREAT_COMPRESSION)),
        ),
    ),
    Always(
        id="a_wound_in_diabetes_is_urgent",
        text="In diabetes a wound that does not heal is at least urgent, whatever is measured.",
        claims=("E11", "E53"),
        when=all_of(f.nonhealing_wound, f.diabetes.is_("type 1", "type 2", "other or unknown type")),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="no_wound_waits_longer_than_soon",
        text="A wound that does not heal is seen soon, even where its arteries are good.",
        claims=("E11",),
        when=f.nonhealing_wound,
        then=urgency_at_least(SOON),
    ),
    Always(
        id="critical_ischemia_is_thought_of",
        text="Rest pain, a wound that does not heal, or gangrene keeps critical ischaemia at least possible, "
        "unless a test excludes it.",
        claims=("E11",),
        when=any_of(c.ischemic_rest_pain, f.nonhealing_wound, f.gangrene),
        then=at_least_possible(d.CRITICAL_LIMB_ISCHEMIA),
        unless=excluded(d.CRITICAL_LIMB_ISCHEMIA),
    ),
    Always(
        id="acute_limb_is_an_emergency",
        text="Two of cold, pale, numb and weak, all sudden, or one of them beside claudication or a measured "
        "want of flow, are an emergency unless imaging is clear.",
        claims=("E11",),
        when=any_of(
            at_least(2, *_sudden_signs),
            all_of(any_of(*_sudden_signs), any_of(_claudication, c.pad_measured, f.pad_known)),
            c.acute_limb_picture,
        ),
        then=urgency_at_least(EMERGENCY),
        unless=excluded(d.ACUTE_LIMB_ISCHEMIA),
    ),
    Always(
        id="only_imaging_excludes_acute_limb",
        text="Nothing but imaging of the arteries excludes acute limb ischaemia.",
        claims=("E11",),
        when=excluded(d.ACUTE_LIMB_ISCHEMIA),
        then=surely(f.arterial_imaging.is_("no significant disease")),
    ),
    Always(
        id="arterial_disease_has_its_risk_reviewed",
        text="Arterial disease, known or measured, and claudication at risk have heart and brain protected.",
        claims=("C10", "E50"),
        when=any_of(
            f.pad_known,
            f.arterial_disease_known,
            c.pad_measured,
            all_of(_claudication, narrowed_arteries.pad_risk),
        ),
        then=recommended(s.REVIEW_VASCULAR_RISK),
    ),
    Always(
        id="nocturnal_leading_has_circulation_examined",
        text="Where nocturnal cramps lead, but in a child, the circulation is examined, whatever else is "
        "unknown, until both critical and acute ischaemia are excluded, not found, or supported by what "
        "calls for more.",
        claims=("E50",),
        when=all_of(
            leads(d.NOCTURNAL_LEG_CRAMPS),
            any_of(*(say(danger) for say in (not_looked_for, needs_test) for danger in _LEG_ENDANGERED)),
        ),
        then=recommended(s.EXAM_VASCULAR),
        unless=f.age.below("child"),
    ),
)
