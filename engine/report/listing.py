"""Lists of the knowledge, and single records of it, as pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.report.page import Node, Page, Section
from engine.report.wording import DISCLAIMER
from knowledge.criteria import KnowledgeBase

_SUMMARY: Mapping[str, str] = {
    "findings": "label",
    "disorders": "name",
    "concepts": "label",
    "rules": "because",
    "steps": "text",
    "warnings": "text",
    "claims": "statement",
    "sources": "title",
}


def listing_page(knowledge: KnowledgeBase, kind: str, records: list[dict[str, Any]], *, whole: bool) -> Page:
    """Return records as a page: one line each, or everything of a single one if `whole`."""
    footer = f"{DISCLAIMER} Knowledge {knowledge.version}."
    if whole:
        nodes = tuple(
            Node(_words(value), key.replace("_", " "))
            for record in records
            for key, value in record.items()
            if value not in (None, "", [])
        )
        return Page(records[0]["id"], (Section(kind[:-1], nodes),), footer)
    nodes = tuple(Node(record[_SUMMARY[kind]], record["id"]) for record in records)
    return Page(f"{len(records)} {kind}", (Section(kind, nodes),), footer)


def _words(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{key}: {_words(item)}" for key, item in value.items() if item is not None)
        case list():
            words = [_words(item) for item in value]
            return "; ".join(f"({one})" if ";" in one and len(words) > 1 else one for one in words)
        case _:
            return str(value)
