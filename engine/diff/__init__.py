"""Two versions of a knowledge base: what changed, in English, and what that changes for patients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from engine.assessment.consultation import consulted
from engine.assessment.record import as_json, assessment_record
from engine.assessment.trace import OtherKnowledge, WrongTrace, check_each, effect_record
from engine.cases.casefile import case_of
from engine.diff.conclusions import moves_in_words
from engine.diff.difference import Diff, case_files, diff_record, difference
from engine.diff.versions import Version, read_version, version_of
from engine.errors import UnreadableInput
from engine.report.render import page_text
from engine.words import counted, listed
from knowledge.criteria import KnowledgeBase

__all__ = ["Diff", "Version", "checked", "difference", "read_version", "rendered", "since", "version_of"]
_MOST_MOVES, _MOST_RULES = 12, 8


def rendered(found: Diff, form: str, stream: IO[str], *, full: bool = False) -> str:
    """Return a difference as text, json or markdown; the patients stand below as case files, one a line."""
    from engine.diff.diff_page import diff_page

    if form == "json":
        return as_json(diff_record(found))
    page = page_text(diff_page(found).whole() if full else diff_page(found), form, stream)
    lines = "".join(as_json(each, one_line=True) for each in case_files(found))
    if not lines:
        return page
    if form == "markdown":
        folded = f"<details><summary>Patients as case files</summary>\n\n```json\n{lines}```\n\n</details>\n"
        return f"{page}\n{folded}"
    return f"{page}\nThe patients as case files:\n{lines}"


def checked(knowledge: KnowledgeBase, content: bytes) -> Iterator[str]:
    """Yield a line for each trace that follows from its answers.

    Raises WrongTrace with the first step that does not follow; of a trace that was made with another version,
    with what has changed since.
    """
    try:
        for one in check_each(knowledge, content):
            yield f"{one.id}: every step of the trace follows from its answers."
    except OtherKnowledge as error:
        if error.trace["knowledge"].get("name") != knowledge.name:
            raise
        lines = "".join(f"\n  {line}" for line in since(knowledge, error.trace))
        raise WrongTrace(f"{error}. Since then, for the same answers:{lines}") from None


def since(knowledge: KnowledgeBase, trace: Mapping[str, Any]) -> Iterator[str]:
    """Say what is told otherwise today than in a trace, and by which rules."""
    try:
        case = case_of(trace["case"], knowledge, "the trace's case")
    except UnreadableInput as error:
        yield f"the case cannot be read any more: {'; '.join(map(str, error.problems))}"
        return
    today = consulted(knowledge, case)
    now = assessment_record(today.assessment)
    moves = list(moves_in_words(trace["result"], now, knowledge))
    yield from moves[:_MOST_MOVES] or ("nothing is told otherwise",)
    if left := moves[_MOST_MOVES:]:
        yield f"and {counted(len(left), 'lesser change')}"
    fired = {firing["rule"]: firing["effects"] for firing in trace["firings"]}
    fires = {firing.rule.id: [effect_record(e) for e in firing.rule.then] for firing in today.firings}
    altered = [name for name, effects in fires.items() if fired.get(name, effects) != effects]
    for words, names in (
        ("no longer applies", [name for name in fired if name not in fires]),
        ("applies now", [name for name in fires if name not in fired]),
        ("applies to another effect", altered),
    ):
        if names:
            yield f"{words}: {listed(names, most=_MOST_RULES)}"
