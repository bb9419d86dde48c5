"""Criteria: what rules ask of findings and concepts, as one small tree that is read in many ways.

A criterion is TRUE, FALSE or UNKNOWN (strong Kleene logic: S. C. Kleene, *Introduction to
Metamathematics*, 1952, section 64). It has no truth of its own: the readings in `engine` give it one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from knowledge.language.observations import Chosen, Compare, Node, YesNo, check_id
from knowledge.language.source import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Concept(Node):
    """Something that rules conclude, and that further rules rest on.

    `complete` says that its rules are all there is: only then is it FALSE when all of them are.
    """

    id: str
    label: str
    plain: str = ""
    complete: bool = False

    def __post_init__(self) -> None:
        check_id(self.id, "concept")


@dataclass(frozen=True, slots=True)
class AtLeast(Node):
    """True when `count` of the parts are; 'all of' and 'any of' are its two ends."""

    count: int
    parts: tuple[Criterion, ...]

    def __post_init__(self) -> None:
        for part in self.parts:
            if not isinstance(part, Node):
                raise KnowledgeError(
                    f"{part!r} is not a criterion: a choice needs is_ or any_of, a quantity a cut-off"
                )
        if not 1 <= self.count <= len(self.parts):
            raise KnowledgeError(f"cannot ask for {self.count} of {len(self.parts)} criteria")

    def needs(self, holds: bool) -> tuple[int, Wanted]:
        """Return how many of which parts have to be TRUE (or FALSE) for it to be TRUE (or FALSE)."""
        needed = self.count if holds else len(self.parts) - self.count + 1
        return needed, tuple((part, holds) for part in self.parts)


@dataclass(frozen=True, slots=True)
class No(Node):
    """True when the part is FALSE; an unknown part leaves it unknown."""

    part: Criterion

    def __post_init__(self) -> None:
        for leaf in leaves(self.part):
            if isinstance(leaf, Concept) and not leaf.complete:
                raise KnowledgeError(f"concept {leaf.id} is never FALSE: declare it complete to negate it")

    @property
    def parts(self) -> tuple[Criterion]:
        """The part, as of criteria that have several."""
        return (self.part,)

    def needs(self, holds: bool) -> tuple[int, Wanted]:
        """Return that its part has to be the opposite of what it is to be itself."""
        return 1, ((self.part, not holds),)


Leaf: TypeAlias = YesNo | Chosen | Compare | Concept
Criterion: TypeAlias = Leaf | AtLeast | No
Wanted: TypeAlias = tuple[tuple[Criterion, bool], ...]
"""Criteria, each with whether it is to be TRUE or FALSE."""


def leaves(criterion: Criterion) -> Iterator[Leaf]:
    """Yield the leaves of a criterion from left to right, repeated ones included."""
    left = [criterion]
    while left:
        here = left.pop()
        if isinstance(here, AtLeast):
            left += reversed(here.parts)
        elif isinstance(here, No):
            left.append(here.part)
        else:
            yield here


def measured(criterion: Criterion) -> Criterion:
    """Return the criterion that no flag decides: quantities have to be told as a number or a bound."""
    match criterion:
        case AtLeast(count, parts):
            return AtLeast(count, tuple(map(measured, parts)))
        case No(part):
            return No(measured(part))
        case Compare(finding) if finding.takes_flags:
            return replace(criterion, flags="never")
        case _:
            return criterion


def all_of(*parts: Criterion) -> AtLeast:
    """Hold when every part does."""
    return AtLeast(len(parts), parts)


def any_of(*parts: Criterion) -> AtLeast:
    """Hold when at least one part does."""
    return AtLeast(1, parts)


def at_least(count: int, *parts: Criterion) -> AtLeast:
    """Hold when `count` or more of the parts do."""
    return AtLeast(count, parts)


def no(part: Criterion) -> No:
    """Hold when the part is surely not so: unknown is not no."""
    return No(part)
