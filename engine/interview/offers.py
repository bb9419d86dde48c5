"""Results typed as they stand in the notes: 'potassium 3.1; abi rest 0.7, pedal pulses absent'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue, nearest, shown
from engine.cases.values import YES_NO, folded, read_answer
from engine.interview.screens import Sheet
from engine.words import either, quoted
from knowledge.criteria import Choice, Finding, YesNo

_BETWEEN = re.compile(r"[;\n]|,(?![0-9])")
_CANNOT = ("u", "unknown", "not known")


class PartlyWrong(WrongValue):
    """Some of what was typed is no result; `answers` holds what the rest of it says."""

    def __init__(self, problem: WrongValue, answers: Mapping[str, Answer]) -> None:
        super().__init__(problem.message, problem.suggestion)
        self.answers = answers


def read_offer(sheet: Sheet, text: str) -> Mapping[str, Answer]:
    """Read results, each a finding's name and its value; raise PartlyWrong for what is not understood.

    A name is an id, a label or a short name, or the beginning of an id, a label or of a word in it.
    """
    answers: dict[str, Answer] = {}
    wrong: list[WrongValue] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        try:
            finding, value = _split(sheet, part)
            answers[finding.id] = _value(finding, value)
        except WrongValue as error:
            wrong.append(error)
    if wrong:
        more = f" {len(wrong) - 1} more were not understood." if len(wrong) > 1 else ""
        raise PartlyWrong(WrongValue(wrong[0].message, wrong[0].suggestion + more), answers)
    if not answers:
        raise WrongValue("is empty", "Type a name and its value, or done.")
    return answers


def _value(finding: Finding, value: str) -> Answer:
    said = folded(value)
    if said in _CANNOT:
        return CANNOT_TELL
    try:
        match finding:
            case YesNo():
                return read_answer(finding, YES_NO.get(said, {"y": True, "n": False}.get(said, value)))
            case Choice():
                fitting = [option for option in finding.options if option.startswith(said)]
                return read_answer(finding, fitting[0] if len(fitting) == 1 else value)
            case _:
                return read_answer(finding, value)
    except WrongValue as error:
        raise WrongValue(f"{finding.id}: {shown(value)} {error.message}", error.suggestion) from None


def offered(sheet: Sheet, name: str) -> tuple[Finding, ...]:
    """Return the findings of an offer that a name means, or may mean."""
    said = folded(name).replace("_", " ")
    short = [finding for word, finding in sheet.screen.short if folded(word) == said]
    exact = [f for f in sheet.findings if f in short or said in _names(f)]
    return tuple(
        exact or (f for f in sheet.findings if any(f" {one}".find(f" {said}") >= 0 for one in _names(f)))
    )


def _split(sheet: Sheet, part: str) -> tuple[Finding, str]:
    """Split into a finding and its value, the longest name first."""
    words = [word for word in re.split(r"[\s=:]+", part.strip()) if word]
    for length in range(len(words), 0, -1):
        found = offered(sheet, " ".join(words[:length]))
        if not found:
            continue
        if len(found) > 1:
            raise WrongValue(f"{shown(part)} may be {either(f.id for f in found)}", "Type the one you mean.")
        if length == len(words):
            raise WrongValue(f"{found[0].id} has no value", f"Type it behind the name: {found[0].id} ...")
        return found[0], " ".join(words[length:])
    near = nearest(part, [one for f in sheet.findings for one in _names(f)])
    hint = (
        f"Did you mean {quoted(near)}?"
        if near
        else "Names and values look like 'potassium 3.1'; ? lists them."
    )
    raise WrongValue(f"{shown(part)} begins with no name of a result", hint)


def _names(finding: Finding) -> Iterator[str]:
    yield finding.id.replace("_", " ")
    yield folded(finding.label)
