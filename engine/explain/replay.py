"""What experta makes of other cases than the one that is asked about: one engine for all that is supposed."""

from __future__ import annotations

from engine.cases.case import Answer, Case
from engine.reading.firing import Firing
from engine.reading.rete import Consultation
from knowledge.criteria import KnowledgeBase

_MOST_KEPT = 4096


class Replay:
    """An engine for suppositions, and what it said of each: the same ones come back with other questions.

    It is built for the findings of the first case, which starts fast; for all there are once another
    case has more than these.
    """

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._about: frozenset[str] = frozenset()
        self._engine: Consultation | None = None
        self._kept: dict[tuple[tuple[str, Answer], ...], tuple[Firing, ...]] = {}

    def firings(self, case: Case) -> tuple[Firing, ...]:
        """Return what fires for a case."""
        key = tuple(case.answers.items())
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._engine_for(case).run(case.answers)
        return self._kept[key]

    def _engine_for(self, case: Case) -> Consultation:
        if self._engine is None or not self._about.issuperset(case.answers):
            self._about = frozenset(self._knowledge.finding if self._engine else case.answers)
            self._engine = Consultation(self._knowledge, self._about)
        return self._engine
