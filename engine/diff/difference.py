"""The difference between two versions as a whole.

Nothing is shown twice: a patient who is found for one conclusion stands for all that it shows, and a further
one is shown only for what nobody has shown before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from engine.assessment.targets import Target
from engine.diff.changes import RecordChange, changes
from engine.diff.conclusions import Direction, place_of
from engine.diff.moves import moved_in_words
from engine.diff.patients import LostWord, Outcome, PatientSearch, TwiceAssessed
from engine.diff.versions import Version, Versions, paired
from knowledge.criteria import findings_in

if TYPE_CHECKING:
    from engine.diff.case_counts import Counts


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
    bases = (patient.before.knowledge, patient.after.knowledge)
    for target, _ in patient.differences(targets):
        yield target, moved_in_words(*patient.told, target, *bases)
