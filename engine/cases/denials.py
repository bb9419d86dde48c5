"""What was denied in one word: which answers that gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.cases.case import Answer, Answers
from engine.cases.problems import Problems, did_you_mean
from engine.reading.patient import what_is_known
from engine.words import listed
from knowledge.criteria import KnowledgeBase


def denied_by(none_of: Iterable[str], told: Answers, knowledge: KnowledgeBase) -> dict[str, Answer]:
    """Return the answers that denials give to those findings of which nothing else is told.

    What was told stands, an answer of `unknown` too, and so does what follows from it.
    """
    said = {name: answer for each in none_of for name, answer in knowledge.denial[each].answers.items()}
    known = what_is_known(knowledge, told)
    return {name: said[name] for name in knowledge.denying if name in said and name not in known}


def read_denials(raw: Mapping[str, object], knowledge: KnowledgeBase, problems: Problems) -> tuple[str, ...]:
    """Return the denials of a record, in catalogue order: a list of ids, or one alone."""
    given = raw.get("none_of", ())
    said = [given] if isinstance(given, str) else given
    if not isinstance(said, list | tuple):
        problems.add(("none_of",), "is not a list of denials", _which(knowledge), value=given)
        return ()
    for place, each in enumerate(said):
        if not isinstance(each, str) or each not in knowledge.denial:
            near = did_you_mean(each, knowledge.denial) or _which(knowledge)
            problems.add(("none_of", place), "is not a denial of this knowledge base", near, value=each)
    return tuple(name for name in knowledge.denial if name in said)


def _which(knowledge: KnowledgeBase) -> str:
    return f"There are {listed(knowledge.denial)}." if knowledge.denial else "It has none."
