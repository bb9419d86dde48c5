"""What an assessment says, as formulas over all patients: `engine.assessment`, read for the solver."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from engine.circuit import FALSE, TRUE, Formula
from engine.evidence import Evidence, may_end_untold, suspicions
from engine.formulas import Formulas
from engine.standing import Standing
from engine.urgency import red_flags_asked
from knowledge.criteria import (
    Audience,
    Disorder,
    Escalates,
    Rule,
    Step,
    Strength,
    Urgency,
    Warning,
)

Weights: TypeAlias = Mapping[str, Collection[tuple[Rule, Strength]]]
_AUDIENCES: tuple[Audience, ...] = ("clinician", "patient")


class Judgement:
    """The assessment of a symbolic patient; each method returns the formula of what it says."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._circuit = formulas.circuit
        self._patient = formulas.patient
        self._knowledge = formulas.knowledge
        self._weights: dict[tuple[str, str, Strength], Formula] = {}

    @cached_property
    def _effects(self) -> Evidence:
        """The effects of all rules, as if every one fired."""
        return Evidence.of(self._knowledge.rules)

    def support(self, disorder: Disorder, strength: Strength) -> Formula:
        """Say that something supports the disorder at least so strongly."""
        return self._weight("for", self._effects.support, disorder, strength)

    def opposition(self, disorder: Disorder, strength: Strength) -> Formula:
        """Say that something opposes the disorder at least so strongly."""
        return self._weight("against", self._effects.opposition, disorder, strength)

    def excluded(self, disorder: Disorder) -> Formula:
        """Say that a test excludes the disorder."""
        return self.opposition(disorder, Strength.DEFINING)

    def stands(self, disorder: Disorder, standing: Standing) -> Formula:
        """Say that the disorder stands so well or better: the table of `engine.standing` as logic."""
        any_of, all_of = self._circuit.any_of, self._circuit.all_of
        support = {strength: self.support(disorder, strength) for strength in Strength}
        opposition = {strength: self.opposition(disorder, strength) for strength in Strength}
        allowed = -opposition[Strength.DEFINING]
        not_outweighed = all_of(self._circuit.implies(opposition[s], support[s]) for s in Strength)
        match standing:
            case Standing.UNLIKELY:
                return TRUE
            case Standing.NOT_SUGGESTED:
                return all_of((allowed, not_outweighed))
            case Standing.POSSIBLE:
                return all_of((allowed, not_outweighed, support[Strength.WEAK]))
            case Standing.LIKELY:
                prevails = any_of(
                    all_of((support[s], -opposition[s])) for s in (Strength.STRONG, Strength.DEFINING)
                )
                return all_of((allowed, prevails))

    def in_scope(self) -> Formula:
        """Say that the patient is not surely out of scope."""
        return -self.formulas.criterion(self._knowledge.scope).false

    def leads(self, disorder: Disorder) -> Formula:
        """Say that the disorder shares the best standing, and that is possible or likely."""
        likely = self.stands(disorder, Standing.LIKELY)
        possible = self.stands(disorder, Standing.POSSIBLE)
        best = self._circuit.any_of((likely, self._circuit.all_of((possible, -self._some_likely))))
        return self._circuit.all_of((self.in_scope(), best))

    @cached_property
    def _some_likely(self) -> Formula:
        return self._circuit.any_of(self.stands(d, Standing.LIKELY) for d in self._knowledge.disorders)

    def ahead(self, one: Disorder, other: Disorder) -> Formula:
        """Say that one disorder comes before the other in the differential."""
        if one is other:
            return FALSE
        more_support, same_support = self._more(
            (self.support(one, s), self.support(other, s)) for s in Strength
        )
        more_opposed, same_opposed = self._more(
            (self.opposition(one, s), self.opposition(other, s)) for s in Strength
        )
        better, alike = self._more((self.stands(one, s), self.stands(other, s)) for s in Standing)
        less_opposed = -self._circuit.any_of((more_opposed, same_opposed))
        place = {disorder: number for number, disorder in enumerate(self._knowledge.disorders)}
        first = TRUE if (one.tier, place[one]) < (other.tier, place[other]) else FALSE
        if one.must_not_miss is not other.must_not_miss:
            tie = TRUE if one.must_not_miss else FALSE
        else:
            by_opposition = self._either(less_opposed, same_opposed, first)
            tie = self._either(more_support, same_support, by_opposition)
        return self._either(better, alike, tie)

    def as_urgent_as(self, urgency: Urgency) -> Formula:
        """Say that it is so urgent: by an escalation that no exclusion takes back, or by default."""
        if urgency is Urgency.SELF_CARE:
            return TRUE
        held_up = [
            self._circuit.all_of((self.formulas.rule(rule).true, -self._taken_back(effect)))
            for rule in self._effects.escalating
            for effect in rule.then
            if isinstance(effect, Escalates) and effect.urgency >= urgency
        ]
        return self._circuit.any_of(
            (*held_up, -self._red_flags_absent if urgency is Urgency.ROUTINE else FALSE)
        )

    def _taken_back(self, effect: Escalates) -> Formula:
        return FALSE if effect.suspecting is None else self.excluded(effect.suspecting)

    @cached_property
    def _red_flags_absent(self) -> Formula:
        """The patient is surely in scope, and every red flag asked of this audience surely absent."""
        scope = self.formulas.criterion(self._knowledge.scope).true
        by_audience = (
            self._circuit.implies(
                self._patient.audience(audience),
                self._circuit.all_of(
                    self.formulas.rule(rule).false for rule in red_flags_asked(self._knowledge, audience)
                ),
            )
            for audience in _AUDIENCES
        )
        return self._circuit.all_of((scope, *by_audience))

    def warned(self, warning: Warning) -> Formula:
        """Say that the warning is given."""
        return self._circuit.any_of(
            self.formulas.rule(rule).true for rule in self._effects.warnings.get(warning.id, ())
        )

    def recommended(self, step: Step) -> Formula:
        """Say that a rule calls for the step, or a leading disorder that may hide what it would exclude."""
        by_rules = (
            self._circuit.all_of((self.formulas.rule(rule).true, -self._all_excluded(suspicions(rule))))
            for rule in self._effects.steps.get(step.id, ())
        )
        before_benign = (
            self._circuit.all_of((self.leads(disorder), -self.excluded(other)))
            for disorder in self._knowledge.disorders
            for other in disorder.benign_unless
            if other.excluded_by is step
        )
        return self._circuit.any_of((*by_rules, *before_benign))

    def _all_excluded(self, suspected: tuple[Disorder, ...]) -> Formula:
        return self._circuit.all_of(self.excluded(d) for d in suspected) if suspected else FALSE

    def advised(self, step: Step) -> Formula:
        """Say that the step is recommended and not answered; history may end in 'cannot tell'."""
        answered = TRUE if step.answered_by else FALSE
        for finding in step.answered_by:
            one = self._patient.known(finding)
            if may_end_untold(step, finding):
                one = self._circuit.any_of((one, self._patient.cannot_tell(finding)))
            answered = self._circuit.all_of((answered, one))
        return self._circuit.all_of((self.recommended(step), -answered))

    def contradictory(self) -> Formula:
        """Say that some conflict holds."""
        return self._circuit.any_of(self.formulas.criterion(c.when).true for c in self._knowledge.conflicts)

    def _weight(self, side: str, effects: Weights, disorder: Disorder, strength: Strength) -> Formula:
        key = (side, disorder.id, strength)
        if key not in self._weights:
            strong = (rule for rule, weight in effects.get(disorder.id, ()) if weight >= strength)
            self._weights[key] = self._circuit.any_of(self.formulas.rule(rule).true for rule in strong)
        return self._weights[key]

    def _more(self, levels: Iterable[tuple[Formula, Formula]]) -> tuple[Formula, Formula]:
        """Compare two by the levels that each reaches: the first is over the second, or both are alike."""
        pairs = tuple(levels)
        over = self._circuit.any_of(self._circuit.all_of((one, -other)) for one, other in pairs)
        return over, self._circuit.all_of(self._circuit.same(one, other) for one, other in pairs)

    def _either(self, better: Formula, alike: Formula, then: Formula) -> Formula:
        """Decide by one comparison, and by the next where that is a tie."""
        return self._circuit.any_of((better, self._circuit.all_of((alike, then))))
