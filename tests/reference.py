"""A plain reference for one patient: what is so, and what is said, spelled out without regard to speed.

It shares nothing with the readings of the engine: they are held to it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias, assert_never

from engine.assessment.standing import Standing
from engine.cases.case import CANNOT_TELL, Answer, Answers, Case
from engine.reading.patient import Truth
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Disorder,
    DrugClass,
    Effect,
    Escalates,
    Finding,
    KnowledgeBase,
    No,
    Opposes,
    Recommends,
    Rule,
    Strength,
    Supports,
    Urgency,
    Warns,
    YesNo,
)

Concluded: TypeAlias = Mapping[str, Truth]
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip


def truth(criterion: Criterion, answers: Answers, concluded: Concluded) -> Truth:
    """Say whether the criterion holds, fails, or is unknown.

    `concluded` maps the ids of the concepts that the criterion rests on to their truth.
    """
    match criterion:
        case YesNo(id=name):
            return _known(answers.get(name, CANNOT_TELL), lambda value: value is True)
        case Chosen(finding, options):
            return _known(
                answers.get(finding.id, CANNOT_TELL),
                lambda value: not options.isdisjoint(value if isinstance(value, tuple) else (value,)),
            )
        case Compare(finding, sign, cutoff):
            return _known(
                answers.get(finding.id, CANNOT_TELL), lambda value: _COMPARE[sign](value, cutoff.value)
            )
        case Concept(id=name):
            return concluded[name]
        case AtLeast(count, parts):
            return sorted(truth(part, answers, concluded) for part in parts)[-count]
        case No(part):
            return Truth(-truth(part, answers, concluded))
        case _:
            assert_never(criterion)


def _known(value: object, holds: Callable[..., bool]) -> Truth:
    if value is CANNOT_TELL:
        return Truth.UNKNOWN
    return Truth.TRUE if holds(value) else Truth.FALSE


def known(knowledge: KnowledgeBase, told: Answers) -> dict[str, Answer]:
    """Return what was told and what follows: over and over, until nothing more does."""
    found: dict[str, Answer] = {name: value for name, value in told.items() if value is not CANNOT_TELL}
    said = set(found)
    while True:
        before = dict(found)
        for follow in reversed(knowledge.follows):  # the first that is declared has the last word
            if follow.finding.id not in said and truth(follow.when, before, {}) is Truth.TRUE:
                found[follow.finding.id] = follow.answer
        if found == before:
            return {**told, **found}


def conclude(knowledge: KnowledgeBase, told: Answers) -> dict[str, Truth]:
    """Return the truth of every concept, chaining from those that rest on answers alone.

    A concept is TRUE when a rule that concludes it is; FALSE when it is declared complete and all
    of its rules are.
    """
    answers = known(knowledge, told)
    concluded: dict[str, Truth] = {}
    for concept in knowledge.concepts_in_order:
        rules = knowledge.concluding[concept.id]
        best = max((truth(rule.when, answers, concluded) for rule in rules), default=Truth.FALSE)
        concluded[concept.id] = best if concept.complete else max(best, Truth.UNKNOWN)
    return concluded


def fired(knowledge: KnowledgeBase, told: Answers) -> tuple[Rule, ...]:
    """Return the rules whose criterion is TRUE, in catalogue order."""
    answers, concluded = known(knowledge, told), conclude(knowledge, told)
    return tuple(r for r in knowledge.rules if truth(r.when, answers, concluded) is Truth.TRUE)


class May(NamedTuple):
    """Whether something holds or still could, and whether it fails or still could."""

    hold: bool
    fail: bool


def may(
    criterion: Criterion,
    case: Case,
    knowledge: KnowledgeBase,
    either: Callable[[Finding], bool] | None = None,
) -> May:
    """Say what could become of a criterion: each leaf on an open finding may turn out either way.

    `either` tells which findings may, where it is not the open ones.
    """
    free = either or (lambda finding: finding.id not in case.told and case.audience in finding.asked_of)
    match criterion:
        case YesNo() | Chosen() | Compare():
            finding = criterion if isinstance(criterion, YesNo) else criterion.finding
            if free(finding) and (finding.id in case.told or not knowledge.following.get(finding.id)):
                return May(True, True)
            if case.told.get(finding.id, CANNOT_TELL) is not CANNOT_TELL:
                outcomes = [truth(criterion, case.told, {})]
            else:
                outcomes = list(_outcomes(criterion, finding, case, knowledge, free))
            return May(Truth.TRUE in outcomes, Truth.FALSE in outcomes)
        case Concept(id=name):
            rules = [may(rule.when, case, knowledge, free) for rule in knowledge.concluding[name]]
            return May(any(r.hold for r in rules), criterion.complete and all(r.fail for r in rules))
        case AtLeast(count, parts):
            seen = [may(part, case, knowledge, free) for part in parts]
            return May(sum(p.hold for p in seen) >= count, sum(p.fail for p in seen) > len(parts) - count)
        case No(part):
            hold, fail = may(part, case, knowledge, free)
            return May(fail, hold)
        case _:
            assert_never(criterion)


def _outcomes(
    leaf: YesNo | Chosen | Compare,
    finding: Finding,
    case: Case,
    knowledge: KnowledgeBase,
    free: Callable[[Finding], bool],
) -> Iterator[Truth]:
    """Yield what could become of a leaf that was not told: by what follows, or is told later."""
    now = known(knowledge, case.told)
    for follow in knowledge.follows:
        if follow.finding is finding:
            could = may(follow.when, case, knowledge, free)
            if could.hold:
                yield truth(leaf, {finding.id: follow.answer}, {})
            if truth(follow.when, now, {}) is Truth.TRUE and not could.fail:
                return
    if free(finding):
        yield from (Truth.TRUE, Truth.FALSE)


def standing(support: Strength | None, opposition: Strength | None) -> Standing:
    """Return the standing that the strongest support and the strongest opposition make."""
    if opposition is Strength.DEFINING:
        return Standing.UNLIKELY
    if support is None:
        return Standing.NOT_SUGGESTED if opposition is None else Standing.UNLIKELY
    if opposition is None or support > opposition:
        return Standing.LIKELY if support >= Strength.STRONG else Standing.POSSIBLE
    return Standing.POSSIBLE if support == opposition else Standing.UNLIKELY


class Said(NamedTuple):
    """What is said of one patient, by ids."""

    in_scope: bool
    urgency: Urgency
    differential: list[tuple[str, Standing]]
    leading: list[str]
    excluded: list[str]
    must_not_miss: dict[str, str]
    warnings: list[str]
    recommended: list[str]
    steps: list[str]
    contradictions: list[str]


def said(knowledge: KnowledgeBase, case: Case) -> Said:
    """Say it from the rules that fire, one definition after the other."""
    answers = known(knowledge, case.told)
    concluded, rules = conclude(knowledge, case.told), fired(knowledge, case.told)
    effects = [effect for rule in rules for effect in rule.then]

    def strongest(kind: type[Supports] | type[Opposes], disorder: Disorder) -> Strength | None:
        found = (e.strength for e in effects if isinstance(e, kind) and e.disorder is disorder)
        return max(found, default=None)

    def excluded(disorder: Disorder) -> bool:
        return strongest(Opposes, disorder) is Strength.DEFINING

    def place(disorder: Disorder) -> tuple[int, ...]:
        pro, contra = strongest(Supports, disorder), strongest(Opposes, disorder)
        return (
            -standing(pro, contra), not disorder.must_not_miss, -(pro or 0), contra or 0, disorder.tier
        )  # fmt: skip

    def asked(finding: Finding) -> bool:
        untold = answers.get(finding.id) is CANNOT_TELL
        return case.audience in finding.asked_of or untold

    as_told, no_more = case.telling(answers), replace(knowledge, follows=())

    def red_flag(rule: Rule) -> bool:
        asks = any(isinstance(e, Escalates) and e.urgency >= Urgency.URGENT for e in rule.then)
        return asks and may(rule.when, as_told, no_more, asked).hold

    def calls_for(rule: Rule, effect: Effect) -> bool:
        suspected = [e.suspecting for e in rule.then if isinstance(e, Escalates)]
        taken_back = suspected and all(d is not None and excluded(d) for d in suspected)
        return effect in rule.then and not taken_back

    scope = truth(knowledge.scope, answers, concluded)
    flags = [truth(r.when, answers, concluded) for r in knowledge.rules if red_flag(r)]
    absent = scope is Truth.TRUE and all(flag is Truth.FALSE for flag in flags)
    urgencies = [
        e.urgency
        for e in effects
        if isinstance(e, Escalates) and not (e.suspecting and excluded(e.suspecting))
    ]
    order = sorted(knowledge.disorders, key=place)
    stands = {d.id: standing(strongest(Supports, d), strongest(Opposes, d)) for d in order}
    best = max(stands.values(), default=Standing.UNLIKELY)
    first = [
        d for d in order if scope is not Truth.FALSE and stands[d.id] is best and best >= Standing.POSSIBLE
    ]
    to_exclude = [o.excluded_by for d in first for o in d.benign_unless if not excluded(o)]

    def unanswered(name: str, untold_ends: bool) -> bool:
        if untold_ends and name in answers:
            return False
        return answers.get(name, CANNOT_TELL) is CANNOT_TELL

    recommended = [
        step
        for step in knowledge.steps
        if step in to_exclude or any(calls_for(rule, Recommends(step)) for rule in rules)
    ]
    return Said(
        in_scope=scope is not Truth.FALSE,
        urgency=max([Urgency.SELF_CARE if absent else Urgency.ROUTINE, *urgencies]),
        differential=list(stands.items()),
        leading=[d.id for d in first],
        excluded=[d.id for d in knowledge.disorders if excluded(d)],
        must_not_miss={
            d.id: "excluded"
            if excluded(d)
            else "supported"
            if stands[d.id] >= Standing.POSSIBLE
            else "not_excluded"
            for d in knowledge.disorders
            if d.must_not_miss
        },
        warnings=[w.id for w in knowledge.warnings if Warns(w) in effects],
        recommended=[step.id for step in recommended],
        steps=[
            step.id
            for step in recommended
            if not step.answered_by
            or any(
                unanswered(f.id, step.kind == "history" and not isinstance(f, DrugClass))
                for f in step.answered_by
            )
        ],
        contradictions=[c.id for c in knowledge.conflicts if truth(c.when, answers, concluded) is Truth.TRUE],
    )
