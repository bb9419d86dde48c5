"""Near misses: the rules that could have led to a conclusion and do not fire, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from engine.case import CANNOT_TELL
from engine.explain.effects import asks_for, leading_to, target_of
from engine.explain.inquiry import Inquiry
from engine.explain.repair import Repair, Surgery
from engine.explain.target import Target
from engine.explain.triage import held_back
from engine.firing import Used
from engine.standing import Standing, standing
from engine.truth import Truth
from knowledge.criteria import Finding, Opposes, Rule, Supports

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
    return (len(miss.repair.answers), altered, -asks_for(miss.rule))


def is_known(inquiry: Inquiry, finding: Finding) -> bool:
    """Say whether the answer to a finding is a value, so that another would alter it."""
    return inquiry.case.answers.get(finding.id, CANNOT_TELL) is not CANNOT_TELL


def wanted_for(inquiry: Inquiry, target: Target) -> Iterator[Rule]:
    """Yield the rules that could lead to more than there is."""
    knowledge, leading = inquiry.knowledge, inquiry.assessment.leading
    now = inquiry.basis.now
    best = inquiry.basis.standing(leading[0]) if leading else Standing.POSSIBLE

    def lifts(rule: Rule) -> bool:
        return any(
            isinstance(effect, Supports)
            and effect.disorder not in leading
            and standing(effect.strength, now.strongest_opposition(effect.disorder)) >= best
            for effect in rule.then
        )

    for rule in leading_to(knowledge, target):
        match target.kind:
            case "disorder":
                wanted = any(isinstance(e, Supports) and target_of(e) == target for e in rule.then)
            case "urgency":
                wanted = asks_for(rule) > inquiry.assessment.urgency
            case "leading":
                wanted = lifts(rule)
            case "result":
                wanted = asks_for(rule) > inquiry.assessment.urgency or lifts(rule)
            case "concept" | "warning" | "step" | "rule":
                wanted = True
            case "finding" | "medicines":
                wanted = False
            case _:
                assert_never(target.kind)
        if wanted:
            yield rule


def outweighing(inquiry: Inquiry, target: Target) -> Iterator[Rule]:
    """Yield the rules that fired and hold a conclusion back."""
    if target.kind == "disorder":
        for rule in inquiry.assessment.fired:
            if any(isinstance(e, Opposes) and target_of(e) == target for e in rule.then):
                yield rule
    if target.kind in ("urgency", "result"):
        for held in held_back(inquiry, above=inquiry.assessment.urgency):
            yield from held.excluded_by
