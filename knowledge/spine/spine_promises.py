"""What must hold of cauda equina and cord for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *

_cauda_equina = any_of(
    f.saddle_numbness,
    all_of(
        f.bladder_or_bowel_change,
        any_of(f.back_pain, f.radiates_from_back_or_buttock, f.leg_weakness, f.numbness),
    ),
)

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="cauda_equina_picture_is_an_emergency",
        text="A numb saddle, or bladder or bowel failing with a bad back or leg, is an emergency unless "
        "imaging shows the roots free.",
        claims=("C11",),
        when=_cauda_equina,
        then=all_of(
            urgency_at_least(EMERGENCY),
            # Without a sore back it may be cord, brain or age: as urgent, and not the likeliest.
            at_least_possible(d.CAUDA_EQUINA_SYNDROME),
            recommended(s.REFER_EMERGENCY),
            recommended(s.EXAM_SADDLE),
            recommended(s.TEST_LUMBAR_MRI),
        ),
        unless=excluded(d.CAUDA_EQUINA_SYNDROME),
    ),
    Always(
        id="sciatica_of_both_legs_is_urgent",
        text="Pain that shoots from the buttocks down both legs is at least urgent and the saddle examined, "
        "even where bladder, bowel and strength are in order, unless imaging shows the roots free.",
        claims=("C11",),
        when=all_of(
            f.radiates_from_back_or_buttock,
            f.side.is_("both legs"),
            f.quality.any_of("sharp or shooting"),
        ),
        then=all_of(urgency_at_least(URGENT), recommended(s.EXAM_SADDLE)),
        unless=excluded(d.CAUDA_EQUINA_SYNDROME),
    ),
    Always(
        id="cauda_equina_excluded_by_imaging_only",
        text="Nothing but imaging of the lumbar spine excludes cauda equina compression.",
        claims=("C11",),
        when=excluded(d.CAUDA_EQUINA_SYNDROME),
        then=surely(f.lumbar_mri.is_("no compression")),
    ),
    Always(
        id="cord_in_danger_is_an_emergency",
        text="An extensor plantar or clonus with failing bladder, saddle or feeling, or with back pain and "
        "weakness, is an emergency that no lumbar scan takes back, and the whole spine is imaged.",
        claims=("C11",),
        when=all_of(
            f.upper_motor_signs,
            any_of(
                f.bladder_or_bowel_change,
                f.saddle_numbness,
                f.numbness,
                all_of(f.back_pain, any_of(f.leg_weakness, f.weakness_progressive)),
            ),
        ),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.TEST_WHOLE_SPINE_MRI)
        ),
    ),
    Always(
        id="fever_with_back_pain_is_looked_into",
        text="Fever with back pain is at least urgent; blood is tested for inflammation and the whole spine "
        "imaged.",
        when=all_of(f.fever, f.back_pain),
        then=all_of(
            urgency_at_least(URGENT), recommended(s.LAB_INFLAMMATION), recommended(s.TEST_WHOLE_SPINE_MRI)
        ),
    ),
    Always(
        id="spinal_infection_excluded_by_imaging_only",
        text="Nothing but imaging of the whole spine excludes an infection of it, or a squeezed cord.",
        when=any_of(excluded(d.SPINAL_INFECTION), excluded(d.SPINAL_CORD_COMPRESSION)),
        then=surely(f.whole_spine_mri.is_("neither compression nor infection")),
    ),
    Always(
        id="failing_saddle_outlives_a_clear_scan",
        text="A numb saddle, or bladder or bowel failing with a bad back or leg, stays at least urgent when "
        "the lumbar spine is clear, and the whole spine is imaged.",
        claims=("C11",),
        when=all_of(_cauda_equina, f.lumbar_mri.is_("no compression")),
        then=all_of(urgency_at_least(URGENT), recommended(s.TEST_WHOLE_SPINE_MRI)),
    ),
)
