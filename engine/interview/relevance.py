"""What can still change the result: the rules that are open and matter, and the questions they wait for.

The result is the scope, the urgency, the warnings, the statuses of what must not be missed, and what
leads. An open rule matters to it if one of its effects would move one of these, whatever else may
still come: for a disorder, if it changes the status or the place among the leading for *some* support
and opposition that can still be reached. Where no open rule matters, nothing that this audience can be
asked changes the result, and the interview is over.

This is the rule for stopping. It never stops too early: `engine.reading` calls possible whatever could
come about, and the effects of an open rule are tried on every strength within reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import TypeAlias, assert_never

from engine.assessment.evidence import Basis
from engine.assessment.standing import Standing, standing
from engine.assessment.table import red_flags_asked
from engine.cases.case import Case
from engine.reading.patient import Outlook, Truth
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Concludes,
    Criterion,
    Disorder,
    Effect,
    Escalates,
    KnowledgeBase,
    No,
    Opposes,
    Recommends,
    Rule,
    Strength,
    Supports,
    Urgency,
    Warns,
    YesNo,
)

_Verdict: TypeAlias = Callable[[Strength | None, Strength | None], object]
_URGENCY, _WARNING, _STANDING = 4.0, 2.0, 1.0
"""How much more a rule weighs that bears on urgency than one that bears on a standing."""


class Relevance:
    """What of a case is open and matters."""

    def __init__(self, knowledge: KnowledgeBase, case: Case) -> None:
        self.basis = Basis(knowledge, case)
        self.triage = self.basis.triage
        self._concepts: dict[str, frozenset[str]] = {}
        self._rules: dict[str, frozenset[str]] = {}

    @property
    def outlook(self) -> Outlook:
        """Return what could become of every rule."""
        return self.basis.outlook

    @cached_property
    def rules(self) -> Mapping[str, float]:
        """Map the open rules that matter to how much they do, in catalogue order."""
        weighed = {rule.id: sum(self._weights(rule)) for rule in self.basis.knowledge.rules}
        return {name: weight for name, weight in weighed.items() if weight}

    @cached_property
    def findings(self) -> Mapping[str, float]:
        """Map the findings that could move these rules to how much they weigh, in catalogue order.

        What few questions decide weighs more with each of them than what many do.
        """
        knowledge = self.basis.knowledge
        scope = self._deciding(knowledge.scope) if self._scope_matters else ()
        shares: dict[str, float] = dict.fromkeys(scope, _URGENCY)
        for name, weight in self.rules.items():
            deciding = self._waits_for(knowledge.rule[name])
            for finding in deciding:
                shares[finding] = shares.get(finding, 0.0) + weight / len(deciding)
        return {name: shares[name] for name in knowledge.finding if name in shares}

    def for_the_sake_of(self, findings: frozenset[str]) -> tuple[Rule, ...]:
        """Return the rules that matter and wait for one of these, those first that they decide most."""
        rule = self.basis.knowledge.rule
        shares: dict[str, float] = {}
        for name, weight in self.rules.items():
            deciding = self._waits_for(rule[name])
            if waiting := len(findings & deciding):
                shares[name] = weight * waiting / len(deciding)
        return tuple(rule[name] for name in sorted(shares, key=lambda name: -shares[name]))

    def _waits_for(self, rule: Rule) -> frozenset[str]:
        if rule.id not in self._rules:
            self._rules[rule.id] = self._deciding(rule.when)
        return self._rules[rule.id]

    def _deciding(self, criterion: Criterion) -> frozenset[str]:
        """Return the open findings that could still move a criterion; concepts are looked up once."""
        if not self.outlook.of(criterion).may_change:
            return frozenset()
        match criterion:
            case YesNo():
                return frozenset({criterion.id})
            case Chosen(finding) | Compare(finding):
                return frozenset({finding.id})
            case Concept(id=name):
                if name not in self._concepts:
                    rules = self.basis.knowledge.concluding[name]
                    self._concepts[name] = frozenset().union(*map(self._waits_for, rules))
                return self._concepts[name]
            case AtLeast(_, parts):
                return frozenset().union(*(self._deciding(part) for part in parts))
            case No(part):
                return self._deciding(part)
            case _:
                assert_never(criterion)

    def _weights(self, rule: Rule) -> Iterator[float]:
        if rule.id in self._keeping_from_self_care:
            yield _URGENCY
        if self.outlook.rules[rule.id].now is Truth.TRUE or not self.outlook.rules[rule.id].may_hold:
            return
        for effect in rule.then:
            if self._matters(effect):
                match effect:
                    case Escalates():
                        yield _URGENCY
                    case Warns():
                        yield _WARNING
                    case _:
                        yield _STANDING

    def _matters(self, effect: Effect) -> bool:
        now = self.basis.now
        match effect:
            case Escalates(urgency, suspecting):
                stands = suspecting is None or not now.excludes(suspecting)
                return stands and urgency > self.triage.lowest
            case Warns(warning):
                return warning.id not in now.warnings
            case Supports(disorder, strength):
                return self._moves(disorder, support=strength)
            case Opposes(disorder, strength):
                calms = strength is Strength.DEFINING and disorder in self._suspected
                return calms or self._moves(disorder, opposition=strength)
            case Concludes() | Recommends():
                return False
            case _:
                assert_never(effect)

    @property
    def _scope_matters(self) -> bool:
        """Say whether the case may turn out to be out of scope, or surely in it: self care needs that."""
        scope = self.outlook.of(self.basis.knowledge.scope)
        may_fall_out = scope.may_fail and scope.now is not Truth.FALSE
        return may_fall_out or self.triage.lowest is Urgency.SELF_CARE

    @cached_property
    def _keeping_from_self_care(self) -> frozenset[str]:
        """Return the red flags, where nothing but them stands between this case and self care.

        One that cannot be told for want of an answer may still prove absent.
        """
        if self.triage.lowest is not Urgency.SELF_CARE:
            return frozenset()
        asked = red_flags_asked(self.basis.knowledge, self.basis.case.audience)
        return frozenset(rule.id for rule in asked if self.outlook.rules[rule.id].now is Truth.UNKNOWN)

    @cached_property
    def _suspected(self) -> frozenset[Disorder]:
        """Return the disorders whose exclusion would lower the urgency as it is, or as it may become."""
        lowest, now = self.triage.lowest, self.basis.now
        return frozenset(
            effect.suspecting
            for rule in self.basis.could.escalating
            for effect in rule.then
            if isinstance(effect, Escalates) and effect.suspecting is not None and effect.urgency > lowest
            if not now.excludes(effect.suspecting)
        )

    @cached_property
    def _in_reach(self) -> Mapping[str, tuple[list[Strength | None], list[Strength | None]]]:
        """Map disorders to the strongest support and opposition that hold, and those in reach above them."""
        now = self.basis.now
        reach: dict[str, tuple[list[Strength | None], list[Strength | None]]] = {}
        for disorder in self.basis.knowledge.disorders:
            reach[disorder.id] = [now.strongest_support(disorder)], [now.strongest_opposition(disorder)]
        for rule in self.basis.pending:
            for effect in rule.then:
                if isinstance(effect, Supports | Opposes):
                    strengths = reach[effect.disorder.id][isinstance(effect, Opposes)]
                    if effect.strength > (strengths[0] or 0) and effect.strength not in strengths:
                        strengths.append(effect.strength)
        return reach

    def _moves(
        self, disorder: Disorder, *, support: Strength | None = None, opposition: Strength | None = None
    ) -> bool:
        """Say whether more support or opposition moves a verdict on the disorder, whatever else comes."""
        pros, contras = self._in_reach[disorder.id]
        return any(
            verdict(pro, contra) != verdict(_stronger(pro, support), _stronger(contra, opposition))
            for verdict in self._verdicts(disorder)
            for pro, contra in product(pros, contras)
        )

    def _verdicts(self, disorder: Disorder) -> Iterator[_Verdict]:
        if self.outlook.of(self.basis.knowledge.scope).now is not Truth.FALSE:
            yield self._place
        if disorder.must_not_miss:
            yield _status

    @cached_property
    def _sure_to_lead(self) -> Standing:
        """Return the standing that the leading ones have at least."""
        lowest = (self.basis.lowest(disorder) for disorder in self.basis.knowledge.disorders)
        return max((Standing.POSSIBLE, *lowest))

    def _place(self, support: Strength | None, opposition: Strength | None) -> object:
        """Return a standing that could lead, None for all that could not."""
        stands = standing(support, opposition)
        return stands if stands >= self._sure_to_lead else None


def _status(support: Strength | None, opposition: Strength | None) -> object:
    if opposition is Strength.DEFINING:
        return "excluded"
    return standing(support, opposition) >= Standing.POSSIBLE


def _stronger(one: Strength | None, other: Strength | None) -> Strength | None:
    return max((s for s in (one, other) if s is not None), default=None)
