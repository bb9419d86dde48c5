"""For whom another version says something else: a simplest patient for each conclusion, or proof of nobody.

Both versions are read over one set of symbolic answers, in one circuit, where two formulas that are alike are
the same one. So a conclusion that no change can reach needs no search: its formulas are the same number,
whatever stands between them and the answers. For all others the solver decides. A patient it finds has no
answer too many, and is assessed the ordinary way by both versions before being shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from engine.assessment.consultation import Consulted
from engine.assessment.record import Record, assessment_record
from engine.assessment.table import Table
from engine.assessment.targets import URGENCY, Target
from engine.assessment.trace import effect_record
from engine.cases.case import Answer, Case
from engine.cases.casefile import case_of, case_record
from engine.cases.problems import WrongValue
from engine.cases.values import read_answer, written
from engine.diff.conclusions import Direction, Moved, compared, ladder, moved
from engine.diff.versions import Versions, on_common_answers
from engine.kept import kept
from engine.proofs.formulas import FALSE, Circuit, Formula, Symbolic, Variable
from engine.proofs.solver import Solver
from engine.reading.patient import with_what_follows
from engine.reading.rete import Consultation
from knowledge.criteria import Choice, Chosen, KnowledgeBase, Rule, YesNo

Ending: TypeAlias = Literal["told_otherwise", "nobody", "undecided"]
MOST_CAUSES = 20
_ENDED: Mapping[str, Ending] = {"found": "told_otherwise", "none": "nobody", "undecided": "undecided"}


@dataclass(frozen=True, eq=False)
class TwiceAssessed:
    """A patient, and what each version says; `before` and `after` are what they read of the answers.

    `words` are the answers that only one of the versions has a word for.
    """

    case: Case
    before: Consulted
    after: Consulted
    words: tuple[str, ...] = ()

    @property
    def bases(self) -> tuple[KnowledgeBase, KnowledgeBase]:
        """What either version reads the answers by."""
        return self.before.knowledge, self.after.knowledge

    def direction(self, target: Target) -> Direction | None:
        """Return in which direction the assessments differ in a conclusion; None if they agree."""
        one, other = self.before.assessment.table, self.after.assessment.table
        return next((direction for _, direction, is_so in moved(one, other, target) if is_so), None)

    def differences(self, targets: Sequence[Target]) -> Iterator[tuple[Target, Direction]]:
        """Yield the conclusions that differ."""
        for target in targets:
            if direction := self.direction(target):
                yield target, direction

    @cached_property
    def told(self) -> tuple[Record, Record]:
        """What each version tells, as records."""
        return assessment_record(self.before.assessment), assessment_record(self.after.assessment)

    @property
    def stopped(self) -> tuple[Rule, ...]:
        """The rules that fired and do not any more."""
        now = {rule.id for rule in self.after.assessment.fired}
        return tuple(rule for rule in self.before.assessment.fired if rule.id not in now)

    @property
    def started(self) -> tuple[Rule, ...]:
        """The rules that fire and did not."""
        then = {rule.id for rule in self.before.assessment.fired}
        return tuple(rule for rule in self.after.assessment.fired if rule.id not in then)

    @property
    def altered(self) -> tuple[tuple[Rule, Rule], ...]:
        """The rules that fire in both versions, to another effect."""
        then = {rule.id: rule for rule in self.before.assessment.fired}
        both = ((then[rule.id], rule) for rule in self.after.assessment.fired if rule.id in then)
        return tuple(
            (one, other)
            for one, other in both
            if list(map(effect_record, one.then)) != list(map(effect_record, other.then))
        )

    def strata(self, rule: Rule) -> int:
        """Return how deep a rule rests on concepts, in the version that has it."""
        now = self.after.knowledge.strata
        return now[rule.id] if rule.id in now else self.before.knowledge.strata[rule.id]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether anybody is told something else about a conclusion, in one direction.

    There is one patient; where urgency falls, one for each of the rules it falls by. That of a step may have
    been found for something graver. `searched` is False where both versions' formulas are the same one.
    """

    target: Target
    direction: Direction
    ending: Ending
    patients: tuple[TwiceAssessed, ...] = ()
    searched: bool = True


@dataclass(frozen=True, slots=True)
class LostWord:
    """A finding that the newer version has no word for: whether anybody who answers it is told otherwise."""

    finding: str
    ending: Ending
    patient: TwiceAssessed | None = None


class NotConfirmed(RuntimeError):
    """The formulas say one thing of a patient and the assessment another: an error in the program."""


class PatientSearch:
    """One circuit and one solver for both versions."""

    def __init__(self, pair: Versions) -> None:
        self._reader = BothReadings(pair)
        old, new = self._reader.common
        self._circuit = Circuit()
        self._patient = Symbolic(self._circuit)
        self._old, self._new = Table(old, self._patient), Table(new, self._patient)
        self._solver = Solver(self._circuit)
        # With no answer too many, and no where yes need not be.
        self._dispensable = [*self._patient.dispensable(new), *_affirmations(self._patient, new)]
        self.targets = compared(*self._reader.own)
        """What is compared, the weightiest first."""
        self._patients: list[TwiceAssessed] = []
        self._flagged_in_one = frozenset(pair.flagged_in_one())
        self._legible = tuple(self._told_to_both())
        self._moved = [
            each._replace(patients=self._circuit.all_of((each.patients, *self._legible)))
            for target in self.targets
            for each in moved(self._old, self._new, target)
        ]

    def _told_to_both(self) -> Iterator[Formula]:
        """Yield that no laboratory's flag is told where only one version has an interval to read it by."""
        for node in self._dispensable:
            name, *details = node.name
            if "flag" in details and name in self._flagged_in_one:
                yield -self._circuit.input(*node.name)

    def outcomes(self) -> Iterator[Outcome]:
        """Decide for each conclusion whether anybody is told something else."""
        return map(self._decided, self._moved)

    def lost_words(self) -> Iterator[LostWord]:
        """Decide for each finding that is gone whether anybody who answers it is told something else."""
        anything = self._circuit.any_of(each.patients for each in self._moved)
        for finding, options in self._reader.foreign(self._new.knowledge):
            if not options and finding.id not in self._reader.own[1].finding:
                others = self._common(besides=finding.id)
                told = (anything, self._patient.answered(finding), *others)
                ending = self._solver.search(told)
                patient = self._simplest(told, f"answers {finding.id}") if ending == "found" else None
                yield LostWord(finding.id, _ENDED[ending], patient)

    def taking(self, medicine: str) -> TwiceAssessed | None:
        """Return a patient of whom nothing else is known who is told otherwise for taking a medicine.

        What a name means is no matter of logic: each version reads it in its own table of names.
        """
        record = {**case_record(self._anybody), "id": "taking", "medicines": [medicine]}
        old, new = (case_of(record, base) for base in self._reader.own)
        patient = self._reader.twice(new, old, new)
        return patient if any(patient.differences(self.targets)) else None

    @cached_property
    def _anybody(self) -> Case:
        """The simplest patient there is whom both versions are about."""
        wish = (*self._plain, *self._common(), *self._legible)
        if self._solver.search(wish) != "found":
            return Case(id="anybody")
        return self._patient.case(
            self._solver.simplest(wish, self._dispensable), self._new.knowledge, "anybody"
        )

    def _decided(self, differs: Moved[Formula]) -> Outcome:
        target, direction, patients = differs
        if patients == FALSE:
            return Outcome(target, direction, "nobody", searched=False)
        ending = self._solver.search((patients,))
        if ending != "found":
            return Outcome(target, direction, _ENDED[ending])
        if target == URGENCY and direction == "less_cautious":
            told = tuple(self._falls())
        else:
            patient = self._met(target, direction) or self._found(target, direction, (patients,))
            told = (patient,) if patient else ()
        self._patients += told
        return Outcome(target, direction, "told_otherwise" if told else "undecided", told)

    def _met(self, target: Target, direction: Direction) -> TwiceAssessed | None:
        """Return a patient found for something graver who shows what becomes of a step as well."""
        met = (one for one in self._patients if one.direction(target) == direction)
        return next(met, None) if target.kind == "step" else None

    def _falls(self) -> Iterator[TwiceAssessed]:
        """Yield patients whose urgency falls, from the highest first, each by other rules than the last."""
        steps = zip(ladder(self._old, URGENCY), ladder(self._new, URGENCY), strict=True)
        blocked: list[Formula] = []
        for one, other in steps:
            falls = self._circuit.all_of((one, -other, *self._legible))
            for _ in range(MOST_CAUSES):
                if self._solver.search((falls, *blocked)) != "found":
                    break
                patient = self._found(URGENCY, "less_cautious", (falls, *blocked))
                if patient is None:
                    break
                yield patient
                behind = (*patient.stopped, *(rule for rule, _ in patient.altered))
                calling = [rule for rule in behind if any(e.verb == "escalates" for e in rule.then)]
                if not calling:
                    break
                rules = (self._old.knowledge.rule[rule.id] for rule in calling)
                blocked += (-self._old.reading.fires(rule) for rule in rules)

    def _found(
        self, target: Target, direction: Direction, differs: Sequence[Formula]
    ) -> TwiceAssessed | None:
        """Return a simplest patient of whom these hold, if there is one, once the assessments confirm it."""
        patient = self._simplest(differs, f"{target} {direction}")
        if patient and patient.direction(target) != direction:
            raise NotConfirmed(f"{target} does not move ({direction}) with {dict(patient.case.told)}")
        return patient

    def _simplest(self, differs: Sequence[Formula], name: str) -> TwiceAssessed | None:
        """Return a simplest patient: in words of both versions, in scope and without contradictions.

        Where there is no such patient, in as much of that as there is.
        """
        common, plain = self._common(), self._plain
        for wish in ((*common, *plain), common, plain, plain[:2], plain[2:], ()):
            if self._solver.search((*differs, *wish)) == "found":
                values = self._solver.simplest((*differs, *wish), self._dispensable)
                name = re.sub(r"[^a-z0-9]+", "-", name)
                return self._reader.patient(self._patient.case(values, self._new.knowledge, name))
        return None

    @cached_property
    def _plain(self) -> tuple[Formula, ...]:
        tables = (self._old, self._new)
        in_scope = (table.reading.holds(table.knowledge.scope) for table in tables)
        return (*in_scope, *(-table.contradictory for table in tables))

    def _common(self, besides: str = "") -> tuple[Formula, ...]:
        """Return that nothing is told that one of the versions has no word for, but for one finding."""
        found: list[Formula] = []
        for finding, options in self._reader.foreign(self._new.knowledge):
            if options:
                found.append(-self._patient.known(Chosen(finding, options)).true)
            elif finding.id != besides:
                found += (-self._patient.answered(finding), -self._patient.closed(finding))
        return tuple(found)


def _affirmations(patient: Symbolic, knowledge: KnowledgeBase) -> Iterator[Variable]:
    """Yield the inputs that tell yes from no."""
    findings = [name for name, finding in knowledge.finding.items() if isinstance(finding, YesNo)]
    yes, no = (
        patient.values(Case(id="any", answers=dict.fromkeys(findings, answer)), knowledge)
        for answer in (True, False)
    )
    yield from (node for node, holds in yes.items() if holds and not no[node])


class BothReadings:
    """How each of two versions reads a patient: what it has a word for."""

    def __init__(self, pair: Versions) -> None:
        self.own = (pair.old.knowledge, pair.new.knowledge)
        self.common = on_common_answers(pair)
        self._assessed: dict[object, TwiceAssessed] = {}

    def foreign(self, knowledge: KnowledgeBase) -> Iterator[tuple[Choice, frozenset[str]]]:
        """Yield the findings of this base that a version has no word for, and the options it has none for."""
        for name, finding in knowledge.finding.items():
            versions = [one.finding.get(name) for one in self.own]
            if None in versions:
                yield finding, frozenset()  # type: ignore[misc]
            elif isinstance(finding, Choice):
                known = [frozenset(one.options) for one in versions if isinstance(one, Choice)]
                if options := frozenset(finding.options).difference(frozenset.intersection(*known)):
                    yield finding, options

    def patient(self, case: Case) -> TwiceAssessed:
        """Assess a patient by both versions; where one has no word for an answer, with those of the other."""
        words = tuple(self._words(case))
        key = (case.audience, case.denied, tuple(case.told.items()))
        if key not in self._assessed:
            self._assessed[key] = self.twice(case, case, case, self.common if words else self.own)
        found = self._assessed[key]
        return TwiceAssessed(case, found.before, found.after, words)

    def twice(
        self, case: Case, old: Case, new: Case, bases: tuple[KnowledgeBase, KnowledgeBase] | None = None
    ) -> TwiceAssessed:
        """Assess a patient as each version reads it."""
        before, after = (
            self._consulted(base, each) for base, each in zip(bases or self.own, (old, new), strict=True)
        )
        return TwiceAssessed(case, before, after)

    def _consulted(self, knowledge: KnowledgeBase, case: Case) -> Consulted:
        known = with_what_follows(knowledge, case)
        return Consulted(knowledge, known, self._engine(knowledge).run(known.answers))

    @kept
    def _engine(self, knowledge: KnowledgeBase) -> Consultation:
        """Return the one engine for all patients of a version."""
        return Consultation(knowledge)

    def _words(self, case: Case) -> Iterator[str]:
        """Yield the findings whose answers one of the versions would refuse in a case file."""
        for name, answer in case.told.items():
            if not all(_reads(base, name, answer) for base in self.own):
                yield name


def _reads(knowledge: KnowledgeBase, name: str, answer: Answer) -> bool:
    if name not in knowledge.finding:
        return False
    try:
        read_answer(knowledge.finding[name], written(answer))
    except WrongValue:
        return False
    return True
