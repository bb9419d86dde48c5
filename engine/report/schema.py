"""JSON Schemas of what goes in and what comes out: a case file, an assessment, a trace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias, get_args

from engine import trace
from engine.assessment import Status
from engine.errors import NoSuchThing
from engine.problems import did_you_mean, escaped
from engine.report import record
from engine.standing import Standing
from knowledge.criteria import KnowledgeBase, Operator, StepKind, Strength, Urgency

Schema: TypeAlias = dict[str, Any]
NAMES = ("case", "assessment", "trace")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_BOOL: Schema = {"type": "boolean"}


def schema(knowledge: KnowledgeBase, name: str) -> Schema:
    """Return the JSON Schema of this name; raise NoSuchThing for another."""
    match name:
        case "case":
            from engine.schema import case_schema

            return case_schema(knowledge)
        case "assessment":
            return {"$schema": _DIALECT, **_assessment(knowledge)}
        case "trace":
            return {"$schema": _DIALECT, **_trace(knowledge)}
        case _:
            raise NoSuchThing(f"there is no schema {escaped(name)}. {did_you_mean(name, NAMES)}".rstrip())


def _ids(of: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(of)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _levels(of: type[Urgency] | type[Standing] | type[Strength]) -> Schema:
    return _ids(level.name.lower() for level in reversed(of))


def _assessment(knowledge: KnowledgeBase) -> Schema:
    disorder = _ids(knowledge.disorder)
    rule = _ids(knowledge.rule)
    question = _ids(["medicines", *knowledge.finding])
    weighed = _list(_object(rule=rule, strength=_levels(Strength)))
    return _object(
        schema={"const": record.SCHEMA},
        knowledge=_object(version=_TEXT, digest=_TEXT),
        id=_TEXT,
        in_scope=_BOOL,
        urgency=_levels(Urgency),
        urgency_could_be=_levels(Urgency),
        red_flags_open=_list(question),
        warnings=_list(_object(id=_ids(w.id for w in knowledge.warnings), text=_TEXT, rules=_list(rule))),
        leading=_list(disorder),
        differential=_list(
            _object(
                disorder=disorder,
                name=_TEXT,
                icd10=_TEXT,
                standing=_levels(Standing),
                must_not_miss=_BOOL,
                supported_by=weighed,
                opposed_by=weighed,
                open=_list(question),
            )
        ),
        must_not_miss=_list(
            _object(disorder=disorder, status=_ids(get_args(Status)), would_exclude=_list(question))
        ),
        steps=_list(
            _object(
                id=_ids(s.id for s in knowledge.steps),
                kind=_ids(get_args(StepKind)),
                text=_TEXT,
                rules=_list(rule),
            )
        ),
        contradictions=_list(
            _object(id=_ids(c.id for c in knowledge.conflicts), answers={"type": "object"}, ask=_TEXT)
        ),
        unrecognised_medicines=_list(_TEXT),
        settled=_BOOL,
    )


def _trace(knowledge: KnowledgeBase) -> Schema:
    finding, rule = _ids(knowledge.finding), _ids(knowledge.rule)
    answer: Schema = {"type": ["string", "number", "array"]}
    cutoff = _object(name=_TEXT, value={"type": "number"})
    fact: Schema = {
        "oneOf": [
            _object(finding=finding, answer=answer, holds=_BOOL),
            _object(finding=finding, answer=answer, among=_list(_TEXT), holds=_BOOL),
            _object(
                finding=finding,
                answer=answer,
                unit=_TEXT,
                **{"is": _ids(get_args(Operator))},
                cutoff=cutoff,
                holds=_BOOL,
            ),
            _object(concept=_ids(knowledge.concept), holds=_BOOL),
        ]
    }
    return _object(
        schema={"const": trace.SCHEMA},
        knowledge=_object(name=_TEXT, version=_TEXT, digest=_TEXT),
        case={"type": "object"},
        answers={"type": "object", "propertyNames": finding, "additionalProperties": answer},
        firings=_list(
            _object(
                rule=rule,
                stratum={"type": "integer", "minimum": 0},
                facts=_list(fact),
                effects=_list({"type": "object", "additionalProperties": _TEXT}),
            )
        ),
        result=_assessment(knowledge),
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
    )
