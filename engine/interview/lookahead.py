"""Looking ahead: how much each screen would decide of what is open and matters.

The case is laid into columns once for every answer that a screen may get, and all of them are read at
once. A number is tried once per interval between cut-offs, a choice with each option, a checklist with
'none of these' and with each of its items alone. Half of the weight of a checklist is on 'none of these',
which is what people answer most. The weights order questions; they never enter a result.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.assessment.relevance import Relevance
from engine.assessment.verdicts import Verdicts
from engine.cases.case import Answer, Answers
from engine.interview.screens import AskedScreen
from engine.reading.columns import Columns
from engine.reading.spans import values
from knowledge.criteria import Finding, Line, YesNo

_LIKELIER = 0.5
"""The weight of 'none of these' on a checklist."""
_SCREEN = 4
"""To turn to another screen costs as much as so many findings on it."""


def most_useful(relevance: Relevance, screens: list[AskedScreen]) -> AskedScreen:
    """Return the screen that decides most for its length; of equals the first."""
    case, knowledge = relevance.basis.case, relevance.basis.knowledge
    tried = [list(possible_answers(asked)) for asked in screens]
    rows = [case.telling({**case.told, **more}) for each in tried for more, _ in each]
    columns = Columns.of_cases(knowledge, rows)
    open_ = Verdicts(knowledge, columns).undecided(relevance.rules)
    before = sum(relevance.rules.values())
    start = 0
    best, most = screens[0], -np.inf
    for asked, each in zip(screens, tried, strict=True):
        weights = np.array([weight for _, weight in each])
        left = float(open_[start : start + len(each)] @ weights / weights.sum())
        start += len(each)
        length = len(asked.findings) if asked.lines else 1
        gain = (before - left) / (_SCREEN + length)
        if gain > most + 1e-9:
            best, most = asked, gain
    return best


def possible_answers(asked: AskedScreen) -> Iterator[tuple[Answers, float]]:
    """Yield what a screen may be answered, with a weight."""
    match asked.screen.kind:
        case "checklist":
            none = {f.id: a for line in asked.lines for f, a in none_of(line)}
            some = [{**none, f.id: a} for line in asked.lines for f, a in each_of(line)]
        case "question":
            (finding,) = asked.findings
            none, some = {}, [{finding.id: value} for value in values(finding)]
        case "medicines" | "offer":
            none = {}
            some = [{finding.id: value} for finding in asked.findings for value in values(finding)]
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
