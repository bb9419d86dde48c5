"""Which rules bear on what, and their effects in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from engine.assessment.targets import LEADING, URGENCY, Target, level_of
from engine.explain.inquiry import Inquiry, in_words
from engine.reading.english import named
from knowledge.criteria import (
    Concludes,
    Effect,
    Escalates,
    KnowledgeBase,
    Opposes,
    Recommends,
    Rule,
    Supports,
    Urgency,
    Warns,
)


def target_of(effect: Effect) -> Target:
    """Return what an effect is about."""
    match effect:
        case Concludes(concept):
            return Target("concept", concept.id)
        case Supports(disorder) | Opposes(disorder):
            return Target("disorder", disorder.id)
        case Escalates():
            return URGENCY
        case Warns(warning):
            return Target("warning", warning.id)
        case Recommends(step):
            return Target("step", step.id)
        case _:
            assert_never(effect)


def effect_in_words(inquiry: Inquiry, effect: Effect) -> str:
    """Say what an effect does."""
    match effect:
        case Concludes(concept):
            return f"concludes {named(concept, inquiry.voice)}"
        case Supports(disorder, strength):
            return f"speaks for {inquiry.disorder_name(disorder)} ({in_words(strength)})"
        case Opposes(disorder, strength):
            return f"speaks against {inquiry.disorder_name(disorder)} ({in_words(strength)})"
        case Escalates(urgency):
            return f"makes it at least {in_words(urgency)}"
        case Warns():
            return f"gives the {inquiry.title(target_of(effect))}"
        case Recommends():
            return f"recommends the step: {inquiry.plain_or(effect.step)}"
        case _:
            assert_never(effect)


def effects_in_words(inquiry: Inquiry, effects: Sequence[Effect]) -> str:
    """Say what several effects do, the steps that are recommended together and last."""
    others = [effect for effect in effects if not isinstance(effect, Recommends)]
    steps = [inquiry.plain_or(effect.step) for effect in effects if isinstance(effect, Recommends)]
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
