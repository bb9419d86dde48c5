"""The words that statements about an assessment are made with."""

from __future__ import annotations

from knowledge.language.effects import Rule
from knowledge.language.nodes import Criterion
from knowledge.language.observations import Audience, Finding
from knowledge.language.records import Disorder, Step, Urgency, Warning
from knowledge.language.statements import (
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


def surely(criterion: Criterion) -> Truly:
    """Say that the criterion is TRUE; `no(surely(x))` is 'x is not sure', `no(x)` is 'x is surely not so'."""
    return Truly(criterion, "true")


def surely_not(criterion: Criterion) -> Truly:
    """Say that the criterion is FALSE."""
    return Truly(criterion, "false")


def unknown(criterion: Criterion) -> Truly:
    """Say that the criterion is neither TRUE nor FALSE."""
    return Truly(criterion, "unknown")


def answered(finding: Finding) -> Answered:
    """Say that the finding has a value."""
    return Answered(finding)


def fires(rule: Rule) -> Fires:
    """Say that the rule applies."""
    return Fires(rule)


def likely(disorder: Disorder) -> Stands:
    """Say that the disorder is likely."""
    return Stands(disorder, "likely")


def at_least_possible(disorder: Disorder) -> Stands:
    """Say that the disorder is possible or likely."""
    return Stands(disorder, "possible")


def not_unlikely(disorder: Disorder) -> Stands:
    """Say that nothing, or nothing that prevails, speaks against the disorder."""
    return Stands(disorder, "not_suggested")


def excluded(disorder: Disorder) -> Excluded:
    """Say that a test has excluded the disorder."""
    return Excluded(disorder)


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


def leads(disorder: Disorder) -> Leads:
    """Say that the disorder leads the differential, alone or with others."""
    return Leads(disorder)


def ahead(disorder: Disorder, *, of: Disorder) -> Ahead:
    """Say that the disorder comes before the other one."""
    return Ahead(disorder, of)


def not_ahead(disorder: Disorder, *, of: Disorder) -> Statement:
    """Say that the disorder does not come before the other one."""
    return no(Ahead(disorder, of))


def urgency_at_least(urgency: Urgency) -> AsUrgentAs:
    """Say that it is as urgent as this, or more."""
    return AsUrgentAs(urgency)


def warned(warning: Warning) -> Warned:
    """Say that the warning is given."""
    return Warned(warning)


def recommended(step: Step) -> Recommended:
    """Say that the step is called for, even where it is answered already."""
    return Recommended(step)


def advised(step: Step) -> Advised:
    """Say that the step stands in the assessment: recommended, and not answered."""
    return Advised(step)


def first_step(step: Step) -> FirstStep:
    """Say that the step is the first of the assessment."""
    return FirstStep(step)


def settled() -> Settled:
    """Say that no open answer within reach can change what is said."""
    return Settled()


def in_scope() -> InScope:
    """Say that the patient's trouble is, or may be, what knowledge is about."""
    return InScope()


def asked_as(audience: Audience) -> AskedAs:
    """Say whose answers these are."""
    return AskedAs(audience)


def contradictory() -> Contradictory:
    """Say that some of the answers cannot all be true."""
    return Contradictory()
