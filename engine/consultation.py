"""A consultation: experta fires the rules for a case, and the assessment says what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.assessment import Assessment, assess
from engine.case import Case
from engine.firing import Firing
from engine.rete import Consultation
from knowledge.criteria import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Consulted:
    """A case, what fired for it, and its assessment."""

    case: Case
    firings: tuple[Firing, ...]
    assessment: Assessment


def consult(knowledge: KnowledgeBase, cases: Sequence[Case]) -> Iterator[Consulted]:
    """Assess cases one by one with one experta engine, built for what their answers can bring about."""
    answered = {finding for case in cases for finding in case.answers}
    consultation = Consultation(knowledge, about=answered)
    for case in cases:
        firings = consultation.run(case.answers)
        yield Consulted(case, firings, assess(knowledge, case, [firing.rule for firing in firings]))
