"""What may be called benign: one patient of each kind who gets there, and those who do not quite."""

from __future__ import annotations

import pytest

import crampdx
from engine.reading.patient import Known
from knowledge.benign import BENIGN
from knowledge.criteria import Benign, Strength
from tests.bedside import KNOWLEDGE, NO_MEDICINES, WELL, Answers, absent, ruled_out, speaks_for

NOT_AT_NIGHT: Answers = {"night_in_bed": False, "wakes_from_sleep": False}
MEASURED: Answers = {"potassium": 4.1, "sodium": 139.0, "magnesium": 0.85, "calcium_adjusted": 2.35}
PATIENTS: dict[str, Answers] = {
    "nocturnal_leg_cramps": WELL,
    "overuse_strain": {
        **WELL, **NOT_AT_NIGHT, "after_unusual_exercise": True, "tired_muscles": True, "onset": "over hours",
        "sex_at_birth": "male", "age": 31.0, "severity": "moderate",
    },
    "pregnancy": {**WELL, "age": 31.0, "pregnant": True, "trimester": "third", "headache": False},
    "heat_cramps": {
        **WELL, **NOT_AT_NIGHT, **MEASURED, "in_heat_with_sweating": True, "heavy_sweating": True,
    },
}  # fmt: skip
EVERY = pytest.mark.parametrize("benign", BENIGN, ids=lambda benign: benign.id)


@EVERY
def test_it_can_be_reached(benign: Benign) -> None:
    answers = PATIENTS[benign.id]
    known = Known(KNOWLEDGE, answers)
    assert known.holds(benign.when)
    strong = KNOWLEDGE.supporting[benign.id].get(Strength.STRONG, ())
    assert [rule.id for rule in strong if known.fires(rule)]
    for other in benign.unless:
        danger = KNOWLEDGE.danger[other.id]
        met = absent(danger, answers) and not speaks_for(danger, answers)
        assert met or ruled_out(danger, answers), other.id


@EVERY
@pytest.mark.parametrize(("audience", "verdict"), [("clinician", "yes"), ("patient", "not_yet")])
def test_only_a_clinician_is_told_so(benign: Benign, audience: str, verdict: str) -> None:
    told = {name: answer for name, answer in PATIENTS[benign.id].items() if name not in NO_MEDICINES}
    case = {"answers": told, "medicines": [], "audience": audience}
    assessment = crampdx.assess(case)
    assert [benign.id] == [disorder.id for disorder in assessment.leading]
    assert verdict == assessment.to_dict()["benign"]["verdict"]


@EVERY
def test_no_danger_is_left_out(benign: Benign) -> None:
    assert tuple(d for d in KNOWLEDGE.disorders if d.must_not_miss) == benign.unless


@EVERY
@pytest.mark.parametrize(
    "otherwise",
    [
        {"age": 15.0},
        {"leg_cramp": False},
        {"episode_duration": "up to an hour"},
        {"course": "steadily worse"},
        {"course": "constant"},
        {"quinine": True},
        {"quinine_considered": True},
    ],
    ids=str,
)
def test_one_condition_that_fails_is_enough(benign: Benign, otherwise: Answers) -> None:
    assert Known(KNOWLEDGE, {**PATIENTS[benign.id], **otherwise}).fails(benign.when)


@EVERY
@pytest.mark.parametrize("unknown", ["age", "episode_duration", "course", "quinine", "quinine_considered"])
def test_what_is_unknown_is_not_met(benign: Benign, unknown: str) -> None:
    answers = {name: answer for name, answer in PATIENTS[benign.id].items() if name != unknown}
    assert not Known(KNOWLEDGE, answers).holds(benign.when)


@pytest.mark.parametrize("name", ["nocturnal_leg_cramps", "overuse_strain", "heat_cramps"])
def test_in_pregnancy_a_cramp_is_only_one_of_pregnancy(name: str) -> None:
    (benign,) = (one for one in BENIGN if one.id == name)
    assert Known(KNOWLEDGE, {**PATIENTS[name], "sex_at_birth": "female", "pregnant": True}).fails(benign.when)


def test_nobody_past_sixty_has_to_deny_a_pregnancy() -> None:
    old = {n: a for n, a in WELL.items() if n not in ("pregnant", "gave_birth_recently")} | {"age": 68.0}
    assert Known(KNOWLEDGE, old).holds(BENIGN[0].when)


@EVERY
def test_the_safety_net_says_in_both_voices_what_to_come_back_with(benign: Benign) -> None:
    both = (
        "cold",
        "pale",
        "numb",
        "swol|swell",
        "dark urine",
        "weakness",
        "confusion",
        "fever",
        "chest",
        "quinine",
    )
    for text in (benign.safety_net, benign.plain):
        lower = text.lower()
        assert [word for word in both if not any(part in lower for part in word.split("|"))] == []
        assert lower.index("cold") < lower.index("dark urine") < lower.index("twitching")
    assert "cannot rule out" in benign.plain
