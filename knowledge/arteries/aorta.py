"""The aorta that tears, bursts or is blocked: pain of the trunk, and legs that fail at once."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

_SUDDEN_LEG = any_of(f.sudden_cold_leg, f.sudden_pale_leg, f.sudden_numb_leg, f.sudden_weak_leg)
_LEGS_FAIL = all_of(
    f.side.is_("both legs"),
    any_of(
        f.sudden_weak_leg,
        f.sudden_numb_leg,
        all_of(
            f.leg_weakness,
            any_of(f.onset_within_hours, f.weakness_pace.is_("within a day")),
        ),
    ),
)
_IMAGED = (recommends(s.EXAM_ABDOMEN), recommends(s.TEST_AORTIC_IMAGING))

RULES: tuple[Rule, ...] = (
    # No suspect is named: legs that fail at once stay an emergency when the aorta is clear.
    Rule(
        id="AORT-01",
        when=all_of(
            _LEGS_FAIL,
            any_of(
                f.sudden_trunk_pain,
                f.sudden_cold_leg,
                f.sudden_pale_leg,
                f.pedal_pulses.is_("absent"),
                f.femoral_popliteal_pulses.is_("absent"),
                all_of(f.back_pain, f.age.at_least("risk_age")),
            ),
        ),
        then=(supports(d.AORTIC_EMERGENCY, STRONG), *s.emergency(), *_IMAGED),
        because="When both legs fail at once, cold or pale or with pain in back or trunk, the aorta may be "
        "blocked or torn.",
        references=(
            src.ESVS_ALI.at("acute aortic occlusion: bilateral signs, mistaken for stroke or cord"),
            src.ACC_AORTA.at("acute aortic syndromes: malperfusion"),
        ),
    ),
    Rule(
        id="AORT-260",
        # A tear that cuts off the cord need not hurt; a squeezed cord or a slipped disc mostly does.
        when=all_of(_LEGS_FAIL, f.bladder_change, no(f.back_pain), f.age.at_least("risk_age")),
        then=(supports(d.AORTIC_EMERGENCY, MODERATE), *s.emergency(), *_IMAGED),
        because="From fifty on, both legs and the bladder that fail at once without a sore back may have "
        "lost their blood to a torn aorta, even a painless one.",
        references=(src.ACC_AORTA.at("acute aortic syndromes: malperfusion"),),
    ),
    Rule(
        id="AORT-02",
        when=f.sudden_trunk_pain,
        then=(supports(d.AORTIC_EMERGENCY, MODERATE), *s.emergency(), *_IMAGED),
        because="Pain in the chest, back or belly that is at its worst within minutes may be the aorta or "
        "the heart.",
        references=(
            src.ACC_AORTA.at("acute aortic syndromes: abrupt severe pain"),
            src.NICE_CHEST_PAIN.at("1.2: referral as an emergency"),
        ),
    ),
    Rule(
        id="AORT-584",
        # Who faints from a cramp has it in the calf. The pain may be felt in the leg alone.
        when=all_of(
            f.onset.is_("sudden"),
            f.severity.is_("severe"),
            any_of(
                all_of(
                    f.age.at_least("risk_age"),
                    f.location.any_of("buttock", "hip or groin", "thigh"),
                    any_of(
                        f.aneurysm_known,
                        f.pulsating_abdomen,
                        f.fainting,
                        all_of(
                            f.palpitations_or_fainting,
                            any_of(
                                f.heavy_sweating,
                                f.abdominal_pain,
                                # Backs that ache and hearts that skip are common: here it has to be a faint.
                                all_of(f.back_pain, no(f.palpitations)),
                            ),
                        ),
                    ),
                ),
                all_of(
                    f.side.is_("both legs"),
                    any_of(f.sudden_numb_leg, f.sudden_weak_leg),
                    f.breathless_or_chest_pain,
                ),
            ),
        ),
        then=(supports(d.AORTIC_EMERGENCY, MODERATE), *s.emergency(), *_IMAGED),
        because="Sudden severe pain of buttock, hip or thigh with a known aneurysm, a faint, or a racing "
        "heart in a sweat or with a sore belly, or of both legs that fail with trouble in the chest, may "
        "come from an aorta that bursts or tears.",
        references=(
            src.ESVS_AORTA.at("rupture: pain, hypotension and pulsatile mass"),
            src.ACC_AORTA.at("acute aortic syndromes: malperfusion"),
        ),
    ),
    Rule(
        id="AORT-03",
        when=all_of(
            f.sudden_trunk_pain,
            any_of(_SUDDEN_LEG, f.aneurysm_known, f.pulsating_abdomen, f.palpitations_or_fainting),
        ),
        then=(supports(d.AORTIC_EMERGENCY, STRONG),),
        because="Such pain with a failing leg, a faint, or an aneurysm felt or known is an aortic emergency.",
        references=(
            src.ESVS_AORTA.at("rupture: pain, hypotension and pulsatile mass"),
            src.ACC_AORTA.at("acute aortic syndromes: high-risk features"),
        ),
    ),
    Rule(
        id="AORT-04",
        when=all_of(f.pulsating_abdomen, f.back_pain),
        then=(supports(d.AORTIC_EMERGENCY, STRONG), *s.emergency(d.AORTIC_EMERGENCY), *_IMAGED),
        because="A pulsating belly with a painful back may be an aneurysm about to burst.",
        references=(src.ESVS_AORTA.at("symptomatic aneurysm: back pain, tender pulsatile mass"),),
    ),
    # The pain of a rupture may be felt in buttock, groin or leg alone.
    Rule(
        id="AORT-300",
        when=all_of(
            any_of(f.pulsating_abdomen, f.aneurysm_known),
            all_of(f.palpitations_or_fainting, f.fainting),  # one "no" answers both
        ),
        then=(supports(d.AORTIC_EMERGENCY, STRONG), *s.emergency(d.AORTIC_EMERGENCY), *_IMAGED),
        because="A faint with an aneurysm felt or known is a rupture until the aorta is seen.",
        references=(src.ESVS_AORTA.at("rupture: pain, hypotension and pulsatile mass"),),
    ),
    Rule(
        id="AORT-301",
        # Apart from the faint, which can be denied where nobody takes a blood pressure.
        when=all_of(any_of(f.pulsating_abdomen, f.aneurysm_known), f.systolic_pressure.at_most("very_low")),
        then=(supports(d.AORTIC_EMERGENCY, STRONG), *s.emergency(), *_IMAGED),
        because="A very low pressure with an aneurysm felt or known is a rupture until the aorta is seen.",
        references=(src.ESVS_AORTA.at("rupture: pain, hypotension and pulsatile mass"),),
    ),
    Rule(
        id="AORT-05",
        when=all_of(f.aneurysm_known, f.back_pain),
        then=(supports(d.AORTIC_EMERGENCY, MODERATE), *s.urgent(d.AORTIC_EMERGENCY), *_IMAGED),
        because="Back pain with a known aneurysm may come from it, which only imaging can rule out.",
        references=(src.ESVS_AORTA.at("symptomatic aneurysm: urgent assessment"),),
    ),
    Rule(
        id="AORT-700",
        when=all_of(
            f.aneurysm_known, f.back_pain, any_of(f.duration.is_("under a day"), f.onset_within_hours)
        ),
        then=s.emergency(d.AORTIC_EMERGENCY),
        because="A back that hurts, with leg trouble of today, in somebody with an aneurysm is a rupture "
        "until the aorta is seen.",
        references=(src.ESVS_AORTA.at("symptomatic aneurysm: urgent assessment"),),
    ),
    Rule(
        id="AORT-06",
        when=f.pulsating_abdomen,
        then=(supports(d.AORTIC_EMERGENCY, WEAK), escalates(SOON), *_IMAGED),
        because="A pulsating mass in the belly is measured soon, painful or not.",
        references=(src.ESVS_AORTA.at("clinical examination: palpation; imaging"),),
    ),
    Rule(
        id="AORT-07",
        when=f.aortic_imaging.is_("no rupture, dissection or occlusion"),
        then=(opposes(d.AORTIC_EMERGENCY, DEFINING),),
        because="An aorta without a tear, leak or blockage from chest to groin is not the cause.",
        references=(
            src.ACC_AORTA.at("acute aortic syndromes: computed tomography as the test of choice"),
            src.ESVS_AORTA.at("suspected rupture: computed tomography angiography"),
        ),
    ),
    Rule(
        id="AORT-08",
        when=f.aortic_imaging.is_("rupture, dissection or occlusion"),
        then=(supports(d.AORTIC_EMERGENCY, STRONG), *s.emergency()),
        because="An aorta seen to be leaking, torn or blocked needs a surgeon at once.",
        references=(src.ESVS_AORTA.at("ruptured aneurysm: immediate repair"),),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.AORTIC_EMERGENCY,
        minimum=(
            f.sudden_trunk_pain,
            f.sudden_cold_leg,
            f.sudden_weak_leg,
            f.sudden_numb_leg,
            # A mass that neither hurts nor blocks is found by screening, and is no emergency.
            all_of(f.back_pain, any_of(f.aneurysm_known, f.pulsating_abdomen)),
        ),
        at_risk=all_of(f.aneurysm_known, f.back_pain),
        looked_for_by=(s.HISTORY_AORTA, s.EXAM_ABDOMEN, s.TEST_AORTIC_IMAGING),
        references=(src.ESVS_AORTA.at("symptomatic and ruptured aneurysm"), src.ACC_AORTA.at("presentation")),
    ),
)
