"""What finds a danger absent: asking and examining, or else its risk decides; and what never counts."""

from __future__ import annotations

import pytest

from engine.reading.patient import Known
from knowledge.criteria import (
    Chosen,
    Compare,
    Criterion,
    Danger,
    Finding,
    concepts_in,
    findings_in,
    leaves,
)
from tests.bedside import (
    ASKED,
    EXAMINED,
    KNOWLEDGE,
    NO_MEDICINES,
    WELL,
    Answers,
    absent,
    speaks_for,
)

DANGERS = KNOWLEDGE.danger
EVERY = pytest.mark.parametrize("danger", DANGERS.values(), ids=lambda danger: danger.id)
ABI: Answers = {"abi_rest": 1.08}
OLD: Answers = {**WELL, "age": 68.0}
DIABETIC: Answers = {**WELL, "diabetes": "type 2"}
UNEXAMINED: Answers = {**NO_MEDICINES, **ASKED}


def read_by(criterion: Criterion) -> set[Finding]:
    """Return the findings that decide a criterion, through its concepts."""
    found = set(findings_in(criterion))
    for concept in concepts_in(criterion):
        for rule in KNOWLEDGE.concluding[concept.id]:
            found |= read_by(rule.when)
    return found


@EVERY
def test_the_well_are_found_to_be_well_by_asking_and_examining_alone(danger: Danger) -> None:
    assert absent(danger, WELL)
    assert speaks_for(danger, WELL) == []
    assert [name for name in WELL if KNOWLEDGE.finding[name].obtained == "tests"] == []


@EVERY
def test_who_cannot_tell_anything_has_nothing_looked_for(danger: Danger) -> None:
    assert not absent(danger, {})
    assert not any(map(Known(KNOWLEDGE, {}).fails, danger.minimum))


@EVERY
def test_each_item_waits_for_an_answer_of_its_own(danger: Danger) -> None:
    """No item is absent because of others: without what it reads, or what that follows from, it is not."""
    for item in danger.minimum:
        read = {finding.id for finding in read_by(item)}
        read |= {
            source.id
            for name in read
            for each in KNOWLEDGE.following.get(name, ())
            for source in findings_in(each.when)
        }
        assert not Known(KNOWLEDGE, {n: a for n, a in WELL.items() if n not in read}).fails(item)


@EVERY
def test_a_minimum_is_short_enough_for_a_consultation(danger: Danger) -> None:
    assert len(danger.minimum) <= 8
    examined = {f.id for item in danger.minimum for f in read_by(item) if f.obtained == "examination"}
    assert len(examined) <= 8


@EVERY
def test_what_is_examined_for_a_danger_is_what_its_examination_answers(danger: Danger) -> None:
    looked = {f for step in danger.looked_for_by for f in step.answered_by}
    for item in danger.minimum:
        own = {leaf if not isinstance(leaf, Chosen | Compare) else leaf.finding for leaf in leaves(item)}
        assert {f.id for f in own - looked if getattr(f, "obtained", "") == "examination"} == set()


@pytest.mark.parametrize(
    "name",
    [
        "peripheral_artery_disease",
        "critical_limb_ischemia",
        "acute_limb_ischemia",
        "deep_vein_thrombosis",
        "compartment_syndrome",
        "lumbar_radiculopathy",
        "motor_neuron_disease",
        "peripheral_neuropathy",
    ],
)
def test_an_interview_alone_does_not_find_it_absent(name: str) -> None:
    assert not absent(DANGERS[name], UNEXAMINED)


NEVER_COUNTS: list[tuple[str, Answers]] = [
    # Pulses alone (E15); an index between low and normal; no claudication in someone who hardly walks
    ("peripheral_artery_disease", {"pedal_pulses": "normal", "femoral_popliteal_pulses": "normal"}),
    ("peripheral_artery_disease", OLD),
    ("peripheral_artery_disease", {**OLD, "abi_rest": 0.95}),
    ("peripheral_artery_disease", {**OLD, "abi_rest": 1.5}),
    ("peripheral_artery_disease", {**DIABETIC, "age": 55.0, **ABI}),
    ("peripheral_artery_disease", {**WELL, "hardly_walks": True}),
    ("peripheral_artery_disease", {**WELL, "comes_with_exertion": True, **ABI}),
    # No pain in a foot that feels nothing; a foot with stiff arteries
    ("critical_limb_ischemia", {**WELL, "monofilament": "not felt"}),
    ("critical_limb_ischemia", {**DIABETIC, **ABI}),
    ("critical_limb_ischemia", {**WELL, "foot_lesion_seen": True}),
    # No swelling; no risk factor; an anticoagulant
    ("deep_vein_thrombosis", {"one_sided_swelling": False, "deep_tenderness": False}),
    ("deep_vein_thrombosis", {**WELL, "side": "one leg", "course": "constant"}),
    ("deep_vein_thrombosis", {**WELL, "side": "one leg", "leg_pain": True, "anticoagulants": True}),
    ("deep_vein_thrombosis", {**WELL, "side": "one leg", "pregnant": True}),
    ("deep_vein_thrombosis", {**WELL, "side": "one leg", "gave_birth_recently": True, "d_dimer": 200.0}),
    # Pulses, refill and feeling
    ("compartment_syndrome", {**UNEXAMINED, "pedal_pulses": "normal", "pinprick": "normal"}),
    ("compartment_syndrome", {**WELL, "immobility_or_cast": True}),
    ("compartment_syndrome", {**WELL, "anticoagulants": True, "persists_after_stopping": True}),
    # Normal anal tone; "neurology normal"; bladder and bowel denied in one breath
    ("cauda_equina_syndrome", {**EXAMINED, "anal_tone_reduced": False}),
    ("cauda_equina_syndrome", {**EXAMINED, "saddle_numbness": False, "bladder_or_bowel_change": False}),
    ("cauda_equina_syndrome", {n: a for n, a in WELL.items() if n != "sexual_function_change"}),
    # Denied weakness; an early normal electromyography; twitching that nobody looked for
    ("motor_neuron_disease", {**UNEXAMINED, "nerve_studies": "normal"}),
    ("motor_neuron_disease", {n: a for n, a in WELL.items() if n != "fasciculations_seen"}),
    ("motor_neuron_disease", {**WELL, "cramps_elsewhere": True}),
    # No symptoms
    ("peripheral_neuropathy", {**UNEXAMINED, "strength": "normal"}),
    ("diabetic_neuropathy", {**UNEXAMINED, "monofilament": "felt"}),
    # Normal large fibres
    ("small_fiber_neuropathy", {**WELL, "burning_feet": True}),
    ("small_fiber_neuropathy", {n: a for n, a in WELL.items() if n != "pinprick"}),
    # The cause is a test's matter as soon as nerves are hurt
    ("vitamin_deficiency_neuropathy", {**WELL, "vibration": "reduced"}),
    ("hepatitis_c_neuropathy", {**WELL, "numbness": True}),
    # Straight leg raise alone
    ("lumbar_radiculopathy", {**UNEXAMINED, "straight_leg_raise": False}),
    # Trousseau and Chvostek; a normal potassium for magnesium
    ("hypocalcemia", {**WELL, "neck_surgery_or_hypoparathyroidism": True, "trousseau_or_chvostek": False}),
    ("hypomagnesemia", {**WELL, "proton_pump_inhibitors": True, "potassium": 4.2}),
    ("hyponatremia", {**WELL, "antidepressants": True}),
    ("hypokalemia", {**WELL, "thiazides": True}),
    ("electrolyte_imbalance", {**WELL, "leg_weakness": True}),
    # No symptoms
    ("hypothyroidism", {n: a for n, a in WELL.items() if n != "hypothyroidism_known"}),
    ("hypothyroidism", {**WELL, "levothyroxine": True}),
    # Clear urine
    ("rhabdomyolysis", {**WELL, "statins": True, "dark_urine": False}),
    ("rhabdomyolysis", {**WELL, "after_unusual_exercise": True, "leg_pain": True, "dark_urine": False}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answers"), NEVER_COUNTS)
def test_this_never_counts_as_having_looked(name: str, answers: Answers) -> None:
    assert not absent(DANGERS[name], answers)


AT_RISK: list[tuple[str, Answers, Answers]] = [
    # Who is at risk, and what a test says that settles it
    ("peripheral_artery_disease", OLD, ABI),
    ("peripheral_artery_disease", {**WELL, "age": 55.0, "smoking": "former"}, ABI),
    ("peripheral_artery_disease", {**WELL, "age": 61.0, "statins": True}, ABI),
    ("peripheral_artery_disease", {**WELL, "age": 52.0, "pad_in_family": True}, ABI),
    ("peripheral_artery_disease", {**DIABETIC, "smoking": "current"}, {**ABI, "toe_brachial_index": 0.9}),
    ("peripheral_artery_disease", OLD, {"abi_rest": 1.6, "toe_brachial_index": 0.9}),
    ("critical_limb_ischemia", DIABETIC, {"toe_brachial_index": 0.9}),
    ("hypothyroidism", {**WELL, "levothyroxine": True}, {"tsh": 2.0}),
    ("rhabdomyolysis", {**WELL, "statins": True}, {"ck": 120.0}),
]


@pytest.mark.parametrize(("name", "answers", "test"), AT_RISK)
def test_where_there_is_a_risk_a_test_decides(name: str, answers: Answers, test: Answers) -> None:
    danger = DANGERS[name]
    assert danger.at_risk is not None
    assert Known(KNOWLEDGE, answers).holds(danger.at_risk)
    assert not absent(danger, answers)
    assert absent(danger, {**answers, **test})


STILL_ABSENT: list[tuple[str, Answers]] = [
    # What does not stand in the way: table 5 of ACC/AHA begins at 50, and at 65 without a risk factor
    ("peripheral_artery_disease", {**WELL, "age": 49.0, "smoking": "current"}),
    ("peripheral_artery_disease", {**WELL, "age": 64.0}),
    ("peripheral_artery_disease", {**WELL, "age": 55.0, "ace_inhibitors": True}),
    ("deep_vein_thrombosis", {**WELL, "side": "one leg"}),
    ("deep_vein_thrombosis", {**WELL, "side": "both legs", "pregnant": True}),
    ("compartment_syndrome", {**WELL, "anticoagulants": True}),
    ("cauda_equina_syndrome", {**WELL, "radiates_from_back_or_buttock": True, "side": "one leg"}),
    ("diabetic_neuropathy", DIABETIC),
    ("rhabdomyolysis", {**WELL, "after_unusual_exercise": True}),
    ("hypothyroidism", {**WELL, "fatigue": True, "weight_gain": True}),
]


@pytest.mark.parametrize(("name", "answers"), STILL_ABSENT)
def test_this_does_not_keep_it_from_being_absent(name: str, answers: Answers) -> None:
    assert absent(DANGERS[name], answers)


def test_a_blood_pressure_tablet_implies_its_reason_until_that_is_denied() -> None:
    danger = DANGERS["peripheral_artery_disease"]
    treated: Answers = {**WELL, "age": 55.0, "ace_inhibitors": True}
    assert danger.at_risk is not None
    assert Known(KNOWLEDGE, treated).holds(danger.at_risk)
    assert not absent(danger, {n: a for n, a in treated.items() if n != "hypertension_known"})
    assert absent(danger, treated)


# What is told in two, or found by the examiner, has to reach the rules that read the older finding.
REACHES: list[tuple[Answers, str, bool]] = [
    ({"bladder_change": True}, "bladder_or_bowel_change", True),
    ({"bowel_change": True}, "bladder_or_bowel_change", True),
    ({"bladder_change": False, "bowel_change": False}, "bladder_or_bowel_change", False),
    ({"stretch_pain_found": True}, "pain_on_passive_stretch", True),
    ({"stretch_pain_found": False}, "pain_on_passive_stretch", False),
    ({"foot_lesion_seen": False}, "gangrene", False),
]


@pytest.mark.parametrize(("answers", "name", "answer"), REACHES)
def test_what_is_found_apart_reaches_the_finding_that_rules_read(
    answers: Answers, name: str, answer: bool
) -> None:
    known = Known(KNOWLEDGE, answers)
    following = KNOWLEDGE.following.get(name, ())
    assert [each.answer for each in following if known.holds(each.when)] == [answer]


def test_what_the_examiner_sees_counts_though_the_patient_denied_it() -> None:
    motor: Answers = {**WELL, "strength": "weak in one leg", "wasting_seen": True, "muscle_wasting": False}
    assert "NEUR-87" in speaks_for(DANGERS["motor_neuron_disease"], motor)
    stretched: Answers = {**WELL, "tense_calf": True, "stretch_pain_found": True}
    assert "VASC-27" in speaks_for(DANGERS["compartment_syndrome"], stretched)
