"""The fifth reading: a criterion in prose, in a clinician's or a patient's words, short or in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from engine.case import Answer, Case, Closed
from engine.firing import Used
from knowledge.criteria import (
    AtLeast,
    Audience,
    Choice,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Finding,
    Leaf,
    No,
    Operator,
    Quantity,
    YesNo,
)

_SIGNS: dict[Operator, str] = {"<": "below", "<=": "at most", ">=": "at least", ">": "above"}
_OPPOSITE: dict[Operator, str] = {"<": "at least", "<=": "above", ">=": "below", ">": "at most"}


class Line(NamedTuple):
    """One line of an outline, and how deep it stands."""

    depth: int
    text: str


def named(thing: Finding | Concept, voice: Audience = "clinician") -> str:
    """Return the noun phrase for a finding or a concept."""
    return thing.plain if voice == "patient" and thing.plain else thing.label


def number(value: float) -> str:
    """Write a number without needless digits."""
    return f"{value:.10g}"


def in_short(criterion: Criterion, voice: Audience = "clinician") -> str:
    """Write a criterion in one line.

    >>> from knowledge.criteria import YesNo, all_of, any_of, no
    >>> a, b, c = (YesNo(id=x, label=x, clinician="?") for x in "abc")
    >>> in_short(all_of(a, any_of(b, no(c))))
    'a and (b or no c)'
    """
    return _short(criterion, voice, holds=True, nested=False)


def _short(criterion: Criterion, voice: Audience, *, holds: bool, nested: bool) -> str:
    match criterion:
        case YesNo() | Chosen() | Compare() | Concept():
            return leaf(criterion, voice, holds=holds)
        case No(part):
            return _short(part, voice, holds=not holds, nested=nested)
        case AtLeast(count, parts):
            needed = count if holds else len(parts) - count + 1
            inner = [_short(part, voice, holds=holds, nested=len(parts) > 1) for part in parts]
            if len(parts) == 1:
                return inner[0]
            if needed in (1, len(parts)):
                text = (" or " if needed == 1 else " and ").join(inner)
            else:
                text = f"at least {needed} of: {'; '.join(inner)}"
            return f"({text})" if nested else text
        case _:
            assert_never(criterion)


def in_full(criterion: Criterion, voice: Audience = "clinician") -> tuple[Line, ...]:
    """Write a criterion as an outline that can be read aloud from top to bottom."""
    return tuple(_full(criterion, voice, holds=True, depth=0))


def _full(criterion: Criterion, voice: Audience, *, holds: bool, depth: int) -> Iterator[Line]:
    match criterion:
        case YesNo() | Chosen() | Compare() | Concept():
            yield Line(depth, leaf(criterion, voice, holds=holds))
        case No(part):
            yield from _full(part, voice, holds=not holds, depth=depth)
        case AtLeast(_, (part,)):
            yield from _full(part, voice, holds=holds, depth=depth)
        case AtLeast(count, parts):
            needed = count if holds else len(parts) - count + 1
            heads = {len(parts): "all of these:", 1: "any of these:"}
            yield Line(depth, heads.get(needed, f"at least {needed} of these {len(parts)}:"))
            for part in parts:
                yield from _full(part, voice, holds=holds, depth=depth + 1)
        case _:
            assert_never(criterion)


def leaf(criterion: Leaf, voice: Audience = "clinician", *, holds: bool = True) -> str:
    """Write a leaf as a noun phrase, as it holds or as it fails."""
    match criterion:
        case YesNo() | Concept():
            return named(criterion, voice) if holds else _denied(named(criterion, voice))
        case Chosen(finding, options):
            among = [option for option in finding.options if option in options]
            words = " or ".join(option_in_words(finding, option, voice) for option in among)
            return f"{named(finding, voice)}: {words}" if holds else f"{named(finding, voice)}: not {words}"
        case Compare(finding, sign, cutoff):
            relation = (_SIGNS if holds else _OPPOSITE)[sign]
            return f"{named(finding, voice)} {relation} {number(cutoff.value)}{_unit(finding)}"
        case _:
            assert_never(criterion)


def _denied(phrase: str) -> str:
    """Deny a noun phrase: 'fever' and 'a fever' both become 'no fever'."""
    article, _, rest = phrase.partition(" ")
    return f"no {rest}" if article in ("a", "an", "the") else f"no {phrase}"


def _unit(finding: Quantity) -> str:
    return "" if finding.unit == "ratio" else f" {finding.unit}"


def option_in_words(finding: Choice, option: str, voice: Audience = "clinician") -> str:
    """Word an option of a choice."""
    if voice == "patient" and finding.plain_options:
        return finding.plain_options[finding.options.index(option)]
    return option


def answer_in_words(finding: Finding, case: Case, voice: Audience = "clinician") -> str:
    """Say what a case holds about a finding; 'no', 'not asked' and 'cannot be told' are told apart."""
    name = named(finding, voice)
    if finding.id not in case.answers:
        return f"{name}: not asked"
    return f"{name}: {value_in_words(finding, case.answers[finding.id], voice)}"


def value_in_words(finding: Finding, answer: Answer, voice: Audience = "clinician") -> str:
    """Word an answer by itself."""
    match answer:
        case Closed():
            return "asked, cannot be told"
        case bool():
            return "yes" if answer else "no"
        case str() if isinstance(finding, Choice):
            return option_in_words(finding, answer, voice)
        case tuple() if isinstance(finding, Choice):
            return ", ".join(option_in_words(finding, o, voice) for o in answer) or "none of these"
        case float() | int() if isinstance(finding, Quantity):
            return f"{number(answer)}{_unit(finding)}"
        case _:
            return str(answer)


def fact_in_words(used: Used, case: Case, voice: Audience = "clinician") -> str:
    """Say what a rule rests on: 'potassium 3.1 mmol/L, below 3.5' for a value, else the leaf itself."""
    match used.leaf:
        case Compare(finding, sign, cutoff):
            relation = (_SIGNS if used.holds else _OPPOSITE)[sign]
            value = value_in_words(finding, case.answers[finding.id], voice)
            return f"{named(finding, voice)} {value}, {relation} {number(cutoff.value)}"
        case Chosen(finding, _):
            return f"{named(finding, voice)}: {value_in_words(finding, case.answers[finding.id], voice)}"
        case YesNo() | Concept():
            return leaf(used.leaf, voice, holds=used.holds)
        case _:
            assert_never(used.leaf)
