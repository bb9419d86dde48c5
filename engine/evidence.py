"""What a set of fired rules says: for and against each disorder, how urgent, and what to say and do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from knowledge.criteria import (
    Concludes,
    Disorder,
    DrugClass,
    Escalates,
    Finding,
    Opposes,
    Recommends,
    Rule,
    Step,
    Strength,
    Supports,
    Warns,
)


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
                match effect:
                    case Supports(disorder, strength):
                        found.support.setdefault(disorder.id, []).append((rule, strength))
                    case Opposes(disorder, strength):
                        found.opposition.setdefault(disorder.id, []).append((rule, strength))
                    case Escalates():
                        found.escalating.append(rule)
                    case Warns(warning):
                        found.warnings.setdefault(warning.id, []).append(rule)
                    case Recommends(step):
                        found.steps.setdefault(step.id, []).append(rule)
                    case Concludes():
                        pass
                    case _:
                        assert_never(effect)
        return found

    def strongest_support(self, disorder: Disorder) -> Strength | None:
        """Return the strongest support of a disorder; restating one fact does not add up."""
        return max((s for _, s in self.support.get(disorder.id, ())), default=None)

    def strongest_opposition(self, disorder: Disorder) -> Strength | None:
        """Return the strongest opposition to a disorder."""
        return max((s for _, s in self.opposition.get(disorder.id, ())), default=None)

    def excludes(self, disorder: Disorder) -> bool:
        """Say whether a test has excluded the disorder."""
        return self.strongest_opposition(disorder) is Strength.DEFINING

    def takes_back(self, rule: Rule) -> bool:
        """Say whether exclusions have taken back every urgency that the rule asks for."""
        suspected = suspicions(rule)
        return bool(suspected) and all(self.excludes(disorder) for disorder in suspected)


def suspicions(rule: Rule) -> tuple[Disorder, ...]:
    """Return the disorders whose exclusion, together, takes back every urgency a rule asks for.

    None if the rule asks for no urgency, or for one on no disorder's account. Once taken back, the
    rule recommends no step either: nobody is sent to an emergency that a test has ruled out.
    """
    suspected = [effect.suspecting for effect in rule.then if isinstance(effect, Escalates)]
    named = tuple(disorder for disorder in suspected if disorder is not None)
    return named if len(named) == len(suspected) else ()


def may_end_untold(step: Step, finding: Finding) -> bool:
    """Say whether 'cannot tell' answers a step: history may end so, but not as to the medicines."""
    return step.kind == "history" and not isinstance(finding, DrugClass)
