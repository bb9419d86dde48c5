"""What a reader is told first: what makes a case urgent, what is likely, and what is to be done at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from engine.assessment import Assessment, StepAdvised
from engine.assessment.standing import Standing
from engine.assessment.urgency import asks_for
from knowledge.criteria import (
    RUNGS,
    Disorder,
    Escalates,
    KnowledgeBase,
    Recommends,
    Rule,
    Step,
    Strength,
    Supports,
    Urgency,
)

_MOST = 2


def behind(said: Assessment) -> list[Rule]:
    """Return the rules behind the urgency: one for each thing feared, what stands best first, then the rest.

    An ordinary appointment needs no reason: only what speaks well for a leading disorder is one.
    """
    place = {item.disorder: number for number, item in enumerate(said.differential)}
    rules = list(said.urgent_by)
    if said.urgency <= Urgency.ROUTINE:
        rules = [rule for rule in rules if _speaks_for(rule, said.leading)]
    feared = {rule: min(map(place.__getitem__, fears(rule, said)), default=len(place)) for rule in rules}
    turns = Counter[int]()
    taken: dict[Rule, tuple[int, int]] = {}
    for rule in rules:
        taken[rule] = turns[feared[rule]], feared[rule]
        turns[feared[rule]] += 1
    return sorted(rules, key=taken.__getitem__)


def feared(said: Assessment) -> list[Disorder]:
    """Return what makes it urgent: what the rules behind that suspect, or else support, likeliest first."""
    if said.urgency < Urgency.URGENT:
        return []
    return list(dict.fromkeys(disorder for rule in behind(said) for disorder in fears(rule, said)))


def in_question(said: Assessment) -> list[Disorder]:
    """Return what is feared and what leads: in an emergency the feared first, else what is likely."""
    likely = [item.disorder for item in said.differential if item.standing is Standing.LIKELY]
    first, then = feared(said), [d for d in said.leading if d in likely]
    if said.urgency is not Urgency.EMERGENCY:
        first, then = then, first
    named = dict.fromkeys((*first, *then, *said.leading))
    return [disorder for disorder in named if disorder not in told_by_kin(said, named)]


def told_by_kin(said: Assessment, disorders: Iterable[Disorder]) -> Collection[Disorder]:
    """Return those of some disorders of which another says as much: a kind of it, or what it is a kind of.

    The one that stands better is told; of equals the kind, which says more.
    """
    every = list(disorders)
    standing = {item.disorder: item.standing for item in said.differential}
    rank = {d: (standing[d], bool(d.kind_of)) for d in every}
    return {
        one
        for one in every
        for other in every
        if (other.kind_of == one.id or one.kind_of == other.id) and rank[other] > rank[one]
    }


def acting(knowledge: KnowledgeBase, said: Assessment) -> tuple[StepAdvised, ...]:
    """Return what is to be done at once: the first that acts, and the two most particular to this case.

    What gives way to another step can wait for it. So the first goes unsaid where it is only urgent, gives
    way itself, and there is something more particular. That is what fewer rules call for.
    """
    found = [a for a in said.steps if a.step.rung == RUNGS[-1] and belongs_now(said, a)]
    if not found:
        return ()
    at_once = [a for a in found[1:] if a.step.kind == "treatment" or not a.step.gives_way_to]
    at_once.sort(key=lambda advised: len(knowledge.recommending.get(advised.step.id, ())))
    if at_once and found[0].step.gives_way_to and said.urgency is not Urgency.EMERGENCY:
        return tuple(at_once[:_MOST])
    return (found[0], *at_once[:_MOST])


@lru_cache(maxsize=16)
def usual_referral(knowledge: KnowledgeBase, urgency: Urgency) -> Step | None:
    """Return the step that most rules call for that ask for an urgency: it says no more than that does."""
    steps = Counter(
        effect.step
        for rule in knowledge.rules
        if asks_for(rule) is urgency
        for effect in rule.then
        if isinstance(effect, Recommends) and effect.step.kind == "referral"
    )
    return steps.most_common(1)[0][0] if steps and urgency >= Urgency.URGENT else None


def belongs_now(said: Assessment, advised: StepAdvised) -> bool:
    """Return whether a step is the action of an emergency, or called for by what makes it urgent."""
    if said.urgency < Urgency.URGENT:
        return False
    is_action = said.urgency is Urgency.EMERGENCY and advised is said.steps[0]
    return is_action or any(rule in said.urgent_by for rule in advised.rules)


def fears(rule: Rule, said: Assessment) -> tuple[Disorder, ...]:
    """Return what a rule asks for that urgency on account of, or what it speaks for where it names none.

    What stands best comes first.
    """
    place = {item.disorder: number for number, item in enumerate(said.differential)}
    excluded = {item.disorder for item in said.must_not_miss if item.status == "excluded"}
    suspected = [
        effect.suspecting
        for effect in rule.then
        if isinstance(effect, Escalates) and effect.urgency is said.urgency and effect.suspecting
    ]
    if suspected:
        return tuple(sorted((each for each in suspected if each not in excluded), key=place.__getitem__))
    suggested = {item.disorder for item in said.differential if item.standing >= Standing.POSSIBLE}
    supported = [e.disorder for e in rule.then if isinstance(e, Supports) and e.disorder in suggested]
    dangers = [disorder for disorder in supported if disorder.must_not_miss]
    return tuple(sorted(dangers or supported, key=place.__getitem__))


def _speaks_for(rule: Rule, disorders: tuple[Disorder, ...]) -> bool:
    return any(
        (isinstance(effect, Supports) and effect.strength > Strength.WEAK and effect.disorder in disorders)
        or (isinstance(effect, Escalates) and effect.suspecting in disorders)
        for effect in rule.then
    )
