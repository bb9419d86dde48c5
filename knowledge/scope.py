"""Which patients the knowledge is about: those with trouble of the legs.

What is found by examining alone is none of it: patients, who are not asked for it, could never be out of
scope. What a quality or a place says of the trouble cannot be denied by itself, and is none of it either.
"""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import any_of, no

LEG_TROUBLES = (
    # Cramp and pain
    f.leg_cramp,
    f.leg_pain,
    f.nonspecific_leg_and_foot_pain,
    f.deep_tenderness,
    # Restless or jerking legs
    f.urge_to_move,
    f.only_moving_helps,
    f.mainly_unpleasant_not_painful,
    f.twisting_posture,
    f.movements_in_sleep,
    # Swelling
    f.one_sided_swelling,
    f.both_legs_swollen,
    f.lasting_swelling,
    f.swelling_of_foot,
    f.tense_calf,
    # Wound, and a leg that changes
    f.nonhealing_wound,
    f.gangrene,
    f.sudden_cold_leg,
    f.sudden_pale_leg,
    f.cool_leg,
    f.leg_redness,
    f.leg_warmth,
    f.skin_blisters,
    f.hot_joint,
    # Weakness
    f.leg_weakness,
    f.weakness_proximal,
    f.foot_drop,
    f.sudden_weak_leg,
    # Walking
    f.walking_hard,
    f.unsteady_gait,
    f.cannot_bear_weight,
    # Altered feeling
    f.numbness,
    f.tingling,
    f.burning_feet,
    f.temperature_sensitivity,
    f.sudden_numb_leg,
)
LEG_TROUBLE = any_of(*LEG_TROUBLES)
NO_LEG_TROUBLE = tuple(no(trouble) for trouble in LEG_TROUBLES)
