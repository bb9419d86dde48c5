"""What to ask first: what tells of the most dangerous and the most plausible, history before examination.

How documents rank a disorder is a weight for that order alone; no weight ever enters a result.
"""

from __future__ import annotations

from engine.assessment.evidence import Basis
from engine.assessment.red_flags import asks_for
from knowledge.criteria import Danger, Finding, Obtained, Strength, Tier, Urgency

_ORDER: tuple[Obtained, ...] = ("history", "examination", "tests")


def obtained_in(finding: Finding | None) -> int:
    """Return the place of a finding in a consultation; that of the medicines, which have none, is first."""
    return _ORDER.index("history" if finding is None else finding.obtained)


def points_to(basis: Basis, danger: Danger) -> bool:
    """Return whether anything told points to a danger: a risk of it, or a rule that speaks for it."""
    supported = basis.table.now.support(danger.disorder, Strength.WEAK)
    return bool(basis.table.at_risk(danger) or supported)


def weight(basis: Basis, danger: Danger) -> float:
    """Return how dangerous and how plausible a danger is."""
    urgency = max(map(asks_for, basis.knowledge.signature[danger.id]), default=Urgency.SELF_CARE)
    found = float(1 + urgency.rank) * (1 + len(Tier) - danger.disorder.tier)
    if points_to(basis, danger):
        found *= 3
    if any(
        danger.disorder in one.unless and basis.table.leads(one.disorder) for one in basis.knowledge.benign
    ):
        found *= 2
    return found
