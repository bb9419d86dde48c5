"""What could still become of criteria and rules as the open findings of a case are answered.

An open finding may turn out either way; one that is answered, or asked and cannot be told, stays
as it is. The reading is sound, not exact: it forgets that two criteria may rest on the same
finding, so it may call possible what is not, and never the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias, assert_never

from engine.case import Case
from engine.truth import Truth, truth
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Finding,
    KnowledgeBase,
    No,
    Rule,
    YesNo,
)


class Prospect(NamedTuple):
    """The truth of a criterion now, and whether it may come to hold or to fail (or does already)."""

    now: Truth
    may_hold: bool
    may_fail: bool

    @property
    def may_change(self) -> bool:
        """Say whether answers could still move the criterion."""
        return (self.may_hold and self.now is not Truth.TRUE) or (
            self.may_fail and self.now is not Truth.FALSE
        )


Prospects: TypeAlias = Mapping[str, Prospect]


def prospect(criterion: Criterion, case: Case, concepts: Prospects) -> Prospect:
    """Say what could become of a criterion; `concepts` holds the prospects of those it rests on."""
    match criterion:
        case YesNo():
            return _leaf(criterion, criterion, case)
        case Chosen(finding) | Compare(finding):
            return _leaf(criterion, finding, case)
        case Concept(id=name):
            return concepts[name]
        case AtLeast(count, parts):
            seen = [prospect(part, case, concepts) for part in parts]
            return Prospect(
                sorted(p.now for p in seen)[-count],
                sum(p.may_hold for p in seen) >= count,
                sum(p.may_fail for p in seen) > len(parts) - count,
            )
        case No(part):
            now, may_hold, may_fail = prospect(part, case, concepts)
            return Prospect(Truth(-now), may_fail, may_hold)
        case _:
            assert_never(criterion)


def _leaf(criterion: YesNo | Chosen | Compare, finding: Finding, case: Case) -> Prospect:
    if case.is_open(finding):
        return Prospect(Truth.UNKNOWN, True, True)
    now = truth(criterion, case.answers, {})
    return Prospect(now, now is Truth.TRUE, now is Truth.FALSE)


class Outlook:
    """The prospects of every concept and rule of a knowledge base for one case."""

    def __init__(self, knowledge: KnowledgeBase, case: Case) -> None:
        self.knowledge, self.case = knowledge, case
        self.concepts: dict[str, Prospect] = {}
        self._followed: dict[str, tuple[Finding, ...]] = {}
        rules: dict[str, Prospect] = {}
        for concept in knowledge.concepts_in_order:
            seen = [self._rule(rule, rules) for rule in knowledge.concluding[concept.id]]
            now = max((p.now for p in seen), default=Truth.FALSE)
            self.concepts[concept.id] = Prospect(
                now if concept.complete else max(now, Truth.UNKNOWN),
                any(p.may_hold for p in seen),
                concept.complete and all(p.may_fail for p in seen),
            )
        self.rules = {rule.id: self._rule(rule, rules) for rule in knowledge.rules}

    def _rule(self, rule: Rule, seen: dict[str, Prospect]) -> Prospect:
        if rule.id not in seen:
            seen[rule.id] = prospect(rule.when, self.case, self.concepts)
        return seen[rule.id]

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """Return the rules that are TRUE, in catalogue order."""
        return tuple(r for r in self.knowledge.rules if self.rules[r.id].now is Truth.TRUE)

    @cached_property
    def could_fire(self) -> tuple[Rule, ...]:
        """Return the rules that fire or could still fire, in catalogue order."""
        return tuple(r for r in self.knowledge.rules if self.rules[r.id].may_hold)

    def of(self, criterion: Criterion) -> Prospect:
        """Return the prospect of a criterion."""
        return prospect(criterion, self.case, self.concepts)

    def deciding(self, criterion: Criterion) -> Iterator[Finding]:
        """Yield the open findings whose answers could still move the criterion, repeats included.

        Concepts are followed into the rules that conclude them, each concept once for all criteria.
        """
        if not self.of(criterion).may_change:
            return
        match criterion:
            case YesNo():
                yield criterion
            case Chosen(finding) | Compare(finding):
                yield finding
            case Concept(id=name):
                if name not in self._followed:
                    found = (f for rule in self.knowledge.concluding[name] for f in self.deciding(rule.when))
                    self._followed[name] = tuple(dict.fromkeys(found))
                yield from self._followed[name]
            case AtLeast(_, parts):
                for part in parts:
                    yield from self.deciding(part)
            case No(part):
                yield from self.deciding(part)
            case _:
                assert_never(criterion)
