"""Slips in what follows from a rule: an effect dropped, a step too strong or weak, or on the wrong side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from knowledge.criteria import (
    Effect,
    Escalates,
    Opposes,
    Strength,
    Supports,
    Urgency,
)
from tools.mutations.slip import Kind, Slip

Effects: TypeAlias = tuple[Effect, ...]
NOTHING = "nothing"


def of_effects(effects: Effects) -> Iterator[Slip[Effects]]:
    """Yield every slip in the effects of a rule, in order; 'then.1' is the place of the second."""
    for number, effect in enumerate(effects):
        before, after = effects[:number], effects[number + 1 :]
        place = f"then.{number}"
        yield Slip(f"{place}/dropped", "effect dropped", in_words(effect), NOTHING, before + after)
        for how, kind, other in _others(effect):
            yield Slip(f"{place}/{how}", kind, in_words(effect), in_words(other), (*before, other, *after))


def _others(effect: Effect) -> Iterator[tuple[str, Kind, Effect]]:
    match effect:
        case Supports(disorder, strength):
            for how, other in _beside(strength):
                yield how, "strength", Supports(disorder, other)
            yield "opposes", "side", Opposes(disorder, strength)
        case Opposes(disorder, strength):
            for how, other in _beside(strength):
                yield how, "strength", Opposes(disorder, other)
            yield "supports", "side", Supports(disorder, strength)
        case Escalates(urgency, suspecting):
            if urgency.below and urgency.below > min(Urgency):
                yield "lower", "urgency", replace(effect, urgency=urgency.below)
            if urgency.above:
                yield "higher", "urgency", replace(effect, urgency=urgency.above)
            if suspecting:
                yield "unsuspecting", "suspicion dropped", Escalates(urgency)
        case _:
            pass


def _beside(strength: Strength) -> Iterator[tuple[str, Strength]]:
    if strength > min(Strength):
        yield "weaker", Strength(strength - 1)
    if strength < max(Strength):
        yield "stronger", Strength(strength + 1)


def in_words(effect: Effect) -> str:
    """Say what an effect does, by ids."""
    words = [effect.verb, effect.what.name if isinstance(effect, Escalates) else effect.id]
    words += [] if effect.strength is None else [effect.strength.name]
    return " ".join(words) + (f", suspecting {effect.suspecting.id}" if effect.suspecting else "")
