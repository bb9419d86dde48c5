"""A conclusion, the parts it is made of, and the proofs these rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.assessment.targets import Target
from engine.explain.inquiry import Inquiry
from engine.explain.outcome import Value, value
from engine.explain.proof import Proof, answers_in


@dataclass(frozen=True, slots=True)
class Part:
    """A group of proofs, and what they do for the conclusion.

    Decisive parts alone bring the conclusion about again; of the others, the short form only says which
    rules they rest on. `answers` are the findings whose answers count here without any rule.
    """

    statement: str
    proofs: tuple[Proof, ...] = ()
    parts: tuple[Part, ...] = ()
    decisive: bool = True
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is concluded about a target: as data, in one sentence, and what it rests on."""

    target: Target
    value: Value
    statement: str
    parts: tuple[Part, ...] = ()


def concluded(inquiry: Inquiry, target: Target, statement: str, parts: Iterable[Part] = ()) -> Conclusion:
    """Return a conclusion with the value it has."""
    return Conclusion(target, value(inquiry, target), statement, tuple(parts))


def findings_used(parts: Iterable[Part]) -> set[str]:
    """Return the ids of the findings whose answers decisive parts rest on."""
    found: set[str] = set()
    for part in parts:
        if part.decisive:
            found |= {*part.answers, *answers_in(part.proofs), *findings_used(part.parts)}
    return found
