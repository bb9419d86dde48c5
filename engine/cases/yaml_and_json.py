"""YAML and JSON as plain values with their lines: YAML 1.2, and no more of it than a case file needs.

YAML is built on the events of ruamel.yaml, so that nothing is constructed that was not asked for: an alias
or a tag is refused where it stands, which leaves a bomb of aliases no fuse, and nesting is measured before
it hurts. As in YAML 1.2, `no` is the word no; beyond it, a whole number that begins with 0 (an id such
as 007) and one of hundreds of digits stay texts; so does 28.376, for the reader of values to judge.

JSON is read by the standard library, since it tells of duplicate keys. NaN and numbers of hundreds of digits
come through, for the reader of the value to refuse by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.cases.problems import Path, Problems, WrongValue, escaped

DEEPEST = 12
"""Levels of nesting: a case file has four."""
_DEEP = (f"is nested more than {DEEPEST} levels deep", "A case has four levels.")

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,299})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+)([eE][-+]?[0-9]+)?")
# May be a thousand times as much, in the hand of some: it stays as it is written.
_THREE_DECIMALS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

_SPOILT = ("is not valid YAML from here on", "Check this line and the next.")

# What ruamel.yaml says, and what it means to somebody who only wanted to write down a case.
_OF_YAML = (
    (r"\t", "a tab where only spaces are allowed", "Indent with spaces, not with tabs."),
    ("mapping values are not allowed", "a ':' where none is allowed",
     "Check the indentation, and put a text that holds ': ' in quotes."),
    ("cannot start any token", "a character no value may begin with", "Put the text in quotes."),
    ("could not find expected ':'", "a line without ':'", "Write 'key: value'."),
    ("unexpected end of stream", "a quote that is never closed", "Close it."),
    ("expected <block end>", "a line that does not fit what is above it", "Check the indentation."),
    ("expected ','", "a bracket that is never closed, or a missing comma", "Check the brackets."),
    ("escape", "a backslash in double quotes that means nothing", "Use single quotes."),
)  # fmt: skip
# What the standard library says, what it means to somebody who wrote a file by hand, and the remedy.
_OF_JSON = (
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


@dataclass(slots=True)
class Record:
    """One document or record of a file, not yet read as a case; without a value if it is not even that."""

    value: object
    problems: Problems
    default_id: str = ""

    @property
    def id(self) -> str:
        """The id it brings, whether it may be one or not, or else the one that it gets."""
        given = given_in(self.value).get("id") if isinstance(self.value, Mapping) else self.default_id
        return self.default_id if given is None else str(given).strip()


def read_yaml(text: str, place: str) -> Iterator[Record]:
    """Yield the documents of a YAML text; a text that stops being YAML ends with its problem."""
    from ruamel.yaml import YAML, events
    from ruamel.yaml.error import MarkedYAMLError

    line = 1

    def found() -> Iterator[Any]:
        nonlocal line
        for event in YAML(typ="safe", pure=True).parse(text):
            line = _line(event)
            if getattr(event, "ctag", None) is not None:
                raise WrongValue(f"has a tag, {escaped(str(event.ctag))}", "Leave it out; quote a text.")
            if isinstance(event, events.AliasEvent):
                alias = escaped(str(event.anchor))
                raise WrongValue(f"refers to something else by an alias, *{alias}", "Write it out.")
            yield event

    try:
        for event in (coming := found()):
            if isinstance(event, events.DocumentStartEvent):
                first = next(coming)
                lines: dict[Path, int] = {(): _line(first)}
                problems = Problems(place, lines)
                value = _value(first, coming, (), lines, problems)
                next(coming)  # its end
                yield Record(value, problems)
    except WrongValue as error:
        yield _broken(place, line, error.message, error.suggestion)
    except MarkedYAMLError as error:
        # What is never closed is told where it was opened, not where the text ends.
        unclosed = error.context_mark if "stream" in str(error.problem) else None
        mark = unclosed or error.problem_mark
        yield _broken(place, mark.line + 1 if mark else line, *_meaning(error))
    except Exception:  # met with hostile bytes, the parser may fail in any way of its own
        yield _broken(place, line, *_SPOILT)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _value(
    event: Any, coming: Iterator[Any], path: Path, lines: dict[Path, int], problems: Problems
) -> object:
    """Return what begins with an event, taking all that belong to it; note the line of each thing."""
    from ruamel.yaml import events

    if isinstance(event, events.ScalarEvent):
        return plain_value(event.value) if event.implicit[0] else event.value
    if len(path) >= DEEPEST:
        raise WrongValue(*_DEEP)
    if isinstance(event, events.SequenceStartEvent):
        items: list[object] = []
        while not isinstance(item := next(coming), events.SequenceEndEvent):
            inner: Path = (*path, len(items))
            lines[inner] = _line(item)
            items.append(_value(item, coming, inner, lines, problems))
        return items
    mapping: dict[str, object] = {}
    while not isinstance(key := next(coming), events.MappingEndEvent):
        if not isinstance(key, events.ScalarEvent):
            raise WrongValue("has a mapping or a list for a key", "Write 'key: value', the key one word.")
        inner = (*path, key.value)
        if key.value in mapping:
            twice = f"is given twice (first in line {lines[inner]})"
            problems.add(inner, twice, "Keep one of the two.")
        lines[inner] = _line(key)
        mapping[key.value] = _value(next(coming), coming, inner, lines, problems)
    return mapping


def _broken(place: str, line: int, message: str, suggestion: str) -> Record:
    problems = Problems(place, {(): line})
    problems.add((), message, suggestion)
    return Record(None, problems)


def _meaning(error: Any) -> tuple[str, str]:
    said = f"{error.context} {error.problem}"
    for sign, meaning, remedy in _OF_YAML:
        if sign in said:
            return f"has {meaning}", remedy
    return _SPOILT


def plain_value(text: str) -> object:
    """Read a scalar that stands without quotes.

    >>> [plain_value(text) for text in ("no", "true", "3.1", "3.125", "007", "~")]
    ['no', True, 3.1, '3.125', '007', None]
    """
    if text in (text.lower(), text.upper(), text.capitalize()) and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _THREE_DECIMALS.fullmatch(text):
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(text.replace(".", "", 1)) if _SPECIAL.fullmatch(text) else text


def write_yaml(value: object) -> str:
    """Return a value as YAML that reads back as the same; a number of three decimals gets a fourth."""
    import io

    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import RoundTripRepresenter

    class Representer(RoundTripRepresenter):
        def represent_float(self, data: float) -> ScalarNode:
            node: ScalarNode = super().represent_float(data)
            node.value += "0" if _THREE_DECIMALS.fullmatch(node.value) else ""
            return node

    Representer.add_representer(float, Representer.represent_float)
    yaml = YAML()
    yaml.Representer = Representer
    yaml.width = 100
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


class Members(dict[str, object]):
    """A JSON object: unlike in YAML, a member of it that is null is as good as left out."""


class _Pairs(list[tuple[str, object]]):
    """The members of an object as they were written, repeated keys included."""


def read_json(text: str, place: str, *, lines: bool = True) -> Record:
    """Read one JSON text; `lines` says whether lines in it are worth naming."""
    problems = Problems(place)
    try:
        loaded = json.loads(text, object_pairs_hook=_Pairs, parse_int=_whole)
        return Record(_plain(loaded, (), problems), problems)
    except json.JSONDecodeError as error:
        meaning, remedy = next((means, do) for sign, means, do in _OF_JSON if sign in error.msg)
        said = f"is not valid JSON: there is {meaning} at column {error.colno}"
        return _broken(place, error.lineno if lines else 0, said, remedy)
    except WrongValue as error:
        return _broken(place, 0, error.message, error.suggestion)
    except RecursionError:
        return _broken(place, 0, *_DEEP)


def read_json_lines(text: str, place: str) -> Iterator[Record]:
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
