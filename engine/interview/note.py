"""The referral note: one page that says why, how urgent, what was asked and what was not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from engine.assessment import Assessment
from engine.assessment.consultation import Consulted
from engine.assessment.red_flags import asks_for, red_flags_asked
from engine.assessment.standing import Standing
from engine.cases.case import CANNOT_TELL
from engine.interview.screens import says_no
from engine.interview.session import Session
from engine.interview.views import medicines_told
from engine.reading.english import named, value_in_words
from engine.reading.patient import Patient
from engine.report.page import Node, Page, Section
from engine.report.text import console_for, text_page
from engine.report.wording import STANDING, URGENCY, footer
from engine.words import itemised
from knowledge.criteria import DrugClass, Finding, findings_in

LINES, WIDTH = 60, 80
"""What a page holds in plain text."""
_MOST, _LEAST = 7, 3
"""How many of each are named; as many as a page holds, and never fewer than the least."""


def note_page(session: Session, consulted: Consulted) -> Page:
    """Compose the note. It is written for the clinician who reads it, whoever answered."""
    pages = (_page(session, consulted.assessment, few) for few in range(_MOST, _LEAST, -1))
    return next((page for page in pages if _fits(page)), _page(session, consulted.assessment, _LEAST))


def _fits(page: Page) -> bool:
    console = console_for(StringIO(), plain=True)
    console.width = WIDTH
    return len(text_page(page, console).splitlines()) <= LINES


def _page(session: Session, said: Assessment, few: int) -> Page:
    sections = (
        Section("Why", _why(said, few)),
        Section("How urgent", _urgent(said, few // 2)),
        Section("What was reported", _told(session, 4 * few) + medicines_told(session)),
        Section("Red flags asked and denied", _denied(session, 2 * few)),
        Section("Not asked, or not known", _not_known(session, said, few)),
        Section("What is proposed", _proposed(said, few)),
    )
    by = "a patient alone, without examination or tests" if session.audience == "patient" else "a clinician"
    below = f"Answered by {by}. {footer(session.knowledge)}"
    return Page("Referral note", tuple(section for section in sections if section.nodes), below)


def _why(said: Assessment, most: int) -> tuple[Node, ...]:
    if not said.in_scope:
        return (Node("The complaint is outside the scope of this assessment."),)
    leading = [item for item in said.differential if item.standing >= Standing.POSSIBLE]
    nodes = tuple(
        Node(f"{item.disorder.name} ({item.disorder.icd10})", STANDING[item.standing])
        for item in leading[:most]
    )
    more = len(leading) - len(nodes)
    rest = (Node(f"and {more} more that are possible", tone="quiet"),) if more > 0 else ()
    return nodes + rest or (Node("Nothing reported suggests a cause."),)


def _urgent(said: Assessment, most: int) -> tuple[Node, ...]:
    reasons = tuple(Node(f"{rule.because} [{rule.id}]") for rule in said.urgent_by[:most])
    nodes = [Node(URGENCY["clinician"][said.urgency], tone="strong", children=reasons)]
    nodes += [Node(given.warning.text, "warning") for given in said.warnings[:most]]
    return (*nodes, *_more(said.warnings[most:]))


def _told(session: Session, most: int) -> tuple[Node, ...]:
    knowledge = session.knowledge
    given = (
        (knowledge.finding[name], answer)
        for name, answer in session.case.answers.items()
        if answer is not CANNOT_TELL and not says_no(knowledge, name, answer)
    )
    told = [
        named(f) if answer is True else f"{named(f)}: {value_in_words(f, answer)}"
        for f, answer in given
        if not isinstance(f, DrugClass)
    ]
    return _named(told, most)


def _denied(session: Session, most: int) -> tuple[Node, ...]:
    answers = session.case.answers
    flags = (f for f in _red_flag_findings(session) if answers.get(f.id) is False)
    return _named([named(finding) for finding in flags], most)


def _not_known(session: Session, said: Assessment, most: int) -> tuple[Node, ...]:
    answers = session.case.answers
    unknown = [f for f in _red_flag_findings(session) if answers.get(f.id, CANNOT_TELL) is CANNOT_TELL]
    suspected = (item for item in said.must_not_miss if item.status == "supported")
    tests = dict.fromkeys(name for item in suspected for name in item.would_exclude)
    flags = _named([named(finding) for finding in unknown], most)
    excluding = _named([named(session.knowledge.finding[name]) for name in tests], most)
    nodes = [Node(node.text, "red flags") for node in flags]
    nodes += [Node(node.text, "excluding tests") for node in excluding]
    open_ = [
        item.disorder.name
        for item in said.must_not_miss
        if item.status not in ("supported", "excluded", "not_found")
    ]
    nodes += [Node(node.text, "not looked for") for node in _named(open_, most)]
    return tuple(nodes)


def _proposed(said: Assessment, most: int) -> tuple[Node, ...]:
    # What is urgent first, and what others are asked to do before what was to be asked anyway.
    urgent = {rule.id for rule in said.urgent_by}
    steps = sorted(
        said.steps,
        key=lambda advised: (
            urgent.isdisjoint(rule.id for rule in advised.rules),
            advised.step.kind == "history",
        ),
    )
    nodes = tuple(Node(advised.step.text, advised.step.kind) for advised in steps[:most])
    return (*nodes, *_more(steps[most:]))


def _more(left: Sequence[object]) -> tuple[Node, ...]:
    return (Node(f"and {len(left)} more in the full report", tone="quiet"),) if left else ()


def _red_flag_findings(session: Session) -> Iterable[Finding]:
    """Return what red flags read themselves and this audience is asked, each once.

    The gravest come first, and of those what is one by itself before what is one among others.
    """
    asked = red_flags_asked(session.knowledge, Patient({}, session.audience))
    reads = {rule: findings_in(rule.when) for rule in asked}
    flags = sorted(reads, key=lambda rule: (-asks_for(rule).rank, len(reads[rule])))
    read = dict.fromkeys(finding for rule in flags for finding in reads[rule])
    return [f for f in read if session.audience in f.asked_of and f.kind == "yes_no"]


def _named(names: list[str], most: int) -> tuple[Node, ...]:
    return (Node(itemised(names, most)),) if names else ()
