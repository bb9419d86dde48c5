"""A FHIR R4 QuestionnaireResponse as a case record, without the answers to questions that became hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.cases.values import UNKNOWN
from engine.fhir.code_table import unit_told
from engine.fhir.questionnaire import ANSWERS, BASE, NONE, identifier, open_questions
from engine.fhir.resources import Resource, part, parts, text_of
from engine.fhir.results import number_text
from knowledge.criteria import Choice, Finding, KnowledgeBase

AS_TOLD = f"{BASE}/StructureDefinition/as-told"
"""An extension of a quantity: what a case file says that is no number, such as a flag."""
_BESIDE = ("medicines_taken", "medicines", "medicines_complete", "none_of")
_DEEPEST = 12


def is_ours(resource: Resource) -> bool:
    """Return whether a response answers one of our questionnaires."""
    return text_of(resource.get("questionnaire")).startswith(f"{BASE}/Questionnaire/")


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
    for name in hidden(answers, knowledge):
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
                if each.get("url") == AS_TOLD
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


def hidden(answers: Mapping[str, object], knowledge: KnowledgeBase) -> list[str]:
    """Return the answered questions that other answers hide, as `enableWhen` has it."""
    rules = open_questions(knowledge)
    found: list[str] = []
    left = dict(answers)
    changed = True
    while changed:
        changed = False
        for name, alternatives in rules.items():
            if name in left and not any(
                question not in left or left[question] in still_open for question, still_open in alternatives
            ):
                del left[name]
                found.append(name)
                changed = True
    return found
