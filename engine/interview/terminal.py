"""The face in a real terminal: prompt_toolkit reads, with completion and a quiet line, and Rich draws."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from time import monotonic

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, DummyCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Style
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from engine.cases.problems import nearest
from engine.interview.views import View, wrapped
from engine.report.page import Page, Tone
from engine.report.text import STYLES, console_for, text_page

_WORDS = ("yes", "yeah", "yep", "no", "none", "nope", "unknown", "unsure", "keep", "go on", "retry")
_MOMENT = 1.0
"""How many seconds a hand may lag behind the screen."""


class AtOnce:
    """Takes keys at once, and remembers the last one for a moment."""

    def __init__(self) -> None:
        self._key, self._taken = "", -_MOMENT

    def bindings(self, keys: Collection[str]) -> KeyBindings:
        """Return what makes these keys answers, in upper case too."""
        bound = _deaf_to_mice()
        for one in keys:
            for key in dict.fromkeys((one, one.upper())):
                bound.add(key, filter=Condition(partial(self._counts, one)))(self._take)
        return bound

    def is_rest(self, line: str) -> bool:
        """Return whether a line is nothing but the rest of the word that the last key began."""
        said = line.strip().casefold()
        return self._is_fresh and (not said or said in self._rests())

    def _take(self, event: KeyPressEvent) -> None:
        self._key, self._taken = event.data.casefold(), monotonic()
        event.current_buffer.insert_text(event.data)
        event.current_buffer.validate_and_handle()

    def _counts(self, key: str) -> bool:
        if get_app().current_buffer.text:
            return False
        lags = key == self._key or any(rest.startswith(key) for rest in self._rests())
        return not (self._is_fresh and lags)

    @property
    def _is_fresh(self) -> bool:
        return bool(self._key) and monotonic() - self._taken < _MOMENT

    def _rests(self) -> Iterator[str]:
        return (word[1:] for word in _WORDS if word.startswith(self._key))


def paging() -> KeyBindings:
    """Return the keys of a page that is shown part by part: all others do nothing."""
    bound = _deaf_to_mice()
    bound.add(Keys.Any)(_nothing)
    for key in ("enter", " ", "pagedown", "down"):
        bound.add(key)(partial(_leave, ""))
    for key in ("q", "Q"):
        bound.add(key)(partial(_leave, "q"))
    return bound


def _deaf_to_mice() -> KeyBindings:
    """Return bindings that ignore what looks like a mouse.

    A pasted colour, ESC [31m, does: prompt_toolkit 3.0 takes it for a click, and fails to read it.
    """
    bound = KeyBindings()
    bound.add(Keys.Vt100MouseEvent)(_nothing)
    return bound


def _nothing(_: KeyPressEvent) -> None:
    """Ignore a key."""


def _leave(result: str, event: KeyPressEvent) -> None:
    event.app.exit(result=result)


_STYLE = Style.from_dict({"status": "fg:ansibrightblack", "prompt": "bold"})
_MOST_COMPLETIONS = 8
_LEAST_TYPED, _MOST_TYPED = 2, 60
_NUMBER = 3
_HELP = " (? help)"


class Terminal:
    """Draws on standard output. What is typed leaves no history."""

    def __init__(self) -> None:
        self._session: PromptSession[str] = PromptSession(history=DummyHistory(), style=_STYLE)
        self._at_once = AtOnce()

    def show(self, view: View) -> None:
        """Show a step under a rule, numbers in a column of their own."""
        console = console_for(sys.stdout)
        console.print()
        if view.tone == "alarm":
            told = Text("\n\n".join(view.text))
            console.print(
                Panel(told, title=Text(f" {view.title} ", style="bold reverse red"), border_style="red")
            )
        else:
            console.rule(Text(view.progress, style="dim"), align="right", characters="─", style="dim")
            console.print(Text(view.title, style=STYLES[view.tone]))
            for text in view.text:
                console.print(Text(text))
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", width=_NUMBER)
        grid.add_column()
        for row in view.rows:
            mark = Text(f"  [{row.mark}]", style="green") if row.mark else Text()
            lines = "\n".join(wrapped(row.text, console.width - _NUMBER - 1))
            grid.add_row(Text(row.number, style="bold cyan"), Text.assemble(lines, mark))
        console.print(grid)
        console.print(Text(view.hint, style="dim"))

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:
        """Say something in between."""
        console_for(sys.stdout).print(Text(text, style=STYLES[tone]), soft_wrap=whole)

    def page(self, page: Page) -> None:
        """Show a whole page; one that is longer than the terminal is shown part by part."""
        self._part_by_part(["", *text_page(page, console_for(sys.stdout)).splitlines()])

    def read(self, completions: Sequence[str] = (), status: str = "", keys: Sequence[str] = ()) -> str:
        """Read a line with completion, or one of the keys at once; `status` stands quietly over it.

        Not under it: a toolbar needs a terminal that says where its cursor is.
        """
        width = shutil.get_terminal_size().columns - 1
        told = f"{status}{_HELP}" if len(status) + len(_HELP) <= width else status
        over = [("class:status", f"{textwrap.shorten(told, width, placeholder=' ...')}\n")] if status else []
        while True:
            # What is not given anew would stay as it was for the last question.
            line = self._session.prompt(
                [*over, ("class:prompt", "> ")],
                completer=_Names(completions) if completions else DummyCompleter(),
                complete_while_typing=True,
                reserve_space_for_menu=_MOST_COMPLETIONS if completions else 0,
                key_bindings=self._at_once.bindings(keys),
            )
            if not self._at_once.is_rest(line):
                return line

    def _part_by_part(self, lines: list[str]) -> None:
        while lines:
            height = max(shutil.get_terminal_size().lines - 2, 5)
            part, lines = lines[:height], lines[height:]
            sys.stdout.write("\n".join(part) + "\n")
            sys.stdout.flush()
            more = "1 more line" if len(lines) == 1 else f"{len(lines)} more lines"
            if lines and not self._goes_on(f"[{more}: Enter goes on, q skips] "):
                return

    def _goes_on(self, asked: str) -> bool:
        """Ask whether to show more; Ctrl-C and Ctrl-D skip the page, and nothing else."""
        pager: PromptSession[str] = PromptSession(
            history=DummyHistory(), key_bindings=paging(), erase_when_done=True
        )
        try:
            return not pager.prompt(asked)
        except (EOFError, KeyboardInterrupt):
            return False


class _Names(Completer):
    """Completes the last name of a list: what begins so first, then what looks like it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        """Yield a few names for what is typed behind the last comma or semicolon."""
        typed = document.text_before_cursor.replace(";", ",").rpartition(",")[2].lstrip()
        if not _LEAST_TYPED <= len(typed) <= _MOST_TYPED:
            return
        said = typed.casefold().replace(" ", "_")
        begin = [name for name in self._names if name.casefold().replace(" ", "_").startswith(said)]
        found = begin or list(nearest(typed, self._names))
        for name in found[:_MOST_COMPLETIONS]:
            yield Completion(name, start_position=-len(typed))
