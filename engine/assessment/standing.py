"""The table of standings: what support and opposition make of a disorder."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache

from knowledge.criteria import Disorder, Strength


class Standing(IntEnum):
    """How well a disorder explains the patient's trouble, from least to most."""

    UNLIKELY = 0
    NOT_SUGGESTED = 1
    POSSIBLE = 2
    LIKELY = 3

    __hash__ = int.__hash__


STANDINGS = tuple(standing.name.lower() for standing in Standing)


_U, _N, _P, _L = Standing
_GRADES: tuple[Strength | None, ...] = (None, *Strength)
# Rows: the strongest support; columns: the strongest opposition; both from none to DEFINING.
_TABLE = (
    (_N, _U, _U, _U, _U),
    (_P, _P, _U, _U, _U),
    (_P, _P, _P, _U, _U),
    (_L, _L, _L, _P, _U),
    (_L, _L, _L, _L, _U),
)


def standing(support: Strength | None, opposition: Strength | None) -> Standing:
    """Return the standing that the strongest support and the strongest opposition make.

    Law: more support never lowers it, more opposition never raises it. Opposition of DEFINING
    strength excludes the disorder, whatever supports it.
    """
    return _TABLE[support or 0][opposition or 0]


@cache
def ways_to_stand(least: Standing) -> tuple[tuple[Strength | None, Strength | None], ...]:
    """Return the ways to stand so well or better: support at least so strong, and opposition under that.

    None for support is any, and for opposition is whatever there is.

    By the law each row of the table is a run of columns: more support is told only where it lets more
    opposition pass.
    """
    ways: list[tuple[Strength | None, Strength | None]] = []
    passing = 0
    for support, row in zip(_GRADES, _TABLE, strict=True):
        enough = sum(cell >= least for cell in row)
        if enough > passing:
            ways.append((support, Strength(enough) if enough < len(row) else None))
            passing = enough
    return tuple(ways)


def rank(disorder: Disorder, support: Strength | None, opposition: Strength | None) -> tuple[int, ...]:
    """Return what disorders are ordered by: standing, must-not-miss, strengths, tier; least first.

    Where these are the same, the order is that of the catalogue.
    """
    stands = standing(support, opposition)
    return (-stands, not disorder.must_not_miss, -(support or 0), opposition or 0, disorder.tier)


def cells() -> Iterator[tuple[Strength | None, Strength | None]]:
    """Yield every support with every opposition there can be."""
    return ((support, opposition) for support in _GRADES for opposition in _GRADES)
