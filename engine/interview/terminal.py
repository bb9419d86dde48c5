"""The face in a real terminal: a form that fills it, and lines for what is read outside of one."""

from __future__ import annotations

import atexit
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output, create_output
from rich.text import Text

from engine.cases.case import Answer
from engine.interview.form import Sent, TerminalForm, form_of, paste, press, unread
from engine.interview.form_lines import Corner, Pane, longer_than, rows_of, width_of
from engine.interview.views import View
from engine.report.page import Page, Tone
from engine.report.text import STYLES, console_for, plain_text, text_page

_KEYS = {
    "up": "up", "down": "down", "left": "left", "tab": "tab", "s-tab": "shift-tab",
    "enter": "enter", "c-j": "enter", "escape": "escape", "backspace": "backspace", "c-u": "clear",
    "home": "home", "end": "end", "pageup": "pageup", "pagedown": "pagedown",
}  # fmt: skip
"""What prompt_toolkit calls the keys of a form."""
_SCROLLS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
_OPENS = ("pageup", "pagedown")
_CLOSES = ("enter", "escape", "left")
_ESCAPE = 0.1
"""How many seconds Esc waits for what would make it another key."""
_GOES_ON = "[Enter goes back to the question] "


def paging() -> KeyBindings:
    """Return the keys of a page that is shown part by part: all others do nothing."""
    bound = _deaf_to_mice()
    bound.add(Keys.Any)(_nothing)
    for key in ("enter", " ", "pagedown", "down"):
        bound.add(key)(partial(_leave, ""))
    for key in ("b", "B", "pageup", "up", "left", "backspace"):
        bound.add(key)(partial(_leave, "b"))
    for key in ("q", "Q", "escape"):
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


class _OwnScreen:
    """The screen of its own that forms are drawn on. It stays between two forms, so that nothing flickers."""

    def __init__(self) -> None:
        self.output = create_output()
        self.is_on = False
        self._quit = self.output.quit_alternate_screen
        self.output.quit_alternate_screen = self._stay  # type: ignore[method-assign]

    def _stay(self) -> None:
        self.is_on = True

    def leave(self) -> None:
        """Go back to the screen where lines are written."""
        if self.is_on:
            self._quit()
            self.output.flush()
            self.is_on = False


class _Held:
    """A form while it is on the screen, until a line is sent from it."""

    def __init__(
        self, form: TerminalForm, pane: Pane, page: Sequence[str], corner: Corner, output: Output
    ) -> None:
        self.form, self.pane, self._page, self._corner = form, pane, page, corner
        self.then = ""
        self._seen: set[int] = set()
        control = FormattedTextControl(self._drawn, focusable=True)
        self._app: Application[str] = Application(
            Layout(Window(control, always_hide_cursor=False)),
            key_bindings=self._bindings(),
            enable_page_navigation_bindings=False,
            full_screen=True,
            output=output,
        )
        self._app.ttimeoutlen = self._app.timeoutlen = _ESCAPE

    def line(self) -> str:
        """Return the line that is sent; raise EOFError on Ctrl-D, KeyboardInterrupt on Ctrl-C."""
        return self._app.run()

    def _drawn(self) -> StyleAndTextTuples:
        size = self._app.output.get_size()
        drawn: StyleAndTextTuples = []
        for number, row in enumerate(rows_of(self.form, self.pane, self._corner, size.columns, size.rows)):
            drawn.append(("", "\n" if number else ""))
            if row.focus:
                drawn.append(("[SetCursorPosition]", ""))
            self._seen.add(row.box)
            drawn.append((row.style, row.text))
        return drawn

    def _bindings(self) -> KeyBindings:
        bound = _deaf_to_mice()
        for name, key in _KEYS.items():
            bound.add(name)(partial(self._press, key))
        bound.add(Keys.Any)(lambda event: self._press(event.data, event))
        bound.add(Keys.BracketedPaste)(lambda event: self._paste(event.data))
        bound.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt))
        bound.add("c-d")(self._quit)
        return bound

    def _press(self, key: str, event: KeyPressEvent) -> None:
        if self.pane.is_open and key in _SCROLLS:
            self.pane = replace(self.pane, top=max(0, self.pane.top + _SCROLLS[key]))
            return
        if self._page and key in _OPENS:
            self.pane = Pane(self._page, is_open=True)
            return
        was_open, self.pane = self.pane.is_open, replace(self.pane, is_open=False)
        if was_open:
            self.pane = Pane()
            if key in _CLOSES:
                return
        if len(key) > 1 and key not in _KEYS.values():
            return
        self._take(press(self.form, key), event)

    def _take(self, pressed: TerminalForm | Sent, event: KeyPressEvent) -> None:
        if isinstance(pressed, Sent):
            pressed = unread(self.form, pressed, self._seen) or pressed
        if isinstance(pressed, TerminalForm):
            self.form = pressed
        elif not event.app.is_done:
            self.form, self.then = pressed.form, pressed.then
            event.app.exit(result=pressed.line)

    def _quit(self, event: KeyPressEvent) -> None:
        """Leave, as the end of input does, but not without what is ticked."""
        if self.form.view.asked is None:
            event.app.exit(exception=EOFError)
        else:
            self._take(press(replace(self.form, typed="quit"), "enter"), event)

    def _paste(self, text: str) -> None:
        self.form = paste(self.form, text)


class Terminal:
    """Draws on standard output.

    What is said while a form is on the screen is shown with the next one, or else written once it is gone.
    """

    def __init__(self) -> None:
        self._screen = _OwnScreen()
        self._form: TerminalForm | None = None
        self._told: list[str] = []
        self._unwritten: list[tuple[str, Tone, bool]] = []
        self._unsent: dict[str, Mapping[str, Answer]] = {}
        self._unread = False
        self._then = ""
        atexit.register(self._write)

    def show(self, view: View) -> None:
        """Show a step: it is drawn while it is answered."""

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:
        """Say something in between."""
        self._told.append(text)
        self._unwritten.append((text, tone, whole))
        if not self._screen.is_on:
            self._write()

    def _write(self) -> None:
        """Write what was said and is to stay."""
        self._screen.leave()
        for text, tone, whole in self._unwritten:
            console_for(sys.stdout).print(Text(text, style=STYLES[tone]), soft_wrap=whole)
        self._unwritten.clear()

    def page(self, page: Page) -> None:
        """Show a whole page; one that is longer than the terminal is shown part by part."""
        self._write()
        lines = ["", *text_page(page, console_for(sys.stdout)).splitlines()]
        self._unread = not self._part_by_part(lines)
        self._told.clear()

    def read(self, view: View, status: str = "", settled: Sequence[str] = ()) -> str:
        """Have a form answered."""
        then, self._then = self._then, ""
        if then and view.asked is not None:
            return then
        told, self._told = self._told, []
        unread, self._unread = self._unread, False
        if unread:
            self._key(_GOES_ON)
            told = []
        told = [text for text in told if text not in settled]
        size = shutil.get_terminal_size()
        page = plain_text(view.page, width_of(size.columns)).splitlines() if view.page else []
        is_new = self._form is None or self._form.view is not view
        if self._form is None or is_new:
            self._form = self._as_left(form_of(view))
            if longer_than(view.text, size.columns, size.lines // 2):
                told = [*view.text, *told]
            told += page
        is_open = bool(page and is_new) or longer_than(told, size.columns, size.lines // 3)
        pane = Pane(told, is_open=is_open)
        held = _Held(self._form, pane, page, Corner(status, settled), self._screen.output)
        self._unwritten.clear()
        try:
            line = held.line()
        finally:
            self._form = held.form
        self._then = held.then
        if view.asked is not None:
            ticked = {one: a for one, a in held.form.answers.items() if one not in held.form.held}
            self._unsent[view.asked.screen.id] = ticked if line == "back" else {}
        return line

    def _as_left(self, form: TerminalForm) -> TerminalForm:
        """Tick what was ticked on this screen when the person went back from it."""
        asked = form.view.asked
        left = self._unsent.get(asked.screen.id, {}) if asked else {}
        ticked = {box.finding for box in form.boxes}
        return replace(form, answers={**{one: a for one, a in left.items() if one in ticked}, **form.answers})

    def _part_by_part(self, lines: list[str]) -> bool:
        """Write as many lines as fit at a time, those before them again on going back.

        Return whether the end was read: a page of one part stands there, and is not asked about.
        """
        begins = [0]
        while True:
            height = max(shutil.get_terminal_size().lines - 2, 5)
            end = begins[-1] + height
            sys.stdout.write("\n".join(lines[begins[-1] : end]) + "\n")
            sys.stdout.flush()
            left = len(lines) - end
            if left <= 0 and len(begins) == 1:
                return False
            more = "1 more line" if left == 1 else f"{left} more lines" if left > 0 else "the end"
            back = ", b goes back" if len(begins) > 1 else ""
            key = self._key(f"[{more}: Enter goes on{back}{', q skips' if left > 0 else ''}] ")
            if key == "q":
                return left <= 0
            if key == "b":
                begins = begins[:-1] or [0]
            elif left <= 0:
                return True
            else:
                begins.append(end)

    def _key(self, asked: str) -> str:
        """Return which key answers a pager; Ctrl-C and Ctrl-D skip the page, and nothing else."""
        pager: PromptSession[str] = PromptSession(
            history=DummyHistory(), key_bindings=paging(), erase_when_done=True
        )
        try:
            return pager.prompt(asked)
        except (EOFError, KeyboardInterrupt):
            return "q"
