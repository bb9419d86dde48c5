"""How many open rules an answer to a question would decide, looked ahead for each answer there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.assessment.targets import MEDICINES
from engine.explain.alone import Looked, alone, medicated
from engine.explain.candidates import candidates
from engine.explain.inquiry import Inquiry
from engine.reading.bitmaps import to_bools


class Settles(NamedTuple):
    """The fewest and the most of some rules that an answer decides, and how many on average."""

    least: int
    most: int
    mean: float


def usefulness(inquiry: Inquiry, questions: Sequence[str], rules: Sequence[str]) -> dict[str, Settles]:
    """Say of every question how many of these rules its answer decides.

    A rule is decided once it fires, or can fire no more. Of the medicines the answers are none at all,
    and those of each class alone.
    """
    tried = candidates(inquiry, (inquiry.knowledge.finding[n] for n in questions if n != MEDICINES.kind))
    single = list(tried)
    looked = alone(inquiry)
    counts: dict[str, list[int]] = {name: [] for name in questions}
    decided = _decided(looked, rules)[looked.rows(single)].tolist()
    for atom, count in zip(single, decided, strict=True):
        counts[atom.finding.id].append(count)
    if MEDICINES.kind in counts:
        counts[MEDICINES.kind] = _decided(medicated(inquiry), rules).tolist()
    return {name: _settles(found) for name, found in counts.items()}


def _settles(counts: Sequence[int]) -> Settles:
    if not counts:
        return Settles(0, 0, 0.0)
    return Settles(min(counts), max(counts), sum(counts) / len(counts))


def _decided(looked: Looked, rules: Sequence[str]) -> NDArray[np.intp]:
    """Count for each row the rules that are decided."""
    counts = np.zeros(looked.length, np.intp)
    for name in rules:
        counts += to_bools(looked.verdicts.fired[name], looked.length)
        counts += ~to_bools(looked.verdicts.could_fire[name], looked.length)
    return counts
