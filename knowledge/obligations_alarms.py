"""What must hold of alarms from cord, salts, muscle and motor neurons, for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
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

_cauda_equina = any_of(
    f.saddle_numbness,
    all_of(
        f.bladder_or_bowel_change,
        any_of(f.back_pain, f.radiates_from_back_or_buttock, f.leg_weakness, f.numbness),
    ),
)
_deadly_salts = any_of(
    f.potassium.below("severely_low"),
    f.potassium.at_least("severely_high"),
    f.sodium.below("severely_low"),
    f.sodium.above("severely_high"),
    f.calcium_adjusted.below("severely_low"),
    f.calcium_adjusted.above("severely_high"),
    f.calcium_ionized.below("severely_low"),
    f.calcium_ionized.above("severely_high"),
    f.calcium_total.above("severely_high"),
    f.magnesium.below("severely_low"),
    f.magnesium.above("severely_high"),
)
_bad_potassium = any_of(f.potassium.below("moderately_low"), f.potassium.at_least("moderately_high"))
_weak = any_of(f.leg_weakness, f.weakness_proximal)
_insult = any_of(f.comes_with_exertion, f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury)
_bulbar = any_of(f.bulbar_signs, f.bulbar_signs_lasting)
_fast = f.onset.is_("sudden", "over hours", "over days")
_weak_or_wasting = any_of(
    f.leg_weakness,
    f.muscle_wasting,
    f.strength.is_("weak at both feet", "weak in one root", "weak in one leg"),
)
_motor_neurons = any_of(
    all_of(f.weakness_progressive, any_of(f.fasciculations, f.muscle_wasting, _bulbar)),
    all_of(
        f.leg_weakness, f.course.is_("steadily worse"), any_of(f.fasciculations, f.muscle_wasting, _bulbar)
    ),
    all_of(f.upper_motor_signs, _weak_or_wasting, f.fasciculations),
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
            likely(d.CAUDA_EQUINA_SYNDROME),
            recommended(s.REFER_EMERGENCY),
            recommended(s.EXAM_SADDLE),
            recommended(s.TEST_LUMBAR_MRI),
        ),
        unless=excluded(d.CAUDA_EQUINA_SYNDROME),
    ),
    Always(
        id="cauda_equina_excluded_by_imaging_only",
        text="Nothing but imaging of the lumbar spine excludes cauda equina compression.",
        claims=("C11",),
        when=excluded(d.CAUDA_EQUINA_SYNDROME),
        then=surely(f.lumbar_mri.is_("no compression")),
    ),
    Always(
        id="cord_in_danger_is_an_emergency",
        text="An extensor plantar or clonus with failing bladder, saddle or feeling, or with back pain and "
        "weakness, is an emergency that no lumbar scan takes back, and the whole spine is imaged.",
        claims=("C11",),
        when=all_of(
            f.upper_motor_signs,
            any_of(
                f.bladder_or_bowel_change,
                f.saddle_numbness,
                f.numbness,
                all_of(f.back_pain, any_of(f.leg_weakness, f.weakness_progressive)),
            ),
        ),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_WHOLE_SPINE_MRI)
        ),
    ),
    Always(
        id="failing_saddle_outlives_a_clear_scan",
        text="A numb saddle, or bladder or bowel failing with a bad back or leg, stays at least urgent when "
        "the lumbar spine is clear, and the whole spine is imaged.",
        claims=("C11",),
        when=all_of(_cauda_equina, f.lumbar_mri.is_("no compression")),
        then=all_of(urgency_at_least(URGENT), recommended(s.TEST_WHOLE_SPINE_MRI)),
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
        when=all_of(f.leg_weakness, _fast, any_of(f.side.is_("both legs"), f.upper_motor_signs)),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
    Always(
        id="failing_speech_is_an_emergency",
        text="Speech or swallowing that fails, newly or since nobody knows when, is an emergency.",
        claims=("C11",),
        when=f.bulbar_signs,
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
    Always(
        id="deadly_salts_are_an_emergency",
        text="Potassium, sodium, calcium or magnesium far out of range is an emergency, symptoms or none.",
        claims=("A05", "E05", "E46"),
        when=_deadly_salts,
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_ECG)),
    ),
    Always(
        id="salts_that_show_are_an_emergency",
        text="Potassium well out of range with a racing heart, a faint or weak legs, or low sodium with "
        "confusion or a seizure, is an emergency.",
        claims=("A05", "E05", "E46"),
        when=any_of(
            all_of(_bad_potassium, any_of(f.palpitations_or_fainting, f.leg_weakness, f.weakness_proximal)),
            all_of(f.sodium.below("moderately_low"), f.confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
    Always(
        id="muscle_breakdown_is_an_emergency",
        text="Dark urine with sore or weak muscle is an emergency, whatever creatine kinase says; after "
        "effort, heat or a crush it is one unless creatine kinase is normal and the urine free of pigment.",
        when=all_of(f.dark_urine, any_of(f.muscle_pain_widespread, _weak, _insult)),
        then=all_of(
            urgency_at_least(EMERGENCY),
            likely(d.RHABDOMYOLYSIS),
            recommended(s.LAB_CK),
            recommended(s.LAB_ELECTROLYTES),
        ),
        unless=excluded(d.RHABDOMYOLYSIS),
    ),
    Always(
        id="rhabdomyolysis_not_excluded_in_dark_urine",
        text="No creatine kinase excludes rhabdomyolysis in dark urine whose pigment was not looked for, or "
        "beside sore or weak muscle; nor where pigment is found after effort, heat or a crush.",
        when=any_of(
            all_of(f.dark_urine, any_of(no(surely(no(f.urine_myoglobin))), f.muscle_pain_widespread, _weak)),
            all_of(
                f.urine_myoglobin, any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury)
            ),
        ),
        then=no(excluded(d.RHABDOMYOLYSIS)),
    ),
    Always(
        id="muscle_damage_is_urgent",
        text="Dark urine beside a bad leg, or muscle sore and weak after effort, heat or a crush, is at "
        "least urgent unless creatine kinase is normal.",
        when=any_of(
            all_of(f.dark_urine, any_of(f.leg_cramp, f.leg_pain)),
            all_of(
                f.muscle_pain_widespread,
                _weak,
                any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury),
            ),
        ),
        then=all_of(urgency_at_least(URGENT), at_least_possible(d.RHABDOMYOLYSIS), recommended(s.LAB_CK)),
        unless=excluded(d.RHABDOMYOLYSIS),
    ),
    Always(
        id="muscle_damage_measured_is_urgent",
        text="Creatine kinase over 1000, or myoglobin in the urine, is at least urgent.",
        when=any_of(f.ck.at_least("rhabdomyolysis"), f.urine_myoglobin),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="thyroid_excluded_by_both_tests_only",
        text="Nothing excludes hypothyroidism but a TSH that is not raised with a thyroxine that is not low.",
        when=excluded(d.HYPOTHYROIDISM),
        then=all_of(surely(f.tsh.at_most("high")), surely(f.free_t4.at_least("low"))),
    ),
    Always(
        id="little_urine_is_urgent",
        text="Much less urine than usual is at least urgent, for whatever reason.",
        when=f.little_urine,
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="type_1_diabetes_and_vomiting_has_ketones_measured",
        text="Vomiting or diarrhoea in type 1 diabetes is at least urgent, and ketones are measured.",
        when=all_of(f.diabetes.is_("type 1"), f.vomiting_or_diarrhea),
        then=all_of(urgency_at_least(URGENT), recommended(s.LAB_KETONES)),
    ),
    Always(
        id="ketoacidosis_picture_is_an_emergency",
        text="Vomiting with thirst or a clouded mind, in type 1 diabetes or in a thirsty child that loses "
        "weight, is an emergency.",
        when=all_of(
            any_of(
                f.diabetes.is_("type 1"), all_of(f.age.below("child"), f.weight_loss, f.thirst_or_dry_mouth)
            ),
            f.vomiting_or_diarrhea,
            any_of(f.thirst_or_dry_mouth, f.drowsy_or_slowed, f.confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.LAB_KETONES)),
    ),
    Always(
        id="adrenal_crisis_picture_is_an_emergency",
        text="Vomiting, fainting or confusion in Addison's disease is an emergency and needs hydrocortisone.",
        claims=("D12",),
        when=all_of(
            f.addison_known,
            any_of(f.vomiting_or_diarrhea, f.palpitations_or_fainting, f.confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_HYDROCORTISONE)),
    ),
    Always(
        id="one_joint_newly_swollen_is_urgent",
        text="A joint of one leg that swelled within hours or days is at least urgent, fever or none.",
        when=all_of(
            any_of(f.joint_exam.is_("few large joints of the legs swollen"), f.joint_swelling),
            f.side.is_("one leg"),
            f.onset.is_("over hours", "over days"),
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
            urgency_at_least(SOON), at_least_possible(d.MOTOR_NEURON_DISEASE), recommended(s.REFER_NEUROLOGY)
        ),
    ),
    Always(
        id="motor_neuron_picture_is_urgent",
        text="Weakness that spreads, or failing speech or swallowing, is at least urgent whatever a test "
        "says.",
        claims=("B13", "C11"),
        when=any_of(f.weakness_progressive, _bulbar),
        then=all_of(urgency_at_least(URGENT), recommended(s.REFER_NEUROLOGY)),
    ),
    Always(
        id="motor_neurons_excluded_by_test_only",
        text="Nothing but normal electromyography excludes motor neuron disease, and only in whom nothing "
        "spreads, wastes, slurs or is brisk.",
        claims=("B13",),
        when=excluded(d.MOTOR_NEURON_DISEASE),
        then=all_of(
            surely(f.nerve_studies.is_("normal")),
            *(
                surely(no(sign))
                for sign in (f.weakness_progressive, f.muscle_wasting, _bulbar, f.upper_motor_signs)
            ),
        ),
    ),
)
