"""A denial gives the answers of its list where nothing else is told, and reads back as it was written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from engine.cases.case import CANNOT_TELL, Case
from engine.cases.casefile import case_of, case_record
from engine.errors import UnreadableInput
from knowledge.criteria import KnowledgeBase
from tests.car import CAR
from tests.strategies import consultations

DENIED = {"lights_dim": False, "smell_of_fuel": False, "noise": "none"}


def read(none_of: Any, **answers: Any) -> Case:
    return case_of({"none_of": none_of, "answers": answers}, CAR)


@pytest.mark.parametrize("none_of", [["nothing_noticed"], "nothing_noticed", ["nothing_noticed"] * 2])
def test_a_denial_gives_the_denying_answer_of_each_of_its_list(none_of: Any) -> None:
    case = read(none_of)
    assert case.told == case.answers == DENIED
    assert case.denied == DENIED.keys()
    assert case.none_of == ("nothing_noticed",)
    assert not case.followed


def test_what_is_told_by_itself_wins_and_so_does_unknown_and_what_follows() -> None:
    case = read(["nothing_noticed"], smell_of_fuel="yes", noise="unknown", engine_turns="yes")
    assert case.told == {"smell_of_fuel": True, "noise": CANNOT_TELL, "engine_turns": True}
    assert case.followed == {"lights_dim": False}
    assert not case.denied


def test_who_told_it_by_itself_did_not_only_deny_it() -> None:
    assert read(["nothing_noticed"], smell_of_fuel="no").denied == {"lights_dim", "noise"}


def test_an_answer_that_changes_is_told_by_itself_and_one_that_is_kept_is_not() -> None:
    case = read(["nothing_noticed"])
    changed = case.telling({**case.told, "lights_dim": True})
    assert changed.denied == {"smell_of_fuel", "noise"}
    assert case_record(changed, CAR)["answers"] == {"lights_dim": "yes"}
    assert case_of(case_record(changed, CAR), CAR).told == changed.told


def test_an_answer_that_is_taken_away_is_not_given_anew_by_its_denial() -> None:
    case = read(["nothing_noticed"])
    without = case.telling({name: answer for name, answer in case.told.items() if name != "lights_dim"})
    assert case_of(case_record(without, CAR), CAR).told == without.told


def test_by_itself_nothing_is_known_of_what_was_only_denied() -> None:
    case = read(["nothing_noticed"], engine_turns="no")
    assert case.by_itself.told == {"engine_turns": False, **dict.fromkeys(DENIED, CANNOT_TELL)}


@given(consultations())
def test_a_record_reads_back_with_the_same_denials(drawn: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = drawn
    read_back = case_of(case_record(case, knowledge), knowledge)
    assert (read_back.none_of, read_back.denied, read_back.told) == (case.none_of, case.denied, case.told)


@pytest.mark.parametrize(
    ("none_of", "says"),
    [
        (
            ["nothing_notice"],
            "none_of[0]: is not a denial of this knowledge base (found 'nothing_notice'). Did you mean",
        ),
        (["lights_dim"], "(found 'lights_dim'). There are nothing_noticed."),
        ([None], "is not a denial of this knowledge base"),
        (7, "is not a list of denials"),
        ({"nothing_noticed": "yes"}, "is not a list of denials"),
    ],
)
def test_what_is_no_denial_is_refused_with_those_there_are(none_of: Any, says: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        read(none_of)
    assert says in str(error.value)


def test_a_denial_among_the_answers_is_sent_where_it_belongs() -> None:
    with pytest.raises(UnreadableInput, match="It is a denial: name it under `none_of:`"):
        case_of({"answers": {"nothing_noticed": "yes"}}, CAR)
