"""A list of records in one JSON text, taken apart into lines without reading all of it at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from engine.batch.lines import BLOCK
from engine.cases.files import unusable
from engine.cases.json_text import read_json

_LONGEST = 1_000_000
_SPACE = " \t\r\n"


def array_lines(stream: BinaryIO, source: str) -> Iterator[tuple[bytes, int]]:
    """Yield blocks of lines, one record each, and how many bytes of the stream each took.

    A single object is a list of one. Where the text stops being JSON, all of it is refused: what comes
    behind cannot be told apart.
    """
    lines: list[bytes] = []
    taken = size = 0
    for record, length in _elements(_Text(stream, source)):
        lines.append(record)
        size += len(record)
        taken += length
        if size > BLOCK:
            yield b"\n".join(lines), taken
            lines, taken, size = [], 0, 0
    if lines:
        yield b"\n".join(lines), taken


class _Text:
    """The text of a stream from some place on, read as far as it is needed."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self.source = source
        self._stream = stream
        self._rest = b""
        self.text, self.place, self.ended = "", 0, False
        self.more()
        self.text = self.text.removeprefix("\ufeff")

    def more(self) -> None:
        """Read on, and forget what is behind."""
        content = self._rest + self._stream.read(BLOCK)
        self.ended = len(content) == len(self._rest)
        # A character may be cut in two by the end of what was read.
        cut = max(len(content) - 4, 0)
        while not self.ended and cut < len(content) and (content[cut] & 0xC0 == 0x80):
            cut += 1
        try:
            text = (content if self.ended else content[:cut]).decode("utf-8")
        except UnicodeDecodeError:
            raise unusable(self.source, "is no UTF-8 text", "Save it as UTF-8.") from None
        self._rest = b"" if self.ended else content[cut:]
        self.text, self.place = self.text[self.place :] + text, 0

    def next(self) -> str:
        """Return the next character that is no space, '' at the end."""
        while True:
            while self.place < len(self.text) and self.text[self.place] in _SPACE:
                self.place += 1
            if self.place < len(self.text) or self.ended:
                return self.text[self.place : self.place + 1]
            self.more()

    def take(self, number: int) -> str:
        """Take the JSON value that comes next; the `number`th record of the source."""
        decoder = json.JSONDecoder(parse_int=str)
        while True:
            try:
                end = decoder.raw_decode(self.text, self.place)[1]
                if end < len(self.text) or self.ended:
                    break
            except (json.JSONDecodeError, RecursionError):
                if self.ended:
                    raise self.error(number) from None
            self.more()
        taken, self.place = self.text[self.place : end], end
        return taken

    def error(self, number: int) -> Exception:
        """Return the error for what comes next, which is no JSON."""
        problems = read_json(self.text[self.place : self.place + _LONGEST], "").problems.told()
        message = problems[0].message if problems else "is no valid JSON"
        return unusable(self.source, f"record {number}: {message}")


def _elements(text: _Text) -> Iterator[tuple[bytes, int]]:
    """Yield the elements of the list, each on one line."""
    listed = text.next() == "["
    text.place += listed
    number = 1
    if listed and text.next() == "]":
        text.place += 1
        listed = False
    elif text.next():
        while True:
            taken = text.take(number)
            # A line's end in JSON is but a space: in a text it is written as an escape.
            yield taken.replace("\n", " ").replace("\r", " ").encode(), len(taken.encode())
            if not listed or text.next() != ",":
                break
            text.place += 1
            text.next()
            number += 1
    if listed and text.next() != "]":
        raise text.error(number + 1)
    text.place += listed
    if text.next():
        raise unusable(text.source, "has something behind its end", "Several cases are a list.")
