from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.units import spelt

SPELLINGS = {
    "umol/L": "umol/l | µmol/l | μmol/L | UMOL/L | Umol/L | mcmol/L | micromol/l | µmol·L⁻¹ | µM | nmol/mL",
    "mmol/L": "mmol/l | MMOL/L | mM | mmol.L-1 | mmol L-1 | mmol / L | mmol per L | mmol/liter",
    "mEq/L": "meq/l | MEQ/L | mval/l | mequiv/L | mEq/Liter",
    "mg/dL": "mg/dl | MG/DL | mg% | mg % | mg/100mL | mg/100 ml | mgs/dL",
    "g/dL": "g/dl | gm/dL | gms/dl | g% | G/DL | gm%",
    "ug/L": "µg/l | μg/L | mcg/L | microgram/L | ng/mL | NG/ML | micrograms/liter",
    "mL/min/1.73m2": "ml/min/1.73m2 | mL/min/1.73m² | mL/min/{1.73_m2} | ml/min/1,73qm | mL/min/1.73M2 | "
    "mL/min/1.73 | ml/min/1.73m^2 | mL/min/1.73 m2 | mL/min/1.73 m**2 | mL/min/1.73 sqm | "
    "mL/min per 1.73 m² | mL / min / 1.73 m^2 | mL/min/(1.73 m2)",
    "10^9/L": "10*9/L | 10^3/uL | 10*3/uL | x10^9/L | x10E9/L | 10E3/uL | 10e3/µl | 10³/µL | \u00d710⁹/L | "
    "10⁹/l | 10**9/L | 10(9)/L | G/L | g/l | Gpt/l | /nL | K/uL | k/µl | thou/mm3 | Tsd./µl | E9/L | "
    "x 10^9/L | \u00d7 10³ / µL | 10^9 / L | thousand per mm³ | 10 ^9/L",
    "/uL": "/ul | /µL | /mm3 | /mm³ | /cmm | cells/uL | cells/cumm | {cells}/uL | 10^6/L",
    "mIU/L": "mU/L | MIU/L | m[IU]/L | uIU/mL | u[iU]/mL | µU/ml | mcIU/mL | mIE/l | mUI/L",
    "U/L": "u/l | IU/L | iu/l | [IU]/L | [iU]/L | E/l | IE/L | UI/L | units/L",
    "ukat/L": "µkat/l | μkat/L | mckat/L | nkat/mL | UKAT/L",
    "fL": "fl | FL | um3 | µm3 | µm³ | um^3",
    "mmHg": "mm[Hg] | MMHG | mmhg | mm Hg | mm hg",
    "ng/mL FEU": "ng{FEU}/mL | ug/L{FEU} | µg/L FEU | ng FEU/ml | ng/mL (FEU) | ug/l feu",
    "years": "year | yrs | yr | y | a | Years",
    "s": "sec | secs | second | seconds",
    "fraction": "Fraction | fractions",
}  # fmt: skip
PAIRS = [(spelling, unit) for unit, some in SPELLINGS.items() for spelling in some.split(" | ")]


@pytest.mark.parametrize(("spelling", "unit"), PAIRS)
def test_a_spelling_is_the_one_unit_that_it_means(spelling: str, unit: str) -> None:
    assert (unit,) == spelt(spelling, tuple(SPELLINGS))


@pytest.mark.parametrize(
    ("spelling", "unit"),
    [
        ("mmol", "mmol/L"),
        ("nmol/L", "umol/L"),
        ("mol/L", "mmol/L"),
        ("kmol/L", "mmol/L"),
        ("mg/L", "mg/dL"),
        ("g/L", "g/dL"),
        ("mg", "mg/dL"),
        ("ng/mL", "ng/mL FEU"),
        ("ng/mL DDU", "ng/mL FEU"),
        ("mL/min", "mL/min/1.73m2"),
        ("mL/min/1.63m2", "mL/min/1.73m2"),
        ("mL/s/1.73m2", "mL/min/1.73m2"),
        ("10^6/uL", "10^9/L"),
        ("10^10/L", "10^9/L"),
        ("M/uL", "10^9/L"),
        ("/L", "10^9/L"),
        ("nkat/L", "ukat/L"),
        ("mU/L", "U/L"),
        ("uIU/L", "mIU/L"),
        ("mg%", "%"),
        ("U/L/L", "U/L"),
        ("L/U", "U/L"),
        ("", "U/L"),
        ("@3", "10^9/L"),
        ("^", "U/L"),
    ],
)
def test_what_is_another_unit_is_not_taken_for_it(spelling: str, unit: str) -> None:
    assert spelt(spelling, (unit,)) == ()


def test_capitals_decide_where_a_finding_has_units_that_differ_by_them() -> None:
    both = ("mmol/L", "Mmol/L")
    assert [spelt(unit, both) for unit in both] == [("mmol/L",), ("Mmol/L",)]
    assert spelt("MMOL/L", both) == both
    assert spelt("MMOL/L", both[:1]) == both[:1]


def test_a_unit_as_it_stands_goes_before_one_that_differs_in_its_capitals() -> None:
    assert spelt("G/L", ("g/L", "10^9/L")) == ("10^9/L",)
    assert spelt("G/L", ("g/L",)) == ("g/L",)


@given(st.text(max_size=60), st.sampled_from(tuple(SPELLINGS)))
def test_any_text_is_read_and_spaces_around_it_mean_nothing(text: str, unit: str) -> None:
    assert spelt(text, (unit,)) == spelt(f" {text} ", (unit,))


@pytest.mark.parametrize("text", ["@", "@5", "@²/L", "10^@", "\uff20x", "g@L"])
def test_a_sign_used_inside_the_reader_means_nothing_in_a_text(text: str) -> None:
    assert spelt(text, ("10^5", "g/L", "mg/L")) == ()
