"""`what-would-change X`: all smallest sets of answers that change a conclusion, learnt and altered apart.

Complete up to two answers, or three on request. Every set that is shown is replayed through experta.
What is declared fixed, like age, is never among the changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from engine.assessment.targets import RESULT, Target
from engine.cases.case import Case
from engine.errors import CrampdxError
from engine.explain.candidates import candidates
from engine.explain.dependence import depends_on
from engine.explain.explanation import Explanation, Question, explanation
from engine.explain.inquiry import Inquiry, listed
from engine.explain.minimal import Minimal, minimal_sets
from engine.explain.misses import is_known
from engine.explain.outcome import Value, value, value_in_words
from engine.explain.why_not import ChangeRecord, change_line, change_record
from engine.report.page import Node, Section
from knowledge.criteria import Finding

_MOST_SHOWN = 10
_NUMBERS = ("no", "one", "two", "three")


class Disagreement(CrampdxError):
    """Two readings of the rules differ: a mistake in the program, told rather than passed over."""


class SetRecord(TypedDict):
    """Answers that together, and none of them without the others, change a conclusion; and to what."""

    changes: list[ChangeRecord]
    becomes: Value


class WouldChangeRecord(TypedDict):
    """The smallest sets up to `largest` answers among `findings` that change a conclusion.

    `learning` holds those of unknown answers only, `altering` the others; of each at most ten are shown,
    and `..._more` counts the rest.
    """

    about: str
    value: Value
    findings: int
    largest: int
    learning: list[SetRecord]
    learning_more: int
    altering: list[SetRecord]
    altering_more: int


@dataclass(frozen=True, slots=True)
class _Replayed:
    """A set, and the case experta was consulted about with it."""

    found: Minimal
    case: Inquiry


def what_would_change(
    inquiry: Inquiry, about: Target, *, largest: int = 2, question: Question = "what-would-change"
) -> Explanation:
    """Say which answers would change a conclusion; about a finding, which answers to it change the result."""
    target = RESULT if about.kind in ("finding", "medicines") else about
    read = depends_on(inquiry.knowledge, about)
    findings = [finding for finding in read if not finding.fixed]
    found = list(minimal_sets(inquiry, target, list(candidates(inquiry, findings)), largest))
    learning = _ranked(inquiry, (one for one in found if not _alters(inquiry, one)))
    altering = _ranked(inquiry, (one for one in found if _alters(inquiry, one)))
    learnt, altered = (_replayed(inquiry, target, some[:_MOST_SHOWN]) for some in (learning, altering))
    record: WouldChangeRecord = {
        "about": str(about),
        "value": value(inquiry, about),
        "findings": len(findings),
        "largest": largest,
        "learning": [_record(inquiry, target, one) for one in learnt],
        "learning_more": len(learning) - len(learnt),
        "altering": [_record(inquiry, target, one) for one in altered],
        "altering_more": len(altering) - len(altered),
    }
    title = inquiry.title(about)
    now = f"{inquiry.title(target)}: {value_in_words(inquiry, target, value(inquiry, target))}"
    sections = (
        Section("As it is", (Node(now, tone="strong"),)),
        Section(
            "What is unknown, and would change it",
            tuple(_nodes(inquiry, target, learnt, learning)),
            tree=True,
        ),
        Section(
            "What is known, and would change it were it otherwise",
            tuple(_nodes(inquiry, target, altered, altering)),
            tree=True,
        ),
        Section("How complete this is", (Node(_completeness(inquiry, read, largest, len(found))),)),
    )
    return explanation(inquiry, question, f"what would change {title}", record, sections)


def _alters(inquiry: Inquiry, one: Minimal) -> bool:
    return any(is_known(inquiry, change[0].finding) for change in one.changes)


def _ranked(inquiry: Inquiry, sets: Iterator[Minimal]) -> list[Minimal]:
    """Order sets by size, by how many answers they alter, by the weight of what comes of them."""

    def rank(one: Minimal) -> tuple[int, int, bytes]:
        altered = sum(is_known(inquiry, change[0].finding) for change in one.changes)
        return len(one.changes), altered, one.outcome

    return sorted(sets, key=rank)


def _replayed(inquiry: Inquiry, target: Target, sets: Sequence[Minimal]) -> list[_Replayed]:
    """Consult experta about every set; what columns found has to come about there too."""
    others = inquiry.suppose([_supposing(inquiry, one) for one in sets])
    for one, other in zip(sets, others, strict=True):
        if not _differs(target, value(inquiry, target), value(other, target)):
            names = ", ".join(change[0].finding.id for change in one.changes)
            raise Disagreement(f"columns and experta differ on {target} for {names}: please report this")
    return [_Replayed(one, other) for one, other in zip(sets, others, strict=True)]


def _supposing(inquiry: Inquiry, one: Minimal) -> Case:
    return inquiry.altered({change[0].finding.id: change[0].answer for change in one.changes})


def _differs(target: Target, before: Value, after: Value) -> bool:
    """Say whether a conclusion changes: of a rule only whether it applies counts, not why it does not."""
    if target.kind == "rule":
        return (before == "true") is not (after == "true")
    return bool(before != after)


def _record(inquiry: Inquiry, target: Target, one: _Replayed) -> SetRecord:
    changes = [change_record(inquiry, change) for change in one.found.changes]
    return {"changes": changes, "becomes": value(one.case, target)}


def _nodes(
    inquiry: Inquiry, target: Target, shown: Sequence[_Replayed], found: Sequence[Minimal]
) -> Iterator[Node]:
    for one in shown:
        becomes = value_in_words(inquiry, target, value(one.case, target))
        lines = tuple(Node(change_line(inquiry, change)) for change in one.found.changes)
        yield Node(f"→ {becomes}", children=lines)
    if len(found) > len(shown):
        yield Node(f"and {len(found) - len(shown)} more such sets", tone="quiet")
    if not found:
        yield Node("nothing", tone="quiet")


def _completeness(inquiry: Inquiry, read: Sequence[Finding], largest: int, found: int) -> str:
    """Say how many sets were tried, and which findings were left as they are."""
    sizes = " or ".join(_NUMBERS[1 : largest + 1])
    tried = sum(not finding.fixed for finding in read)
    fixed = listed((inquiry.finding_name(finding.id) for finding in read if finding.fixed), 4)
    left = f" Left as it is: {fixed}." if fixed else ""
    return (
        f"Every set of {sizes} answers to {tried} findings was tried; {found} change it, and of each of "
        f"them every answer is needed.{left}"
    )
