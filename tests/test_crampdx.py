"""The face for Python programs."""

from __future__ import annotations

import doctest
import json

import pytest

import crampdx
from engine.cases.open import read_case
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR

QUININE = {"answers": {"leg_cramp": True}, "medicines": ["quinine"]}


def test_its_examples_come_out_as_shown() -> None:
    tried, failed = doctest.testmod(crampdx).attempted, doctest.testmod(crampdx).failed
    assert tried > 4
    assert failed == 0


def test_a_case_of_a_file_is_assessed_as_its_record_is() -> None:
    case = read_case("examples/clot.yaml", leg_cramps())
    assert crampdx.assess(case).urgency == "emergency"


def test_an_assessment_is_a_dictionary_or_a_report() -> None:
    done = crampdx.assess(QUININE)
    assert json.loads(json.dumps(done.to_dict()))["warnings"][0]["id"] == "quinine"
    assert "quinine" in done.to_text().lower()
    assert len(done.to_text().splitlines()) <= 60 < len(done.to_text(full=True).splitlines())


def test_an_explanation_is_a_dictionary_or_a_report() -> None:
    told = crampdx.explain(QUININE, "how", "warning:quinine")
    assert told.to_dict()["question"] == "how"
    assert "quinine" in told.to_text().lower()


def test_urgencies_are_words_that_have_an_order() -> None:
    assert str(crampdx.assess(QUININE).urgency) in list(crampdx.Urgency)
    assert sorted(crampdx.Urgency) == ["self_care", "routine", "soon", "urgent", "emergency"]


def test_a_wrong_record_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(crampdx.UnreadableInput) as refused:
        crampdx.assess({"answers": {"leg_cramps": True, "potassium": 31}})
    assert len(refused.value.problems) == 2


def test_another_knowledge_base_is_an_argument() -> None:
    assert crampdx.assess({"answers": {}}, knowledge=CAR).urgency == "routine"


@pytest.mark.parametrize("case", ["examples/clot.yaml", None])
def test_what_is_no_case_is_refused_with_what_is_expected(case: object) -> None:
    with pytest.raises(TypeError, match="a case is a mapping with `answers`"):
        crampdx.assess(case)  # type: ignore[arg-type]
