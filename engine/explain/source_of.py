"""`source X`: what something rests on, place by place: review status, tiers, and where documents disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from engine.assessment.targets import MEDICINES, Target, leading_to
from engine.explain.explanation import (
    CitationRecord,
    DisagreementRecord,
    Explanation,
    cited,
    disagreement_nodes,
    disagreements_on,
    explanation,
    rule_head,
    rules_named,
    stated_places,
)
from engine.explain.inquiry import Inquiry
from engine.report.page import Node, Section
from engine.report.wording import ranked_by
from engine.words import capitalised
from knowledge.criteria import (
    Benign,
    Compare,
    Cutoff,
    Danger,
    Disorder,
    Rule,
    Step,
    Warning,
    findings_in,
    leaves,
)

_MOST_IN_SHORT = 12


class ViewRecord(TypedDict):
    """How one document ranks a disorder; `document` is its letter, or 'outside'."""

    document: str
    tier: str
    citations: list[CitationRecord]


class DisorderSourceRecord(TypedDict):
    """What is said of a disorder itself; `disagreement` tells where documents rank it differently."""

    disorder: str
    tier: str
    views: list[ViewRecord]
    disagreement: str | None
    citations: list[CitationRecord]


class RuleSourceRecord(TypedDict):
    """A rule, whether it applied, and what it rests on; `outside_only` says that no document states it."""

    rule: str
    applied: bool
    because: str
    outside_only: bool
    citations: list[CitationRecord]


class SourceRecord(TypedDict):
    """What something rests on: itself, its disorders, and its rules, those that applied first.

    `disagreements` are those of the documents on what is cited for itself, its disorders and the rules
    that applied; on what is cited for all its rules, where none applied.
    """

    about: str
    citations: list[CitationRecord]
    disorders: list[DisorderSourceRecord]
    rules: list[RuleSourceRecord]
    disagreements: list[DisagreementRecord]


def source(inquiry: Inquiry, target: Target) -> Explanation:
    """Say what something rests on."""
    rules = [_rule(inquiry, rule) for rule in _rules(inquiry, target)]
    told = [one for one in rules if one["applied"]]
    untold = [one for one in rules if not one["applied"]]
    record: SourceRecord = {
        "about": str(target),
        "citations": _own(inquiry, target),
        "disorders": [_disorder(inquiry, disorder) for disorder in _disorders(inquiry, target)],
        "rules": [*told, *untold],
        "disagreements": [],
    }
    record["disagreements"] = disagreements_on(inquiry.knowledge, _cites(record, applied=bool(told)))
    most = len(untold) if inquiry.full else 0 if told else _MOST_IN_SHORT
    rest = rules_named(inquiry, [one["rule"] for one in untold[most:]])
    word = f"{capitalised(inquiry.rule_word)}s that"
    sections = (
        Section(_title(inquiry, target), tuple(stated_places(record["citations"])), tree=True),
        Section("How the documents rank it", tuple(_disorder_nodes(inquiry, record["disorders"])), tree=True),
        Section(f"{word} applied", tuple(_rule_nodes(inquiry, told)), tree=True),
        Section(
            f"{word} did not apply",
            (*_rule_nodes(inquiry, untold[:most]), *([Node(rest, tone="quiet")] if rest else ())),
            tree=True,
        ),
        Section(
            "Where the documents disagree", tuple(disagreement_nodes(record["disagreements"])), tree=True
        ),
        Section("How far to trust it", tuple(_trust(record))),
    )
    return explanation(inquiry, "source", f"sources of {inquiry.title(target)}", record, sections)


def _title(inquiry: Inquiry, target: Target) -> str:
    own = ("rule", "warning", "step", "finding", "status", "benign")
    return "It rests on" if target.kind in own else inquiry.title(target)


def _rules(inquiry: Inquiry, target: Target) -> Iterable[Rule]:
    """Return the rules a target rests on, or of a finding those that read it."""
    knowledge = inquiry.knowledge
    if target.kind not in ("finding", "medicines"):
        return leading_to(knowledge, target)
    read = {*knowledge.drug_classes} if target == MEDICINES else {knowledge.finding[target.id]}
    return (rule for rule in knowledge.rules if not read.isdisjoint(findings_in(rule.when)))


def _own(inquiry: Inquiry, target: Target) -> list[CitationRecord]:
    """Return what a target cites itself; of a finding, its cut-offs."""
    knowledge = inquiry.knowledge
    records: tuple[Warning | Step | Rule | Danger | Benign, ...] = ()
    cutoffs: list[Cutoff] = []
    match target.kind:
        case "warning":
            records = (knowledge.warning[target.id],)
        case "step":
            records = (knowledge.step[target.id],)
        case "rule":
            records = (rule := knowledge.rule[target.id],)
            cutoffs = [leaf.cutoff for leaf in leaves(rule.when) if isinstance(leaf, Compare)]
        case "status":
            records = (knowledge.danger[target.id],)
        case "benign":
            records = knowledge.benign
        case "finding":
            cutoffs = list(getattr(knowledge.finding[target.id], "cutoffs", ()))
        case _:
            pass
    references = [reference for record in records for reference in record.references]
    references += [cutoff.reference for cutoff in cutoffs]
    return cited(knowledge, [claim for record in records for claim in record.claims], references)


def _disorders(inquiry: Inquiry, target: Target) -> tuple[Disorder, ...]:
    if target.kind in ("disorder", "status"):
        return (inquiry.knowledge.disorder[target.id],)
    return inquiry.assessment.leading if target.kind in ("leading", "result") else ()


def _disorder(inquiry: Inquiry, disorder: Disorder) -> DisorderSourceRecord:
    knowledge = inquiry.knowledge
    tiers = ranked_by(disorder)
    return {
        "disorder": disorder.id,
        "tier": disorder.tier.name.lower(),
        "views": [
            {
                "document": view.document,
                "tier": view.tier.name.lower(),
                "citations": cited(knowledge, view.claims, ()),
            }
            for view in disorder.views
        ],
        "disagreement": "; ".join([*tiers, "the most cautious view is followed"]) if tiers[1:] else None,
        "citations": cited(knowledge, disorder.claims, disorder.references),
    }


def _rule(inquiry: Inquiry, rule: Rule) -> RuleSourceRecord:
    return {
        "rule": rule.id,
        "applied": rule in inquiry.fired,
        "because": rule.because,
        "outside_only": not rule.claims,
        "citations": cited(inquiry.knowledge, rule.claims, rule.references),
    }


def _disorder_nodes(inquiry: Inquiry, found: Iterable[DisorderSourceRecord]) -> Iterator[Node]:
    for one in found:
        name = inquiry.disorder_name(inquiry.knowledge.disorder[one["disorder"]])
        lines = []
        if one["disagreement"]:
            lines.append(Node(f"documents disagree: {one['disagreement']}", tone="caution"))
        for view in one["views"]:
            tier = view["tier"].replace("_", " ")
            who = f"document {view['document']}" if view["document"] != "outside" else "outside reference"
            lines.append(Node(f"{who}: {tier}", children=tuple(stated_places(view["citations"]))))
        lines += stated_places(one["citations"])
        yield Node(name, children=tuple(lines))


def _rule_nodes(inquiry: Inquiry, found: Iterable[RuleSourceRecord]) -> Iterator[Node]:
    for one in found:
        mark = " Rests on outside references only." if one["outside_only"] else ""
        head = rule_head(inquiry, inquiry.knowledge.rule[one["rule"]])
        yield Node(f"{head}{mark}", children=tuple(stated_places(one["citations"])))


def _cites(record: SourceRecord, *, applied: bool) -> list[CitationRecord]:
    """Return every place that is cited, of the rules perhaps only those that applied."""
    return [
        *record["citations"],
        *(one for disorder in record["disorders"] for one in disorder["citations"]),
        *(one for d in record["disorders"] for view in d["views"] for one in view["citations"]),
        *(one for rule in record["rules"] if rule["applied"] or not applied for one in rule["citations"]),
    ]


def _trust(record: SourceRecord) -> Iterator[Node]:
    """Say what of all this still awaits review, and what no document says."""
    cites = _cites(record, applied=False)
    titles = dict.fromkeys(one["title"] for one in cites if one["review"] == "pending human review")
    if titles:
        yield Node(f"Still pending human review: {'; '.join(titles)}.", tone="caution")
    outside = dict.fromkeys(one["source"] for one in cites if one["outside"])
    if outside:
        yield Node(f"Outside references used beside the documents: {len(outside)}.", tone="quiet")
    if not cites:
        yield Node("Nothing is cited for this itself; it follows from its rules.", tone="quiet")
