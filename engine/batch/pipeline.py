"""A batch: files of cases in, a row for each out, and every bad record accounted for.

Chunks are assessed by several threads, come out in order, and are written by another: NumPy and Arrow let
other threads run while they work. A few chunks are under way at a time and no more, so that memory does not
grow with the input.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TextIO, TypedDict, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.assessment.verdicts import Verdicts
from engine.batch.audit import Audit, Difference
from engine.batch.case_columns import CaseColumns, ColumnReader
from engine.batch.cells import Flags
from engine.batch.chunks import Cases, Chunk, Rejected
from engine.batch.inputs import Input, Unread, find_inputs, refuse_address
from engine.batch.output import Differential, Sink, differential, error_line, rows, sink_for
from engine.batch.record_reader import Opened, Reader
from engine.batch.summary import Reasons, Summary, Tally
from engine.batch.tables import ColumnChoice
from engine.cases.files import unusable
from engine.cases.problems import shown
from engine.errors import Problem, UnreadableInput
from engine.safe_files import Drafts
from knowledge.criteria import KnowledgeBase

T = TypeVar("T")
R = TypeVar("R")

WORKERS = min(os.cpu_count() or 1, 4)
_EVERY = 0.5
_M_ARENA_MAX, _M_MMAP_THRESHOLD = -8, -3
_LONGEST_RUN = 1 << 20


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

    Records that are not cases go to a file beside it, named in the summary; a strict run stops at the
    first. Of tables, the columns named by `ignore` are passed over, and those named by `keep` come out as
    they are. Raises CrampdxError for what concerns an input or the output as a whole.
    """
    path = Path(output)
    errors = path.with_name(f"{path.name}.errors.jsonl")
    new_sink = sink_for(path)
    refuse_address(output)
    met = find_inputs(inputs, leaving_out=(path, errors))
    found = met.inputs
    if strict:
        _refuse_unread(met.unread)
    chosen = ColumnChoice.of(ignore, keep)
    reader = Reader(knowledge, chosen)
    opened = [reader.opened(one) for one in found]
    _refuse_nowhere(chosen, found)
    assessor = Assessor(knowledge, fired=trace or audit > 0, traced=trace, keep=list(chosen.keep.values()))
    if len(set(assessor.schema.names)) < len(assessor.schema.names):
        raise unusable(str(path), "already has a column with a name to be kept", "Leave it out of --keep.")
    auditing = Audit(knowledge, audit)
    tally, reasons, rejected, seen = Tally(), Reasons(), 0, Seen()
    total = sum(one.size for one in found) if all(one.size for one in found) else 0

    def summary(stopped: Rejected | None = None, differences: Sequence[Difference] = ()) -> Summary:
        return Summary(
            [one.source for one in found], str(path), str(errors), rejected, tally,
            len(auditing), tuple(differences), stopped, met.unread,
            tuple(reader.passed_over), reasons,
        )  # fmt: skip

    with (
        _tidied() as tidy,
        Drafts((path, errors)) as drafts,
        Progress(total) as progress,
        ThreadPoolExecutor(_threads(found)) as pool,
        new_sink(drafts.drafts[0].file, assessor.schema) as sink,
        _Behind() as written,
    ):
        rejects = drafts.drafts[1].file
        chunks = _chunks(found, opened)
        for done in in_order(pool, lambda chunk: assessor.assess(assessor.read(chunk), sink), chunks):
            if len(done.cases) and (repeated := seen.repeated(done.cases.ids)).any():
                done = assessor.assess(done.cases.without(_repeated(done.cases, repeated)), sink)  # noqa: PLW2901
            if no_cases := auditing.look(done.cases, done.rows):
                done = assessor.assess(done.cases.without(no_cases), sink)  # noqa: PLW2901
            for refused in done.cases.rejected:
                rejected += 1
                reasons.add(refused.problems)
                rejects.write(error_line(refused))
                if strict:
                    return summary(refused)
            written.then(sink.write, done.encoded)
            tally.add(done.tally)
            progress.advance(len(done.cases), done.cases.chunk.size)
            del done  # before tidying up, or a chunk would stay until the next one is done
            tidy()
        if not tally.cases + rejected:
            raise _no_case(found)
        for one in found:
            one.check_unchanged()
        written.wait()
        differences = list(auditing.differences())
        if any(one.columns != ("record",) for one in differences):
            return summary(differences=differences)
        sink.close()
        drafts.publish((True, rejected > 0))
    return summary(differences=differences)


def _threads(found: Sequence[Input]) -> int:
    """Return how many threads assess; to read Parquet takes about one, so that more would only take turns."""
    return max(1, WORKERS - all(one.form == "parquet" for one in found))


def _refuse_nowhere(chosen: ColumnChoice, found: Sequence[Input]) -> None:
    """Refuse columns to be passed over or kept that no input has, once all of them have been looked at."""
    if all(one.stream is None for one in found) and (nowhere := chosen.nowhere()):
        names = ", ".join(map(shown, nowhere))
        raise unusable(names, "is not a column of any input", "JSON and YAML have no columns.")


def _no_case(found: Sequence[Input]) -> Exception:
    names = ", ".join(one.source for one in found)
    return unusable(names, "holds no case", "A case is a record with `answers`, or a row of a table.")


def _refuse_unread(unread: Sequence[Unread]) -> None:
    """Refuse what is not read, but for the markers of other programs."""
    if lost := [one for one in unread if not one.marker]:
        problems = [Problem(one.name, f"is not read: it {one.reason}") for one in lost]
        raise UnreadableInput(lost[0].name, problems)


@contextmanager
def _tidied() -> Iterator[Callable[[], object]]:
    """Give what lets go of a chunk's bitmaps at once, where they refer to each other in circles.

    Python would look for such circles late, since so much is known that it does not expect to find many.
    Meanwhile Arrow asks the system for memory, since its own pool holds more, and the system gives it to all
    threads from one heap: each that has its own would hold on to what it once needed. What is large goes
    back to the system at once.
    """
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    with suppress(AttributeError, OSError, TypeError):  # where the system's is not glibc
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, 1 << 20)
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.unfreeze()
        pa.set_memory_pool(before)


def _chunks(found: Sequence[Input], opened: Sequence[Opened]) -> Iterator[Chunk]:
    for one, chunks in zip(found, opened, strict=True):
        try:
            yield from chunks()
        except (OSError, pa.ArrowException) as error:
            reason = (getattr(error, "strerror", None) or str(error).partition("\n")[0]).lower()
            raise unusable(one.source, f"cannot be read: {reason}") from None


def _repeated(cases: Cases, again: Flags) -> dict[int, Rejected]:
    """Reject the cases whose ids were there before, by their place among the cases."""
    what, hint = "is also the id of an earlier case", "Ids must be unique in a batch."
    refused: dict[int, Rejected] = {}
    for place in np.flatnonzero(again).tolist():
        name = cases.ids[place].as_py()
        problem = Problem("id", what, shown(name), hint)
        refused[place] = cases.chunk.rejection(int(cases.places[place]), [problem], name)
    return refused


@dataclass(frozen=True, slots=True)
class Assessed:
    """The cases of a chunk, their rows, those as they are written, and what they come to."""

    cases: Cases
    rows: pa.RecordBatch
    encoded: bytes | pa.RecordBatch
    tally: Tally


class Assessor:
    """Assesses the cases of chunks; `fired` asks for the rules that fired, and `traced` for writing them too.

    `keep` are the columns of the input that come out as they are, behind the others; `schema` is that of all.
    """

    def __init__(
        self, knowledge: KnowledgeBase, *, fired: bool, traced: bool, keep: Sequence[str] = ()
    ) -> None:
        self._keep = tuple(keep)
        self._knowledge, self._fired = knowledge, fired
        self._reader = ColumnReader(knowledge, blanks=True)
        self._nothing = _rows_of_nobody(knowledge, fired=fired)
        self._written = [name for name in self._nothing.schema.names if traced or name != "fired"]
        kept = [pa.field(name, pa.string()) for name in self._keep]
        self.schema = pa.schema([*self._nothing.select(self._written).schema, *kept])

    def read(self, chunk: Chunk) -> Cases:
        """Read the cases of a chunk."""
        return Cases.of(chunk, self._reader, self._knowledge)

    def assess(self, cases: Cases, sink: Sink) -> Assessed:
        """Assess the cases of a chunk."""
        tally = Tally()
        parts: list[pa.RecordBatch] = []
        for columns, places in cases.parts:
            batch, verdicts, ranked = _rows(self._knowledge, columns, fired=self._fired)
            tally.add(Tally.of(verdicts, columns, ranked, places >= 0))
            parts.append(batch)
        whole = cases.in_order(parts, self._nothing)
        kept = [cases.chunk.kept(name, cases.places) for name in self._keep]
        told = pa.RecordBatch.from_arrays([*whole.select(self._written).columns, *kept], schema=self.schema)
        return Assessed(cases, whole, sink.encoded(told), tally)


def _rows(
    knowledge: KnowledgeBase, columns: CaseColumns, *, fired: bool
) -> tuple[pa.RecordBatch, Verdicts, Differential]:
    verdicts = Verdicts(knowledge, columns.answers)
    ranked = differential(verdicts)
    return rows(verdicts, columns, ranked, fired=fired), verdicts, ranked


@lru_cache(maxsize=4)
def _rows_of_nobody(knowledge: KnowledgeBase, *, fired: bool) -> pa.RecordBatch:
    """Return no rows, with all their columns: the same for every batch."""
    return _rows(knowledge, CaseColumns.of_cases(knowledge, []), fired=fired)[0]


def in_order(pool: ThreadPoolExecutor, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Yield what comes of the items, in their order, with a few of them under way."""
    under_way: deque[Future[R]] = deque()
    for item in items:
        under_way.append(pool.submit(work, item))
        if len(under_way) >= WORKERS:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


class _Behind(ThreadPoolExecutor):
    """Does one thing at a time in another thread, while the next is prepared in this one."""

    def __init__(self) -> None:
        super().__init__(1)
        self._last: Future[None] | None = None

    def then(self, work: Callable[[T], None], item: T) -> None:
        """Do this once the last is done; what that raised is raised here."""
        self.wait()
        self._last = self.submit(work, item)

    def wait(self) -> None:
        """Wait for the last, and raise what it raised."""
        if self._last is not None:
            self._last.result()


class Progress:
    """Shows how far a batch has come; `total` is the size of its inputs in bytes, 0 if it is not known."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._watched = self._stream.isatty()
        self._total = total
        self._taken = self._cases = 0
        self._begun = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._watched:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def advance(self, cases: int, size: int) -> None:
        """Note how many more cases are done, and how many bytes of the inputs they took."""
        self._cases += cases
        self._taken += size
        now = time.monotonic()
        if self._watched and now - self._shown >= _EVERY:
            self._shown = now
            self._stream.write(f"\r{self.line(now - self._begun)}\x1b[K")
            self._stream.flush()

    def line(self, seconds: float) -> str:
        """Say how far it has come after these seconds."""
        rate = self._cases / max(seconds, 1e-3)
        text = f"{self._cases:,} cases, {rate:,.0f} a second"
        if not (self._total and self._taken):
            return text
        share = min(self._taken / self._total, 1.0)
        minutes, rest = divmod(round(seconds / share - seconds), 60)
        return f"{text}, {share:.0%}, {minutes}:{rest:02} left"


class Keys(NamedTuple):
    """Ids in 80 bits, sorted by the first 64; of ids that share these, the one that came first is first."""

    first: NDArray[np.int64]
    rest: NDArray[np.uint16]


class Seen:
    """Remembers ids: each of many millions by 80 bits of its own.

    Two ids that share these by chance would be taken for one: among ten million, that is one chance in some
    10^10. It is all of a case that a batch keeps, so that ten bytes of it matter. Keys are kept in sorted
    runs, merged as they grow.
    """

    def __init__(self) -> None:
        self._runs: list[Keys] = []

    def repeated(self, ids: pa.Array) -> Flags:
        """Flag the ids that were there before, here or earlier, and remember the others."""
        order, keys = _sorted(_keys(ids))
        again = np.zeros(len(order), np.bool_)
        alike = keys.first[1:] == keys.first[:-1]
        again[1:] = alike & (keys.rest[1:] == keys.rest[:-1])
        for run in self._runs:
            place = np.minimum(np.searchsorted(run.first, keys.first), len(run.first) - 1)
            again |= (run.first[place] == keys.first) & (run.rest[place] == keys.rest)
        self._remember(Keys(keys.first[~again], keys.rest[~again]))
        flags = np.empty(len(order), np.bool_)
        flags[order] = again
        return flags

    def _remember(self, keys: Keys) -> None:
        if not len(keys.first):
            return
        while self._runs and len(self._runs[-1].first) <= min(len(keys.first), _LONGEST_RUN):
            run = self._runs.pop()
            both = Keys(np.concatenate((run.first, keys.first)), np.concatenate((run.rest, keys.rest)))
            _, keys = _sorted(both, stable=True)
        self._runs.append(keys)


def _sorted(keys: Keys, *, stable: bool = False) -> tuple[NDArray[np.intp], Keys]:
    """Return the order of the keys, and the keys in it; keys that are alike stay in theirs.

    What is `stable` is quick where much is in order already, and slow elsewhere.
    """
    order = np.argsort(keys.first, kind="stable" if stable else None)
    first = keys.first[order]
    if not stable and (first[1:] == first[:-1]).any():
        return _sorted(keys, stable=True)
    return order, Keys(first, keys.rest[order])


def _keys(ids: pa.Array) -> Keys:
    """Return Python's hash of each id, and 16 bits of that of another text made of it."""
    texts = ids.to_pylist()
    first = np.fromiter(map(hash, texts), np.int64, len(texts))
    return Keys(first, np.fromiter((hash(f"{text}.") & 0xFFFF for text in texts), np.uint16, len(texts)))
