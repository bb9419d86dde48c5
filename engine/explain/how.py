"""`how X`: the proof tree of a conclusion, from what fired down to the answers, with reasons and sources."""

from __future__ import annotations

from typing import TypedDict

from engine.assessment.targets import Target
from engine.explain.conclusion import conclusion
from engine.explain.explanation import Explanation, explanation
from engine.explain.inquiry import Inquiry
from engine.explain.outcome import Value
from engine.explain.parts import findings_used
from engine.explain.telling import PartRecord, Telling
from engine.report.page import Node, Section


class HowRecord(TypedDict):
    """What is concluded about a target, and its proof.

    `leaves` are the findings whose answers alone bring the conclusion about again.
    """

    about: str
    value: Value
    statement: str
    leaves: list[str]
    proof: list[PartRecord]


def how(inquiry: Inquiry, target: Target) -> Explanation:
    """Prove a conclusion."""
    concluded = conclusion(inquiry, target)
    used = findings_used(concluded.parts)
    record: HowRecord = {
        "about": str(target),
        "value": concluded.value,
        "statement": concluded.statement,
        "leaves": [name for name in inquiry.knowledge.finding if name in used],
        "proof": Telling(inquiry).part_records(concluded.parts),
    }
    sections = (
        Section("What is concluded", (Node(concluded.statement, tone="strong"),)),
        Section("From what", Telling(inquiry).parts(concluded.parts), tree=True),
        Section("It rests on these answers", _answers(inquiry, record["leaves"])),
    )
    return explanation(inquiry, "how", f"how {inquiry.title(target)}", record, sections)


def _answers(inquiry: Inquiry, leaves: list[str]) -> tuple[Node, ...]:
    return tuple(Node(inquiry.told.answer(inquiry.knowledge.finding[name])) for name in leaves)
