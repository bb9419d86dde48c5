"""Imaging and instrument tests of this episode, most of which can exclude a disorder."""

from __future__ import annotations

from knowledge.criteria import Choice, Cutoff, Finding, Quantity
from knowledge.sources import BOAST_COMPARTMENT, PEDOWITZ

leg_ultrasound = Choice(
    id="leg_ultrasound",
    obtained="tests",
    label="ultrasound of the whole leg veins in this episode",
    plain="ultrasound scan of all the leg's veins, for this trouble",
    clinician="What did an ultrasound of the whole leg veins show in this episode?",
    help="Compression ultrasound from groin to calf, since these symptoms began. A scan of the proximal "
    "veins alone, or a quick one that decides nothing, is not enough for 'no clot'. From pelvis to calf: the "
    "pelvic veins were seen as well, by Doppler, CT or MR.",
    exclusion_test=True,
    options=("no clot", "no clot from pelvis to calf", "clot"),
)
compartment_pressure_gap = Quantity(
    id="compartment_pressure_gap",
    obtained="tests",
    label="diastolic pressure minus compartment pressure in this episode",
    plain="pressure left to drive blood through the muscle, for this trouble",
    clinician="What is the diastolic pressure minus the compartment pressure in this episode?",
    help="Measured in every compartment of the leg; the smallest difference counts. Negative if the "
    "compartment's pressure is the higher one. A suspicion on clinical grounds does not wait for it.",
    exclusion_test=True,
    unit="mmHg",
    plausible=(-150, 150),
    other_units={"kPa": (7.50062, 0)},
    cutoffs=(
        Cutoff(
            "dangerous", 30, BOAST_COMPARTMENT.at("standards for practice: pressure differential of 30 mmHg")
        ),
    ),
)
compartment_pressure_after_exercise = Quantity(
    id="compartment_pressure_after_exercise",
    obtained="tests",
    label="compartment pressure one minute after exercise in this episode",
    plain="pressure in the leg muscle one minute after exercise, for this trouble",
    clinician="What is the compartment pressure one minute after exercise in this episode?",
    help="Exercise until the usual pain comes, then measure; the highest compartment counts.",
    unit="mmHg",
    plausible=(0, 250),
    other_units={"kPa": (7.50062, 0)},
    cutoffs=(Cutoff("raised", 30, PEDOWITZ.at("criteria: 30 mmHg or more one minute after exercise")),),
)
arterial_imaging = Choice(
    id="arterial_imaging",
    obtained="tests",
    label="imaging of the leg arteries in this episode",
    plain="scan of the leg's arteries, for this trouble",
    clinician="What did imaging of the leg arteries show in this episode?",
    help="Duplex, CT, MR or catheter angiography from the aorta to the foot, since these symptoms began. "
    "Narrowing: half the diameter or more.",
    exclusion_test=True,
    options=("no significant disease", "narrowing", "acute occlusion"),
    plain_options=("no important narrowing", "narrowing", "sudden blockage"),
)
lumbar_mri = Choice(
    id="lumbar_mri",
    obtained="tests",
    label="MRI of the lumbar spine in this episode",
    plain="MRI scan of the lower back, for this trouble",
    clinician="What did MRI of the lumbar spine show in this episode?",
    help="Since these symptoms began. The finding that fits the symptoms' side and level counts; where "
    "several do, the gravest.",
    exclusion_test=True,
    options=("no compression", "root compression", "canal stenosis", "cauda equina compression"),
    plain_options=(
        "no nerve under pressure",
        "one nerve root under pressure",
        "narrow spinal canal",
        "the whole bundle of nerves under pressure",
    ),
)
nerve_studies = Choice(
    id="nerve_studies",
    obtained="tests",
    label="nerve conduction studies and electromyography in this episode",
    plain="electrical tests of nerves and muscles, for this trouble",
    clinician="What did nerve conduction studies and electromyography show in this episode?",
    help="Since these symptoms began. Normal says nothing of small fibres, and little of a root in its "
    "first three weeks.",
    exclusion_test=True,
    options=("normal", "polyneuropathy", "radiculopathy", "motor neuron pattern", "myopathic pattern"),
    plain_options=(
        "normal",
        "many nerves affected",
        "a nerve root affected",
        "the nerve cells that drive muscles affected",
        "the muscles themselves affected",
    ),
)
muscle_biopsy = Choice(
    id="muscle_biopsy",
    obtained="tests",
    label="muscle biopsy in this episode",
    plain="sample taken from a muscle, for this trouble",
    clinician="What did a muscle biopsy show in this episode?",
    help="Inflamed: cells that attack muscle fibres or lie between them, whatever their cause.",
    options=("normal", "inflamed", "another disease of muscle"),
)
spinal_fluid = Choice(
    id="spinal_fluid",
    obtained="tests",
    label="spinal fluid in this episode",
    plain="fluid taken from the back, for this trouble",
    clinician="What did the spinal fluid show in this episode?",
    help="Few cells: up to 50 a microlitre. In the first week of Guillain-Barré syndrome it is often normal.",
    options=("normal", "high protein with few cells", "many cells"),
)
ecg = Choice(
    id="ecg",
    obtained="tests",
    label="electrocardiogram in this episode",
    plain="tracing of the heart (ECG), for this trouble",
    clinician="What does the electrocardiogram show in this episode?",
    help="All that is found counts. A change as old as earlier tracings, a fast or slow sinus rhythm, or a "
    "block, is another.",
    options=("normal", "peaked T waves", "long QT interval", "atrial fibrillation", "another change"),
    several=True,
)
spine_xray = Choice(
    id="spine_xray",
    obtained="tests",
    label="X-ray or CT of the spine in this episode",
    plain="X-ray or CT scan of the spine, for this trouble",
    clinician="What did an X-ray or CT of the spine show in this episode?",
    help="The gravest counts. Worn: spurs or narrowed discs, which most people over fifty have. Wedged: sunk "
    "in, with its outline whole. Destroyed: outline, pedicle or the disc beside it eaten away, or the report "
    "doubts thin bone. Neither film nor CT shows cord, roots or early infection: that needs MRI.",
    options=("normal", "worn", "slipped vertebra", "wedged vertebra", "destroyed vertebra"),
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
