"""How urgent many patients are, in bitmaps: the definitions of `engine.urgency`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from typing import TypeAlias

import numpy as np

from engine.answers import Columns
from engine.bitmaps import Bitmap, without
from engine.urgency import red_flags, red_flags_asked
from knowledge.criteria import Criterion, Escalates, KnowledgeBase, Rule, Urgency

Levels: TypeAlias = Mapping[Urgency, Bitmap]
"""The patients who are at least so urgent; of the lowest level that is everyone."""


def all_absent(
    knowledge: KnowledgeBase, columns: Columns, scope: Bitmap, failing: Callable[[Criterion], Bitmap]
) -> Bitmap:
    """Return the patients of `scope` for whom every red flag that their audience is asked about fails."""
    flags = _red_flags_asked(knowledge, columns)
    present = (without(whom, failing(rule.when)) for rule, whom in flags)
    return without(scope, reduce(np.bitwise_or, present, columns.nobody))


def _red_flags_asked(knowledge: KnowledgeBase, columns: Columns) -> Iterator[tuple[Rule, Bitmap]]:
    """Yield every red flag with the patients whose audience is asked about it."""
    clinicians = without(columns.everyone, columns.patients)
    of_clinicians = set(red_flags_asked(knowledge, "clinician"))
    of_patients = set(red_flags_asked(knowledge, "patient"))
    for rule in red_flags(knowledge):
        whom = clinicians if rule in of_clinicians else columns.nobody
        yield rule, whom | columns.patients if rule in of_patients else whom


def levels(
    knowledge: KnowledgeBase,
    columns: Columns,
    absent: Bitmap,
    firing: Mapping[str, Bitmap],
    excluded: Mapping[str, Bitmap],
) -> Levels:
    """Return the highest urgency that rules ask for, and routine where red flags are not all absent.

    `firing` maps rules to the patients for whom they count; `excluded` maps disorders to those in whom
    a suspicion of them asks for nothing any more.
    """
    asked: dict[Urgency, list[Bitmap]] = {level: [] for level in reversed(Urgency)}
    asked[Urgency.ROUTINE].append(without(columns.everyone, absent))
    asked[Urgency.SELF_CARE].append(columns.everyone)
    for rule in knowledge.rules:
        for effect in rule.then:
            if isinstance(effect, Escalates):
                held = excluded[effect.suspecting.id] if effect.suspecting else columns.nobody
                asked[effect.urgency].append(without(firing[rule.id], held))
    reached: dict[Urgency, Bitmap] = {}
    above = columns.nobody
    for level, bitmaps in asked.items():
        above = reached[level] = reduce(np.bitwise_or, bitmaps, above)
    return reached
