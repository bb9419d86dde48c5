"""What must hold of dangerous salts for every possible patient."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

_deadly_salts = any_of(
    f.potassium.below("severely_low"),
    f.potassium.at_least("severely_high"),
    f.sodium.below("severely_low"),
    f.sodium.above("severely_high"),
    f.calcium_adjusted.below("severely_low"),
    f.calcium_adjusted.above("severely_high"),
    f.calcium_ionized.below("severely_low"),
    f.calcium_ionized.above("severely_high"),
    f.calcium_total.above("severely_high"),
    f.magnesium.below("severely_low"),
    f.magnesium.above("severely_high"),
)
_bad_potassium = any_of(f.potassium.below("moderately_low"), f.potassium.at_least("moderately_high"))

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="deadly_salts_are_an_emergency",
        text="Potassium, sodium, calcium or magnesium far out of range is an emergency, symptoms or none.",
        claims=("A05", "E05", "E46"),
        when=_deadly_salts,
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_ECG)),
    ),
    Always(
        id="salts_that_show_are_an_emergency",
        text="Potassium well out of range with a racing heart, a faint or weak legs, or low sodium with "
        "confusion or a seizure, is an emergency.",
        claims=("A05", "E05", "E46"),
        when=any_of(
            all_of(_bad_potassium, any_of(f.palpitations_or_fainting, f.leg_weakness, f.weakness_proximal)),
            all_of(f.sodium.below("moderately_low"), f.confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
)
