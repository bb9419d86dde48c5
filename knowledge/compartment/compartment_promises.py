"""What must hold of pressure in muscle for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

_undue_pain = any_of(f.pain_out_of_proportion, f.pain_on_passive_stretch, f.stretch_pain_found)
_compartment_signs = all_of(_undue_pain, f.tense_calf)
_not_settling = any_of(
    f.persists_after_stopping, no(f.settles_on_stopping), f.episode_duration.is_("hours or longer")
)

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="compartment_picture_is_an_emergency",
        text="A tense compartment with undue pain that does not settle is an emergency unless its pressure "
        "is measured and safe.",
        claims=("B09",),
        when=all_of(_compartment_signs, _not_settling),
        then=all_of(
            urgency_at_least(EMERGENCY),
            recommended(s.REFER_EMERGENCY),
            ahead(d.COMPARTMENT_SYNDROME, of=d.NOCTURNAL_LEG_CRAMPS),
        ),
        unless=excluded(d.COMPARTMENT_SYNDROME),
    ),
    Always(
        id="tense_compartment_is_measured",
        text="A tense compartment with undue pain has its pressure measured, whatever leads.",
        claims=("B09", "E50"),
        when=_compartment_signs,
        then=recommended(s.TEST_COMPARTMENT_PRESSURE),
        unless=excluded(d.COMPARTMENT_SYNDROME),
    ),
    Always(
        id="compartment_picture_stays_urgent",
        text="A tense compartment with undue pain is at least urgent even after a safe measurement.",
        claims=("B09",),
        when=_compartment_signs,
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="tense_compartment_is_urgent",
        text="A tense compartment with undue pain is at least urgent even if it settles, unless found safe.",
        claims=("B09",),
        when=_compartment_signs,
        then=all_of(urgency_at_least(URGENT), at_least_possible(d.COMPARTMENT_SYNDROME)),
        unless=excluded(d.COMPARTMENT_SYNDROME),
    ),
    Always(
        id="undue_pain_after_injury_is_urgent",
        text="Undue pain after an injury or in a cast is at least urgent, unless the pressure is found safe.",
        claims=("B09",),
        when=all_of(_undue_pain, any_of(f.leg_injury, f.immobility_or_cast)),
        then=all_of(
            urgency_at_least(URGENT),
            at_least_possible(d.COMPARTMENT_SYNDROME),
            recommended(s.TEST_COMPARTMENT_PRESSURE),
        ),
        unless=excluded(d.COMPARTMENT_SYNDROME),
    ),
    Always(
        id="compartment_excluded_by_test_only",
        text="Nothing but a safe pressure excludes acute compartment syndrome.",
        claims=("B09",),
        when=excluded(d.COMPARTMENT_SYNDROME),
        then=surely(f.compartment_pressure_gap.at_least("dangerous")),
    ),
)
