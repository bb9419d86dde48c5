"""The table of codes fits the knowledge base, and each of its codes says what its note says."""

from __future__ import annotations

import re

import pytest

from engine.cases.medicine_names import recognise
from engine.fhir.code_table import ADDRESSES, MEDICINES, NONE_OF, CodeTable
from knowledge.codes import COLUMNS, codes, read_codes
from knowledge.criteria import Code, KnowledgeError, Quantity
from knowledge.leg_cramps import leg_cramps

FORMS = {
    "LOINC": r"[0-9]{1,6}-[0-9]",
    "SNOMED CT": r"[1-9][0-9]{5,17}",
    "ICD-10-CM": r"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?",
    "RxNorm": r"[1-9][0-9]{1,7}",
    "ATC": r"[A-Z][0-9]{2}[A-Z]([A-Z]([0-9]{2})?)?",
    "IPS": r"[a-z-]+",
}


def luhn(number: str) -> int:
    """Return the check digit of LOINC, by the algorithm of Luhn."""
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(reversed(number)))
    return -sum(map(int, doubled)) % 10


def verhoeff(number: str) -> int:
    """Return what the check of SNOMED CT comes to, by the algorithm of Verhoeff: 0 if a number is right."""
    rotations, check = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4), 0
    for place, digit in enumerate(reversed(number)):
        moved = int(digit)
        for _ in range(place % 8):
            moved = rotations[moved]
        check = dihedral(check, moved)
    return check


def dihedral(one: int, other: int) -> int:
    """Multiply in the dihedral group of the pentagon."""
    turned, flipped = one % 5, one >= 5
    if flipped:
        return 5 + (turned - other) % 5 if other < 5 else (turned - other) % 5
    return (turned + other) % 5 if other < 5 else 5 + (turned + other) % 5


def test_the_table_fits_the_knowledge_base() -> None:
    CodeTable(leg_cramps(), codes())


def test_every_code_has_the_form_of_its_system_and_says_where_it_was_looked_up() -> None:
    assert [code for code in codes() if not re.fullmatch(FORMS[code.system], code.code)] == []
    assert [code for code in codes() if not (code.note and code.checked)] == []


def test_check_digits_are_right() -> None:
    assert [c.code for c in codes() if c.system == "LOINC" and luhn(c.code[:-2]) != int(c.code[-1])] == []
    assert [c.code for c in codes() if c.system == "SNOMED CT" and verhoeff(c.code)] == []
    assert luhn("2823") == 3
    assert verhoeff("22298007")


def test_a_result_has_no_value_and_a_state_has_no_unit() -> None:
    quantities = {f.id for f in leg_cramps().finding.values() if isinstance(f, Quantity)}
    assert [c for c in codes() if c.finding in quantities and (c.value or c.system != "LOINC")] == []
    assert [c for c in codes() if c.finding not in quantities and c.unit] == []


def test_every_laboratory_result_is_of_a_time() -> None:
    quantities = {f.id for f in leg_cramps().finding.values() if isinstance(f, Quantity)}
    assert [c for c in codes() if c.finding in quantities and c.days is None] == []


def test_every_name_of_a_medicine_is_recognised_and_belongs_to_a_class() -> None:
    named = [code for code in codes() if code.finding == MEDICINES and code.value]
    read = {code.value: recognise([code.value], leg_cramps().drugs) for code in named}
    assert [name for name, found in read.items() if found.unrecognised or not found.classes] == []


def test_every_system_has_an_address() -> None:
    assert set(ADDRESSES.values()) == {code.system for code in codes()} == FORMS.keys()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("LOINC,1-1,no_such_finding,,,,,,x", "no finding"),
        ("LOINC,1-1,smoking,sometimes,,,,,x", "smoking"),
        ("LOINC,1-1,potassium,,furlongs,,,,x", "no unit"),
        ("READ,1-1,potassium,,,,,,x", "no such system"),
        ("LOINC,1-1,potassium,,,sometimes,,,x", "sometimes"),
        ("LOINC,1-1,potassium,,,,,,", "looked up"),
        ("LOINC,1-1,potassium,,,,,,x\nLOINC,1-1,potassium,,,,,,x", "twice"),
        ("LOINC,1-1,none_of,no_such_denial,,,,,x", "no finding"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(row: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        CodeTable(leg_cramps(), read_codes(f"{','.join(COLUMNS)}\n{row}\n"))


def test_another_header_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="columns"):
        read_codes("system,code\n")
    assert Code(system="LOINC", code="1-1", finding=NONE_OF, checked="x").when == "now"
