"""The language rules are written in: findings, criteria over them, rules, and what rules conclude."""

from knowledge.language.accepted import Accepted
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
    Verb,
    Warns,
    concludes,
    define,
    escalates,
    opposes,
    recommends,
    supports,
    warns,
)
from knowledge.language.medicines import Medicine
from knowledge.language.nodes import AtLeast, Concept, Criterion, Leaf, No, leaves
from knowledge.language.obligations import (
    Always,
    Carries,
    Change,
    Comparison,
    Law,
    Matters,
    Obligation,
    Sometimes,
    added,
    altered,
    carries,
    kept,
    learned,
    learned_more,
    never_opposite,
    not_higher,
    not_lower,
    urgency_not_higher,
    urgency_not_lower,
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
from knowledge.language.records import Disorder, Group, Step, StepKind, Strength, Tier, Urgency, View, Warning
from knowledge.language.sayings import (
    advised,
    ahead,
    answered,
    asked_as,
    at_least_possible,
    contradictory,
    excluded,
    fires,
    in_scope,
    leads,
    likely,
    not_ahead,
    not_excluded,
    not_unlikely,
    recommended,
    surely,
    surely_not,
    unknown,
    urgency_at_least,
    warned,
)
from knowledge.language.screens import Line, Screen, ScreenKind
from knowledge.language.sources import Citation, Claim, Disagreement, KnowledgeError, Review, Source
from knowledge.language.statements import (
    Advised,
    Ahead,
    Answered,
    AskedAs,
    AsUrgentAs,
    Contradictory,
    Denied,
    Excluded,
    Fires,
    InScope,
    Leads,
    Recommended,
    Saying,
    Stands,
    Statement,
    Together,
    Truly,
    Warned,
    all_of,
    any_of,
    at_least,
    no,
    parts_of,
)

WEAK, MODERATE, STRONG, DEFINING = Strength
SELF_CARE, ROUTINE, SOON, URGENT, EMERGENCY = Urgency
DO_NOT_MISS, MOST_LIKELY, OTHER_LIKELY, RARE, LISTED = Tier

__all__ = [
    "DEFINING", "DO_NOT_MISS", "EMERGENCY", "LISTED", "MODERATE", "MOST_LIKELY", "OTHER_LIKELY",
    "RARE", "ROUTINE", "SELF_CARE", "SOON", "STRONG", "URGENT", "WEAK",
    "Accepted", "Advised", "Ahead", "Always", "Answered", "AsUrgentAs", "AskedAs", "AtLeast", "Audience",
    "Carries", "Change", "Choice", "Chosen", "Citation", "Claim", "Compare", "Comparison", "Concept",
    "Concludes", "Conflict", "Contradictory", "Criterion", "Cutoff", "Denied", "Disagreement", "Disorder",
    "DrugClass", "Effect", "Escalates", "Excluded", "Finding", "Fires", "Group", "InScope", "KnowledgeBase",
    "KnowledgeError", "Law", "Leads", "Leaf", "Line", "Matters", "Medicine", "No", "Obligation", "Operator",
    "Opposes", "Quantity", "Recommended", "Recommends", "Review", "Rule", "Saying", "Screen", "ScreenKind",
    "Sometimes", "Source",
    "Stands", "Statement", "Step", "StepKind", "Strength", "Supports", "Tier", "Together", "Truly",
    "Urgency", "Verb", "View", "Warned", "Warning", "Warns", "YesNo",
    "added", "advised", "ahead", "all_of", "altered", "answered", "any_of", "asked_as", "at_least",
    "at_least_possible", "carries", "concepts_in", "concludes", "contradictory", "define", "escalates",
    "excluded", "findings_in", "fires", "in_scope", "kept", "leads", "learned", "learned_more",
    "leaves", "likely", "never_opposite", "no", "not_ahead", "not_excluded", "not_higher", "not_lower",
    "not_unlikely", "opposes", "parts_of", "recommended", "recommends", "supports", "surely",
    "surely_not", "unknown", "urgency_at_least", "urgency_not_higher", "urgency_not_lower", "warned",
    "warns",
]  # fmt: skip
