"""The five documents the knowledge rests on, and every outside reference used."""

from __future__ import annotations

from knowledge.criteria import Review, Source


def _document(letter: str, title: str, publisher: str, date: str, review: Review) -> Source:
    return Source(
        id=f"document_{letter.lower()}",
        title=title,
        publisher=publisher,
        date=date,
        review=review,
        document=letter,
    )


DOCUMENT_A = _document(
    "A",
    "What causes nocturnal leg cramps (nighttime leg cramps)?",
    "Dr.Oracle",
    "2025-05-07",
    "pending human review",
)
DOCUMENT_B = _document(
    "B",
    "Differential diagnosis for nocturnal leg pain and cramps",
    "Dr.Oracle",
    "2025-09-03",
    "pending human review",
)
DOCUMENT_C = _document(
    "C", "Differential diagnosis for leg cramps", "Dr.Oracle", "2025-10-03", "pending human review"
)
DOCUMENT_D = _document("D", "Night leg cramps: causes", "Mayo Clinic", "2023-03-02", "reviewed")
DOCUMENT_E = _document(
    "E",
    "What is the differential diagnosis for a patient presenting with leg cramps?",
    "Dr.Oracle",
    "2026-01-26",
    "pending human review",
)
DOCUMENTS = (DOCUMENT_A, DOCUMENT_B, DOCUMENT_C, DOCUMENT_D, DOCUMENT_E)


def _guideline(key: str, title: str, publisher: str, date: str) -> Source:
    return Source(id=key, title=title, publisher=publisher, date=date, review="guideline")


# Vascular
AHA_PAD = _guideline(
    "aha_pad", "Guideline for the management of lower extremity peripheral artery disease", "ACC/AHA", "2024"
)
GVG_CLTI = _guideline(
    "gvg_clti", "Global vascular guidelines on chronic limb-threatening ischemia", "SVS/ESVS/WFVS", "2019"
)
ESVS_ALI = _guideline(
    "esvs_ali", "Clinical practice guidelines on the management of acute limb ischaemia", "ESVS", "2020"
)
NICE_CG147 = _guideline(
    "nice_cg147",
    "Peripheral arterial disease: diagnosis and management (CG147)",
    "NICE",
    "2012, updated 2020",
)
NICE_VTE = _guideline(
    "nice_vte",
    "Venous thromboembolic diseases: diagnosis, management and thrombophilia testing (NG158)",
    "NICE",
    "2020, updated 2023",
)
WELLS_DVT = _guideline(
    "wells_dvt",
    "Evaluation of D-dimer in the diagnosis of suspected deep-vein thrombosis (two-level Wells score)",
    "New England Journal of Medicine",
    "2003",
)
RCOG_VTE = _guideline(
    "rcog_vte", "Thromboembolic disease in pregnancy and the puerperium (Green-top 37b)", "RCOG", "2015"
)
ESVS_VENOUS = _guideline(
    "esvs_venous",
    "Clinical practice guidelines on the management of chronic venous disease of the lower limbs",
    "ESVS",
    "2022",
)
BOAST_COMPARTMENT = _guideline(
    "boast_compartment",
    "Diagnosis and management of compartment syndrome of the limbs (BOAST)",
    "British Orthopaedic Association",
    "2016",
)
PEDOWITZ = _guideline(
    "pedowitz",
    "Modified criteria for the objective diagnosis of chronic compartment syndrome of the leg",
    "American Journal of Sports Medicine",
    "1990",
)
# Neurologic
CES_PATHWAY = _guideline(
    "ces_pathway", "National suspected cauda equina syndrome pathway", "GIRFT, NHS England", "2023"
)
NICE_BACK = _guideline(
    "nice_back", "Low back pain and sciatica in over 16s (NG59)", "NICE", "2016, updated 2020"
)
NASS_STENOSIS = _guideline(
    "nass_stenosis",
    "Diagnosis and treatment of degenerative lumbar spinal stenosis",
    "North American Spine Society",
    "2011",
)
NASS_DISC = _guideline(
    "nass_disc",
    "Diagnosis and treatment of lumbar disc herniation with radiculopathy",
    "North American Spine Society",
    "2012",
)
AAN_NEUROPATHY = _guideline(
    "aan_neuropathy",
    "Evaluation of distal symmetric polyneuropathy: laboratory and genetic testing",
    "American Academy of Neurology",
    "2009",
)
IRLSSG = _guideline(
    "irlssg",
    "Restless legs syndrome: updated diagnostic criteria",
    "International Restless Legs Syndrome Study Group",
    "2014",
)
AASM_RLS = _guideline(
    "aasm_rls",
    "Treatment of restless legs syndrome and periodic limb movement disorder",
    "American Academy of Sleep Medicine",
    "2025",
)
AASM_ICSD3 = _guideline(
    "aasm_icsd3",
    "International classification of sleep disorders, third edition, text revision",
    "American Academy of Sleep Medicine",
    "2023",
)
GOLD_COAST = _guideline(
    "gold_coast", "A proposal for new diagnostic criteria for ALS (Gold Coast criteria)", "WFN/IFCN", "2020"
)
NICE_MND = _guideline(
    "nice_mnd", "Motor neurone disease: assessment and management (NG42)", "NICE", "2016, updated 2019"
)
NICE_NEURO = _guideline(
    "nice_neuro",
    "Suspected neurological conditions: recognition and referral (NG127)",
    "NICE",
    "2019, updated 2023",
)
MDS_PARKINSON = _guideline(
    "mds_parkinson",
    "Clinical diagnostic criteria for Parkinson's disease",
    "Movement Disorder Society",
    "2015",
)
MDS_DYSTONIA = _guideline(
    "mds_dystonia", "Phenomenology and classification of dystonia", "Movement Disorder Society", "2013"
)
# Metabolic, renal, endocrine
PATHOLOGY_HARMONY = _guideline(
    "pathology_harmony", "Harmonised adult reference intervals", "Pathology Harmony, UK", "2011"
)
CTCAE = _guideline(
    "ctcae",
    "Common terminology criteria for adverse events, version 5",
    "US National Cancer Institute",
    "2017",
)
UKKA_POTASSIUM = _guideline(
    "ukka_potassium", "Management of hyperkalaemia in adults", "UK Kidney Association", "2023"
)
EUROPEAN_SODIUM = _guideline(
    "european_sodium",
    "Clinical practice guideline on diagnosis and treatment of hyponatraemia",
    "ESE/ESICM/ERA-EDTA",
    "2014",
)
SFE_CALCIUM = _guideline(
    "sfe_calcium",
    "Emergency management of acute hypocalcaemia and hypercalcaemia",
    "Society for Endocrinology",
    "2016",
)
KDIGO_AKI = _guideline("kdigo_aki", "Clinical practice guideline for acute kidney injury", "KDIGO", "2012")
KDIGO_CKD = _guideline(
    "kdigo_ckd",
    "Clinical practice guideline for the evaluation and management of chronic kidney disease",
    "KDIGO",
    "2024",
)
KDOQI_DIALYSIS = _guideline(
    "kdoqi_dialysis", "Clinical practice guideline for hemodialysis adequacy", "KDOQI", "2015"
)
ADA = _guideline("ada", "Standards of care in diabetes", "American Diabetes Association", "2025")
ATA_HYPOTHYROIDISM = _guideline(
    "ata_hypothyroidism",
    "Guidelines for the treatment of hypothyroidism",
    "American Thyroid Association",
    "2014",
)
NICE_THYROID = _guideline(
    "nice_thyroid", "Thyroid disease: assessment and management (NG145)", "NICE", "2019, updated 2023"
)
ENDOCRINE_ADRENAL = _guideline(
    "endocrine_adrenal",
    "Diagnosis and treatment of primary adrenal insufficiency",
    "Endocrine Society",
    "2016",
)
ROS_VITAMIN_D = _guideline(
    "ros_vitamin_d",
    "Vitamin D and bone health: a practical clinical guideline",
    "Royal Osteoporosis Society",
    "2018",
)
NICE_B12 = _guideline("nice_b12", "Vitamin B12 deficiency in over 16s (NG239)", "NICE", "2024")
WHO_ANEMIA = _guideline(
    "who_anemia", "Haemoglobin cutoffs to define anaemia", "World Health Organization", "2024"
)
BSH_IRON = _guideline(
    "bsh_iron", "Laboratory diagnosis of iron deficiency in adults", "British Society for Haematology", "2021"
)
NATA_HEAT = _guideline(
    "nata_heat",
    "Position statement: exertional heat illnesses",
    "National Athletic Trainers' Association",
    "2015",
)
WHO_ACTIVITY = _guideline(
    "who_activity",
    "Guidelines on physical activity and sedentary behaviour",
    "World Health Organization",
    "2020",
)
IDF_METABOLIC = _guideline(
    "idf_metabolic",
    "Harmonizing the metabolic syndrome: a joint interim statement",
    "IDF/NHLBI/AHA and others",
    "2009",
)
EASL_CIRRHOSIS = _guideline(
    "easl_cirrhosis",
    "Clinical practice guidelines for the management of decompensated cirrhosis",
    "EASL",
    "2018",
)
EASL_HEPATITIS_C = _guideline(
    "easl_hepatitis_c", "Recommendations on treatment of hepatitis C", "EASL", "2020"
)
DSM5_ALCOHOL = _guideline(
    "dsm5_alcohol",
    "Diagnostic and statistical manual of mental disorders, fifth edition, text revision",
    "American Psychiatric Association",
    "2022",
)
# Muscle, joints, systemic
AAST_RHABDO = _guideline(
    "aast_rhabdo",
    "Rhabdomyolysis: critical care committee clinical consensus",
    "American Association for the Surgery of Trauma",
    "2022",
)
EUROMAC = _guideline(
    "euromac", "Clinical practice guidelines for glycogen storage disease V and VII", "EUROMAC", "2021"
)
EULAR_MYOSITIS = _guideline(
    "eular_myositis", "Classification criteria for idiopathic inflammatory myopathies", "EULAR/ACR", "2017"
)
EAS_STATIN = _guideline(
    "eas_statin",
    "Statin-associated muscle symptoms: impact on statin therapy",
    "European Atherosclerosis Society",
    "2015",
)
ILAR_JIA = _guideline(
    "ilar_jia",
    "Classification of juvenile idiopathic arthritis",
    "International League of Associations for Rheumatology",
    "2004",
)
ECCO_EIM = _guideline(
    "ecco_eim", "Guidelines on extraintestinal manifestations in inflammatory bowel disease", "ECCO", "2024"
)
ATS_SARCOID = _guideline(
    "ats_sarcoid", "Diagnosis and detection of sarcoidosis", "American Thoracic Society", "2020"
)
ACC_AMYLOID = _guideline(
    "acc_amyloid",
    "Expert consensus pathway for cardiac amyloidosis",
    "American College of Cardiology",
    "2023",
)
FOOT_CONSENSUS = _guideline(
    "foot_consensus",
    "Consensus on progressive collapsing foot deformity (adult flatfoot)",
    "American Orthopaedic Foot and Ankle Society",
    "2020",
)
# Cramps, medicines, classification
FDA_QUININE = _guideline(
    "fda_quinine",
    "Drug safety communication: new risk management plan for quinine sulfate",
    "US Food and Drug Administration",
    "2010",
)
AAN_CRAMPS = _guideline(
    "aan_cramps", "Symptomatic treatment for muscle cramps", "American Academy of Neurology", "2010"
)
NICE_CKS_CRAMPS = _guideline("nice_cks_cramps", "Clinical knowledge summary: leg cramps", "NICE", "2023")
BNF = _guideline("bnf", "British National Formulary", "BMJ and Pharmaceutical Press", "2025")
AFP_CRAMPS = _guideline("afp_cramps", "Nocturnal leg cramps", "American Family Physician", "2012")
ICD10CM = _guideline(
    "icd10cm",
    "International classification of diseases, tenth revision, clinical modification",
    "US National Center for Health Statistics",
    "2026",
)

# Red flags of no single disorder
NICE_CHEST_PAIN = _guideline(
    "nice_chest_pain",
    "Recent-onset chest pain of suspected cardiac origin: assessment and diagnosis (CG95)",
    "NICE",
    "2010, updated 2016",
)
NICE_SYNCOPE = _guideline(
    "nice_syncope",
    "Transient loss of consciousness (blackouts) in over 16s (CG109)",
    "NICE",
    "2010, updated 2023",
)
NICE_SEPSIS = _guideline(
    "nice_sepsis",
    "Suspected sepsis: recognition, diagnosis and early management (NG51)",
    "NICE",
    "2016, updated 2024",
)
NICE_CELLULITIS = _guideline(
    "nice_cellulitis", "Cellulitis and erysipelas: antimicrobial prescribing (NG141)", "NICE", "2019"
)
IDSA_SOFT_TISSUE = _guideline(
    "idsa_soft_tissue",
    "Practice guidelines for the diagnosis and management of skin and soft tissue infections",
    "Infectious Diseases Society of America",
    "2014",
)
BSR_HOT_JOINT = _guideline(
    "bsr_hot_joint",
    "Guidelines for management of the hot swollen joint in adults",
    "British Society for Rheumatology and others",
    "2006",
)
NICE_DIABETIC_FOOT = _guideline(
    "nice_diabetic_foot",
    "Diabetic foot problems: prevention and management (NG19)",
    "NICE",
    "2015, updated 2019",
)
NICE_CANCER = _guideline(
    "nice_cancer", "Suspected cancer: recognition and referral (NG12)", "NICE", "2015, updated 2023"
)

# Liver, alcohol, general medicine
NICE_CIRRHOSIS = _guideline(
    "nice_cirrhosis",
    "Cirrhosis in over 16s: assessment and management (NG50)",
    "NICE",
    "2016, updated 2023",
)
NICE_ALCOHOL = _guideline(
    "nice_alcohol",
    "Alcohol-use disorders: diagnosis and management of physical complications (CG100)",
    "NICE",
    "2010, updated 2017",
)
HARRISON = _guideline(
    "harrison", "Harrison's principles of internal medicine, 21st edition", "McGraw Hill", "2022"
)

# Reference intervals and single cut-offs
AHA_ABI = _guideline(
    "aha_abi",
    "Measurement and interpretation of the ankle-brachial index: a scientific statement",
    "American Heart Association",
    "2012",
)
CAPILLARY_REFILL = _guideline(
    "capillary_refill_normal",
    "Defining normal capillary refill: variation with age, sex, and temperature",
    "Annals of Emergency Medicine",
    "1988",
)
ASH_VTE = _guideline(
    "ash_vte",
    "Guidelines for management of venous thromboembolism: diagnosis",
    "American Society of Hematology",
    "2018",
)
AACB_INTERVALS = _guideline(
    "aacb_intervals",
    "An update report on the harmonization of adult reference intervals in Australasia",
    "Australasian Association of Clinical Biochemists",
    "2019",
)
YORK_IONIZED_CALCIUM = _guideline(
    "york_ionized_calcium",
    "Laboratory medicine test directory: ionised calcium",
    "York and Scarborough Teaching Hospitals NHS Foundation Trust",
    "undated",
)
BTF_THYROID = _guideline(
    "btf_thyroid", "Thyroid function tests: quick guide", "British Thyroid Foundation", "2018"
)
DACIE_LEWIS = _guideline(
    "dacie_lewis", "Practical haematology, twelfth edition", "Dacie and Lewis, Elsevier", "2016"
)
AFP_MACROCYTOSIS = _guideline(
    "afp_macrocytosis", "Evaluation of macrocytosis", "American Family Physician", "2009"
)
AFP_IRON = _guideline(
    "afp_iron", "Iron deficiency anemia: evaluation and management", "American Family Physician", "2013"
)
AAN_DSP_DEFINITION = _guideline(
    "aan_dsp_definition",
    "Distal symmetric polyneuropathy: a definition for clinical research",
    "AAN, AAEM and AAPM&R",
    "2005",
)
EFNS_SKIN_BIOPSY = _guideline(
    "efns_skin_biopsy",
    "Guideline on the use of skin biopsy in the diagnosis of small fiber neuropathy",
    "EFNS/PNS",
    "2010",
)

SOURCES: tuple[Source, ...] = tuple(value for value in vars().values() if isinstance(value, Source))
