"""All answers on one page, to be confirmed or corrected."""

from __future__ import annotations

from collections.abc import Iterable

from engine.case import CANNOT_TELL, Answer
from engine.english import named, value_in_words
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
    so = tuple(
        Node(_sentence(finding, answer, session))
        for finding, answer in answers.items()
        if answer is not False and answer is not CANNOT_TELL
    )
    denied = _listed((f for f, answer in answers.items() if answer is False), session)
    open_ = _listed((f for f, answer in answers.items() if answer is CANNOT_TELL), session)
    sections = (
        Section("What is so", so + medicines_told(session)),
        Section("What is not", denied),
        Section("What cannot be told", open_),
        Section("What stands", (Node(status(session), tone="strong"),)),
    )
    title = "Your answers" if voice == "patient" else "The answers"
    return Page(title, tuple(section for section in sections if section.nodes), DISCLAIMER)


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
