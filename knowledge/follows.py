"""What an answer entails by the meaning of two findings alone."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import Follows, follows, no

FOLLOWS: tuple[Follows, ...] = (
    follows(no(f.leg_weakness), no(f.foot_drop)),
    follows(no(f.bleeding_or_bruising), no(f.petechiae)),
    follows(no(f.joint_swelling), no(f.hot_joint)),
    follows(f.aneurysm_known, f.arterial_disease_known),
)
