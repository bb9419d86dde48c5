"""Obligations: what must hold for every possible patient, unknown answers included, as data to be proved.

Two forms speak for safety: `Always` of any one patient, `Comparison` of two that differ only in a
change. Two guard against idle knowledge: `Sometimes` asks for a patient, `Matters` for one whose
assessment would be another without a rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from knowledge.language.base import findings_in
from knowledge.language.effects import Rule
from knowledge.language.nodes import Criterion
from knowledge.language.observations import Finding, check_id
from knowledge.language.records import Disorder, Urgency
from knowledge.language.sayings import surely, surely_not
from knowledge.language.source import KnowledgeError
from knowledge.language.statement import (
    Answered,
    AsUrgentAs,
    Level,
    Stands,
    Statement,
    all_of,
    is_statement,
    no,
)

_LEVELS: tuple[Level, ...] = ("not_suggested", "possible", "likely")


@dataclass(frozen=True, slots=True)
class Change:
    """How a second patient differs from a first: in the answers to these findings, and in nothing else.

    Without `findings` it may be any of them, but what the first has a value for stays. `before` holds of
    the first patient and `after` of the second. The `limit` narrows what may change: to answers
    `within_reach` of those who answer, to those of them that are `open`, or to open ones that end `untold`.
    """

    findings: tuple[Finding, ...]
    before: Statement | None = None
    after: Statement | None = None
    limit: Literal["none", "within_reach", "open", "untold"] = "none"

    def __post_init__(self) -> None:
        if self.limit != "none" and self.findings:
            raise KnowledgeError("a change of these findings alone is not narrowed any further")


@dataclass(frozen=True, slots=True)
class Carries:
    """If `before` holds of the first patient, `after` holds of the second."""

    before: Statement
    after: Statement


Law: TypeAlias = tuple[Carries, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Obligation:
    """What every obligation has: an id, one English sentence, and the claims it protects."""

    id: str
    text: str
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "obligation")
        if not self.text.endswith("."):
            raise KnowledgeError(f"obligation {self.id} needs its text, one sentence with a full stop")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Always(_Obligation):
    """Whenever `when` surely holds, so does `then`, unless `unless` surely does.

    A `when` that holds of nobody promises nothing, and is not taken for proved.
    """

    when: Statement
    then: Statement
    unless: Statement | None = None

    def __post_init__(self) -> None:
        _Obligation.__post_init__(self)
        _check(self.id, self.when, self.then, self.unless)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison(_Obligation):
    """Of any two patients that differ in this change only, all of the law holds.

    `when` surely holds of the first patient.
    """

    change: Change
    law: Law
    when: Statement | None = None

    def __post_init__(self) -> None:
        _Obligation.__post_init__(self)
        if not self.law:
            raise KnowledgeError(f"obligation {self.id} has no law")
        _check(self.id, self.when, *(side for part in self.law for side in (part.before, part.after)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sometimes(_Obligation):
    """There is a patient of whom this surely holds."""

    what: Statement

    def __post_init__(self) -> None:
        _Obligation.__post_init__(self)
        _check(self.id, self.what)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matters(_Obligation):
    """There is a patient of whom less, more or something else would be said without the rule."""

    rule: Rule


Obligation: TypeAlias = Always | Comparison | Sometimes | Matters


def _check(identifier: str, *stated: Statement | None) -> None:
    for each in stated:
        if each is not None and not is_statement(each):
            raise KnowledgeError(f"obligation {identifier}: {each!r} is not a statement")


def learned(*criteria: Criterion) -> Change:
    """Learn that these criteria hold, when nothing was known of the findings they read."""
    findings = _findings(criteria)
    return Change(findings, before=all_of(*(no(Answered(f)) for f in findings)), after=all_of(*criteria))


def learned_more() -> Change:
    """Learn anything that was unknown; what was answered stays answered."""
    return Change(())


def learned_within_reach() -> Change:
    """Learn anything that had no value, and that those who answer can settle themselves."""
    return Change((), limit="within_reach")


def answered_openly() -> Change:
    """Answer open questions with a value, as far as those who answer can settle them themselves."""
    return Change((), limit="open")


def left_untold() -> Change:
    """Answer open questions with 'cannot tell', and nothing else."""
    return Change((), limit="untold")


def added(*criteria: Criterion) -> Change:
    """Let these criteria come to hold, none of which surely held, whatever was said of their findings."""
    return Change(
        _findings(criteria),
        before=all_of(*(no(surely(criterion)) for criterion in criteria)),
        after=all_of(*criteria),
    )


def altered(*findings: Finding, before: Statement | None = None, after: Statement | None = None) -> Change:
    """Alter the answers to these findings in any way that goes from `before` to `after`."""
    if not findings:
        raise KnowledgeError("a change needs the findings that change")
    return Change(findings, before, after)


def _findings(criteria: tuple[Criterion, ...]) -> tuple[Finding, ...]:
    findings = tuple(dict.fromkeys(f for criterion in criteria for f in findings_in(criterion)))
    if not findings:
        raise KnowledgeError("a change needs findings: a concept changes by the findings its rules read")
    return findings


def carries(before: Statement, after: Statement) -> Law:
    """Demand that where the one held before the change, the other holds after it."""
    return (Carries(before, after),)


def kept(*statements: Statement) -> Law:
    """Demand that whatever of these held before the change holds after it."""
    return tuple(Carries(statement, statement) for statement in statements)


def not_lower(disorder: Disorder) -> Law:
    """Demand that the change does not lower the disorder's standing."""
    return kept(*(Stands(disorder, level) for level in _LEVELS))


def not_higher(disorder: Disorder) -> Law:
    """Demand that the change does not raise the disorder's standing."""
    return kept(*(no(Stands(disorder, level)) for level in _LEVELS))


def urgency_not_lower() -> Law:
    """Demand that the change does not lower the urgency."""
    return kept(*(AsUrgentAs(urgency) for urgency in Urgency if urgency > min(Urgency)))


def urgency_not_higher() -> Law:
    """Demand that the change does not raise the urgency."""
    return kept(*(no(AsUrgentAs(urgency)) for urgency in Urgency if urgency > min(Urgency)))


def never_opposite(*criteria: Criterion) -> Law:
    """Demand that no criterion that held fails after the change, and none that failed holds."""
    both = ((surely(c), surely_not(c)) for c in criteria)
    return tuple(
        Carries(one, no(other)) for held, failed in both for one, other in ((held, failed), (failed, held))
    )
