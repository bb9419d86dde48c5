"""An interview from beginning to end: who it is for, where it is kept, how it meets the person.

The plain face is lines in, lines out, no escape codes; for a pipe, a screen reader, a dumb terminal.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import IO

from engine.cases.problems import printable
from engine.cases.values import folded
from engine.errors import Problem, UnreadableInput
from engine.interview.commands import end
from engine.interview.dialog import Dialog
from engine.interview.journal import Interview, Journal, state_folder
from engine.interview.session import Session
from engine.interview.views import Face, NumberedLine, View, left_told, wrapped
from engine.report.page import Page, Tone
from engine.report.text import console_for, text_page
from knowledge.criteria import Audience, KnowledgeBase

_FOR_WHOM = View(
    "Who is answering?",
    (
        NumberedLine("1", "a patient: in plain words, with nothing that needs an examination"),
        NumberedLine("2", "a clinician"),
    ),
    "Type 1 or 2.",
)
_FIRST_SCREEN_SHOWN = 0.3
"""How many seconds after its start the first screen is there, so that loading does not delay it."""
_WIDEST = 100
_LONGEST = 100_000


def face_for(*, plain: bool) -> Face:
    """Return the face that standard input and output allow."""
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        for stream in (sys.stdin, sys.stdout):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return PlainFace(sys.stdin, sys.stdout)
    from engine.interview.terminal import Terminal

    return Terminal()


def interview(
    knowledge: KnowledgeBase,
    face: Face,
    audience: Audience | None = None,
    resume: Path | None = None,
    save: Path | None = None,
) -> None:
    """Hold an interview, or go on with one.

    `save` is the file that every answer goes to; without it one is made in the user's own state folder.
    """
    if resume is not None:
        journal = Journal(resume, new=False)
        held = journal.resume(knowledge)
        shown = held.session.screens_shown
        face.say(f"Continuing {printable(str(resume))}; screens answered: {shown}.")
        for change in held.changes:
            face.say(change, "caution")
    else:
        chosen = audience or _ask_audience(face)
        if chosen is None:
            face.say("Nothing was asked, and nothing is kept.")
            return
        session = Session(knowledge, chosen)
        journal = _begin(save or _default_path(), session)
        held = Interview(session, journal)
        path = printable(str(journal.path))
        face.say(f"Your answers are saved in {path} as you give them. Type ? for help at any time.", "quiet")
    dialog = Dialog(face, held)
    loading = Timer(_FIRST_SCREEN_SHOWN, _load)
    loading.start()
    try:
        finished = dialog.run(partial(end, face))
        if held.journal is None:
            face.say("Nothing more could be saved.", "caution")
        else:
            kept = "Everything but the last answer" if dialog.unsaved else "Everything"
            name = shlex.quote(printable(str(journal.path)))
            again = "To see the result again:" if finished else f"{left_told(held.known)} To go on later:"
            face.say(f"{kept} is kept. {again}")
            face.say(f"crampdx interview --resume {name}", whole=True)
            if not finished:
                face.say("To see the report so far:")
                face.say(f"crampdx assess {name}", whole=True)
    finally:
        loading.cancel()
        journal.close()


def answered(knowledge: KnowledgeBase, face: Face, path: str, audience: Audience | None = None) -> None:
    """Show which screens an interview shows to the cases of a file, and the results."""
    from engine.assessment.consultation import consulted
    from engine.cases.open import read_cases
    from engine.interview.from_case import protocol_page, steps_answered
    from engine.report.page_of import page_of

    for case in read_cases(path, knowledge, face.say):
        said = list(steps_answered(knowledge, case, audience))
        _, last = said[-1]
        face.page(protocol_page(said))
        face.page(page_of(consulted(knowledge, last.case)))


def _load() -> None:
    """Load what later screens and the report need, while the first screens are read."""
    for name in (
        "engine.interview.documents",
        "engine.report.note",
        "engine.report.page_of",
        "engine.assessment.consultation",
    ):
        import_module(name)


def _ask_audience(face: Face) -> Audience | None:
    face.show(_FOR_WHOM)
    while True:
        try:
            said = folded(face.read(_FOR_WHOM))
        except (EOFError, KeyboardInterrupt):
            return None
        if said in ("1", "patient", "a patient"):
            return "patient"
        if said in ("2", "clinician", "a clinician"):
            return "clinician"
        face.say("Type 1 or 2.", "caution")


def _begin(path: Path, session: Session) -> Journal:
    name = printable(str(path))
    try:
        return Journal.begin(path, session)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            hint = f"Continue it with --resume {name}, or choose another name."
            problem = Problem(name, "already exists", suggestion=hint)
        else:
            hint = "Answers are saved as they are given: name a file that can be written, with --save FILE."
            problem = Problem(name, f"{error.strerror}", suggestion=hint)
        raise UnreadableInput(name, [problem]) from None


def _default_path() -> Path:
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    return state_folder() / f"interview-{stamp}-{os.getpid()}.jsonl"


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

    def read(self, view: View, status: str = "", settled: Sequence[str] = ()) -> str:  # noqa: ARG002
        """Read a line behind a prompt: the step was shown, and is answered by typing."""
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
