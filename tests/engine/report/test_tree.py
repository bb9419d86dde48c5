"""Deep trees in the terminal: marks before each node, and lines that hang."""

from __future__ import annotations

import io

from engine.report.page import Node, Page, Section
from engine.report.text import console_for, text_page

LONG = "a statement that is far too long to fit into one line of a terminal of eighty columns, as most are"


def test_every_node_has_a_mark_and_continued_lines_hang() -> None:
    tree = (Node("top", children=(Node(LONG, "label"), Node("next"))),)
    text = text_page(Page("A", (Section("B", tree, tree=True),), "C"), console_for(io.StringIO()))
    assert text.splitlines()[3:7] == [
        "  • top",
        "    • label: a statement that is far too long to fit into one line of a terminal",
        "      of eighty columns, as most are",
        "    • next",
    ]
