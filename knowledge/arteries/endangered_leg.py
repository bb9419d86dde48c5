"""Legs in danger from want of blood: rest pain, tissue loss, measured critical flow."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.night_cramps import idiopathic_cramps

_night_or_rest = any_of(idiopathic_cramps.nocturnal_pattern, f.evening_or_lying, f.at_rest)
_foot_at_night_or_rest = all_of(_night_or_rest, f.location.any_of("foot"))
tissue_loss, VASC_42 = define(
    "tissue_loss",
    "non-healing wound or gangrene",
    rule="VASC-42",
    when=any_of(f.nonhealing_wound, f.gangrene),
    also=(
        # Mostly it comes from the veins: by itself it is no more than a reason to look.
        supports(d.PERIPHERAL_ARTERY_DISEASE, WEAK),
        escalates(SOON),
        recommends(s.EXAM_VASCULAR),
    ),
    because="Skin that dies or does not heal is seen soon, and the flow of blood to it measured, whatever "
    "started it.",
    claims=("E11",),
    references=(src.GVG_CLTI.at("definitions: an ulcer for more than two weeks, gangrene"),),
)

RULES: tuple[Rule, ...] = (
    # Rest pain. Muscle cramps let go within minutes and do not care whether the leg hangs down.
    Rule(
        id="VASC-37",
        when=all_of(
            _night_or_rest,
            f.eases.any_of("hanging the leg down"),
            any_of(
                f.location.any_of("foot"),
                narrowed_arteries.known_atherosclerosis,
                narrowed_arteries.vascular_risk,
                f.cold_feet,
                f.shiny_hairless_skin,
                narrowed_arteries.abnormal_pulses,
            ),
        ),
        then=(concludes(c.ischemic_rest_pain),),
        because="Pain on lying down that eases when the leg hangs down suggests that too little blood "
        "reaches the foot.",
        claims=("A08", "E11"),
        references=(src.GVG_CLTI.at("definitions: ischaemic rest pain, relieved by dependency"),),
    ),
    Rule(
        id="VASC-38",
        when=all_of(
            _foot_at_night_or_rest,
            narrowed_arteries.known_atherosclerosis,
            any_of(f.cold_feet, narrowed_arteries.abnormal_pulses),
        ),
        then=(concludes(c.ischemic_rest_pain),),
        because="With known arterial disease, pain in bed in a cold or pulseless foot is treated as due to "
        "poor blood flow.",
        claims=("A08", "D06", "E11"),
        references=(src.GVG_CLTI.at("definitions: ischaemic rest pain of the forefoot"),),
    ),
    Rule(
        id="VASC-39",
        # A cold foot is common: without known disease it counts only with pain that lasts as no cramp does.
        when=all_of(
            _foot_at_night_or_rest,
            narrowed_arteries.vascular_risk,
            any_of(
                narrowed_arteries.abnormal_pulses,
                all_of(
                    f.cold_feet,
                    any_of(
                        f.episode_duration.is_("up to an hour", "hours or longer"),
                        f.course.is_("constant", "steadily worse"),
                    ),
                ),
            ),
        ),
        then=(concludes(c.ischemic_rest_pain),),
        because="With a vascular risk, lasting pain in a cold or pulseless foot may be due to lack of blood.",
        claims=("A08", "E11", "E14"),
        references=(src.GVG_CLTI.at("definitions: ischaemic rest pain of the forefoot"),),
    ),
    Rule(
        id="VASC-40",
        when=all_of(_foot_at_night_or_rest, narrowed_arteries.vascular_risk, f.cold_feet),
        then=(escalates(SOON), recommends(s.EXAM_VASCULAR), recommends(s.TEST_ANKLE_BRACHIAL_INDEX)),
        because="A cold foot that hurts in bed, in someone with a vascular risk, is looked at before it is "
        "called a cramp.",
        claims=("A08", "E50"),
    ),
    Rule(
        id="VASC-280",
        when=all_of(f.pad_known, any_of(f.leg_pain, f.leg_cramp), any_of(f.evening_or_lying, f.at_rest)),
        then=(
            supports(d.CRITICAL_LIMB_ISCHEMIA, WEAK),
            opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="Where arteries are known to be narrow, legs that hurt at rest or on lying down may be "
        "running out of blood, before anyone calls it a cramp.",
        claims=("A08", "D06", "E11"),
        references=(src.GVG_CLTI.at("definitions: ischaemic rest pain"),),
    ),
    Rule(
        id="VASC-41",
        when=c.ischemic_rest_pain,
        then=(
            supports(d.CRITICAL_LIMB_ISCHEMIA, STRONG),
            supports(d.PERIPHERAL_ARTERY_DISEASE, STRONG),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
            recommends(s.TEST_TOE_PRESSURE),
        ),
        because="Pain at rest from lack of blood puts the leg in danger within weeks.",
        claims=("E11",),
        references=(src.GVG_CLTI.at("summary: urgent referral to a vascular specialist"),),
    ),
    # Tissue loss
    VASC_42,
    Rule(
        id="VASC-500",
        when=tissue_loss,
        then=(
            supports(d.CRITICAL_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT, d.CRITICAL_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
            recommends(s.TEST_TOE_PRESSURE),
        ),
        because="A wound that does not heal may cost the leg, until enough blood is shown to reach it.",
        claims=("E11",),
        references=(src.GVG_CLTI.at("summary: urgent referral to a vascular specialist"),),
    ),
    Rule(
        id="VASC-501",
        # Without a suspect: a good index or toe pressure takes none of these back.
        when=any_of(
            f.gangrene,
            all_of(
                f.nonhealing_wound,
                any_of(
                    f.wound_place.is_("toes, heel or sole", "elsewhere"),
                    f.pad_known,
                    narrowed_arteries.abnormal_pulses,
                    narrowed_arteries.slow_refill,
                    f.skin_temperature.is_("one side cool"),
                    f.cool_leg,
                    f.foot_pallor,
                    f.leg_bruit,
                    c.pad_measured,
                ),
            ),
        ),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, MODERATE),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
        ),
        because="Dead skin, and a wound on the foot or beside any sign of narrowed arteries, stay urgent "
        "whatever one pressure shows.",
        claims=("E11",),
        references=(src.GVG_CLTI.at("definitions: chronic limb-threatening ischaemia"),),
    ),
    Rule(
        id="VASC-43",
        when=all_of(
            tissue_loss,
            any_of(
                f.gangrene,
                narrowed_arteries.known_atherosclerosis,
                # A risk alone says little of a wound above the ankle, which mostly comes from the veins.
                all_of(
                    narrowed_arteries.vascular_risk,
                    any_of(
                        f.wound_place.is_("toes, heel or sole", "elsewhere"), f.at_rest, f.evening_or_lying
                    ),
                ),
                narrowed_arteries.abnormal_pulses,
                c.pad_measured,
                f.cold_feet,
            ),
        ),
        then=(supports(d.CRITICAL_LIMB_ISCHEMIA, STRONG), supports(d.PERIPHERAL_ARTERY_DISEASE, STRONG)),
        because="Gangrene, or a wound that does not heal with signs of arterial disease, means critical "
        "ischaemia.",
        claims=("E11",),
        references=(src.GVG_CLTI.at("definitions: chronic limb-threatening ischaemia"),),
    ),
    Rule(
        id="VASC-142",
        # How old the wound is nobody may know, least of all who does not feel it.
        when=all_of(
            f.foot_lesion_seen,
            any_of(
                narrowed_arteries.known_atherosclerosis,
                narrowed_arteries.vascular_risk,
                narrowed_arteries.abnormal_pulses,
                c.pad_measured,
                f.cold_feet,
                f.monofilament.is_("not felt"),
            ),
        ),
        then=(
            supports(d.CRITICAL_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
            recommends(s.TEST_TOE_PRESSURE),
        ),
        because="A wound on a foot that may lack blood or feeling puts the foot in danger, whether it hurts "
        "or not.",
        claims=("E11",),
        references=(
            src.AHA_PAD.at("table 6: lower extremity wound or gangrene on examination"),
            src.NICE_DIABETIC_FOOT.at("1.4: active foot problem, referral within one working day"),
        ),
    ),
    Rule(
        id="VASC-143",
        when=f.foot_lesion_seen,
        then=(escalates(SOON), recommends(s.EXAM_VASCULAR)),
        because="An open wound on the foot needs its circulation checked and has to be followed until it "
        "heals.",
        claims=("E11",),
        references=(src.AHA_PAD.at("table 6: lower extremity wound or gangrene on examination"),),
    ),
    Rule(
        id="VASC-105",
        when=all_of(tissue_loss, diabetes.has_diabetes),
        then=(escalates(URGENT), recommends(s.REFER_FOOT_TEAM)),
        because="A wound on a diabetic foot, painless or not, can worsen by the day and needs the foot team.",
        claims=("E11", "E53"),
        references=(src.NICE_DIABETIC_FOOT.at("1.4: active foot problem, referral within one working day"),),
    ),
    Rule(
        id="VASC-161",
        when=all_of(f.foot_lesion_seen, diabetes.has_diabetes),
        then=(escalates(URGENT), recommends(s.REFER_FOOT_TEAM)),
        because="An open wound seen on a diabetic foot need not have failed to heal first: the foot team "
        "sees it within a day.",
        claims=("E53",),
        references=(src.NICE_DIABETIC_FOOT.at("1.4: active foot problem, referral within one working day"),),
    ),
    # Measured
    Rule(
        id="VASC-45",
        when=all_of(narrowed_arteries.critical_flow_measured, any_of(c.ischemic_rest_pain, tissue_loss)),
        then=(supports(d.CRITICAL_LIMB_ISCHEMIA, DEFINING),),
        because="Rest pain or tissue loss with critically low pressures defines critical limb ischaemia.",
        claims=("E11",),
        references=(src.GVG_CLTI.at("definitions: symptoms together with haemodynamic criteria"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.CRITICAL_LIMB_ISCHEMIA,
        minimum=(
            c.ischemic_rest_pain,
            f.nonhealing_wound,
            f.foot_lesion_seen,
            # A foot that feels nothing does not hurt, and stiff arteries pass for good ones.
            f.monofilament.is_("not felt"),
            all_of(narrowed_arteries.may_have_stiff_arteries, no(f.toe_brachial_index.above("low"))),
        ),
        at_risk=narrowed_arteries.may_have_stiff_arteries,
        looked_for_by=(s.EXAM_VASCULAR, s.EXAM_NEUROLOGIC, s.TEST_TOE_PRESSURE),
        claims=("E11",),
        references=(
            src.GVG_CLTI.at("definitions: rest pain, ulcer, gangrene; toe pressure in diabetes"),
            src.AHA_PAD.at("suspected limb-threatening ischaemia: toe pressure or toe-brachial index"),
        ),
    ),
)
