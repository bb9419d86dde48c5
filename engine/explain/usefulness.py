"""How many open rules an answer to a question would decide, looked ahead for each answer there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from engine.bitmaps import to_bools
from engine.explain.atoms import Atom
from engine.explain.candidates import candidates
from engine.explain.hypotheses import supposing
from engine.explain.inquiry import Inquiry
from engine.explain.target import MEDICINES
from knowledge.criteria import DrugClass


class Settles(NamedTuple):
    """The fewest and the most of some rules that an answer decides, and how many on average."""

    least: int
    most: int
    mean: float


def usefulness(inquiry: Inquiry, questions: Sequence[str], rules: Sequence[str]) -> dict[str, Settles]:
    """Say of every question how many of these rules its answer decides.

    A rule is decided once it fires, or can fire no more. All questions but that of the medicines are
    looked at together, one row an answer.
    """
    single = [name for name in questions if name != MEDICINES.kind]
    tried = list(candidates(inquiry, (inquiry.knowledge.finding[name] for name in single)))
    rows = np.arange(len(tried), dtype=np.intp)[:, None]
    decided = _decided(inquiry, tried, rows, rules)
    owners = [atom.finding.id for atom in tried]
    counts: dict[str, list[int]] = {name: [] for name in questions}
    for name, count in zip(owners, decided, strict=True):
        counts[name].append(count)
    if MEDICINES.kind in counts:
        counts[MEDICINES.kind] = _of_medicines(inquiry, rules)
    return {name: _settles(found) for name, found in counts.items()}


def _settles(counts: Sequence[int]) -> Settles:
    if not counts:
        return Settles(0, 0, 0.0)
    return Settles(min(counts), max(counts), sum(counts) / len(counts))


def _of_medicines(inquiry: Inquiry, rules: Sequence[str]) -> list[int]:
    """Try no medicine at all, and then one of each class."""
    classes = [
        f
        for f in inquiry.knowledge.finding.values()
        if isinstance(f, DrugClass) and f.id not in inquiry.case.answers
    ]
    tried = [atom for atom in candidates(inquiry, classes) if isinstance(atom.answer, bool)]
    yes = {atom.finding.id: place for place, atom in enumerate(tried) if atom.answer is True}
    no = {atom.finding.id: place for place, atom in enumerate(tried) if atom.answer is False}
    both = [name for name in yes if name in no]
    rows = [[no[name] for name in both]]
    rows += [[yes[name] if name == taken else no[name] for name in both] for taken in both]
    return _decided(inquiry, tried, np.array(rows, np.intp).reshape(len(rows), len(both)), rules)


def _decided(inquiry: Inquiry, tried: Sequence[Atom], rows: np.ndarray, rules: Sequence[str]) -> list[int]:
    """Count for each row the rules that are decided."""
    verdicts = supposing(inquiry, tried, rows)
    counts = np.zeros(len(rows), np.intp)
    for name in rules:
        counts += to_bools(verdicts.fired[name], len(rows))
        counts += ~to_bools(verdicts.could_fire[name], len(rows))
    return [int(count) for count in counts]
