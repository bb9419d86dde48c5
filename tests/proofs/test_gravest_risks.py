"""The five gravest risks of telling somebody that a danger was not found, and what closes each.

A safety review named them before the words 'not found' and 'benign' were introduced. Each is closed by
promises and laws that the prover decides for every possible patient, and by what a report is made of.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.assessment.consultation import consult
from engine.assessment.must_not_miss import STATUSES
from engine.cases.case import CANNOT_TELL, Case
from engine.proofs.laws import laws
from engine.report.proofs import Promises
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS

DANGERS = leg_cramps().danger
CLOSED_BY: Mapping[str, tuple[str, ...]] = {
    # Where no sign within reach could show it, everybody would be free of it.
    "an empty 'not found'": (
        *(f"not_found_was_looked_for_{name}" for name in DANGERS),
        *(f"not_found_stays_unsupported_{name}" for name in DANGERS),
        *(o.id for o in OBLIGATIONS if o.id.startswith("at_risk_only_measured_")),
        "pulses_alone_find_no_pad_absent",
    ),
    # Whoever answers 'cannot tell' to everything has closed every question.
    "unknown counts as looked for": (
        "unknown_finds_nothing_absent",
        "unknown_is_not_benign",
        "called_benign_only_by_examining",
        *(f"benign_is_safe_{one.id}" for one in leg_cramps().benign),
    ),
    # Rules that rank a cause are stricter than what makes one think of it.
    "a signature too narrow for early disease": (
        *(o.id for o in OBLIGATIONS if o.id.startswith("not_found_only_by_looking_")),
        *(o.id for o in OBLIGATIONS if o.id.startswith("called_benign_only_after_")),
        "called_benign_has_flow_measured",
    ),
    # 'No red flags', 'neurology normal': each sign has to have an answer of its own.
    "denials of groups": (
        *(o.id for o in OBLIGATIONS if o.id.startswith("not_found_only_by_looking_")),
        *(f"not_found_was_looked_for_{name}" for name in DANGERS),
    ),
    "a ladder that delays an emergency": (
        "emergency_is_referred_first",
        "urgent_is_acted_on_first",
        *(o.id for o in OBLIGATIONS if o.id.startswith("red_flag_is_acted_on_")),
        *(f"benign_is_safe_{one.id}" for one in leg_cramps().benign),
    ),
}


@pytest.mark.parametrize("risk", CLOSED_BY)
def test_each_of_the_five_gravest_risks_is_closed_by_what_is_decided(risk: str) -> None:
    decided = {obligation.id for obligation in (*OBLIGATIONS, *laws(leg_cramps()))}
    assert CLOSED_BY[risk]
    assert [name for name in CLOSED_BY[risk] if name not in decided] == []


def test_what_closes_them_is_proved(promises: Promises) -> None:
    verdicts = {verdict.obligation.id: verdict.verdict for verdict in promises.verdicts}
    closing = {name for names in CLOSED_BY.values() for name in names}
    assert {name: verdicts.get(name) for name in closing} == dict.fromkeys(closing, "proved")


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_who_cannot_tell_anything_has_nothing_not_found_and_is_not_benign(audience: Audience) -> None:
    knowledge = leg_cramps()
    answers = dict.fromkeys(knowledge.finding, CANNOT_TELL) | {"leg_cramp": True, "night_in_bed": True}
    (told,) = consult(knowledge, [Case(id="unknown", audience=audience, answers=answers)])
    said = told.assessment
    assert {danger.status for danger in said.must_not_miss} <= {*STATUSES} - {"not_found", "excluded"}
    assert said.benign.verdict != "yes"


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_what_is_not_found_names_what_it_rests_on(audience: Audience) -> None:
    """Never empty: each negative is listed by itself."""
    knowledge = leg_cramps()
    denied = {f.id: False for f in knowledge.finding.values() if f.kind == "yes_no" and f.obtained != "tests"}
    answers = {**denied, "leg_cramp": True, "night_in_bed": True, "age": 40.0}
    (told,) = consult(knowledge, [Case(id="denied", audience=audience, answers=answers)])
    not_found = [danger for danger in told.assessment.must_not_miss if danger.status == "not_found"]
    assert not_found
    assert [danger.disorder.id for danger in not_found if not danger.absent] == []
