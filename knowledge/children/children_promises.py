"""What must hold of sick children and young people."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

_young = f.age.below("young_person")

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="petechiae_of_the_young_are_an_emergency",
        text="Pinhead bleeds in the skin of anybody under 25 are an emergency.",
        when=all_of(_young, f.petechiae),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
    Always(
        id="bruised_or_pale_young_have_a_blood_count",
        text="Anybody under 25 who is bruised, bleeds or is pale is at least urgent and has a blood count.",
        when=all_of(_young, any_of(f.bleeding_or_bruising, f.pallor)),
        then=all_of(urgency_at_least(URGENT), recommended(s.LAB_CBC)),
    ),
    Always(
        id="bone_pain_of_the_young_is_imaged",
        text="Bone that aches for hours at night or swells, under 25, is at least urgent and X-rayed.",
        when=all_of(_young, any_of(f.bone_pain_at_night, f.bone_lump)),
        then=all_of(urgency_at_least(URGENT), recommended(s.TEST_BONE_XRAY)),
    ),
)
