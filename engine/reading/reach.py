"""What could still be so: which findings may yet turn out either way, and for whom.

Within an audience's own reach is what it is asked and can settle itself: a patient by telling, a clinician
by examining too. Beyond it are tests. The same criteria are read of what could be as of what is; only the
findings that are free to turn out either way differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import get_args

from engine.reading.reader import Following, Reading, following
from engine.reading.sets import Observed, Pair, S, Sets, answers_to
from knowledge.criteria import Audience, Finding, KnowledgeBase

AUDIENCES: tuple[Audience, ...] = get_args(Audience)


def own_reach(knowledge: KnowledgeBase, sets: Sets[S]) -> Reading[S]:
    """Read what could be once all is answered that those who answer can settle themselves."""
    return _reading(knowledge, sets, lambda of, f: of.every((_open(of, f), _one_of(of, f.in_reach_of))))


def reach_with_tests(knowledge: KnowledgeBase, sets: Sets[S]) -> Reading[S]:
    """Read what could be once all is answered that those who answer are asked, tests included."""
    return _reading(knowledge, sets, lambda of, f: of.every((_open(of, f), _one_of(of, f.asked_of))))


def doubt(knowledge: KnowledgeBase, sets: Sets[S]) -> Reading[S]:
    """Read what could be were all within reach that has no value to turn out either way.

    'Cannot tell' is no value: it closes a question and leaves the doubt. So does a bound or a flag, of
    the comparisons that it does not decide.
    """
    return _reading(
        knowledge,
        sets,
        lambda of, f: of.but(_one_of(of, f.in_reach_of), of.answered(f)),
        vague=lambda of, f: _one_of(of, f.in_reach_of),
    )


def lasting_doubt(knowledge: KnowledgeBase, sets: Sets[S], could: Reading[S]) -> Reading[S]:
    """Read what could be were only that to turn out either way which those who answer cannot tell.

    What could follow from an open answer, by what `could` be, does not last. Nor does what would follow from
    a doubt: whoever is asked for that itself may say otherwise.
    """

    def lasting(of: Following[S], finding: Finding) -> S:
        untold = of.every((of.untold(finding), _one_of(of, finding.in_reach_of)))
        return of.but(untold, _may_follow(knowledge, of, finding, could))

    return _reading(knowledge, sets, lasting, vague=lambda of, f: _one_of(of, f.in_reach_of), entailing=False)


def any_answer(knowledge: KnowledgeBase, sets: Sets[S], could: Reading[S] | None = None) -> Reading[S]:
    """Read what could be so by what the record tells and by all that its audience can settle itself.

    That may turn out either way, whatever was answered: an answer calms by making a red flag surely
    absent, never by putting it out of reach. So may what was asked of whomever and could not be told, or
    was told in part, unless an answer could yet follow, by what `could` be. Any other finding counts as it
    was told, and as what could follow says against that.
    """

    def left(of: Following[S], finding: Finding) -> S:
        may_follow = _may_follow(knowledge, of, finding, could) if could else of.nobody
        return of.some((of.but(of.untold(finding), may_follow), _one_of(of, finding.in_reach_of)))

    return _reading(knowledge, sets, left, vague=lambda of, _: of.everyone, told_stands=False)


def _may_follow(knowledge: KnowledgeBase, of: Following[S], finding: Finding, could: Reading[S]) -> S:
    """Return for whom an answer to the finding could come to follow."""
    return of.some(could.holds(follow.when) for follow in knowledge.following.get(finding.id, ()))


def _open(sets: Following[S], finding: Finding) -> S:
    """Return those in whom nothing was answered, not even that nobody can tell."""
    return sets.but(sets.everyone, sets.some((sets.answered(finding), sets.untold(finding))))


def _one_of(sets: Following[S], audiences: Iterable[Audience]) -> S:
    """Return those for whom one of these audiences answers."""
    asking = tuple(audiences)
    return sets.everyone if set(AUDIENCES) <= set(asking) else sets.some(map(sets.asked_as, asking))


def _reading(
    knowledge: KnowledgeBase,
    told: Sets[S],
    free: Callable[[Following[S], Finding], S],
    *,
    vague: Callable[[Following[S], Finding], S] | None = None,
    entailing: bool = True,
    told_stands: bool = True,
) -> Reading[S]:
    """Read criteria where these findings may turn out either way, and what would follow may come about.

    Of those in whom they are `vague`, what a bound or a flag leaves open may turn out either way too.

    Where answers contradict each other, what follows from one may give way to what follows from another.
    """
    sets = following(knowledge, told)
    everyone = Pair(sets.everyone, sets.everyone)
    freed: dict[Finding, S] = {}

    def leaves(leaf: Observed) -> Pair[S]:
        finding: Finding = leaf.finding
        if finding not in freed:
            freed[finding] = free(sets, finding)
        if freed[finding] is sets.everyone:
            return everyone
        holds, fails = sets.known(leaf)
        if vague is not None and (open_ := sets.left_open(leaf)) is not sets.nobody:
            open_ = sets.every((open_, vague(sets, finding)))
            holds, fails = sets.some((holds, open_)), sets.some((fails, open_))
        follows = knowledge.following.get(finding.id) if entailing else None
        if follows is None:
            if freed[finding] is sets.nobody:
                return Pair(holds, fails)
            return Pair(sets.some((holds, freed[finding])), sets.some((fails, freed[finding])))
        true, false = [holds, freed[finding]], [fails, freed[finding]]
        left = sets.but(sets.everyone, sets.told(finding)) if told_stands else sets.everyone
        for follow in follows:
            entailed = sets.every((left, reading.holds(follow.when)))
            (true if answers_to(leaf, follow.answer) else false).append(entailed)
            left = sets.but(left, sets.but(sets.now.holds(follow.when), reading.fails(follow.when)))
        return Pair(sets.some(true), sets.some(false))

    reading = Reading(knowledge, sets, cache(leaves))  # many rules ask for the same one
    return reading
