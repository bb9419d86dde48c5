"""Alarms of the spine: both roots at once, and a tumour or an infection that presses on the cord."""

from __future__ import annotations

from knowledge.concepts import radicular_pattern
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
)
from knowledge.findings.character import side
from knowledge.findings.examination import upper_motor_signs
from knowledge.findings.general import fever
from knowledge.findings.history import cancer_active
from knowledge.findings.timing import onset
from knowledge.sources import CES_PATHWAY, IDSA_SPINE, NICE_MSCC, NICE_NEURO
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    EXAM_SADDLE,
    LAB_CBC,
    REFER_EMERGENCY,
    TEST_LUMBAR_MRI,
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
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(EXAM_NEUROLOGIC)),
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
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(EXAM_NEUROLOGIC)),
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
        when=all_of(bulbar_signs, onset.is_("sudden", "over hours")),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="Speech or swallowing that fails suddenly is a stroke until shown otherwise.",
        references=(NICE_NEURO.at("speech, swallowing and language problems in adults: sudden onset"),),
    ),
)
