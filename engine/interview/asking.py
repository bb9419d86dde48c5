"""Asking one screen until it is answered: what is not understood is told, and asked again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from engine.case import Answer
from engine.interview.face import Face
from engine.interview.offers import PartlyWrong
from engine.interview.replies import CANNOT, LONGEST, read_reply
from engine.interview.screens import Sheet
from engine.interview.turns import Answered, Medicines
from engine.interview.view import Row, View, open_parts, sheet_view
from engine.medicines import recognise, suggest
from engine.problems import WrongValue, printable, shown
from engine.values import folded
from knowledge.criteria import Audience, KnowledgeBase

Read: TypeAlias = Callable[[Sequence[str]], str]
"""Reads a line that is no command, with what may complete it."""

_LONGEST_NAME = 200
_PREDICATES = ("is", "has", "holds", "takes", "may", "cannot")


class Asking:
    """One way to show and read, for one audience."""

    def __init__(
        self,
        face: Face,
        knowledge: KnowledgeBase,
        voice: Audience,
        read: Read,
        cannot_wait: Callable[[Answered], bool],
    ) -> None:
        self.face, self.knowledge, self.voice = face, knowledge, voice
        self._read, self._cannot_wait = read, cannot_wait
        self._drafts: dict[str, dict[str, Answer]] = {}

    def ask(self, sheet: Sheet, progress: str = "", *, changed: bool = False) -> Answered:
        """Show a screen and return its answers: all of them, or those that reveal what cannot wait.

        Where the person turns to something else in between, what was answered waits for the screen.
        """
        if sheet.screen.kind == "medicines":
            return Answered(sheet.screen.id, {}, self._medicines(sheet, progress), changed)
        given = self._drafts.setdefault(sheet.screen.id, {})
        self.face.show(sheet_view(sheet, self.voice, given, progress))
        while missing := frozenset(f.id for f in sheet.findings if f.id not in given):
            line = self._read(_completions(sheet))
            if not line.strip():
                self.face.show(sheet_view(sheet, self.voice, given, progress))
                continue
            try:
                given.update(read_reply(sheet, line, missing, self.voice))
            except WrongValue as error:
                self.face.say(_kindly(error), "caution")
                if not isinstance(error, PartlyWrong) or not error.answers:
                    continue
                given.update(error.answers)
            if any(finding.id not in given for finding in sheet.findings):
                if self._cannot_wait(Answered(sheet.screen.id, dict(given), None, changed)):
                    break
                self._go_on(sheet, given)
        del self._drafts[sheet.screen.id]
        answers = {f.id: given[f.id] for f in sheet.findings if f.id in given}
        return Answered(sheet.screen.id, answers, None, changed)

    def _go_on(self, sheet: Sheet, given: dict[str, Answer]) -> None:
        if sheet.screen.kind == "offer":
            self.face.say(f"Noted: {len(given)} of {len(sheet.findings)}. More, or done?")
            return
        rest = open_parts(sheet, given)
        self.face.say(f"Not answered yet: {rest}. Type 0 if none of them applies, u if you cannot tell.")

    def _medicines(self, sheet: Sheet, progress: str) -> Medicines:
        """Ask for the list of medicines: each name that is not known is asked about, none is dropped."""
        self.face.show(sheet_view(sheet, self.voice, {}, progress))
        names: list[str] = []
        drugs = tuple(self.knowledge.drugs)
        while True:
            said = self._read(drugs)
            word = folded(said)
            if word in CANNOT and not names:
                return Medicines(None)
            if word in ("none", "0", "no", "n", "no medicines") and not names:
                return Medicines(())
            if names and word in ("y", "yes", "done", "that is all"):
                return Medicines(tuple(names))
            if names and word in ("n", "no", *CANNOT):
                return Medicines(tuple(names), complete=False)
            try:
                typed = _names(said)
            except WrongValue as error:
                self.face.say(_kindly(error), "caution")
                continue
            for name in typed:
                names += [one for one in (self._recognised(name),) if one and one not in names]
            if names:
                self.face.say(f"Noted: {', '.join(map(printable, names))}.")
                self.face.say(
                    "Is that all? y, or n if there are more you cannot name; or type more names.", "plain"
                )

    def _recognised(self, name: str) -> str:
        """Return a name as it is to be kept; one that is not known is asked about."""
        while recognise([name], self.knowledge.drugs).unrecognised:
            near = suggest(name, self.knowledge.drugs)
            rows = tuple(Row(str(number), one) for number, one in enumerate(near, 1))
            ask = "Did you mean one of these?" if near else "Please check the spelling."
            choice = "a number, the name anew" if near else "the name anew"
            hint = f"Type {choice}, k to keep it as it is, or d to drop it."
            self.face.show(View(f"{shown(name)} is not known here", rows, hint, (ask,), tone="caution"))
            said = self._read(tuple(self.knowledge.drugs))
            word = folded(said)
            if word in ("k", "keep"):
                self.face.say("It is kept as it is, and not read as none.")
                return name
            if word in ("d", "drop"):
                return ""
            if word.isdecimal() and word.isascii() and 1 <= int(word[:3]) <= len(near):
                return near[int(word[:3]) - 1]
            try:
                (name,) = _names(said)
            except (WrongValue, ValueError):
                self.face.say("Type one name, or one of the choices.", "caution")
        return name


def _names(text: str) -> list[str]:
    """Split what was typed into names of medicines; a comma between digits is a decimal one."""
    if len(text) > LONGEST:
        raise WrongValue("is too long", "Type a few names at a time.")
    names = [" ".join(part.split()) for part in re.split(r",(?![0-9])|[;\n]", text)]
    names = [name for name in names if name]
    if not names:
        raise WrongValue("is empty", "Type a name, none, or u if it cannot be told.")
    if strange := [n for n in names if len(n) > _LONGEST_NAME or not n.isprintable()]:
        raise WrongValue(
            f"{shown(strange[0])} is no name of a medicine", "Type one name in plain characters."
        )
    if strange := [n for n in names if not any(character.isalpha() for character in n)]:
        raise WrongValue(f"{shown(strange[0])} is no name of a medicine", "Type its name, or none.")
    return names


def _completions(sheet: Sheet) -> tuple[str, ...]:
    return tuple(f.id for f in sheet.findings) if sheet.screen.kind == "offer" else ()


def _kindly(error: WrongValue) -> str:
    """Tell what is wrong as a sentence of its own: messages that lack a subject are given one."""
    subject = "" if error.message.split(" ")[0].rstrip(":") not in _PREDICATES else "That "
    text = f"{subject}{error.message}. {error.suggestion}".rstrip()
    return text[0].upper() + text[1:]
