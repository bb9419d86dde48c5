"""How things are named in a sentence: several of them, and the members of an enumeration."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


def in_words(level: Enum) -> str:
    """Word a standing, a strength, an urgency or a tier."""
    return level.name.lower().replace("_", " ")


def capitalised(text: str) -> str:
    """Write a text as the beginning of a sentence; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def counted(number: int, what: str, many: str = "") -> str:
    """Say how many there are.

    >>> counted(1, "case"), counted(2_000, "case"), counted(0, "analysis", "analyses")
    ('1 case', '2,000 cases', '0 analyses')
    """
    return f"{number:,} {what if number == 1 else many or what + 's'}"


def listed(names: Iterable[str], word: str = "and", most: int | None = None) -> str:
    """Name things in a sentence, and count those over the most that are named.

    >>> listed("abc"), listed("abc", most=2), listed("")
    ('a, b and c', 'a, b and 1 more', '')
    """
    every = list(names)
    if most is not None and len(every) > most:
        return f"{', '.join(every[:most])} and {len(every) - most} more"
    return f" {word} ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part)


def either(options: Iterable[str]) -> str:
    """Name what may be chosen.

    >>> either(("click", "whirr", "none"))
    'click, whirr or none'
    """
    return listed(options, "or")


def quoted(options: Iterable[str], *, always: bool = False) -> str:
    """Name what may be chosen, each in quotation marks where one of them is more than a word.

    >>> quoted(("calf", "ankle or knee")), quoted(("calf", "foot"))
    ("'calf' or 'ankle or knee'", 'calf or foot')
    """
    names = tuple(options)
    marked = always or any(" " in name for name in names)
    return either((f"'{name}'" for name in names) if marked else names)


def itemised(names: Iterable[str], most: int) -> str:
    """Name things that may hold commas, and count those over the most that are named.

    >>> itemised(["calf", "thigh, left"], 2), itemised("abc", 2)
    ('calf; thigh, left', 'a; b; and 1 more')
    """
    every = list(names)
    more = [f"and {len(every) - most} more"] if len(every) > most else []
    return "; ".join([*every[:most], *more])
