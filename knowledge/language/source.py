"""Where knowledge comes from: documents, outside references, places in them, and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Review: TypeAlias = Literal["pending human review", "reviewed", "guideline"]
Checked: TypeAlias = Literal["text seen", "abstract seen", "not seen"]


class KnowledgeError(ValueError):
    """Raised where a piece of knowledge is declared wrongly: names the piece and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or an outside reference, declared once and cited by place.

    `document` is the letter (A to E) of one of the project's own documents, or empty for an
    outside reference. `claims` are those that say how the whole document is to be read.

    `checked` says how what is cited was compared with the source: its own text was read, the numbers
    at least, or a table or copy of it that others publish (`text seen`); only its abstract, its list of
    recommendations, or what others say that it says (`abstract seen`); or nothing (`not seen`). It holds
    for the source, not for each place cited: docs/places-seen.md lists the places that were found.
    """

    id: str
    title: str
    publisher: str
    date: str
    review: Review
    document: str = ""
    claims: tuple[str, ...] = ()
    checked: Checked = "not seen"

    def at(self, place: str) -> Citation:
        """Cite a place in this source."""
        if not place.strip():
            raise KnowledgeError(f"a citation of {self.id} names no place in it")
        return Citation(self, place)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source."""

    source: Source
    place: str

    def __str__(self) -> str:
        return f"{self.source.title} ({self.source.date}), {self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one document, in this project's own words.

    `declined` is the reason why no rule or record encodes it; empty if one does.
    """

    id: str
    document: str
    place: str
    subject: str
    role: str
    kind: str
    statement: str
    declined: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where documents say different things: what each says, with its claims, and what is made of it here."""

    id: str
    text: str
    here: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.claims) < 2:
            raise KnowledgeError(f"disagreement {self.id} needs two claims at least")
