"""The prover: whether an obligation holds for every possible patient, and if not, for whom it fails.

Each obligation becomes one question to the solver: is there a patient (for a comparison, are there two)
that breaks it. If there is, the model becomes a case with no answer too many, which is run through experta
and the assessment before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter
from typing import Literal, TypeAlias, assert_never

from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Answers, Case
from engine.proofs.formulas import (
    FALSE,
    TRUE,
    Circuit,
    Formula,
    Symbolic,
    difference,
    resting_on,
    said_by,
)
from engine.proofs.solver import Ending, Solver
from engine.proofs.statements import check_obligations, stated
from engine.reading.patient import Known, what_is_known
from engine.reading.rete import Consultation
from engine.reading.spans import as_exact
from knowledge.criteria import (
    Always,
    Change,
    Comparison,
    Finding,
    KnowledgeBase,
    Matters,
    Obligation,
    Rule,
    Sometimes,
    Statement,
)

Result: TypeAlias = Literal["proved", "refuted", "undecided"]
_IDLE = "No patient meets its condition, so it promises nothing."
_TIRED = "The search was given up: it took too much work."
_NOBODY = "There is no such patient."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an obligation.

    `patient` refutes it, or bears witness to it where it asks for one; `changed` is the patient after the
    change of a comparison. `note` says why, where there is none to show.
    """

    obligation: Obligation
    verdict: Result
    seconds: float = 0.0
    patient: Case | None = None
    changed: Case | None = None
    note: str = ""


def prove(knowledge: KnowledgeBase, obligations: Iterable[Obligation]) -> Iterator[Verdict]:
    """Decide each obligation, one after the other.

    An obligation whose search runs out of time, or that supposes what no patient is, is undecided. Raises
    KnowledgeError for one on what is not in the knowledge base, and MissingSolver without z3.
    """
    listed = tuple(obligations)
    check_obligations(knowledge, listed)
    prover = _Prover(knowledge)
    return map(prover.decide, listed)


class _Prover:
    """One circuit and one solver for all obligations on a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._circuit = Circuit()
        self._patient = Symbolic(self._circuit)
        self._table = Table(knowledge, self._patient)
        self._after: dict[tuple[frozenset[Finding], bool], tuple[Symbolic, Table[Formula], int]] = {}
        # What a solver was ever told, z3 works out for every answer: so pairs, witnesses and those whom a
        # promise is about have their own.
        self._solver, self._solver_of_pairs, self._solver_of_witnesses, self._solver_of_supposed = (
            Solver(self._circuit) for _ in range(4)
        )
        self._confirmation = Confirmation(knowledge)

    def decide(self, obligation: Obligation) -> Verdict:
        """Decide one obligation."""
        start = perf_counter()
        match obligation:
            case Always():
                verdict = self._always(obligation)
            case Comparison():
                verdict = self._comparison(obligation)
            case Sometimes():
                verdict = self._sometimes(obligation)
            case Matters():
                verdict = self._matters(obligation)
            case _:
                assert_never(obligation)
        return replace(verdict, seconds=perf_counter() - start)

    def _always(self, obligation: Always) -> Verdict:
        when = self._holds(obligation.when)
        broken = (when, -self._holds(obligation.then), -self._holds(obligation.unless, FALSE))
        outcome, cases = self._search(obligation, broken, self._patient)
        for case in cases:
            self._confirmation.breaks(obligation, case)
        return self._promised(obligation, outcome, cases, (when,))

    def _comparison(self, obligation: Comparison) -> Verdict:
        change = obligation.change
        before = (self._holds(obligation.when), self._holds(change.before))
        laws = [self._holds(law.before) for law in obligation.law]
        second, after, since = self._changed(change)
        supposed = (*before, self._holds(change.after, table=after))
        broken_laws = (
            self._circuit.all_of((holds, -self._holds(law.after, table=after)))
            for holds, law in zip(laws, obligation.law, strict=True)
        )
        broken = (*supposed, self._circuit.any_of(broken_laws))
        formulas: tuple[Formula, ...] = broken
        if not change.findings:
            formulas += tuple(self._keeping(change, (*broken, *self._plain), second, after))
        # Nothing else asks about a patient who differs in just these findings.
        aside = self._solver_of_pairs.aside((*formulas, *self._plain), since)
        with aside if change.findings else nullcontext():
            outcome, cases = self._search(obligation, formulas, self._patient, second)
            if cases:
                self._confirmation.breaks_law(obligation, *cases)
            return self._promised(obligation, outcome, cases, supposed)

    def _sometimes(self, obligation: Sometimes) -> Verdict:
        wanted = self._holds(obligation.what)
        outcome, cases = self._search(obligation, (wanted,), self._patient)
        for case in cases:
            self._confirmation.bears_witness(obligation, case)
        return _witnessed(obligation, outcome, cases)

    def _matters(self, obligation: Matters) -> Verdict:
        other = self._knowledge.without((obligation.rule,))
        differs, since = difference(obligation.rule, self._table, other, self._circuit)
        with self._solver.aside((differs, *self._plain), since):
            alone = self._nothing_else((differs,), self._table.reading.fires(obligation.rule))
            outcome, cases = self._search(obligation, (differs,), self._patient, first_wish=alone)
        for case in cases:
            self._confirmation.misses(obligation, case, other)
        return _witnessed(obligation, outcome, cases)

    def _promised(
        self,
        obligation: Always | Comparison,
        outcome: Ending,
        cases: tuple[Case, ...],
        supposed: Sequence[Formula],
    ) -> Verdict:
        """Say what the search for those who break a promise came to; an idle promise is not proved."""
        if cases:
            return Verdict(obligation, "refuted", patient=cases[0], changed=cases[-1] if cases[1:] else None)
        if outcome == "none" and all(formula == TRUE for formula in supposed):
            return Verdict(obligation, "proved")
        solver = self._solver_of_pairs if isinstance(obligation, Comparison) else self._solver_of_supposed
        idle = solver.search(supposed) if outcome == "none" else outcome
        if idle == "found":
            return Verdict(obligation, "proved")
        return Verdict(obligation, "undecided", note=_IDLE if idle == "none" else _TIRED)

    def _search(
        self,
        obligation: Obligation,
        formulas: tuple[Formula, ...],
        *patients: Symbolic,
        first_wish: tuple[Formula, ...] = (),
    ) -> tuple[Ending, tuple[Case, ...]]:
        """Search for patients of whom the formulas hold, and return how it ended with those it found.

        They are as simple as can be; in scope and without contradictions, if there are such.
        """
        solver = self._solver_for(obligation)
        outcome = solver.search(formulas)
        if outcome != "found":
            return outcome, ()
        dispensable = [node for patient in patients for node in patient.dispensable(self._knowledge)]
        for wish in ((*self._plain, *first_wish), self._plain, self._plain[:1], self._plain[1:], ()):
            wanted = (*formulas, *wish)
            if solver.search(wanted) == "found" and (alone := solver.alone(wanted)).search(wanted) == "found":
                values = alone.simplest(wanted, dispensable)
                cases = (patient.case(values, self._knowledge, obligation.id) for patient in patients)
                return "found", tuple(cases)
        return "undecided", ()

    def _solver_for(self, obligation: Obligation) -> Solver:
        match obligation:
            case Comparison():
                return self._solver_of_pairs
            case Sometimes():
                return self._solver_of_witnesses
            case _:
                return self._solver

    def _nothing_else(self, formulas: Sequence[Formula], rule: Formula) -> tuple[Formula, ...]:
        """Return that nothing is known but what the rule and the scope read: the simplest guess."""
        read = self._circuit.inputs((rule, *self._plain[:1]))
        others = self._circuit.inputs(formulas)
        return tuple(-number for node, number in others.items() if "known" in node.name and node not in read)

    @cached_property
    def _plain(self) -> tuple[Formula, ...]:
        """Return that the patient is surely in scope, and that no answers contradict each other."""
        return (self._table.reading.holds(self._knowledge.scope), -self._table.contradictory)

    def _holds(
        self, statement: Statement | None, otherwise: Formula = TRUE, *, table: Table[Formula] | None = None
    ) -> Formula:
        """Return when the statement surely holds; `otherwise` where there is none."""
        return otherwise if statement is None else stated(statement, table or self._table).true

    def _changed(self, change: Change) -> tuple[Symbolic, Table[Formula], int]:
        """Return a patient who differs from the first by such a change, with a table and its first number."""
        closing = change.limit == "untold"
        findings = () if closing else change.findings or self._knowledge.finding.values()
        key = (frozenset(findings), closing)
        if key not in self._after:
            patient = Symbolic(self._circuit, "after", key[0], closing=closing)
            table = Table(self._knowledge, patient)
            if change.findings:
                table = self._table.reread(self._knowledge, tuple(self._moved(key[0])), table.sets)
            self._after[key] = (patient, table, len(self._circuit.nodes))
        return self._after[key]

    def _moved(self, findings: Collection[Finding]) -> Iterator[Rule]:
        """Yield the rules that rest on any of these findings: of all others the formulas stay the same."""
        moving = {finding.id for finding in findings}
        return (rule for rule in self._knowledge.rules if not moving.isdisjoint(self._read_by[rule.id]))

    @cached_property
    def _read_by(self) -> Mapping[str, set[str]]:
        """Map rules to the findings that they rest on, through concepts and what follows too."""
        reading = self._table.reading
        return {rule.id: self._circuit.names(reading.rule(rule)) for rule in self._knowledge.rules}

    def _keeping(
        self, change: Change, formulas: Sequence[Formula], after: Symbolic, table: Table[Formula]
    ) -> Iterator[Formula]:
        """Yield that the second patient keeps the answers of the first, to findings that matter here.

        What was told in part may be told more exactly, unless only open answers may change.

        What follows from the first's answers is kept too: nothing is told against it.
        """
        read = self._circuit.names(formulas)
        circuit, before = self._circuit, self._patient
        for finding in self._knowledge.finding.values():
            if finding.id not in read:
                continue
            if change.limit == "untold":
                yield circuit.implies(before.closed(finding), after.closed(finding))
            else:
                yield after.keeps(finding, before)
            if change.limit in ("within_reach", "open"):
                free = circuit.any_of(map(before.asked_as, finding.in_reach_of))
                if change.limit == "open":
                    free = circuit.all_of((free, -before.untold(finding), -before.answered(finding)))
                yield circuit.any_of((free, before.keeps(finding, after)))
        for follow in self._knowledge.follows:
            if follow.finding.id in read and change.limit != "untold":
                entailed, later = (one.reading.holds(follow.then) for one in (self._table, table))
                yield circuit.implies(entailed, later)


def _witnessed(obligation: Obligation, outcome: Ending, cases: tuple[Case, ...]) -> Verdict:
    """Say what the search for a witness came to."""
    if cases:
        return Verdict(obligation, "proved", patient=cases[0])
    if outcome == "none":
        return Verdict(obligation, "refuted", note=_NOBODY)
    return Verdict(obligation, "undecided", note=_TIRED)


class Unconfirmed(RuntimeError):
    """The formulas say one thing of a patient and the assessment another: an error in the program."""

    def __init__(self, obligation: Obligation, case: Case) -> None:
        super().__init__(
            f"obligation {obligation.id}: the assessment does not confirm what was found of the patient "
            f"with {dict(case.told)} ({case.audience})"
        )


class Confirmation:
    """Reads obligations of single patients, by consulting on them; raises Unconfirmed."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def breaks(self, obligation: Always, case: Case) -> None:
        """Insist that the patient breaks the obligation."""
        holds = self._reading(case)
        kept = holds(obligation.then) or holds(obligation.unless)
        _insist(holds(obligation.when) and not kept, obligation, case)

    def breaks_law(self, obligation: Comparison, case: Case, changed: Case) -> None:
        """Insist that the two patients differ as they should, and break the law."""
        before, after = self._reading(case), self._reading(changed)
        change = obligation.change
        given = ((obligation.when, before), (change.before, before), (change.after, after))
        is_so = all(statement is None or holds(statement) for statement, holds in given)
        broken = any(before(part.before) and not after(part.after) for part in obligation.law)
        _insist(is_so and self._differ_only_so(obligation, case, changed) and broken, obligation, changed)

    def bears_witness(self, obligation: Sometimes, case: Case) -> None:
        """Insist that the patient is as the obligation asks."""
        _insist(self._reading(case)(obligation.what), obligation, case)

    def misses(self, obligation: Matters, case: Case, other: KnowledgeBase) -> None:
        """Insist that the knowledge base that is without the rule says something else of the patient."""
        changed = resting_on(self._knowledge, obligation.rule)
        tables = (self._table(case), _table_of(Known(other, case.told, case.audience, None, case.denied)))
        said, otherwise = (tuple(said_by(changed, table)) for table in tables)
        _insist(said != otherwise, obligation, case)

    def _differ_only_so(self, obligation: Comparison, case: Case, changed: Case) -> bool:
        """Return whether the patients differ in nothing but what the change allows."""
        if case.audience != changed.audience:
            return False
        change = obligation.change
        if moving := {finding.id for finding in change.findings}:
            one, other = (
                {name: answer for name, answer in each.told.items() if name not in moving}
                for each in (case, changed)
            )
            return one == other
        if case.denied != changed.denied & case.told.keys():
            return False
        known, kept = (_values(what_is_known(self._knowledge, each.told)) for each in (case, changed))
        if not self._tells_as_much(kept, known).keys() >= known.keys():
            return False
        told, later = (_values(each.told) for each in (case, changed))
        new = later.keys() - self._tells_as_much(told, later).keys()
        within_reach = all(case.audience in self._knowledge.finding[name].in_reach_of for name in new)
        match change.limit:
            case "none":
                return True
            case "within_reach":
                return within_reach
            case "open":
                return within_reach and not new & case.told.keys()
            case "untold":
                return told == later and case.told.keys() <= changed.told.keys()
            case limit:
                assert_never(limit)

    def _tells_as_much(self, answers: Answers, than: Answers) -> Answers:
        """Return those of the others' answers that these tell as exactly, as far as rules ask."""
        finding = self._knowledge.finding
        return {n: a for n, a in than.items() if n in answers and as_exact(finding[n], answers[n], a)}

    def _reading(self, case: Case) -> Callable[[Statement | None], bool]:
        """Return what tells whether a statement is surely so of a patient; where there is none, it is not."""
        table = self._table(case)
        return lambda statement: statement is not None and stated(statement, table).true

    def _table(self, case: Case) -> Table[bool]:
        fired = tuple(firing.rule for firing in self._consultation.run(case.told))
        return _table_of(Known(self._knowledge, case.told, case.audience, fired, case.denied))

    @cached_property
    def _consultation(self) -> Consultation:
        return Consultation(self._knowledge)


def _table_of(known: Known) -> Table[bool]:
    return Table(known.knowledge, known.sets, known)


def _insist(confirmed: bool, obligation: Obligation, case: Case) -> None:
    if not confirmed:
        raise Unconfirmed(obligation, case)


def _values(answers: Answers) -> Answers:
    return {name: answer for name, answer in answers.items() if answer is not CANNOT_TELL}
