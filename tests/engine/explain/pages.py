"""The words of a page, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explain import Explanation
from engine.report.page import Node


def lines(nodes: tuple[Node, ...]) -> Iterator[str]:
    """Yield the text of nodes and of what stands under them."""
    for node in nodes:
        yield node.text
        yield from lines(node.children)


def words(explained: Explanation, title: str = "") -> str:
    """Return what a page says, or one section of it."""
    return "\n".join(
        line for section in explained.page.sections if title in section.title for line in lines(section.nodes)
    )
