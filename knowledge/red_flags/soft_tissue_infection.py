"""Infection of skin and muscle: a leg that is red and hot, and skin that crackles."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

RULES: tuple[Rule, ...] = (
    Rule(
        id="SAFE-17",
        when=all_of(f.leg_redness, f.leg_warmth),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            supports(d.DEEP_VEIN_THROMBOSIS, WEAK),
            *s.urgent(),
            recommends(s.LAB_CBC),
        ),
        # Fever is often missing in the old, the diabetic and those on steroids.
        because="A leg that is both red and hot may be infected or hold a clot, even without fever, and has "
        "to be examined.",
        references=(src.NICE_CELLULITIS.at("1.1: diagnosis; referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-40",
        when=all_of(
            f.crepitus,
            any_of(
                f.fever,
                f.leg_redness,
                f.one_sided_swelling,
                f.pain_out_of_proportion,
                f.nonhealing_wound,
                f.gangrene,
                f.leg_injury,
                f.course.is_("constant", "steadily worse"),
            ),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, STRONG),
            *s.emergency(),
            recommends(s.REFER_SURGEON),
            recommends(s.TREAT_ANTIBIOTICS),
            recommends(s.LAB_CBC),
        ),
        because="Skin that crackles has gas in it: with any sign of infection or injury that goes to a "
        "surgeon at once.",
        references=(src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis and gas gangrene: crepitus"),),
    ),
    Rule(
        id="SAFE-310",
        # Dusky skin that is cold and without fever lacks blood: that is the vascular surgeon's (SAFE-41).
        when=all_of(
            f.dusky_skin,
            any_of(f.fever, f.chills),
            any_of(f.leg_redness, f.leg_warmth, f.one_sided_swelling, f.pain_out_of_proportion),
        ),
        then=(*s.emergency(), recommends(s.REFER_SURGEON), recommends(s.TREAT_ANTIBIOTICS)),
        because="Skin that turns dusky in a red, swollen or unduly painful leg with fever is dying of an "
        "infection below it.",
        references=(src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features, skin changes"),),
    ),
    Rule(
        id="SAFE-260",
        when=all_of(
            f.crepitus, f.fever, any_of(f.leg_redness, f.leg_warmth, f.dusky_skin, f.pain_out_of_proportion)
        ),
        then=(supports(d.SOFT_TISSUE_INFECTION, DEFINING),),
        because="Fever and gas under inflamed skin are an infection that destroys tissue: nothing else "
        "that may be there comes before it.",
        references=(
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis and gas gangrene: crepitus, systemic toxicity"),
        ),
    ),
)
