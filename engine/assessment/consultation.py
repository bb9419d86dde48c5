"""A consultation: experta fires the rules for a case, and the assessment says what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.assessment import Assessment, assess
from engine.cases.case import Case
from engine.reading.firing import Firing
from engine.reading.rete import Consultation
from knowledge.criteria import Disorder, KnowledgeBase, Urgency


@dataclass(frozen=True)
class Consulted:
    """A case and what fired for it; it is assessed once somebody looks at the assessment."""

    knowledge: KnowledgeBase
    case: Case
    firings: tuple[Firing, ...]

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment of the case."""
        return assess(self.knowledge, self.case, [firing.rule for firing in self.firings])

    @property
    def urgency(self) -> Urgency:
        """How urgent it is."""
        return self.assessment.urgency

    @property
    def leading(self) -> tuple[Disorder, ...]:
        """The disorders that explain it best."""
        return self.assessment.leading

    def to_dict(self) -> dict[str, Any]:
        """Return the assessment as data, as `crampdx assess --format json` prints it."""
        from engine.assessment.record import assessment_record

        return assessment_record(self.knowledge, self.assessment)

    def to_text(self, width: int = 80) -> str:
        """Return the report of the assessment as plain text, at most `width` columns wide."""
        from engine.report.page_of import page_of
        from engine.report.text import plain_text

        return plain_text(page_of(self.knowledge, self), width)


def consult(knowledge: KnowledgeBase, cases: Sequence[Case]) -> Iterator[Consulted]:
    """Take cases one by one through one experta engine, built for what their answers can bring about."""
    answered = {finding for case in cases for finding in case.answers}
    consultation = Consultation(knowledge, about=answered)
    for case in cases:
        yield Consulted(knowledge, case, consultation.run(case.answers))
