"""Screens as an interview shows them: of what knowledge declares, the part that is asked now.

Whatever is declared on no screen is asked by itself, so that a knowledge base needs no screens at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.criteria import Audience, DrugClass, Finding, KnowledgeBase, Line, Screen, YesNo

MOST_LINES = 8
"""How many lines of a checklist are taken in at a glance, and fit on a terminal of 24 rows."""
MOST_JOINED = 5
"""So many boxes are put together on one line, where their own lines would be nearly empty."""


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
            screens[finding.id] = Screen(id=finding.id, title="", kind="question", asks=(finding,))
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
