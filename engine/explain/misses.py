"""Near misses: the rules that could have led to a conclusion and do not fire, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from engine.assessment.standing import Standing, standing
from engine.assessment.table import asks_for
from engine.assessment.targets import Target, level_of
from engine.cases.case import CANNOT_TELL
from engine.explain.effects import leading_to, target_of
from engine.explain.inquiry import Inquiry
from engine.explain.repair import Repair, Surgery
from engine.explain.triage import excluding, held_back
from engine.reading.firing import Used
from engine.reading.patient import Truth
from knowledge.criteria import Disorder, Finding, Opposes, Rule, Supports, Urgency

_NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that does not apply, what stands in its way, and a smallest set of answers that clears it."""

    rule: Rule
    obstacles: tuple[tuple[Used, Truth], ...]
    repair: Repair | None


def misses(inquiry: Inquiry, rules: Iterable[Rule]) -> tuple[Miss, ...]:
    """Return the rules among these that do not fire, those first that the fewest answers keep from it."""
    surgery = Surgery(inquiry.knowledge, inquiry.case.answers)
    found = [
        Miss(rule, inquiry.derivation.obstacles(rule.when), surgery.repair(rule.when))
        for rule in rules
        if rule not in inquiry.fired
    ]
    return tuple(sorted(found, key=lambda miss: _nearness(inquiry, miss)))


def _nearness(inquiry: Inquiry, miss: Miss) -> tuple[int, int, int]:
    """Rank by answers in the way, how many of them would have to be altered, and how urgent it would be."""
    if miss.repair is None:
        return (_NEVER, 0, 0)
    altered = sum(is_known(inquiry, change[0].finding) for change in miss.repair.answers)
    return (len(miss.repair.answers), altered, -asks_for(miss.rule).rank)


def is_known(inquiry: Inquiry, finding: Finding) -> bool:
    """Say whether the answer to a finding is a value, so that another would alter it."""
    return inquiry.case.answers.get(finding.id, CANNOT_TELL) is not CANNOT_TELL


def wanted_for(inquiry: Inquiry, target: Target) -> Iterator[Rule]:
    """Yield the rules that could lead to more than there is."""
    now, level = inquiry.assessment.urgency, level_of(target)
    for rule in leading_to(inquiry.knowledge, target):
        match target.kind:
            case "disorder":
                wanted = any(isinstance(e, Supports) and target_of(e) == target for e in rule.then)
            case "urgency":
                wanted = asks_for(rule) > now and not _is_reached(inquiry, level)
            case "leading":
                wanted = any(_lifts(inquiry, rule))
            case "result":
                wanted = asks_for(rule) > now or any(_lifts(inquiry, rule))
            case "concept" | "warning" | "step" | "rule":
                wanted = True
            case "finding" | "medicines":
                wanted = False
            case _:
                assert_never(target.kind)
        if wanted:
            yield rule
    if target.kind == "step":
        for rule in inquiry.knowledge.rules:
            recommends = any(target_of(effect) == target for effect in rule.then)
            if not recommends and any(lifting(inquiry, rule, target)):
                yield rule


def lifting(inquiry: Inquiry, rule: Rule, target: Target) -> Iterator[tuple[Disorder, Disorder]]:
    """Yield what the rule would let lead, and what a step excludes before that may be called benign."""
    if target.kind == "step":
        lifted = tuple(_lifts(inquiry, rule))
        for benign, grave in inquiry.basis.not_yet_benign(inquiry.step(target.id)):
            if benign in lifted:
                yield benign, grave


def _lifts(inquiry: Inquiry, rule: Rule) -> Iterator[Disorder]:
    """Yield what would lead, or share in that, were the rule to fire."""
    leading, now = inquiry.assessment.leading, inquiry.basis.now
    best = inquiry.basis.standing(leading[0]) if leading else Standing.POSSIBLE
    for effect in rule.then:
        match effect:
            case Supports(disorder, strength) if disorder not in leading:
                if standing(strength, now.strongest_opposition(disorder)) >= best:
                    yield disorder


def _is_reached(inquiry: Inquiry, level: Urgency | None) -> bool:
    """Say whether it is as urgent as a level, or more."""
    return level is not None and inquiry.assessment.urgency >= level


def outweighing(inquiry: Inquiry, target: Target) -> Iterator[Rule]:
    """Yield the rules that fired and hold a conclusion back."""
    if target.kind == "disorder":
        for rule in inquiry.assessment.fired:
            if any(isinstance(e, Opposes) and target_of(e) == target for e in rule.then):
                yield rule
    if target.kind in ("urgency", "result"):
        level, now = level_of(target), inquiry.assessment.urgency
        if level is not None and now > level:
            yield from inquiry.assessment.urgent_by
        else:
            above = now if level is None else max(now, level.below or level)
            for held in held_back(inquiry, above=above):
                yield from held.excluded_by
    if target.kind == "step":
        fired = inquiry.basis.now.steps.get(target.id, ())
        yield from excluding(inquiry, filter(inquiry.basis.now.takes_back, fired))
