"""Where something rests: the claims of documents and the outside references, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from engine.report.page import Node
from knowledge.criteria import Citation, Claim, KnowledgeBase, Source


class CitationRecord(TypedDict):
    """One place something rests on: a claim of a document, or a place in an outside reference."""

    claim: str | None
    source: str
    title: str
    publisher: str
    date: str
    place: str
    review: str
    outside: bool
    statement: str | None


def cited(
    knowledge: KnowledgeBase, claims: Iterable[str], references: Iterable[Citation]
) -> list[CitationRecord]:
    """Return the places that claims and references name, claims first, each once."""
    by_id = {claim.id: claim for claim in knowledge.claims}
    documents = {source.document: source for source in knowledge.sources if source.document}
    found = [_of_claim(by_id[name], documents[name[0]]) for name in dict.fromkeys(claims)]
    return found + [_of_reference(citation) for citation in dict.fromkeys(references)]


def _of_claim(claim: Claim, document: Source) -> CitationRecord:
    return {
        "claim": claim.id,
        "source": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "place": claim.place,
        "review": document.review,
        "outside": False,
        "statement": claim.statement,
    }


def _of_reference(citation: Citation) -> CitationRecord:
    source = citation.source
    return {
        "claim": None,
        "source": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "place": citation.place,
        "review": source.review,
        "outside": not source.document,
        "statement": None,
    }


def citation_line(found: CitationRecord) -> str:
    """Name a place in one line, with the review status of what it stands in."""
    if found["claim"] is None:
        mark = "outside reference, " if found["outside"] else ""
        return f"{mark}{found['title']} ({found['date']}), {found['place']}"
    return f"{found['claim']}, {found['title']} ({found['date']}), {found['place']}; {found['review']}"


def citation_nodes(found: Sequence[CitationRecord], *, full: bool) -> Iterator[Node]:
    """Yield the places: in short one line for each source, in full one a place with what is claimed there."""
    if full:
        for one in found:
            statement = (Node(one["statement"], tone="quiet"),) if one["statement"] else ()
            yield Node(f"source: {citation_line(one)}", tone="quiet", children=statement)
        return
    by_source: dict[str, list[CitationRecord]] = {}
    for one in found:
        by_source.setdefault(one["source"], []).append(one)
    if by_source:
        yield Node(f"source: {'; '.join(map(_in_short, by_source.values()))}", tone="quiet")


def _in_short(places: Sequence[CitationRecord]) -> str:
    first = places[0]
    where = ", ".join(f"{one['claim']} {one['place']}" if one["claim"] else one["place"] for one in places)
    where = f"document {first['claim'][0]}, {where}" if first["claim"] else where
    if first["outside"]:
        return f"{where} ({first['publisher']} {first['date']}, outside reference)"
    return f"{where} ({first['publisher']} {first['date']}, {first['review']})"


def stated_places(found: Iterable[CitationRecord]) -> Iterator[Node]:
    """Word places one a line; what a claim states stands under it."""
    for one in found:
        stated = (Node(one["statement"], tone="quiet"),) if one["statement"] else ()
        yield Node(citation_line(one), children=stated)
