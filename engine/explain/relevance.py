"""What open answers could still change: through rules, and by themselves.

A rule matters while, by coming about, it could move a conclusion; an exclusion moves what was asked for on
suspicion too. Answers count by themselves where no rule stands between: for the scope, and as the results
of a step that is recommended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from engine.assessment import left_of
from engine.assessment.table import red_flags_asked, suspicions
from engine.explain.inquiry import Inquiry
from engine.explain.ranking import not_yet_benign
from engine.explain.target import LEADING, RESULT, URGENCY, Target, level_of
from engine.reading.patient import Truth
from knowledge.criteria import (
    Concludes,
    Disorder,
    Effect,
    Escalates,
    Opposes,
    Recommends,
    Rule,
    Step,
    Strength,
    Supports,
    Urgency,
    Warns,
)


@dataclass(frozen=True, slots=True)
class OpenRule:
    """A rule that is undecided, the conclusions that it could move, and what decides it."""

    rule: Rule
    moves: tuple[Target, ...]
    questions: tuple[str, ...]


def open_rules(inquiry: Inquiry, about: Target = RESULT) -> Iterator[OpenRule]:
    """Yield the undecided rules that could move something: anything reported, or one conclusion.

    About a finding they are those that its answer could decide.
    """
    if _is_bound(inquiry, about):
        return
    for rule in _undecided(inquiry, about):
        found = (t for t in _moves(inquiry, rule, about) if _concerns(about, t))
        moves = tuple(dict.fromkeys(found))
        questions = inquiry.basis.questions([rule]) if moves else ()
        if questions and (about.kind not in ("finding", "medicines") or _asked(inquiry, about) in questions):
            yield OpenRule(rule, moves, questions)


def open_by_themselves(inquiry: Inquiry, about: Target = RESULT) -> Mapping[str, tuple[Target, ...]]:
    """Map the questions whose answers count without a rule to what they could move."""
    found: dict[str, list[Target]] = {}
    if _is_bound(inquiry, about):
        return {}
    for name in _scoping(inquiry):
        if about.kind == "step":
            moved = [about] if _waits_for_a_lead(inquiry, inquiry.step(about.id)) else []
        else:
            moved = [URGENCY] if inquiry.may_be_self_care else []
            moved += [LEADING]
        found.setdefault(name, []).extend(moved)
    for given in inquiry.assessment.steps:
        if _may_be_answered(inquiry, given.step):
            for finding in given.step.answered_by:
                if inquiry.case.is_open(finding):
                    question = inquiry.question(finding.id)
                    found.setdefault(question, []).append(Target("step", given.step.id))
    told = about.kind in ("finding", "medicines")
    concerned = {
        name: tuple(t for t in moved if (told and name == _asked(inquiry, about)) or _is_said(about, t))
        for name, moved in found.items()
    }
    return {name: moved for name, moved in concerned.items() if moved}


def _is_said(about: Target, moved: Target) -> bool:
    """Say whether something is part of what is asked about."""
    if about == RESULT:
        return moved in (URGENCY, LEADING)
    return moved == (URGENCY if about.kind == "urgency" else about)


def _asked(inquiry: Inquiry, about: Target) -> str:
    return inquiry.question(about.id) if about.id else about.kind


def _concerns(about: Target, moved: Target) -> bool:
    match about.kind:
        case "result" | "finding" | "medicines":
            return moved.kind in ("urgency", "disorder", "warning", "step")
        case "urgency":
            return moved == URGENCY
        case "leading" | "disorder" | "concept" | "warning" | "step" | "rule":
            return moved == about
        case _:
            assert_never(about.kind)


def _is_bound(inquiry: Inquiry, about: Target) -> bool:
    """Say whether the bounds of a conclusion have met, so that nothing can move it whatever is open."""
    match about.kind:
        case "urgency":
            bounds, level = inquiry.triage, level_of(about)
            if level is None:
                return bounds.lowest is bounds.could_be
            if level is Urgency.SELF_CARE:
                return (bounds.lowest is level) is (bounds.could_be is level)
            return (bounds.lowest >= level) is (bounds.could_be >= level)
        case "leading":
            scope = inquiry.outlook.of(inquiry.knowledge.scope)
            return scope.now is Truth.FALSE or (not scope.may_fail and inquiry.basis.table.leading_settled)
        case _:
            return False


def _undecided(inquiry: Inquiry, about: Target) -> Iterator[Rule]:
    """Yield the rules that could still fire; and those that may surely fail, where that would tell."""
    pending, outlook = {rule.id for rule in inquiry.basis.pending}, inquiry.outlook.rules
    failing: set[str] = set()
    if about.kind == "concept":
        failing = {rule.id for rule in inquiry.knowledge.concluding[about.id]}
    elif inquiry.may_be_self_care and about.kind in ("result", "urgency", "finding", "medicines"):
        failing = {rule.id for rule in red_flags_asked(inquiry.knowledge, inquiry.case.audience)}
    for rule in inquiry.knowledge.rules:
        if rule.id in pending or (rule.id in failing and outlook[rule.id].may_change):
            yield rule


def _moves(inquiry: Inquiry, rule: Rule, about: Target) -> Iterator[Target]:
    """Yield what a rule could move by coming about, or by surely failing."""
    yield Target("rule", rule.id)
    for effect in rule.then:
        yield from _moved_by(inquiry, effect, about)
    if inquiry.may_be_self_care and rule in red_flags_asked(inquiry.knowledge, inquiry.case.audience):
        yield URGENCY


def _moved_by(inquiry: Inquiry, effect: Effect, about: Target) -> Iterator[Target]:
    now = inquiry.basis.now
    match effect:
        case Concludes(concept):
            if inquiry.outlook.concepts[concept.id].now is Truth.UNKNOWN:
                yield Target("concept", concept.id)
        case Supports(disorder, strength):
            if strength > (now.strongest_support(disorder) or 0):
                yield from _standing_moved(inquiry, disorder, about)
        case Opposes(disorder, strength):
            if strength > (now.strongest_opposition(disorder) or 0):
                yield from _standing_moved(inquiry, disorder, about)
                if strength is Strength.DEFINING:
                    yield from _moved_by_exclusion(inquiry, disorder, about)
        case Escalates(urgency, suspect) if suspect is None or not now.excludes(suspect):
            if urgency > inquiry.triage.lowest and urgency >= (level_of(about) or urgency):
                yield URGENCY
        case Warns(warning):
            if warning.id not in now.warnings:
                yield Target("warning", warning.id)
        case Recommends(step):
            if not inquiry.is_recommended(step) and not inquiry.is_answered(step):
                yield Target("step", step.id)
        case Escalates():
            pass
        case _:
            assert_never(effect)


def _standing_moved(inquiry: Inquiry, disorder: Disorder, about: Target) -> Iterator[Target]:
    """Yield what moves with where a disorder stands, unless nothing can move that, nor exclude it."""
    basis = inquiry.basis
    excludable = basis.could.excludes(disorder) is not basis.now.excludes(disorder)
    if basis.lowest(disorder) is basis.highest(disorder) and not (disorder.must_not_miss and excludable):
        return
    yield from (Target("disorder", disorder.id), LEADING)
    if about.kind == "step" and _waits_for_a_lead(inquiry, inquiry.step(about.id)):
        yield about


def _moved_by_exclusion(inquiry: Inquiry, disorder: Disorder, about: Target) -> Iterator[Target]:
    """Yield what was said on suspicion of a disorder, or for as long as it was not excluded."""
    level, lowest = level_of(about), inquiry.triage.lowest
    for rule in inquiry.basis.could.escalating:
        for effect in rule.then:
            match effect:
                case Escalates(asked, suspect) if suspect is disorder and asked > lowest:
                    if level is None or asked >= max(level, Urgency.ROUTINE):
                        yield URGENCY
                case Recommends(step) if rule in inquiry.fired and disorder in suspicions(rule):
                    yield Target("step", step.id)
    for given in inquiry.assessment.steps:
        if disorder in given.excludes:
            yield Target("step", given.step.id)


def _waits_for_a_lead(inquiry: Inquiry, step: Step) -> bool:
    """Say whether it rests with what leads that a step is recommended, or might be."""
    calling = inquiry.basis.recommending(step) or inquiry.is_answered(step)
    return not calling and any(not_yet_benign(inquiry, step))


def _scoping(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the questions that decide whether this is in scope."""
    scope = inquiry.knowledge.scope
    asked = inquiry.outlook.deciding(scope) if inquiry.outlook.of(scope).now is not Truth.FALSE else ()
    return tuple(dict.fromkeys(inquiry.question(finding.id) for finding in asked))


def _may_be_answered(inquiry: Inquiry, step: Step) -> bool:
    """Say whether what is open could answer all that a step is for."""
    return all(map(inquiry.case.is_open, left_of(step, inquiry.case)))
