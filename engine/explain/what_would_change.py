"""`what-would-change X`: all smallest sets of answers that change a conclusion, learnt and altered apart.

Complete up to two answers, or three on request. Every set that is shown is replayed through experta.
What is declared fixed, like age, is never among the changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, groupby
from typing import TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray

from engine.assessment.evidence import obtained_in
from engine.assessment.targets import RESULT, Target, depends_on
from engine.errors import CrampdxError
from engine.explain.explanation import Explanation, Question, explanation
from engine.explain.hypotheses import (
    Change,
    Rows,
    Variant,
    alone,
    as_it_is,
    candidates,
    supposing,
    telling_bits,
)
from engine.explain.inquiry import Inquiry, Value, value, value_in_words
from engine.explain.why_not import ChangeRecord, alters, change_nodes, change_record
from engine.reading.bitmaps import to_bools
from engine.report.page import Node, Section
from engine.words import listed
from knowledge.criteria import Finding, findings_in

_MOST_SHOWN = 10
_NUMBERS = ("no", "one", "two", "three")
_CHUNK = 1 << 17
Outcome: TypeAlias = bytes
Places: TypeAlias = tuple[tuple[int, ...], ...]
"""For each finding of a set, the places of the candidates that do equally well."""


class Disagreement(CrampdxError):
    """Two readings of the rules differ: a mistake in the program, told rather than passed over."""


class SetRecord(TypedDict):
    """Answers that together, and none of them without the others, change a conclusion; and to what."""

    changes: list[ChangeRecord]
    becomes: Value


class WouldChangeRecord(TypedDict):
    """The smallest sets up to `largest` answers among `findings` that change a conclusion.

    `learning` holds those of unknown answers only, `altering` the others; of each at most ten are shown,
    and `..._more` counts the rest.
    """

    about: str
    value: Value
    findings: int
    largest: int
    learning: list[SetRecord]
    learning_more: int
    altering: list[SetRecord]
    altering_more: int


def what_would_change(
    inquiry: Inquiry, about: Target, *, largest: int = 2, question: Question = "what-would-change"
) -> Explanation:
    """Say which answers would change a conclusion; about a finding, which answers to it change the result."""
    target = RESULT if about.kind in ("finding", "medicines") else about
    read = depends_on(inquiry.knowledge, about)
    told, answers = inquiry.case.told, inquiry.case.answers
    follows = {name for name in answers if name not in told}
    findings = [finding for finding in read if not finding.fixed and finding.id not in follows]
    sets = minimal_sets(inquiry, target, list(candidates(inquiry, findings)), largest)
    found = _ranked(inquiry, _in_parts(inquiry, list(_fitting_together(inquiry, sets))))
    learning = [one for one in found if not _altered(inquiry, one)]
    altering = [one for one in found if _altered(inquiry, one)]
    learnt, altered = (_replayed(inquiry, target, some[:_MOST_SHOWN]) for some in (learning, altering))
    record: WouldChangeRecord = {
        "about": str(about),
        "value": value(inquiry, about),
        "findings": len(findings),
        "largest": largest,
        "learning": learnt,
        "learning_more": len(learning) - len(learnt),
        "altering": altered,
        "altering_more": len(altering) - len(altered),
    }
    now = f"{inquiry.title(target)}: {value_in_words(inquiry, target, value(inquiry, target))}"
    would = "answers that would change it"
    sections = (
        Section("As it is", (Node(now, tone="strong"),)),
        Section(f"Unknown {would}", _nodes(inquiry, target, learnt, record["learning_more"]), tree=True),
        Section(
            f"Known {would} if they were different",
            _nodes(inquiry, target, altered, record["altering_more"]),
            tree=True,
        ),
        Section("How complete this is", (Node(_completeness(inquiry, read, largest, len(found))),)),
    )
    return explanation(inquiry, question, f"what would change {inquiry.title(about)}", record, sections)


def _fitting_together(inquiry: Inquiry, sets: Iterable[Minimal]) -> Iterator[Minimal]:
    """Leave out the sets that contradict what is told, unless that contradicts itself already."""
    contradictory = bool(as_it_is(inquiry).contradictory[0] & 1)
    for _, group in groupby(sets, key=lambda one: len(one.changes)):
        alike = list(group)
        tried = {change[0] for one in alike for change in one.changes}
        in_order = sorted(tried, key=lambda variant: inquiry.knowledge.place[variant.finding.id])
        place = {variant: number for number, variant in enumerate(in_order)}
        rows = np.array([[place[change[0]] for change in one.changes] for one in alike], np.intp)
        conflicts = to_bools(supposing(inquiry, in_order, rows).contradictory, len(alike))
        yield from (one for one, bad in zip(alike, conflicts, strict=True) if contradictory or not bad)


def _in_parts(inquiry: Inquiry, sets: Sequence[Minimal]) -> Iterator[Minimal]:
    """Leave out the sets with a yes that follows from another by which the same set is there."""
    by_id = {frozenset(change[0].finding.id for change in one.changes): one for one in sets}
    for ids, one in by_id.items():
        said = {change[0].finding.id for change in one.changes if change[0].answer is True}
        follows = (f for f in inquiry.knowledge.follows if f.answer is True and f.finding.id in said)
        wholes = ((follow.finding.id, part.id) for follow in follows for part in findings_in(follow.when))
        if not any(ids - {whole} | {part} in by_id for whole, part in wholes):
            yield one


def _altered(inquiry: Inquiry, one: Minimal) -> int:
    """Count the known answers that a set takes back."""
    return sum(alters(inquiry, change) for change in one.changes)


def _ranked(inquiry: Inquiry, sets: Iterator[Minimal]) -> list[Minimal]:
    """Order sets by size and by how many answers they alter; history before examination before tests.

    Of these the weightier comes first: by what comes of it.
    """

    def rank(one: Minimal) -> tuple[int, int, int, bytes]:
        obtained = max(obtained_in(change[0].finding) for change in one.changes)
        return len(one.changes), _altered(inquiry, one), obtained, one.outcome

    return sorted(sets, key=rank)


def _replayed(inquiry: Inquiry, target: Target, sets: Sequence[Minimal]) -> list[SetRecord]:
    """Consult experta about every set; what columns found has to come about there too."""
    cases = [inquiry.altered({c[0].finding.id: c[0].answer for c in one.changes}) for one in sets]
    replayed: list[SetRecord] = []
    for one, other in zip(sets, inquiry.suppose(cases), strict=True):
        becomes = value(other, target)
        if not _differs(target, value(inquiry, target), becomes):
            names = ", ".join(change[0].finding.id for change in one.changes)
            raise Disagreement(f"columns and experta differ on {target} for {names}: please report this")
        changes = [change_record(inquiry, change) for change in one.changes]
        replayed.append({"changes": changes, "becomes": becomes})
    return replayed


def _differs(target: Target, before: Value, after: Value) -> bool:
    """Whether a conclusion changes: of a rule only whether it applies counts, not why it does not."""
    if target.kind == "rule":
        return (before == "true") is not (after == "true")
    return bool(before != after)


def _nodes(inquiry: Inquiry, target: Target, shown: Iterable[SetRecord], more: int) -> tuple[Node, ...]:
    nodes = []
    for one in shown:
        becomes = value_in_words(inquiry, target, one["becomes"])
        nodes.append(Node(f"→ {becomes}", children=change_nodes(inquiry, one["changes"])))
    if more:
        nodes.append(Node(f"and {more} more such sets", tone="quiet"))
    return tuple(nodes) or (Node("nothing", tone="quiet"),)


def _completeness(inquiry: Inquiry, read: Sequence[Finding], largest: int, found: int) -> str:
    """Say how many sets were tried, and which findings were left as they are."""
    sizes = " or ".join(_NUMBERS[1 : largest + 1])
    tried = sum(not finding.fixed for finding in read)
    fixed = listed((inquiry.finding_name(finding.id) for finding in read if finding.fixed), most=4)
    left = f" Left as it is: {fixed}." if fixed else ""
    return (
        f"Every set of {sizes} answers to {tried} findings was tried: {found} change it, and each "
        f"needs all of its answers.{left}"
    )


@dataclass(frozen=True, slots=True)
class Minimal:
    """A smallest set of changes, each with all answers that do equally well; outcomes of equal key are equal.

    Outcomes are ordered: the weightier one first.
    """

    changes: tuple[Change, ...]
    outcome: Outcome


def minimal_sets(
    inquiry: Inquiry, target: Target, candidates: Sequence[Variant], largest: int
) -> Iterator[Minimal]:
    """Yield the smallest sets of candidates that change a conclusion, up to a size."""
    search = _Search(inquiry, target, candidates)
    return chain.from_iterable(search.sets(size) for size in range(1, largest + 1))


class _Search:
    def __init__(self, inquiry: Inquiry, target: Target, candidates: Sequence[Variant]) -> None:
        self._inquiry, self._target, self._candidates = inquiry, target, candidates
        ids = {name: place for place, name in enumerate(inquiry.knowledge.finding)}
        self._finding = np.array([ids[variant.finding.id] for variant in candidates], np.intp)
        count = len(candidates)
        self._alone = np.zeros(count, np.bool_)
        self._together = np.zeros((count, count), np.bool_)
        self._now = [bool(bitmap[0] & 1) for bitmap in telling_bits(target, as_it_is(inquiry))]

    def sets(self, size: int) -> Iterator[Minimal]:
        """Yield the minimal sets of this size; those of every smaller one have been asked for before."""
        found: list[tuple[tuple[int, ...], Outcome]] = []
        for rows in _chunks(self._rows(size)):
            found += self._changing(rows, self._looked_at(rows))
        for places, _ in found:
            if size == 1:
                self._alone[places[0]] = True
            elif size == 2:
                self._together[places[0], places[1]] = True
        yield from self._merged(found)

    def _rows(self, size: int) -> Iterator[Rows]:
        """Yield the sets to try: of different findings, and without a smaller one that is enough."""
        left = np.flatnonzero(~self._alone)
        if size == 1:
            yield left[:, None]
            return
        apart = self._finding[left][:, None] != self._finding[left][None, :]
        fit = np.triu(apart & ~self._together[np.ix_(left, left)], 1)
        first, second = np.nonzero(fit)
        if size == 2:
            yield np.stack([left[first], left[second]], axis=1)
            return
        for place in range(len(left)):
            third = (first > place) & fit[place, first] & fit[place, second]
            pairs = left[first[third]], left[second[third]]
            yield np.stack([np.full(len(pairs[0]), left[place]), *pairs], axis=1)

    def _looked_at(self, rows: Rows) -> list[NDArray[np.bool_]]:
        """Return what the conclusion is in each row; single answers have been looked at together."""
        if rows.shape[1] == 1:
            every = alone(self._inquiry)
            where = every.rows(self._candidates[place] for place in rows[:, 0])
            bitmaps = telling_bits(self._target, every.verdicts)
            return [to_bools(bitmap, len(every.row))[where] for bitmap in bitmaps]
        verdicts = supposing(self._inquiry, self._candidates, rows)
        return [to_bools(bitmap, len(rows)) for bitmap in telling_bits(self._target, verdicts)]

    def _changing(
        self, rows: Rows, bits: Sequence[NDArray[np.bool_]]
    ) -> Iterator[tuple[tuple[int, ...], Outcome]]:
        moved: NDArray[np.bool_] = reduce(
            np.logical_or,
            (bit != now for bit, now in zip(bits, self._now, strict=True)),
            np.zeros(len(rows), np.bool_),
        )
        where = np.flatnonzero(moved)
        outcomes = np.packbits(~np.stack([bit[where] for bit in bits]), axis=0).T
        for row, outcome in zip(rows[where].tolist(), outcomes, strict=True):
            yield tuple(row), outcome.tobytes()

    def _merged(self, found: list[tuple[tuple[int, ...], Outcome]]) -> Iterator[Minimal]:
        """Join sets that differ in one finding's answers only, and in nothing that comes of them."""

        def alike(one: tuple[tuple[int, ...], Outcome]) -> tuple[Outcome, tuple[int, ...]]:
            return one[1], tuple(self._finding[list(one[0])].tolist())

        for (outcome, findings), group in groupby(sorted(found, key=alike), key=alike):
            sets: list[Places] = [tuple((place,) for place in places) for places, _ in group]
            for position in range(len(findings)):
                sets = _joined(sets, position)
            for changes in sets:
                yield Minimal(
                    tuple(tuple(self._candidates[place] for place in change) for change in changes), outcome
                )


def _joined(sets: list[Places], position: int) -> list[Places]:
    """Join the sets that are equal but for one position."""
    joined: dict[Places, tuple[int, ...]] = {}
    for changes in sets:
        rest = (*changes[:position], *changes[position + 1 :])
        joined[rest] = (*joined.get(rest, ()), *changes[position])
    return [(*rest[:position], places, *rest[position:]) for rest, places in joined.items()]


def _chunks(rows: Iterator[Rows]) -> Iterator[Rows]:
    """Yield rows in pieces that fit into memory side by side, many small ones together."""
    waiting: list[Rows] = []
    for some in chain(rows, (None,)):
        waiting += [] if some is None else [some]
        if some is None or sum(map(len, waiting)) >= _CHUNK:
            whole = np.concatenate(waiting) if waiting else np.empty(0, np.intp)
            yield from (whole[start : start + _CHUNK] for start in range(0, len(whole), _CHUNK))
            waiting = []
