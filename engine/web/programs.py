"""The same assessment for programs: records in, records out, and a description of both that machines read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from engine.assessment.consultation import consulted
from engine.assessment.record import Record, assessment_record
from engine.cases.case import Case
from engine.cases.casefile import capped, read_record
from engine.cases.problems import Problems, did_you_mean, escaped
from engine.cases.yaml_and_json import given_in, read_json
from engine.errors import CrampdxError, Problem, UnreadableInput
from engine.explain import LARGEST, QUESTIONS, answer
from engine.json_schema import schema
from engine.words import either
from knowledge.criteria import Audience, KnowledgeBase

_KEYS = ("case", "question", "about", "voice", "full", "most")
_PLACE, _RECORD = "request", "the record"


def assessed(knowledge: KnowledgeBase, body: bytes) -> Record:
    """Assess the case in a request; raise UnreadableInput with all that is wrong with it."""
    case = _case(_read(body), knowledge)
    return assessment_record(consulted(knowledge, case).assessment)


def explained(knowledge: KnowledgeBase, body: bytes) -> Record:
    """Answer the question in a request; raise UnreadableInput with all that is wrong with it."""
    asked = _read(body)
    if not isinstance(asked, Mapping):
        raise wrong(_RECORD, "is not an object", 'Send {"case": ..., "question": ...}.')
    for key in asked:
        if key not in _KEYS:
            near = did_you_mean(key, _KEYS, f"It has {either(_KEYS)}.")
            raise wrong(escaped(key), "is not part of a question", near)
    asked = given_in(asked)
    question, about = asked.get("question", "open"), asked.get("about", [])
    voice, full, most = asked.get("voice"), asked.get("full", False), asked.get("most", LARGEST)
    about = [about] if isinstance(about, str) else about
    voices: tuple[Audience, ...] = get_args(Audience)
    if not isinstance(question, str):
        raise wrong("question", "is not a question", f"Ask {either(QUESTIONS)}.")
    if not isinstance(about, list) or not all(isinstance(one, str) for one in about):
        raise wrong("about", "is not a list of names", 'Write ["urgency"], or ["potassium=3.1"] for what-if.')
    if voice not in (None, *voices):
        raise wrong("voice", "is not an audience", f"It is {either(voices)}.")
    if not isinstance(full, bool):
        raise wrong("full", "is neither true nor false", "Leave it out for the short form.")
    if not isinstance(most, int) or isinstance(most, bool) or most not in (1, 2, 3):
        raise wrong("most", "is not 1, 2 or 3", "Leave it out for 2.")
    if "case" not in asked:
        raise wrong("case", "is missing", 'Send {"case": {"answers": {...}}, "question": "how"}.')
    case = _case(asked["case"], knowledge, "case")
    try:
        return answer(knowledge, case, question, about, voice=voice, full=full, largest=most).record
    except UnreadableInput:
        raise
    except CrampdxError as error:
        raise wrong("question", str(error).rstrip(".")) from None


def problems_record(error: UnreadableInput) -> Record:
    """Return what is wrong with a request as data."""
    found = capped([*error.problems])
    return {
        "problems": [
            {"path": p.place, "value": p.value, "message": p.message, "suggestion": p.suggestion}
            for p in found
        ]
    }


def sent_json(body: bytes, called: str, hint: str = "") -> object:
    """Return the JSON that a program sent; raise UnreadableInput with all that is wrong with it."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise wrong(called, "is not UTF-8", hint) from None
    read = read_json(text, "")
    if read.problems.entries:
        raise UnreadableInput(_PLACE, read.problems.told())
    return read.value


def _read(body: bytes) -> object:
    return sent_json(body, _RECORD, "Send JSON in UTF-8.")


def _case(value: object, knowledge: KnowledgeBase, place: str = "") -> Case:
    problems = Problems()
    case = read_record(value, knowledge, problems, "case")
    if case is None:
        told = problems.told()
        if place:
            told = [Problem(f"{place}.{p.place}", p.message, p.value, p.suggestion) for p in told]
        raise UnreadableInput(_PLACE, told)
    return case


def wrong(place: str, message: str, suggestion: str = "") -> UnreadableInput:
    """Return what is wrong with a request."""
    return UnreadableInput(_PLACE, [Problem(place, message, suggestion=suggestion)])


def described(knowledge: KnowledgeBase, title: str, version: str, server: str) -> Record:
    """Return the OpenAPI description of what programs may ask."""
    definitions: Record = {}
    schemas = {
        name.capitalize(): _moved(schema(knowledge, name), definitions)
        for name in ("case", "assessment", "explanation")
    }
    question: Record = {
        "type": "object",
        "required": ["case"],
        "additionalProperties": False,
        "properties": {
            "case": {"$ref": "#/components/schemas/Case"},
            "question": {"enum": [*QUESTIONS], "default": "open"},
            "about": {"type": "array", "items": {"type": "string"}},
            "voice": {"enum": [*get_args(Audience)]},
            "full": {"type": "boolean", "default": False},
            "most": {"enum": [1, 2, 3], "default": LARGEST},
        },
    }
    text = {"type": "string"}
    problem = {
        "type": "object",
        "required": ["path", "value", "message", "suggestion"],
        "properties": {"path": text, "value": text, "message": text, "suggestion": text},
    }
    problems = {
        "type": "object",
        "required": ["problems"],
        "properties": {"problems": {"type": "array", "items": {"$ref": "#/components/schemas/Problem"}}},
    }
    named = {**schemas, "Question": question, "Problem": problem, "Problems": problems, **definitions}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "servers": [{"url": server}],
        "paths": {
            "/assess": _operation("assess", "Assess one case.", "Case", "Assessment"),
            "/explain": _operation(
                "explain", "Answer one of the seven questions.", "Question", "Explanation"
            ),
        },
        "components": {"schemas": named},
    }


def _operation(name: str, summary: str, takes: str, gives: str) -> Record:
    def content(schema_name: str) -> Record:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema_name}"}}}

    refused = {"text/plain": {"schema": {"type": "string"}}}
    other = {
        "403": "Sent from a page of another site.",
        "413": "Too long.",
        "429": "Too many requests.",
        "503": "Busy.",
    }
    return {
        "post": {
            "operationId": name,
            "summary": summary,
            "requestBody": {"required": True, "content": content(takes)},
            "responses": {
                "200": {"description": "What is said.", "content": content(gives)},
                "422": {"description": "What is wrong with the request.", "content": content("Problems")},
                **{status: {"description": text, "content": refused} for status, text in other.items()},
            },
        }
    }


def _moved(shape: Any, definitions: Record) -> Any:
    """Return a schema whose definitions stand among the components of the description."""
    if isinstance(shape, Mapping):
        for name, one in shape.get("$defs", {}).items():
            definitions[name] = _moved(one, definitions)
        kept = {key: value for key, value in shape.items() if key not in ("$defs", "$schema")}
        return {
            key: value.replace("#/$defs/", "#/components/schemas/")
            if key == "$ref" and isinstance(value, str)
            else _moved(value, definitions)
            for key, value in kept.items()
        }
    if isinstance(shape, Sequence) and not isinstance(shape, str):
        return [_moved(one, definitions) for one in shape]
    return shape
