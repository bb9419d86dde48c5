"""Movement: restless legs, leg jerks in sleep, Parkinson's disease and dystonia."""

from __future__ import annotations

from knowledge.concepts import (
    dopamine_blocker,
    kidney_failure,
    late_pregnancy,
    low_calcium,
    nocturnal_pattern,
    rls_pattern,
    true_cramp,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
    SOON,
    STRONG,
    WEAK,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import (
    DYSTONIA,
    NOCTURNAL_LEG_CRAMPS,
    PARKINSON_DISEASE,
    PERIODIC_LIMB_MOVEMENTS,
    RESTLESS_LEGS_SYNDROME,
)
from knowledge.findings.associated import movements_in_sleep, slowness_or_rest_tremor
from knowledge.findings.character import (
    eases,
    mainly_unpleasant_not_painful,
    quality,
    twisting_posture,
    urge_to_move,
)
from knowledge.findings.history import parkinson_known, restless_legs_in_family
from knowledge.findings.laboratory import ferritin
from knowledge.findings.medicines import (
    antidepressants,
    dopaminergics,
    sedating_antihistamines,
)
from knowledge.findings.timing import (
    at_rest,
    disturbs_sleep,
    episode_duration,
    evening_or_lying,
    falling_asleep,
    leg_cramp,
)
from knowledge.sources import AASM_ICSD3, AASM_RLS, IRLSSG, MDS_DYSTONIA, MDS_PARKINSON, SFE_CALCIUM
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    LAB_CBC,
    LAB_FERRITIN,
    LAB_METABOLIC,
    REFER_NEUROLOGY,
    REVIEW_IRON,
    REVIEW_MEDICINES,
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-01",
        when=all_of(
            urge_to_move,
            eases.any_of("moving or walking"),
            any_of(evening_or_lying, at_rest, falling_asleep),
        ),
        then=(concludes(rls_pattern),),
        because="An urge that rest and evening bring on and moving relieves is what defines restless legs.",
        claims=("B03", "B04", "D09", "E22"),
        references=(IRLSSG.at("essential criteria 1 to 4"),),
    ),
    Rule(
        id="NEUR-02",
        when=rls_pattern,
        then=(
            supports(RESTLESS_LEGS_SYNDROME, STRONG),
            opposes(NOCTURNAL_LEG_CRAMPS, MODERATE),
            recommends(LAB_FERRITIN),
        ),
        because="Restless legs are mistaken for night cramps but are told apart by the urge that moving "
        "relieves.",
        claims=("D09", "E22", "B03"),
        references=(AASM_RLS.at("good practice: test iron status"),),
    ),
    Rule(
        id="NEUR-03",
        when=all_of(rls_pattern, evening_or_lying, no(true_cramp)),
        then=(supports(RESTLESS_LEGS_SYNDROME, DEFINING),),
        because="All criteria, the evening rhythm included, with leg cramps ruled out as a mimic, make "
        "the diagnosis.",
        claims=("B04", "E22"),
        references=(IRLSSG.at("essential criterion 5: not solely leg cramps"),),
    ),
    Rule(
        id="NEUR-04",
        when=urge_to_move,
        then=(supports(RESTLESS_LEGS_SYNDROME, MODERATE), recommends(LAB_FERRITIN)),
        because="The urge to move is the heart of restless legs even when the rest of the story is "
        "incomplete.",
        claims=("B03", "D09", "A11"),
    ),
    Rule(
        id="NEUR-05",
        when=no(urge_to_move),
        then=(opposes(RESTLESS_LEGS_SYNDROME, STRONG),),
        because="Without an urge to move there are no restless legs.",
        references=(IRLSSG.at("essential criterion 1"),),
    ),
    Rule(
        id="NEUR-06",
        when=true_cramp,
        then=(opposes(RESTLESS_LEGS_SYNDROME, MODERATE), opposes(PERIODIC_LIMB_MOVEMENTS, STRONG)),
        because="A short painful knot that stretching undoes is a cramp; restless or jerking legs make "
        "none as a rule.",
        claims=("E22", "D10", "E23"),
    ),
    Rule(
        id="NEUR-07",
        when=all_of(
            mainly_unpleasant_not_painful,
            any_of(urge_to_move, falling_asleep, quality.any_of("crawling")),
            episode_duration.is_("up to an hour", "hours or longer"),
        ),
        then=(supports(RESTLESS_LEGS_SYNDROME, MODERATE),),
        because="Unpleasant rather than painful, and longer than any cramp lasts: that is how restless "
        "legs feel.",
        claims=("D10", "B03"),
    ),
    Rule(
        id="NEUR-08",
        when=all_of(restless_legs_in_family, any_of(evening_or_lying, falling_asleep)),
        then=(supports(RESTLESS_LEGS_SYNDROME, WEAK),),
        because="Restless legs run in families, so evening trouble in such a family may be the same.",
        claims=("B04",),
        references=(IRLSSG.at("supportive features: family history"),),
    ),
    Rule(
        id="NEUR-09",
        when=all_of(urge_to_move, any_of(dopamine_blocker, antidepressants, sedating_antihistamines)),
        then=(recommends(REVIEW_MEDICINES),),
        because="Medicines that block dopamine, most antidepressants and sedating antihistamines stir "
        "up restless legs.",
        claims=("B03",),
        references=(AASM_RLS.at("good practice: exacerbating medicines"),),
    ),
    Rule(
        id="NEUR-10",
        when=all_of(
            urge_to_move,
            any_of(late_pregnancy, kidney_failure, parkinson_known, ferritin.at_most("low_for_rls")),
        ),
        then=(recommends(LAB_FERRITIN), recommends(LAB_CBC), recommends(LAB_METABOLIC)),
        because="Scarce iron, late pregnancy, failing kidneys and Parkinson's disease bring restless "
        "legs about.",
        claims=("B03",),
        references=(AASM_RLS.at("good practice: iron status and secondary causes"),),
    ),
    Rule(
        id="NEUR-11",
        when=movements_in_sleep,
        then=(supports(PERIODIC_LIMB_MOVEMENTS, MODERATE),),
        because="Leg jerks that a bed partner sees are periodic movements of sleep, not cramps.",
        claims=("E23",),
    ),
    Rule(
        id="NEUR-12",
        when=all_of(movements_in_sleep, disturbs_sleep, no(leg_cramp)),
        then=(supports(PERIODIC_LIMB_MOVEMENTS, STRONG),),
        because="Jerks in sleep that spoil it, without any painful cramp, are the whole picture of the "
        "disorder.",
        claims=("E23",),
        references=(AASM_ICSD3.at("periodic limb movement disorder: criteria"),),
    ),
    Rule(
        id="NEUR-13",
        when=parkinson_known,
        then=(supports(PARKINSON_DISEASE, WEAK),),
        because="Night cramps go with Parkinson's disease, which alone does not make it their cause.",
        claims=("D26",),
    ),
    Rule(
        id="NEUR-14",
        when=slowness_or_rest_tremor,
        then=(
            supports(PARKINSON_DISEASE, MODERATE),
            recommends(EXAM_NEUROLOGIC),
            recommends(REFER_NEUROLOGY),
        ),
        because="Slowness with stiffness or tremor at rest may be Parkinson's disease, whose stiff legs "
        "cramp.",
        claims=("D26", "B13"),
        references=(MDS_PARKINSON.at("step 1: parkinsonism"),),
    ),
    Rule(
        id="NEUR-15",
        when=all_of(
            parkinson_known,
            any_of(slowness_or_rest_tremor, twisting_posture),
            any_of(nocturnal_pattern, at_rest, twisting_posture),
        ),
        then=(supports(PARKINSON_DISEASE, STRONG), recommends(REVIEW_MEDICINES)),
        because="Stiff or twisting legs at night or at rest in known Parkinson's disease suggest that "
        "its treatment is wearing off.",
        claims=("D26", "B13"),
        references=(MDS_PARKINSON.at("supportive and motor features"),),
    ),
    Rule(
        id="NEUR-16",
        when=all_of(slowness_or_rest_tremor, dopamine_blocker),
        then=(opposes(PARKINSON_DISEASE, STRONG),),
        because="Slowness on a medicine that blocks dopamine may be its effect, and go when it is stopped.",
        references=(MDS_PARKINSON.at("absolute exclusion criteria: dopamine receptor blocker"),),
    ),
    Rule(
        id="NEUR-17",
        when=twisting_posture,
        then=(supports(DYSTONIA, MODERATE), recommends(EXAM_NEUROLOGIC)),
        because="A contraction that twists the foot into a posture is what dystonia does.",
        claims=("A12",),
    ),
    Rule(
        id="NEUR-18",
        when=all_of(
            twisting_posture,
            any_of(
                episode_duration.is_("up to an hour", "hours or longer"),
                parkinson_known,
                slowness_or_rest_tremor,
            ),
        ),
        then=(supports(DYSTONIA, STRONG), recommends(REFER_NEUROLOGY)),
        because="Twisting that outlasts any cramp, or goes with parkinsonism, is dystonia.",
        claims=("A12",),
        references=(MDS_DYSTONIA.at("definition: sustained or intermittent abnormal postures"),),
    ),
    Rule(
        id="NEUR-19",
        when=all_of(twisting_posture, dopamine_blocker),
        then=(supports(DYSTONIA, STRONG), escalates(SOON)),
        because="Medicines that block dopamine can twist muscles within days, and stopping them in time "
        "helps.",
        claims=("A12",),
        references=(MDS_DYSTONIA.at("aetiology: acquired, drug-induced"),),
    ),
    Rule(
        id="NEUR-20",
        when=all_of(twisting_posture, low_calcium),
        then=(opposes(DYSTONIA, STRONG),),
        because="A foot drawn into spasm with low calcium is tetany, not dystonia.",
        claims=("E06",),
        references=(SFE_CALCIUM.at("hypocalcaemia: carpopedal spasm"),),
    ),
    Rule(
        id="NEUR-102",
        when=all_of(rls_pattern, dopaminergics),
        then=(recommends(REVIEW_MEDICINES),),
        because="Medicines that stimulate dopamine can make restless legs come earlier and worse in the end.",
        references=(AASM_RLS.at("dopaminergic agents: augmentation"),),
    ),
    Rule(
        id="NEUR-103",
        when=all_of(urge_to_move, ferritin.at_most("low_for_rls")),
        then=(recommends(REVIEW_IRON),),
        because="An urge to move with scarce iron stores is treated with iron first.",
        claims=("B03",),
        references=(AASM_RLS.at("good practice: iron at a ferritin of 75 ng/mL or less"),),
    ),
)
