"""Findings: what can be observed or asked, and the simplest criterion about each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar, Literal, NoReturn, TypeAlias

from knowledge.language.source import Citation, KnowledgeError

Audience: TypeAlias = Literal["clinician", "patient"]
Operator: TypeAlias = Literal["<", "<=", ">=", ">"]
Obtained: TypeAlias = Literal["history", "examination", "tests"]
"""How a finding is obtained: by asking; by eye, hand and hammer; by instrument, laboratory or image."""
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def check_id(identifier: str, what: str) -> None:
    """Refuse an id that is not snake_case with single underscores."""
    if not _SNAKE.fullmatch(identifier):
        raise KnowledgeError(f"{what} id {identifier!r} is not snake_case, like 'night_in_bed'")


class Node:
    """Base of criteria: refuses `bool()`, so that `a and b` fails loudly."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise TypeError("a criterion has no truth of its own: use all_of, any_of, at_least, no")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Finding:
    """What every finding has: an id, noun phrases and questions in two wordings.

    `label` and `plain` are noun phrases, for a clinician and for a patient; `clinician` and
    `patient` are the questions. A finding without a patient's question is not asked of patients.
    `obtained` says how it comes to be known. `exclusion_test` marks a test of this episode that may rule
    a disorder out. `fixed` marks what cannot be otherwise, like age: no other answer to it is ever
    proposed. Findings are declared once and compared by identity.
    """

    id: str
    label: str
    clinician: str
    patient: str = ""
    plain: str = ""
    help: str = ""
    obtained: Obtained = "history"
    exclusion_test: bool = False
    fixed: bool = False

    def __post_init__(self) -> None:
        check_id(self.id, "finding")
        if not (self.label and self.clinician):
            raise KnowledgeError(f"finding {self.id} needs a label and a clinician's question")

    @property
    def asked_of(self) -> tuple[Audience, ...]:
        """Name the audiences this finding is asked of."""
        return ("clinician", "patient") if self.patient else ("clinician",)

    @property
    def in_reach_of(self) -> tuple[Audience, ...]:
        """Name the audiences who can settle it themselves: by asking, a clinician by examining too."""
        if self.obtained == "history":
            return self.asked_of
        return ("clinician",) if self.obtained == "examination" else ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class YesNo(_Finding, Node):
    """A finding answered yes or no; it is itself the criterion 'yes'."""

    kind: ClassVar[str] = "yes_no"

    @property
    def finding(self) -> YesNo:
        """Return the finding that the criterion is about, as other criteria do."""
        return self


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrugClass(YesNo):
    """A class of medicines: yes if one of the patient's medicines belongs to it.

    Answered through the list of medicines, by name; never asked by itself.
    """

    kind: ClassVar[str] = "medicine_class"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice(_Finding):
    """A finding answered by one of a few options, or by several of them if `several`.

    `plain_options` words the options for patients, in the same order.
    """

    options: tuple[str, ...]
    plain_options: tuple[str, ...] = ()
    several: bool = False

    def __post_init__(self) -> None:
        _Finding.__post_init__(self)
        if len(set(self.options)) != len(self.options) or len(self.options) < 2:
            raise KnowledgeError(f"{self.id} needs two or more different options: {self.options}")
        if self.plain_options and len(self.plain_options) != len(self.options):
            raise KnowledgeError(f"{self.id} words {len(self.plain_options)} options for patients, not all")

    @property
    def kind(self) -> str:
        """Name the kind of answer."""
        return "any_of" if self.several else "one_of"

    def is_(self, *options: str) -> Chosen:
        """Hold when the one option chosen is among these."""
        if self.several:
            raise KnowledgeError(f"{self.id} may have several answers: use any_of")
        return Chosen(self, frozenset(options))

    def any_of(self, *options: str) -> Chosen:
        """Hold when at least one of these options is chosen."""
        if not self.several:
            raise KnowledgeError(f"{self.id} has one answer: use is_")
        return Chosen(self, frozenset(options))


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A named value of a quantity, in the quantity's own unit, and who set it there."""

    name: str
    value: float
    reference: Citation


def interval(low: float, high: float, reference: Citation) -> tuple[Cutoff, Cutoff]:
    """Return the ends of a reference interval, as the cut-offs 'low' and 'high'."""
    return Cutoff("low", low, reference), Cutoff("high", high, reference)


class Flag(Enum):
    """How a laboratory marks a result without its number: beside the reference interval, or within."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


Mark: TypeAlias = tuple[float, bool]
"""A border within a quantity's range: just under this value, or with True just over it."""
Limits: TypeAlias = str | tuple[str, ...] | None
"""The cut-off that is one end of a reference interval; several, where it differs from patient to patient."""
_ANYTHING = (float("-inf"), False), (float("inf"), True)
FlagsCount: TypeAlias = Literal["weakest", "own", "never"]
"""What a flag says to a comparison: what it does of anybody; of the patient's own limit; nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantity(_Finding):
    """A measured finding.

    `other_units` maps a unit to (factor, offset): value in `unit` = factor * given + offset. Each unit is
    written once; how else it may be spelt is known to all findings alike.
    `plausible` is the closed range, in `unit`, outside which a value is taken for a mistake.
    `digits` is the number of decimals laboratories report: to so many is rounded what comes from a
    unit of another size, since guidelines print their cut-offs rounded too (a glucose of 70 mg/dL is
    3.9 mmol/L, not 3.886). It is left out where such rounding would carry a value over a cut-off.
    `reference` names the cut-offs that are the ends of the reference interval. Only a quantity that has
    one may be told as a flag. Where an end differs by sex, age or trimester, it names all of them, and a
    flag entails no more than it does whichever is meant. `flags` are words for a flag besides the usual.
    """

    kind: ClassVar[str] = "quantity"

    unit: str
    plausible: tuple[float, float]
    other_units: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    digits: int | None = None
    cutoffs: tuple[Cutoff, ...] = ()
    reference: tuple[Limits, Limits] = (None, None)
    flags: Mapping[str, Flag] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _Finding.__post_init__(self)
        low, high = self.plausible
        for cutoff in self.cutoffs:
            if not low < cutoff.value <= high:
                raise KnowledgeError(f"{self.id}: cut-off {cutoff} is outside {self.plausible}")
            if self.digits is not None and round(cutoff.value, self.digits) != cutoff.value:
                raise KnowledgeError(f"{self.id}: cut-off {cutoff} has more than {self.digits} decimals")
        lows, highs = map(self._limits, self.reference)
        if lows and highs and max(lows) >= min(highs):
            raise KnowledgeError(f"{self.id}: the reference interval {self.reference} is upside down")
        if self.flags and not self.takes_flags:
            raise KnowledgeError(f"{self.id} has words for flags, and no reference interval")

    @property
    def takes_flags(self) -> bool:
        """Return whether it may be told as low, normal or high."""
        return self.reference != (None, None)

    def flagged(self, flag: Flag, own: Cutoff | None = None) -> tuple[Mark, Mark]:
        """Return the borders between which a value lies that is flagged so, whosever it is.

        If the limit that is the patient's `own` is known, it is beside that. It is never taken to be a limit
        itself, which one laboratory counts in and the next does not.
        """
        lows, highs = map(self._limits, self.reference)
        if own is not None:
            lows, highs = ([limit for limit in ends if limit == own.value] for ends in (lows, highs))
        least, most = _ANYTHING
        match flag:
            case Flag.LOW:
                ends = lows or highs
                return least, (max(ends), not lows)
            case Flag.HIGH:
                ends = highs or lows
                return (min(ends), bool(highs)), most
            case Flag.NORMAL:
                return (min(lows), True) if lows else least, (max(highs), False) if highs else most

    def cutoff(self, name: str) -> Cutoff:
        """Return the cut-off of this name."""
        for cutoff in self.cutoffs:
            if cutoff.name == name:
                return cutoff
        legal = ", ".join(c.name for c in self.cutoffs) or "none"
        raise KnowledgeError(f"{self.id} has no cut-off {name!r}; it has: {legal}")

    def _limits(self, names: Limits) -> list[float]:
        return [self.cutoff(name).value for name in _each(names)]

    def _compare(self, operator: Operator, name: str, *, own: bool = False) -> Compare:
        return Compare(self, operator, self.cutoff(name), "own" if own else "weakest")

    def below(self, cutoff: str, *, own: bool = False) -> Compare:
        """Hold under the named cut-off; one that is the patient's `own` limit makes a flag say just that."""
        return self._compare("<", cutoff, own=own)

    def at_most(self, cutoff: str, *, own: bool = False) -> Compare:
        """Hold at or under the named cut-off."""
        return self._compare("<=", cutoff, own=own)

    def at_least(self, cutoff: str, *, own: bool = False) -> Compare:
        """Hold at or over the named cut-off."""
        return self._compare(">=", cutoff, own=own)

    def above(self, cutoff: str, *, own: bool = False) -> Compare:
        """Hold over the named cut-off."""
        return self._compare(">", cutoff, own=own)

    def __lt__(self, other: object) -> NoReturn:
        raise TypeError(f"compare {self.id} with a named cut-off: below, at_most, at_least, above")

    __le__ = __gt__ = __ge__ = __lt__


@dataclass(frozen=True, slots=True)
class Chosen(Node):
    """An answer to a choice holds at least one of `options`."""

    finding: Choice
    options: frozenset[str]

    def __post_init__(self) -> None:
        unknown = sorted(self.options - set(self.finding.options))
        if unknown or not self.options:
            raise KnowledgeError(f"{self.finding.id} has no option {unknown}: {self.finding.options}")


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """A quantity stands in this relation to a named cut-off; `flags` is what a flag says to that."""

    finding: Quantity
    operator: Operator
    cutoff: Cutoff
    flags: FlagsCount = "weakest"

    def __post_init__(self) -> None:
        ends = (name for limits in self.finding.reference for name in _each(limits))
        if self.flags == "own" and self.cutoff.name not in ends:
            raise KnowledgeError(f"{self.finding.id}: {self.cutoff.name!r} is nobody's own limit")

    def borders(self, flag: Flag) -> tuple[Mark, Mark] | None:
        """Return between which borders a flag puts the value, if it says anything here."""
        if self.flags == "never":
            return None
        return self.finding.flagged(flag, self.cutoff if self.flags == "own" else None)


def _each(names: Limits) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names or ()


Finding: TypeAlias = YesNo | Choice | Quantity
