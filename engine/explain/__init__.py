"""The seven questions about any conclusion: how, why, why-not, what-if, what-would-change, open, source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from engine.assessment.targets import RESULT, Ambiguous, Target, resolve, targets
from engine.cases.case import Case
from engine.cases.problems import did_you_mean, escaped
from engine.errors import NoSuchThing
from engine.explain.explanation import QUESTIONS, Explanation, Question
from engine.explain.how import HowRecord, how
from engine.explain.inquiry import Inquiry
from engine.explain.open_questions import OpenRecord, what_is_open
from engine.explain.source_of import SourceRecord, source
from engine.explain.what_if import TrialsRecord, WhatIfRecord, each_answer, what_if
from engine.explain.what_would_change import WouldChangeRecord, what_would_change
from engine.explain.why import WhyRecord, why
from engine.explain.why_not import WhyNotRecord, why_not
from engine.words import either
from knowledge.criteria import Audience, KnowledgeBase

__all__ = [
    "QUESTIONS", "Ambiguous", "Explanation", "Inquiry", "Question", "Target",
    "answer", "ask", "resolve", "targets",
]  # fmt: skip
ANSWERS: Mapping[Question, tuple[Any, ...]] = {
    "how": (HowRecord,),
    "why": (WhyRecord, OpenRecord),
    "why-not": (WhyNotRecord, WhyRecord),
    "what-if": (WhatIfRecord, TrialsRecord, WouldChangeRecord),
    "what-would-change": (WouldChangeRecord,),
    "open": (OpenRecord,),
    "source": (SourceRecord,),
}
"""The records in which a question is answered: which of them depends on what it is about."""
LARGEST = 2
"""The most answers tried together, unless more are asked for."""


def answer(
    knowledge: KnowledgeBase,
    case: Case,
    question: str,
    arguments: Sequence[str] = (),
    *,
    voice: Audience | None = None,
    full: bool = False,
    largest: int = LARGEST,
) -> Explanation:
    """Answer one of the seven questions about a case.

    `arguments` name what it is about (by default the result: urgency and what leads), or, for what-if, the
    answers to suppose. The voice is that of the case's audience unless another is asked for. `largest` is
    how many answers what-would-change tries together, 1 to 3. Raises NoSuchThing or Ambiguous.
    """
    return ask(Inquiry.of(knowledge, case, voice=voice, full=full), question, arguments, largest=largest)


def ask(
    inquiry: Inquiry, question: str, arguments: Sequence[str] = (), *, largest: int = LARGEST
) -> Explanation:
    """Answer a question about a case that was consulted before."""
    if not 1 <= largest <= 3:
        raise NoSuchThing(f"sets of {largest} answers are not tried: it is 1, 2 or 3")
    asked = _question(question)
    if asked == "what-if" and any("=" in argument for argument in arguments):
        return what_if(inquiry, arguments)
    target = _target(inquiry, asked, arguments)
    told = target.kind in ("finding", "medicines")
    match asked:
        case "how":
            return how(inquiry, target)
        case "why":
            return why(inquiry, target) if told else what_is_open(inquiry, target, question="why")
        case "why-not":
            return why(inquiry, target, question="why-not") if told else why_not(inquiry, target)
        case "what-if":
            if told:
                return each_answer(inquiry, target)
            return what_would_change(inquiry, target, largest=1, question="what-if")
        case "what-would-change":
            return what_would_change(inquiry, target, largest=largest)
        case "open":
            return what_is_open(inquiry, target)
        case "source":
            return source(inquiry, target)
        case _:
            assert_never(asked)


def _question(word: str) -> Question:
    for question in QUESTIONS:
        if word.strip().casefold() == question:
            return question
    hint = did_you_mean(word.strip(), QUESTIONS, f"Ask {either(QUESTIONS)}.")
    raise NoSuchThing(f"{escaped(word.strip())} is not a question crampdx answers. {hint}")


def _target(inquiry: Inquiry, question: Question, arguments: Sequence[str]) -> Target:
    """Find what a question is about; `why` takes a name for the finding where it is also something else.

    Several words may be one name: peripheral artery disease.
    """
    if not arguments:
        return RESULT
    text = " ".join(arguments)
    if question == "why" and ":" not in text:
        try:
            return resolve(inquiry.knowledge, text, ("finding", "medicines"))
        except NoSuchThing:
            pass
    return resolve(inquiry.knowledge, text)
