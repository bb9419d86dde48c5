"""What a posted form does to an interview: one turn, or nothing and a kind word.

Every form carries the position of the journal that it was made for. One that was made before the last turn,
in another window or before going back, does nothing; what was typed in it is shown again, to be sent anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.cases.case import CANNOT_TELL, Answer
from engine.interview.asked_screens import (
    AskedScreen,
    as_told,
    asked_of_screen,
    drug_classes,
    lines_of,
    medicines_screen,
    screen_of,
    screens_of,
    together,
)
from engine.interview.journal import Interview, unfinished
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Ask,
    Clash,
    Confirmed,
    Heard,
    Kept,
    Review,
    Session,
    Turn,
)
from engine.web.fields import NAMES, Posted, ReadForm, first_of, read_form
from knowledge.criteria import DrugClass, KnowledgeBase

POSITION, DO, SCREEN, END = "at", "do", "screen", "end"
"""What every form carries: its position, which button was pressed, whose answers these are, and its end."""
OLD = (
    "This page was older than your last answer, so nothing was taken from it, and nothing is lost. Perhaps "
    "it was open in two windows, or was sent twice. Here is where you are."
)
OLD_HERE = (
    "This page had grown old, so nothing was taken yet. What you typed stands below: please send it again."
)
OLD_ANSWERS = (
    "You have answered this page before, perhaps in another window, so what you sent just now was not taken. "
    "It stands below: send it again to change your earlier answers, or go on where you were."
)
TORN = "The form arrived incomplete, so nothing was taken from it. Please send it again."
NOT_UNDERSTOOD = "That could not be understood, and nothing was changed. Here is where you are."


@dataclass(frozen=True, slots=True)
class Again:
    """Why the interview did not move: a word to the visitor, what was posted, and as what it was read.

    `answered` is the turn whose answers what was posted would change, by its number, and its screen.
    """

    notice: str = ""
    posted: Posted | None = None
    read: ReadForm | None = None
    answered: tuple[int, AskedScreen] | None = None

    @property
    def status(self) -> int:
        """The status of the answer that says so."""
        return 422 if self.read is not None and self.read.problems else 409


def take(visit: Interview, posted: Posted) -> Again | None:
    """Do what a form posted to the step asks for; return None where the interview moved on."""
    do, step = first_of(posted, DO), visit.session.step
    if first_of(posted, END) != "1":
        return Again(TORN, posted)
    if first_of(posted, POSITION) != str(visit.position):
        return _old(visit, posted)
    match do, step:
        case "back", _:
            if isinstance(step, Ask):
                _keep_typed(visit, step.next.asked, posted)
            visit.back()
        case "stop", _:
            visit.stop()
        case "answer", Ask(following):
            return _answer(visit, following.asked, posted)
        case "heard", Alarm(reasons):
            visit.do(Heard(reasons))
        case "keep", Clash(contradiction):
            visit.do(Kept(contradiction.conflict.id, contradiction.answers))
        case "confirm", Review():
            visit.do(Confirmed())
        case _:
            return Again(NOT_UNDERSTOOD)
    return None


def change(visit: Interview, asked: AskedScreen, posted: Posted) -> Again | None:
    """Change earlier answers; those that stay as they are make no turn."""
    if first_of(posted, END) != "1":
        return Again(TORN, posted)
    if first_of(posted, POSITION) != str(visit.position):
        return Again(OLD_ANSWERS, posted)
    read = read_form(asked, posted, visit.session.knowledge)
    if read.problems:
        return Again("", posted, read)
    if asked.screen.kind != "medicines":
        for name, answer in changes(visit.session, asked, read.answer.answers).items():
            visit.do(AnsweredScreen(name, {name: answer}, None, changed=True))
    elif read.answer.medicines != visit.session.medicines:
        visit.do(replace(read.answer, changed=True))
    return None


def changes(session: Session, asked: AskedScreen, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers that were not told before; a result that is emptied is not known any more."""
    told = session.case.told
    emptied = {f.id: CANNOT_TELL for f in asked.findings if f.id in told and f.id not in answers}
    return {name: said for name, said in {**answers, **emptied}.items() if told.get(name) != said}


def answered_screen(session: Session, turn: Turn) -> AskedScreen | None:
    """Return a screen as a turn answered it; None if it answered none, or one that is not asked any more."""
    if not isinstance(turn, AnsweredScreen) or turn.changed:
        return None
    knowledge = session.knowledge
    screen = screens_of(knowledge).get(turn.screen)
    if screen is None:
        (name, *_) = (*turn.answers, "")
        return asked_about(knowledge, name)
    if screen.kind in ("medicines", "offer"):
        asks = [finding.id for finding in screen.asks] or [f.id for f in drug_classes(knowledge)]
        return asked_of_screen(knowledge, screen, session.audience, dict.fromkeys(asks, 1.0), ())
    if screen.kind == "checklist":
        lists = [one for one in screens_of(knowledge).values() if one.kind == "checklist"]
        lines = [(one, line) for one in lists for line in lines_of(one, turn.answers)]
        return as_told(together(lists, lines), session.case.answers) if lines else None
    return asked_of_screen(knowledge, screen, session.audience, dict.fromkeys(turn.answers, 1.0), ())


def asked_about(knowledge: KnowledgeBase, name: str) -> AskedScreen | None:
    """Return the screen on which one finding, or the list of medicines, is asked by itself."""
    finding = knowledge.finding.get(name)
    if name == "medicines" or isinstance(finding, DrugClass):
        return medicines_screen(knowledge) if knowledge.drug_classes else None
    return screen_of(finding) if finding is not None else None


def _answer(visit: Interview, asked: AskedScreen, posted: Posted) -> Again | None:
    read = read_form(asked, posted, visit.session.knowledge)
    if read.problems and asked.screen.kind in ("offer", "medicines"):
        visit.draft(read.answer)
        return Again("", posted, read)
    if asked.screen.kind == "medicines":
        visit.do(read.answer)
        return None
    return None if visit.answer(asked, read.answer.answers) else Again("", posted, read)


def _keep_typed(visit: Interview, asked: AskedScreen, posted: Posted) -> None:
    """Keep what was typed in a form that is left: it is shown again where the screen is.

    What only stood there from before is kept already, and counts for no more than it did.
    """
    said, before = read_form(asked, posted, visit.session.knowledge).answer, visit.given(asked)
    if asked.screen.kind == "medicines":
        if said.names and said.names != before.names:
            visit.draft(replace(said, medicines=unfinished(said.names)))
    elif said.answers and said.answers != before.answers:
        visit.draft(said)


def _old(visit: Interview, posted: Posted) -> Again | None:
    """Take nothing from an old form, unless it says only what was answered already: then all is well."""
    step, session, mark = visit.session.step, visit.session, first_of(posted, SCREEN)
    if first_of(posted, DO) != "answer":
        return Again(OLD)
    if (answered := _last_answered(session, mark)) is None:
        is_here = isinstance(step, Ask) and mark_of(step.next.asked) == mark
        return Again(OLD_HERE, posted) if is_here else Again(OLD)
    _, asked = answered
    read = read_form(asked, posted, session.knowledge)
    return None if _is_told(session, asked, read, posted) else Again(OLD_ANSWERS, posted, read, answered)


def mark_of(asked: AskedScreen) -> str:
    """Return what tells a screen, or the part of it that is asked, from all others."""
    return f"{asked.screen.id}/{asked.findings[0].id}"


def _is_told(session: Session, asked: AskedScreen, read: ReadForm, posted: Posted) -> bool:
    """Return whether a form says what was answered already."""
    if asked.screen.kind != "medicines":
        return not (read.problems or changes(session, asked, read.answer.answers))
    told = session.medicines
    if not read.problems:
        return read.answer.medicines == told
    is_typed = bool(first_of(posted, NAMES).strip())
    return is_typed and told is not None and (told.names or ()) == read.answer.names


def _last_answered(session: Session, mark: str) -> tuple[int, AskedScreen] | None:
    screen, _, first = mark.partition("/")
    for number, turn in reversed([*enumerate(session.turns)]):
        if isinstance(turn, AnsweredScreen) and turn.screen == screen:
            asked = answered_screen(session, turn)
            if asked is not None and first in [finding.id for finding in asked.findings]:
                return number, asked
    return None
