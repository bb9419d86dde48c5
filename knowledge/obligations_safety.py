"""What must hold of red flags for every possible patient, beside what the laws of the system promise."""

from __future__ import annotations

from knowledge.criteria import Comparison, Obligation, added, urgency_not_lower
from knowledge.findings.associated import (
    bladder_or_bowel_change,
    bulbar_signs,
    deep_tenderness,
    foot_drop,
    gangrene,
    nonhealing_wound,
    one_sided_swelling,
    saddle_numbness,
    sudden_cold_leg,
    sudden_numb_leg,
    sudden_pale_leg,
    sudden_weak_leg,
    tense_calf,
)
from knowledge.findings.character import pain_on_passive_stretch, pain_out_of_proportion
from knowledge.findings.general import (
    bleeding_or_bruising,
    breathless_or_chest_pain,
    confusion_or_seizure,
    dark_urine,
    fever,
    palpitations_or_fainting,
    weight_loss,
)
from knowledge.findings.timing import persists_after_stopping

_RED_FLAGS = {
    one_sided_swelling: ("B08", "C08"),
    deep_tenderness: ("B08", "C08"),
    breathless_or_chest_pain: ("C08",),
    tense_calf: ("B09",),
    pain_out_of_proportion: ("B09",),
    pain_on_passive_stretch: ("B09",),
    persists_after_stopping: ("B09",),
    nonhealing_wound: ("E11",),
    gangrene: ("E11",),
    sudden_cold_leg: ("E11",),
    sudden_pale_leg: ("E11",),
    sudden_numb_leg: ("E11",),
    sudden_weak_leg: ("E11",),
    bleeding_or_bruising: ("E51",),
    fever: ("E51",),
    saddle_numbness: (),
    bladder_or_bowel_change: (),
    foot_drop: (),
    bulbar_signs: (),
    dark_urine: (),
    confusion_or_seizure: (),
    palpitations_or_fainting: (),
    weight_loss: (),
}

RED_FLAGS: tuple[Obligation, ...] = tuple(
    Comparison(
        id=f"red_flag_never_calms_{finding.id}",
        text=f"To add {finding.label}, unknown or denied before, never lowers the urgency.",
        claims=claims,
        change=added(finding),
        law=urgency_not_lower(),
    )
    for finding, claims in _RED_FLAGS.items()
)
