"""What follows from an answer holds for every patient, and a case shows each; near misses entail nothing."""

from __future__ import annotations

import pytest

from engine.assessment.evidence import contradictions
from engine.cases.case import CANNOT_TELL, Answer, Answers, Case
from engine.cases.casefile import case_of
from engine.reading.patient import with_what_follows
from knowledge.criteria import findings_in
from knowledge.follows import FOLLOWS, WORDED_BY_HAND
from knowledge.leg_cramps import leg_cramps
from knowledge.red_flags import red_flags_promises

NO_WEAKNESS = ("leg_weakness", "weakness_proximal", "sudden_weak_leg", "foot_drop")
FEELING_CHANGED = ("numbness", "tingling", "burning_feet", "temperature_sensitivity")
STEADY: Answers = {
    "body_temperature": 36.8, "systolic_pressure": 128.0, "heart_rate": 72.0, "respiratory_rate": 14.0,
    "oxygen_saturation": 97.0,
}  # fmt: skip
SHOWN: list[tuple[Answers, str, Answer]] = [
    ({"trimester": "third"}, "pregnant", True),
    ({"comes_with_exertion": False}, "same_distance_each_time", False),
    ({"leg_pain": False}, "nonspecific_leg_and_foot_pain", False),
    ({"arthritis_known": False}, "juvenile_arthritis_known", False),
    ({"dialysis_type": "none"}, "during_or_after_dialysis", False),
    ({"sex_at_birth": "male"}, "trimester", "none"),
    ({"sex_at_birth": "male"}, "pregnant", False),
    ({"sex_at_birth": "male"}, "gave_birth_recently", False),
    (dict.fromkeys(NO_WEAKNESS, False), "weakness_pace", "no weakness"),
    (dict.fromkeys(FEELING_CHANGED, False), "sensory_distribution", "no change"),
    ({"leg_weakness": False}, "foot_drop", False),
    ({"comes_with_exertion": False}, "second_wind", False),
    ({"hypothyroidism_known": False, "hyperthyroidism_known": False}, "thyroid_untreated", False),
    ({"radiates_from_back_or_buttock": True}, "leg_pain", True),
    ({"quality": ("burning",)}, "leg_pain", True),
    ({"since_childhood": True, "age": 17.0}, "duration", "over a year"),
    ({"sudden_numb_leg": True}, "numbness", True),
    ({"simvastatin": True}, "statins", True),
    ({"simvastatin_over_20": True}, "simvastatin", True),
    ({"immunosuppressants": True}, "immunosuppressed", True),
    ({"neurotoxic_chemotherapy": True}, "immunosuppressed", True),
    ({"sudden_cold_leg": True}, "cool_leg", True),
    ({"skin_temperature": "one side cool"}, "cool_leg", True),
    ({"weak_on_effort": True}, "comes_with_exertion", True),
    ({"clot_before_same_leg": True}, "clot_before", True),
    ({"which_leg": "left"}, "side", "one leg"),
    ({"muscle_pain_widespread": True}, "muscle_pain", True),
    ({"walking_distance": "under 200 m"}, "comes_with_exertion", True),
    ({"pitting_edema_one_leg": True}, "edema_pits", True),
    ({"body_mass_index": 30.0}, "obesity", True),
    ({"age": 40.0, "body_mass_index": 29.9}, "obesity", False),
    ({"muscle_tone": "spastic"}, "upper_motor_signs", True),
    ({"muscle_tone": "rigid"}, "slowness_or_rest_tremor", True),
    ({"fasciculations_widespread": True}, "fasciculations_seen", True),
    ({"tongue_wasted": True}, "wasting_seen", True),
    ({"strength": "weak in arms and legs"}, "hand_weakness", True),
    ({"ecg": ("atrial fibrillation",)}, "atrial_fibrillation_known", True),
    ({"quality": ("cramping", "tingling")}, "tingling", True),
    ({"diarrhea": False}, "profuse_diarrhea", False),
    ({"chronic_bloody_diarrhea": True}, "vomiting_or_diarrhea", True),
    ({"vomiting": True}, "vomiting_or_diarrhea", True),
    ({"vomiting": False, "diarrhea": False}, "vomiting_or_diarrhea", False),
    ({"smoking": "former"}, "ever_smoked", True),
    ({"smoking": "never"}, "ever_smoked", False),
    ({"urine_blood": "with hardly any red cells"}, "urine_myoglobin", True),
    ({"inr": 5.3}, "clotting_prolonged", True),
    ({"parathyroid_hormone_high": True}, "parathyroid_hormone_low", False),
    ({"petechiae": True}, "bleeding_or_bruising", True),
    ({"hot_joint": True}, "joint_swelling", True),
    ({"aneurysm_known": True}, "arterial_disease_known", True),
    ({"bladder_change": True}, "bladder_or_bowel_change", True),
    ({"bladder_change": False, "bowel_change": False}, "bladder_or_bowel_change", False),
    ({"chest_pain": True}, "breathless_or_chest_pain", True),
    ({"breathless": False, "chest_pain": False}, "breathless_or_chest_pain", False),
    ({"fainting": True}, "palpitations_or_fainting", True),
    ({"palpitations": False, "fainting": False}, "palpitations_or_fainting", False),
    ({"stretch_pain_found": True}, "pain_on_passive_stretch", True),
    ({"stretch_pain_found": False}, "pain_on_passive_stretch", False),
    ({"foot_lesion_seen": False}, "gangrene", False),
    ({"body_temperature": 38.0}, "fever", True),
    ({"sedimentation_rate": 70.0}, "inflammation_raised", True),
    ({"c_reactive_protein": 3.0, "sedimentation_rate": 9.0}, "inflammation_raised", False),
    ({"age": 60.0, "systolic_pressure": 90.0}, "unstable_vital_signs", True),
    ({"age": 60.0, **STEADY}, "unstable_vital_signs", False),
]

NEAR_MISSES: list[Answers] = [
    {"night_in_bed": False},  # night workers are woken by day
    {"wakes_from_sleep": False},
    {"strength": "normal"},  # weakness may be felt all the same
    {"strength": "weak at both feet"},  # and weakness that is found may not be felt
    {"weakness_proximal": False},
    {"foot_drop": False},  # a leg can be weak without it
    {"bladder_change": False},  # the bowel may fail alone
    {"chest_pain": False},  # breath may be short all the same
    {"palpitations": False},  # and who faints may feel nothing before
    {"gangrene": False},  # a wound may be there all the same
    {"numbness": False},
    {"settles_on_stopping": True},  # and this time it may not let go
    {"leg_cramp": False},
    {"sex_at_birth": "female"},
    {"sex_at_birth": "intersex"},
    {"pregnant": False},
    {"dialysis_type": "haemodialysis"},  # acute kidney injury is treated with it too
    {"corticosteroids": True},  # for a week, say
    {"skin_temperature": "one side warm"},
    {"joint_exam": "many joints swollen"},  # what is found is weighed apart from what is told
    {"lumbar_mri": "canal stenosis"},
    {"skin_temperature": "both sides cool"},
    {"quality": ("aching",)},  # as a muscle may after a cramp
    {"urge_to_move": True},  # and nothing hurts
    {"since_childhood": True},
    {"since_childhood": True, "age": 15.0},  # it may have begun this year
    {"course": "steadily worse"},
    {"severity": "severe"},
    {"persists_after_stopping": True},
    {"brings_on": ("long moderate effort",)},  # the night after it, say
    {"cannot_bear_weight": True},  # walking that only hurts until it rests is not hard
    {"wakes_from_sleep": True},  # once a month
    {"hand_weakness": True},
    {"strength": "weak in both legs"},
    {"general_weakness": True},  # weak all over is weighed apart from a weak hand
    {"profuse_diarrhea": False},
    {"wasting_seen": True},
    {"bleeding_or_bruising": False},  # a red flag is asked about by itself
    {"joint_swelling": False},
    {"weakness_proximal": False, "sudden_weak_leg": False, "foot_drop": False},
    {"quality": ("aching",)},  # a cramp may ache
    {"hepatitis_c_rna": True},
    {"age": 59.0},
    {"age": 10.0},
    {"vomiting": False},  # there may be diarrhoea all the same
    {"vomiting_or_diarrhea": True},
    {"ever_smoked": True},
    {"smoking": "not now, past not told"},
    {"muscle_tone": "raised"},  # no kind is told
    {"urine_blood": "none"},  # the pigment is gone within hours
    {"inr": 3.1},  # which may be what is aimed at
    {"plantar_response": "flexor"},  # tone and reflexes may tell all the same
    {"muscle_pain": True},
    {"edema_pits": True},
    {"body_mass_index": 26.0},  # in a child that may be obesity
    {"side": "one leg"},
    {"body_temperature": 37.2},  # the fever may have gone
    {"c_reactive_protein": 3.0},
    {"systolic_pressure": 88.0},  # usual in a child
    {"age": 50.0, "systolic_pressure": 120.0, "heart_rate": 80.0},
]


def effective(answers: Answers) -> Case:
    return with_what_follows(leg_cramps(), Case(id="case", answers=answers))


@pytest.mark.parametrize(("told", "finding", "answer"), SHOWN)
def test_it_follows(told: Answers, finding: str, answer: Answer) -> None:
    assert effective(told).followed[finding] == answer
    assert effective({**told, finding: CANNOT_TELL}).answers[finding] == answer


def test_all_that_follows_is_shown() -> None:
    shown = [(finding, answer) for _, finding, answer in SHOWN]
    assert shown == [(follow.finding.id, follow.answer) for follow in FOLLOWS]


@pytest.mark.parametrize("told", NEAR_MISSES)
def test_what_is_merely_likely_does_not_follow(told: Answers) -> None:
    assert not effective(told).followed


@pytest.mark.parametrize(("told", "finding", "answer"), SHOWN)
def test_what_was_told_against_it_stands_and_is_asked_again(
    told: Answers, finding: str, answer: Answer
) -> None:
    others = {
        "no weakness": "within a day", "one leg": "both legs", "none": "third", "over a year": "days",
        "no change": "patches",
    }  # fmt: skip
    other = not answer if isinstance(answer, bool) else others[str(answer)]
    against = effective({**told, finding: other})
    assert against.answers[finding] == other
    (clash,) = contradictions(leg_cramps(), against)
    assert clash.answers == against.told


@pytest.mark.parametrize("age", [9.0, 60.0])
def test_who_is_too_young_or_too_old_is_not_asked_for_a_pregnancy(age: float) -> None:
    followed = effective({"age": age}).followed
    assert followed == {"pregnant": False, "trimester": "none", "gave_birth_recently": False}
    assert effective({"age": age, "pregnant": True}).answers["pregnant"] is True


DENIED_BY_MORE = (
    "foot_drop",
    "vomiting_or_diarrhea",
    "bladder_or_bowel_change",
    "breathless_or_chest_pain",
    "palpitations_or_fainting",
    "pain_on_passive_stretch",
    "gangrene",
    "inflammation_raised",
)
"""Red flags that a denial of all that they can be denies: each was decided by itself."""


def test_no_other_red_flag_is_denied_by_what_was_said_of_something_wider() -> None:
    denied = tuple(
        follow.finding.id
        for follow in FOLLOWS
        if follow.answer is False and follow.finding in red_flags_promises._RED_FLAGS
    )
    assert denied == DENIED_BY_MORE


def test_whoever_tells_of_a_red_flag_keeps_it_whatever_was_denied_of_more() -> None:
    for name in DENIED_BY_MORE:
        (follow,) = (f for f in FOLLOWS if f.finding.id == name and f.answer is False)
        denying: Answers = {finding.id: False for finding in findings_in(follow.when)}
        assert effective({**denying, name: True}).answers[name] is True


def test_conflicts_that_are_worded_by_hand_are_not_declared_twice() -> None:
    ids = [conflict.id for conflict in leg_cramps().conflicts]
    assert not [f.id for f in WORDED_BY_HAND if f"against_{f.id}" in ids]
    assert {f"against_{follow.finding.id}" for follow in FOLLOWS if follow.finding not in WORDED_BY_HAND} <= {
        *ids
    }


def test_a_case_file_tells_what_was_told() -> None:
    case = case_of({"answers": {"leg_weakness": "no"}}, leg_cramps())
    assert (case.told, case.followed) == ({"leg_weakness": False}, {"foot_drop": False})
