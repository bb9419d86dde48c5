"""For the sake of what a screen is asked: the rules that wait for it, in words for the audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from engine.reading.english import in_short
from knowledge.criteria import (
    Audience,
    Concludes,
    Escalates,
    Opposes,
    Recommends,
    Rule,
    Supports,
    Urgency,
    Warns,
)

MOST_REASONS = 4
_LEVELS: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: "an emergency",
    Urgency.URGENT: "urgent",
    Urgency.SOON: "a matter of two weeks",
    Urgency.ROUTINE: "a matter for an appointment",
    Urgency.SELF_CARE: "a matter of self care",
}


def reasons(rules: Iterable[Rule], voice: Audience) -> tuple[str, ...]:
    """Say for the sake of what a screen is asked."""
    told = []
    for rule in tuple(rules)[:MOST_REASONS]:
        effects = ", ".join(dict.fromkeys(_effects(rule, voice)))
        shown = f"[{rule.id}: {in_short(rule.when, voice)}]"
        told.append(f"{rule.because} It {effects}. {shown if voice == 'clinician' else ''}".rstrip())
    return tuple(told)


def _effects(rule: Rule, voice: Audience) -> Iterator[str]:
    """Yield what a rule would do that a reader cares for; of several escalations the highest."""
    if levels := [effect.urgency for effect in rule.then if isinstance(effect, Escalates)]:
        yield f"could make this {_LEVELS[max(levels)]}"
    for effect in rule.then:
        match effect:
            case Supports(disorder):
                yield f"would speak for {disorder.plain if voice == 'patient' else disorder.name}"
            case Opposes(disorder):
                yield f"would speak against {disorder.plain if voice == 'patient' else disorder.name}"
            case Warns():
                yield "could call for a warning"
            case Escalates() | Concludes() | Recommends():
                pass
            case _:
                assert_never(effect)
