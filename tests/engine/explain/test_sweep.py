"""Every question about everything there is has a true answer, in every format.

All of it takes hours: `SWEEP=all pytest tests/engine/explain/test_sweep.py`, with `-k` for one example.
An ordinary run looks at every target and at every example, and asks by turns, the dear questions less; and
each answer is shown in one of the formats, by turns.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from itertools import cycle
from pathlib import Path

import orjson
import pytest
from jsonschema.protocols import Validator as AnyValidator

from engine.assessment.record import as_json
from engine.cases.case import Case
from engine.cases.open import read_cases
from engine.cases.values import written
from engine.explain import QUESTIONS, Explanation, Inquiry, Target, ask, targets
from engine.explain.hypotheses import candidates
from engine.json_schema import schema
from engine.report.html import html_page
from engine.report.markdown import markdown_page
from engine.report.page import Page
from engine.report.text import console_for, text_page
from knowledge.criteria import Choice, KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.pages import lines
from tests.engine.explain.patients import ALL
from tests.engine.explain.truthful import Record, check_record, check_together, check_two_sides
from tests.engine.explain.witness import Witness
from tests.schemas import Validator

EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/*.yaml"))
ALL_OF_IT = os.environ.get("SWEEP") == "all"
DEAR = ("what-if", "what-would-change")
TURNS = (*(question for question in QUESTIONS if question not in DEAR),) * 10 + DEAR
CONSOLE = console_for(io.StringIO())


def in_html(page: Page) -> str:
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", html_page(page), flags=re.DOTALL))


FORMATS: tuple[Callable[[Page], str], ...] = (
    lambda page: text_page(page, CONSOLE),
    lambda page: unescape(markdown_page(page)),
    in_html,
)
next_format = cycle(FORMATS)


def told(page: Page) -> list[str]:
    """Return all that a page has to say."""
    nodes = [line for section in page.sections for line in lines(section.nodes)]
    return [page.title, *(section.title for section in page.sections), *nodes, page.footer]


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\\", "").casefold()


def check_formats(explained: Explanation, validator: AnyValidator) -> Record:
    """Say all of it, and return the record as a program reads it."""
    page = explained.page
    assert page.sections
    assert all(section.nodes for section in page.sections)
    assert not [line for line in told(page) if "not available" in line or ": None" in line]
    for show in FORMATS if ALL_OF_IT else (next(next_format),):
        found = squeezed(show(page))
        for line in told(page):
            assert line.strip()
            assert squeezed(line) in found, line
    record: Record = orjson.loads(as_json(explained.record))
    for error in validator.iter_errors(record):
        raise error
    return record


def _is_for(form: Record, question: str) -> bool:
    return bool(form["properties"]["question"]["const"] == question)


@lru_cache(maxsize=2)
def validators(knowledge: KnowledgeBase) -> dict[str, AnyValidator]:
    """Return a validator for the answers to each question: the forms of the schema that are for it."""
    whole = schema(knowledge, "explanation")
    return {
        question: Validator({**whole, "oneOf": [form for form in whole["oneOf"] if _is_for(form, question)]})
        for question in QUESTIONS
    }


class Sweep:
    """The questions about one case, with one witness to all the answers."""

    def __init__(self, knowledge: KnowledgeBase, case: Case, *, patient: bool, full: bool) -> None:
        self.inquiry = Inquiry.of(knowledge, case, voice="patient" if patient else "clinician", full=full)
        self.witness = Witness(knowledge, case)
        self.validators = validators(knowledge)
        assert {rule.id for rule in self.inquiry.fired} == self.witness.experta == self.witness.now.fired

    def ask(self, target: Target, question: str) -> Record:
        explained = ask(self.inquiry, question, [str(target)])
        record = check_formats(explained, self.validators[question])
        assert [question, str(target)] == [record["question"], record["about"]]
        check_record(self.witness, question, target, record)
        if question == "what-if" and target.kind == "finding":
            self.something_else(target)
        return record

    def everything_about(self, target: Target) -> None:
        records = {question: self.ask(target, question) for question in QUESTIONS}
        check_together(self.witness, target, records)

    def something_else(self, target: Target) -> None:
        """Suppose another answer, as it is typed."""
        finding = self.inquiry.knowledge.finding[target.id]
        for variant in list(candidates(self.inquiry, [finding]))[-1:]:
            said = written(variant.answer)
            several = isinstance(finding, Choice) and isinstance(said, list)
            typed = ",".join(said) or "none" if several else str(said)
            explained = ask(self.inquiry, "what-if", [f"{target.id}={typed}"])
            record = check_formats(explained, self.validators["what-if"])
            check_two_sides(self.witness, target.id, variant.answer, record)


@pytest.mark.parametrize("place", range(len(ALL)), ids=lambda place: ALL[place].id)
def test_everything_about_a_car_is_explained(place: int) -> None:
    sweep = Sweep(CAR, ALL[place], patient=bool(place % 2), full=place % 3 == 0)
    for target in targets(CAR):
        sweep.everything_about(target)


@pytest.mark.parametrize("example", range(len(EXAMPLES)), ids=lambda place: EXAMPLES[place].stem)
def test_everything_about_an_example_is_explained(example: int) -> None:
    """In an ordinary run every target is asked one question of one example, by turns."""
    knowledge = leg_cramps()
    (case,) = read_cases(str(EXAMPLES[example]), knowledge)
    sweep = Sweep(knowledge, case, patient=bool(example % 2), full=bool(example % 3 == 0))
    for place, target in enumerate(targets(knowledge)):
        if ALL_OF_IT:
            sweep.everything_about(target)
        elif place % len(EXAMPLES) == example:
            sweep.ask(target, TURNS[(place // len(EXAMPLES) + example) % len(TURNS)])


def test_the_questions_of_an_example_need_no_argument() -> None:
    knowledge = leg_cramps()
    inquiry = Inquiry.of(knowledge, read_cases(str(EXAMPLES[0]), knowledge)[0])
    for question in QUESTIONS:
        assert ask(inquiry, question).record["about"] == "result"
