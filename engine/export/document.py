"""A document as it is read: its lists of records, each record once, and all that is wrong with it.

A record may name others that stand further down, so each is read when it is first asked for.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, TypeAlias

import knowledge.criteria as k
from engine.cases.problems import Path, Problems, did_you_mean

Json: TypeAlias = Any
Schema: TypeAlias = dict[str, Any]

RECORDS: Mapping[str, Mapping[str, type]] = {
    "sources": {"source": k.Source},
    "claims": {"claim": k.Claim},
    "disagreements": {"disagreement": k.Disagreement},
    "findings": {
        "yes_no": k.YesNo,
        "medicine_class": k.DrugClass,
        "choice": k.Choice,
        "quantity": k.Quantity,
    },
    "screens": {"screen": k.Screen},
    "concepts": {"concept": k.Concept},
    "steps": {"step": k.Step},
    "disorders": {"disorder": k.Disorder},
    "warnings": {"warning": k.Warning},
    "rules": {"rule": k.Rule},
    "conflicts": {"conflict": k.Conflict},
    "denials": {"denial": k.Denial},
    "promises": {
        "always": k.Always,
        "comparison": k.Comparison,
        "sometimes": k.Sometimes,
        "matters": k.Matters,
    },
}
"""What has an id: the lists of a document, and the kinds of record in each."""

_BEGUN = object()


class Refused(Exception):
    """Something could not be read; what is wrong with it has been noted."""


class Form(ABC):
    """A form of values: how they are written, read, and described."""

    @abstractmethod
    def write(self, value: Any) -> Json:
        """Return the value as JSON."""

    @abstractmethod
    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        """Return the value; raise Refused once what is wrong is noted."""

    @abstractmethod
    def shape(self, named: Schema) -> Schema:
        """Return the JSON Schema of what is written; add to `named` what may hold itself."""


class DocumentReader:
    """One document as it is read: its records, each once and when it is first asked for, and its problems.

    `listed` gives the form of the records of a list.
    """

    def __init__(self, problems: Problems, listed: Callable[[str], Form]) -> None:
        self.problems, self._listed = problems, listed
        self._given: dict[str, dict[str, tuple[Path, Json]]] = {name: {} for name in RECORDS}
        self._read: dict[tuple[str, str], object] = {}

    def refuse(self, at: Path, message: str, suggestion: str = "", **given: object) -> NoReturn:
        """Note what is wrong there, and give up on it."""
        self.problems.add(at, message, suggestion, **given)
        raise Refused

    def list(self, name: str, given: Json) -> tuple[str, ...]:
        """Take a list of records, to be read when they are asked for; return the ids."""
        if not isinstance(given, list):
            self.refuse((name,), "should be a list", value=given)
        for number, record in enumerate(given):
            at = (name, number)
            identifier = record.get("id") if isinstance(record, dict) else None
            if not isinstance(identifier, str):
                self.problems.add(at, "should be an object with an id", value=record)
            elif identifier in self._given[name]:
                self.problems.add((*at, "id"), "is the id of an earlier one", value=identifier)
            else:
                self._given[name][identifier] = (at, record)
        return tuple(self._given[name])

    def record(self, name: str, identifier: str, asked_at: Path = ()) -> Any:
        """Return the record with this id, wherever it stands in its list."""
        key = (name, identifier)
        if key not in self._read:
            if identifier not in self._given[name]:
                near = did_you_mean(identifier, self._given[name])
                self.refuse(asked_at, f"is not among the {name}", near, value=identifier)
            at, given = self._given[name][identifier]
            self._read[key] = _BEGUN
            try:
                self._read[key] = self._listed(name).read(given, at, self)
            except Refused:
                self._read[key] = None
        if (found := self._read[key]) is _BEGUN:
            self.refuse(asked_at, "comes back to itself in a circle", value=identifier)
        if found is None:
            raise Refused
        return found


def all_read(readers: Iterable[Callable[[], Any]]) -> list[Any]:
    """Call each reader, so that the problems of all of them are noted; refuse if one of them did."""
    read, refused = [], False
    for reader in readers:
        try:
            read.append(reader())
        except Refused:
            refused = True
    if refused:
        raise Refused
    return read
