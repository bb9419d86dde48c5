"""The committed handbook is the one that the knowledge makes, and its table is the law of the engine."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from engine.report.handbook import handbook
from engine.report.markdown import escaped
from engine.report.wording import STANDING
from engine.standing import standing
from knowledge.criteria import Strength
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS

HANDBOOK = (Path(__file__).parent.parent / "docs" / "handbook.md").read_text("utf-8")
LEVELS: tuple[Strength | None, ...] = (None, *Strength)


def test_the_handbook_is_not_stale() -> None:
    told = handbook(leg_cramps(), OBLIGATIONS)
    assert told == HANDBOOK, "refresh it: crampdx knowledge handbook > docs/handbook.md"


def test_every_promise_stands_in_it_with_its_verdict() -> None:
    for obligation in OBLIGATIONS:
        assert f"| {escaped(obligation.text)} | {', '.join(obligation.claims)} | proved |" in HANDBOOK


def test_every_disagreement_stands_in_it() -> None:
    for one in leg_cramps().disagreements:
        assert escaped(one.text) in HANDBOOK
        assert escaped(one.here) in HANDBOOK


def test_every_disorder_rule_finding_and_claim_stands_in_it() -> None:
    knowledge = leg_cramps()
    for rule in knowledge.rules:
        assert f"**{rule.id}" in HANDBOOK
    for disorder in knowledge.disorders:
        assert f"### {disorder.name}\n" in HANDBOOK
    for finding in knowledge.finding:
        assert f"| `{finding}` |" in HANDBOOK
    for claim in knowledge.claims:
        assert f"| {claim.id} |" in HANDBOOK


def shown_table() -> list[list[str]]:
    section = HANDBOOK.split("## The table of standings")[1].split("## Urgency")[0]
    rows = re.findall(r"^\| \*\*\w+\*\* \| (.*) \|$", section, re.MULTILINE)
    return [row.split(" | ") for row in rows]


@pytest.mark.parametrize(("row", "column"), list(product(range(5), repeat=2)))
def test_every_cell_of_the_shown_table_is_what_the_engine_does(row: int, column: int) -> None:
    assert shown_table()[row][column] == STANDING[standing(LEVELS[row], LEVELS[column])]
