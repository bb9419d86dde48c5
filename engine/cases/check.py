"""Whether cases meet what they themselves expect, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.assessment.consultation import consult
from engine.cases.case import Case
from engine.cases.expectation import unmet
from engine.cases.problems import escaped
from knowledge.criteria import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Checked:
    """A case, and in words what it expects and does not get."""

    case: Case
    unmet: tuple[str, ...]


def checked(knowledge: KnowledgeBase, cases: Sequence[Case]) -> Iterator[Checked]:
    """Hold each case against what it expects."""
    for consulted in consult(knowledge, cases):
        yield Checked(consulted.case, tuple(unmet(consulted)))


def unmet_lines(source: str, found: Sequence[Checked]) -> Iterator[str]:
    """Yield a line for each thing that a case of a file expects and does not get."""
    for one in found:
        for words in one.unmet:
            yield f"{escaped(source)}: {escaped(one.case.id)}: {words}\n"


def summary_line(found: Sequence[Checked]) -> str:
    """Count the cases that meet what they expect, and those that expect nothing."""
    expecting = [one for one in found if one.case.expect]
    met = sum(not one.unmet for one in expecting)
    silent = len(found) - len(expecting)
    what = "case meets what it expects" if len(expecting) == 1 else "cases meet what they expect"
    nothing = f" {silent} {'expects' if silent == 1 else 'expect'} nothing." if silent else ""
    return f"{met} of {len(expecting)} {what}.{nothing}\n"
