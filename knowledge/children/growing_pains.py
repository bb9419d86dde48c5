"""Growing pains: sore legs of an evening or at night in a child who is well by day.

They are called that only where nothing speaks of bone, joint or blood: what does outweighs the pattern, and
no alarm is taken back.
"""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

_AGE = all_of(f.age.at_least("growing_pains_begin"), f.age.below("growing_pains_end"))
_AT_NIGHT = all_of(
    any_of(f.leg_pain, f.leg_cramp), any_of(f.night_in_bed, f.wakes_from_sleep, f.evening_or_lying)
)
_BOTH_SIDES = f.side.is_("both legs", "alternating")

RULES: tuple[Rule, ...] = (
    Rule(
        id="CHLD-340",
        when=all_of(_AGE, _AT_NIGHT),
        then=(supports(d.GROWING_PAINS, WEAK), recommends(s.HISTORY_YOUNG), recommends(s.EXAM_CHILD)),
        because="A child's legs that hurt of an evening or at night mostly have growing pains, once bones, "
        "joints and blood are found well.",
        references=(src.GROWING_PAINS.at("diagnosis: intermittent, nocturnal, poorly localised; age"),),
    ),
    Rule(
        id="CHLD-341",
        when=all_of(_AGE, _AT_NIGHT, _BOTH_SIDES, f.course.is_("comes and goes")),
        then=(supports(d.GROWING_PAINS, MODERATE),),
        because="Pains of both legs that come and go at night, in a child, are typical growing pains.",
        references=(src.GROWING_PAINS.at("diagnosis: intermittent, nocturnal, poorly localised; age"),),
    ),
    Rule(
        id="CHLD-590",
        # Cramps alone do not do: a child has those of the night as well, and pain leads to this.
        when=all_of(
            _AGE,
            _AT_NIGHT,
            _BOTH_SIDES,
            f.leg_pain,
            f.course.is_("comes and goes"),
            f.duration.is_("over a year"),
        ),
        then=(supports(d.GROWING_PAINS, STRONG),),
        because="Pains of both legs that come and go at night for more than a year are growing pains sooner "
        "than anything else a child has.",
        references=(
            src.GROWING_PAINS.at("diagnosis: intermittent pains of both legs for three months at least"),
        ),
    ),
    Rule(
        id="CHLD-342",
        when=all_of(
            _AGE,
            _AT_NIGHT,
            _BOTH_SIDES,
            f.course.is_("comes and goes"),
            any_of(no(f.walking_hard), no(f.limits_activity)),
            no(f.joint_swelling),
            no(f.morning_stiffness),
            no(f.fever),
            no(f.leg_weakness),
        ),
        then=(supports(d.GROWING_PAINS, STRONG), escalates(ROUTINE), recommends(s.ADVICE_GROWING_PAINS)),
        because="A child whose legs hurt at night, now and then, and who walks and plays well by day, most "
        "likely has growing pains.",
        references=(src.GROWING_PAINS.at("diagnosis: well by day, no abnormality on examination"),),
    ),
    Rule(
        id="CHLD-343",
        when=all_of(
            _AGE,
            any_of(
                f.side.is_("one leg"),
                f.course.is_("constant", "steadily worse"),
                f.walking_hard,
                f.cannot_bear_weight,
                f.joint_swelling,
                f.joint_movement_limited,
                f.morning_stiffness,
                f.bone_tender,
                f.bone_lump,
                f.bone_pain_at_night,
                f.fever,
                f.chills,
                f.fatigue,
                f.weight_loss,
                f.lymph_nodes_enlarged,
                f.leg_weakness,
                f.weakness_proximal,
                f.unsteady_gait,
                f.bladder_change,
                f.back_pain,
                f.pallor,
                f.petechiae,
                f.bleeding_or_bruising,
            ),
        ),
        then=(opposes(d.GROWING_PAINS, STRONG),),
        because="Growing pains come in both legs, not in a joint, and are gone by day: pain of one leg, a "
        "limp, weakness, a swelling, a fever or pain that stays has another cause.",
        references=(src.GROWING_PAINS.at("table 1: exclusion criteria"),),
    ),
)
