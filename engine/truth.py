"""The reference reading: strong Kleene truth of criteria and concepts for one patient."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import TypeAlias, assert_never

from engine.case import CANNOT_TELL, Answers
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    KnowledgeBase,
    No,
    Operator,
    Rule,
    YesNo,
)

COMPARE: Mapping[Operator, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">=": operator.ge,
    ">": operator.gt,
}


class Truth(IntEnum):
    """The three truth values, ordered so that 'and' is the least and 'or' the greatest."""

    FALSE = -1
    UNKNOWN = 0
    TRUE = 1


Concluded: TypeAlias = Mapping[str, Truth]


def truth(criterion: Criterion, answers: Answers, concluded: Concluded) -> Truth:
    """Say whether the criterion holds, fails, or cannot be told.

    `concluded` maps the ids of the concepts that the criterion rests on to their truth.
    """
    match criterion:
        case YesNo(id=name):
            return _known(answers.get(name, CANNOT_TELL), lambda value: value is True)
        case Chosen(finding, options):
            return _known(
                answers.get(finding.id, CANNOT_TELL),
                lambda value: not options.isdisjoint(value if isinstance(value, tuple) else (value,)),
            )
        case Compare(finding, sign, cutoff):
            return _known(
                answers.get(finding.id, CANNOT_TELL),
                lambda value: COMPARE[sign](value, cutoff.value),
            )
        case Concept(id=name):
            return concluded[name]
        case AtLeast(count, parts):
            return sorted(truth(part, answers, concluded) for part in parts)[-count]
        case No(part):
            return Truth(-truth(part, answers, concluded))
        case _:
            assert_never(criterion)


def _known(value: object, holds: Callable[..., bool]) -> Truth:
    if value is CANNOT_TELL:
        return Truth.UNKNOWN
    return Truth.TRUE if holds(value) else Truth.FALSE


def conclude(knowledge: KnowledgeBase, answers: Answers) -> dict[str, Truth]:
    """Return the truth of every concept, chaining from those that rest on answers alone.

    A concept is TRUE when a rule that concludes it is; FALSE when it is declared complete and all
    of its rules are.
    """
    concluded: dict[str, Truth] = {}
    for concept in knowledge.concepts_in_order:
        best = max(
            (truth(rule.when, answers, concluded) for rule in knowledge.concluding[concept.id]),
            default=Truth.FALSE,
        )
        concluded[concept.id] = best if concept.complete else max(best, Truth.UNKNOWN)
    return concluded


def fired(knowledge: KnowledgeBase, answers: Answers) -> tuple[Rule, ...]:
    """Return the rules whose criterion is TRUE, in catalogue order."""
    concluded = conclude(knowledge, answers)
    return tuple(r for r in knowledge.rules if truth(r.when, answers, concluded) is Truth.TRUE)
