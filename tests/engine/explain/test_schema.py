"""The JSON Schema of explanations accepts what is printed, and nothing else; the sweep tries all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import orjson
import pytest
from jsonschema import Draft202012Validator

from engine.assessment.record import as_json
from engine.explain import ANSWERS, Inquiry, ask
from engine.explain.explanation import Question
from engine.json_schema import schema
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.patients import COLD

SCHEMA = schema(CAR, "explanation")
VALIDATOR = Draft202012Validator(SCHEMA)
Record = dict[str, Any]


def printed(*question: str) -> Record:
    record: Record = orjson.loads(as_json(ask(Inquiry.of(CAR, COLD), question[0], question[1:]).record))
    return record


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(schema(leg_cramps(), "explanation"))
    assert set(ANSWERS) == set(get_args(Question))


def test_every_part_of_it_says_what_it_is() -> None:
    assert all(form["description"] for form in SCHEMA["oneOf"])
    records = [name for name in SCHEMA["$defs"] if name.endswith("Record")]
    assert {"ProofRecord", "PartRecord", "ChangeRecord", "CitationRecord"} <= set(records)
    assert all(SCHEMA["$defs"][name]["description"] for name in records)


def test_what_if_is_printed_with_two_assessments() -> None:
    record = printed("what-if", "weather=")
    assert VALIDATOR.is_valid(record)
    del record["after"]["settled"]
    assert not VALIDATOR.is_valid(record)


def _another_key(record: Record) -> None:
    record["proof"][0]["proofs"][0]["colour"] = "red"


def _a_key_less(record: Record) -> None:
    del record["proof"][0]["proofs"][0]["premises"]


def _another_question(record: Record) -> None:
    record["question"] = "open"


def _no_such_rule(record: Record) -> None:
    record["proof"][0]["proofs"][0]["rule"] = "CAR-99"


def _no_such_target(record: Record) -> None:
    record["about"] = "disorder:rust"


def _a_number_for_text(record: Record) -> None:
    record["statement"] = 7


@pytest.mark.parametrize(
    "spoil",
    [_another_key, _a_key_less, _another_question, _no_such_rule, _no_such_target, _a_number_for_text],
)
def test_what_is_not_printed_is_refused(spoil: Callable[[Record], None]) -> None:
    record = printed("how", "flat_battery")
    assert VALIDATOR.is_valid(record)
    spoil(record)
    assert not VALIDATOR.is_valid(record)
