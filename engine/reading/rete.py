"""The second reading: experta fires the rules for one patient, forward chaining, answer by answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import assert_never

from engine.cases.case import CANNOT_TELL, Answer, Answers
from engine.reading.experta_adapter import Engine, Fact, Matcher, P, fact, rule
from engine.reading.firing import Firing, Used, in_order
from engine.reading.network import Junction, productions
from engine.reading.patient import what_is_known
from engine.reading.sets import answers_to
from knowledge.criteria import (
    Chosen,
    Compare,
    Concept,
    Concludes,
    KnowledgeBase,
    Leaf,
    Rule,
    YesNo,
    findings_in,
)


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
        return rule(
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
    """Return the pattern of the facts that bring the part about."""
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
