"""Stroke: one leg that is suddenly weak, and the passing stroke that left it well again."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

RULES: tuple[Rule, ...] = (
    Rule(
        id="SAFE-57",
        # Weakness that stayed: a leg held back by the pain of a torn muscle is only seen the same day.
        when=all_of(
            any_of(
                f.sudden_weak_leg,
                # What is a few hours old as a whole, and hurts nowhere or has a heart that sends clots.
                all_of(
                    f.onset.is_("sudden"),
                    f.duration.is_("under a day"),
                    any_of(no(f.leg_pain), f.atrial_fibrillation_known),
                ),
            ),
            f.side.is_("one leg"),
            any_of(f.leg_weakness, f.foot_drop, f.strength.is_("weak in one leg")),
        ),
        then=(supports(d.STROKE, MODERATE), *s.emergency()),
        because="One leg that is suddenly weak and stays so may be a stroke, though face, arm and speech are "
        "well, or an artery that has blocked.",
        references=(
            src.NICE_NEURO.at("limb or facial weakness in adults: sudden onset, even of a restricted part"),
        ),
    ),
    Rule(
        id="SAFE-261",
        when=all_of(f.sudden_weak_leg, f.side.is_("one leg"), no(f.leg_weakness)),
        then=(supports(d.STROKE, MODERATE), *s.urgent(d.STROKE), recommends(s.REFER_TIA)),
        because="One leg that was suddenly weak and is well again may have been a passing stroke (TIA), "
        "and a lasting one may follow within days.",
        references=(src.NICE_STROKE.at("1.1: suspected TIA, specialist assessment within 24 hours"),),
    ),
    Rule(
        id="SAFE-262",
        when=all_of(
            f.sudden_weak_leg,
            f.side.is_("one leg"),
            f.age.at_least("risk_age"),
            no(any_of(f.leg_weakness, f.leg_pain, f.leg_cramp, f.numbness, f.tingling)),
        ),
        then=(supports(d.STROKE, STRONG),),
        because="Where a leg was suddenly weak and is well again, and never hurt, cramped or went numb, it "
        "was the brain that failed, not the leg's blood supply.",
        references=(src.NICE_STROKE.at("1.1: suspected TIA, specialist assessment within 24 hours"),),
    ),
    Rule(
        id="SAFE-47",
        when=all_of(
            any_of(f.onset.is_("sudden"), f.sudden_weak_leg, f.duration.is_("under a day")),
            any_of(f.leg_weakness, f.sudden_weak_leg),
            any_of(f.hand_weakness, f.bulbar_signs),
            any_of(f.side.is_("one leg"), f.bulbar_signs),
        ),
        then=(supports(d.STROKE, STRONG), *s.emergency()),
        because="Leg and arm of one side, or leg and speech, that fail at once are a stroke until a scan "
        "of the brain says otherwise.",
        references=(src.NICE_NEURO.at("limb or facial weakness in adults: sudden onset"),),
    ),
)
