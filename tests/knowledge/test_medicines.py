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


COMMON_WORDS = """
forte forté mite retard plus duo comp akut acute express max maxi maximo máximo night day extra ultra rapid
fast direct gold silver premium advance total complete active vital classic original sport energy immun
sinus cold flu cough cardio dolo migraine period joint muscle relief relax calm sensitive protect balance
control clear cool lemon compact triple depot zok concert concerto seasonal quartet allora cambio compra
compre celebre celebro ventre toren porti portie amarilla amarillo colita colite trivia twirl sortie valet
avian altare camille camilla kamille comtesse luther caesar cesar philippe philip cooper copper chopper
miren brein klimmen chileno chilena killeen lutter killen chillen motten carmena invocano heater duller
provero proveer atacando corregge culturel attimo forthe lirica amethist temerite antare
"""
"""Words of labels, and everyday words of six languages that sound like some brand."""


@pytest.mark.parametrize("word", COMMON_WORDS.split())
def test_a_common_word_is_no_medicine_and_adds_none_to_the_one_beside_it(word: str) -> None:
    alone, beside = (recognise([name], DRUGS) for name in (word, f"Ortoton {word}"))
    assert (alone.classes, alone.perhaps) == ((), {}) == (beside.classes, beside.perhaps)


def test_what_is_named_after_a_medicine_is_not_taken_for_it() -> None:
    names = """anabolic steroids, anabole Steroide, anabolic-androgenic steroids, insulin sensitiser,
        calcium-rich diet, potassium-rich diet, magnesium-rich water, anti-inflammatory diet,
        calcium-fortified milk, conjugated linoleic acid,
        Magnesium phosphoricum D6, Calcium carbonicum, Kalium phosphoricum"""
    for name in names.split(","):
        found = recognise([name.strip()], DRUGS)
        assert (name, found.classes, found.perhaps) == (name, (), {})
