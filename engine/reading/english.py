"""Criteria and answers in English, in a clinician's or a patient's words, short or in full.

What a case tells is said in its own words: a medicine by its name, a value in the unit it was written in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from math import isfinite
from typing import NamedTuple, assert_never

from engine.cases.case import Answer, Bound, Case, Closed
from engine.cases.medicine_names import recognise
from engine.cases.problems import escaped
from engine.cases.values import read_quantity
from engine.errors import CrampdxError
from engine.reading.patient import Condition, Junction, Used, condition
from knowledge.criteria import (
    Audience,
    Choice,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Disorder,
    DrugClass,
    Finding,
    Flag,
    KnowledgeBase,
    Leaf,
    Operator,
    Quantity,
    YesNo,
)

_SIGNS: dict[Operator, str] = {"<": "below", "<=": "at most", ">=": "at least", ">": "above"}
_OPPOSITE: dict[Operator, str] = {"<": "at least", "<=": "above", ">=": "below", ">": "at most"}

_SIGNIFICANT, _FROM_CONVERSION = 3, 6
"""Digits that a rounded value keeps at least; so many that no laboratory reports them."""
_ASIDE = re.compile(r"\([^()]*\)")
_JOINING = re.compile(r" or | and |[,;]")


class Line(NamedTuple):
    """One line of an outline, and how deep it stands."""

    depth: int
    text: str


def named(thing: Finding | Concept | Disorder, voice: Audience = "clinician") -> str:
    """Return the noun phrase for a finding, a concept or a disorder."""
    if voice == "patient" and thing.plain:
        return thing.plain
    return thing.name if isinstance(thing, Disorder) else thing.label


def question(finding: Finding, voice: Audience) -> str:
    """Return the question for a finding."""
    return finding.patient if voice == "patient" and finding.patient else finding.clinician


def number(value: float) -> str:
    """Write a number without needless digits."""
    return f"{value:.10g}"


def relation(sign: Operator, *, holds: bool = True) -> str:
    """Word how a value stands to a cut-off, as it holds or as it fails."""
    return (_SIGNS if holds else _OPPOSITE)[sign]


def rounded(finding: Quantity, value: float) -> str:
    """Write a value; one with more digits than are ever measured comes of a conversion, and is rounded.

    It keeps three significant digits, and as many more as it takes to stand where it stands to each
    cut-off: above, below or on it.
    """
    exact = number(value)
    if len(exact.lstrip("-0.").replace(".", "")) < _FROM_CONVERSION and _beside(finding, value, exact):
        return exact
    for digits in range(max(_SIGNIFICANT, len(str(int(abs(value))))), 17):
        short = f"{value:.{digits}g}"
        if _beside(finding, value, short):
            return short
    return repr(value)


def _beside(finding: Quantity, value: float, text: str) -> bool:
    """Return whether a text stands to each cut-off where the value stands."""
    told, marks = float(text), [cutoff.value for cutoff in finding.cutoffs]
    return [(told > mark, told < mark) for mark in marks] == [(value > mark, value < mark) for mark in marks]


def in_short(criterion: Criterion, voice: Audience = "clinician") -> str:
    """Write a criterion in one line.

    >>> from knowledge.criteria import YesNo, all_of, any_of, no
    >>> a, b, c = (YesNo(id=x, label=x, clinician="?") for x in "abc")
    >>> in_short(all_of(a, any_of(b, no(c))))
    'a and (b or no c)'
    """
    return _short(condition(criterion), voice, nested=False)


def in_full(criterion: Criterion, voice: Audience = "clinician") -> tuple[Line, ...]:
    """Write a criterion as an outline that can be read aloud from top to bottom."""
    return tuple(_full(condition(criterion), voice, depth=0))


def _head(said: Junction) -> str:
    if said.count == len(said.parts):
        return "all of"
    return "any of" if said.count == 1 else f"at least {said.count} of"


def _short(said: Condition, voice: Audience, *, nested: bool) -> str:
    if isinstance(said, Used):
        return leaf(said.leaf, voice, holds=said.holds)
    head, inner = _head(said), [_short(part, voice, nested=True) for part in said.parts]
    # A word that joins these and stands within one of them would leave open what belongs together.
    told = (text for part, text in zip(said.parts, inner, strict=True) if isinstance(part, Used))
    if head.startswith("at least") or any(_JOINING.search(_ASIDE.sub("", text)) for text in told):
        text = f"{head}: {'; '.join(inner)}"
    else:
        text = (" and " if head == "all of" else " or ").join(inner)
    return f"({text})" if nested else text


def _full(said: Condition, voice: Audience, *, depth: int) -> Iterator[Line]:
    if isinstance(said, Used):
        yield Line(depth, leaf(said.leaf, voice, holds=said.holds))
        return
    head = _head(said)
    counted = f" {len(said.parts)}" if head.startswith("at least") else ""
    yield Line(depth, f"{head} these{counted}:")
    for part in said.parts:
        yield from _full(part, voice, depth=depth + 1)


def leaf(criterion: Leaf, voice: Audience = "clinician", *, holds: bool = True) -> str:
    """Write a leaf as a noun phrase, as it holds or as it fails."""
    match criterion:
        case YesNo() | Concept():
            return named(criterion, voice) if holds else _denied(named(criterion, voice))
        case Chosen(finding, options):
            return f"{named(finding, voice)}: {_among(finding, options, voice, holds=holds)}"
        case Compare(finding, sign, cutoff, flags):
            bound = f"{relation(sign, holds=holds)} {number(cutoff.value)}{_unit(finding)}"
            return f"{named(finding, voice)} {'measured ' if flags == 'never' else ''}{bound}"
        case _:
            assert_never(criterion)


def _among(finding: Choice, options: Collection[str], voice: Audience, *, holds: bool) -> str:
    """Name the options, or what is left where one of the others has to be it."""
    inside = [option_in_words(finding, o, voice) for o in finding.options if o in options]
    outside = [option_in_words(finding, o, voice) for o in finding.options if o not in options]
    if holds:
        return " or ".join(inside)
    if 0 < len(outside) <= len(inside) and not finding.several:
        return " or ".join(outside)
    return f"neither {' nor '.join(inside)}" if len(inside) > 1 else f"not {inside[0]}"


def _denied(phrase: str) -> str:
    """Deny a noun phrase: 'fever' and 'a fever' both become 'no fever'."""
    article, _, rest = phrase.partition(" ")
    return f"no {rest}" if article in ("a", "an", "the") else f"no {phrase}"


def _unit(finding: Quantity) -> str:
    """Write a unit after its number; a unit that begins with a number is multiplied by it."""
    if finding.unit == "ratio":
        return ""
    return f" x{finding.unit}" if finding.unit[0].isdigit() else f" {finding.unit}"


def range_in_words(finding: Quantity) -> str:
    """Word what is plausible of a quantity."""
    low, high = finding.plausible
    return f"{number(low)} to {number(high)} {finding.unit}".rstrip()


def option_in_words(finding: Choice, option: str, voice: Audience = "clinician") -> str:
    """Word an option of a choice."""
    if voice == "patient" and finding.plain_options:
        return finding.plain_options[finding.options.index(option)]
    return option


def value_in_words(finding: Finding, answer: Answer, voice: Audience = "clinician") -> str:
    """Word an answer by itself."""
    match answer:
        case Closed():
            return "asked, not known"
        case bool():
            return "yes" if answer else "no"
        case str() if isinstance(finding, Choice):
            return option_in_words(finding, answer, voice)
        case tuple() if isinstance(finding, Choice):
            return ", ".join(option_in_words(finding, o, voice) for o in answer) or "none of these"
        case float() | int() if isinstance(finding, Quantity):
            return f"{rounded(finding, answer)}{_unit(finding)}"
        case Bound(sign, bound) if isinstance(finding, Quantity):
            return f"{sign}{rounded(finding, bound)}{_unit(finding)}"
        case Flag():
            return f"{answer.value} (no number)"
        case _:
            return str(answer)


def flag_beside(finding: Quantity, answer: Answer, flag: Flag) -> str:
    """Word the flag beside a number, and what it means here where the number is not so."""
    words = f"flagged {flag.value}"
    if isinstance(answer, float) and not fits(finding, answer, flag):
        least, most = (end for end, _ in finding.flagged(flag))
        over = f"above {number(least)}" if isfinite(least) else ""
        under = f"below {number(most)}" if isfinite(most) else ""
        words += f", which here is {' and '.join(filter(None, (over, under)))}"
    return words


def fits(finding: Quantity, value: float, flag: Flag) -> bool:
    """Return whether a number may be flagged so: a limit itself is counted in by some, and out by others."""
    least, most = (end for end, _ in finding.flagged(flag))
    return not finding.takes_flags or least <= value <= most


_MOST_NAMES = 4
_ARTICLE_OR_ASIDE = re.compile(r"^(?:an?|the) | \([^()]*\)")


class Told:
    """The words for one case and one reader."""

    def __init__(self, knowledge: KnowledgeBase, case: Case, voice: Audience) -> None:
        self._knowledge, self._case, self._voice = knowledge, case, voice

    def answer(self, finding: Finding) -> str:
        """Say what the case holds about a finding, with the name of what is told.

        'No', 'not asked' and 'not known' are kept apart.
        """
        if names := self._names(finding):
            return self._belonging(finding, names)
        return f"{named(finding, self._voice)}: {self.value(finding)}"

    def value(self, finding: Finding) -> str:
        """Say what the case holds about a finding, by itself."""
        if finding.id not in self._case.answers:
            return "not asked"
        words = value_in_words(finding, self._case.answers[finding.id], self._voice)
        if names := self._names(finding):
            return f"{words} ({_listed(names)})"
        given, flag = self._as_written(finding)
        if flag is not None and isinstance(finding, Quantity):
            beside = flag_beside(finding, self._case.answers[finding.id], flag)
            return f"{words if _same_number(given, words) else given} ({beside})"
        return words if not given else given if _same_number(given, words) else f"{given} ({words})"

    def fact(self, used: Used) -> str:
        """Say what a rule rests on: 'potassium 3.1 mmol/L, below 3.5' for a value, else the leaf itself."""
        match used.leaf:
            case Compare(finding, sign, cutoff):
                stands = f"{relation(sign, holds=used.holds)} {number(cutoff.value)}"
                return f"{named(finding, self._voice)} {self.value(finding)}, {stands}"
            case Chosen(finding, _):
                return f"{named(finding, self._voice)}: {self.value(finding)}"
            case YesNo() if names := self._names(used.leaf):
                return self._belonging(used.leaf, names)
            case YesNo() | Concept():
                return leaf(used.leaf, self._voice, holds=used.holds)
            case _:
                assert_never(used.leaf)

    @property
    def misflagged(self) -> tuple[str, ...]:
        """Tell each number that is flagged otherwise than the reference interval has it here."""
        odd = []
        for name in self._case.as_written:
            finding, value = self._knowledge.finding[name], self._case.answers.get(name)
            if isinstance(finding, Quantity) and isinstance(value, float):
                _, flag = self._as_written(finding)
                if flag is not None and not fits(finding, value, flag):
                    odd.append(f"{named(finding, self._voice)} {self.value(finding)}")
        return tuple(odd)

    def medicines(self) -> str:
        """Say in one line what the medicines on the list were read as; '' where none is on it."""
        alike: dict[str, list[str]] = {}
        for name in self._case.medicines or ():
            alike.setdefault(self._read_as(name), []).append(escaped(name))
        return "; ".join(f"{', '.join(names)} ({read_as})" for read_as, names in alike.items())

    def _read_as(self, name: str) -> str:
        read = recognise([name], self._knowledge.drugs)
        classes = [self._class(key) for key in read.by_class]
        if perhaps := [self._class(key) for key in read.perhaps]:
            classes.append(f"perhaps {' or '.join(perhaps)}")
        if read.unrecognised:
            return f"recognised in part: {'; '.join(classes)}" if classes else "not recognised"
        return "; ".join(classes) or "in none of the classes that matter here"

    def _class(self, key: str) -> str:
        """Name a class as a class: 'a thiazide (indapamide, for example)' is 'thiazide'."""
        return _bare(named(self._knowledge.finding[key], self._voice))

    def _belonging(self, drug_class: Finding, names: tuple[str, ...]) -> str:
        """Name medicines, and what they are where the name does not say so itself."""
        label = named(drug_class, self._voice)
        if all(_bare(label).casefold() in name.casefold() for name in names):
            return _listed(names)
        return f"{_listed(names)}, {'each ' if len(names) > 1 else ''}{label}"

    def _names(self, finding: Finding) -> tuple[str, ...]:
        """Return the medicines on the list that belong to a class, if that is what is asked."""
        if isinstance(finding, DrugClass) and self._case.answers.get(finding.id) is True:
            return self._by_class.get(finding.id, ())
        return ()

    @cached_property
    def _by_class(self) -> Mapping[str, tuple[str, ...]]:
        return recognise(self._case.medicines or (), self._knowledge.drugs).by_class

    def _as_written(self, finding: Finding) -> tuple[str, Flag | None]:
        """Return a value as it was written, unless the answer has become another one since, and its flag."""
        text = self._case.as_written.get(finding.id, "")
        if not (text and isinstance(finding, Quantity)):
            return "", None
        try:
            answer, _, flag = read_quantity(finding, text)
        except CrampdxError:
            return "", None
        if answer != self._case.answers[finding.id]:
            return "", None
        return escaped(text), flag


def _bare(label: str) -> str:
    return _ARTICLE_OR_ASIDE.sub("", label)


def _listed(names: tuple[str, ...]) -> str:
    """Join names by commas: 'and' may stand within one of them."""
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    return ", ".join([*map(escaped, names[:_MOST_NAMES]), *more])


def _same_number(text: str, other: str) -> bool:
    """Return whether two measured values differ in the name of their unit alone: 3,1 mEq/L and 3.1 mmol/L."""
    one, two = (re.match(r"[0-9.]*", each.replace(",", ".")) for each in (text, other))
    return one is not None and two is not None and one[0] == two[0]
