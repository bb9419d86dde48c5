"""The referral note: the question, the story in five lines, and the negatives that matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

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
from engine.report.feared import behind, feared
from engine.report.page import Node, Page, Section
from engine.report.phrases import fitting, in_sentence
from engine.report.untold import untold_red_flags
from engine.report.wording import STANDING, URGENCY, footer
from engine.words import listed
from knowledge.criteria import RUNGS, DrugClass, Finding, Step, Urgency, findings_in

LINES, WIDTH = 60, 80
"""What a page holds in plain text."""
_STORY, _NEGATIVES, _UNKNOWN, _MOST = 5 * 72, 4 * 74, 2 * 58, 3
"""What there is room for: characters of answers, and how many of everything else."""


def note_page(session: Session, consulted: Consulted) -> Page:
    """Compose the note. It is written for the clinician who reads it, whoever answered."""
    said = consulted.assessment
    sections = (
        Section("The question", tuple(_question(said))),
        Section("To be heeded", tuple(_heeded(said)), "caution"),
        Section("The story", _told(session)),
        Section("What speaks for it", tuple(_why(said))),
        Section("Asked or examined, and absent", _one(_negatives(session, said), _NEGATIVES)),
        Section("Not known", tuple(_not_known(session, said))),
        Section("Proposed before or meanwhile", tuple(_proposed(said))),
    )
    by = "a patient alone, without examination or tests" if session.audience == "patient" else "a clinician"
    below = f"Answered by {by}. {footer(session.knowledge)}"
    return Page("Referral note", tuple(section for section in sections if section.nodes), below)


def _question(said: Assessment) -> Iterator[Node]:
    """Say how urgent it is, and what is asked of the reader."""
    yield Node(URGENCY["clinician"][said.urgency], tone="strong")
    if not said.in_scope:
        yield Node("The complaint is outside the scope of this assessment.")
    elif asked := dict.fromkeys((*(feared(said) if said.urgency >= Urgency.URGENT else ()), *said.leading)):
        yield Node(f"Is it {listed((in_sentence(d.name) for d in asked), 'or', _MOST)}?")
    else:
        yield Node("What is behind this? Nothing reported suggests a cause.")
    if step := _referral(said):
        yield Node(step.text)


def _heeded(said: Assessment) -> Iterator[Node]:
    yield from (Node(given.warning.text, tone="caution") for given in said.warnings)
    yield from (Node(clash.conflict.ask, tone="caution") for clash in said.contradictions)


def _referral(said: Assessment) -> Step | None:
    """Return what others are asked to do, if that is urgent."""
    acting = (a.step for a in said.steps if a.step.rung == RUNGS[-1])
    return next(acting, None) if said.urgency >= Urgency.URGENT else None


def _told(session: Session) -> tuple[Node, ...]:
    """Tell what is so in the order of the catalogue, after what is measured in everybody: the age, say."""
    answers, knowledge = session.case.answers, session.knowledge
    in_order = sorted(
        knowledge.finding.values(), key=lambda f: f.kind != "quantity" or f.obtained != "history"
    )
    told = [
        named(f) if answers[f.id] is True else f"{named(f)}: {value_in_words(f, answers[f.id])}"
        for f in in_order
        if answers.get(f.id, CANNOT_TELL) is not CANNOT_TELL
        and not isinstance(f, DrugClass)
        and not says_no(knowledge, f.id, answers[f.id])
    ]
    taken = (replace(node, label="", text=f"Medicines: {node.text}") for node in medicines_told(session))
    return (*_one(told, _STORY), *taken)


def _why(said: Assessment) -> Iterator[Node]:
    """Give what is urgent and what leads, each with its strongest reason; the same reason once."""
    given: set[str] = set()
    suggested = [item for item in said.differential if item.standing >= Standing.POSSIBLE]
    for rule in behind(said)[:_MOST]:
        given.add(rule.because)
        yield Node(f"{rule.because} [{rule.id}]", said.urgency.name.lower().replace("_", "-"))
    for item in suggested[:_MOST]:
        best = max(item.supported_by, key=lambda weighed: weighed[1])[0]
        reason = f", as above [{best.id}]" if best.because in given else f": {best.because} [{best.id}]"
        given.add(best.because)
        yield Node(f"{item.disorder.name}{reason}", STANDING[item.standing])


def _negatives(session: Session, said: Assessment) -> list[str]:
    """Name what was looked for and is not there: of red flags first, then of what must not be missed."""
    answers, finding = session.case.answers, session.knowledge.finding
    flags = [f for f in _red_flag_findings(session) if answers.get(f.id) is False]
    signs = (finding[name] for item in said.must_not_miss for name in item.absent if name in finding)
    return [
        named(f) if answers[f.id] is False else f"{named(f)}: {value_in_words(f, answers[f.id])}"
        for f in dict.fromkeys((*flags, *signs))
        if f.id in answers
    ]


def _not_known(session: Session, said: Assessment) -> Iterator[Node]:
    """Name red flags that nobody could tell, what to ask, tests that would exclude, and what is open."""
    finding = session.knowledge.finding
    suspected = (item for item in said.must_not_miss if item.status == "supported")
    tests = dict.fromkeys(name for item in suspected for name in item.would_exclude)
    open_ = (i.disorder.name for i in said.must_not_miss if i.status in ("needs_test", "not_looked_for"))
    for label, names in (
        ("cannot tell", (_of(finding, name) for name in untold_red_flags(session.relevance.outlook))),
        ("not asked", (_of(finding, name) for name in said.ask)),
        ("not tested", (_of(finding, name) for name in tests)),
        ("not looked for", map(in_sentence, open_)),
    ):
        if text := fitting(names, _UNKNOWN):
            yield Node(text, label)


def _of(finding: Mapping[str, Finding], name: str) -> str:
    return named(finding[name]) if name in finding else name


def _proposed(said: Assessment) -> Iterator[Node]:
    """Name the next steps in the order in which one would do them, but for what is asked of the reader."""
    steps = [advised.step for advised in said.steps if advised.step is not _referral(said)]
    yield from (Node(step.text) for step in steps[:_MOST])
    if left := steps[_MOST:]:
        yield Node(f"and {len(left)} more in the full report", tone="quiet")


def _red_flag_findings(session: Session) -> Iterable[Finding]:
    """Return what red flags read themselves and this audience is asked, each once.

    The gravest come first, and of those what is one by itself before what is one among others.
    """
    asked = red_flags_asked(session.knowledge, Patient({}, session.audience))
    reads = {rule: findings_in(rule.when) for rule in asked}
    flags = sorted(reads, key=lambda rule: (-asks_for(rule).rank, len(reads[rule])))
    read = dict.fromkeys(finding for rule in flags for finding in reads[rule])
    return [f for f in read if session.audience in f.asked_of and f.kind == "yes_no"]


def _one(names: Iterable[str], room: int) -> tuple[Node, ...]:
    text = fitting(names, room)
    return (Node(text),) if text else ()
