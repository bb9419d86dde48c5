"""Legs in danger from want of blood: rest pain, tissue loss, measured critical flow, sudden ischaemia."""

from __future__ import annotations

from knowledge.concepts import (
    abnormal_pulses,
    acute_limb_picture,
    claudication_pattern,
    critical_flow_measured,
    ischemic_rest_pain,
    known_atherosclerosis,
    nocturnal_pattern,
    pad_measured,
    tissue_loss,
    vascular_risk,
)
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
    Rule,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import ACUTE_LIMB_ISCHEMIA, CRITICAL_LIMB_ISCHEMIA, PERIPHERAL_ARTERY_DISEASE
from knowledge.findings.associated import (
    cold_feet,
    gangrene,
    nonhealing_wound,
    shiny_hairless_skin,
    sudden_cold_leg,
    sudden_numb_leg,
    sudden_pale_leg,
    sudden_weak_leg,
)
from knowledge.findings.character import eases, location, pain_out_of_proportion
from knowledge.findings.examination import (
    abi_rest,
    pedal_pulses,
    skin_temperature,
    toe_brachial_index,
    toe_pressure,
)
from knowledge.findings.history import atrial_fibrillation_known
from knowledge.findings.procedures import arterial_imaging
from knowledge.findings.timing import at_rest, course, episode_duration, onset, severity
from knowledge.sources import ESVS_ALI, GVG_CLTI, NICE_CG147
from knowledge.steps import (
    EXAM_VASCULAR,
    REFER_EMERGENCY,
    REFER_VASCULAR_URGENT,
    TEST_ANKLE_BRACHIAL_INDEX,
    TEST_ARTERIAL_IMAGING,
    TEST_TOE_PRESSURE,
)

_night_or_rest = any_of(nocturnal_pattern, at_rest)
_foot_at_night_or_rest = all_of(_night_or_rest, location.any_of("foot"))
_sudden_signs = (sudden_cold_leg, sudden_pale_leg, sudden_numb_leg, sudden_weak_leg)

RULES: tuple[Rule, ...] = (
    # Rest pain. Muscle cramps let go within minutes and do not care whether the leg hangs down.
    Rule(
        id="VASC-37",
        when=all_of(
            _night_or_rest,
            eases.any_of("hanging the leg down"),
            any_of(
                location.any_of("foot"),
                known_atherosclerosis,
                vascular_risk,
                cold_feet,
                shiny_hairless_skin,
                abnormal_pulses,
            ),
        ),
        then=(concludes(ischemic_rest_pain),),
        because="Pain on lying that goes when the leg hangs down is a foot asking gravity for blood.",
        claims=("A08", "E11"),
        references=(GVG_CLTI.at("definitions: ischaemic rest pain, relieved by dependency"),),
    ),
    Rule(
        id="VASC-38",
        when=all_of(_foot_at_night_or_rest, known_atherosclerosis, any_of(cold_feet, abnormal_pulses)),
        then=(concludes(ischemic_rest_pain),),
        because="With known arterial disease, pain of a cold or pulseless foot in bed is ischaemic until "
        "disproved.",
        claims=("A08", "D06", "E11"),
        references=(GVG_CLTI.at("definitions: ischaemic rest pain of the forefoot"),),
    ),
    Rule(
        id="VASC-39",
        # A cold foot is common: without known disease it counts only with pain that lasts as no cramp does.
        when=all_of(
            _foot_at_night_or_rest,
            vascular_risk,
            any_of(
                abnormal_pulses,
                all_of(
                    cold_feet,
                    any_of(
                        episode_duration.is_("up to an hour", "hours or longer"),
                        course.is_("constant", "steadily worse"),
                    ),
                ),
            ),
        ),
        then=(concludes(ischemic_rest_pain),),
        because="With a vascular risk, lasting pain of a cold foot or one without pulses may be want of "
        "blood.",
        claims=("A08", "E11", "E14"),
        references=(GVG_CLTI.at("definitions: ischaemic rest pain of the forefoot"),),
    ),
    Rule(
        id="VASC-40",
        when=all_of(_foot_at_night_or_rest, vascular_risk, cold_feet),
        then=(escalates(SOON), recommends(EXAM_VASCULAR), recommends(TEST_ANKLE_BRACHIAL_INDEX)),
        because="A cold foot that hurts in bed, in someone with a vascular risk, is looked at before it is "
        "called a cramp.",
        claims=("A08", "E50"),
    ),
    Rule(
        id="VASC-41",
        when=ischemic_rest_pain,
        then=(
            supports(CRITICAL_LIMB_ISCHEMIA, STRONG),
            supports(PERIPHERAL_ARTERY_DISEASE, STRONG),
            escalates(URGENT),
            recommends(REFER_VASCULAR_URGENT),
            recommends(EXAM_VASCULAR),
            recommends(TEST_ANKLE_BRACHIAL_INDEX),
            recommends(TEST_TOE_PRESSURE),
        ),
        because="Rest pain from want of blood puts the leg in danger within weeks.",
        claims=("E11",),
        references=(NICE_CG147.at("critical limb ischaemia: urgent vascular assessment"),),
    ),
    # Tissue loss
    Rule(
        id="VASC-42",
        when=any_of(nonhealing_wound, gangrene),
        then=(
            concludes(tissue_loss),
            supports(CRITICAL_LIMB_ISCHEMIA, MODERATE),
            supports(PERIPHERAL_ARTERY_DISEASE, MODERATE),
            escalates(URGENT),
            recommends(REFER_VASCULAR_URGENT),
            recommends(EXAM_VASCULAR),
            recommends(TEST_ANKLE_BRACHIAL_INDEX),
            recommends(TEST_TOE_PRESSURE),
        ),
        because="Tissue that dies or does not heal may lack blood, whatever else may have started it.",
        claims=("E11",),
        references=(GVG_CLTI.at("definitions: non-healing ulcer of two weeks or more, gangrene"),),
    ),
    Rule(
        id="VASC-43",
        when=all_of(
            tissue_loss,
            any_of(gangrene, known_atherosclerosis, vascular_risk, abnormal_pulses, pad_measured, cold_feet),
        ),
        then=(supports(CRITICAL_LIMB_ISCHEMIA, STRONG), supports(PERIPHERAL_ARTERY_DISEASE, STRONG)),
        because="Gangrene, or a wound that does not heal with signs of arterial disease, means critical "
        "ischaemia.",
        claims=("E11",),
        references=(GVG_CLTI.at("definitions: chronic limb-threatening ischaemia"),),
    ),
    # Measured
    Rule(
        id="VASC-44",
        when=any_of(abi_rest.below("severe"), toe_pressure.below("ischemic")),
        then=(
            concludes(critical_flow_measured),
            concludes(pad_measured),
            supports(CRITICAL_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(REFER_VASCULAR_URGENT),
        ),
        because="Pressures this low cannot keep the tissue of a foot alive for long.",
        claims=("E11",),
        references=(GVG_CLTI.at("definitions: haemodynamic criteria"),),
    ),
    Rule(
        id="VASC-45",
        when=all_of(critical_flow_measured, any_of(ischemic_rest_pain, tissue_loss)),
        then=(supports(CRITICAL_LIMB_ISCHEMIA, DEFINING),),
        because="Rest pain or tissue loss with critically low pressures is what critical ischaemia is "
        "defined by.",
        claims=("E11",),
        references=(GVG_CLTI.at("definitions: symptoms together with haemodynamic criteria"),),
    ),
    Rule(
        id="VASC-46",
        when=toe_brachial_index.above("low"),
        then=(opposes(CRITICAL_LIMB_ISCHEMIA, DEFINING),),
        because="Toes that get a normal pressure do not lack blood at rest, stiff ankle arteries or not.",
        references=(GVG_CLTI.at("haemodynamic assessment: toe pressure and toe-brachial index"),),
    ),
    # Sudden ischaemia
    Rule(
        id="VASC-47",
        when=any_of(*_sudden_signs),
        then=(
            supports(ACUTE_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(EXAM_VASCULAR),
            recommends(REFER_VASCULAR_URGENT),
        ),
        # Without naming a suspect: a leg suddenly numb or weak is no less urgent when its arteries are clear.
        because="A leg suddenly cold, pale, numb or weak may have lost its blood supply.",
        references=(ESVS_ALI.at("clinical presentation"),),
    ),
    Rule(
        id="VASC-48",
        when=at_least(2, *_sudden_signs),
        then=(concludes(acute_limb_picture),),
        because="Two of cold, pale, numb and weak, all sudden, make the picture of an artery suddenly "
        "blocked.",
        references=(ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-49",
        when=all_of(
            any_of(*_sudden_signs),
            any_of(
                abnormal_pulses,
                atrial_fibrillation_known,
                known_atherosclerosis,
                pad_measured,
                claudication_pattern,
                ischemic_rest_pain,
            ),
        ),
        then=(concludes(acute_limb_picture),),
        because="One such sign is enough where a pulse is lost, the heart can send a clot, or the arteries "
        "are diseased, known to be or by what walking, lying or a pressure tells.",
        references=(ESVS_ALI.at("aetiology: embolism and thrombosis; clinical presentation"),),
    ),
    Rule(
        id="VASC-81",
        when=all_of(
            any_of(sudden_cold_leg, sudden_pale_leg),
            any_of(severity.is_("severe"), pain_out_of_proportion, onset.is_("sudden", "over hours")),
        ),
        then=(concludes(acute_limb_picture),),
        because="A leg that suddenly turns cold or pale, or does so with severe pain, may have lost its "
        "artery.",
        references=(ESVS_ALI.at("clinical presentation: pain, pallor and coldness of sudden onset"),),
    ),
    Rule(
        id="VASC-50",
        when=acute_limb_picture,
        then=(
            supports(ACUTE_LIMB_ISCHEMIA, STRONG),
            escalates(EMERGENCY, ACUTE_LIMB_ISCHEMIA),
            recommends(REFER_EMERGENCY),
            recommends(TEST_ARTERIAL_IMAGING),
        ),
        because="A leg whose artery is suddenly blocked can be lost within hours.",
        references=(ESVS_ALI.at("diagnosis and urgent referral"),),
    ),
    Rule(
        id="VASC-51",
        when=all_of(pedal_pulses.is_("absent"), skin_temperature.is_("one side cool")),
        then=(
            supports(ACUTE_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(REFER_VASCULAR_URGENT),
        ),
        because="One foot cool and pulseless is a leg in danger, even if nobody noticed when it began.",
        claims=("E14", "E43"),
        references=(ESVS_ALI.at("clinical examination"),),
    ),
    Rule(
        id="VASC-52",
        when=arterial_imaging.is_("acute occlusion"),
        then=(
            supports(ACUTE_LIMB_ISCHEMIA, DEFINING),
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
        ),
        because="An artery seen to be freshly blocked has to be opened at once.",
        references=(ESVS_ALI.at("diagnosis: imaging"),),
    ),
)
