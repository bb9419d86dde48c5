"""Every question about everything there is has a true answer, in every format."""

from __future__ import annotations

import io
import os
from pathlib import Path

import orjson
import pytest

from engine.case import Case
from engine.casefile import read_cases
from engine.explain import QUESTIONS, Explanation, Inquiry, Target, ask, targets
from engine.explain.how import HowRecord
from engine.explain.open_questions import OpenRecord
from engine.explain.source import SourceRecord
from engine.explain.what_if import TrialsRecord
from engine.explain.what_would_change import WouldChangeRecord
from engine.explain.why import WhyRecord
from engine.explain.why_not import WhyNotRecord
from engine.report.html import html_page
from engine.report.markdown import markdown_page
from engine.report.record import as_json
from engine.report.text import console_for, text_page
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.pages import lines
from tests.engine.explain.patients import ALL
from tests.engine.explain.shapes import fits

EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/*.yaml"))
# A full sweep of the real knowledge base takes minutes: each run of the quick profile looks at a part.
EVERY = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 80
COMMON = ["schema", "knowledge", "id", "question"]
CONSOLE = console_for(io.StringIO())


def shape_of(question: str, target: Target) -> type:
    told = target.kind in ("finding", "medicines")
    match question:
        case "how":
            return HowRecord
        case "why" | "why-not" if told:
            return WhyRecord
        case "why" | "open":
            return OpenRecord
        case "why-not":
            return WhyNotRecord
        case "what-if" if told:
            return TrialsRecord
        case "source":
            return SourceRecord
    return WouldChangeRecord


def check(explained: Explanation, question: str, target: Target) -> None:
    record = dict(explained.record)
    assert [question, str(target)] == [record["question"], record["about"]]
    answered = {key: value for key, value in record.items() if key not in COMMON}
    assert fits(answered, shape_of(question, target)), (question, str(target))
    assert record == orjson.loads(as_json(record))
    page = explained.page
    assert page.sections
    assert all(section.nodes for section in page.sections)
    words = [line for section in page.sections for line in lines(section.nodes)]
    assert all(word.strip() for word in words), (question, str(target))
    for text in (text_page(page, CONSOLE), markdown_page(page), html_page(page)):
        assert "not available" not in text
        assert ": None" not in text
        assert len(text) > len(page.footer)


def sweep(knowledge: KnowledgeBase, case: Case, wanted: list[Target], *, full: bool) -> None:
    voice = "patient" if full else case.audience
    inquiry = Inquiry.of(knowledge, case, voice=voice, full=full)
    for target in wanted:
        for question in QUESTIONS:
            check(ask(inquiry, question, [str(target)]), question, target)


@pytest.mark.parametrize("case", [*ALL[:3], *ALL[4:]], ids=lambda case: case.id)
def test_everything_about_a_car_is_explained(case: Case) -> None:
    sweep(CAR, case, list(targets(CAR)), full=False)


@pytest.mark.parametrize("case", ALL[3:4], ids=lambda case: case.id)
def test_everything_about_a_car_is_explained_to_a_patient_in_full(case: Case) -> None:
    sweep(CAR, case, list(targets(CAR)), full=True)


@pytest.mark.parametrize("example", range(len(EXAMPLES)), ids=lambda place: EXAMPLES[place].stem)
def test_everything_about_an_example_is_explained(example: int) -> None:
    """Each example takes its share of all there is, so that together they take everything."""
    knowledge = leg_cramps()
    share = list(targets(knowledge))[example :: len(EXAMPLES)]
    for case in read_cases(str(EXAMPLES[example]), knowledge)[:1]:
        sweep(knowledge, case, share[example % EVERY :: EVERY], full=bool(example % 2))


def test_the_questions_of_an_example_need_no_argument() -> None:
    knowledge = leg_cramps()
    inquiry = Inquiry.of(knowledge, read_cases(str(EXAMPLES[0]), knowledge)[0])
    for question in QUESTIONS:
        assert ask(inquiry, question).record["about"] == "result"
