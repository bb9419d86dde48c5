"""In which direction two versions tell a patient something else, read off the assessments themselves."""

from __future__ import annotations

from engine.assessment.assessment import Assessment
from engine.assessment.consultation import Consulted
from engine.assessment.must_not_miss import VERDICTS
from engine.assessment.standing import Standing
from engine.assessment.targets import LEADING, Target
from engine.diff.conclusions import Direction
from knowledge.criteria import Urgency

CAUTIOUS = ("supported", "needs_test", "not_looked_for", "not_found", "excluded")
"""Where a danger may stand, the most cautious first."""


def direction_as_assessed(before: Consulted, after: Consulted, target: Target) -> Direction | None:
    """Return in which direction two assessments differ in a conclusion, read off what each says; or None."""
    one, other = before.assessment, after.assessment
    if target == LEADING:
        led = [{disorder.id for disorder in each.leading} for each in (one, other)]
        return "otherwise" if led[0] != led[1] else None
    stands = [_standing_of(each, target) for each in (one, other)]
    ranks = [_rank(each, alone=None in stands) for each in stands]
    if ranks[0] == ranks[1]:
        return None
    return "less_cautious" if ranks[0] > ranks[1] else "more_cautious"


def _standing_of(said: Assessment, target: Target) -> Urgency | Standing | str | bool | None:
    """Return what a conclusion is; None where there is no such record."""
    name = target.id
    match target.kind:
        case "urgency":
            return said.urgency
        case "warning":
            return any(given.warning.id == name for given in said.warnings)
        case "step":
            return any(advised.step.id == name for advised in said.steps)
        case "disorder":
            return next((one.standing for one in said.differential if one.disorder.id == name), None)
        case "status":
            return next((one.status for one in said.must_not_miss if one.disorder.id == name), None)
        case "benign":
            return said.benign.verdict
        case _:
            raise ValueError(f"{target} is not compared")


def _rank(stands: Urgency | Standing | str | bool | None, *, alone: bool) -> int:
    """Return how cautious it is; `alone` where the other version has no such record, and tells nobody."""
    match stands:
        case None:
            return 0
        case Urgency():
            return stands.rank
        case Standing():
            return max(stands - Standing.NOT_SUGGESTED, 0) if alone else int(stands)
        case bool():
            return int(stands)
        case _ if stands in VERDICTS:
            return VERDICTS.index(stands)
        case _:
            return int(stands == CAUTIOUS[0]) if alone else -CAUTIOUS.index(stands)
