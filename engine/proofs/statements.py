"""Statements as sets of patients: of whom each is surely so, and of whom it surely is not."""

from __future__ import annotations

from typing import assert_never

from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.reading.sets import Pair, S
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


def stated(statement: Statement, table: Table[S]) -> Pair[S]:
    """Return of whom the statement is surely so, and of whom it surely is not."""
    sets = table.sets
    match statement:
        case YesNo() | Chosen() | Compare() | Concept() | AtLeast() | No():
            return table.reading.of(statement)
        case Together(count, parts):
            pairs = [stated(part, table) for part in parts]
            return Pair(
                sets.at_least(count, [pair.true for pair in pairs]),
                sets.at_least(len(parts) - count + 1, [pair.false for pair in pairs]),
            )
        case Denied(part):
            true, false = stated(part, table)
            return Pair(false, true)
        case _:
            said = _said(statement, table)
            return Pair(said, sets.but(sets.everyone, said))


def _said(saying: Saying, table: Table[S]) -> S:
    sets, reading = table.sets, table.reading
    match saying:
        case Truly(criterion, truth):
            true, false = reading.of(criterion)
            unknown = sets.but(sets.everyone, sets.some((true, false)))
            return {"true": true, "false": false, "unknown": unknown}[truth]
        case Fires(rule):
            return reading.fires(rule)
        case Answered(finding):
            return sets.answered(finding)
        case Stands(disorder, level):
            return table.stands(disorder, Standing[level.upper()])
        case Excluded(disorder):
            return table.now.excluded(disorder)
        case Leads(disorder):
            return table.leads(disorder)
        case Ahead(disorder, other):
            return table.ahead(disorder, other)
        case AsUrgentAs(urgency):
            return table.as_urgent_as(urgency)
        case Warned(warning):
            return table.warned(warning)
        case Recommended(step):
            return table.recommended(step)
        case Advised(step):
            return table.advised(step)
        case InScope():
            return table.in_scope
        case AskedAs(audience):
            return sets.asked_as(audience)
        case Contradictory():
            return table.contradictory
        case _:
            assert_never(saying)
