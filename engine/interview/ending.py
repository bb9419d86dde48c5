"""The end: the report, and whatever of it is to be kept."""

from __future__ import annotations

from pathlib import Path

from engine.cases.problems import printable
from engine.errors import CrampdxError
from engine.interview import asides
from engine.interview.closing import summary_page
from engine.interview.commands import Command, command_in
from engine.interview.face import Back, Change, Face
from engine.interview.files import case_text, consulted, note_text, report_text, write
from engine.interview.note import note_page
from engine.interview.session import Session
from engine.report.page_of import page_of
from engine.report.untold import untold_told
from engine.report.wording import URGENCY

_MENU = """\
What now?
report FILE       write this report: .txt, .md, .html or .json
note              show the referral note on one page; note FILE writes it
case FILE         write a case file that crampdx assess reads: .yaml or .json
explain QUESTION  ask about the result, for example: explain how urgency
change NAME       correct an answer
quit              leave; the answers are kept"""
_WRITERS = {"report": report_text, "note": note_text, "case": case_text}


def end(face: Face, session: Session) -> None:
    """Show the result, and write down what is asked for; raise Back or Change for what is not right."""
    said = consulted(session)
    face.page(page_of(session.knowledge, said))
    face.say(URGENCY[session.audience][said.assessment.urgency], "strong")
    if untold := untold_told(session.relevance.outlook):
        face.say(untold, "caution")
    face.say(_MENU, whole=True)
    while True:
        try:
            line = face.read(("report", "note", "case", "explain", "quit")).strip()
        except (EOFError, KeyboardInterrupt):
            return
        verb, _, name = line.partition(" ")
        if verb == "note" and not name:
            face.page(note_page(session, said))
        elif verb in _WRITERS and name.strip():
            _write(verb, name.strip(), face, session)
        elif (command := command_in(line)) is None or not _obeyed(command, face, session):
            face.say(_MENU, whole=True)
        elif command.verb == "quit":
            return


def _obeyed(command: Command, face: Face, session: Session) -> bool:
    """Carry out what can be asked for when all questions are answered."""
    match command.verb:
        case "explain":
            asides.explain(command.argument, face, session)
        case "so far":
            face.page(summary_page(session))
        case "back":
            raise Back
        case "change":
            raise Change(command.argument)
        case "quit":
            pass
        case _:
            return False
    return True


def _write(verb: str, name: str, face: Face, session: Session) -> None:
    path = Path(name).expanduser()
    try:
        write(path, _WRITERS[verb](session, path.suffix))
    except CrampdxError as error:
        face.say(str(error), "caution")
    else:
        face.say(f"Written: {printable(name)}")
