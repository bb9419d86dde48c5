"""experta as the engine uses it: facts with one field, rules over them, and an engine that fires these.

This is the only module that imports experta (https://github.com/nilp0inter/experta, 1.9.4). What is
odd about it, and what is done about that:

- It needs frozendict 1.2, which needs `collections.Mapping`, gone since Python 3.10; and it sets up
  logging for the whole process. Both are put right around the import (`_as_experta_expects`).
- `import experta` swallows the failure of its own imports and leaves an empty package. Its parts are
  imported from their own modules, which fail loudly.
- Its loggers would write patients' answers into the log of a program that logs everything: `unwatch`.
- Its NOT leaves retracted activations on the agenda, and they fire. It is not used, nothing is ever
  retracted, and what is not so is matched as such (`engine.reading.rete`).
- Its field tests run in hash order, so that a test may meet another field's value. Each fact has one
  field, named after its finding, and a pattern tests that one alone.
- What fires first among rules of equal salience depends on addresses. Each has a salience of its own.
- OR within AND is multiplied out, and 'n of k' would be a pattern for every choice of n. A rule here is
  one AND or one OR of single facts; junctions are rules too, and `engine.reading.rete` counts for 'n of k'.
- Its rules belong to the process and its engines cannot be copied. Both are made anew for each
  consultation, and one thread uses it; to take an answer back, reset and tell the others again.
- Its matcher shows every fact to every pattern of the network, and asks every rule for activations
  after each firing. `_IndexedMatcher` asks only those that the fact can concern.
"""

from __future__ import annotations

import collections
import collections.abc
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from inspect import Parameter, Signature
from typing import Any, Literal, TypeAlias


@contextmanager
def _as_experta_expects() -> Iterator[None]:
    """Give what its imports look for, and take away again what they leave behind."""
    missing = not hasattr(collections, "Mapping")
    if missing:
        collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
    # `logging.basicConfig()` does nothing where the root logger has a handler.
    placeholder = logging.NullHandler()
    logging.root.addHandler(placeholder)
    try:
        yield
    finally:
        logging.root.removeHandler(placeholder)
        if missing:
            del collections.Mapping  # type: ignore[attr-defined]


with _as_experta_expects():
    from experta.conditionalelement import OR
    from experta.engine import KnowledgeEngine
    from experta.fact import Fact, InitialFact
    from experta.fieldconstraint import P
    from experta.matchers.rete import ReteMatcher
    from experta.matchers.rete.check import SameContextCheck
    from experta.matchers.rete.nodes import BusNode, ConflictSetNode, FeatureTesterNode, OrdinaryMatchNode
    from experta.matchers.rete.utils import generate_checks
    from experta.rule import Rule
    from experta.watchers import unwatch
unwatch()

__all__ = ["Engine", "Fact", "Matcher", "P", "fact", "rule"]

Matcher: TypeAlias = Literal["indexed", "stock"]


def fact(kind: type[Fact], field: str, value: object) -> Fact:
    """Make a fact of one field; or, with a test for value, a pattern of such facts."""
    # Not by keyword: a field may be called `self`.
    return kind.from_iter([(field, value)])


_OF_FIRE = Signature(
    [
        Parameter("_", Parameter.POSITIONAL_OR_KEYWORD),
        Parameter("matched", Parameter.VAR_KEYWORD),
    ]
)


def rule(
    name: str,
    patterns: Sequence[Fact],
    *,
    every: bool,
    salience: int,
    action: Callable[[set[int]], None],
) -> Rule:
    """Make a rule that runs when every pattern is matched, or else whenever one is.

    The action is told the places of the patterns matched. Without patterns it runs once.
    """
    named = [f"p{place}" << pattern for place, pattern in enumerate(patterns)]

    def fire(_: KnowledgeEngine, **matched: Fact) -> None:
        action({int(name[1:]) for name in matched})

    fire.__name__ = name
    fire.__signature__ = _OF_FIRE  # type: ignore[attr-defined]  # experta would look it up for each rule
    conditions = (named or [InitialFact()]) if every else [OR(*named)]
    return Rule(*conditions, salience=salience)(fire)


class Engine(KnowledgeEngine):  # type: ignore[misc]
    """experta's engine over rules given as a list instead of as its own methods."""

    def __init__(self, rules: Sequence[Rule], matcher: Matcher = "indexed") -> None:
        self._rules = list(rules)
        self.__matcher__ = _IndexedMatcher if matcher == "indexed" else ReteMatcher
        super().__init__()

    def get_rules(self) -> list[Rule]:
        """Return the rules that the network is built from."""
        return self._rules


class _ReportingNode(ConflictSetNode):  # type: ignore[misc]
    """The end of a rule in the network; says when something has reached it."""

    def __init__(self, rule: Rule, reached: list[_ReportingNode]) -> None:
        self._reached = reached
        super().__init__(rule)

    def activate(self, token: Any) -> None:
        self._reached.append(self)
        super().activate(token)


class _IndexedMatcher(ReteMatcher):  # type: ignore[misc]
    """experta's Rete, entered by the one field of a fact: what does not test that field never sees it.

    It takes rules as `rule` makes them: one AND or one OR of facts with one field each.
    """

    def build_network(self) -> None:
        self._entrances: dict[tuple[type, str], BusNode] = {}
        self._tests: dict[tuple[Any, ...], FeatureTesterNode] = {}
        self._passed: dict[tuple[Any, ...], FeatureTesterNode] = {}
        self._remembering: list[OrdinaryMatchNode | ConflictSetNode] = []
        self._reached: list[_ReportingNode] = []
        for rule in self.engine.get_rules():
            end = _ReportingNode(rule, self._reached)
            self._remembering.append(end)
            for first, *others in [[pattern] for pattern in rule[0]] if isinstance(rule[0], OR) else [rule]:
                node = self._tested(first)
                for pattern in others:
                    join = OrdinaryMatchNode(SameContextCheck())
                    self._remembering.append(join)
                    node.add_child(join, join.activate_left)
                    self._tested(pattern).add_child(join, join.activate_right)
                    node = join
                node.add_child(end, end.activate)

    def _tested(self, pattern: Fact) -> FeatureTesterNode:
        """Return the node that facts like the pattern pass, one for equal tests in all rules."""
        kind, field = type(pattern), _field(pattern)
        path = (kind, field, pattern.get(field), pattern.__bind__)
        if path not in self._passed:
            node = self._entrances.setdefault((kind, field), BusNode())
            for check in list(generate_checks(pattern))[1:]:  # the first, of the type, is the entrance
                if (node, check) not in self._tests:
                    self._tests[node, check] = FeatureTesterNode(check)
                    node.add_child(self._tests[node, check], self._tests[node, check].activate)
                node = self._tests[node, check]
            self._passed[path] = node
        return self._passed[path]

    def changes(self, added: Iterable[Fact], _retracted: Iterable[Fact]) -> tuple[list[Any], list[Any]]:
        for fact in added:
            if entrance := self._entrances.get((type(fact), _field(fact))):
                entrance.add(fact)
        activations = [activation for node in self._reached for activation in node.get_activations()[0]]
        self._reached.clear()
        return activations, []

    def reset(self) -> None:
        # experta walks down from the root and so comes to a node as often as there are ways to it.
        for node in self._remembering:
            node._reset()


def _field(fact: Fact) -> str:
    return next((key for key in fact if not Fact.is_special(key)), "")
