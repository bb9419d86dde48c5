"""Patients who show anomalies, each run through experta before anyone is shown it.

What is so of a witness is a statement, so that the prover finds it and confirms it. Where the anomaly is
that something makes no difference, its assessment is compared with the one without that. What is
remarkable of it is written down as what its case file expects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from engine.assessment import Assessment
from engine.assessment.consultation import consult
from engine.cases.case import CANNOT_TELL, Case
from engine.proofs.lint.anomaly import Anomaly
from engine.proofs.lint.redundancy import without
from engine.proofs.prover import prove
from engine.reading.patient import Known, Truth
from knowledge.criteria import (
    Answered,
    Concept,
    Fires,
    KnowledgeBase,
    Sometimes,
    Stands,
    Truly,
    all_of,
    parts_of,
)

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
    (told,) = consult(knowledge, [patient])
    other = _otherwise(knowledge, anomaly, patient)
    if other is not None and _in_brief(other) != _in_brief(told.assessment):
        raise NotAsDescribed(f"{anomaly.text} Yet it makes a difference to {dict(patient.answers)}.")
    return replace(patient, expect=_expected(knowledge, anomaly, told.assessment))


def _otherwise(knowledge: KnowledgeBase, anomaly: Anomaly, patient: Case) -> Assessment | None:
    """Return the assessment without what makes no difference, if that is what the anomaly is."""
    match anomaly.kind:
        case "redundant_rule":
            knowledge = without(knowledge, [knowledge.rule[anomaly.subject.split(":")[1]]])
        case "unused_finding":
            asked = {f.finding.id for f in anomaly.shown_by if isinstance(f, Answered)}
            patient = replace(patient, answers={k: v for k, v in patient.answers.items() if k not in asked})
        case _:
            return None
    (told,) = consult(knowledge, [patient])
    return told.assessment


def _in_brief(assessment: Assessment) -> object:
    """Return what is said of a patient, not by how many rules."""
    return (
        assessment.in_scope,
        assessment.urgency,
        [given.warning.id for given in assessment.warnings],
        [disorder.id for disorder in assessment.leading],
        [(ranked.disorder.id, ranked.standing) for ranked in assessment.differential],
        [(one.disorder.id, one.status) for one in assessment.must_not_miss],
        [advised.step.id for advised in assessment.steps],
        [clash.conflict.id for clash in assessment.contradictions],
    )


def _expected(knowledge: KnowledgeBase, anomaly: Anomaly, said: Assessment) -> dict[str, Any]:
    """Return what the assessment says of all that the anomaly is about, as a case file expects it."""
    fired: dict[str, list[str]] = {"fired": [], "not_fired": []}
    concepts: dict[str, Any] = {}
    standings: dict[str, str] = {}
    reading = Known(knowledge, said.case.answers)
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
