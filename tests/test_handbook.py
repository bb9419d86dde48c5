"""The committed handbook is the one that the knowledge makes, and its table is the law of the engine."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from engine.assessment.standing import standing
from engine.report import handbook as chapters
from engine.report.handbook import handbook
from engine.report.markdown import escaped
from engine.words import in_words
from knowledge.criteria import Strength
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from tests.car import CAR

HANDBOOK = (Path(__file__).parent.parent / "docs" / "handbook.md").read_text("utf-8")
LEVELS: tuple[Strength | None, ...] = (None, *Strength)


@pytest.mark.usefixtures("proved_already")
def test_the_handbook_is_not_stale() -> None:
    told = handbook(leg_cramps(), OBLIGATIONS)
    assert told == HANDBOOK, "refresh it: crampdx knowledge handbook > docs/handbook.md"


def test_its_contents_name_every_chapter_and_disorder_in_order() -> None:
    contents = HANDBOOK.split("## Contents")[1].split("\n## ")[0]
    listed = re.findall(r"^ *- \[(.*)\]\(#(.*)\)$", contents, re.MULTILINE)
    names = [name for name, _ in listed]
    chapters = [line[3:] for line in HANDBOOK.splitlines() if line.startswith("## ")]
    assert [name for name in names if name in chapters] == [c for c in chapters if c != "Contents"]
    disorders = [disorder.name for disorder in leg_cramps().disorders]
    assert [name for name in names if name in disorders] == disorders
    assert ("Motor neuron disease (ALS)", "motor-neuron-disease-als") in listed
    assert len(listed) == len({anchor for _, anchor in listed})


def test_an_urgency_is_told_with_what_takes_it_back() -> None:
    urgent, soon = (HANDBOOK.split(f"\n### {level}:")[1].split("\n### ")[0] for level in ("URGENT", "SOON"))
    assert "- **SYST-24** · until Rhabdomyolysis is excluded. " in urgent
    assert "- **SYST-24**. " in soon
    assert "- **SYST-24** · moderate · soon · urgent until Rhabdomyolysis is excluded. " in HANDBOOK


def test_a_danger_is_told_with_its_minimum_who_is_at_risk_and_what_looks_for_it() -> None:
    told = "\n".join(chapters.disorders(CAR)).split("### ")
    (leak,) = (section for section in told if section.startswith("fuel leak"))
    minimum, risk = leak.split("At risk of it:")
    assert "- smell of fuel\n- fuel in the tank below 1 L\n" in minimum.split("surely absent")[1]
    assert "- ethanol blend\n" in risk
    assert "To exclude it: Do a leak test." in risk
    for danger in leg_cramps().dangers:
        (section,) = (
            part
            for part in "\n".join(chapters.disorders(leg_cramps())).split("\n### ")
            if part.startswith(danger.disorder.name + "\n")
        )
        assert all(escaped(step.text) in section for step in danger.looked_for_by)


def test_what_may_be_called_benign_is_told_with_its_dangers_and_the_safety_net() -> None:
    told = "\n".join(chapters.disorders(CAR)).split("### ")
    (battery,) = (section for section in told if section.startswith("flat battery"))
    assert "- car that will not start" in battery.split("May be called benign")[1]
    assert "excluded or not found: fuel leak." in battery
    assert "Safety net: Come back if it smells." in battery


def test_answers_that_follow_rungs_and_how_findings_are_obtained_are_told() -> None:
    assert "- engine turning over: *then* no dim lights" in "\n".join(chapters.follows(CAR))
    assert "| Tow it away. | refer or treat | " in "\n".join(chapters.steps(CAR))
    rows = "\n".join(chapters.findings(CAR))
    assert all(re.search(rf"\| `{f.id}` .* \| {f.obtained} \|", rows) for f in CAR.finding.values())


def shown_table() -> list[list[str]]:
    section = HANDBOOK.split("## The table of standings")[1].split("## Urgency")[0]
    rows = re.findall(r"^\| \*\*\w+\*\* \| (.*) \|$", section, re.MULTILINE)
    return [row.split(" | ") for row in rows]


@pytest.mark.parametrize(("row", "column"), list(product(range(5), repeat=2)))
def test_every_cell_of_the_shown_table_is_what_the_engine_does(row: int, column: int) -> None:
    assert shown_table()[row][column] == in_words(standing(LEVELS[row], LEVELS[column]))
