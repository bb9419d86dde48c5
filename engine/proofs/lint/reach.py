"""What is unreachable: rules that fire for no patient, and whatever else never comes about.

Meant is a patient who is not out of scope and whose answers do not contradict each other. Of a rule that
fires for others only, one of those bears witness; of one that fires for nobody, the criteria that
contradict each other are told.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.assessment.basis import Evidence
from engine.proofs.circuit import Formula
from engine.proofs.lint.anomaly import Anomaly
from engine.proofs.lint.search import Search
from engine.reading.english import in_short
from knowledge.criteria import (
    AtLeast,
    Criterion,
    Rule,
    Statement,
    Urgency,
    all_of,
    at_least_possible,
    fires,
    no,
    recommended,
    urgency_at_least,
    warned,
)


def unreachable_rules(search: Search) -> Iterator[Anomaly]:
    """Yield the rules that fire for no patient in scope without contradictory answers."""
    for rule in search.knowledge.rules:
        if not search.exists(search.fires(rule)):
            text = f"No patient makes rule {rule.id} fire: these cannot all be so: {_clash(search, rule)}."
            yield Anomaly("unreachable", f"rule:{rule.id}", text)
        elif not is_reachable(search, rule) and not contradicts_itself(search, rule):
            text = (
                f"Rule {rule.id} fires for no patient in scope whose answers agree; "
                f"these cannot all be so: {_clash(search, rule)}."
            )
            yield Anomaly("unreachable", f"rule:{rule.id}", text, (fires(rule),))


def unreachable_results(search: Search) -> Iterator[Anomaly]:
    """Yield the disorders, warnings, steps and urgencies that no assessment comes to."""
    knowledge = search.knowledge
    supported = Evidence.of(knowledge.rules).support
    for disorder in knowledge.disorders:
        # Those that no rule supports are told apart.
        if disorder.id in supported:
            yield from _result(search, f"disorder:{disorder.id}", at_least_possible(disorder))
    for warning in knowledge.warnings:
        yield from _result(search, f"warning:{warning.id}", warned(warning))
    for step in knowledge.steps:
        yield from _result(search, f"step:{step.id}", recommended(step))
    for urgency in Urgency:
        above = [no(urgency_at_least(urgency.above))] if urgency.above else []
        just = all_of(urgency_at_least(urgency), *above)
        yield from _result(search, f"urgency:{urgency.name.lower()}", just)


def is_reachable(search: Search, rule: Rule) -> bool:
    """Say whether the rule fires for a patient in scope without contradictory answers."""
    return search.exists(search.fires(rule), *_plain(search))


def contradicts_itself(search: Search, rule: Rule) -> bool:
    """Say whether the answers agree for a patient in scope, but for what this very rule concludes."""
    scope, no_clash = _plain(search)
    if not search.exists(search.fires(rule), scope) or search.exists(search.fires(rule), scope, no_clash):
        return False
    return search.agrees_without(rule, search.fires(rule), scope)


def _result(search: Search, subject: str, what: Statement) -> Iterator[Anomaly]:
    if not search.exists(search.surely(what), *_plain(search)):
        kind, name = subject.split(":")
        yield Anomaly("unreachable", subject, f"No patient's assessment comes to {kind} {name}.")


def _plain(search: Search) -> tuple[Formula, Formula]:
    """Return that the patient is not out of scope, and that no answers contradict each other."""
    return search.table.in_scope, -search.table.contradictory


def _clash(search: Search, rule: Rule) -> str:
    """Name the parts of a rule's criterion, the scope and the conflicts that keep it from firing."""
    named = {search.surely(part): in_short(part) for part in _parts(rule.when)}
    if search.exists(*named):
        named[search.table.in_scope] = "the patient is in scope"
        for conflict in search.knowledge.conflicts:
            named[-search.surely(conflict.when)] = f"no conflict {conflict.id}"
    return "; ".join(search.clash(named))


def _parts(criterion: Criterion) -> Iterator[Criterion]:
    """Yield criteria that all have to hold for this one to hold."""
    match criterion:
        case AtLeast(count, parts) if count == len(parts):
            for part in parts:
                yield from _parts(part)
        case _:
            yield criterion
