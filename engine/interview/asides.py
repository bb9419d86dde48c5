"""Asides: what is told or written in the middle of an interview, without changing it."""

from __future__ import annotations

import shlex
from pathlib import Path

from engine.cases.problems import printable
from engine.errors import CrampdxError
from engine.interview import view
from engine.interview.commands import HELP
from engine.interview.face import Face
from engine.interview.journal import Journal
from engine.interview.offers import offered
from engine.interview.reasons import reasons
from engine.interview.screens import Sheet
from engine.interview.session import Ask, Session
from engine.reading.english import named

_FEW = 3


def help_on(argument: str, face: Face, session: Session, sheet: Sheet | None) -> None:
    """Tell the commands and more about the screen, or all about one of its lines."""
    if sheet is None:
        face.say(HELP, whole=True)
        return
    lines = [line.findings for line in sheet.lines] or [sheet.findings]
    if argument.isdecimal() and argument.isascii() and 1 <= int(argument[:3]) <= len(sheet.lines):
        wanted = lines[int(argument[:3]) - 1]
    elif sheet.screen.kind == "question":
        wanted = sheet.findings
    elif sheet.screen.kind == "offer" and argument:
        wanted = offered(sheet, argument)[:_FEW]
    else:
        wanted = ()
    for finding in wanted:
        face.say(view.question(finding, session.audience), "strong")
        if finding.help:
            face.say(finding.help)
        if sheet.screen.kind == "offer":
            face.say(view.takes(finding))
    if not argument or not wanted:
        face.say(HELP, whole=True)


def why(face: Face, session: Session, sheet: Sheet | None) -> None:
    """Say what the screen can still decide, or why no screen is asked now."""
    step = session.step
    if sheet is None or not isinstance(step, Ask):
        face.say("No question is asked now; so far shows all answers, explain tells more.")
        return
    rules = session.relevance.for_the_sake_of(frozenset(finding.id for finding in sheet.findings))
    if not rules:
        face.say("You asked to change this answer; nothing else waits for it.")
        return
    face.say(f"What you answer here bears on {len(rules)} rules that are still open. The weightiest:")
    for reason in reasons(rules, session.audience):
        face.say(f"- {reason}")
    if len(sheet.findings) > 1 and sheet.screen.kind == "checklist":
        names = ", ".join(named(finding, session.audience) for finding in sheet.findings[:2])
        face.say(f"explain why NAME tells of one of them alone: {names} ...", "quiet")


def explain(question: str, face: Face, session: Session) -> None:
    """Answer one of the seven questions about what is known so far."""
    from engine.explain import QUESTIONS, answer

    try:
        words = shlex.split(question)
        if not words:
            face.say(f"explain and one of: {', '.join(QUESTIONS)}. For example: explain how urgency.")
            return
        face.page(answer(session.knowledge, session.case, words[0], words[1:]).page)
    except CrampdxError as error:
        face.say(str(error), "caution")
    except ValueError:
        face.say("A quotation mark is missing.", "caution")


def save(name: str, face: Face, session: Session, journal: Journal | None) -> None:
    """Write the answers so far to a case file, or say where they are kept anyway."""
    if journal is not None:
        face.say(f"Every answer is kept in {printable(str(journal.path))} as it is given.")
    if not name:
        face.say("save FILE.yaml writes the answers so far as a case file.")
        return
    from engine.interview.files import case_text, write

    path = Path(name).expanduser()
    try:
        write(path, case_text(session, path.suffix))
    except CrampdxError as error:
        face.say(str(error), "caution")
    else:
        face.say(f"Written: {printable(name)}")
