"""The difference between two versions as a whole, and the words in which each conclusion is told.

Nothing is shown twice: a patient who is found for one conclusion stands for all that it shows, and a further
one is shown only for what nobody has shown before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from engine.assessment import Assessment
from engine.assessment.targets import LEADING, Target
from engine.diff.changes import RecordChange, changes
from engine.diff.conclusions import Direction, place_of
from engine.diff.patients import LostWord, Outcome, PatientSearch, TwiceAssessed
from engine.diff.versions import Version, Versions, paired
from engine.report.phrases import in_sentence
from engine.words import listed
from knowledge.criteria import KnowledgeBase, findings_in

if TYPE_CHECKING:
    from engine.diff.case_counts import Counts

_MOST_LEADING = 4


@dataclass(frozen=True)
class Diff:
    """What changed between two versions, and for whom."""

    versions: Versions
    changes: Sequence[RecordChange]
    targets: Sequence[Target]
    outcomes: Sequence[Outcome]
    lost_words: Sequence[LostWord]
    counts: Counts | None = None

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
        return tuple(sorted(self.outcomes, key=lambda one: place_of(one.target.kind, one.direction)))

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
    outcomes = tuple(search.outcomes())
    return Diff(pair, changes(pair), search.targets, outcomes, tuple(search.lost_words()), counts)


def about(target: Target, *bases: KnowledgeBase) -> str:
    """Name what a conclusion is about; a record is named by the last version that has it."""
    for base in reversed(bases):
        match target.kind:
            case "disorder" | "status" if target.id in base.disorder:
                return base.disorder[target.id].name
            case "warning":
                if found := [each.text for each in base.warnings if each.id == target.id]:
                    return f"warning '{found[0]}'"
            case "step":
                if found := [each.text for each in base.steps if each.id == target.id]:
                    return f"step '{found[0]}'"
    return {"leading": "what leads", "benign": "benign"}.get(target.kind, target.kind)


def said(assessment: Assessment, target: Target) -> str:
    """Say what a conclusion is."""
    match target.kind:
        case "urgency":
            return assessment.urgency.name.lower().replace("_", "-")
        case "leading":
            names = (in_sentence(disorder.name) for disorder in assessment.leading)
            return listed(names, most=_MOST_LEADING) or "nothing"
        case "benign":
            return assessment.benign.verdict.replace("_", " ")
        case "warning":
            given = any(one.warning.id == target.id for one in assessment.warnings)
            return "given" if given else "not given"
        case "step":
            return "advised" if any(one.step.id == target.id for one in assessment.steps) else "not advised"
        case "status":
            statuses = {one.disorder.id: one.status for one in assessment.must_not_miss}
            return statuses.get(target.id, "not known").replace("_", " ")
        case _:
            standings = {one.disorder.id: one.standing.name for one in assessment.differential}
            return standings.get(target.id, "not known").lower().replace("_", " ")


def told_otherwise(patient: TwiceAssessed, targets: Sequence[Target]) -> Iterator[tuple[Target, str]]:
    """Yield in words what a patient is told otherwise, each with its target."""
    before, after = patient.before, patient.after
    for target, _ in patient.differences(targets):
        name = about(target, before.knowledge, after.knowledge)
        if target.kind == "disorder":
            name = f"{name} as an explanation"
        moved = f"{said(before.assessment, target)} → {said(after.assessment, target)}"
        yield target, f"{name}: {moved}"


def in_one_line(assessment: Assessment) -> str:
    """Say how urgent it is, and what leads."""
    return f"{said(assessment, Target('urgency'))}; leading: {said(assessment, LEADING)}"
