"""The table of standings, cell by cell, and its law."""

from __future__ import annotations

from itertools import product

import pytest

from engine.assessment.standing import Standing, rank, standing
from knowledge.criteria import DEFINING, MODERATE, STRONG, WEAK, Strength
from tests.car import EMPTY_TANK, LEAK

L, P, N, U = Standing.LIKELY, Standing.POSSIBLE, Standing.NOT_SUGGESTED, Standing.UNLIKELY
LEVELS: tuple[Strength | None, ...] = (None, WEAK, MODERATE, STRONG, DEFINING)
# Rows: support; columns: opposition; both from none to DEFINING.
TABLE = (
    (N, U, U, U, U),
    (P, P, U, U, U),
    (P, P, P, U, U),
    (L, L, L, P, U),
    (L, L, L, L, U),
)


@pytest.mark.parametrize(("row", "column"), list(product(range(5), repeat=2)))
def test_every_cell_of_the_table_is_as_written(row: int, column: int) -> None:
    assert standing(LEVELS[row], LEVELS[column]) is TABLE[row][column]


@pytest.mark.parametrize(("row", "column"), list(product(range(4), range(5))))
def test_more_support_never_lowers_and_more_opposition_never_raises(row: int, column: int) -> None:
    assert standing(LEVELS[row + 1], LEVELS[column]) >= standing(LEVELS[row], LEVELS[column])
    assert standing(LEVELS[column], LEVELS[row + 1]) <= standing(LEVELS[column], LEVELS[row])


def test_what_must_not_be_missed_comes_first_among_equals() -> None:
    for strength in Strength:
        assert rank(LEAK, strength, None) < rank(EMPTY_TANK, strength, None)


def test_a_risk_alone_does_not_come_before_what_the_story_tells_of() -> None:
    assert rank(EMPTY_TANK, MODERATE, None) < rank(LEAK, WEAK, None)


def test_what_must_not_be_missed_comes_first_once_more_than_a_risk_speaks_for_it() -> None:
    assert rank(LEAK, STRONG, STRONG) < rank(EMPTY_TANK, MODERATE, None)
    assert rank(LEAK, MODERATE, MODERATE) < rank(EMPTY_TANK, MODERATE, None)
