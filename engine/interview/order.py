"""The order of an interview: which screen comes next, and how many there can be after it.

Fixed screens come first, as they are. After them most answers are "no", and a no makes much else idle: a rule
that asks for three things waits for none of them once one is denied, and what could be no more than possible
is idle once something else is sure to be likely. So it is asked first what settles the disorder that leads;
then as few questions as would settle all that is open, were they denied; and at last what still matters. That
orders questions and never ends an interview: it ends when nothing matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from engine.assessment.priority import obtained_in
from engine.assessment.relevance import Relevance
from engine.assessment.standing import Standing
from engine.interview.screens import MOST_LINES, AskedScreen, asked_of_screen, lines_of, screens_of, together
from engine.reading.patient import Truth
from knowledge.criteria import (
    AtLeast,
    Choice,
    Chosen,
    Compare,
    Concept,
    Criterion,
    DrugClass,
    Finding,
    KnowledgeBase,
    No,
    Quantity,
    Rule,
    Supports,
    YesNo,
    findings_in,
)

_LEADING, _FEWEST = 3, 3
"""After the fixed screens: how many at most settle what leads, and how many hold the fewest questions."""
_LINE = 1
"""To read another line costs as much as so many findings on it."""
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


def next_screen(relevance: Relevance, shown: Sequence[str] = ()) -> Next | None:
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
    later = _Later(relevance, [asked for asked in every if not asked.screen.first], shown)
    chosen = fixed[0] if fixed else later.chosen()
    rules = relevance.for_the_sake_of(frozenset(finding.id for finding in chosen.findings))
    return Next(chosen, sum(asked.parts for asked in fixed) + later.most, rules)


class _Later:
    """What is asked after the fixed screens."""

    def __init__(self, relevance: Relevance, every: Sequence[AskedScreen], shown: Sequence[str]) -> None:
        self._relevance, self._every = relevance, every
        self._knowledge = relevance.basis.knowledge
        self._screens = screens_of(self._knowledge)
        self._done = sum(name in self._screens and not self._screens[name].first for name in shown)
        self._waiting = _waiting(self._knowledge, relevance.findings.keys())

    @property
    def most(self) -> int:
        """How many screens there can be at most: it falls with each of them."""
        lines = [self._lines(obtained) for obtained in {*map(_obtained_in, self._every)}]
        others = sum(self._screens[asked.screen.id].kind != "checklist" for asked in self._every)
        narrow = max(0, _LEADING + _FEWEST - self._done) if any(many > MOST_LINES for many in lines) else 0
        waves, waiting = 0, self._waiting
        while waiting:
            still = _waiting(self._knowledge, waiting)
            waves, waiting = waves + 1, still if still != waiting else frozenset()
        return others + sum(-(-many // MOST_LINES) for many in lines) + narrow + waves

    def chosen(self) -> AskedScreen:
        """Return the lines that weigh most, as many as fit: of history, before anything that is examined."""
        relevance = self._relevance
        obtained = min(map(_obtained_in, self._every))
        now = [one for one in self._every if _obtained_in(one) == obtained]
        first, names = self._narrowed(obtained)
        shares = {name: share for name, share in relevance.findings.items() if name in names}
        waited_for = self._waited_for()

        def order(findings: Sequence[Finding]) -> tuple[bool, float]:
            weight = sum(shares.get(f.id, 0.0) + waited_for.get(f.id, 0.0) for f in findings)
            length = _LINE + len(findings) + _TYPED * isinstance(findings[0], Quantity | DrugClass)
            return not first.isdisjoint(f.id for f in findings), weight / length

        screens = [self._screens[one.screen.id] for one in now]
        lists = [screen for screen in screens if screen.kind == "checklist"]
        lines = [(screen, line) for screen in lists for line in lines_of(screen, shares)]
        lines.sort(key=lambda one: order(one[1].findings), reverse=True)
        others = [one for one in now if self._screens[one.screen.id] not in lists]
        other = max(others, key=lambda one: order(one.relevant or one.findings), default=None)
        if other and not (lines and order(lines[0][1].findings) >= order(other.relevant or other.findings)):
            return other
        return together(lists, lines[:MOST_LINES])

    def _narrowed(self, obtained: int) -> tuple[Set[str], Set[str]]:
        """Return which findings are asked first of all, and with them: those that settle most."""
        here = {
            finding.id for one in self._every if _obtained_in(one) == obtained for finding in one.findings
        }
        every = self._relevance.findings.keys() & here
        ready = every - self._waiting or every
        if self._lines(obtained) <= MOST_LINES or self._done >= _LEADING + _FEWEST:
            return frozenset(), ready
        lead = _settling_the_lead(self._relevance, ready) if self._done < _LEADING else set()
        return lead, lead | _fewest(self._relevance, ready) or ready

    def _waited_for(self) -> Mapping[str, float]:
        """Map questions to what those weigh that wait for them."""
        found: dict[str, float] = {}
        shares = self._relevance.findings
        for name in self._waiting:
            for one in {one for other, read, _ in _waits(self._knowledge) if other == name for one in read}:
                found[one] = found.get(one, 0.0) + shares[name]
        return found

    def _lines(self, obtained: int) -> int:
        lists = [self._screens[one.screen.id] for one in self._every if _obtained_in(one) == obtained]
        return sum(len(lines_of(screen, self._relevance.findings)) for screen in lists)


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
                case Chosen(finding=Choice(options=options), options=those) if those == {*options}:
                    found.append((name, read - first, True))
                case _ if name not in first and follow.answer is not True:
                    found.append((name, read, False))
    return found


def _settling_the_lead(relevance: Relevance, ready: Set[str]) -> set[str]:
    """Return the findings by which the disorder that leads could prove sure to be likely."""
    basis = relevance.basis
    for disorder in sorted(basis.knowledge.disorders, key=basis.rank):
        may_be = basis.highest(disorder) is Standing.LIKELY and basis.lowest(disorder) is not Standing.LIKELY
        if may_be and basis.table.leads(disorder):
            denying = _Denying(relevance, ready)
            for rule in basis.pending_on.get(disorder.id, ()):
                if any(isinstance(e, Supports) and e.disorder is disorder for e in rule.then):
                    denying.asked |= basis.deciding(rule) & ready
                elif rule.id in relevance.rules:
                    denying.deny(rule.when)
            return denying.asked
    return set()


def _fewest(relevance: Relevance, ready: Set[str]) -> set[str]:
    """Return as few findings as would settle what is open, were they denied."""
    knowledge, rules = relevance.basis.knowledge, relevance.rules
    denying = _Denying(relevance, ready)
    for name in sorted(rules, key=lambda name: -rules[name]):
        denying.deny(knowledge.rule[name].when)
    for danger in relevance.minima:
        at_risk = () if danger.at_risk is None else (danger.at_risk,)
        feared = (rule.when for rule in knowledge.signature[danger.id])
        for criterion in (*danger.minimum, *at_risk, *feared):
            denying.deny(criterion)
    return denying.asked


class _Denying:
    """Collects findings whose denial would make criteria fail."""

    def __init__(self, relevance: Relevance, ready: Set[str]) -> None:
        self._outlook, self._ready = relevance.outlook, ready
        self.asked: set[str] = set()

    def deny(self, criterion: Criterion) -> None:
        """Ask what would make a criterion fail; where no denial would, all that bears on it."""
        found = self._settling(criterion, holds=False)
        if found is None:
            found = {finding.id for finding in self._outlook.deciding(criterion)} & self._ready
        self.asked |= found

    def _settling(self, criterion: Criterion, *, holds: bool) -> set[str] | None:
        """Return the fewest findings whose denial would make a criterion hold, or fail; None for none."""
        outlook = self._outlook.of(criterion)
        if outlook.now is (Truth.TRUE if holds else Truth.FALSE):
            return set()
        if not outlook.may_change:
            return None
        match criterion:
            case AtLeast() | No():
                needed, parts = criterion.needs(holds)
                return self._least((self._settling(part, holds=wanted) for part, wanted in parts), needed)
            case Concept(id=name):
                rules = self._outlook.knowledge.concluding[name]
                each = (self._settling(rule.when, holds=holds) for rule in rules)
                return self._least(each, 1 if holds else len(rules))
            case YesNo(id=name) if name in self._ready and not holds:
                return {name}
            case YesNo(id=name):
                follows = self._outlook.knowledge.following.get(name, ())
                denied = (self._settling(one.when, holds=True) for one in follows if one.answer is holds)
                return self._least(denied, 1)
            case Chosen(finding) | Compare(finding):
                return {finding.id} & self._ready or None

    def _least(self, each: Iterable[set[str] | None], needed: int) -> set[str] | None:
        """Return the union of so many of these sets, those first that ask the least more."""
        found = [one for one in each if one is not None]
        if len(found) < needed:
            return None
        return set().union(*sorted(found, key=lambda one: len(one - self.asked))[:needed])


def _obtained_in(asked: AskedScreen) -> int:
    return max(map(obtained_in, asked.relevant or asked.findings))
