"""Outside references on red flags and on the emergencies behind leg trouble."""

from __future__ import annotations

from knowledge.references import guideline

# Red flags of no single disorder
NICE_CHEST_PAIN = guideline(
    "nice_chest_pain",
    "Recent-onset chest pain of suspected cardiac origin: assessment and diagnosis (CG95)",
    "NICE",
    "2010, updated 2016",
    "abstract seen",
)
NICE_SYNCOPE = guideline(
    "nice_syncope",
    "Transient loss of consciousness (blackouts) in over 16s (CG109)",
    "NICE",
    "2010, updated 2023",
    "abstract seen",
)
NICE_SEPSIS = guideline(
    "nice_sepsis",
    "Suspected sepsis in people aged 16 or over: recognition, assessment and early management (NG253)",
    "NICE",
    "2025",
    "abstract seen",
)
NICE_SEPSIS_CHILD = guideline(
    "nice_sepsis_child",
    "Suspected sepsis in under 16s: recognition, assessment and early management (NG254)",
    "NICE",
    "2025",
    "abstract seen",
)
NICE_DELIRIUM = guideline(
    "nice_delirium",
    "Delirium: prevention, diagnosis and management in hospital and long-term care (CG103)",
    "NICE",
    "2010, updated 2023",
    "text seen",
)
NICE_CELLULITIS = guideline(
    "nice_cellulitis",
    "Cellulitis and erysipelas: antimicrobial prescribing (NG141)",
    "NICE",
    "2019",
    "text seen",
)
IDSA_SOFT_TISSUE = guideline(
    "idsa_soft_tissue",
    "Practice guidelines for the diagnosis and management of skin and soft tissue infections",
    "Infectious Diseases Society of America",
    "2014",
    "not seen",
)
WSES_SOFT_TISSUE = guideline(
    "wses_soft_tissue",
    "Guidelines for management of skin and soft tissue infections",
    "World Society of Emergency Surgery",
    "2014",
    "abstract seen",
)
BSR_HOT_JOINT = guideline(
    "bsr_hot_joint",
    "Guidelines for management of the hot swollen joint in adults",
    "British Society for Rheumatology and others",
    "2006",
    "text seen",
)
NICE_DIABETIC_FOOT = guideline(
    "nice_diabetic_foot",
    "Diabetic foot problems: prevention and management (NG19)",
    "NICE",
    "2015, updated 2019",
    "text seen",
)
NICE_PREECLAMPSIA = guideline(
    "nice_preeclampsia",
    "Hypertension in pregnancy: diagnosis and management (NG133)",
    "NICE",
    "2019, updated 2023",
    "text seen",
)
NICE_ANTENATAL = guideline(
    "nice_antenatal",
    "Antenatal care (NG201)",
    "NICE",
    "2021",
    "not seen",
)
NICE_CANCER = guideline(
    "nice_cancer",
    "Suspected cancer: recognition and referral (NG12)",
    "NICE",
    "2015, updated 2023",
    "abstract seen",
)

# Emergencies behind leg trouble
EAN_GBS = guideline(
    "ean_gbs",
    "Guideline on diagnosis and treatment of Guillain-Barré syndrome",
    "European Academy of Neurology and Peripheral Nerve Society",
    "2023",
    "abstract seen",
)
GBS_TEN_STEPS = guideline(
    "gbs_ten_steps",
    "Diagnosis and management of Guillain-Barré syndrome in ten steps",
    "Nature Reviews Neurology",
    "2019",
    "text seen",
)
AFP_ABDOMEN = guideline(
    "afp_abdomen",
    "Evaluation of acute abdominal pain in adults",
    "American Family Physician",
    "2008",
    "abstract seen",
)
AOSPINE_MYELOPATHY = guideline(
    "aospine_myelopathy",
    "Clinical practice guideline for the management of degenerative cervical myelopathy",
    "AOSpine North America and Cervical Spine Research Society",
    "2017",
    "abstract seen",
)
ESVS_AORTA = guideline(
    "esvs_aorta",
    "Clinical practice guidelines on the management of abdominal aorto-iliac artery aneurysms",
    "ESVS",
    "2024",
    "abstract seen",
)
ACC_AORTA = guideline(
    "acc_aorta",
    "Guideline for the diagnosis and management of aortic disease",
    "ACC/AHA",
    "2022",
    "abstract seen",
)
KOCHER = guideline(
    "kocher",
    "Differentiating between septic arthritis and transient synovitis of the hip in children",
    "Journal of Bone and Joint Surgery",
    "1999",
    "abstract seen",
)
CORNWALL_LIMP = guideline(
    "cornwall_limp",
    "Acute atraumatic limp in children: clinical guideline V1.1",
    "Royal Cornwall Hospitals NHS Trust",
    "2021",
    "abstract seen",
)
NHS_LIMP = guideline(
    "nhs_limp",
    "Limp: advice for parents and carers (Healthier Together)",
    "NHS Frimley",
    "undated",
    "text seen",
)
NHS_STRAINS = guideline(
    "nhs_strains",
    "Sprains and strains: how to treat them yourself",
    "NHS",
    "undated",
    "text seen",
)
PMM_TODDLER = guideline(
    "pmm_toddler",
    "Paediatric Musculoskeletal Matters: a toddler who cannot sit (discitis)",
    "Newcastle University and others",
    "undated",
    "text seen",
)
RCH_HYPERLEUKOCYTOSIS = guideline(
    "rch_hyperleukocytosis",
    "Clinical practice guideline: hyperleukocytosis",
    "Royal Children's Hospital Melbourne",
    "undated",
    "text seen",
)
NICE_STROKE = guideline(
    "nice_stroke",
    "Stroke and transient ischaemic attack in over 16s: diagnosis and initial management (NG128)",
    "NICE",
    "2019, updated 2022",
    "abstract seen",
)
MHRA_METFORMIN = guideline(
    "mhra_metformin",
    "Metformin and reduced vitamin B12 levels: monitoring of patients at risk (Drug Safety Update)",
    "MHRA",
    "2022",
    "not seen",
)
SUSPECTED_LEUKAEMIA = guideline(
    "suspected_leukaemia",
    "Initial management of suspected acute leukaemia by non-specialists",
    "Archives of Disease in Childhood, Education and Practice",
    "2019",
    "abstract seen",
)
FDA_SIMVASTATIN = guideline(
    "fda_simvastatin",
    "Drug safety communication: new restrictions, contraindications and dose limits for simvastatin",
    "US Food and Drug Administration",
    "2011",
    "abstract seen",
)
MHRA_SIMVASTATIN = guideline(
    "mhra_simvastatin",
    "Simvastatin: updated advice on drug interactions (Drug Safety Update)",
    "MHRA",
    "2012",
    "text seen",
)
FDA_COLCHICINE = guideline(
    "fda_colchicine",
    "Prescribing information for colchicine tablets",
    "US Food and Drug Administration",
    "2009 and later",
    "abstract seen",
)
UKHSA_TETANUS = guideline(
    "ukhsa_tetanus",
    "Tetanus: advice for health professionals",
    "UK Health Security Agency",
    "2023",
    "abstract seen",
)
NEUROLEPTIC_MALIGNANT = guideline(
    "neuroleptic_malignant",
    "Neuroleptic malignant syndrome: an easily overlooked neurologic emergency",
    "Neuropsychiatric Disease and Treatment",
    "2017",
    "abstract seen",
)
THYROID_STORM = guideline(
    "thyroid_storm",
    "High risk and low prevalence diseases: thyroid storm",
    "American Journal of Emergency Medicine",
    "2023",
    "abstract seen",
)
