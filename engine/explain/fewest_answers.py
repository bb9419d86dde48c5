"""The fewest answers that would make a criterion hold: learnt where unknown, altered where against it.

A search that deepens its budget of answers one by one, so that the first set it finds is a smallest
one. Every finding carries the variants still allowed to it, so that a set never asks two things of one
answer; what holds already is kept, and costs nothing unless its answer has to be altered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias, assert_never

from engine.cases.case import Answers, Partial
from engine.explain.hypotheses import Change, Variant, variant_of, variants
from engine.reading.patient import Condition, Junction, Used, condition, what_is_known
from engine.reading.sets import Observed, answers_to
from knowledge.criteria import Concept, Criterion, KnowledgeBase, findings_in

_MOST_STEPS = 20_000
_NEVER = 10**6

Allowed: TypeAlias = dict[str, int]
"""The variants of findings that are still allowed, as bits in the order of the variants."""


class Fewest(NamedTuple):
    """Answers that make a criterion hold, and whether it is proved that no fewer do."""

    answers: tuple[Change, ...]
    smallest: bool


class _Weight(NamedTuple):
    """How few answers could be enough to change a condition, and the findings they are among."""

    least: int
    among: frozenset[str]


@dataclass(frozen=True, slots=True)
class _State:
    """What is asked of findings so far, what is still to be brought about, and what that costs."""

    allowed: Allowed
    choices: tuple[Junction, ...]
    paid: frozenset[str]


class FewestAnswers:
    """The fewest answers for one patient who told some.

    What follows from these counts as an answer, as long as none that it rests on has to be altered.
    """

    def __init__(self, knowledge: KnowledgeBase, told: Answers, *, alone: bool = False) -> None:
        self._knowledge, self._told = knowledge, told
        self._current: dict[str, int] = {}
        known = told if alone else what_is_known(knowledge, told)
        self._followed = {name for name in known if known[name] != told.get(name)}
        for name, finding in knowledge.finding.items():
            variant = variant_of(knowledge, finding, known.get(name))
            self._current[name] = 1 << variants(knowledge)[name].index(variant) if variant else 0
        # Who a patient is stays, and so does what follows from that alone.
        fixed = {name: answer for name, answer in told.items() if knowledge.finding[name].fixed}
        self._fixed = {name for name in what_is_known(knowledge, fixed) if self._current[name]}
        # A bound or a flag is none of the variants: it stands behind them, as one of its own.
        self._partial = {name: told for name, told in known.items() if isinstance(told, Partial)}
        self._current |= {name: 1 << len(variants(knowledge)[name]) for name in self._partial}
        self._weights: dict[int, tuple[Condition, _Weight]] = {}
        self._steps = 0

    def making(self, criterion: Criterion) -> Fewest | None:
        """Return a smallest set of answers that would make the criterion hold, or None if none can."""
        root = condition(criterion)
        least, among = self._weight(root)
        found = self._search(root, least, among)
        if found is None or among.isdisjoint(self._knowledge.following):
            return found
        changed = {change[0].finding.id for change in found.answers}
        if not changed.isdisjoint(self._rested_on(among & self._followed)):
            found = FewestAnswers(self._knowledge, self._told, alone=True).making(criterion)
        # One answer may bring about several that follow from it.
        return found and Fewest(found.answers, smallest=found.smallest and len(found.answers) < 2)

    def _rested_on(self, followed: Iterable[str]) -> set[str]:
        """Return the findings that answers may follow from, step by step."""
        reached: set[str] = set()
        waiting = list(followed)
        while waiting:
            for follow in self._knowledge.following.get(waiting.pop(), ()):
                new = {finding.id for finding in findings_in(follow.when)} - reached
                reached |= new
                waiting += new
        return reached

    def _search(self, root: Condition, least: int, among: frozenset[str]) -> Fewest | None:
        """Search with one answer more each time."""
        for budget in range(least, len(among) + 1):
            self._steps = 0
            found = self._advance(_State({}, (), frozenset()), [root], budget)
            if found is not None:
                return Fewest(self._changes(found), smallest=True)
            if self._steps > _MOST_STEPS:
                self._steps = -_NEVER
                found = self._advance(_State({}, (), frozenset()), [root], len(among))
                return Fewest(self._changes(found), smallest=False) if found is not None else None
        return None

    def _changes(self, allowed: Allowed) -> tuple[Change, ...]:
        """Return the answers that have to change, in catalogue order, with all that is allowed of them."""
        return tuple(
            tuple(a for place, a in enumerate(variants(self._knowledge)[name]) if allowed[name] >> place & 1)
            for name in self._knowledge.finding
            if name in allowed and not allowed[name] & self._current[name]
        )

    def _advance(self, state: _State, goals: list[Condition], budget: int) -> Allowed | None:
        """Bring about all that leaves no choice; then choose."""
        allowed, choices, paid = dict(state.allowed), list(state.choices), set(state.paid)
        while goals:
            match self._opened(goals.pop()):
                case Used(leaf, holds) if not isinstance(leaf, Concept):
                    name = leaf.finding.id
                    mask = allowed.get(name, -1) & self._mask(leaf, holds)
                    if not mask:
                        return None
                    allowed[name] = mask
                    if not mask & self._current[name]:
                        paid.add(name)
                        if len(paid) > budget:
                            return None
                case Junction(count, parts) as junction:
                    if count == len(parts):
                        goals += parts
                    else:
                        choices.append(junction)
        return self._choose(_State(allowed, tuple(choices), frozenset(paid)), budget)

    def _choose(self, state: _State, budget: int) -> Allowed | None:
        """Try the parts of the hardest choice, the easiest first; each is brought about or passed over."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return None
        bounds = [self._bound(choice, state.paid) for choice in state.choices]
        if not bounds:
            return state.allowed
        hardest = max(range(len(bounds)), key=bounds.__getitem__)
        if bounds[hardest] > budget:
            return None
        choice = state.choices[hardest]
        rest = _State(state.allowed, (*state.choices[:hardest], *state.choices[hardest + 1 :]), state.paid)
        parts = sorted(choice.parts, key=lambda part: self._weight(part).least)
        for place, part in enumerate(parts):
            others = tuple(parts[place + 1 :])
            if len(others) < choice.count - 1:
                break
            goals: list[Condition] = [part]
            if choice.count > 1:
                goals.append(Junction(choice.count - 1, others))
            found = self._advance(rest, goals, budget)
            if found is not None:
                return found
        return None

    def _bound(self, choice: Junction, paid: frozenset[str]) -> int:
        least, among = self._weight(choice)
        return least + len(paid - among)

    def _weight(self, part: Condition) -> _Weight:
        """Return how many answers have to change at least for one condition alone."""
        if id(part) not in self._weights:
            self._weights[id(part)] = (part, self._weigh(part))  # kept, so that its id stays its own
        return self._weights[id(part)][1]

    def _weigh(self, part: Condition) -> _Weight:
        match self._opened(part):
            case Used(leaf, holds) if not isinstance(leaf, Concept):
                name = leaf.finding.id
                mask = self._mask(leaf, holds)
                least = 0 if mask & self._current[name] else 1
                return _Weight(least if mask else _NEVER, frozenset({name}))
            case Junction(count, parts):
                weights = [self._weight(inner) for inner in parts]
                among = frozenset[str]().union(*(weight.among for weight in weights))
                if count > len(parts):
                    return _Weight(_NEVER, among)
                lightest = sorted(weight.least for weight in weights)[:count]
                apart = sum(len(weight.among) for weight in weights) == len(among)
                return _Weight(sum(lightest) if apart else max(lightest, default=0), among)
        raise AssertionError(part)

    def _mask(self, leaf: Observed, holds: bool) -> int:
        """Return the answers for which a leaf holds, or fails, as bits; a partial one as the last."""
        mask, told = _mask(self._knowledge, leaf, holds), self._partial.get(leaf.finding.id)
        if told is not None and answers_to(leaf, told) is holds:
            mask |= self._current[leaf.finding.id]
        return mask & self._current[leaf.finding.id] if leaf.finding.id in self._fixed else mask

    def _opened(self, part: Condition) -> Condition:
        """Replace a concept by the rules that conclude it, or, to fail, by the failing of them all."""
        match part:
            case Used(Concept() as concept, holds):
                return _rules_of(self._knowledge, concept, holds)
            case Used() | Junction():
                return part
            case _:
                assert_never(part)


@lru_cache(maxsize=4096)
def _mask(knowledge: KnowledgeBase, leaf: Observed, holds: bool) -> int:
    """Return the variants for which a leaf holds, or fails, as bits."""
    found: Sequence[Variant] = variants(knowledge)[leaf.finding.id]
    return sum(1 << place for place, variant in enumerate(found) if (leaf in variant.holding) is holds)


@lru_cache(maxsize=4096)
def _rules_of(knowledge: KnowledgeBase, concept: Concept, holds: bool) -> Condition:
    if not (holds or concept.complete):
        return Junction(1, ())  # never fails, whatever its rules do
    rules = knowledge.concluding[concept.id]
    parts = tuple(condition(rule.when, holds) for rule in rules)
    return Junction(1 if holds else len(parts), parts)
