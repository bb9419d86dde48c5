"""Alarms of spine and brain: both roots at once, a cord that is squeezed or inflamed, a stroke."""

from __future__ import annotations

from knowledge.concepts import cauda_equina_picture, radicular_pattern
from knowledge.criteria import (
    EMERGENCY,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    escalates,
    recommends,
    supports,
)
from knowledge.disorders import CAUDA_EQUINA_SYNDROME
from knowledge.findings.associated import (
    back_pain,
    bladder_or_bowel_change,
    bulbar_signs,
    foot_drop,
    leg_weakness,
    numbness,
    saddle_numbness,
    weakness_progressive,
    weakness_proximal,
)
from knowledge.findings.character import side
from knowledge.findings.examination import anal_tone_reduced, strength, upper_motor_signs
from knowledge.findings.general import fever
from knowledge.findings.history import cancer_active
from knowledge.findings.procedures import lumbar_mri
from knowledge.findings.timing import onset
from knowledge.sources import CES_PATHWAY, IDSA_SPINE, NICE_MSCC, NICE_NEURO
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    EXAM_SADDLE,
    LAB_CBC,
    REFER_EMERGENCY,
    TEST_LUMBAR_MRI,
    TEST_WHOLE_SPINE_MRI,
)

_deficit = any_of(
    leg_weakness,
    weakness_progressive,
    foot_drop,
    numbness,
    saddle_numbness,
    bladder_or_bowel_change,
    upper_motor_signs,
)

_WEAK = any_of(
    leg_weakness,
    foot_drop,
    strength.is_("weak near the trunk", "weak at both feet", "weak in one root", "weak in one leg"),
)
_FAST = onset.is_("sudden", "over hours", "over days")

RULES: tuple[Rule, ...] = (
    # Without naming a suspect: a clear scan of the lumbar spine leaves the cord above it unseen.
    Rule(
        id="NEUR-105",
        when=all_of(cancer_active, back_pain),
        then=(escalates(URGENT), recommends(EXAM_NEUROLOGIC)),
        because="Back pain in someone with cancer is a spinal metastasis until imaging shows otherwise.",
        references=(NICE_MSCC.at("1.3: recognising spinal metastases, pain"),),
    ),
    Rule(
        id="NEUR-106",
        when=all_of(cancer_active, back_pain, _deficit),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_WHOLE_SPINE_MRI),
        ),
        because="Cancer, back pain and failing legs mean a squeezed cord: hours decide who walks again.",
        references=(
            NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
        ),
    ),
    Rule(
        id="NEUR-107",
        when=all_of(fever, back_pain),
        then=(escalates(URGENT), recommends(EXAM_NEUROLOGIC), recommends(LAB_CBC)),
        because="Fever with back pain may be an infection of the spine, which is found late if not thought "
        "of.",
        references=(IDSA_SPINE.at("when to suspect: back pain with fever"),),
    ),
    Rule(
        id="NEUR-108",
        when=all_of(fever, back_pain, _deficit),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_WHOLE_SPINE_MRI),
        ),
        because="Fever, back pain and legs or bladder that fail may be an abscess on the cord.",
        references=(IDSA_SPINE.at("neurologic compromise: immediate surgical evaluation"),),
    ),
    Rule(
        id="NEUR-109",
        when=all_of(radicular_pattern, side.is_("both legs")),
        then=(
            supports(CAUDA_EQUINA_SYNDROME, WEAK),
            escalates(URGENT, CAUDA_EQUINA_SYNDROME),
            recommends(EXAM_SADDLE),
            recommends(TEST_LUMBAR_MRI),
        ),
        because="Sciatica on both sides may come before the bladder fails, so the saddle is examined at "
        "once.",
        references=(CES_PATHWAY.at("red flags: bilateral radiculopathy"),),
    ),
    Rule(
        id="NEUR-110",
        # Not even a slow onset of the leg trouble says since when speech fails.
        when=bulbar_signs,
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="Speech or swallowing that newly fails is a stroke until shown otherwise, however long the "
        "legs have been ill.",
        references=(NICE_NEURO.at("speech, swallowing and language problems in adults: sudden onset"),),
    ),
    Rule(
        id="NEUR-112",
        when=all_of(
            upper_motor_signs,
            any_of(
                bladder_or_bowel_change,
                saddle_numbness,
                anal_tone_reduced,
                numbness,
                # Without pain, numbness or haste, spreading weakness may be motor neurons: urgent (NEUR-95).
                all_of(back_pain, any_of(_WEAK, weakness_progressive)),
            ),
        ),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_WHOLE_SPINE_MRI),
        ),
        because="An extensor plantar or clonus with failing bladder, feeling or strength is a cord in "
        "danger, often above what a lumbar scan shows.",
        references=(
            NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
            NICE_NEURO.at("limb weakness: upper motor neuron signs"),
        ),
    ),
    # A clear scan takes back the suspicion of the cauda equina, and leaves what was complained of.
    Rule(
        id="NEUR-113",
        when=all_of(lumbar_mri.is_("no compression"), any_of(cauda_equina_picture, anal_tone_reduced)),
        then=(escalates(URGENT), recommends(EXAM_NEUROLOGIC), recommends(TEST_WHOLE_SPINE_MRI)),
        because="Where saddle or bladder fail and the lumbar canal has room, the cause may lie in the cord "
        "above it.",
        references=(CES_PATHWAY.at("MRI without compression: further causes, whole spine"),),
    ),
    Rule(
        id="NEUR-114",
        when=all_of(any_of(_WEAK, weakness_proximal), _FAST),
        then=(escalates(URGENT), recommends(EXAM_NEUROLOGIC)),
        because="Weakness that came within hours or days is a nerve, a cord or a brain in trouble now.",
        claims=("C11",),
        references=(NICE_NEURO.at("limb weakness: sudden-onset or rapidly progressive"),),
    ),
    Rule(
        id="NEUR-115",
        when=all_of(
            _FAST,
            any_of(
                all_of(_WEAK, any_of(side.is_("both legs"), upper_motor_signs)),
                strength.is_("weak at both feet"),
            ),
        ),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(EXAM_NEUROLOGIC)),
        because="Both legs weak within hours or days may be Guillain-Barré syndrome, which can stop the "
        "breathing; brisk signs make it the cord.",
        references=(NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),),
    ),
)
