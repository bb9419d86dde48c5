"""What somebody wants to suppose of a case: answers changed or withdrawn, as they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.assessment.targets import MEDICINES, Target, resolve
from engine.cases.case import Answer, Case
from engine.cases.casefile import case_of
from engine.cases.problems import WrongValue, escaped
from engine.cases.values import read_answer
from engine.errors import NoSuchThing, UnreadableInput
from engine.explain.inquiry import Inquiry
from knowledge.criteria import Choice, DrugClass

HOW_TO = (
    "Write Q=A, as in potassium=3.1 or 'quality=cramping, burning'; Q=unknown for one that cannot be told; "
    "Q= to withdraw an answer; medicines=quinine,furosemide for a list of names, medicines=none for none."
)


class WrongSupposition(NoSuchThing):
    """A supposed answer that is none: says why, and what to write instead."""


def supposed(inquiry: Inquiry, arguments: Sequence[str]) -> tuple[Case, tuple[str, ...]]:
    """Return the case with these answers supposed, and the ids of the findings they are about."""
    changes: dict[str, Answer | None] = {}
    medicines: str | None = None
    for argument in arguments:
        name, sign, answer = argument.partition("=")
        if not sign:
            raise WrongSupposition(f"{escaped(argument)} supposes nothing. {HOW_TO}")
        target = resolve(inquiry.knowledge, name, ("finding", "medicines"))
        if target == MEDICINES:
            medicines = answer
        elif target.id in changes:
            raise WrongSupposition(f"{target.id} is supposed twice: keep one of the two.")
        else:
            changes[target.id] = _answer(inquiry, target, answer)
    case = inquiry.altered(changes) if medicines is None else _taking(inquiry, medicines, changes)
    touched = {*changes, *(MEDICINES.kind for _ in (1,) if medicines is not None)}
    return case, tuple(name for name in (*inquiry.knowledge.finding, MEDICINES.kind) if name in touched)


def _answer(inquiry: Inquiry, target: Target, text: str) -> Answer | None:
    finding, text = inquiry.knowledge.finding[target.id], text.strip()
    if not text:
        return None
    several = isinstance(finding, Choice) and finding.several and "," in text
    if isinstance(finding, Choice) and finding.several and text.casefold() == "none":
        return ()
    try:
        return read_answer(finding, [part.strip() for part in text.split(",")] if several else text)
    except WrongValue as error:
        raise WrongSupposition(f"{target.id}={escaped(text)} {error}") from None


def _taking(inquiry: Inquiry, text: str, changes: dict[str, Answer | None]) -> Case:
    """Return the case with another list of medicines, or none known, and the classes that follow from it."""
    classes = [f.id for f in inquiry.knowledge.finding.values() if isinstance(f, DrugClass)]
    text = text.strip()
    record: dict[str, object] = {"id": inquiry.case.id, "answers": {}}
    if text.casefold() in ("unknown", "none"):
        record["medicines"] = "unknown" if text.casefold() == "unknown" else []
    elif text:
        record["medicines"] = [name.strip() for name in text.split(",")]
    try:
        read = case_of(record, inquiry.knowledge, "medicines")
    except UnreadableInput as error:
        raise WrongSupposition(str(error)) from None
    answers = {**dict.fromkeys(classes), **read.answers, **changes}
    case = inquiry.altered(answers)
    return replace(
        case,
        medicines=read.medicines,
        medicines_complete=read.medicines_complete,
        unrecognised_medicines=read.unrecognised_medicines,
    )
