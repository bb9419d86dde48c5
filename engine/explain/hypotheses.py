"""Suppositions about one case, many at once: the different answers to a finding, and what comes of each.

Answers that no rule tells apart are one variant. Of a quantity that is one value for each interval between
the cut-offs in use; of a choice, the options that no rule distinguishes are one. That is complete, because
answers of one variant have the same effect on everything.

Suppositions are laid side by side, each row the case with a few other answers. All rows share the case, and a
finding differs in few of them: so the bitmap of a leaf is what the case says of it, corrected in those rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, TypeAlias, assert_never

import numpy as np
from numpy.typing import NDArray

from engine.assessment.targets import LEADING, MEDICINES, URGENCY, Target, level_of
from engine.assessment.verdicts import Verdicts
from engine.cases.case import CANNOT_TELL, Answer, Case, Closed, Partial
from engine.explain.inquiry import Inquiry
from engine.reading.bitmaps import Bitmap, everyone, from_bools, nobody, to_bools
from engine.reading.columns import Columns, PartlyTold
from engine.reading.english import number, value_in_words
from engine.reading.patient import Patient
from engine.reading.sets import Observed, Pair, answers_to
from engine.reading.spans import examples
from knowledge.criteria import (
    Audience,
    Choice,
    Compare,
    Concept,
    Finding,
    KnowledgeBase,
    Quantity,
    Urgency,
    YesNo,
    leaves,
)

Rows: TypeAlias = NDArray[np.intp]
"""Suppositions: in each row the places of its candidates."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Answers to a finding that no rule tells apart: one of them, and all of them in order.

    Of a quantity `answers` are marks within the interval, and `cutoffs` what rules compare it with;
    `holding` are the leaves that hold.
    """

    finding: Finding
    answer: Answer
    answers: tuple[Answer, ...]
    holding: frozenset[Observed]
    cutoffs: tuple[float, ...] = ()


Change: TypeAlias = tuple[Variant, ...]
"""Variants of one finding that do equally well, in their order; the first stands for them all."""


def change_in_words(change: Change, voice: Audience = "clinician") -> str:
    """Word all answers of the variants, adjacent intervals as one; of options to choose from, the fewest."""
    finding = change[0].finding
    match finding:
        case Choice(several=True):
            return value_in_words(finding, change[0].answer, voice)
        case YesNo() | Choice():
            answers = [answer for variant in change for answer in variant.answers]
            return " or ".join(value_in_words(finding, answer, voice) for answer in answers)
        case Quantity():
            unit = "" if finding.unit == "ratio" else f" {finding.unit}"
            return " or ".join(_interval(run, change[0].cutoffs) for run in _runs(change)) + unit
        case _:
            assert_never(finding)


def _runs(change: Change) -> Iterator[list[float]]:
    """Yield the marks of adjacent intervals together."""
    cutoffs = change[0].cutoffs
    marks = [mark for variant in change for mark in variant.answers if isinstance(mark, float)]
    place = [bisect_left(cutoffs, mark) + bisect_right(cutoffs, mark) for mark in marks]
    start = 0
    for end in range(1, len(marks) + 1):
        if end == len(marks) or place[end] != place[end - 1] + 1:
            yield marks[start:end]
            start = end


@lru_cache(maxsize=16)
def variants(knowledge: KnowledgeBase) -> Mapping[str, tuple[Variant, ...]]:
    """Map every finding to its variants; one that no rule reads has a single variant."""
    read = _leaves_by_finding(knowledge)
    return {
        name: tuple(_variants(finding, read.get(name, ()))) for name, finding in knowledge.finding.items()
    }


def variant_of(knowledge: KnowledgeBase, finding: Finding, answer: Answer | None) -> Variant | None:
    """Return the variant an answer belongs to, or None if it is no value, or told in part: of several."""
    if answer is None or isinstance(answer, Closed | Partial):
        return None
    holding = _holding(answer, _leaves_by_finding(knowledge).get(finding.id, ()))
    return next((variant for variant in variants(knowledge)[finding.id] if variant.holding == holding), None)


@lru_cache(maxsize=16)
def _leaves_by_finding(knowledge: KnowledgeBase) -> Mapping[str, tuple[Observed, ...]]:
    """Map findings to all that rules and other records ask of them."""
    read: dict[str, dict[Observed, None]] = {}
    for when in knowledge.criteria:
        for leaf in leaves(when):
            if not isinstance(leaf, Concept):
                read.setdefault(leaf.finding.id, {})[leaf] = None
    return {name: tuple(found) for name, found in read.items()}


def _variants(finding: Finding, read: tuple[Observed, ...]) -> Iterator[Variant]:
    groups: dict[frozenset[Observed], list[Answer]] = {}
    for answer in _answers(finding, read):
        groups.setdefault(_holding(answer, read), []).append(answer)
    cutoffs = _cutoffs(read)
    for holding, answers in groups.items():
        typical = answers[len(answers) // 2] if isinstance(finding, Quantity) else answers[0]
        yield Variant(finding, typical, tuple(answers), holding, cutoffs)


def _holding(answer: Answer, read: Iterable[Observed]) -> frozenset[Observed]:
    return frozenset(leaf for leaf in read if answers_to(leaf, answer))


def _cutoffs(read: Iterable[Observed]) -> tuple[float, ...]:
    """Return the values that leaves compare a quantity with, each once, in ascending order."""
    return tuple(sorted({float(leaf.cutoff.value) for leaf in read if isinstance(leaf, Compare)}))


def _answers(finding: Finding, read: tuple[Observed, ...]) -> Iterator[Answer]:
    match finding:
        case YesNo():
            yield from (True, False)
        case Choice(several=True):
            for size in range(len(finding.options) + 1):
                yield from combinations(finding.options, size)
        case Choice():
            yield from finding.options
        case Quantity():
            yield from examples(finding, _cutoffs(read))
        case _:
            assert_never(finding)


def _interval(marks: Sequence[float], cutoffs: Sequence[float]) -> str:
    """Word an interval: a mark that is a cut-off belongs to it, others lie beside the one that bounds it."""
    first, last = marks[0], marks[-1]
    below = [value for value in cutoffs if value <= first]
    above = [value for value in cutoffs if value >= last]
    if first == last and first in cutoffs:
        return number(first)
    floor = f"{'at least' if first in cutoffs else 'above'} {number(below[-1])}" if below else ""
    ceiling = f"{'at most' if last in cutoffs else 'below'} {number(above[0])}" if above else ""
    return " and ".join(filter(None, (floor, ceiling))) or "any value"


def candidates(inquiry: Inquiry, findings: Iterable[Finding]) -> Iterator[Variant]:
    """Yield the variants other than what is known, of a choice of several by single options.

    A finding without rules has nothing to try; one with a single variant cannot make a difference.
    """
    for finding in findings:
        now = inquiry.case.answers.get(finding.id)
        current = variant_of(inquiry.knowledge, finding, now)
        every = variants(inquiry.knowledge)[finding.id]
        if isinstance(finding, Choice) and finding.several:
            tried = (variant_of(inquiry.knowledge, finding, answer) for answer in _by_option(finding, now))
            every = tuple(dict.fromkeys(variant for variant in tried if variant is not None))
        yield from (variant for variant in every if variant is not current)


def _by_option(finding: Choice, now: Answer | None) -> Iterator[Answer]:
    """Yield what is known with one option more or less; of an unknown, each option alone, and none."""
    chosen = now if isinstance(now, tuple) else ()
    if not isinstance(now, tuple):
        yield ()
    for option in finding.options:
        toggled = {*chosen} ^ {option}
        yield tuple(one for one in finding.options if one in toggled)


@dataclass(frozen=True, eq=False, kw_only=True)
class Hypotheses(Columns):
    """One case in many rows; `supposed` maps findings to the rows that suppose them, and to which variant."""

    case: Case
    supposed: Mapping[str, tuple[Rows, Rows]]
    tried: Mapping[str, Sequence[Variant]]

    @classmethod
    def about(cls, case: Case, candidates: Sequence[Variant], rows: Rows) -> Hypotheses:
        """Suppose the candidates of each row."""
        tried: dict[str, list[Variant]] = {}
        local = np.empty(len(candidates), np.intp)
        for place, variant in enumerate(candidates):
            among = tried.setdefault(variant.finding.id, [])
            local[place] = len(among)
            among.append(variant)
        owner = np.repeat(np.arange(len(tried)), [len(among) for among in tried.values()])
        owners = owner[rows]
        supposed = {}
        order = np.argsort(owners, axis=None, kind="stable")
        ends = np.searchsorted(owners.ravel()[order], np.arange(len(tried) + 1))
        for place, name in enumerate(tried):
            cells = order[ends[place] : ends[place + 1]]
            supposed[name] = (cells // rows.shape[1], local[rows.ravel()[cells]])
        length = len(rows)
        closed = {
            name: from_bools(_without(length, supposed.get(name)))
            for name, answer in case.told.items()
            if answer is CANNOT_TELL
        }
        partly = {
            name: PartlyTold((answer,), np.where(_without(length, supposed.get(name)), 0, -1))
            for name, answer in case.told.items()
            if isinstance(answer, Partial)
        }
        in_one = {name: from_bools(_without(length, supposed.get(name))) for name in case.denied}
        patients = everyone(length) if case.audience == "patient" else nobody(length)
        return cls(
            length=length, answers={}, closed=closed, patients=patients, told_in_one=in_one,
            told_in_part=partly,
            case=case, supposed=supposed, tried=tried,
        )  # fmt: skip

    def _read(self, leaf: Observed) -> Pair[Bitmap]:
        name = leaf.finding.id
        now = Patient(self.case.told).known(leaf)
        true, false = np.full(self.length, now.true), np.full(self.length, now.false)
        if name in self.supposed:
            where, which = self.supposed[name]
            holds = np.array([leaf in variant.holding for variant in self.tried[name]])[which]
            true[where], false[where] = holds, ~holds
        return Pair(from_bools(true), from_bools(false))

    def _read_answered(self, finding: Finding) -> Bitmap:
        known = self.case.told.get(finding.id, CANNOT_TELL) is not CANNOT_TELL
        answered = np.full(self.length, known)
        if finding.id in self.supposed:
            answered[self.supposed[finding.id][0]] = True
        return from_bools(answered)


def _without(length: int, supposed: tuple[Rows, Rows] | None) -> NDArray[np.bool_]:
    still = np.full(length, True)
    if supposed is not None:
        still[supposed[0]] = False
    return still


def supposing(inquiry: Inquiry, candidates: Sequence[Variant], rows: Rows) -> Verdicts:
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
        case "disorder" if target.id in verdicts.must_not_miss:
            status = verdicts.conclusion("status", target.id)
            return [*verdicts.conclusion("disorder", target.id), *status]
        case "leading" | "benign" | "status" | "disorder" | "concept" | "warning" | "step" | "rule":
            return list(verdicts.conclusion(target.kind, target.id))
        case "finding" | "medicines":
            raise ValueError(f"{target} is answered, not concluded")


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    """Verdicts on a case with every single other answer, and the row of each."""

    verdicts: Verdicts
    row: dict[Variant, int]

    def rows(self, variants: Iterable[Variant]) -> Rows:
        """Return the rows of some answers."""
        return np.array([self.row[variant] for variant in variants], np.intp)


@lru_cache(maxsize=4)
def as_it_is(inquiry: Inquiry) -> Verdicts:
    """Return the verdicts on the case itself, in one row."""
    return supposing(inquiry, [], np.empty((1, 0), np.intp))


@lru_cache(maxsize=4)
def alone(inquiry: Inquiry) -> Alone:
    """Suppose every single other answer."""
    tried = list(candidates(inquiry, inquiry.knowledge.finding.values()))
    rows = np.arange(len(tried), dtype=np.intp)[:, None]
    return Alone(supposing(inquiry, tried, rows), {variant: place for place, variant in enumerate(tried)})


@lru_cache(maxsize=4)
def medicated(inquiry: Inquiry) -> Verdicts:
    """Return the verdicts on the case with no medicine at all, and then with those of each class alone."""
    unknown = (f for f in inquiry.knowledge.drug_classes if f.id not in inquiry.case.answers)
    tried = [variant for variant in candidates(inquiry, unknown) if isinstance(variant.answer, bool)]
    yes = {variant.finding.id: place for place, variant in enumerate(tried) if variant.answer is True}
    no = {variant.finding.id: place for place, variant in enumerate(tried) if variant.answer is False}
    both = [name for name in yes if name in no]
    rows = [[no[name] for name in both]]
    rows += [[yes[name] if name == taken else no[name] for name in both] for taken in both]
    return supposing(inquiry, tried, np.array(rows, np.intp).reshape(len(rows), len(both)))


class Settles(NamedTuple):
    """The fewest and the most of some rules that an answer decides, and how many on average."""

    least: int
    most: int
    mean: float


def usefulness(inquiry: Inquiry, questions: Sequence[str], rules: Sequence[str]) -> dict[str, Settles]:
    """Say of every question how many of these rules its answer decides.

    A rule is decided once it fires, or can fire no more. Of the medicines the answers are none at all,
    and those of each class alone.
    """
    findings = (inquiry.knowledge.finding[n] for n in questions if n != MEDICINES.kind)
    single = list(candidates(inquiry, findings))
    every = alone(inquiry)
    counts: dict[str, list[int]] = {name: [] for name in questions}
    decided = _decided(every.verdicts, rules)[every.rows(single)].tolist()
    for variant, count in zip(single, decided, strict=True):
        counts[variant.finding.id].append(count)
    if MEDICINES.kind in counts:
        counts[MEDICINES.kind] = _decided(medicated(inquiry), rules).tolist()
    found = ((name, some or [0]) for name, some in counts.items())
    return {name: Settles(min(some), max(some), sum(some) / len(some)) for name, some in found}


def _decided(verdicts: Verdicts, rules: Sequence[str]) -> NDArray[np.intp]:
    """Count in each row the rules that fire, or can fire no more."""
    length = verdicts.columns.length
    found = np.full(length, len(rules))
    for name in rules:
        found -= to_bools(verdicts.could_fire[name] & ~verdicts.fired[name], length)
    return found
