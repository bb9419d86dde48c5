"""The knowledge base of leg cramps, assembled from its parts."""

from __future__ import annotations

from functools import cache

from knowledge.benign import BENIGN, SAFETY_NETS
from knowledge.conflicts import CONFLICTS
from knowledge.criteria import KnowledgeBase, conflicts_with
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
from knowledge.scope import LEG_TROUBLE
from knowledge.screens import SCREENS
from knowledge.sources import SOURCES
from knowledge.steps import STEPS
from knowledge.story import STORY
from knowledge.warnings import WARNINGS


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
        story=STORY,
    )
