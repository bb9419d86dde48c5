"""JSON as plain values: read by the standard library, since it tells of duplicate keys.

NaN and numbers of hundreds of digits come through, for the reader of the value to refuse by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.cases.problems import Path, Problems, WrongValue
from engine.cases.yaml_text import DEEPEST, Document

# What the standard library says, what it means to somebody who wrote a file by hand, and the remedy.
_MEANINGS = (
    ("property name", "a key without double quotes, or a comma too many", 'Write "key": value.'),
    ("trailing comma", "a key without double quotes, or a comma too many", 'Write "key": value.'),
    ("',' delimiter", "a missing comma", "Commas stand between members."),
    ("':' delimiter", "a missing ':'", 'Write "key": value.'),
    ("Unterminated string", "a text without its closing quote", "Close it."),
    ("Invalid control character", "a line break or control character in a text", "Take it out."),
    ("escape", "a backslash that means nothing", "Write it twice."),
    ("Extra data", "something after its end", "Several cases are a list, or one a line in a .jsonl file."),
    ("", "something missing, or a text without double quotes", "Check what is there."),
)


class Members(dict[str, object]):
    """A JSON object: unlike in YAML, a member of it that is null is as good as left out."""


class _Pairs(list[tuple[str, object]]):
    """The members of an object as they were written, repeated keys included."""


def read_json(text: str, place: str, *, lines: bool = True) -> Document:
    """Read one JSON text; `lines` says whether lines in it are worth naming."""
    try:
        loaded = json.loads(text, object_pairs_hook=_Pairs, parse_int=_whole)
        problems = Problems(place)
        return Document(_plain(loaded, (), problems), problems)
    except json.JSONDecodeError as error:
        meaning, remedy = next((means, do) for sign, means, do in _MEANINGS if sign in error.msg)
        problems = Problems(place, {(): error.lineno} if lines else {})
        problems.add((), f"is not valid JSON: there is {meaning} at column {error.colno}", remedy)
    except WrongValue as error:
        problems = Problems(place)
        problems.add((), error.message, error.suggestion)
    except RecursionError:
        problems = Problems(place)
        problems.add((), *_DEEP)
    return Document(None, problems)


def read_json_lines(text: str, place: str) -> Iterator[Document]:
    """Yield one document for every line that is not blank."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield read_json(line, f"{place}, line {number}", lines=False)


def given_in(raw: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return what is said: of a JSON object, the members that are not null; of other mappings, all.

    Data frames write null for every gap. Somebody who writes YAML by hand and leaves a value out may have
    forgotten it, and is asked.
    """
    return {key: value for key, value in raw.items() if value is not None} if type(raw) is Members else raw


def is_json_lines(text: str) -> bool:
    """Return whether this is one object a line, rather than one JSON value."""
    first, _, rest = text.lstrip().partition("\n")
    if not (first.startswith("{") and rest.strip()):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


_DEEP = (f"is nested more than {DEEPEST} levels deep", "A case has four levels.")


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= 300 else digits


def _plain(value: object, path: Path, problems: Problems) -> object:
    if len(path) > DEEPEST:
        raise WrongValue(*_DEEP)
    if isinstance(value, _Pairs):
        mapping = Members()
        for key, member in value:
            if key in mapping:
                problems.add((*path, key), "is given twice", "Keep one of the two.")
            mapping[key] = _plain(member, (*path, key), problems)
        return mapping
    if isinstance(value, list):
        return [_plain(item, (*path, number), problems) for number, item in enumerate(value)]
    return value
