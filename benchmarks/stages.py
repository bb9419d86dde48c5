"""Where the time of a batch over Parquet goes: each stage by itself, one after the other, in one thread."""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path
from time import process_time

from engine.assessment.verdicts import Verdicts
from engine.batch.inputs import find_inputs
from engine.batch.output import Parquet, differential, rows
from engine.batch.pipeline import Assessor, Seen
from engine.batch.record_reader import Reader
from engine.batch.summary import Tally
from knowledge.criteria import KnowledgeBase

_CHUNKS = 6


def stages(knowledge: KnowledgeBase, path: Path) -> dict[str, float]:
    """Map stages to the seconds of processor time that a case takes in them.

    The first chunk of the file is passed over: it comes with what is done but once.
    """
    clock = _Clock()
    chunks = Reader(knowledge).opened(find_inputs([str(path)], leaving_out=()).inputs[0])()
    assessor, seen = Assessor(knowledge, fired=False, traced=False), Seen()
    sink = Parquet(io.BytesIO(), assessor.schema)
    cases = 0
    for number in range(_CHUNKS + 1):
        clock.begin()
        chunk = next(chunks, None)
        if chunk is None:
            break
        clock.ended("read Parquet")
        read = assessor.read(chunk)
        clock.ended("check cells, read them as answers")
        seen.repeated(read.ids)
        clock.ended("look for ids that are there twice")
        for columns, places in read.parts:
            verdicts = Verdicts(knowledge, columns.answers)
            _ = verdicts.fired, verdicts.could_fire
            clock.ended("rules: which fire, which still could")
            _all(verdicts)
            clock.ended("verdicts, and whether they are settled")
            ranked = differential(verdicts)
            batch = rows(verdicts, columns, ranked, fired=False)
            clock.ended("rows, with their lists")
            Tally.of(verdicts, columns, ranked, places >= 0)
            clock.ended("count, hold against what is expected")
            sink.write(batch)
            clock.ended("write Parquet")
        if number:
            cases += len(read)
        else:
            clock.spent.clear()
    return {stage: seconds / cases for stage, seconds in clock.spent.items()}


class _Clock:
    """Adds up processor time by stage."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def begin(self) -> None:
        """Start anew; what has passed counts for nothing."""
        self._since = process_time()

    def ended(self, stage: str) -> None:
        """Say which stage it was that ends now."""
        now = process_time()
        self.spent[stage] += now - self._since
        self._since = now


def _all(verdicts: Verdicts) -> tuple[object, ...]:
    return (
        verdicts.urgency, verdicts.urgency_could_be, verdicts.leading, verdicts.must_not_miss,
        verdicts.warnings, verdicts.steps, verdicts.settled,
    )  # fmt: skip
