"""The single answers that may be tried on a case: one for each way in which it would make a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.cases.case import Answer
from engine.explain.atoms import Atom, atom_of, atoms
from engine.explain.inquiry import Inquiry
from knowledge.criteria import Choice, Finding


def candidates(inquiry: Inquiry, findings: Iterable[Finding]) -> Iterator[Atom]:
    """Yield the atoms other than what is known, of a choice of several by single options.

    A finding without rules has nothing to try; one with a single atom cannot make a difference.
    """
    for finding in findings:
        now = inquiry.case.answers.get(finding.id)
        current = atom_of(inquiry.knowledge, finding, now)
        every = atoms(inquiry.knowledge)[finding.id]
        if isinstance(finding, Choice) and finding.several:
            tried = (atom_of(inquiry.knowledge, finding, answer) for answer in _by_option(finding, now))
            every = tuple(dict.fromkeys(atom for atom in tried if atom is not None))
        yield from (atom for atom in every if atom is not current)


def _by_option(finding: Choice, now: Answer | None) -> Iterator[Answer]:
    """Yield what is known with one option more or less; of an unknown, each option alone, and none."""
    chosen = now if isinstance(now, tuple) else ()
    if not isinstance(now, tuple):
        yield ()
    for option in finding.options:
        toggled = {*chosen} ^ {option}
        yield tuple(one for one in finding.options if one in toggled)
