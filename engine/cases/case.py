"""A case: what is known of one patient, ready for every reading."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, TypeAlias

from knowledge.criteria import Audience, Finding, Flag, KnowledgeBase, Operator


class Closed(Enum):
    """An answer that is no value: asked, and not known."""

    CANNOT_TELL = "unknown"


CANNOT_TELL = Closed.CANNOT_TELL
LONGEST_NAME = 200
"""At most this many characters name a case, or a medicine."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a quantity is over or under, in its own unit, where no more is told: <0.5, >=90."""

    sign: Operator
    value: float

    def __str__(self) -> str:
        return f"{self.sign}{int(self.value) if self.value.is_integer() else self.value!r}"


Partial: TypeAlias = Bound | Flag
"""An answer to a quantity that is no number: it decides some comparisons, and leaves others open."""
Answer: TypeAlias = bool | float | str | tuple[str, ...] | Partial | Closed
Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One patient's answers by finding id, medicines already translated into drug classes.

    `told` is what was answered, `answers` that and what follows from it. A finding that is absent from
    `answers` is unknown and still open; one that is CANNOT_TELL is unknown and closed. Yes/no findings
    hold a bool, quantities a float in the finding's own unit or what is told in part, choices a string, or
    a tuple of strings where several may be chosen. `none_of` are the ids of what was denied in one word,
    and `denied` the findings in `told` that have their answer from that alone: it counts for rules, and is
    not looked for.
    `as_written` keeps, for those who read the result, values that were given in another unit or with a
    flag beside the number; no conclusion rests on it.
    """

    id: str
    audience: Audience = "clinician"
    answers: Answers = field(default_factory=dict)
    medicines: tuple[str, ...] | None = None
    medicines_complete: bool = True
    unrecognised_medicines: tuple[str, ...] = ()
    expect: Mapping[str, Any] = field(default_factory=dict)
    as_written: Mapping[str, str] = field(default_factory=dict, compare=False)
    told: Answers = field(default_factory=dict)
    none_of: tuple[str, ...] = ()
    denied: Set[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.told:
            object.__setattr__(self, "told", self.answers)
        lost = [n for n, a in self.told.items() if self.answers.get(n, a) != a is not CANNOT_TELL]
        if lost or not self.told.keys() <= self.answers.keys():
            raise ValueError("what was told always stands: answers are changed by `telling` others")
        if not self.denied <= self.told.keys():
            raise ValueError("what was denied has an answer")

    def telling(self, answers: Answers) -> Case:
        """Return the case of a patient who answers this instead."""
        denied = {name for name in self.denied if answers.get(name, CANNOT_TELL) == self.told[name]}
        return replace(self, answers=answers, told=answers, denied=frozenset(denied))

    @property
    def by_itself(self) -> Case:
        """The case as if they could not tell what they only denied with much else, in one word."""
        return self.telling({**self.told, **dict.fromkeys(self.denied, CANNOT_TELL)}) if self.denied else self

    @property
    def followed(self) -> Answers:
        """The answers that were not told, and follow from those that were."""
        told = self.told
        return {
            name: answer
            for name, answer in self.answers.items()
            if answer is not CANNOT_TELL and told.get(name, CANNOT_TELL) is CANNOT_TELL
        }

    def is_open(self, finding: Finding) -> bool:
        """Return whether this case's audience has not answered the finding and can settle it itself."""
        return finding.id not in self.answers and self.audience in finding.in_reach_of


def says_no(knowledge: KnowledgeBase, finding: str, answer: Answer) -> bool:
    """Return whether an answer is no, or the option of a choice that "none of these" chooses."""
    return answer is False or answer == knowledge.none_of_these.get(finding)
