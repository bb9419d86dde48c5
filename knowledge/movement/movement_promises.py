"""What must hold of restless legs and of jerks in sleep for every possible patient."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge.criteria import *

_longer = f.episode_duration.is_("up to an hour", "hours or longer")
_restless = all_of(f.urge_to_move, f.eases.any_of("moving or walking"))

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="urge_as_sleep_comes_is_restless_legs",
        text="An urge to move as sleep comes on, eased by moving, makes restless legs likely, and ahead of "
        "nocturnal cramps unless a true cramp comes as well.",
        claims=("D09", "E22"),
        when=all_of(_restless, any_of(f.falling_asleep, f.evening_or_lying)),
        then=all_of(
            likely(d.RESTLESS_LEGS_SYNDROME),
            any_of(surely(c.true_cramp), ahead(d.RESTLESS_LEGS_SYNDROME, of=d.NOCTURNAL_LEG_CRAMPS)),
        ),
    ),
    Always(
        id="long_and_painless_is_restless_legs",
        text="An urge to move that is unpleasant rather than painful and outlasts a cramp keeps restless "
        "legs possible and nocturnal cramps from being likely, unless a true cramp comes as well.",
        claims=("D10",),
        when=all_of(f.urge_to_move, f.mainly_unpleasant_not_painful, _longer),
        then=all_of(
            at_least_possible(d.RESTLESS_LEGS_SYNDROME),
            any_of(surely(c.true_cramp), no(likely(d.NOCTURNAL_LEG_CRAMPS))),
        ),
    ),
    Always(
        id="true_cramp_without_urge_is_not_restless_legs",
        text="A true cramp without an urge to move is never put down to restless legs.",
        claims=("D09", "E22"),
        when=all_of(c.true_cramp, no(f.urge_to_move)),
        then=no(at_least_possible(d.RESTLESS_LEGS_SYNDROME)),
    ),
    Always(
        id="true_cramp_is_no_periodic_movement",
        text="A true cramp is never put down to periodic leg movements.",
        claims=("E23",),
        when=c.true_cramp,
        then=no(at_least_possible(d.PERIODIC_LIMB_MOVEMENTS)),
    ),
    Always(
        id="jerks_in_sleep_are_periodic_movements",
        text="Jerks in sleep without any cramp keep periodic leg movements possible, ahead of nocturnal "
        "cramps.",
        claims=("E23",),
        when=all_of(f.movements_in_sleep, no(f.leg_cramp)),
        then=all_of(
            at_least_possible(d.PERIODIC_LIMB_MOVEMENTS),
            ahead(d.PERIODIC_LIMB_MOVEMENTS, of=d.NOCTURNAL_LEG_CRAMPS),
        ),
    ),
)
