"""Statements as formulas over all patients: `engine.statements`, read for the solver."""

from __future__ import annotations

from typing import assert_never

from engine.circuit import Formula
from engine.formulas import enough
from engine.formulas_assessment import Judgement
from engine.standing import Standing
from engine.symbolic import Pair
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
    Denied,
    Excluded,
    Fires,
    InScope,
    Leads,
    No,
    Recommended,
    Saying,
    Stands,
    Statement,
    Together,
    Truly,
    Warned,
    YesNo,
)


def stated(statement: Statement, judgement: Judgement) -> Pair:
    """Return when the statement is surely so, and when it surely is not."""
    match statement:
        case YesNo() | Chosen() | Compare() | Concept() | AtLeast() | No():
            return judgement.formulas.criterion(statement)
        case Together(count, parts):
            return enough(judgement.formulas.circuit, count, [stated(part, judgement) for part in parts])
        case Denied(part):
            true, false = stated(part, judgement)
            return Pair(false, true)
        case _:
            said = _said(statement, judgement)
            return Pair(said, -said)


def _said(saying: Saying, judgement: Judgement) -> Formula:
    formulas = judgement.formulas
    match saying:
        case Truly(criterion, truth):
            true, false = formulas.criterion(criterion)
            unknown = formulas.circuit.all_of((-true, -false))
            return {"true": true, "false": false, "unknown": unknown}[truth]
        case Fires(rule):
            return formulas.rule(rule).true
        case Answered(finding):
            return formulas.patient.known(finding)
        case Stands(disorder, level):
            return judgement.stands(disorder, Standing[level.upper()])
        case Excluded(disorder):
            return judgement.excluded(disorder)
        case Leads(disorder):
            return judgement.leads(disorder)
        case Ahead(disorder, other):
            return judgement.ahead(disorder, other)
        case AsUrgentAs(urgency):
            return judgement.as_urgent_as(urgency)
        case Warned(warning):
            return judgement.warned(warning)
        case Recommended(step):
            return judgement.recommended(step)
        case Advised(step):
            return judgement.advised(step)
        case InScope():
            return judgement.in_scope()
        case AskedAs(audience):
            return formulas.patient.audience(audience)
        case Contradictory():
            return judgement.contradictory()
        case _:
            assert_never(saying)
