"""The same interview answered from a case, for scripts and tests: where the case is silent, unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from engine.cases.case import CANNOT_TELL, Case
from engine.cases.problems import printable
from engine.interview.asked_screens import AskedScreen, drug_classes
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Ask,
    Clash,
    Confirmed,
    Finished,
    Heard,
    Kept,
    Medicines,
    Review,
    Session,
    Step,
    Turn,
)
from engine.interview.views import screen_view, status
from engine.reading.english import named, value_in_words
from engine.report.page import Node, Page, Section
from engine.report.wording import DISCLAIMER
from engine.words import itemised
from knowledge.criteria import Audience, KnowledgeBase

_FEW = 2
_MOST_NAMES = 20


def steps_answered(
    knowledge: KnowledgeBase, case: Case, audience: Audience | None = None
) -> Iterator[tuple[Step, Session]]:
    """Yield every step, and the interview after it was answered by the case; the last one is Finished."""
    session = Session(knowledge, audience or case.audience, id=case.id, denied=case.denied)
    while not isinstance(session.step, Finished):
        step = session.step
        session = session.after(turn_for(step, case, knowledge))
        yield step, session
    yield session.step, session


def turn_for(step: Step, case: Case, knowledge: KnowledgeBase) -> Turn:
    """Answer a step as the case does: go on after alarms, keep what clashes, confirm the summary."""
    match step:
        case Ask(following):
            return answer(following.asked, case, knowledge)
        case Alarm(reasons):
            return Heard(reasons)
        case Clash(contradiction):
            return Kept(contradiction.conflict.id, contradiction.answers)
        case Review() | Finished():
            return Confirmed()
        case _:
            assert_never(step)


def answer(asked: AskedScreen, case: Case, knowledge: KnowledgeBase) -> AnsweredScreen:
    """Answer a screen as the case does."""
    if asked.screen.kind == "medicines":
        return AnsweredScreen(asked.screen.id, {}, _medicines(case, knowledge))
    given = {finding.id: case.answers.get(finding.id, CANNOT_TELL) for finding in asked.findings}
    if asked.screen.kind == "offer":
        given = {name: found for name, found in given.items() if found is not CANNOT_TELL}
    return AnsweredScreen(asked.screen.id, given)


def _medicines(case: Case, knowledge: KnowledgeBase) -> Medicines:
    """Return the list of a case; one that answers drug classes without a list is given their names."""
    if case.medicines is not None:
        return Medicines(case.medicines, case.medicines_complete)
    taken = {f.id for f in drug_classes(knowledge) if case.answers.get(f.id) is True}
    if not taken:
        denied = all(case.answers.get(f.id) is False for f in drug_classes(knowledge))
        return Medicines(()) if denied and drug_classes(knowledge) else Medicines(None)
    names = [_name_of(drug_class, taken, knowledge) for drug_class in sorted(taken)]
    complete = all(f.id in case.answers for f in drug_classes(knowledge))
    return Medicines(tuple(filter(None, names)), complete)


def _name_of(drug_class: str, taken: set[str], knowledge: KnowledgeBase) -> str:
    """Return a medicine that belongs to a class, and to none that is not taken."""
    for name, medicine in knowledge.drugs.items():
        if drug_class in medicine.classes and taken.issuperset((*medicine.classes, *medicine.perhaps)):
            return name
    return ""


def protocol_page(steps: Iterable[tuple[Step, Session]]) -> Page:
    """Tell which screens were shown, why, what was answered, and why there were no more."""
    sections = []
    number = 0
    title = ""
    for step, session in steps:
        voice = session.audience
        title = printable(f"The interview of {session.id}, as a {voice}")
        match step:
            case Ask(following):
                number += 1
                sections.append(_screen(number, following.asked, session, _because(step)))
            case Alarm():
                reasons = tuple(Node(rule.because) for rule in step.rules) or (Node("out of scope"),)
                sections.append(Section("Shown at once", reasons, "alarm"))
            case Clash(contradiction):
                sections.append(Section("Asked again", (Node(contradiction.conflict.ask),), "caution"))
            case Review():
                text = f"Nothing left to ask a {voice} can change the result."
                end = (Node(f"{text} {number} screens. {status(session)}"),)
                sections.append(Section("The end", end, "strong"))
            case Finished():
                pass
            case _:
                assert_never(step)
    return Page(title, tuple(sections), DISCLAIMER)


def _because(step: Ask) -> tuple[str, ...]:
    rules = step.next.rules
    more = f" and {len(rules) - _FEW} more rules" if len(rules) > _FEW else ""
    return tuple(f"{rule.because} [{rule.id}]" for rule in rules[:_FEW]) + ((more.strip(),) if more else ())


def _screen(number: int, asked: AskedScreen, session: Session, because: tuple[str, ...]) -> Section:
    voice = session.audience
    title = f"{number}. {screen_view(asked, voice, {}).title}"
    why = Node("", "why", "quiet", tuple(Node(text, tone="quiet") for text in because))
    if asked.screen.kind == "medicines":
        taken = session.medicines
        names = "not known" if taken is None or taken.names is None else ", ".join(taken.names) or "none"
        return Section(title, (Node(printable(names), "medicines"), why))
    said: dict[str, list[str]] = {}
    for finding in asked.findings:
        if finding.id in session.case.answers:
            text = value_in_words(finding, session.case.answers[finding.id], voice)
            said.setdefault(text, []).append(named(finding, voice))
    quiet = ("no", "asked, not known")
    nodes = (
        Node(itemised(names, _MOST_NAMES), text, "quiet" if text in quiet else "plain")
        for text, names in said.items()
    )
    return Section(title, (*nodes, why))
