"""Asking one screen until it is answered: what is not understood is told, and asked again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from engine.cases.case import LONGEST_NAME, Answer
from engine.cases.medicines import Part, Recognised, parts_of, recognise, suggest
from engine.cases.problems import WrongValue, printable, shown
from engine.cases.values import folded
from engine.interview.earlier import Earlier
from engine.interview.face import Face
from engine.interview.offers import PartlyWrong
from engine.interview.replies import CANNOT, LONGEST, keys_of, read_reply
from engine.interview.screens import Sheet
from engine.interview.turns import Answered, Draft, Medicines
from engine.interview.view import Row, View, rest, sheet_view, with_earlier
from engine.reading.english import named, value_in_words
from engine.words import either
from knowledge.criteria import Audience, KnowledgeBase

_NO_MEDICINES = ("none", "0", "no", "n", "no medicines")
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
    """One way to show and read, for one audience; `drafts` are the screens that were left unfinished.

    `earlier` is what the person went back from, and `enter_keeps` says that Enter would keep it now.
    """

    def __init__(
        self,
        face: Face,
        knowledge: KnowledgeBase,
        voice: Audience,
        host: Host,
        drafts: Mapping[str, Draft],
        *,
        earlier: Earlier,
    ) -> None:
        self.face, self.knowledge, self.voice, self.host = face, knowledge, voice, host
        self._drafts = dict(drafts)
        self.earlier = earlier
        self.enter_keeps = False

    def ask(
        self, sheet: Sheet, progress: str = "", *, changed: bool = False, before: Medicines | None = None
    ) -> Answered:
        """Show a screen and return its answers: all of them, or those that reveal what cannot wait.

        Where the person turns to something else in between, what was answered waits for the screen.
        `before` is the list of medicines that is to be changed.
        """
        if sheet.screen.kind == "medicines":
            medicines = self._medicines(sheet, progress, before or self.earlier.medicines)
            self.finish(sheet.screen.id)
            return Answered(sheet.screen.id, {}, medicines, changed)
        draft = self._drafts.get(sheet.screen.id)
        given = {f.id: draft.answers[f.id] for f in sheet.findings if draft and f.id in draft.answers}
        earlier = {f.id: self.earlier.answers[f.id] for f in sheet.findings if f.id in self.earlier.answers}
        earlier = {} if changed or draft else earlier
        self._show(sheet, given, earlier, progress)
        while missing := frozenset(f.id for f in sheet.findings if f.id not in given):
            self.enter_keeps = bool(earlier)
            line = self.host.read(_completions(sheet), keys_of(sheet))
            self.enter_keeps = False
            if not line.strip() and not earlier:
                self._show(sheet, given, earlier, progress)
                continue
            try:
                if line.strip():
                    given.update(self._read(sheet, line, missing, earlier))
            except WrongValue as error:
                self.face.say(_kindly(error), "caution")
                if not isinstance(error, PartlyWrong) or not error.answers:
                    continue
                if earlier:
                    earlier.update(error.answers)
                    self._show(sheet, given, earlier, progress)
                    continue
                given.update(error.answers)
            given = {**earlier, **given}
            earlier = {}
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

    def _show(
        self, sheet: Sheet, given: Mapping[str, Answer], earlier: Mapping[str, Answer], progress: str
    ) -> None:
        view = sheet_view(sheet, self.voice, {**earlier, **given}, progress)
        self.face.show(with_earlier(view, sheet, earlier, self.voice) if earlier else view)

    def _read(
        self, sheet: Sheet, line: str, missing: frozenset[str], earlier: Mapping[str, Answer]
    ) -> Mapping[str, Answer]:
        """Read a line; "none of the others" is said of earlier answers too, but "that is all" keeps them."""
        if earlier and sheet.screen.kind == "offer":
            missing -= earlier.keys()
        return read_reply(sheet, line, missing, self.voice)

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

    def draft(self, screen: str) -> Draft:
        """Return what was answered of a screen that is unfinished; an empty one if nothing was."""
        return self._drafts.get(screen, Draft(screen))

    def restore(self, screen: str, draft: Draft) -> None:
        """Take an unfinished screen back to what it was."""
        if draft != self.draft(screen):
            self._note(draft)
        if draft == Draft(screen):
            self.finish(screen)

    def forget(self, screen: str) -> bool:
        """Take back what was answered of an unfinished screen; say whether there was anything."""
        draft = self._drafts.pop(screen, None)
        if draft is None or draft == Draft(screen):
            return False
        self.earlier.forget(draft)
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

    def _medicines(self, sheet: Sheet, progress: str, before: Medicines | None) -> Medicines:
        """Ask for the list of medicines: what is known is kept, the rest asked about, nothing is dropped.

        A list that was told before is kept by Enter, and added to by what is typed.
        """
        draft = self._drafts.get(sheet.screen.id)
        before = None if draft else before
        names = list(draft.medicines if draft else (before and before.names) or ())
        view = sheet_view(sheet, self.voice, {}, progress)
        self._show_list(view, names, before)
        while True:
            self.enter_keeps = before is not None
            said = self.host.read(tuple(self.knowledge.drugs), ())
            self.enter_keeps = False
            word = folded(said)
            if not word and before is not None:
                return before
            if not word:
                self._show_list(view, names, before)
                continue
            if word in CANNOT and not names:
                return Medicines(None)
            if word in _NO_MEDICINES and not names:
                return Medicines(())
            if names and word in ("y", "yes", "done", "that is all"):
                return Medicines(tuple(names))
            if names and word in ("n", "no", *CANNOT):
                return Medicines(tuple(names), complete=False)
            try:
                if names and word in _NO_MEDICINES:
                    raise WrongValue(
                        f"there is {_listed(names)} on your list", "Type drop and the name, or drop all."
                    )
                if word.split()[0] in ("drop", "remove"):
                    self._drop(" ".join(said.split()[1:]), names)
                    self._note(Draft(sheet.screen.id, {}, tuple(names)))
                else:
                    self._add(_names(said), names, sheet.screen.id)
            except WrongValue as error:
                self.face.say(_kindly(error), "caution")
                continue
            before = None
            self._noted(names)

    def _show_list(self, view: View, names: Sequence[str], before: Medicines | None) -> None:
        self.face.show(view)
        if before is not None:
            told = "cannot be told" if before.names is None else _listed(before.names) or "none"
            more = "" if before.complete or not before.names else ", and more that cannot be named"
            self.face.say(f"Your answer so far: {told}{more}. Enter keeps it.")
        if before is None or names:
            self._noted(names)

    def _noted(self, names: Sequence[str]) -> None:
        if names:
            self.face.say(f"Noted: {_listed(names)}.")
            self.face.say(
                "Is that all? y, or n if there are more you cannot name; or type more names. "
                "drop NAME takes one off."
            )

    def _drop(self, name: str, names: list[str]) -> None:
        """Take a name off the list, or all of them, and say which."""
        gone = [one for one in names if folded(name) in (folded(one), "all")]
        if not gone:
            raise WrongValue(f"{shown(name)} is not on your list", f"There is {_listed(names) or 'nothing'}.")
        names[:] = [one for one in names if one not in gone]
        self.face.say(f"Dropped: {_listed(gone)}.")

    def _add(self, typed: Sequence[str], names: list[str], screen: str) -> None:
        """Add what was typed: what is known at once, the rest as it is until it has been asked about."""
        doubts = self._keep_known(typed, names)
        while doubts:
            waiting = dict.fromkeys((*names, *(part.said for part in doubts)))
            self._note(Draft(screen, {}, tuple(waiting)))
            part, *rest_of = doubts
            doubts = [*self._keep_known(self._asked(part, names), names), *rest_of]
        self._note(Draft(screen, {}, tuple(names)))

    def _keep_known(self, typed: Sequence[str], names: list[str]) -> list[Part]:
        """Keep what is recognised without a doubt, and return the parts to be asked about."""
        drugs = self.knowledge.drugs
        doubts: list[Part] = []
        for name in typed:
            read = recognise([name], drugs)
            if not read.unrecognised and not read.perhaps:
                _append(names, name)
                continue
            for part in parts_of(name, drugs):
                if part.known and part.sure and not recognise([part.text], drugs).perhaps:
                    _append(names, part.text)
                else:
                    doubts.append(part)
        return doubts

    def _asked(self, part: Part, names: list[str]) -> Sequence[str]:
        """Ask about a part and keep what is taken of it; return what was chosen or typed in its place."""
        drugs = self.knowledge.drugs
        read = recognise([part.text], drugs)
        refused: list[str] = []
        kept = False
        inside = part.within or ((part.text,) if part.known and not part.sure else ())
        for name in inside:
            classes = recognise([name], drugs).by_class
            if part.sure and classes and read.by_class.keys() >= classes.keys():
                taken: str = "y"
            else:
                taken = self._is_taken(name, part.said)
            if taken == "u":
                self.face.say("It is kept as it is, and not read as none.")
                _append(names, part.said)
                return ()
            if taken == "y":
                _append(names, name)
                kept = True
            else:
                refused.append(name)
        if inside and not part.rest:
            return ()
        return self._explained(part.rest if kept else part.text, refused, names)

    def _is_taken(self, name: str, said: str) -> str:
        """Ask about a medicine whose name stands in something that is not understood."""
        asked = "Do you take" if self.voice == "patient" else "Does the patient take"
        title = f"{asked} {shown(name)}?"
        text = f"You typed {shown(said)}."
        self.face.show(View(title, (), "y, n, or u for unknown.", (text,), tone="caution"))
        while True:
            word = folded(self.host.read((), ("y", "n", "u")))
            if word in ("y", "yes", "n", "no"):
                return word[0]
            if word in CANNOT:
                return "u"
            self.face.say("Type y, n or u.", "caution")

    def _explained(self, text: str, refused: Sequence[str], names: list[str]) -> Sequence[str]:
        """Ask what a name means: keep it as it is, drop it, or return what is to stand for it."""
        drugs = self.knowledge.drugs
        read = recognise([text], drugs)
        near = [one for one in suggest(text, drugs) if one not in refused] if read.unrecognised else []
        self.face.show(self._doubt(text, read, near))
        while True:
            said = self.host.read(tuple(drugs), ())
            word = folded(said)
            if word in ("k", "keep", *CANNOT):
                self.face.say("It is kept as it is, and not read as none.")
                _append(names, text)
                return ()
            if word in ("d", "drop"):
                self.face.say(f"Dropped: {printable(text)}.")
                return ()
            numbers = [one for one in re.split(r"[\s,;]+|\band\b", word) if one]
            if numbers and all(one in _numbers(near) for one in numbers):
                return [near[int(one) - 1] for one in numbers]
            try:
                if word in ("y", "yes", *_NO_MEDICINES):
                    raise WrongValue("is no name", "")
                return _names(said)
            except WrongValue:
                self.face.say("Type a name, or one of the choices.", "caution")

    def _doubt(self, name: str, read: Recognised, near: Sequence[str]) -> View:
        """Say what is in doubt about a name, and what can be done about it."""
        if not read.unrecognised:
            groups = [named(self.knowledge.finding[one], self.voice) for one in read.perhaps]
            hint = "Type the name on the packet if you can; k keeps it as it is, d drops it."
            text = f"It may be {either(groups)}."
            return View(f"{shown(name)} may be several medicines", (), hint, (text,), tone="caution")
        rows = tuple(Row(str(number), one) for number, one in enumerate(near, 1))
        ask = "Did you mean one of these?" if near else "Please check the spelling."
        choices = "" if not near else "a number, " if len(near) == 1 else "its number, or several, "
        hint = f"Type {choices}the name anew, k to keep it as it is, or d to drop it."
        return View(f"{shown(name)} is not known here", rows, hint, (ask,), tone="caution")


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(printable, names))


def _numbers(near: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, len(near) + 1))


def _names(text: str) -> list[str]:
    """Split what was typed into names of medicines; a comma between digits is a decimal one."""
    if len(text) > LONGEST:
        raise WrongValue("is too long", "Type a few names at a time.")
    names = [" ".join(part.split()) for part in re.split(r",(?![0-9])|[;\n]", text)]
    names = [name for name in names if name]
    if not names:
        raise WrongValue("is empty", "Type a name, none, or u for unknown.")
    if strange := [n for n in names if len(n) > LONGEST_NAME or not n.isprintable()]:
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
