"""What a conclusion depends on: the rules about it, and the findings these read, through concepts too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from engine.assessment.targets import LEADING, MEDICINES, URGENCY, Target, level_of
from knowledge.criteria import (
    Criterion,
    Effect,
    Escalates,
    Finding,
    KnowledgeBase,
    Opposes,
    Rule,
    Strength,
    Supports,
    Urgency,
    findings_in,
)


def target_of(effect: Effect) -> Target:
    """Return what an effect is about."""
    match effect.verb:
        case "concludes":
            return Target("concept", effect.id)
        case "supports" | "opposes":
            return Target("disorder", effect.id)
        case "escalates":
            return URGENCY
        case "warns":
            return Target("warning", effect.id)
        case "recommends":
            return Target("step", effect.id)


def leading_to(knowledge: KnowledgeBase, target: Target) -> Iterator[Rule]:
    """Yield the rules with an effect that is directly about a target."""
    if target.kind == "rule":
        yield knowledge.rule[target.id]
        return
    signature = knowledge.signature[target.id] if target.kind == "status" else ()
    for rule in knowledge.rules:
        if rule in signature or any(_is_about(effect, target) for effect in rule.then):
            yield rule


def _is_about(effect: Effect, target: Target) -> bool:
    match target.kind:
        case "result":
            return isinstance(effect, Supports | Opposes | Escalates)
        case "leading":
            return isinstance(effect, Supports | Opposes)
        case "urgency":
            return isinstance(effect, Escalates) and effect.urgency >= (level_of(target) or Urgency.SELF_CARE)
        case "status":
            return target_of(effect) == Target("disorder", target.id)
        case _:
            return target_of(effect) == target


def depends_on(knowledge: KnowledgeBase, target: Target) -> tuple[Finding, ...]:
    """Return the findings a conclusion depends on, in catalogue order."""
    if target == MEDICINES:
        return knowledge.drug_classes
    if target.kind == "finding":
        return (knowledge.finding[target.id],)
    read = {finding.id for when in _criteria(knowledge, target) for finding in knowledge.findings_read(when)}
    if target.kind == "benign":
        read |= {finding.id for finding in depends_on(knowledge, MEDICINES)}
    if target.kind == "step":
        step = knowledge.step[target.id]
        read |= {finding.id for each in (step, *step.gives_way_to) for finding in each.answered_by}
    for name in reversed(knowledge.following):  # each after those that it follows from
        if name in read:
            premises = (follow.when for follow in knowledge.following[name])
            read |= {finding.id for when in premises for finding in findings_in(when)}
    return tuple(finding for name, finding in knowledge.finding.items() if name in read)


@lru_cache(maxsize=4)
def read_by_rules(knowledge: KnowledgeBase) -> Mapping[Rule, frozenset[Finding]]:
    """Map rules to the findings that they read, themselves or through concepts."""
    return {rule: frozenset(knowledge.findings_read(rule.when)) for rule in knowledge.rules}


def _criteria(knowledge: KnowledgeBase, target: Target) -> Iterator[Criterion]:
    match target.kind:
        case "benign":
            yield from (*_criteria(knowledge, LEADING), *_criteria(knowledge, URGENCY))
            yield from (benign.when for benign in knowledge.benign)
            yield from (conflict.when for conflict in knowledge.conflicts)
            for name in dict.fromkeys(other.id for benign in knowledge.benign for other in benign.unless):
                yield from _criteria(knowledge, Target("status", name))
        case "concept":
            yield knowledge.concept[target.id]
        case "result" | "urgency" | "leading":
            yield knowledge.scope
        case "step":
            beside = [danger for _, danger in knowledge.ladders[target.id]]
            if beside:
                yield from _criteria(knowledge, LEADING)
            for danger in beside:
                yield from danger.signs
            for other in knowledge.step[target.id].gives_way_to:
                yield from _criteria(knowledge, Target("step", other.id))
        case "disorder" | "status" if target.id in knowledge.danger:
            yield from knowledge.danger[target.id].signs
            yield from (rule.when for rule in knowledge.signature[target.id])
        case _:
            pass
    for rule in leading_to(knowledge, target):
        yield rule.when
        for effect in rule.then:
            if isinstance(effect, Escalates) and effect.suspecting is not None:
                excludes = Opposes(effect.suspecting, Strength.DEFINING)
                yield from (other.when for other in knowledge.rules if excludes in other.then)
