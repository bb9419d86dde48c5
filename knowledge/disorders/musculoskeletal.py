"""Muscles, joints, and conditions of the whole body."""

from __future__ import annotations

from knowledge import sources as src
from knowledge.criteria import DO_NOT_MISS, LISTED, OTHER_LIKELY, RARE, Disorder, View

OVERUSE_STRAIN = Disorder(
    id="overuse_strain",
    name="Overuse or muscle strain",
    plain="overused or strained muscle",
    icd10="S86.919A",
    group="musculoskeletal",
    about="Muscle tired or hurt by intense or unfamiliar activity.",
    views=(
        View(document="A", tier=OTHER_LIKELY, claims=("A06",)),
        View(document="B", tier=OTHER_LIKELY, claims=("B06",)),
        View(document="C", tier=OTHER_LIKELY, claims=("C06",)),
    ),
    harmless=True,
)
ACHILLES_TENDON_RUPTURE = Disorder(
    id="achilles_tendon_rupture",
    name="Rupture of the Achilles tendon",
    plain="a torn Achilles tendon",
    icd10="S86.019A",
    group="musculoskeletal",
    about="The tendon of the calf tears, mostly with a snap: the foot can hardly be pushed down.",
    views=(View(document="outside", tier=RARE),),
    references=(src.AAOS_ACHILLES.at("recommendation 1: diagnosis"),),
)
BURST_POPLITEAL_CYST = Disorder(
    id="burst_popliteal_cyst",
    name="Ruptured popliteal (Baker's) cyst",
    plain="a burst cyst behind the knee (Baker's cyst)",
    icd10="M66.0",
    group="musculoskeletal",
    about="Fluid of a bad knee breaks out of a cyst behind it into the calf, which swells as with a clot.",
    views=(View(document="outside", tier=RARE),),
    references=(src.POPLITEAL_CYST.at("abstract: pain and swelling that resemble a clot; ultrasound"),),
)
GROWING_PAINS = Disorder(
    id="growing_pains",
    name="Growing pains",
    plain="growing pains",
    icd10="R29.898",
    group="musculoskeletal",
    about="Harmless pains of a child's legs, of an evening or at night, now and then, with nothing by day.",
    views=(View(document="outside", tier=LISTED),),
    harmless=True,
    references=(src.GROWING_PAINS.at("diagnosis"),),
)
EXERTIONAL_COMPARTMENT_SYNDROME = Disorder(
    id="exertional_compartment_syndrome",
    name="Chronic exertional compartment syndrome",
    plain="pressure in a muscle during exercise",
    icd10="M79.A29",
    group="musculoskeletal",
    about="Muscle compartments too tight for exercise: bursting pain that settles after stopping.",
    views=(View(document="outside", tier=RARE),),
    references=(src.PEDOWITZ.at("criteria"),),
)
CIRRHOSIS = Disorder(
    id="cirrhosis",
    name="Cirrhosis",
    plain="scarring of the liver (cirrhosis)",
    icd10="K74.60",
    group="other",
    about="Scarring of the liver; cramps are common.",
    views=(
        View(document="D", tier=LISTED, claims=("D16",)),
        View(document="E", tier=LISTED, claims=("E35",)),
    ),
)
ALCOHOL_USE_DISORDER = Disorder(
    id="alcohol_use_disorder",
    name="Alcohol use disorder",
    plain="alcohol problem",
    icd10="F10.10",
    group="other",
    about="Heavy drinking, with its effects on nerves, salts and muscle.",
    views=(View(document="D", tier=LISTED, claims=("D13",)),),
)
ANEMIA = Disorder(
    id="anemia",
    name="Anaemia",
    plain="anaemia (too few red blood cells)",
    icd10="D64.9",
    group="other",
    about="Too little haemoglobin.",
    views=(View(document="D", tier=LISTED, claims=("D14",)),),
)
PREGNANCY = Disorder(
    id="pregnancy",
    name="Cramps of pregnancy",
    plain="cramps of pregnancy",
    icd10="O26.899",
    group="other",
    about="Leg cramps of pregnancy, above all in its later part.",
    views=(
        View(document="D", tier=OTHER_LIKELY, claims=("D03",)),
        View(document="E", tier=LISTED, claims=("E36",)),
    ),
    harmless=True,
    claims=("D29",),
)
SARCOIDOSIS = Disorder(
    id="sarcoidosis",
    name="Sarcoidosis",
    plain="sarcoidosis",
    icd10="D86.9",
    group="other",
    about="Granulomas in many organs; muscle or calcium may be affected.",
    views=(View(document="A", tier=RARE, claims=("A13",)), View(document="C", tier=RARE, claims=("C13",))),
)
AMYLOIDOSIS = Disorder(
    id="amyloidosis",
    name="Amyloidosis",
    plain="amyloidosis",
    icd10="E85.9",
    group="other",
    about="Protein deposits in tissue, nerves and muscle included.",
    views=(View(document="C", tier=RARE, claims=("C14",)),),
)
INFLAMMATORY_MYOPATHY = Disorder(
    id="inflammatory_myopathy",
    name="Inflammatory myopathy",
    plain="inflamed muscles",
    icd10="G72.49",
    group="musculoskeletal",
    about="Polymyositis or dermatomyositis: weakness near the trunk.",
    views=(View(document="B", tier=RARE, claims=("B12",)),),
)
POLYMYALGIA_RHEUMATICA = Disorder(
    id="polymyalgia_rheumatica",
    name="Polymyalgia rheumatica",
    plain="inflamed and stiff shoulders and hips (polymyalgia)",
    icd10="M35.3",
    group="musculoskeletal",
    about="Shoulders and hips that ache and are stiff of a morning, after fifty; arteries of the head may be "
    "inflamed as well.",
    views=(View(document="outside", tier=RARE),),
    references=(
        src.EULAR_POLYMYALGIA.at("abstract: age, shoulders, raised markers, stiffness, hips, no antibodies"),
        src.BSR_POLYMYALGIA.at("core inclusion criteria"),
    ),
)
METABOLIC_MYOPATHY = Disorder(
    id="metabolic_myopathy",
    name="Metabolic myopathy",
    plain="muscle that cannot use its fuel",
    icd10="E74.00, G73.7",
    group="musculoskeletal",
    about="Muscle that lacks fuel on effort: contractures, sustained and hard to relax.",
    views=(View(document="E", tier=LISTED, claims=("E28",)),),
)
RHABDOMYOLYSIS = Disorder(
    id="rhabdomyolysis",
    name="Rhabdomyolysis",
    plain="muscle breakdown",
    icd10="M62.82",
    group="musculoskeletal",
    about="Breakdown of muscle that can damage the kidneys.",
    views=(View(document="outside", tier=DO_NOT_MISS),),
    must_not_miss=True,
    references=(src.AAST_RHABDO.at("definition"),),
)
PES_PLANOVALGUS = Disorder(
    id="pes_planovalgus",
    name="Flat feet (pes planovalgus)",
    plain="flat feet",
    icd10="M21.40",
    group="musculoskeletal",
    about="Flat feet with vague pain of lower leg and foot.",
    views=(View(document="E", tier=LISTED, claims=("E24",)),),
    harmless=True,
    claims=("E25",),
)
JUVENILE_IDIOPATHIC_ARTHRITIS = Disorder(
    id="juvenile_idiopathic_arthritis",
    name="Juvenile idiopathic arthritis",
    plain="childhood arthritis",
    icd10="M08.90",
    group="musculoskeletal",
    about="Arthritis that begins before the age of sixteen.",
    views=(View(document="E", tier=LISTED, claims=("E26",)),),
)
TYPE_1_PERIPHERAL_ARTHRITIS = Disorder(
    id="type_1_peripheral_arthritis",
    name="Type 1 peripheral arthritis",
    plain="arthritis of a few large joints",
    icd10="M07.60",
    group="musculoskeletal",
    about="Arthritis of few large weight-bearing joints with an underlying inflammatory disease.",
    views=(View(document="E", tier=LISTED, claims=("E27",)),),
)
OSTEOARTHRITIS = Disorder(
    id="osteoarthritis",
    name="Osteoarthritis of hip, knee or ankle",
    plain="a worn hip, knee or ankle (osteoarthritis)",
    icd10="M19.90",
    group="musculoskeletal",
    about="A worn joint of the leg that hurts under load, and down the leg.",
    views=(View(document="outside", tier=LISTED),),
    references=(src.NICE_OSTEOARTHRITIS.at("1.1.1: diagnosis"),),
)
AUTOIMMUNE_ARTHROPATHY = Disorder(
    id="autoimmune_arthropathy",
    name="Autoimmune arthropathy",
    plain="joint disease of an immune condition",
    icd10="M13.80",
    group="musculoskeletal",
    about="Joint disease with an autoimmune condition such as ulcerative colitis.",
    views=(View(document="E", tier=LISTED, claims=("E37",)),),
)
