"""Lint: what is odd about a knowledge base, each anomaly with a patient who shows it.

All possible patients are searched with z3; what is found is confirmed through experta. An anomaly that
is wanted is accepted in the knowledge, with a reason; an acceptance that excuses nothing is one itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.proofs.lint.anomalies import (
    conflicting_rules,
    idle_concepts,
    one_sided_disorders,
    redundant_effects,
    redundant_rules,
    subsumed_rules,
    unencoded_claims,
    unreachable_results,
    unreachable_rules,
    unused_findings,
    wrongly_complete_concepts,
)
from engine.proofs.lint.search import Anomaly, Search, witnessed
from knowledge.criteria import Accepted, KnowledgeBase

__all__ = ["Anomaly", "lint"]


def lint(knowledge: KnowledgeBase, accepted: Collection[Accepted] = ()) -> list[Anomaly]:
    """Return the anomalies that are not accepted, and the acceptances of none. Raises MissingSolver."""
    found = list(_found(knowledge))
    accepting = {(one.anomaly, one.subject) for one in accepted}
    left = [anomaly for anomaly in found if (anomaly.kind, anomaly.subject) not in accepting]
    return [*witnessed(knowledge, left), *_needless(accepted, found)]


def _found(knowledge: KnowledgeBase) -> Iterator[Anomaly]:
    whole = Search(knowledge)
    yield from unreachable_rules(whole)
    yield from unreachable_results(whole)
    yield from _superfluous(whole)
    for check in (
        conflicting_rules,
        unused_findings,
        idle_concepts,
        wrongly_complete_concepts,
        one_sided_disorders,
        unencoded_claims,
    ):
        yield from check(whole)


def _superfluous(whole: Search) -> Iterator[Anomaly]:
    """Yield what could be left out, in catalogue order; of rules that are out, effects count no more."""
    knowledge = whole.knowledge
    place = {f"rule:{rule.id}": number for number, rule in enumerate(knowledge.rules)}
    found = dict(subsumed_rules(whole))
    found.update(redundant_rules(whole, tuple(found)))
    effects = redundant_effects(whole.without(found) if found else whole)
    yield from sorted((*found.values(), *effects), key=lambda anomaly: place[anomaly.subject])


def _needless(accepted: Collection[Accepted], found: Collection[Anomaly]) -> Iterator[Anomaly]:
    there = {(anomaly.kind, anomaly.subject) for anomaly in found}
    for one in accepted:
        if (one.anomaly, one.subject) not in there:
            text = f"{one.anomaly} of {one.subject} is accepted, but there is no such anomaly."
            yield Anomaly("needless_acceptance", one.subject, text)
