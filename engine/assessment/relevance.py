"""What open questions can still change: the one answer, whoever asks it.

The interview asks what may still move the result: the scope, the urgency, the warnings, the statuses of
what must not be missed, and what leads. Where nothing can, the interview is over (`rules`, `findings`).
`open` and `why` ask it of one conclusion, or of everything that is reported (`open_rules`,
`open_by_themselves`). Both start from the same rules: those that are undecided, and whose effects would
add to what holds already.

It never calls idle what could matter: `engine.reading` calls possible whatever could come about, and for
the result the effects of an open rule are tried on every strength within reach.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import assert_never

from engine.assessment.assessment import is_answered, left_of
from engine.assessment.evidence import Basis, question_of, weight
from engine.assessment.standing import Standing, standing
from engine.assessment.targets import BENIGN, LEADING, RESULT, URGENCY, Target, level_of
from engine.assessment.urgency import red_flags, red_flags_asked, suspicions
from engine.kept import kept
from engine.reading.patient import Outlook, Truth
from knowledge.criteria import (
    Chosen,
    Compare,
    Concept,
    Concludes,
    Criterion,
    Danger,
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
    YesNo,
)

_URGENCY, _WARNING, _STANDING = 4.0, 2.0, 1.0
"""How much more a rule weighs that bears on urgency than one that bears on a standing."""
_PLAUSIBLE = 6.0
"""How much more it weighs what becomes of a disorder that leads: once it is likely, much else is idle."""


@dataclass(frozen=True, slots=True)
class OpenRule:
    """A rule that is undecided, the conclusions that it could move, and what decides it."""

    rule: Rule
    moves: tuple[Target, ...]
    questions: tuple[str, ...]


class Relevance:
    """What of a case is open and matters."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis

    @property
    def outlook(self) -> Outlook:
        """Return what could become of every rule."""
        return self.basis.outlook

    @cached_property
    def rules(self) -> Mapping[str, float]:
        """Map the open rules that matter to how much they do, in catalogue order."""
        pending, keeping = frozenset(self.basis.pending), self._keeping_from_self_care
        open_ = (rule for rule in self.basis.knowledge.rules if rule in pending or rule.id in keeping)
        weighed = {rule.id: sum(self._weights(rule, rule in pending)) for rule in open_}
        return {name: weight for name, weight in weighed.items() if weight}

    @cached_property
    def findings(self) -> Mapping[str, float]:
        """Map the findings that could move these rules to how much they weigh, in catalogue order.

        What few questions decide weighs more with each of them than what many do.
        """
        knowledge = self.basis.knowledge
        scope = self.outlook.deciding(knowledge.scope)
        shares: dict[str, float] = dict.fromkeys((finding.id for finding in scope), _URGENCY)
        for danger, deciding in self.minima.items():
            for finding in deciding:
                shares[finding] = shares.get(finding, 0.0) + self._priority[danger.id] / len(deciding)
        for name, weighs in self.rules.items():
            deciding = self.basis.deciding(knowledge.rule[name])
            for finding in deciding:
                shares[finding] = shares.get(finding, 0.0) + weighs / len(deciding)
        return {name: shares[name] for name in knowledge.finding if name in shares}

    @cached_property
    def results(self) -> Mapping[str, float]:
        """Map what is obtained by tests and could still move something to how much it weighs."""
        knowledge, case, table = self.basis.knowledge, self.basis.case, self.basis.table
        could, shares = table.could_with_tests.reading, dict[str, float]()
        asked = {f.id for f in knowledge.finding.values() if case.audience in f.asked_of}
        tests = {f.id for f in knowledge.finding.values() if f.obtained == "tests"}
        waiting = (asked & tests) - case.answers.keys()
        for rule in knowledge.rules:
            untold = waiting & knowledge.read_by[rule.id]
            if untold and could.fires(rule) and not table.reading.fires(rule):
                weighs = sum(_STANDING for effect in rule.then if self.adds(effect))
                for name in untold if weighs else ():
                    shares[name] = shares.get(name, 0.0) + weighs / len(untold)
        return {name: shares[name] for name in knowledge.finding if name in shares}

    @cached_property
    def minima(self) -> Mapping[Danger, frozenset[str]]:
        """Map dangers to the findings that tell whether their signs, or the risk of them, are there.

        None where that tells no more: signs are not asked for by themselves once a danger cannot be said to
        be not found any more.
        """
        table, found = self.basis.table, {}
        case, outlook = self.basis.case, self.outlook
        if case.denied:
            outlook = Outlook(self.basis.knowledge, case.by_itself)
        for danger in self.basis.knowledge.danger.values():
            parts: list[Criterion] = []
            if table.signs_matter(danger, table.could):
                parts += danger.minimum
            if danger.at_risk is not None and table.risk_matters(danger, table.could):
                parts.append(danger.at_risk)
            deciding = {f.id for part in parts for f in outlook.deciding(part)}
            if table.may_be_not_found(danger, table.could) and not table.must_not_miss[danger.id].not_found:
                for rule in self.basis.knowledge.signature[danger.id]:
                    deciding.update(self._clearing(rule.when) if table.is_feared(rule) else ())
            if deciding:
                found[danger] = frozenset(deciding)
        return found

    def _clearing(self, criterion: Criterion) -> Iterator[str]:
        """Yield the open findings whose answers bear on a doubt, be it that others cannot be told either."""
        doubt, now, knowledge = self.basis.table.doubt, self.outlook.now, self.basis.knowledge
        may_hold = doubt.holds(criterion) and not now.holds(criterion)
        if not may_hold and not (doubt.fails(criterion) and not now.fails(criterion)):
            return
        match criterion:
            case Concept(id=name):
                for rule in knowledge.concluding[name]:
                    yield from self._clearing(rule.when)
            case YesNo() | Chosen() | Compare():
                finding = criterion.finding
                if self.basis.case.is_open(finding):
                    yield finding.id
                for follow in knowledge.following.get(finding.id, ()):
                    yield from self._clearing(follow.when)
            case _:
                for part in criterion.parts:
                    yield from self._clearing(part)

    @cached_property
    def _priority(self) -> Mapping[str, float]:
        """Map dangers to what it weighs that their status moves: the gravest as much as an urgency."""
        weights = {name: weight(self.basis, d) for name, d in self.basis.knowledge.danger.items()}
        heaviest = max(weights.values(), default=1.0)
        return {name: _URGENCY * found / heaviest for name, found in weights.items()}

    def for_the_sake_of(self, findings: frozenset[str]) -> tuple[Rule, ...]:
        """Return the rules that matter and wait for one of these, those first that they decide most."""
        rule = self.basis.knowledge.rule
        shares: dict[str, float] = {}
        for name, weighs in self.rules.items():
            deciding = self.basis.deciding(rule[name])
            if waiting := len(findings & deciding):
                shares[name] = weighs * waiting / len(deciding)
        return tuple(rule[name] for name in sorted(shares, key=lambda name: -shares[name]))

    def _weights(self, rule: Rule, may_fire: bool) -> Iterator[float]:
        if rule.id in self._keeping_from_self_care:
            yield _URGENCY
        if not may_fire:
            return
        for effect in rule.then:
            yield from (self._priority[danger.id] for danger in self._statuses_moved(effect))
            if self._moves_more(effect):
                match effect:
                    case Escalates():
                        yield _URGENCY
                    case Warns():
                        yield _WARNING
                    case Supports(disorder, strength) | Opposes(disorder, strength):
                        plausible = _PLAUSIBLE if self.basis.table.leads(disorder) else 1.0
                        yield _STANDING * plausible * max(1, strength - 1)
                    case _:
                        yield _STANDING

    def adds(self, effect: Effect) -> bool:
        """Whether an effect, coming about, would add to what holds already."""
        now = self.basis.now
        match effect:
            case Concludes(concept):
                return self.outlook.of(concept).now is Truth.UNKNOWN
            case Supports(disorder, strength):
                return strength > (now.strongest_support(disorder) or 0)
            case Opposes(disorder, strength):
                return strength > (now.strongest_opposition(disorder) or 0)
            case Escalates(urgency, suspecting):
                stands = suspecting is None or not self.basis.table.now.excluded(suspecting)
                return stands and urgency > self.basis.urgency_at_least
            case Warns(warning):
                return warning.id not in now.warnings
            case Recommends(step):
                return not self.basis.table.wanted(step) and not is_answered(step, self.basis.case)
            case _:
                assert_never(effect)

    # What the result waits for

    def _statuses_moved(self, effect: Effect) -> Iterator[Danger]:
        """Yield the danger whose status an effect would move, coming about."""
        table = self.basis.table
        match effect:
            case Supports(disorder) | Opposes(disorder) | Escalates(suspecting=Disorder() as disorder):
                danger = self.basis.knowledge.danger.get(disorder.id)
            case _:
                return
        if danger is None:
            return
        status = table.must_not_miss[danger.id]
        match effect:
            case Opposes(_, strength):
                moved = strength is Strength.DEFINING and not status.excluded
            case Supports(_, Strength.WEAK):
                weak = table.now.support(disorder, Strength.WEAK)
                moved = not weak and table.may_be_not_found(danger, table.could)
            case _:
                moved = not (status.supported or status.excluded)
        if moved:
            yield danger

    def _moves_more(self, effect: Effect) -> bool:
        """Whether an effect, coming about, could move the result otherwise than by the status of a danger."""
        match effect:
            case Concludes() | Recommends():  # whether one adds anything takes long to tell, and is idle here
                return False
            case _ if not self.adds(effect):
                return False
            case Escalates() | Warns():
                return True
            case Supports(disorder, strength):
                return self._moves(disorder, support=strength)
            case Opposes(disorder, strength):
                calms = strength is Strength.DEFINING and disorder.id in self._taken_back_with
                return calms or self._moves(disorder, opposition=strength)
            case _:
                assert_never(effect)

    @property
    def _may_be_self_care(self) -> bool:
        """Whether self care is said, or may yet be."""
        return self.basis.urgency_at_least is Urgency.SELF_CARE

    @cached_property
    def _keeping_from_self_care(self) -> frozenset[str]:
        """Return the red flags, where nothing but them stands between this case and self care.

        One that is unknown for want of an answer may still prove absent.
        """
        if not self._may_be_self_care:
            return frozenset()
        asked = red_flags_asked(self.basis.knowledge, self.outlook.patient)
        return frozenset(rule.id for rule in asked if self.outlook.rule(rule).now is Truth.UNKNOWN)

    @cached_property
    def _taken_back_with(self) -> Mapping[str, Urgency]:
        """Map disorders whose exclusion would lower the urgency, as it is or may become, to the highest."""
        highest: dict[str, Urgency] = {}
        for rule, effect in self.basis.knowledge.escalating:
            urgency, suspected = effect.urgency, effect.suspecting
            if suspected and urgency > self.basis.urgency_at_least and self.outlook.could.fires(rule):
                highest[suspected.id] = max(urgency, highest.get(suspected.id, urgency))
        return highest

    @cached_property
    def _in_reach(self) -> Mapping[str, tuple[list[Strength | None], list[Strength | None]]]:
        """Map disorders to the strongest support and opposition that hold, and those in reach above them."""
        now = self.basis.now
        reach: dict[str, tuple[list[Strength | None], list[Strength | None]]] = {}
        for disorder in self.basis.knowledge.disorders:
            reach[disorder.id] = [now.strongest_support(disorder)], [now.strongest_opposition(disorder)]
        for rule in self.basis.pending:
            for effect in rule.then:
                if isinstance(effect, Supports | Opposes):
                    strengths = reach[effect.disorder.id][isinstance(effect, Opposes)]
                    if effect.strength > (strengths[0] or 0) and effect.strength not in strengths:
                        strengths.append(effect.strength)
        return reach

    def _moves(
        self, disorder: Disorder, *, support: Strength | None = None, opposition: Strength | None = None
    ) -> bool:
        """Whether more support or opposition moves whether the disorder leads, whatever else comes."""
        if self.outlook.of(self.basis.knowledge.scope).now is Truth.FALSE:
            return False
        pros, contras = self._in_reach[disorder.id]
        return any(
            self._place(pro, contra) != self._place(_stronger(pro, support), _stronger(contra, opposition))
            for pro, contra in product(pros, contras)
        )

    @cached_property
    def _sure_to_lead(self) -> Standing:
        """Return the standing that the leading ones have at least."""
        lowest = (self.basis.lowest(disorder) for disorder in self.basis.knowledge.disorders)
        return max((Standing.POSSIBLE, *lowest))

    def _place(self, support: Strength | None, opposition: Strength | None) -> object:
        """Return a standing that could lead, None for all that could not."""
        stands = standing(support, opposition)
        return stands if stands >= self._sure_to_lead else None

    # What one conclusion waits for, or everything that is reported

    def open_rules(self, about: Target = RESULT) -> Iterator[OpenRule]:
        """Yield the undecided rules that could move something: anything reported, or one conclusion.

        About a finding they are those that its answer could decide.
        """
        if self._is_bound(about):
            return
        asked = self._asked(about) if about.kind in ("finding", "medicines") else None
        for rule in self._undecided(about):
            questions = self._questions(rule)
            if questions and (asked is None or asked in questions):
                moves = tuple(target for target in self.moved(rule, about) if _concerns(about, target))
                if moves:
                    yield OpenRule(rule, moves, questions)

    def open_by_themselves(self, about: Target = RESULT) -> Mapping[str, tuple[Target, ...]]:
        """Map the questions whose answers count without a rule to what they could move.

        They count so for the scope, and as the results of a step that is recommended.
        """
        found: dict[str, list[Target]] = {}
        if self._is_bound(about):
            return {}
        for name in self._scoping():
            if about.kind == "step":
                moved = [about] if self._waits_for_a_lead(self._step(about)) else []
            else:
                moved = [URGENCY] if self._may_be_self_care else []
                moved += [LEADING]
            found.setdefault(name, []).extend(moved)
        for danger, deciding in self.minima.items():
            for name in self.basis.in_order(deciding):
                found.setdefault(name, []).append(Target("status", danger.id))
        if about == BENIGN:
            for name in self.conditions:
                found.setdefault(name, []).append(BENIGN)
        if about.kind == "step" and self._waits_for_a_lead(self._step(about)):
            for name in self._laddering(self._step(about)):
                found.setdefault(name, []).append(about)
        for step in self._advised:
            # What is open could answer all that it is for.
            if all(map(self.basis.case.is_open, left_of(step, self.basis.case))):
                moved = [Target("step", each.id) for each in self.basis.knowledge.done_by[step.id]]
                for finding in filter(self.basis.case.is_open, step.answered_by):
                    found.setdefault(question_of(finding), []).extend(moved)
        told = about.kind in ("finding", "medicines")
        concerned = {
            name: tuple(t for t in moved if (told and name == self._asked(about)) or _is_said(about, t))
            for name, moved in found.items()
        }
        return {name: moved for name, moved in concerned.items() if moved}

    def _laddering(self, step: Step) -> tuple[str, ...]:
        """Return the questions that tell whether the step is the next to look for a danger."""
        asked: set[str] = set()
        for benign, danger in self.basis.table.ladders(step):
            if benign.spares is not None:
                asked |= {f.id for f in self.outlook.deciding(benign.spares)}
            asked |= self.minima.get(danger, frozenset())
            for sign in danger.signs:
                asked |= {f.id for f in self.outlook.deciding(sign)}
            for lower in danger.looked_for_by[: danger.looked_for_by.index(step)]:
                asked |= {f.id for f in lower.answered_by if self.basis.case.is_open(f)}
        return self.basis.in_order(asked)

    @property
    def conditions(self) -> tuple[str, ...]:
        """The questions that tell whether what leads meets the conditions of being called benign."""
        knowledge = self.basis.knowledge
        asked = {
            f.id
            for one in knowledge.benign
            if self.basis.table.leads(one.disorder)
            for f in self.outlook.deciding(one.when)
        }
        asked |= {f.id for f in knowledge.drug_classes if self.basis.case.is_open(f)}
        asked |= {f.id for rule in red_flags(knowledge) for f in self.outlook.deciding(rule.when)}
        return self.basis.in_order(asked)

    def _asked(self, about: Target) -> str:
        return question_of(self.basis.knowledge.finding[about.id]) if about.id else about.kind

    def _is_bound(self, about: Target) -> bool:
        """Whether the bounds of a conclusion have met, so that nothing can move it whatever is open."""
        match about.kind:
            case "urgency":
                bounds, level = self.basis, level_of(about)
                if level is None:
                    return bounds.urgency_at_least is bounds.urgency_could_be
                if level is Urgency.SELF_CARE:
                    return (bounds.urgency_at_least is level) is (bounds.urgency_could_be is level)
                return (bounds.urgency_at_least >= level) is (bounds.urgency_could_be >= level)
            case "leading":
                scope = self.outlook.of(self.basis.knowledge.scope)
                return scope.now is Truth.FALSE or (not scope.may_fail and self.basis.table.leading_settled)
            case _:
                return False

    def _undecided(self, about: Target) -> Iterator[Rule]:
        """Yield the rules that could still fire; and those that may surely fail, where that would tell."""
        knowledge = self.basis.knowledge
        pending = {rule.id for rule in self.basis.pending}
        failing: Collection[str] = ()
        if about.kind == "concept":
            failing = {rule.id for rule in knowledge.concluding[about.id]}
        elif about.kind in ("result", "urgency", "finding", "medicines"):
            failing = self._keeping_from_self_care
        for rule in knowledge.rules:
            if rule.id in pending or (rule.id in failing and self.outlook.may_change(rule.when)):
                yield rule

    def moved(self, rule: Rule, about: Target) -> tuple[Target, ...]:
        """Return what a rule could move by coming about, or by surely failing.

        Only for a step, or a level of urgency, does it matter what it is asked for.
        """
        return self._moved(rule, about if about.kind in ("step", "urgency") else RESULT)

    @kept
    def _moved(self, rule: Rule, about: Target) -> tuple[Target, ...]:
        return tuple(dict.fromkeys(self._moves_of(rule, about)))

    @kept
    def _questions(self, rule: Rule) -> tuple[str, ...]:
        return self.basis.questions([rule])

    def _moves_of(self, rule: Rule, about: Target) -> Iterator[Target]:
        yield Target("rule", rule.id)
        for effect in rule.then:
            yield from (Target("status", danger.id) for danger in self._statuses_moved(effect))
            if self.adds(effect):
                yield from self._moved_by(effect, about)
        if rule.id in self._keeping_from_self_care:
            yield URGENCY

    def _moved_by(self, effect: Effect, about: Target) -> Iterator[Target]:
        match effect:
            case Concludes(concept):
                yield Target("concept", concept.id)
            case Supports(disorder):
                yield from self._standing_moved(disorder, about)
            case Opposes(disorder, strength):
                yield from self._standing_moved(disorder, about)
                if strength is Strength.DEFINING:
                    yield from self._moved_by_exclusion(disorder, about)
            case Escalates(urgency, suspecting):
                if urgency >= (level_of(about) or urgency):
                    yield URGENCY
                if suspecting and about.kind == "step" and self._waits_for_a_lead(self._step(about)):
                    yield about
            case Warns(warning):
                yield Target("warning", warning.id)
            case Recommends(step):
                yield Target("step", step.id)
                if about.kind == "step" and step in self._step(about).gives_way_to:
                    yield about
            case _:
                assert_never(effect)

    def _standing_moved(self, disorder: Disorder, about: Target) -> Iterator[Target]:
        """Yield what moves with where a disorder stands, unless nothing can move that, nor exclude it."""
        basis = self.basis
        excludable = basis.table.could.excluded(disorder) and not basis.table.now.excluded(disorder)
        if basis.lowest(disorder) is basis.highest(disorder) and not (disorder.must_not_miss and excludable):
            return
        yield from (Target("disorder", disorder.id), LEADING)
        if about.kind == "step" and self._waits_for_a_lead(self._step(about)):
            yield about

    def _moved_by_exclusion(self, disorder: Disorder, about: Target) -> Iterator[Target]:
        """Yield what was said on suspicion of a disorder, or for as long as it was not excluded."""
        taken_back = self._taken_back_with.get(disorder.id)
        if taken_back is not None and taken_back >= max(level_of(about) or taken_back, Urgency.ROUTINE):
            yield URGENCY
        for rule in self.basis.now.escalating:
            if disorder in suspicions(rule):
                yield from (Target("step", e.step.id) for e in rule.then if isinstance(e, Recommends))
        for step in self._advised:
            if any(danger.disorder is disorder for _, danger in self.basis.looked_for_with(step)):
                yield Target("step", step.id)

    def _waits_for_a_lead(self, step: Step) -> bool:
        """Whether it rests with what leads that a step is recommended, or might be."""
        calling = self.basis.recommending(step) or is_answered(step, self.basis.case)
        return not calling and any(self.basis.table.ladders(step))

    def _step(self, about: Target) -> Step:
        return self.basis.knowledge.step[about.id]

    @cached_property
    def _advised(self) -> tuple[Step, ...]:
        return tuple(step for step in self.basis.knowledge.steps if self.basis.table.wanted(step))

    def _scoping(self) -> tuple[str, ...]:
        """Return the questions that decide whether this is in scope."""
        scope = self.basis.knowledge.scope
        asked = self.outlook.deciding(scope) if self.outlook.of(scope).now is not Truth.FALSE else ()
        return tuple(dict.fromkeys(map(question_of, asked)))


def _is_said(about: Target, moved: Target) -> bool:
    """Whether something is part of what is asked about."""
    match about.kind:
        case "result":
            return moved in (URGENCY, LEADING) or moved.kind in ("disorder", "status")
        case "benign":
            return moved in (BENIGN, URGENCY, LEADING) or moved.kind == "status"
        case "urgency":
            return moved == URGENCY
        case "disorder":
            return moved in (about, Target("status", about.id))
        case _:
            return moved == about


def _concerns(about: Target, moved: Target) -> bool:
    if about.kind in ("result", "finding", "medicines"):
        return moved.kind in ("urgency", "disorder", "status", "warning", "step")
    return _is_said(about, moved)


def _stronger(one: Strength | None, other: Strength | None) -> Strength | None:
    return max((s for s in (one, other) if s is not None), default=None)
