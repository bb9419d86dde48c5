"""Several hundred medicines as people write them, and the classes that each of them belongs to.

`medicines.csv`: the name as it is written; its classes, none for a medicine of no interest to cramps; and
the classes that it may belong to besides.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.cases.medicine_names import recognise
from knowledge.findings import medicines
from knowledge.formulary import DRUGS


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    classes: frozenset[str]
    perhaps: frozenset[str]


def rows() -> list[Row]:
    with Path(__file__).with_name("medicines.csv").open(encoding="utf-8", newline="") as table:
        return [
            Row(row["name"], frozenset(row["classes"].split()), frozenset(row["perhaps"].split()))
            for row in csv.DictReader(table)
        ]


def test_the_table_holds_each_name_once_and_classes_that_exist() -> None:
    names = [row.name for row in rows()]
    assert len(set(names)) == len(names) >= 300
    declared = {finding.id for finding in medicines.FINDINGS}
    assert {name for row in rows() for name in row.classes | row.perhaps} <= declared


def test_no_medicine_is_read_wrongly_and_hardly_any_not_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    wrong, unknown = [], []
    for row in rows():
        found = recognise([row.name], DRUGS)
        if found.unrecognised:
            unknown.append(row.name)
            # What was made out of it all the same has to be right.
            right = row.classes >= set(found.classes)
        else:
            right = (row.classes, row.perhaps) == (set(found.classes), set(found.perhaps))
        if not right:
            wrong.append((row.name, found.classes, tuple(found.perhaps)))
    with capsys.disabled():
        share = 100 * len(unknown) / len(rows())
        print(f"\n{len(rows())} names: {len(wrong)} wrong, {len(unknown)} not recognised ({share:.1f} %)")  # noqa: T201
    assert wrong == []
    assert len(unknown) <= 0.03 * len(rows()), unknown
