"""A report as a tree of nodes, the same for every format: formats only differ in how they draw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "alarm", "caution", "good", "quiet", "strong"]


@dataclass(frozen=True, slots=True)
class Node:
    """A statement, a short label in front of it, and what stands under it."""

    text: str
    label: str = ""
    tone: Tone = "plain"
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; `tree` says that its nodes run deep, and are to be told apart by marks."""

    title: str
    nodes: tuple[Node, ...]
    tone: Tone = "plain"
    tree: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A report on one case."""

    title: str
    sections: tuple[Section, ...]
    footer: str
