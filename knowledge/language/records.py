"""Rules, their effects, and what they can conclude: frozen records, checked when they are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

from knowledge.language.nodes import Concept, Criterion
from knowledge.language.observations import Finding, Node, check_id
from knowledge.language.sources import Citation, KnowledgeError

_RULE_ID = re.compile(r"[A-Z]{2,5}-[0-9]{2,3}")


class Strength(IntEnum):
    """How much a rule says for or against a disorder.

    An association is at most WEAK, a strong association MODERATE, a feature MODERATE or STRONG,
    a discriminator STRONG or DEFINING; DEFINING also needs an outside guideline.
    """

    WEAK = 1
    MODERATE = 2
    STRONG = 3
    DEFINING = 4


class Urgency(IntEnum):
    """How soon the patient needs to be seen."""

    SELF_CARE = 0
    ROUTINE = 1
    SOON = 2
    URGENT = 3
    EMERGENCY = 4


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
StepKind: TypeAlias = Literal["history", "examination", "laboratory", "test", "referral", "review"]


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
    recommended any more. `text` and `plain` word it for a clinician and for a patient.
    """

    id: str
    kind: StepKind
    text: str
    plain: str
    answered_by: tuple[Finding, ...] = ()
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "step")
        _cited(self.id, self.claims, self.references)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Disorder:
    """Something that may explain the cramps.

    `must_not_miss` disorders are reported in every assessment; `excluded_by` is the step that
    would rule them out. A disorder `benign_unless` names those that have to be excluded before it
    may be called benign. `icd10` is a code of ICD-10-CM, the US clinical modification.
    """

    id: str
    name: str
    plain: str
    icd10: str
    group: Group
    about: str
    views: tuple[View, ...]
    must_not_miss: bool = False
    excluded_by: Step | None = None
    benign_unless: tuple[Disorder, ...] = ()
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "disorder")
        if not self.views:
            raise KnowledgeError(f"disorder {self.id} needs a view: a document's tier, or 'outside'")
        if self.must_not_miss and self.excluded_by is None:
            raise KnowledgeError(f"must-not-miss disorder {self.id} needs a step that would exclude it")

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
        _cited(self.id, self.claims, self.references)


@dataclass(frozen=True, slots=True)
class Concludes:
    """The rule makes a concept true."""

    concept: Concept


@dataclass(frozen=True, slots=True)
class Supports:
    """The rule speaks for a disorder as the explanation of these cramps."""

    disorder: Disorder
    strength: Strength


@dataclass(frozen=True, slots=True)
class Opposes:
    """The rule speaks against a disorder as the explanation of these cramps."""

    disorder: Disorder
    strength: Strength


@dataclass(frozen=True, slots=True)
class Escalates:
    """The rule asks for at least this urgency.

    Where the urgency is on account of a suspected disorder, it stands unless that disorder is
    excluded, that is opposed with DEFINING strength by an exclusion test of this episode.
    """

    urgency: Urgency
    suspecting: Disorder | None = None


@dataclass(frozen=True, slots=True)
class Warns:
    """The rule gives a warning."""

    warning: Warning


@dataclass(frozen=True, slots=True)
class Recommends:
    """The rule recommends a step."""

    step: Step


Effect: TypeAlias = Concludes | Supports | Opposes | Escalates | Warns | Recommends


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One clinical statement: when it applies, what follows, why, and who says so."""

    id: str
    when: Criterion
    then: tuple[Effect, ...]
    because: str
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if not _RULE_ID.fullmatch(self.id):
            raise KnowledgeError(f"rule id {self.id!r} is not like 'VASC-01'")
        if not isinstance(self.when, Node):
            raise KnowledgeError(f"rule {self.id}: {self.when!r} is no criterion")
        if not isinstance(self.then, tuple) or not self.then:
            raise KnowledgeError(f"rule {self.id} has no effect: give a tuple of effects")
        if not self.because.endswith("."):
            raise KnowledgeError(f"rule {self.id} needs its reason, one sentence with a full stop")
        _cited(self.id, self.claims, self.references)
        for effect in self.then:
            if getattr(effect, "strength", None) is Strength.DEFINING and not self.references:
                raise KnowledgeError(f"rule {self.id} is DEFINING and so needs an outside guideline")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Conflict:
    """Answers that cannot all be true, and the question to ask again."""

    id: str
    when: Criterion
    ask: str


def _cited(what: str, claims: tuple[str, ...], references: tuple[Citation, ...]) -> None:
    if not (claims or references):
        raise KnowledgeError(f"{what} cites nothing: give it a claim or an outside reference")


def concludes(concept: Concept) -> Concludes:
    """Make the concept true."""
    return Concludes(concept)


def supports(disorder: Disorder, strength: Strength) -> Supports:
    """Speak for the disorder."""
    return Supports(disorder, strength)


def opposes(disorder: Disorder, strength: Strength) -> Opposes:
    """Speak against the disorder."""
    return Opposes(disorder, strength)


def escalates(urgency: Urgency, suspecting: Disorder | None = None) -> Escalates:
    """Ask for at least this urgency, unless the suspected disorder is excluded."""
    return Escalates(urgency, suspecting)


def warns(warning: Warning) -> Warns:
    """Give the warning."""
    return Warns(warning)


def recommends(step: Step) -> Recommends:
    """Recommend the step."""
    return Recommends(step)
