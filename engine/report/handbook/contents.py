"""What the handbook tells of disorders, concepts, rules and findings."""

from __future__ import annotations

from collections.abc import Iterator

from engine.reading.english import number
from engine.report.handbook.rules import advice, told, urgency_asked
from engine.report.markdown import escaped
from engine.report.wording import TIERS
from knowledge.criteria import (
    Choice,
    Concludes,
    Escalates,
    Finding,
    KnowledgeBase,
    Opposes,
    Quantity,
    Supports,
)


def disorders(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every disorder, with its rules for and against it."""
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
                    yield from told(rule, strength.name.lower(), *urgency_asked(rule))
                yield ""


def concepts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what rules conclude on the way."""
    yield "## Concepts"
    yield ""
    yield (
        "What rules conclude on the way. A *complete* one is surely absent once all its rules surely fail; "
        "any other is never held to be absent."
    )
    yield ""
    for concept in knowledge.concepts:
        yield f"### {concept.label[0].upper()}{concept.label[1:]}"
        yield ""
        yield f"Id `{concept.id}`{', complete' if concept.complete else ''}. Concluded by:"
        yield ""
        for rule in knowledge.concluding[concept.id]:
            yield from told(rule)
        yield ""


def other_rules(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield the rules that stand with no disorder, concept or urgency."""
    yield "## Rules that only warn or advise"
    yield ""
    for rule in knowledge.rules:
        if not any(isinstance(e, Concludes | Supports | Opposes | Escalates) for e in rule.then):
            yield from told(rule)
            yield from advice(rule)
    yield ""


def findings(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what can be asked, group by group."""
    yield "## Findings"
    yield ""
    for group, members in knowledge.groups.items():
        yield f"### {group.capitalize()}"
        yield ""
        yield "| id | in the rules | clinicians are asked | patients are asked | answers |"
        yield "|---|---|---|---|---|"
        for finding in members:
            yield (
                f"| `{finding.id}` | {escaped(finding.label)} | {escaped(finding.clinician)} "
                f"| {escaped(finding.patient or 'not asked')} | {escaped(_answers(finding))} |"
            )
        yield ""


def _answers(finding: Finding) -> str:
    match finding:
        case Choice():
            return ("any of: " if finding.several else "one of: ") + "; ".join(finding.options)
        case Quantity():
            low, high = (number(bound) for bound in finding.plausible)
            unit = "" if finding.unit == "ratio" else f" {finding.unit}"
            cuts = "; ".join(f"{c.name.replace('_', ' ')}: {number(c.value)}" for c in finding.cutoffs)
            return f"{low} to {high}{unit}" + (f". Cut-offs: {cuts}" if cuts else "")
        case _:
            return "yes or no"
