"""Statements read of one patient: the reference that formulas are held to, and refutations confirmed by.

It is told which rules fired, and so reads what experta fires; what is said is what the assessment says.
"""

from __future__ import annotations

from functools import cached_property
from typing import assert_never

from engine.assessment import Assessment, assess
from engine.assessment.basis import Evidence
from engine.assessment.standing import Standing
from engine.case import CANNOT_TELL, Case
from engine.contradiction import contradictions
from engine.reading.patient import Known, Truth
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
    Disorder,
    Excluded,
    Fires,
    InScope,
    KnowledgeBase,
    Leads,
    No,
    Recommended,
    Recommends,
    Rule,
    Saying,
    Stands,
    Statement,
    Step,
    Together,
    Truly,
    Warned,
    YesNo,
)


class Reading:
    """What is so of one patient for whom these rules fired; what nobody asks for is not worked out."""

    def __init__(self, knowledge: KnowledgeBase, case: Case, fired: tuple[Rule, ...]) -> None:
        self._knowledge, self._case, self._rules = knowledge, case, fired

    def of(self, statement: Statement) -> Truth:
        """Say whether the statement is so; only criteria can be unknown."""
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
        """Say whether the statement is surely so; where there is none, it is not."""
        return statement is not None and self.of(statement) is Truth.TRUE

    def _is_said(self, saying: Saying) -> bool:
        match saying:
            case Truly(criterion, name):
                return self._criterion(criterion) is Truth[name.upper()]
            case Fires(rule):
                return rule in self._rules
            case Answered(finding):
                return self._case.answers.get(finding.id, CANNOT_TELL) is not CANNOT_TELL
            case Stands(disorder, level):
                return self._standings[disorder.id] >= Standing[level.upper()]
            case Excluded(disorder):
                return self._evidence.excludes(disorder)
            case Leads(disorder):
                return disorder in self._assessment.leading
            case Ahead(disorder, other):
                order = tuple(self._standings)
                return order.index(disorder.id) < order.index(other.id)
            case AsUrgentAs(urgency):
                return self._assessment.urgency >= urgency
            case Warned(warning):
                return any(given.warning is warning for given in self._assessment.warnings)
            case Recommended(step):
                return self._is_called_for(step)
            case Advised(step):
                return any(advised.step is step for advised in self._assessment.steps)
            case InScope():
                return self._criterion(self._knowledge.scope) is not Truth.FALSE
            case AskedAs(audience):
                return self._case.audience == audience
            case Contradictory():
                return bool(contradictions(self._knowledge, self._case))
            case _:
                assert_never(saying)

    def _criterion(self, criterion: Criterion) -> Truth:
        return self._known.truth(criterion)

    def _is_called_for(self, step: Step) -> bool:
        def may_be_hidden(other: Disorder) -> bool:
            return other.excluded_by is step and not self._evidence.excludes(other)

        called_for = (rule for rule in self._rules if Recommends(step) in rule.then)
        return not all(map(self._evidence.takes_back, called_for)) or any(
            may_be_hidden(other) for leader in self._assessment.leading for other in leader.benign_unless
        )

    @cached_property
    def _assessment(self) -> Assessment:
        return assess(self._knowledge, self._case, self._rules)

    @cached_property
    def _known(self) -> Known:
        return Known(self._knowledge, self._case.answers)

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence.of(self._rules)

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        """The standings by disorder, the first of the differential first."""
        return {item.disorder.id: item.standing for item in self._assessment.differential}
