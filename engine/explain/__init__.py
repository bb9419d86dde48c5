"""The seven questions about any conclusion: how, why, why-not, what-if, what-would-change, open, source."""

from engine.assessment.targets import Ambiguous, Target, resolve, targets
from engine.explain.explanation import QUESTIONS, Explanation, Question
from engine.explain.inquiry import Inquiry
from engine.explain.questions import answer, ask

__all__ = [
    "QUESTIONS", "Ambiguous", "Explanation", "Inquiry", "Question", "Target",
    "answer", "ask", "resolve", "targets",
]  # fmt: skip
