"""What a coding means: the answers that its code gives, found by system and code, never by display.

Units of measurement are spelt as UCUM (https://ucum.org/ucum) does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.cases.problems import WrongValue
from engine.cases.values import read_answer
from engine.fhir.resources import Resource, text_of
from knowledge.criteria import (
    TELLS_NOTHING,
    Code,
    Finding,
    KnowledgeBase,
    KnowledgeError,
    Quantity,
    System,
    When,
)

MEDICINES, NONE_OF = "medicines", "none_of"
"""What a code may speak of beside findings."""

ADDRESSES: Mapping[str, System] = {
    "http://loinc.org": "LOINC",
    "urn:oid:2.16.840.1.113883.6.1": "LOINC",
    "http://snomed.info/sct": "SNOMED CT",
    "urn:oid:2.16.840.1.113883.6.96": "SNOMED CT",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10-CM",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "urn:oid:2.16.840.1.113883.6.88": "RxNorm",
    "http://www.whocc.no/atc": "ATC",
    "urn:oid:2.16.840.1.113883.6.73": "ATC",
    "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips": "IPS",
}
_WHOLE_BRANCHES = ("ICD-10-CM", "ATC")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says of one finding; `rank` is its place in the table, where two are as recent."""

    finding: str
    value: str
    unit: str
    when: When
    days: int | None
    rank: int


class CodeTable:
    """The table of codes, checked against a knowledge base.

    >>> from knowledge.codes import codes
    >>> from knowledge.leg_cramps import leg_cramps
    >>> table = CodeTable(leg_cramps(), codes())
    >>> [each.finding for each in table.meanings("http://hl7.org/fhir/sid/icd-10-cm", "E11.42")]
    ['neuropathy_known', 'diabetes']
    """

    def __init__(self, knowledge: KnowledgeBase, codes: Iterable[Code]) -> None:
        self.knowledge = knowledge
        self._by_code: dict[tuple[System | None, str], list[Meaning]] = {}
        self.meanings = lru_cache(maxsize=_MOST_KEPT)(self._meanings)
        self.vague: dict[str, str] = {}
        for rank, code in enumerate(codes):
            self._check(code)
            meaning = Meaning(code.finding, code.value, code.unit, code.when, code.days, rank)
            self._by_code.setdefault((code.system, _plain(code.code)), []).append(meaning)
            if code.when == "vague":
                self.vague[code.finding] = code.value

    def _meanings(self, address: str, code: str) -> tuple[Meaning, ...]:
        """Return what a code and all above it say, the nearest first, and of each finding that alone."""
        system, code = ADDRESSES.get(address.rstrip("/")), _plain(code)
        told: dict[str, Meaning] = {}
        shortest = min(3, len(code)) if system in _WHOLE_BRANCHES else len(code)
        for length in range(len(code), shortest - 1, -1):
            for meaning in self._by_code.get((system, code[:length]), ()):
                told.setdefault(meaning.finding, meaning)
        return tuple(meaning for meaning in told.values() if meaning.value != TELLS_NOTHING)

    def _check(self, code: Code) -> None:
        known = self.knowledge
        if code.finding == MEDICINES or (code.finding == NONE_OF and code.value in known.denial):
            return
        finding = known.finding.get(code.finding)
        if finding is None:
            raise KnowledgeError(
                f"{code.system} {code.code} is to answer {code.finding}, which is no finding"
            )
        try:
            if code.value not in ("", TELLS_NOTHING):
                read_answer(finding, code.value)
            if code.unit and isinstance(finding, Quantity):
                low, high = finding.plausible
                read_answer(finding, f"{(low + high) / 2:.4f} {finding.unit}")
                if code.unit not in (finding.unit, *finding.other_units):
                    raise WrongValue(f"{code.unit} is no unit of it")
        except WrongValue as error:
            raise KnowledgeError(f"{code.system} {code.code}, {code.finding}: {error}") from None


_MOST_KEPT = 100_000


def _plain(code: str) -> str:
    """Write a code as tables without dots have it: E11.42 is E1142."""
    return code.strip().replace(".", "").upper()


def system_name(address: str) -> str:
    """Name a system in a report: as it is known, or else by its address."""
    return ADDRESSES.get(address.rstrip("/"), address or "no system")


UCUM = "http://unitsofmeasure.org"

_UNIT_CODES: Mapping[str, str] = {
    "years": "a", "ratio": "{ratio}", "fraction": "1", "mEq/L": "meq/L", "mIU/L": "m[IU]/L",
    "uIU/mL": "u[IU]/mL", "10^9/L": "10*9/L", "K/uL": "10*3/uL", "mmHg": "mm[Hg]",
    "mL/min/1.73m2": "mL/min/{1.73_m2}", "mL/s/1.73m2": "mL/s/{1.73_m2}", "ng/mL FEU": "ng/mL{FEU}",
    "mg/L FEU": "mg/L{FEU}", "ng/mL DDU": "ng/mL{DDU}", "mg/L DDU": "mg/L{DDU}",
    "degC": "Cel", "degF": "[degF]", "mOsm/kg": "mosm/kg",
}  # fmt: skip
"""Units that UCUM spells otherwise than a finding does."""


def ucum(unit: str) -> str:
    """Return the UCUM code of a finding's unit."""
    return _UNIT_CODES.get(unit, unit)


def unit_told(finding: Finding | None, quantity: Resource) -> str:
    """Return the unit of a quantity: the finding's own for a code of UCUM, else as it is told.

    >>> unit_told(None, {"system": UCUM, "code": "mmol/L", "unit": "millimoles"})
    'mmol/L'
    """
    code, unit = text_of(quantity.get("code")), text_of(quantity.get("unit"))
    if quantity.get("system") != UCUM:
        return unit or code
    units = (finding.unit, *finding.other_units) if isinstance(finding, Quantity) else ()
    return next((own for own in units if own and ucum(own) == code), code or unit)
