"""What would be narrowed arteries or a neuropathy in an adult, and is another disease in a child."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *
from knowledge.nerves import polyneuropathy

RULES: tuple[Rule, ...] = (
    Rule(
        id="CHLD-311",
        when=all_of(
            f.age.below("adolescent"),
            any_of(
                narrowed_arteries.claudication_pattern,
                narrowed_arteries.abnormal_pulses,
                narrowed_arteries.pad_risk_increased,
                polyneuropathy.sensory_symptoms,
                polyneuropathy.large_fiber_signs,
                c.stocking_signs,
            ),
        ),
        then=(escalates(ROUTINE), recommends(s.EXAM_CHILD), recommends(s.REVIEW_CHILD)),
        because="Narrowed arteries and worn nerves are diseases of adults: in a small child such trouble "
        "has other causes.",
        references=(src.NICE_NEURO.at("children under 16: sensory symptoms, limb weakness"),),
    ),
)
