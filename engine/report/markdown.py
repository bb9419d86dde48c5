"""Pages as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.report.page import Node, Page

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown_page(page: Page) -> str:
    """Return a page as Markdown, text escaped so that no answer becomes markup."""
    lines = [f"**{escaped(page.lead)}**", ""] if page.lead else []
    lines += [f"# {escaped(page.title)}", ""]
    for section in page.sections:
        if section.nodes:
            left_out = f" ({section.left_out})" if section.more else ""
            lines += [f"## {section.title}{left_out}", "", *_list(section.nodes, 0), ""]
    lines += [f"*{escaped(page.footer)}*", ""]
    return "\n".join(lines)


def _list(nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        label = f"**{escaped(node.label)}:** " if node.label else ""
        text = escaped(node.text)
        text = f"**{text}**" if node.tone in ("alarm", "strong") else text
        yield f"{'  ' * depth}- {label}{text}"
        yield from _list(node.children, depth + 1)


def paragraphs(*texts: str) -> Iterator[str]:
    """Yield the lines of headings and paragraphs, each with a blank one behind it."""
    for text in texts:
        yield from (text, "")


def table_head(*columns: str) -> Iterator[str]:
    """Yield the lines that begin a table of these columns."""
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)


def escaped(text: str) -> str:
    """Return text with the characters that mean something in Markdown escaped."""
    return _SPECIAL.sub(r"\\\1", text)
