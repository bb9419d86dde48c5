"""Which rules bear on what, and their effects in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.explain.inquiry import Inquiry, in_words
from engine.explain.target import LEADING, URGENCY, Target, level_of
from engine.reading.english import named
from knowledge.criteria import (
    Effect,
    Escalates,
    KnowledgeBase,
    Opposes,
    Rule,
    Supports,
    Urgency,
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


def effect_in_words(inquiry: Inquiry, effect: Effect) -> str:
    """Say what an effect does."""
    match effect.verb:
        case "concludes":
            return f"concludes {named(effect.concept, inquiry.voice)}"
        case "supports":
            return f"speaks for {inquiry.disorder_name(effect.disorder)} ({in_words(effect.strength)})"
        case "opposes":
            return f"speaks against {inquiry.disorder_name(effect.disorder)} ({in_words(effect.strength)})"
        case "escalates":
            return f"makes it at least {in_words(effect.urgency)}"
        case "warns":
            return f"gives the {inquiry.title(target_of(effect))}"
        case "recommends":
            return f"recommends the step: {inquiry.plain_or(effect.step)}"


def effects_in_words(inquiry: Inquiry, effects: Sequence[Effect]) -> str:
    """Say what several effects do, the steps that are recommended together and last."""
    others = [effect for effect in effects if effect.verb != "recommends"]
    steps = [inquiry.plain_or(effect.step) for effect in effects if effect.verb == "recommends"]
    recommends = [f"recommends the step{'s' * (len(steps) > 1)}: {'; '.join(steps)}"] if steps else []
    return "; ".join([*(effect_in_words(inquiry, effect) for effect in others), *recommends])


def leading_to(knowledge: KnowledgeBase, target: Target) -> Iterator[Rule]:
    """Yield the rules with an effect that is directly about a target."""
    if target.kind == "rule":
        yield knowledge.rule[target.id]
    elif target.kind == "result":
        yield from (rule for rule in knowledge.rules if _on_result(rule))
    else:
        for rule in knowledge.rules:
            if any(_is_about(effect, target) for effect in rule.then):
                yield rule


def _on_result(rule: Rule) -> bool:
    return any(isinstance(effect, Supports | Opposes | Escalates) for effect in rule.then)


def _is_about(effect: Effect, target: Target) -> bool:
    if target == LEADING:
        return isinstance(effect, Supports | Opposes)
    if target.kind == "urgency":
        return isinstance(effect, Escalates) and effect.urgency >= (level_of(target) or Urgency.SELF_CARE)
    return target_of(effect) == target
