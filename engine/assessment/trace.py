"""Traces: a consultation as canonical JSON, and a checker that recomputes it without experta.

A trace says which answers were given, which rules fired on which facts, with what effects, and what
came of it. Its bytes are canonical: keys sorted, no spaces, one line, closed by the SHA-256 of all
the rest. So the same case gives the same bytes, and a damaged byte shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, assert_never

import orjson

from engine.assessment.assessment import Assessment
from engine.assessment.record import assessment_record, knowledge_record
from engine.cases.case import Answer, Case
from engine.cases.casefile import case_of, case_record
from engine.cases.values import written
from engine.errors import CrampdxError, UnreadableInput
from engine.reading.patient import Firing, Used, reference_firings
from knowledge.criteria import (
    Chosen,
    Compare,
    Concept,
    Effect,
    KnowledgeBase,
    YesNo,
)

SCHEMA = "crampdx/trace/3"
Json: TypeAlias = Any


class WrongTrace(CrampdxError):
    """A trace that is damaged, or that says what does not follow: names the first wrong step."""


class OtherKnowledge(WrongTrace):
    """A trace that is whole, and was made with other knowledge: only that can check it."""

    def __init__(self, message: str, trace: Mapping[str, Json]) -> None:
        super().__init__(message)
        self.trace = trace


def canonical(content: Mapping[str, Json]) -> bytes:
    """Return the canonical bytes of a JSON object."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def trace(firings: Iterable[Firing], result: Assessment) -> bytes:
    """Return the trace of a consultation, one line of canonical JSON."""
    content = _content(firings, result)
    content["sha256"] = hashlib.sha256(canonical(content)).hexdigest()
    return canonical(content) + b"\n"


def _content(firings: Iterable[Firing], result: Assessment) -> dict[str, Json]:
    knowledge, case = result.knowledge, result.case
    place = {rule.id: number for number, rule in enumerate(knowledge.rules)}
    in_order = sorted(firings, key=lambda f: (knowledge.strata[f.rule.id], place[f.rule.id]))
    # Neither the order of medicines nor the unit a value was written in makes another trace.
    in_own_units = replace(case, as_written={}, medicines=case.medicines and tuple(sorted(case.medicines)))
    record = case_record(in_own_units, knowledge)
    record.pop("expect", None)
    return {
        "schema": SCHEMA,
        "knowledge": {"name": knowledge.name, **knowledge_record(knowledge)},
        "case": record,
        "answers": {key: written(answer) for key, answer in case.told.items() if key not in case.denied},
        "denied": {key: written(answer) for key, answer in case.told.items() if key in case.denied},
        "followed": {key: written(answer) for key, answer in case.followed.items()},
        "firings": [
            {
                "rule": firing.rule.id,
                "stratum": knowledge.strata[firing.rule.id],
                "facts": [_fact(used, case.answers) for used in firing.facts],
                "effects": [effect_record(effect) for effect in firing.rule.then],
            }
            for firing in in_order
        ],
        "result": assessment_record(result, in_own_units),
    }


def _fact(used: Used, answers: Mapping[str, Answer]) -> dict[str, Json]:
    match used.leaf:
        case YesNo(id=name):
            fact: dict[str, Json] = {"finding": name, "answer": written(answers[name])}
        case Chosen(finding, options):
            among = [option for option in finding.options if option in options]
            fact = {"finding": finding.id, "answer": written(answers[finding.id]), "among": among}
        case Compare(finding, sign, cutoff):
            fact = {
                "finding": finding.id,
                "answer": written(answers[finding.id]),
                "unit": finding.unit,
                "is": sign,
                "cutoff": {"name": cutoff.name, "value": cutoff.value},
            }
        case Concept(id=name):
            fact = {"concept": name}
        case _:
            assert_never(used.leaf)
    return fact | {"holds": used.holds}


def effect_record(effect: Effect) -> dict[str, Json]:
    """Return an effect as data."""
    record: dict[str, Json] = {effect.verb: effect.id}
    if effect.strength is not None:
        record["strength"] = effect.strength.name.lower()
    if effect.suspecting is not None:
        record["suspecting"] = effect.suspecting.id
    return record


def check_each(knowledge: KnowledgeBase, content: bytes) -> Iterator[Case]:
    """Recompute a trace, or several on a line each, and yield their cases.

    Raises WrongTrace with the first line and step that does not follow.
    """
    lines = content.splitlines(keepends=True)
    if len(lines) < 2 or _is_json(content):
        yield check(knowledge, content)
        return
    for number, line in enumerate(lines, start=1):
        try:
            yield check(knowledge, line)
        except OtherKnowledge as error:
            raise OtherKnowledge(f"line {number}: {error}", error.trace) from None
        except WrongTrace as error:
            raise WrongTrace(f"line {number}: {error}") from None


def _is_json(content: bytes) -> bool:
    """Return whether all of it is one JSON value: a trace that was laid out anew is one of these."""
    try:
        orjson.loads(content)
    except orjson.JSONDecodeError:
        return False
    return True


def check(knowledge: KnowledgeBase, content: bytes) -> Case:
    """Recompute a trace without experta and return its case.

    Raises WrongTrace with the first step that does not follow.
    """
    given = _undamaged(content)
    case = _same_case(knowledge, given)
    firings = reference_firings(knowledge, case.answers)
    result = Assessment(knowledge, case, [firing.rule for firing in firings])
    _compare(given, _content(firings, result))
    return case


def _undamaged(content: bytes) -> dict[str, Json]:
    try:
        given = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise WrongTrace(f"this is not a trace: it cannot be read as JSON from {where} on") from None
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        raise WrongTrace(f"this is not a trace of the schema {SCHEMA}")
    if canonical(given) + b"\n" != content:
        raise WrongTrace("the bytes are not canonical: the trace was changed after it was written")
    signed = {key: value for key, value in given.items() if key != "sha256"}
    if given.get("sha256") != hashlib.sha256(canonical(signed)).hexdigest():
        raise WrongTrace("the SHA-256 does not fit: the trace was changed after it was written")
    return signed


def _same_case(knowledge: KnowledgeBase, given: Mapping[str, Json]) -> Case:
    known = {"name": knowledge.name, **knowledge_record(knowledge)}
    if given.get("knowledge") != known:
        message = (
            f"the trace was made with other knowledge ({_shown(given.get('knowledge'))}) than is "
            f"installed here ({_shown(known)}): it can only be checked with its own"
        )
        raise OtherKnowledge(message, given)
    try:
        return case_of(given.get("case"), knowledge, "the trace's case")
    except UnreadableInput as error:
        raise WrongTrace(f"the case of the trace cannot be read: {error}") from None


def _compare(given: Mapping[str, Json], right: Mapping[str, Json]) -> None:
    """Compare what the trace says with what follows, in the order in which it follows."""
    for key in ("case", "answers", "denied", "followed"):
        if given.get(key) != right[key]:
            raise WrongTrace(f"{key}: the trace says what does not follow from its case")
    said = given.get("firings")
    if not isinstance(said, list):
        raise WrongTrace("firings: not a list")
    for number, (one, other) in enumerate(zip(said, right["firings"], strict=False), start=1):
        if one != other:
            wrong = _first_difference(one, other)
            raise WrongTrace(f"step {number}, rule {other['rule']}: {wrong}")
    if len(said) != len(right["firings"]):
        number = min(len(said), len(right["firings"])) + 1
        what = "is missing" if len(said) < len(right["firings"]) else "does not follow"
        raise WrongTrace(f"step {number}: a firing {what}")
    if given.get("result") != right["result"]:
        raise WrongTrace(f"result: {_first_difference(given.get('result'), right['result'])}")
    if extra := sorted(given.keys() - right.keys()):
        raise WrongTrace(f"the trace has unknown keys: {', '.join(extra)}")


def _first_difference(said: Json, right: Mapping[str, Json]) -> str:
    if not isinstance(said, dict):
        return f"{_shown(said)} is not a record"
    for key in dict.fromkeys([*right, *said]):
        if said.get(key) != right.get(key):
            return f"{key} should be {_shown(right.get(key))}, not {_shown(said.get(key))}"
    return "its keys differ"


def _shown(value: Json) -> str:
    text = orjson.dumps(value).decode()
    return text if len(text) <= 200 else text[:200] + "..."
