"""Emergencies that can begin as leg trouble, in nerve, cord, spine, aorta, bone, joint or medicine."""

from __future__ import annotations

from knowledge import sources as src
from knowledge.criteria import DO_NOT_MISS, Disorder, View

_OUTSIDE = (View(document="outside", tier=DO_NOT_MISS),)

GUILLAIN_BARRE_SYNDROME = Disorder(
    id="guillain_barre_syndrome",
    name="Guillain-Barré syndrome",
    plain="nerves inflamed over days (Guillain-Barré syndrome)",
    icd10="G61.0",
    group="neurologic",
    about="Nerves and roots inflamed over days: legs weaken, reflexes go, and breathing may fail.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(
        src.EAN_GBS.at("diagnosis: progressive limb weakness, reduced reflexes, peak within 4 weeks"),
    ),
)
SPINAL_CORD_COMPRESSION = Disorder(
    id="spinal_cord_compression",
    name="Spinal cord compression",
    plain="pressure on the spinal cord",
    icd10="G95.20",
    group="neurologic",
    about="Pressure on the spinal cord from a metastasis, a disc or a worn spine (myelopathy): stiff, weak, "
    "unsteady legs.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(src.NICE_MSCC.at("1.3: recognising cord compression"), src.AOSPINE_MYELOPATHY.at("scope")),
)
SPINAL_INFECTION = Disorder(
    id="spinal_infection",
    name="Spinal infection (discitis, epidural abscess)",
    plain="an infection of the spine",
    icd10="M46.20",
    group="other",
    about="Germs in vertebra, disc or the space around the cord: back pain first, paralysis last.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(src.IDSA_SPINE.at("when the diagnosis should be considered"),),
)
AORTIC_EMERGENCY = Disorder(
    id="aortic_emergency",
    name="Aortic emergency (rupture, dissection or occlusion)",
    plain="a torn or blocked main artery",
    icd10="I71.8",
    group="vascular",
    about="The aorta tears, bursts or is blocked: pain of the trunk, and legs that fail at once.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(
        src.ESVS_AORTA.at("ruptured and symptomatic aneurysm"),
        src.ACC_AORTA.at("acute aortic syndromes: presentation"),
        src.ESVS_ALI.at("acute aortic occlusion"),
    ),
)
LEUKEMIA_OR_BONE_TUMOR = Disorder(
    id="leukemia_or_bone_tumor",
    name="Leukaemia or bone tumour",
    plain="a cancer of the blood or a bone",
    icd10="C95.00",
    group="other",
    about="Cancer of blood or bone, which in a child may first be a tired, pale, limping leg.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(src.NICE_CANCER.at("1.10 leukaemia and 1.11 sarcoma in children and young people"),),
)
SEPTIC_ARTHRITIS = Disorder(
    id="septic_arthritis",
    name="Infected joint (septic arthritis)",
    plain="an infected joint",
    icd10="M00.9",
    group="musculoskeletal",
    about="Germs in a joint or the bone beside it, which can destroy it within days.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(
        src.BSR_HOT_JOINT.at("recommendations: treat as septic arthritis until proven otherwise"),
        src.KOCHER.at("predictors"),
    ),
)
DRUG_INTERACTION_TOXICITY = Disorder(
    id="drug_interaction_toxicity",
    name="Medicine toxicity by interaction",
    plain="harm from medicines that do not go together",
    icd10="T50.905A",
    group="medication",
    about="One medicine makes another pile up: a statin or colchicine poisons muscle, lithium the nerves.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(
        src.EAS_STATIN.at("risk factors: drug interactions"),
        src.FDA_SIMVASTATIN.at("contraindicated combinations"),
        src.FDA_COLCHICINE.at("7: drug interactions"),
    ),
)
HYPERGLYCEMIC_CRISIS = Disorder(
    id="hyperglycemic_crisis",
    name="Hyperglycaemic crisis (ketoacidosis, hyperosmolar state)",
    plain="a crisis of high blood sugar",
    icd10="E13.10",
    group="metabolic",
    about="Insulin is lacking: sugar and acids rise, and fluid and salts are lost within hours to days.",
    views=_OUTSIDE,
    references=(src.ADA.at("section 6: diabetic ketoacidosis and hyperosmolar hyperglycaemic state"),),
)
HEAT_STROKE = Disorder(
    id="heat_stroke",
    name="Heat exhaustion or heat stroke",
    plain="heat exhaustion or heat stroke",
    icd10="T67.01XA",
    group="metabolic",
    about="A body that overheats: faint and sick at first, then a clouded mind.",
    views=_OUTSIDE,
    references=(src.NATA_HEAT.at("exertional heat stroke and heat exhaustion: recognition"),),
)
QUININE_REACTION = Disorder(
    id="quinine_reaction",
    name="Reaction to quinine (thrombocytopenia, HUS/TTP)",
    plain="harm to the blood by quinine",
    icd10="D69.59",
    group="medication",
    about="Quinine destroys platelets and can make small vessels and kidneys fail within hours to days.",
    views=_OUTSIDE,
    claims=("E51",),
    references=(src.FDA_QUININE.at("serious haematologic reactions"),),
)
PULMONARY_EMBOLISM = Disorder(
    id="pulmonary_embolism",
    name="Pulmonary embolism",
    plain="a blood clot in the lung",
    icd10="I26.99",
    group="vascular",
    about="A clot that has left the leg for the lung: short breath, chest pain, a racing heart or a faint.",
    views=_OUTSIDE,
    must_not_miss=True,
    references=(src.NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),),
)
STROKE = Disorder(
    id="stroke",
    name="Stroke",
    plain="a stroke",
    icd10="I63.9",
    group="neurologic",
    about="Part of the brain loses its blood: a leg, an arm or speech fails at once.",
    views=_OUTSIDE,
    references=(src.NICE_NEURO.at("limb or facial weakness in adults: sudden onset"),),
)
SOFT_TISSUE_INFECTION = Disorder(
    id="soft_tissue_infection",
    name="Infection of skin or muscle (cellulitis, necrotising fasciitis)",
    plain="an infection of the skin or deeper in the leg",
    icd10="L03.119",
    group="other",
    about="Germs in the skin, or below it, where they can destroy muscle by the hour.",
    views=_OUTSIDE,
    references=(
        src.NICE_CELLULITIS.at("1.1: diagnosis; referral and seeking specialist advice"),
        src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features"),
    ),
)
SEPSIS = Disorder(
    id="sepsis",
    name="Sepsis",
    plain="blood poisoning (sepsis)",
    icd10="A41.9",
    group="other",
    about="An infection that the whole body answers to, with failing organs.",
    views=_OUTSIDE,
    references=(src.NICE_SEPSIS.at("high-risk criteria"),),
)
BLEEDING_INTO_THE_LEG = Disorder(
    id="bleeding_into_the_leg",
    name="Bleeding into muscle or joint",
    plain="bleeding into a muscle or joint of the leg",
    icd10="M79.81",
    group="musculoskeletal",
    about="Blood that collects in muscle or joint, mostly under blood thinners, and can starve the muscle.",
    views=_OUTSIDE,
    references=(src.BNF.at("oral anticoagulants: haemorrhage"),),
)
