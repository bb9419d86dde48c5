"""What must hold of clots and of pressure in muscle for every possible patient."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import (
    EMERGENCY,
    SOON,
    URGENT,
    Always,
    Obligation,
    ahead,
    all_of,
    any_of,
    at_least,
    at_least_possible,
    excluded,
    likely,
    no,
    recommended,
    surely,
    urgency_at_least,
)

_wells = at_least(
    2,
    f.cancer_active,
    f.immobility_or_cast,
    f.recent_surgery,
    f.clot_before,
    f.deep_tenderness,
    f.calf_swelling_3cm,
    f.entire_leg_swollen,
    f.pitting_edema_one_leg,
    f.collateral_veins,
)
_clot_signs = any_of(f.one_sided_swelling, f.deep_tenderness, _wells)
_undue_pain = any_of(f.pain_out_of_proportion, f.pain_on_passive_stretch)
_compartment_signs = all_of(_undue_pain, f.tense_calf)
_not_settling = any_of(f.persists_after_stopping, no(f.settles_on_stopping))
_around_birth = any_of(f.pregnant, f.gave_birth_recently)


VEINS_AND_COMPARTMENTS: tuple[Obligation, ...] = (
    Always(
        id="clot_signs_are_an_emergency",
        text="New swelling of one leg, deep tenderness, or two Wells points are an emergency unless a test "
        "excludes a clot.",
        claims=("B08", "C08"),
        when=any_of(_clot_signs, c.dvt_picture),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_LEG_ULTRASOUND)
        ),
        unless=excluded(d.DEEP_VEIN_THROMBOSIS),
    ),
    Always(
        id="clot_signs_make_it_possible",
        text="In anyone with signs of a clot DVT is at least possible, unless a test excludes it.",
        claims=("B08",),
        when=_clot_signs,
        then=at_least_possible(d.DEEP_VEIN_THROMBOSIS),
        unless=excluded(d.DEEP_VEIN_THROMBOSIS),
    ),
    Always(
        id="clot_and_lungs_stay_an_emergency",
        text="Signs of a clot with breathlessness or chest pain are an emergency whatever a leg scan shows.",
        claims=("C08",),
        when=all_of(_clot_signs, f.breathless_or_chest_pain),
        then=urgency_at_least(EMERGENCY),
    ),
    Always(
        id="clot_excluded_by_test_only",
        text="Nothing but an ultrasound excludes DVT, or a low D-dimer without anticoagulants, a high Wells "
        "score, or a recent pregnancy.",
        claims=("B08", "C08"),
        when=excluded(d.DEEP_VEIN_THROMBOSIS),
        then=any_of(
            surely(f.leg_ultrasound.is_("no clot")),
            all_of(f.d_dimer.below("raised"), no(f.anticoagulants), no(_wells)),
        ),
    ),
    Always(
        id="clot_around_birth_excluded_by_scan_only",
        text="Around birth nothing but an ultrasound excludes DVT, up to the age of motherhood.",
        claims=("C08",),
        when=all_of(excluded(d.DEEP_VEIN_THROMBOSIS), _around_birth),
        then=surely(f.leg_ultrasound.is_("no clot")),
        unless=any_of(surely(f.age.at_least("older")), surely(f.sex_at_birth.is_("male"))),
    ),
    Always(
        id="a_clot_that_is_seen_is_an_emergency",
        text="A clot seen on ultrasound is an emergency, whatever else is found, and DVT likely.",
        claims=("B08", "C08"),
        when=f.leg_ultrasound.is_("clot"),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), likely(d.DEEP_VEIN_THROMBOSIS)
        ),
        unless=excluded(d.DEEP_VEIN_THROMBOSIS),
    ),
    Always(
        id="a_likely_clot_is_scanned_twice",
        text="After a clear scan a raised D-dimer with two Wells points has the scan repeated, soon.",
        claims=("B08", "C08"),
        when=all_of(f.leg_ultrasound.is_("no clot"), _wells, f.d_dimer.at_least("raised")),
        then=all_of(urgency_at_least(SOON), recommended(s.TEST_LEG_ULTRASOUND_AGAIN)),
    ),
    Always(
        id="compartment_picture_is_an_emergency",
        text="A tense compartment with undue pain that does not settle is an emergency unless its pressure "
        "is measured and safe.",
        claims=("B09",),
        when=any_of(all_of(_compartment_signs, _not_settling), c.compartment_picture),
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
        text="Such a compartment is at least urgent even after a safe measurement.",
        claims=("B09",),
        when=all_of(_compartment_signs, _not_settling),
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
