"""Which questions are idle unless another one is answered yes, and so are asked after it.

Whether a thyroid disease is treated tells a rule nothing where none is known. A question that another one
waits for waits for none itself, whatever is answered: so nothing waits for two screens, or in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from engine.assessment.priority import obtained_in
from engine.assessment.relevance import Relevance
from engine.interview.screens import screens_of
from knowledge.criteria import AtLeast, Concept, Criterion, KnowledgeBase, No, YesNo


@lru_cache(maxsize=8)
def gates_of(knowledge: KnowledgeBase) -> Mapping[str, Mapping[str, Set[str]]]:
    """Map rules to the findings they read, each with those without which it tells the rule nothing."""
    found: dict[str, dict[str, Set[str]]] = {}
    for rule in knowledge.rules:
        by_finding = found[rule.id] = {}
        for name, beside in _read(knowledge, rule.when, frozenset()):
            by_finding[name] = by_finding.get(name, beside) & beside
    first = {f.id for screen in screens_of(knowledge).values() if screen.first for f in screen.findings}
    gates = _gates(knowledge, found, first)
    return {
        rule: {name: frozenset() if name in gates else beside & gates for name, beside in each.items()}
        for rule, each in found.items()
    }


def _gates(
    knowledge: KnowledgeBase, found: Mapping[str, Mapping[str, Set[str]]], first: Set[str]
) -> frozenset[str]:
    """Choose the questions that others wait for: first those that tell some rule something by themselves."""
    waiting: dict[str, set[str]] = {}
    alone: set[str] = set()
    for each in found.values():
        for name, beside in each.items():
            if beside <= first:
                alone.add(name)
            for one in beside - first:
                if obtained_in(knowledge.finding[one]) <= obtained_in(knowledge.finding[name]):
                    waiting.setdefault(one, set()).add(name)
    gates: set[str] = set()
    for one in sorted(waiting, key=lambda one: (one not in alone, -len(waiting[one]))):
        if not any(one in waiting[gate] for gate in gates):
            gates.add(one)
    return frozenset(gates)


def _read(
    knowledge: KnowledgeBase, criterion: Criterion, beside: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the findings a criterion reads, each with those that have to be so beside it."""
    match criterion:
        case AtLeast(count=count, parts=parts):
            for part in parts:
                others = {one.id for one in parts if one is not part and isinstance(one, YesNo)}
                yield from _read(knowledge, part, beside | others if count == len(parts) else beside)
        case No(parts=parts):
            for part in parts:
                yield from _read(knowledge, part, beside)
        case Concept(id=name):
            for rule in knowledge.concluding[name]:
                yield from _read(knowledge, rule.when, beside)
        case _:
            finding = criterion if isinstance(criterion, YesNo) else criterion.finding
            yield finding.id, beside - {finding.id}


class Gates:
    """What waits for what among the questions that matter, by the rules they matter to."""

    def __init__(self, relevance: Relevance, asked: Set[str]) -> None:
        knowledge = relevance.basis.knowledge
        gates = gates_of(knowledge)
        self._of: dict[str, list[Set[str]]] = {}
        for rule in relevance.rules:
            for name in relevance.basis.deciding(knowledge.rule[rule]):
                self._of.setdefault(name, []).append(gates[rule].get(name, frozenset()) & asked)
        # For what these tell by themselves they wait for nothing.
        for name in {f.id for f in relevance.outlook.deciding(knowledge.scope)}.union(
            *relevance.minima.values()
        ):
            self._of.setdefault(name, []).append(frozenset())

    def waiting(self) -> frozenset[str]:
        """Return what is idle unless others are answered yes, which are asked before it."""
        return frozenset(name for name, gates in self._of.items() if all(gates))

    @property
    def any(self) -> bool:
        """Whether anything may come to wait."""
        return any(gate for gates in self._of.values() for gate in gates)
