"""The record of one patient's assessment: what the table says, with the rules and questions behind it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from engine.assessment.contradictions import Contradiction, contradictions
from engine.assessment.evidence import Basis
from engine.assessment.standing import Standing
from engine.assessment.table import may_end_untold
from engine.cases.case import CANNOT_TELL, Case
from knowledge.criteria import (
    Disorder,
    Finding,
    KnowledgeBase,
    Rule,
    Step,
    Strength,
    Urgency,
    Warning,
)

Status: TypeAlias = Literal["supported", "not_excluded", "excluded"]
STATUSES: tuple[Status, ...] = get_args(Status)
Said: TypeAlias = Literal[
    "scope", "urgency", "leading", "warning", "disorder", "must_not_miss", "step", "conflict"
]
"""What something can be said about."""
SETTLED: tuple[Said, ...] = ("scope", "urgency", "leading", "warning", "must_not_miss")
"""What no answer can change any more once an assessment is settled."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A disorder of the differential: its standing, what speaks for and against it, what is open."""

    disorder: Disorder
    standing: Standing
    supported_by: tuple[tuple[Rule, Strength], ...]
    opposed_by: tuple[tuple[Rule, Strength], ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MustNotMiss:
    """Where a disorder that must not be missed stands, and what would exclude it."""

    disorder: Disorder
    status: Status
    would_exclude: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WarningGiven:
    """A warning, and the rules that give it."""

    warning: Warning
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class StepAdvised:
    """A step, the rules for whose sake it is recommended, and what it is to exclude.

    `excludes` names the disorders before which what leads may not be called benign; where only they
    call for the step, the rules are those that support what leads.
    """

    step: Step
    rules: tuple[Rule, ...]
    excludes: tuple[Disorder, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is said of one patient. Questions are finding ids, or `medicines` for all drug classes."""

    case: Case
    in_scope: bool
    urgency: Urgency
    urgent_by: tuple[Rule, ...]
    urgency_could_be: Urgency
    red_flags_open: tuple[str, ...]
    warnings: tuple[WarningGiven, ...]
    leading: tuple[Disorder, ...]
    differential: tuple[Ranked, ...]
    must_not_miss: tuple[MustNotMiss, ...]
    steps: tuple[StepAdvised, ...]
    contradictions: tuple[Contradiction, ...]
    settled: bool
    fired: tuple[Rule, ...]

    def conclusions(self, *about: Said) -> dict[tuple[Said, str], object]:
        """Return what is said, by what it is said about, and not by which rules: all, or about these alone.

        Warnings, steps and conflicts are there where they are given; which disorders lead is a set.
        """
        said: dict[tuple[Said, str], object] = {
            ("scope", ""): self.in_scope,
            ("urgency", ""): self.urgency,
            ("leading", ""): frozenset(disorder.id for disorder in self.leading),
            **{("warning", given.warning.id): True for given in self.warnings},
            **{("disorder", ranked.disorder.id): ranked.standing for ranked in self.differential},
            **{("must_not_miss", one.disorder.id): one.status for one in self.must_not_miss},
            **{("step", advised.step.id): True for advised in self.steps},
            **{("conflict", clash.conflict.id): True for clash in self.contradictions},
        }
        return {key: value for key, value in said.items() if not about or key[0] in about}


def assess(knowledge: KnowledgeBase, case: Case, fired: Collection[Rule]) -> Assessment:
    """Assess a case by the rules that fired for it."""
    basis = Basis(knowledge, case, fired)
    table, triage = basis.table, basis.triage
    differential = _differential(basis)
    leading = tuple(item.disorder for item in differential if table.leads(item.disorder))
    return Assessment(
        case=basis.case,
        in_scope=table.in_scope,
        urgency=triage.urgency,
        urgent_by=triage.rules,
        urgency_could_be=triage.could_be,
        red_flags_open=triage.red_flags_open,
        warnings=tuple(
            WarningGiven(warning, tuple(basis.now.warnings[warning.id]))
            for warning in knowledge.warnings
            if table.warned(warning)
        ),
        leading=leading,
        differential=differential,
        must_not_miss=tuple(_must_not_miss(basis, d) for d in knowledge.disorders if d.must_not_miss),
        steps=_steps(basis, leading),
        contradictions=contradictions(knowledge, basis.case),
        settled=table.settled,
        fired=basis.fired,
    )


def _differential(basis: Basis) -> tuple[Ranked, ...]:
    """Rank every disorder: see `engine.assessment.standing.rank`."""
    ranked = (
        Ranked(
            disorder,
            basis.standing(disorder),
            tuple(basis.now.support.get(disorder.id, ())),
            tuple(basis.now.opposition.get(disorder.id, ())),
            basis.questions(basis.pending_on.get(disorder.id, ())),
        )
        for disorder in basis.knowledge.disorders
    )
    return tuple(sorted(ranked, key=lambda item: basis.rank(item.disorder)))


def _must_not_miss(basis: Basis, disorder: Disorder) -> MustNotMiss:
    status = status_of(basis, disorder)
    return MustNotMiss(disorder, status, () if status == "excluded" else _would_exclude(basis, disorder))


def status_of(basis: Basis, disorder: Disorder) -> Status:
    """Return the status of a disorder that must not be missed."""
    statuses = basis.table.must_not_miss[disorder.id]
    return next(name for name in STATUSES if getattr(statuses, name))


def _would_exclude(basis: Basis, disorder: Disorder) -> tuple[str, ...]:
    """Return the unanswered exclusion tests, whoever may be asked, that its excluding rules rest on.

    A rule that cannot fire any more excludes nothing, whatever its test would say.
    """
    excluding = basis.knowledge.opposing.get(disorder.id, {}).get(Strength.DEFINING, ())
    return basis.unanswered_tests(rule.when for rule in excluding if not basis.outlook.now.lapses(rule))


def _steps(basis: Basis, leading: tuple[Disorder, ...]) -> tuple[StepAdvised, ...]:
    """Return the steps that are advised, in catalogue order, with the rules that recommend them.

    Where a disorder that would be benign leads, the steps join in that would exclude those it may
    not be called benign before.
    """
    excludes: dict[str, list[Disorder]] = {}
    benign: dict[str, list[Rule]] = {}
    for disorder in leading:
        for other in disorder.benign_unless:
            if other.excluded_by and not basis.table.now.excluded(other):
                excludes.setdefault(other.excluded_by.id, []).append(other)
                supporting = (rule for rule, _ in basis.now.support[disorder.id])
                benign.setdefault(other.excluded_by.id, []).extend(supporting)
    return tuple(
        StepAdvised(
            step,
            tuple(dict.fromkeys(basis.recommending(step) or benign[step.id])),
            tuple(dict.fromkeys(excludes.get(step.id, ()))),
        )
        for step in basis.knowledge.steps
        if basis.table.advised(step)
    )


def is_answered(step: Step, case: Case) -> bool:
    """Return whether nothing is left for a step."""
    return bool(step.answered_by) and not left_of(step, case)


def left_of(step: Step, case: Case) -> tuple[Finding, ...]:
    """Return what a step would answer and that is not answered yet.

    History may end in 'cannot tell'. A test may not, nor may the medicines: a list with a name that
    nobody recognised is to be gone through again.
    """
    return tuple(
        finding
        for finding in step.answered_by
        if case.answers.get(finding.id, CANNOT_TELL) is CANNOT_TELL
        and not (finding.id in case.answers and may_end_untold(step, finding))
    )
