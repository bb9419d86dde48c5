"""The choice of the next screen: relevant ones only, the fixed ones first, then the most useful one.

Usefulness is found by looking ahead: the case is laid into columns once for every answer that a screen
may get, and all of them are read at once. A number is tried once per interval between cut-offs, a
choice with each option, a checklist with 'none of these' and with each of its items alone. A screen is
worth as much as it is expected to decide of what is open and matters (`engine.interview.relevance`).
Half of the weight of a checklist is on 'none of these', which is what people answer most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never

import numpy as np

from engine.answers import Columns
from engine.bitmaps import to_bools
from engine.case import Answer, Answers
from engine.columns import could_fire, fired
from engine.interview.relevance import Relevance
from engine.interview.screens import Sheet, screens_of, sheet_of
from engine.roundness import roundest
from knowledge.criteria import Choice, Finding, Line, Quantity, Rule, YesNo

_LIKELIER = 0.5
"""The weight of 'none of these' on a checklist."""


@dataclass(frozen=True, slots=True)
class Next:
    """The screen to show, how many are left at most with it, and the rules for whose sake it is shown.

    What does not matter now will not matter later, whatever is answered: so there are never more.
    """

    sheet: Sheet
    left: int
    rules: tuple[Rule, ...]


def next_screen(relevance: Relevance) -> Next | None:
    """Choose the next screen; None when nothing left to ask can change the result."""
    case, knowledge = relevance.basis.case, relevance.basis.knowledge
    shares = relevance.findings
    sheets = [
        sheet
        for screen in screens_of(knowledge).values()
        if (sheet := sheet_of(knowledge, screen, case.audience, shares, case.answers))
    ]
    if not sheets:
        return None
    fixed = [sheet for sheet in sheets if sheet.screen.first]
    chosen = fixed[0] if fixed else sheets[0]
    if not fixed and len(sheets) > 1:
        chosen = _most_useful(relevance, sheets)
    ids = frozenset(finding.id for finding in chosen.findings)
    return Next(chosen, sum(sheet.parts for sheet in sheets), relevance.for_the_sake_of(ids))


def _most_useful(relevance: Relevance, sheets: list[Sheet]) -> Sheet:
    """Return the screen that decides most; of equals the first."""
    case, knowledge = relevance.basis.case, relevance.basis.knowledge
    tried = [list(possible_answers(sheet)) for sheet in sheets]
    rows = [replace(case, answers={**case.answers, **more}) for each in tried for more, _ in each]
    columns = Columns.of_cases(knowledge, rows)
    now, later = fired(knowledge, columns), could_fire(knowledge, columns)
    open_ = np.zeros(len(rows))
    for name, weight in relevance.rules.items():
        open_ += weight * to_bools(later[name] & ~now[name], len(rows))
    start = 0
    best, least = sheets[0], np.inf
    for sheet, each in zip(sheets, tried, strict=True):
        weights = np.array([weight for _, weight in each])
        left = float(open_[start : start + len(each)] @ weights / weights.sum())
        start += len(each)
        if left < least - 1e-9:
            best, least = sheet, left
    return best


def possible_answers(sheet: Sheet) -> Iterator[tuple[Answers, float]]:
    """Yield what a screen may be answered, with a weight."""
    match sheet.screen.kind:
        case "checklist":
            none = {f.id: a for line in sheet.lines for f, a in none_of(line)}
            some = [{**none, f.id: a} for line in sheet.lines for f, a in each_of(line)]
        case "question":
            (finding,) = sheet.findings
            none, some = {}, [{finding.id: value} for value in values(finding)]
        case "medicines" | "offer":
            none = {}
            some = [{finding.id: value} for finding in sheet.findings for value in values(finding)]
    if none:
        yield none, _LIKELIER
    for answers in some:
        yield answers, (1 - _LIKELIER) / len(some) if none else 1.0


def none_of(line: Line) -> Iterator[tuple[Finding, Answer]]:
    """Yield what 'none of these' says of a line: nothing, of a choice without such an option."""
    for finding in line.findings:
        if isinstance(finding, YesNo):
            yield finding, False
        elif line.none:
            yield finding, line.none


def each_of(line: Line) -> Iterator[tuple[Finding, Answer]]:
    """Yield the answers to a line that are not 'no', one at a time."""
    for finding in line.findings:
        for value in values(finding):
            if value is not False and value != line.none:
                yield finding, value


def values(finding: Finding) -> Iterator[Answer]:
    """Yield one answer of every kind that rules can tell apart."""
    match finding:
        case YesNo():
            yield from (True, False)
        case Choice(options=options, several=several):
            yield from (((option,) for option in options) if several else options)
        case Quantity(plausible=(low, high), cutoffs=cutoffs):
            marks = sorted({low, high, *(cutoff.value for cutoff in cutoffs)})
            for start, end in pairwise(marks):
                yield roundest(start, end, (start + end) / 2)
        case _:
            assert_never(finding)
