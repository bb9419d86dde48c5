"""The strategies give what they promise."""

from __future__ import annotations

from hypothesis import given

from engine.cases.case import Case
from engine.cases.casefile import case_of, case_record
from knowledge.criteria import KnowledgeBase
from tests.strategies import consultations


@given(consultations())
def test_every_generated_case_can_be_read(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    read = case_of(case_record(case, knowledge), knowledge)
    assert (case.answers, case.medicines) == (read.answers, read.medicines)
