"""The JSON Schema of an explanation, read off the TypedDicts that its records are declared as."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints, is_typeddict

from engine.assessment import Status
from engine.assessment.standing import Standing
from engine.assessment.targets import targets
from engine.explain.explanation import SCHEMA, Question
from engine.explain.how import HowRecord
from engine.explain.open_questions import OpenRecord
from engine.explain.source import SourceRecord
from engine.explain.what_if import TrialsRecord, WhatIfRecord
from engine.explain.what_would_change import WouldChangeRecord
from engine.explain.why import WhyRecord
from engine.explain.why_not import WhyNotRecord
from engine.report.schema import DIALECT, TEXT, Schema, assessment_shape, ids, levels, list_of, object_of
from knowledge.criteria import KnowledgeBase, Urgency

Answered: TypeAlias = Mapping[Question, tuple[Any, ...]]
ANSWERS: Answered = {
    "how": (HowRecord,),
    "why": (WhyRecord, OpenRecord),
    "why-not": (WhyNotRecord, WhyRecord),
    "what-if": (WhatIfRecord, TrialsRecord, WouldChangeRecord),
    "what-would-change": (WouldChangeRecord,),
    "open": (OpenRecord,),
    "source": (SourceRecord,),
}
"""The records in which a question is answered: which of them depends on what it is about."""
_PLAIN: Mapping[object, Schema] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    types.NoneType: {"type": "null"},
}


def explanation_schema(knowledge: KnowledgeBase) -> Schema:
    """Return the schema of what `explain --format json` prints."""
    reading = _Reading(knowledge)
    forms = [form for question, records in ANSWERS.items() for form in reading.answers(question, records)]
    return {"$schema": DIALECT, "oneOf": forms, "$defs": reading.definitions}


class _Reading:
    """The reading of records, with the definitions that they refer to."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        finding, rule = ids(knowledge.finding), ids(knowledge.rule)
        question = ids(["medicines", *knowledge.finding])
        disorder = ids(knowledge.disorder)
        target = ids(map(str, targets(knowledge)))
        self.definitions: dict[str, Schema] = {
            "assessment": assessment_shape(knowledge),
            "answer": _any_of({"type": ["string", "number", "boolean", "null"]}, list_of(TEXT)),
            "value": _any_of(
                {"type": ["string", "number", "boolean", "null"]},
                list_of(TEXT),
                object_of(
                    standing=levels(Standing),
                    status=_any_of(ids(get_args(Status)), _PLAIN[types.NoneType]),
                ),
                object_of(urgency=levels(Urgency), leading=list_of(disorder)),
            ),
            "target": target, "finding": finding, "question": question, "rule": rule, "disorder": disorder,
            "concept": ids(knowledge.concept),
        }  # fmt: skip

    def answers(self, question: Question, records: tuple[Any, ...]) -> Iterator[Schema]:
        """Yield the forms of the answers to a question."""
        for record in records:
            shape = self._object(record)
            head = object_of(
                schema={"const": SCHEMA},
                knowledge=object_of(version=TEXT, digest=TEXT),
                id=TEXT,
                question={"const": question},
            )
            shape["properties"] = {**head["properties"], **shape["properties"]}
            shape["required"] = [*head["required"], *shape["required"]]
            yield shape

    def _object(self, record: Any) -> Schema:
        hints = get_type_hints(record)
        shape = object_of(**{key: self._of(hint, key) for key, hint in hints.items()})
        return {"description": " ".join((record.__doc__ or "").split()), **shape}

    def _of(self, hint: Any, key: str) -> Schema:
        """Return the schema of a field; what its text or its value is about, its name tells."""
        if is_typeddict(hint):
            return self._defined(hint)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is list:
            return list_of(self._of(arguments[0], key))
        if origin is Literal:
            return ids(arguments)
        if origin in (Union, types.UnionType):
            return _any_of(*(self._of(one, key) for one in arguments))
        if origin is dict:
            return _ref("assessment")
        if hint is Any:
            return _ref("answer" if key == "answer" else "value")
        if hint is str and key in _NAMED:
            return _ref(_NAMED[key])
        return _PLAIN[hint]

    def _defined(self, record: Any) -> Schema:
        """Define a record once, and refer to it: proofs hold proofs."""
        if record.__name__ not in self.definitions:
            self.definitions[record.__name__] = {}
            self.definitions[record.__name__] = self._object(record)
        return _ref(record.__name__)


_NAMED: Mapping[str, str] = {
    "about": "target", "could_change": "target",
    "rule": "rule", "rules": "rule", "open_rules": "rule", "held_back": "rule", "started": "rule",
    "stopped": "rule", "concept": "concept", "disorder": "disorder",
    "finding": "question", "question": "question", "leaves": "finding", "answers": "finding",
}  # fmt: skip
"""What the text of a field names, where it names anything."""


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _any_of(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}
