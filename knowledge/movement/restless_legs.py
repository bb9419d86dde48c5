"""Movement: restless legs, leg jerks in sleep, Parkinson's disease and dystonia."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *
from knowledge.kidneys import kidney_disease
from knowledge.medication import medicine_classes
from knowledge.night_cramps import idiopathic_cramps
from knowledge.whole_body import background

rls_pattern, NEUR_01 = define(
    "rls_pattern",
    "an urge to move at rest or in the evening that moving eases",
    rule="NEUR-01",
    when=all_of(
        f.urge_to_move,
        f.eases.any_of("moving or walking"),
        any_of(f.evening_or_lying, f.at_rest, f.falling_asleep),
    ),
    because="An urge to move that comes with rest and in the evening, and eases with moving, defines "
    "restless legs.",
    claims=("B03", "B04", "D09", "E22"),
    references=(src.IRLSSG.at("essential criteria 1 to 4"),),
)

# Told in other words than an urge.
_creeps_till_walked_away = any_of(
    all_of(
        any_of(
            f.only_moving_helps,
            all_of(
                any_of(f.quality.any_of("crawling"), f.mainly_unpleasant_not_painful),
                f.eases.any_of("moving or walking"),
            ),
        ),
        any_of(idiopathic_cramps.nocturnal_pattern, f.evening_or_lying, f.at_rest, f.falling_asleep),
    ),
    # Heavy or tingling legs may be those of veins or nerves, but these do not trouble most in bed and ease
    # with walking.
    all_of(
        any_of(f.quality.any_of("heavy", "tingling"), f.numbness, f.tingling),
        f.side.is_("both legs"),
        any_of(f.at_rest, f.worse_sitting),
        f.evening_or_lying,
        f.disturbs_sleep,
        f.eases.any_of("moving or walking"),
    ),
)

RULES: tuple[Rule, ...] = (
    NEUR_01,
    Rule(
        id="NEUR-02",
        when=rls_pattern,
        then=(
            supports(d.RESTLESS_LEGS_SYNDROME, STRONG),
            opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),
            recommends(s.LAB_FERRITIN),
        ),
        because="Restless legs are mistaken for night cramps but are told apart by the urge that moving "
        "relieves.",
        claims=("D09", "E22", "B03"),
        references=(src.AASM_RLS.at("good practice: test iron status"),),
    ),
    Rule(
        id="NEUR-03",
        when=all_of(rls_pattern, f.evening_or_lying, no(c.true_cramp)),
        then=(supports(d.RESTLESS_LEGS_SYNDROME, DEFINING),),
        because="All the criteria, worse in the evening included, are met, and leg cramps do not explain "
        "them.",
        claims=("B04", "E22"),
        references=(src.IRLSSG.at("essential criterion 5: not solely leg cramps"),),
    ),
    Rule(
        id="NEUR-04",
        when=f.urge_to_move,
        then=(supports(d.RESTLESS_LEGS_SYNDROME, MODERATE), recommends(s.LAB_FERRITIN)),
        because="An urge to move suggests restless legs even when the rest of the story is incomplete.",
        claims=("B03", "D09", "A11"),
    ),
    Rule(
        id="NEUR-131",
        when=_creeps_till_walked_away,
        then=(
            supports(d.RESTLESS_LEGS_SYNDROME, MODERATE),
            opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),
            recommends(s.LAB_FERRITIN),
        ),
        because="Legs that feel creepy or wrong at night, and only while they are still, suggest restless "
        "legs, even if no urge is reported.",
        claims=("B03", "E22"),
        references=(src.IRLSSG.at("essential criteria 1 to 4"),),
    ),
    Rule(
        id="NEUR-05",
        when=no(f.urge_to_move),
        then=(opposes(d.RESTLESS_LEGS_SYNDROME, STRONG),),
        because="Without an urge to move there are no restless legs.",
        references=(src.IRLSSG.at("essential criterion 1"),),
    ),
    Rule(
        id="NEUR-06",
        when=c.true_cramp,
        then=(opposes(d.RESTLESS_LEGS_SYNDROME, MODERATE), opposes(d.PERIODIC_LIMB_MOVEMENTS, STRONG)),
        because="A short, painful knot that eases with stretching is a cramp; restless or jerking legs do "
        "not usually cause one.",
        claims=("E22", "D10", "E23"),
    ),
    Rule(
        id="NEUR-07",
        when=all_of(
            f.mainly_unpleasant_not_painful,
            any_of(f.urge_to_move, f.falling_asleep, f.quality.any_of("crawling")),
            f.episode_duration.is_("up to an hour", "hours or longer"),
        ),
        then=(supports(d.RESTLESS_LEGS_SYNDROME, MODERATE),),
        because="A feeling that is unpleasant rather than painful, and lasts longer than a cramp, fits "
        "restless legs.",
        claims=("D10", "B03"),
    ),
    Rule(
        id="NEUR-08",
        when=all_of(
            any_of(f.restless_legs_in_family, all_of(f.similar_in_family, f.urge_to_move)),
            any_of(f.evening_or_lying, f.falling_asleep),
        ),
        then=(supports(d.RESTLESS_LEGS_SYNDROME, WEAK),),
        because="Restless legs run in families, so evening trouble in such a family may be the same.",
        claims=("B04",),
        references=(src.IRLSSG.at("supportive features: family history"),),
    ),
    Rule(
        id="NEUR-09",
        when=all_of(
            any_of(f.urge_to_move, _creeps_till_walked_away),
            any_of(medicine_classes.dopamine_blocker, f.antidepressants, f.sedating_antihistamines),
        ),
        then=(warns(w.MEDICATION_REVIEW), recommends(s.REVIEW_MEDICINES)),
        because="Medicines that block dopamine, most antidepressants and sedating antihistamines can worsen "
        "restless legs.",
        claims=("B03",),
        references=(src.AASM_RLS.at("good practice: exacerbating medicines"),),
    ),
    Rule(
        id="NEUR-10",
        when=all_of(
            f.urge_to_move,
            any_of(
                background.late_pregnancy,
                kidney_disease.kidney_failure,
                f.parkinson_known,
                f.ferritin.at_most("low_for_rls"),
            ),
        ),
        then=(recommends(s.LAB_FERRITIN), recommends(s.LAB_CBC)),
        because="Restless legs often come with low iron, whatever else brings them on, so blood count and "
        "iron store are measured.",
        claims=("B03",),
        references=(src.AASM_RLS.at("good practice: iron status and secondary causes"),),
    ),
    Rule(
        id="NEUR-11",
        when=f.movements_in_sleep,
        then=(supports(d.PERIODIC_LIMB_MOVEMENTS, MODERATE),),
        because="Leg jerks that a bed partner sees are periodic movements of sleep, not cramps.",
        claims=("E23",),
    ),
    Rule(
        id="NEUR-12",
        when=all_of(f.movements_in_sleep, f.disturbs_sleep, no(f.leg_cramp)),
        then=(supports(d.PERIODIC_LIMB_MOVEMENTS, STRONG),),
        because="Leg jerks that disturb sleep, without any painful cramp, are typical of this disorder.",
        claims=("E23",),
        references=(src.AASM_ICSD3.at("periodic limb movement disorder: criteria"),),
    ),
    Rule(
        id="NEUR-13",
        when=f.parkinson_known,
        then=(supports(d.PARKINSON_DISEASE, WEAK),),
        because="Night cramps are common in Parkinson's disease, though it need not be their cause.",
        claims=("D26",),
    ),
    Rule(
        id="NEUR-14",
        when=f.slowness_or_rest_tremor,
        then=(
            supports(d.PARKINSON_DISEASE, MODERATE),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Slowness with stiffness or tremor at rest may be Parkinson's disease, in which stiff legs "
        "can cramp.",
        claims=("D26", "B13"),
        references=(src.MDS_PARKINSON.at("step 1: parkinsonism"),),
    ),
    Rule(
        id="NEUR-15",
        when=all_of(
            f.parkinson_known,
            any_of(f.slowness_or_rest_tremor, f.twisting_posture),
            any_of(idiopathic_cramps.nocturnal_pattern, f.at_rest, f.twisting_posture),
        ),
        then=(supports(d.PARKINSON_DISEASE, STRONG), recommends(s.REVIEW_MEDICINES)),
        because="Stiff or twisting legs at night or at rest in known Parkinson's disease suggest that "
        "its treatment is wearing off.",
        claims=("D26", "B13"),
        references=(src.MDS_PARKINSON.at("supportive and motor features"),),
    ),
    Rule(
        id="NEUR-16",
        when=all_of(f.slowness_or_rest_tremor, medicine_classes.dopamine_blocker),
        then=(opposes(d.PARKINSON_DISEASE, STRONG),),
        because="Slowness on a medicine that blocks dopamine may be its effect, and go when it is stopped.",
        references=(src.MDS_PARKINSON.at("absolute exclusion criteria: dopamine receptor blocker"),),
    ),
    Rule(
        id="NEUR-17",
        when=f.twisting_posture,
        then=(supports(d.DYSTONIA, MODERATE), recommends(s.EXAM_NEUROLOGIC)),
        because="A contraction that twists the foot into an odd posture suggests dystonia.",
        claims=("A12",),
    ),
    Rule(
        id="NEUR-18",
        when=all_of(
            f.twisting_posture,
            any_of(
                f.episode_duration.is_("up to an hour", "hours or longer"),
                f.parkinson_known,
                f.slowness_or_rest_tremor,
            ),
        ),
        then=(supports(d.DYSTONIA, STRONG), recommends(s.REFER_NEUROLOGY)),
        because="Twisting that outlasts any cramp, or goes with parkinsonism, is dystonia.",
        claims=("A12",),
        references=(
            src.MDS_DYSTONIA.at(
                "definition: sustained or intermittent abnormal movements, postures, or both"
            ),
        ),
    ),
    Rule(
        id="NEUR-19",
        when=all_of(f.twisting_posture, medicine_classes.dopamine_blocker),
        then=(supports(d.DYSTONIA, STRONG), escalates(SOON)),
        because="Medicines that block dopamine can twist muscles within days, and stopping them in time "
        "helps.",
        claims=("A12",),
        references=(src.MDS_DYSTONIA.at("axis II: acquired, drugs"),),
    ),
    Rule(
        id="NEUR-20",
        when=all_of(f.twisting_posture, c.low_calcium),
        then=(opposes(d.DYSTONIA, STRONG),),
        because="A foot drawn into spasm with low calcium is tetany, not dystonia.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("carpopedal spasm"),),
    ),
    Rule(
        id="NEUR-102",
        when=all_of(rls_pattern, f.dopaminergics),
        then=(recommends(s.REVIEW_MEDICINES),),
        because="Medicines that stimulate dopamine can make restless legs come earlier and worse in the end.",
        references=(src.AASM_RLS.at("dopaminergic agents: augmentation"),),
    ),
    Rule(
        id="NEUR-103",
        when=all_of(f.urge_to_move, f.ferritin.at_most("low_for_rls")),
        then=(recommends(s.REVIEW_IRON),),
        because="Restless legs with low iron stores are treated with iron first.",
        claims=("B03",),
        references=(src.AASM_RLS.at("good practice: iron at a ferritin of 75 ng/mL or less"),),
    ),
    Rule(
        id="NEUR-157",
        when=all_of(
            f.worse_on_medicine,
            any_of(f.sedating_antihistamines, f.antidepressants, medicine_classes.dopamine_blocker),
            any_of(idiopathic_cramps.nocturnal_pattern, f.evening_or_lying, f.at_rest, f.falling_asleep),
            no(c.true_cramp),
        ),
        then=(supports(d.RESTLESS_LEGS_SYNDROME, WEAK), recommends(s.LAB_FERRITIN)),
        because="Legs that a sedating antihistamine or an antidepressant makes worse at night may be "
        "restless legs.",
        claims=("B03",),
        references=(src.AASM_RLS.at("good practice: exacerbating medicines"),),
    ),
)
