"""Results as laboratories, wards and exports print them: read as what they mean, or refused with a remedy."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.problems import WrongValue
from engine.cases.units import spelt
from engine.cases.values import read_answer
from knowledge.criteria import Quantity
from knowledge.leg_cramps import leg_cramps

MEASURED = {f.id: f for f in leg_cramps().finding.values() if isinstance(f, Quantity)}

READ = [
    ("potassium", "3.1 mEq/L", 3.1),
    ("potassium", "5.1 (H)", 5.1),
    ("sodium", "131 mval/l", 131),
    ("magnesium", "1.6 mg%", 0.66),
    ("creatinine", "88 μmol/L", 88),
    ("creatinine", "88 mcmol/L", 88),
    ("egfr", "58 mL/min/{1.73_m2}", 58),
    ("hemoglobin", "8.1 mmol/l", 131),
    ("platelets", "250 10*3/uL", 250),
    ("ck", "3.0 µkat/l", 180),
    ("ferritin", "12 mcg/L", 12),
    ("cortisol_morning", "12 µg/dl", 331),
    # of the same kinds
    ("potassium", "3,1 mmol/l", 3.1),
    ("potassium", "3.125 mmol/L", 3.125),
    ("potassium", "3.1 L", 3.1),
    ("potassium", "5.6 mmol/L *", 5.6),
    ("potassium", "3.1MEQ/L", 3.1),
    ("potassium", "3.1 mM", 3.1),
    ("sodium", "131 mmol.L-1", 131),
    ("sodium", "131.000 mmol/L", 131),
    ("calcium_adjusted", "8.7 mg/dl", 2.17),
    ("calcium_total", "2,05 mmol/L (L)", 2.05),
    ("calcium_ionized", "1.05 mM", 1.05),
    ("albumin", "3.4 gm/dl", 34),
    ("albumin", "34 G/L", 34),
    ("albumin", "590 µmol/l", 39.2),
    ("magnesium", "1.4 mval/l", 0.7),
    ("glucose", "200 MG/DL", 11.1),
    ("glucose", "200 mg/100 mL", 11.1),
    ("glucose_fasting", "1,26 g/l", 7.0),
    ("hba1c", "6,5 %", 6.5),
    ("hba1c", "6.5%", 6.5),
    ("creatinine", "1.250 mg/dL", 111),
    ("creatinine", "88 UMOL/L", 88),
    ("creatinine", "0,088 mmol/l", 88),
    ("egfr", "58 ml/min/1.73m2", 58),
    ("egfr", "58 mL/min/1.73 m²", 58),
    ("egfr", "58 mL/min/1.73", 58),
    ("egfr", "58 ml/min/1,73 qm", 58),
    ("egfr", "58 ml/min", 58),
    ("alt", "0.6 ukat/l", 36),
    ("alt", "36 [IU]/L", 36),
    ("bilirubin", "19 μmol/l", 19),
    ("hemoglobin", "13,1 g%", 131),
    ("platelets", "250 10^3/ul", 250),
    ("platelets", "250 x10E3/uL", 250),
    ("platelets", "250 \u00d710⁹/L", 250),
    ("platelets", "250 Tsd./µl", 250),
    ("platelets", "250 Gpt/l", 250),
    ("platelets", "250 /nl", 250),
    ("platelets", "250 K/µL", 250),
    ("platelets", "250000 /mm³", 250),
    ("mcv", "92 µm³", 92),
    ("mcv", "92 fl", 92),
    ("ferritin", "12 ng/ml", 12),
    ("vitamin_b12", "350 pg/ml", 258),
    ("vitamin_d", "10 mcg/l", 25),
    ("tsh", "2.1 uIU/ml", 2.1),
    ("tsh", "2.1 m[IU]/L", 2.1),
    ("tsh", "2.1 µU/mL", 2.1),
    ("tsh", "1.250 mIU/L", 1.25),
    ("free_t4", "1.0 ng/dl", 12.9),
    ("ck", "180 u/l", 180),
    ("ck", "28376 U/l", 28376),
    ("d_dimer", "600 ug/l FEU", 600),
    ("d_dimer", "0.600 mg{FEU}/L", 600),
    ("d_dimer", "0.3 µg/ml (DDU)", 600),
    ("d_dimer", "600 ng FEU/mL", 600),
    ("cortisol_morning", "331 NMOL/L", 331),
    ("toe_pressure", "60 mm[Hg]", 60),
    ("toe_pressure", "60 mm Hg", 60),
    ("abi_rest", "90 %", 0.9),
    ("capillary_refill", "3 sec", 3),
    ("age", "71 yrs", 71),
]

REFUSED = [
    ("ck", "28.376 U/l", "Write 28376 if it stands between thousands, or 28.38 if it is a decimal point."),
    ("ck", "28,376 U/l", "Write 28376 if it stands between thousands, or 28.38 if it is a decimal comma."),
    ("d_dimer", "12.500 ng/ml FEU", "Write 12500 if it stands between thousands, or 12.5 "),
    ("ferritin", "1.250", "Write 1250 if it stands between thousands, or 1.25 "),
    ("alt", "1.250", "Write 1250 if it stands between thousands, or 1.25 "),
    ("cortisol_morning", "1.250", "Write 1250 if it stands between thousands, or 1.25 "),
    ("platelets", "1.250", "Write 1250 if it stands between thousands, or 1.25 "),
    ("platelets", "250.000/µl", "Write 250000 if it stands between thousands."),
    ("vitamin_b12", "1.250 pmol/L", "Write 1250 if it stands between thousands."),
    ("creatinine", "1.250 umol/L", "Write 1250 if it stands between thousands."),
    ("potassium", "3,125", "Write 3.125 if it is a decimal comma."),
    ("d_dimer", "600 ng/mL", "Did you mean 'ng/mL FEU' or 'ng/mL DDU'?"),
    ("potassium", "3.1 umol/L", "Did you mean mmol/L?"),
    ("platelets", "250 10^6/uL", "It is measured in 10^9/L, K/uL or /uL."),
    ("hemoglobin", "13.1 kg/L", "It is measured in g/L, g/dL or mmol/L."),
]


@pytest.mark.parametrize(("name", "text", "expected"), READ)
def test_a_result_as_it_is_printed_is_read(name: str, text: str, expected: float) -> None:
    assert pytest.approx(expected, abs=1e-9) == read_answer(MEASURED[name], text)


@pytest.mark.parametrize(("name", "text", "remedy"), REFUSED)
def test_a_result_that_cannot_be_told_is_refused_with_a_remedy(name: str, text: str, remedy: str) -> None:
    with pytest.raises(WrongValue) as caught:
        read_answer(MEASURED[name], text)
    assert remedy in caught.value.suggestion


VARIANTS = {
    "lower": str.lower,
    "upper": str.upper,
    "micro sign": lambda unit: re.sub(r"\bu(?=[A-Z]|mol|g|kat)", "µ", unit),
    "Greek mu": lambda unit: re.sub(r"\bu(?=[A-Z]|mol|g|kat)", "μ", unit),
    "mc": lambda unit: re.sub(r"\bu(?=mol|g|kat|L)", "mc", unit),
    "micro": lambda unit: re.sub(r"\bu(?=mol|kat)", "micro", unit),
    "spaced": lambda unit: unit.replace("/", " / "),
    "per": lambda unit: unit.replace("/", " per "),
    "superscript": lambda unit: unit.replace("m2", "m²").replace("10^9", "10⁹"),
    "caret": lambda unit: unit.replace("m2", "m^2"),
    "star": lambda unit: unit.replace("10^", "10*"),
    "UCUM": lambda unit: unit.replace("1.73m2", "{1.73_m2}").replace("IU", "[IU]").replace("mHg", "m[Hg]"),
    "braces": lambda unit: re.sub(" ?(FEU|DDU)", r"{\1}", unit),
    "val": lambda unit: unit.replace("mEq", "mval"),
    "percent": lambda unit: re.sub("g/dL", "g%", unit),
    "litre": lambda unit: re.sub(r"(?<=/)L\b", "litre", unit),
    "full width": lambda unit: "".join(
        chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in unit
    ),
    "decomposed": lambda unit: unicodedata.normalize("NFKD", unit),
    "dot at the end": lambda unit: f"{unit}.",
}
UNITS = [(name, unit) for name, finding in MEASURED.items() for unit in (finding.unit, *finding.other_units)]


@given(st.sampled_from(UNITS), st.lists(st.sampled_from(sorted(VARIANTS)), max_size=3), st.floats(0, 1))
def test_a_value_is_the_same_however_its_unit_is_spelt(
    of: tuple[str, str], variants: list[str], share: float
) -> None:
    name, unit = of
    finding = MEASURED[name]
    low, high = finding.plausible
    factor, offset = finding.other_units.get(unit, (1, 0))
    number = f"{(low + share * (high - low) * 0.9 - offset) / factor + 1 / factor:.6f}"
    spelling = unit
    for variant in variants:
        spelling = VARIANTS[variant](spelling)
    assert outcome(finding, f"{number} {unit}") == outcome(finding, f"{number} {spelling}")


def outcome(finding: Quantity, text: str) -> object:
    """Return the value a text is read as, or what is said of it."""
    try:
        return read_answer(finding, text)
    except WrongValue as error:
        return str(error)


@pytest.mark.parametrize(("name", "unit"), UNITS)
def test_every_spelling_of_a_unit_by_one_variant_is_that_unit(name: str, unit: str) -> None:
    finding = MEASURED[name]
    units = (finding.unit, *finding.other_units)
    for variant in VARIANTS.values():
        assert unit in spelt(variant(unit), units)


@pytest.mark.parametrize("name", MEASURED)
def test_a_unit_is_declared_once_and_what_is_one_unit_has_one_size(name: str) -> None:
    finding = MEASURED[name]
    sizes = {finding.unit: (1, 0), **finding.other_units}
    assert all(unit.isascii() for unit in sizes)
    assert len({unit.casefold().replace(" ", "") for unit in sizes}) == len(sizes)
    for unit, size in sizes.items():
        for other in (*spelt(unit, tuple(sizes)), *spelt(unit.upper(), tuple(sizes))):
            assert size == sizes[other]


@pytest.mark.parametrize("name", MEASURED)
def test_no_result_is_plausible_both_in_thousandths_and_in_millions(name: str) -> None:
    """Milli and mega, which capitals alone tell apart, are never both meant."""
    low, high = MEASURED[name].plausible
    assert high < max(low, 1e-3) * 1e9
