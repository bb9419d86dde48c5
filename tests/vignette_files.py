"""The vignettes, read once for all tests that look at them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.cases.files import read_records
from engine.cases.yaml_and_json import Record
from knowledge.leg_cramps import leg_cramps

FILES = sorted((Path(__file__).parent / "vignettes").glob("*.yaml"))


@cache
def records(path: Path) -> tuple[Record, ...]:
    """Return the records of a case file as they are written."""
    found = tuple(read_records(str(path)))
    assert [problem for record in found for problem in record.problems.told()] == []
    return found


@cache
def read(path: Path) -> tuple[Case, ...]:
    """Return the cases of a case file."""
    known = leg_cramps()
    return tuple(case_of(record.value, known, default_id=record.default_id) for record in records(path))


def every_vignette() -> list[Case]:
    return [vignette for path in FILES for vignette in read(path)]
