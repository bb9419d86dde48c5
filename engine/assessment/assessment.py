"""The record of one patient's assessment: what the table says, with the rules and questions behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.assessment.contradictions import Contradiction, contradictions
from engine.assessment.dangers import BenignVerdict, MustNotMiss, ask, benign_verdict, must_not_miss
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

Said: TypeAlias = Literal[
    "scope", "urgency", "leading", "warning", "disorder", "must_not_miss", "benign", "step", "conflict"
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
class WarningGiven:
    """A warning, and the rules that give it."""

    warning: Warning
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class StepAdvised:
    """A step, the rules for whose sake it is recommended, and what it is the next to look for.

    `looks_for` names dangers beside what leads and would be benign; where only they call for the step, the
    rules are those that support what leads. `left` is what the step would still answer where part of it is
    answered.
    """

    step: Step
    rules: tuple[Rule, ...]
    looks_for: tuple[Disorder, ...] = ()
    left: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is said of one patient. Questions are finding ids, or `medicines` for all drug classes.

    `later` are the steps that wait, since something more urgent is to be done first.
    """

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
    later: tuple[StepAdvised, ...]
    ask: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    benign: BenignVerdict
    settled: bool
    settled_with_tests: bool
    urgency_could_be_with_tests: Urgency
    fired: tuple[Rule, ...]

    def conclusions(self, *about: Said) -> dict[tuple[Said, str], object]:
        """Return what is said, by what it is said about, and not by which rules: all, or about these alone.

        Warnings, steps (those for later too) and conflicts are there where they are given; which disorders
        lead is a set.
        """
        found: dict[tuple[Said, str], object] = {
            ("scope", ""): self.in_scope,
            ("urgency", ""): self.urgency,
            ("leading", ""): frozenset(disorder.id for disorder in self.leading),
            **{("warning", given.warning.id): True for given in self.warnings},
            **{("disorder", ranked.disorder.id): ranked.standing for ranked in self.differential},
            **{("must_not_miss", one.disorder.id): one.status for one in self.must_not_miss},
            ("benign", ""): self.benign.verdict,
            **{("step", said.step.id): True for said in (*self.steps, *self.later)},
            **{("conflict", clash.conflict.id): True for clash in self.contradictions},
        }
        return {key: value for key, value in found.items() if not about or key[0] in about}


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
        must_not_miss=tuple(must_not_miss(basis, danger) for danger in knowledge.danger.values()),
        steps=tuple(_said_of(basis, table.steps_in_order())),
        later=tuple(_said_of(basis, table.postponed_in_order())),
        ask=ask(basis),
        contradictions=contradictions(knowledge, basis.case),
        benign=benign_verdict(basis),
        settled=table.settled,
        settled_with_tests=table.settled_with_tests,
        urgency_could_be_with_tests=basis.could_be_with_tests,
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


def _said_of(basis: Basis, steps: Iterable[tuple[Step, bool]]) -> Iterator[StepAdvised]:
    """Yield the steps that are said of the patient, in their order, with what calls for them."""
    for step, is_said in steps:
        if is_said:
            looking = list(basis.looked_for_with(step))
            beside = (rule for benign, _ in looking for rule, _ in basis.now.support[benign.id])
            yield StepAdvised(
                step,
                tuple(dict.fromkeys(basis.recommending(step) or beside)),
                tuple(dict.fromkeys(danger.disorder for _, danger in looking)),
                _left_in_part(step, basis.case),
            )


def _left_in_part(step: Step, case: Case) -> tuple[Finding, ...]:
    left = left_of(step, case)
    return left if len(left) < len(step.answered_by) else ()


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
