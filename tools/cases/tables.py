"""The chances of one finding as a table: a row for every picture and comorbidity, drawn from row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, assert_never

import numpy as np
from numpy.typing import NDArray

from knowledge.criteria import Choice, Finding, Quantity, YesNo
from tools.cases import clinic
from tools.cases.picture import Comorbidity, Picture, Spread, Trait

Flags: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]
Values: TypeAlias = NDArray[Any]
"""Of a yes/no finding bools; of a choice the number of the option, -1 for none, or, where several may be
chosen, a row of flags, one an option; of a quantity floats."""


class Table:
    """The chances of one finding; `said` are the rows that say anything of it."""

    def __init__(self, finding: Finding, rows: Sequence[Picture | Comorbidity]) -> None:
        seldom = clinic.SELDOM if isinstance(finding, YesNo) else None
        usual = clinic.BACKGROUND.get(finding.id, seldom)
        traits = [row.traits.get(finding.id, usual) for row in rows]
        self.finding = finding
        self.said: Flags = np.array([trait is not None for trait in traits])
        self.chances: Values = _chances(finding, traits)
        self.digits = usual.digits if isinstance(usual, Spread) else 0

    def draw(self, random: np.random.Generator, rows: Rows) -> Values:
        """Draw the finding for patients, each from its row."""
        finding = self.finding
        chances: Values = self.chances[rows]
        match finding:
            case YesNo():
                return np.asarray(random.random(len(rows), np.float32) < chances)
            case Choice(several=True):
                return np.asarray(random.random(chances.shape, np.float32) < chances)
            case Choice():
                above: Flags = random.random((len(rows), 1), np.float32) >= chances[:, :-1]
                return np.where(chances[:, -1] > 0, above.sum(axis=1, dtype=np.int8), np.int8(-1))
            case Quantity():
                centre, deviation, logarithmic = chances.T
                drawn = centre + deviation * random.standard_normal(len(rows))
                drawn = np.where(logarithmic > 0, np.exp(np.minimum(drawn, 50)), drawn)
                return np.asarray(np.round(np.clip(drawn, *finding.plausible), self.digits))
            case _:
                assert_never(finding)


def _chances(finding: Finding, traits: Sequence[Trait | None]) -> Values:
    """Lay out the chances of yes, of the options (cumulated if only one may be chosen), or the moments."""
    match finding:
        case YesNo():
            return np.array([trait or 0.0 for trait in traits], np.float32)
        case Choice(options=options, several=several):
            named = [trait if isinstance(trait, Mapping) else {} for trait in traits]
            weights = np.array([[trait.get(option, 0.0) for option in options] for trait in named])
            if not several:
                total = np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
                weights = np.cumsum(weights / total, axis=1)
            return weights.astype(np.float32)
        case Quantity():
            return np.array([_moments(trait) for trait in traits])
        case _:
            assert_never(finding)


def _moments(trait: Trait | None) -> tuple[float, float, float]:
    """Return centre and deviation, of the logarithms if the last is 1."""
    if not isinstance(trait, Spread):
        return 0.0, 0.0, 0.0
    if trait.times:
        return float(np.log(trait.centre)), float(np.log(trait.size)), 1.0
    return trait.centre, trait.size, 0.0
