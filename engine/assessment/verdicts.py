"""The table of an assessment read of many patients at once, in bitmaps."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.assessment.table import Table
from engine.reading.bitmaps import Bitmap, to_bools
from engine.reading.columns import Columns
from knowledge.criteria import KnowledgeBase


class Verdicts(Table[Bitmap]):
    """What is said of the patients in some columns."""

    def __init__(self, knowledge: KnowledgeBase, columns: Columns) -> None:
        super().__init__(knowledge, columns)
        self.columns = columns

    def undecided(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """Return for each patient how much those of these rules weigh that do not fire and still could."""
        total = np.zeros(self.columns.length)
        for name, weight in weights.items():
            total += weight * to_bools(self.could_fire[name] & ~self.fired[name], self.columns.length)
        return total
