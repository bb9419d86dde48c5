"""Nerves, spine and movement."""

from __future__ import annotations

from knowledge import sources as src
from knowledge.criteria import DO_NOT_MISS, LISTED, OTHER_LIKELY, RARE, Disorder, View

# Of two that stand alike the first comes first: a kind of neuropathy before the general name.
DIABETIC_NEUROPATHY = Disorder(
    id="diabetic_neuropathy",
    name="Diabetic neuropathy",
    plain="nerve damage from diabetes",
    icd10="E11.42",
    group="neurologic",
    kind_of="peripheral_neuropathy",
    about="Nerve damage by diabetes; a cramp may be its first symptom.",
    views=(
        View(document="B", tier=DO_NOT_MISS, claims=("B10",)),
        View(document="D", tier=LISTED, claims=("D05",)),
        View(document="E", tier=DO_NOT_MISS, claims=("E53",)),
    ),
    must_not_miss=True,
    claims=("E09", "E16"),
)
PERIPHERAL_NEUROPATHY = Disorder(
    id="peripheral_neuropathy",
    name="Peripheral neuropathy",
    plain="nerve damage in the legs",
    icd10="G62.9",
    group="neurologic",
    about="Damage of the peripheral nerves, mostly from the feet upwards.",
    views=(
        View(document="A", tier=DO_NOT_MISS, claims=("A09",)),
        View(document="B", tier=DO_NOT_MISS, claims=("B10",)),
        View(document="C", tier=DO_NOT_MISS, claims=("C11",)),
        View(document="D", tier=LISTED, claims=("D28",)),
    ),
    must_not_miss=True,
)
SMALL_FIBER_NEUROPATHY = Disorder(
    id="small_fiber_neuropathy",
    name="Small-fibre neuropathy",
    plain="damage to the fine nerves",
    icd10="G62.89",
    group="neurologic",
    kind_of="peripheral_neuropathy",
    about="Damage of the fine nerve fibres of pain and temperature.",
    views=(View(document="E", tier=LISTED, claims=("E17",)),),
    must_not_miss=True,
)
HEPATITIS_C_NEUROPATHY = Disorder(
    id="hepatitis_c_neuropathy",
    name="Hepatitis C neuropathy",
    plain="nerve damage from hepatitis C",
    icd10="B18.2, G63",
    group="neurologic",
    kind_of="peripheral_neuropathy",
    about="Nerve damage that goes with hepatitis C, with prominent cramps.",
    views=(View(document="E", tier=LISTED, claims=("E18",)),),
    must_not_miss=True,
)
VITAMIN_DEFICIENCY_NEUROPATHY = Disorder(
    id="vitamin_deficiency_neuropathy",
    name="Vitamin deficiency neuropathy",
    plain="nerve damage from lack of vitamins",
    icd10="E53.8, G63",
    group="neurologic",
    kind_of="peripheral_neuropathy",
    about="Nerve damage from lack of vitamin B12, B6 or other B vitamins.",
    views=(View(document="B", tier=RARE, claims=("B11",)),),
    must_not_miss=True,
)
LUMBAR_RADICULOPATHY = Disorder(
    id="lumbar_radiculopathy",
    name="Lumbar radiculopathy",
    plain="trapped nerve in the lower back",
    icd10="M54.16",
    group="neurologic",
    about="An irritated or compressed nerve root (L4, L5 or S1).",
    views=(
        View(document="C", tier=DO_NOT_MISS, claims=("C11",)),
        View(document="E", tier=LISTED, claims=("E19",)),
    ),
    must_not_miss=True,
    claims=("E21",),
)
LUMBAR_SPINAL_STENOSIS = Disorder(
    id="lumbar_spinal_stenosis",
    name="Lumbar spinal stenosis",
    plain="narrow spinal canal",
    icd10="M48.062",
    group="neurologic",
    about="A narrow lumbar canal: leg trouble when upright, eased by sitting or bending.",
    views=(
        View(document="D", tier=LISTED, claims=("D30",)),
        View(document="E", tier=LISTED, claims=("E20",)),
    ),
)
CAUDA_EQUINA_SYNDROME = Disorder(
    id="cauda_equina_syndrome",
    name="Cauda equina syndrome",
    plain="pressure on the nerves at the base of the spine",
    icd10="G83.4",
    group="neurologic",
    about="The nerves at the base of the spine are under pressure: bladder, bowel and legs are in danger.",
    views=(View(document="outside", tier=DO_NOT_MISS),),
    must_not_miss=True,
    references=(src.CES_PATHWAY.at("red flags"),),
)
MOTOR_NEURON_DISEASE = Disorder(
    id="motor_neuron_disease",
    name="Motor neuron disease (ALS)",
    plain="motor neurone disease",
    icd10="G12.21",
    group="neurologic",
    about="Progressive loss of the nerve cells that move the muscles; cramps can come early.",
    views=(
        View(document="A", tier=DO_NOT_MISS, claims=("A09",)),
        View(document="B", tier=RARE, claims=("B13",)),
        View(document="C", tier=DO_NOT_MISS, claims=("C11",)),
    ),
    must_not_miss=True,
)
RESTLESS_LEGS_SYNDROME = Disorder(
    id="restless_legs_syndrome",
    name="Restless legs syndrome",
    plain="restless legs",
    icd10="G25.81",
    group="neurologic",
    about="An urge to move the legs at rest in the evening that moving relieves; not a cramp.",
    views=(
        View(document="A", tier=RARE, claims=("A11",)),
        View(document="B", tier=OTHER_LIKELY, claims=("B03",)),
        View(document="D", tier=LISTED, claims=("D09",)),
        View(document="E", tier=LISTED, claims=("E22",)),
    ),
    claims=("B04", "D10"),
)
PERIODIC_LIMB_MOVEMENTS = Disorder(
    id="periodic_limb_movements",
    name="Periodic limb movements of sleep",
    plain="leg jerks in sleep",
    icd10="G47.61",
    group="neurologic",
    about="Repeated leg jerks in sleep, not painful.",
    views=(View(document="E", tier=LISTED, claims=("E23",)),),
)
PARKINSON_DISEASE = Disorder(
    id="parkinson_disease",
    name="Parkinson's disease",
    plain="Parkinson's disease",
    icd10="G20.A1",
    group="neurologic",
    about="Slowness with stiffness or rest tremor; cramps and dystonia can go with it.",
    views=(View(document="B", tier=RARE, claims=("B13",)), View(document="D", tier=LISTED, claims=("D26",))),
)
DYSTONIA = Disorder(
    id="dystonia",
    name="Dystonia",
    plain="dystonia",
    icd10="G24.9",
    group="neurologic",
    about="Involuntary contractions that twist the foot or leg.",
    views=(View(document="A", tier=RARE, claims=("A12",)),),
)
