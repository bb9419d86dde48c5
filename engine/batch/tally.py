"""What a batch came to, counted piece by piece, and held against what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from engine.assessment.verdicts import Verdicts
from engine.batch.cells import Flags
from engine.batch.judging import Judge, Judged
from engine.batch.rows import Differential
from engine.batch.sheet import Sheet
from engine.cases.expectations import URGENCIES
from engine.errors import Problem
from engine.reading.bitmaps import from_bools, popcount
from knowledge.criteria import Urgency

_MOST_REASONS = 1000
OTHER = ("other reasons", "")


@dataclass(slots=True)
class Reasons:
    """Why records were rejected: of each reason, how many records, and the first offending value."""

    records: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, problems: Iterable[Problem]) -> None:
        """Count the reasons of one record, each once; there are many only where every record has its own."""
        seen: dict[tuple[str, str], None] = {}
        for problem in problems:
            reason = (problem.place, problem.message)
            if reason not in self.records and len(self.records) >= _MOST_REASONS:
                reason = OTHER
            self.first.setdefault(reason, problem.value)
            seen[reason] = None
        self.records.update(list(seen))


@dataclass(slots=True)
class Tally:
    """Counts of cases: in all, by urgency, by what leads, by warning."""

    cases: int = 0
    out_of_scope: int = 0
    settled: int = 0
    unrecognised: int = 0
    urgency: Counter[str] = field(default_factory=Counter)
    leading: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    judged: Judged = field(default_factory=Judged)

    @classmethod
    def of(cls, verdicts: Verdicts, sheet: Sheet, ranked: Differential, kept: Flags) -> Tally:
        """Count the cases of a sheet: the rows that are `kept`."""
        whom = from_bools(kept)
        cases = popcount(whom)
        levels = [popcount(verdicts.urgency[level] & whom) for level in Urgency]
        exactly = np.array(levels) - np.array([*levels[1:], 0])
        medicines = np.diff(np.asarray(sheet.unrecognised.offsets)) > 0
        return cls(
            cases=cases,
            out_of_scope=cases - popcount(verdicts.in_scope & whom),
            settled=popcount(verdicts.settled & whom),
            unrecognised=int((medicines & kept).sum()),
            urgency=Counter(dict(zip(URGENCIES, exactly.tolist(), strict=True))),
            leading=Counter({name: popcount(who & whom) for name, who in verdicts.leading.items()}),
            warnings=Counter({name: popcount(who & whom) for name, who in verdicts.warnings.items()}),
            judged=Judge(verdicts, ranked, sheet.ids, kept).judge(sheet.expected),
        )

    def add(self, other: Tally) -> None:
        """Count another piece too."""
        self.cases += other.cases
        self.out_of_scope += other.out_of_scope
        self.settled += other.settled
        self.unrecognised += other.unrecognised
        self.urgency.update(other.urgency)
        self.leading.update(other.leading)
        self.warnings.update(other.warnings)
        self.judged.add(other.judged)
