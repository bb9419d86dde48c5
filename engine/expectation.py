"""What a case file expects of the assessment: checked against the knowledge base, so that no typo passes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal, TypeAlias, get_args

from engine.case import CANNOT_TELL
from engine.jsontext import given_in
from engine.problems import Path, Problems, WrongValue, did_you_mean, legal
from engine.values import is_unknown, read_yes_no, written
from knowledge.criteria import KnowledgeBase, Urgency

Standing: TypeAlias = Literal["likely", "possible", "not_suggested", "unlikely"]
Status: TypeAlias = Literal["supported", "not_excluded", "excluded"]

URGENCIES = tuple(urgency.name.lower() for urgency in Urgency)
STANDINGS: tuple[str, ...] = get_args(Standing)
STATUSES: tuple[str, ...] = get_args(Status)

Reader: TypeAlias = Callable[[object], Any]


def read_expectation(raw: object, knowledge: KnowledgeBase, problems: Problems) -> dict[str, Any]:
    """Read `expect`, noting every problem; lists come out as tuples, yes and no as bools."""
    if not isinstance(raw, Mapping):
        problems.add(("expect",), "is no mapping", "Write it as 'urgency: urgent'.", value=raw)
        return {}
    ids = ids_of(knowledge)
    read: dict[str, Any] = {}
    said = given_in(raw)
    for key, value in raw.items():
        path = ("expect", str(key))
        if key in ALL and key not in said:
            continue
        if key in LISTS:
            read[key] = _list(value, path, _one_of(ids[LISTS[key]], LISTS[key]), problems)
        elif key in MAPPINGS:
            read[key] = _mapping(value, path, key, ids, problems)
        elif key == "urgency":
            read[key] = _take(value, path, _one_of(URGENCIES, "urgency"), problems)
        elif key in FLAGS:
            read[key] = _take(value, path, read_yes_no, problems)
        else:
            problems.add(
                path,
                "is nothing that can be expected",
                did_you_mean(key, ALL, f"It is one of {legal(ALL)}."),
            )
    return read


LISTS: Mapping[str, str] = {
    "disorders": "disorder",
    "not_disorders": "disorder",
    "leading": "disorder",
    "warnings": "warning",
    "not_warnings": "warning",
    "steps": "step",
    "fired": "rule",
    "not_fired": "rule",
}
"""The expectations that are lists of ids, and of what."""

MAPPINGS: Mapping[str, str] = {"standings": "disorder", "must_not_miss": "disorder", "concepts": "concept"}
"""The expectations that say something of each of several ids."""

FLAGS = ("in_scope", "settled")
ALL = (*LISTS, *MAPPINGS, "urgency", *FLAGS)


def ids_of(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """Return the ids that may be named, in catalogue order, by what they name."""
    return {
        "disorder": tuple(knowledge.disorder),
        "warning": tuple(warning.id for warning in knowledge.warnings),
        "step": tuple(step.id for step in knowledge.steps),
        "rule": tuple(knowledge.rule),
        "concept": tuple(knowledge.concept),
    }


def expectation_record(expect: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a case file says for an expectation, so that it reads back as the same one."""
    record: dict[str, Any] = {}
    for key, value in expect.items():
        if isinstance(value, Mapping):
            record[key] = {name: written(each) for name, each in value.items()}
        else:
            record[key] = written(value)
    return record


def _one_of(options: Collection[str], what: str) -> Reader:
    def read(raw: object) -> str:
        if isinstance(raw, str) and raw in options:
            return raw
        otherwise = (
            f"It is one of {legal(options)}."
            if len(options) < 12
            else f"`crampdx knowledge {what}s` lists them."
        )
        raise WrongValue(f"is no {what} of this knowledge base", did_you_mean(raw, options, otherwise))

    return read


def _truth(raw: object) -> Any:
    return CANNOT_TELL if is_unknown(raw) else read_yes_no(raw)


def _take(raw: object, path: Path, read: Reader, problems: Problems) -> Any:
    try:
        return read(raw)
    except WrongValue as error:
        problems.add(path, error.message, error.suggestion, value=raw)
        return None


def _list(raw: object, path: Path, read: Reader, problems: Problems) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (_take(raw, path, read, problems),)
    if not isinstance(raw, list):
        problems.add(path, "is no list", "Write it as [one, another].", value=raw)
        return ()
    return tuple(_take(item, (*path, number), read, problems) for number, item in enumerate(raw))


def _mapping(
    raw: object, path: Path, key: str, ids: Mapping[str, tuple[str, ...]], problems: Problems
) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        problems.add(
            path, "is no mapping", f"Write it as '{MAPPINGS[key]}: what is expected of it'.", value=raw
        )
        return {}
    said: Mapping[str, Reader] = {
        "standings": _one_of(STANDINGS, "standing"),
        "must_not_miss": _one_of(STATUSES, "status"),
        "concepts": _truth,
    }
    read: dict[str, Any] = {}
    for name, value in given_in(raw).items():
        here = (*path, str(name))
        _take(name, here, _one_of(ids[MAPPINGS[key]], MAPPINGS[key]), problems)
        read[name] = _take(value, here, said[key], problems)
    return read
