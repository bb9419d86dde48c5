"""The words of the referral note's story are the knowledge base's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.cases.case import Case
from engine.report.note import StoryText
from knowledge import findings as f
from knowledge.criteria import KnowledgeError, Sentence, Story
from knowledge.leg_cramps import leg_cramps
from knowledge.story import STORY
from tests.car import CAR


def told(case: Case) -> str:
    """Tell all answers of a case, each value as it was given."""
    knowledge = leg_cramps()
    answers = {knowledge.finding[name]: answer for name, answer in case.answers.items()}
    return StoryText(knowledge, answers, lambda finding: str(case.answers[finding.id])).text(list(answers))


def test_each_name_is_a_finding_and_each_word_is_for_one() -> None:
    knowledge = leg_cramps()
    assert all(knowledge.finding[finding.id] is finding for finding in STORY.findings)
    for finding, words in STORY.words.items():
        assert ("{}" in words) is (finding.kind != "yes_no"), finding.id


def test_every_finding_but_a_medicine_belongs_to_just_one_sentence() -> None:
    apart = [group for sentence in STORY.sentences for group in sentence.groups]
    assert len(apart) == len(set(apart))
    assert sum(not sentence.groups for sentence in STORY.sentences) == 1


@pytest.mark.parametrize(
    ("age", "sex", "who"),
    [(17.0, "male", "Boy of 17.0."), (18.0, "male", "Man of 18.0."), (9.0, "intersex", "Child of 9.0.")],
)
def test_somebody_is_a_child_until_eighteen(age: float, sex: str, who: str) -> None:
    assert told(Case(id="one", answers={"age": age, "sex_at_birth": sex})) == who


def test_the_complaint_comes_in_a_fixed_order_whatever_is_told_first() -> None:
    case = Case(id="one", answers={"course": "constant", "severity": "severe", "leg_pain": True})
    assert told(case) == "Leg pain; severe; constant."


def test_a_story_of_a_finding_or_a_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="names finding 'leg_pain'"):
        replace(CAR, story=Story(complaint=(f.leg_pain,)))
    with pytest.raises(KnowledgeError, match="groups \\['tests'\\]"):
        replace(CAR, story=Story(sentences=(Sentence(groups=("tests",)),)))


def test_where_nothing_is_declared_findings_go_by_their_own_names() -> None:
    first, second = list(CAR.finding.values())[:2]
    answers = {first: True, second: True}
    text = StoryText(CAR, answers, lambda finding: finding.id).text([second, first])
    assert text.lower() == f"{second.label}; {first.label}.".lower()
