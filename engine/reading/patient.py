"""One patient: sets of one are truth values, and a reading in them tells what is so, and what still could be.

Nothing here needs numpy, so that a single case is assessed without waiting for it; nor experta, whose firings
(`engine.reading.rete`) are held to those that follow from the truth of each criterion, down its tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias

from engine.cases.case import CANNOT_TELL, Answers, Case, Partial
from engine.reading.reach import own_reach
from engine.reading.reader import Reading, following
from engine.reading.sets import Observed, Pair, answers_to
from knowledge.criteria import (
    AtLeast,
    Audience,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Finding,
    Follows,
    KnowledgeBase,
    Leaf,
    No,
    Quantity,
    Rule,
    YesNo,
    leaves,
)

_TRUE, _FALSE = Pair(True, False), Pair(False, True)
_UNKNOWN = Pair(False, False)


class Truth(IntEnum):
    """The three truth values, ordered so that 'and' is the least and 'or' the greatest."""

    FALSE = -1
    UNKNOWN = 0
    TRUE = 1


class Patient:
    """The sets of one patient: in it, or not."""

    everyone, nobody = True, False

    def __init__(
        self, answers: Answers, audience: Audience = "clinician", denied: Set[str] = frozenset()
    ) -> None:
        self._answers, self._audience, self._denied = answers, audience, denied

    every, some = staticmethod(all), staticmethod(any)

    def but(self, one: bool, other: bool) -> bool:
        return one and not other

    def at_least(self, count: int, parts: Sequence[bool]) -> bool:
        return sum(parts) >= count

    def known(self, leaf: Observed) -> Pair[bool]:
        answer = self._answers.get(leaf.finding.id, CANNOT_TELL)
        if answer is CANNOT_TELL:
            return _UNKNOWN
        holds = answers_to(leaf, answer)
        return _UNKNOWN if holds is None else _TRUE if holds else _FALSE

    def answered(self, finding: Finding) -> bool:
        return self._answers.get(finding.id, CANNOT_TELL) is not CANNOT_TELL

    def untold(self, finding: Finding) -> bool:
        return self._answers.get(finding.id) is CANNOT_TELL

    def partial(self, quantity: Quantity) -> bool:
        return isinstance(self._answers.get(quantity.id), Partial)

    def denied(self, finding: Finding) -> bool:
        return finding.id in self._denied

    def asked_as(self, audience: Audience) -> bool:
        return self._audience == audience


class Known(Reading[bool]):
    """What is surely so of one patient, in truth values."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        answers: Answers,
        audience: Audience = "clinician",
        fired: Iterable[Rule] | None = None,
        denied: Set[str] = frozenset(),
    ) -> None:
        patient = following(knowledge, Patient(answers, audience, denied))
        firing = None
        if fired is not None:
            ids = {rule.id for rule in fired}
            firing = {rule.id: rule.id in ids for rule in knowledge.rules}
        super().__init__(knowledge, patient, cache(patient.known), firing)

    def truth(self, criterion: Criterion) -> Truth:
        """Say whether the criterion holds, fails, or is unknown."""
        holds, fails = self.of(criterion)
        return Truth(holds - fails)

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """The rules that fire, in catalogue order."""
        return tuple(rule for rule in self.knowledge.rules if self.fires(rule))


def with_what_follows(knowledge: KnowledgeBase, case: Case) -> Case:
    """Return the case with what follows from what was told, and with nothing else."""
    answers = what_is_known(knowledge, case.told)
    return case if answers == case.answers else replace(case, answers=answers)


def what_is_known(knowledge: KnowledgeBase, told: Answers) -> Answers:
    """Return what was told and what follows from it, in catalogue order if anything does."""
    known = dict(told)
    patient = Patient(known)
    reading = Reading(knowledge, patient, patient.known)
    for name, follows in knowledge.following.items():
        if known.get(name, CANNOT_TELL) is CANNOT_TELL:
            entailed = [follow.answer for follow in follows if reading.holds(follow.when)]
            known |= dict.fromkeys([name], entailed[0]) if entailed else {}
    return {name: known[name] for name in knowledge.finding if name in known} if known != told else told


def entailing(known: Known, case: Case, finding: Finding) -> Follows | None:
    """Return what an answer that follows follows by; None for one that was told, or is not known."""
    if case.told.get(finding.id, CANNOT_TELL) is not CANNOT_TELL:
        return None
    follows = known.knowledge.following.get(finding.id, ())
    return next((follow for follow in follows if known.holds(follow.when)), None)


class Prospect(NamedTuple):
    """The truth of a criterion now, and whether it may come to hold or to fail (or does already)."""

    now: Truth
    may_hold: bool
    may_fail: bool


class Outlook:
    """What is so of one patient, and what could still become of it as the findings within reach are answered.

    Where an engine has told which rules fire, `fired` is these.
    """

    def __init__(self, knowledge: KnowledgeBase, case: Case, fired: Iterable[Rule] | None = None) -> None:
        self.knowledge, self.case = knowledge, with_what_follows(knowledge, case)
        self.now = Known(knowledge, case.told, case.audience, fired, case.denied)
        self.patient = self.now.sets
        self.could = own_reach(knowledge, self.patient)
        self._decided_by: dict[Leaf, tuple[Finding, ...]] = {}

    @cached_property
    def reopened(self) -> Outlook:
        """What could still become of it if what was asked and is not known were open."""
        known = {name: told for name, told in self.case.answers.items() if told is not CANNOT_TELL}
        return Outlook(self.knowledge, self.case.telling(known))

    @cached_property
    def concepts(self) -> Mapping[str, Prospect]:
        """The prospects of every concept, by id."""
        return {concept.id: self.of(concept) for concept in self.knowledge.concepts}

    @cached_property
    def rules(self) -> Mapping[str, Prospect]:
        """The prospects of every rule, by id."""
        return {rule.id: self.rule(rule) for rule in self.knowledge.rules}

    @property
    def fired(self) -> tuple[Rule, ...]:
        """The rules that are TRUE, in catalogue order."""
        return self.now.fired

    @cached_property
    def could_fire(self) -> tuple[Rule, ...]:
        """The rules that fire or could still fire, in catalogue order."""
        return tuple(rule for rule in self.knowledge.rules if self.could.fires(rule))

    def of(self, criterion: Criterion) -> Prospect:
        """Return the prospect of a criterion."""
        return Prospect(self.now.truth(criterion), *self.could.of(criterion))

    def rule(self, rule: Rule) -> Prospect:
        """Return the prospect of a rule."""
        holds, fails = self.now.rule(rule)
        return Prospect(Truth(holds - fails), *self.could.rule(rule))

    def may_change(self, criterion: Criterion) -> bool:
        """Return whether answers could still move a criterion."""
        could, now = self.could, self.now
        return (could.holds(criterion) and not now.holds(criterion)) or (
            could.fails(criterion) and not now.fails(criterion)
        )

    def deciding(self, criterion: Criterion) -> tuple[Finding, ...]:
        """Return the open findings whose answers could still move the criterion, in the order it names them.

        Concepts are traced into the rules that conclude them, each concept once for all criteria; and
        answers into those that they may follow from.
        """
        match criterion:
            case AtLeast() | No():
                return self._any_deciding(criterion.parts) if self.may_change(criterion) else ()
            case _:
                if criterion not in self._decided_by:
                    may_change = self.may_change(criterion)
                    self._decided_by[criterion] = self._deciding(criterion) if may_change else ()
                return self._decided_by[criterion]

    def _deciding(self, leaf: Leaf) -> tuple[Finding, ...]:
        if isinstance(leaf, Concept):
            return self._any_deciding(rule.when for rule in self.knowledge.concluding[leaf.id])
        itself = (leaf.finding,) if self.case.is_open(leaf.finding) else ()
        followed = self.knowledge.following.get(leaf.finding.id, ())
        return (*itself, *self._any_deciding(follow.when for follow in followed))

    def _any_deciding(self, criteria: Iterable[Criterion]) -> tuple[Finding, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(map(self.deciding, criteria))))


@dataclass(frozen=True, slots=True)
class Used:
    """A leaf that a rule rests on: as holding, or (under `no`) as failing."""

    leaf: Leaf
    holds: bool


@dataclass(frozen=True, slots=True)
class Junction:
    """How many of these conditions must hold."""

    count: int
    parts: tuple[Condition, ...]


Condition: TypeAlias = Used | Junction
"""A criterion without `no`: that is pushed down to its leaves."""


def condition(criterion: Criterion, holds: bool = True) -> Condition:
    """Return the condition that a criterion is, or, unless it has to hold, that of its being FALSE."""
    if not isinstance(criterion, AtLeast | No):
        return Used(criterion, holds)
    needed, parts = criterion.needs(holds)
    return joined(needed, tuple(condition(part, wanted) for part, wanted in parts))


def joined(count: int, parts: tuple[Condition, ...]) -> Condition:
    """Return the plainest condition: 'all' within 'all' and 'any' within 'any' are one, repeats go.

    Only at these two ends: a repeat in '2 of 3' counts twice.
    """
    if len(parts) == 1:
        return parts[0]
    if count not in (1, len(parts)):
        return Junction(count, parts)
    every = count > 1

    def flat(part: Condition) -> tuple[Condition, ...]:
        if isinstance(part, Junction) and part.count == (len(part.parts) if every else 1):
            return part.parts
        return (part,)

    merged = tuple(dict.fromkeys(inner for part in parts for inner in flat(part)))
    return Junction(len(merged) if every else 1, merged) if len(merged) > 1 else merged[0]


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that applies, reported once, with all it rests on: each leaf in its order in the rule."""

    rule: Rule
    facts: tuple[Used, ...]


def in_order(criterion: Criterion, used: Mapping[Leaf, bool]) -> tuple[Used, ...]:
    """Return what was used in the order in which the criterion first names it."""
    named = dict.fromkeys(leaves(criterion))
    return tuple(Used(leaf, used[leaf]) for leaf in named if leaf in used)


def grounds(criterion: Criterion, reading: Known, *, holds: bool = True) -> tuple[Used, ...]:
    """Return every leaf that helps to make the criterion TRUE, or else FALSE.

    A leaf helps if it and each node over it have the truth that is asked of them: TRUE, or FALSE
    under `no`. So of 'one of these two' both are named when both hold, and none is named for a
    branch that does not come about.
    """

    def walk(node: Criterion, holds: bool) -> Iterator[tuple[Leaf, bool]]:
        if not (reading.holds(node) if holds else reading.fails(node)):
            return
        match node:
            case YesNo() | Chosen() | Compare() | Concept():
                yield node, holds
            case _:
                for part, wanted in node.needs(holds)[1]:
                    yield from walk(part, wanted)

    return in_order(criterion, dict(walk(criterion, holds)))


def reference_firings(knowledge: KnowledgeBase, answers: Answers) -> tuple[Firing, ...]:
    """Return the rules that are TRUE and their grounds, in catalogue order, without experta."""
    reading = Known(knowledge, answers)
    return tuple(Firing(rule, grounds(rule.when, reading)) for rule in reading.fired)
