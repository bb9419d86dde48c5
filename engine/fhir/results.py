"""The value of an observation as a case file says it: number and unit, text, code, or what stands for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from engine.cases import values
from engine.cases.problems import WrongValue
from engine.fhir.code_table import CodeTable, Meaning, unit_told
from engine.fhir.resources import Resource, codings, part, parts, text_of
from knowledge.criteria import Finding, Quantity

_FLAGS = ("L", "LL", "LU", "LX", "N", "H", "HH", "HU", "HX", "<", ">")
"""Codes of HL7's ObservationInterpretation that say where a result lies."""
_OFF_SCALE = {"<": "L", ">": "H"}
_BOUND = re.compile(r"\s*[<>≤≥]")
_BARE = re.compile(r"\s*[+-]?[0-9]+(?:[.,][0-9]+)?\s*")
_COMPARATORS = ("<", "<=", ">=", ">")


class Result(NamedTuple):
    """What was found: `value`, or why there is none; `path` names where it stood.

    The value is None where only a bound or a flag is known that the finding cannot take.
    """

    value: object
    path: str = ""
    absent: str = ""


def result_of(table: CodeTable, meaning: Meaning, holder: Resource) -> Result:
    """Return the value that an observation, or a component of one, has for a finding."""
    finding = table.knowledge.finding[meaning.finding]
    if isinstance(concept := holder.get("valueCodeableConcept"), Mapping):
        return _coded(table, meaning, concept)
    if "valueQuantity" in holder:
        return _measured(finding, meaning, part(holder["valueQuantity"]), holder)
    for name in ("valueInteger", "valueDecimal"):
        if _is_number(holder.get(name)):
            return _measured(finding, meaning, {"value": holder[name]}, holder)
    if isinstance(holder.get("valueBoolean"), bool):
        return Result("yes" if holder["valueBoolean"] else "no", "valueBoolean")
    if text := text_of(holder.get("valueString")):
        return _worded(finding, meaning, text)
    return _flagged(finding, holder)


def as_written(finding: Finding, value: object) -> object:
    """Return an answer as a case file says it: plain in the finding's own unit, with its unit in another.

    Raises WrongValue if it is no answer to the finding.
    """
    read = values.read_answer(finding, value)
    return values.as_written(finding, value) or values.written(read)


def _coded(table: CodeTable, meaning: Meaning, concept: Resource) -> Result:
    for coding in codings(concept):
        for answer in table.meanings(coding.system, coding.code):
            if answer.finding == meaning.finding:
                return Result(answer.value or "yes", "valueCodeableConcept")
    return Result(None, "", "the code of its answer is not in the table")


def _measured(finding: Finding, meaning: Meaning, quantity: Resource, holder: Resource) -> Result:
    number = quantity.get("value")
    if not _is_number(number):
        return _flagged(finding, holder)
    if not isinstance(finding, Quantity):
        return Result(None, "", "a number, where a word is asked for")
    text = number_text(number)
    unit = unit_told(finding, quantity) or meaning.unit
    if not unit and finding.unit:
        return Result(f"{text} without a unit", "valueQuantity")
    measured = f"{text} {_qualified(unit, meaning.unit)}".rstrip()
    comparator = text_of(quantity.get("comparator"))
    known = comparator in ("", *_COMPARATORS)
    return Result(f"{comparator}{measured}" if known else None, "valueQuantity")


def _worded(finding: Finding, meaning: Meaning, text: str) -> Result:
    if isinstance(finding, Quantity):
        if _BOUND.match(text):
            text = f"{text} {meaning.unit}".rstrip() if text[-1:].isdigit() else text
        elif _BARE.fullmatch(text):
            bare = not meaning.unit and finding.unit
            text = f"{text} without a unit" if bare else f"{text.strip()} {meaning.unit}".rstrip()
        elif not re.search("[0-9]", text):
            return _if_taken(finding, text, "valueString")
    return Result(text, "valueString")


def _flagged(finding: Finding, holder: Resource) -> Result:
    """Return the laboratory's flag where there is no value, if the finding can take it."""
    if flag := _flag(holder):
        return _if_taken(finding, flag, "interpretation")
    absent = holder.get("dataAbsentReason")
    reason = next((coding.code for coding in codings(absent)), "") or text_of(part(absent).get("text"))
    return Result(None, "", f"no value: {reason[:40]}" if reason else "no value")


def _flag(holder: Resource) -> str:
    """Return the code of an interpretation that says where a result lies."""
    given = holder.get("interpretation")
    concepts = parts(given if isinstance(given, list) else [given])
    found = (coding.code.upper() for concept in concepts for coding in codings(concept))
    flag = next((code for code in found if code in _FLAGS), "")
    return _OFF_SCALE.get(flag, flag)


def _if_taken(finding: Finding, text: str, path: str) -> Result:
    """Return a word for a result if the finding takes such an answer."""
    try:
        values.read_answer(finding, text)
    except WrongValue:
        return Result(None, path)
    return Result(text, path)


def _qualified(unit: str, said: str) -> str:
    """Add what the code says of the unit and the result does not: `FEU` to ng/mL, of a D-dimer."""
    _, _, qualifier = said.partition(" ")
    return unit if not qualifier or qualifier.casefold() in unit.casefold() else f"{unit} {qualifier}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number_text(number: object) -> str:
    """Write a number so that its dot is a decimal one: 28.376 gets a fourth decimal."""
    text = repr(number)
    return f"{text}0" if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", text) else text
