"""What must hold of alarms from cord, salts, muscle and motor neurons, for every possible patient."""

from __future__ import annotations

from knowledge.criteria import (
    EMERGENCY,
    SOON,
    URGENT,
    Always,
    Obligation,
    all_of,
    any_of,
    at_least_possible,
    excluded,
    likely,
    recommended,
    surely,
    urgency_at_least,
)
from knowledge.disorders import CAUDA_EQUINA_SYNDROME, MOTOR_NEURON_DISEASE, RHABDOMYOLYSIS
from knowledge.findings.associated import (
    back_pain,
    bladder_or_bowel_change,
    bulbar_signs,
    fasciculations,
    leg_weakness,
    muscle_wasting,
    numbness,
    saddle_numbness,
    weakness_progressive,
    weakness_proximal,
)
from knowledge.findings.character import radiates_from_back_or_buttock, side
from knowledge.findings.electrolytes import (
    calcium_adjusted,
    calcium_ionized,
    calcium_total,
    magnesium,
    potassium,
    sodium,
)
from knowledge.findings.examination import joint_exam, strength, upper_motor_signs
from knowledge.findings.general import (
    confusion_or_seizure,
    dark_urine,
    joint_swelling,
    muscle_pain_widespread,
    palpitations_or_fainting,
)
from knowledge.findings.history import leg_injury
from knowledge.findings.laboratory import ck, urine_myoglobin
from knowledge.findings.procedures import lumbar_mri, nerve_studies
from knowledge.findings.timing import (
    after_unusual_exercise,
    comes_with_exertion,
    course,
    in_heat_with_sweating,
    leg_cramp,
    leg_pain,
    onset,
)
from knowledge.steps import (
    EXAM_SADDLE,
    LAB_CK,
    LAB_ELECTROLYTES,
    REFER_EMERGENCY,
    REFER_NEUROLOGY,
    TEST_ECG,
    TEST_LUMBAR_MRI,
)

_cauda_equina = any_of(
    saddle_numbness,
    all_of(bladder_or_bowel_change, any_of(back_pain, radiates_from_back_or_buttock, leg_weakness, numbness)),
)
_deadly_salts = any_of(
    potassium.below("severely_low"),
    potassium.at_least("severely_high"),
    sodium.below("severely_low"),
    sodium.above("severely_high"),
    calcium_adjusted.below("severely_low"),
    calcium_adjusted.above("severely_high"),
    calcium_ionized.below("severely_low"),
    calcium_ionized.above("severely_high"),
    calcium_total.above("severely_high"),
    magnesium.below("severely_low"),
    magnesium.above("severely_high"),
)
_bad_potassium = any_of(potassium.below("moderately_low"), potassium.at_least("moderately_high"))
_weak = any_of(leg_weakness, weakness_proximal)
_insult = any_of(comes_with_exertion, after_unusual_exercise, in_heat_with_sweating, leg_injury)
_weak_or_wasting = any_of(
    leg_weakness, muscle_wasting, strength.is_("weak at both feet", "weak in one root", "weak in one leg")
)
_motor_neurons = any_of(
    all_of(weakness_progressive, any_of(fasciculations, muscle_wasting, bulbar_signs)),
    all_of(leg_weakness, course.is_("steadily worse"), any_of(fasciculations, muscle_wasting, bulbar_signs)),
    all_of(upper_motor_signs, _weak_or_wasting, fasciculations),
)

ALARMS: tuple[Obligation, ...] = (
    Always(
        id="cauda_equina_picture_is_an_emergency",
        text="A numb saddle, or bladder or bowel failing with a bad back or leg, is an emergency unless "
        "imaging shows the roots free.",
        claims=("C11",),
        when=_cauda_equina,
        then=all_of(
            urgency_at_least(EMERGENCY),
            likely(CAUDA_EQUINA_SYNDROME),
            recommended(REFER_EMERGENCY),
            recommended(EXAM_SADDLE),
            recommended(TEST_LUMBAR_MRI),
        ),
        unless=excluded(CAUDA_EQUINA_SYNDROME),
    ),
    Always(
        id="cauda_equina_excluded_by_imaging_only",
        text="Nothing but imaging of the lumbar spine excludes cauda equina compression.",
        claims=("C11",),
        when=excluded(CAUDA_EQUINA_SYNDROME),
        then=surely(lumbar_mri.is_("no compression")),
    ),
    Always(
        id="deadly_salts_are_an_emergency",
        text="Potassium, sodium, calcium or magnesium far out of range is an emergency, symptoms or none.",
        claims=("A05", "E05", "E46"),
        when=_deadly_salts,
        then=all_of(urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(TEST_ECG)),
    ),
    Always(
        id="salts_that_show_are_an_emergency",
        text="Potassium well out of range with a racing heart, a faint or weak legs, or low sodium with "
        "confusion or a seizure, is an emergency.",
        claims=("A05", "E05", "E46"),
        when=any_of(
            all_of(_bad_potassium, any_of(palpitations_or_fainting, leg_weakness, weakness_proximal)),
            all_of(sodium.below("moderately_low"), confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY)),
    ),
    Always(
        id="muscle_breakdown_is_an_emergency",
        text="Dark urine with sore or weak muscle, or after effort, heat or a crush, is an emergency unless "
        "creatine kinase is normal.",
        when=all_of(dark_urine, any_of(muscle_pain_widespread, _weak, _insult)),
        then=all_of(
            urgency_at_least(EMERGENCY),
            likely(RHABDOMYOLYSIS),
            recommended(LAB_CK),
            recommended(LAB_ELECTROLYTES),
        ),
        unless=excluded(RHABDOMYOLYSIS),
    ),
    Always(
        id="muscle_damage_is_urgent",
        text="Dark urine beside a bad leg, or muscle sore and weak after effort, heat or a crush, is at "
        "least urgent unless creatine kinase is normal.",
        when=any_of(
            all_of(dark_urine, any_of(leg_cramp, leg_pain)),
            all_of(
                muscle_pain_widespread,
                _weak,
                any_of(after_unusual_exercise, in_heat_with_sweating, leg_injury),
            ),
        ),
        then=all_of(urgency_at_least(URGENT), at_least_possible(RHABDOMYOLYSIS), recommended(LAB_CK)),
        unless=excluded(RHABDOMYOLYSIS),
    ),
    Always(
        id="muscle_damage_measured_is_urgent",
        text="Creatine kinase over 1000, or myoglobin in the urine, is at least urgent.",
        when=any_of(ck.at_least("rhabdomyolysis"), urine_myoglobin),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="one_joint_newly_swollen_is_urgent",
        text="A joint of one leg that swelled within hours or days is at least urgent, with a fever or without.",
        when=all_of(
            any_of(joint_exam.is_("few large joints of the legs swollen"), joint_swelling),
            side.is_("one leg"),
            onset.is_("over hours", "over days"),
        ),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="motor_neuron_picture_is_seen_soon",
        text="Weakness that grows with wasting, twitching or failing speech is seen at least soon, whatever "
        "a test says, and by a neurologist.",
        claims=("B13", "C11"),
        when=_motor_neurons,
        then=all_of(urgency_at_least(SOON), recommended(REFER_NEUROLOGY)),
    ),
    Always(
        id="motor_neuron_picture_is_urgent",
        text="Such weakness is at least urgent, and motor neuron disease possible, unless electromyography "
        "is normal.",
        claims=("B13", "C11"),
        when=_motor_neurons,
        then=all_of(urgency_at_least(URGENT), at_least_possible(MOTOR_NEURON_DISEASE)),
        unless=excluded(MOTOR_NEURON_DISEASE),
    ),
    Always(
        id="motor_neurons_excluded_by_test_only",
        text="Nothing but normal electromyography excludes motor neuron disease.",
        claims=("B13",),
        when=excluded(MOTOR_NEURON_DISEASE),
        then=surely(nerve_studies.is_("normal")),
    ),
)
