"""What an assessment is made of: what holds for a case now, and what could still come to hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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
    Rule,
    concepts_in,
    findings_in,
)


def question_of(finding: Finding) -> str:
    """Return the id under which a finding is asked: drug classes are asked as `medicines`."""
    return "medicines" if isinstance(finding, DrugClass) else finding.id


class Basis:
    """A case with the evidence of the rules that fire, and of those that fire or still could."""

    def __init__(self, knowledge: KnowledgeBase, case: Case, fired: Collection[Rule]) -> None:
        self.knowledge, self.case = knowledge, case
        self.outlook = Outlook(knowledge, case)
        ids = {rule.id for rule in fired}
        self.fired = tuple(rule for rule in knowledge.rules if rule.id in ids)
        self.pending = tuple(rule for rule in self.outlook.could_fire if rule.id not in ids)
        self.now = Evidence.of(self.fired)
        self.could = Evidence.of(self.outlook.could_fire)

    def standing(self, disorder: Disorder) -> Standing:
        """Return the standing of a disorder as it is."""
        return standing(self.now.strongest_support(disorder), self.now.strongest_opposition(disorder))

    def lowest(self, disorder: Disorder) -> Standing:
        """Return a standing below which no answer can bring the disorder."""
        return standing(self.now.strongest_support(disorder), self.could.strongest_opposition(disorder))

    def highest(self, disorder: Disorder) -> Standing:
        """Return a standing above which no answer can bring the disorder."""
        return standing(self.could.strongest_support(disorder), self.now.strongest_opposition(disorder))

    def questions(self, criteria: Iterable[Criterion]) -> tuple[str, ...]:
        """Return the questions whose answers could still move these criteria, in catalogue order."""
        asked = {finding.id for when in criteria for finding in self.outlook.deciding(when)}
        in_order = (question_of(f) for f in self.knowledge.finding.values() if f.id in asked)
        return tuple(dict.fromkeys(in_order))

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
