"""Slips in criteria: a cut-off moved, a count off by one, a part dropped or negated, an option forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias, assert_never

from engine.reading.english import in_short
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Cutoff,
    No,
    Operator,
    Quantity,
    YesNo,
    no,
)
from tools.mutations.slip import Kind, Slip

Slips: TypeAlias = Iterator[Slip[Criterion]]
_AT_THE_CUTOFF: Mapping[Operator, Operator] = {"<": "<=", "<=": "<", ">=": ">", ">": ">="}
"""The smallest step of all: whether a value just at the cut-off counts."""


def of_criterion(criterion: Criterion) -> Slips:
    """Yield every slip in a criterion, from left to right.

    A place is the way to it from the top: 'when.1.0' is the first part of the second part.
    """
    return _slips(criterion, "when", denied=False)


def _slips(node: Criterion, place: str, *, denied: bool) -> Slips:
    """Yield the slips in a node; one that is `denied` is not turned round but with its denial."""
    match node:
        case AtLeast():
            yield from _of_parts(node, place)
        case No(part):
            yield _slip(place, "negated", "negation", node, part)
            for where, kind, was, is_now, result in _slips(part, f"{place}.0", denied=True):
                yield Slip(where, kind, was, is_now, no(result))
        case YesNo() | Chosen() | Compare() | Concept():
            if not denied and (not isinstance(node, Concept) or node.complete):
                yield _slip(place, "negated", "negation", node, no(node))
            match node:
                case Chosen():
                    yield from _of_options(node, place)
                case Compare():
                    yield from _of_cutoff(node, place)
        case _:
            assert_never(node)


def _of_parts(node: AtLeast, place: str) -> Slips:
    count, parts = node.count, node.parts
    if count > 1:
        yield _slip(place, "one-fewer", "count", node, AtLeast(count - 1, parts))
    if count < len(parts):
        yield _slip(place, "one-more", "count", node, AtLeast(count + 1, parts))
    for number, part in enumerate(parts):
        if len(parts) > 1:
            left = (*parts[:number], *parts[number + 1 :])
            fewer = AtLeast(min(count, len(left)), left)
            yield _slip(f"{place}.{number}", "dropped", "criterion dropped", node, fewer)
        for where, kind, was, is_now, result in _slips(part, f"{place}.{number}", denied=False):
            yield Slip(
                where, kind, was, is_now, AtLeast(count, (*parts[:number], result, *parts[number + 1 :]))
            )


def _of_options(node: Chosen, place: str) -> Slips:
    for option in node.finding.options:
        if option in node.options and len(node.options) > 1:
            yield _slip(
                place, f"without-{option.replace(' ', '-')}", "option dropped", node,
                replace(node, options=node.options - {option}),
            )  # fmt: skip


def _of_cutoff(node: Compare, place: str) -> Slips:
    yield _slip(place, "at-it", "cut-off", node, replace(node, operator=_AT_THE_CUTOFF[node.operator]))
    for name, cutoff in zip(("lower", "higher"), _neighbours(node.finding, node.cutoff), strict=True):
        # Another cut-off may be nobody's own limit.
        flags = "weakest" if node.flags == "own" else node.flags
        yield _slip(place, name, "cut-off", node, replace(node, cutoff=cutoff, flags=flags))


def _neighbours(finding: Quantity, cutoff: Cutoff) -> tuple[Cutoff, Cutoff]:
    """Return the next cut-offs down and up; where there is none, the end of what is plausible."""
    low, high = finding.plausible
    lower = [other for other in finding.cutoffs if other.value < cutoff.value]
    higher = [other for other in finding.cutoffs if other.value > cutoff.value]
    ends = (replace(cutoff, name="least", value=low), replace(cutoff, name="greatest", value=high))
    return (
        max(lower, key=lambda other: other.value, default=ends[0]),
        min(higher, key=lambda other: other.value, default=ends[1]),
    )


def _slip(place: str, how: str, kind: Kind, before: Criterion, after: Criterion) -> Slip[Criterion]:
    return Slip(f"{place}/{how}", kind, in_short(before), in_short(after), after)
