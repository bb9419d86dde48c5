"""Which mutants the vignettes kill: what is expected of a patient is not what is said any more.

All patients are read at once, in columns. What a mutant changes is sought first in the few rules that
rest on the one with the slip: patients for whom none of these reads otherwise need no second look.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns, Expected
from engine.batch.cells import Flags
from engine.batch.output import Differential, differential
from engine.batch.summary import Judge
from engine.cases.case import Case
from engine.proofs.formulas import resting_on
from engine.reading.bitmaps import Bitmap, popcount, to_bools, without
from engine.reading.sets import Pair
from knowledge.criteria import Escalates, KnowledgeBase, Rule
from tools.mutations.mutants import Mutant

FIRING = ("fired", "not_fired")
"""What is expected of the rules themselves; all else is expected of what follows from them."""


class Unmet(ValueError):
    """Some expectation is not met to begin with: nothing can be told from it."""


class Vignettes:
    """Patients of whom something is expected, laid side by side."""

    def __init__(self, knowledge: KnowledgeBase, cases: Sequence[Case]) -> None:
        self._knowledge = knowledge
        self._columns = CaseColumns.of_cases(knowledge, cases)
        self._verdicts = Verdicts(knowledge, self._columns.answers)
        self._ranked = differential(self._verdicts)
        expected = self._columns.expected
        self._firing = {key: column for key, column in expected.items() if key in FIRING}
        self._following = {key: column for key, column in expected.items() if key not in FIRING}
        if killer := self._disappointed(self._verdicts, self._columns.answers.everyone):
            raise Unmet(f"not what is expected to begin with: {killer}")

    def killer(self, mutant: Mutant) -> str:
        """Return the id of a patient whose expectation the mutant fails, and what was expected; or ''.

        That a rule with no effect left does not fire is no failure: what followed from it has to be missed.
        """
        verdicts = Verdicts(mutant.of(self._knowledge), self._columns.answers)
        return self._disappointed(verdicts, self._affected(mutant, verdicts))

    def _affected(self, mutant: Mutant, verdicts: Verdicts) -> Bitmap:
        """Return the patients of whom something else may be said.

        A rule that rests on the slip reads otherwise of them, or another effect follows from the rule.
        An urgency can be felt before it is sure: where a red flag is unknown, there is no self care.
        """
        columns, rule = self._columns.answers, mutant.rule
        read = _read(self._verdicts, rule)
        affected = columns.nobody
        if mutant.mutated is None or mutant.mutated.then != rule.then:
            urgent = any(isinstance(effect, Escalates) for effect in rule.then)
            affected = without(columns.everyone, read.false) if urgent else read.true
        for each in resting_on(self._knowledge, rule):
            before = _read(self._verdicts, each)
            after = _read(verdicts, verdicts.knowledge.rule.get(each.id))
            affected = affected | (before.true ^ after.true) | (before.false ^ after.false)
        return affected

    def _disappointed(self, verdicts: Verdicts, among: Bitmap) -> str:
        """Return the first of these patients who does not get what was expected, and what that is; or ''."""
        if not popcount(among):
            return ""
        kept = to_bools(among, self._columns.answers.length)
        # What fires takes no ranking, and half of all slips end there.
        return self._amiss(verdicts, self._firing, self._ranked, kept) or self._amiss(
            verdicts, self._following, differential(verdicts), kept
        )

    def _amiss(self, verdicts: Verdicts, expected: Expected, ranked: Differential, kept: Flags) -> str:
        judge = Judge(verdicts, ranked, self._columns.ids, kept)
        for key, column in expected.items():
            if (unmet := judge.unmet(key, column)).any():
                return f"{self._columns.ids[int(unmet.argmax())]}: {key}"
        return ""


def _read(verdicts: Verdicts, rule: Rule | None) -> Pair[Bitmap]:
    """Return of whom a rule applies, and of whom it surely does not; one that is not there never does."""
    columns = verdicts.columns
    if rule is None:
        return Pair(columns.nobody, columns.everyone)
    return verdicts.reading.of(rule.when)
