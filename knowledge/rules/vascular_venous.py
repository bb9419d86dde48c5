"""Veins that carry the blood back badly: varicose veins, and what they do to the skin."""

from __future__ import annotations

from knowledge.concepts import metabolic_syndrome, venous_signs
from knowledge.criteria import MODERATE, STRONG, WEAK, Rule, all_of, any_of, concludes, recommends, supports
from knowledge.disorders import VENOUS_INSUFFICIENCY
from knowledge.findings.associated import (
    both_legs_swollen,
    nonhealing_wound,
    varicose_veins,
    venous_skin_changes,
)
from knowledge.findings.character import eases, quality
from knowledge.sources import ESVS_VENOUS
from knowledge.steps import TEST_ANKLE_BRACHIAL_INDEX

RULES: tuple[Rule, ...] = (
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
)
