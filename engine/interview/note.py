"""The referral note: one page that says why, how urgent, what was asked and what was not."""

from __future__ import annotations

from collections.abc import Iterable

from engine.assessment import Assessment
from engine.case import CANNOT_TELL
from engine.consultation import Consulted
from engine.english import named, value_in_words
from engine.interview.session import Session
from engine.interview.summary import medicines_told
from engine.report.page import Node, Page, Section
from engine.report.wording import DISCLAIMER, STANDING, URGENCY
from engine.standing import Standing
from engine.urgency import red_flags_asked
from knowledge.criteria import DrugClass, Escalates, Finding, Rule, findings_in

_FEW = 6
_MOST_ANSWERS = 24
_MOST_NAMES = 9


def note_page(session: Session, consulted: Consulted) -> Page:
    """Compose the note. It is written for the clinician who reads it, whoever answered."""
    said = consulted.assessment
    sections = (
        Section("Why", _why(said)),
        Section("How urgent", _urgent(said)),
        Section("What was told", _told(session) + medicines_told(session)),
        Section("Red flags asked and denied", _denied(session)),
        Section("Not asked, or not known", _not_known(session, said)),
        Section("What is proposed", _proposed(said)),
    )
    knowledge = session.knowledge
    made_with = f"Knowledge {knowledge.version}, digest {knowledge.digest[:12]}."
    by = "a patient alone" if session.audience == "patient" else "a clinician"
    footer = f"Answered by {by}. {DISCLAIMER} {made_with}"
    return Page("Referral note", tuple(section for section in sections if section.nodes), footer)


def _why(said: Assessment) -> tuple[Node, ...]:
    if not said.in_scope:
        return (Node("The complaint is outside what was assessed."),)
    leading = [item for item in said.differential if item.standing >= Standing.POSSIBLE]
    nodes = tuple(
        Node(f"{item.disorder.name} ({item.disorder.icd10})", STANDING[item.standing])
        for item in leading[:_FEW]
    )
    more = len(leading) - len(nodes)
    rest = (Node(f"and {more} more that are possible", tone="quiet"),) if more > 0 else ()
    return nodes + rest or (Node("No cause is suggested by what was told."),)


def _urgent(said: Assessment) -> tuple[Node, ...]:
    reasons = tuple(Node(f"{rule.because} [{rule.id}]") for rule in said.urgent_by[:3])
    nodes = [Node(URGENCY["clinician"][said.urgency], tone="strong", children=reasons)]
    nodes += [Node(given.warning.text, "warning") for given in said.warnings[:_FEW]]
    return tuple(nodes)


def _told(session: Session) -> tuple[Node, ...]:
    knowledge = session.knowledge
    given = (
        (knowledge.finding[name], answer)
        for name, answer in session.case.answers.items()
        if answer is not False and answer is not CANNOT_TELL
    )
    told = [
        named(f) if answer is True else f"{named(f)}: {value_in_words(f, answer)}"
        for f, answer in given
        if not isinstance(f, DrugClass)
    ]
    return _joined(told, _MOST_ANSWERS)


def _denied(session: Session) -> tuple[Node, ...]:
    answers = session.case.answers
    flags = (f for f in _red_flag_findings(session) if answers.get(f.id) is False)
    return _joined([named(finding) for finding in flags], 2 * _MOST_NAMES)


def _not_known(session: Session, said: Assessment) -> tuple[Node, ...]:
    answers = session.case.answers
    unknown = [f for f in _red_flag_findings(session) if answers.get(f.id, CANNOT_TELL) is CANNOT_TELL]
    tests = dict.fromkeys(name for item in said.must_not_miss for name in item.would_exclude)
    flags = _joined([named(finding) for finding in unknown], _MOST_NAMES)
    excluding = _joined([named(session.knowledge.finding[name]) for name in tests], _MOST_NAMES)
    nodes = [Node(node.text, "red flags") for node in flags]
    nodes += [Node(node.text, "excluding tests") for node in excluding]
    open_ = [item.disorder.name for item in said.must_not_miss if item.status == "not_excluded"]
    nodes += [Node(node.text, "not excluded") for node in _joined(open_, _MOST_NAMES)]
    if session.audience == "patient":
        nodes.append(Node("none: a patient answered", "examination and laboratory"))
    return tuple(nodes)


def _proposed(said: Assessment) -> tuple[Node, ...]:
    nodes = [Node(advised.step.text, advised.step.kind) for advised in said.steps[:_FEW]]
    if more := said.steps[_FEW:]:
        nodes.append(Node(f"and {len(more)} more in the full report", tone="quiet"))
    return tuple(nodes)


def _red_flag_findings(session: Session) -> Iterable[Finding]:
    """Return what red flags read themselves and this audience is asked, each once, the gravest first."""
    flags = sorted(red_flags_asked(session.knowledge, session.audience), key=lambda rule: -_gravity(rule))
    read = dict.fromkeys(finding for rule in flags for finding in findings_in(rule.when))
    return [f for f in read if session.audience in f.asked_of and f.kind == "yes_no"]


def _gravity(rule: Rule) -> int:
    return max(effect.urgency for effect in rule.then if isinstance(effect, Escalates))


def _joined(names: list[str], most: int) -> tuple[Node, ...]:
    if not names:
        return ()
    more = f"; and {len(names) - most} more" if len(names) > most else ""
    return (Node("; ".join(names[:most]) + more),)
