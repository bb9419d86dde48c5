"""A case as a FHIR R4 QuestionnaireResponse: what is answered, and nothing that follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.cases.case import Case
from engine.cases.casefile import case_record
from engine.cases.values import UNKNOWN, is_unknown
from engine.errors import CrampdxError
from engine.fhir.code_table import UCUM, ucum
from engine.fhir.questionnaire import (
    AS_TOLD,
    BASE,
    NONE,
    STRUCTURES,
    coding,
    hidden,
    leaving_open,
    open_questions,
    questionnaire,
)
from knowledge.criteria import Choice, Finding, KnowledgeBase, Quantity

_MEASURED = re.compile(r"(?P<bound>[<>]=?)?\s*(?P<number>[+-]?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[^0-9\s].*)?")
_ABSENT = {"url": f"{STRUCTURES}/data-absent-reason", "valueCode": "asked-unknown"}


class Unanswerable(CrampdxError):
    """A case whose answers a response cannot hold."""


def response_of(case: Case, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return a case as a response to the questionnaire of its audience.

    Raises Unanswerable where the case tells an answer against one that it tells as well: the question is
    hidden then.
    """
    record = case_record(case, knowledge)
    answers: dict[str, object] = record["answers"]
    for name in hidden(answers, knowledge):
        if answers[name] != UNKNOWN and case.told[name] != _following(name, knowledge):
            raise Unanswerable(f"{case.id}: {name} is answered against what follows from other answers")
    for name in hidden(answers, knowledge):
        del answers[name]
    asked = questionnaire(knowledge, case.audience)
    given = {name: list(_answers(knowledge.finding[name], value)) for name, value in answers.items()}
    given["none_of"] = [
        {"valueCoding": {"system": f"{BASE}/CodeSystem/none-of", "code": each}}
        for each in record.get("none_of", [])
    ]
    given |= _medicine_answers(record)
    items = [*_items(asked["item"], given)]
    # What this audience is not asked, and the case tells all the same.
    items += [{"linkId": name, "answer": each} for name, each in given.items() if each]
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{asked['url']}|{knowledge.version}",
        "identifier": {"system": f"{BASE}/case", "value": case.id},
        "status": "completed",
        "item": items,
    }


def _items(asked: list[dict[str, Any]], given: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Yield the items that are answered, in the order and groups in which they are asked."""
    for item in asked:
        if item["type"] == "group":
            if inner := list(_items(item["item"], given)):
                yield {"linkId": item["linkId"], "item": inner}
        elif answer := given.pop(item["linkId"], None):
            yield {"linkId": item["linkId"], "answer": answer}


def _answers(finding: Finding, value: object) -> Iterator[dict[str, Any]]:
    match finding:
        case Quantity():
            yield _quantity(finding, value)
        case Choice() if finding.several and not is_unknown(value):
            options = value if isinstance(value, list) else [value]
            for option in options or [NONE]:
                yield {"valueCoding": coding(finding.id, str(option))}
        case _:
            yield {"valueCoding": coding(finding.id, str(value))}


def _quantity(finding: Quantity, value: object) -> dict[str, Any]:
    if is_unknown(value):
        return {"valueQuantity": {"extension": [_ABSENT]}}
    found = _MEASURED.fullmatch(str(value))
    if found is None:  # the laboratory's flag, or what a case file says beside a number
        return {"valueQuantity": {"extension": [{"url": AS_TOLD, "valueString": str(value)}]}}
    number = float(found["number"])
    unit = found["unit"] or finding.unit
    quantity: dict[str, Any] = {"value": int(number) if number.is_integer() else number}
    if found["bound"]:
        quantity["comparator"] = found["bound"]
    if unit:
        quantity["unit"] = unit
        if unit in (finding.unit, *finding.other_units):
            quantity |= {"system": UCUM, "code": ucum(unit)}
    return {"valueQuantity": quantity}


def _medicine_answers(record: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    if "medicines" not in record:
        return {}
    names = record["medicines"]
    taken = UNKNOWN if names == UNKNOWN else "yes" if names else "no"
    given = {"medicines_taken": [{"valueCoding": coding("medicines_taken", taken)}]}
    if taken == "yes":
        given["medicines"] = [{"valueString": name} for name in names]
        if "medicines_complete" in record:
            complete = str(record["medicines_complete"])
            given["medicines_complete"] = [{"valueCoding": coding("medicines_complete", complete)}]
    return given


def _following(name: str, knowledge: KnowledgeBase) -> object:
    """Return the answer that follows where a question is hidden."""
    hiding = open_questions(knowledge)[name]
    follows = (each for each in knowledge.follows if each.finding.id == name)
    return next(each.answer for each in follows if leaving_open(each.when) == hiding)
