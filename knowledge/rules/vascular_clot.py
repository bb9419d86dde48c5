"""Clots in the deep veins: who is suspected of one, and how soon that is looked into.

Swelling or tenderness alone is enough for alarm, and so are two Wells points. Neither asks on which side:
that both legs ache, said later, must not take an alarm back, and clots come on both sides too. The score
is used without its minus two points for a likelier alternative, for the same reason. What takes the alarm
back is a test.
"""

from __future__ import annotations

from knowledge.concepts import (
    clot_risk,
    dvt_picture,
    hormonal_contraceptive,
    wells_likely,
)
from knowledge.criteria import (
    EMERGENCY,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    recommends,
    supports,
)
from knowledge.disorders import DEEP_VEIN_THROMBOSIS
from knowledge.findings.associated import (
    deep_tenderness,
    leg_redness,
    leg_warmth,
    one_sided_swelling,
    tense_calf,
)
from knowledge.findings.character import location, quality, side
from knowledge.findings.examination import (
    calf_swelling_3cm,
    collateral_veins,
    entire_leg_swollen,
    pitting_edema_one_leg,
)
from knowledge.findings.general import palpitations_or_fainting
from knowledge.findings.history import (
    cancer_active,
    clot_before,
    gave_birth_recently,
    immobility_or_cast,
    long_travel,
    pregnant,
    recent_surgery,
)
from knowledge.findings.medicines import anticoagulants, conjugated_estrogens, other_estrogens, raloxifene
from knowledge.findings.timing import at_rest, course, episode_duration, leg_cramp, leg_pain
from knowledge.sources import BOAST_COMPARTMENT, NICE_CELLULITIS, NICE_VTE, RCOG_VTE, WELLS_DVT
from knowledge.steps import (
    EXAM_CLOT,
    REFER_EMERGENCY,
    TEST_LEG_ULTRASOUND,
)

swollen_or_tender = any_of(one_sided_swelling, deep_tenderness)
_wells_told = (cancer_active, immobility_or_cast, recent_surgery, clot_before, deep_tenderness)
wells_examined = (calf_swelling_3cm, entire_leg_swollen, pitting_edema_one_leg, collateral_veins)
pregnant_or_after_birth = any_of(pregnant, gave_birth_recently)
# Beside `clot_risk`: many take them, so that alone they ask for no more than a look (MED-38).
_clot_hormones = any_of(hormonal_contraceptive, conjugated_estrogens, other_estrogens, raloxifene)
reason_for_a_clot = any_of(clot_risk, _clot_hormones)

RULES: tuple[Rule, ...] = (
    # Suspicion
    Rule(
        id="VASC-53",
        when=swollen_or_tender,
        then=(
            concludes(dvt_picture),
            supports(DEEP_VEIN_THROMBOSIS, MODERATE),
            escalates(EMERGENCY, DEEP_VEIN_THROMBOSIS),
            recommends(REFER_EMERGENCY),
            recommends(EXAM_CLOT),
            recommends(TEST_LEG_ULTRASOUND),
        ),
        because="One leg newly swollen, or sore along its deep veins, may hold a clot that can reach the "
        "lungs.",
        claims=("B08", "C07", "C08"),
        references=(NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    Rule(
        id="VASC-54",
        when=at_least(2, *_wells_told),
        then=(
            concludes(wells_likely),
            escalates(EMERGENCY, DEEP_VEIN_THROMBOSIS),
            recommends(REFER_EMERGENCY),
        ),
        because="Two Wells points from what the patient can tell make a clot likely before anyone has "
        "measured.",
        claims=("C08",),
        references=(WELLS_DVT.at("table 1: two or more points"), NICE_VTE.at("1.1: two-level Wells score")),
    ),
    Rule(
        id="VASC-55",
        # Names an examined item, so that it is no question for those who cannot examine.
        when=all_of(any_of(*wells_examined), at_least(2, *_wells_told, *wells_examined)),
        then=(
            concludes(wells_likely),
            escalates(EMERGENCY, DEEP_VEIN_THROMBOSIS),
            recommends(REFER_EMERGENCY),
        ),
        because="Two Wells points, one of them found on examination, make a clot likely.",
        claims=("C08",),
        references=(WELLS_DVT.at("table 1: two or more points"), NICE_VTE.at("1.1: two-level Wells score")),
    ),
    Rule(
        id="VASC-56",
        when=wells_likely,
        then=(
            concludes(dvt_picture),
            supports(DEEP_VEIN_THROMBOSIS, STRONG),
            recommends(TEST_LEG_ULTRASOUND),
        ),
        because="A Wells score of two or more asks for an ultrasound at once.",
        claims=("C08",),
        references=(NICE_VTE.at("1.1: likely deep vein thrombosis, ultrasound within four hours"),),
    ),
    Rule(
        id="VASC-57",
        when=all_of(one_sided_swelling, any_of(deep_tenderness, leg_warmth, leg_redness)),
        then=(supports(DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Swelling of one leg together with warmth, redness or deep tenderness is the picture of a "
        "clot.",
        claims=("B08",),
        references=(NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    Rule(
        id="VASC-58",
        when=any_of(
            cancer_active,
            immobility_or_cast,
            recent_surgery,
            clot_before,
            long_travel,
            pregnant_or_after_birth,
        ),
        then=(concludes(clot_risk),),
        because="Immobility, surgery, a journey, cancer, pregnancy, the weeks after birth and an earlier "
        "clot all favour clots.",
        references=(
            NICE_VTE.at("risk factors for venous thromboembolism"),
            RCOG_VTE.at("introduction: risk in pregnancy and the puerperium"),
        ),
    ),
    Rule(
        id="VASC-59",
        when=all_of(dvt_picture, reason_for_a_clot),
        then=(supports(DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Signs of a clot in someone with a reason to form one are a clot until an ultrasound is "
        "clear.",
        claims=("B08", "C07"),
        references=(NICE_VTE.at("1.1: assessing risk factors"),),
    ),
    Rule(
        id="VASC-60",
        when=all_of(reason_for_a_clot, side.is_("one leg"), course.is_("constant", "steadily worse")),
        then=(
            supports(DEEP_VEIN_THROMBOSIS, MODERATE),
            escalates(URGENT, DEEP_VEIN_THROMBOSIS),
            recommends(EXAM_CLOT),
            recommends(TEST_LEG_ULTRASOUND),
        ),
        because="Pain that stays in one leg, with a reason to form a clot, may be a clot that does not yet "
        "swell.",
        claims=("B08", "C07"),
        references=(RCOG_VTE.at("symptoms and signs; objective testing of any suspicion"),),
    ),
    Rule(
        id="VASC-61",
        when=all_of(clot_risk, side.is_("one leg")),
        then=(supports(DEEP_VEIN_THROMBOSIS, WEAK), escalates(ROUTINE), recommends(EXAM_CLOT)),
        because="Now and then a clot feels like no more than a cramp of one leg.",
        claims=("C07",),
    ),
    Rule(
        id="VASC-67",
        # Without naming a suspect: one clear scan does not end the suspicion in pregnancy.
        when=all_of(pregnant_or_after_birth, swollen_or_tender),
        then=(escalates(URGENT),),
        because="Around birth a clot may sit in the pelvis: after a clear scan, signs that stay need a "
        "second one.",
        claims=("C08",),
        references=(RCOG_VTE.at("ultrasound negative, suspicion high: repeat on days three and seven"),),
    ),
    Rule(
        id="VASC-74",
        # Half of all pregnant women cramp: a short cramp of one calf is examined (VASC-61), not rushed.
        when=all_of(
            pregnant_or_after_birth,
            side.is_("one leg"),
            any_of(leg_cramp, leg_pain),
            any_of(
                location.any_of("thigh", "buttock"),
                quality.any_of("aching", "heavy"),
                episode_duration.is_("up to an hour", "hours or longer"),
                at_rest,
            ),
        ),
        then=(
            supports(DEEP_VEIN_THROMBOSIS, MODERATE),
            escalates(URGENT, DEEP_VEIN_THROMBOSIS),
            recommends(EXAM_CLOT),
            recommends(TEST_LEG_ULTRASOUND),
        ),
        because="Around birth clots sit high: an ache of one leg, thigh or buttock is scanned before it "
        "is explained.",
        claims=("C07",),
        references=(RCOG_VTE.at("symptoms and signs; objective testing of any suspicion"),),
    ),
    Rule(
        id="VASC-75",
        when=all_of(
            side.is_("one leg"),
            at_least(
                2,
                cancer_active,
                immobility_or_cast,
                recent_surgery,
                clot_before,
                long_travel,
                pregnant_or_after_birth,
                _clot_hormones,
            ),
        ),
        then=(
            supports(DEEP_VEIN_THROMBOSIS, MODERATE),
            escalates(URGENT, DEEP_VEIN_THROMBOSIS),
            recommends(EXAM_CLOT),
            recommends(TEST_LEG_ULTRASOUND),
        ),
        because="Trouble in one leg with two reasons to form a clot, such as the pill and a long flight, "
        "is looked at the same day.",
        claims=("B08", "C07"),
        references=(NICE_VTE.at("1.1: assessing risk factors"),),
    ),
    Rule(
        id="VASC-76",
        # Without naming a suspect: what has left the leg is in no scan of it.
        when=all_of(reason_for_a_clot, side.is_("one leg"), palpitations_or_fainting),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="A faint or a racing heart, with trouble in one leg and a reason to clot, may be a clot "
        "in the lung.",
        claims=("C08",),
        references=(NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),),
    ),
    Rule(
        id="VASC-77",
        # This and the next without a suspect, so that they stand when the veins are clear.
        when=one_sided_swelling,
        then=(escalates(SOON),),
        because="A leg that newly swells has a reason, which a clear scan leaves to be found: cyst, bleed, "
        "pelvis.",
        claims=("C08",),
        references=(NICE_VTE.at("1.1: negative ultrasound, consider alternative diagnoses"),),
    ),
    Rule(
        id="VASC-78",
        when=all_of(one_sided_swelling, any_of(tense_calf, anticoagulants, leg_redness, leg_warmth)),
        then=(escalates(URGENT),),
        because="A swollen leg that is tense, red or hot, or whose blood is thinned, may hold a bleed, pus "
        "or pressure.",
        references=(
            BOAST_COMPARTMENT.at("patients at risk: bleeding and anticoagulants"),
            NICE_CELLULITIS.at("1.1: skin infection, and what resembles it"),
        ),
    ),
    Rule(
        id="VASC-84",
        # Apart from VASC-67, which patients can deny: they cannot measure a leg.
        when=entire_leg_swollen,
        then=(escalates(URGENT),),
        because="A leg swollen up to the groin is drained badly at the pelvis, which a clear leg scan does "
        "not show.",
        references=(RCOG_VTE.at("iliac vein thrombosis: swelling of the entire limb"),),
    ),
)
