"""Batches: files of cases in, a row for each out, and every bad record accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypedDict

import numpy as np
import pyarrow as pa

from engine.batch.audit import Audit, Difference
from engine.batch.errorfile import error_line
from engine.batch.ids import Seen
from engine.batch.inputs import Input, find_inputs, refuse_address
from engine.batch.piece import Piece, Rejected
from engine.batch.pipeline import WORKERS, Assessor, in_order
from engine.batch.progress import Progress
from engine.batch.records import Opened, Reader
from engine.batch.sinks import sink_for
from engine.batch.summary import Summary, rendered
from engine.batch.tables import ColumnChoice
from engine.batch.tally import Reasons, Tally
from engine.batch.ward import Ward
from engine.cases.files import unusable
from engine.cases.problems import shown
from engine.errors import Problem, UnreadableInput
from engine.safe_files import Drafts
from knowledge.criteria import KnowledgeBase

__all__ = ["Options", "Summary", "rendered", "run"]


class Options(TypedDict, total=False):
    """How a batch is run; see `run`."""

    strict: bool
    trace: bool
    audit: int
    ignore: Sequence[str]
    keep: Sequence[str]


def run(
    knowledge: KnowledgeBase,
    inputs: Sequence[str],
    output: str,
    *,
    strict: bool = False,
    trace: bool = False,
    audit: int = 0,
    ignore: Sequence[str] = (),
    keep: Sequence[str] = (),
) -> Summary:
    """Assess all cases of these inputs into the output, which appears whole or not at all.

    Records that are no cases go to a file beside it, named in the summary; a strict run stops at the
    first. Of tables, the columns named by `ignore` are passed over, and those named by `keep` come out as
    they are. Raises CrampdxError for what concerns an input or the output as a whole.
    """
    path = Path(output)
    errors = path.with_name(f"{path.name}.errors.jsonl")
    sink_type = sink_for(path)
    refuse_address(output)
    met = find_inputs(inputs, leaving_out=(path, errors))
    found = met.inputs
    lost = [one for one in met.unread if not one.marker]
    if strict and lost:
        raise UnreadableInput(
            lost[0].name, [Problem(one.name, f"is not read: it {one.reason}") for one in lost]
        )
    chosen = ColumnChoice.of(ignore, keep)
    reader = Reader(knowledge, chosen)
    opened = [reader.opened(one) for one in found]
    if all(one.stream is None for one in found) and (nowhere := chosen.nowhere()):
        names = ", ".join(map(shown, nowhere))
        raise unusable(names, "is a column of no table among the inputs", "JSON and YAML have no columns.")
    assessor = Assessor(knowledge, fired=trace or audit > 0, traced=trace, keep=list(chosen.keep.values()))
    if len(set(assessor.schema.names)) < len(assessor.schema.names):
        raise unusable(str(path), "has a column of a name that is to be kept already", "Take it off --keep.")
    reasons = Reasons()
    auditing = Audit(knowledge, audit)
    tally, rejected = Tally(), 0
    total = sum(one.size for one in found) if all(one.size for one in found) else 0

    def summary(stopped: Rejected | None = None, differences: Sequence[Difference] = ()) -> Summary:
        names = [one.source for one in found]
        return Summary(
            names, str(path), str(errors), rejected, tally, len(auditing), tuple(differences), stopped,
            met.unread, tuple(reader.passed_over), reasons,
        )  # fmt: skip

    with (
        Drafts((path, errors)) as drafts,
        Progress(total) as progress,
        ThreadPoolExecutor(WORKERS) as pool,
        sink_type(drafts.drafts[0].file, assessor.schema) as sink,
    ):
        rejects = drafts.drafts[1].file
        wards = _numbered(in_order(pool, assessor.read, _pieces(found, opened)))
        for done in in_order(pool, lambda ward: assessor.assess(ward, sink), wards):
            if audit and (no_cases := auditing.look(done.ward, done.rows)):
                done = assessor.assess(done.ward.rejecting(no_cases), sink)  # noqa: PLW2901
            for refused in done.ward.rejected:
                rejected += 1
                reasons.add(refused.problems)
                rejects.write(error_line(refused))
                if strict:
                    return summary(refused)
            sink.write(done.encoded)
            tally.add(done.tally)
            progress.advance(len(done.ward), done.ward.piece.size)
        if not tally.cases + rejected:
            names = ", ".join(one.source for one in found)
            raise unusable(names, "holds no case", "A case is a record with `answers`.")
        for one in found:
            one.check_unchanged()
        differences = list(auditing.differences()) if audit else []
        if any(one.columns != ("record",) for one in differences):
            return summary(differences=differences)
        sink.close()
        drafts.publish((True, rejected > 0))
    return summary(differences=differences)


def _pieces(found: Sequence[Input], opened: Sequence[Opened]) -> Iterator[Piece]:
    for one, pieces in zip(found, opened, strict=True):
        try:
            yield from pieces()
        except (OSError, pa.ArrowException) as error:
            reason = (getattr(error, "strerror", None) or str(error).partition("\n")[0]).lower()
            raise unusable(one.source, f"cannot be read: {reason}") from None


def _numbered(wards: Iterator[Ward]) -> Iterator[Ward]:
    """Take out the cases whose ids were there before."""
    seen = Seen()
    for ward in wards:
        repeated = seen.repeated(ward.ids) if len(ward) else np.zeros(0, np.bool_)
        yield ward.without(repeated, _repeated) if repeated.any() else ward


def _repeated(name: str) -> Problem:
    return Problem("id", "is the id of an earlier case too", shown(name), "Ids are unique in a batch.")
