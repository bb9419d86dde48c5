"""Answers that cannot all be true of one patient and one episode, and what to ask again.

What is merely unusual, or may have changed with time, is no conflict: feeling can be changed where nothing
is numb (it may tingle), and dialysis without chronic kidney disease can be that of an acute injury. Both
are asked again only once every such way out has been denied.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import findings as f
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *

_any_trimester = f.trimester.is_("first", "second", "third")
_other_relief = f.eases.any_of(*(option for option in f.eases.options if option != "nothing"))
_feeling_changed_somewhere = f.sensory_distribution.is_(
    *(option for option in f.sensory_distribution.options if option != "no change")
)
_known_trigger = f.brings_on.any_of(*(option for option in f.brings_on.options if option != "nothing known"))

CONFLICTS: tuple[Conflict, ...] = (
    Conflict(
        id="no_leg_trouble_yet_described",
        when=all_of(
            no(f.leg_cramp),
            no(f.leg_pain),
            any_of(
                f.night_in_bed,
                f.at_rest,
                f.comes_with_exertion,
                f.persists_after_stopping,
                f.visible_hardening,
                f.sustained_unable_to_relax,
                f.pain_out_of_proportion,
                f.pain_on_passive_stretch,
                f.quality.any_of("cramping", "aching", "sharp or shooting", "tight or bursting"),
            ),
        ),
        ask="You said no to leg cramps and to any leg pain, and then described such trouble. Is there a "
        "cramp, "
        "pain or other discomfort in a leg?",
    ),
    Conflict(
        id="no_pain_yet_described",
        # What crawls, or is gone once the leg moves, is unpleasant and need not be a pain to who has it.
        when=all_of(
            no(f.leg_pain),
            any_of(f.radiates_from_back_or_buttock, f.numb_on_effort, f.quality.any_of("burning")),
        ),
        ask="Is there pain or another unpleasant feeling in a leg, apart from cramps? You said no, and then "
        "described one.",
    ),
    Conflict(
        id="settles_and_persists",
        when=all_of(f.settles_on_stopping, f.persists_after_stopping),
        ask="Does the pain settle within about ten minutes of stopping, or does severe pain go on longer "
        "than that?",
    ),
    Conflict(
        id="distance_without_exertion",
        when=all_of(f.same_distance_each_time, no(f.comes_with_exertion)),
        ask="Does walking bring the trouble on? You said no, but also that the same amount of walking does.",
    ),
    Conflict(
        id="effort_without_exertion",
        when=all_of(
            f.brings_on.any_of("brief strenuous effort", "long moderate effort"), no(f.comes_with_exertion)
        ),
        ask="Does walking or other exertion bring the trouble on? You said no, but also chose effort as what "
        "does.",
    ),
    Conflict(
        id="nothing_eases_yet_something",
        when=all_of(f.eases.any_of("nothing"), _other_relief),
        ask="Does anything ease it? Choose 'nothing' only if nothing else on the list helps.",
    ),
    Conflict(
        id="no_trigger_yet_some",
        when=all_of(f.brings_on.any_of("nothing known"), _known_trigger),
        ask="Does anything bring it on? Choose 'nothing known' only if nothing else on the list does.",
    ),
    Conflict(
        id="unpleasant_yet_severe_pain",
        when=all_of(
            f.mainly_unpleasant_not_painful, any_of(f.pain_out_of_proportion, f.pain_on_passive_stretch)
        ),
        ask="Is it an unpleasant feeling rather than pain, or is there severe pain?",
    ),
    Conflict(
        id="where_feeling_changed_yet_unchanged",
        when=all_of(
            _feeling_changed_somewhere,
            no(f.numbness),
            no(f.tingling),
            no(f.burning_feet),
            no(f.temperature_sensitivity),
        ),
        ask="Is feeling in the legs changed: numb, tingling, burning, or heat and cold felt wrongly? You "
        "said no to "
        "each, and then where it is changed.",
    ),
    Conflict(
        id="feeling_changed_nowhere",
        when=all_of(
            f.sensory_distribution.is_("no change"),
            any_of(f.numbness, f.tingling, f.burning_feet, f.temperature_sensitivity),
        ),
        ask="Where has feeling in the legs changed? One answer says that it has changed nowhere, and another "
        "that it has.",
    ),
    Conflict(
        id="male_and_pregnant",
        when=all_of(f.sex_at_birth.is_("male"), any_of(f.pregnant, f.gave_birth_recently, _any_trimester)),
        ask="Which sex was recorded at birth, and is there a pregnancy or a birth within the last six weeks?",
    ),
    Conflict(
        id="pregnant_at_sixty",
        when=all_of(f.age.at_least("older"), any_of(f.pregnant, f.gave_birth_recently, _any_trimester)),
        ask="What is the age in years, and is there a pregnancy or a birth within the last six weeks?",
    ),
    Conflict(
        id="pregnant_before_ten",
        when=all_of(f.age.below("adolescent"), any_of(f.pregnant, f.gave_birth_recently, _any_trimester)),
        ask="What is the age in years, and is there a pregnancy or a birth within the last six weeks?",
    ),
    Conflict(
        id="trimester_without_pregnancy",
        when=any_of(
            all_of(no(f.pregnant), _any_trimester),
            # Of a man, and of an age, it follows that there is none: those have a conflict of their own.
            all_of(
                f.pregnant,
                f.trimester.is_("none"),
                no(f.sex_at_birth.is_("male")),
                no(f.age.below("adolescent")),
                no(f.age.at_least("older")),
            ),
        ),
        ask="Is there a pregnancy now? One answer says no, and another tells of one.",
    ),
    Conflict(
        id="dialysis_cramps_without_dialysis",
        when=all_of(f.dialysis_type.is_("none"), f.during_or_after_dialysis),
        ask="Is there treatment with dialysis? You said no, but also that the trouble comes with it.",
    ),
    Conflict(
        id="dialysis_with_healthy_kidneys",
        when=all_of(
            f.dialysis_type.is_("haemodialysis", "peritoneal dialysis"),
            no(f.kidney_disease_known),
            no(f.acute_kidney_injury_known),
        ),
        ask="Is there chronic kidney disease or an acute kidney injury? You said neither, but also that "
        "there is dialysis.",
    ),
    Conflict(
        id="diabetes_medicine_without_diabetes",
        when=all_of(f.diabetes.is_("none"), any_of(f.insulin, f.sulfonylureas)),
        ask="Is there diabetes? You said no, but also named a medicine that is given for it.",
    ),
    Conflict(
        id="levothyroxine_without_hypothyroidism",
        when=all_of(f.levothyroxine, no(f.hypothyroidism_known)),
        ask="Is there an underactive thyroid, perhaps since an operation? You said no, but also named "
        "levothyroxine.",
    ),
    Conflict(
        id="antithyroid_without_hyperthyroidism",
        when=all_of(f.antithyroid_drugs, no(f.hyperthyroidism_known)),
        ask="Is there an overactive thyroid? You said no, but also named a medicine that is given for it.",
    ),
    Conflict(
        id="foot_drop_with_normal_strength",
        when=all_of(f.foot_drop, f.strength.is_("normal")),
        ask="Can the foot be lifted at the ankle against resistance? Strength was given as normal, but also "
        "a foot drop.",
    ),
    Conflict(
        id="weak_leg_yet_no_leg_weak",
        when=all_of(
            # One that was suddenly weak, and is well again, may be told so.
            f.weakness_pace.is_("no weakness"),
            any_of(f.leg_weakness, f.foot_drop),
        ),
        ask="Is a leg or foot weak, and how quickly did that come? One answer says that no leg is weak, and "
        "another tells of weakness.",
    ),
    Conflict(
        id="more_neutrophils_than_white_cells",
        when=all_of(f.neutrophils.above("high"), f.white_cells.below("low")),
        ask="What are the white cell and the neutrophil count, and in which units? Neutrophils are some "
        "of the white cells, and cannot be more.",
    ),
    Conflict(
        id="critical_flow_with_normal_toe_index",
        when=all_of(narrowed_arteries.critical_flow_measured, f.toe_brachial_index.above("low")),
        ask="What are the pressures at ankle and toe of the worse leg? One is critically low, the toe index "
        "normal.",
    ),
    Conflict(
        id="low_ankle_index_with_clear_arteries",
        when=all_of(f.abi_rest.at_most("low"), f.arterial_imaging.is_("no significant disease")),
        ask="Are the ankle-brachial index and the imaging of the same leg and episode? The index is low, "
        "the arteries clear.",
    ),
    Conflict(
        id="narrowed_arteries_with_normal_indices",
        when=all_of(
            f.arterial_imaging.is_("narrowing", "acute occlusion"),
            f.abi_rest.at_least("normal"),
            f.abi_rest.at_most("stiff"),
            f.abi_fall_after_exercise.below("significant"),
        ),
        ask="Are the imaging and the ankle-brachial indices of the same leg and episode? The arteries are "
        "narrowed, "
        "the indices normal at rest and after exercise.",
    ),
    Conflict(
        id="clot_seen_with_low_d_dimer",
        when=all_of(f.leg_ultrasound.is_("clot"), f.d_dimer.below("raised"), no(c.wells_likely)),
        ask="Is the clot on ultrasound a new one, of this episode? D-dimer and Wells score are both low.",
    ),
    Conflict(
        id="ionized_and_adjusted_calcium_differ",
        when=any_of(
            all_of(f.calcium_ionized.below("low"), f.calcium_adjusted.at_least("low")),
            all_of(f.calcium_ionized.above("high"), f.calcium_adjusted.at_most("high")),
        ),
        ask="Which calcium is right? The ionised value is out of its range, the adjusted one within it.",
    ),
    Conflict(
        id="myoglobin_with_normal_creatine_kinase",
        when=all_of(f.urine_myoglobin, f.ck.at_most("raised")),
        ask="What is the creatine kinase now? There was myoglobin in the urine, and the enzyme was normal.",
    ),
)
