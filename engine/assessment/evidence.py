"""The evidence in one patient's case: what holds now, what could still come to hold, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from engine.assessment.standing import Standing, rank
from engine.assessment.table import Table
from engine.assessment.urgency import asks_for
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.kept import kept
from engine.reading.patient import Known, Outlook, entailing
from engine.reading.reader import Reading
from knowledge.criteria import (
    RUNGS,
    Benign,
    Chosen,
    Compare,
    Concept,
    Conflict,
    Criterion,
    Danger,
    Disorder,
    DrugClass,
    Escalates,
    Finding,
    Flag,
    KnowledgeBase,
    Obtained,
    Opposes,
    Rule,
    Step,
    Strength,
    Supports,
    Tier,
    Urgency,
    YesNo,
)

_ORDER: tuple[Obtained, ...] = ("history", "examination", "tests")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The effects of rules, gathered by what they are about, rules in catalogue order."""

    support: dict[str, list[tuple[Rule, Strength]]] = field(default_factory=dict)
    opposition: dict[str, list[tuple[Rule, Strength]]] = field(default_factory=dict)
    escalating: list[Rule] = field(default_factory=list)
    warnings: dict[str, list[Rule]] = field(default_factory=dict)
    steps: dict[str, list[Rule]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Evidence:
        """Gather the effects of these rules."""
        found = cls()
        for rule in rules:
            for effect in rule.then:
                match effect.verb:
                    case "supports":
                        found.support.setdefault(effect.id, []).append((rule, effect.strength))
                    case "opposes":
                        found.opposition.setdefault(effect.id, []).append((rule, effect.strength))
                    case "escalates":
                        found.escalating.append(rule)
                    case "warns":
                        found.warnings.setdefault(effect.id, []).append(rule)
                    case "recommends":
                        found.steps.setdefault(effect.id, []).append(rule)
                    case "concludes":
                        pass
        return found

    def strongest_support(self, disorder: Disorder) -> Strength | None:
        """Return the strongest support of a disorder; restating one fact does not add up."""
        return max((s for _, s in self.support.get(disorder.id, ())), default=None)

    def strongest_opposition(self, disorder: Disorder) -> Strength | None:
        """Return the strongest opposition to a disorder."""
        return max((s for _, s in self.opposition.get(disorder.id, ())), default=None)


class Basis:
    """A case with its table, and the evidence of the rules that fire, and of those that fire or still could.

    Which rules fire is taken from the outlook where no engine has told it.
    """

    def __init__(self, knowledge: KnowledgeBase, case: Case, fired: Collection[Rule] | None = None) -> None:
        self.outlook = Outlook(knowledge, case, fired)
        self.knowledge, self.case = knowledge, self.outlook.case
        self.table: Table[bool] = Table(knowledge, self.outlook.patient, self.outlook.now, self.outlook.could)
        self.fired = self.outlook.fired

    @cached_property
    def pending(self) -> tuple[Rule, ...]:
        """The rules that do not fire and still could, in catalogue order."""
        ids = {rule.id for rule in self.fired}
        return tuple(rule for rule in self.outlook.could_fire if rule.id not in ids)

    @cached_property
    def now(self) -> Evidence:
        """The evidence of the rules that fire."""
        return Evidence.of(self.fired)

    def standing(self, disorder: Disorder) -> Standing:
        """Return the standing of a disorder as it is."""
        return next(level for level in reversed(Standing) if self.table.stands(disorder, level))

    def lowest(self, disorder: Disorder) -> Standing:
        """Return a standing below which no answer can bring the disorder."""
        return next(level for level in reversed(Standing) if self.table.lowest(disorder, level))

    def highest(self, disorder: Disorder) -> Standing:
        """Return a standing above which no answer can bring the disorder."""
        return next(level for level in reversed(Standing) if self.table.highest(disorder, level))

    def rank(self, disorder: Disorder) -> tuple[int, ...]:
        """Return what disorders are ordered by, least first."""
        return rank(disorder, self.now.strongest_support(disorder), self.now.strongest_opposition(disorder))

    @cached_property
    def urgency(self) -> Urgency:
        """How urgent it is."""
        return _highest(self.table.as_urgent_as)

    @cached_property
    def urgent_by(self) -> tuple[Rule, ...]:
        """The rules that make it so urgent."""
        return tuple(rule for rule in self.now.escalating if self._holds_up(rule) is self.urgency)

    @cached_property
    def urgency_at_least(self) -> Urgency:
        """The urgency below which no answer within reach can bring it."""
        return _highest(self.table.surely_as_urgent_as)

    @cached_property
    def urgency_could_be(self) -> Urgency:
        """The highest urgency that answers within reach could make it."""
        return _highest(self.table.could_be_as_urgent_as)

    @cached_property
    def urgency_could_be_with_tests(self) -> Urgency:
        """The highest urgency that it could turn out to have once tests are done."""
        return _highest(self.table.urgency_could_be_with_tests.__getitem__)

    @cached_property
    def red_flags_open(self) -> tuple[str, ...]:
        """The questions whose answers could still make it so urgent, where that is at least urgent.

        A red flag asks for a doctor today: what could make it soon is no red flag, and self care may be said
        beside it.
        """
        if self.urgency_could_be in (self.urgency, Urgency.SOON, Urgency.ROUTINE):
            return ()
        return self.questions(r for r in self.pending if self._holds_up(r) is self.urgency_could_be)

    def _holds_up(self, rule: Rule) -> Urgency:
        """Return the highest urgency the rule asks for and that no exclusion takes away."""
        standing = (
            effect.urgency
            for effect in rule.then
            if isinstance(effect, Escalates)
            and not (effect.suspecting and self.table.now.excluded(effect.suspecting))
        )
        return max(standing, default=Urgency.SELF_CARE)

    def recommending(self, step: Step) -> list[Rule]:
        """Return the rules that recommend a step, but for those whose urgency is taken back."""
        return [r for r in self.knowledge.recommending.get(step.id, ()) if self.table.calls_for(r)]

    def looked_for_with(self, step: Step) -> Iterator[tuple[Benign, Danger]]:
        """Yield what leads and would be benign, and the danger beside it that the step looks for next."""
        for benign, danger in self.knowledge.ladders[step.id]:
            if self.table.looks_next(step, benign, danger):
                yield benign, danger

    def questions(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """Return the questions whose answers could still move these rules, in catalogue order."""
        asked: set[str] = set()
        for rule in rules:
            asked |= self.deciding(rule)
        return self.in_order(asked)

    def in_order(self, findings: Collection[str]) -> tuple[str, ...]:
        """Return the questions under which these findings are asked, in catalogue order."""
        place, finding = self.knowledge.place, self.knowledge.finding
        in_order = sorted(findings, key=place.__getitem__)
        return tuple(dict.fromkeys(question_of(finding[name]) for name in in_order))

    @kept
    def deciding(self, rule: Rule) -> frozenset[str]:
        """Return the ids of the open findings that could still move a rule."""
        return frozenset(finding.id for finding in self.outlook.deciding(rule.when))

    @cached_property
    def pending_on(self) -> dict[str, list[Rule]]:
        """Map disorders' ids to the rules for or against them that do not fire and still could."""
        found: dict[str, list[Rule]] = {}
        for rule in self.pending:
            about = (e.disorder.id for e in rule.then if isinstance(e, Supports | Opposes))
            for disorder in dict.fromkeys(about):
                found.setdefault(disorder, []).append(rule)
        return found

    def unanswered_tests(self, criteria: Iterable[Criterion]) -> tuple[str, ...]:
        """Return the exclusion tests without an answer that these criteria read, in catalogue order.

        Concepts are followed into their rules; what an audience may be asked does not matter here. A flag
        excludes nothing, so its number is still wanted.
        """
        read = {f.id for when in criteria for f in self.knowledge.findings_read(when) if f.exclusion_test}
        answers = self.case.answers.items()
        known = {key for key, value in answers if value is not CANNOT_TELL and not isinstance(value, Flag)}
        return tuple(key for key in self.knowledge.finding if key in read and key not in known)


def _highest(reached: Callable[[Urgency], bool]) -> Urgency:
    return next(level for level in reversed(Urgency) if reached(level))


def question_of(finding: Finding) -> str:
    """Return the id under which a finding is asked: drug classes are asked as `medicines`."""
    return "medicines" if isinstance(finding, DrugClass) else finding.id


def obtained_in(finding: Finding | None) -> int:
    """Return the place of a finding in a consultation; that of the medicines, which have none, is first."""
    return _ORDER.index("history" if finding is None else finding.obtained)


def hides(basis: Basis, danger: Danger) -> bool:
    """Return whether a danger may hide behind what a rule speaks for that also calls for asking about it."""
    first = danger.looked_for_by[0]
    asking = basis.recommending(first) if first.rung == RUNGS[0] else ()
    return any(isinstance(effect, Supports) for rule in asking for effect in rule.then)


def points_to(basis: Basis, danger: Danger) -> bool:
    """Return whether anything told points to a danger: a risk, a rule for it, or what it hides behind."""
    supported = basis.table.now.support(danger.disorder, Strength.WEAK)
    return bool(basis.table.at_risk(danger) or supported) or hides(basis, danger)


def weight(basis: Basis, danger: Danger) -> float:
    """Return how dangerous and how plausible a danger is.

    How documents rank a disorder is a weight for the order of questions alone; none ever enters a result.
    """
    urgency = max(map(asks_for, basis.knowledge.signature[danger.id]), default=Urgency.SELF_CARE)
    found = float(1 + urgency.rank) * (1 + len(Tier) - danger.disorder.tier)
    if points_to(basis, danger):
        found *= 3
    if any(
        danger.disorder in one.unless and basis.table.leads(one.disorder) for one in basis.knowledge.benign
    ):
        found *= 2
    return found


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict that holds, the answers that make it, and the question to ask again."""

    conflict: Conflict
    answers: dict[str, Answer]


def contradictions(knowledge: KnowledgeBase, case: Case) -> tuple[Contradiction, ...]:
    """Return the conflicts that hold for a case, in catalogue order."""
    reading = Known(knowledge, case.told)
    found = []
    for conflict in knowledge.conflicts:
        if reading.holds(conflict.when):
            clash = set(_told(reading, case, decided_by(reading, conflict.when, holds=True)))
            answers = {key: case.told[key] for key in knowledge.finding if key in clash}
            found.append(Contradiction(conflict, answers))
    return tuple(found)


def _told(reading: Known, case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield for each finding the one that was told, or those from whose answers its own follows."""
    for name in names:
        follow = entailing(reading, case, reading.knowledge.finding[name])
        if follow is None:
            yield name
        else:
            yield from _told(reading, case, decided_by(reading, follow.when, holds=True))


def decided_by(reading: Reading[bool], criterion: Criterion, *, holds: bool) -> tuple[str, ...]:
    """Return few findings whose answers alone give a criterion the truth it has, in the order it names them.

    Of the parts that have it, those with the fewest findings are taken, first ones first.
    """
    match criterion:
        case YesNo() | Chosen() | Compare():
            return (criterion.finding.id,)
        case Concept(id=name):
            rules = tuple((rule.when, holds) for rule in reading.knowledge.concluding[name])
            return _fewest(reading, 1 if holds else len(rules), rules)
        case _:
            return _fewest(reading, *criterion.needs(holds))


def _fewest(reading: Reading[bool], count: int, parts: Iterable[tuple[Criterion, bool]]) -> tuple[str, ...]:
    having = ((p, holds) for p, holds in parts if (reading.holds(p) if holds else reading.fails(p)))
    supports = sorted((decided_by(reading, part, holds=holds) for part, holds in having), key=len)
    return tuple(dict.fromkeys(name for support in supports[:count] for name in support))
