"""Bleeding into a leg on a blood thinner: pain, weakness or swelling of one side, without an injury."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *

_ONE_LEG_WEAK = any_of(
    f.leg_weakness, f.knee_reflex.is_("reduced on one side"), f.strength.is_("weak in one leg")
)
RULES: tuple[Rule, ...] = (
    Rule(
        id="SAFE-20",
        when=all_of(f.anticoagulants, f.joint_swelling, f.side.is_("one leg"), f.onset_within_days),
        then=(
            supports(d.BLEEDING_INTO_THE_LEG, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_JOINTS),
            recommends(s.LAB_CLOTTING),
            recommends(s.LAB_CBC),
        ),
        because="A joint that swells on a blood thinner may be filling with blood, so clotting is measured "
        "before a needle goes in.",
        claims=("E48",),
        references=(src.BNF.at("oral anticoagulants: haemorrhage"),),
    ),
    Rule(
        id="SAFE-43",
        when=all_of(
            f.anticoagulants,
            any_of(f.leg_pain, f.leg_cramp, f.leg_weakness, f.numbness),
            f.side.is_("one leg"),
            f.location.any_of("thigh", "hip or groin", "buttock", "whole leg"),
            any_of(
                f.onset_within_days,
                f.began_within_two_weeks,
                f.course.is_("steadily worse"),
            ),
        ),
        then=(
            supports(d.BLEEDING_INTO_THE_LEG, MODERATE),
            *s.urgent(),
            warns(w.MEDICATION_REVIEW),
            recommends(s.LAB_CBC),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="New pain or weakness of one thigh, groin or buttock on a blood thinner may be a bleed "
        "into the muscle, without any injury.",
        claims=("E48",),
        references=(
            src.ILIOPSOAS_BLEED.at("introduction: pain or weakness in groin or thigh, urgent imaging"),
        ),
    ),
    Rule(
        id="SAFE-44",
        when=all_of(
            f.anticoagulants,
            any_of(f.leg_pain, f.leg_cramp),
            f.side.is_("one leg"),
            any_of(
                all_of(
                    any_of(_ONE_LEG_WEAK, f.cannot_bear_weight, f.fainting),
                    any_of(
                        f.onset_within_days,
                        f.began_within_two_weeks,
                        f.weakness_within_four_weeks,
                    ),
                ),
                # What has newly swollen is dated by that. Below the knee it is rather a clot.
                all_of(
                    f.one_sided_swelling,
                    _ONE_LEG_WEAK,
                    f.location.any_of("thigh", "hip or groin", "buttock"),
                ),
            ),
        ),
        then=(
            supports(d.BLEEDING_INTO_THE_LEG, STRONG),
            *s.emergency(),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_CLOTTING),
            recommends(s.LAB_CBC),
        ),
        because="A painful leg that is newly weak, or a thigh newly swollen and weak, on a blood thinner may "
        "have its nerve squeezed by blood: it is scanned and the clotting measured at once.",
        claims=("E48",),
        references=(
            src.ILIOPSOAS_BLEED.at("introduction: neurological disability, urgent imaging"),
            src.BNF.at("oral anticoagulants: haemorrhage"),
        ),
    ),
)
