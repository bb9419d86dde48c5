"""The knowledge base of leg cramps, assembled from its parts."""

from __future__ import annotations

from functools import cache

from knowledge import findings as f
from knowledge.benign import BENIGN, SAFETY_NETS
from knowledge.conflicts import CONFLICTS
from knowledge.criteria import KnowledgeBase, any_of, conflicts_with
from knowledge.dangers import DANGERS
from knowledge.denials import DENIALS
from knowledge.digest import VERSION, digest
from knowledge.disagreements import DISAGREEMENTS
from knowledge.disorders import DISORDERS
from knowledge.everyday import EVERYDAY
from knowledge.findings import GROUPS
from knowledge.follows import FOLLOWS, WORDED_BY_HAND
from knowledge.formulary import DRUGS
from knowledge.register import CLAIMS
from knowledge.rules import CONCEPTS, RULES
from knowledge.screens import SCREENS
from knowledge.sources import SOURCES
from knowledge.steps import STEPS
from knowledge.warnings import WARNINGS

LEG_TROUBLE = any_of(
    # Cramp and pain
    f.leg_cramp,
    f.leg_pain,
    f.deep_tenderness,
    f.urge_to_move,
    # Swelling
    f.one_sided_swelling,
    f.both_legs_swollen,
    f.tense_calf,
    # Wound, and a leg that changes
    f.nonhealing_wound,
    f.gangrene,
    f.sudden_cold_leg,
    f.sudden_pale_leg,
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


@cache
def leg_cramps() -> KnowledgeBase:
    """Build the knowledge base, once."""
    return KnowledgeBase(
        name="leg cramps",
        version=VERSION,
        digest=digest(),
        scope=LEG_TROUBLE,
        groups=GROUPS,
        concepts=CONCEPTS,
        disorders=DISORDERS,
        dangers=DANGERS,
        benign=BENIGN,
        safety_nets=SAFETY_NETS,
        steps=STEPS,
        warnings=WARNINGS,
        rules=RULES,
        conflicts=(*CONFLICTS, *conflicts_with(FOLLOWS, besides=WORDED_BY_HAND)),
        follows=FOLLOWS,
        denials=DENIALS,
        sources=SOURCES,
        claims=CLAIMS,
        disagreements=DISAGREEMENTS,
        drugs=DRUGS,
        screens=SCREENS,
        everyday=EVERYDAY,
    )
