"""A plain reference for one patient: what is so, and what is said, spelled out without regard to speed.

It shares nothing with the readings of the engine: they are held to it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias, assert_never

from engine.assessment.standing import Standing
from engine.cases.case import CANNOT_TELL, Answer, Answers, Bound, Case
from engine.reading.patient import Truth
from knowledge.criteria import (
    AtLeast,
    Chosen,
    Compare,
    Concept,
    Criterion,
    Danger,
    Disorder,
    DrugClass,
    Effect,
    Escalates,
    Finding,
    Flag,
    KnowledgeBase,
    No,
    Opposes,
    Quantity,
    Recommends,
    Rule,
    Step,
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
        case Compare(finding, sign, cutoff, flags):
            value = answers.get(finding.id, CANNOT_TELL)
            if isinstance(value, Flag) and flags == "never":
                return Truth.UNKNOWN
            among = _samples(finding, value, {cutoff.value} if flags == "own" else None)
            outcomes = {_COMPARE[sign](one, cutoff.value) for one in among}
            return Truth.UNKNOWN if len(outcomes) != 1 else Truth.TRUE if True in outcomes else Truth.FALSE
        case Concept(id=name):
            return concluded[name]
        case AtLeast(count, parts):
            return sorted(truth(part, answers, concluded) for part in parts)[-count]
        case No(part):
            return Truth(-truth(part, answers, concluded))
        case _:
            assert_never(criterion)


def _samples(finding: Quantity, answer: Answer, own: set[float] | None) -> list[float]:
    """Return values on, beside and between the cut-offs: those that a patient may have who answers so.

    `own` are the limits that are this patient's, where they are known.
    """
    if isinstance(answer, int | float):
        return [answer]
    ends = sorted({c.value for c in finding.cutoffs} | set(finding.plausible))
    ends += [answer.value] if isinstance(answer, Bound) else []
    ends = [ends[0] - 1, *ends, ends[-1] + 1]
    every = sorted({value for end in ends for value in (end - 1e-6, end, end + 1e-6)})
    low, high = (limits if isinstance(limits, tuple) else (limits,) for limits in finding.reference)
    lows, highs = ([c.value for c in finding.cutoffs if c.name in names] for names in (low, high))
    if own is not None:
        lows, highs = ([limit for limit in limits if limit in own] for limits in (lows, highs))
    match answer:
        case Bound(sign, value):
            return [each for each in every if _COMPARE[sign](each, value)]
        case Flag.LOW:  # under some limit that is low for somebody
            return [
                v for v in every if (any(v < low for low in lows) if lows else any(v <= h for h in highs))
            ]
        case Flag.HIGH:
            return [
                v for v in every if (any(v > h for h in highs) if highs else any(v >= low for low in lows))
            ]
        case Flag.NORMAL:
            return [
                v
                for v in every
                if (not lows or any(v > low for low in lows)) and (not highs or any(v < h for h in highs))
            ]
        case _:
            return []


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
    return _concluded(knowledge, known(knowledge, told))


def _concluded(knowledge: KnowledgeBase, answers: Answers) -> dict[str, Truth]:
    concluded: dict[str, Truth] = {}
    for concept in knowledge.concepts_in_order:
        rules = knowledge.concluding[concept.id]
        best = max((truth(rule.when, answers, concluded) for rule in rules), default=Truth.FALSE)
        concluded[concept.id] = best if concept.complete else max(best, Truth.UNKNOWN)
    return concluded


def fired(knowledge: KnowledgeBase, told: Answers) -> tuple[Rule, ...]:
    """Return the rules whose criterion is TRUE, in catalogue order."""
    answers = known(knowledge, told)
    concluded = _concluded(knowledge, answers)
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
    vague: Callable[[Finding], bool] = lambda _: False,
    *,
    told_stands: bool = True,
) -> May:
    """Say what could become of a criterion: each leaf on an open finding may turn out either way.

    `either` tells which findings may, where it is not the open ones; `vague`, of which one may whatever a
    bound or a flag leaves open. Unless what was told stands, what could follow may come about against it.
    """
    answers = known(knowledge, case.told)
    free = either or case.telling(answers).is_open

    def again(other: Criterion) -> May:
        return may(other, case, knowledge, free, vague, told_stands=told_stands)

    match criterion:
        case YesNo() | Chosen() | Compare():
            finding = criterion if isinstance(criterion, YesNo) else criterion.finding
            if free(finding):
                return May(True, True)
            outcomes = [truth(criterion, answers, {})]
            told_in_part = isinstance(answers.get(finding.id), Bound | Flag)
            if told_in_part and outcomes == [Truth.UNKNOWN] and vague(finding):
                return May(True, True)
            if not told_stands or case.told.get(finding.id, CANNOT_TELL) is CANNOT_TELL:
                outcomes += _following(criterion, finding, case, knowledge, again)
            return May(Truth.TRUE in outcomes, Truth.FALSE in outcomes)
        case Concept(id=name):
            rules = [again(rule.when) for rule in knowledge.concluding[name]]
            return May(any(r.hold for r in rules), criterion.complete and all(r.fail for r in rules))
        case AtLeast(count, parts):
            seen = [again(part) for part in parts]
            return May(sum(p.hold for p in seen) >= count, sum(p.fail for p in seen) > len(parts) - count)
        case No(part):
            hold, fail = again(part)
            return May(fail, hold)
        case _:
            assert_never(criterion)


def _following(
    leaf: YesNo | Chosen | Compare,
    finding: Finding,
    case: Case,
    knowledge: KnowledgeBase,
    may_be: Callable[[Criterion], May],
) -> Iterator[Truth]:
    """Yield what could become of a leaf by what follows, the first that is declared first.

    What follows already gives way to none after it, unless what it rests on may come to fail.
    """
    answers = known(knowledge, case.told)
    for follow in knowledge.follows:
        if follow.finding is finding:
            could = may_be(follow.when)
            if could.hold:
                yield truth(leaf, {finding.id: follow.answer}, {})
            if truth(follow.when, answers, {}) is Truth.TRUE and not could.fail:
                return


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
    benign: str


def said(knowledge: KnowledgeBase, case: Case) -> Said:  # noqa: PLR0915  one definition after the other
    """Say it from the rules that fire."""
    answers = known(knowledge, case.told)
    concluded, rules = conclude(knowledge, answers), fired(knowledge, answers)
    by_itself = case.telling({n: CANNOT_TELL if n in case.denied else a for n, a in case.told.items()})
    looked_for = known(knowledge, by_itself.told)
    found_so = conclude(knowledge, looked_for)
    effects = [effect for rule in rules for effect in rule.then]

    def strongest(kind: type[Supports] | type[Opposes], disorder: Disorder) -> Strength | None:
        found = (e.strength for e in effects if isinstance(e, kind) and e.disorder is disorder)
        return max(found, default=None)

    def excluded(disorder: Disorder) -> bool:
        return strongest(Opposes, disorder) is Strength.DEFINING

    def place(disorder: Disorder) -> tuple[int, ...]:
        pro, contra = strongest(Supports, disorder), strongest(Opposes, disorder)
        feared = disorder.must_not_miss
        ahead = feared and pro is not None and pro > Strength.WEAK
        return (-standing(pro, contra), not ahead, -(pro or 0), not feared, contra or 0, disorder.tier)

    def settles(finding: Finding) -> bool:
        """Whether the audience is asked, and can settle it without a test."""
        by_examining = finding.obtained == "examination" and case.audience == "clinician"
        told = finding.obtained == "history" and case.audience in finding.asked_of
        return told or by_examining

    def asked(finding: Finding) -> bool:
        untold = finding.id in answers and answers[finding.id] is CANNOT_TELL
        return settles(finding) or untold

    def in_doubt(finding: Finding) -> bool:
        return settles(finding) and answers.get(finding.id, CANNOT_TELL) is CANNOT_TELL

    def not_looked_for(finding: Finding) -> bool:
        return settles(finding) and looked_for.get(finding.id, CANNOT_TELL) is CANNOT_TELL

    def red_flag(rule: Rule) -> bool:
        asks = any(isinstance(e, Escalates) and e.urgency >= Urgency.URGENT for e in rule.then)
        return asks and may(rule.when, case, knowledge, asked, lambda _: True, told_stands=False).hold

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
    first = [d for d in order if scope is Truth.TRUE and stands[d.id] is best and best >= Standing.POSSIBLE]

    def in_signature(rule: Rule, disorder: Disorder) -> bool:
        return any(
            (isinstance(e, Supports) and e.disorder is disorder and e.strength >= Strength.MODERATE)
            or (isinstance(e, Escalates) and e.suspecting is disorder)
            for e in rule.then
        )

    def status(danger: Danger) -> str:
        disorder = danger.disorder
        signature = [rule for rule in knowledge.rules if in_signature(rule, disorder)]
        if excluded(disorder):
            return "excluded"
        if any(rule in rules for rule in signature):
            return "supported"
        absent = all(
            truth(item, looked_for, found_so) is truth(item, answers, concluded) is Truth.FALSE
            for item in danger.minimum
        )
        feared = any(may(rule.when, case, knowledge, in_doubt, settles).hold for rule in signature)
        at_risk = danger.at_risk is not None and truth(danger.at_risk, answers, concluded) is Truth.TRUE
        if absent and not feared and (at_risk or strongest(Supports, disorder) is None):
            return "not_found"
        can_be_absent = all(
            may(item, by_itself, knowledge, not_looked_for, settles).fail for item in danger.minimum
        )
        return "needs_test" if at_risk and not can_be_absent else "not_looked_for"

    statuses = {d.id: status(knowledge.danger[d.id]) for d in knowledge.disorders if d.must_not_miss}

    def unanswered(name: str, untold_ends: bool) -> bool:
        if untold_ends and name in answers:
            return False
        return answers.get(name, CANNOT_TELL) is CANNOT_TELL

    def left(step: Step) -> bool:
        """Whether something is left for a step to answer."""
        return not step.answered_by or any(
            unanswered(f.id, step.kind == "history" and not isinstance(f, DrugClass))
            for f in step.answered_by
        )

    def looks_next(step: Step) -> bool:
        """Whether it is the lowest rung left to look for a danger that a benign lead may hide."""
        beside = [(one, other) for one in knowledge.benign if one.disorder in first for other in one.unless]
        begins = step in [danger.looked_for_by[0] for danger in knowledge.dangers]
        for benign, disorder in beside:
            spared = (
                step.rung == "examine"
                and benign.spares is not None
                and truth(benign.spares, answers, concluded) is Truth.TRUE
            )
            danger = knowledge.danger[disorder.id]
            steps = danger.looked_for_by
            signs = [s for s in (danger.at_risk, *danger.minimum) if s is not None]
            pointed_at = strongest(Supports, disorder) or any(
                truth(sign, answers, concluded) is Truth.TRUE for sign in signs
            )
            lower = steps[: steps.index(step)] if step in steps else ()
            is_open = statuses[disorder.id] in ("needs_test", "not_looked_for")
            plausible = (begins and not spared) or pointed_at
            if is_open and plausible and step in steps and not any(left(each) for each in lower):
                return step.rung in ("ask", "examine", "simple_test")
        return False

    recommended = [
        step
        for step in knowledge.steps
        if looks_next(step) or any(calls_for(rule, Recommends(step)) for rule in rules)
    ]
    urgency = max([Urgency.SELF_CARE if absent else Urgency.ROUTINE, *urgencies])
    contradictions = [c.id for c in knowledge.conflicts if truth(c.when, answers, concluded) is Truth.TRUE]
    acts = urgency >= Urgency.URGENT

    def asks(rule: Rule) -> Urgency:
        return max([e.urgency for e in rule.then if isinstance(e, Escalates)], default=Urgency.SELF_CARE)

    def comes(step: Step) -> tuple[bool, bool, bool, int, bool]:
        rungs = ("ask", "examine", "simple_test", "image_or_procedure", "refer_or_treat")
        calling = [rule for rule in rules if calls_for(rule, Recommends(step))]
        asked = max(map(asks, calling), default=Urgency.SELF_CARE)
        acting = step.rung == rungs[-1]
        at_once = acts and asked >= Urgency.URGENT
        soon = asked >= Urgency.SOON and (acts if acting else step.rung != rungs[-2])
        first = at_once or soon
        return not at_once, not first, not (first and acting), rungs.index(step.rung), not calling

    def explains(rule: Rule) -> bool:
        """Whether a rule speaks for a danger, or for what leads."""
        spoken_for = [e.disorder for e in rule.then if isinstance(e, Supports)]
        return any(disorder.must_not_miss or disorder in first for disorder in spoken_for)

    def waits(step: Step) -> bool:
        """Whether somebody so urgent needs something else first."""
        for_it = [s for s in knowledge.steps if s is step or step in s.gives_way_to]
        calling = [asks(rule) for s in for_it for rule in rules if calls_for(rule, Recommends(s))]
        if scope is not Truth.TRUE and max([Urgency.SELF_CARE, *calling]) < Urgency.SOON:
            return True
        if urgency < Urgency.SOON:
            return False
        needed = {
            Urgency.EMERGENCY: Urgency.URGENT,
            Urgency.URGENT: Urgency.SOON,
            Urgency.SOON: Urgency.ROUTINE,
        }
        if any(asked >= needed[urgency] for asked in calling):
            return False
        return urgency > Urgency.SOON or not any(
            s.kind in ("examination", "treatment") or explains(rule)
            for s in for_it
            for rule in rules
            if calls_for(rule, Recommends(s))
        )

    def wanted(step: Step) -> bool:
        is_left = step in recommended and step.rung != "ask" and left(step)
        return is_left and not any(wanted(other) for other in step.gives_way_to)

    due = filter(wanted, knowledge.steps)
    advised = sorted((s for s in due if not waits(s)), key=comes)
    alone = [one for one in knowledge.benign if first == [one.disorder]]
    if not alone or urgency > Urgency.ROUTINE or "supported" in [statuses[o.id] for o in alone[0].unless]:
        benign = "no"
    elif (
        case.audience == "clinician"
        and truth(alone[0].when, looked_for, found_so) is Truth.TRUE
        and all(statuses[other.id] in ("excluded", "not_found") for other in alone[0].unless)
        and absent
        and not contradictions
        and not any(unanswered(f.id, False) for f in knowledge.finding.values() if isinstance(f, DrugClass))
    ):
        benign = "yes"
    else:
        benign = "not_yet"
    return Said(
        in_scope=scope is not Truth.FALSE,
        urgency=urgency,
        differential=list(stands.items()),
        leading=[d.id for d in first],
        excluded=[d.id for d in knowledge.disorders if excluded(d)],
        must_not_miss=statuses,
        warnings=[w.id for w in knowledge.warnings if Warns(w) in effects],
        recommended=[step.id for step in recommended],
        steps=[step.id for step in advised],
        contradictions=contradictions,
        benign=benign,
    )
