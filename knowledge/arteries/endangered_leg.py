"""Legs in danger from want of blood: rest pain, tissue loss, measured critical flow, sudden ischaemia."""

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
# Severe at rest, and not as a cramp that lets go: nobody has to say that it was sudden.
_unrelenting = all_of(
    f.at_rest,
    any_of(f.severity.is_("severe"), f.pain_out_of_proportion),
    any_of(f.episode_duration.is_("hours or longer"), f.course.is_("constant", "steadily worse")),
)
_new = any_of(f.onset_within_hours, f.began_within_two_weeks)
_sudden_signs = (f.sudden_cold_leg, f.sudden_pale_leg, f.sudden_numb_leg, f.sudden_weak_leg)
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
    # Sudden ischaemia
    Rule(
        id="VASC-47",
        when=any_of(*_sudden_signs),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.EXAM_VASCULAR),
            recommends(s.REFER_VASCULAR_URGENT),
        ),
        # Without naming a suspect: a leg suddenly numb or weak is no less urgent when its arteries are clear.
        because="A leg suddenly cold, pale, numb or weak may have lost its blood supply.",
        references=(src.ESVS_ALI.at("clinical presentation"),),
    ),
    Rule(
        id="VASC-442",
        # It stays as urgent as it is: this says only that something else explains the weakness better.
        # An old, frail man is weak all over, and may have a clot on the fork of his aorta.
        when=all_of(
            f.sudden_weak_leg,
            f.side.is_("both legs"),
            f.strength.is_("weak in arms and legs"),
            any_of(f.pedal_pulses.is_("normal"), no(f.sudden_cold_leg)),
        ),
        then=(opposes(d.ACUTE_LIMB_ISCHEMIA, MODERATE),),
        because="Arms and legs that weaken together, warm or with good pulses, have not all lost their blood "
        "supply: the cause lies in nerves, cord, muscle or blood.",
        references=(
            src.ESVS_ALI.at("definition: sudden loss of the perfusion of a limb"),
            src.NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),
        ),
    ),
    Rule(
        id="VASC-48",
        when=at_least(2, *_sudden_signs),
        then=(concludes(c.acute_limb_picture),),
        because="Two of cold, pale, numb and weak, all of sudden onset, suggest an artery that has suddenly "
        "blocked.",
        references=(src.ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-49",
        when=all_of(
            any_of(*_sudden_signs),
            any_of(
                narrowed_arteries.abnormal_pulses,
                f.skin_temperature.is_("one side cool"),
                f.foot_pallor,
                f.atrial_fibrillation_known,
                f.ecg.any_of("atrial fibrillation"),
                narrowed_arteries.known_atherosclerosis,
                c.pad_measured,
                narrowed_arteries.claudication_pattern,
                f.walking_pain_before,
                c.ischemic_rest_pain,
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="One such sign is enough where the leg is found cool or pale, a pulse is weak or lost, "
        "the heart can send a clot, or the arteries are known or suspected to be diseased.",
        references=(src.ESVS_ALI.at("aetiology: embolism and thrombosis; clinical presentation"),),
    ),
    Rule(
        id="VASC-107",
        when=all_of(
            any_of(f.skin_temperature.is_("one side cool"), f.cool_leg, f.foot_pallor),
            narrowed_arteries.abnormal_pulses,
            any_of(f.onset_within_hours, f.persists_after_stopping, _unrelenting),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A leg found cool or pale with weak or lost pulses, for some hours or in pain that does not "
        "let go, may have an artery that has just blocked.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical presentation and examination"),),
    ),
    Rule(
        id="VASC-605",
        # A cramp is sudden too, and an old heart often in fibrillation: what lets go is no blocked artery.
        when=all_of(
            f.side.is_("one leg"),
            f.onset.is_("sudden"),
            f.atrial_fibrillation_known,
            any_of(
                all_of(f.leg_pain, no(f.leg_cramp)),
                all_of(any_of(f.leg_pain, f.leg_cramp), any_of(f.persists_after_stopping, _unrelenting)),
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="A heart in fibrillation sends clots: a leg that suddenly hurts may have lost its blood.",
        references=(src.ESVS_ALI.at("aetiology: embolism and thrombosis; clinical presentation"),),
    ),
    Rule(
        id="VASC-165",
        # Trouble that is days old as a whole is new, though nobody says that it was sudden; so is a weakness
        # that came within a day on top of months of claudication.
        when=all_of(
            any_of(f.skin_temperature.is_("one side cool"), f.cool_leg, f.foot_pallor),
            any_of(f.began_within_two_weeks, f.onset_within_days, f.weakness_pace.is_("within a day")),
            any_of(f.numbness, f.leg_weakness, f.foot_drop),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A leg that for hours or days has been cool or pale, and is numb or weak as well, may "
        "have an artery that has just blocked.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("definition: less than two weeks; clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-330",
        # When it began nobody has said, or it came on top of older narrowing. Numb feet of diabetes lose
        # feeling like stockings.
        when=all_of(
            f.side.is_("one leg"),
            any_of(f.skin_temperature.is_("one side cool"), f.cool_leg, f.foot_pallor),
            any_of(f.pedal_pulses.is_("absent"), f.femoral_popliteal_pulses.is_("absent")),
            any_of(f.severity.is_("severe"), f.appearance.is_("in pain"), f.pain_out_of_proportion),
            any_of(
                f.light_touch.is_("reduced in patches", "reduced, pattern not told"),
                f.pinprick.is_("reduced in patches", "reduced, pattern not told"),
                f.leg_weakness,
                f.foot_drop,
                f.strength.is_("weak in one leg"),
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A very painful leg that is cool or pale, without a pulse, and losing feeling or strength is "
        "about to be lost, however long its arteries have been narrow.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical classification: sensory loss and weakness; acute on chronic"),),
    ),
    Rule(
        id="VASC-332",
        when=all_of(
            any_of(f.skin_temperature.is_("one side cool"), f.cool_leg, f.foot_pallor),
            narrowed_arteries.abnormal_pulses,
            f.course.is_("constant", "steadily worse"),
            any_of(f.leg_weakness, f.foot_drop, f.strength.is_("weak in one leg", "weak at both feet")),
        ),
        then=(
            supports(d.CRITICAL_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="A leg that is cool or pale with weak pulses, gets no better and has weakened is short of "
        "blood, at any age and whatever closed the artery.",
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical presentation and examination: the six Ps"),),
    ),
    Rule(
        id="VASC-154",
        # Who cannot feel a pulse can feel that.
        when=all_of(f.cool_leg, _unrelenting),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.urgent(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="Pain at rest that does not let go, in a leg that feels cooler, may be a blocked artery, "
        "whenever it began.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-81",
        when=all_of(
            any_of(f.sudden_cold_leg, f.sudden_pale_leg),
            any_of(
                f.severity.is_("severe"),
                f.appearance.is_("in pain"),
                f.pain_out_of_proportion,
                f.onset_within_hours,
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A leg that suddenly turns cold or pale, or does so with severe pain, may have a blocked "
        "artery.",
        references=(src.ESVS_ALI.at("clinical presentation: pain, pallor and coldness of sudden onset"),),
    ),
    Rule(
        id="VASC-50",
        when=c.acute_limb_picture,
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, STRONG),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.TREAT_HEPARIN),
            recommends(s.TEST_ARTERIAL_IMAGING),
        ),
        because="A leg whose artery is suddenly blocked can be lost within hours.",
        references=(src.ESVS_ALI.at("diagnosis and urgent referral"),),
    ),
    Rule(
        id="VASC-262",
        when=all_of(
            c.acute_limb_picture,
            f.skin_temperature.is_("one side cool"),
            any_of(
                f.pedal_pulses.is_("diminished", "absent"),
                f.femoral_popliteal_pulses.is_("diminished", "absent"),
            ),
        ),
        then=(supports(d.ACUTE_LIMB_ISCHEMIA, DEFINING),),
        because="A leg of such a story that is found cool, its pulses weak or gone, is acutely ischaemic, "
        "whatever narrowing was there before.",
        references=(src.ESVS_ALI.at("diagnosis: history, clinical examination"),),
    ),
    Rule(
        id="VASC-51",
        when=all_of(
            f.pedal_pulses.is_("absent"), any_of(f.skin_temperature.is_("one side cool"), f.cool_leg)
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
        ),
        because="One cool and pulseless foot means a leg in danger, even if nobody noticed when it began.",
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical examination"),),
    ),
    Rule(
        id="VASC-163",
        when=all_of(
            f.leg_injury,
            f.side.is_("one leg"),
            any_of(
                f.pedal_pulses.is_("absent"),
                f.femoral_popliteal_pulses.is_("absent"),
                all_of(
                    narrowed_arteries.abnormal_pulses,
                    any_of(
                        f.skin_temperature.is_("one side cool"),
                        f.cool_leg,
                        f.foot_pallor,
                        f.numbness,
                        f.leg_weakness,
                        f.foot_drop,
                        f.severity.is_("severe"),
                        f.pain_out_of_proportion,
                        f.cannot_bear_weight,
                        # A pulse may long have been weak in someone whose arteries are narrow.
                        all_of(_new, any_of(f.age.below("risk_age"), no(f.pad_known))),
                    ),
                ),
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ARTERIAL_IMAGING),
        ),
        because="A pulse gone after an injury, or weak where that is fresh or the leg is cool, numb or very "
        "painful, means a damaged artery until it is shown to be whole.",
        claims=("E14",),
        references=(
            src.WTA_VASCULAR_INJURY.at("annotations A and H: absent or diminished pulses, imaging"),
            src.ESVS_ALI.at("clinical presentation and examination; trauma"),
        ),
    ),
    Rule(
        id="VASC-179",
        when=all_of(f.leg_injury, f.side.is_("one leg"), narrowed_arteries.abnormal_pulses),
        then=(*s.urgent(d.ACUTE_LIMB_ISCHEMIA), recommends(s.EXAM_VASCULAR)),
        because="In the weeks after an injury, a leg with a weak pulse is compared with the other today, and "
        "its ankle pressure with the arm's.",
        claims=("E14",),
        references=(src.WTA_VASCULAR_INJURY.at("annotation H: pulse or pressure index below the other's"),),
    ),
    Rule(
        id="VASC-52",
        when=f.arterial_imaging.is_("acute occlusion"),
        then=(supports(d.ACUTE_LIMB_ISCHEMIA, DEFINING), *s.emergency()),
        because="An artery seen to be freshly blocked has to be opened at once.",
        references=(src.ESVS_ALI.at("diagnosis: imaging"),),
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
    Danger(
        disorder=d.ACUTE_LIMB_ISCHEMIA,
        minimum=(
            f.sudden_cold_leg,
            f.sudden_pale_leg,
            f.sudden_numb_leg,
            f.sudden_weak_leg,
            f.pedal_pulses.is_("absent"),
            f.skin_temperature.is_("one side cool"),
        ),
        looked_for_by=(s.EXAM_VASCULAR, s.TEST_ARTERIAL_IMAGING),
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical presentation and examination: the six Ps"),),
    ),
)
