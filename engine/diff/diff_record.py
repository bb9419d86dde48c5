"""The difference between two versions as plain data, and its patients as case files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from engine.assessment import Assessment
from engine.assessment.targets import Target
from engine.cases.casefile import case_record
from engine.diff.changes import Change
from engine.diff.difference import Difference, in_one_line, said, told_otherwise
from engine.diff.patients import LostWord, Outcome, Patient
from engine.diff.versions import KINDS, Version

SCHEMA = "crampdx/diff/1"
Record: TypeAlias = dict[str, Any]


def diff_record(found: Difference) -> Record:
    """Return the difference as data; `patient` refers to the patients by id."""
    lacks = {id(one): list(kinds) for one, kinds in found.versions.lacking()}
    return {
        "schema": SCHEMA,
        **{
            side: _version(one, lacks.get(id(one), []))
            for side, one in (("old", found.versions.old), ("new", found.versions.new))
        },
        "changes": [_change(change) for change in found.changes],
        "vocabulary": {
            "renamed": [
                {"kind": one.kind, "old": one.before, "new": one.after} for one in found.versions.renamings
            ],
            "split": [{"old": one.before, "new": list(one.after)} for one in found.versions.splits],
            "answered_otherwise": [before for before, _ in found.versions.answered_otherwise],
            "lost": [_lost(one, found) for one in found.lost_words],
        },
        "conclusions": [_conclusion(outcome, found) for outcome in found.in_order],
        "patients": [_patient(number, one, found) for number, one in enumerate(found.patients, 1)],
    }


def case_files(found: Difference) -> Iterator[Record]:
    """Yield the patients as case files."""
    for number, patient in enumerate(found.patients, 1):
        yield case_file(patient, number)


def case_file(patient: Patient, number: int) -> Record:
    """Return a patient as a case file, with what it shows; its id is by its place, from 1."""
    notes = f"{in_one_line(patient.before.assessment)}; now {in_one_line(patient.after.assessment)}"
    return {**case_record(patient.case, patient.after.knowledge), "id": _name(number), "notes": notes}


def _name(number: int) -> str:
    return f"patient-{number}"


def _version(version: Version, lacks: list[str]) -> Record:
    return {
        "source": version.source,
        "version": version.knowledge.version,
        "meaning": version.meaning,
        "records": {kind: len(version.document.get(kind, ())) for kind in KINDS},
        "lacks": lacks,
        "not_read": list(version.unread),
    }


def _change(change: Change) -> Record:
    return {
        "question": change.question,
        "kind": change.kind,
        "id": change.id,
        "how": change.how,
        "text": change.text,
        "cites": list(change.cites),
        "only_words": change.quiet,
    }


def _lost(lost: LostWord, found: Difference) -> Record:
    former = {after: before for before, after in found.versions.answered_otherwise}
    patient = None if lost.patient is None else case_record(lost.patient.case, lost.patient.before.knowledge)
    return {"finding": former.get(lost.finding, lost.finding), "verdict": lost.ending, "patient": patient}


def _conclusion(outcome: Outcome, found: Difference) -> Record:
    return {
        "about": str(outcome.target),
        "direction": outcome.direction,
        "verdict": outcome.ending,
        "searched": outcome.searched,
        "patients": [_name(number) for number in found.shown_by(outcome)] if outcome.patients else [],
    }


def _patient(number: int, patient: Patient, found: Difference) -> Record:
    before, after = patient.before.assessment, patient.after.assessment
    return {
        "id": _name(number),
        "case": case_file(patient, number),
        "words_of_one_version": list(patient.words),
        "old": _said(before),
        "new": _said(after),
        "differences": [
            {
                "about": str(target),
                "text": text,
                "old": said(before, target),
                "new": said(after, target),
            }
            for target, text in told_otherwise(patient, found.targets)
        ],
        "rules": {
            "stopped": [rule.id for rule in patient.stopped],
            "started": [rule.id for rule in patient.started],
            "altered": [rule.id for rule, _ in patient.altered],
        },
    }


def _said(assessment: Assessment) -> Record:
    return {
        "in_scope": assessment.in_scope,
        "urgency": assessment.urgency.name.lower(),
        "leading": [disorder.id for disorder in assessment.leading],
        "warnings": [given.warning.id for given in assessment.warnings],
        "steps": [advised.step.id for advised in assessment.steps],
        "must_not_miss": {one.disorder.id: one.status for one in assessment.must_not_miss},
        "benign": said(assessment, Target("benign")).replace(" ", "_"),
    }
