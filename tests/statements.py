"""Statements read of one patient by the plain reference: what formulas are held to."""

from __future__ import annotations

from typing import assert_never

from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Case
from engine.reading.patient import Patient, Truth
from knowledge.criteria import (
    Advised,
    Ahead,
    Answered,
    AskedAs,
    AsUrgentAs,
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Contradictory,
    Criterion,
    Denied,
    Excluded,
    Fires,
    FirstStep,
    HasStatus,
    InScope,
    IsBenign,
    KnowledgeBase,
    Leads,
    No,
    Recommended,
    Saying,
    Settled,
    Stands,
    Statement,
    Together,
    Truly,
    Warned,
    YesNo,
)
from tests.reference import conclude, known, said, truth


class Reading:
    """What is so of one patient, by the plain reference."""

    def __init__(self, knowledge: KnowledgeBase, case: Case) -> None:
        self._knowledge, self._case = knowledge, case
        self._answers = known(knowledge, case.told)
        self._concluded = conclude(knowledge, self._answers)
        self._said = said(knowledge, case)
        # Not spelled out a second time: that it never says so too early has tests of its own.
        self._settled = Table(knowledge, Patient(case.told, case.audience, case.denied)).settled

    def of(self, statement: Statement) -> Truth:
        """Return whether the statement is so; only criteria can be unknown."""
        match statement:
            case YesNo() | Chosen() | Compare() | Concept() | AtLeast() | No():
                return self._criterion(statement)
            case Together(count, parts):
                return sorted(map(self.of, parts))[-count]
            case Denied(part):
                return Truth(-self.of(part))
            case _:
                return Truth.TRUE if self._is_said(statement) else Truth.FALSE

    def holds(self, statement: Statement | None) -> bool:
        """Return whether the statement is surely so; where there is none, it is not."""
        return statement is not None and self.of(statement) is Truth.TRUE

    def _is_said(self, saying: Saying) -> bool:
        standings = dict(self._said.differential)
        match saying:
            case Truly(criterion, name):
                return self._criterion(criterion) is Truth[name.upper()]
            case Fires(rule):
                return self._criterion(rule.when) is Truth.TRUE
            case Answered(finding):
                return self._answers.get(finding.id, CANNOT_TELL) is not CANNOT_TELL
            case Stands(disorder, level):
                return standings[disorder.id] >= Standing[level.upper()]
            case Excluded(disorder):
                return disorder.id in self._said.excluded
            case HasStatus(disorder, status):
                return self._said.must_not_miss[disorder.id] == status
            case IsBenign(verdict):
                return self._said.benign == verdict
            case Leads(disorder):
                return disorder.id in self._said.leading
            case Ahead(disorder, other):
                order = tuple(standings)
                return order.index(disorder.id) < order.index(other.id)
            case AsUrgentAs(urgency):
                return self._said.urgency >= urgency
            case Warned(warning):
                return warning.id in self._said.warnings
            case Recommended(step):
                return step.id in self._said.recommended
            case Advised(step):
                return step.id in self._said.steps
            case FirstStep(step):
                return self._said.steps[:1] == [step.id]
            case Settled():
                return self._settled
            case InScope():
                return self._said.in_scope
            case AskedAs(audience):
                return self._case.audience == audience
            case Contradictory():
                return bool(self._said.contradictions)
            case _:
                assert_never(saying)

    def _criterion(self, criterion: Criterion) -> Truth:
        return truth(criterion, self._answers, self._concluded)
