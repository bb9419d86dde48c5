"""What is wrong with a record: gathered with its place, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from engine.errors import CrampdxError, Problem
from engine.words import quoted

Path: TypeAlias = tuple[str | int, ...]

SHOWN = 60
"""At most this many characters of an offending value are shown."""


class WrongValue(CrampdxError):
    """A value that cannot be read as what it should be, with what is legal instead."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        self.message = message
        self.suggestion = suggestion
        super().__init__(f"{message}. {suggestion}".rstrip())


class Entry(NamedTuple):
    """A problem at a key path, before its place is written out."""

    path: Path
    message: str
    value: str
    suggestion: str


class Problems:
    """The problems of one record.

    `place` names the file and the record; it may be empty where the caller keeps those itself, and
    then a problem's place is its key path. `lines` maps key paths to line numbers, where known.
    """

    def __init__(self, place: str = "", lines: dict[Path, int] | None = None) -> None:
        self.place = place
        self.lines = {} if lines is None else lines
        self.entries: list[Entry] = []

    def add(self, path: Path, message: str, suggestion: str = "", **given: object) -> None:
        """Note a problem at a key path; `value=` shows the offending value."""
        value = shown(given["value"]) if "value" in given else ""
        self.entries.append(Entry(path, message, value, suggestion))

    def told(self) -> list[Problem]:
        """Return the problems with their places written out, in the order of the lines."""
        entries = sorted(self.entries, key=lambda entry: self.line(entry.path))
        return [Problem(self.where(path), message, value, hint) for path, message, value, hint in entries]

    def line(self, path: Path) -> int:
        """Return the line of a key path, or of the nearest thing around it; 0 if none is known."""
        around = (path[:length] for length in range(len(path), -1, -1))
        return next((self.lines[part] for part in around if part in self.lines), 0)

    def where(self, path: Path) -> str:
        """Name the place of a key path: file, record, line, keys."""
        line = self.line(path)
        parts = (self.place, f"line {line}" if line else "", dotted(path))
        return ", ".join(part for part in parts if part) or "the record"

    def by_item(self, places: Iterable[str]) -> list[Problems]:
        """Hand the problems of a list over to its items, one of `places` each."""
        items = [Problems(place) for place in places]
        for path, line in self.lines.items():
            if path and isinstance(path[0], int):
                items[path[0]].lines[path[1:]] = line
        for path, *rest in self.entries:
            if path and isinstance(path[0], int):
                items[path[0]].entries.append(Entry(path[1:], *rest))
        return items


def dotted(path: Path) -> str:
    """Write a key path.

    >>> dotted(("answers", "weather", 0))
    'answers.weather[0]'
    """
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{escaped(key)}" for key in path)
    return text.removeprefix(".")


def printable(text: str) -> str:
    r"""Spell out what a terminal would obey or hide.

    >>> printable("red\x1b[31m")
    'red\\x1b[31m'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def escaped(text: str) -> str:
    """Shorten a text, and spell out what a terminal would obey or hide."""
    spelt = printable(text[: SHOWN + 1])
    return spelt if len(spelt) <= SHOWN else spelt[: SHOWN - 3] + "..."


def shown(value: object) -> str:
    """Show an offending value in a message: short, and without control characters."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{escaped(value)}'"
        case int() if value.bit_length() > 200:
            return "a number of very many digits"
        case Mapping():
            return "a mapping"
        case list() | tuple() if value and all(isinstance(item, str) for item in value[:SHOWN]):
            return escaped(f"[{', '.join(value[:SHOWN])}]")
        case list() | tuple():
            return "a list"
        case _:
            return escaped(str(value))


def did_you_mean(word: object, options: Iterable[str], otherwise: str = "") -> str:
    """Suggest the options nearest to a word, or say `otherwise`."""
    if not isinstance(word, str) or not (near := nearest(word, options)):
        return otherwise
    # Several stand in quotation marks: 'aching or heavy' may be just what was typed.
    return f"Did you mean {quoted(near, always=len(near) > 1)}?"


def nearest(word: str, options: Iterable[str]) -> tuple[str, ...]:
    """Return the options that look most like a word, the nearest first; none if none does."""
    from rapidfuzz import fuzz, process, utils

    readable = {option: option.replace("_", " ") for option in options}
    found = process.extract(
        word[:100].replace("_", " "),
        readable,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=75,
        limit=3,
    )
    near = [(option, score) for _, score, option in found if len(option) > 3 or fuzz.ratio(word, option) > 60]
    return tuple(option for option, score in near if score >= near[0][1] - 5)
