"""All answers on one page, to be confirmed or corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import escaped
from engine.interview.screens import says_no
from engine.interview.session import Session
from engine.interview.view import status
from engine.reading.english import named, value_in_words
from engine.report.page import Node, Page, Section
from engine.report.untold import untold_told
from engine.report.wording import DISCLAIMER
from knowledge.criteria import Audience, DrugClass, Finding

IS_RIGHT = "Is this right? y shows the result; change NAME corrects an answer; all lists what is counted."
_SETTLED: Mapping[Audience, str] = {
    "clinician": "Nothing left to ask a clinician can change urgency, warnings, must-not-miss or what leads.",
    "patient": "That is all: nothing else that you could be asked can change the result.",
}
_OTHERS = "Other questions"
_STOPPED = "You asked for the result now. What was not asked is open, and the report says so."


def summary_page(session: Session, *, whole: bool = True) -> Page:
    """Return what was answered, told apart as people check it: what is so, what is not, what is open.

    In short, what is not and what is unknown are counted by the screens that asked for them.
    """
    told = _listed if whole else _counted
    voice = session.audience
    answers = {
        session.knowledge.finding[name]: answer
        for name, answer in session.case.answers.items()
        if not isinstance(session.knowledge.finding[name], DrugClass)
    }
    no = [f for f, answer in answers.items() if says_no(session.knowledge, f.id, answer)]
    unknown = [f for f, answer in answers.items() if answer is CANNOT_TELL]
    rest = {f: answer for f, answer in answers.items() if f not in no and f not in unknown}
    applies = tuple(Node(_sentence(finding, answer, session)) for finding, answer in rest.items())
    sections = (
        Section("What applies", applies + medicines_told(session)),
        Section("What does not", told(no, session)),
        Section("What is unknown", told(unknown, session)),
        Section("What stands", _stands(session, whole=whole)),
    )
    title = "Your answers" if voice == "patient" else "The answers"
    return Page(title, tuple(section for section in sections if section.nodes), DISCLAIMER)


def ends_because(because: Literal["settled", "stopped"], session: Session) -> str:
    """Say why the questions end, and what of them could not be told."""
    why = _STOPPED if because == "stopped" else _SETTLED[session.audience]
    return " ".join(filter(None, (why, untold_told(session.relevance.outlook))))


def _stands(session: Session, *, whole: bool) -> tuple[Node, ...]:
    untold = untold_told(session.relevance.outlook) if whole else ""
    caution = (Node(untold, tone="caution"),) if untold else ()
    return (Node(status(session), tone="strong"), *caution)


def answer_told(session: Session, finding: Finding | None) -> str:
    """Return what was answered to a question, or, for None, of medicines; '' while it was not."""
    if finding is None or isinstance(finding, DrugClass):
        return "; ".join(node.text for node in medicines_told(session))
    answer = session.case.answers.get(finding.id)
    return "" if answer is None else value_in_words(finding, answer, session.audience)


def medicines_told(session: Session) -> tuple[Node, ...]:
    """Say what was told of medicines."""
    taken = session.medicines
    if taken is None:
        return ()
    if taken.names is None:
        return (Node("cannot be told", "medicines"),)
    names = ", ".join(map(escaped, taken.names)) or "none"
    more = "" if taken.complete else " (and more that cannot be named)"
    strange = ", ".join(map(escaped, session.case.unrecognised_medicines))
    unknown = (Node(f"not recognised, and not read as none: {strange}", tone="caution"),) if strange else ()
    return (Node(f"{names}{more}", "medicines", children=unknown),)


def _sentence(finding: Finding, answer: Answer, session: Session) -> str:
    name = named(finding, session.audience)
    return name if answer is True else f"{name}: {value_in_words(finding, answer, session.audience)}"


def _listed(findings: Iterable[Finding], session: Session) -> tuple[Node, ...]:
    text = "; ".join(named(finding, session.audience) for finding in findings)
    return (Node(text, tone="quiet"),) if text else ()


def _counted(findings: Iterable[Finding], session: Session) -> tuple[Node, ...]:
    """Count findings by the screen that asks for them, in the order of screens."""
    titles: dict[str, str] = {}
    for screen in session.knowledge.screens:
        title = (session.audience == "patient" and screen.plain) or screen.title
        titles |= {finding.id: title for finding in screen.findings}
    counts = Counter(titles.get(finding.id, _OTHERS) for finding in findings)
    in_order = [title for title in dict.fromkeys((*titles.values(), _OTHERS)) if title in counts]
    return tuple(Node(title, str(counts[title]), "quiet") for title in in_order)
