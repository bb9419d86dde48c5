"""The record of one patient's assessment: what the table says, with the rules and questions behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from engine.assessment.evidence import Basis, Contradiction, contradictions
from engine.assessment.must_not_miss import BenignVerdict, MustNotMiss, ask, benign_verdict
from engine.assessment.standing import Standing
from engine.assessment.table import may_end_untold
from engine.cases.case import CANNOT_TELL, Case
from knowledge.criteria import (
    RUNGS,
    Danger,
    Disorder,
    Finding,
    Rule,
    Step,
    Strength,
    Warning,
)


@dataclass(frozen=True, eq=False)
class Ranked:
    """A disorder of the differential: its standing, what speaks for and against it, what is open."""

    basis: Basis = field(repr=False)
    disorder: Disorder

    @cached_property
    def standing(self) -> Standing:
        """How it stands."""
        return self.basis.standing(self.disorder)

    @property
    def supported_by(self) -> tuple[tuple[Rule, Strength], ...]:
        """The rules that speak for it."""
        return tuple(self.basis.now.support.get(self.disorder.id, ()))

    @property
    def opposed_by(self) -> tuple[tuple[Rule, Strength], ...]:
        """The rules that speak against it."""
        return tuple(self.basis.now.opposition.get(self.disorder.id, ()))

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The questions whose answers could still make a rule speak for or against it."""
        return self.basis.questions(self.basis.pending_on.get(self.disorder.id, ()))


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


class Assessment(Basis):
    """What is said of one patient, each part worked out when somebody first looks at it.

    Questions are finding ids, or `medicines` for all drug classes.
    """

    @property
    def in_scope(self) -> bool:
        """Whether it is not sure that the case is out of scope."""
        return self.table.in_scope

    @cached_property
    def warnings(self) -> tuple[WarningGiven, ...]:
        """The warnings that are given, in catalogue order."""
        given = filter(self.table.warned, self.knowledge.warnings)
        return tuple(WarningGiven(warning, tuple(self.now.warnings[warning.id])) for warning in given)

    @cached_property
    def leading(self) -> tuple[Disorder, ...]:
        """What leads, in the order of the differential."""
        leading = filter(self.table.leads, self.knowledge.disorders)
        return tuple(sorted(leading, key=self.rank))

    @cached_property
    def differential(self) -> tuple[Ranked, ...]:
        """Every disorder, ranked: see `engine.assessment.standing.rank`."""
        in_order = sorted(self.knowledge.disorders, key=self.rank)
        return tuple(Ranked(self, disorder) for disorder in in_order)

    @cached_property
    def must_not_miss(self) -> tuple[MustNotMiss, ...]:
        """Where each disorder stands that must not be missed."""
        return tuple(MustNotMiss(self, danger) for danger in self.knowledge.danger.values())

    @cached_property
    def steps(self) -> tuple[StepAdvised, ...]:
        """The steps that are advised, in the order in which one would do them."""
        return tuple(_said_of(self, self.table.steps_in_order()))

    @cached_property
    def later(self) -> tuple[StepAdvised, ...]:
        """The steps that wait, since something more urgent is to be done first."""
        return tuple(_said_of(self, self.table.postponed_in_order()))

    @cached_property
    def ask(self) -> tuple[str, ...]:
        """The questions to ask next."""
        return ask(self)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The conflicts that the answers make."""
        return contradictions(self.knowledge, self.case)

    @cached_property
    def benign(self) -> BenignVerdict:
        """Whether what leads may be called benign."""
        return benign_verdict(self)

    @property
    def settled(self) -> bool:
        """Whether no answer within reach can change what is said, but for steps and standings."""
        return self.table.settled

    @property
    def settled_with_tests(self) -> bool:
        """Whether no test can change it either."""
        return self.table.settled_with_tests


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


def next_test(danger: Danger, case: Case) -> Step | None:
    """Return the lowest test that looks for a danger and is not done."""
    tests = (step for step in danger.looked_for_by if step.rung not in RUNGS[:2])
    return next((step for step in tests if not is_answered(step, case)), None)


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
