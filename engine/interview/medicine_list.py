"""Asking for the list of medicines: what is known is kept, the rest asked about, nothing dropped unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.cases.case import LONGEST_NAME, Case
from engine.cases.medicine_names import Drugs, Part, Recognised, parts_of, recognise, suggest
from engine.cases.problems import WrongValue, printable, shown
from engine.cases.values import folded
from engine.interview.asked_screens import AskedScreen
from engine.interview.journal import unfinished
from engine.interview.replies import CANNOT, LONGEST, kindly
from engine.interview.session import AnsweredScreen, Medicines
from engine.interview.views import NumberedLine, View, screen_view
from engine.reading.english import Told, named
from engine.words import either

if TYPE_CHECKING:
    from engine.interview.dialog import Dialog

NO_MEDICINES = ("none", "0", "no", "n", "no medicines")
"""What is typed for a list with nothing on it."""


class MedicineList:
    """The list of medicines, asked for in a dialog; what is on it is written down as it is typed."""

    def __init__(self, dialog: Dialog, asked: AskedScreen) -> None:
        self._dialog, self._asked, self._face, self._voice = dialog, asked, dialog.face, dialog.voice
        self._knowledge = dialog.session.knowledge
        self._names: list[str] = []

    def ask(self, progress: str, *, changed: bool) -> Medicines:
        """Ask for the list, or go on with one that was left unfinished.

        A list that was told before is kept by Enter, and added to by what is typed.
        """
        interview = self._dialog.interview
        draft = interview.drafts.get(self._asked.screen.id)
        begun = draft.medicines if draft else None
        told = (interview.session.medicines if changed else None) or interview.earlier_medicines
        before = told if begun is None else None
        so_far = begun or before
        names = self._names = list((so_far and so_far.names) or ())
        view = screen_view(self._asked, self._voice, {}, progress)
        view = replace(view, read_as=self._read_as, names=tuple(self._knowledge.drugs))
        self._show_list(view, before)
        while True:
            said = self._dialog.read(view, enter_keeps=before is not None)
            word = folded(said)
            if not word and before is not None:
                return before
            if not word:
                self._show_list(view, before)
                continue
            if word in CANNOT and not names:
                return Medicines(None)
            if word in NO_MEDICINES and not names:
                return Medicines(())
            if names and word in ("y", "yes", "done", "that is all"):
                return Medicines(tuple(names))
            if names and word in ("n", "no", *CANNOT):
                return Medicines(tuple(names), complete=False)
            try:
                if names and word in NO_MEDICINES:
                    raise WrongValue(
                        f"your list has {comma_listed(names)} on it", "Type drop and the name, or drop all."
                    )
                if word.split()[0] in ("drop", "remove"):
                    self._drop(" ".join(said.split()[1:]))
                else:
                    self._add(names_in(said))
            except WrongValue as error:
                self._face.say(kindly(error), "caution")
                continue
            before = None
            self._noted()

    def _keep(self, names: Iterable[str]) -> None:
        """Write down the names so far."""
        draft = AnsweredScreen(self._asked.screen.id, {}, unfinished(names))
        self._dialog.surely(lambda: self._dialog.interview.draft(draft))

    def _show_list(self, view: View, before: Medicines | None) -> None:
        self._face.show(view)
        if before is not None:
            told = "not known" if before.names is None else comma_listed(before.names) or "none"
            more = "" if before.complete or not before.names else ", and others that were not named"
            self._face.say(f"Your answer so far: {told}{more}. Enter keeps it.")
        self._noted()

    def _read_as(self, typed: str) -> str:
        """Say what the last name that is typed is taken for; where none is, what those on the list are."""
        try:
            said = names_in(typed)[-1:] if typed.strip() else self._names
        except WrongValue:
            return ""
        case = Case(id="", audience=self._voice, medicines=tuple(said))
        return Told(self._knowledge, case, self._voice).medicines()

    def _noted(self) -> None:
        if self._names:
            self._face.say(f"Noted: {comma_listed(self._names)}.")
            self._face.say(
                "Is that all? Type y, or n if there are others you cannot name; or type more names. "
                "drop NAME removes one."
            )

    def _drop(self, name: str) -> None:
        """Take a name off the list, or all of them, and say which."""
        gone = [one for one in self._names if folded(name) in (folded(one), "all")]
        if not gone:
            left = comma_listed(self._names) or "nothing"
            raise WrongValue(f"{shown(name)} is not on your list", f"It holds {left}.")
        self._names[:] = [one for one in self._names if one not in gone]
        self._face.say(f"Dropped: {comma_listed(gone)}.")
        self._keep(self._names)

    def _add(self, typed: Sequence[str]) -> None:
        """Add what was typed: what is known at once, the rest as it is until it has been asked about."""
        names, drugs = self._names, self._knowledge.drugs
        doubts = keep_known(typed, names, drugs)
        while doubts:
            self._keep(dict.fromkeys((*names, *(part.said for part in doubts))))
            part, *rest_of = doubts
            doubts = [*keep_known(self._meant(part), names, drugs), *rest_of]
        self._keep(names)

    def _meant(self, part: Part) -> Sequence[str]:
        """Ask about a part and keep what is taken of it; return what was chosen or typed in its place."""
        drugs = self._knowledge.drugs
        read = recognise([part.text], drugs)
        refused: list[str] = []
        kept = False
        inside = inside_of(part)
        for name in inside:
            classes = recognise([name], drugs).by_class
            if part.sure and classes and read.by_class.keys() >= classes.keys():
                taken: str = "y"
            else:
                taken = self._is_taken(name, part.said)
            if taken == "u":
                self._face.say("It stays on the list as typed, and counts as unknown.")
                _append(self._names, part.said)
                return ()
            if taken == "y":
                _append(self._names, name)
                kept = True
            else:
                refused.append(name)
        if inside and not part.rest:
            return ()
        return self._explained(part.rest if kept else part.text, refused)

    def _is_taken(self, name: str, said: str) -> str:
        """Ask about a medicine whose name stands in something that is not understood."""
        asked = "Do you take" if self._voice == "patient" else "Does the patient take"
        title = f"{asked} {shown(name)}?"
        text = f"You typed {shown(said)}."
        view = View(title, (), "y, n, or u for unknown.", (text,), tone="caution")
        words = {"y": "y", "yes": "y", "n": "n", "no": "n", **dict.fromkeys(CANNOT, "u")}
        return self._dialog.choose(words, view)

    def _explained(self, text: str, refused: Sequence[str]) -> Sequence[str]:
        """Ask what a name means: keep it as it is, drop it, or return what is to stand for it."""
        drugs = self._knowledge.drugs
        read = recognise([text], drugs)
        near = [one for one in suggest(text, drugs) if one not in refused] if read.unrecognised else []
        view = replace(self._doubt(text, read, near), names=tuple(drugs))
        self._face.show(view)
        while True:
            said = self._dialog.read(view)
            word = folded(said)
            if word in ("k", "keep", *CANNOT):
                self._face.say("It stays on the list as typed, and counts as unknown.")
                _append(self._names, text)
                return ()
            if word in ("d", "drop"):
                self._face.say(f"Dropped: {printable(text)}.")
                return ()
            numbered = {str(number): one for number, one in enumerate(near, 1)}
            numbers = [one for one in re.split(r"[\s,;]+|\band\b", word) if one]
            if numbers and all(one in numbered for one in numbers):
                return [numbered[one] for one in numbers]
            try:
                if word in ("y", "yes", *NO_MEDICINES):
                    raise WrongValue("is not a name", "")
                return names_in(said)
            except WrongValue:
                self._face.say("Type a name, or one of the choices.", "caution")

    def _doubt(self, name: str, read: Recognised, near: Sequence[str]) -> View:
        """Say what is in doubt about a name, and what can be done about it."""
        if not read.unrecognised:
            groups = [named(self._knowledge.finding[one], self._voice) for one in read.perhaps]
            hint = "Type the name on the packet if you can; k keeps it as it is, d drops it."
            text = f"It may be {either(groups)}."
            return View(f"{shown(name)} may be several medicines", (), hint, (text,), tone="caution")
        rows = tuple(NumberedLine(str(number), one) for number, one in enumerate(near, 1))
        ask = "Did you mean one of these?" if near else "Please check the spelling."
        choices = "" if not near else "a number, " if len(near) == 1 else "its number, or several, "
        hint = f"Type {choices}the name again, k to keep it as it is, or d to drop it."
        return View(f"{shown(name)} is not known here", rows, hint, (ask,), tone="caution")


def keep_known(typed: Sequence[str], names: list[str], drugs: Drugs) -> list[Part]:
    """Keep in `names` what is recognised without a doubt, and return the parts to be asked about."""
    doubts: list[Part] = []
    for name in typed:
        read = recognise([name], drugs)
        parts = parts_of(name, drugs)
        whole = not read.unrecognised and not read.perhaps
        if whole and not (len(parts) > 1 and all(part.known and part.sure for part in parts)):
            _append(names, name)
            continue
        for part in parts:
            if part.known and part.sure and not recognise([part.text], drugs).perhaps:
                _append(names, part.text)
            else:
                doubts.append(part)
    return doubts


def inside_of(part: Part) -> tuple[str, ...]:
    """Return the medicines whose names stand in a part that is in doubt."""
    return part.within or ((part.text,) if part.known and not part.sure else ())


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def comma_listed(names: Sequence[str]) -> str:
    """Name the medicines on a list as they were typed."""
    return ", ".join(map(printable, names))


def names_in(text: str) -> list[str]:
    """Split what was typed into names of medicines; a comma between digits is a decimal one."""
    if len(text) > LONGEST:
        raise WrongValue("is too long", "Type a few names at a time.")
    names = [" ".join(part.split()) for part in re.split(r",(?![0-9])|[;\n]", text)]
    names = [name for name in names if name]
    if not names:
        raise WrongValue("is empty", "Type a name, none, or u for unknown.")
    if strange := [n for n in names if len(n) > LONGEST_NAME or not n.isprintable()]:
        raise WrongValue(
            f"{shown(strange[0])} is not the name of a medicine", "Type one name in plain characters."
        )
    if strange := [n for n in names if not any(character.isalpha() for character in n)]:
        raise WrongValue(f"{shown(strange[0])} is not the name of a medicine", "Type its name, or none.")
    return names
