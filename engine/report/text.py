"""Pages in the terminal: a pleasure at 80 columns, and complete without colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from engine.report.page import Node, Page, Tone

STYLES: Mapping[Tone, str] = {
    "plain": "",
    "alarm": "bold red",
    "caution": "yellow",
    "good": "green",
    "quiet": "dim",
    "strong": "bold",
}
_WIDEST = 100


def console_for(stream: IO[str], *, plain: bool = False) -> Console:
    """Return a console on a stream, at most 100 columns wide, with colour only in a terminal."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, no_color=plain or None)
    console.width = min(console.width, _WIDEST)
    return console


def text_page(page: Page, console: Console) -> str:
    """Return a page as the console shows it, without the blanks that layout leaves at line ends."""
    with console.capture() as drawn:
        console.rule(Text(page.title, style="bold"), align="left", characters="─")
        for section in page.sections:
            console.print()
            console.print(Text(section.title.upper(), style="bold"))
            nodes = _tree(section.nodes) if section.tree else _nodes(section.nodes)
            console.print(Padding(nodes, (0, 0, 0, 2)))
        console.print()
        console.print(Text(page.footer, style="dim"))
    return "".join(line.rstrip() + "\n" for line in drawn.get().splitlines())


def _nodes(nodes: tuple[Node, ...]) -> RenderableType:
    """Lay nodes out in two columns, labels and text, with what stands under a node in the second."""
    width = max((len(node.label) for node in nodes), default=0)
    if not width:
        return Group(*(_body(node) for node in nodes))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=width, no_wrap=True)
    grid.add_column()
    for node in nodes:
        grid.add_row(Text(node.label, style=STYLES[node.tone]), _body(node))
    return grid


def _body(node: Node) -> RenderableType:
    text = Text(node.text, style=STYLES[node.tone])
    return Group(text, Padding(_nodes(node.children), (0, 0, 0, 2))) if node.children else text


def _tree(nodes: tuple[Node, ...]) -> RenderableType:
    """Lay nodes out as an outline: a mark before each, lines hanging, and two columns a level."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column()
    for node in nodes:
        label = f"{node.label}: " if node.label else ""
        text = Text.assemble((label, "bold"), (node.text, STYLES[node.tone]))
        grid.add_row("•", Group(text, _tree(node.children)) if node.children else text)
    return grid
