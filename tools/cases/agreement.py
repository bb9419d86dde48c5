"""Making the answers of one patient agree: an answer that its situation does not allow is taken away."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from knowledge.criteria import Choice, Finding, KnowledgeBase, YesNo
from tools.cases import clinic
from tools.cases.picture import Needs, Situation, Value
from tools.cases.tables import Flags, Values


def agree(knowledge: KnowledgeBase, truth: Mapping[str, Values]) -> dict[str, Flags]:
    """Change what is true of patients until it agrees; return by finding who has no answer to it.

    The needs are met in their order, so that each sees what the ones before it left.
    """
    void: dict[str, Flags] = {}
    for need in clinic.NEEDS:
        holds = np.logical_or.reduce([_holds(knowledge, each, truth) for each in need.one_of])
        lost = _lost(need, knowledge.finding[need.finding], truth[need.finding], ~holds)
        void[need.finding] = void.get(need.finding, False) | lost
    for name, option in clinic.ALONE.items():
        column = _number(knowledge.finding[name], option)
        truth[name][:, column] &= truth[name].sum(axis=1) == 1
    return void


def _lost(need: Needs, finding: Finding, values: Values, unmet: Flags) -> Flags:
    """Take the answer away where the need is unmet; return who then has none."""
    if need.value is None:
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
    values[other] = -1
    return other


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
