"""The plain face: lines in, lines out, no escape codes; for a pipe, a screen reader, a dumb terminal."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import IO

from engine.interview.views import View, wrapped
from engine.report.page import Page, Tone
from engine.report.text import console_for, text_page

_WIDEST = 100
_LONGEST = 100_000


class PlainFace:
    """Reads and writes text streams. Nothing is told by colour or place alone."""

    def __init__(self, source: IO[str], target: IO[str]) -> None:
        self._source, self._target = source, target
        self._status = ""

    def show(self, view: View) -> None:
        """Show a step: title, text, one row a line, and what can be typed."""
        if view.page is not None:
            self.page(view.page)
        self._write("")
        if view.progress:
            self._write(f"[{view.progress}]")
        for text in (view.title, *view.text):
            self._write(text)
        for row in view.rows:
            mark = f" [{row.mark}]" if row.mark else ""
            self._write(f"{row.number}{mark} {row.text}", indent="  ")
        if view.hint:
            self._write(view.hint)

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:  # noqa: ARG002  no colour
        """Say something in between."""
        for line in text.splitlines():
            self._write(line, whole=whole)

    def page(self, page: Page) -> None:
        """Show a whole page."""
        console = console_for(self._target, plain=True)
        self._target.write("\n" + text_page(page, console))
        self._target.flush()

    def read(
        self,
        view: View | None = None,  # noqa: ARG002  it was shown, and is answered by typing
        completions: Sequence[str] = (),  # noqa: ARG002
        status: str = "",
        settled: Sequence[str] = (),  # noqa: ARG002
    ) -> str:
        """Read a line behind a prompt."""
        if status and status != self._status:
            self._write(f"({status})")
        self._status = status
        self._target.write("> ")
        self._target.flush()
        line = self._source.readline(_LONGEST)
        while len(line) == _LONGEST and self._source.readline(_LONGEST)[-1:] not in ("", "\n"):
            pass
        if not line:
            self._target.write("\n")
            raise EOFError
        if not self._source.isatty():
            self._target.write("\n")
        return line.rstrip("\r\n")

    def _write(self, text: str, indent: str = "", *, whole: bool = False) -> None:
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        self._target.write((text if whole else "\n".join(wrapped(text, width, indent))) + "\n")
        self._target.flush()
