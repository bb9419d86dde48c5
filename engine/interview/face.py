"""What the interview needs of a terminal, a pipe or a test: to show, and to read one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from engine.interview.view import View
from engine.report.page import Page, Tone


class Face(Protocol):
    """Where the interview meets a person."""

    def show(self, view: View) -> None:
        """Show a step."""

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:
        """Say something in between; `whole` lines are left as they are, to be copied or compared."""

    def page(self, page: Page) -> None:
        """Show a whole page."""

    def read(self, completions: Sequence[str] = (), status: str = "", keys: Sequence[str] = ()) -> str:
        """Return a typed line; raise EOFError at the end of input, KeyboardInterrupt on Ctrl-C.

        `status` is a quiet line to be seen while typing; `keys` are whole answers, and need no Enter
        where single keys can be told.
        """


class Detour(Exception):
    """The person wants something else than to answer."""


class Back(Detour):
    """Undo the last answer."""


class Stop(Detour):
    """Have the result of what is known so far."""


class Quit(Detour):
    """Leave; everything is kept."""


class Change(Detour):
    """Change an earlier answer."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
