"""Commands: what can be typed instead of an answer, at any time or at the end, and what each of them does."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from engine.cases.problems import printable
from engine.cases.values import folded
from engine.errors import CrampdxError
from engine.interview.asked_screens import AskedScreen
from engine.interview.journal import Interview
from engine.interview.replies import offered
from engine.interview.session import Ask, Session
from engine.interview.views import Face, NumberedLine, View, reasons, screen_view, summary_page, takes
from engine.reading.english import named, question
from engine.report.wording import URGENCY, untold_told
from engine.words import listed

Verb: TypeAlias = Literal[
    "help", "why", "back", "change", "so far", "explain", "save", "stop", "quiet", "quit"
]
HELP = """\
?, help           this help; help 3 tells more about line 3, help NAME about a result
why               why this is asked, and what it can still change
back              undo the last answer; it is shown again, and Enter keeps it
change NAME       change an earlier answer: change age, change medicines
so far            all your answers, and the result so far
stop              ask nothing more, and show the result so far
explain QUESTION  how, why, why-not, what-if, what-would-change, open, source
save FILE         write the answers so far to a case file
quiet             hide the line with the result so far, or show it again
quit              leave; everything is kept (also Ctrl-D)"""

_MENU = View(
    "What now?",
    (
        NumberedLine("report", "show all of this report; report FILE writes it: .txt, .md, .html or .json"),
        NumberedLine("note", "show the referral note on one page; note FILE writes it"),
        NumberedLine("case", "write a case file that crampdx assess reads: .yaml or .json"),
        NumberedLine("explain", "ask about the result, for example: explain how urgency"),
        NumberedLine("so far", "all your answers"),
        NumberedLine("change", "correct an answer; change age corrects the age"),
        NumberedLine("quit", "leave; the answers are kept"),
    ),
    "Type one of these; a file or a question behind it.",
)
_FILE = View("Which file?", hint="Type its name, such as answers.yaml; Enter goes back.")
_QUESTION = View("What about the result?", hint="Type a question, such as how urgency; Enter goes back.")
_NEEDS = {"case": _FILE, "explain": _QUESTION}

_VERBS: dict[str, Verb] = {
    "?": "help", "help": "help", "why": "why", "why?": "why", "back": "back", "undo": "back",
    "change": "change", "so far": "so far", "sofar": "so far", "summary": "so far", "explain": "explain",
    "save": "save", "stop": "stop", "quiet": "quiet", "quit": "quit", "exit": "quit", "q": "quit",
}  # fmt: skip
_WITH_ARGUMENT: tuple[Verb, ...] = ("help", "change", "explain", "save")
_FEW = 3
_MOST_FOUND = 4


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what was typed behind it."""

    verb: Verb
    argument: str = ""


class Instead(Exception):
    """The person wants something else than to answer: to go back, stop, change an answer, or quit."""

    def __init__(self, command: Command) -> None:
        super().__init__(command)
        self.command = command


def command_in(text: str) -> Command | None:
    """Return the command that a line is, None if it is none.

    >>> command_in("Change  potassium"), command_in("so far"), command_in("quinine")
    (Command(verb='change', argument='potassium'), Command(verb='so far', argument=''), None)
    """
    words = text[:2_000].split()
    said = folded(" ".join(words))
    if said in _VERBS:
        return Command(_VERBS[said])
    if not words:
        return None
    first, argument = folded(words[0]), " ".join(words[1:])
    if first.startswith("?") and len(first) > 1 and not argument:
        first, argument = "?", first[1:]
    verb = _VERBS.get(first)
    return Command(verb, argument) if verb in _WITH_ARGUMENT and verb is not None else None


def help_on(argument: str, face: Face, session: Session, asked: AskedScreen | None) -> None:
    """Tell the commands and more about the screen, or all about one of its lines."""
    if asked is None:
        face.say(HELP, whole=True)
        return
    lines = [line.findings for line in asked.lines] or [asked.findings]
    if argument.isdecimal() and argument.isascii() and 1 <= int(argument[:3]) <= len(asked.lines):
        wanted = lines[int(argument[:3]) - 1]
    elif asked.screen.kind == "question":
        wanted = asked.findings
    elif asked.screen.kind == "offer" and argument:
        wanted = offered(asked, argument)[:_FEW]
    else:
        wanted = ()
    for finding in wanted:
        face.say(question(finding, session.audience), "strong")
        if finding.help:
            face.say(finding.help)
        if asked.screen.kind == "offer":
            face.say(takes(asked, finding))
    if not argument or not wanted:
        face.say(screen_view(asked, session.audience, {}).hint)
        face.say(HELP, whole=True)


def why(face: Face, session: Session, asked: AskedScreen | None) -> None:
    """Say what the screen can still decide, or why no screen is asked now."""
    step = session.step
    if asked is None or not isinstance(step, Ask):
        face.say(
            "No question is being asked now. Type so far to see your answers, or explain to ask about them."
        )
        return
    for text in why_asked(session, asked):
        face.say(text)
    if len(asked.findings) > 1 and asked.screen.kind == "checklist":
        names = ", ".join(named(finding, session.audience) for finding in asked.findings[:2])
        face.say(f"For just one of them, type explain why and its name: {names} ...", "quiet")


def why_asked(session: Session, asked: AskedScreen) -> Iterator[str]:
    """Say in lines what a screen can still decide, and by which rules."""
    from engine.explain.why import could_find

    here = frozenset(finding.id for finding in asked.findings)
    rules = session.relevance.for_the_sake_of(here)
    finds = could_find(session.relevance, here, session.audience)
    if not rules and not finds:
        if asked.screen.kind == "offer":
            yield "Results at hand could still change what questions cannot. Nobody waits for them: done."
        else:
            yield "You asked to change this answer. Nothing else depends on it now."
        return
    if finds:
        yield f"Your answer here {listed(finds, most=_MOST_FOUND)}."
    if rules:
        open_ = "1 rule that is" if len(rules) == 1 else f"{len(rules)} rules that are"
        yield f"It bears on {open_} still open. The most important:"
    yield from (f"- {reason}" for reason in reasons(rules, session.audience))


def explain(question: str, face: Face, session: Session) -> None:
    """Answer one of the seven questions about what is known so far."""
    from engine.explain import QUESTIONS, answer

    try:
        words = shlex.split(question)
        if not words:
            face.say(f"Type explain and one of: {', '.join(QUESTIONS)}. For example: explain how urgency.")
            return
        face.page(answer(session.knowledge, session.case, words[0], words[1:]).page)
    except CrampdxError as error:
        face.say(str(error), "caution")
    except ValueError:
        face.say("A quotation mark is missing.", "caution")


def save(name: str, face: Face, interview: Interview) -> None:
    """Write the answers so far to a case file, or say where they are kept anyway."""
    if interview.journal is not None:
        face.say(f"Your answers are saved in {printable(str(interview.journal.path))} as you give them.")
    if not name:
        face.say("Type save FILE.yaml to write your answers so far to a case file.")
        return
    _write("case", name, face, interview.known)


def end(face: Face, session: Session) -> None:
    """Show the result, and write down what is asked for; raise Instead for what is not right."""
    from engine.assessment.consultation import consulted
    from engine.report.note import note_page
    from engine.report.page_of import page_of

    said = consulted(session.knowledge, session.case)
    page = page_of(said)
    face.page(page.shown_whole(by="type report"))
    face.say(URGENCY[session.audience][said.assessment.urgency], "strong")
    if untold := untold_told(session.relevance.outlook):
        face.say(untold, "caution")
    face.show(_MENU)
    while True:
        try:
            line = face.read(_MENU).strip()
            verb, _, name = line.partition(" ")
            if verb in _NEEDS and not name:
                face.show(_NEEDS[verb])
                name = face.read(_NEEDS[verb]).strip()
                line = f"{verb} {name}" if name and command_in(name) is None else ""
        except (EOFError, KeyboardInterrupt):
            return
        if not line:
            face.show(_MENU)
        elif verb == "report" and not name:
            face.page(page.whole())
        elif verb == "note" and not name:
            face.page(note_page(said))
        elif verb in ("report", "note", "case") and name.strip():
            _write(verb, name.strip(), face, session)
        elif (command := command_in(line)) is None or not _obeyed(command, face, session):
            face.show(_MENU)
        elif command.verb == "quit":
            return


def _obeyed(command: Command, face: Face, session: Session) -> bool:
    """Carry out what can be asked for when all questions are answered."""
    match command.verb:
        case "explain":
            explain(command.argument, face, session)
        case "so far":
            face.page(summary_page(session))
        case "back" | "change":
            raise Instead(command)
        case "quit":
            pass
        case _:
            return False
    return True


def _write(what: str, name: str, face: Face, session: Session) -> None:
    """Write a report, note or case to a new file, or say why it could not be written."""
    from engine.interview.documents import TEXTS, write

    path = Path(name).expanduser()
    try:
        write(path, TEXTS[what](session, path.suffix))
    except CrampdxError as error:
        face.say(str(error), "caution")
    else:
        face.say(f"Written: {printable(name)}")
