"""Pages in the terminal: a pleasure at 80 columns, and complete without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import IO

from rich.cells import cell_len
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
_WIDEST, _NARROWEST = 100, 20


def console_for(stream: IO[str], *, plain: bool = False) -> Console:
    """Return a console on a stream, at most 100 columns wide, with colour only in a terminal."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, no_color=plain or None)
    console.width = min(console.width, _WIDEST)
    return console


def plain_text(page: Page, width: int) -> str:
    """Return a page as text without colour, at most so many columns wide."""
    console = console_for(StringIO(), plain=True)
    console.width = width
    return text_page(page, console)


def text_page(page: Page, console: Console) -> str:
    """Return a page as the console shows it, without the blanks that layout leaves at line ends.

    What it has more of than one screen holds is counted beside the title of a section, and left out.
    """
    with console.capture() as drawn:
        if page.lead:
            console.print(Text(page.lead, style=STYLES["alarm"]))
        if cell_len(page.title) + 2 > console.width:
            console.print(Text(page.title, style="bold"))
        else:
            console.rule(Text(page.title, style="bold"), align="left", characters="─")
        for section in page.sections:
            if not section.nodes:
                continue
            console.print()
            left_out = f"  {section.left_out}" if section.more else ""
            console.print(Text.assemble((section.title.upper(), "bold"), (left_out, "dim")))
            if section.tree:
                console.print(Text("\n").join(_outline(section.nodes, console, 1)))
            else:
                console.print(Padding(_nodes(section.nodes), (0, 0, 0, 2)))
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


def _outline(nodes: Iterable[Node], console: Console, depth: int) -> Iterator[Text]:
    """Yield the lines of an outline: a mark before each node, lines hanging, and two columns a level.

    Tables within tables would look the same, and take ten times as long where a tree is deep.
    """
    indent = " " * (2 * depth)
    for node in nodes:
        label = f"{node.label}: " if node.label else ""
        text = Text.assemble((label, "bold"), (node.text, STYLES[node.tone]))
        mark = "• "
        for line in text.wrap(console, max(console.width - len(indent) - 2, _NARROWEST)):
            yield Text.assemble(indent, mark, line)
            mark = "  "
        yield from _outline(node.children, console, depth + 1)
