"""The knowledge base of leg cramps, assembled from its parts."""

from __future__ import annotations

from functools import cache

from knowledge.conflicts import CONFLICTS
from knowledge.criteria import KnowledgeBase, any_of, conflicts_with
from knowledge.dangers import BENIGN, DANGERS
from knowledge.digest import VERSION, digest
from knowledge.disagreements import DISAGREEMENTS
from knowledge.disorders import DISORDERS
from knowledge.findings import GROUPS
from knowledge.findings.timing import leg_cramp, leg_pain
from knowledge.follows import FOLLOWS, WORDED_BY_HAND
from knowledge.formulary import DRUGS
from knowledge.register import CLAIMS
from knowledge.rules import CONCEPTS, RULES
from knowledge.screens import SCREENS
from knowledge.sources import SOURCES
from knowledge.steps import STEPS
from knowledge.warnings import WARNINGS


@cache
def leg_cramps() -> KnowledgeBase:
    """Build the knowledge base, once."""
    return KnowledgeBase(
        name="leg cramps",
        version=VERSION,
        digest=digest(),
        scope=any_of(leg_cramp, leg_pain),
        groups=GROUPS,
        concepts=CONCEPTS,
        disorders=DISORDERS,
        dangers=DANGERS,
        benign=BENIGN,
        steps=STEPS,
        warnings=WARNINGS,
        rules=RULES,
        conflicts=(*CONFLICTS, *conflicts_with(FOLLOWS, besides=WORDED_BY_HAND)),
        follows=FOLLOWS,
        sources=SOURCES,
        claims=CLAIMS,
        disagreements=DISAGREEMENTS,
        drugs=DRUGS,
        screens=SCREENS,
    )
