"""Outside references on metabolism, organs, muscle and joints, medicines, and on what is normal."""

from __future__ import annotations

from knowledge.criteria import Source


def guideline(key: str, title: str, publisher: str, date: str) -> Source:
    """Declare an outside reference: a guideline, a standard, or a textbook used as one."""
    return Source(id=key, title=title, publisher=publisher, date=date, review="guideline")


# Metabolic, renal, endocrine
PATHOLOGY_HARMONY = guideline(
    "pathology_harmony", "Harmonised adult reference intervals", "Pathology Harmony, UK", "2011"
)
CTCAE = guideline(
    "ctcae",
    "Common terminology criteria for adverse events, version 5",
    "US National Cancer Institute",
    "2017",
)
UKKA_POTASSIUM = guideline(
    "ukka_potassium", "Management of hyperkalaemia in adults", "UK Kidney Association", "2023"
)
EUROPEAN_SODIUM = guideline(
    "european_sodium",
    "Clinical practice guideline on diagnosis and treatment of hyponatraemia",
    "ESE/ESICM/ERA-EDTA",
    "2014",
)
SFE_CALCIUM = guideline(
    "sfe_calcium",
    "Emergency management of acute hypocalcaemia and hypercalcaemia",
    "Society for Endocrinology",
    "2016",
)
KDIGO_AKI = guideline("kdigo_aki", "Clinical practice guideline for acute kidney injury", "KDIGO", "2012")
KDIGO_CKD = guideline(
    "kdigo_ckd",
    "Clinical practice guideline for the evaluation and management of chronic kidney disease",
    "KDIGO",
    "2024",
)
KDOQI_DIALYSIS = guideline(
    "kdoqi_dialysis", "Clinical practice guideline for hemodialysis adequacy", "KDOQI", "2015"
)
ADA = guideline("ada", "Standards of care in diabetes", "American Diabetes Association", "2025")
JBDS_HHS = guideline(
    "jbds_hhs",
    "The management of the hyperosmolar hyperglycaemic state in adults (JBDS 06)",
    "Joint British Diabetes Societies for Inpatient Care",
    "2022",
)
ATA_HYPOTHYROIDISM = guideline(
    "ata_hypothyroidism",
    "Guidelines for the treatment of hypothyroidism",
    "American Thyroid Association",
    "2014",
)
NICE_THYROID = guideline(
    "nice_thyroid", "Thyroid disease: assessment and management (NG145)", "NICE", "2019, updated 2023"
)
ENDOCRINE_ADRENAL = guideline(
    "endocrine_adrenal",
    "Diagnosis and treatment of primary adrenal insufficiency",
    "Endocrine Society",
    "2016",
)
ROS_VITAMIN_D = guideline(
    "ros_vitamin_d",
    "Vitamin D and bone health: a practical clinical guideline",
    "Royal Osteoporosis Society",
    "2018",
)
NICE_B12 = guideline("nice_b12", "Vitamin B12 deficiency in over 16s (NG239)", "NICE", "2024")
WHO_ANEMIA = guideline(
    "who_anemia", "Haemoglobin cutoffs to define anaemia", "World Health Organization", "2024"
)
BSH_IRON = guideline(
    "bsh_iron", "Laboratory diagnosis of iron deficiency in adults", "British Society for Haematology", "2021"
)
NATA_HEAT = guideline(
    "nata_heat",
    "Position statement: exertional heat illnesses",
    "National Athletic Trainers' Association",
    "2015",
)
WHO_ADOLESCENT = guideline(
    "who_adolescent", "Adolescent pregnancy: fact sheet", "World Health Organization", "2024"
)
WHO_ACTIVITY = guideline(
    "who_activity",
    "Guidelines on physical activity and sedentary behaviour",
    "World Health Organization",
    "2020",
)
IDF_METABOLIC = guideline(
    "idf_metabolic",
    "Harmonizing the metabolic syndrome: a joint interim statement",
    "IDF/NHLBI/AHA and others",
    "2009",
)
EASL_CIRRHOSIS = guideline(
    "easl_cirrhosis",
    "Clinical practice guidelines for the management of decompensated cirrhosis",
    "EASL",
    "2018",
)
EASL_HEPATITIS_C = guideline(
    "easl_hepatitis_c", "Recommendations on treatment of hepatitis C", "EASL", "2020"
)
DSM5_ALCOHOL = guideline(
    "dsm5_alcohol",
    "Diagnostic and statistical manual of mental disorders, fifth edition, text revision",
    "American Psychiatric Association",
    "2022",
)
# Muscle, joints, systemic
AAST_RHABDO = guideline(
    "aast_rhabdo",
    "Rhabdomyolysis: critical care committee clinical consensus",
    "American Association for the Surgery of Trauma",
    "2022",
)
EUROMAC = guideline(
    "euromac", "Clinical practice guidelines for glycogen storage disease V and VII", "EUROMAC", "2021"
)
EULAR_MYOSITIS = guideline(
    "eular_myositis", "Classification criteria for idiopathic inflammatory myopathies", "EULAR/ACR", "2017"
)
EAS_STATIN = guideline(
    "eas_statin",
    "Statin-associated muscle symptoms: impact on statin therapy",
    "European Atherosclerosis Society",
    "2015",
)
ILAR_JIA = guideline(
    "ilar_jia",
    "Classification of juvenile idiopathic arthritis",
    "International League of Associations for Rheumatology",
    "2004",
)
ECCO_EIM = guideline(
    "ecco_eim", "Guidelines on extraintestinal manifestations in inflammatory bowel disease", "ECCO", "2024"
)
ATS_SARCOID = guideline(
    "ats_sarcoid", "Diagnosis and detection of sarcoidosis", "American Thoracic Society", "2020"
)
ACC_AMYLOID = guideline(
    "acc_amyloid",
    "Expert consensus pathway for cardiac amyloidosis",
    "American College of Cardiology",
    "2023",
)
FOOT_CONSENSUS = guideline(
    "foot_consensus",
    "Consensus on progressive collapsing foot deformity (adult flatfoot)",
    "American Orthopaedic Foot and Ankle Society",
    "2020",
)
# Cramps, medicines, classification
FDA_QUININE = guideline(
    "fda_quinine",
    "Drug safety communication: new risk management plan for quinine sulfate",
    "US Food and Drug Administration",
    "2010",
)
AAN_CRAMPS = guideline(
    "aan_cramps", "Symptomatic treatment for muscle cramps", "American Academy of Neurology", "2010"
)
NICE_CKS_CRAMPS = guideline("nice_cks_cramps", "Clinical knowledge summary: leg cramps", "NICE", "2023")
BNF = guideline("bnf", "British National Formulary", "BMJ and Pharmaceutical Press", "2025")
AFP_CRAMPS = guideline("afp_cramps", "Nocturnal leg cramps", "American Family Physician", "2012")
ICD10CM = guideline(
    "icd10cm",
    "International classification of diseases, tenth revision, clinical modification",
    "US National Center for Health Statistics",
    "2026",
)

# Red flags of no single disorder
NICE_CHEST_PAIN = guideline(
    "nice_chest_pain",
    "Recent-onset chest pain of suspected cardiac origin: assessment and diagnosis (CG95)",
    "NICE",
    "2010, updated 2016",
)
NICE_SYNCOPE = guideline(
    "nice_syncope",
    "Transient loss of consciousness (blackouts) in over 16s (CG109)",
    "NICE",
    "2010, updated 2023",
)
NICE_SEPSIS = guideline(
    "nice_sepsis",
    "Suspected sepsis: recognition, diagnosis and early management (NG51)",
    "NICE",
    "2016, updated 2024",
)
NICE_CELLULITIS = guideline(
    "nice_cellulitis", "Cellulitis and erysipelas: antimicrobial prescribing (NG141)", "NICE", "2019"
)
IDSA_SOFT_TISSUE = guideline(
    "idsa_soft_tissue",
    "Practice guidelines for the diagnosis and management of skin and soft tissue infections",
    "Infectious Diseases Society of America",
    "2014",
)
BSR_HOT_JOINT = guideline(
    "bsr_hot_joint",
    "Guidelines for management of the hot swollen joint in adults",
    "British Society for Rheumatology and others",
    "2006",
)
NICE_DIABETIC_FOOT = guideline(
    "nice_diabetic_foot",
    "Diabetic foot problems: prevention and management (NG19)",
    "NICE",
    "2015, updated 2019",
)
NICE_ANTENATAL = guideline("nice_antenatal", "Antenatal care (NG201)", "NICE", "2021")
NICE_CANCER = guideline(
    "nice_cancer", "Suspected cancer: recognition and referral (NG12)", "NICE", "2015, updated 2023"
)

# Emergencies behind leg trouble
EAN_GBS = guideline(
    "ean_gbs",
    "Guideline on diagnosis and treatment of Guillain-Barré syndrome",
    "European Academy of Neurology and Peripheral Nerve Society",
    "2023",
)
AOSPINE_MYELOPATHY = guideline(
    "aospine_myelopathy",
    "Clinical practice guideline for the management of degenerative cervical myelopathy",
    "AOSpine North America and Cervical Spine Research Society",
    "2017",
)
ESVS_AORTA = guideline(
    "esvs_aorta",
    "Clinical practice guidelines on the management of abdominal aorto-iliac artery aneurysms",
    "ESVS",
    "2024",
)
ACC_AORTA = guideline(
    "acc_aorta", "Guideline for the diagnosis and management of aortic disease", "ACC/AHA", "2022"
)
KOCHER = guideline(
    "kocher",
    "Differentiating between septic arthritis and transient synovitis of the hip in children",
    "Journal of Bone and Joint Surgery",
    "1999",
)
FDA_SIMVASTATIN = guideline(
    "fda_simvastatin",
    "Drug safety communication: new restrictions, contraindications and dose limits for simvastatin",
    "US Food and Drug Administration",
    "2011",
)
FDA_COLCHICINE = guideline(
    "fda_colchicine",
    "Prescribing information for colchicine tablets",
    "US Food and Drug Administration",
    "2009 and later",
)

# Liver, alcohol, general medicine
NICE_CIRRHOSIS = guideline(
    "nice_cirrhosis",
    "Cirrhosis in over 16s: assessment and management (NG50)",
    "NICE",
    "2016, updated 2023",
)
NICE_ALCOHOL = guideline(
    "nice_alcohol",
    "Alcohol-use disorders: diagnosis and management of physical complications (CG100)",
    "NICE",
    "2010, updated 2017",
)
HARRISON = guideline(
    "harrison", "Harrison's principles of internal medicine, 21st edition", "McGraw Hill", "2022"
)

# Reference intervals and single cut-offs
AHA_ABI = guideline(
    "aha_abi",
    "Measurement and interpretation of the ankle-brachial index: a scientific statement",
    "American Heart Association",
    "2012",
)
CAPILLARY_REFILL = guideline(
    "capillary_refill_normal",
    "Defining normal capillary refill: variation with age, sex, and temperature",
    "Annals of Emergency Medicine",
    "1988",
)
ASH_VTE = guideline(
    "ash_vte",
    "Guidelines for management of venous thromboembolism: diagnosis",
    "American Society of Hematology",
    "2018",
)
AACB_INTERVALS = guideline(
    "aacb_intervals",
    "An update report on the harmonization of adult reference intervals in Australasia",
    "Australasian Association of Clinical Biochemists",
    "2019",
)
YORK_IONIZED_CALCIUM = guideline(
    "york_ionized_calcium",
    "Laboratory medicine test directory: ionised calcium",
    "York and Scarborough Teaching Hospitals NHS Foundation Trust",
    "undated",
)
BTF_THYROID = guideline(
    "btf_thyroid", "Thyroid function tests: quick guide", "British Thyroid Foundation", "2018"
)
DACIE_LEWIS = guideline(
    "dacie_lewis", "Practical haematology, twelfth edition", "Dacie and Lewis, Elsevier", "2016"
)
AFP_MACROCYTOSIS = guideline(
    "afp_macrocytosis", "Evaluation of macrocytosis", "American Family Physician", "2009"
)
AFP_IRON = guideline(
    "afp_iron", "Iron deficiency anemia: evaluation and management", "American Family Physician", "2013"
)
AAN_DSP_DEFINITION = guideline(
    "aan_dsp_definition",
    "Distal symmetric polyneuropathy: a definition for clinical research",
    "AAN, AAEM and AAPM&R",
    "2005",
)
EFNS_SKIN_BIOPSY = guideline(
    "efns_skin_biopsy",
    "Guideline on the use of skin biopsy in the diagnosis of small fiber neuropathy",
    "EFNS/PNS",
    "2010",
)
