"""Reading FHIR resources that may hold anything: what is not as it should be is as good as left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeAlias

Resource: TypeAlias = Mapping[str, Any]

_NOTHING: Resource = {}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x1f\x7f-\x9f]+")
_URL = re.compile(r"(?:https?|urn)://?\S*?/([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/\S*)?$")


class Coding(NamedTuple):
    """A code of a system, with what is displayed for it."""

    system: str
    code: str
    display: str


def text_of(value: object) -> str:
    r"""Return a text without what nobody sees in it, zero-width spaces among it.

    >>> text_of("quinine\u200b sulfate"), text_of(5)
    ('quinine sulfate', '')
    """
    if not isinstance(value, str):
        return ""
    if value.isascii() and value.isprintable() and " " not in value:
        return value  # as nearly all codes, addresses and dates are
    return " ".join(_HIDDEN.sub("", value).split())


def part(value: object) -> Resource:
    """Return an element with parts; an empty one where there is none."""
    return value if isinstance(value, Mapping) else _NOTHING


def parts(value: object) -> Iterator[Resource]:
    """Yield the elements of a list."""
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))


def codings(concept: object) -> list[Coding]:
    """Return the codings of a CodeableConcept that hold a code."""
    return [
        Coding(text_of(each.get("system")), text_of(each["code"]), text_of(each.get("display")))
        for each in parts(part(concept).get("coding"))
        if isinstance(each.get("code"), str)
    ]


def has_code(concept: object, *codes: str) -> bool:
    """Return whether a status is one of some codes: a CodeableConcept, or a word where a code should be."""
    words = (text_of(concept), text_of(part(concept).get("text")), *(each.code for each in codings(concept)))
    return any(word.lower() in codes for word in words)


def moment(value: object) -> datetime | None:
    """Return when a date or time begins; None if it is none.

    >>> moment("2025-11"), moment("tomorrow")
    (datetime.datetime(2025, 11, 1, 0, 0, tzinfo=datetime.timezone.utc), None)
    """
    if not isinstance(value, str):
        return None
    try:
        if found := _DATE.fullmatch(value):
            year, month, day = (int(each or 1) for each in found.groups())
            return datetime(year, month, day, tzinfo=UTC)
        read = datetime.fromisoformat(value)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def first_moment(resource: Resource, *names: str) -> datetime | None:
    """Return the first time that is told under one of some names; of a period, its start."""
    for name in names:
        given = resource.get(name)
        found = moment(part(given).get("start")) if isinstance(given, Mapping) else moment(given)
        if found is not None:
            return found
    return None


def reference_key(value: object) -> str:
    """Return what a reference points to, whatever its form; empty if it points nowhere.

    >>> reference_key("https://server/fhir/Patient/7/_history/2"), reference_key("urn:uuid:0-1")
    ('Patient/7', 'urn:uuid:0-1')
    """
    given = part(value)
    reference = text_of(value) or text_of(given.get("reference"))
    if not reference and (identifier := part(given.get("identifier"))):
        system, named = text_of(identifier.get("system")), text_of(identifier.get("value"))
        return f"{system}|{named}" if system and named else ""  # a number alone may be anybody's
    if found := _URL.match(reference):
        return found[1]
    return reference.split("/_history/")[0]


def subject_key(resource: Resource) -> str:
    """Return whom a resource is about; empty if it does not say."""
    return reference_key(resource.get("subject")) or reference_key(resource.get("patient"))
