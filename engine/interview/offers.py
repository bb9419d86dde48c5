"""Results typed as they stand in the notes: 'potassium 3.1; abi rest 0.7, pedal pulses absent'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from engine.case import CANNOT_TELL, Answer
from engine.problems import WrongValue, legal, nearest, shown
from engine.values import YES_NO, folded, read_answer
from knowledge.criteria import Choice, Finding, YesNo

_BETWEEN = re.compile(r"[;\n]|,(?![0-9])")
_CANNOT = ("u", "unknown", "not known")


class PartlyWrong(WrongValue):
    """Some of what was typed is no result; `answers` holds what the rest of it says."""

    def __init__(self, problem: WrongValue, answers: Mapping[str, Answer]) -> None:
        super().__init__(problem.message, problem.suggestion)
        self.answers = answers


def read_offer(findings: Sequence[Finding], text: str) -> Mapping[str, Answer]:
    """Read results, each a finding's name and its value; raise PartlyWrong for what is not understood.

    A name is an id or a label, or the beginning of one of them or of a word in it.
    """
    answers: dict[str, Answer] = {}
    wrong: list[WrongValue] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        try:
            finding, value = _split(findings, part)
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


def _split(findings: Sequence[Finding], part: str) -> tuple[Finding, str]:
    """Split into a finding and its value, the longest name first."""
    words = re.split(r"[\s=:]+", part.strip())
    for length in range(len(words), 0, -1):
        name = folded(" ".join(words[:length])).replace("_", " ")
        exact = [f for f in findings if name in _names(f)]
        begins = exact or [f for f in findings if any(f" {one}".find(f" {name}") >= 0 for one in _names(f))]
        if exact or (begins and length < len(words)):
            if len(begins) > 1:
                options = legal([f.id for f in begins])
                raise WrongValue(f"{shown(part)} may be {options}", "Type the one you mean.")
            if length == len(words):
                raise WrongValue(
                    f"{begins[0].id} has no value", f"Type it behind the name: {begins[0].id} ..."
                )
            return begins[0], " ".join(words[length:])
    near = nearest(part, [one for f in findings for one in _names(f)])
    hint = (
        f"Did you mean {legal(near)}?"
        if near
        else "Names and values look like 'potassium 3.1'; ? lists them."
    )
    raise WrongValue(f"{shown(part)} begins with no name of a result", hint)


def _names(finding: Finding) -> Iterator[str]:
    yield finding.id.replace("_", " ")
    yield folded(finding.label)
