"""The order of an interview: which screen comes next, and how many there can be after it.

Fixed screens come first, as they are. After them come the lines that weigh most, of any theme, as many as fit
on a screen: what settles the gravest and the most plausible soonest makes much else idle. Weights order
questions and never end an interview: it ends when nothing matters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from engine.assessment.priority import obtained_in
from engine.assessment.relevance import Relevance
from engine.interview.asked_screens import (
    MOST_LINES,
    AskedScreen,
    asked_of_screen,
    joined,
    lines_of,
    screens_of,
    together,
)
from knowledge.criteria import (
    Choice,
    Chosen,
    DrugClass,
    Finding,
    KnowledgeBase,
    Line,
    Quantity,
    Rule,
    Screen,
    findings_in,
)

_TYPED = 4
"""To type an answer costs as much as to tick so many."""


@dataclass(frozen=True, slots=True)
class Next:
    """The screen to show, how many are left at most with it, and the rules for whose sake it is shown.

    What does not matter now will not matter later, whatever is answered: so there are never more.
    """

    asked: AskedScreen
    left: int
    rules: tuple[Rule, ...]


def next_screen(relevance: Relevance, shown: Collection[str] = ()) -> Next | None:
    """Choose the next screen; None when nothing left to ask can change the result.

    `shown` are the screens that were answered. What is at hand of tests is offered once: nobody waits for it.
    """
    knowledge, case = relevance.basis.knowledge, relevance.basis.case
    every: list[AskedScreen] = []
    for screen in screens_of(knowledge).values():
        shares = relevance.findings
        if screen.kind == "offer":
            taken = screen.id in shown or not any(
                case.audience in finding.asked_of for finding in screen.asks
            )
            shares = {} if taken else relevance.results
        if asked := asked_of_screen(knowledge, screen, case.audience, shares, case.answers):
            every.append(asked)
    if not every:
        return None
    fixed = [asked for asked in every if asked.screen.first]
    later = _Later(relevance, [asked for asked in every if not asked.screen.first])
    chosen = fixed[0] if fixed else later.chosen()
    rules = relevance.for_the_sake_of(frozenset(finding.id for finding in chosen.findings))
    return Next(chosen, sum(asked.parts for asked in fixed) + later.most, rules)


class _Later:
    """What is asked after the fixed screens."""

    def __init__(self, relevance: Relevance, every: Sequence[AskedScreen]) -> None:
        self._relevance, self._every = relevance, every
        self._knowledge = relevance.basis.knowledge
        self._screens = screens_of(self._knowledge)
        self._waiting = _waiting(self._knowledge, relevance.findings.keys())

    @property
    def most(self) -> int:
        """How many screens there can be at most: it falls with each of them."""
        lines: dict[int, int] = {}
        others = waves = 0
        for one in self._every:
            screen = self._screens[one.screen.id]
            if screen.kind == "checklist":
                many = len(lines_of(screen, self._relevance.findings))
                lines[_obtained_in(one)] = lines.get(_obtained_in(one), 0) + many
            else:
                others += 1
        waiting = self._waiting
        while waiting:
            still = _waiting(self._knowledge, waiting)
            waves, waiting = waves + 1, still if still != waiting else frozenset()
        return others + waves + sum(-(-many // MOST_LINES) for many in lines.values())

    def chosen(self) -> AskedScreen:
        """Return the lines that weigh most, as many as fit: of history, before anything that is examined."""
        obtained = min(map(_obtained_in, self._every))
        now = [one for one in self._every if _obtained_in(one) == obtained]
        screens = [self._screens[one.screen.id] for one in now]
        lists = [screen for screen in screens if screen.kind == "checklist"]
        shares, waited_for = self._relevance.findings, self._waited_for()
        ready = shares.keys() - self._waiting

        def weight(findings: Sequence[Finding]) -> float:
            weighs = (shares.get(f.id, 0.0) + waited_for.get(f.id, 0.0) for f in findings if f.id in ready)
            return sum(weighs) / (len(findings) + _TYPED * isinstance(findings[0], Quantity | DrugClass))

        lines = [(screen, line) for screen in lists for line in lines_of(screen, ready)]
        others = [one for one in now if self._screens[one.screen.id] not in lists]
        if not (lines or others):  # they wait for one another
            lines = [(screen, line) for screen in lists for line in lines_of(screen, shares)]
        best = fitting(sorted(lines, key=lambda one: -weight(one[1].findings)), lines, lists)
        other = max(others, key=lambda one: weight(one.relevant or one.findings), default=None)
        if other and not (best and weight(best[0][1].findings) >= weight(other.relevant or other.findings)):
            return other
        return together(lists, [one for one in lines if one in best])

    def _waited_for(self) -> Mapping[str, float]:
        """Map questions to what those weigh that wait for them."""
        found: dict[str, float] = {}
        shares = self._relevance.findings
        for name in self._waiting:
            for one in {one for other, read, _ in _waits(self._knowledge) if other == name for one in read}:
                found[one] = found.get(one, 0.0) + shares[name]
        return found


def fitting(
    by_weight: Sequence[tuple[Screen, Line]],
    in_order: Sequence[tuple[Screen, Line]],
    screens: Sequence[Screen],
) -> list[tuple[Screen, Line]]:
    """Return the weightiest lines, as many as fit on a screen once those nearly empty are joined.

    What does not fit gives way to a lighter line that joins one: fewer pages are turned so.
    """
    found: list[tuple[Screen, Line]] = []
    for one in by_weight:
        more = [other for other in in_order if other is one or other in found]
        lines = (joined([line for screen, line in more if screen is each], each) for each in screens)
        if sum(map(len, lines)) <= MOST_LINES:
            found.append(one)
    return found


def _waiting(knowledge: KnowledgeBase, asked: Set[str]) -> frozenset[str]:
    """Return the questions that are asked later: what sums others up, and what tells one of them exactly.

    "Vomiting or diarrhoea" waits for each of the two, and a trimester for the pregnancy; what would be denied
    with another waits for that. Fixed screens wait for nothing.
    """
    waiting: set[str] = set()
    for name, read, is_exact in _waits(knowledge):
        if name in asked and not read.isdisjoint(asked):
            waiting |= read & asked if is_exact else {name}
    return frozenset(waiting)


@lru_cache(maxsize=8)
def _waits(knowledge: KnowledgeBase) -> Sequence[tuple[str, Set[str], bool]]:
    """List findings that may follow, from which others, and whether it is those that wait for them."""
    first = {f.id for screen in screens_of(knowledge).values() if screen.first for f in screen.findings}
    found: list[tuple[str, Set[str], bool]] = []
    for name, follows in knowledge.following.items():
        for follow in follows:
            read = frozenset(finding.id for finding in findings_in(follow.when))
            match follow.when:
                # What any option is chosen for, but the one that "none of these" chooses.
                case Chosen(finding=Choice(id=id_, options=every), options=those) if {*every} - {
                    knowledge.none_of_these.get(id_)
                } == those:
                    found.append((name, read - first, True))
                case _ if name not in first and follow.answer is not True:
                    found.append((name, read, False))
    return found


def _obtained_in(asked: AskedScreen) -> int:
    return max(map(obtained_in, asked.relevant or asked.findings))
