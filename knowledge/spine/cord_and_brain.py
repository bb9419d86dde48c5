"""Alarms of spine and brain: both roots at once, a cord that is squeezed or inflamed, a stroke."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

_deficit = any_of(
    f.leg_weakness,
    f.weakness_progressive,
    f.foot_drop,
    f.numbness,
    f.saddle_numbness,
    f.bladder_or_bowel_change,
    f.upper_motor_signs,
)

_WEAK = any_of(
    f.leg_weakness,
    f.foot_drop,
    f.strength.is_("weak near the trunk", "weak at both feet", "weak in one root", "weak in one leg"),
)
_FAST = f.onset.is_("sudden", "over hours", "over days")

RULES: tuple[Rule, ...] = (
    # Without naming a suspect: a clear scan of the lumbar spine leaves the cord above it unseen.
    Rule(
        id="NEUR-105",
        when=all_of(f.cancer_active, f.back_pain),
        then=(*s.urgent(), recommends(s.EXAM_NEUROLOGIC)),
        because="Back pain in someone with cancer is a spinal metastasis until imaging shows otherwise.",
        references=(src.NICE_MSCC.at("1.3: recognising spinal metastases, pain"),),
    ),
    Rule(
        id="NEUR-106",
        when=all_of(f.cancer_active, f.back_pain, _deficit),
        then=(*s.emergency(), recommends(s.EXAM_NEUROLOGIC), recommends(s.TEST_WHOLE_SPINE_MRI)),
        because="Cancer, back pain and failing legs mean a squeezed cord: hours decide who walks again.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
        ),
    ),
    Rule(
        id="NEUR-107",
        when=all_of(f.fever, f.back_pain),
        then=(*s.urgent(), recommends(s.EXAM_NEUROLOGIC), recommends(s.LAB_CBC)),
        because="Fever with back pain may be an infection of the spine, which is found late if not thought "
        "of.",
        references=(src.IDSA_SPINE.at("when to suspect: back pain with fever"),),
    ),
    Rule(
        id="NEUR-108",
        when=all_of(f.fever, f.back_pain, _deficit),
        then=(*s.emergency(), recommends(s.EXAM_NEUROLOGIC), recommends(s.TEST_WHOLE_SPINE_MRI)),
        because="Fever, back pain and legs or bladder that fail may be an abscess on the cord.",
        references=(src.IDSA_SPINE.at("neurologic compromise: immediate surgical evaluation"),),
    ),
    Rule(
        id="NEUR-109",
        when=all_of(c.radicular_pattern, f.side.is_("both legs")),
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, WEAK),
            *s.urgent(d.CAUDA_EQUINA_SYNDROME),
            recommends(s.EXAM_SADDLE),
            recommends(s.TEST_LUMBAR_MRI),
        ),
        because="Sciatica on both sides may come before the bladder fails, so the saddle is examined at "
        "once.",
        references=(src.CES_PATHWAY.at("red flags: bilateral radiculopathy"),),
    ),
    Rule(
        id="NEUR-110",
        # Not even a slow onset of the leg trouble says since when speech fails.
        when=f.bulbar_signs,
        then=s.emergency(),
        because="Speech or swallowing that newly fails is a stroke until shown otherwise, however long the "
        "legs have been ill.",
        references=(src.NICE_NEURO.at("speech, swallowing and language problems in adults: sudden onset"),),
    ),
    Rule(
        id="NEUR-112",
        when=all_of(
            f.upper_motor_signs,
            any_of(
                f.bladder_or_bowel_change,
                f.saddle_numbness,
                f.anal_tone_reduced,
                f.numbness,
                # Without pain, numbness or haste, spreading weakness may be motor neurons: urgent (NEUR-95).
                all_of(f.back_pain, any_of(_WEAK, f.weakness_progressive)),
            ),
        ),
        then=(*s.emergency(), recommends(s.EXAM_NEUROLOGIC), recommends(s.TEST_WHOLE_SPINE_MRI)),
        because="An extensor plantar or clonus with failing bladder, feeling or strength is a cord in "
        "danger, often above what a lumbar scan shows.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
            src.NICE_NEURO.at("limb weakness: upper motor neuron signs"),
        ),
    ),
    # A clear scan takes back the suspicion of the cauda equina, and leaves what was complained of.
    Rule(
        id="NEUR-113",
        when=all_of(f.lumbar_mri.is_("no compression"), any_of(c.cauda_equina_picture, f.anal_tone_reduced)),
        then=(*s.urgent(), recommends(s.EXAM_NEUROLOGIC), recommends(s.TEST_WHOLE_SPINE_MRI)),
        because="Where saddle or bladder fail and the lumbar canal has room, the cause may lie in the cord "
        "above it.",
        references=(src.CES_PATHWAY.at("MRI without compression: further causes, whole spine"),),
    ),
    Rule(
        id="NEUR-114",
        when=all_of(any_of(_WEAK, f.weakness_proximal), _FAST),
        then=(*s.urgent(), recommends(s.EXAM_NEUROLOGIC)),
        because="Weakness that came within hours or days is a nerve, a cord or a brain in trouble now.",
        claims=("C11",),
        references=(src.NICE_NEURO.at("limb weakness: sudden-onset or rapidly progressive"),),
    ),
    Rule(
        id="NEUR-115",
        when=all_of(
            _FAST,
            any_of(
                all_of(_WEAK, any_of(f.side.is_("both legs"), f.upper_motor_signs)),
                f.strength.is_("weak at both feet"),
            ),
        ),
        then=(*s.emergency(), recommends(s.EXAM_NEUROLOGIC)),
        because="Both legs weak within hours or days may be Guillain-Barré syndrome, which can stop the "
        "breathing; brisk signs make it the cord.",
        references=(src.NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),),
    ),
)
