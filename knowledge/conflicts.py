"""Answers that cannot all be true of one patient and one episode, and what to ask again.

What is merely unusual, or may have changed with time, is no conflict: feeling can be changed where nothing
is numb (it may tingle), and dialysis without chronic kidney disease can be that of an acute injury. Both
are asked again only once every such way out has been denied.
"""

from __future__ import annotations

from knowledge.concepts import critical_flow_measured, wells_likely
from knowledge.criteria import Conflict, all_of, any_of, no
from knowledge.findings.associated import (
    burning_feet,
    foot_drop,
    numbness,
    sensory_distribution,
    temperature_sensitivity,
    tingling,
)
from knowledge.findings.character import (
    brings_on,
    eases,
    mainly_unpleasant_not_painful,
    pain_on_passive_stretch,
    pain_out_of_proportion,
    visible_hardening,
)
from knowledge.findings.examination import (
    abi_fall_after_exercise,
    abi_rest,
    strength,
    toe_brachial_index,
)
from knowledge.findings.history import (
    acute_kidney_injury_known,
    age,
    diabetes,
    dialysis_type,
    gave_birth_recently,
    hyperthyroidism_known,
    hypothyroidism_known,
    kidney_disease_known,
    pregnant,
    sex_at_birth,
    trimester,
)
from knowledge.findings.laboratory import (
    calcium_adjusted,
    calcium_ionized,
    ck,
    d_dimer,
    urine_myoglobin,
)
from knowledge.findings.medicines import antithyroid_drugs, insulin, levothyroxine, sulfonylureas
from knowledge.findings.procedures import arterial_imaging, leg_ultrasound
from knowledge.findings.timing import (
    at_rest,
    comes_with_exertion,
    during_or_after_dialysis,
    leg_cramp,
    leg_pain,
    night_in_bed,
    persists_after_stopping,
    same_distance_each_time,
    settles_on_stopping,
    sustained_unable_to_relax,
)

_any_trimester = trimester.is_(*trimester.options)
_other_relief = eases.any_of(*(option for option in eases.options if option != "nothing"))
_known_trigger = brings_on.any_of(*(option for option in brings_on.options if option != "nothing known"))

CONFLICTS: tuple[Conflict, ...] = (
    Conflict(
        id="no_leg_trouble_yet_described",
        when=all_of(
            no(leg_cramp),
            no(leg_pain),
            any_of(
                night_in_bed,
                at_rest,
                comes_with_exertion,
                persists_after_stopping,
                visible_hardening,
                sustained_unable_to_relax,
                pain_out_of_proportion,
                pain_on_passive_stretch,
            ),
        ),
        ask="You said no to leg cramps and to any leg pain, and then described such trouble. Is there a "
        "cramp, "
        "pain or other discomfort in a leg?",
    ),
    Conflict(
        id="settles_and_persists",
        when=all_of(settles_on_stopping, persists_after_stopping),
        ask="Does the pain settle within about ten minutes of stopping, or does severe pain go on longer "
        "than that?",
    ),
    Conflict(
        id="distance_without_exertion",
        when=all_of(same_distance_each_time, no(comes_with_exertion)),
        ask="Does walking bring the trouble on? You said no, and also that the same amount of walking does.",
    ),
    Conflict(
        id="effort_without_exertion",
        when=all_of(
            brings_on.any_of("brief strenuous effort", "long moderate effort"), no(comes_with_exertion)
        ),
        ask="Does walking or other exertion bring the trouble on? You said no, and also chose effort as "
        "what does.",
    ),
    Conflict(
        id="nothing_eases_yet_something",
        when=all_of(eases.any_of("nothing"), _other_relief),
        ask="Does anything ease it? Choose 'nothing' only if nothing else on the list helps.",
    ),
    Conflict(
        id="no_trigger_yet_some",
        when=all_of(brings_on.any_of("nothing known"), _known_trigger),
        ask="Does anything bring it on? Choose 'nothing known' only if nothing else on the list does.",
    ),
    Conflict(
        id="unpleasant_yet_severe_pain",
        when=all_of(mainly_unpleasant_not_painful, any_of(pain_out_of_proportion, pain_on_passive_stretch)),
        ask="Is it an unpleasant feeling rather than pain, or is there severe pain?",
    ),
    Conflict(
        id="where_feeling_changed_yet_unchanged",
        when=all_of(
            sensory_distribution.is_(*sensory_distribution.options),
            no(numbness),
            no(tingling),
            no(burning_feet),
            no(temperature_sensitivity),
        ),
        ask="Is feeling in the legs changed: numb, tingling, burning, or heat and cold felt wrongly? You "
        "said no to "
        "each, and then where it is changed.",
    ),
    Conflict(
        id="male_and_pregnant",
        when=all_of(sex_at_birth.is_("male"), any_of(pregnant, gave_birth_recently, _any_trimester)),
        ask="Which sex was recorded at birth, and is there a pregnancy or a birth within the last six weeks?",
    ),
    Conflict(
        id="pregnant_at_sixty",
        when=all_of(age.at_least("older"), any_of(pregnant, gave_birth_recently, _any_trimester)),
        ask="What is the age in years, and is there a pregnancy or a birth within the last six weeks?",
    ),
    Conflict(
        id="pregnant_before_ten",
        when=all_of(age.below("adolescent"), any_of(pregnant, gave_birth_recently, _any_trimester)),
        ask="What is the age in years, and is there a pregnancy or a birth within the last six weeks?",
    ),
    Conflict(
        id="trimester_without_pregnancy",
        when=all_of(no(pregnant), _any_trimester),
        ask="Is there a pregnancy now? You said no, and also named its trimester.",
    ),
    Conflict(
        id="dialysis_cramps_without_dialysis",
        when=all_of(dialysis_type.is_("none"), during_or_after_dialysis),
        ask="Is there treatment with dialysis? You said none, and also that the trouble comes with it.",
    ),
    Conflict(
        id="dialysis_with_healthy_kidneys",
        when=all_of(
            dialysis_type.is_("haemodialysis", "peritoneal dialysis"),
            no(kidney_disease_known),
            no(acute_kidney_injury_known),
        ),
        ask="Is there chronic kidney disease, or an acute kidney injury? You said neither, and also "
        "dialysis.",
    ),
    Conflict(
        id="diabetes_medicine_without_diabetes",
        when=all_of(diabetes.is_("none"), any_of(insulin, sulfonylureas)),
        ask="Is there diabetes? You said none, and also a medicine that is given for it.",
    ),
    Conflict(
        id="levothyroxine_without_hypothyroidism",
        when=all_of(levothyroxine, no(hypothyroidism_known)),
        ask="Is there an underactive thyroid, after an operation too? You said no, and also levothyroxine.",
    ),
    Conflict(
        id="antithyroid_without_hyperthyroidism",
        when=all_of(antithyroid_drugs, no(hyperthyroidism_known)),
        ask="Is there an overactive thyroid? You said no, and also a medicine that is given for it.",
    ),
    Conflict(
        id="foot_drop_with_normal_strength",
        when=all_of(foot_drop, strength.is_("normal")),
        ask="Can the foot be lifted at the ankle against resistance? Strength was called normal, and the "
        "foot dropped.",
    ),
    Conflict(
        id="critical_flow_with_normal_toe_index",
        when=all_of(critical_flow_measured, toe_brachial_index.above("low")),
        ask="What are the pressures at ankle and toe of the worse leg? One is critically low, the toe index "
        "normal.",
    ),
    Conflict(
        id="low_ankle_index_with_clear_arteries",
        when=all_of(abi_rest.at_most("low"), arterial_imaging.is_("no significant disease")),
        ask="Are the ankle-brachial index and the imaging of the same leg and episode? The index is low, "
        "the arteries clear.",
    ),
    Conflict(
        id="narrowed_arteries_with_normal_indices",
        when=all_of(
            arterial_imaging.is_("narrowing", "acute occlusion"),
            abi_rest.at_least("normal"),
            abi_rest.at_most("stiff"),
            abi_fall_after_exercise.below("significant"),
        ),
        ask="Are the imaging and the ankle-brachial indices of the same leg and episode? The arteries are "
        "narrowed, "
        "the indices normal at rest and after exercise.",
    ),
    Conflict(
        id="clot_seen_with_low_d_dimer",
        when=all_of(leg_ultrasound.is_("clot"), d_dimer.below("raised"), no(wells_likely)),
        ask="Is the clot on ultrasound a new one, of this episode? D-dimer and Wells score are both low.",
    ),
    Conflict(
        id="ionized_and_adjusted_calcium_differ",
        when=any_of(
            all_of(calcium_ionized.below("low"), calcium_adjusted.at_least("low")),
            all_of(calcium_ionized.above("high"), calcium_adjusted.at_most("high")),
        ),
        ask="Which calcium holds? The ionised value is out of its range, the adjusted one within it.",
    ),
    Conflict(
        id="myoglobin_with_normal_creatine_kinase",
        when=all_of(urine_myoglobin, ck.at_most("raised")),
        ask="What is the creatine kinase now? There was myoglobin in the urine, and the enzyme was normal.",
    ),
)
