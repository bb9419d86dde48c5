"""Slips: the ways in which a rule can be miswritten, each in one place."""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar, get_args

Kind: TypeAlias = Literal[
    "cut-off",
    "count",
    "criterion dropped",
    "negation",
    "option dropped",
    "strength",
    "side",
    "urgency",
    "suspicion dropped",
    "effect dropped",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

T = TypeVar("T")


class Slip(NamedTuple, Generic[T]):
    """What something becomes by a slip: `where` within it, and what `was` there and `is_now`, in words."""

    where: str
    kind: Kind
    was: str
    is_now: str
    result: T
