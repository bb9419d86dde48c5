"""Medicines as people write them down, and the drug classes they belong to.

A name is recognised only if every word of it is accounted for: by an entry of the table of drugs, the
longest first, or as a dose, form, frequency or salt. So nothing that merely contains a known name
("stopped quinine", "potassium-sparing") passes for it, and nothing is taken for its look-alike. What
is put on the skin, into the eye or breathed in belongs to a class only if the table says so of that very
form. What is not recognised is kept and shown; it is never read as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from engine.case import CANNOT_TELL, Answer
from engine.pharmacy import AND, INDICATION, is_denial, is_dose, is_local, is_neutral, is_salt, words
from engine.problems import nearest

Drugs: TypeAlias = Mapping[str, tuple[str, ...]]

_BETWEEN = re.compile(rf"[/+&;]|,(?![0-9])|\b(?:{'|'.join(AND)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a list of medicines says: classes, the names that put them there, and names not recognised.

    A name is in both where only one part of it is recognised.
    """

    classes: tuple[str, ...]
    by_class: Mapping[str, tuple[str, ...]]
    unrecognised: tuple[str, ...]


def recognise(names: Sequence[str], drugs: Drugs) -> Recognised:
    """Find the classes of medicines given by any name, in order of appearance.

    >>> table = {"furosemide": ("diuretic",), "potassium": ("supplement",), "losartan": ()}
    >>> found = recognise(["Furosemide 40 mg tablets", "losartan potassium", "frusemid"], table)
    >>> found.by_class, found.unrecognised
    ({'diuretic': ('Furosemide 40 mg tablets',)}, ('frusemid',))
    """
    table = _table(tuple(drugs.items()))
    by_class: dict[str, tuple[str, ...]] = {}
    unrecognised: list[str] = []
    for name in dict.fromkeys(names):
        whole = table.entry(words(name))
        read = _read_parts(name, table) if whole is None else [whole]
        for drug_class in dict.fromkeys(c for classes in read for c in classes or ()):
            by_class[drug_class] = (*by_class.get(drug_class, ()), name)
        if None in read or not read:
            unrecognised.append(name)
    return Recognised(tuple(by_class), by_class, tuple(unrecognised))


def class_answers(classes: Iterable[str], recognised: Recognised, *, complete: bool) -> dict[str, Answer]:
    """Answer drug classes from a list of medicines; one that nothing belongs to is no, or unknown."""
    otherwise: Answer = False if complete and not recognised.unrecognised else CANNOT_TELL
    return {name: True if name in recognised.by_class else otherwise for name in classes}


def suggest(name: str, drugs: Drugs) -> tuple[str, ...]:
    """Return up to three entries of the table that may be meant by a name: never taken without asking.

    >>> suggest("furosemid", {"furosemide": (), "insulin": ()})
    ('furosemide',)
    """
    given = set(words(name))
    within = [drug for drug in drugs if given.issuperset(words(drug))]
    return tuple(dict.fromkeys((*within, *nearest(name, drugs))))[:3]


class _Table:
    """The table of drugs by folded name, in which 'co-amilozide' and 'Co Amilozide' are one."""

    def __init__(self, drugs: Drugs) -> None:
        self.classes: dict[str, tuple[str, ...]] = {}
        for name, classes in drugs.items():
            folded = "".join(words(name))
            self.classes[folded] = tuple(dict.fromkeys((*self.classes.get(folded, ()), *classes)))
        self.classes.pop("", None)
        self.longest = max(map(len, self.classes), default=0)

    def entry(self, name: Sequence[str]) -> tuple[str, ...] | None:
        """Return the classes of a name that is one entry, whatever else it says of dose and frequency."""
        found = max((self._framed(given) for given in (name, _without_doses(name))), key=len)
        return self.classes.get(found)

    def _framed(self, name: Sequence[str]) -> str:
        """Return the entry that has nothing but neutral words before and behind it, or ''."""
        for start, word in enumerate(name):
            end = self.end_of_entry(name, start)
            if end is not None and all(map(is_neutral, name[end:])):
                return "".join(name[start:end])
            if not is_neutral(word):
                break
        return ""

    def end_of_entry(self, name: Sequence[str], start: int) -> int | None:
        """Return where the longest entry that begins at a word ends, or None."""
        found, folded = None, ""
        for end, word in enumerate(name[start:], start + 1):
            folded += word
            if len(folded) > self.longest:
                break
            if folded in self.classes:
                found = end
        return found


@lru_cache(maxsize=4)
def _table(drugs: tuple[tuple[str, tuple[str, ...]], ...]) -> _Table:
    return _Table(dict(drugs))


def _read_parts(name: str, table: _Table) -> list[tuple[str, ...] | None]:
    """Return the classes of each part of a name such as 'lisinopril + HCTZ', None for one unrecognised."""
    said = words(name)
    if any(map(is_denial, said)):
        return [None]
    local = any(map(is_local, said))
    read: list[tuple[str, ...] | None] = []
    for part in map(words, _BETWEEN.split(name)):
        if all(is_neutral(word) or is_local(word) for word in part):
            continue
        found = [_account_for(given, table, local=local) for given in (part, _without_doses(part))]
        # 'Tylenol 500 mg PM' is rather 'Tylenol PM' than Tylenol in the evening: the longer name counts.
        best = max((one for one in found if one is not None), key=lambda one: one[0], default=None)
        read.append(None if best is None else best[1])
    return read


def _without_doses(name: Sequence[str]) -> list[str]:
    return [word for word in name if not is_dose(word)]


def _account_for(part: Sequence[str], table: _Table, *, local: bool) -> tuple[int, tuple[str, ...]] | None:
    """Return how many letters entries account for, and their classes; None if a word is left over."""
    classes: list[str] = []
    last = ""
    letters = 0
    place = 0
    while place < len(part):
        word = part[place]
        end = table.end_of_entry(part, place)
        if last and is_salt(word, last) and end in (None, place + 1):
            place += 1
        elif end is not None:
            entry, last = part[place:end], part[end - 1]
            found = table.classes["".join(entry)]
            if found and local and not any(map(is_local, entry)):
                return None
            classes += found
            letters += sum(map(len, entry))
            place = end
        elif is_neutral(word) or is_local(word):
            place += 1
        elif last and word == INDICATION and not _any_entry(part[place:], table):
            break
        else:
            return None
    return (letters, tuple(dict.fromkeys(classes))) if last else None


def _any_entry(tail: Sequence[str], table: _Table) -> bool:
    return any(table.end_of_entry(tail, start) is not None for start in range(len(tail)))
