"""The reading of criteria for many patients at once, each rule a few bitwise operations on bitmaps.

Kleene truth of many patients is a pair of bitmaps: surely true, surely false. A negation swaps them,
'at least n of k' fails where k - n + 1 parts do, and so only the half that is asked for is worked out.
The same reading tells what could still be: its leaves are then taken as they may turn out, an open
finding as both true and false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import NamedTuple, TypeAlias, assert_never

import numpy as np

from engine.answers import Columns, Observed
from engine.bitmaps import Bitmap, Pair, at_least, without
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Concludes,
    Criterion,
    Escalates,
    KnowledgeBase,
    No,
    Opposes,
    Recommends,
    Rule,
    Strength,
    Supports,
    Warns,
    YesNo,
)

__all__ = [
    "Columns",
    "Standings",
    "chain",
    "conclude",
    "could_fire",
    "fired",
    "prospects",
    "standings",
    "truths",
]

Concluded: TypeAlias = Mapping[str, Pair]
Leaves: TypeAlias = Callable[[Observed], Pair]
_Weights: TypeAlias = dict[Strength, list[Bitmap]]


def truths(criterion: Criterion, columns: Columns, concluded: Concluded) -> Pair:
    """Say of which patients the criterion surely holds, and of which it surely fails.

    `concluded` maps the ids of the concepts that the criterion rests on to their truth.
    """
    return _both(criterion, columns.known, concluded)


def prospects(criterion: Criterion, columns: Columns, concluded: Concluded) -> Pair:
    """Say for which patients the criterion holds or still could, and for which it fails or still could.

    `concluded` maps the ids of the concepts it rests on to the same of them.
    """
    return _both(criterion, columns.possible, concluded)


def _both(criterion: Criterion, leaves: Leaves, concluded: Concluded) -> Pair:
    return Pair(_half(True, criterion, leaves, concluded), _half(False, criterion, leaves, concluded))


def _half(holds: bool, criterion: Criterion, leaves: Leaves, concluded: Concluded) -> Bitmap:
    """Return the patients of whom the criterion holds, or of whom it fails."""
    match criterion:
        case YesNo() | Chosen() | Compare():
            pair = leaves(criterion)
            return pair.true if holds else pair.false
        case Concept(id=name):
            pair = concluded[name]
            return pair.true if holds else pair.false
        case AtLeast(count, parts):
            enough = count if holds else len(parts) - count + 1
            return at_least(enough, [_half(holds, part, leaves, concluded) for part in parts])
        case No(part):
            return _half(not holds, part, leaves, concluded)
        case _:
            assert_never(criterion)


def conclude(knowledge: KnowledgeBase, columns: Columns) -> dict[str, Pair]:
    """Return the truth of every concept, chaining from those that rest on answers alone."""
    return chain(knowledge, columns, columns.known)[0]


def fired(knowledge: KnowledgeBase, columns: Columns) -> dict[str, Bitmap]:
    """Map each rule's id, in catalogue order, to the patients for whom it fires."""
    return chain(knowledge, columns, columns.known)[1]


def could_fire(knowledge: KnowledgeBase, columns: Columns) -> dict[str, Bitmap]:
    """Map each rule's id, in catalogue order, to the patients for whom it fires or still could.

    It could if each of its leaves, open ones answered at will, could turn out as the rule needs it;
    leaves are taken one by one, so that some answers that no patient can give count too. Never too
    few patients, then, and no fewer rules than those that fire.
    """
    return chain(knowledge, columns, columns.possible)[1]


def chain(
    knowledge: KnowledgeBase, columns: Columns, leaves: Leaves
) -> tuple[dict[str, Pair], dict[str, Bitmap]]:
    """Return concepts and rules together, each rule worked out once.

    `leaves` is `columns.known` or `columns.possible`.
    """
    concluded: dict[str, Pair] = {}
    holding: dict[str, Bitmap] = {}

    def holds(rule: Rule) -> Bitmap:
        if rule.id not in holding:
            holding[rule.id] = _half(True, rule.when, leaves, concluded)
        return holding[rule.id]

    for concept in knowledge.concepts_in_order:
        rules = knowledge.concluding[concept.id]
        true = reduce(np.bitwise_or, map(holds, rules)) if rules else columns.nobody
        false = columns.nobody
        if concept.complete:
            fails = (_half(False, rule.when, leaves, concluded) for rule in rules)
            false = reduce(np.bitwise_and, fails, columns.everyone)
        concluded[concept.id] = Pair(true, false)
    return concluded, {rule.id: holds(rule) for rule in knowledge.rules}


class Standings(NamedTuple):
    """Where one disorder stands with many patients: each of them is in exactly one of the first four.

    `support` and `opposition` map each strength to the patients in whom the strongest that holds is
    at least so strong.
    """

    likely: Bitmap
    possible: Bitmap
    not_suggested: Bitmap
    unlikely: Bitmap
    support: Mapping[Strength, Bitmap]
    opposition: Mapping[Strength, Bitmap]


def standings(
    knowledge: KnowledgeBase,
    columns: Columns,
    supporting: Mapping[str, Bitmap],
    opposing: Mapping[str, Bitmap],
) -> dict[str, Standings]:
    """Map each disorder's id, in catalogue order, to where it stands.

    `supporting` and `opposing` map rules' ids to the patients in whom they count for and against:
    twice the same for how things are, the rules that fire against those that could for the lowest
    standing that can still come of it, and the reverse for the highest.
    """
    weights: dict[str, tuple[_Weights, _Weights]] = {name: ({}, {}) for name in knowledge.disorder}
    for rule in knowledge.rules:
        for effect in rule.then:
            match effect:
                case Supports(disorder, strength):
                    weights[disorder.id][0].setdefault(strength, []).append(supporting[rule.id])
                case Opposes(disorder, strength):
                    weights[disorder.id][1].setdefault(strength, []).append(opposing[rule.id])
                case Concludes() | Escalates() | Warns() | Recommends():
                    pass
                case _:
                    assert_never(effect)
    return {
        name: _standing(_at_least_as_strong(pro, columns), _at_least_as_strong(contra, columns), columns)
        for name, (pro, contra) in weights.items()
    }


def _at_least_as_strong(weights: _Weights, columns: Columns) -> dict[Strength, Bitmap]:
    reached: dict[Strength, Bitmap] = {}
    above = columns.nobody
    for strength in reversed(Strength):
        above = reduce(np.bitwise_or, weights.get(strength, ()), above)
        reached[strength] = above
    return reached


def _standing(
    support: Mapping[Strength, Bitmap], opposition: Mapping[Strength, Bitmap], columns: Columns
) -> Standings:
    """Read the table of standings as logic on 'at least so strong': see `engine.standing`."""
    strong, defining = Strength.STRONG, Strength.DEFINING
    likely = without(support[strong], opposition[strong]) | without(support[defining], opposition[defining])
    outweighed = (without(opposition[strength], support[strength]) for strength in Strength)
    unlikely = reduce(np.bitwise_or, outweighed, opposition[defining])
    suggested = support[Strength.WEAK]
    not_suggested = without(columns.everyone, suggested | opposition[Strength.WEAK])
    return Standings(
        likely=likely,
        possible=without(suggested, likely | unlikely),
        not_suggested=not_suggested,
        unlikely=unlikely,
        support=support,
        opposition=opposition,
    )
