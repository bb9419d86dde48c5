"""The chapters of the handbook: standings, urgency, disorders, concepts, rules, steps, warnings, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from engine.assessment.standing import standing
from engine.reading.english import in_full, number
from engine.report.markdown import escaped
from engine.report.wording import STANDING, TIERS, URGENCY
from knowledge.criteria import (
    Choice,
    Citation,
    Criterion,
    Escalates,
    Finding,
    KnowledgeBase,
    Opposes,
    Quantity,
    Rule,
    Step,
    StepKind,
    Strength,
    Supports,
    Urgency,
    Warning,
)


def told(rule: Rule, *marks: str) -> Iterator[str]:
    """Yield a rule: its number and marks, the reason and its grounds, and below what has to hold."""
    marked = "".join(f" · {mark}" for mark in marks if mark)
    yield f"- **{rule.id}**{marked}. {escaped(rule.because)} ({_cited(rule.claims, rule.references)})"
    yield from outlined(rule.when)


def outlined(criterion: Criterion) -> Iterator[str]:
    """Yield a criterion as a list below the line before it."""
    for depth, text in in_full(criterion):
        yield f"{'  ' * (depth + 1)}- {escaped(text)}"


def _cited(claims: Iterable[str], references: Iterable[Citation]) -> str:
    return "; ".join([*claims, *(escaped(str(citation)) for citation in references)])


def urgency_asked(rule: Rule) -> Iterator[str]:
    """Yield each urgency that a rule asks for, and what takes it back."""
    for effect in rule.then:
        if isinstance(effect, Escalates):
            level = effect.urgency.name.lower().replace("_", "-")
            yield " ".join(filter(None, (level, taken_back(rule, effect.urgency))))


def taken_back(rule: Rule, urgency: Urgency) -> str:
    """Say which exclusions have to be there before a rule ceases to ask for an urgency."""
    suspected = [e.suspecting for e in rule.then if isinstance(e, Escalates) and e.urgency is urgency]
    if None in suspected:
        return ""
    return f"until {' and '.join(disorder.name for disorder in suspected if disorder)} is excluded"


def advice(rule: Rule) -> Iterator[str]:
    """Yield what a rule warns of and advises, on one line, if anything."""
    texts = [e.warning.text for e in rule.then if e.verb == "warns"]
    texts += [e.step.text for e in rule.then if e.verb == "recommends"]
    if texts:
        yield f"  - *Then:* {escaped(' '.join(texts))}"


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
        if danger := knowledge.danger.get(disorder.id):
            yield f"**Must not be missed.** To exclude it: {danger.excluded_by.text}"
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
        if all(e.verb in ("warns", "recommends") for e in rule.then):
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


_STRENGTHS: tuple[Strength | None, ...] = (None, *Strength)


def standings() -> Iterator[str]:
    """Yield the table of standings."""
    yield "## The table of standings"
    yield ""
    yield (
        "What the strongest support (rows) and the strongest opposition (columns) that hold make of a "
        "disorder. A standing says how well it explains this trouble, not whether the patient has it. "
        "Several rules of one strength do not add up to a higher one."
    )
    yield ""
    names = ["none" if s is None else s.name.lower() for s in _STRENGTHS]
    yield f"| support \\ opposition | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for name, support in zip(names, _STRENGTHS, strict=True):
        cells = (STANDING[standing(support, opposition)] for opposition in _STRENGTHS)
        yield f"| **{name}** | {' | '.join(cells)} |"
    yield ""
    yield (
        "Where opposition of defining strength rests on an exclusion test of this episode, the disorder is "
        "*excluded*; where it rests on the history alone, it is no more than unlikely."
    )
    yield ""


def urgencies(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every rule that asks for an urgency, the highest first."""
    yield "## Urgency"
    yield ""
    yield (
        "Urgency is the highest that any rule below asks for. It never falls because of a reassuring answer. "
        "A rule marked *until ... is excluded* asks for it until an exclusion test of this episode rules "
        "that disorder out; no other answer takes it back. Self-care is said only when every emergency and "
        "urgent rule that can be asked about is surely absent."
    )
    yield ""
    for urgency in reversed(Urgency):
        rules = [r for r in knowledge.rules if _asks(r, urgency)]
        if rules:
            yield f"### {URGENCY['clinician'][urgency]}"
            yield ""
            for rule in rules:
                yield from told(rule, taken_back(rule, urgency))
                yield from advice(rule)
            yield ""


def _asks(rule: Rule, urgency: Urgency) -> bool:
    return any(isinstance(e, Escalates) and e.urgency is urgency for e in rule.then)


def steps(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every step, kind by kind, with the rules that call for it and what it would exclude."""
    yield "## Steps"
    yield ""
    yield "What to ask, examine, measure or arrange next. A step already answered is not advised again."
    yield ""
    for kind in get_args(StepKind):
        members = [step for step in knowledge.steps if step.kind == kind]
        if members:
            yield f"### Steps: {kind}"
            yield ""
            yield "| step | called for by | needed to exclude |"
            yield "|---|---|---|"
            for step in members:
                excludes = ", ".join(
                    d.disorder.name for d in knowledge.danger.values() if d.excluded_by is step
                )
                rules = ", ".join(_calling(knowledge, step)) or "its finding alone"
                yield f"| {escaped(step.text)} | {rules} | {excludes} |"
            yield ""


def warnings(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every warning with the rules that give it."""
    yield "## Warnings"
    yield ""
    for warning in knowledge.warnings:
        yield f"- {escaped(warning.text)} ({', '.join(_calling(knowledge, warning))})"
    yield ""


def _calling(knowledge: KnowledgeBase, thing: Step | Warning) -> Iterator[str]:
    for rule in knowledge.rules:
        if thing in _things(rule):
            yield rule.id


def _things(rule: Rule) -> Iterator[Step | Warning]:
    for effect in rule.then:
        if effect.verb == "recommends":
            yield effect.step
        elif effect.verb == "warns":
            yield effect.warning


def conflicts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield answers that cannot all be true, with what is asked again."""
    yield "## Answers that cannot all be true"
    yield ""
    yield "Where the answers below stand side by side, one of them is wrong, and this is asked again."
    yield ""
    for conflict in knowledge.conflicts:
        yield f"- {escaped(conflict.ask)}"
        yield from outlined(conflict.when)
    yield ""
