"""What is said of many patients at once: urgency, what leads, what must not be missed, warnings, steps.

These are the verdicts of `engine.assessment`, in bitmaps; a contract test holds them to it. Each is
worked out when it is first asked for: a look at urgency alone does not pay for what could change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from typing import NamedTuple, TypeAlias

import numpy as np

from engine.bitmaps import Bitmap, Pair, without
from engine.columns import Columns, Concluded, Standings, chain, prospects, standings, truths
from engine.evidence import may_end_untold, suspicions
from engine.levels import Levels, all_absent, levels
from knowledge.criteria import (
    Disorder,
    KnowledgeBase,
    Recommends,
    Step,
    Strength,
    Warns,
)

Bitmaps: TypeAlias = Mapping[str, Bitmap]


class Statuses(NamedTuple):
    """Where a disorder that must not be missed stands: each patient is in exactly one of the three."""

    supported: Bitmap
    not_excluded: Bitmap
    excluded: Bitmap


class Verdicts:
    """What is said of the patients in some columns. Mappings are by id, in catalogue order."""

    def __init__(self, knowledge: KnowledgeBase, columns: Columns) -> None:
        self.knowledge, self.columns = knowledge, columns

    @cached_property
    def _now(self) -> tuple[Concluded, dict[str, Bitmap]]:
        return chain(self.knowledge, self.columns, self.columns.known)

    @cached_property
    def _could(self) -> tuple[Concluded, dict[str, Bitmap]]:
        return chain(self.knowledge, self.columns, self.columns.possible)

    @property
    def concluded(self) -> Concluded:
        """Map concepts to the patients for whom they surely hold, and surely fail."""
        return self._now[0]

    @property
    def fired(self) -> Bitmaps:
        """Map rules to the patients for whom they fire."""
        return self._now[1]

    @property
    def could_fire(self) -> Bitmaps:
        """Map rules to the patients for whom they fire or still could."""
        return self._could[1]

    @cached_property
    def scope(self) -> Pair:
        """The patients surely in scope, and those surely out of it."""
        return truths(self.knowledge.scope, self.columns, self.concluded)

    @cached_property
    def _scope_could_be(self) -> Pair:
        return prospects(self.knowledge.scope, self.columns, self._could[0])

    @property
    def in_scope(self) -> Bitmap:
        """The patients of whom it is not sure that they are out of scope."""
        return without(self.columns.everyone, self.scope.false)

    @cached_property
    def standings(self) -> Mapping[str, Standings]:
        """Map disorders to how they stand."""
        return standings(self.knowledge, self.columns, self.fired, self.fired)

    @cached_property
    def lowest(self) -> Mapping[str, Standings]:
        """Map disorders to standings below which no answer can bring them."""
        return standings(self.knowledge, self.columns, self.fired, self.could_fire)

    @cached_property
    def highest(self) -> Mapping[str, Standings]:
        """Map disorders to standings above which no answer can bring them."""
        return standings(self.knowledge, self.columns, self.could_fire, self.fired)

    @cached_property
    def excluded(self) -> Bitmaps:
        """Map disorders to the patients in whom a test has excluded them."""
        return {n: s.opposition[Strength.DEFINING] for n, s in self.standings.items()}

    @cached_property
    def could_be_excluded(self) -> Bitmaps:
        """Map disorders to the patients in whom they are excluded or still could be."""
        return {n: s.opposition[Strength.DEFINING] for n, s in self.lowest.items()}

    @cached_property
    def urgency(self) -> Levels:
        """How urgent it is."""
        absent = all_absent(
            self.knowledge,
            self.columns,
            self.scope.true,
            lambda when: truths(when, self.columns, self.concluded).false,
        )
        return levels(self.knowledge, self.columns, absent, self.fired, self.excluded)

    @cached_property
    def urgency_could_be(self) -> Levels:
        """How urgent it is or could still turn out."""
        everyone = self.columns.everyone
        could = levels(self.knowledge, self.columns, everyone, self.could_fire, self.excluded)
        return {level: reached | could[level] for level, reached in self.urgency.items()}

    @cached_property
    def urgency_at_least(self) -> Levels:
        """How urgent it will be whatever is answered."""
        absent = all_absent(
            self.knowledge,
            self.columns,
            self._scope_could_be.true,
            lambda when: prospects(when, self.columns, self._could[0]).false,
        )
        return levels(self.knowledge, self.columns, absent, self.fired, self.could_be_excluded)

    @cached_property
    def warnings(self) -> Bitmaps:
        """Map warnings to the patients they are given for."""
        return self._warnings(self.fired)

    @cached_property
    def leading(self) -> Bitmaps:
        """Map disorders to the patients in whom they share the best standing, possible or likely."""
        any_likely = self._any(standing.likely for standing in self.standings.values())
        return {
            name: (standing.likely | without(standing.possible, any_likely)) & self.in_scope
            for name, standing in self.standings.items()
        }

    @cached_property
    def must_not_miss(self) -> Mapping[str, Statuses]:
        """Map the disorders that must not be missed to their statuses."""
        return {d.id: self._statuses(d, self.standings, self.excluded) for d in self._grave}

    @cached_property
    def steps(self) -> Bitmaps:
        """Map steps to the patients they are recommended for."""
        called_for = {step.id: self.columns.nobody for step in self.knowledge.steps}
        for firing, step in self._recommending():
            called_for[step.id] = called_for[step.id] | firing
        for disorder in self.knowledge.disorders:
            for other in disorder.benign_unless:
                if other.excluded_by:
                    early = without(self.leading[disorder.id], self.excluded[other.id])
                    called_for[other.excluded_by.id] = called_for[other.excluded_by.id] | early
        return {s.id: without(called_for[s.id], self._done(s)) for s in self.knowledge.steps}

    @cached_property
    def contradictions(self) -> Bitmaps:
        """Map conflicts to the patients whose answers make them."""
        return {c.id: truths(c.when, self.columns, self.concluded).true for c in self.knowledge.conflicts}

    @cached_property
    def settled(self) -> Bitmap:
        """The patients of whom no answer can change scope, urgency, warnings, statuses or what leads."""
        may_leave = without(self._scope_could_be.false, self.scope.false)
        moving = [may_leave, *self._urgency_moving(), *self._warnings_moving(), *self._statuses_moving()]
        return without(self._leading_settled, self._any(moving))

    def _any(self, bitmaps: Iterable[Bitmap]) -> Bitmap:
        return reduce(np.bitwise_or, bitmaps, self.columns.nobody)

    @property
    def _grave(self) -> Iterator[Disorder]:
        return (disorder for disorder in self.knowledge.disorders if disorder.must_not_miss)

    def _warnings(self, firing: Bitmaps) -> Bitmaps:
        given = {warning.id: self.columns.nobody for warning in self.knowledge.warnings}
        for rule in self.knowledge.rules:
            for effect in rule.then:
                if isinstance(effect, Warns):
                    given[effect.warning.id] = given[effect.warning.id] | firing[rule.id]
        return given

    def _recommending(self) -> Iterator[tuple[Bitmap, Step]]:
        for rule in self.knowledge.rules:
            suspected = [self.excluded[disorder.id] for disorder in suspicions(rule)]
            taken_back = reduce(np.bitwise_and, suspected) if suspected else self.columns.nobody
            for effect in rule.then:
                if isinstance(effect, Recommends):
                    yield without(self.fired[rule.id], taken_back), effect.step

    def _done(self, step: Step) -> Bitmap:
        """Return the patients of whom a step has nothing left to tell."""
        if not step.answered_by:
            return self.columns.nobody
        done = self.columns.everyone
        for finding in step.answered_by:
            known = self.columns.answered(finding)
            if may_end_untold(step, finding) and finding.id in self.columns.closed:
                known = known | self.columns.closed[finding.id]
            done = done & known
        return done

    def _statuses(self, disorder: Disorder, stands: Mapping[str, Standings], excluded: Bitmaps) -> Statuses:
        out = excluded[disorder.id]
        supported = without(stands[disorder.id].likely | stands[disorder.id].possible, out)
        return Statuses(supported, without(self.columns.everyone, supported | out), out)

    def _urgency_moving(self) -> Iterator[Bitmap]:
        for level, reached in self.urgency_could_be.items():
            yield without(reached, self.urgency_at_least[level])

    def _warnings_moving(self) -> Iterator[Bitmap]:
        for name, given in self._warnings(self.could_fire).items():
            yield without(given, self.warnings[name])

    def _statuses_moving(self) -> Iterator[Bitmap]:
        for disorder in self._grave:
            worst = self._statuses(disorder, self.highest, self.excluded)
            best = self._statuses(disorder, self.lowest, self.could_be_excluded)
            for one, other in zip(worst, best, strict=True):
                yield one ^ other

    @cached_property
    def _leading_settled(self) -> Bitmap:
        """The patients in whom no answer can change which disorders lead.

        Either nothing can become possible; or the best standing that is sure is shared for certain by
        all that can reach it, and nothing can pass it.
        """
        pairs = [(self.lowest[name], self.highest[name]) for name in self.knowledge.disorder]
        likely = self._any(low.likely for low, _ in pairs)
        possible = without(self._any(low.possible for low, _ in pairs), likely)
        to_likely = self._any(without(high.likely, low.likely) for low, high in pairs)
        to_possible = self._any(without(high.possible, low.possible) for low, high in pairs)
        none = without(self.columns.everyone, self._any(high.likely | high.possible for _, high in pairs))
        return none | without(likely, to_likely) | without(possible, to_likely | to_possible)
