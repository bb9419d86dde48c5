"""The knowledge as plain data, one list for each kind of thing, and as pages: `crampdx knowledge`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
    Finding,
    KnowledgeBase,
    Quantity,
    Rule,
    Source,
    Step,
    Warning,
)

Record: TypeAlias = dict[str, Any]


def findings(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what can be observed or asked."""
    for group, members in knowledge.groups.items():
        for finding in members:
            entailed = knowledge.following.get(finding.id, ())
            follows = [
                {"when": in_short(follow.when), "answer": written(follow.answer)} for follow in entailed
            ]
            denials = [denial.id for denial in knowledge.denials if finding.id in denial.answers]
            yield _finding(finding, group, denials, follows)


def _finding(finding: Finding, group: str, none_of: list[str], follows: list[Record]) -> Record:
    quantity = finding if isinstance(finding, Quantity) else None
    return {
        "id": finding.id,
        "group": group,
        "kind": finding.kind,
        "obtained": finding.obtained,
        "options": list(finding.options) if isinstance(finding, Choice) else [],
        "unit": quantity.unit if quantity else None,
        "other_units": list(quantity.other_units) if quantity else [],
        "plausible": list(quantity.plausible) if quantity else None,
        "reference": list(quantity.reference) if quantity and quantity.takes_flags else None,
        "none_of": none_of,
        "follows": follows,
        "question": {"clinician": finding.clinician, "patient": finding.patient or None},
        "help": finding.help,
        "asked_of": list(finding.asked_of),
        "label": finding.label,
        "exclusion_test": finding.exclusion_test,
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
            "id": disorder.id,
            "name": disorder.name,
            "plain": disorder.plain,
            "icd10": disorder.icd10,
            "group": disorder.group,
            "about": disorder.about,
            "must_not_miss": disorder.must_not_miss,
            "minimum": [in_short(sign) for sign in danger.minimum] if danger else [],
            "at_risk": in_short(danger.at_risk) if danger and danger.at_risk is not None else None,
            "looked_for_by": [step.id for step in danger.looked_for_by] if danger else [],
            "excluded_by": danger.excluded_by.id if danger else None,
            "benign_when": in_short(benign.when) if benign else None,
            "benign_unless": [other.id for other in benign.unless] if benign else [],
            "safety_net": {"clinician": benign.safety_net, "patient": benign.plain} if benign else None,
            "tier": disorder.tier.name.lower(),
            "views": [
                {"document": v.document, "tier": v.tier.name.lower(), "claims": list(v.claims)}
                for v in disorder.views
            ],
            "claims": list(dict.fromkeys(claim for one in grounds for claim in one.claims)),
            "references": _cited(dict.fromkeys(place for one in grounds for place in one.references)),
        }


def concepts(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what rules conclude on the way."""
    for concept in knowledge.concepts:
        yield {
            "id": concept.id,
            "label": concept.label,
            "complete": concept.complete,
            "concluded_by": [rule.id for rule in knowledge.concluding[concept.id]],
        }


def rules(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield the rules, criteria in English."""
    for rule in knowledge.rules:
        yield {
            "id": rule.id,
            "when": in_short(rule.when),
            "then": [effect_record(effect) for effect in rule.then],
            "because": rule.because,
            "claims": list(rule.claims),
            "references": _cited(rule.references),
        }


def steps(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what may be recommended."""
    for step in knowledge.steps:
        yield {
            "id": step.id,
            "kind": step.kind,
            "rung": step.rung,
            "text": step.text,
            "plain": step.plain,
            "answered_by": [finding.id for finding in step.answered_by],
            "gives_way_to": [other.id for other in step.gives_way_to],
            "claims": list(step.claims),
            "references": _cited(step.references),
        }


def warnings(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield what may be warned of."""
    for warning in knowledge.warnings:
        yield {
            "id": warning.id,
            "text": warning.text,
            "plain": warning.plain,
            "claims": list(warning.claims),
            "references": _cited(warning.references),
        }


def claims(knowledge: KnowledgeBase) -> Iterator[Record]:
    """Yield the claims of the documents, each with what encodes it or why it is declined."""
    by = encoding(knowledge)
    for claim in knowledge.claims:
        yield {
            "id": claim.id,
            "document": claim.document,
            "place": claim.place,
            "subject": claim.subject,
            "role": claim.role,
            "kind": claim.kind,
            "statement": claim.statement,
            "status": "encoded" if by[claim.id] else "declined",
            "by": by[claim.id],
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
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "review": source.review,
            "checked": source.checked,
            "document": source.document or None,
            "claims": [c.id for c in knowledge.claims if source.document and c.id[0] == source.document],
        }


def _cited(references: Iterable[Citation]) -> list[Record]:
    return [{"source": citation.source.id, "place": citation.place} for citation in references]


LISTS: Mapping[str, Callable[[KnowledgeBase], Iterator[Record]]] = {
    "findings": findings,
    "disorders": disorders,
    "concepts": concepts,
    "rules": rules,
    "steps": steps,
    "warnings": warnings,
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
