"""Which rules give which effect, looked up by what it is on: only those are ever compared."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from engine.proofs.circuit import Formula
from engine.proofs.lint.search import Search
from knowledge.criteria import (
    Concludes,
    Effect,
    Escalates,
    KnowledgeBase,
    Opposes,
    Recommends,
    Rule,
    Supports,
    Warns,
)

Given: TypeAlias = tuple[Rule, Effect]
"""A rule, and one of its effects."""


class Effects:
    """All effects of a knowledge base by what they are on."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._on: dict[str, list[Given]] = {}
        for rule in knowledge.rules:
            for effect in rule.then:
                self._on.setdefault(_target(effect), []).append((rule, effect))

    def rivals(self, rule: Rule, effect: Effect) -> list[Given]:
        """Return where other rules have the effect too, as strong or stronger."""
        return [
            (other, theirs)
            for other, theirs in self._on[_target(effect)]
            if other is not rule and _level(theirs) >= _level(effect)
        ]

    def covering(self, rule: Rule) -> list[Rule]:
        """Return the rules that each have all effects of the rule, as strong or stronger."""
        found: list[Rule] | None = None
        for effect in rule.then:
            others = [o for o, theirs in self.rivals(rule, effect) if _as_lasting(theirs, effect)]
            found = [o for o in dict.fromkeys(others) if found is None or o in found]
        return found or []


def when_given(search: Search, given: Given) -> Formula:
    """Return when the rule has the effect: escalations are taken back by an exclusion."""
    rule, effect = given
    fires = search.fires(rule)
    if isinstance(effect, Escalates) and effect.suspecting is not None:
        return search.circuit.all_of((fires, -search.table.now.excluded(effect.suspecting)))
    return fires


def told(effect: Effect) -> str:
    """Say an effect in words."""
    match effect:
        case Concludes(concept):
            return f"conclusion of {concept.id}"
        case Supports(disorder, strength):
            return f"{strength.name.lower()} support of {disorder.id}"
        case Opposes(disorder, strength):
            return f"{strength.name.lower()} opposition to {disorder.id}"
        case Escalates(urgency, suspecting):
            sake = f" on account of {suspecting.id}" if suspecting else ""
            return f"urgency {urgency.name.lower()}{sake}"
        case Warns(warning):
            return f"warning {warning.id}"
        case Recommends(step):
            return f"step {step.id}"
        case _:
            assert_never(effect)


def _target(effect: Effect) -> str:
    match effect:
        case Concludes(concept):
            return f"concludes {concept.id}"
        case Supports(disorder):
            return f"supports {disorder.id}"
        case Opposes(disorder):
            return f"opposes {disorder.id}"
        case Escalates():
            return "escalates"
        case Warns(warning):
            return f"warns {warning.id}"
        case Recommends(step):
            return f"recommends {step.id}"
        case _:
            assert_never(effect)


def _level(effect: Effect) -> int:
    match effect:
        case Supports(_, strength) | Opposes(_, strength):
            return strength
        case Escalates(urgency):
            return urgency.rank
        case Concludes() | Warns() | Recommends():
            return 0
        case _:
            assert_never(effect)


def _as_lasting(theirs: Effect, mine: Effect) -> bool:
    """Say whether no exclusion takes their effect back that leaves mine."""
    if isinstance(theirs, Escalates) and isinstance(mine, Escalates):
        return theirs.suspecting is None or theirs.suspecting is mine.suspecting
    return True
