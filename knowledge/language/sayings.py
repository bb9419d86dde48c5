"""The words that statements about an assessment are made with."""

from __future__ import annotations

from knowledge.language.nodes import Criterion
from knowledge.language.records import Disorder
from knowledge.language.statement import (
    Advised,
    Ahead,
    Answered,
    AskedAs,
    AsUrgentAs,
    Contradictory,
    Excluded,
    Fires,
    FirstStep,
    HasStatus,
    InScope,
    IsBenign,
    Leads,
    Recommended,
    Settled,
    Stands,
    Statement,
    Truly,
    VerdictName,
    Warned,
    no,
)

# What takes no other word to say is said by the statement's own name.
answered = Answered
fires = Fires
excluded = Excluded
leads = Leads
ahead = Ahead
urgency_at_least = AsUrgentAs
warned = Warned
recommended = Recommended
advised = Advised
first_step = FirstStep
settled = Settled
in_scope = InScope
asked_as = AskedAs
contradictory = Contradictory


def surely(criterion: Criterion) -> Truly:
    """Say that the criterion is TRUE; `no(surely(x))` is 'x is not sure', `no(x)` is 'x is surely not so'."""
    return Truly(criterion, "true")


def surely_not(criterion: Criterion) -> Truly:
    """Say that the criterion is FALSE."""
    return Truly(criterion, "false")


def unknown(criterion: Criterion) -> Truly:
    """Say that the criterion is neither TRUE nor FALSE."""
    return Truly(criterion, "unknown")


def likely(disorder: Disorder) -> Stands:
    """Say that the disorder is likely."""
    return Stands(disorder, "likely")


def at_least_possible(disorder: Disorder) -> Stands:
    """Say that the disorder is possible or likely."""
    return Stands(disorder, "possible")


def not_unlikely(disorder: Disorder) -> Stands:
    """Say that nothing, or nothing that prevails, speaks against the disorder."""
    return Stands(disorder, "not_suggested")


def not_excluded(disorder: Disorder) -> Statement:
    """Say that no test has excluded the disorder."""
    return no(Excluded(disorder))


def supported(disorder: Disorder) -> HasStatus:
    """Say that more than weak reasons speak for a disorder that must not be missed."""
    return HasStatus(disorder, "supported")


def not_found(disorder: Disorder) -> HasStatus:
    """Say that it was looked for, and was not found."""
    return HasStatus(disorder, "not_found")


def needs_test(disorder: Disorder) -> HasStatus:
    """Say that the patient is at risk of it, and only a test can speak for its absence."""
    return HasStatus(disorder, "needs_test")


def not_looked_for(disorder: Disorder) -> HasStatus:
    """Say that what it takes to speak for its absence was not asked or examined."""
    return HasStatus(disorder, "not_looked_for")


def benign(verdict: VerdictName = "yes") -> IsBenign:
    """Say that what leads is called benign, or what else is answered to that."""
    return IsBenign(verdict)


def not_ahead(disorder: Disorder, *, of: Disorder) -> Statement:
    """Say that the disorder does not come before the other one."""
    return no(Ahead(disorder, of))
