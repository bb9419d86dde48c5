"""Units convert as a laboratory's own table does, and ranges refuse a value in the wrong unit."""

from __future__ import annotations

from types import ModuleType

import pytest

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
        ("glucose_fasting", 126, "mg/dL", 7.0, 0),
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
