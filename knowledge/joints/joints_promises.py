"""What must hold of swollen and infected joints for every possible patient."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="one_joint_newly_swollen_is_urgent",
        text="A joint of one leg that swelled within hours or days is at least urgent, fever or none.",
        when=all_of(
            any_of(f.joint_exam.is_("few large joints of the legs swollen"), f.joint_swelling),
            f.side.is_("one leg"),
            f.onset_over_hours_or_days,
        ),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="feverish_child_that_will_not_stand_is_an_emergency",
        text="A child with fever that will not stand on a leg, or has a hot joint, is an emergency, and a "
        "septic joint looked for.",
        when=all_of(f.age.below("child"), f.fever, any_of(f.cannot_bear_weight, f.hot_joint)),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_JOINT_FLUID)
        ),
    ),
    Always(
        id="a_hot_joint_is_urgent",
        text="One joint newly hot and swollen is at least urgent, and its fluid drawn, at any age.",
        when=f.hot_joint,
        then=all_of(urgency_at_least(URGENT), recommended(s.TEST_JOINT_FLUID)),
    ),
    Always(
        id="a_hot_stiff_joint_with_fever_is_an_emergency",
        text="One joint newly hot and swollen that hurts to move or carries no weight, with fever or rigors, "
        "is an emergency, at any age.",
        when=all_of(
            f.hot_joint,
            any_of(f.fever, f.chills),
            any_of(f.joint_movement_limited, f.cannot_bear_weight),
        ),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_JOINT_FLUID)
        ),
    ),
)
