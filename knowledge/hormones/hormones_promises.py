"""What must hold of thyroid and adrenal glands for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

THYROID: tuple[Obligation, ...] = (
    Always(
        id="thyroid_excluded_by_both_tests_only",
        text="Nothing excludes hypothyroidism but a TSH that is not raised with a thyroxine that is not low.",
        when=excluded(d.HYPOTHYROIDISM),
        then=all_of(surely(f.tsh.at_most("high")), surely(f.free_t4.at_least("low"))),
    ),
)
ADRENAL: tuple[Obligation, ...] = (
    Always(
        id="adrenal_crisis_picture_is_an_emergency",
        text="Vomiting, fainting or confusion in Addison's disease is an emergency and needs hydrocortisone.",
        claims=("D12",),
        when=all_of(
            f.addison_known,
            any_of(f.vomiting_or_diarrhea, f.palpitations_or_fainting, f.confusion_or_seizure),
        ),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_HYDROCORTISONE)),
    ),
)
