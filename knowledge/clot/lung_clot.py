"""A clot that has left the leg for the lung.

Short breath alone is an emergency whatever is behind it (SAFE-01). What is said here takes a leg that may
hold the clot. No urgency names it as a suspect: what has left the leg is in no scan of it.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.clot import clot_signs
from knowledge.criteria import *

RULES: tuple[Rule, ...] = (
    Rule(
        id="VASC-300",
        when=all_of(f.breathless_or_chest_pain, any_of(c.dvt_picture, f.leg_ultrasound.is_("clot"))),
        then=(
            supports(d.PULMONARY_EMBOLISM, MODERATE),
            *s.emergency(),
            recommends(s.TEST_LUNG_VESSELS),
        ),
        because="New breathlessness or chest pain with the signs of a clot in a leg is a clot in the lung "
        "until a scan of it is clear.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism; two-level Wells score"),),
    ),
    Rule(
        id="VASC-301",
        when=all_of(
            any_of(f.breathless_or_chest_pain, all_of(f.palpitations_or_fainting, f.fainting)),
            any_of(c.wells_likely, f.leg_ultrasound.is_("clot")),
        ),
        then=(
            supports(d.PULMONARY_EMBOLISM, STRONG),
            *s.emergency(),
            recommends(s.TREAT_CLOT),
            recommends(s.TEST_LUNG_VESSELS),
        ),
        because="With a likely clot in the leg, short breath, chest pain or a faint are taken to come from "
        "the lung until it is scanned.",
        claims=("C08",),
        references=(
            src.NICE_VTE.at("1.1: likely pulmonary embolism, interim anticoagulation where the scan waits"),
        ),
    ),
    Rule(
        id="VASC-76",
        when=all_of(clot_signs.reason_for_a_clot, f.side.is_("one leg"), f.palpitations_or_fainting),
        then=(supports(d.PULMONARY_EMBOLISM, MODERATE), *s.emergency()),
        because="A faint or a racing heart, with trouble in one leg and a risk of clots, may mean a clot in "
        "the lung.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.PULMONARY_EMBOLISM,
        minimum=(f.breathless_or_chest_pain,),
        looked_for_by=(s.HISTORY_LUNG, s.TEST_LUNG_VESSELS),
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),),
    ),
)
