"""Suppositions laid side by side say what each case says alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.targets import RESULT
from engine.assessment.verdicts import Verdicts
from engine.cases.case import Case
from engine.explain import Inquiry, targets
from engine.explain.hypotheses import candidates, supposing, telling_bits
from engine.explain.what_would_change import minimal_sets
from engine.reading.bitmaps import to_bools
from engine.reading.columns import Columns
from knowledge.criteria import KnowledgeBase
from tests.strategies import consultations


@given(consultations(), st.data())
def test_every_verdict_is_that_of_the_altered_cases(
    drawn: tuple[KnowledgeBase, Case], data: st.DataObject
) -> None:
    knowledge, case = drawn
    inquiry = Inquiry.of(knowledge, case)
    tried = list(candidates(inquiry, knowledge.finding.values()))
    places = st.lists(st.integers(0, len(tried) - 1), min_size=2, max_size=2).filter(
        lambda pair: tried[pair[0]].finding is not tried[pair[1]].finding
    )
    rows = data.draw(st.lists(places, min_size=1, max_size=70))
    cases = [inquiry.altered({tried[p].finding.id: tried[p].answer for p in pair}) for pair in rows]
    one = supposing(inquiry, tried, np.array(rows, np.intp))
    other = Verdicts(knowledge, Columns.of_cases(knowledge, cases))
    for target in targets(knowledge):
        if target.kind not in ("finding", "medicines"):
            for bit, expected in zip(telling_bits(target, one), telling_bits(target, other), strict=True):
                assert to_bools(expected, len(rows)).tolist() == to_bools(bit, len(rows)).tolist()
    assert to_bools(other.settled, len(rows)).tolist() == to_bools(one.settled, len(rows)).tolist()


@given(consultations())
def test_nothing_to_try_changes_nothing(drawn: tuple[KnowledgeBase, Case]) -> None:
    assert list(minimal_sets(Inquiry.of(*drawn), RESULT, [], 3)) == []
