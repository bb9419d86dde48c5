"""What must hold of ketoacidosis for every possible patient."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="type_1_diabetes_and_vomiting_has_ketones_measured",
        text="Vomiting or diarrhoea in type 1 diabetes is at least urgent, and ketones are measured.",
        when=all_of(f.diabetes.is_("type 1"), f.vomiting_or_diarrhea),
        then=all_of(urgency_at_least(URGENT), recommended(s.LAB_KETONES)),
    ),
    Always(
        id="ketoacidosis_picture_is_an_emergency",
        text="Vomiting with thirst or a clouded mind, in type 1 diabetes or in a thirsty child that loses "
        "weight, is an emergency.",
        when=all_of(
            any_of(
                f.diabetes.is_("type 1"), all_of(f.age.below("child"), f.weight_loss, f.thirst_or_dry_mouth)
            ),
            f.vomiting_or_diarrhea,
            any_of(f.thirst_or_dry_mouth, f.drowsy_or_slowed, f.confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.LAB_KETONES)),
    ),
)
