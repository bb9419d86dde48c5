"""The same rules on the same cases: in columns, in CLIPS, and in experta.

What is timed begins with checked answers in memory. First comes the firing itself, then the list of the
rules that fired for every case; the time to build the engines is left out. It is processor time, all of
them in one thread. The lists are compared case by case with those of a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from time import process_time
from typing import Protocol

import numpy as np
import orjson

from benchmarks.clips_peer import ClipsPeer
from engine.assessment.table import Table
from engine.batch import run
from engine.batch.output import spread
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.reading.columns import Columns
from engine.reading.patient import Firing
from engine.reading.rete import Consultation
from knowledge.criteria import KnowledgeBase

_REPEATS = 5


class Peer(Protocol):
    """An engine that takes case by case."""

    def run(self, case: Case) -> None:
        """Fire the rules for a case."""

    def fired(self) -> list[str]:
        """Return the ids of the rules that fired, in catalogue order."""


class ExpertaPeer:
    """The consultation that crampdx itself holds, or the same with experta's own matcher."""

    def __init__(self, knowledge: KnowledgeBase, *, stock: bool) -> None:
        self._consultation = Consultation(knowledge, matcher="stock" if stock else "indexed")
        self._firings: Sequence[Firing] = ()

    def run(self, case: Case) -> None:
        """Fire the rules for a case."""
        self._firings = self._consultation.run(case.answers)

    def fired(self) -> list[str]:
        """Return the ids of the rules that fired, in catalogue order."""
        return [firing.rule.id for firing in self._firings]


@dataclass(frozen=True, slots=True)
class Timed:
    """The seconds that firing took for all cases, and listing what fired; and these lists."""

    firing: float
    listing: float
    lists: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many cases a second an engine fires rules for; for how many it found something else."""

    engine: str
    firing: float
    with_lists: float
    compared: int
    differ: int


def rates(knowledge: KnowledgeBase, path: Path, *, clips: int, some: int, few: int) -> Iterator[Rate]:
    """Yield the rates over a file of lines of JSON: all of it for columns, the first so many for the peers.

    `some` are for the indexed matcher of experta, a `few` for its own one.
    """
    # The peers come first, and read each case when its turn comes: all cases in memory would slow them down.
    peers = {
        "CLIPS": _one_by_one(ClipsPeer(knowledge), _cases(knowledge, path, clips)),
        "experta, indexed matcher": _one_by_one(
            ExpertaPeer(knowledge, stock=False), _cases(knowledge, path, some)
        ),
        "experta as it comes": _one_by_one(ExpertaPeer(knowledge, stock=True), _cases(knowledge, path, few)),
    }
    columns = columns_timed(knowledge, list(_cases(knowledge, path)))
    right = _in_batch(knowledge, path)
    for engine, timed in {"columns": columns, **peers}.items():
        number = len(timed.lists)
        differ = sum(list(one) != other for one, other in zip(timed.lists, right, strict=False))
        both = timed.firing + timed.listing
        yield Rate(engine, number / timed.firing, number / both, number, differ)


def _cases(knowledge: KnowledgeBase, path: Path, number: int | None = None) -> Iterator[Case]:
    with path.open("rb") as lines:
        for line in islice(lines, number):
            yield case_of(orjson.loads(line), knowledge)


def columns_timed(knowledge: KnowledgeBase, cases: Sequence[Case]) -> Timed:
    """Take all cases at once; the fastest of some runs."""
    given = Columns.of_cases(knowledge, cases)
    times = []
    for _ in range(_REPEATS):
        # Columns remember what they were asked, so that each run needs its own.
        columns = Columns(given.length, given.answers, given.closed, given.patients)
        start = process_time()
        firing = Table(knowledge, columns).fired
        middle = process_time()
        lists = spread(list(firing.values()), given.length)
        times.append((middle - start, process_time() - middle))
    names = np.array(list(firing))[lists.codes].tolist()
    return Timed(*min(times, key=sum), [names[one:other] for one, other in pairwise(lists.ends.tolist())])


def _one_by_one(peer: Peer, cases: Iterable[Case]) -> Timed:
    firing = listing = 0.0
    lists: list[list[str]] = []
    for case in cases:
        start = process_time()
        peer.run(case)
        middle = process_time()
        lists.append(peer.fired())
        firing += middle - start
        listing += process_time() - middle
    return Timed(firing, listing, lists)


def _in_batch(knowledge: KnowledgeBase, path: Path) -> list[list[str]]:
    """Return what a batch says of the rules that fire."""
    output = path.with_name("peers.jsonl")
    run(knowledge, [str(path)], str(output), trace=True)
    with output.open("rb") as rows:
        return [orjson.loads(row)["fired"] for row in rows]
