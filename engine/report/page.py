"""A report as a tree of nodes, the same for every format: formats only differ in how they draw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "alarm", "caution", "good", "quiet", "strong"]


@dataclass(frozen=True, slots=True)
class Node:
    """A statement, a short label in front of it, and what stands under it.

    `in_full` is the statement where there is room for all of it, `more` are the particulars: formats that
    fold keep both folded, others leave them out. `in_brief` is a node that sums up what there is no room
    for, and goes where that is shown. `about` names what can be asked about, as questions name
    their targets: formats that link may link it.
    """

    text: str
    label: str = ""
    tone: Tone = "plain"
    children: tuple[Node, ...] = ()
    more: tuple[Node, ...] = ()
    in_full: str = ""
    in_brief: bool = False
    about: tuple[str, ...] = ()

    @property
    def folded(self) -> tuple[Node, ...]:
        """Return what is left out where there is no room."""
        return (*((Node(self.in_full, tone="quiet"),) if self.in_full else ()), *self.more)

    def whole(self) -> Node:
        """Return the node with everything in view."""
        under = tuple(node.whole() for node in (*self.children, *self.more))
        return replace(self, text=self.in_full or self.text, children=under, more=(), in_full="")


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; `tree` says that its nodes run deep, and are to be told apart by marks.

    `more` is what one screen has no room for, and `by` what shows it.
    """

    title: str
    nodes: tuple[Node, ...]
    tone: Tone = "plain"
    tree: bool = False
    more: tuple[Node, ...] = ()
    about: tuple[str, ...] = ()
    by: str = "--full"

    @property
    def left_out(self) -> str:
        """Say how much one screen has no room for, and how to see it; '' for nothing."""
        return f"+ {len(self.more)}, {self.by}" if self.more else ""

    def whole(self) -> Section:
        """Return the section with everything in view."""
        nodes = tuple(n.whole() for n in (*self.nodes, *self.more) if not n.in_brief)
        return replace(self, nodes=nodes, more=())


@dataclass(frozen=True, slots=True)
class Page:
    """A report on one case; `lead` is what is read before anything else."""

    title: str
    sections: tuple[Section, ...]
    footer: str
    lead: str = ""

    def shown_whole(self, by: str) -> Page:
        """Return the page where something else shows the whole of it."""
        return replace(self, sections=tuple(replace(section, by=by) for section in self.sections))

    def whole(self) -> Page:
        """Return the page with everything in view."""
        return replace(self, sections=tuple(section.whole() for section in self.sections))
