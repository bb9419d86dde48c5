"""What was looked for in one patient, what to look for next, and whether what leads may be called benign."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias, get_args

from engine.assessment.evidence import Basis, decided_by, hides, obtained_in, question_of, weight
from engine.assessment.urgency import red_flags
from engine.reading.reader import Reading
from knowledge.criteria import (
    RUNGS,
    Benign,
    Concept,
    Criterion,
    Danger,
    Disorder,
    Finding,
    Rung,
    Step,
    Strength,
    leaves,
)

Status: TypeAlias = Literal["supported", "excluded", "not_found", "needs_test", "not_looked_for"]
STATUSES: tuple[Status, ...] = get_args(Status)
Verdict: TypeAlias = Literal["yes", "not_yet", "no"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
MOST_ASKED = 8
"""At most this many questions are worth putting to somebody who has ten minutes."""
_FEW = 4


@dataclass(frozen=True, eq=False)
class MustNotMiss:
    """Where a disorder that must not be missed stands."""

    basis: Basis = field(repr=False)
    danger: Danger

    @property
    def disorder(self) -> Disorder:
        """The disorder."""
        return self.danger.disorder

    @cached_property
    def status(self) -> Status:
        """Where it stands."""
        return status_of(self.basis, self.danger)

    @property
    def has_test_due(self) -> bool:
        """Whether one of its tests is called for: it may need one only before it is called absent."""
        return self._is_due(RUNGS[2:])

    @property
    def is_left_untested(self) -> bool:
        """Whether it needs a test, and neither that is called for nor an examination that tells of it."""
        is_examined = bool(self.look_for) and self._is_due(RUNGS[1:2])
        return self.status == "needs_test" and not (self.has_test_due or is_examined)

    def _is_due(self, rungs: Collection[Rung]) -> bool:
        every = (one for step in self.danger.looked_for_by for one in (step, *step.gives_way_to))
        return any(self.basis.table.recommended(step) for step in every if step.rung in rungs)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The questions whose answers make signs of it surely absent, as its minimum orders them."""
        now = self.basis.table.by_itself
        failing = filter(self.basis.table.absent, self.danger.minimum)
        return _questions(self.basis, (f for item in failing for f in decided_by(now, item, holds=False)))

    @cached_property
    def look_for(self) -> tuple[str, ...]:
        """The few questions that would tell most."""
        is_open = self.status in ("needs_test", "not_looked_for")
        return self.untold[:_FEW] if is_open else ()

    @cached_property
    def untold(self) -> tuple[str, ...]:
        """The questions without a value whose answers could make signs of it surely absent.

        Those within reach, history first; tests where nothing else would do. Where the whole minimum is
        absent they are those by which a rule that speaks for it could still come to apply.
        """
        basis, table = self.basis, self.basis.table
        missing = [item for item in self.danger.minimum if not table.absent(item)]
        found = [f.id for item in missing for f in _without_value(basis, item, table.by_itself)]
        if not missing:
            feared = filter(table.is_feared, basis.knowledge.signature[self.danger.id])
            found = [f.id for rule in feared for f in _without_value(basis, rule.when, table.reading)]
        finding, audience = basis.knowledge.finding, basis.case.audience
        in_reach = [name for name in found if audience in finding[name].in_reach_of]
        history_first = sorted(in_reach or found, key=lambda name: finding[name].obtained != "history")
        return _questions(basis, history_first)

    @cached_property
    def would_exclude(self) -> tuple[str, ...]:
        """The unanswered tests that would exclude it, whoever may be asked: its excluding rules rest on them.

        A rule that cannot fire any more excludes nothing, whatever its test would say.
        """
        if self.status == "excluded":
            return ()
        basis = self.basis
        excluding = basis.knowledge.opposing.get(self.danger.id, {}).get(Strength.DEFINING, ())
        return basis.unanswered_tests(r.when for r in excluding if not basis.outlook.now.lapses(r))


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """What calling something benign waits for: questions about a disorder, and the step that looks for it."""

    disorder: Disorder
    ask: tuple[str, ...]
    step: Step | None


@dataclass(frozen=True, slots=True)
class BenignVerdict:
    """Whether what leads may be called benign: what it rests on, and what it waits for.

    `benign` is what leads alone and may be called so.
    """

    verdict: Verdict
    benign: Benign | None
    because: tuple[str, ...] = ()
    waits_for: tuple[WaitsFor, ...] = ()


def status_of(basis: Basis, danger: Danger) -> Status:
    """Return the status of a danger."""
    statuses = basis.table.must_not_miss[danger.id]
    return next(name for name in STATUSES if getattr(statuses, name))


def _without_value(basis: Basis, criterion: Criterion, now: Reading[bool]) -> Iterator[Finding]:
    """Yield the findings that an undecided criterion reads, through concepts, and that have no value."""
    if now.holds(criterion) or now.fails(criterion):
        return
    for leaf in leaves(criterion):
        if isinstance(leaf, Concept):
            for rule in basis.knowledge.concluding[leaf.id]:
                yield from _without_value(basis, rule.when, now)
        elif not now.sets.answered(leaf.finding):
            yield leaf.finding


def benign_verdict(basis: Basis) -> BenignVerdict:
    """Return whether what leads may be called benign."""
    table, knowledge = basis.table, basis.knowledge
    verdict = next(name for name in VERDICTS if getattr(table.benign, name))
    alone = next((one for one in knowledge.benign if table.leads_alone(one.disorder)), None)
    if alone is None or verdict == "no":
        return BenignVerdict(verdict, alone)
    dangers = [MustNotMiss(basis, knowledge.danger[other.id]) for other in alone.unless]
    if verdict == "not_yet":
        return BenignVerdict(verdict, alone, waits_for=tuple(_waits_for(basis, alone, dangers)))
    when = decided_by(basis.table.by_itself, alone.when, holds=True)
    absent = (name for danger in dangers for name in danger.absent)
    return BenignVerdict(verdict, alone, tuple(dict.fromkeys((*absent, *_questions(basis, when)))))


def _waits_for(basis: Basis, benign: Benign, dangers: Iterable[MustNotMiss]) -> Iterator[WaitsFor]:
    for one in dangers:
        if one.status not in ("excluded", "not_found"):
            advised = filter(basis.table.advised, one.danger.looked_for_by)
            step = next((s for s in advised if basis.table.looks_next(s, benign, one.danger)), None)
            yield WaitsFor(one.disorder, one.untold[:_FEW], step)
    conditions = [f.id for f in _without_value(basis, benign.when, basis.table.by_itself)]
    if not basis.table.red_flags_absent:
        feared = filter(basis.table.is_feared, red_flags(basis.knowledge))
        conditions += [f.id for rule in feared for f in _without_value(basis, rule.when, basis.table.reading)]
    if not basis.table.medicines_known:
        conditions += [f.id for f in basis.knowledge.drug_classes]
    if conditions:
        yield WaitsFor(benign.disorder, _questions(basis, conditions)[:_FEW], None)


def ask(basis: Basis) -> tuple[str, ...]:
    """Return the questions to ask next, at most eight, in the order of `engine.assessment.evidence`.

    A question counts for each danger that waits for it, and for less the more that danger waits for besides.
    What may hide behind what is found goes before the rest. Before any trouble is told it is that which is
    asked, and where there is none, nothing.
    """
    knowledge, case = basis.knowledge, basis.case
    if basis.outlook.now.fails(knowledge.scope):
        return ()
    if not basis.outlook.now.holds(knowledge.scope):
        told = [f.id for f in basis.outlook.deciding(knowledge.scope)]
        if told:
            return _questions(basis, told)[:MOST_ASKED]
    shares: dict[str, float] = {}
    hidden: list[str] = []
    for danger in knowledge.danger.values():
        if status_of(basis, danger) == "not_looked_for":
            missing = [
                name
                for name in MustNotMiss(basis, danger).untold
                if name == "medicines" or name in case.denied or case.is_open(knowledge.finding[name])
            ]
            share = weight(basis, danger) / len(missing) ** 0.5 if missing else 0.0
            hidden += missing if hides(basis, danger) else []
            for name in missing:
                shares[name] = shares.get(name, 0.0) + share
    for step in knowledge.steps:
        if step.rung == RUNGS[0] and basis.table.recommended(step):
            for finding in step.answered_by:
                if case.is_open(finding):
                    name = question_of(finding)
                    shares[name] = shares.get(name, 0.0) + 1.0
    place = {question_of(f): number for number, f in enumerate(knowledge.finding.values())}
    obtained = {name: obtained_in(knowledge.finding.get(name)) for name in shares}
    first = {name: number for number, name in enumerate(dict.fromkeys(hidden))}
    order = sorted(
        shares, key=lambda name: (obtained[name], first.get(name, len(first)), -shares[name], place[name])
    )
    return tuple(order[:MOST_ASKED])


def _questions(basis: Basis, findings: Iterable[str]) -> tuple[str, ...]:
    """Return the questions under which findings are asked, each once, in this order."""
    return tuple(dict.fromkeys(question_of(basis.knowledge.finding[name]) for name in findings))
