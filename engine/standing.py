"""The table of standings: what support and opposition make of a disorder."""

from __future__ import annotations

from enum import IntEnum

from knowledge.criteria import Strength


class Standing(IntEnum):
    """How well a disorder explains the patient's trouble, from least to most."""

    UNLIKELY = 0
    NOT_SUGGESTED = 1
    POSSIBLE = 2
    LIKELY = 3


def standing(support: Strength | None, opposition: Strength | None) -> Standing:
    """Return the standing that the strongest support and the strongest opposition make.

    Law: more support never lowers it, more opposition never raises it. Opposition of DEFINING
    strength excludes the disorder, whatever supports it.
    """
    if opposition is Strength.DEFINING:
        return Standing.UNLIKELY
    if support is None:
        return Standing.NOT_SUGGESTED if opposition is None else Standing.UNLIKELY
    if opposition is None or support > opposition:
        return Standing.LIKELY if support >= Strength.STRONG else Standing.POSSIBLE
    return Standing.POSSIBLE if support == opposition else Standing.UNLIKELY
