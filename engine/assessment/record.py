"""An assessment as plain data: the shape of `assess --format json`, and part of every trace."""

from __future__ import annotations

from typing import Any, TypeAlias

import orjson

from engine.assessment.assessment import Assessment
from engine.cases.case import Case
from engine.cases.medicine_names import recognise
from engine.cases.values import written
from knowledge.criteria import KnowledgeBase, Rule, Strength

SCHEMA = "crampdx/assessment/3"
Record: TypeAlias = dict[str, Any]


def as_json(content: object, *, one_line: bool = False) -> str:
    """Return data as JSON text, indented for readers or one line a record."""
    option = orjson.OPT_APPEND_NEWLINE | (0 if one_line else orjson.OPT_INDENT_2)
    return orjson.dumps(content, option=option).decode()


def knowledge_record(knowledge: KnowledgeBase) -> Record:
    """Return which knowledge was used: its version, and the digest of its files."""
    return {"version": knowledge.version, "digest": knowledge.digest}


def assessment_record(said: Assessment, case: Case | None = None) -> Record:
    """Return the assessment as data, keys as in the schema; `case` is the same one, written otherwise."""
    knowledge, case = said.knowledge, case or said.case
    return {
        "schema": SCHEMA,
        "knowledge": knowledge_record(knowledge),
        "id": case.id,
        "in_scope": said.in_scope,
        "urgency": said.urgency.name.lower(),
        "urgency_could_be": said.urgency_could_be.name.lower(),
        "red_flags_open": list(said.red_flags_open),
        "warnings": [
            {"id": given.warning.id, "text": given.warning.text, "rules": _ids(given.rules)}
            for given in said.warnings
        ],
        "leading": [disorder.id for disorder in said.leading],
        "differential": [
            {
                "disorder": item.disorder.id,
                "name": item.disorder.name,
                "icd10": item.disorder.icd10,
                "standing": item.standing.name.lower(),
                "must_not_miss": item.disorder.must_not_miss,
                "supported_by": _weighed(item.supported_by),
                "opposed_by": _weighed(item.opposed_by),
                "open": list(item.open),
            }
            for item in said.differential
        ],
        "must_not_miss": [
            {
                "disorder": item.disorder.id,
                "status": item.status,
                "absent": list(item.absent),
                "look_for": list(item.look_for),
                "would_exclude": list(item.would_exclude),
            }
            for item in said.must_not_miss
        ],
        "steps": [
            {
                "id": advised.step.id,
                "kind": advised.step.kind,
                "rung": advised.step.rung,
                "text": advised.step.text,
                "rules": _ids(advised.rules),
                "left": [finding.id for finding in advised.left],
            }
            for advised in said.steps
        ],
        "later": [waiting.step.id for waiting in said.later],
        "ask": list(said.ask),
        "contradictions": [
            {
                "id": item.conflict.id,
                "answers": {key: written(value) for key, value in item.answers.items()},
                "ask": item.conflict.ask,
            }
            for item in said.contradictions
        ],
        "medicines": None
        if case.medicines is None
        else [_medicine(knowledge, name) for name in case.medicines],
        "unrecognised_medicines": sorted(case.unrecognised_medicines),
        "benign": {
            "verdict": said.benign.verdict,
            "because": list(said.benign.because),
            "waits_for": [
                {
                    "disorder": item.disorder.id,
                    "ask": list(item.ask),
                    "step": item.step.id if item.step else None,
                }
                for item in said.benign.waits_for
            ],
        },
        "settled": said.settled,
        "settled_with_tests": said.settled_with_tests,
        "urgency_could_be_with_tests": said.urgency_could_be_with_tests.name.lower(),
    }


def _medicine(knowledge: KnowledgeBase, name: str) -> Record:
    """Return what a name on the list was read as."""
    read = recognise([name], knowledge.drugs)
    return {
        "name": name,
        "classes": list(read.by_class),
        "perhaps": list(read.perhaps),
        "recognised": not read.unrecognised,
    }


def _ids(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.id for rule in rules]


def _weighed(rules: tuple[tuple[Rule, Strength], ...]) -> list[dict[str, str]]:
    return [{"rule": rule.id, "strength": strength.name.lower()} for rule, strength in rules]
