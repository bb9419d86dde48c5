"""The different answers to a finding: one for each way in which rules can tell answers apart.

Of a quantity that is one value for each interval between the cut-offs in use; of a choice, the options
that no rule distinguishes are one. What is tried on a case, and what may be said to change it, are
variants; that is complete, because answers of one variant have the same effect on everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias, assert_never

from engine.cases.case import Answer, Closed, Partial
from engine.reading.english import number, value_in_words
from engine.reading.sets import Observed, answers_to
from engine.reading.spans import examples
from knowledge.criteria import (
    Audience,
    Choice,
    Compare,
    Concept,
    Finding,
    KnowledgeBase,
    Quantity,
    YesNo,
    leaves,
)


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
            return " or ".join(map(_interval, _runs(change))) + unit
        case _:
            assert_never(finding)


def _runs(change: Change) -> Iterator[tuple[list[float], Sequence[float]]]:
    """Yield the marks of adjacent intervals together, with the cut-offs that may bound them."""
    cutoffs = change[0].cutoffs
    marks = [mark for variant in change for mark in variant.answers if isinstance(mark, float)]
    place = [bisect_left(cutoffs, mark) + bisect_right(cutoffs, mark) for mark in marks]
    start = 0
    for end in range(1, len(marks) + 1):
        if end == len(marks) or place[end] != place[end - 1] + 1:
            yield marks[start:end], cutoffs
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


def _interval(run: tuple[Sequence[float], Sequence[float]]) -> str:
    """Word an interval: a mark that is a cut-off belongs to it, others lie beside the one that bounds it."""
    marks, cutoffs = run
    first, last = marks[0], marks[-1]
    below = [value for value in cutoffs if value <= first]
    above = [value for value in cutoffs if value >= last]
    if first == last and first in cutoffs:
        return number(first)
    floor = f"{'at least' if first in cutoffs else 'above'} {number(below[-1])}" if below else ""
    ceiling = f"{'at most' if last in cutoffs else 'below'} {number(above[0])}" if above else ""
    return " and ".join(filter(None, (floor, ceiling))) or "any value"
