"""Outside references on metabolism, organs, muscle and joints, and medicines."""

from __future__ import annotations

from knowledge.criteria import Checked, Source


def guideline(key: str, title: str, publisher: str, date: str, checked: Checked) -> Source:
    """Declare an outside reference: a guideline, a standard, or a textbook used as one."""
    return Source(id=key, title=title, publisher=publisher, date=date, review="guideline", checked=checked)


# Metabolic, renal, endocrine
PATHOLOGY_HARMONY = guideline(
    "pathology_harmony",
    "Harmonised adult reference intervals",
    "Pathology Harmony, UK",
    "2011",
    "text seen",
)
CTCAE = guideline(
    "ctcae",
    "Common terminology criteria for adverse events, version 6",
    "US National Cancer Institute",
    "2025",
    "text seen",
)
UKKA_POTASSIUM = guideline(
    "ukka_potassium",
    "Clinical practice guideline: treatment of acute hyperkalaemia in adults",
    "UK Kidney Association",
    "2023",
    "abstract seen",
)
BRASH = guideline(
    "brash",
    "Bradycardia, renal dysfunction, AV node blockade, shock and hyperkalemia (BRASH) syndrome",
    "Esteves et al., Cureus",
    "2026",
    "abstract seen",
)
POPLITEAL_CYST = guideline(
    "popliteal_cyst",
    "Ruptured popliteal cyst diagnosed by ultrasound before evaluation for deep vein thrombosis",
    "Kim et al., Annals of Rehabilitation Medicine",
    "2014",
    "abstract seen",
)
BURST_CYST_SIGN = guideline(
    "burst_cyst_sign",
    "Crescent sign of a ruptured Baker's cyst (case report)",
    "BMJ Case Reports",
    "2023",
    "abstract seen",
)
EUROPEAN_SODIUM = guideline(
    "european_sodium",
    "Clinical practice guideline on diagnosis and treatment of hyponatraemia",
    "ESE/ESICM/ERA-EDTA",
    "2014",
    "text seen",
)
SFE_HYPOCALCAEMIA = guideline(
    "sfe_hypocalcaemia",
    "Emergency management of acute hypocalcaemia in adult patients",
    "Society for Endocrinology",
    "2016",
    "text seen",
)
SFE_HYPERCALCAEMIA = guideline(
    "sfe_hypercalcaemia",
    "Emergency management of acute hypercalcaemia in adult patients",
    "Society for Endocrinology",
    "2016",
    "text seen",
)
NICE_FLUIDS = guideline(
    "nice_fluids",
    "Intravenous fluid therapy in adults in hospital (CG174)",
    "NICE",
    "2013, updated 2017",
    "abstract seen",
)
RCEM_POTASSIUM = guideline(
    "rcem_potassium",
    "Disorders of potassium balance (RCEMLearning)",
    "Royal College of Emergency Medicine, UK",
    "undated",
    "text seen",
)
KDIGO_AKI = guideline(
    "kdigo_aki",
    "Clinical practice guideline for acute kidney injury",
    "KDIGO",
    "2012",
    "abstract seen",
)
THINK_KIDNEYS = guideline(
    "think_kidneys",
    "Sick day guidance in patients at risk of acute kidney injury: a position statement",
    "Think Kidneys (NHS England and UK Renal Registry)",
    "2018",
    "abstract seen",
)
KDIGO_CKD = guideline(
    "kdigo_ckd",
    "Clinical practice guideline for the evaluation and management of chronic kidney disease",
    "KDIGO",
    "2024",
    "abstract seen",
)
KDIGO_BONE = guideline(
    "kdigo_bone",
    "Clinical practice guideline update for chronic kidney disease-mineral and bone disorder",
    "KDIGO",
    "2017",
    "abstract seen",
)
KDOQI_DIALYSIS = guideline(
    "kdoqi_dialysis",
    "Clinical practice guideline for hemodialysis adequacy",
    "KDOQI",
    "2015",
    "abstract seen",
)
ADA = guideline(
    "ada",
    "Standards of care in diabetes",
    "American Diabetes Association",
    "2026",
    "text seen",
)
JBDS_HHS = guideline(
    "jbds_hhs",
    "The management of the hyperosmolar hyperglycaemic state in adults (JBDS 06)",
    "Joint British Diabetes Societies for Inpatient Care",
    "2022",
    "abstract seen",
)
JBDS_DKA = guideline(
    "jbds_dka",
    "The management of diabetic ketoacidosis in adults (JBDS 02)",
    "Joint British Diabetes Societies for Inpatient Care",
    "2023",
    "abstract seen",
)
SPC_METFORMIN = guideline(
    "spc_metformin",
    "Metformin: summary of product characteristics",
    "European Medicines Agency and national authorities",
    "2021",
    "text seen",
)
AACE_HYPOTHYROIDISM = guideline(
    "aace_hypothyroidism",
    "Clinical practice guidelines for hypothyroidism in adults",
    "American Association of Clinical Endocrinologists and American Thyroid Association",
    "2012",
    "abstract seen",
)
ATA_HYPOTHYROIDISM = guideline(
    "ata_hypothyroidism",
    "Guidelines for the treatment of hypothyroidism",
    "American Thyroid Association",
    "2014",
    "not seen",
)
NICE_THYROID = guideline(
    "nice_thyroid",
    "Thyroid disease: assessment and management (NG145)",
    "NICE",
    "2019, updated 2023",
    "text seen",
)
ENDOCRINE_ADRENAL = guideline(
    "endocrine_adrenal",
    "Diagnosis and treatment of primary adrenal insufficiency",
    "Endocrine Society",
    "2016",
    "abstract seen",
)
ROS_VITAMIN_D = guideline(
    "ros_vitamin_d",
    "Vitamin D and bone health: a practical clinical guideline",
    "Royal Osteoporosis Society",
    "2018",
    "abstract seen",
)
NICE_NERVE_PAIN = guideline(
    "nice_nerve_pain",
    "Neuropathic pain in adults: pharmacological management in non-specialist settings (CG173)",
    "NICE",
    "2013, updated 2020",
    "abstract seen",
)
DULOXETINE_LABEL = guideline(
    "duloxetine_label",
    "Cymbalta (duloxetine): contraindications, from the summary of product characteristics",
    "Eli Lilly",
    "2018",
    "text seen",
)
AMITRIPTYLINE_LABEL = guideline(
    "amitriptyline_label",
    "Amitriptyline film-coated tablets: contraindications, from the summary of product characteristics",
    "Accord Healthcare",
    "2018",
    "text seen",
)
NICE_B12 = guideline(
    "nice_b12",
    "Vitamin B12 deficiency in over 16s (NG239)",
    "NICE",
    "2024",
    "text seen",
)
WHO_ANEMIA = guideline(
    "who_anemia",
    "Haemoglobin cutoffs to define anaemia",
    "World Health Organization",
    "2024",
    "text seen",
)
BSH_IRON = guideline(
    "bsh_iron",
    "Laboratory diagnosis of iron deficiency in adults (excluding pregnancy) and children",
    "British Society for Haematology",
    "2021",
    "abstract seen",
)
NATA_HEAT = guideline(
    "nata_heat",
    "Position statement: exertional heat illnesses",
    "National Athletic Trainers' Association",
    "2015",
    "abstract seen",
)
ACSM_HEAT = guideline(
    "acsm_heat",
    "Position stand: exertional heat illness during training and competition",
    "American College of Sports Medicine",
    "2007",
    "abstract seen",
)
EXERCISE_SODIUM = guideline(
    "exercise_sodium",
    "Statement of the third international exercise-associated hyponatremia consensus conference",
    "Clinical Journal of Sport Medicine",
    "2015",
    "abstract seen",
)
WHO_ADOLESCENT = guideline(
    "who_adolescent",
    "Adolescent pregnancy: fact sheet",
    "World Health Organization",
    "2024",
    "not seen",
)
WHO_ACTIVITY = guideline(
    "who_activity",
    "Guidelines on physical activity and sedentary behaviour",
    "World Health Organization",
    "2020",
    "not seen",
)
IDF_METABOLIC = guideline(
    "idf_metabolic",
    "Harmonizing the metabolic syndrome: a joint interim statement",
    "IDF/NHLBI/AHA and others",
    "2009",
    "not seen",
)
EASL_CIRRHOSIS = guideline(
    "easl_cirrhosis",
    "Clinical practice guidelines for the management of decompensated cirrhosis",
    "EASL",
    "2018",
    "abstract seen",
)
CIRRHOSIS_FINDINGS = guideline(
    "cirrhosis_findings",
    "Does this patient with liver disease have cirrhosis?",
    "JAMA",
    "2012",
    "abstract seen",
)
EASL_HEPATITIS_C = guideline(
    "easl_hepatitis_c",
    "Recommendations on treatment of hepatitis C",
    "EASL",
    "2020",
    "not seen",
)
# Muscle, joints, systemic
AAST_RHABDO = guideline(
    "aast_rhabdo",
    "Rhabdomyolysis: critical care committee clinical consensus",
    "American Association for the Surgery of Trauma",
    "2022",
    "text seen",
)
BOSCH_RHABDO = guideline(
    "bosch_rhabdo",
    "Rhabdomyolysis and acute kidney injury",
    "New England Journal of Medicine",
    "2009",
    "abstract seen",
)
EXERTIONAL_RHABDO = guideline(
    "exertional_rhabdo",
    "Return to physical activity after exertional rhabdomyolysis",
    "Current Sports Medicine Reports",
    "2008",
    "abstract seen",
)
EUROMAC = guideline(
    "euromac",
    "Clinical practice guidelines for glycogen storage disease V and VII",
    "EUROMAC",
    "2021",
    "not seen",
)
GENEREVIEWS_CPT2 = guideline(
    "genereviews_cpt2",
    "Carnitine palmitoyltransferase II deficiency",
    "GeneReviews, University of Washington",
    "2019",
    "abstract seen",
)
MHRA_FEMUR = guideline(
    "mhra_femur",
    "Bisphosphonates: atypical femoral fractures",
    "MHRA Drug Safety Update",
    "2011",
    "abstract seen",
)
EULAR_MYOSITIS = guideline(
    "eular_myositis",
    "Classification criteria for idiopathic inflammatory myopathies",
    "EULAR/ACR",
    "2017",
    "text seen",
)
BOHAN_PETER = guideline(
    "bohan_peter",
    "Polymyositis and dermatomyositis",
    "New England Journal of Medicine",
    "1975",
    "text seen",
)
EAS_STATIN = guideline(
    "eas_statin",
    "Statin-associated muscle symptoms: impact on statin therapy",
    "European Atherosclerosis Society",
    "2015",
    "text seen",
)
NICE_FRACTURES = guideline(
    "nice_fractures",
    "Fractures (non-complex): assessment and management (NG38)",
    "NICE",
    "2016",
    "abstract seen",
)
BSR_POLYMYALGIA = guideline(
    "bsr_polymyalgia",
    "Guidelines for the management of polymyalgia rheumatica",
    "British Society for Rheumatology",
    "2009",
    "abstract seen",
)
EULAR_POLYMYALGIA = guideline(
    "eular_polymyalgia",
    "Provisional classification criteria for polymyalgia rheumatica",
    "EULAR and American College of Rheumatology",
    "2012",
    "abstract seen",
)
BSR_GIANT_CELL = guideline(
    "bsr_giant_cell",
    "Guideline on diagnosis and treatment of giant cell arteritis",
    "British Society for Rheumatology",
    "2020",
    "abstract seen",
)
SPEG_VITAMIN_D = guideline(
    "speg_vitamin_d",
    "Management of nutritional vitamin D deficiency in children and adolescents",
    "Scottish Paediatric Endocrine Group",
    "undated",
    "text seen",
)
ACC_CHOLESTEROL = guideline(
    "acc_cholesterol",
    "Guideline on the treatment of blood cholesterol to reduce atherosclerotic cardiovascular risk in adults",
    "ACC/AHA",
    "2013",
    "abstract seen",
)
HYPOKALAEMIC_PARALYSIS = guideline(
    "hypokalaemic_paralysis",
    "Hypokalaemic paralysis",
    "Postgraduate Medical Journal",
    "1999",
    "abstract seen",
)
ILIOPSOAS_BLEED = guideline(
    "iliopsoas_bleed",
    "Spontaneous iliopsoas hematoma with femoral neuropathy: an unusual complication of anticoagulation",
    "Annals of Long-Term Care",
    "undated",
    "abstract seen",
)
ILAR_JIA = guideline(
    "ilar_jia",
    "Classification of juvenile idiopathic arthritis",
    "International League of Associations for Rheumatology",
    "2004",
    "abstract seen",
)
ECCO_EIM = guideline(
    "ecco_eim",
    "Guidelines on extraintestinal manifestations in inflammatory bowel disease",
    "ECCO",
    "2024",
    "not seen",
)
ATS_SARCOID = guideline(
    "ats_sarcoid",
    "Diagnosis and detection of sarcoidosis",
    "American Thoracic Society",
    "2020",
    "abstract seen",
)
ACC_AMYLOID = guideline(
    "acc_amyloid",
    "Expert consensus pathway for cardiac amyloidosis",
    "American College of Cardiology",
    "2023",
    "abstract seen",
)
FOOT_CONSENSUS = guideline(
    "foot_consensus",
    "Classification and nomenclature: progressive collapsing foot deformity",
    "Foot & Ankle International",
    "2020",
    "not seen",
)
# Cramps, medicines, classification
FDA_QUININE = guideline(
    "fda_quinine",
    "Drug safety communication: new risk management plan and patient medication guide for Qualaquin",
    "US Food and Drug Administration",
    "2010",
    "text seen",
)
AAN_CRAMPS = guideline(
    "aan_cramps",
    "Symptomatic treatment for muscle cramps",
    "American Academy of Neurology",
    "2010",
    "abstract seen",
)
NICE_CKS_CRAMPS = guideline(
    "nice_cks_cramps",
    "Clinical knowledge summary: leg cramps",
    "NICE",
    "2012, the revision that was read",
    "text seen",
)
FDA_QUALAQUIN = guideline(
    "fda_qualaquin",
    "Prescribing information for Qualaquin (quinine sulfate) capsules",
    "US Food and Drug Administration",
    "2005 and later",
    "abstract seen",
)
BNF = guideline(
    "bnf",
    "British National Formulary",
    "BMJ and Pharmaceutical Press",
    "online edition, by chapter",
    "not seen",
)
AFP_CRAMPS = guideline(
    "afp_cramps",
    "Nocturnal leg cramps",
    "American Family Physician",
    "2012",
    "abstract seen",
)
ICD10CM = guideline(
    "icd10cm",
    "International classification of diseases, tenth revision, clinical modification",
    "US National Center for Health Statistics",
    "fiscal year 2026",
    "text seen",
)

# Liver, alcohol, general medicine
NICE_CIRRHOSIS = guideline(
    "nice_cirrhosis",
    "Cirrhosis in over 16s: assessment and management (NG50)",
    "NICE",
    "2016, updated 2023",
    "text seen",
)
NICE_ALCOHOL = guideline(
    "nice_alcohol",
    "Alcohol-use disorders: diagnosis and management of physical complications (CG100)",
    "NICE",
    "2010, updated 2017",
    "abstract seen",
)
ESC_DIURETICS = guideline(
    "esc_diuretics",
    "The use of diuretics in heart failure with congestion: a position statement",
    "Heart Failure Association of the European Society of Cardiology",
    "2019",
    "abstract seen",
)
CAINE_WERNICKE = guideline(
    "caine_wernicke",
    "Operational criteria for the classification of chronic alcoholics: Wernicke's encephalopathy",
    "Caine et al., Journal of Neurology, Neurosurgery and Psychiatry",
    "1997",
    "abstract seen",
)
HARRISON = guideline(
    "harrison",
    "Harrison's principles of internal medicine, 22nd edition",
    "McGraw Hill",
    "2025",
    "not seen",
)
LABA_CRAMPS = guideline(
    "laba_cramps",
    "Nocturnal leg cramps and prescription use that precedes them: a sequence symmetry analysis",
    "Archives of Internal Medicine",
    "2012",
    "abstract seen",
)
ENDOCRINE_ALDOSTERONE = guideline(
    "endocrine_aldosterone",
    "The management of primary aldosteronism: case detection, diagnosis, and treatment",
    "Endocrine Society",
    "2016",
    "abstract seen",
)
LICORICE = guideline(
    "licorice",
    "Pseudohyperaldosteronism due to licorice: a practice-based learning from a case series",
    "International Journal of Molecular Sciences",
    "2024",
    "abstract seen",
)
BARIATRIC_NERVES = guideline(
    "bariatric_nerves",
    "Neurological complications of bariatric surgery",
    "Current Neurology and Neuroscience Reports",
    "2015",
    "abstract seen",
)
NICE_EATING = guideline(
    "nice_eating",
    "Eating disorders: recognition and treatment (NG69)",
    "NICE",
    "2017, updated 2020",
    "abstract seen",
)
NICE_HYPERTENSION = guideline(
    "nice_hypertension",
    "Hypertension in adults: diagnosis and management (NG136)",
    "NICE",
    "2019, updated 2023",
    "not seen",
)
RCP_NEWS2 = guideline(
    "rcp_news2",
    "National early warning score (NEWS) 2: standardising the assessment of acute-illness severity",
    "Royal College of Physicians",
    "2017",
    "text seen",
)
