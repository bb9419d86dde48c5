"""The medicines of a record: the list, whether it is complete, and what it says of drug classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.cases.case import CANNOT_TELL, LONGEST_NAME, Answer
from engine.cases.medicines import Recognised, class_answers, none_taken, recognise
from engine.cases.problems import Path, Problems, WrongValue, escaped
from engine.cases.values import is_unknown, read_yes_no, written
from engine.words import either
from knowledge.criteria import DrugClass, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Intake:
    """What a record says of medicines: the list if there is one, and the answers that follow from it."""

    medicines: tuple[str, ...] | None
    complete: bool
    unrecognised: tuple[str, ...]
    implied: Mapping[str, Answer]


def read_intake(
    raw: Mapping[Any, object], direct: Mapping[str, Answer], knowledge: KnowledgeBase, problems: Problems
) -> Intake:
    """Read the medicines of a record; note every problem, and `direct` answers that contradict them."""
    names, complete = _medicines(raw, problems)
    recognised = recognise(names or (), knowledge.drugs)
    implied: Mapping[str, Answer] = {}
    if names is not None:
        implied = implied_by(recognised, knowledge, complete)
    elif is_unknown(raw.get("medicines")):
        implied = dict.fromkeys(_classes(knowledge), CANNOT_TELL)
    _refuse_contradictions(direct, implied, recognised, problems)
    return Intake(names, complete, recognised.unrecognised, implied)


def implied_by(recognised: Recognised, knowledge: KnowledgeBase, complete: bool) -> dict[str, Answer]:
    """Return the answers for all drug classes of a knowledge base that follow from a list of medicines."""
    return class_answers(_classes(knowledge), recognised, complete=complete)


def _classes(knowledge: KnowledgeBase) -> list[str]:
    return [finding.id for finding in knowledge.finding.values() if isinstance(finding, DrugClass)]


def _medicines(raw: Mapping[Any, object], problems: Problems) -> tuple[tuple[str, ...] | None, bool]:
    """Return the list of medicines, None if there is none, and whether it is said to be complete."""
    given = raw.get("medicines")
    names: tuple[str, ...] | None = None
    if isinstance(given, list | tuple):
        names = tuple(_name(name, ("medicines", place), problems) for place, name in enumerate(given))
        names = () if none_taken(names) else names
    elif isinstance(given, str) and none_taken([given]):
        names = ()
    elif "medicines" in raw and not is_unknown(given):
        problems.add(("medicines",), "is no list of names", "Write [one, another] or unknown.", value=given)
    complete = True
    if "medicines_complete" in raw:
        said = raw["medicines_complete"]
        try:
            complete = not is_unknown(said) and read_yes_no(said)
        except WrongValue as error:
            problems.add(("medicines_complete",), error.message, error.suggestion, value=said)
        if names is None:
            problems.add(("medicines_complete",), "speaks of a list that is not there", "Leave it out.")
    return names, complete


def _name(raw: object, path: Path, problems: Problems) -> str:
    if not isinstance(raw, str):
        problems.add(path, "is no name of a medicine", "Put it into quotes if it is one.", value=raw)
        return ""
    name = " ".join(raw.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        problems.add(path, "is no name of a medicine", "Write one name, in plain characters.", value=raw)
    return name


def _refuse_contradictions(
    direct: Mapping[str, Answer], implied: Mapping[str, Answer], recognised: Recognised, problems: Problems
) -> None:
    """Refuse an answer for a drug class that the list of medicines contradicts."""
    for name, answer in direct.items():
        follows = implied.get(name, CANNOT_TELL)
        if follows is CANNOT_TELL or follows is answer:
            continue
        if follows is True:
            names = either(map(escaped, recognised.by_class[name]))
            message = f"the medicines hold {names}, which belongs to it"
            hint = "Leave the answer out, or take the name off the list."
        else:
            message = "no medicine on the list belongs to it, and the list is complete"
            hint = "Name the medicine, or write medicines_complete: no."
        problems.add(("answers", name), message, hint, value=written(answer))
