"""Blocks of lines: a stream cut at the ends of lines, blank lines left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

BLOCK = 16 << 20
"""So many bytes are read at once; a record has to be shorter."""

TOO_LONG = b'"a line that was too long to be read"'
"""Stands for a line that is longer than a block."""

_BOM = b"\xef\xbb\xbf"
_SPACE = b" \t\r\n"


def blocks(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield blocks of whole lines without blank ones, and how many bytes of the stream each took."""
    rest = b""
    first = True
    while content := stream.read(BLOCK):
        content = content.removeprefix(_BOM) if first else content
        first = False
        end = content.rfind(b"\n") + 1
        if not end and len(rest) + len(content) > BLOCK:
            yield TOO_LONG, len(rest) + len(content) + _skip_line(stream)
            rest = b""
            continue
        block, rest = rest + content[:end], content[end:] if end else rest + content
        if end and (lines := _without_blanks(block)):
            yield lines, len(block)
    if lines := _without_blanks(rest):
        yield lines, len(rest)


def one_object_a_line(block: bytes) -> bool:
    """Say whether every end of a line is the end of an object, and the next begins behind it.

    An object that began before such an end and went on behind it would need a comma there.
    """
    ends = _line_ends(block)
    letters = np.frombuffer(block, np.uint8)
    neat = (letters[ends - 1] == ord("}")) & (letters[ends + 1] == ord("{"))
    return block.startswith(b"{") and block.endswith(b"}") and bool(neat.all())


def is_utf8(block: bytes) -> bool:
    """Say whether bytes are text."""
    try:
        return block.isascii() or bool(block.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _line_ends(block: bytes) -> NDArray[Any]:
    return np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n"))


def _without_blanks(block: bytes) -> bytes:
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n")
    block = block.strip(_SPACE)
    following = np.frombuffer(block, np.uint8)[_line_ends(block) + 1]
    if np.isin(following, list(_SPACE)).any():
        return b"\n".join(line for line in block.split(b"\n") if line.strip())
    return block


def _skip_line(stream: BinaryIO) -> int:
    skipped = 0
    while content := stream.readline(BLOCK):
        skipped += len(content)
        if content.endswith(b"\n"):
            break
    return skipped
