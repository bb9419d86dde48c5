"""Lines of text within a width; what must stay together is held by a space that does not break."""

from __future__ import annotations

import textwrap

HELD = "\u00a0"
"""A space at which no line breaks; it is written as any other."""


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines; those after the first are indented.

    >>> wrapped("a) cold; b) pale", 12), wrapped("a) cold; b)\u00a0pale", 12)
    (['a) cold; b)', 'pale'], ['a) cold;', 'b) pale'])
    """
    lines = textwrap.wrap(
        text, max(width, 20), subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [line.replace(HELD, " ") for line in lines]
