"""The strategies give what they promise."""

from __future__ import annotations

from hypothesis import given

from engine.case import Case
from knowledge.criteria import KnowledgeBase
from tests.reference import conclude, fired
from tests.strategies import consultations


@given(consultations())
def test_every_generated_case_can_be_read(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    assert set(case.answers) <= set(knowledge.finding)
    assert set(conclude(knowledge, case.answers)) == set(knowledge.concept)
    assert set(fired(knowledge, case.answers)) <= set(knowledge.rules)
