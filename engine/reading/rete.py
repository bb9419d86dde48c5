"""The second reading: experta fires the rules for one patient, forward chaining, answer by answer.

A criterion becomes a tree of junctions ('n of these') over leaves that have to hold or to fail:
`no` is pushed down to the leaves (De Morgan: 'not n of k' is 'k - n + 1 of k do not'), because
matching what was said to be so or not so is all that three-valued truth needs. Equal junctions are
one, whichever rules they stand in, and are concluded once. A concept that somewhere has to fail gets
a dual production: it fails when all rules that conclude it do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from engine.cases.case import CANNOT_TELL, Answer, Answers
from engine.kept import kept
from engine.reading.experta_adapter import Engine, Fact, Matcher, P, fact
from engine.reading.experta_adapter import rule as experta_rule
from engine.reading.patient import Condition, Firing, Junction, Used, in_order, joined, what_is_known
from engine.reading.sets import answers_to
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Concludes,
    Criterion,
    KnowledgeBase,
    Leaf,
    No,
    Rule,
    YesNo,
    findings_in,
)


@dataclass(frozen=True, slots=True)
class Production:
    """When `count` of `parts` come about, so does `goal`: a rule fires, a junction holds, a concept fails."""

    goal: Rule | Junction | Concept
    count: int
    parts: tuple[Condition, ...]


def _reached(criterion: Criterion, holds: bool, can_be: Callable[[Leaf, bool], bool]) -> Condition | None:
    """Return the condition without the leaves that cannot be; None, if it cannot come about then."""
    if not isinstance(criterion, AtLeast | No):
        return Used(criterion, holds) if can_be(criterion, holds) else None
    needed, parts = criterion.needs(holds)
    reached: list[Condition] = []
    for left, (part, wanted) in zip(range(len(parts), 0, -1), parts, strict=True):
        if len(reached) + left < needed:
            return None
        if (one := _reached(part, wanted, can_be)) is not None:
            reached.append(one)
    return joined(needed, tuple(reached)) if len(reached) >= needed else None


def productions(knowledge: KnowledgeBase, about: Collection[str] | None = None) -> tuple[Production, ...]:
    """Return all that answers to the findings `about` can bring about, in the order it has to fire in.

    That is by stratum, then the junctions, then the rules in catalogue order, then the duals. What no
    such answer can bring about is left out: that changes nothing but the time to build it.
    """
    return _Compilation(knowledge, knowledge.finding.keys() if about is None else about).productions()


class _Compilation:
    def __init__(self, knowledge: KnowledgeBase, about: Collection[str]) -> None:
        self._knowledge = knowledge
        self._about = frozenset(about)
        self._duals: dict[str, Condition | None] = {}
        self._stratum = {
            concept.id: max((knowledge.strata[r.id] for r in knowledge.concluding[concept.id]), default=0)
            for concept in knowledge.concepts
        }

    def productions(self) -> tuple[Production, ...]:
        placed: dict[Rule | Junction | Concept, tuple[tuple[int, int], Production]] = {}

        def place(goal: Rule | Junction | Concept, kind: int, stratum: int, reached: Condition) -> None:
            junction = reached if isinstance(reached, Junction) else Junction(1, (reached,))
            for part in junction.parts:
                if isinstance(part, Junction) and part not in placed:
                    place(part, 0, self._stratum_of(part), part)
            production = Production(goal, junction.count, junction.parts)
            placed[goal] = ((stratum, kind), production)

        for rule in self._knowledge.rules:
            if reached := self._rule(rule):
                place(rule, 1, self._knowledge.strata[rule.id], reached)
        for concept in self._knowledge.concepts:
            if reached := self._duals.get(concept.id):
                place(concept, 2, self._stratum[concept.id], reached)
        return tuple(production for _, production in sorted(placed.values(), key=lambda place: place[0]))

    def _stratum_of(self, part: Condition) -> int:
        """Return the stratum from which on the condition can be decided."""
        if isinstance(part, Junction):
            return max(map(self._stratum_of, part.parts))
        return self._stratum[part.leaf.id] + 1 if isinstance(part.leaf, Concept) else 0

    @kept
    def _rule(self, rule: Rule) -> Condition | None:
        return _reached(rule.when, True, self._can_be)

    def _dual(self, concept: Concept) -> Condition | None:
        """Return what makes the concept fail, if anything can; with no rule to conclude it, nothing need."""
        if concept.id not in self._duals:
            rules = self._knowledge.concluding[concept.id] if concept.complete else ()
            fails = [each for rule in rules if (each := _reached(rule.when, False, self._can_be))]
            whole = joined(len(fails), tuple(fails)) if fails else Junction(0, ())
            self._duals[concept.id] = whole if concept.complete and len(fails) == len(rules) else None
        return self._duals[concept.id]

    def _can_be(self, leaf: Leaf, holds: bool) -> bool:
        match leaf:
            case YesNo() | Chosen() | Compare():
                return leaf.finding.id in self._about
            case Concept() if holds:
                return any(self._rule(rule) is not None for rule in self._knowledge.concluding[leaf.id])
            case Concept():
                return self._dual(leaf) is not None
            case _:
                assert_never(leaf)


class AnswerGiven(Fact):  # type: ignore[misc]
    """What was said: the finding's id and its value."""


class Concluded(Fact):  # type: ignore[misc]
    """A concept's id, and whether it holds or fails."""


class Joined(Fact):  # type: ignore[misc]
    """A junction that holds, by its number."""


class Consultation:
    """One experta engine for a knowledge base, told one patient's answers at a time. One thread uses it.

    `about` are the ids of the findings that may be answered (default: all): what such answers cannot
    bring about is not built, so that a single case starts fast. `matcher` is for comparison only.
    """

    def __init__(
        self, knowledge: KnowledgeBase, about: Collection[str] | None = None, *, matcher: Matcher = "indexed"
    ) -> None:
        self._knowledge = knowledge
        self._about = _with_what_may_follow(knowledge, knowledge.finding if about is None else about)
        self._place = {finding_id: place for place, finding_id in enumerate(knowledge.finding)}
        self._productions = productions(knowledge, self._about)
        number = {production.goal: number for number, production in enumerate(self._productions)}
        self._rules = [(rule, number[rule]) for rule in knowledge.rules if rule in number]
        self._parts = [
            tuple(number[part] if isinstance(part, Junction) else part for part in production.parts)
            for production in self._productions
        ]
        self._engine = Engine([self._rule(number) for number in range(len(self._productions))], matcher)
        self.reset()

    def reset(self) -> None:
        """Forget the patient; fire only what holds of anyone."""
        self._told: dict[str, Answer] = {}
        self._declared: dict[str, Answer] = {}
        self._matched: list[set[int]] = [set() for _ in self._productions]
        self._engine.reset()
        self._engine.run()

    def tell(self, finding_id: str, answer: Answer) -> None:
        """Add an answer and fire what follows from it.

        An answer once told stands: to change it, reset and tell the others again.
        """
        before = self._told.get(finding_id, CANNOT_TELL)
        if before is not CANNOT_TELL and before != answer:
            raise ValueError(f"{finding_id!r} was answered before, by {before!r}: reset first")
        told = {**self._told, finding_id: answer}
        known = what_is_known(self._knowledge, told)
        if not self._declared.items() <= known.items():
            self.reset()  # answers contradict each other, and what followed gives way
        self._told = told
        self._declare(known)

    def run(self, answers: Answers) -> tuple[Firing, ...]:
        """Forget the patient before, and return what fires on these answers, in whatever order they come."""
        self.reset()
        self._told = dict(answers)
        self._declare(what_is_known(self._knowledge, answers))
        return self.firings

    @property
    def firings(self) -> tuple[Firing, ...]:
        """Return the rules fired so far with all they rest on, in catalogue order."""
        return tuple(
            Firing(rule, in_order(rule.when, dict(self._used(number))))
            for rule, number in self._rules
            if len(self._matched[number]) >= self._productions[number].count
        )

    def _declare(self, known: Answers) -> None:
        """Declare the answers that are known and not declared yet, and fire what comes of them."""
        for finding_id in sorted(known, key=lambda name: self._place.get(name, -1)):
            answer = known[finding_id]
            if finding_id not in self._about:
                raise ValueError(f"this consultation is not about {finding_id!r}")
            if answer is not CANNOT_TELL and finding_id not in self._declared:
                self._declared[finding_id] = answer
                self._engine.declare(fact(AnswerGiven, finding_id, answer))
        self._engine.run()

    def _rule(self, number: int) -> object:
        """Return experta's rule for a production; the first production fires first."""
        production = self._productions[number]
        goal = production.goal
        return experta_rule(
            f"junction_{number}" if isinstance(goal, Junction) else goal.id,
            [_pattern(part) for part in self._parts[number]],
            every=production.count == len(production.parts),
            salience=len(self._productions) - number,
            action=lambda places: self._come_about(number, places),
        )

    def _come_about(self, number: int, places: set[int]) -> None:
        """Note the parts that have come about, and declare the goal once they are enough.

        Further matches of the same production declare it again, which experta passes over.
        """
        production = self._productions[number]
        self._matched[number] |= places
        if len(self._matched[number]) < production.count:
            return
        match production.goal:
            case Rule(then=effects):
                for effect in effects:
                    if isinstance(effect, Concludes):
                        self._engine.declare(fact(Concluded, effect.concept.id, True))
            case Concept(id=name):
                self._engine.declare(fact(Concluded, name, False))
            case Junction():
                self._engine.declare(fact(Joined, f"junction_{number}", True))
            case _:
                assert_never(production.goal)

    def _used(self, number: int) -> Iterator[tuple[Leaf, bool]]:
        """Yield the leaves that experta has matched for a production, through its junctions."""
        for place in self._matched[number]:
            part = self._parts[number][place]
            if isinstance(part, Used):
                yield part.leaf, part.holds
            else:
                yield from self._used(part)


def _with_what_may_follow(knowledge: KnowledgeBase, about: Collection[str]) -> frozenset[str]:
    """Return these findings and those whose answers may follow from theirs."""
    reached = set(about)
    for name, follows in knowledge.following.items():
        if any(finding.id in reached for follow in follows for finding in findings_in(follow.when)):
            reached.add(name)
    return frozenset(reached)


def _pattern(part: Used | int) -> Fact:
    if isinstance(part, int):
        return fact(Joined, f"junction_{part}", True)
    match part.leaf:
        case Concept(id=name):
            return fact(Concluded, name, part.holds)
        case YesNo(id=name):
            return fact(AnswerGiven, name, part.holds)
        case Chosen(finding) | Compare(finding):
            return fact(AnswerGiven, finding.id, _test(part.leaf, part.holds))
        case _:
            assert_never(part.leaf)


@cache
def _test(leaf: Chosen | Compare, holds: bool) -> P:
    """Return the test of a value; the same one for all consultations, since experta never forgets one."""
    match leaf:
        case Chosen(_, options):
            return P(lambda v: options.isdisjoint(v if isinstance(v, tuple) else (v,)) is not holds)
        case Compare():
            return P(lambda v: answers_to(leaf, v) is holds)
        case _:
            assert_never(leaf)
