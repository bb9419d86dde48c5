"""What a picture is: how a kind of patient answers, as probabilities of findings and medicines.

A trait says how one finding comes out: for yes or no the probability of yes; for a choice the
options with their weights or, where several may be chosen, with their probabilities; for a quantity
a spread. Pictures, comorbidities and the background of a clinic are made of traits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Spread:
    """A normal distribution; with `times` a log-normal one, `size` being its factor, not its deviation."""

    centre: float
    size: float
    times: bool = False

    @property
    def digits(self) -> int:
        """Return how many decimals such a number is written with."""
        deviation = self.centre * (self.size - 1) if self.times else self.size
        return 2 if deviation < 0.2 else 1 if deviation < 2 else 0


def around(mean: float, deviation: float) -> Spread:
    """Spread a quantity normally around its mean."""
    return Spread(mean, deviation)


def times(median: float, factor: float) -> Spread:
    """Spread a quantity so that two in three lie within the median divided or multiplied by the factor."""
    return Spread(median, factor, times=True)


Trait: TypeAlias = float | Mapping[str, float] | Spread
Traits: TypeAlias = Mapping[str, Trait]
Takes: TypeAlias = Mapping[str, float]
Value: TypeAlias = bool | str | tuple[float, float]
Situation: TypeAlias = Mapping[str, Value]
"""Findings with the answer each has: yes or no, an option, or a range of numbers."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A kind of patient, and the disorders that explain the trouble; `weight` is how often it is seen.

    `comorbid` says how often the named comorbidities go with it, where that is not as in everyone.
    """

    name: str
    weight: float
    disorders: tuple[str, ...]
    traits: Traits
    takes: Takes = field(default_factory=dict)
    comorbid: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comorbidity:
    """Something that goes with the trouble without explaining it.

    `chances` hold below the age of 40, below 65, and from then on. It is left out where a picture
    itself speaks of one of its findings.
    """

    name: str
    chances: tuple[float, float, float]
    traits: Traits = field(default_factory=dict)
    takes: Takes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Needs:
    """An answer that is only given in one of some situations.

    Elsewhere the answer is `instead`; without that a yes is a no or the reverse, and a choice stays open.
    Without a `value` any answer to the finding is meant.
    """

    finding: str
    value: bool | str | None
    one_of: tuple[Situation, ...]
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a question is asked: when it belongs to the picture, and when it does not."""

    own: float
    other: float


def traits(**said: Trait) -> Traits:
    """Name traits that several pictures share."""
    return said


def picture(
    name: str,
    weight: float,
    disorders: str,
    *like: Traits,
    takes: Takes | None = None,
    comorbid: Mapping[str, float] | None = None,
    **said: Trait,
) -> Picture:
    """Build a picture out of shared traits and its own, which win; `disorders` are separated by spaces."""
    merged = {name: trait for shared in (*like, said) for name, trait in shared.items()}
    return Picture(name, weight, tuple(disorders.split()), merged, takes or {}, comorbid or {})


def both(first: Picture, second: Picture, weight: float) -> Picture:
    """Put two pictures into one patient: what either brings is there, and numbers are the first's."""
    merged = dict(second.traits)
    for name, trait in first.traits.items():
        merged[name] = _together(trait, second.traits[name]) if name in second.traits else trait
    return Picture(
        f"{first.name}+{second.name}",
        weight,
        tuple(dict.fromkeys(first.disorders + second.disorders)),
        merged,
        {**second.takes, **first.takes},
        {**second.comorbid, **first.comorbid},
    )


def _together(one: Trait, other: Trait) -> Trait:
    match one, other:
        case float() | int(), float() | int():
            return 1 - (1 - one) * (1 - other)
        case Mapping(), Mapping():
            return {name: max(one.get(name, 0.0), other.get(name, 0.0)) for name in {**one, **other}}
        case _:
            return one
