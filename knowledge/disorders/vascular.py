"""Arteries, veins and pressure in muscle."""

from __future__ import annotations

from knowledge import sources as src
from knowledge.criteria import DO_NOT_MISS, LISTED, OTHER_LIKELY, RARE, Disorder, View

PERIPHERAL_ARTERY_DISEASE = Disorder(
    id="peripheral_artery_disease",
    name="Peripheral artery disease",
    plain="narrowed leg arteries",
    icd10="I73.9",
    group="vascular",
    about="Narrowed leg arteries; typically pain on exertion that standing still relieves, and a sign of "
    "arterial disease elsewhere.",
    views=(
        View(document="A", tier=DO_NOT_MISS, claims=("A08",)),
        View(document="B", tier=OTHER_LIKELY, claims=("B05",)),
        View(document="C", tier=DO_NOT_MISS, claims=("C09",)),
        View(document="D", tier=LISTED, claims=("D06",)),
        View(document="E", tier=LISTED, claims=("E10",)),
    ),
    must_not_miss=True,
    claims=("C10", "D27", "E13", "E15", "E50"),
)
CRITICAL_LIMB_ISCHEMIA = Disorder(
    id="critical_limb_ischemia",
    name="Critical limb ischaemia",
    plain="leg in danger from poor blood flow",
    icd10="I70.229",
    group="vascular",
    kind_of="peripheral_artery_disease",
    about="Blood flow too low for the tissue at rest: rest pain, wounds or gangrene.",
    views=(View(document="E", tier=DO_NOT_MISS, claims=("E11",)),),
    must_not_miss=True,
)
ACUTE_LIMB_ISCHEMIA = Disorder(
    id="acute_limb_ischemia",
    name="Acute limb ischaemia",
    plain="suddenly blocked leg artery",
    icd10="I74.3",
    group="vascular",
    about="Sudden loss of blood flow that threatens the leg within hours.",
    views=(View(document="outside", tier=DO_NOT_MISS),),
    must_not_miss=True,
    references=(src.ESVS_ALI.at("definition"),),
)
DEEP_VEIN_THROMBOSIS = Disorder(
    id="deep_vein_thrombosis",
    name="Deep vein thrombosis",
    plain="blood clot in a leg vein",
    icd10="I82.409",
    group="vascular",
    about="A clot in the deep veins of the leg, which may travel to the lungs.",
    views=(
        View(document="B", tier=DO_NOT_MISS, claims=("B08",)),
        View(document="C", tier=DO_NOT_MISS, claims=("C07",)),
    ),
    must_not_miss=True,
    claims=("C08",),
)
VENOUS_INSUFFICIENCY = Disorder(
    id="venous_insufficiency",
    name="Chronic venous insufficiency",
    plain="weak leg veins",
    icd10="I87.2",
    group="vascular",
    about="Leg veins that do not carry blood back well, often with varicose veins.",
    views=(View(document="E", tier=LISTED, claims=("E12",)),),
)
POPLITEAL_ENTRAPMENT = Disorder(
    id="popliteal_entrapment",
    name="Popliteal artery entrapment",
    plain="leg artery trapped behind the knee",
    icd10="I77.89",
    group="vascular",
    about="The artery behind the knee is squeezed by muscle in active young people.",
    views=(View(document="outside", tier=RARE),),
    references=(src.AHA_PAD.at("non-atherosclerotic causes of claudication"),),
)
COMPARTMENT_SYNDROME = Disorder(
    id="compartment_syndrome",
    name="Acute compartment syndrome",
    plain="dangerous pressure in a muscle",
    icd10="T79.A29A",
    group="vascular",
    about="Pressure in a muscle compartment that starves muscle and nerve within hours.",
    views=(View(document="B", tier=DO_NOT_MISS, claims=("B09",)),),
    must_not_miss=True,
)
