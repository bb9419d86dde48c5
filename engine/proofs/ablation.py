"""What a rule can make a difference to: its own effects, and those of all rules that rest on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import replace

from engine.assessment.table import Table
from engine.proofs.formulas import Circuit, Formula
from engine.reading.sets import S
from knowledge.criteria import (
    Concept,
    Concludes,
    Danger,
    Effect,
    KnowledgeBase,
    Rule,
    Strength,
    Urgency,
    concepts_in,
)


def resting_on(knowledge: KnowledgeBase, rule: Rule) -> tuple[Rule, ...]:
    """Return the rule and those that read a concept it has a part in, in catalogue order."""
    reached = {rule.id}
    concepts: set[str] = set()
    for each in sorted(knowledge.rules, key=lambda rule: knowledge.strata[rule.id]):
        if each is rule or concepts & {concept.id for concept in concepts_in(each.when)}:
            reached.add(each.id)
            concepts |= {effect.concept.id for effect in each.then if isinstance(effect, Concludes)}
    return tuple(each for each in knowledge.rules if each.id in reached)


def without(knowledge: KnowledgeBase, rules: Collection[Rule]) -> KnowledgeBase:
    """Return the knowledge base as if these rules had never been written."""
    return replace(knowledge, rules=tuple(rule for rule in knowledge.rules if rule not in rules))


def difference(
    rule: Rule, table: Table[Formula], other: KnowledgeBase, circuit: Circuit
) -> tuple[Formula, int]:
    """Return the formula that dropping the rule changes what is said, and the first number made for it.

    `other` is the knowledge without the rule.
    """
    changed = resting_on(table.knowledge, rule)
    said = tuple(said_by(changed, table))
    since = len(circuit.nodes)
    otherwise = said_by(changed, table.reread(other, changed))
    return circuit.any_of(-circuit.same(a, b) for a, b in zip(said, otherwise, strict=True)), since


def said_by(rules: Iterable[Rule], table: Table[S]) -> Iterator[S]:
    """Yield what effects of rules have a part in; not what follows from it, like an urgency taken back."""
    effects = dict.fromkeys(effect for rule in rules for effect in rule.then)
    knowledge = table.knowledge
    concluded = {effect.concept for effect in effects if isinstance(effect, Concludes)}
    if not concluded.isdisjoint(concepts_in(knowledge.scope)):
        yield from table.reading.of(knowledge.scope)
    if any(not concluded.isdisjoint(concepts_in(conflict.when)) for conflict in knowledge.conflicts):
        yield table.contradictory
    touched = [d for d in knowledge.danger.values() if _touches(effects, concluded, d)]
    for danger in touched:
        yield from table.must_not_miss[danger.id]
    conditions = (one.when for one in knowledge.benign)
    urgent = any(effect.verb == "escalates" for effect in effects)
    if touched or urgent or any(not concluded.isdisjoint(concepts_in(when)) for when in conditions):
        yield from table.benign
    for disorder in dict.fromkeys(e.disorder for e in effects if e.verb in ("supports", "opposes")):
        for strength in Strength:
            yield table.now.support(disorder, strength)
            yield table.now.opposition(disorder, strength)
    if any(effect.verb == "escalates" for effect in effects):
        for urgency in Urgency:
            yield table.as_urgent_as(urgency)
    for effect in effects:
        if effect.verb == "warns":
            yield table.warned(effect.warning)
        elif effect.verb == "recommends":
            yield table.recommended(effect.step)


def _touches(effects: Collection[Effect], concluded: Set[Concept], danger: Danger) -> bool:
    """Return whether effects speak for or against a danger, or conclude what tells if it was looked for."""
    if any(danger.disorder in (effect.what, effect.suspecting) for effect in effects):
        return True
    return any(not concluded.isdisjoint(concepts_in(criterion)) for criterion in danger.signs)
