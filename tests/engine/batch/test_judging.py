"""What many patients expect is judged as it is of each alone: one meaning of `expect`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from engine.assessment.consultation import Consulted, consult
from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns
from engine.batch.output import differential
from engine.batch.summary import Judge
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.cases.expectations import ALL, unmet
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.vignette_files import every_vignette

KNOWLEDGE = leg_cramps()


def in_columns(knowledge: KnowledgeBase, cases: Sequence[Case]) -> list[set[str]]:
    """Return of each case the keys of its expectation that it does not meet, all cases judged at once."""
    columns = CaseColumns.of_cases(knowledge, cases)
    verdicts = Verdicts(knowledge, columns.answers)
    judge = Judge(verdicts, differential(verdicts), columns.ids, np.ones(len(cases), np.bool_))
    flags = {key: judge.unmet(key, column) for key, column in columns.expected.items()}
    return [{key for key, unmet in flags.items() if unmet[row]} for row in range(len(cases))]


def unmet_keys(consulted: Iterable[Consulted]) -> list[set[str]]:
    return [{words.partition(":")[0] for words in unmet(one)} for one in consulted]


def expecting(one: Consulted, case: Case) -> Consulted:
    """Return the consultation of a patient of whom something else is expected: it is assessed already."""
    other = replace(one, case=case)
    vars(other)["assessment"] = one.assessment
    return other


def test_many_vignettes_are_judged_as_each_alone_whosever_expectation_they_have() -> None:
    """Each case is assessed once, by its own expectation and by that of the one before it."""
    cases = every_vignette()[::51]
    others = [replace(case, expect=other.expect) for case, other in zip(cases[1:], cases, strict=False)]
    judged = in_columns(KNOWLEDGE, [*cases, *others])
    consulted = list(consult(KNOWLEDGE, cases))
    swapped = [expecting(one, case) for one, case in zip(consulted[1:], others, strict=True)]
    assert judged == unmet_keys([*consulted, *swapped])
    assert not any(judged[: len(cases)])
    assert sum(map(bool, judged)) > len(others) / 2


def test_whatever_can_be_expected_is_met_or_unmet_in_columns_as_of_one_patient() -> None:
    said = {
        "disorders": (["leak"], ["empty_tank"], []),
        "not_disorders": (["empty_tank"], ["leak"]),
        "leading": (["leak"], ["leak", "leak"], ["empty_tank", "leak"], []),
        "warnings": (["no_smoking"], []),
        "not_warnings": (["no_smoking"], []),
        "steps": (["leak_test"], ["refuel"]),
        "not_steps": (["leak_test"], ["refuel"]),
        "fired": (["CAR-06"], ["CAR-01"]),
        "not_fired": (["CAR-01"], ["CAR-06"]),
        "urgency": ("emergency", "soon", "self_care"),
        "benign": ("yes", "not_yet", "no"),
        "in_scope": (True, False),
        "settled": (True, False),
        "standings": ({"leak": "likely"}, {"leak": "possible"}, {"leak": "likely", "empty_tank": "likely"}),
        "must_not_miss": ({"leak": "supported"}, {"leak": "excluded"}, {"empty_tank": "excluded"}),
        "concepts": ({"fire_risk": True}, {"fire_risk": "unknown"}, {"battery_weak": "unknown"}),
    }
    assert said.keys() == {*ALL}
    patients = (
        {"will_not_start": "yes", "smell_of_fuel": "yes"},
        {"will_not_start": "yes", "lights_dim": "yes", "weather": ["cold"]},
        {"will_not_start": "no"},
    )
    cases = [
        case_of({"answers": answers, "medicines": [], "expect": {key: value}}, CAR)
        for answers in patients
        for key, values in said.items()
        for value in values
    ]
    judged = in_columns(CAR, cases)
    assert judged == unmet_keys(consult(CAR, cases))
    for key in ALL:
        assert {bool(unmet) for case, unmet in zip(cases, judged, strict=True) if key in case.expect} == {
            True,
            False,
        }, key
