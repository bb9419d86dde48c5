"""Turns: what a person did, one after another. An interview is nothing but its turns, told again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, assert_never

from engine.cases.case import Answer
from engine.cases.values import read_answer, written
from engine.errors import CrampdxError
from knowledge.criteria import DrugClass, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Medicines:
    """The medicines as they were typed; `names` is None where they cannot be told."""

    names: tuple[str, ...] | None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Answered:
    """A screen was answered, or (`changed`) an earlier answer was changed."""

    screen: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    medicines: Medicines | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Something was told that cannot wait, and the person chose to go on."""

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Answers that do not fit together were left as they are."""

    conflict: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person wants the result of what is known so far."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The summary was read and found right."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was answered of a screen before all of it was: no turn yet, and still not to be lost."""

    screen: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    medicines: tuple[str, ...] = ()


Turn: TypeAlias = Answered | Heard | Kept | Stopped | Confirmed
Record: TypeAlias = dict[str, Any]


def turn_record(turn: Turn) -> Record:
    """Return a turn as data."""
    match turn:
        case Answered(screen, answers, medicines, changed):
            record: Record = {"turn": "changed" if changed else "answered", "screen": screen}
            record["answers"] = {name: written(answer) for name, answer in answers.items()}
            if medicines is not None:
                record["medicines"] = "unknown" if medicines.names is None else list(medicines.names)
                record["complete"] = medicines.complete
            return record
        case Heard(reasons):
            return {"turn": "heard", "reasons": list(reasons)}
        case Kept(conflict, answers):
            return {
                "turn": "kept",
                "conflict": conflict,
                "answers": {name: written(answer) for name, answer in answers.items()},
            }
        case Stopped():
            return {"turn": "stopped"}
        case Confirmed():
            return {"turn": "confirmed"}
        case _:
            assert_never(turn)


def draft_record(draft: Draft) -> Record:
    """Return a draft as data."""
    return {
        "turn": "draft",
        "screen": draft.screen,
        "answers": {name: written(answer) for name, answer in draft.answers.items()},
        "medicines": list(draft.medicines),
    }


def read_draft(record: Record, knowledge: KnowledgeBase) -> Draft:
    """Read a draft; what of it means nothing to this knowledge is asked again, and needs no word."""
    answers = _read_answers(record["answers"], knowledge, [])
    return Draft(str(record["screen"]), answers, tuple(map(str, record["medicines"])))


def read_turn(record: Record, knowledge: KnowledgeBase) -> tuple[Turn, list[str]]:
    """Read a turn; return what of it means nothing to this knowledge as well, in words.

    Raises KeyError, TypeError or ValueError where the record is no turn at all.
    """
    lost: list[str] = []
    match record["turn"]:
        case "answered" | "changed" as kind:
            medicines = None
            if "medicines" in record:
                given = record["medicines"]
                names = None if given == "unknown" else tuple(map(str, given))
                medicines = Medicines(names, bool(record["complete"]))
            answers = _read_answers(record["answers"], knowledge, lost)
            return Answered(str(record["screen"]), answers, medicines, kind == "changed"), lost
        case "heard":
            return Heard(tuple(map(str, record["reasons"]))), lost
        case "kept":
            answers = _read_answers(record["answers"], knowledge, lost)
            return Kept(str(record["conflict"]), answers), lost
        case "stopped":
            return Stopped(), lost
        case "confirmed":
            return Confirmed(), lost
        case other:
            raise ValueError(f"no turn is called {other!r}")


def _read_answers(
    record: Mapping[str, object], knowledge: KnowledgeBase, lost: list[str]
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for name, raw in record.items():
        finding = knowledge.finding.get(name)
        if finding is None or isinstance(finding, DrugClass):
            lost.append(f"{name} is not asked any more")
            continue
        try:
            answers[name] = read_answer(finding, raw)
        except CrampdxError as error:
            lost.append(f"{name}: the answer {error}")
    return answers
