"""Asking one screen until it is answered: what is not understood is told, and asked again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from engine.case import Answer
from engine.english import named, value_in_words
from engine.interview.face import Face
from engine.interview.offers import PartlyWrong
from engine.interview.replies import CANNOT, LONGEST, keys_of, read_reply
from engine.interview.screens import Sheet
from engine.interview.turns import Answered, Draft, Medicines
from engine.interview.view import Row, View, rest, sheet_view
from engine.medicines import Recognised, recognise, suggest
from engine.problems import WrongValue, legal, printable, shown
from engine.values import folded
from knowledge.criteria import Audience, KnowledgeBase

_LONGEST_NAME = 200
_PREDICATES = ("is", "has", "holds", "takes", "may", "cannot")


class Host(Protocol):
    """The dialog in which a screen is asked."""

    def read(self, completions: Sequence[str] = (), keys: Sequence[str] = ()) -> str:
        """Return a line that is no command, or one of the keys that need no Enter."""

    def cannot_wait(self, turn: Answered) -> bool:
        """Say whether these answers alone reveal what is to be told at once."""

    def keep(self, draft: Draft) -> None:
        """Write down what was answered so far of a screen."""


class Asking:
    """One way to show and read, for one audience; `drafts` are the screens that were left unfinished."""

    def __init__(
        self, face: Face, knowledge: KnowledgeBase, voice: Audience, host: Host, drafts: Mapping[str, Draft]
    ) -> None:
        self.face, self.knowledge, self.voice, self.host = face, knowledge, voice, host
        self._drafts = dict(drafts)

    def ask(self, sheet: Sheet, progress: str = "", *, changed: bool = False) -> Answered:
        """Show a screen and return its answers: all of them, or those that reveal what cannot wait.

        Where the person turns to something else in between, what was answered waits for the screen.
        """
        if sheet.screen.kind == "medicines":
            medicines = self._medicines(sheet, progress)
            self.finish(sheet.screen.id)
            return Answered(sheet.screen.id, {}, medicines, changed)
        draft = self._drafts.get(sheet.screen.id)
        given = {f.id: draft.answers[f.id] for f in sheet.findings if draft and f.id in draft.answers}
        self.face.show(sheet_view(sheet, self.voice, given, progress))
        while missing := frozenset(f.id for f in sheet.findings if f.id not in given):
            line = self.host.read(_completions(sheet), keys_of(sheet))
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
                if self.host.cannot_wait(Answered(sheet.screen.id, dict(given), None, changed)):
                    break
                self._note(Draft(sheet.screen.id, dict(given)))
                self._go_on(sheet, given)
        self.finish(sheet.screen.id)
        answers = {f.id: given[f.id] for f in sheet.findings if f.id in given}
        for other in [one for one in self._drafts.values() if answers.keys() & one.answers.keys()]:
            # What was changed is not to be changed back when the other screen is finished.
            rest_of = {name: answer for name, answer in other.answers.items() if name not in answers}
            self._note(replace(other, answers=rest_of))
        return Answered(sheet.screen.id, answers, None, changed)

    def unfinished(self) -> tuple[Answered, ...]:
        """Return what was answered of unfinished screens, as if no more of them were to be said."""
        return tuple(
            Answered(
                draft.screen, draft.answers, Medicines(draft.medicines, False) if draft.medicines else None
            )
            for draft in self._drafts.values()
        )

    def finish(self, screen: str) -> None:
        """Drop the draft of a screen whose answers are a turn by now."""
        self._drafts.pop(screen, None)

    def forget(self, screen: str) -> bool:
        """Take back what was answered of an unfinished screen; say whether there was anything."""
        if self._drafts.pop(screen, None) is None:
            return False
        self.host.keep(Draft(screen))
        return True

    def _note(self, draft: Draft) -> None:
        self._drafts[draft.screen] = draft
        self.host.keep(draft)

    def _go_on(self, sheet: Sheet, given: Mapping[str, Answer]) -> None:
        if sheet.screen.kind == "offer":
            said = (
                f"{named(f, self.voice)} {value_in_words(f, given[f.id], self.voice)}"
                for f in sheet.findings
                if f.id in given
            )
            self.face.say(f"Noted: {'; '.join(said)}. More, or done?")
            return
        self.face.say(rest(sheet, given))

    def _medicines(self, sheet: Sheet, progress: str) -> Medicines:
        """Ask for the list of medicines: each name that is not known is asked about, none is dropped."""
        self.face.show(sheet_view(sheet, self.voice, {}, progress))
        draft = self._drafts.get(sheet.screen.id)
        names = list(draft.medicines) if draft else []
        self._noted(names)
        while True:
            said = self.host.read(tuple(self.knowledge.drugs), ())
            word = folded(said)
            if not word:
                self.face.show(sheet_view(sheet, self.voice, {}, progress))
                self._noted(names)
                continue
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
                known = self._known(name)
                if known and known not in names:
                    names.append(known)
                    self._note(Draft(sheet.screen.id, {}, tuple(names)))
            self._noted(names)

    def _noted(self, names: Sequence[str]) -> None:
        if names:
            self.face.say(f"Noted: {', '.join(map(printable, names))}.")
            self.face.say("Is that all? y, or n if there are more you cannot name; or type more names.")

    def _known(self, name: str) -> str:
        """Return a name as it is to be kept, '' for none; one not known, or vague, is asked about."""
        drugs = self.knowledge.drugs
        while True:
            read = recognise([name], drugs)
            if not read.unrecognised and not read.perhaps:
                return name
            near = suggest(name, drugs) if read.unrecognised else ()
            self.face.show(self._doubt(name, read, near))
            said = self.host.read(tuple(drugs), tuple(str(number) for number in range(1, len(near) + 1)))
            word = folded(said)
            if word in ("k", "keep"):
                self.face.say("It is kept as it is, and not read as none.")
                return name
            if word in ("d", "drop"):
                return ""
            if word.isdecimal() and word.isascii() and 1 <= int(word[:3]) <= len(near):
                name = near[int(word[:3]) - 1]
                continue
            try:
                (name,) = _names(said)
            except (WrongValue, ValueError):
                self.face.say("Type one name, or one of the choices.", "caution")

    def _doubt(self, name: str, read: Recognised, near: Sequence[str]) -> View:
        """Say what is in doubt about a name, and what can be done about it."""
        if not read.unrecognised:
            groups = [named(self.knowledge.finding[one], self.voice) for one in read.perhaps]
            hint = "Type the name on the packet if you can; k keeps it as it is, d drops it."
            text = f"It may be {legal(groups)}."
            return View(f"{shown(name)} may be several medicines", (), hint, (text,), tone="caution")
        rows = tuple(Row(str(number), one) for number, one in enumerate(near, 1))
        ask = "Did you mean one of these?" if near else "Please check the spelling."
        hint = f"Type {'a number, ' if near else ''}the name anew, k to keep it as it is, or d to drop it."
        return View(f"{shown(name)} is not known here", rows, hint, (ask,), tone="caution")


def _names(text: str) -> list[str]:
    """Split what was typed into names of medicines; a comma between digits is a decimal one."""
    if len(text) > LONGEST:
        raise WrongValue("is too long", "Type a few names at a time.")
    names = [" ".join(part.split()) for part in re.split(r",(?![0-9])|[;\n]", text)]
    names = [name for name in names if name]
    if not names:
        raise WrongValue("is empty", "Type a name, none, or u for unknown.")
    if strange := [n for n in names if len(n) > _LONGEST_NAME or not n.isprintable()]:
        raise WrongValue(
            f"{shown(strange[0])} is no name of a medicine", "Type one name in plain characters."
        )
    if strange := [n for n in names if not any(character.isalpha() for character in n)]:
        raise WrongValue(f"{shown(strange[0])} is no name of a medicine", "Type its name, or none.")
    return names


def _completions(sheet: Sheet) -> tuple[str, ...]:
    return tuple(f.id.replace("_", " ") for f in sheet.findings) if sheet.screen.kind == "offer" else ()


def _kindly(error: WrongValue) -> str:
    """Tell what is wrong as a sentence of its own: messages that lack a subject are given one."""
    subject = "" if error.message.split(" ")[0].rstrip(":") not in _PREDICATES else "That "
    text = f"{subject}{error.message}. {error.suggestion}".rstrip()
    return text[0].upper() + text[1:]
