"""Patients at whom many tests look, read and consulted on once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.assessment.consultation import Consulted, consult
from engine.cases.open import read_cases
from knowledge.leg_cramps import leg_cramps

ROOT = Path(__file__).parent.parent
EXAMPLES, BEDSIDE, CODED = (
    ROOT / folder for folder in ("examples", "examples/bedside", "tests/published/coded")
)


@cache
def consulted(folder: Path) -> dict[Path, tuple[Consulted, ...]]:
    """Return the patients of all case files in a folder, by file."""
    cases = {path: read_cases(str(path), leg_cramps()) for path in sorted(folder.glob("*.yaml"))}
    told = consult(leg_cramps(), [case for found in cases.values() for case in found])
    return {path: tuple(next(told) for _ in found) for path, found in cases.items()}


def patients(folder: Path) -> list[Consulted]:
    """Return the patients of all case files in a folder."""
    return [one for found in consulted(folder).values() for one in found]
