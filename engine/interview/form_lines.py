"""A form as lines of text, for any size of terminal: nothing is told by colour, or by the cursor, alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.interview.form import TerminalForm
from engine.interview.replies import Box
from engine.interview.views import wrapped
from engine.words import counted

FOCUS = ">"
_WIDEST, _CORNER = 100, 40
"""How wide lines get, and how wide the column is for what stands so far where there is room for it."""
_ROOM, _LEAST, _FEW = 24, 3, 4
"""From how many rows on more than the least is said at the foot, the fewest rows of the form itself, and how
many lines of what was told in between there is always room for."""
_MOVES = "arrows move, space ticks, Enter goes on, Esc goes back"
_TICKS = "arrows move, space ticks, y yes, n no, u unknown, Enter goes on, Esc goes back, ? help"
_WORDS = "Words do too, with Enter: why, so far, change age, stop, quit, help"
_TYPES = "Enter goes on, Esc goes back; or type ? why, so far, change age, stop, quit"
_COMPLETES = "Tab or an arrow completes a name. "
_PANE = "arrows scroll, Enter goes back to the question"
_PAGE = "PageUp shows the page again"


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the terminal; `box` is the place of the box that it shows, or -1."""

    text: str
    style: str = ""
    focus: bool = False
    box: int = -1


@dataclass(frozen=True, slots=True)
class Pane:
    """What was told in between, from which line on it is shown, and whether it is open over the form."""

    texts: Sequence[str] = ()
    top: int = 0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Corner:
    """What stands so far, and the dangers that are settled."""

    status: str = ""
    settled: Sequence[str] = ()


def rows_of(form: TerminalForm, pane: Pane, corner: Corner, columns: int, rows: int) -> list[FormLine]:
    """Return exactly so many rows, none wider than the terminal but for one long word."""
    beside = columns >= _WIDEST + _CORNER and bool(corner.status)
    width = width_of(columns)
    head = _head(form, width)
    foot = _foot(form, pane, width, rows, Corner() if beside else corner)
    if not pane.is_open:
        notes = [FormLine(line, "bold") for line in _lines((*pane.texts, form.note), width)]
        foot = notes[-max(_FEW, rows // 3) :] + foot
    room = rows - len(head) - len(foot)
    if room < _LEAST:
        head, foot = head[:1], foot[: max(0, rows - 1 - _LEAST)]
        room = rows - len(head) - len(foot)
    body = list(_body(form, width))
    if pane.is_open:
        kept = max(2, room // 4)
        told = [FormLine(line) for line in _lines(pane.texts, width)]
        under = max(0, room - kept - 1)
        top = min(pane.top, max(0, len(told) - under))
        shown = [*_around(body, kept), FormLine("-" * width), *_cut(told, top, under)]
    else:
        shown = _around(body, room)
    every = [*head, *shown, *[FormLine("")] * (room - len(shown)), *foot][:rows]
    return _beside(every, corner, columns) if beside else every


def longer_than(texts: Sequence[str], columns: int, most: int) -> bool:
    """Return whether texts take more lines than so many, or than the few that there is always room for."""
    return sum(1 for _ in _lines(texts, width_of(columns))) > max(_FEW, most)


def width_of(columns: int) -> int:
    """Return how wide lines are in a terminal of so many columns."""
    return min(columns - 1, _WIDEST)


def _lines(texts: Sequence[str], width: int) -> Iterator[str]:
    for text in texts:
        for line in text.splitlines():
            indent = " " * (len(line) - len(line.lstrip()))
            yield from wrapped(line, width, indent) if len(line) > width else [line]


def _head(form: TerminalForm, width: int) -> list[FormLine]:
    view = form.view
    title = f"!!! {view.title} !!!" if view.tone == "alarm" else view.title
    named = [FormLine(line, "bold") for line in wrapped(title, width)]
    return ([FormLine(f"[{view.progress}]".rjust(width))] if view.progress else []) + named


def _body(form: TerminalForm, width: int) -> Iterator[FormLine]:
    for text in form.view.text:
        yield from (FormLine(line) for line in wrapped(text, width))
    if not form.boxes:
        yield from _field(form, width)
        return
    if form.view.text:
        yield FormLine("")
    for place, box in enumerate(form.boxes):
        follows = place > 0 and bool(box.lead) and box.place == form.boxes[place - 1].place
        yield from _box(form, place, box, width, follows=follows)


def _box(form: TerminalForm, place: int, box: Box, width: int, *, follows: bool) -> Iterator[FormLine]:
    here = place == form.at
    left, right = "()" if box.only else "[]"
    codes = max(2, *(len(one.code) for one in form.boxes))
    before = f"{FOCUS if here else ' '} {left}{form.mark(box)}{right} {box.code:<{codes}} "
    lead = "... " if follows and not here else f"{box.lead}: " if box.lead else ""
    style = "bold" if here else ""
    lines = wrapped(lead + box.text, max(width - len(before), 20))
    for number, line in enumerate(lines):
        yield FormLine((before if not number else " " * len(before)) + line, style, here, place)


def _field(form: TerminalForm, width: int) -> Iterator[FormLine]:
    """Yield what is typed, what it is read as, and the names that may complete it."""
    yield FormLine("")
    yield FormLine(f"{FOCUS} {_end(form.typed, width - 4)}_", "bold", focus=True)
    for line in wrapped(form.told, width - 4) if form.told else ():
        yield FormLine(f"    {line}")
    for place, name in enumerate(form.completions):
        here = place == form.chosen
        yield FormLine(f"  {FOCUS if here else ' '} {name}", "bold" if here else "")


def _end(text: str, width: int) -> str:
    return text if len(text) <= width else "..." + text[3 - width :]


def _foot(form: TerminalForm, pane: Pane, width: int, rows: int, corner: Corner) -> list[FormLine]:
    lines: list[FormLine] = []
    if form.boxes and form.typed:
        lines.append(FormLine(f"{FOCUS} {_end(form.typed, width - 4)}_", "bold"))
    if pane.is_open:
        keys = [_PANE]
    elif form.view.asked is None:
        keys = [form.view.hint, _MOVES if form.boxes else "", _PAGE if form.view.page else ""]
    elif form.boxes:
        keys = [_TICKS, _WORDS if rows >= _ROOM else ""]
    else:
        keys = [form.view.hint, (_COMPLETES if form.view.names else "") + _TYPES]
    lines += [FormLine(line) for line in _lines(keys, width)]
    most = 2 if rows >= _ROOM else 1
    for text in (corner.status, " ".join(corner.settled)):
        told = textwrap.wrap(text, width, max_lines=most, placeholder=" ...") if text else []
        lines += [FormLine(line, "reverse") for line in told]
    return lines


def _around(body: Sequence[FormLine], room: int) -> list[FormLine]:
    """Cut so many rows out of the form that what has the focus is among them, and say what is left out."""
    if len(body) <= room:
        return list(body)
    focused = [place for place, row in enumerate(body) if row.focus] or [0]
    first, last = focused[0], focused[-1]
    top = max(0, min((first + last) // 2 - room // 2, len(body) - room))
    return _cut(body, min(max(top, last + 2 - room), max(first - 1, 0)), room)


def _cut(rows: Sequence[FormLine], top: int, room: int) -> list[FormLine]:
    shown = list(rows[top : top + room])
    under = len(rows) - top - room
    if top and shown and not shown[0].focus:
        shown[0] = FormLine(f"  ^ {counted(top + 1, 'line')} above")
    if under > 0 and shown and not shown[-1].focus:
        shown[-1] = FormLine(f"  v {counted(under + 1, 'line')} below")
    return shown


def _beside(rows: Sequence[FormLine], corner: Corner, columns: int) -> list[FormLine]:
    """Put what stands so far into a column of its own."""
    texts = (corner.status, "", *corner.settled)
    side = [line for text in texts for line in wrapped(text, _CORNER - 4) or [""]]
    width = columns - _CORNER
    return [
        FormLine(
            f"{row.text:<{width}}| {side[place]}" if place < len(side) else row.text,
            row.style,
            row.focus,
            row.box,
        )
        for place, row in enumerate(rows)
    ]
