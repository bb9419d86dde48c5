"""What rules ask for by their urgency, and how urgent patients are, could be and will be at least.

Each level is the set of whom it is so. An escalation counts unless an exclusion test of what it suspects
takes it back. Self care is for those alone whose every red flag within reach is surely absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import chain

from engine.assessment.standing import Ranking, Weights
from engine.kept import kept
from engine.reading import reach
from engine.reading.reader import Reading
from engine.reading.sets import S, Sets
from knowledge.criteria import Disorder, Escalates, KnowledgeBase, Rule, Urgency


@lru_cache(maxsize=4096)
def suspicions(rule: Rule) -> tuple[Disorder, ...]:
    """Return the disorders whose exclusion, together, takes back every urgency a rule asks for.

    None if the rule asks for no urgency, or for one on no disorder's account. Once taken back, the
    rule recommends no step either: nobody is sent to an emergency that a test has ruled out.
    """
    suspected = [effect.suspecting for effect in rule.then if isinstance(effect, Escalates)]
    named = tuple(disorder for disorder in suspected if disorder is not None)
    return named if len(named) == len(suspected) else ()


@lru_cache(maxsize=4096)
def asks_for(rule: Rule) -> Urgency:
    """Return the highest urgency a rule asks for, SELF_CARE if it asks for none."""
    asked = (effect.urgency for effect in rule.then if isinstance(effect, Escalates))
    return max(asked, default=Urgency.SELF_CARE)


@lru_cache(maxsize=4)
def red_flags(knowledge: KnowledgeBase) -> tuple[Rule, ...]:
    """Return the rules that ask for urgent or emergency care."""
    return tuple(rule for rule in knowledge.rules if asks_for(rule) >= Urgency.URGENT)


def red_flags_asked(knowledge: KnowledgeBase, patient: Sets[bool]) -> tuple[Rule, ...]:
    """Return the red flags within reach: self care is said only where each of them is surely absent."""
    reached = reach.any_answer(knowledge, patient)
    return tuple(rule for rule in red_flags(knowledge) if reached.fires(rule))


class Urgencies(Ranking[S]):
    """How urgent the patients of some sets are."""

    @cached_property
    def red_flags_absent(self) -> S:
        """Those in whom every red flag within reach is surely absent: nothing is benign before that."""
        return self._red_flags_absent(self.now)

    def as_urgent_as(self, urgency: Urgency) -> S:
        """Return who is at least so urgent: by an escalation that no exclusion takes back, or by default."""
        return self._urgent(urgency, self.now, self.now, self.now)

    def surely_as_urgent_as(self, urgency: Urgency, could: Weights[S] | None = None) -> S:
        """Return who will be at least so urgent whatever is answered."""
        return self._urgent(urgency, self.now, could or self.could, could or self.could)

    def could_be_as_urgent_as(self, urgency: Urgency, could: Weights[S] | None = None) -> S:
        """Return who is or could still turn out to be at least so urgent."""
        may_ask = self._asked_for(urgency, could or self.could, self.now)
        return self.sets.some((self.as_urgent_as(urgency), may_ask))

    def _urgent(self, urgency: Urgency, by: Weights[S], excluding: Weights[S], absent: Weights[S]) -> S:
        if urgency is Urgency.SELF_CARE:
            return self.sets.everyone
        asked = self._asked_for(urgency, by, excluding)
        if urgency > Urgency.ROUTINE:
            return asked
        return self.sets.some((asked, self._all_but(self._red_flags_absent(absent))))

    @kept
    def _asked_for(self, urgency: Urgency, by: Weights[S], excluding: Weights[S]) -> S:
        """Return for whom rules that fire by one reading ask for so much, which nothing has taken back."""
        found = [
            self.sets.but(by.reading.fires(rule), excluding.excluded(effect.suspecting))
            if effect.suspecting
            else by.reading.fires(rule)
            for rule, effect in self.knowledge.escalating
            if effect.urgency is urgency
        ]
        if urgency.above:
            found.append(self._asked_for(urgency.above, by, excluding))
        return self.sets.some(found)

    @kept
    def _red_flags_absent(self, by: Weights[S]) -> S:
        """Return who is surely in scope, every red flag within reach surely absent.

        One that holds is within reach, whoever told of it. A test that takes its escalation back does not
        make it absent.
        """
        reading = by.reading
        within_reach = self._reach if by is self.now else self._reach_left(reading)
        absent = (
            self.sets.some((reading.lapses(rule), self._all_but(within_reach.fires(rule))))
            for rule in red_flags(self.knowledge)
        )
        return self.sets.every(chain((reading.holds(self.knowledge.scope),), absent))

    def _reach_left(self, could: Reading[S]) -> Reading[S]:
        """Return what could be so within reach once all that could follow does."""
        following = (self.knowledge.finding[name] for name in self.knowledge.following)
        if all(self.sets.untold(finding) is self.sets.nobody for finding in following):
            return self._reach
        return reach.any_answer(self.knowledge, self.sets, could)

    @cached_property
    def _reach(self) -> Reading[S]:
        return reach.any_answer(self.knowledge, self.sets)

    @cached_property
    def urgency(self) -> Mapping[Urgency, S]:
        """Map levels to those who are at least so urgent; to the lowest, everyone."""
        return {level: self.as_urgent_as(level) for level in Urgency}

    @cached_property
    def urgency_could_be(self) -> Mapping[Urgency, S]:
        """Map levels to those who are or could still turn out to be at least so urgent."""
        return {level: self.could_be_as_urgent_as(level) for level in Urgency}

    @cached_property
    def urgency_could_be_with_tests(self) -> Mapping[Urgency, S]:
        """Map levels to those who are or could turn out to be at least so urgent once tests are done."""
        could = self.could_with_tests
        return {level: self.could_be_as_urgent_as(level, could) for level in Urgency}
