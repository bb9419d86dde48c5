"""The choice of the next screen: relevant ones only, the fixed ones first, then the most useful one.

While the fixed screens are answered there is time to load what looks ahead (`engine.interview.lookahead`).
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.assessment.relevance import Relevance
from engine.interview.screens import Sheet, screens_of, sheet_of
from knowledge.criteria import Rule


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
        from engine.interview.lookahead import most_useful

        chosen = most_useful(relevance, sheets)
    ids = frozenset(finding.id for finding in chosen.findings)
    return Next(chosen, sum(sheet.parts for sheet in sheets), relevance.for_the_sake_of(ids))
