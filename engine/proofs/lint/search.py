"""Anomalies of a knowledge base, the search for them among all possible patients, and those who show them.

What is so of a witness is a statement, so that the prover finds it and confirms it through experta. Where
the anomaly is that something makes no difference, its assessment is compared with the one without that.
What is remarkable of it is written down as what its case file expects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from engine.assessment.assessment import Assessment
from engine.assessment.consultation import consulted
from engine.assessment.table import SAID, Table
from engine.cases.case import CANNOT_TELL, Case
from engine.errors import CrampdxError
from engine.proofs.formulas import (
    Circuit,
    Formula,
    Sample,
    Symbolic,
    Values,
    difference,
    resting_on,
    said_by,
)
from engine.proofs.prover import prove
from engine.proofs.solver import Ending, Solver
from engine.proofs.statements import stated
from engine.reading.patient import Known, Patient, Truth
from knowledge.criteria import (
    Answered,
    Concept,
    Fires,
    KnowledgeBase,
    Rule,
    Sometimes,
    Stands,
    Statement,
    Truly,
    all_of,
    parts_of,
)

AnomalyKind: TypeAlias = Literal[
    "unreachable",
    "subsumed_rule",
    "redundant_rule",
    "redundant_effect",
    "conflicting_rules",
    "unused_finding",
    "unconcluded_concept",
    "unused_concept",
    "wrongly_complete_concept",
    "unsupported_disorder",
    "unopposed_disorder",
    "unencoded_claim",
    "needless_acceptance",
]


@dataclass(frozen=True, slots=True)
class Anomaly:
    """What is odd about what, and a patient who shows it.

    `subject` is a prefixed id, such as 'rule:VASC-01'. `shown_by` is what is so of the patient; it is
    empty, and there is no patient, where the anomaly is that there is none, or is about no patient.
    """

    kind: AnomalyKind
    subject: str
    text: str
    shown_by: tuple[Statement, ...] = ()
    patient: Case | None = None


class Undecided(CrampdxError):
    """A search was given up, so that nothing can be said of what it was for."""

    def __init__(self) -> None:
        super().__init__(
            "a search among all patients took too much work and was given up: nothing can be said of the "
            "knowledge. Look at the rules that were added last."
        )


class Search:
    """Says whether there is a patient of whom formulas hold. Raises MissingSolver without z3.

    Most of what is asked of all is seen in one of `patients`, long before all are searched: they are the
    first found for whom each rule fires, by its id.
    """

    def __init__(self, knowledge: KnowledgeBase, patients: Mapping[str, Values] | None = None) -> None:
        self.knowledge = knowledge
        self.circuit = Circuit()
        self.patient = Symbolic(self.circuit)
        self.table = Table(knowledge, self.patient)
        self._solver = Solver(self.circuit)
        self._patients = dict(self._first_patients()) if patients is None else patients
        self._sample = Sample(self.circuit, tuple(self._patients.values()))

    def without(self, rules: Collection[Rule]) -> Search:
        """Return the search as if these rules had never been written; it begins with the same patients."""
        return Search(self.knowledge.without(rules), self._patients)

    def exists(self, *formulas: Formula) -> bool:
        """Return whether there is a patient of whom all of these hold."""
        return bool(self._sample.having(formulas)) or _decided(self._solver.search(formulas))

    def _first_patients(self) -> Iterator[tuple[str, Values]]:
        for rule in self.knowledge.rules:
            fires = (self.fires(rule),)
            solver = self._solver.alone(fires)
            if _decided(solver.search(fires)):
                yield rule.id, solver.found(fires)

    def clash(self, named: Mapping[Formula, str]) -> tuple[str, ...]:
        """Return the names of some of these formulas that cannot all hold; without any one they can.

        None, if there is a patient of whom all of them hold.
        """
        needed = [] if self.exists(*named) else self._solver.blamed(named)
        for formula in tuple(needed):
            rest = [other for other in needed if other != formula]
            if not self.exists(*rest):
                needed = rest
        return tuple(name for formula, name in named.items() if formula in needed)

    def fires(self, rule: Rule) -> Formula:
        """Return when a rule fires."""
        return self.table.reading.fires(rule)

    def fails(self, rule: Rule) -> Formula:
        """Return when a rule surely does not apply."""
        return self.table.reading.lapses(rule)

    def surely(self, statement: Statement) -> Formula:
        """Return when a statement surely holds."""
        return stated(statement, self.table).true

    def shown(self, *statements: Statement) -> tuple[Statement, ...]:
        """Return the statements if there is a patient of whom all hold, else none."""
        return statements if self.exists(*map(self.surely, statements)) else ()

    def implies(self, one: Rule, other: Rule) -> bool:
        """Return whether the other rule fires for every patient for whom the one does."""
        return not self.exists(self.fires(one), -self.fires(other))

    def agrees_without(self, rule: Rule, *formulas: Formula) -> bool:
        """Return whether there is such a patient, answers agreeing, apart from the rule's effects."""
        other = self.knowledge.without((rule,))
        table = self.table.reread(other, resting_on(self.knowledge, rule))
        return self.exists(*formulas, -table.contradictory)

    def matters(self, rule: Rule) -> bool:
        """Return whether some patient would get a different assessment without the rule."""
        other = self.knowledge.without((rule,))
        if first := self._patients.get(rule.id):
            changed = resting_on(self.knowledge, rule)
            case = self.patient.case(first, self.knowledge, rule.id)
            table = Table(self.knowledge, Patient(case.told, case.audience, case.denied))
            said, otherwise = (said_by(changed, one) for one in (table, table.reread(other, changed)))
            # Most rules show it by what is said first.
            if any(one != another for one, another in zip(said, otherwise, strict=True)):
                return True
        return self.differs(rule, other)

    def differs(self, rule: Rule, other: KnowledgeBase) -> bool:
        """Return whether some patient would be told something else by a base that differs in the rule."""
        differs, since = difference(rule, self.table, other, self.circuit)
        with self._solver.aside((differs,), since):
            return self.exists(differs)


def _decided(outcome: Ending) -> bool:
    if outcome == "undecided":
        raise Undecided
    return outcome == "found"


_SAID = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: CANNOT_TELL}


class NotAsDescribed(RuntimeError):
    """The search says one thing of a patient and the assessment another: an error in the program."""


def witnessed(knowledge: KnowledgeBase, anomalies: Iterable[Anomaly]) -> Iterator[Anomaly]:
    """Yield the anomalies, each with a patient who shows it if any does."""
    told = tuple(anomalies)
    wanted = [
        Sometimes(id=f"anomaly_{number}", text="There is a patient.", what=all_of(*anomaly.shown_by))
        for number, anomaly in enumerate(told)
        if anomaly.shown_by
    ]
    verdicts = prove(knowledge, wanted) if wanted else iter(())
    for number, anomaly in enumerate(told):
        patient = next(verdicts).patient if anomaly.shown_by else None
        if anomaly.shown_by and patient is None:
            raise NotAsDescribed(f"{anomaly.text} There is no patient who shows it.")
        named = None if patient is None else replace(patient, id=f"{number + 1}-{anomaly.kind}")
        yield anomaly if named is None else replace(anomaly, patient=_described(knowledge, anomaly, named))


def _described(knowledge: KnowledgeBase, anomaly: Anomaly, patient: Case) -> Case:
    """Write down what is expected of the patient; insist that what is idle makes no difference."""
    told = consulted(knowledge, patient)
    other = _otherwise(knowledge, anomaly, patient)
    if other is not None and other.conclusions(*SAID) != told.assessment.table.conclusions(*SAID):
        raise NotAsDescribed(f"{anomaly.text} Yet it makes a difference to {dict(patient.answers)}.")
    return replace(patient, expect=_expected(knowledge, anomaly, told.assessment))


def _otherwise(knowledge: KnowledgeBase, anomaly: Anomaly, patient: Case) -> Table[bool] | None:
    """Return the table without what makes no difference, if that is what the anomaly is."""
    match anomaly.kind:
        case "redundant_rule":
            knowledge = knowledge.without([knowledge.rule[anomaly.subject.split(":")[1]]])
        case "unused_finding":
            asked = {f.finding.id for f in anomaly.shown_by if isinstance(f, Answered)}
            patient = patient.telling({k: v for k, v in patient.told.items() if k not in asked})
        case _:
            return None
    return consulted(knowledge, patient).assessment.table


def _expected(knowledge: KnowledgeBase, anomaly: Anomaly, said: Assessment) -> dict[str, Any]:
    """Return what the assessment says of all that the anomaly is about, as a case file expects it."""
    fired: dict[str, list[str]] = {"fired": [], "not_fired": []}
    concepts: dict[str, Any] = {}
    standings: dict[str, str] = {}
    reading = Known(knowledge, said.case.told)
    for statement in anomaly.shown_by:
        for part in parts_of(statement):
            match part:
                case Fires(rule):
                    fired["fired" if rule in said.fired else "not_fired"].append(rule.id)
                case Truly(Concept() as concept):
                    concepts[concept.id] = _SAID[reading.truth(concept)]
                case Stands(disorder):
                    (standing,) = (r.standing for r in said.differential if r.disorder is disorder)
                    standings[disorder.id] = standing.name.lower()
                case _:
                    pass
    lists = {key: tuple(ids) for key, ids in fired.items()}
    expected = {**lists, "concepts": concepts, "standings": standings}
    return {key: value for key, value in expected.items() if value}
