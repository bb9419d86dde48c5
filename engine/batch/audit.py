"""The audit: some cases, chosen at random, read again by themselves and put through experta.

Everything is compared: what the record means, every column of the row, and the rules that fired. The
choice is the same for the same input: each case draws a number, and those with the smallest are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from engine.assessment.consultation import Consulted, consult
from engine.assessment.record import assessment_record
from engine.assessment.standing import Standing
from engine.batch.chunks import Cases, Rejected
from engine.cases.case import Case
from knowledge.criteria import KnowledgeBase

_SEED = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A case whose row is not what experta and the assessment say, and the columns that differ."""

    id: str
    columns: tuple[str, ...]


class _Drawn(NamedTuple):
    number: float
    case: Case
    row: dict[str, Any]


class Audit:
    """Chooses `wanted` cases as they pass by."""

    def __init__(self, knowledge: KnowledgeBase, wanted: int) -> None:
        self._knowledge, self._wanted = knowledge, wanted
        self._random = np.random.default_rng(_SEED)
        self._drawn: list[_Drawn] = []
        self._refused: list[Difference] = []

    def look(self, cases: Cases, rows: pa.RecordBatch) -> dict[int, Rejected]:
        """Choose among the cases of a cases, whose rows are these; `fired` has to be among the columns.

        Returns those that are not cases when they are read by themselves, by their place among the rows:
        each is a difference, and is not to have a row.
        """
        numbers = self._random.random(len(rows))
        bound = self._drawn[-1].number if len(self._drawn) == self._wanted else 1.0
        order = np.argsort(numbers)[: self._wanted]
        chosen = order[numbers[order] < bound].tolist()
        again = cases.chunk.cases(cases.places[chosen].tolist(), self._knowledge)
        refused: dict[int, Rejected] = {}
        for place, (_, case) in zip(chosen, again, strict=True):
            row = rows.slice(place, 1).to_pylist()[0]
            if isinstance(case, Rejected):
                refused[place] = case
                self._refused.append(Difference(row["id"], ("record",)))
            else:
                self._drawn.append(_Drawn(numbers[place], case, row))
        self._drawn.sort(key=lambda one: one.number)
        del self._drawn[self._wanted :]
        return refused

    def __len__(self) -> int:
        return len(self._drawn) + len(self._refused)

    def differences(self) -> Iterator[Difference]:
        """Put the chosen cases through experta, and yield those of which it says something else."""
        yield from self._refused
        consulted = consult(self._knowledge, [drawn.case for drawn in self._drawn])
        for drawn, one in zip(self._drawn, consulted, strict=True):
            right = row_of(one)
            wrong = tuple(key for key, value in right.items() if drawn.row[key] != value)
            if wrong:
                yield Difference(drawn.row["id"], wrong)


def row_of(consulted: Consulted) -> dict[str, Any]:
    """Return the row of a batch's output for one case, from its assessment."""
    said = assessment_record(consulted.assessment)
    ranked = [one for one in consulted.assessment.differential if one.standing >= Standing.POSSIBLE]
    return {
        **{key: said[key] for key in ("id", "in_scope", "urgency", "urgency_could_be", "leading")},
        "differential": [
            {"disorder": one.disorder.id, "standing": one.standing.name.lower()} for one in ranked
        ],
        "must_not_miss": [
            {"disorder": one["disorder"], "status": one["status"]} for one in said["must_not_miss"]
        ],
        "warnings": [one["id"] for one in said["warnings"]],
        "steps": [one["id"] for one in said["steps"]],
        "unrecognised_medicines": said["unrecognised_medicines"],
        "benign": said["benign"]["verdict"],
        **{key: said[key] for key in ("settled", "settled_with_tests", "urgency_could_be_with_tests")},
        "fired": [rule.id for rule in consulted.assessment.fired],
    }
