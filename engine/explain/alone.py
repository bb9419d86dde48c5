"""The case as it is, and each other answer to it alone: looked at once, whatever is then asked of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.assessment.table import Verdicts
from engine.explain.atoms import Atom
from engine.explain.candidates import candidates
from engine.explain.hypotheses import Rows, supposing
from engine.explain.inquiry import Inquiry
from knowledge.criteria import DrugClass


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """Verdicts on a case in some rows; of single answers, the row of each."""

    verdicts: Verdicts
    row: dict[Atom, int]

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self.verdicts.columns.length

    def rows(self, atoms: Iterable[Atom]) -> Rows:
        """Return the rows of single answers."""
        return np.array([self.row[atom] for atom in atoms], np.intp)


@lru_cache(maxsize=4)
def as_it_is(inquiry: Inquiry) -> Looked:
    """Return the case, in one row."""
    return Looked(supposing(inquiry, [], np.empty((1, 0), np.intp)), {})


@lru_cache(maxsize=4)
def alone(inquiry: Inquiry) -> Looked:
    """Return the case with every single other answer."""
    tried = list(candidates(inquiry, inquiry.knowledge.finding.values()))
    rows = np.arange(len(tried), dtype=np.intp)[:, None]
    return Looked(supposing(inquiry, tried, rows), {atom: place for place, atom in enumerate(tried)})


@lru_cache(maxsize=4)
def medicated(inquiry: Inquiry) -> Looked:
    """Return the case with no medicine at all, and then with those of each class alone."""
    unknown = (
        finding
        for finding in inquiry.knowledge.finding.values()
        if isinstance(finding, DrugClass) and finding.id not in inquiry.case.answers
    )
    tried = [atom for atom in candidates(inquiry, unknown) if isinstance(atom.answer, bool)]
    yes = {atom.finding.id: place for place, atom in enumerate(tried) if atom.answer is True}
    no = {atom.finding.id: place for place, atom in enumerate(tried) if atom.answer is False}
    both = [name for name in yes if name in no]
    rows = [[no[name] for name in both]]
    rows += [[yes[name] if name == taken else no[name] for name in both] for taken in both]
    return Looked(supposing(inquiry, tried, np.array(rows, np.intp).reshape(len(rows), len(both))), {})
