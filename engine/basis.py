"""What an assessment is made of: what holds for a case now, and what could still come to hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from engine.case import CANNOT_TELL, Case
from engine.evidence import Evidence
from engine.prospect import Outlook
from engine.standing import Standing, standing
from knowledge.criteria import (
    Criterion,
    Disorder,
    DrugClass,
    Finding,
    KnowledgeBase,
    Opposes,
    Rule,
    Step,
    Supports,
    concepts_in,
    findings_in,
)


def question_of(finding: Finding) -> str:
    """Return the id under which a finding is asked: drug classes are asked as `medicines`."""
    return "medicines" if isinstance(finding, DrugClass) else finding.id


class Basis:
    """A case with the evidence of the rules that fire, and of those that fire or still could.

    Which rules fire is taken from the outlook where no engine has told it.
    """

    def __init__(self, knowledge: KnowledgeBase, case: Case, fired: Collection[Rule] | None = None) -> None:
        self.knowledge, self.case = knowledge, case
        self.outlook = Outlook(knowledge, case)
        ids = {rule.id for rule in (self.outlook.fired if fired is None else fired)}
        self.fired = tuple(rule for rule in knowledge.rules if rule.id in ids)
        self.pending = tuple(rule for rule in self.outlook.could_fire if rule.id not in ids)
        self.now = Evidence.of(self.fired)
        self.could = Evidence.of(self.outlook.could_fire)
        self._decided_by: dict[str, frozenset[str]] = {}

    def standing(self, disorder: Disorder) -> Standing:
        """Return the standing of a disorder as it is."""
        return standing(self.now.strongest_support(disorder), self.now.strongest_opposition(disorder))

    def rank(self, disorder: Disorder) -> tuple[int, ...]:
        """Return what disorders are ordered by: standing, must-not-miss, strengths, tier; least first."""
        support = self.now.strongest_support(disorder) or 0
        opposition = self.now.strongest_opposition(disorder) or 0
        return (-self.standing(disorder), not disorder.must_not_miss, -support, opposition, disorder.tier)

    def lowest(self, disorder: Disorder) -> Standing:
        """Return a standing below which no answer can bring the disorder."""
        return standing(self.now.strongest_support(disorder), self.could.strongest_opposition(disorder))

    def highest(self, disorder: Disorder) -> Standing:
        """Return a standing above which no answer can bring the disorder."""
        return standing(self.could.strongest_support(disorder), self.now.strongest_opposition(disorder))

    def recommending(self, step: Step) -> list[Rule]:
        """Return the rules that recommend a step, but for those whose urgency is taken back."""
        return [r for r in self.now.steps.get(step.id, ()) if not self.now.takes_back(r)]

    def questions(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """Return the questions whose answers could still move these rules, in catalogue order."""
        asked: set[str] = set()
        for rule in rules:
            asked |= self._deciding(rule)
        in_order = (question_of(f) for f in self.knowledge.finding.values() if f.id in asked)
        return tuple(dict.fromkeys(in_order))

    def _deciding(self, rule: Rule) -> frozenset[str]:
        if rule.id not in self._decided_by:
            found = (finding.id for finding in self.outlook.deciding(rule.when))
            self._decided_by[rule.id] = frozenset(found)
        return self._decided_by[rule.id]

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

        Concepts are followed into their rules; what an audience may be asked does not matter here.
        """
        read: set[str] = set()
        waiting = list(criteria)
        while waiting:
            when = waiting.pop()
            read.update(f.id for f in findings_in(when) if f.exclusion_test)
            for concept in concepts_in(when):
                waiting += [rule.when for rule in self.knowledge.concluding[concept.id]]
        known = {key for key, value in self.case.answers.items() if value is not CANNOT_TELL}
        return tuple(key for key in self.knowledge.finding if key in read and key not in known)
