"""What laboratories flag: every value that they report has its reference interval here."""

from __future__ import annotations

import pytest

from engine.reading.patient import Known
from knowledge import concepts as c
from knowledge.criteria import Flag, Quantity
from knowledge.findings import laboratory
from knowledge.leg_cramps import leg_cramps
from knowledge.whole_body import background

MEASURED = [finding for finding in laboratory.FINDINGS if isinstance(finding, Quantity)]


@pytest.mark.parametrize("finding", MEASURED, ids=lambda finding: finding.id)
def test_what_a_laboratory_measures_may_be_told_as_a_flag(finding: Quantity) -> None:
    assert finding.takes_flags
    (_, low), (high, _) = finding.flagged(Flag.LOW), finding.flagged(Flag.HIGH)
    least, most = finding.flagged(Flag.NORMAL)
    assert least[0] < most[0]
    assert finding.plausible[0] < low[0]
    assert high[0] < finding.plausible[1]


@pytest.mark.parametrize(("told", "low"), [("low", True), ("normal", False)])
@pytest.mark.parametrize("sex", ["male", "female", None])
def test_low_haemoglobin_is_low_for_the_patient_whoever_it_is(
    told: str, sex: str | None, *, low: bool
) -> None:
    answers = {"hemoglobin": Flag(told), "anemia_known": False, **({"sex_at_birth": sex} if sex else {})}
    known = Known(leg_cramps(), answers)
    assert known.holds(background.hemoglobin_low) is known.holds(c.anemia_present) is low
    assert known.fails(c.anemia_present) is not low


def test_what_the_flag_of_a_creatine_kinase_says_is_less_than_any_limit_of_the_sexes_says() -> None:
    assert laboratory.ck.flagged(Flag.HIGH)[0] == (200, True)
    assert laboratory.ck.flagged(Flag.NORMAL)[1] == (320, False)
