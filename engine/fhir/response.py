"""A case as a FHIR R4 QuestionnaireResponse, and back: what is answered, and nothing that follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.cases.case import Case
from engine.cases.casefile import case_record
from engine.cases.values import UNKNOWN, is_unknown
from engine.errors import CrampdxError
from engine.fhir.questionnaire import (
    ANSWERS,
    BASE,
    NONE,
    STRUCTURES,
    coding,
    identifier,
    leaving_open,
    open_questions,
    questionnaire,
)
from engine.fhir.resources import Resource, part, parts, text_of
from engine.fhir.results import number_text
from engine.fhir.ucum import UCUM, ucum, unit_told
from knowledge.criteria import Choice, Finding, KnowledgeBase, Quantity

_MEASURED = re.compile(r"(?P<bound>[<>]=?)?\s*(?P<number>[+-]?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[^0-9\s].*)?")
_AS_TOLD = f"{BASE}/StructureDefinition/as-told"
_ABSENT = {"url": f"{STRUCTURES}/data-absent-reason", "valueCode": "asked-unknown"}
_BESIDE = ("medicines_taken", "medicines", "medicines_complete", "none_of")
_DEEPEST = 12


class Unanswerable(CrampdxError):
    """A case whose answers a response cannot hold."""


def is_ours(resource: Resource) -> bool:
    """Return whether a response answers one of our questionnaires."""
    return text_of(resource.get("questionnaire")).startswith(f"{BASE}/Questionnaire/")


# From a case to a response.


def response_of(case: Case, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return a case as a response to the questionnaire of its audience.

    Raises Unanswerable where the case tells an answer against one that it tells as well: the question is
    hidden then.
    """
    record = case_record(case, knowledge)
    answers: dict[str, object] = record["answers"]
    for name in _hidden(answers, knowledge):
        if answers[name] != UNKNOWN and case.told[name] != _following(name, knowledge):
            raise Unanswerable(f"{case.id}: {name} is answered against what follows from other answers")
    for name in _hidden(answers, knowledge):
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
        return {"valueQuantity": {"extension": [{"url": _AS_TOLD, "valueString": str(value)}]}}
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


# From a response to a case.


def record_of_response(resource: Resource, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return a response as a case record, without the answers to questions that became hidden.

    What is no answer comes through as it is, for the reader of case files to refuse by name.
    """
    given: dict[str, list[Resource]] = {}
    _collect(resource.get("item"), given)
    answers: dict[str, object] = {}
    for name, each in given.items():
        if name not in _BESIDE:
            answers[name] = _value(knowledge.finding.get(name), each)
    for name in _hidden(answers, knowledge):
        del answers[name]
    record: dict[str, Any] = {}
    if own := text_of(part(resource.get("identifier")).get("value")):
        record["id"] = own
    asked = text_of(resource.get("questionnaire")).split("|")[0].removeprefix(f"{BASE}/Questionnaire/")
    if asked == identifier(knowledge, "patient"):
        record["audience"] = "patient"
    if denied := [text_of(part(each.get("valueCoding")).get("code")) for each in given.get("none_of", ())]:
        record["none_of"] = denied
    record["answers"] = answers
    match _word(given.get("medicines_taken", ())):
        case "no":
            record["medicines"] = []
        case "unknown":
            record["medicines"] = UNKNOWN
        case "yes" if "medicines" in given:
            record["medicines"] = [text_of(each.get("valueString")) for each in given["medicines"]]
            if complete := _word(given.get("medicines_complete", ())):
                record["medicines_complete"] = complete
    return record


def _collect(items: object, given: dict[str, list[Resource]], depth: int = 0) -> None:
    if depth > _DEEPEST:
        return
    for item in parts(items):
        answers = list(parts(item.get("answer")))
        if answers and (name := text_of(item.get("linkId"))):
            given.setdefault(name, []).extend(answers)
        _collect(item.get("item"), given, depth + 1)
        for answer in answers:
            _collect(answer.get("item"), given, depth + 1)


def _value(finding: Finding | None, answers: list[Resource]) -> object:
    values = [_single(answer, finding) for answer in answers]
    if isinstance(finding, Choice) and finding.several:
        if values == [NONE]:
            return []
        return UNKNOWN if values == [UNKNOWN] else values
    return values[0] if len(values) == 1 else values


def _single(answer: Resource, finding: Finding | None = None) -> object:
    if isinstance(code := answer.get("valueCoding"), Mapping):
        chosen = text_of(code.get("code"))
        return chosen.replace("-", " ") if code.get("system") == ANSWERS else chosen
    if isinstance(quantity := answer.get("valueQuantity"), Mapping):
        number, unit = quantity.get("value"), unit_told(finding, quantity)
        if isinstance(number, bool) or not isinstance(number, int | float):
            told = [
                each.get("valueString")
                for each in parts(quantity.get("extension"))
                if each.get("url") == _AS_TOLD
            ]
            return told[0] if told else UNKNOWN if "extension" in quantity else None
        return f"{text_of(quantity.get('comparator'))}{number_text(number)} {unit}".strip()
    if isinstance(truth := answer.get("valueBoolean"), bool):
        return "yes" if truth else "no"
    return next((value for name, value in answer.items() if name.startswith("value")), None)


def _word(answers: object) -> str:
    for answer in parts(answers if isinstance(answers, list) else []):
        said = _single(answer)
        return said if isinstance(said, str) else ""
    return ""


# What is hidden by what.


def _hidden(answers: Mapping[str, object], knowledge: KnowledgeBase) -> list[str]:
    """Return the answered questions that other answers hide, as `enableWhen` has it."""
    rules = open_questions(knowledge)
    hidden: list[str] = []
    left = dict(answers)
    changed = True
    while changed:
        changed = False
        for name, alternatives in rules.items():
            if name in left and not any(
                question not in left or left[question] in still_open for question, still_open in alternatives
            ):
                del left[name]
                hidden.append(name)
                changed = True
    return hidden


def _following(name: str, knowledge: KnowledgeBase) -> object:
    """Return the answer that follows where a question is hidden."""
    hiding = open_questions(knowledge)[name]
    follows = (each for each in knowledge.follows if each.finding.id == name)
    return next(each.answer for each in follows if leaving_open(each.when) == hiding)
