"""What a rule asks for by its urgency, and which rules are red flags."""

from __future__ import annotations

from functools import lru_cache

from engine.reading import reach
from engine.reading.sets import Sets
from knowledge.criteria import Disorder, Escalates, KnowledgeBase, Rule, Urgency


@lru_cache(maxsize=4096)
def suspicions(rule: Rule) -> tuple[Disorder, ...]:
    """Return the disorders whose exclusion, together, takes back every urgency a rule asks for.

    None if the rule asks for no urgency, or for one on no disorder's account. Once taken back, the
    rule recommends no step either: nobody is sent to an emergency that a test has ruled out.
    """
    suspected = [effect.suspecting for effect in rule.then if isinstance(effect, Escalates)]
    named = tuple(disorder for disorder in suspected if disorder is not None)
    return named if len(named) == len(suspected) else ()


@lru_cache(maxsize=4096)
def asks_for(rule: Rule) -> Urgency:
    """Return the highest urgency a rule asks for, SELF_CARE if it asks for none."""
    asked = (effect.urgency for effect in rule.then if isinstance(effect, Escalates))
    return max(asked, default=Urgency.SELF_CARE)


@lru_cache(maxsize=4)
def red_flags(knowledge: KnowledgeBase) -> tuple[Rule, ...]:
    """Return the rules that ask for urgent or emergency care."""
    return tuple(rule for rule in knowledge.rules if asks_for(rule) >= Urgency.URGENT)


def red_flags_asked(knowledge: KnowledgeBase, patient: Sets[bool]) -> tuple[Rule, ...]:
    """Return the red flags within reach: self care is said only where each of them is surely absent."""
    reached = reach.any_answer(knowledge, patient)
    return tuple(rule for rule in red_flags(knowledge) if reached.fires(rule))
