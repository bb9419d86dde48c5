"""What a batch came to, counted chunk by chunk, and how it meets what was expected: as data, and in words.

The measures are those of the field. Top k: one of the disorders expected is among the first k of the
differential. Red-flag recall: of those who need urgent or emergency care, who is told so. Safe triage:
the urgency said is not below the one expected; over-triage: it is above. Whatever else a record expects
is counted by its key: met, or not, as `engine.cases.expectations.unmet` says of one patient.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.assessment.must_not_miss import STATUSES, VERDICTS
from engine.assessment.record import as_json, knowledge_record
from engine.assessment.verdicts import Verdicts
from engine.batch.audit import Difference
from engine.batch.case_columns import KEYS, CaseColumns, Expected
from engine.batch.cells import Flags
from engine.batch.chunks import Rejected
from engine.batch.inputs import Unread
from engine.batch.output import Differential, level_codes, named, place_codes, rejected_record
from engine.cases.expectations import HELD, TOP, URGENCIES
from engine.cases.problems import printable
from engine.errors import Problem
from engine.reading.bitmaps import Bitmap, fixed, from_bools, popcount, to_bools
from engine.reading.columns import spellings
from engine.words import counted
from knowledge.criteria import KnowledgeBase, Urgency

TOPS = (1, TOP, 5)
MOST_NAMED = 100
"""At most this many ids of cases that went wrong are kept for each measure."""

MEASURES = (*(f"top_{top}" for top in TOPS), "red_flag_recall", "safe_triage", "over_triage")
"""The measures in the order they are told; what else was expected comes behind, by its key."""

NOTHING = "none"
_FAR = 255
_MOST_REASONS = 1000
OTHER = ("other reasons", "")
SCHEMA = "crampdx/batch-summary/1"
_Z95 = 1.959963984540054
_MOST_SHOWN = 10
_FEW = 5
_WIDTH = 80
_LABELS = {
    **{f"top_{top}": f"top-{top}" for top in TOPS},
    "red_flag_recall": "red-flag recall",
    "safe_triage": "safe triage",
    "over_triage": "over-triage",
}


@dataclass(slots=True)
class Measure:
    """How many cases a measure is about, in how many it holds, how many are wrong, and the first of those."""

    cases: int = 0
    holds: int = 0
    wrong: int = 0
    amiss: list[str] = field(default_factory=list)

    def add(self, other: Measure) -> None:
        """Add the counts of another chunk."""
        self.cases += other.cases
        self.holds += other.holds
        self.wrong += other.wrong
        self.amiss += other.amiss[: MOST_NAMED - len(self.amiss)]


@dataclass(slots=True)
class Judged:
    """How cases fared against what was expected of them."""

    cases: int = 0
    measures: dict[str, Measure] = field(default_factory=dict)
    urgency: Counter[tuple[str, str]] = field(default_factory=Counter)
    disorders: Counter[tuple[str, str]] = field(default_factory=Counter)

    def told(self) -> Iterator[tuple[str, Measure]]:
        """Yield the measures by their names, in the order they are told."""
        for name in (*MEASURES, *KEYS):
            if name in self.measures:
                yield name, self.measures[name]

    def add(self, other: Judged) -> None:
        """Add the counts of another chunk."""
        self.cases += other.cases
        for name, measure in other.measures.items():
            self.measures.setdefault(name, Measure()).add(measure)
        self.urgency.update(other.urgency)
        self.disorders.update(other.disorders)


class Judge:
    """Holds what was expected against the verdicts on some columns; `kept` are the rows that are cases."""

    def __init__(self, verdicts: Verdicts, ranked: Differential, ids: pa.Array, kept: Flags) -> None:
        self._verdicts, self._ranked, self._ids, self._kept = verdicts, ranked, ids, kept
        self._length = verdicts.columns.length

    def judge(self, expected: Expected) -> Judged:
        """Hold everything that was expected against what is said."""
        judged = Judged()
        some = np.zeros(self._length, np.bool_)
        for key, column in expected.items():
            has = np.asarray(column.is_valid()) & self._kept
            some |= has
            if not has.any():
                continue
            if key == "disorders":
                self._disorders(column, has, judged)
            elif key == "urgency":
                self._urgency(column, has, judged)
            else:
                judged.measures[key] = self._measure(has, ~self._missed(key, column))
        judged.cases = int(some.sum())
        return judged

    def unmet(self, key: str, column: pa.Array) -> Flags:
        """Flag the cases that expect something under this key and do not get it."""
        return np.asarray(column.is_valid()) & self._kept & self._missed(key, column)

    def _measure(self, has: Flags, holds: Flags, *, amiss: Flags | None = None) -> Measure:
        wrong = has & (~holds if amiss is None else amiss)
        first = self._ids.take(pa.array(np.flatnonzero(wrong)[:MOST_NAMED])).to_pylist()
        return Measure(int(has.sum()), int((has & holds).sum()), int(wrong.sum()), first)

    def _disorders(self, column: pa.ListArray, has: Flags, judged: Judged) -> None:
        names = list(self._verdicts.knowledge.disorder)
        lists = self._ranked.disorders
        best, rows, wanted = self._best(column, names)
        for top in TOPS:
            judged.measures[f"top_{top}"] = self._measure(has, best < top)
        first = np.append(lists.codes, -1)[np.where(np.diff(lists.ends) > 0, lists.ends[:-1], -1)]
        meant = np.full(self._length, -1)
        meant[rows[::-1]] = wanted[::-1]
        meant = np.where(best == 0, first, meant)
        judged.disorders = _crossed(meant[has], first[has], [*names, NOTHING])

    def _best(
        self, column: pa.ListArray, names: list[str]
    ) -> tuple[NDArray[np.uint8], NDArray[Any], NDArray[Any]]:
        """Return how far up the best of the disorders expected is; and their rows and places in `names`."""
        lists = self._ranked.disorders
        positions = np.arange(len(lists.codes)) - np.repeat(lists.ends[:-1], np.diff(lists.ends))
        ranks = np.full((self._length, len(names) + 1), _FAR, np.uint8)
        ranks[lists.rows, lists.codes] = np.minimum(positions, _FAR - 1)
        rows, wanted = _pairs(column, names)
        best = np.full(self._length, _FAR, np.uint8)
        np.minimum.at(best, rows, ranks[rows, wanted])
        return best, rows, wanted

    def _urgency(self, column: pa.Array, has: Flags, judged: Judged) -> None:
        wanted, said = self._levels(column)
        grave = has & (wanted >= Urgency.URGENT.rank)
        over = said > wanted
        if grave.any():
            judged.measures["red_flag_recall"] = self._measure(grave, said >= Urgency.URGENT.rank)
        judged.measures["safe_triage"] = self._measure(has, said >= wanted)
        judged.measures["over_triage"] = self._measure(has, over, amiss=over)
        judged.urgency = _crossed(wanted[has], said[has], URGENCIES)

    def _levels(self, column: pa.Array) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the places of the urgencies that are expected, and of those that are said."""
        texts, codes = spellings(column)
        places = np.array([*(URGENCIES.index(text) if text in URGENCIES else -1 for text in texts), -1])
        return places[codes], level_codes(self._verdicts.urgency, self._length)

    def _missed(self, key: str, column: pa.Array) -> Flags:
        verdicts = self._verdicts
        if held := HELD.get(key):
            return self._among(column, getattr(verdicts, held.said), wanted=held.wanted)
        match key:
            case "disorders":
                far: Flags = self._best(column, list(verdicts.knowledge.disorder))[0] >= TOP
                return far
            case "leading":
                return self._others_lead(column)
            case "urgency":
                wanted, said = self._levels(column)
                other: Flags = wanted != said
                return other
            case "benign":
                verdict = named(place_codes(verdicts.benign, self._length), VERDICTS)
                differs: Flags = np.asarray(pc.not_equal(verdict.cast(pa.string()), column).fill_null(False))
                return differs
            case "in_scope" | "settled":
                expected: Flags = np.asarray(column.fill_null(False))
                return to_bools(getattr(verdicts, key), self._length) ^ expected
            case _:
                return self._among(column, self._said_of(key, column), wanted=True)

    def _among(self, column: pa.ListArray, bitmaps: Mapping[str, Bitmap], *, wanted: bool) -> Flags:
        """Flag the rows one of whose names is not among what is said; or is, where it is not wanted."""
        rows, places = _pairs(column, list(bitmaps))
        unmet = np.zeros(self._length, np.bool_)
        for place in np.unique(places).tolist():
            whose = rows[places == place]
            unmet[whose[to_bools(list(bitmaps.values())[place], self._length)[whose] != wanted]] = True
        return unmet

    def _others_lead(self, column: pa.ListArray) -> Flags:
        """Flag the rows in which other disorders lead than those that are named, all and only they."""
        rows, _ = _pairs(column, list(self._verdicts.leading))
        others: Flags = np.bincount(rows, minlength=self._length) != np.diff(self._ranked.leading.ends)
        return others | self._among(column, self._verdicts.leading, wanted=True)

    def _said_of(self, key: str, column: pa.ListArray) -> dict[str, Bitmap]:
        """Map what a column expects of each of several ids to those of whom it is said."""
        verdicts, found = self._verdicts, dict[str, Bitmap]()
        for text in spellings(column.flatten())[0]:
            name, _, said = text.partition(": ")
            if key == "standings":
                found[text] = getattr(verdicts.standings[name], said)
            elif key == "must_not_miss":
                statuses = verdicts.must_not_miss.get(name)
                found[text] = statuses[STATUSES.index(said)] if statuses else verdicts.columns.nobody
            else:
                true, false = verdicts.concluded[name]
                found[text] = {"true": true, "false": false}.get(said, ~(true | false))
        return found


def _pairs(column: pa.ListArray, names: list[str]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the rows of all entries of lists, each entry of a list once, and the places of their names."""
    rows = fixed(pc.list_parent_indices(column))
    texts, codes = spellings(column.flatten())
    known = {name: place for place, name in enumerate(names)}
    places = np.array([*(known.get(text, len(names)) for text in texts), len(names)])[codes]
    _, first = np.unique(rows * (len(names) + 1) + places, return_index=True)
    once = np.sort(first)
    there = once[places[once] < len(names)]
    return rows[there], places[there]


def _crossed(rows: NDArray[Any], columns: NDArray[Any], names: Any) -> Counter[tuple[str, str]]:
    """Count pairs of names, given by their places; the last place is -1 too."""
    wide = len(names) + 1
    times = np.bincount((rows.astype(np.intp) + 1) * wide + columns + 1)
    found = np.flatnonzero(times).tolist()
    pairs = {(names[code // wide - 1], names[code % wide - 1]): int(times[code]) for code in found}
    return Counter(pairs)


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
    def of(cls, verdicts: Verdicts, columns: CaseColumns, ranked: Differential, kept: Flags) -> Tally:
        """Count the cases in some columns: the rows that are `kept`."""
        whom = from_bools(kept)
        cases = popcount(whom)
        levels = [popcount(verdicts.urgency[level] & whom) for level in Urgency]
        exactly = np.array(levels) - np.array([*levels[1:], 0])
        medicines = np.diff(np.asarray(columns.unrecognised.offsets)) > 0
        return cls(
            cases=cases,
            out_of_scope=cases - popcount(verdicts.in_scope & whom),
            settled=popcount(verdicts.settled & whom),
            unrecognised=int((medicines & kept).sum()),
            urgency=Counter(dict(zip(URGENCIES, exactly.tolist(), strict=True))),
            leading=Counter({name: popcount(who & whom) for name, who in verdicts.leading.items()}),
            warnings=Counter({name: popcount(who & whom) for name, who in verdicts.warnings.items()}),
            judged=Judge(verdicts, ranked, columns.ids, kept).judge(columns.expected),
        )

    def add(self, other: Tally) -> None:
        """Add the counts of another chunk."""
        self.cases += other.cases
        self.out_of_scope += other.out_of_scope
        self.settled += other.settled
        self.unrecognised += other.unrecognised
        self.urgency.update(other.urgency)
        self.leading.update(other.leading)
        self.warnings.update(other.warnings)
        self.judged.add(other.judged)


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a batch; `stopped` is the record that ended a strict one, and then nothing was written."""

    inputs: Sequence[str]
    output: str
    errors: str
    rejected: int
    tally: Tally
    audited: int = 0
    differences: Sequence[Difference] = field(default=())
    stopped: Rejected | None = None
    unread: Sequence[Unread] = field(default=())
    passed_over: Sequence[str] = field(default=())
    reasons: Reasons = field(default_factory=Reasons)

    @property
    def is_clean(self) -> bool:
        """Return whether every record was a case, and every case audited came out the same."""
        return not (self.rejected or self.differences)

    @property
    def is_written(self) -> bool:
        """Return whether the output is there: a strict batch may stop, and a wrong one is not to be had.

        A record that the audit rejected has no row: the others' are right.
        """
        return self.stopped is None and all(one.columns == ("record",) for one in self.differences)


def wilson(holds: int, cases: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (E. B. Wilson, 1927).

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    share, shrink = holds / cases, 1 + _Z95**2 / cases
    middle = (share + _Z95**2 / (2 * cases)) / shrink
    half = _Z95 / shrink * math.sqrt(share * (1 - share) / cases + _Z95**2 / (4 * cases**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def summary_record(knowledge: KnowledgeBase, summary: Summary) -> dict[str, Any]:
    """Return the summary as data."""
    tally = summary.tally
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "knowledge": knowledge_record(knowledge),
        "inputs": list(summary.inputs),
        "not_read": [{"file": one.name, "reason": one.reason} for one in summary.unread],
        "passed_over": list(summary.passed_over),
        "output": summary.output if summary.is_written else None,
        "records": tally.cases + summary.rejected,
        "cases": tally.cases,
        "rejected": summary.rejected,
        "reasons": [
            {"records": number, "path": place, "message": message, "such_as": summary.reasons.first[reason]}
            for reason, number in summary.reasons.records.most_common()
            for place, message in (reason,)
        ],
        "errors": summary.errors if summary.rejected and summary.is_written else None,
        "out_of_scope": tally.out_of_scope,
        "settled": tally.settled,
        "with_unrecognised_medicines": tally.unrecognised,
        "urgency": {level: tally.urgency[level] for level in reversed(URGENCIES)},
        "leading": _counts(tally.leading),
        "warnings": _counts(tally.warnings),
    }
    if summary.audited:
        differing = [{"id": one.id, "differs": list(one.columns)} for one in summary.differences]
        record["audit"] = {"cases": summary.audited, "differences": differing}
    if tally.judged.cases:
        record["expected"] = _judged_record(tally.judged)
    if summary.stopped is not None:
        record["stopped"] = rejected_record(summary.stopped)
    return record


def rendered(knowledge: KnowledgeBase, summary: Summary, form: str) -> str:
    """Return the summary as text or as json."""
    if form == "json":
        return as_json(summary_record(knowledge, summary))
    return "\n".join(_told(summary)) + "\n"


def _judged_record(judged: Judged) -> dict[str, Any]:
    record: dict[str, Any] = {"cases": judged.cases}
    record["measures"] = {name: _measure_record(one) for name, one in judged.told()}
    if judged.urgency:
        record["urgency_confusion"] = {
            expected: {said: judged.urgency[expected, said] for said in URGENCIES}
            for expected in URGENCIES
            if any(judged.urgency[expected, said] for said in URGENCIES)
        }
    if judged.disorders:
        record["disorder_confusion"] = [
            {"expected": expected, "first": first, "cases": cases}
            for (expected, first), cases in _confused(judged.disorders)
        ]
    return record


def _measure_record(measure: Measure) -> dict[str, Any]:
    low, high = wilson(measure.holds, measure.cases)
    return {
        "cases": measure.cases,
        "holds": measure.holds,
        "share": round(measure.holds / measure.cases, 4),
        "interval": [round(low, 4), round(high, 4)],
        "wrong": measure.wrong,
        "amiss": measure.amiss,
    }


def _counts(counter: Mapping[str, int]) -> dict[str, int]:
    """Return what was counted at all, the most frequent first."""
    return dict(sorted(((name, n) for name, n in counter.items() if n), key=lambda one: -one[1]))


def _confused(disorders: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    """Return the pairs of what was expected and something else that came first, the commonest first."""
    wrong = ((pair, n) for pair, n in disorders.items() if pair[0] != pair[1])
    return sorted(wrong, key=lambda one: (-one[1], one[0]))


def _told(summary: Summary) -> Iterator[str]:
    tally = summary.tally
    if summary.stopped is not None:
        stopped = summary.stopped
        name = f" ({stopped.id})" if stopped.id else ""
        yield f"Stopped at {stopped.source}, record {stopped.number}{name}; nothing was written:"
        yield from (f"  {problem}" for problem in stopped.problems)
        return
    where = printable(summary.output) if summary.is_written else "nothing written"
    yield f"{counted(tally.cases, 'case')}: {where}"
    if summary.rejected and summary.is_written:
        yield f"{counted(summary.rejected, 'record')} rejected: {printable(summary.errors)}"
        reasons = summary.reasons.records.most_common()
        for (place, message), number in reasons[:_MOST_SHOWN]:
            value = summary.reasons.first[place, message]
            yield from _wrapped(
                f"  {number:,} x {place}: {message}" + (f", for example {value}" if value else "")
            )
        if len(reasons) > _MOST_SHOWN:
            yield f"  and {len(reasons) - _MOST_SHOWN:,} more reasons"
    if summary.unread:
        yield f"Not read: {counted(len(summary.unread), 'file or folder', 'files and folders')}"
        for unread in summary.unread[:_MOST_SHOWN]:
            yield from _wrapped(f"  {printable(unread.name)} {unread.reason}")
        if len(summary.unread) > _MOST_SHOWN:
            yield f"  and {len(summary.unread) - _MOST_SHOWN:,} more: --summary json names them all"
    for each in summary.passed_over:
        yield from _wrapped(f"Passed over: {printable(each)}")
    yield "Urgency"
    yield from _table({level: tally.urgency[level] for level in reversed(URGENCIES)}, tally.cases)
    if tally.out_of_scope:
        yield f"Out of scope: {tally.out_of_scope:,}"
    if leading := _counts(tally.leading):
        yield "Leading (a case may have several)"
        yield from _table(dict(list(leading.items())[:_MOST_SHOWN]), tally.cases)
    if warnings := _counts(tally.warnings):
        yield "Warnings"
        yield from _table(warnings, tally.cases)
    if tally.unrecognised:
        yield f"Cases with medicines that were not recognised: {tally.unrecognised:,}"
    yield f"Settled: {tally.settled:,}"
    if tally.judged.cases:
        yield from _told_judged(tally.judged)
    if summary.audited:
        found = f"{len(summary.differences):,} differ"
        yield f"Audit: {counted(summary.audited, 'case')} through experta, {found}"
        for one in summary.differences:
            yield from _wrapped(f"  {printable(one.id)}: {', '.join(one.columns)}")


def _told_judged(judged: Judged) -> Iterator[str]:
    yield f"Against what is expected of {counted(judged.cases, 'case')} (share, 95 % interval)"
    width = max((len(_LABELS.get(name, name)) for name in judged.measures), default=0)
    for name, measure in judged.told():
        low, high = wilson(measure.holds, measure.cases)
        share = f"{measure.holds / measure.cases:7.2%}  ({low:.2%} to {high:.2%})"
        yield f"  {_LABELS.get(name, name):{width}}  {share}  {measure.holds:,} of {measure.cases:,}"
        if measure.amiss:
            some = measure.amiss[:_FEW]
            more = measure.wrong - len(some)
            names = ", ".join(map(printable, some)) + (f" and {more:,} more" if more else "")
            yield from _wrapped(f"    wrong: {names}")
    for (expected, first), cases in _confused(judged.disorders)[:_FEW]:
        came = "nothing likely or possible" if first == NOTHING else f"{first} first"
        yield from _wrapped(f"  {cases:,} x {expected} expected, {came}")
    for expected in URGENCIES:
        said = [(other, judged.urgency[expected, other]) for other in URGENCIES]
        if told := ", ".join(f"{other} {n:,}" for other, n in said if n):
            yield from _wrapped(f"  expected {expected}: {told}")


def _wrapped(line: str) -> list[str]:
    """Break a line that is too long for the terminal, and indent what follows."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _table(counts: Mapping[str, int], of: int) -> Iterator[str]:
    width = max(map(len, counts), default=0)
    for name, number in counts.items():
        yield f"  {name:{width}}  {number:>12,}  {number / of if of else 0:7.2%}"
