"""Veins that carry the blood back badly: varicose veins, and what they do to the skin."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *
from knowledge.glucose import diabetes

venous_signs, VASC_68 = define(
    "venous_signs",
    "signs of chronic venous disease",
    rule="VASC-68",
    when=any_of(f.varicose_veins, f.venous_skin_changes),
    also=(supports(d.VENOUS_INSUFFICIENCY, WEAK),),
    because="Weak leg veins, shown by varicose veins or stained skin, often go with cramps.",
    claims=("E12",),
)

# Long swelling alone may come from heart or lymph: then it is no vein's wound to be compressed.
_venous_ulcer = all_of(
    f.nonhealing_wound,
    f.wound_place.is_("lower leg above the ankle"),
    any_of(venous_signs, f.clot_before_same_leg),
)

RULES: tuple[Rule, ...] = (
    VASC_68,
    Rule(
        id="VASC-69",
        when=all_of(venous_signs, any_of(diabetes.metabolic_syndrome, f.obesity)),
        then=(supports(d.VENOUS_INSUFFICIENCY, MODERATE),),
        because="With metabolic syndrome or obesity, cramps and weak veins are even more closely linked.",
        claims=("E08", "E12"),
        references=(
            src.ESVS_VENOUS.at("epidemiology: obesity as a risk factor; symptoms of venous disease"),
        ),
    ),
    Rule(
        id="VASC-70",
        when=all_of(
            venous_signs,
            f.eases.any_of("raising the leg"),
            any_of(f.quality.any_of("heavy", "aching"), f.both_legs_swollen, f.lasting_swelling),
        ),
        then=(supports(d.VENOUS_INSUFFICIENCY, STRONG),),
        because="Heavy, aching or swollen legs that feel better raised, with visible vein changes, point to "
        "weak veins.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("clinical presentation: symptoms, relief by elevation"),),
    ),
    Rule(
        id="VASC-260",
        when=all_of(f.quality.any_of("heavy"), f.side.is_("both legs")),
        then=(supports(d.VENOUS_INSUFFICIENCY, WEAK), recommends(s.EXAM_CALVES)),
        because="Heavy, dragging legs may be all that weak veins do at first, so they are looked at "
        "standing.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("clinical presentation: symptoms, C0 and C1 of the CEAP classes"),),
    ),
    Rule(
        id="VASC-250",
        when=all_of(
            f.venous_skin_changes,
            any_of(f.varicose_veins, f.clot_before),
        ),
        then=(supports(d.VENOUS_INSUFFICIENCY, STRONG),),
        because="Skin stained or hardened above the ankle, with varicose veins or an old clot, shows veins "
        "that have failed for years.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("clinical presentation: skin changes, C4 of the CEAP classes"),),
    ),
    Rule(
        id="VASC-71",
        when=all_of(f.nonhealing_wound, any_of(venous_signs, f.lasting_swelling, f.clot_before_same_leg)),
        then=(supports(d.VENOUS_INSUFFICIENCY, MODERATE), recommends(s.TEST_ANKLE_BRACHIAL_INDEX)),
        because="A venous ulcer needs its arteries measured too, since compression harms a leg that lacks "
        "blood.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("venous leg ulcer: ankle pressures before compression"),),
    ),
    Rule(
        id="VASC-156",
        when=all_of(f.lasting_swelling, any_of(venous_signs, f.clot_before_same_leg)),
        then=(supports(d.VENOUS_INSUFFICIENCY, STRONG),),
        because="A leg long swollen, with changed veins or after a clot in it, has veins that no longer "
        "empty it.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("clinical presentation: oedema; post-thrombotic syndrome"),),
    ),
    Rule(
        id="VASC-157",
        when=f.lasting_swelling,
        then=(
            supports(d.VENOUS_INSUFFICIENCY, WEAK),
            escalates(SOON),
            recommends(s.EXAM_CALVES),
        ),
        because="A leg swollen for a month needs its reason found: vein, lymph, heart or pelvis.",
        references=(src.ESVS_VENOUS.at("clinical presentation: oedema, and what else causes it"),),
    ),
    Rule(
        id="VASC-158",
        when=all_of(f.worse_standing, any_of(venous_signs, f.lasting_swelling)),
        then=(supports(d.VENOUS_INSUFFICIENCY, MODERATE),),
        because="Legs with weak veins that trouble more the longer one stands fit those veins.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("clinical presentation: symptoms worse on standing"),),
    ),
    Rule(
        id="VASC-159",
        when=f.swelling_of_foot,
        then=(escalates(SOON), recommends(s.EXAM_CALVES), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="Swelling of one foot or ankle mostly comes from joint, bone or skin, once the calf has been "
        "felt.",
        claims=("E45",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms, and other causes considered"),),
    ),
    Rule(
        id="VASC-173",
        when=all_of(f.similar_in_family, any_of(venous_signs, f.lasting_swelling)),
        then=(supports(d.VENOUS_INSUFFICIENCY, MODERATE),),
        because="Weak veins run in families.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("epidemiology: family history as a risk factor"),),
    ),
    Rule(
        id="VASC-175",
        when=all_of(
            any_of(f.both_legs_swollen, f.lasting_swelling),
            any_of(f.heart_signs, f.lung_signs, f.lung_disease_known),
        ),
        then=(escalates(SOON), recommends(s.EXAM_FLUID), recommends(s.LAB_METABOLIC)),
        because="Swollen legs with a heart or lungs that are not in order may be due to a failing heart.",
        references=(src.ESVS_VENOUS.at("clinical presentation: oedema, and what else causes it"),),
    ),
    Rule(
        id="VASC-270",
        when=all_of(f.urine_protein, any_of(f.both_legs_swollen, f.lasting_swelling)),
        then=(escalates(SOON), recommends(s.LAB_METABOLIC)),
        because="Swollen legs with protein in the urine may be due to kidneys that leak it.",
        references=(src.ESVS_VENOUS.at("clinical presentation: oedema, and what else causes it"),),
    ),
    Rule(
        id="VASC-176",
        when=all_of(f.abdominal_signs, any_of(f.one_sided_swelling, f.both_legs_swollen, f.lasting_swelling)),
        then=(recommends(s.EXAM_ABDOMEN),),
        because="A mass or fluid in the belly can press on the veins of the legs.",
        references=(src.ESVS_VENOUS.at("clinical presentation: oedema, and what else causes it"),),
    ),
    Rule(
        id="VASC-177",
        when=all_of(
            f.nonhealing_wound,
            f.wound_place.is_("lower leg above the ankle"),
            any_of(venous_signs, f.lasting_swelling, f.clot_before_same_leg),
        ),
        then=(supports(d.VENOUS_INSUFFICIENCY, STRONG),),
        because="A wound above the ankle of a leg whose veins are bad is mostly a venous ulcer.",
        claims=("E12",),
        references=(src.ESVS_VENOUS.at("venous leg ulcer: clinical presentation"),),
    ),
    Rule(
        id="VASC-503",
        # A good index alone is not enough: the foot may be cool, pale or sore, and nobody has said so. Beside
        # any sign of that the step waits for the surgeon (VASC-501).
        when=all_of(
            _venous_ulcer,
            f.abi_rest.at_least("compressible"),
            f.abi_rest.at_most("doubtful"),
            any_of(c.flow_normal_measured, narrowed_arteries.toes_supplied),
        ),
        then=(recommends(s.TREAT_COMPRESSION),),
        because="Compression heals a venous ulcer, where enough blood has been shown to reach the foot.",
        claims=("E12",),
        references=(
            src.SIGN_ULCER.at("3.2.1: compression may be safely used from an index of 0.8 on"),
            src.SVS_ULCER.at("3.7: pulses and index; up to 0.90, and stiff arteries, to a specialist"),
            src.NICE_VEINS.at("1.2.2: a venous leg ulcer goes to a vascular service"),
        ),
    ),
)
