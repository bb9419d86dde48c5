"""Units of measurement as UCUM (https://ucum.org/ucum) spells them."""

from __future__ import annotations

from collections.abc import Mapping

from engine.fhir.resources import Resource, text_of
from knowledge.criteria import Finding, Quantity

UCUM = "http://unitsofmeasure.org"

_CODES: Mapping[str, str] = {
    "years": "a", "ratio": "{ratio}", "fraction": "1", "mEq/L": "meq/L", "mIU/L": "m[IU]/L",
    "uIU/mL": "u[IU]/mL", "10^9/L": "10*9/L", "K/uL": "10*3/uL", "mmHg": "mm[Hg]",
    "mL/min/1.73m2": "mL/min/{1.73_m2}", "mL/s/1.73m2": "mL/s/{1.73_m2}", "ng/mL FEU": "ng/mL{FEU}",
    "mg/L FEU": "mg/L{FEU}", "ng/mL DDU": "ng/mL{DDU}", "mg/L DDU": "mg/L{DDU}",
    "degC": "Cel", "degF": "[degF]", "mOsm/kg": "mosm/kg",
}  # fmt: skip
"""Units that UCUM spells otherwise than a finding does."""


def ucum(unit: str) -> str:
    """Return the UCUM code of a finding's unit."""
    return _CODES.get(unit, unit)


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
