"""Many suppositions about one case, laid side by side: each row is the case with a few other answers.

All rows share the case, and a finding differs in few of them: so the bitmap of a leaf is what the case
says of it, corrected in those rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.assessment.table import Verdicts
from engine.cases.case import CANNOT_TELL, Case
from engine.explain.atoms import Atom, Observed, finding_of
from engine.explain.inquiry import Inquiry
from engine.explain.target import LEADING, URGENCY, Target, level_of
from engine.reading.bitmaps import Bitmap, everyone, from_bools, nobody
from engine.reading.columns import Columns
from engine.reading.patient import Patient
from engine.reading.sets import Pair
from knowledge.criteria import Finding, Urgency

Rows: TypeAlias = NDArray[np.intp]
"""Suppositions: in each row the places of its candidates."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Hypotheses(Columns):
    """One case in many rows; `supposed` maps findings to the rows that suppose them, and to which atom."""

    case: Case
    supposed: Mapping[str, tuple[Rows, Rows]]
    tried: Mapping[str, Sequence[Atom]]

    @classmethod
    def about(cls, case: Case, candidates: Sequence[Atom], rows: Rows) -> Hypotheses:
        """Suppose the candidates of each row."""
        tried: dict[str, list[Atom]] = {}
        local = np.empty(len(candidates), np.intp)
        for place, atom in enumerate(candidates):
            among = tried.setdefault(atom.finding.id, [])
            local[place] = len(among)
            among.append(atom)
        owner = np.repeat(np.arange(len(tried)), [len(among) for among in tried.values()])
        owners = owner[rows]
        supposed = {}
        order = np.argsort(owners, axis=None, kind="stable")
        ends = np.searchsorted(owners.ravel()[order], np.arange(len(tried) + 1))
        for number, name in enumerate(tried):
            cells = order[ends[number] : ends[number + 1]]
            supposed[name] = (cells // rows.shape[1], local[rows.ravel()[cells]])
        length = len(rows)
        closed = {
            name: from_bools(_without(length, supposed.get(name)))
            for name, answer in case.answers.items()
            if answer is CANNOT_TELL
        }
        patients = everyone(length) if case.audience == "patient" else nobody(length)
        return cls(
            length=length, answers={}, closed=closed, patients=patients,
            case=case, supposed=supposed, tried=tried,
        )  # fmt: skip

    def _read(self, leaf: Observed) -> Pair[Bitmap]:
        name = finding_of(leaf).id
        now = Patient(self.case.answers).known(leaf)
        true, false = np.full(self.length, now.true), np.full(self.length, now.false)
        if name in self.supposed:
            where, which = self.supposed[name]
            holds = np.array([leaf in atom.holding for atom in self.tried[name]])[which]
            true[where], false[where] = holds, ~holds
        return Pair(from_bools(true), from_bools(false))

    def _read_answered(self, finding: Finding) -> Bitmap:
        known = self.case.answers.get(finding.id, CANNOT_TELL) is not CANNOT_TELL
        answered = np.full(self.length, known)
        if finding.id in self.supposed:
            answered[self.supposed[finding.id][0]] = True
        return from_bools(answered)


def _without(length: int, supposed: tuple[Rows, Rows] | None) -> NDArray[np.bool_]:
    still = np.full(length, True)
    if supposed is not None:
        still[supposed[0]] = False
    return still


def supposing(inquiry: Inquiry, candidates: Sequence[Atom], rows: Rows) -> Verdicts:
    """Return the verdicts on the case under the suppositions of each row."""
    return Verdicts(inquiry.knowledge, Hypotheses.about(inquiry.case, candidates, rows))


def telling_bits(target: Target, verdicts: Verdicts) -> list[Bitmap]:
    """Return bitmaps that together tell what a conclusion is; the weightier outcome has the earlier bit."""
    match target.kind:
        case "result":
            return [*telling_bits(URGENCY, verdicts), *telling_bits(LEADING, verdicts)]
        case "urgency":
            level = level_of(target)
            # Self care is said where nothing more is.
            levels = reversed(Urgency) if level is None else (max(level, Urgency.ROUTINE),)
            return [verdicts.urgency[one] for one in levels]
        case "leading" | "disorder" | "concept" | "warning" | "step" | "rule":
            return list(verdicts.conclusion(target.kind, target.id))
        case "finding" | "medicines":
            raise ValueError(f"{target} is answered, not concluded")
