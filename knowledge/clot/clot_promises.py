"""What must hold of clots for every possible patient."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

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
_around_birth = any_of(f.pregnant, f.gave_birth_recently)
_scan_clear = f.leg_ultrasound.is_("no clot", "no clot from pelvis to calf")

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="clot_signs_are_an_emergency",
        text="New swelling of one leg, or two Wells points, are an emergency unless a test excludes a clot.",
        claims=("B08", "C08"),
        when=any_of(f.one_sided_swelling, _wells),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_LEG_ULTRASOUND)
        ),
        unless=excluded(d.DEEP_VEIN_THROMBOSIS),
    ),
    Always(
        id="a_sore_vein_is_looked_at_today",
        text="Tenderness along deep veins is urgent, with an ultrasound, unless a test excludes a clot.",
        claims=("B08", "C08"),
        when=any_of(f.deep_tenderness, c.dvt_picture),
        then=all_of(urgency_at_least(URGENT), recommended(s.TEST_LEG_ULTRASOUND)),
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
            surely(_scan_clear),
            all_of(f.d_dimer.below("raised"), no(f.anticoagulants), no(_wells)),
        ),
    ),
    Always(
        id="clot_around_birth_excluded_by_scan_only",
        text="Around birth nothing but an ultrasound excludes DVT, up to the age of motherhood.",
        claims=("C08",),
        when=all_of(excluded(d.DEEP_VEIN_THROMBOSIS), _around_birth),
        then=surely(_scan_clear),
        unless=any_of(surely(f.age.at_least("older")), surely(f.sex_at_birth.is_("male"))),
    ),
    Always(
        id="a_leg_swollen_to_the_groin_is_not_cleared_below_it",
        text="Where one leg is newly swollen all the way up, a clear scan excludes no clot unless it shows "
        "the pelvic veins too.",
        claims=("C08",),
        when=all_of(excluded(d.DEEP_VEIN_THROMBOSIS), f.one_sided_swelling, f.entire_leg_swollen),
        then=any_of(surely(f.leg_ultrasound.is_("no clot from pelvis to calf")), f.d_dimer.below("raised")),
    ),
    Always(
        id="a_leg_swollen_to_the_groin_has_its_pelvis_imaged",
        text="After a clear scan that ends at the groin, a leg swollen all the way up is urgent still, and "
        "the pelvic veins are imaged.",
        claims=("C08",),
        when=all_of(f.leg_ultrasound.is_("no clot"), f.entire_leg_swollen),
        then=all_of(urgency_at_least(URGENT), recommended(s.TEST_PELVIC_VEINS)),
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
        when=all_of(_scan_clear, _wells, f.d_dimer.at_least("raised")),
        then=all_of(urgency_at_least(SOON), recommended(s.TEST_LEG_ULTRASOUND_AGAIN)),
    ),
)
