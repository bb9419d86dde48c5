"""The handbook: the whole knowledge in English, for clinicians who want to audit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.catalogue import encoding
from engine.english import in_full, in_short, number
from engine.report.markdown import escaped
from engine.report.wording import DISCLAIMER, STANDING, TIERS, URGENCY
from engine.standing import standing
from knowledge.criteria import (
    Choice,
    Citation,
    Concludes,
    Escalates,
    Finding,
    KnowledgeBase,
    Opposes,
    Quantity,
    Rule,
    Strength,
    Supports,
    Urgency,
)

_STRENGTHS: tuple[Strength | None, ...] = (None, *Strength)


def handbook(knowledge: KnowledgeBase) -> str:
    """Return the handbook as Markdown."""
    lines = [
        *_introduction(knowledge),
        *_standings(),
        *_urgencies(knowledge),
        *_disorders(knowledge),
        *_concepts(knowledge),
        *_other_rules(knowledge),
        *_findings(knowledge),
        *_traceability(knowledge),
        *_sources(knowledge),
    ]
    return "\n".join(lines) + "\n"


def _introduction(knowledge: KnowledgeBase) -> Iterator[str]:
    yield f"# Handbook of {knowledge.name}"
    yield ""
    yield (
        f"Generated from the knowledge, version {knowledge.version}: {len(knowledge.disorders)} disorders, "
        f"{len(knowledge.finding)} findings, {len(knowledge.rules)} rules, {len(knowledge.claims)} claims. "
        "Do not edit it by hand."
    )
    yield ""
    yield DISCLAIMER
    yield ""
    yield "Documents the knowledge rests on:"
    yield ""
    for source in knowledge.sources:
        if source.document:
            yield (
                f"- **{source.document}**: {escaped(source.title)} "
                f"({source.publisher}, {source.date}): {source.review}"
            )
    yield ""


def _standings() -> Iterator[str]:
    yield "## The table of standings"
    yield ""
    yield (
        "What the strongest support (rows) and the strongest opposition (columns) that hold make of a "
        "disorder. A standing says how well it explains this trouble, not whether the patient has it. "
        "Several rules that restate one fact do not add up."
    )
    yield ""
    names = ["none" if s is None else s.name.lower() for s in _STRENGTHS]
    yield f"| support \\ opposition | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for name, support in zip(names, _STRENGTHS, strict=True):
        cells = (STANDING[standing(support, opposition)] for opposition in _STRENGTHS)
        yield f"| **{name}** | {' | '.join(cells)} |"
    yield ""
    yield "Opposition of defining strength comes from an exclusion test of this episode: *excluded*."
    yield ""


def _urgencies(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Urgency"
    yield ""
    yield (
        "Urgency is the highest that any rule below asks for. It never falls because of a reassuring answer. "
        "Where it is on account of a suspected disorder, only an exclusion test of this episode takes it "
        "back. Self-care is said only when every emergency and urgent rule that can be asked about is surely "
        "absent."
    )
    yield ""
    for urgency in reversed(Urgency):
        rules = [r for r in knowledge.rules if _asks(r, urgency)]
        if rules:
            yield f"### {URGENCY['clinician'][urgency]}"
            yield ""
            for rule in rules:
                suspects = [e.suspecting.name for e in rule.then if isinstance(e, Escalates) and e.suspecting]
                suspecting = f" (suspecting {', '.join(suspects)})" if suspects else ""
                yield f"- **{rule.id}**{suspecting}: {escaped(in_short(rule.when))}. {escaped(rule.because)}"
            yield ""


def _asks(rule: Rule, urgency: Urgency) -> bool:
    return any(isinstance(e, Escalates) and e.urgency is urgency for e in rule.then)


def _disorders(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Disorders"
    yield ""
    for disorder in knowledge.disorders:
        yield f"### {disorder.name}"
        yield ""
        yield f"{disorder.about} ICD-10-CM {disorder.icd10}; id `{disorder.id}`; group: {disorder.group}."
        yield ""
        views = (
            f"{'outside references' if v.document == 'outside' else v.document}: {TIERS[v.tier]}"
            + (f" ({', '.join(v.claims)})" if v.claims else "")
            for v in disorder.views
        )
        yield f"Ranked by the documents: {'; '.join(views)}. Ranked here: {TIERS[disorder.tier]}."
        yield ""
        if disorder.must_not_miss and disorder.excluded_by:
            yield f"**Must not be missed.** To exclude it: {disorder.excluded_by.text}"
            yield ""
        for title, kind in (("For", Supports), ("Against", Opposes)):
            weighed = [
                (rule, effect.strength)
                for rule in knowledge.rules
                for effect in rule.then
                if isinstance(effect, kind) and effect.disorder is disorder
            ]
            if weighed:
                yield f"{title} it:"
                yield ""
                for rule, strength in sorted(weighed, key=lambda item: -item[1]):
                    yield from _rule(rule, f", {strength.name.lower()}")
                yield ""


def _rule(rule: Rule, weight: str = "") -> Iterator[str]:
    yield f"- **{rule.id}{weight}**. {escaped(rule.because)} ({_cited(rule.claims, rule.references)})"
    for depth, text in in_full(rule.when):
        yield f"{'  ' * (depth + 1)}- {escaped(text)}"


def _cited(claims: Iterable[str], references: Iterable[Citation]) -> str:
    return "; ".join([*claims, *(escaped(str(citation)) for citation in references)])


def _concepts(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Concepts"
    yield ""
    yield "What rules conclude on the way. A *complete* one is surely absent when all its rules are."
    yield ""
    for concept in knowledge.concepts:
        yield f"### {concept.label[0].upper()}{concept.label[1:]}"
        yield ""
        yield f"Id `{concept.id}`{', complete' if concept.complete else ''}. Concluded by:"
        yield ""
        for rule in knowledge.concluding[concept.id]:
            yield from _rule(rule)
        yield ""


def _other_rules(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Rules for warnings and steps alone"
    yield ""
    for rule in knowledge.rules:
        if not any(isinstance(e, Concludes | Supports | Opposes | Escalates) for e in rule.then):
            yield from _rule(rule)
    yield ""


def _findings(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Findings"
    yield ""
    for group, members in knowledge.groups.items():
        yield f"### {group.capitalize()}"
        yield ""
        yield "| id | clinicians are asked | patients are asked | answers |"
        yield "|---|---|---|---|"
        for finding in members:
            yield (
                f"| `{finding.id}` | {escaped(finding.clinician)} "
                f"| {escaped(finding.patient or 'not asked')} | {escaped(_answers(finding))} |"
            )
        yield ""


def _answers(finding: Finding) -> str:
    match finding:
        case Choice():
            return ("any of: " if finding.several else "one of: ") + ", ".join(finding.options)
        case Quantity():
            low, high = (number(bound) for bound in finding.plausible)
            cuts = ", ".join(f"{c.name.replace('_', ' ')} {number(c.value)}" for c in finding.cutoffs)
            return f"{low} to {high} {finding.unit}" + (f"; cut-offs: {cuts}" if cuts else "")
        case _:
            return "yes or no"


def _traceability(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Claim by claim"
    yield ""
    yield "| claim | place | statement | encoded by |"
    yield "|---|---|---|---|"
    by = encoding(knowledge)
    for claim in knowledge.claims:
        encoded = ", ".join(by[claim.id]) or f"declined: {claim.declined}"
        yield f"| {claim.id} | {escaped(claim.place)} | {escaped(claim.statement)} | {escaped(encoded)} |"
    yield ""


def _sources(knowledge: KnowledgeBase) -> Iterator[str]:
    yield "## Outside references"
    yield ""
    for source in knowledge.sources:
        if not source.document:
            yield f"- {escaped(source.title)}. {source.publisher}, {source.date}."
