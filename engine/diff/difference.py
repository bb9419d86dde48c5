"""The difference between two versions as a whole, and as plain data with its patients as case files.

Nothing is shown twice: a patient who is found for one conclusion stands for all that it shows, and a further
one is shown only for what nobody has shown before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.assessment.targets import Target
from engine.cases.casefile import case_record
from engine.diff.changes import RecordChange, changes
from engine.diff.conclusions import Direction, in_one_line, moved_in_words, place_of, said
from engine.diff.patients import LostWord, Outcome, PatientSearch, TwiceAssessed
from engine.diff.versions import KINDS, Version, Versions, paired
from knowledge.criteria import findings_in

if TYPE_CHECKING:
    from engine.diff.case_counts import Counts

SCHEMA = "crampdx/diff/1"
Record: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Diff:
    """What changed between two versions, and for whom."""

    versions: Versions
    changes: Sequence[RecordChange]
    targets: Sequence[Target]
    outcomes: Sequence[Outcome]
    lost_words: Sequence[LostWord]
    counts: Counts | None = None
    medicines: Sequence[tuple[RecordChange, TwiceAssessed]] = ()
    """Names that mean another medicine, each with a patient who is told otherwise for taking it."""

    @cached_property
    def patients(self) -> tuple[TwiceAssessed, ...]:
        """The patients to look at, each of whom shows something that none before does; weightiest first."""
        chosen: list[TwiceAssessed] = []
        seen: set[tuple[Target, Direction]] = set()
        for outcome in self.in_order:
            for number, patient in enumerate(outcome.patients):
                if number or (outcome.target, outcome.direction) not in seen:
                    chosen.append(patient)
                    seen.update(patient.differences(self.targets))
        return tuple(chosen)

    @cached_property
    def changed_rules(self) -> frozenset[str]:
        """The rules that changed themselves, or that read a finding that did; others only follow them."""
        telling = [change for change in self.changes if not change.quiet]
        findings = {change.id for change in telling if change.kind in ("findings", "follows")}
        rules = {change.id for change in telling if change.kind == "rules"}
        for base in (self.versions.old.knowledge, self.versions.new.knowledge):
            for rule in base.rules:
                if any(finding.id in findings for finding in findings_in(rule.when)):
                    rules.add(rule.id)
        return frozenset(rules)

    @cached_property
    def in_order(self) -> tuple[Outcome, ...]:
        """The outcomes, those first that a reviewer looks at first."""
        return tuple(sorted(self.outcomes, key=lambda one: _place((one.target, one.direction))))

    def shown_by(self, outcome: Outcome) -> tuple[int, ...]:
        """Return the places, from 1, of the patients who show an outcome: those found for it, if shown."""
        own = [place for place, one in enumerate(self.patients, 1) if one in outcome.patients]
        key = (outcome.target, outcome.direction)
        others = (place for place, seen in enumerate(self._showing, 1) if key in seen)
        return tuple(own) or tuple(others)[:1]

    @cached_property
    def _showing(self) -> list[frozenset[tuple[Target, Direction]]]:
        return [frozenset(patient.differences(self.targets)) for patient in self.patients]


def difference(old: Version, new: Version, cases: Sequence[str] = ()) -> Diff:
    """Compare two versions, and what they say of the cases in some files; raises MissingSolver without z3."""
    pair = paired(old, new)
    counts = None
    if cases:
        from engine.diff.case_counts import counted

        counts = counted(pair, cases)
    search = PatientSearch(pair)
    told = changes(pair)
    outcomes = tuple(search.outcomes())
    named = [one for one in told if one.kind == "medicines" and not one.quiet]
    taking = [(one, patient) for one in named if (patient := search.taking(one.id))]
    taking.sort(key=lambda one: min(map(_place, one[1].differences(search.targets))))
    return Diff(pair, told, search.targets, outcomes, tuple(search.lost_words()), counts, taking)


def _place(move: tuple[Target, Direction]) -> int:
    target, direction = move
    return place_of(target.kind, direction)


def told_otherwise(patient: TwiceAssessed, targets: Sequence[Target]) -> Iterator[tuple[Target, str]]:
    """Yield in words what a patient is told otherwise, each with its target."""
    for target, _ in patient.differences(targets):
        yield target, moved_in_words(*patient.told, target, *patient.bases)


def diff_record(found: Diff) -> Record:
    """Return the difference as data; `patient` refers to the patients by id."""
    pair = found.versions
    return {
        "schema": SCHEMA,
        "old": _version(pair.old, pair),
        "new": _version(pair.new, pair),
        "changes": [_change(change) for change in found.changes],
        "vocabulary": {
            "renamed": [{"kind": one.kind, "old": one.before, "new": one.after} for one in pair.renamings],
            "split": [{"old": before, "new": list(after)} for before, after in pair.splits.items()],
            "answered_otherwise": list(pair.answered_otherwise),
            "lost": [_lost(one, found) for one in found.lost_words],
            "medicines": [
                {"name": change.id, "patient": _patient(f"taking {change.id}", patient, found)}
                for change, patient in found.medicines
            ],
        },
        "conclusions": [_conclusion(outcome, found) for outcome in found.in_order],
        "patients": [_patient(_name(n), one, found) for n, one in enumerate(found.patients, 1)],
        "cases": None if found.counts is None else _counts(found.counts, found),
    }


def case_files(found: Diff) -> Iterator[Record]:
    """Yield the patients as case files."""
    for number, patient in enumerate(found.patients, 1):
        yield case_file(patient, _name(number))


def case_file(patient: TwiceAssessed, name: str) -> Record:
    """Return a patient as a case file of this name, with what it shows."""
    notes = "; now ".join(in_one_line(told, *patient.bases) for told in patient.told)
    return {**case_record(patient.case, patient.after.knowledge), "id": name, "notes": notes}


def _name(number: int) -> str:
    return f"patient-{number}"


def _version(version: Version, pair: Versions) -> Record:
    return {
        "source": version.source,
        "version": version.knowledge.version,
        "meaning": version.meaning,
        "records": {kind: len(version.document.get(kind, ())) for kind in KINDS},
        "lacks": list(pair.lacking(version)),
        "not_read": list(version.unread),
    }


def _change(change: RecordChange) -> Record:
    return {
        "question": change.question,
        "kind": change.kind,
        "id": change.id,
        "how": change.how,
        "text": change.text,
        "cites": list(change.cites),
        "only_words": change.quiet,
    }


def _lost(lost: LostWord, found: Diff) -> Record:
    patient = None if lost.patient is None else case_record(lost.patient.case, lost.patient.before.knowledge)
    finding = found.versions.former(lost.finding)
    return {"finding": finding, "verdict": lost.ending, "patient": patient}


def _conclusion(outcome: Outcome, found: Diff) -> Record:
    return {
        "about": str(outcome.target),
        "direction": outcome.direction,
        "verdict": outcome.ending,
        "searched": outcome.searched,
        "patients": [_name(number) for number in found.shown_by(outcome)] if outcome.patients else [],
    }


def _patient(name: str, patient: TwiceAssessed, found: Diff) -> Record:
    before, after = patient.told
    return {
        "id": name,
        "case": case_file(patient, name),
        "words_of_one_version": list(patient.words),
        "old": _said(before),
        "new": _said(after),
        "differences": [
            {
                "about": str(target),
                "text": text,
                "old": said(before, target, *patient.bases),
                "new": said(after, target, *patient.bases),
            }
            for target, text in told_otherwise(patient, found.targets)
        ],
        "rules": {
            "stopped": [rule.id for rule in patient.stopped],
            "started": [rule.id for rule in patient.started],
            "altered": [rule.id for rule, _ in patient.altered],
        },
    }


def _counts(counts: Counts, found: Diff) -> Record:
    return {
        "inputs": list(counts.inputs),
        "cases": counts.cases,
        "told_otherwise": counts.otherwise,
        "rejected": {
            side: {"records": number, "such_as": str(counts.reasons.get(side, ""))}
            for side, number in counts.rejected.items()
        },
        "conclusions": [
            {"about": str(target), "direction": direction, "cases": number}
            for (target, direction), number in counts.told.items()
        ],
        "urgency": _moves(counts.urgency, lambda level: level),
        "leading": _moves(counts.leading, lambda ids: ids.split("; ") if ids else []),
        "first": [
            {**_patient(one.patient.case.id, one.patient, found), "record": one.number}
            for one in counts.shown
        ],
    }


def _moves(moves: Mapping[tuple[str, str], int], told: Callable[[str], object]) -> list[Record]:
    """Return how often what became of what, the commonest first."""
    in_order = sorted(moves.items(), key=lambda one: (-one[1], one[0]))
    return [{"old": told(old), "new": told(new), "cases": number} for (old, new), number in in_order]


def _said(told: Record) -> Record:
    """Return the part of an assessment's record that is compared."""
    return {
        "in_scope": told["in_scope"],
        "urgency": told["urgency"],
        "leading": told["leading"],
        "warnings": [one["id"] for one in told["warnings"]],
        "steps": [one["id"] for one in told["steps"]],
        "must_not_miss": {one["disorder"]: one["status"] for one in told["must_not_miss"]},
        "benign": told["benign"]["verdict"],
    }
