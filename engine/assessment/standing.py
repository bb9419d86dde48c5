"""The table of standings; and which disorders stand how well, in which order, and which of them lead.

Each is the set of whom it is so. Everything is read twice: as it is, and as it could still become.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache, cached_property
from itertools import chain
from typing import Generic, NamedTuple, TypeAlias

from engine.kept import kept
from engine.reading import reach
from engine.reading.reader import Reading, following
from engine.reading.sets import S, Sets
from knowledge.criteria import Disorder, KnowledgeBase, Rule, Strength

_Found: TypeAlias = tuple[dict[str, S], ...]
_Index: TypeAlias = Mapping[str, Mapping[Strength, tuple[Rule, ...]]]


class Standing(IntEnum):
    """How well a disorder explains the patient's trouble, from least to most."""

    UNLIKELY = 0
    NOT_SUGGESTED = 1
    POSSIBLE = 2
    LIKELY = 3

    __hash__ = int.__hash__


STANDINGS = tuple(standing.name.lower() for standing in Standing)


_U, _N, _P, _L = Standing
_GRADES: tuple[Strength | None, ...] = (None, *Strength)
# Rows: the strongest support; columns: the strongest opposition; both from none to DEFINING.
_TABLE = (
    (_N, _U, _U, _U, _U),
    (_P, _P, _U, _U, _U),
    (_P, _P, _P, _U, _U),
    (_L, _L, _L, _P, _U),
    (_L, _L, _L, _L, _U),
)


def standing(support: Strength | None, opposition: Strength | None) -> Standing:
    """Return the standing that the strongest support and the strongest opposition make.

    Law: more support never lowers it, more opposition never raises it. Opposition of DEFINING
    strength excludes the disorder, whatever supports it.
    """
    return _TABLE[support or 0][opposition or 0]


@cache
def ways_to_stand(least: Standing) -> tuple[tuple[Strength | None, Strength | None], ...]:
    """Return the ways to stand so well or better: support at least so strong, and opposition under that.

    None for support is any, and for opposition is whatever there is.

    By the law each row of the table is a run of columns: more support is told only where it lets more
    opposition pass.
    """
    ways: list[tuple[Strength | None, Strength | None]] = []
    passing = 0
    for support, row in zip(_GRADES, _TABLE, strict=True):
        enough = sum(cell >= least for cell in row)
        if enough > passing:
            ways.append((support, Strength(enough) if enough < len(row) else None))
            passing = enough
    return tuple(ways)


def rank(disorder: Disorder, support: Strength | None, opposition: Strength | None) -> tuple[int, ...]:
    """Return what disorders are ordered by: standing, must-not-miss, strengths, tier; least first.

    What must not be missed comes first where more than a risk of it, a WEAK rule, speaks for it; else it
    only breaks a tie. Where all of these are the same, the order is that of the catalogue.
    """
    stands = standing(support, opposition)
    feared = disorder.must_not_miss
    more_than_a_risk = feared and (support or 0) >= Strength.MODERATE
    return (-stands, not more_than_a_risk, -(support or 0), not feared, opposition or 0, disorder.tier)


def cells() -> Iterator[tuple[Strength | None, Strength | None]]:
    """Yield every support with every opposition there can be."""
    return ((support, opposition) for support in _GRADES for opposition in _GRADES)


class Weights(Generic[S]):
    """How strongly the rules that fire by one reading speak for and against disorders."""

    def __init__(self, reading: Reading[S]) -> None:
        self.reading = reading
        self._knowledge = reading.knowledge
        # By strength, which is hashed slowly, and then by disorder.
        self._for: _Found[S] = tuple({} for _ in range(len(Strength) + 1))
        self._against: _Found[S] = tuple({} for _ in range(len(Strength) + 1))

    def support(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something supports the disorder at least so strongly."""
        return self._weight(disorder.id, strength, self._for, self._knowledge.supporting)

    def opposition(self, disorder: Disorder, strength: Strength) -> S:
        """Return for whom something opposes the disorder at least so strongly."""
        return self._weight(disorder.id, strength, self._against, self._knowledge.opposing)

    def excluded(self, disorder: Disorder) -> S:
        """Return in whom a test has excluded the disorder."""
        return self.opposition(disorder, Strength.DEFINING)

    def _weight(self, disorder: str, strength: Strength, found: _Found[S], index: _Index) -> S:
        read = found[strength]
        if disorder not in read:
            weighed = map(self.reading.fires, index.get(disorder, {}).get(strength, ()))
            if strength is Strength.DEFINING:
                read[disorder] = self.reading.sets.some(weighed)
            else:
                stronger = self._weight(disorder, Strength(strength + 1), found, index)
                read[disorder] = self.reading.sets.some(chain(weighed, (stronger,)))
        return read[disorder]


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


class Ranking(Generic[S]):
    """How disorders stand in the patients of some sets.

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
        self.could = Weights(could or reach.own_reach(knowledge, sets))

    @cached_property
    def could_with_tests(self) -> Weights[S]:
        """What could be once tests are done as well."""
        return Weights(reach.reach_with_tests(self.knowledge, self.sets))

    @property
    def reading(self) -> Reading[S]:
        """The truth of criteria, concepts and rules."""
        return self.now.reading

    # Scope, standings, and what leads

    @cached_property
    def in_scope(self) -> S:
        """Those of whom it is not sure that they are out of scope."""
        return self._all_but(self.reading.fails(self.knowledge.scope))

    def stands(self, disorder: Disorder, least: Standing) -> S:
        """Return in whom the disorder stands so well or better."""
        return self._stands(disorder, least, self.now, self.now)

    def lowest(self, disorder: Disorder, least: Standing, could: Weights[S] | None = None) -> S:
        """Return in whom no answer can bring it below so good a standing; `could` is what could still be."""
        return self._stands(disorder, least, self.now, could or self.could)

    def highest(self, disorder: Disorder, least: Standing, could: Weights[S] | None = None) -> S:
        """Return in whom it stands so well or could still be brought there."""
        return self._stands(disorder, least, could or self.could, self.now)

    @kept
    def _stands(self, disorder: Disorder, least: Standing, pro: Weights[S], contra: Weights[S]) -> S:
        """Read the table of standings as logic on 'at least so strong'."""
        sets = self.sets
        found = []
        for support, opposition in ways_to_stand(least):
            speaking = pro.support(disorder, support) if support else sets.everyone
            if opposition and speaking is not sets.nobody:
                speaking = sets.but(speaking, contra.opposition(disorder, opposition))
            found.append(speaking)
        return sets.some(found)

    @cached_property
    def standings(self) -> Mapping[str, Standings[S]]:
        """Map disorders to how they stand."""
        return {disorder.id: self._standings(disorder) for disorder in self.knowledge.disorders}

    def _standings(self, disorder: Disorder) -> Standings[S]:
        but, (least, *better) = self.sets.but, [self.stands(disorder, level) for level in Standing]
        low, middle, high = better
        return Standings(high, but(middle, high), but(low, middle), but(least, low))

    @kept
    def leads(self, disorder: Disorder) -> S:
        """Return in whom the disorder shares the best standing, and that is possible or likely.

        Nothing leads before any trouble is told that knowledge is about.
        """
        likely = self.stands(disorder, Standing.LIKELY)
        second = self.sets.but(self.stands(disorder, Standing.POSSIBLE), self._some_likely)
        in_scope = self.reading.holds(self.knowledge.scope)
        return self.sets.every((in_scope, self.sets.some((likely, second))))

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
        speaking = self._just(self.now.support, disorder, support)
        return self.sets.every((speaking, self._just(self.now.opposition, disorder, opposition)))

    @kept
    def _just(
        self, weigh: Callable[[Disorder, Strength], S], disorder: Disorder, strength: Strength | None
    ) -> S:
        """Return in whom something weighs so strongly, and nothing more."""
        reached = weigh(disorder, strength) if strength else self.sets.everyone
        if strength is Strength.DEFINING:
            return reached
        return self.sets.but(reached, weigh(disorder, Strength((strength or 0) + 1)))

    def ahead(self, one: Disorder, other: Disorder) -> S:
        """Return in whom one disorder comes before the other in the differential."""
        behind, found = self.sets.nobody, []
        for disorder, _, patients in reversed(list(self.places({one, other}, Standing.UNLIKELY))):
            if disorder is other:
                behind = self.sets.some((behind, patients))
            else:
                found.append(self.sets.every((behind, patients)))
        return self.sets.some(found)

    @cached_property
    def leading_settled(self) -> S:
        """Those in whom no answer within reach can change which disorders lead, but for the scope."""
        return self.lead_settled(self.could)

    def lead_settled(self, could: Weights[S]) -> S:
        """Return in whom nothing that could be changes which disorders lead, but for the scope.

        Either nothing can become possible; or the best standing that is sure is shared for certain by
        all that can reach it, and nothing can pass it.
        """
        sets, but, disorders = self.sets, self.sets.but, self.knowledge.disorders

        def just_possible(disorder: Disorder, bound: Callable[[Disorder, Standing, Weights[S]], S]) -> S:
            return but(bound(disorder, Standing.POSSIBLE, could), bound(disorder, Standing.LIKELY, could))

        sure_likely = sets.some(self.lowest(d, Standing.LIKELY, could) for d in disorders)
        sure_possible = but(
            sets.some(self.lowest(d, Standing.POSSIBLE, could) for d in disorders), sure_likely
        )
        to_likely = sets.some(
            but(self.highest(d, Standing.LIKELY, could), self.lowest(d, Standing.LIKELY, could))
            for d in disorders
        )
        to_possible = sets.some(
            but(just_possible(d, self.highest), just_possible(d, self.lowest)) for d in disorders
        )
        nothing = self._all_but(sets.some(self.highest(d, Standing.POSSIBLE, could) for d in disorders))
        stays_likely = but(sure_likely, to_likely)
        stays_possible = but(sure_possible, sets.some((to_likely, to_possible)))
        return sets.some((nothing, stays_likely, stays_possible))

    def _all_but(self, some: S) -> S:
        return self.sets.but(self.sets.everyone, some)
