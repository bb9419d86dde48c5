"""The interview of an audience as a FHIR R4 Questionnaire, and its responses as case records.

A question goes by the id of its finding. Whether a question is still open after another's answer stands in
`enableWhen`, where FHIR can say it: that no answer is there yet, or one that leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, assert_never

from engine.cases.values import UNKNOWN
from engine.fhir.code_table import UCUM, ucum, unit_told
from engine.fhir.resources import Resource, part, parts, text_of
from engine.fhir.results import number_text
from knowledge.criteria import (
    AtLeast,
    Audience,
    Choice,
    Chosen,
    Criterion,
    DrugClass,
    Finding,
    KnowledgeBase,
    No,
    Quantity,
    YesNo,
)

Item: TypeAlias = dict[str, Any]
Open: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Questions, each with those of its answers that leave another question open; none at all does so too."""

BASE = "http://crampdx.example.org/fhir"
ANSWERS = f"{BASE}/CodeSystem/answers"
NONE = "none of these"
STRUCTURES = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire"

_TITLES = {"emergencies": "Danger", "procedures": "Tests and images", "associated": "What comes with it"}
AS_TOLD = f"{BASE}/StructureDefinition/as-told"
"""An extension of a quantity: what a case file says that is no number, such as a flag."""
_BESIDE = ("medicines_taken", "medicines", "medicines_complete", "none_of")
_DEEPEST = 12


def questionnaire(knowledge: KnowledgeBase, audience: Audience) -> Item:
    """Return the interview of an audience as a Questionnaire."""
    name = identifier(knowledge, audience)
    asked = {finding.id for finding in knowledge.finding.values() if audience in finding.asked_of}
    still_open = {
        name: alternatives
        for name, alternatives in open_questions(knowledge).items()
        if asked.issuperset((name, *(question for question, _ in alternatives)))
    }
    groups = [_group(group, findings, audience, still_open) for group, findings in knowledge.groups.items()]
    return {
        "resourceType": "Questionnaire",
        "id": name,
        "meta": {"profile": [SDC]},
        "url": f"{BASE}/Questionnaire/{name}",
        "version": knowledge.version,
        "name": name.title().replace("-", ""),
        "title": f"{knowledge.name.capitalize()}: the {audience}'s answers",
        "status": "active",
        "subjectType": ["Patient"],
        "purpose": "Decision support for education: not a medical device, and no substitute for a clinician.",
        "item": [*filter(None, [*groups, _denials(knowledge, audience)]), _medicines(knowledge, audience)],
    }


def identifier(knowledge: KnowledgeBase, audience: Audience) -> str:
    """Name the questionnaire of an audience."""
    return f"{knowledge.name.replace(' ', '-')}-{audience}"


def open_questions(knowledge: KnowledgeBase) -> dict[str, Open]:
    """Return what leaves questions open whose answer may follow from others, where FHIR can say it.

    Of one that may follow in several ways, the first that can be said counts: more is asked then, not less.
    """
    found: dict[str, Open] = {}
    for follow in knowledge.follows:
        alternatives = leaving_open(follow.when)
        if alternatives is not None and follow.finding.id not in found:
            found[follow.finding.id] = alternatives
    return found


def leaving_open(criterion: Criterion) -> Open | None:
    """Return the answers under which a criterion surely does not hold, if they can be said one by one."""
    match criterion:
        case No(YesNo() as finding):
            return ((finding.id, ("yes", UNKNOWN)),)
        case YesNo() as finding:
            return ((finding.id, ("no", UNKNOWN)),)
        case Chosen(finding, options) if not finding.several:
            return ((finding.id, (*(each for each in finding.options if each not in options), UNKNOWN)),)
        case AtLeast(count, parts) if count == len(parts):
            each = [leaving_open(part) for part in parts]
            return None if None in each else tuple(one for some in each if some for one in some)
        case _:
            return None


def _group(
    name: str, findings: tuple[Finding, ...], audience: Audience, still_open: Mapping[str, Open]
) -> Item | None:
    asked = [f for f in findings if audience in f.asked_of and not isinstance(f, DrugClass)]
    items = [_item(finding, audience, still_open.get(finding.id, ())) for finding in asked]
    title = _TITLES.get(name, name.capitalize())
    return {"linkId": f"group-{name}", "text": title, "type": "group", "item": items} if items else None


def _item(finding: Finding, audience: Audience, still_open: Open) -> Item:
    item: Item = {
        "linkId": finding.id,
        "text": finding.clinician if audience == "clinician" else finding.patient,
        **_kind(finding, audience),
    }
    if still_open:
        item["enableWhen"] = list(_conditions(still_open))
        item["enableBehavior"] = "any"
    if finding.help:
        item["item"] = [_help(finding)]
    return item


def _conditions(still_open: Open) -> Iterator[Item]:
    for question, answers in still_open:
        yield {"question": question, "operator": "exists", "answerBoolean": False}
        for answer in answers:
            yield {"question": question, "operator": "=", "answerCoding": coding(question, answer)}


def _kind(finding: Finding, audience: Audience) -> Item:
    match finding:
        case YesNo():
            return {"type": "choice", "answerOption": _options(finding.id, ("yes", "no", UNKNOWN))}
        case Choice():
            words = finding.plain_options if audience == "patient" and finding.plain_options else ()
            options = (*finding.options, *((NONE,) if finding.several else ()), UNKNOWN)
            repeats = {"repeats": True} if finding.several else {}
            return {"type": "choice", **repeats, "answerOption": _options(finding.id, options, words)}
        case Quantity():
            url = f"{STRUCTURES}/questionnaire-unitOption"
            units = [
                {"url": url, "valueCoding": {"system": UCUM, "code": ucum(unit), "display": unit}}
                for unit in (finding.unit, *finding.other_units)
                if unit
            ]
            return {"type": "quantity", **({"extension": units} if units else {})}
        case _:
            assert_never(finding)


def _options(question: str, options: tuple[str, ...], words: tuple[str, ...] = ()) -> list[Item]:
    shown = (*words, *options[len(words) :])
    return [
        {"valueCoding": {**coding(question, option), "display": word}}
        for option, word in zip(options, shown, strict=True)
    ]


def coding(question: str, answer: str) -> Item:
    """Return the code of an answer: of those common to all questions, or an option of one."""
    common = answer in ("yes", "no", UNKNOWN, NONE)
    system = ANSWERS if common else f"{BASE}/CodeSystem/{question.replace('_', '-')}"
    return {"system": system, "code": answer.replace(" ", "-") if common else answer}


def _help(finding: Finding) -> Item:
    control = {
        "url": f"{STRUCTURES}/questionnaire-itemControl",
        "valueCodeableConcept": {
            "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}]
        },
    }
    return {
        "linkId": f"{finding.id}-help", "text": finding.help, "type": "display", "extension": [control],
    }  # fmt: skip


def _denials(knowledge: KnowledgeBase, audience: Audience) -> Item | None:
    said = [
        {"valueCoding": {"system": f"{BASE}/CodeSystem/none-of", "code": each.id, "display": words}}
        for each in knowledge.denial.values()
        if (words := each.label if audience == "clinician" else each.plain)
    ]
    if not said:
        return None
    return {
        "linkId": "none_of", "text": "What is denied in one word", "type": "choice", "repeats": True,
        "answerOption": said,
    }  # fmt: skip


def _medicines(knowledge: KnowledgeBase, audience: Audience) -> Item:
    listed = [
        {"question": "medicines_taken", "operator": "=", "answerCoding": coding("medicines_taken", "yes")}
    ]
    patient = audience == "patient"
    classes = [
        {**_item(finding, "clinician", ()), "extension": [
            {"url": f"{STRUCTURES}/questionnaire-hidden", "valueBoolean": True}
        ]}
        for finding in knowledge.finding.values()
        if isinstance(finding, DrugClass)
    ]  # fmt: skip
    items: list[Item] = [
        {
            "linkId": "medicines_taken", "type": "choice",
            "text": "Do you take any medicine?" if patient else "Does the patient take any medicine?",
            "answerOption": _options("medicines_taken", ("yes", "no", UNKNOWN)),
        },
        {
            "linkId": "medicines", "type": "string", "repeats": True, "enableWhen": listed,
            "text": "Which? One name each." if patient else "Which medicines? One name each.",
        },
        {
            "linkId": "medicines_complete", "type": "choice", "enableWhen": listed,
            "text": "Is that all of them?",
            "answerOption": _options("medicines_complete", ("yes", "no", UNKNOWN)),
        },
        *classes,
    ]  # fmt: skip
    return {"linkId": "group-medicines-list", "text": "Medicines", "type": "group", "item": items}


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
