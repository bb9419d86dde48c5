"""The value of a conclusion, as data and in words: what changes when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, assert_never

from engine.assessment.assessment import status_of
from engine.assessment.targets import LEADING, URGENCY, Target, level_of
from engine.cases.values import written
from engine.explain.inquiry import Inquiry, listed
from engine.reading.patient import Truth
from knowledge.criteria import Urgency

Value: TypeAlias = Any
"""What a conclusion is, as data.

Urgency, a concept, a warning, a step and a rule are a word; of a level of urgency that is whether it is
reached, self care only where nothing more is. What leads is a list of disorders; a disorder is
{standing, status}, the status None unless it must not be missed; the result is {urgency, leading}; a
finding is its answer as a case file writes it, None if it was not asked.
"""

_MOST_NAMES = 4


def value(inquiry: Inquiry, target: Target) -> Value:
    """Return what a conclusion is."""
    match target.kind:
        case "result":
            return {"urgency": value(inquiry, URGENCY), "leading": value(inquiry, LEADING)}
        case "urgency":
            level, now = level_of(target), inquiry.assessment.urgency
            if level is None:
                return now.name.lower()
            reached = now is level or (now > level and level is not Urgency.SELF_CARE)
            return "reached" if reached else "not_reached"
        case "leading":
            return [disorder.id for disorder in inquiry.assessment.leading]
        case "disorder":
            disorder = inquiry.knowledge.disorder[target.id]
            stands = inquiry.basis.standing(disorder)
            status = status_of(inquiry.basis, disorder) if disorder.must_not_miss else None
            return {"standing": stands.name.lower(), "status": status}
        case "concept":
            by = inquiry.knowledge.concluding[target.id]
            return _truth(inquiry.fired.isdisjoint(by), inquiry.outlook.concepts[target.id].now)
        case "rule":
            fires = inquiry.knowledge.rule[target.id] in inquiry.fired
            return _truth(not fires, inquiry.outlook.rules[target.id].now)
        case "warning":
            return "given" if target.id in inquiry.basis.now.warnings else "not_given"
        case "step":
            recommended = inquiry.is_recommended(inquiry.step(target.id))
            return "recommended" if recommended else "not_recommended"
        case "finding":
            answers = inquiry.case.answers
            return written(answers[target.id]) if target.id in answers else None
        case "medicines":
            return None if inquiry.case.medicines is None else list(inquiry.case.medicines)
        case _:
            assert_never(target.kind)


def _truth(silent: bool, now: Truth) -> str:
    """Word a truth: what holds, experta has to say; of what it is silent about, what surely fails."""
    return min(now, Truth.UNKNOWN).name.lower() if silent else "true"


def value_in_words(inquiry: Inquiry, target: Target, found: Value) -> str:
    """Word what a conclusion is."""
    match target.kind:
        case "result":
            leading = value_in_words(inquiry, LEADING, found["leading"])
            return f"{value_in_words(inquiry, URGENCY, found['urgency'])}; leading: {leading}"
        case "leading":
            names = [inquiry.disorder_name(inquiry.knowledge.disorder[name]) for name in found]
            return listed(names, _MOST_NAMES) or "nothing"
        case "disorder":
            words = [found["standing"], found["status"] or ""]
            return ", ".join(word.replace("_", " ") for word in words if word)
        case "rule":
            return {"true": "applies", "false": "does not apply", "unknown": "not known"}[found]
        case "concept":
            return {"true": "holds", "false": "surely not so", "unknown": "not known"}[found]
        case "urgency" | "warning" | "step":
            return str(found).replace("_", " ")
        case "finding":
            return inquiry.said(target.id)
        case "medicines":
            return "not asked" if found is None else ", ".join(found) or "none"
        case _:
            assert_never(target.kind)


def reported(inquiry: Inquiry) -> Iterator[Target]:
    """Yield the conclusions that an assessment reports, the weightiest first."""
    knowledge = inquiry.knowledge
    yield from (URGENCY, LEADING)
    yield from (Target("warning", warning.id) for warning in knowledge.warnings)
    yield from (Target("disorder", item.disorder.id) for item in inquiry.assessment.differential)
    yield from (Target("step", step.id) for step in knowledge.steps)
