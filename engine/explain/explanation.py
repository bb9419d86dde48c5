"""An explanation: the answer to a question as data, and as a page for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from engine.assessment.record import knowledge_record
from engine.cases.problems import escaped
from engine.explain.inquiry import Inquiry
from engine.report.page import Node, Page, Section
from engine.report.wording import footer

SCHEMA = "crampdx/explanation/2"
Question: TypeAlias = Literal["how", "why", "why-not", "what-if", "what-would-change", "open", "source"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
Record: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to one question.

    `record` is ready for JSON: `schema`, `knowledge` (version, digest), `id` of the case, `question`, and
    then the keys of the question's own record (a TypedDict in its module).
    """

    record: Record
    page: Page

    def to_dict(self) -> Record:
        """Return the answer as data, as `crampdx explain --format json` prints it."""
        return self.record

    def to_text(self, width: int = 80) -> str:
        """Return the answer as plain text, at most `width` columns wide."""
        from engine.report.text import plain_text

        return plain_text(self.page, width)


def explanation(
    inquiry: Inquiry,
    question: Question,
    title: str,
    answer: Mapping[str, Any],
    sections: Iterable[Section],
) -> Explanation:
    """Put the record and the page of an answer together; sections without anything in them are left out."""
    knowledge = inquiry.knowledge
    record = {
        "schema": SCHEMA,
        "knowledge": knowledge_record(knowledge),
        "id": inquiry.case.id,
        "question": question,
        **answer,
    }
    told = tuple(_in_whose_words(inquiry, section) for section in sections if section.nodes)
    page = Page(f"{escaped(inquiry.case.id)}: {title}", told, footer(knowledge))
    return Explanation(record, page)


def _in_whose_words(inquiry: Inquiry, section: Section) -> Section:
    """Say to a patient, once a section, that rules give their reasons as clinicians word them."""
    reasons = tuple(rule.because for rule in inquiry.knowledge.rules)
    if inquiry.voice != "patient" or not any(text.startswith(reasons) for text in _texts(section.nodes)):
        return section
    return replace(section, nodes=(Node("In clinicians' words:", tone="quiet"), *section.nodes))


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _texts(node.children)
