"""A whole knowledge base as one JSON document, read back to the same knowledge, and what it means as a hash.

`meaning` is the SHA-256 of the document in canonical JSON (keys sorted, no spaces, whole numbers without
decimals), less `meaning` itself and the label `version`. So it changes when what is known does, and not with
the files that say it, with their names, or with a new field that nothing uses yet. Lists stand in catalogue
order, which is shown everywhere and decides ties; the options that a criterion asks for stand in the order of
their choice.

Dangers, benign disorders, safety nets and what follows from answers are named by nothing else, and have
lists of their own. A document from before there were such lists still reads, as far as it says what is said
today: that a step excludes a disorder tells not how it is looked for, nor what speaks against calling another
benign what has to hold for that. These words are passed over, and named (`passed_over`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, groupby
from typing import Any, NamedTuple

import orjson

from engine.assessment.trace import canonical
from engine.cases.problems import Problems, did_you_mean
from engine.errors import UnreadableInput
from engine.export.document import RECORDS, DocumentReader, Form, Json, Refused, Schema, all_read
from engine.export.forms import Fields, Many, Plain, Reference, form_of, listed
from engine.proofs.statements import check_obligations
from knowledge.criteria import (
    Benign,
    Criterion,
    Danger,
    DrugClass,
    Finding,
    Follows,
    KnowledgeBase,
    KnowledgeError,
    Medicine,
    Obligation,
    SafetyNet,
)

SCHEMA = "crampdx/knowledge/1"
_UNNAMED = {
    "dangers": Fields(Danger),
    "benign": Fields(Benign),
    "safety_nets": Fields(SafetyNet),
    "follows": Fields(Follows),
}
_FORMER = ("excluded_by", "benign_unless")
_RUNGS = {
    "history": "ask",
    "examination": "examine",
    "laboratory": "simple_test",
    "test": "image_or_procedure",
}
_HEAD = ("schema", "meaning", "version", "name", "scope")
_NOT_MEANT = ("meaning", "version")
_WIDTH = 110


class Exported(NamedTuple):
    """What a document holds: the knowledge, and what was promised of it."""

    knowledge: KnowledgeBase
    obligations: tuple[Obligation, ...]


def exported(knowledge: KnowledgeBase, obligations: Iterable[Obligation] = ()) -> dict[str, Json]:
    """Return the document of a knowledge base."""
    lists = {"findings": tuple(knowledge.finding.values()), "promises": tuple(obligations)}
    lists |= {name: getattr(knowledge, name) for name in RECORDS if name not in lists}
    document = {
        "schema": SCHEMA,
        "version": knowledge.version,
        "name": knowledge.name,
        "scope": form_of(Criterion).write(knowledge.scope),
    }
    document |= {
        name: [listed(name).write(record) for record in lists[name]] for name in RECORDS if lists[name]
    }
    for name, form in _UNNAMED.items():
        if records := getattr(knowledge, name):
            document[name] = [form.write(record) for record in records]
    groups = (group for group, findings in knowledge.groups.items() for _ in findings)
    document["findings"] = [
        {key: finding[key] for key in ("id", "kind")} | {"group": group} | finding
        for group, finding in zip(groups, document["findings"], strict=True)
    ]
    if medicines := list(_medicines(knowledge.drugs)):
        document["medicines"] = medicines
    return {"schema": SCHEMA, "meaning": _hash(document), **document}


def meaning(knowledge: KnowledgeBase, obligations: Iterable[Obligation] = ()) -> str:
    """Return the hash of what is known."""
    return str(exported(knowledge, obligations)["meaning"])


def read_export(document: object, place: str = "the export") -> Exported:
    """Read a document back.

    Raises UnreadableInput with every place that is wrong. `meaning` may be left out; if it is given, it has
    to be that of the rest.
    """
    problems = Problems(place)
    try:
        return _read(document, DocumentReader(problems, listed))
    except (Refused, RecursionError) as error:
        if isinstance(error, RecursionError):
            problems.add((), "is nested too deeply")
        raise UnreadableInput(place, problems.told()) from None


def export_text(document: Mapping[str, Json]) -> str:
    """Lay a document out for readers and for `diff`: what fits on a line stands on one."""
    return "".join(_laid_out(document, "")) + "\n"


def export_schema() -> Schema:
    """Return the JSON Schema of a document."""
    named: Schema = {}
    properties: Schema = {
        "schema": {"const": SCHEMA},
        "meaning": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "version": {"type": "string"},
        "name": {"type": "string"},
        "scope": form_of(Criterion).shape(named),
        **{name: Many(listed(name)).shape(named) for name in RECORDS},
        **{name: {"type": "array", "items": form.definition(named)} for name, form in _UNNAMED.items()},
        "medicines": {"type": "array", "items": _NAMED.definition(named)},
    }
    return {
        "title": "A knowledge base of crampdx",
        "description": "A member that is left out has its default: none of a list, no text, false.",
        "type": "object",
        "properties": properties,
        "required": ["schema", "version", "name", "scope"],
        "additionalProperties": False,
        "$defs": named,
    }


_NAMED = Fields(Medicine, head=(("names", Many(Plain(str))),))
_CLASS = Reference("findings", (DrugClass,))


def _medicines(drugs: Mapping[str, Medicine]) -> Iterator[Json]:
    """Yield the medicines, each once with its names: what is said of one is not said of its like."""
    for _, entries in groupby(drugs.items(), key=lambda entry: id(entry[1])):
        (first, medicine), *others = entries
        yield {"names": [first, *(name for name, _ in others)], **_NAMED.write(medicine)}


def _hash(document: Mapping[str, Json]) -> str:
    meant = {key: value for key, value in document.items() if key not in _NOT_MEANT}
    return hashlib.sha256(canonical(_plain_numbers(meant))).hexdigest()


def _plain_numbers(value: Json) -> Json:
    """Write 7.0 as 7: they mean the same."""
    match value:
        case dict():
            return {key: _plain_numbers(member) for key, member in value.items()}
        case list():
            return [_plain_numbers(member) for member in value]
        case float() if value.is_integer():
            return int(value)
    return value


def _read(document: object, reading: DocumentReader) -> Exported:
    if not isinstance(document, dict):
        reading.refuse((), "should be an object", value=document)
    if document.get("schema") != SCHEMA:
        wrong = f"should be {SCHEMA}, the only schema that is read here"
        reading.refuse(("schema",), wrong, value=document.get("schema"))
    known = (*_HEAD, *RECORDS, *_UNNAMED, "medicines")
    for key in sorted(document.keys() - set(known)):
        reading.problems.add((key,), "is not a key here", did_you_mean(key, known))
    told = _as_told_today(document) if _is_former(document) else document
    ids = {name: reading.list(name, told[name]) for name in RECORDS if name in told}
    if reading.problems.entries:
        raise Refused
    records = (partial(reading.record, name, each) for name in ids for each in ids[name])
    heads = {"name": Plain(str), "version": Plain(str), "scope": form_of(Criterion)}
    name, version, scope, groups, drugs, *_ = all_read(
        chain(
            (partial(_member, document, key, form, reading) for key, form in heads.items()),
            (partial(_groups, document, reading), partial(_drugs, document.get("medicines", []), reading)),
            records,
        )
    )
    if reading.problems.entries:
        raise Refused
    lists = {name: tuple(reading.record(name, each) for each in ids[name]) for name in ids}
    obligations: tuple[Obligation, ...] = lists.pop("promises", ())
    lists.pop("findings", None)
    head: dict[str, Any] = {"name": name, "version": version, "scope": scope, "rules": ()}
    unnamed = {
        name: Many(form).read(document[name], (name,), reading)
        for name, form in _UNNAMED.items()
        if name in document
    }
    try:
        knowledge = KnowledgeBase(**(head | lists | unnamed), groups=groups, drugs=drugs)
        check_obligations(knowledge, obligations)
    except KnowledgeError as error:
        reading.refuse((), str(error))
    given = document.get("meaning")
    if given not in (None, _hash(document)) and given != (right := meaning(knowledge, obligations)):
        wrong = "is not that of the rest: something was changed after it was written"
        reading.refuse(("meaning",), wrong, f"If the change is wanted, it is {right}.", value=given)
    return Exported(knowledge, obligations)


def passed_over(document: Mapping[str, Json]) -> tuple[str, ...]:
    """Name what a document says in words of before that are not read any more."""
    disorders = document.get("disorders", ())
    return tuple(f"disorders: {one['id']}.{word}" for one in disorders for word in _FORMER if word in one)


def _is_former(document: Mapping[str, Json]) -> bool:
    """Whether a document is from before steps had rungs."""
    steps = document.get("steps")
    return (
        isinstance(steps, list) and bool(steps) and not any("rung" in s for s in steps if isinstance(s, dict))
    )


def _as_told_today(document: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return a document of before with words of today: rungs by the kind of step, reach by who is asked."""

    def today(name: str, given: dict[str, Json]) -> Json:
        match name:
            case "disorders":
                return {key: value for key, value in given.items() if key not in _FORMER}
            case "steps":
                return {"rung": _RUNGS.get(str(given.get("kind")), "refer_or_treat"), **given}
            case _:
                return {"obtained": "history" if given.get("patient") else "examination", **given}

    told = dict(document)
    for name in ("disorders", "steps", "findings"):
        if isinstance(records := document.get(name), list):
            told[name] = [today(name, one) if isinstance(one, dict) else one for one in records]
    return told


def _member(document: Mapping[str, Json], key: str, form: Form, reading: DocumentReader) -> object:
    if key not in document:
        reading.refuse((), f"has no {key}")
    return form.read(document[key], (key,), reading)


def _groups(document: Mapping[str, Json], reading: DocumentReader) -> dict[str, tuple[Finding, ...]]:
    groups: dict[str, list[Finding]] = {}
    last = None
    for number, given in enumerate(document.get("findings", [])):
        at = ("findings", number, "group")
        group = Plain(str).read(given.get("group"), at, reading)
        if group != last and group in groups:
            reading.refuse(at, "stands apart from the rest of its group", value=group)
        groups.setdefault(group, []).append(reading.record("findings", given["id"]))
        last = group
    return {group: tuple(findings) for group, findings in groups.items()}


def _drugs(given: Json, reading: DocumentReader) -> dict[str, Medicine]:
    drugs: dict[str, Medicine] = {}
    for number, medicine in enumerate(Many(_NAMED).read(given, ("medicines",), reading)):
        for key in ("classes", "perhaps"):
            Many(_CLASS).read(given[number].get(key, []), ("medicines", number, key), reading)
        at = ("medicines", number, "names")
        for name in Many(Plain(str)).read(given[number].get("names"), at, reading):
            if name in drugs:
                reading.refuse(at, "names what another one is called", value=name)
            drugs[name] = medicine
    return drugs


def _laid_out(value: Json, indent: str) -> Iterator[str]:
    line = orjson.dumps(value).decode()
    if len(indent) + len(line) <= _WIDTH or not isinstance(value, dict | list) or not value:
        yield line
        return
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    inner = indent + " "
    yield opened
    for number, key in enumerate(value):
        yield f"{',' if number else ''}\n{inner}"
        if isinstance(value, dict):
            yield orjson.dumps(key).decode() + ": "
            yield from _laid_out(value[key], inner)
        else:
            yield from _laid_out(key, inner)
    yield f"\n{indent}{closed}"
