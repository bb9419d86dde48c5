"""Outside references on what is normal, and on single cut-offs."""

from __future__ import annotations

from knowledge.references import guideline

CRP_CUTOFF = guideline(
    "crp_cutoff",
    "McMaster textbook of internal medicine: C-reactive protein",
    "Polish Institute for Evidence Based Medicine",
    "undated",
    "text seen",
)
ESR_LIMITS = guideline(
    "esr_limits",
    "StatPearls: erythrocyte sedimentation rate",
    "StatPearls Publishing",
    "2020",
    "abstract seen",
)
AHA_ABI = guideline(
    "aha_abi",
    "Measurement and interpretation of the ankle-brachial index: a scientific statement",
    "American Heart Association",
    "2012",
    "abstract seen",
)
CAPILLARY_REFILL = guideline(
    "capillary_refill_normal",
    "Defining normal capillary refill: variation with age, sex, and temperature",
    "Annals of Emergency Medicine",
    "1988",
    "abstract seen",
)
ASH_VTE = guideline(
    "ash_vte",
    "Guidelines for management of venous thromboembolism: diagnosis",
    "American Society of Hematology",
    "2018",
    "abstract seen",
)
ASH_ITP = guideline(
    "ash_itp",
    "Guidelines for immune thrombocytopenia",
    "American Society of Hematology",
    "2019",
    "abstract seen",
)
AACB_INTERVALS = guideline(
    "aacb_intervals",
    "An update report on the harmonization of adult reference intervals in Australasia",
    "Australasian Association of Clinical Biochemists",
    "2019",
    "text seen",
)
YORK_IONIZED_CALCIUM = guideline(
    "york_ionized_calcium",
    "Laboratory medicine test directory: ionised calcium",
    "York and Scarborough Teaching Hospitals NHS Foundation Trust",
    "undated",
    "text seen",
)
BTF_THYROID = guideline(
    "btf_thyroid",
    "Thyroid function tests: quick guide",
    "British Thyroid Foundation",
    "2018",
    "text seen",
)
ESSENTIAL_HAEMATOLOGY = guideline(
    "essential_haematology",
    "Essential haematology: appendix of normal values",
    "Hoffbrand and Moss, Wiley-Blackwell",
    "2011",
    "text seen",
)
IFCC_AST = guideline(
    "ifcc_ast",
    "Common reference intervals for AST, ALT and GGT in serum: an IFCC multicenter study",
    "Clinical Chemistry and Laboratory Medicine",
    "2010",
    "abstract seen",
)
OXFORD_INTERVALS = guideline(
    "oxford_intervals",
    "Concise medical dictionary: reference ranges of everyday tests and blood gases",
    "Oxford University Press",
    "undated",
    "text seen",
)
WHO_BMI = guideline(
    "who_bmi",
    "Global Health Observatory: overweight",
    "World Health Organization",
    "2017",
    "text seen",
)
DACIE_LEWIS = guideline(
    "dacie_lewis",
    "Practical haematology, twelfth edition",
    "Dacie and Lewis, Elsevier",
    "2017",
    "not seen",
)
AFP_MACROCYTOSIS = guideline(
    "afp_macrocytosis",
    "Evaluation of macrocytosis",
    "American Family Physician",
    "2009",
    "abstract seen",
)
AFP_IRON = guideline(
    "afp_iron",
    "Iron deficiency anemia: evaluation and management",
    "American Family Physician",
    "2013",
    "abstract seen",
)
AAN_DSP_DEFINITION = guideline(
    "aan_dsp_definition",
    "Distal symmetric polyneuropathy: a definition for clinical research",
    "AAN, AAEM and AAPM&R",
    "2005",
    "abstract seen",
)
AAN_SKIN_BIOPSY = guideline(
    "aan_skin_biopsy",
    "Evaluation of distal symmetric polyneuropathy: autonomic testing, nerve biopsy and skin biopsy",
    "American Academy of Neurology",
    "2009",
    "abstract seen",
)
NEUROPATHY_CAUSES = guideline(
    "neuropathy_causes", "Distal symmetric polyneuropathy: a review", "JAMA", "2015", "text seen"
)
AFP_NEUROPATHY = guideline(
    "afp_neuropathy",
    "Peripheral neuropathy: differential diagnosis and management",
    "American Family Physician",
    "2010",
    "abstract seen",
)
EFNS_SKIN_BIOPSY = guideline(
    "efns_skin_biopsy",
    "Guideline on the use of skin biopsy in the diagnosis of small fiber neuropathy",
    "EFNS/PNS",
    "2010",
    "abstract seen",
)
VERBALIS_SODIUM = guideline(
    "verbalis_sodium",
    "Diagnosis, evaluation, and treatment of hyponatremia: expert panel recommendations",
    "Expert panel on hyponatraemia (American Journal of Medicine)",
    "2013",
    "not seen",
)
