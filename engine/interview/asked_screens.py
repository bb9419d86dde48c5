"""Screens as an interview shows them: the part that is asked now, in which order, and how many can follow.

Whatever is declared on no screen is asked by itself, so that a knowledge base needs no screens at all. Fixed
screens come first, as they are. After them come the lines that weigh most, of any theme, as many as fit on a
screen: what settles the gravest and the most plausible soonest makes much else idle. Weights order questions
and never end an interview: it ends when nothing matters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from engine.assessment.evidence import obtained_in
from engine.assessment.relevance import Relevance
from engine.cases.case import Answers
from knowledge.criteria import (
    Audience,
    Choice,
    Chosen,
    DrugClass,
    Finding,
    KnowledgeBase,
    Line,
    Quantity,
    Rule,
    Screen,
    YesNo,
    findings_in,
)

MOST_LINES = 8
"""How many lines of a checklist are taken in at a glance, and fit on a terminal of 24 rows."""
MOST_JOINED = 5
"""So many boxes are put together on one line, where their own lines would be nearly empty."""
_TYPED = 4
"""To type an answer costs as much as to tick so many."""


@dataclass(frozen=True, slots=True)
class AskedScreen:
    """What is shown at once: a screen, or as much of it as is asked now.

    `findings` are those that it asks; of a checklist they stand on `lines`. For `medicines` they are
    all drug classes, for an `offer` all that it takes, of which the `relevant` ones are named, those first
    that weigh most. `parts` is how often the screen has to be shown for all of it.
    """

    screen: Screen
    findings: tuple[Finding, ...]
    lines: tuple[Line, ...] = ()
    parts: int = 1
    relevant: tuple[Finding, ...] = ()


@lru_cache(maxsize=8)
def screens_of(knowledge: KnowledgeBase) -> Mapping[str, Screen]:
    """Map ids to the declared screens, then to one for every finding that stands on none of them."""
    screens = {screen.id: screen for screen in knowledge.screens}
    declared = {finding.id for screen in knowledge.screens for finding in screen.findings}
    lists = any(screen.kind == "medicines" for screen in knowledge.screens)
    for finding in knowledge.finding.values():
        if isinstance(finding, DrugClass):
            if not lists:
                screens["medicines"] = Screen(id="medicines", title="Medicines", kind="medicines")
                lists = True
        elif finding.id not in declared:
            screens[finding.id] = screen_of(finding).screen
    return screens


@lru_cache(maxsize=8)
def drug_classes(knowledge: KnowledgeBase) -> tuple[DrugClass, ...]:
    """Return the findings that are asked by the list of medicines."""
    return tuple(finding for finding in knowledge.finding.values() if isinstance(finding, DrugClass))


def medicines_screen(knowledge: KnowledgeBase) -> AskedScreen:
    """Return the screen that asks for the list of medicines."""
    screen = next(screen for screen in screens_of(knowledge).values() if screen.kind == "medicines")
    return AskedScreen(screen, drug_classes(knowledge))


def screen_of(finding: Finding) -> AskedScreen:
    """Return the screen that asks for one finding by itself."""
    return AskedScreen(Screen(id=finding.id, title="", kind="question", asks=(finding,)), (finding,))


def asked_of_screen(
    knowledge: KnowledgeBase,
    screen: Screen,
    audience: Audience,
    shares: Mapping[str, float],
    given: Collection[str],
) -> AskedScreen | None:
    """Return as much of a screen as is worth asking, None if nothing of it is.

    `shares` says of the relevant findings how much they weigh; `given` are those that have an answer.
    Of a checklist with more lines than fit, the weightiest are taken; one thing alone is a question.
    """
    match screen.kind:
        case "checklist":
            lines = lines_of(screen, shares)
            parts = -(-len(lines) // MOST_LINES)
            if parts > 1:
                weight = {line: sum(shares[f.id] for f in line.findings) for line in lines}
                best = set(sorted(lines, key=lambda line: -weight[line])[:MOST_LINES])
                lines = tuple(line for line in lines if line in best)
            return with_lines(screen, lines, parts) if lines else None
        case "question":
            (finding,) = screen.asks
            return AskedScreen(screen, (finding,)) if finding.id in shares else None
        case "medicines":
            classes = drug_classes(knowledge)
            return AskedScreen(screen, classes) if any(f.id in shares for f in classes) else None
        case "offer":
            takes = tuple(f for f in screen.asks if audience in f.asked_of and f.id not in given)
            relevant = sorted((f for f in takes if f.id in shares), key=lambda f: -shares[f.id])
            return AskedScreen(screen, takes, relevant=tuple(relevant)) if relevant else None


def with_lines(screen: Screen, lines: tuple[Line, ...], parts: int = 1) -> AskedScreen:
    """Return a checklist with these lines; one thing alone is a question."""
    findings = tuple(finding for line in lines for finding in line.findings)
    if len(findings) == 1:
        alone = Screen(id=screen.id, title="", kind="question", asks=findings, first=screen.first)
        return AskedScreen(alone, findings)
    return AskedScreen(screen, findings, lines, parts)


def together(screens: Sequence[Screen], picked: Sequence[tuple[Screen, Line]]) -> AskedScreen:
    """Return lines of some screens as one checklist, in the order of the screens; named for most of them."""
    of = {screen.id: joined([line for one, line in picked if one is screen], screen) for screen in screens}
    lines = tuple(line for screen in screens for line in of[screen.id])
    most, *others = sorted((one for one in screens if of[one.id]), key=lambda one: -len(of[one.id]))
    if others:
        title, plain = (_titled([getattr(s, name) for s in (most, *others)]) for name in ("title", "plain"))
        most = replace(most, title=title, plain=plain)
    return with_lines(most, lines)


def joined(lines: Sequence[Line], screen: Screen) -> tuple[Line, ...]:
    """Return lines of a screen with those that are nearly empty put together: a few boxes stand on one line.

    What begins with words of its own, or is a choice, keeps its line; and fixed screens stay as declared.
    """
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before and not screen.first and _plain(before) and _plain(line):
            findings = (*before.findings, *line.findings)
            if len(findings) <= MOST_JOINED:
                found[-1] = Line(findings=findings)
                continue
        found.append(line)
    return tuple(found)


def _plain(line: Line) -> bool:
    return not (line.lead or line.plain or line.words) and all(isinstance(f, YesNo) for f in line.findings)


def _titled(titles: Sequence[str]) -> str:
    """Return one title for what two screens ask, or more of them.

    >>> _titled(["Known conditions", "General symptoms"]), _titled(["Habits", "General", "Further"])
    ('Known conditions; general symptoms', 'Habits, and a few other things')
    """
    first, second, *more = titles
    return f"{first}, and a few other things" if more else f"{first}; {second[:1].lower()}{second[1:]}"


def lines_of(screen: Screen, shares: Collection[str]) -> tuple[Line, ...]:
    """Return the lines of a checklist, each with those of its findings that are relevant."""
    lines = []
    for line in screen.lines:
        kept = tuple(place for place, finding in enumerate(line.findings) if finding.id in shares)
        if len(kept) == len(line.findings):
            lines.append(line)
        elif kept:
            words = tuple(line.words[place] for place in kept) if line.words else ()
            findings = tuple(line.findings[place] for place in kept)
            lines.append(replace(line, findings=findings, words=words))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Next:
    """The screen to show, how many are left at most with it, and the rules for whose sake it is shown.

    What does not matter now will not matter later, whatever is answered: so there are never more.
    """

    asked: AskedScreen
    left: int
    rules: tuple[Rule, ...]


def next_screen(relevance: Relevance, shown: Collection[str]) -> Next | None:
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
    later = [asked for asked in every if not asked.screen.first]
    waiting = _waiting(knowledge, relevance.findings.keys())
    chosen = fixed[0] if fixed else _chosen(relevance, later, waiting)
    rules = relevance.for_the_sake_of(frozenset(finding.id for finding in chosen.findings))
    return Next(
        as_told(chosen, case.answers),
        sum(asked.parts for asked in fixed) + _most(relevance, later, waiting),
        rules,
    )


def as_told(asked: AskedScreen, answers: Answers) -> AskedScreen:
    """Have an option chosen itself that "none of the others" says, where what was told speaks against it."""
    lines = tuple(
        replace(line, none="", unless=()) if any(answers.get(f.id) is True for f in line.unless) else line
        for line in asked.lines
    )
    return replace(asked, lines=lines)


def _most(relevance: Relevance, every: Sequence[AskedScreen], waiting: frozenset[str]) -> int:
    """Return how many screens there can be at most after the fixed ones: it falls with each of them."""
    knowledge = relevance.basis.knowledge
    lines: dict[int, int] = {}
    others = waves = 0
    for one in every:
        screen = screens_of(knowledge)[one.screen.id]
        if screen.kind == "checklist":
            many = len(lines_of(screen, relevance.findings))
            lines[_obtained_in(one)] = lines.get(_obtained_in(one), 0) + many
        else:
            others += 1
    while waiting:
        still = _waiting(knowledge, waiting)
        waves, waiting = waves + 1, still if still != waiting else frozenset()
    return others + waves + sum(-(-many // MOST_LINES) for many in lines.values())


def _chosen(relevance: Relevance, every: Sequence[AskedScreen], waiting: Set[str]) -> AskedScreen:
    """Return the lines that weigh most, as many as fit: of history, before anything that is examined."""
    knowledge, shares = relevance.basis.knowledge, relevance.findings
    ready, waited_for = shares.keys() - waiting, _waited_for(knowledge, shares, waiting)
    obtained = min(map(_obtained_in, every))
    now = [(one, screens_of(knowledge)[one.screen.id]) for one in every if _obtained_in(one) == obtained]
    lists = [screen for _, screen in now if screen.kind == "checklist"]

    def weight(findings: Sequence[Finding]) -> float:
        weighs = (shares.get(f.id, 0.0) + waited_for.get(f.id, 0.0) for f in findings if f.id in ready)
        return sum(weighs) / (len(findings) + _TYPED * isinstance(findings[0], Quantity | DrugClass))

    lines = [(screen, line) for screen in lists for line in lines_of(screen, ready)]
    others = [one for one, screen in now if screen.kind != "checklist"]
    if not (lines or others):  # they wait for one another
        lines = [(screen, line) for screen in lists for line in lines_of(screen, shares)]
    best = fitting(sorted(lines, key=lambda one: -weight(one[1].findings)), lines, lists)
    other = max(others, key=lambda one: weight(one.relevant or one.findings), default=None)
    if other and not (best and weight(best[0][1].findings) >= weight(other.relevant or other.findings)):
        return other
    return together(lists, [one for one in lines if one in best])


def _waited_for(
    knowledge: KnowledgeBase, shares: Mapping[str, float], waiting: Set[str]
) -> Mapping[str, float]:
    """Map questions to what those weigh that wait for them."""
    found: dict[str, float] = {}
    for name in waiting:
        for one in {one for other, read, _ in _waits(knowledge) if other == name for one in read}:
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
