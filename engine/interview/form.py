"""A screen as a form: what is ticked and typed on it, and what every key makes of that. It knows no terminal.

It decides nothing: what leaves it is the line that could have been typed instead, for the same reader.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue, nearest
from engine.interview.asked_screens import AskedScreen
from engine.interview.commands import Verb, command_in
from engine.interview.replies import (
    LONGEST,
    Box,
    PartlyWrong,
    boxes_of_line,
    boxes_of_question,
    boxes_of_rest,
    kindly,
    offered,
    read_offer,
    read_one,
    read_reply,
)
from engine.interview.views import View, takes
from engine.reading.english import named, range_in_words, value_in_words
from engine.words import either
from knowledge.criteria import Quantity

Mark: TypeAlias = Literal["x", "n", "?", " "]
NOTHING = "Nothing is ticked yet. Space ticks; if you cannot tell, tick that."
_NO_TICK = "Nothing is ticked yet. Choose: type {codes}, or space ticks where you are."
_MEND = "Correct what you typed, or press Esc to clear it."
_ONE_MORE = "Enter once more goes on with this one; arrows choose another."
_WORDS = ("yes", "yeah", "yep", "no", "none", "nope", "nothing", "not sure", "unknown", "unsure", "undo")
"""What begins with one of the keys y, n and u, and may be typed out."""
_LEAVING: tuple[Verb, ...] = ("stop", "quit", "so far", "explain", "save", "change")
"""The commands for which what is ticked counts, or that leave it behind."""
_LEAST_TYPED, _MOST_TYPED, _MOST_NAMES = 2, 60, 5
_BOXES = 8
"""By how many boxes PageUp and PageDown move."""
_UNREAD = "These lines had not been on the screen. Read them, and press Enter again."


@dataclass(frozen=True, slots=True)
class TerminalForm:
    """A step that is being answered.

    `answers` are those ticked; the dialog has written down those of `held`, so they can be changed and not
    be left open any more. `chosen` stands there of the names that fit `stem`, what was typed itself.
    `keys` are y, n and u as they came last, `before` is the form without them; `stood` is where the focus
    was before it followed what is typed.
    """

    view: View
    boxes: tuple[Box, ...]
    answers: Mapping[str, Answer]
    held: frozenset[str] = frozenset()
    at: int = 0
    typed: str = ""
    note: str = ""
    stem: str = ""
    chosen: int = -1
    keys: str = field(default="", compare=False)
    before: TerminalForm | None = field(default=None, compare=False, repr=False)
    stood: int = field(default=0, compare=False)

    @property
    def box(self) -> Box | None:
        """The box that has the focus."""
        return self.boxes[self.at] if self.boxes else None

    def is_ticked(self, box: Box) -> bool:
        """Return whether a box is ticked."""
        answer = self.answers.get(box.finding)
        if isinstance(answer, tuple) and box.value != ():
            return box.value in answer
        return answer is not None and answer == box.value

    def mark(self, box: Box) -> Mark:
        """Return how a box is marked; no and unknown are marked in every box of a checklist's line."""
        answer = self.answers.get(box.finding)
        if self.is_ticked(box):
            return "x"
        if not box.line or answer is None:
            return " "
        return "?" if answer is CANNOT_TELL else "n" if answer == box.no else " "

    @property
    def completions(self) -> Sequence[str]:
        """The names that may complete what is typed behind the last comma."""
        typed = self.stem if self.chosen >= 0 else self.typed
        return names_like(typed, self.view.names)

    @property
    def told(self) -> str:
        """What is understood of what is typed, with the unit and the range of a number."""
        if self.view.read_as is not None:
            return self.view.read_as(self.typed)
        asked = self.view.asked
        if asked is None or self.boxes:
            return ""
        return _number_told(self, asked) if asked.screen.kind == "question" else _result_told(self, asked)


@dataclass(frozen=True, slots=True)
class Sent:
    """A line for the dialog, and the form as it goes on if the dialog asks again.

    `then` is the command that was typed, where what was ticked before it is to be written down first.
    """

    line: str
    form: TerminalForm
    then: str = ""


def form_of(view: View) -> TerminalForm:
    """Return a step as a form: its boxes, or none where an answer is typed."""
    boxes = tuple(_boxes(view))
    answers = dict(view.given) if boxes else {}
    form = TerminalForm(view, boxes, answers, frozenset(answers))
    ticked = next((place for place, box in enumerate(boxes) if form.is_ticked(box)), 0)
    is_list = view.asked is not None and view.asked.screen.kind == "checklist"
    return replace(form, at=_first_open(form) if is_list else ticked)


def _boxes(view: View) -> Iterator[Box]:
    if view.asked is None:
        yield from (Box(row.number, row.text, row.number) for row in view.rows)
    elif view.asked.screen.kind == "checklist":
        for place, line in enumerate(view.asked.lines, 1):
            yield from boxes_of_line(str(place), line, view.audience)
        yield from boxes_of_rest(view.asked.lines, view.audience)
    elif view.asked.screen.kind == "question":
        yield from boxes_of_question(view.asked.findings[0], view.audience)


def press(form: TerminalForm, key: str) -> TerminalForm | Sent:
    """Return what a key makes of a form; a key is named, or the character that it types."""
    fresh = replace(form, keys="", before=None, note="")
    match key:
        case "enter":
            return _enter(fresh)
        case "up" | "down" | "tab" | "shift-tab":
            return _move(fresh, 1 if key in ("down", "tab") else -1)
        case "home" | "end" | "pageup" | "pagedown" if form.boxes and not form.typed:
            last = len(form.boxes) - 1
            at = {
                "home": 0,
                "end": last,
                "pageup": max(0, form.at - _BOXES),
                "pagedown": min(last, form.at + _BOXES),
            }
            return replace(fresh, at=at[key])
        case "escape" if form.typed:
            return _typed(fresh, "")
        case "left" if form.typed:
            return form
        case "escape" | "left":
            return Sent("back", fresh)
        case "backspace":
            return _typed(fresh, form.typed[:-1])
        case "clear":
            return _typed(fresh, "")
        case " " if form.box and not form.typed:
            return _tick(fresh, form.box)
        case "y" | "n" | "u" | "Y" | "N" | "U" if _takes_keys(form):
            answered = _answer(fresh, key.lower())
            return replace(answered, keys=form.keys + key.lower(), before=form.before or fresh)
        case "?" if _takes_keys(form) and form.box:
            return Sent(f"? {form.box.place}".rstrip(), fresh)
        case _ if form.before and any(word.startswith(form.keys + key) for word in _WORDS):
            # Not keys, as it turns out, but the beginning of a word.
            return _typed(form.before, form.keys + key)
        case _ if key.isprintable():
            return _typed(fresh, form.typed + key)
        case _:
            return form


def unread(form: TerminalForm, sent: Sent, seen: Collection[int]) -> TerminalForm | None:
    """Return a form of alarms at the first box that a line answers though it was not `seen`, as 0 may."""
    if form.view.asked is None or not form.view.asked.screen.alarms:
        return None
    told = sent.form.answers.keys() - form.answers.keys()
    places = (at for at, box in enumerate(form.boxes) if at not in seen and box.finding in told)
    return next((replace(form, at=at, note=_UNREAD) for at in places), None)


def paste(form: TerminalForm, text: str) -> TerminalForm:
    """Type a pasted text as one line; its line ends become commas."""
    lines = [line.strip() for line in text[: 2 * LONGEST].splitlines()]
    typed = "".join(c for c in ", ".join(filter(None, lines)) if c.isprintable())
    return _typed(replace(form, keys="", before=None), form.typed + typed)


def _takes_keys(form: TerminalForm) -> bool:
    return bool(form.boxes) and not form.typed and form.view.asked is not None


def _typed(form: TerminalForm, typed: str) -> TerminalForm:
    """Take what is typed; the focus follows the code of a box, and else is where it was."""
    typed = typed[: LONGEST + 1]
    at = stood = form.stood if form.typed else form.at
    last = re.fullmatch(r"(?:.*[\s,;])?([0-9]*)([a-i]*)[ynu]?", typed)
    if last and last[1]:
        wanted = last[1] + last[2][-1:]
        at = next((n for n, box in enumerate(form.boxes) if box.code.startswith(wanted)), at)
    return replace(form, typed=typed, chosen=-1, at=at, stood=stood)


def _move(form: TerminalForm, by: int) -> TerminalForm:
    """Move the focus, or choose the next name that fits; a number that was typed has moved it already."""
    if form.boxes:
        if form.typed and not form.typed.isdecimal():
            return form
        return replace(form, typed="", at=(form.at + by) % len(form.boxes))
    fitting = form.completions
    if not fitting:
        return form
    stem = form.stem if form.chosen >= 0 else form.typed
    chosen = (form.chosen + by) % len(fitting) if form.chosen >= 0 else (0 if by > 0 else len(fitting) - 1)
    return replace(form, stem=stem, chosen=chosen, typed=_head(stem) + fitting[chosen])


def _tick(form: TerminalForm, box: Box) -> TerminalForm:
    """Tick a box, or take the tick away."""
    if not form.is_ticked(box):
        return _tell(form, box)
    answers = dict(form.answers)
    told = answers.pop(box.finding)
    if isinstance(told, tuple) and len(told) > 1:
        answers[box.finding] = tuple(one for one in told if one != box.value)
    elif box.finding in form.held and box.line:
        # What was written down stays answered: without its tick it does not apply.
        answers[box.finding] = told if box.no is None else box.no
    return replace(form, answers=answers)


def _tell(form: TerminalForm, box: Box) -> TerminalForm:
    told = form.answers.get(box.finding)
    answer = box.value
    if box.several:
        several = (*(told if isinstance(told, tuple) else ()), box.value)
        answer = tuple(b.value for b in form.boxes if b.finding == box.finding and b.value in several)  # type: ignore[misc]
    return replace(form, answers={**form.answers, box.finding: answer})


def _answer(form: TerminalForm, key: str) -> TerminalForm:
    """Answer what has the focus by yes, no or unknown."""
    box = form.boxes[form.at]
    if box.line:
        answer = {"y": box.value, "n": box.no, "u": CANNOT_TELL}[key]
        if key == "y" or answer is None:
            return _tell(form, box) if key == "y" else form
        return replace(form, answers={**form.answers, box.finding: answer})
    for at, other in enumerate(form.boxes):
        if other.code == key and other.finding == box.finding:
            return _tell(replace(form, at=at), other)
    return _tell(form, box) if key == "y" else form


def _enter(form: TerminalForm) -> TerminalForm | Sent:
    """Send what was typed or ticked; codes that are typed on a checklist tick what they say first.

    What cannot be read stays as it was typed, to be corrected, and so does the focus.
    """
    empty = replace(form, typed="", chosen=-1)
    asked = form.view.asked
    command = command_in(form.typed)
    if asked and form.boxes and command and command.verb in _LEAVING and form.answers.keys() - form.held:
        line = _codes(form)
        return Sent(line, _written(empty, asked, line), form.typed)
    said: Mapping[str, Answer] = {}
    if asked and asked.screen.kind != "medicines" and form.typed.strip() and not command:
        try:
            said = read_reply(asked, form.typed, _open(form), form.view.audience)
        except PartlyWrong:
            return Sent(form.typed, replace(form, note=_MEND))
        except WrongValue as error:
            return replace(form, note=f"{kindly(error)} {_MEND}")
    if not form.boxes or command:
        return Sent(form.typed, empty)
    if asked is None or asked.screen.kind != "checklist":
        line = form.typed or _codes(form)
        return Sent(line, empty) if line.strip() and not _has_moved(form) else _chosen(form)
    empty = replace(empty, answers={**form.answers, **said})
    line = _codes(empty)
    return Sent(line, _written(empty, asked, line)) if line else replace(empty, note=NOTHING)


def _has_moved(form: TerminalForm) -> bool:
    """Return whether one choice is ticked and the focus stands on another: nobody knows which is meant."""
    is_one = bool(form.answers) and not any(box.several for box in form.boxes)
    return is_one and not form.typed and not form.is_ticked(form.boxes[form.at])


def _chosen(form: TerminalForm) -> TerminalForm:
    """Tick the one choice that has the focus, to be sent by Enter once more; no alarm is waved away so.

    Nor is a question answered with its first choice, on which the focus stands before anybody has read it.
    """
    box = form.boxes[form.at]
    is_first_look = form.view.tone == "alarm" or (form.view.asked is not None and not form.at)
    if _has_moved(form) or (box.only and not is_first_look):
        return replace(_tick(form, box), note=_ONE_MORE)
    codes = either(one.code for one in form.boxes)
    return replace(form, note=_NO_TICK.format(codes=codes) if form.view.asked is None else NOTHING)


def _written(form: TerminalForm, asked: AskedScreen, line: str) -> TerminalForm:
    """Return a form after its codes were read, with the focus on what is open still."""
    try:
        said = read_reply(asked, line, _open(form), form.view.audience)
    except WrongValue:
        return form
    after = replace(form, answers={**said}, held=frozenset(said))
    return replace(after, at=_first_open(after))


def _open(form: TerminalForm) -> frozenset[str]:
    asked = form.view.asked
    findings = asked.findings if asked else ()
    return frozenset(finding.id for finding in findings if finding.id not in form.answers)


def _first_open(form: TerminalForm) -> int:
    return next((at for at, box in enumerate(form.boxes) if box.line and box.finding not in form.answers), 0)


def _codes(form: TerminalForm) -> str:
    """Return what could have been typed instead of ticking."""
    codes = []
    for box in form.boxes:
        mark = form.mark(box)
        if mark == "x":
            codes.append(box.code)
        elif mark in "n?":
            codes.append(box.line + {"n": "n", "?": "u"}[mark])
    return " ".join(dict.fromkeys(codes))


def names_like(typed: str, names: Sequence[str]) -> Sequence[str]:
    """Return a few names for what is typed last: those that begin so, or else those that look like it."""
    last = typed[len(_head(typed)) :]
    if not (names and _LEAST_TYPED <= len(last) <= _MOST_TYPED):
        return ()
    said = last.casefold().replace(" ", "_")
    begin = [name for name in names if name.casefold().replace(" ", "_").startswith(said)]
    return (begin or list(nearest(last, names)))[:_MOST_NAMES]


def _head(typed: str) -> str:
    """Return what is typed before the last name."""
    found = re.match(r"(?s).*[,;]\s*", typed)
    return found[0] if found else ""


def _number_told(form: TerminalForm, asked: AskedScreen) -> str:
    (finding,) = asked.findings
    if not isinstance(finding, Quantity):
        return ""
    if not form.typed:
        return range_in_words(finding)
    try:
        said = value_in_words(finding, read_one(finding, form.typed, form.view.audience), form.view.audience)
    except WrongValue as error:
        said = kindly(error)
    return f"{said} ({range_in_words(finding)})"


def _result_told(form: TerminalForm, asked: AskedScreen) -> str:
    """Tell what the last result that is typed is read as, or what is to follow its name."""
    last = form.typed[len(_head(form.typed)) :].strip()
    try:
        said = read_offer(asked, last) if last else {}
    except WrongValue:
        words = re.match(r"[^\s=:]+(?:\s+[^\s=:0-9]+)*", last)
        found = offered(asked, words[0]) if words else ()
        if len(found) != 1:
            return ""
        (one,) = found
        return takes(asked, one) + (f" ({range_in_words(one)})" if isinstance(one, Quantity) else "")
    told = [
        f"{named(f, form.view.audience)}: {value_in_words(f, said[f.id], form.view.audience)}"
        for f in asked.findings
        if f.id in said
    ]
    return "; ".join(told)
