"""What must hold of weakness for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.spine import cord_and_brain

_weak = any_of(f.leg_weakness, f.weakness_proximal)
_not_of_pain = any_of(
    no(f.leg_pain),
    f.onset_within_hours,
    f.weakness_progressive,
    f.weakness_within_four_weeks,
    f.numbness,
    f.tingling,
    f.unsteady_gait,
    f.foot_drop,
)
_bulbar = any_of(f.bulbar_signs, f.bulbar_signs_lasting)
_weak_or_wasting = any_of(
    f.leg_weakness,
    f.muscle_wasting,
    f.strength.is_(
        "weak at both feet",
        "weak in one root",
        "weak in one leg",
        "weak in both legs",
        "weak in arms and legs",
    ),
)
_motor_neurons = any_of(
    all_of(f.weakness_progressive, any_of(f.fasciculations, f.muscle_wasting, _bulbar)),
    all_of(
        f.leg_weakness, f.course.is_("steadily worse"), any_of(f.fasciculations, f.muscle_wasting, _bulbar)
    ),
    all_of(f.upper_motor_signs, _weak_or_wasting, f.fasciculations),
)

FAST_WEAKNESS: tuple[Obligation, ...] = (
    Always(
        id="fast_weakness_is_urgent",
        text="A leg that turned weak at once, or legs or hips that did within hours or days, are at least "
        "urgent, and so are both legs weak in trouble of two weeks.",
        claims=("C11",),
        when=any_of(
            f.sudden_weak_leg,
            all_of(_weak, f.onset_within_days),
            all_of(f.leg_weakness, f.side.is_("both legs"), f.began_within_two_weeks),
        ),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="fast_weakness_of_both_legs_is_an_emergency",
        text="Legs that turned weak so fast are an emergency: both of them, where it was sudden, no pain "
        "explains it, the weakness grows or a nerve fails, or with an extensor plantar or clonus.",
        claims=("C11",),
        when=any_of(
            all_of(f.sudden_weak_leg, f.side.is_("both legs")),
            all_of(
                f.leg_weakness,
                f.onset_within_days,
                any_of(all_of(f.side.is_("both legs"), _not_of_pain), f.upper_motor_signs),
            ),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
    Always(
        id="failing_speech_is_an_emergency",
        text="Speech or swallowing that fails, newly or since nobody knows when, is an emergency.",
        claims=("C11",),
        when=f.bulbar_signs,
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
)
GUILLAIN_BARRE: tuple[Obligation, ...] = (
    Always(
        id="guillain_barre_picture_is_an_emergency",
        text="A leg that turned weak within four weeks while the reflexes of both sides went is an "
        "emergency, Guillain-Barré syndrome at least possible, and breathing is checked.",
        when=all_of(
            f.leg_weakness,
            f.weakness_within_four_weeks,
            cord_and_brain.reflexes_lost,
        ),
        then=all_of(
            urgency_at_least(EMERGENCY),
            at_least_possible(d.GUILLAIN_BARRE_SYNDROME),
            recommended(s.REFER_EMERGENCY),
            recommended(s.EXAM_BREATHING),
        ),
        unless=any_of(f.weakness_pace.is_("over a month or longer"), f.upper_motor_signs),
    ),
)
MOTOR_NEURONS: tuple[Obligation, ...] = (
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
