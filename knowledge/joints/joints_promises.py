"""What must hold of a swollen joint for every possible patient."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import *

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="one_joint_newly_swollen_is_urgent",
        text="A joint of one leg that swelled within hours or days is at least urgent, fever or none.",
        when=all_of(
            any_of(f.joint_exam.is_("few large joints of the legs swollen"), f.joint_swelling),
            f.side.is_("one leg"),
            f.onset.is_("over hours", "over days"),
        ),
        then=urgency_at_least(URGENT),
    ),
)
