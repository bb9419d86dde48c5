"""A trace passes its checker, and nothing in it can be altered unseen."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.assessment.trace import WrongTrace, canonical, check, check_each, trace
from engine.cases.case import Case
from engine.cases.casefile import case_of
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.strategies import cases, consultations

Json = Any
COLD = {
    "id": "cold",
    "answers": {"will_not_start": "yes", "lights_dim": "yes", "weather": ["cold", "wet"], "voltage": 11.2},
    "medicines": ["gasohol", "mystery"],
}


def traced(knowledge: KnowledgeBase, case: Case) -> bytes:
    (one,) = consult(knowledge, [case])
    return trace(one.firings, one.assessment)


def signed(content: dict[str, Json]) -> bytes:
    """Sign content as if it were a trace, as somebody would who wants to deceive the checker."""
    unsigned = {key: value for key, value in content.items() if key != "sha256"}
    return canonical({**unsigned, "sha256": hashlib.sha256(canonical(unsigned)).hexdigest()}) + b"\n"


@given(consultations())
def test_a_trace_passes_its_checker(drawn: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = drawn
    assert case.told == check(knowledge, traced(knowledge, case)).told


@given(cases(CAR), st.randoms(use_true_random=False))
def test_the_order_of_answers_and_medicines_makes_no_difference(case: Case, random: Any) -> None:
    answers, medicines = list(case.told.items()), list(case.medicines or ())
    random.shuffle(answers)
    random.shuffle(medicines)
    shuffled = replace(case.telling(dict(answers)), medicines=case.medicines and tuple(medicines))
    assert traced(CAR, case) == traced(CAR, shuffled)


def test_what_follows_is_told_apart_from_what_was_told() -> None:
    content = orjson.loads(traced(CAR, case_of({"answers": {"engine_turns": "yes"}}, CAR)))
    assert content["answers"] == content["case"]["answers"] == {"engine_turns": "yes"}
    assert content["followed"] == {"lights_dim": "no"}
    with pytest.raises(WrongTrace, match="followed: the trace says what does not follow from its case"):
        check(CAR, signed({**content, "followed": {"lights_dim": "yes"}}))


def test_what_was_denied_in_one_word_is_written_out_apart() -> None:
    record = {"none_of": ["nothing_noticed"], "answers": {"smell_of_fuel": "yes"}}
    content = orjson.loads(traced(CAR, case_of(record, CAR)))
    assert content["case"]["none_of"] == ["nothing_noticed"]
    assert content["answers"] == content["case"]["answers"] == {"smell_of_fuel": "yes"}
    assert content["denied"] == {"lights_dim": "no", "noise": "none"}
    with pytest.raises(WrongTrace, match="denied: the trace says what does not follow from its case"):
        check(CAR, signed({**content, "denied": {"lights_dim": "no"}}))


@settings(max_examples=10)
@given(cases(CAR), st.data())
def test_a_damaged_byte_is_refused(case: Case, data: st.DataObject) -> None:
    content = bytearray(traced(CAR, case))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=40)):
        for other in (content[place] ^ 1, content[place] ^ 32, 0, 255):
            damaged = content[:place] + bytes([other]) + content[place + 1 :]
            if damaged != content:
                with pytest.raises(WrongTrace):
                    check(CAR, bytes(damaged))


@pytest.mark.parametrize("cut", [0, 1, 10, -1, -2])
def test_a_cut_or_lengthened_trace_is_refused(cut: int) -> None:
    content = traced(CAR, case_of(COLD, CAR))
    for damaged in (content[:cut], content + b"\n", b" " + content, content + content):
        with pytest.raises(WrongTrace):
            check(CAR, damaged)


def paths(value: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything in a record."""
    if path:
        yield path
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield from paths(member, (*path, key))


def altered(value: Json) -> Json:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return value + "x"
        case list():
            return [*value, value[0]] if value else ["x"]
        case dict():
            return {**value, "x": "x"}
        case _:
            return "x"


def mutants(content: dict[str, Json]) -> Iterator[tuple[tuple[Any, ...], dict[str, Json]]]:
    """Yield every content that differs in one thing: altered, taken away, or put the other way round."""
    for path in paths(content):
        for how in ("alter", "take", "turn"):
            mutant = copy.deepcopy(content)
            *way, last = path
            inner: Json = mutant
            for key in way:
                inner = inner[key]
            if how == "alter":
                inner[last] = altered(inner[last])
            elif how == "take":
                del inner[last]
            elif isinstance(inner[last], list) and inner[last] != inner[last][::-1]:
                inner[last].reverse()
            else:
                continue
            yield (how, *path), mutant


def refuses(knowledge: KnowledgeBase, mutant: dict[str, Json]) -> bool:
    """Return whether a mutant is refused; one that is the true trace of another case need not be."""
    content = signed(mutant)
    try:
        case = check(knowledge, content)
    except WrongTrace as error:
        return bool(str(error))
    return traced(knowledge, case) == content


def test_every_single_mutation_is_refused_though_it_is_signed_anew() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    del content["sha256"]
    found = [(path, mutant) for path, mutant in mutants(content) if path[1] != "case"]
    assert len(found) > 200
    for _, mutant in found:
        with pytest.raises(WrongTrace):
            check(CAR, signed(mutant))


def test_a_case_altered_in_a_trace_is_refused_unless_nothing_follows_otherwise() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    for path, mutant in mutants(content):
        if path[1] == "case":
            assert refuses(CAR, mutant), path


@settings(max_examples=15)
@given(consultations(), st.data())
def test_mutations_of_any_trace_are_refused(drawn: tuple[KnowledgeBase, Case], data: st.DataObject) -> None:
    knowledge, case = drawn
    content = orjson.loads(traced(knowledge, case))
    del content["sha256"]
    found = list(mutants(content))
    for _, mutant in data.draw(st.lists(st.sampled_from(found), min_size=1, max_size=12)):
        assert refuses(knowledge, mutant)


def test_the_first_wrong_step_is_named() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    content["firings"][1]["effects"][0] = {"concludes": "fire_risk"}
    content["firings"][2]["facts"] = []
    with pytest.raises(WrongTrace, match=r"^step 2, rule CAR-02: effects should be"):
        check(CAR, signed(content))


def test_a_firing_that_is_left_out_is_named() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    last = len(content["firings"])
    del content["firings"][-1]
    with pytest.raises(WrongTrace, match=f"^step {last}: a firing is missing"):
        check(CAR, signed(content))


def test_a_wrong_result_is_named() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    content["result"]["urgency"] = "routine"
    with pytest.raises(WrongTrace, match=r'^result: urgency should be "urgent", not "routine"'):
        check(CAR, signed(content))


def test_several_traces_are_checked_line_by_line() -> None:
    one = traced(CAR, case_of(COLD, CAR))
    other = traced(CAR, case_of({"id": "other", "answers": {}}, CAR))
    assert [case.id for case in check_each(CAR, one + other)] == ["cold", "other"]
    assert [case.id for case in check_each(CAR, one)] == ["cold"]
    with pytest.raises(WrongTrace, match=r"^line 2: the SHA-256 does not fit"):
        list(check_each(CAR, one + other.replace(b'"other"', b'"third"')))
    with pytest.raises(WrongTrace, match=r"^line 2: this is not a trace"):
        list(check_each(CAR, one + other[:-9]))


def test_a_trace_that_was_laid_out_anew_is_told_so() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    with pytest.raises(WrongTrace, match="the bytes are not canonical"):
        list(check_each(CAR, orjson.dumps(content, option=orjson.OPT_INDENT_2)))


def test_a_trace_of_other_knowledge_is_told_and_not_guessed() -> None:
    content = orjson.loads(traced(CAR, case_of(COLD, CAR)))
    content["knowledge"]["digest"] = "0" * 64
    with pytest.raises(WrongTrace, match="made with other knowledge"):
        check(CAR, signed(content))
    with pytest.raises(WrongTrace, match="made with other knowledge"):
        check(leg_cramps(), traced(CAR, case_of(COLD, CAR)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"schema":"crampdx/trace/1"}',
        b"[" * 100_000,
        b"1e999",
    ],
)
def test_anything_else_is_no_trace(content: bytes) -> None:
    with pytest.raises(WrongTrace):
        check(CAR, content)


@pytest.mark.parametrize("content", [b"\xa4\xfe garbage", b'{"a": "\\ud800"}', b"", b"{"])
def test_garbage_is_refused_in_plain_words(content: bytes) -> None:
    with pytest.raises(
        WrongTrace, match=r"^this is not a trace: it cannot be read as JSON from line 1, column \d+ on$"
    ):
        check(CAR, content)
