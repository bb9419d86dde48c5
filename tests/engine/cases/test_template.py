"""A blank case holds all that an audience can be asked, and what is filled in reads as it was meant."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from engine.cases.open import read_case
from engine.cases.template import audience_named, template
from engine.errors import NoSuchThing
from knowledge.criteria import Audience, Choice, Finding, Quantity
from knowledge.leg_cramps import leg_cramps

FIELD = re.compile(r"^  # (\w+):$", re.MULTILINE)


def told(finding: Finding) -> str:
    match finding:
        case Choice(several=True):
            return f'["{finding.options[0]}"]'
        case Choice():
            return f'"{finding.options[-1]}"'
        case Quantity():
            return f"{finding.plausible[1]} {finding.unit}"
        case _:
            return "yes"


@pytest.mark.parametrize("audience", get_args(Audience))
def test_a_blank_case_asks_for_all_that_its_audience_is_asked_and_is_a_case(
    audience: Audience, tmp_path: Path
) -> None:
    knowledge = leg_cramps()
    blank = template(knowledge, audience)
    asked = [f.id for f in knowledge.finding.values() if audience in f.asked_of]
    assert sorted(FIELD.findall(blank)) == sorted(set(asked) - {f.id for f in knowledge.drug_classes})
    (tmp_path / "blank.yaml").write_text(blank)
    case = read_case(str(tmp_path / "blank.yaml"), knowledge)
    assert (case.audience, dict(case.answers), case.medicines) == (audience, {}, None)


def test_each_line_that_is_filled_in_is_an_answer(tmp_path: Path) -> None:
    knowledge = leg_cramps()
    blank = template(knowledge, "clinician")
    names = FIELD.findall(blank)
    filled = FIELD.sub(lambda line: f"  {line[1]}: {told(knowledge.finding[line[1]])}", blank)
    filled = filled.replace("# medicines:", "medicines:").replace("# none_of:", "none_of:")
    (tmp_path / "filled.yaml").write_text(filled)
    case = read_case(str(tmp_path / "filled.yaml"), knowledge)
    assert case.told.keys() >= set(names)
    assert case.medicines == ("amlodipine 5 mg", "HCTZ")
    assert not case.unrecognised_medicines


def test_every_option_stands_in_a_blank_case() -> None:
    knowledge = leg_cramps()
    text = re.sub(r"\s+##\s+", " ", template(knowledge, "clinician"))
    for finding in knowledge.finding.values():
        if isinstance(finding, Choice):
            assert all(option in text for option in finding.options), finding.id


def test_a_blank_case_is_for_an_audience() -> None:
    assert audience_named(None) == "clinician"
    assert audience_named("Patient") == "patient"
    with pytest.raises(NoSuchThing, match="no blank case for nurse: it is clinician or patient"):
        audience_named("nurse")
