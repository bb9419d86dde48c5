"""What a case tells, in its own words: a medicine by its name, a value in the unit it was written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import assert_never

from engine.cases.case import Case
from engine.cases.medicines import recognise
from engine.cases.problems import escaped
from engine.cases.values import read_answer
from engine.errors import CrampdxError
from engine.reading.english import leaf, named, number, relation, value_in_words
from engine.reading.firing import Used
from knowledge.criteria import (
    Audience,
    Chosen,
    Compare,
    Concept,
    DrugClass,
    Finding,
    KnowledgeBase,
    Quantity,
    YesNo,
)

_MOST_NAMES = 4
_ARTICLE_OR_ASIDE = re.compile(r"^(?:an?|the) | \([^()]*\)")


class Told:
    """The words for one case and one reader."""

    def __init__(self, knowledge: KnowledgeBase, case: Case, voice: Audience) -> None:
        self._knowledge, self._case, self._voice = knowledge, case, voice

    def answer(self, finding: Finding) -> str:
        """Say what the case holds about a finding, with the name of what is told.

        'No', 'not asked' and 'cannot be told' are told apart.
        """
        if names := self._names(finding):
            return self._belonging(finding, names)
        return f"{named(finding, self._voice)}: {self.value(finding)}"

    def value(self, finding: Finding) -> str:
        """Say what the case holds about a finding, by itself."""
        if finding.id not in self._case.answers:
            return "not asked"
        words = value_in_words(finding, self._case.answers[finding.id], self._voice)
        if names := self._names(finding):
            return f"{words} ({_listed(names)})"
        given = self._as_written(finding)
        return words if not given else given if _same_number(given, words) else f"{given} ({words})"

    def fact(self, used: Used) -> str:
        """Say what a rule rests on: 'potassium 3.1 mmol/L, below 3.5' for a value, else the leaf itself."""
        match used.leaf:
            case Compare(finding, sign, cutoff):
                stands = f"{relation(sign, holds=used.holds)} {number(cutoff.value)}"
                return f"{named(finding, self._voice)} {self.value(finding)}, {stands}"
            case Chosen(finding, _):
                return f"{named(finding, self._voice)}: {self.value(finding)}"
            case YesNo() if names := self._names(used.leaf):
                return self._belonging(used.leaf, names)
            case YesNo() | Concept():
                return leaf(used.leaf, self._voice, holds=used.holds)
            case _:
                assert_never(used.leaf)

    def medicines(self) -> str:
        """Say in one line what the medicines on the list were read as; '' where none is on it."""
        alike: dict[str, list[str]] = {}
        for name in self._case.medicines or ():
            alike.setdefault(self._read_as(name), []).append(escaped(name))
        return "; ".join(f"{', '.join(names)} ({read_as})" for read_as, names in alike.items())

    def _read_as(self, name: str) -> str:
        read = recognise([name], self._knowledge.drugs)
        classes = [self._class(key) for key in read.by_class]
        if perhaps := [self._class(key) for key in read.perhaps]:
            classes.append(f"perhaps {' or '.join(perhaps)}")
        if read.unrecognised:
            return f"recognised in part: {'; '.join(classes)}" if classes else "not recognised"
        return "; ".join(classes) or "in none of the classes that matter here"

    def _class(self, key: str) -> str:
        """Name a class as a class: 'a thiazide (indapamide, for example)' is 'thiazide'."""
        return _bare(named(self._knowledge.finding[key], self._voice))

    def _belonging(self, drug_class: Finding, names: tuple[str, ...]) -> str:
        """Name medicines, and what they are where the name does not say so itself."""
        label = named(drug_class, self._voice)
        if all(_bare(label).casefold() in name.casefold() for name in names):
            return _listed(names)
        return f"{_listed(names)}, {'each ' if len(names) > 1 else ''}{label}"

    def _names(self, finding: Finding) -> tuple[str, ...]:
        """Return the medicines on the list that belong to a class, if that is what is asked."""
        if isinstance(finding, DrugClass) and self._case.answers.get(finding.id) is True:
            return self._by_class.get(finding.id, ())
        return ()

    @cached_property
    def _by_class(self) -> Mapping[str, tuple[str, ...]]:
        return recognise(self._case.medicines or (), self._knowledge.drugs).by_class

    def _as_written(self, finding: Finding) -> str:
        """Return a value as it was written, unless the answer has become another one since."""
        text = self._case.as_written.get(finding.id, "")
        try:
            same = text and read_answer(finding, text) == self._case.answers[finding.id]
        except CrampdxError:
            return ""
        return escaped(text) if same and isinstance(finding, Quantity) else ""


def _bare(label: str) -> str:
    return _ARTICLE_OR_ASIDE.sub("", label)


def _listed(names: tuple[str, ...]) -> str:
    """Join names by commas: 'and' may stand within one of them."""
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    return ", ".join([*map(escaped, names[:_MOST_NAMES]), *more])


def _same_number(text: str, other: str) -> bool:
    """Say whether two measured values differ in the name of their unit alone: 3,1 mEq/L and 3.1 mmol/L."""
    one, two = (re.match(r"[0-9.]*", each.replace(",", ".")) for each in (text, other))
    return one is not None and two is not None and one[0] == two[0]
