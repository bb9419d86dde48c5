"""The table of an assessment: all that is said of patients, each value the set of whom it is said.

Support and opposition make standings, these with urgency, warnings, steps and statuses make what is said.
Everything is read twice: as it is, and as it could still become; where the two agree it is settled, and no
answer can change it. One table is read of one patient, of many, and of all possible ones, as the sets are
(`engine.reading.sets`). Each value is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, groupby
from typing import Generic, Literal, NamedTuple, TypeAlias, assert_never, get_args

from engine.assessment.standing import Weights
from engine.assessment.urgency import Urgencies, asks_for, suspicions
from engine.kept import kept
from engine.reading import reach
from engine.reading.reader import Following, Reading
from engine.reading.sets import Pair, S
from knowledge.criteria import (
    RUNGS,
    Criterion,
    Danger,
    Disorder,
    DrugClass,
    Finding,
    KnowledgeBase,
    Rule,
    Rung,
    Step,
    Strength,
    Supports,
    Urgency,
    Warning,
)
from knowledge.criteria import Benign as MayBeBenign

HIGHEST_UNASKED: Rung = "simple_test"
"""The highest rung that is advised without a rule that calls for it, to look for what may hide."""
PRESSING: Mapping[Urgency, Urgency] = {
    Urgency.EMERGENCY: Urgency.URGENT,
    Urgency.URGENT: Urgency.SOON,
    Urgency.SOON: Urgency.ROUTINE,
}
"""How urgent a rule has to be at least that keeps a step from waiting where the patient is so urgent.

Where it is soon, `Table._called_in_time` says what else does.
"""
About: TypeAlias = Literal[
    "scope", "urgency", "leading", "warning", "disorder", "status", "benign", "step", "conflict",
    "concept", "rule",
]  # fmt: skip
"""What a conclusion can be about."""
SAID: tuple[About, ...] = get_args(About)[:-2]
"""What a patient is told of: all but what it rests on."""
SETTLED: tuple[About, ...] = ("scope", "urgency", "leading", "warning", "status")
"""What no answer can change any more once an assessment is settled."""


class Statuses(NamedTuple, Generic[S]):
    """Where a disorder that must not be missed stands: each patient is in exactly one of the five."""

    supported: S
    excluded: S
    not_found: S
    needs_test: S
    not_looked_for: S


class Benign(NamedTuple, Generic[S]):
    """Whether what leads may be called benign: each patient is in exactly one of the three."""

    yes: S
    not_yet: S
    no: S


class Table(Urgencies[S]):
    """What is said of the patients in some sets. Mappings are by id, in catalogue order.

    `now` and `could` are readings of them that are there already: where an engine has told for whom rules
    fire, `now` knows it.
    """

    def reread(
        self, knowledge: KnowledgeBase, changed: Collection[Rule], sets: Following[S] | None = None
    ) -> Table[S]:
        """Return the table of another knowledge base, or of others, that differs in these rules alone.

        `changed` holds all rules that rest on one that differs.
        """
        return Table(knowledge, sets or self.sets, self.reading.reread(knowledge, changed, sets))

    # What must not be missed, warnings, steps and contradictions

    @cached_property
    def must_not_miss(self) -> Mapping[str, Statuses[S]]:
        """Map the disorders that must not be missed to their statuses."""
        return {name: self._statuses(danger) for name, danger in self.knowledge.danger.items()}

    def _statuses(self, danger: Danger) -> Statuses[S]:
        sets, but = self.sets, self.sets.but
        excluded = self.now.excluded(danger.disorder)
        supported = but(self._signature(danger, self.reading), excluded)
        absent = self.minimum_absent(danger)
        not_absent = (
            supported,
            excluded,
            sets.but(self.now.support(danger.disorder, Strength.WEAK), self.at_risk(danger)),
            self._signature(danger, self.doubt),
        )
        not_found = but(absent, sets.some(not_absent))
        told = sets.some((supported, excluded, not_found))
        needs_test = but(sets.every((self.at_risk(danger), self._beyond_reach(danger))), told)
        return Statuses(
            supported, excluded, not_found, needs_test, self._all_but(sets.some((told, needs_test)))
        )

    def minimum_absent(self, danger: Danger) -> S:
        """Return in whom each sign of a danger's minimum was looked for by itself and is surely absent."""
        return self.sets.every(map(self.absent, danger.minimum))

    def absent(self, sign: Criterion) -> S:
        """Return in whom a sign was looked for by itself and is surely absent, whatever else was denied."""
        return self.sets.every((self.by_itself.fails(sign), self.reading.fails(sign)))

    def at_risk(self, danger: Danger, by: Weights[S] | None = None) -> S:
        """Return who is surely at risk of a danger, or by what could be."""
        return self.sets.nobody if danger.at_risk is None else (by or self.now).reading.holds(danger.at_risk)

    def _signature(self, danger: Danger, reading: Reading[S]) -> S:
        """Return for whom a rule fires that supports a danger more than weakly or escalates for it."""
        return self.sets.some(map(reading.fires, self.knowledge.signature[danger.id]))

    def _beyond_reach(self, danger: Danger) -> S:
        """Return in whom no answer within reach can make the whole minimum of a danger absent."""
        return self.sets.some(self._all_but(self._doubt_by_itself.fails(item)) for item in danger.minimum)

    @cached_property
    def by_itself(self) -> Reading[S]:
        """The truth of criteria by what was told by itself: what a denial swept up was not looked for."""
        sets = self.sets.by_itself
        return self.reading if sets is self.sets else Reading(self.knowledge, sets, sets.known)

    @cached_property
    def _doubt_by_itself(self) -> Reading[S]:
        sets = self.sets.by_itself
        return self.doubt if sets is self.sets else reach.doubt(self.knowledge, sets)

    @cached_property
    def _could_by_itself(self) -> tuple[Reading[S], Reading[S]]:
        """What could be by what is told by itself, within reach and once tests are done."""
        sets = self.sets.by_itself
        return reach.own_reach(self.knowledge, sets), reach.reach_with_tests(self.knowledge, sets)

    def _could_be_looked_for(self, could: Weights[S]) -> Reading[S]:
        """Return what could be by what is told by itself, with as much within reach as in `could`."""
        alike = self.sets.by_itself is self.sets
        return could.reading if alike else self._could_by_itself[could is not self.could]

    def may_prove_absent(self, item: Criterion) -> S:
        """Return in whom an answer within reach can make a sign absent, or has made it so."""
        return self._doubt_by_itself.fails(item)

    @cached_property
    def doubt(self) -> Reading[S]:
        """What could be were all within reach that has no value to turn out either way."""
        return reach.doubt(self.knowledge, self.sets)

    def is_feared(self, rule: Rule) -> S:
        """Return for whom a rule could apply if what has no value within reach turned out so."""
        return self.doubt.fires(rule)

    @kept
    def _lasting_doubt(self, could: Weights[S]) -> Reading[S]:
        """Return what could be of what cannot be told, unless as much as in `could` may yet settle it."""
        return reach.lasting_doubt(self.knowledge, self.sets, could.reading)

    @kept
    def _lasting_doubt_by_itself(self, could: Weights[S]) -> Reading[S]:
        sets = self.sets.by_itself
        if sets is self.sets:
            return self._lasting_doubt(could)
        return reach.lasting_doubt(self.knowledge, sets, self._could_be_looked_for(could))

    @cached_property
    def benign(self) -> Benign[S]:
        """Who may be told that what leads is benign, who may not yet, and who may not."""
        sets, some = self.sets, self.sets.some
        alone = {one.id: self.leads_alone(one.disorder) for one in self.knowledge.benign}
        status = self.must_not_miss
        feared = some(
            sets.every((alone[one.id], some(status[other.id].supported for other in one.unless)))
            for one in self.knowledge.benign
        )
        no = some((self._all_but(some(alone.values())), self.as_urgent_as(Urgency.SOON), feared))
        calm = some(sets.every((alone[one.id], self.nothing_found(one))) for one in self.knowledge.benign)
        known = sets.every((calm, self.medicines_known, self.red_flags_absent, sets.asked_as("clinician")))
        yes = sets.but(known, some((no, self.contradictory)))
        return Benign(yes, self._all_but(some((yes, no))), no)

    def leads_alone(self, disorder: Disorder) -> S:
        """Return in whom the disorder leads and no other does."""
        others = (leads for other, leads in self.leading.items() if other != disorder.id)
        return self.sets.but(self.leading[disorder.id], self.sets.some(others))

    def nothing_found(self, benign: MayBeBenign) -> S:
        """Return who meets the conditions of calling it benign, each of its dangers excluded or not found."""
        statuses = (self.must_not_miss[other.id] for other in benign.unless)
        looked_for = (self.sets.some((status.excluded, status.not_found)) for status in statuses)
        return self.sets.every((self.by_itself.holds(benign.when), *looked_for))

    @cached_property
    def medicines_known(self) -> S:
        """Those of whom it is told of every class of medicines whether they take it."""
        return self.sets.every(map(self.sets.answered, self.knowledge.drug_classes))

    def warned(self, warning: Warning) -> S:
        """Return who is given the warning."""
        return self._warned(warning, self.reading)

    def _warned(self, warning: Warning, reading: Reading[S]) -> S:
        return self.sets.some(map(reading.fires, self.knowledge.warning_with.get(warning.id, ())))

    @cached_property
    def warnings(self) -> Mapping[str, S]:
        """Map warnings to those who are given them."""
        return {warning.id: self.warned(warning) for warning in self.knowledge.warnings}

    def calls_for(self, rule: Rule) -> S:
        """Return for whom a rule fires whose every urgency has not been taken back: it may recommend."""
        suspected = suspicions(rule)
        if not suspected:
            return self.reading.fires(rule)
        return self.sets.but(self.reading.fires(rule), self.sets.every(map(self.now.excluded, suspected)))

    @kept
    def recommended(self, step: Step) -> S:
        """Return for whom a rule calls for the step, or it is the next to look for what may hide behind."""
        by_ladder = (self.looks_next(step, *pair) for pair in self.ladders(step))
        return self.sets.some(chain((self._called(step),), by_ladder))

    @kept
    def _called(self, step: Step, level: Urgency = Urgency.SELF_CARE) -> S:
        """Return for whom a rule calls for the step that asks for at least so much urgency."""
        if level is not Urgency.SELF_CARE and (by_any := self._called(step)) is self.sets.nobody:
            return by_any
        rules = self.knowledge.recommending.get(step.id, ())
        return self.sets.some(self.calls_for(rule) for rule in rules if asks_for(rule) >= level)

    def ladders(self, step: Step) -> Iterator[tuple[MayBeBenign, Danger]]:
        """Yield the benign disorders beside which the step looks for a danger, and those dangers."""
        if _is_done_at_once(step):
            yield from self.knowledge.ladders[step.id]

    def looks_next(self, step: Step, benign: MayBeBenign, danger: Danger) -> S:
        """Return in whom a benign disorder leads, a danger is open, and this is the next to look for it.

        With what looking for some danger begins everybody is looked at who is not spared it. Whatever comes
        later on a ladder takes a reason: the danger's risk, one of its signs, or a rule that speaks for it.
        """
        lower = danger.looked_for_by[: danger.looked_for_by.index(step)]
        status = self.must_not_miss[danger.id]
        is_open = self.sets.some((status.needs_test, status.not_looked_for))
        plausible = self._pointed_at(danger)
        if step in self._first_looks:
            plausible = self.sets.some((plausible, self._all_but(self._spared(step, benign))))
        return self.sets.every((self.leads(benign.disorder), is_open, plausible, *map(self._done, lower)))

    def _spared(self, step: Step, benign: MayBeBenign) -> S:
        if benign.spares is None or step.rung != "examine":
            return self.sets.nobody
        return self.reading.holds(benign.spares)

    @cached_property
    def _first_looks(self) -> frozenset[Step]:
        return frozenset(danger.looked_for_by[0] for danger in self.knowledge.dangers)

    def _pointed_at(self, danger: Danger) -> S:
        """Return in whom something that is told or found makes a danger plausible."""
        signs = map(self.reading.holds, danger.minimum)
        return self.sets.some((self.at_risk(danger), self._weakly_supported(danger), *signs))

    @kept
    def wanted(self, step: Step) -> S:
        """Return for whom the step is recommended, something is left for it to tell, and no other does more.

        What is only to be asked is no step: it stands among the questions.
        """
        if step.rung == "ask":
            return self.sets.nobody
        idle = self.sets.some((self._done(step), *map(self.wanted, step.gives_way_to)))
        return self.sets.but(self.recommended(step), idle)

    def advised(self, step: Step) -> S:
        """Return for whom the step is wanted, and nothing more urgent is to be done first."""
        return self.sets.but(self.wanted(step), self._can_wait(step))

    def postponed(self, step: Step) -> S:
        """Return for whom the step is wanted, once what is more urgent is done."""
        return self.sets.every((self.wanted(step), self._can_wait(step)))

    def _can_wait(self, step: Step) -> S:
        """Return who is so urgent that the step has to wait, and in whom no trouble is told so far.

        It does unless a rule nearly so urgent calls for it, or for one that gives way to it.
        """
        done = self.knowledge.done_by[step.id]
        return self.sets.some(
            self.sets.but(whom, self.sets.some(self._called_in_time(each, least) for each in done))
            for least, whom in self._who_waits
            if whom is not self.sets.nobody
        )

    def _called_in_time(self, step: Step, least: Urgency) -> S:
        """Return for whom a rule calls for the step that asks for at least so much urgency.

        Below that, where it is no more than soon, a rule does that speaks for a danger or for what leads;
        and any rule where the step is done at the bedside, or treats.
        """
        if least > Urgency.ROUTINE:
            return self._called(step, least)
        if step.kind in ("examination", "treatment"):
            return self._called(step)
        rules = self.knowledge.recommending.get(step.id, ())
        explaining = (self.sets.every((self.calls_for(r), self._explains(r))) for r in rules)
        return self.sets.some((self._called(step, least), *explaining))

    def _explains(self, rule: Rule) -> S:
        """Return in whom a rule supports a danger, or a disorder that leads."""
        supported = [effect.disorder for effect in rule.then if isinstance(effect, Supports)]
        if any(disorder.must_not_miss for disorder in supported):
            return self.sets.everyone
        return self.sets.some(map(self.leads, supported))

    @cached_property
    def _who_waits(self) -> tuple[tuple[Urgency, S], ...]:
        """Those in whom steps wait, and how urgent a rule has to be at least that keeps one from waiting."""
        untold = self._all_but(self.reading.holds(self.knowledge.scope))
        return ((Urgency.SOON, untold), *((least, self.as_urgent_as(u)) for u, least in PRESSING.items()))

    def _done(self, step: Step) -> S:
        """History may end in 'cannot tell'; a test may not, nor may the medicines."""
        if not step.answered_by:
            return self.sets.nobody
        return self.sets.every(
            self.sets.some((self.sets.answered(finding), self.sets.untold(finding)))
            if may_end_untold(step, finding)
            else self.sets.answered(finding)
            for finding in step.answered_by
        )

    @cached_property
    def steps(self) -> Mapping[str, S]:
        """Map steps to those they are advised for."""
        return {step.id: self.advised(step) for step in self.knowledge.steps}

    def steps_in_order(self) -> Iterator[tuple[Step, S]]:
        """Yield steps with those they are advised for, in the order in which one would do them.

        First what a rule calls for that makes it urgent, in the order of the catalogue, and in an emergency
        whom to send and what to treat before all of it. Then what a rule calls for that makes it soon, as
        far as that is done at once. Then the rest by rung, what only the ladder adds behind what a rule calls
        for. A step is yielded for one set of patients after the other.
        """
        every, but, steps = self.sets.every, self.sets.but, self.knowledge.steps
        by_rung = sorted(steps, key=lambda step: RUNGS.index(step.rung))
        acts = tuple(step for step in steps if step.rung == RUNGS[-1])
        urgent, emergency = (self.as_urgent_as(u) for u in (Urgency.URGENT, Urgency.EMERGENCY))
        pressing = (
            (acts, Urgency.URGENT, emergency),
            (steps, Urgency.URGENT, urgent),
            (acts, Urgency.SOON, urgent),
            (tuple(filter(_is_done_at_once, by_rung)), Urgency.SOON, self.sets.everyone),
        )
        left = dict(self.steps)
        for some, level, whom in pressing:
            for step in some:
                first = every((left[step.id], self._called(step, level), whom))
                yield step, first
                left[step.id] = but(left[step.id], first)
        for _, of_rung in groupby(by_rung, key=lambda step: step.rung):
            same = tuple(of_rung)
            for step in same:
                yield step, every((left[step.id], self._called(step)))
            for step in same:
                yield step, but(left[step.id], self._called(step))

    def postponed_in_order(self) -> Iterator[tuple[Step, S]]:
        """Yield the steps that wait, by rung, with those in whom they do."""
        for step in sorted(self.knowledge.steps, key=lambda step: RUNGS.index(step.rung)):
            yield step, self.postponed(step)

    @cached_property
    def contradictions(self) -> Mapping[str, S]:
        """Map conflicts to those whose answers make them."""
        return {conflict.id: self.reading.holds(conflict.when) for conflict in self.knowledge.conflicts}

    @cached_property
    def contradictory(self) -> S:
        """Those whose answers cannot all be true."""
        return self.sets.some(self.contradictions.values())

    # What fires, and what is settled

    @cached_property
    def fired(self) -> Mapping[str, S]:
        """Map rules to those for whom they fire."""
        return {rule.id: self.reading.fires(rule) for rule in self.knowledge.rules}

    @cached_property
    def could_fire(self) -> Mapping[str, S]:
        """Map rules to those for whom they fire or still could."""
        return {rule.id: self.could.reading.fires(rule) for rule in self.knowledge.rules}

    @cached_property
    def concluded(self) -> Mapping[str, Pair[S]]:
        """Map concepts to those of whom they surely hold, and surely fail."""
        return {concept.id: self.reading.of(concept) for concept in self.knowledge.concepts}

    @cached_property
    def settled(self) -> S:
        """Those of whom no answer within reach can change what is said, but for steps and standings."""
        return self._settled(self.could)

    @cached_property
    def settled_with_tests(self) -> S:
        """Those of whom no test can change it either."""
        return self._settled(self.could_with_tests)

    def _settled(self, could: Weights[S]) -> S:
        led = self.lead_settled(could)
        if led is self.sets.nobody:
            return led
        moving = (self._urgency_moving(could), self._warnings_moving(could), self._statuses_moving(could))
        return self.sets.but(led, self.sets.some(chain((self.scope_moving(could),), *moving)))

    def scope_moving(self, could: Weights[S]) -> S:
        """Return who may still turn out to be in scope, or out of it."""
        scope = self.knowledge.scope
        (may_hold, may_fail), (holds, fails) = could.reading.of(scope), self.reading.of(scope)
        return self.sets.some((self.sets.but(may_hold, holds), self.sets.but(may_fail, fails)))

    def _urgency_moving(self, could: Weights[S]) -> Iterator[S]:
        for level in Urgency:
            highest = self.could_be_as_urgent_as(level, could)
            yield self.sets.but(highest, self.surely_as_urgent_as(level, could))

    def _warnings_moving(self, could: Weights[S]) -> Iterator[S]:
        for warning in self.knowledge.warnings:
            yield self.sets.but(self._warned(warning, could.reading), self.warned(warning))

    def _statuses_moving(self, could: Weights[S]) -> Iterator[S]:
        for danger in self.knowledge.danger.values():
            yield self.status_moving(danger, could)

    def status_moving(self, danger: Danger, could: Weights[S]) -> S:
        """Return whom an answer could still move from one status of a danger to another."""
        return self.sets.some(self._moves_of_status(danger, could))

    def _moves_of_status(self, danger: Danger, could: Weights[S]) -> Iterator[S]:
        status, but = self.must_not_miss[danger.id], self.sets.but
        may_be_weak = could.support(danger.disorder, Strength.WEAK)
        yield but(could.excluded(danger.disorder), status.excluded)
        yield but(self._signature(danger, could.reading), self.sets.some((status.supported, status.excluded)))
        yield self.sets.every((status.not_found, but(may_be_weak, self.at_risk(danger))))
        yield self.signs_matter(danger, could)
        yield self.risk_matters(danger, could)

    def may_be_not_found(self, danger: Danger, could: Weights[S]) -> S:
        """Return in whom a danger is not found, or the signs of its minimum may yet all prove absent."""
        status = self.must_not_miss[danger.id]
        looked_for = self._could_be_looked_for(could)
        could_fail = [looked_for.fails(item) for item in danger.minimum]
        if looked_for is not could.reading:
            could_fail += map(could.reading.fails, danger.minimum)
        kept = (
            self._signature(danger, self.reading),
            self.sets.but(self._weakly_supported(danger), self.at_risk(danger, could)),
            status.excluded,
            self._signature(danger, self._lasting_doubt(could)),
        )
        may_be = self.sets.but(self.sets.every(could_fail), self.sets.some(kept))
        return self.sets.some((status.not_found, may_be))

    def signs_matter(self, danger: Danger, could: Weights[S]) -> S:
        """Return in whom it tells more of a danger that signs of its minimum prove present or absent."""
        every, some, but = self.sets.every, self.sets.some, self.sets.but
        status = self.must_not_miss[danger.id]
        found = [but(self.may_be_not_found(danger, could), status.not_found)]
        may_be_at_risk = self.at_risk(danger, could)
        doubted = [self._doubt_by_itself.fails(item) for item in danger.minimum]
        lasting = [self._lasting_doubt_by_itself(could).fails(item) for item in danger.minimum]
        could_fail = [self._could_be_looked_for(could).fails(item) for item in danger.minimum]
        found.append(every((status.not_looked_for, may_be_at_risk, some(map(but, doubted, lasting)))))
        found.append(every((status.needs_test, some(map(but, could_fail, doubted)))))
        return some(found)

    def risk_matters(self, danger: Danger, could: Weights[S]) -> S:
        """Return in whom it would tell more of a danger that they are at risk of it."""
        every = self.sets.every
        lasting = self._lasting_doubt_by_itself(could)
        beyond = self.sets.some(self._all_but(lasting.fails(item)) for item in danger.minimum)
        tested = every((self.must_not_miss[danger.id].not_looked_for, beyond))
        explained = every((self._weakly_supported(danger), self.may_be_not_found(danger, could)))
        may_be = self.sets.but(self.at_risk(danger, could), self.at_risk(danger))
        return every((may_be, self.sets.some((tested, explained))))

    def _weakly_supported(self, danger: Danger) -> S:
        return self.now.support(danger.disorder, Strength.WEAK)

    # All of it, by what it is about

    def conclusion(self, about: About, name: str = "") -> tuple[S, ...]:
        """Return the sets that together tell what a conclusion is; the weightier outcome has the earlier one.

        `name` is the id of what it is about, where there are several.
        """
        match about:
            case "scope":
                return (self.in_scope,)
            case "urgency":
                return tuple(self.as_urgent_as(level) for level in reversed(Urgency))
            case "leading":
                return tuple(self.leading.values())
            case "disorder":
                return self._standings(self.knowledge.disorder[name])[:-1]
            case "status":
                return self.must_not_miss[name]
            case "benign":
                return self.benign
            case "warning":
                return (self.warnings[name],)
            case "step":
                return (self.wanted(self.knowledge.step[name]),)
            case "conflict":
                return (self.contradictions[name],)
            case "concept":
                return self.reading.of(self.knowledge.concept[name])
            case "rule":
                return (self.reading.fires(self.knowledge.rule[name]),)
            case _:
                assert_never(about)

    def conclusions(self, *about: About) -> dict[tuple[About, str], tuple[S, ...]]:
        """Return all conclusions, or those about these alone, by what they are about, in catalogue order."""
        knowledge = self.knowledge
        ids: dict[About, Iterable[str]] = {
            "scope": ("",),
            "urgency": ("",),
            "leading": ("",),
            "warning": knowledge.warning,
            "disorder": knowledge.disorder,
            "status": knowledge.danger,
            "benign": ("",),
            "step": knowledge.step,
            "conflict": (conflict.id for conflict in knowledge.conflicts),
            "concept": knowledge.concept,
            "rule": knowledge.rule,
        }
        return {
            (one, name): self.conclusion(one, name)
            for one, names in ids.items()
            if not about or one in about
            for name in names
        }


def may_end_untold(step: Step, finding: Finding) -> bool:
    """Return whether 'cannot tell' answers a step: history may end so, but not as to the medicines."""
    return step.kind == "history" and not isinstance(finding, DrugClass)


def _is_done_at_once(step: Step) -> bool:
    return RUNGS.index(step.rung) <= RUNGS.index(HIGHEST_UNASKED)
