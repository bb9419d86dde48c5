"""Where the documents disagree about what something rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from engine.explain.citation import CitationRecord
from engine.report.page import Node
from knowledge.criteria import KnowledgeBase


class DisagreementRecord(TypedDict):
    """Where documents say different things: what each says, the claims, and what is made of it."""

    id: str
    text: str
    here: str
    claims: list[str]


def disagreements_on(knowledge: KnowledgeBase, cites: Iterable[CitationRecord]) -> list[DisagreementRecord]:
    """Return the disagreements that any of these claims has a part in."""
    claims = {one["claim"] for one in cites}
    return [
        {"id": one.id, "text": one.text, "here": one.here, "claims": list(one.claims)}
        for one in knowledge.disagreements
        if not claims.isdisjoint(one.claims)
    ]


def disagreement_nodes(found: Iterable[DisagreementRecord]) -> Iterator[Node]:
    """Word each disagreement in a line, with what is made of it under it."""
    for one in found:
        yield Node(one["text"], children=(Node(f"here: {one['here']}", tone="quiet"),))
