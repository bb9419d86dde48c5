"""All answers on one page, to be confirmed or corrected."""

from __future__ import annotations

from collections.abc import Iterable

from engine.case import CANNOT_TELL, Answer
from engine.english import named, value_in_words
from engine.interview.screens import says_no
from engine.interview.session import Session
from engine.interview.view import status
from engine.problems import escaped
from engine.report.page import Node, Page, Section
from engine.report.wording import DISCLAIMER
from knowledge.criteria import DrugClass, Finding


def summary_page(session: Session) -> Page:
    """Return what was answered, told apart as people check it: what is so, what is not, what is open."""
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
        Section("What does not", _listed(no, session)),
        Section("What is unknown", _listed(unknown, session)),
        Section("What stands", (Node(status(session), tone="strong"),)),
    )
    title = "Your answers" if voice == "patient" else "The answers"
    return Page(title, tuple(section for section in sections if section.nodes), DISCLAIMER)


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
