"""The table of an assessment: all that is said of patients, each value the set of whom it is said.

Support and opposition make standings, these with urgency, warnings, steps and statuses make what is said.
Everything is read twice: as it is, and as it could still become; where the two agree it is settled, and no
answer can change it. One table is read of one patient, of many, and of all possible ones, as the sets are
(`engine.reading.sets`). Each value is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Generic, Literal, NamedTuple, TypeAlias, assert_never

from engine.assessment.standing import Standing, cells, rank, standing, ways_to_stand
from engine.reading.following import following
from engine.reading.reader import Reading
from engine.reading.sets import Observed, Pair, S, Sets
from knowledge.criteria import (
    Audience,
    Disorder,
    DrugClass,
    Escalates,
    Finding,
    KnowledgeBase,
    Rule,
    Step,
    Strength,
    Urgency,
    Warning,
    YesNo,
)

AUDIENCES: tuple[Audience, ...] = ("clinician", "patient")
About: TypeAlias = Literal[
    "scope", "urgency", "leading", "warning", "disorder", "step", "conflict", "concept", "rule"
]
"""What a conclusion can be about."""


class Statuses(NamedTuple, Generic[S]):
    """Where a disorder that must not be missed stands: each patient is in exactly one of the three."""

    supported: S
    not_excluded: S
    excluded: S


class Standings(NamedTuple, Generic[S]):
    """Where a disorder stands: each patient is in exactly one of the four."""

    likely: S
    possible: S
    not_suggested: S
    unlikely: S


class Place(NamedTuple, Generic[S]):
    """A place that a disorder can take in the differential, and who has it there."""

    disorder: Disorder
    standing: Standing
    patients: S


class Weights(Generic[S]):
    """How strongly the rules that fire by one reading speak for and against disorders."""

    def __init__(self, reading: Reading[S]) -> None:
        self.reading = reading
        self._knowledge = reading.knowledge
        self._weights: dict[tuple[str, str, Strength], S] = {}

    def support(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something supports the disorder at least so strongly."""
        return self._weight("for", disorder, strength)

    def opposition(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something opposes the disorder at least so strongly."""
        return self._weight("against", disorder, strength)

    def excluded(self, disorder: Disorder) -> S:
        """Return in whom a test has excluded the disorder."""
        return self.opposition(disorder, Strength.DEFINING)

    def _weight(self, side: str, disorder: Disorder, strength: Strength) -> S:
        key = (side, disorder.id, strength)
        if key not in self._weights:
            index = self._knowledge.supporting if side == "for" else self._knowledge.opposing
            rules = index.get(disorder.id, {}).get(strength, ())
            found = [self.reading.fires(rule) for rule in rules]
            if strength is not Strength.DEFINING:
                found.append(self._weight(side, disorder, Strength(strength + 1)))
            self._weights[key] = self.reading.sets.some(found)
        return self._weights[key]


class Table(Generic[S]):
    """What is said of the patients in some sets. Mappings are by id, in catalogue order.

    `now` and `could` are readings of them that are there already: where an engine has told for whom rules
    fire, `now` knows it.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        sets: Sets[S],
        now: Reading[S] | None = None,
        could: Reading[S] | None = None,
    ) -> None:
        self.knowledge, self.sets = knowledge, (sets := following(knowledge, sets))
        self.now = Weights(now or Reading(knowledge, sets, sets.known))
        self.could = Weights(could or Reading(knowledge, sets, sets.possible))
        self._standing: dict[tuple[str, Standing, bool, bool], S] = {}
        self._asked: dict[tuple[Urgency, bool, bool], S] = {}

    @property
    def reading(self) -> Reading[S]:
        """The truth of criteria, concepts and rules."""
        return self.now.reading

    def reread(self, knowledge: KnowledgeBase, changed: Collection[Rule]) -> Table[S]:
        """Return the table of another knowledge base that differs in these rules, and in no others.

        `changed` holds all rules that rest on one that differs.
        """
        return Table(knowledge, self.sets, self.reading.reread(knowledge, changed))

    # Scope, standings, and what leads

    @cached_property
    def in_scope(self) -> S:
        """Those of whom it is not sure that they are out of scope."""
        return self._all_but(self.reading.fails(self.knowledge.scope))

    def stands(self, disorder: Disorder, least: Standing) -> S:
        """Return in whom the disorder stands so well or better."""
        return self._stands(disorder, least, self.now, self.now)

    def lowest(self, disorder: Disorder, least: Standing) -> S:
        """Return in whom no answer can bring it below so good a standing."""
        return self._stands(disorder, least, self.now, self.could)

    def highest(self, disorder: Disorder, least: Standing) -> S:
        """Return in whom it stands so well or could still be brought there."""
        return self._stands(disorder, least, self.could, self.now)

    def _stands(self, disorder: Disorder, least: Standing, pro: Weights[S], contra: Weights[S]) -> S:
        """Read the table of standings as logic on 'at least so strong'."""
        sets = self.sets
        key = (disorder.id, least, pro is self.now, contra is self.now)
        if key not in self._standing:
            self._standing[key] = sets.some(
                sets.but(
                    pro.support(disorder, support) if support else sets.everyone,
                    contra.opposition(disorder, opposition) if opposition else sets.nobody,
                )
                for support, opposition in ways_to_stand(least)
            )
        return self._standing[key]

    @cached_property
    def standings(self) -> Mapping[str, Standings[S]]:
        """Map disorders to how they stand."""
        return {disorder.id: self._standings(disorder) for disorder in self.knowledge.disorders}

    def _standings(self, disorder: Disorder) -> Standings[S]:
        but, (least, *better) = self.sets.but, [self.stands(disorder, level) for level in Standing]
        low, middle, high = better
        return Standings(high, but(middle, high), but(low, middle), but(least, low))

    def leads(self, disorder: Disorder) -> S:
        """Return in whom the disorder shares the best standing, and that is possible or likely."""
        likely = self.stands(disorder, Standing.LIKELY)
        second = self.sets.but(self.stands(disorder, Standing.POSSIBLE), self._some_likely)
        return self.sets.every((self.in_scope, self.sets.some((likely, second))))

    @cached_property
    def _some_likely(self) -> S:
        return self.sets.some(self.stands(d, Standing.LIKELY) for d in self.knowledge.disorders)

    @cached_property
    def leading(self) -> Mapping[str, S]:
        """Map disorders to those in whom they lead."""
        return {disorder.id: self.leads(disorder) for disorder in self.knowledge.disorders}

    # The order of the differential

    def places(self, disorders: Iterable[Disorder], least: Standing) -> Iterator[Place[S]]:
        """Yield the places that disorders can take in the differential, standing so well or better.

        The first of the differential comes first: see `engine.assessment.standing.rank`.
        """
        number = {disorder: place for place, disorder in enumerate(self.knowledge.disorders)}
        weighed = [cell for cell in cells() if standing(*cell) >= least]
        ways = [((*rank(d, *cell), number[d]), d, cell) for d in disorders for cell in weighed]
        for _, disorder, cell in sorted(ways, key=lambda way: way[0]):
            yield Place(disorder, standing(*cell), self._weighed_so(disorder, *cell))

    def _weighed_so(self, disorder: Disorder, support: Strength | None, opposition: Strength | None) -> S:
        """Return in whom the strongest that speak for and against the disorder are just these."""
        sides = ((self.now.support, support), (self.now.opposition, opposition))
        reached = [weigh(disorder, strength) for weigh, strength in sides if strength]
        passed = [
            weigh(disorder, Strength((strength or 0) + 1))
            for weigh, strength in sides
            if strength is not Strength.DEFINING
        ]
        return self.sets.but(self.sets.every(reached), self.sets.some(passed))

    def ahead(self, one: Disorder, other: Disorder) -> S:
        """Return in whom one disorder comes before the other in the differential."""
        behind, found = self.sets.nobody, []
        for disorder, _, patients in reversed(list(self.places({one, other}, Standing.UNLIKELY))):
            if disorder is other:
                behind = self.sets.some((behind, patients))
            else:
                found.append(self.sets.every((behind, patients)))
        return self.sets.some(found)

    # Urgency

    def as_urgent_as(self, urgency: Urgency) -> S:
        """Return who is at least so urgent: by an escalation that no exclusion takes back, or by default."""
        return self._urgent(urgency, self.now, self.now, self.now)

    def surely_as_urgent_as(self, urgency: Urgency) -> S:
        """Return who will be at least so urgent whatever is answered."""
        return self._urgent(urgency, self.now, self.could, self.could)

    def could_be_as_urgent_as(self, urgency: Urgency) -> S:
        """Return who is or could still turn out to be at least so urgent."""
        return self.sets.some((self.as_urgent_as(urgency), self._asked_for(urgency, self.could, self.now)))

    def _urgent(self, urgency: Urgency, by: Weights[S], excluding: Weights[S], absent: Weights[S]) -> S:
        if urgency is Urgency.SELF_CARE:
            return self.sets.everyone
        asked = self._asked_for(urgency, by, excluding)
        if urgency > Urgency.ROUTINE:
            return asked
        return self.sets.some((asked, self._all_but(self._red_flags_absent(absent.reading))))

    def _asked_for(self, urgency: Urgency, by: Weights[S], excluding: Weights[S]) -> S:
        """Return for whom rules that fire by one reading ask for so much, which nothing has taken back."""
        key = (urgency, by is self.now, excluding is self.now)
        if key not in self._asked:
            found = [
                self.sets.but(by.reading.fires(rule), excluding.excluded(effect.suspecting))
                if effect.suspecting
                else by.reading.fires(rule)
                for rule, effect in self.knowledge.escalating
                if effect.urgency is urgency
            ]
            if urgency.above:
                found.append(self._asked_for(urgency.above, by, excluding))
            self._asked[key] = self.sets.some(found)
        return self._asked[key]

    def _red_flags_absent(self, reading: Reading[S]) -> S:
        """Return who is surely in scope, every red flag within reach surely absent.

        One that holds is within reach, whoever told of it. A test that takes its escalation back does not
        make it absent.
        """
        absent = (
            self.sets.some((reading.lapses(rule), self._all_but(self._reach.fires(rule))))
            for rule in red_flags(self.knowledge)
        )
        return self.sets.every(chain((reading.holds(self.knowledge.scope),), absent))

    @cached_property
    def _reach(self) -> Reading[S]:
        return within_reach(self.knowledge, self.sets)

    @cached_property
    def urgency(self) -> Mapping[Urgency, S]:
        """Map levels to those who are at least so urgent; to the lowest, everyone."""
        return {level: self.as_urgent_as(level) for level in Urgency}

    @cached_property
    def urgency_could_be(self) -> Mapping[Urgency, S]:
        """Map levels to those who are or could still turn out to be at least so urgent."""
        return {level: self.could_be_as_urgent_as(level) for level in Urgency}

    @cached_property
    def urgency_at_least(self) -> Mapping[Urgency, S]:
        """Map levels to those who will be at least so urgent whatever is answered."""
        return {level: self.surely_as_urgent_as(level) for level in Urgency}

    # What must not be missed, warnings, steps and contradictions

    @cached_property
    def must_not_miss(self) -> Mapping[str, Statuses[S]]:
        """Map the disorders that must not be missed to their statuses."""
        return {d.id: self._statuses(d) for d in self.knowledge.disorders if d.must_not_miss}

    def _statuses(self, disorder: Disorder) -> Statuses[S]:
        excluded = self.now.excluded(disorder)
        supported = self.sets.but(self.stands(disorder, Standing.POSSIBLE), excluded)
        return Statuses(supported, self._all_but(self.sets.some((supported, excluded))), excluded)

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

    def recommended(self, step: Step) -> S:
        """Return for whom a rule calls for the step, or what leads may hide what it would exclude."""
        by_rules = map(self.calls_for, self.knowledge.recommending.get(step.id, ()))
        before_benign = (
            self.sets.but(self.leads(disorder), self.now.excluded(other))
            for disorder, other in not_benign_before(self.knowledge, step)
        )
        return self.sets.some(chain(by_rules, before_benign))

    def advised(self, step: Step) -> S:
        """Return for whom the step is recommended and something is left for it to tell."""
        return self.sets.but(self.recommended(step), self._done(step))

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
        """Those of whom no answer can change scope, urgency, warnings, statuses or what leads."""
        scope = self.knowledge.scope
        may_leave = self.sets.but(self.could.reading.fails(scope), self.reading.fails(scope))
        moving = chain((may_leave,), self._urgency_moving(), self._warnings_moving(), self._statuses_moving())
        return self.sets.but(self.leading_settled, self.sets.some(moving))

    def _urgency_moving(self) -> Iterator[S]:
        for level in Urgency:
            yield self.sets.but(self.could_be_as_urgent_as(level), self.surely_as_urgent_as(level))

    def _warnings_moving(self) -> Iterator[S]:
        for warning in self.knowledge.warnings:
            yield self.sets.but(self._warned(warning, self.could.reading), self.warned(warning))

    def _statuses_moving(self) -> Iterator[S]:
        but = self.sets.but
        for disorder in self.knowledge.disorders:
            if disorder.must_not_miss:
                out, may_be_out = self.now.excluded(disorder), self.could.excluded(disorder)
                worst = but(self.highest(disorder, Standing.POSSIBLE), out)
                best = but(self.lowest(disorder, Standing.POSSIBLE), may_be_out)
                yield from (but(may_be_out, out), but(worst, best), but(best, worst))

    @cached_property
    def leading_settled(self) -> S:
        """Those in whom no answer can change which disorders lead, but for the scope.

        Either nothing can become possible; or the best standing that is sure is shared for certain by
        all that can reach it, and nothing can pass it.
        """
        sets, but, disorders = self.sets, self.sets.but, self.knowledge.disorders
        possible, likely = Standing.POSSIBLE, Standing.LIKELY
        sure_likely = sets.some(self.lowest(d, likely) for d in disorders)
        sure_possible = but(sets.some(self.lowest(d, possible) for d in disorders), sure_likely)
        to_likely = sets.some(but(self.highest(d, likely), self.lowest(d, likely)) for d in disorders)
        to_possible = sets.some(
            but(
                but(self.highest(d, possible), self.highest(d, likely)),
                but(self.lowest(d, possible), self.lowest(d, likely)),
            )
            for d in disorders
        )
        nothing = self._all_but(sets.some(self.highest(d, possible) for d in disorders))
        stays_likely = but(sure_likely, to_likely)
        stays_possible = but(sure_possible, sets.some((to_likely, to_possible)))
        return sets.some((nothing, stays_likely, stays_possible))

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
                disorder = self.knowledge.disorder[name]
                excluded = (self.now.excluded(disorder),) if disorder.must_not_miss else ()
                return (*self._standings(disorder)[:-1], *excluded)
            case "warning":
                return (self.warnings[name],)
            case "step":
                return (self.steps[name],)
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
            "warning": (warning.id for warning in knowledge.warnings),
            "disorder": knowledge.disorder,
            "step": (step.id for step in knowledge.steps),
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

    def _all_but(self, some: S) -> S:
        return self.sets.but(self.sets.everyone, some)


def suspicions(rule: Rule) -> tuple[Disorder, ...]:
    """Return the disorders whose exclusion, together, takes back every urgency a rule asks for.

    None if the rule asks for no urgency, or for one on no disorder's account. Once taken back, the
    rule recommends no step either: nobody is sent to an emergency that a test has ruled out.
    """
    suspected = [effect.suspecting for effect in rule.then if isinstance(effect, Escalates)]
    named = tuple(disorder for disorder in suspected if disorder is not None)
    return named if len(named) == len(suspected) else ()


def may_end_untold(step: Step, finding: Finding) -> bool:
    """Return whether 'cannot tell' answers a step: history may end so, but not as to the medicines."""
    return step.kind == "history" and not isinstance(finding, DrugClass)


def not_benign_before(knowledge: KnowledgeBase, step: Step) -> Iterator[tuple[Disorder, Disorder]]:
    """Yield the disorders that may not be called benign before the step excludes another, and that one."""
    for disorder in knowledge.disorders:
        for other in disorder.benign_unless:
            if other.excluded_by is step:
                yield disorder, other


def asks_for(rule: Rule) -> Urgency:
    """Return the highest urgency a rule asks for, SELF_CARE if it asks for none."""
    asked = (effect.urgency for effect in rule.then if isinstance(effect, Escalates))
    return max(asked, default=Urgency.SELF_CARE)


def red_flags(knowledge: KnowledgeBase) -> tuple[Rule, ...]:
    """Return the rules that ask for urgent or emergency care."""
    return tuple(rule for rule in knowledge.rules if asks_for(rule) >= Urgency.URGENT)


def within_reach(knowledge: KnowledgeBase, sets: Sets[S]) -> Reading[S]:
    """Read what could be so by what the record tells and by all that its audience is asked.

    A finding that the audience is asked may turn out either way, whatever was answered: an answer calms
    by making a red flag surely absent, never by putting it out of reach. So may one that was asked of
    whomever and could not be told. Any other counts as it was told.
    """

    def leaves(leaf: Observed) -> Pair[S]:
        finding = leaf if isinstance(leaf, YesNo) else leaf.finding
        if set(AUDIENCES) <= set(finding.asked_of):
            return Pair(sets.everyone, sets.everyone)
        free = sets.some((sets.untold(finding), *map(sets.asked_as, finding.asked_of)))
        true, false = sets.known(leaf)
        return Pair(sets.some((true, free)), sets.some((false, free)))

    return Reading(knowledge, sets, leaves)


def red_flags_asked(knowledge: KnowledgeBase, patient: Sets[bool]) -> tuple[Rule, ...]:
    """Return the red flags within reach: self care is said only where each of them is surely absent."""
    reach = within_reach(knowledge, patient)
    return tuple(rule for rule in red_flags(knowledge) if reach.fires(rule))
