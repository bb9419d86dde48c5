"""Suppositions about one case, many at once: which answers to try, and what comes of each.

They are laid side by side, each row the case with a few other answers. All rows share the case, and a finding
differs in few of them: so the bitmap of a leaf is what the case says of it, corrected in those rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.assessment.targets import LEADING, MEDICINES, URGENCY, Target, level_of
from engine.assessment.verdicts import Verdicts
from engine.cases.case import CANNOT_TELL, Answer, Case, Partial
from engine.explain.inquiry import Inquiry
from engine.explain.variants import Variant, variant_of, variants
from engine.reading.bitmaps import Bitmap, everyone, from_bools, nobody
from engine.reading.columns import Columns, PartlyTold
from engine.reading.patient import Patient
from engine.reading.sets import Observed, Pair
from knowledge.criteria import Choice, Finding, Urgency

Rows: TypeAlias = NDArray[np.intp]
"""Suppositions: in each row the places of its candidates."""


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
        for number, name in enumerate(tried):
            cells = order[ends[number] : ends[number + 1]]
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
class Looked:
    """Verdicts on a case in some rows; of single answers, the row of each."""

    verdicts: Verdicts
    row: dict[Variant, int]

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self.verdicts.columns.length

    def rows(self, variants: Iterable[Variant]) -> Rows:
        """Return the rows of single answers."""
        return np.array([self.row[variant] for variant in variants], np.intp)


@lru_cache(maxsize=4)
def as_it_is(inquiry: Inquiry) -> Looked:
    """Return the case, in one row."""
    return Looked(supposing(inquiry, [], np.empty((1, 0), np.intp)), {})


@lru_cache(maxsize=4)
def alone(inquiry: Inquiry) -> Looked:
    """Return the case with every single other answer."""
    tried = list(candidates(inquiry, inquiry.knowledge.finding.values()))
    rows = np.arange(len(tried), dtype=np.intp)[:, None]
    return Looked(supposing(inquiry, tried, rows), {variant: place for place, variant in enumerate(tried)})


@lru_cache(maxsize=4)
def medicated(inquiry: Inquiry) -> Looked:
    """Return the case with no medicine at all, and then with those of each class alone."""
    unknown = (f for f in inquiry.knowledge.drug_classes if f.id not in inquiry.case.answers)
    tried = [variant for variant in candidates(inquiry, unknown) if isinstance(variant.answer, bool)]
    yes = {variant.finding.id: place for place, variant in enumerate(tried) if variant.answer is True}
    no = {variant.finding.id: place for place, variant in enumerate(tried) if variant.answer is False}
    both = [name for name in yes if name in no]
    rows = [[no[name] for name in both]]
    rows += [[yes[name] if name == taken else no[name] for name in both] for taken in both]
    return Looked(supposing(inquiry, tried, np.array(rows, np.intp).reshape(len(rows), len(both))), {})


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
    looked = alone(inquiry)
    counts: dict[str, list[int]] = {name: [] for name in questions}
    decided = _decided(looked, rules)[looked.rows(single)].tolist()
    for variant, count in zip(single, decided, strict=True):
        counts[variant.finding.id].append(count)
    if MEDICINES.kind in counts:
        counts[MEDICINES.kind] = _decided(medicated(inquiry), rules).tolist()
    found = ((name, some or [0]) for name, some in counts.items())
    return {name: Settles(min(some), max(some), sum(some) / len(some)) for name, some in found}


def _decided(looked: Looked, rules: Sequence[str]) -> NDArray[np.intp]:
    """Count for each row the rules that are decided."""
    undecided = looked.verdicts.undecided(dict.fromkeys(rules, 1.0))
    return len(rules) - undecided.astype(np.intp)
