"""What rules can conclude: disorders, steps and warnings, with strengths, urgencies and tiers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal, TypeAlias, get_args

from knowledge.language.observations import Finding, check_id
from knowledge.language.source import Citation, KnowledgeError


class Strength(IntEnum):
    """How much a rule says for or against a disorder.

    An association is at most WEAK, a strong association MODERATE, a feature MODERATE or STRONG,
    a discriminator STRONG or DEFINING; DEFINING also needs an outside guideline.
    """

    WEAK = 1
    MODERATE = 2
    STRONG = 3
    DEFINING = 4


class Urgency(StrEnum):
    """How soon the patient needs to be seen; in the order of the levels, the word itself everywhere else.

    >>> Urgency.SOON == "soon", Urgency.SELF_CARE < Urgency.SOON, str(max(Urgency))
    (True, True, 'emergency')
    """

    SELF_CARE = "self_care"
    ROUTINE = "routine"
    SOON = "soon"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    rank: int
    """The place of the level, self-care being 0."""

    @property
    def above(self) -> Urgency | None:
        """The next higher level, if there is one."""
        return next(iter(_URGENCIES[self.rank + 1 :]), None)

    @property
    def below(self) -> Urgency | None:
        """The next lower level, if there is one."""
        return _URGENCIES[self.rank - 1] if self.rank else None

    def __lt__(self, other: str) -> bool:
        return self.rank < _urgency(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= _urgency(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > _urgency(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= _urgency(other).rank


def _urgency(level: str) -> Urgency:
    """Return the level, without a look-up where it is one already: levels are compared all the time."""
    return level if isinstance(level, Urgency) else Urgency(level)


_URGENCIES = tuple(Urgency)
for _place, _level in enumerate(_URGENCIES):
    _level.rank = _place


class Tier(IntEnum):
    """How a document ranks a disorder, the most cautious first."""

    DO_NOT_MISS = 0
    MOST_LIKELY = 1
    OTHER_LIKELY = 2
    RARE = 3
    LISTED = 4


Group: TypeAlias = Literal[
    "idiopathic", "metabolic", "vascular", "neurologic", "medication", "musculoskeletal", "other"
]
StepKind: TypeAlias = Literal[
    "history", "examination", "laboratory", "test", "referral", "treatment", "review", "advice"
]
Rung: TypeAlias = Literal["ask", "examine", "simple_test", "image_or_procedure", "refer_or_treat"]
"""How far a step goes, the least first: nobody climbs a ladder whose lower rungs would do."""
RUNGS: tuple[Rung, ...] = get_args(Rung)


def cited(what: str, claims: tuple[str, ...], references: tuple[Citation, ...]) -> None:
    """Refuse a record that cites neither a claim nor an outside reference."""
    if not (claims or references):
        raise KnowledgeError(f"{what} cites nothing: give it a claim or an outside reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one document ranks a disorder; `document` is its letter, or 'outside'."""

    document: str
    tier: Tier
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """Something to ask, examine, measure or arrange next.

    `answered_by` are the findings it would answer: once all of them are answered it is not
    recommended any more. It gives way to steps that do more, or make it idle: beside one of them it is not
    advised. `text` and `plain` word it for a clinician and for a patient.
    """

    id: str
    kind: StepKind
    rung: Rung
    text: str
    plain: str
    answered_by: tuple[Finding, ...] = ()
    gives_way_to: tuple[Step, ...] = ()
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "step")
        cited(self.id, self.claims, self.references)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Disorder:
    """Something that may explain the cramps.

    `must_not_miss` disorders are reported in every assessment; a `Danger` says when one has been looked
    for. `icd10` is a code of ICD-10-CM, the US clinical modification, for when
    nothing more is known, such as the side, the type of diabetes or a prolapsed disc; or two, with a comma,
    where its rules ask for what it comes from and what it does. `kind_of` is the id of the disorder that
    this one is a kind of: whoever reads a report is told of the better founded one, not of both.
    A `harmless` one passes and leaves no damage: what speaks for it calms, and where it is urgent nobody is
    calmed.
    """

    id: str
    name: str
    plain: str
    icd10: str
    group: Group
    about: str
    views: tuple[View, ...]
    must_not_miss: bool = False
    harmless: bool = False
    kind_of: str = ""
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "disorder")
        if not self.views:
            raise KnowledgeError(f"disorder {self.id} needs a view: a document's tier, or 'outside'")
        if self.harmless and self.must_not_miss:
            raise KnowledgeError(f"disorder {self.id} is declared harmless, and must not be missed")

    @property
    def tier(self) -> Tier:
        """Return the most cautious of the documents' tiers."""
        return min(view.tier for view in self.views)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Warning:
    """Something the reader must be told whatever the differential is."""

    id: str
    text: str
    plain: str
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "warning")
        cited(self.id, self.claims, self.references)
