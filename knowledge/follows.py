"""What an answer entails by the meaning of two findings alone."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import Follows, all_of, any_of, follows, no

FOLLOWS: tuple[Follows, ...] = (
    follows(no(f.leg_weakness), no(f.foot_drop)),
    follows(no(f.bleeding_or_bruising), no(f.petechiae)),
    follows(no(f.joint_swelling), no(f.hot_joint)),
    follows(f.aneurysm_known, f.arterial_disease_known),
    follows(any_of(f.bladder_change, f.bowel_change), f.bladder_or_bowel_change),
    follows(all_of(no(f.bladder_change), no(f.bowel_change)), no(f.bladder_or_bowel_change)),
    follows(f.stretch_pain_found, f.pain_on_passive_stretch),
    follows(no(f.stretch_pain_found), no(f.pain_on_passive_stretch)),
    follows(no(f.foot_lesion_seen), no(f.gangrene)),
)
