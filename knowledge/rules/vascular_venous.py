"""Clots in the deep veins, and veins that carry the blood back badly.

Swelling or tenderness alone is enough for alarm. The Wells score is used without its minus two points
for a likelier alternative, which would let a reassuring thought outweigh a red flag.
"""

from __future__ import annotations

from knowledge.concepts import clot_risk, dvt_picture, metabolic_syndrome, venous_signs, wells_likely
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import DEEP_VEIN_THROMBOSIS, VENOUS_INSUFFICIENCY
from knowledge.findings.associated import (
    both_legs_swollen,
    deep_tenderness,
    leg_redness,
    leg_warmth,
    nonhealing_wound,
    one_sided_swelling,
    varicose_veins,
    venous_skin_changes,
)
from knowledge.findings.character import eases, quality, side
from knowledge.findings.examination import (
    calf_swelling_3cm,
    collateral_veins,
    entire_leg_swollen,
    pitting_edema_one_leg,
)
from knowledge.findings.history import (
    age,
    cancer_active,
    clot_before,
    gave_birth_recently,
    immobility_or_cast,
    long_travel,
    pregnant,
    recent_surgery,
    sex_at_birth,
)
from knowledge.findings.laboratory import d_dimer
from knowledge.findings.medicines import anticoagulants
from knowledge.findings.procedures import leg_ultrasound
from knowledge.findings.timing import course
from knowledge.sources import ESVS_VENOUS, NICE_VTE, RCOG_VTE, WELLS_DVT
from knowledge.steps import (
    EXAM_CLOT,
    LAB_D_DIMER,
    REFER_EMERGENCY,
    TEST_ANKLE_BRACHIAL_INDEX,
    TEST_LEG_ULTRASOUND,
)

_swollen_or_tender = any_of(one_sided_swelling, deep_tenderness)
_wells_told = (cancer_active, immobility_or_cast, recent_surgery, clot_before, deep_tenderness)
_wells_examined = (calf_swelling_3cm, entire_leg_swollen, pitting_edema_one_leg, collateral_veins)
_pregnant_or_after_birth = any_of(pregnant, gave_birth_recently)

RULES: tuple[Rule, ...] = (
    # Suspicion
    Rule(
        id="VASC-53",
        when=_swollen_or_tender,
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
        then=(concludes(wells_likely), escalates(EMERGENCY, DEEP_VEIN_THROMBOSIS)),
        because="Two Wells points from what the patient can tell make a clot likely before anyone has "
        "measured.",
        claims=("C08",),
        references=(WELLS_DVT.at("table 1: two or more points"), NICE_VTE.at("1.1: two-level Wells score")),
    ),
    Rule(
        id="VASC-55",
        # Names an examined item, so that it is no question for those who cannot examine.
        when=all_of(any_of(*_wells_examined), at_least(2, *_wells_told, *_wells_examined)),
        then=(concludes(wells_likely), escalates(EMERGENCY, DEEP_VEIN_THROMBOSIS)),
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
            recommends(REFER_EMERGENCY),
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
            _pregnant_or_after_birth,
        ),
        then=(concludes(clot_risk),),
        because="Still blood, hurt tissue, cancer, pregnancy, the weeks after birth and an earlier clot "
        "make clots.",
        references=(
            NICE_VTE.at("risk factors for venous thromboembolism"),
            RCOG_VTE.at("introduction: risk in pregnancy and the puerperium"),
        ),
    ),
    Rule(
        id="VASC-59",
        when=all_of(dvt_picture, clot_risk),
        then=(supports(DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Signs of a clot in someone with a reason to form one are a clot until an ultrasound is "
        "clear.",
        claims=("B08", "C07"),
        references=(NICE_VTE.at("1.1: assessing risk factors"),),
    ),
    Rule(
        id="VASC-60",
        when=all_of(clot_risk, side.is_("one leg"), course.is_("constant", "steadily worse")),
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
        then=(supports(DEEP_VEIN_THROMBOSIS, WEAK), recommends(EXAM_CLOT)),
        because="Now and then a clot feels like no more than a cramp of one leg.",
        claims=("C07",),
    ),
    # Tests
    Rule(
        id="VASC-62",
        when=leg_ultrasound.is_("clot"),
        then=(
            supports(DEEP_VEIN_THROMBOSIS, DEFINING),
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
        ),
        because="A clot that has been seen is treated at once, to keep it from the lungs.",
        claims=("B08", "C08"),
        references=(NICE_VTE.at("1.1: positive ultrasound"),),
    ),
    Rule(
        id="VASC-63",
        when=leg_ultrasound.is_("no clot"),
        then=(opposes(DEEP_VEIN_THROMBOSIS, DEFINING),),
        because="Veins that could be pressed shut from groin to calf hold no clot.",
        references=(NICE_VTE.at("1.1: negative ultrasound"),),
    ),
    Rule(
        id="VASC-64",
        # Cancer counts in the score instead. Around birth a low D-dimer is untested; anticoagulants lower it.
        when=all_of(
            d_dimer.below("raised"),
            no(wells_likely),
            no(anticoagulants),
            any_of(sex_at_birth.is_("male"), age.at_least("older"), no(_pregnant_or_after_birth)),
        ),
        then=(opposes(DEEP_VEIN_THROMBOSIS, DEFINING),),
        because="A low D-dimer excludes a clot where the Wells score is low and nothing falsifies the test.",
        references=(
            NICE_VTE.at("1.1: unlikely deep vein thrombosis with a negative D-dimer"),
            RCOG_VTE.at("D-dimer is not to be used in pregnancy"),
        ),
    ),
    Rule(
        id="VASC-65",
        when=all_of(
            d_dimer.below("raised"),
            any_of(anticoagulants, _pregnant_or_after_birth, wells_likely),
            any_of(_swollen_or_tender, clot_risk),
        ),
        then=(recommends(TEST_LEG_ULTRASOUND),),
        because="Under anticoagulants, around birth or with a high score, a low D-dimer is no answer: a "
        "scan is.",
        references=(
            NICE_VTE.at("1.1: D-dimer only where deep vein thrombosis is unlikely; before anticoagulation"),
            RCOG_VTE.at("D-dimer is not to be used in pregnancy"),
        ),
    ),
    Rule(
        id="VASC-66",
        when=d_dimer.at_least("raised"),
        then=(
            supports(DEEP_VEIN_THROMBOSIS, WEAK),
            escalates(URGENT, DEEP_VEIN_THROMBOSIS),
            recommends(TEST_LEG_ULTRASOUND),
        ),
        because="A raised D-dimer proves nothing by itself, yet leaves a clot to be looked for by "
        "ultrasound.",
        references=(NICE_VTE.at("1.1: unlikely deep vein thrombosis with a positive D-dimer"),),
    ),
    Rule(
        id="VASC-67",
        # Without naming a suspect: one clear scan does not end the suspicion in pregnancy.
        when=all_of(_pregnant_or_after_birth, _swollen_or_tender),
        then=(escalates(URGENT),),
        because="In pregnancy a clot may sit in the pelvis: after a clear scan, signs that stay need a "
        "second one.",
        claims=("C08",),
        references=(RCOG_VTE.at("ultrasound negative, suspicion high: repeat on days three and seven"),),
    ),
    # Chronic venous disease
    Rule(
        id="VASC-68",
        when=any_of(varicose_veins, venous_skin_changes),
        then=(concludes(venous_signs), supports(VENOUS_INSUFFICIENCY, WEAK)),
        because="Weak leg veins, which varicose veins and stained skin show, often go with cramps.",
        claims=("E12",),
    ),
    Rule(
        id="VASC-69",
        when=all_of(venous_signs, metabolic_syndrome),
        then=(supports(VENOUS_INSUFFICIENCY, MODERATE),),
        because="With metabolic syndrome, cramps go with weak veins more closely still.",
        claims=("E08", "E12"),
        references=(ESVS_VENOUS.at("epidemiology: obesity as a risk factor; symptoms of venous disease"),),
    ),
    Rule(
        id="VASC-70",
        when=all_of(
            venous_signs,
            eases.any_of("raising the leg"),
            any_of(quality.any_of("heavy", "aching"), both_legs_swollen),
        ),
        then=(supports(VENOUS_INSUFFICIENCY, STRONG),),
        because="Heavy, aching or swollen legs that raising relieves, with venous signs to be seen, are "
        "venous.",
        claims=("E12",),
        references=(ESVS_VENOUS.at("clinical presentation: symptoms, relief by elevation"),),
    ),
    Rule(
        id="VASC-71",
        when=all_of(venous_skin_changes, nonhealing_wound),
        then=(supports(VENOUS_INSUFFICIENCY, MODERATE), recommends(TEST_ANKLE_BRACHIAL_INDEX)),
        because="A venous ulcer needs its arteries measured too, since compression harms a leg that lacks "
        "blood.",
        claims=("E12",),
        references=(ESVS_VENOUS.at("venous leg ulcer: ankle pressures before compression"),),
    ),
    Rule(
        id="VASC-72",
        when=all_of(dvt_picture, no(wells_likely)),
        then=(recommends(LAB_D_DIMER),),
        because="With a low score, a low D-dimer can rule a clot out where a scan has to wait.",
        claims=("C08",),
        references=(NICE_VTE.at("1.1: unlikely Wells score, D-dimer within four hours"),),
    ),
)
