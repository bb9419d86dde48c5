"""Making the answers of one patient agree.

An answer that its situation does not allow is taken away, and what the knowledge base says follows is true.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.reading.sets import COMPARE
from knowledge.criteria import (
    AtLeast,
    Choice,
    Chosen,
    Compare,
    Criterion,
    Finding,
    KnowledgeBase,
    No,
    YesNo,
    findings_in,
)
from tools.cases import clinic
from tools.cases.picture import Needs, Situation, Value
from tools.cases.tables import Flags, Values


def agree(knowledge: KnowledgeBase, truth: Mapping[str, Values]) -> dict[str, Flags]:
    """Change what is true of patients until it agrees; return by finding who has no answer to it.

    The needs are met in their order, so that each sees what the ones before it left. Then whatever follows
    from what is left is made true, but for what follows from medicines, which are drawn apart.
    """
    void: dict[str, Flags] = {}
    for need in clinic.NEEDS:
        holds = np.logical_or.reduce([_holds(knowledge, each, truth) for each in need.one_of])
        lost = _lost(need, knowledge.finding[need.finding], truth[need.finding], ~holds)
        void[need.finding] = void.get(need.finding, False) | lost
    for name, option in clinic.OTHERWISE.items():
        chosen = truth[name]
        chosen[~chosen.any(axis=1), _number(knowledge.finding[name], option)] = True
    for name in clinic.ALONE:
        column = _number(knowledge.finding[name], clinic.OTHERWISE[name])
        truth[name][:, column] &= truth[name].sum(axis=1) == 1
    for name, follows in knowledge.following.items():
        for follow in follows:
            if truth.keys() >= {name, *(finding.id for finding in findings_in(follow.when))}:
                answer = follow.answer
                value = _number(follow.finding, answer) if isinstance(answer, str) else answer
                truth[name][_true(follow.when, truth)] = value
    return void


def _true(criterion: Criterion, truth: Mapping[str, Values]) -> Flags:
    """Say of whom a criterion over answers is true, all of them being known."""
    match criterion:
        case AtLeast(count, parts):
            return np.asarray(sum(_true(part, truth).astype(int) for part in parts) >= count)
        case No(part):
            return ~_true(part, truth)
        case Chosen(finding, options):
            chosen = [_chosen(finding, truth[finding.id], option) for option in options]
            return np.asarray(np.logical_or.reduce(chosen))
        case Compare(finding, operator, cutoff):
            return np.asarray(COMPARE[operator](truth[finding.id], cutoff.value))
        case YesNo():
            return np.asarray(truth[criterion.id])
        case _:
            raise TypeError(f"{criterion} is not about answers")


def _chosen(finding: Finding, values: Values, option: str) -> Flags:
    number = _number(finding, option)
    return np.asarray(values[:, number] if values.ndim > 1 else values == number)


def _lost(need: Needs, finding: Finding, values: Values, unmet: Flags) -> Flags:
    """Take the answer away where the need is unmet; return who then has none."""
    if need.value is None:
        if isinstance(finding, Choice):
            values[unmet] = -1
        return unmet
    if isinstance(need.value, bool):
        lost: Flags = unmet & (values == need.value)
        values[lost] = not need.value
        return lost
    option = _number(finding, need.value)
    if values.ndim > 1:
        values[:, option] &= ~unmet
        return np.zeros(len(values), np.bool_)
    other: Flags = unmet & (values == option)
    values[other] = -1 if need.instead is None else _number(finding, need.instead)
    return other if need.instead is None else np.zeros(len(values), np.bool_)


def _holds(knowledge: KnowledgeBase, situation: Situation, truth: Mapping[str, Values]) -> Flags:
    parts = [_is(knowledge.finding[name], truth[name], value) for name, value in situation.items()]
    return np.asarray(np.logical_and.reduce(parts))


def _is(finding: Finding, values: Values, wanted: Value) -> Flags:
    if isinstance(wanted, tuple):
        return np.asarray((values >= wanted[0]) & (values <= wanted[1]))
    answer = wanted if isinstance(finding, YesNo) else _number(finding, str(wanted))
    return np.asarray(values == answer)


def _number(finding: Finding, option: str) -> int:
    if not isinstance(finding, Choice):
        raise TypeError(f"{finding.id} is not a choice, and has no option {option!r}")
    return finding.options.index(option)
