"""What makes a case urgent: the rules behind it, what they fear, and what they would have done at once."""

from __future__ import annotations

from engine.assessment import Assessment, StepAdvised
from engine.assessment.standing import Standing
from knowledge.criteria import RUNGS, Disorder, Escalates, KnowledgeBase, Rule, Strength, Supports, Urgency


def behind(said: Assessment) -> list[Rule]:
    """Return the rules behind the urgency, first those that fear what stands best.

    An ordinary appointment needs no reason: only what speaks well for a leading disorder is one.
    """
    place = {item.disorder: number for number, item in enumerate(said.differential)}
    rules = list(said.urgent_by)
    if said.urgency <= Urgency.ROUTINE:
        rules = [rule for rule in rules if _speaks_for(rule, said.leading)]
    return sorted(rules, key=lambda rule: min(map(place.__getitem__, fears(rule, said)), default=len(place)))


def feared(said: Assessment) -> list[Disorder]:
    """Return what the rules behind the urgency suspect, or else support, the most likely first."""
    return list(dict.fromkeys(disorder for rule in behind(said) for disorder in fears(rule, said)))


def acting(knowledge: KnowledgeBase, said: Assessment) -> tuple[StepAdvised, ...]:
    """Return what is to be done at once: the first that acts, and what is more particular to this case.

    Of two that the rules behind the urgency call for, that is more particular for which fewer rules do.
    """
    found = [a for a in said.steps if a.step.rung == RUNGS[-1] and belongs_now(said, a)]
    if not found:
        return ()
    particular = min(found, key=lambda advised: len(knowledge.recommending.get(advised.step.id, ())))
    return tuple(dict.fromkeys((found[0], particular)))


def belongs_now(said: Assessment, advised: StepAdvised) -> bool:
    """Return whether a step is the action of an emergency, or called for by what makes it urgent."""
    if said.urgency < Urgency.URGENT:
        return False
    is_action = said.urgency is Urgency.EMERGENCY and advised is said.steps[0]
    return is_action or any(rule in said.urgent_by for rule in advised.rules)


def fears(rule: Rule, said: Assessment) -> tuple[Disorder, ...]:
    """Return what a rule asks for that urgency on account of, or what it speaks for where it names none."""
    excluded = {item.disorder for item in said.must_not_miss if item.status == "excluded"}
    suspected = [
        effect.suspecting
        for effect in rule.then
        if isinstance(effect, Escalates) and effect.urgency is said.urgency and effect.suspecting
    ]
    if suspected:
        return tuple(disorder for disorder in suspected if disorder not in excluded)
    suggested = {item.disorder for item in said.differential if item.standing >= Standing.POSSIBLE}
    supported = [e.disorder for e in rule.then if isinstance(e, Supports) and e.disorder in suggested]
    dangers = [disorder for disorder in supported if disorder.must_not_miss]
    return tuple(dangers or supported)


def _speaks_for(rule: Rule, disorders: tuple[Disorder, ...]) -> bool:
    return any(
        (isinstance(effect, Supports) and effect.strength > Strength.WEAK and effect.disorder in disorders)
        or (isinstance(effect, Escalates) and effect.suspecting in disorders)
        for effect in rule.then
    )
