"""The interview as a pure state machine: turns in, the next step out. It knows of no terminal and no file.

A turn is what a person did; an interview is nothing but its turns, told again. All that counts is what was
answered last to each question: so the order of answers cannot matter, `back` is one turn less, and changing
an answer keeps all others. The next screen is a relevant one, the fixed ones first, then the most useful one.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from engine.assessment.evidence import Basis, Contradiction, contradictions
from engine.assessment.must_not_miss import Status, status_of
from engine.assessment.relevance import Relevance
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.medicine_names import implied_by, recognise
from engine.interview.asked_screens import Next, drug_classes, next_screen
from engine.reading.patient import Truth, with_what_follows
from knowledge.criteria import (
    Audience,
    Danger,
    Disorder,
    Escalates,
    KnowledgeBase,
    Rule,
    Urgency,
)

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Medicines:
    """The medicines as they were typed; `names` is None where they are not known."""

    names: tuple[str, ...] | None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class AnsweredScreen:
    """A screen was answered, or (`changed`) an earlier answer was changed."""

    screen: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    medicines: Medicines | None = None
    changed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the list of medicines."""
        return (self.medicines and self.medicines.names) or ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Something was told that cannot wait, and the person chose to go on."""

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Answers that do not fit together were left as they are."""

    conflict: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person wants the result of what is known so far."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The summary was read and found right."""


Turn: TypeAlias = AnsweredScreen | Heard | Kept | Stopped | Confirmed


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
class Finished:
    """All is said and confirmed."""


Step: TypeAlias = Ask | Alarm | Clash | Review | Finished


@dataclass(frozen=True)
class Session:
    """An interview so far.

    One that a case answers has in `denied` what that case only denied with much else, in one word.
    """

    knowledge: KnowledgeBase
    audience: Audience
    turns: tuple[Turn, ...] = ()
    id: str = "interview"
    denied: Set[str] = frozenset()

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
            classes = (finding.id for finding in drug_classes(self.knowledge))
            return self._case({**known, **dict.fromkeys(classes, CANNOT_TELL)})
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
        return Relevance(Basis(self.knowledge, self.case))

    @cached_property
    def step(self) -> Step:
        """What comes next."""
        if self.turns and isinstance(self.turns[-1], Confirmed):
            return Finished()
        if (alarm := self._alarm()) is not None:
            return alarm
        for clash in self._clashes():
            if Kept(clash.conflict.id, clash.answers) not in self.turns:
                return Clash(clash)
        if any(isinstance(turn, Stopped) for turn in self.turns):
            return Review("stopped")
        shown = [turn.screen for turn in self._answered if not turn.changed]
        following = next_screen(self.relevance, shown)
        return Review("settled") if following is None else Ask(following)

    @property
    def urgency(self) -> Urgency:
        """How urgent it is, as far as is known."""
        return self.relevance.basis.urgency

    @cached_property
    def leading(self) -> tuple[Disorder, ...]:
        """The disorders that lead so far, in the order of the report."""
        basis = self.relevance.basis
        return tuple(d for d in sorted(self.knowledge.disorders, key=basis.rank) if basis.table.leads(d))

    @cached_property
    def statuses(self) -> Mapping[Danger, Status]:
        """What was looked for so far of what must not be missed."""
        basis = self.relevance.basis
        return {danger: status_of(basis, danger) for danger in self.knowledge.danger.values()}

    @property
    def screens_shown(self) -> int:
        """How many screens were answered."""
        return sum(not turn.changed for turn in self._answered)

    @property
    def _answered(self) -> tuple[AnsweredScreen, ...]:
        return tuple(turn for turn in self.turns if isinstance(turn, AnsweredScreen))

    def _case(self, known: Mapping[str, Answer]) -> Case:
        in_order = {name: known[name] for name in self.knowledge.finding if name in known}
        told = {name for name, answer in known.items() if answer is not CANNOT_TELL}
        case = Case(
            id=self.id, audience=self.audience, answers=in_order, denied=frozenset(self.denied & told)
        )
        return with_what_follows(self.knowledge, case)

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
            by = {rule: _reason(rule) for rule in self.relevance.basis.urgent_by}
            if new := tuple(dict.fromkeys(reason for reason in by.values() if reason not in heard)):
                return Alarm(new, tuple(rule for rule, reason in by.items() if reason in new))
        if self.relevance.outlook.now.fails(self.knowledge.scope) and OUT_OF_SCOPE not in heard:
            return Alarm((OUT_OF_SCOPE,), ())
        return None


def _reason(rule: Rule) -> str:
    """Name the disorder that a rule suspects, or the rule itself: what an emergency is told by."""
    for effect in rule.then:
        if isinstance(effect, Escalates) and effect.suspecting is not None:
            return effect.suspecting.id
    return rule.id
