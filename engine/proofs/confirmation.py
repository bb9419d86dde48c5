"""Patients that the solver found, run through experta and the assessment before anyone is shown them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from engine.assessment.basis import Basis, Evidence
from engine.assessment.conflicts import contradictions
from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Case
from engine.proofs.statements import stated
from engine.reading.patient import Known
from engine.reading.rete import Consultation
from knowledge.criteria import (
    Always,
    Comparison,
    KnowledgeBase,
    Matters,
    Obligation,
    Rule,
    Sometimes,
    Statement,
)


class Unconfirmed(RuntimeError):
    """The formulas say one thing of a patient and the assessment another: an error in the program."""

    def __init__(self, obligation: Obligation, case: Case) -> None:
        super().__init__(
            f"obligation {obligation.id}: the assessment does not confirm what was found of the patient "
            f"with {dict(case.answers)} ({case.audience})"
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
        given = (
            (obligation.when, before),
            (change.before, before),
            (change.after, after),
        )
        is_so = all(statement is None or holds(statement) for statement, holds in given)
        broken = any(before(part.before) and not after(part.after) for part in obligation.law)
        _insist(is_so and _differ_only_so(obligation, case, changed) and broken, obligation, changed)

    def bears_witness(self, obligation: Sometimes, case: Case) -> None:
        """Insist that the patient is as the obligation asks."""
        _insist(self._reading(case)(obligation.what), obligation, case)

    def misses(self, obligation: Matters, case: Case, without: KnowledgeBase) -> None:
        """Insist that the knowledge base that is without the rule says something else of the patient."""
        pair = ((self._knowledge, self._fired(case)), (without, Known(without, case.answers).fired))
        said, otherwise = (_in_brief(knowledge, case, rules) for knowledge, rules in pair)
        if said == otherwise:
            said, otherwise = (Basis(knowledge, case, rules).triage.urgency for knowledge, rules in pair)
        _insist(said != otherwise, obligation, case)

    def _reading(self, case: Case) -> Callable[[Statement | None], bool]:
        """Return what tells whether a statement is surely so of a patient; where there is none, it is not."""
        known = Known(self._knowledge, case.answers, case.audience, self._fired(case))
        table = Table(self._knowledge, known.sets, known)
        return lambda statement: statement is not None and stated(statement, table).true

    def _fired(self, case: Case) -> tuple[Rule, ...]:
        return tuple(firing.rule for firing in self._consultation.run(case.answers))

    @cached_property
    def _consultation(self) -> Consultation:
        return Consultation(self._knowledge)


def _insist(confirmed: bool, obligation: Obligation, case: Case) -> None:
    if not confirmed:
        raise Unconfirmed(obligation, case)


def _differ_only_so(obligation: Comparison, case: Case, changed: Case) -> bool:
    """Say whether the patients differ in nothing but what the change allows."""
    if case.audience != changed.audience:
        return False
    if moving := {finding.id for finding in obligation.change.findings}:
        one, other = (
            {name: answer for name, answer in each.answers.items() if name not in moving}
            for each in (case, changed)
        )
        return one == other
    told = {name: answer for name, answer in case.answers.items() if answer is not CANNOT_TELL}
    return told.items() <= changed.answers.items()


def _in_brief(knowledge: KnowledgeBase, case: Case, rules: tuple[Rule, ...]) -> object:
    """Return what is said of the patient, but for the urgency; not by how many rules."""
    evidence = Evidence.of(rules)
    return (
        Known(knowledge, case.answers).truth(knowledge.scope),
        [(evidence.strongest_support(d), evidence.strongest_opposition(d)) for d in knowledge.disorders],
        evidence.warnings.keys(),
        {step for step, by in evidence.steps.items() if not all(map(evidence.takes_back, by))},
        [clash.conflict.id for clash in contradictions(knowledge, case)],
    )
