"""The language rules are written in: findings, criteria over them, rules, and what rules conclude."""

from knowledge.language.base import KnowledgeBase, concepts_in, findings_in
from knowledge.language.effects import (
    Concludes,
    Conflict,
    Effect,
    Escalates,
    Opposes,
    Recommends,
    Rule,
    Supports,
    Warns,
    concludes,
    escalates,
    opposes,
    recommends,
    supports,
    warns,
)
from knowledge.language.medicines import Medicine
from knowledge.language.nodes import (
    AtLeast,
    Concept,
    Criterion,
    Leaf,
    No,
    all_of,
    any_of,
    at_least,
    leaves,
    no,
)
from knowledge.language.observations import (
    Audience,
    Choice,
    Chosen,
    Compare,
    Cutoff,
    DrugClass,
    Finding,
    Operator,
    Quantity,
    YesNo,
)
from knowledge.language.records import (
    Disorder,
    Group,
    Step,
    StepKind,
    Strength,
    Tier,
    Urgency,
    View,
    Warning,
)
from knowledge.language.sources import Citation, Claim, KnowledgeError, Review, Source

WEAK, MODERATE, STRONG, DEFINING = Strength
SELF_CARE, ROUTINE, SOON, URGENT, EMERGENCY = Urgency
DO_NOT_MISS, MOST_LIKELY, OTHER_LIKELY, RARE, LISTED = Tier

__all__ = [
    "DEFINING", "DO_NOT_MISS", "EMERGENCY", "LISTED", "MODERATE", "MOST_LIKELY", "OTHER_LIKELY",
    "RARE", "ROUTINE", "SELF_CARE", "SOON", "STRONG", "URGENT", "WEAK",
    "AtLeast", "Audience", "Choice", "Chosen", "Citation", "Claim", "Compare", "Concept",
    "Concludes", "Conflict", "Criterion", "Cutoff", "Disorder", "DrugClass", "Effect", "Escalates",
    "Finding", "Group", "KnowledgeBase", "KnowledgeError", "Leaf", "Medicine", "No", "Operator",
    "Opposes", "Quantity", "Recommends", "Review", "Rule", "Source", "Step", "StepKind",
    "Strength", "Supports", "Tier", "Urgency", "View", "Warning", "Warns", "YesNo",
    "all_of", "any_of", "at_least", "concepts_in", "concludes", "escalates", "findings_in",
    "leaves", "no", "opposes", "recommends", "supports", "warns",
]  # fmt: skip
