"""How urgent a case is, how urgent it could still turn out, and what keeps that open.

Urgency is the highest escalation that holds. One made on account of a suspected disorder stands
unless a test has excluded that disorder. Without any, self care is said only where every red flag
that this audience is asked about is surely absent, and the patient surely in scope: unknown is
neither no nor yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from engine.basis import Basis
from engine.case import Case
from engine.evidence import Evidence
from engine.prospect import Outlook
from engine.truth import Truth
from knowledge.criteria import Audience, Escalates, KnowledgeBase, Rule, Urgency


@dataclass(frozen=True, slots=True)
class Triage:
    """The urgency as it is and by which rules, its bounds, and the questions that keep it open."""

    urgency: Urgency
    rules: tuple[Rule, ...]
    lowest: Urgency
    could_be: Urgency
    red_flags_open: tuple[str, ...]


def red_flags(knowledge: KnowledgeBase) -> tuple[Rule, ...]:
    """Return the rules that ask for urgent or emergency care."""
    return tuple(rule for rule in knowledge.rules if asks_for(rule) >= Urgency.URGENT)


@lru_cache(maxsize=16)
def red_flags_asked(knowledge: KnowledgeBase, audience: Audience) -> tuple[Rule, ...]:
    """Return the red flags that what this audience is asked could raise."""
    blank = Outlook(knowledge, Case(id="blank", audience=audience))
    return tuple(rule for rule in red_flags(knowledge) if blank.rules[rule.id].may_hold)


def triage(basis: Basis) -> Triage:
    """Say how urgent the case is and could be."""
    scope = basis.outlook.of(basis.knowledge.scope)
    asked = red_flags_asked(basis.knowledge, basis.case.audience)
    prospects = [basis.outlook.rules[rule.id] for rule in asked]
    absent = scope.now is Truth.TRUE and all(p.now is Truth.FALSE for p in prospects)
    may_be_absent = scope.may_hold and all(p.may_fail for p in prospects)
    urgency = max(_floor(absent), _highest(basis.now, excluding=basis.now))
    lowest = max(_floor(may_be_absent), _highest(basis.now, excluding=basis.could))
    could_be = max(urgency, _highest(basis.could, excluding=basis.now))
    keep_open = (
        rule for rule in basis.pending if could_be > urgency and _holds_up(rule, basis.now) is could_be
    )
    rules = tuple(rule for rule in basis.now.escalating if _holds_up(rule, basis.now) is urgency)
    return Triage(urgency, rules, lowest, could_be, basis.questions(keep_open))


def _floor(red_flags_absent: bool) -> Urgency:
    return Urgency.SELF_CARE if red_flags_absent else Urgency.ROUTINE


def _highest(evidence: Evidence, *, excluding: Evidence) -> Urgency:
    """Return the highest escalation, leaving out those for disorders that `excluding` excludes."""
    return max((_holds_up(rule, excluding) for rule in evidence.escalating), default=Urgency.SELF_CARE)


def _holds_up(rule: Rule, excluding: Evidence) -> Urgency:
    """Return the highest urgency the rule asks for and that no exclusion takes away."""
    return max(
        (
            effect.urgency
            for effect in rule.then
            if isinstance(effect, Escalates)
            and (effect.suspecting is None or not excluding.excludes(effect.suspecting))
        ),
        default=Urgency.SELF_CARE,
    )


def asks_for(rule: Rule) -> Urgency:
    """Return the highest urgency a rule asks for, SELF_CARE if it asks for none."""
    return _holds_up(rule, Evidence())
