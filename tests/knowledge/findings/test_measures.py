"""Units convert as a laboratory's own table does, and ranges refuse a value in the wrong unit."""

from __future__ import annotations

from types import ModuleType

import pytest

from engine.cases.values import read_answer
from knowledge.criteria import Quantity
from knowledge.findings import examination, laboratory, procedures

MEASURED = {
    finding.id: finding
    for module in (examination, laboratory, procedures)
    for finding in module.FINDINGS
    if isinstance(finding, Quantity)
}


def in_own_unit(name: str, value: float, unit: str) -> float:
    factor, offset = MEASURED[name].other_units[unit]
    return factor * value + offset


@pytest.mark.parametrize(
    ("name", "value", "unit", "expected", "within"),
    [
        ("potassium", 4.0, "mEq/L", 4.0, 0),
        ("potassium", 15.64, "mg/dL", 4.0, 0.01),
        ("sodium", 322, "mg/dL", 140, 0.1),
        ("calcium_adjusted", 10.0, "mg/dL", 2.50, 0.01),
        ("calcium_ionized", 2.4, "mEq/L", 1.20, 0),
        ("magnesium", 2.0, "mg/dL", 0.82, 0.005),
        ("magnesium", 1.6, "mEq/L", 0.80, 0),
        ("albumin", 4.0, "g/dL", 40, 0),
        ("albumin", 600, "umol/L", 40, 0.2),
        ("glucose", 200, "mg/dL", 11.1, 0.02),
        ("glucose_fasting", 126, "mg/dL", 7.0, 0.01),
        ("hba1c", 48, "mmol/mol", 6.5, 0.05),
        ("hba1c", 86, "mmol/mol", 10.0, 0.05),
        ("creatinine", 1.0, "mg/dL", 88.4, 0.01),
        ("bilirubin", 1.0, "mg/dL", 17.1, 0.01),
        ("hemoglobin", 12.0, "g/dL", 120, 0),
        ("hemoglobin", 7.45, "mmol/L", 120, 0.1),
        ("platelets", 150_000, "/uL", 150, 0),
        ("ferritin", 75, "ng/mL", 75, 0),
        ("vitamin_b12", 350, "ng/L", 258, 0.5),
        ("vitamin_d", 10, "ng/mL", 25, 0),
        ("free_t4", 1.0, "ng/dL", 12.87, 0.01),
        ("ck", 16.7, "ukat/L", 1002, 0),
        ("d_dimer", 0.5, "mg/L FEU", 500, 0),
        ("d_dimer", 250, "ng/mL DDU", 500, 0),
        ("cortisol_morning", 5, "ug/dL", 138, 0.1),
        ("abi_rest", 90, "%", 0.90, 0),
        ("toe_pressure", 4, "kPa", 30, 0.01),
    ],
)
def test_a_value_converts(name: str, value: float, unit: str, expected: float, within: float) -> None:
    assert pytest.approx(expected, abs=within, rel=1e-12) == in_own_unit(name, value, unit)


def sides(name: str, cutoff_name: str, values: tuple[float | str, ...]) -> list[int]:
    """Say of values, as somebody writes them, whether they are under (-1), on (0) or over (1) a cut-off."""
    (cutoff,) = (c.value for c in MEASURED[name].cutoffs if c.name == cutoff_name)
    read = [read_answer(MEASURED[name], value) for value in values]
    return [(value > cutoff) - (value < cutoff) for value in read if isinstance(value, float)]


@pytest.mark.parametrize(
    ("name", "cutoff", "own", "other"),
    [
        ("glucose", "severely_low", (2.9, 3.0, 3.1), ("53 mg/dL", "54 mg/dL", "55 mg/dL")),
        ("glucose", "low", (3.8, 3.9, 4.0), ("69 mg/dL", "70 mg/dL", "72 mg/dL")),
        ("glucose", "diabetic", (11.0, 11.1, 11.2), ("199 mg/dL", "200 mg/dL", "202 mg/dL")),
        ("glucose", "diabetic", (11.0, 11.1, 11.2), ("1.99 g/L", "2.00 g/L", "2.02 g/L")),
        ("glucose_fasting", "prediabetic", (5.5, 5.6, 5.7), ("99 mg/dL", "100 mg/dL", "102 mg/dL")),
        ("glucose_fasting", "diabetic", (6.9, 7.0, 7.1), ("125 mg/dL", "126 mg/dL", "128 mg/dL")),
        ("potassium", "low", (3.4, 3.5, 3.6), ("3.4 mEq/L", "3.5 mEq/L", "3.6 mEq/L")),
        ("potassium", "low", (3.49, 3.5, 3.51), ("13.6 mg/dL", "13.7 mg/dL", "13.8 mg/dL")),
        ("calcium_adjusted", "severely_low", (1.89, 1.9, 1.91), ("7.5 mg/dL", "7.6 mg/dL", "7.7 mg/dL")),
        ("calcium_adjusted", "low", (2.19, 2.2, 2.21), ("8.7 mg/dL", "8.8 mg/dL", "8.9 mg/dL")),
        ("calcium_ionized", "low", (1.14, 1.15, 1.16), ("4.5 mg/dL", "4.6 mg/dL", "4.7 mg/dL")),
        ("calcium_ionized", "severely_low", (0.79, 0.8, 0.81), ("3.1 mg/dL", "3.2 mg/dL", "3.3 mg/dL")),
        ("magnesium", "low", (0.69, 0.7, 0.71), ("1.6 mg/dL", "1.7 mg/dL", "1.8 mg/dL")),
        ("albumin", "low", (34, 35, 36), ("3.4 g/dL", "3.5 g/dL", "3.6 g/dL")),
        ("albumin", "low", (34, 35, 36), ("525 umol/L", "526 umol/L", "528 umol/L")),
        ("creatinine", "high_female", (89, 90, 91), ("1.01 mg/dL", "1.02 mg/dL", "1.03 mg/dL")),
        ("creatinine", "high", (109, 110, 111), ("1.23 mg/dL", "1.24 mg/dL", "1.25 mg/dL")),
        ("alt", "high", (39, 40, 41), ("0.65 ukat/L", "0.67 ukat/L", "0.68 ukat/L")),
        ("bilirubin", "high", (20, 21, 22), ("1.1 mg/dL", "1.2 mg/dL", "1.3 mg/dL")),
        ("hemoglobin", "low_female", (119, 120, 121), ("7.4 mmol/L", "7.45 mmol/L", "7.5 mmol/L")),
        ("hemoglobin", "low_pregnant", (109, 110, 111), ("6.7 mmol/L", "6.8 mmol/L", "6.9 mmol/L")),
        ("ferritin", "low_for_rls", (74, 75, 76), ("166 pmol/L", "169 pmol/L", "170 pmol/L")),
        ("vitamin_b12", "low", (132, 133, 134), ("179 ng/L", "180 ng/L", "181 ng/L")),
        ("vitamin_b12", "borderline", (257, 258, 259), ("349 pg/mL", "350 pg/mL", "351 pg/mL")),
        ("free_t4", "low", (8.9, 9.0, 9.1), ("0.69 ng/dL", "0.70 ng/dL", "0.71 ng/dL")),
        ("free_t4", "high", (24.9, 25.0, 25.1), ("1.93 ng/dL", "1.94 ng/dL", "1.95 ng/dL")),
        ("cortisol_morning", "low", (139, 140, 141), ("5 ug/dL", "5.07 ug/dL", "5.1 ug/dL")),
    ],
)
def test_a_cutoff_is_the_same_in_both_units(
    name: str, cutoff: str, own: tuple[float, ...], other: tuple[str, ...]
) -> None:
    assert sides(name, cutoff, own) == [-1, 0, 1]
    assert sides(name, cutoff, other) == [-1, 0, 1]


@pytest.mark.parametrize(
    ("name", "cutoff", "under", "reached"),
    [
        ("hba1c", "prediabetic", "38 mmol/mol", "39 mmol/mol"),
        ("hba1c", "diabetic", "47 mmol/mol", "48 mmol/mol"),
        ("ck", "rhabdomyolysis", "16.6 ukat/L", "16.7 ukat/L"),
        ("vitamin_d", "deficient", "9.9 ng/mL", "10 ng/mL"),
        ("d_dimer", "raised", "249 ng/mL DDU", "250 ng/mL DDU"),
        ("hemoglobin", "low_female", "11.99 g/dL", "12 g/dL"),
        ("toe_pressure", "ischemic", "3.9 kPa", "4.0 kPa"),
        ("abi_rest", "low", "89 %", "90 %"),
    ],
)
def test_where_nothing_is_rounded_a_cutoff_is_reached_by_the_value_that_stands_for_it(
    name: str, cutoff: str, under: str, reached: str
) -> None:
    assert sides(name, cutoff, (under, reached)) in ([-1, 0], [-1, 1])


@pytest.mark.parametrize("name", MEASURED)
def test_every_unit_of_a_finding_is_understood(name: str) -> None:
    finding = MEASURED[name]
    middle = sum(finding.plausible) / 2
    for unit, (factor, offset) in {finding.unit: (1.0, 0.0), **finding.other_units}.items():
        read = read_answer(finding, f"{(middle - offset) / factor:.9f} {unit}")
        assert pytest.approx(middle, abs=0.51, rel=1e-6) == read


@pytest.mark.parametrize(
    ("name", "usual_in_another_unit"),
    [
        ("potassium", 15.6),
        ("sodium", 322),
        ("calcium_adjusted", 9.5),
        ("calcium_ionized", 4.8),
        ("albumin", 4.2),
        ("glucose", 95),
        ("hba1c", 40),
        ("creatinine", 0.9),
        ("hemoglobin", 14),
        ("platelets", 250_000),
        ("free_t4", 1.2),
        ("d_dimer", 0.4),
        ("abi_rest", 95),
    ],
)
def test_a_usual_value_in_another_unit_is_not_plausible(name: str, usual_in_another_unit: float) -> None:
    low, high = MEASURED[name].plausible
    assert not low <= usual_in_another_unit <= high


@pytest.mark.parametrize(
    ("name", "survived"),
    [
        ("potassium", 1.2),
        ("potassium", 10.5),
        ("sodium", 99),
        ("sodium", 196),
        ("calcium_adjusted", 5.2),
        ("glucose", 75),
        ("hemoglobin", 24),
        ("platelets", 1),
        ("ck", 1_200_000),
        ("tsh", 0),
        ("hba1c", 18.5),
        ("creatinine", 2800),
    ],
)
def test_the_sickest_patients_are_plausible(name: str, survived: float) -> None:
    low, high = MEASURED[name].plausible
    assert low <= survived <= high


@pytest.mark.parametrize("name", MEASURED)
def test_cutoffs_are_named_once_and_say_where_they_are_from(name: str) -> None:
    cutoffs = MEASURED[name].cutoffs
    assert len(cutoffs) == len({cutoff.name for cutoff in cutoffs}) > 0
    assert not [cutoff for cutoff in cutoffs if "to be cited" in cutoff.reference.place]


@pytest.mark.parametrize("module", [examination, laboratory, procedures])
def test_what_a_clinician_measures_has_words_for_both_and_is_not_asked_of_patients(
    module: ModuleType,
) -> None:
    findings = module.FINDINGS
    assert not [f.id for f in findings if not (f.label and f.plain and f.help.endswith("."))]
    assert not [f.id for f in findings if not f.clinician.endswith("?") or "patient" in f.asked_of]
