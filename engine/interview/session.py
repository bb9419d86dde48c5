"""The interview as a pure state machine: turns in, the next step out. It knows of no terminal and no file.

All that counts is what was answered last to each question: so the order of answers cannot matter, `back`
is one turn less, and changing an answer keeps all others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from engine.assessment.contradictions import Contradiction, contradictions
from engine.assessment.standing import Standing
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.medicines import implied_by, recognise
from engine.interview.choice import Next, next_screen
from engine.interview.relevance import Relevance
from engine.interview.screens import drug_classes
from engine.interview.turns import Answered, Confirmed, Heard, Kept, Medicines, Stopped, Turn
from engine.reading.patient import Truth
from knowledge.criteria import Audience, Disorder, Escalates, KnowledgeBase, Rule, Urgency

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Ask:
    """Show a screen."""

    next: Next


@dataclass(frozen=True, slots=True)
class Alarm:
    """Tell at once what cannot wait; the person decides whether to go on.

    Without rules it tells that the trouble is outside what the knowledge is about.
    """

    reasons: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Ask about answers that cannot all be true."""

    contradiction: Contradiction


@dataclass(frozen=True, slots=True)
class Review:
    """Show all answers, to be confirmed or corrected, and why the questions end."""

    because: Literal["settled", "stopped"]


@dataclass(frozen=True, slots=True)
class Done:
    """All is said and confirmed."""


Step: TypeAlias = Ask | Alarm | Clash | Review | Done


@dataclass(frozen=True)
class Session:
    """An interview so far."""

    knowledge: KnowledgeBase
    audience: Audience
    turns: tuple[Turn, ...] = ()
    id: str = "interview"

    def after(self, turn: Turn) -> Session:
        """Return the interview with one turn more."""
        return replace(self, turns=(*self.turns, turn))

    def back(self) -> Session:
        """Return the interview before what was done last; having been told something is not undone alone."""
        turns = self.turns
        while turns and isinstance(turns[-1], Heard):
            turns = turns[:-1]
        return replace(self, turns=turns[:-1])

    @cached_property
    def medicines(self) -> Medicines | None:
        """The list of medicines as it was told last; None while it was not asked."""
        lists = [turn.medicines for turn in self._answered if turn.medicines is not None]
        return lists[-1] if lists else None

    @cached_property
    def case(self) -> Case:
        """The case that the answers make."""
        known: dict[str, Answer] = {}
        for turn in self._answered:
            known.update(turn.answers)
        taken = self.medicines
        if taken is None:
            return self._case(known)
        if taken.names is None:
            return self._case({**known, **dict.fromkeys(self._classes, CANNOT_TELL)})
        recognised = recognise(taken.names, self.knowledge.drugs)
        known |= implied_by(recognised, self.knowledge, taken.complete)
        case = self._case(known)
        return replace(
            case,
            medicines=taken.names,
            medicines_complete=taken.complete,
            unrecognised_medicines=recognised.unrecognised,
        )

    @cached_property
    def relevance(self) -> Relevance:
        """What is open and matters."""
        return Relevance(self.knowledge, self.case)

    @cached_property
    def step(self) -> Step:
        """What comes next."""
        if self.turns and isinstance(self.turns[-1], Confirmed):
            return Done()
        if (alarm := self._alarm()) is not None:
            return alarm
        for clash in self._clashes():
            if Kept(clash.conflict.id, clash.answers) not in self.turns:
                return Clash(clash)
        if any(isinstance(turn, Stopped) for turn in self.turns):
            return Review("stopped")
        following = next_screen(self.relevance)
        return Review("settled") if following is None else Ask(following)

    @property
    def urgency(self) -> Urgency:
        """How urgent it is, as far as is known."""
        return self.relevance.triage.urgency

    @cached_property
    def leading(self) -> tuple[Disorder, ...]:
        """The disorders that lead so far, in the order of the report."""
        if self._out_of_scope:
            return ()
        basis = self.relevance.basis
        stands = {d: basis.standing(d) for d in sorted(self.knowledge.disorders, key=basis.rank)}
        best = max(stands.values(), default=Standing.UNLIKELY)
        return tuple(d for d, s in stands.items() if s is best >= Standing.POSSIBLE)

    @property
    def screens_shown(self) -> int:
        """How many screens were answered."""
        return sum(not turn.changed for turn in self._answered)

    @property
    def _answered(self) -> tuple[Answered, ...]:
        return tuple(turn for turn in self.turns if isinstance(turn, Answered))

    @property
    def _classes(self) -> tuple[str, ...]:
        return tuple(finding.id for finding in drug_classes(self.knowledge))

    @property
    def _out_of_scope(self) -> bool:
        return self.relevance.outlook.of(self.knowledge.scope).now is Truth.FALSE

    def _case(self, known: Mapping[str, Answer]) -> Case:
        in_order = {name: known[name] for name in self.knowledge.finding if name in known}
        return Case(id=self.id, audience=self.audience, answers=in_order)

    def _clashes(self) -> tuple[Contradiction, ...]:
        """Return the conflicts that hold; mostly there are none, which the outlook tells at once."""
        outlook = self.relevance.outlook
        if all(outlook.of(conflict.when).now is not Truth.TRUE for conflict in self.knowledge.conflicts):
            return ()
        return contradictions(self.knowledge, self.case)

    def _alarm(self) -> Alarm | None:
        """Return what was not told yet: an emergency once for every suspicion, or out of scope."""
        heard = {reason for turn in self.turns if isinstance(turn, Heard) for reason in turn.reasons}
        if self.urgency is Urgency.EMERGENCY:
            by = {rule: _reason(rule) for rule in self.relevance.triage.rules}
            if new := tuple(dict.fromkeys(reason for reason in by.values() if reason not in heard)):
                return Alarm(new, tuple(rule for rule, reason in by.items() if reason in new))
        if self._out_of_scope and OUT_OF_SCOPE not in heard:
            return Alarm((OUT_OF_SCOPE,), ())
        return None


def _reason(rule: Rule) -> str:
    """Name the disorder that a rule suspects, or the rule itself: what an emergency is told by."""
    for effect in rule.then:
        if isinstance(effect, Escalates) and effect.suspecting is not None:
            return effect.suspecting.id
    return rule.id
