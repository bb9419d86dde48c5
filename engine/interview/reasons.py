"""For the sake of what a screen is asked: the rules that wait for it, in words for the audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.reading.english import in_short
from knowledge.criteria import (
    Audience,
    Disorder,
    Escalates,
    Rule,
    Urgency,
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
        match effect.verb:
            case "supports":
                yield f"would speak for {_named(effect.disorder, voice)}"
            case "opposes":
                yield f"would speak against {_named(effect.disorder, voice)}"
            case "warns":
                yield "could call for a warning"
            case "escalates" | "concludes" | "recommends":
                pass


def _named(disorder: Disorder, voice: Audience) -> str:
    return disorder.plain if voice == "patient" else disorder.name
