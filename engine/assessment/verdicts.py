"""The table of an assessment read of many patients at once, in bitmaps."""

from __future__ import annotations

from engine.assessment.standing import Weights
from engine.assessment.table import Table
from engine.reading.bitmaps import Bitmap
from engine.reading.columns import Columns
from knowledge.criteria import KnowledgeBase


class Verdicts(Table[Bitmap]):
    """What is said of the patients in some columns."""

    def __init__(self, knowledge: KnowledgeBase, columns: Columns) -> None:
        super().__init__(knowledge, columns)
        self.columns = columns

    def lead_settled(self, could: Weights[Bitmap]) -> Bitmap:
        """Return in whom the lead is settled; where nobody is left, nothing else that settles is read."""
        settled = super().lead_settled(could)
        return settled if settled.any() else self.sets.nobody
