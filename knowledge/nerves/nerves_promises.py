"""What must hold of diabetes and nerves for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

_diabetes = any_of(
    f.diabetes.is_("type 1", "type 2", "other or unknown type"),
    f.hba1c.at_least("diabetic"),
    f.glucose.at_least("diabetic"),
    f.glucose_fasting.at_least("diabetic"),
)
_altered_feeling = any_of(f.numbness, f.tingling, f.burning_feet, f.temperature_sensitivity)
_sensory_signs = any_of(
    f.pinprick.is_("reduced in stocking pattern"),
    f.monofilament.is_("not felt"),
    f.vibration.is_("reduced"),
    f.ankle_reflex.is_("reduced on both sides", "absent on both sides"),
)
_stocking = any_of(
    all_of(_altered_feeling, f.sensory_distribution.is_("stocking, both feet")),
    f.pinprick.is_("reduced in stocking pattern"),
)


def _at_this_visit(step: Step) -> Statement:
    """Say that the step is called for, and with a cramp or pain does not wait where it is soon at most."""
    waits = any_of(urgency_at_least(URGENT), no(surely(any_of(f.leg_cramp, f.leg_pain))))
    done = all_of(*map(answered, step.answered_by))
    return all_of(recommended(step), any_of(*map(advised, (step, *step.gives_way_to)), done, waits))


PROMISES: tuple[Obligation, ...] = (
    Always(
        id="diabetes_has_nerves_examined",
        text="In diabetes, told or measured, nerves are examined and HbA1c is measured, at this visit unless "
        "something urgent comes first.",
        claims=("E53",),
        when=_diabetes,
        then=all_of(recommended(s.EXAM_NEUROLOGIC), _at_this_visit(s.LAB_HBA1C)),
    ),
    Always(
        id="high_hba1c_has_control_reviewed",
        text="An HbA1c in the diabetic range has the treatment of glucose reviewed.",
        claims=("E53",),
        when=f.hba1c.at_least("diabetic"),
        then=recommended(s.REVIEW_GLUCOSE_CONTROL),
    ),
    Always(
        id="diabetes_with_altered_feeling",
        text="In diabetes altered feeling, told or found, makes diabetic neuropathy at least possible, "
        "unless excluded.",
        claims=("E53",),
        when=all_of(_diabetes, any_of(_altered_feeling, _sensory_signs)),
        then=at_least_possible(d.DIABETIC_NEUROPATHY),
        unless=excluded(d.DIABETIC_NEUROPATHY),
    ),
    Always(
        id="stocking_signs_have_causes_sought",
        text="Feeling changed like a stocking has glucose and vitamin B12 measured at this visit, diabetes "
        "known or not, unless something urgent comes first.",
        claims=("E53",),
        when=_stocking,
        then=all_of(
            _at_this_visit(s.LAB_GLUCOSE),
            _at_this_visit(s.LAB_HBA1C),
            _at_this_visit(s.LAB_B12),
        ),
    ),
    Always(
        id="stocking_signs_are_neuropathy",
        text="Feeling changed like a stocking makes neuropathy at least possible, unless it is excluded.",
        claims=("B10", "E16"),
        when=_stocking,
        then=at_least_possible(d.PERIPHERAL_NEUROPATHY),
        unless=excluded(d.PERIPHERAL_NEUROPATHY),
    ),
    Always(
        id="altered_feeling_is_examined",
        text="Numbness, tingling, burning or a wrong sense of warm and cold has the nerves examined.",
        claims=("C11", "E42", "E44"),
        when=_altered_feeling,
        then=recommended(s.EXAM_NEUROLOGIC),
    ),
    Always(
        id="medicines_for_diabetes_count_as_diabetes",
        text="Anyone taking a medicine for diabetes has nerves and HbA1c looked at, told of diabetes or not.",
        claims=("E53",),
        when=all_of(
            any_of(f.leg_cramp, f.leg_pain),
            any_of(f.insulin, f.sulfonylureas, f.metformin, f.sglt2_inhibitors, f.other_glucose_lowering),
        ),
        then=all_of(recommended(s.EXAM_NEUROLOGIC), recommended(s.LAB_HBA1C)),
    ),
    Always(
        id="diabetes_stays_in_the_differential",
        text="In diabetes, told or measured, the nerves are never beyond suspicion for lack of altered "
        "feeling or for one normal value.",
        claims=("D07", "E53"),
        when=_diabetes,
        then=at_least_possible(d.DIABETIC_NEUROPATHY),
        unless=excluded(d.DIABETIC_NEUROPATHY),
    ),
    *(
        Comparison(
            id=f"not_knowing_of_it_clears_nothing_{disorder.id}",
            text=f"{disorder.name} never falls because it was never diagnosed.",
            claims=("D07",),
            change=learned(no(known)),
            law=not_lower(disorder),
        )
        for known, disorder in (
            (f.neuropathy_known, d.PERIPHERAL_NEUROPATHY),
            (f.neuropathy_known, d.DIABETIC_NEUROPATHY),
            (f.kidney_disease_known, d.CHRONIC_KIDNEY_DISEASE),
        )
    ),
    Comparison(
        id="not_knowing_of_it_clears_nothing_peripheral_artery_disease",
        text="That no PAD was ever diagnosed never lowers it from 40 on.",
        claims=("D07",),
        change=learned(no(f.pad_known)),
        law=not_lower(d.PERIPHERAL_ARTERY_DISEASE),
        when=f.age.at_least("young"),
    ),
    Always(
        id="known_cause_is_seen",
        text="Leg trouble beside known disease of nerve, artery or kidney, or diabetes, is never self care.",
        claims=("D07",),
        when=all_of(
            any_of(f.leg_cramp, f.leg_pain),
            any_of(
                f.neuropathy_known, f.pad_known, f.kidney_disease_known, f.diabetes.is_("type 1", "type 2")
            ),
        ),
        then=all_of(urgency_at_least(ROUTINE), recommended(s.HISTORY_ASSOCIATED)),
    ),
)
