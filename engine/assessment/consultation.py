"""A consultation: experta fires the rules for a case, and the assessment says what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.assessment.assessment import Assessment
from engine.cases.case import Case
from engine.reading.patient import Firing, with_what_follows
from engine.reading.rete import Consultation
from knowledge.criteria import KnowledgeBase


@dataclass(frozen=True, eq=False)
class Consulted:
    """A case and what fired for it; it is assessed once somebody looks at the assessment."""

    knowledge: KnowledgeBase
    case: Case
    firings: tuple[Firing, ...]

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment of the case."""
        return Assessment(self.knowledge, self.case, [firing.rule for firing in self.firings])


def consulted(knowledge: KnowledgeBase, case: Case) -> Consulted:
    """Take one case through experta."""
    return next(consult(knowledge, [case]))


def consult(knowledge: KnowledgeBase, cases: Sequence[Case]) -> Iterator[Consulted]:
    """Take cases one by one through one experta engine, built for what their answers can bring about."""
    known = [with_what_follows(knowledge, case) for case in cases]
    answered = {finding for case in known for finding in case.answers}
    consultation = Consultation(knowledge, about=answered)
    for case in known:
        yield Consulted(knowledge, case, consultation.run(case.answers))
