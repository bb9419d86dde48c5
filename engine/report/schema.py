"""JSON Schemas of what goes in and what comes out: cases, results, traces, explanations, exports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias, get_args

from engine import trace
from engine.assessment import Status
from engine.assessment.standing import Standing
from engine.errors import NoSuchThing
from engine.problems import did_you_mean, escaped
from engine.report import record
from knowledge.criteria import DrugClass, KnowledgeBase, Operator, StepKind, Strength, Urgency

Schema: TypeAlias = dict[str, Any]
NAMES = ("case", "assessment", "trace", "explanation", "export")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
_BOOL: Schema = {"type": "boolean"}


def schema(knowledge: KnowledgeBase, name: str) -> Schema:
    """Return the JSON Schema of this name; raise NoSuchThing for another."""
    match name:
        case "case":
            from engine.schema import case_schema

            return case_schema(knowledge)
        case "assessment":
            return {"$schema": DIALECT, **assessment_shape(knowledge)}
        case "trace":
            return {"$schema": DIALECT, **_trace(knowledge)}
        case "explanation":
            from engine.explain.schema import explanation_schema

            return explanation_schema(knowledge)
        case "export":
            from engine.export import export_schema

            return export_schema()
        case _:
            raise NoSuchThing(f"there is no schema {escaped(name)}. {did_you_mean(name, NAMES)}".rstrip())


def ids(of: Iterable[str]) -> Schema:
    """Return the schema of one of these words."""
    return {"type": "string", "enum": list(of)}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def object_of(**properties: Schema) -> Schema:
    """Return the schema of an object with just these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def levels(of: type[Urgency] | type[Standing] | type[Strength]) -> Schema:
    """Return the schema of the levels there are, the highest first."""
    return ids(level.name.lower() for level in reversed(of))


def assessment_shape(knowledge: KnowledgeBase) -> Schema:
    """Return the schema of an assessment."""
    disorder = ids(knowledge.disorder)
    rule = ids(knowledge.rule)
    question = ids(["medicines", *knowledge.finding])
    weighed = list_of(object_of(rule=rule, strength=levels(Strength)))
    classes = list_of(ids(f.id for f in knowledge.finding.values() if isinstance(f, DrugClass)))
    medicine = object_of(name=TEXT, classes=classes, perhaps=classes, recognised=_BOOL)
    return object_of(
        schema={"const": record.SCHEMA},
        knowledge=object_of(version=TEXT, digest=TEXT),
        id=TEXT,
        in_scope=_BOOL,
        urgency=levels(Urgency),
        urgency_could_be=levels(Urgency),
        red_flags_open=list_of(question),
        warnings=list_of(object_of(id=ids(w.id for w in knowledge.warnings), text=TEXT, rules=list_of(rule))),
        leading=list_of(disorder),
        differential=list_of(
            object_of(
                disorder=disorder,
                name=TEXT,
                icd10=TEXT,
                standing=levels(Standing),
                must_not_miss=_BOOL,
                supported_by=weighed,
                opposed_by=weighed,
                open=list_of(question),
            )
        ),
        must_not_miss=list_of(
            object_of(disorder=disorder, status=ids(get_args(Status)), would_exclude=list_of(question))
        ),
        steps=list_of(
            object_of(
                id=ids(s.id for s in knowledge.steps),
                kind=ids(get_args(StepKind)),
                text=TEXT,
                rules=list_of(rule),
            )
        ),
        contradictions=list_of(
            object_of(id=ids(c.id for c in knowledge.conflicts), answers={"type": "object"}, ask=TEXT)
        ),
        medicines={"anyOf": [list_of(medicine), {"type": "null"}]},
        unrecognised_medicines=list_of(TEXT),
        settled=_BOOL,
    )


def _trace(knowledge: KnowledgeBase) -> Schema:
    finding, rule = ids(knowledge.finding), ids(knowledge.rule)
    answer: Schema = {"type": ["string", "number", "array"]}
    cutoff = object_of(name=TEXT, value={"type": "number"})
    fact: Schema = {
        "oneOf": [
            object_of(finding=finding, answer=answer, holds=_BOOL),
            object_of(finding=finding, answer=answer, among=list_of(TEXT), holds=_BOOL),
            object_of(
                finding=finding,
                answer=answer,
                unit=TEXT,
                **{"is": ids(get_args(Operator))},
                cutoff=cutoff,
                holds=_BOOL,
            ),
            object_of(concept=ids(knowledge.concept), holds=_BOOL),
        ]
    }
    return object_of(
        schema={"const": trace.SCHEMA},
        knowledge=object_of(name=TEXT, version=TEXT, digest=TEXT),
        case={"type": "object"},
        answers={"type": "object", "propertyNames": finding, "additionalProperties": answer},
        firings=list_of(
            object_of(
                rule=rule,
                stratum={"type": "integer", "minimum": 0},
                facts=list_of(fact),
                effects=list_of({"type": "object", "additionalProperties": TEXT}),
            )
        ),
        result=assessment_shape(knowledge),
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
    )
