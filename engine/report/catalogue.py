"""The knowledge as plain data, one list for each kind of thing, and as pages: `crampdx knowledge`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeAlias

from engine.assessment.trace import effect_record
from engine.cases.problems import did_you_mean, escaped
from engine.cases.values import written
from engine.errors import NoSuchThing
from engine.reading.english import in_short
from engine.report.page import Node, Page, Section
from engine.report.wording import DISCLAIMER
from knowledge.criteria import (
    Benign,
    Choice,
    Citation,
    Danger,
    Disorder,
    KnowledgeBase,
    Quantity,
    Rule,
    Source,
    Step,
    View,
    Warning,
)

Record: TypeAlias = dict[str, Any]


def _fields(record: object, *names: str) -> Record:
    """Return fields of a record by name, as data."""
    return {name: _as_data(getattr(record, name)) for name in names}


def _as_data(value: Any) -> Any:
    """Write a value: a record by its id, a level as a word."""
    match value:
        case Enum():
            return value.name.lower()
        case tuple():
            return [_as_data(each) for each in value]
        case View():
            return _fields(value, "document", "tier", "claims")
        case Citation(source, place):
            return {"source": source.id, "place": place}
        case _:
            return getattr(value, "id", value)


def findings(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what can be observed or asked."""
    for group, members in knowledge.groups.items():
        for finding in members:
            quantity = finding if isinstance(finding, Quantity) else None
            yield {
                **_fields(finding, "id"),
                "group": group,
                **_fields(finding, "kind", "obtained"),
                "options": list(finding.options) if isinstance(finding, Choice) else [],
                "unit": quantity.unit if quantity else None,
                "other_units": list(quantity.other_units) if quantity else [],
                "plausible": list(quantity.plausible) if quantity else None,
                "reference": list(quantity.reference) if quantity and quantity.takes_flags else None,
                "none_of": [denial.id for denial in knowledge.denials if finding.id in denial.answers],
                "follows": [
                    {"when": in_short(follow.when), "answer": written(follow.answer)}
                    for follow in knowledge.following.get(finding.id, ())
                ],
                "question": {"clinician": finding.clinician, "patient": finding.patient or None},
                **_fields(finding, "help", "asked_of", "label", "exclusion_test"),
                "cutoffs": [
                    {"name": cutoff.name, "value": cutoff.value, "reference": str(cutoff.reference)}
                    for cutoff in (quantity.cutoffs if quantity else ())
                ],
            }


def disorders(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what may explain the cramps."""
    for disorder in knowledge.disorders:
        danger = knowledge.danger.get(disorder.id)
        benign = next((one for one in knowledge.benign if one.disorder is disorder), None)
        grounds = [one for one in (disorder, danger, benign) if one is not None]
        yield {
            **_fields(disorder, "id", "name", "plain", "icd10", "group", "about", "must_not_miss"),
            "minimum": [in_short(sign) for sign in danger.minimum] if danger else [],
            "at_risk": in_short(danger.at_risk) if danger and danger.at_risk is not None else None,
            "looked_for_by": _as_data(danger.looked_for_by) if danger else [],
            "excluded_by": danger.excluded_by.id if danger else None,
            "benign_when": in_short(benign.when) if benign else None,
            "benign_unless": _as_data(benign.unless) if benign else [],
            "safety_net": {"clinician": benign.safety_net, "patient": benign.plain} if benign else None,
            **_fields(disorder, "tier", "views"),
            "claims": list(dict.fromkeys(claim for one in grounds for claim in one.claims)),
            "references": [
                _as_data(place) for place in dict.fromkeys(c for one in grounds for c in one.references)
            ],
        }


def concepts(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what rules conclude on the way."""
    for concept in knowledge.concepts:
        by = [rule.id for rule in knowledge.concluding[concept.id]]
        yield {**_fields(concept, "id", "label", "complete"), "concluded_by": by}


def rules(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield the rules, criteria in English."""
    for rule in knowledge.rules:
        yield {
            "id": rule.id,
            "when": in_short(rule.when),
            "then": [effect_record(effect) for effect in rule.then],
            **_fields(rule, "because", "claims", "references"),
        }


def claims(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield the claims of the documents, each with what encodes it or why it is declined."""
    for claim, by in zip(knowledge.claims, encoding(knowledge).values(), strict=True):
        yield {
            **_fields(claim, "id", "document", "place", "subject", "role", "kind", "statement"),
            "status": "encoded" if by else "declined",
            "by": by,
            "reason": claim.declined or None,
        }


def encoding(knowledge: KnowledgeBase) -> dict[str, list[str]]:
    """Map every claim to the records that encode it, as prefixed ids in catalogue order."""
    found: dict[str, list[str]] = {claim.id: [] for claim in knowledge.claims}
    parts: tuple[Danger | Benign, ...] = (*knowledge.dangers, *knowledge.benign)
    citing: tuple[tuple[str, tuple[Rule | Disorder | Step | Warning | Source, ...]], ...] = (
        ("rule", knowledge.rules),
        ("disorder", knowledge.disorders),
        ("warning", knowledge.warnings),
        ("step", knowledge.steps),
        ("source", knowledge.sources),
    )
    for kind, records in citing:
        for record in records:
            cited = list(record.claims)
            if isinstance(record, Disorder):
                cited += [claim for view in record.views for claim in view.claims]
                cited += [c for part in parts if part.disorder is record for c in part.claims]
            for claim in dict.fromkeys(cited):
                found[claim].append(f"{kind}:{record.id}")
    return found


def sources(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield the documents and the outside references."""
    for source in knowledge.sources:
        yield {
            **_fields(source, "id", "title", "publisher", "date", "review", "checked"),
            "document": source.document or None,
            "claims": [c.id for c in knowledge.claims if source.document and c.id[0] == source.document],
        }


_STEP = ("id", "kind", "rung", "text", "plain", "answered_by", "gives_way_to", "claims", "references")
_WARNING = ("id", "text", "plain", "claims", "references")
LISTS: Mapping[str, Callable[[KnowledgeBase], Iterable[Record]]] = {
    "findings": findings,
    "disorders": disorders,
    "concepts": concepts,
    "rules": rules,
    "steps": lambda knowledge: (_fields(step, *_STEP) for step in knowledge.steps),
    "warnings": lambda knowledge: (_fields(warning, *_WARNING) for warning in knowledge.warnings),
    "claims": claims,
    "sources": sources,
}


def listed(knowledge: KnowledgeBase, kind: str, identifier: str | None = None) -> list[Record]:
    """Return the records of a kind, or the one with this id; raise NoSuchThing if there is none."""
    records = list(LISTS[kind](knowledge))
    if identifier is None:
        return records
    for record in records:
        if record["id"].casefold() == identifier.casefold():
            return [record]
    near = did_you_mean(identifier, [record["id"] for record in records])
    raise NoSuchThing(f"there is no {kind[:-1]} {escaped(identifier)}. {near}".rstrip())


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


def listing_page(knowledge: KnowledgeBase, kind: str, records: list[Record], *, whole: bool) -> Page:
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
