"""How a referral note tells a case: who it is, the complaint, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.language.observations import Choice, Finding, Quantity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """What one sentence tells: the findings of these groups, or of all groups that no other tells.

    It begins with the words in `opening`, if there are any.
    """

    groups: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """The findings that say who it is, and how people are called: a child and an adult by each answer.

    Whoever is known to be younger than `adult_from`, in the unit of `age`, is a child.
    """

    age: Quantity
    sex: Choice
    adult_from: float
    called: Mapping[str, tuple[str, str]]
    otherwise: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Story:
    """The order and the words of the story; where nothing is declared, findings go by their own names.

    `first` are told whatever else there is no room for, of each of its tuples the first that is told.
    `complaint` come in this order before whatever else a sentence tells. `words` are those for an answer
    that is yes, or where `{}` stands for the answer.
    """

    person: Person | None = None
    first: tuple[tuple[Finding, ...], ...] = ()
    complaint: tuple[Finding, ...] = ()
    words: Mapping[Finding, str] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = (Sentence(),)

    @property
    def who(self) -> tuple[Finding, ...]:
        """The findings that say who it is."""
        return () if self.person is None else (self.person.age, self.person.sex)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that it names."""
        first = (finding for either in self.first for finding in either)
        return (*self.who, *first, *self.complaint, *self.words)
