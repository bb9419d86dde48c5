"""Odd spellings in lines of JSON: a record that means something is written anew, as plain as can be.

This stands between reading many lines at once, which knows one spelling of each thing only, and reading
a record by itself, which takes its time to tell what is wrong. What is written anew is right; anything
doubtful is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, assert_never

import orjson

from engine.batch.sheet import CLOSED
from engine.cases.case import Answer, Closed
from engine.cases.casefile import KEYS
from engine.cases.expectations import ALL, FLAGS, LISTS
from engine.cases.problems import WrongValue
from engine.cases.values import is_unknown, read_answer, read_yes_no
from knowledge.criteria import Choice, KnowledgeBase, Quantity, YesNo

NOTHING = b"{}"
"""What stands for a record that is left alone: without answers, it is none."""

_Members = dict[str, Any]
_TEXTS = ("title", "notes", "audience")


class _Doubtful(Exception):
    """A record, or a part of one, that has to be read by itself."""


class PlainWriter:
    """Writes records anew, and remembers how answers are spelt."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._finding = knowledge.finding
        self._spelt = lru_cache(maxsize=100_000)(self._read)

    def line(self, line: bytes) -> bytes:
        """Return a line of JSON that means the same in plain spelling, or else `NOTHING`."""
        try:
            record = orjson.loads(line)
            if not isinstance(record, dict) or not _no_key_twice(record, line):
                return NOTHING
            return orjson.dumps(self._record(record))
        except (_Doubtful, WrongValue, orjson.JSONDecodeError, orjson.JSONEncodeError):
            return NOTHING

    def _record(self, record: Mapping[str, Any]) -> _Members:
        plain: _Members = {}
        for key, value in record.items():
            if value is None and key in KEYS and key != "answers":
                continue
            if key == "answers" and isinstance(value, dict):
                plain[key] = self._answers(value)
            elif key == "id" and type(value) in (str, int):
                plain[key] = str(value)
            elif key in _TEXTS and isinstance(value, str):
                plain[key] = value
            elif key == "medicines":
                plain |= _closed(key) if is_unknown(value) else {key: _texts(value)}
            elif key == "medicines_complete":
                plain |= _closed(key) if is_unknown(value) else {key: read_yes_no(value)}
            elif key == "expect" and isinstance(value, dict):
                plain[key] = {
                    name: _expected(name, each)
                    for name, each in value.items()
                    if each is not None or name not in ALL
                }
            else:
                raise _Doubtful
        return plain

    def _answers(self, answers: Mapping[str, Any]) -> _Members:
        plain: _Members = {}
        for name, value in answers.items():
            if value is None and name in self._finding:
                continue
            if isinstance(value, list):
                finding = self._finding.get(name)
                if not (isinstance(finding, Choice) and finding.several):
                    raise _Doubtful
                plain[name] = _texts(value)
            else:
                if isinstance(value, dict):
                    raise _Doubtful
                key, said = self._spelt(name, type(value).__name__, value)
                plain[key] = said
        return plain

    def _read(self, name: str, _: str, value: Any) -> tuple[str, Any]:
        """Read an answer; by its type too, since 1 equals True and does not mean the same."""
        finding = self._finding.get(name)
        if finding is None:
            raise _Doubtful
        answer: Answer = read_answer(finding, value)
        if isinstance(answer, Closed):
            return name + CLOSED, True
        match finding:
            case YesNo() | Quantity():
                return name, answer
            case Choice():
                return name, list(answer) if isinstance(answer, tuple) else answer
            case _:
                assert_never(finding)


def _no_key_twice(record: Mapping[str, Any], line: bytes) -> bool:
    """Say whether each key is there once: a key comes with a colon, and there are no more of these.

    Where texts hold colons too, that cannot be told so, and the record is left alone.
    """
    nested = (value for value in record.values() if isinstance(value, dict))
    return line.count(b":") == len(record) + sum(map(len, nested))


def _closed(key: str) -> _Members:
    return {key + CLOSED: True}


def _texts(value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    raise _Doubtful


def _expected(key: str, value: Any) -> Any:
    if key in LISTS:
        return [value] if isinstance(value, str) else _texts(value)
    if key in FLAGS:
        return read_yes_no(value)
    if key == "urgency" and isinstance(value, str):
        return value
    raise _Doubtful
