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
    no,
    recommended,
    surely,
    urgency_at_least,
)
from knowledge.disorders import (
    CAUDA_EQUINA_SYNDROME,
    HYPOTHYROIDISM,
    MOTOR_NEURON_DISEASE,
    RHABDOMYOLYSIS,
)
from knowledge.findings.associated import (
    back_pain,
    bladder_or_bowel_change,
    bulbar_signs,
    bulbar_signs_lasting,
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
    drowsy_or_slowed,
    joint_swelling,
    little_urine,
    muscle_pain_widespread,
    palpitations_or_fainting,
    thirst_or_dry_mouth,
    vomiting_or_diarrhea,
    weight_loss,
)
from knowledge.findings.history import addison_known, age, diabetes, leg_injury
from knowledge.findings.laboratory import ck, free_t4, tsh, urine_myoglobin
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
    LAB_KETONES,
    REFER_EMERGENCY,
    REFER_HYDROCORTISONE,
    REFER_NEUROLOGY,
    TEST_ECG,
    TEST_LUMBAR_MRI,
    TEST_WHOLE_SPINE_MRI,
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
_bulbar = any_of(bulbar_signs, bulbar_signs_lasting)
_fast = onset.is_("sudden", "over hours", "over days")
_weak_or_wasting = any_of(
    leg_weakness, muscle_wasting, strength.is_("weak at both feet", "weak in one root", "weak in one leg")
)
_motor_neurons = any_of(
    all_of(weakness_progressive, any_of(fasciculations, muscle_wasting, _bulbar)),
    all_of(leg_weakness, course.is_("steadily worse"), any_of(fasciculations, muscle_wasting, _bulbar)),
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
        id="cord_in_danger_is_an_emergency",
        text="An extensor plantar or clonus with failing bladder, saddle or feeling, or with back pain and "
        "weakness, is an emergency that no lumbar scan takes back, and the whole spine is imaged.",
        claims=("C11",),
        when=all_of(
            upper_motor_signs,
            any_of(
                bladder_or_bowel_change,
                saddle_numbness,
                numbness,
                all_of(back_pain, any_of(leg_weakness, weakness_progressive)),
            ),
        ),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(TEST_WHOLE_SPINE_MRI)
        ),
    ),
    Always(
        id="failing_saddle_outlives_a_clear_scan",
        text="A numb saddle, or bladder or bowel failing with a bad back or leg, stays at least urgent when "
        "the lumbar spine is clear, and the whole spine is imaged.",
        claims=("C11",),
        when=all_of(_cauda_equina, lumbar_mri.is_("no compression")),
        then=all_of(urgency_at_least(URGENT), recommended(TEST_WHOLE_SPINE_MRI)),
    ),
    Always(
        id="fast_weakness_is_urgent",
        text="Legs or hips that turned weak at once, within hours or within days are at least urgent.",
        claims=("C11",),
        when=all_of(_weak, _fast),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="fast_weakness_of_both_legs_is_an_emergency",
        text="Legs that turned weak so fast, both of them or with an extensor plantar or clonus, are an "
        "emergency.",
        claims=("C11",),
        when=all_of(leg_weakness, _fast, any_of(side.is_("both legs"), upper_motor_signs)),
        then=all_of(urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY)),
    ),
    Always(
        id="failing_speech_is_an_emergency",
        text="Speech or swallowing that fails, newly or since nobody knows when, is an emergency.",
        claims=("C11",),
        when=bulbar_signs,
        then=all_of(urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY)),
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
        text="Dark urine with sore or weak muscle is an emergency, whatever creatine kinase says; after "
        "effort, heat or a crush it is one unless creatine kinase is normal and the urine free of pigment.",
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
        id="rhabdomyolysis_not_excluded_in_dark_urine",
        text="No creatine kinase excludes rhabdomyolysis in dark urine whose pigment was not looked for, or "
        "beside sore or weak muscle; nor where pigment is found after effort, heat or a crush.",
        when=any_of(
            all_of(dark_urine, any_of(no(surely(no(urine_myoglobin))), muscle_pain_widespread, _weak)),
            all_of(urine_myoglobin, any_of(after_unusual_exercise, in_heat_with_sweating, leg_injury)),
        ),
        then=no(excluded(RHABDOMYOLYSIS)),
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
        id="thyroid_excluded_by_both_tests_only",
        text="Nothing excludes hypothyroidism but a TSH that is not raised with a thyroxine that is not low.",
        when=excluded(HYPOTHYROIDISM),
        then=all_of(surely(tsh.at_most("high")), surely(free_t4.at_least("low"))),
    ),
    Always(
        id="little_urine_is_urgent",
        text="Much less urine than usual is at least urgent, for whatever reason.",
        when=little_urine,
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="type_1_diabetes_and_vomiting_has_ketones_measured",
        text="Vomiting or diarrhoea in type 1 diabetes is at least urgent, and ketones are measured.",
        when=all_of(diabetes.is_("type 1"), vomiting_or_diarrhea),
        then=all_of(urgency_at_least(URGENT), recommended(LAB_KETONES)),
    ),
    Always(
        id="ketoacidosis_picture_is_an_emergency",
        text="Vomiting with thirst or a clouded mind, in type 1 diabetes or in a thirsty child that loses "
        "weight, is an emergency.",
        when=all_of(
            any_of(diabetes.is_("type 1"), all_of(age.below("child"), weight_loss, thirst_or_dry_mouth)),
            vomiting_or_diarrhea,
            any_of(thirst_or_dry_mouth, drowsy_or_slowed, confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(LAB_KETONES)),
    ),
    Always(
        id="adrenal_crisis_picture_is_an_emergency",
        text="Vomiting, fainting or confusion in Addison's disease is an emergency and needs hydrocortisone.",
        claims=("D12",),
        when=all_of(
            addison_known, any_of(vomiting_or_diarrhea, palpitations_or_fainting, confusion_or_seizure)
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(REFER_HYDROCORTISONE)),
    ),
    Always(
        id="one_joint_newly_swollen_is_urgent",
        text="A joint of one leg that swelled within hours or days is at least urgent, fever or none.",
        when=all_of(
            any_of(joint_exam.is_("few large joints of the legs swollen"), joint_swelling),
            side.is_("one leg"),
            onset.is_("over hours", "over days"),
        ),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="motor_neuron_picture_is_seen_soon",
        text="Weakness that grows with wasting, twitching or failing speech is seen at least soon by a "
        "neurologist, and motor neuron disease possible, whatever a test says.",
        claims=("B13", "C11"),
        when=_motor_neurons,
        then=all_of(
            urgency_at_least(SOON), at_least_possible(MOTOR_NEURON_DISEASE), recommended(REFER_NEUROLOGY)
        ),
    ),
    Always(
        id="motor_neuron_picture_is_urgent",
        text="Weakness that spreads, or failing speech or swallowing, is at least urgent whatever a test "
        "says.",
        claims=("B13", "C11"),
        when=any_of(weakness_progressive, _bulbar),
        then=all_of(urgency_at_least(URGENT), recommended(REFER_NEUROLOGY)),
    ),
    Always(
        id="motor_neurons_excluded_by_test_only",
        text="Nothing but normal electromyography excludes motor neuron disease, and only in whom nothing "
        "spreads, wastes, slurs or is brisk.",
        claims=("B13",),
        when=excluded(MOTOR_NEURON_DISEASE),
        then=all_of(
            surely(nerve_studies.is_("normal")),
            *(
                surely(no(sign))
                for sign in (weakness_progressive, muscle_wasting, _bulbar, upper_motor_signs)
            ),
        ),
    ),
)
