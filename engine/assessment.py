"""The assessment: from the rules that fire, and those that still could, to what is said of a patient.

Everything is read from one table twice, once for the lowest and once for the highest it could
become. Where the two agree it is settled: no answer of this audience can change it any more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from engine.basis import Basis
from engine.case import CANNOT_TELL, Case
from engine.contradiction import Contradiction, contradictions
from engine.evidence import may_end_untold
from engine.standing import Standing
from engine.truth import Truth
from engine.urgency import triage
from knowledge.criteria import (
    Disorder,
    Finding,
    KnowledgeBase,
    Opposes,
    Rule,
    Step,
    Strength,
    Urgency,
    Warning,
)

Status: TypeAlias = Literal["supported", "not_excluded", "excluded"]


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


def assess(knowledge: KnowledgeBase, case: Case, fired: Collection[Rule]) -> Assessment:
    """Assess a case by the rules that fired for it."""
    basis = Basis(knowledge, case, fired)
    scope = basis.outlook.of(knowledge.scope)
    in_scope = scope.now is not Truth.FALSE
    urgency = triage(basis)
    differential = _differential(basis)
    leading = _leading(differential) if in_scope else ()
    settled = (
        (scope.now is Truth.FALSE or not scope.may_fail)
        and urgency.lowest is urgency.could_be
        and basis.now.warnings.keys() == basis.could.warnings.keys()
        and all(_status_is_settled(basis, d) for d in knowledge.disorders if d.must_not_miss)
        and leading_is_settled(basis)
    )
    return Assessment(
        case=case,
        in_scope=in_scope,
        urgency=urgency.urgency,
        urgent_by=urgency.rules,
        urgency_could_be=urgency.could_be,
        red_flags_open=urgency.red_flags_open,
        warnings=tuple(
            WarningGiven(warning, tuple(basis.now.warnings[warning.id]))
            for warning in knowledge.warnings
            if warning.id in basis.now.warnings
        ),
        leading=leading,
        differential=differential,
        must_not_miss=tuple(_must_not_miss(basis, d) for d in knowledge.disorders if d.must_not_miss),
        steps=_steps(basis, leading),
        contradictions=contradictions(knowledge, case),
        settled=settled,
        fired=basis.fired,
    )


def _differential(basis: Basis) -> tuple[Ranked, ...]:
    """Rank every disorder: standing, must-not-miss, strengths, tier, and catalogue order last."""
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


def _leading(differential: tuple[Ranked, ...]) -> tuple[Disorder, ...]:
    """Return the disorders that share the best standing, if that is possible or likely."""
    best = max((item.standing for item in differential), default=Standing.UNLIKELY)
    if best < Standing.POSSIBLE:
        return ()
    return tuple(item.disorder for item in differential if item.standing is best)


def leading_is_settled(basis: Basis) -> bool:
    """Say whether no answer can change which disorders lead."""
    bounds = [(basis.lowest(d), basis.highest(d)) for d in basis.knowledge.disorders]
    if all(highest < Standing.POSSIBLE for _, highest in bounds):
        return True
    best = max(lowest for lowest, _ in bounds)
    return best >= Standing.POSSIBLE and all(
        highest < best or lowest is highest is best for lowest, highest in bounds
    )


def status_of(standing: Standing, *, excluded: bool) -> Status:
    """Return the status of a disorder that must not be missed."""
    if excluded:
        return "excluded"
    return "supported" if standing >= Standing.POSSIBLE else "not_excluded"


def _must_not_miss(basis: Basis, disorder: Disorder) -> MustNotMiss:
    status = status_of(basis.standing(disorder), excluded=basis.now.excludes(disorder))
    return MustNotMiss(disorder, status, () if status == "excluded" else _would_exclude(basis, disorder))


def _would_exclude(basis: Basis, disorder: Disorder) -> tuple[str, ...]:
    """Return the unanswered exclusion tests, whoever may be asked, that its excluding rules rest on.

    A rule that cannot fire any more excludes nothing, whatever its test would say.
    """
    return basis.unanswered_tests(
        rule.when
        for rule in _excluding(basis.knowledge).get(disorder.id, ())
        if basis.outlook.rules[rule.id].now is not Truth.FALSE
    )


@lru_cache(maxsize=16)
def _excluding(knowledge: KnowledgeBase) -> Mapping[str, Sequence[Rule]]:
    """Map disorders' ids to the rules that exclude them."""
    found: dict[str, list[Rule]] = {}
    for rule in knowledge.rules:
        for effect in rule.then:
            if isinstance(effect, Opposes) and effect.strength is Strength.DEFINING:
                found.setdefault(effect.disorder.id, []).append(rule)
    return found


def _status_is_settled(basis: Basis, disorder: Disorder) -> bool:
    worst = status_of(basis.highest(disorder), excluded=basis.now.excludes(disorder))
    best = status_of(basis.lowest(disorder), excluded=basis.could.excludes(disorder))
    return worst == best


def _steps(basis: Basis, leading: tuple[Disorder, ...]) -> tuple[StepAdvised, ...]:
    """Return the steps that rules recommend and that are not answered yet, in catalogue order.

    Where a disorder that would be benign leads, the steps join in that would exclude those it may
    not be called benign before.
    """
    excludes: dict[str, list[Disorder]] = {}
    benign: dict[str, list[Rule]] = {}
    for disorder in leading:
        for other in disorder.benign_unless:
            if other.excluded_by and not basis.now.excludes(other):
                excludes.setdefault(other.excluded_by.id, []).append(other)
                supporting = (rule for rule, _ in basis.now.support[disorder.id])
                benign.setdefault(other.excluded_by.id, []).extend(supporting)
    return tuple(
        StepAdvised(step, tuple(dict.fromkeys(rules)), tuple(dict.fromkeys(excludes.get(step.id, ()))))
        for step in basis.knowledge.steps
        if (rules := basis.recommending(step) or benign.get(step.id)) and not is_answered(step, basis.case)
    )


def is_answered(step: Step, case: Case) -> bool:
    """Say whether nothing is left for a step."""
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
