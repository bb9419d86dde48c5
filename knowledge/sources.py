"""The five documents the knowledge rests on, and every outside reference used."""

from __future__ import annotations

from knowledge import danger_references, reference_intervals, references
from knowledge.criteria import Review, Source
from knowledge.danger_references import *
from knowledge.reference_intervals import *
from knowledge.references import *


def _document(letter: str, title: str, publisher: str, date: str, review: Review) -> Source:
    return Source(
        id=f"document_{letter.lower()}",
        title=title,
        publisher=publisher,
        date=date,
        review=review,
        document=letter,
        checked="text seen",
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


# Vascular
AHA_PAD = guideline(
    "aha_pad",
    "Guideline for the management of lower extremity peripheral artery disease",
    "ACC/AHA",
    "2024",
    "abstract seen",
)
GVG_CLTI = guideline(
    "gvg_clti",
    "Global vascular guidelines on chronic limb-threatening ischemia",
    "SVS/ESVS/WFVS",
    "2019",
    "abstract seen",
)
SVS_WIFI = guideline(
    "svs_wifi",
    "Threatened limb classification: wound, ischemia and foot infection (WIfI)",
    "Society for Vascular Surgery",
    "2014",
    "text seen",
)
ESVS_ALI = guideline(
    "esvs_ali",
    "Clinical practice guidelines on the management of acute limb ischaemia",
    "ESVS",
    "2020",
    "abstract seen",
)
WTA_VASCULAR_INJURY = guideline(
    "wta_vascular_injury",
    "Evaluation and management of peripheral vascular injury, part 1: critical decisions in trauma",
    "Western Trauma Association",
    "2011",
    "abstract seen",
)
NICE_CG147 = guideline(
    "nice_cg147",
    "Peripheral arterial disease: diagnosis and management (CG147)",
    "NICE",
    "2012, updated 2020",
    "text seen",
)
NICE_VTE = guideline(
    "nice_vte",
    "Venous thromboembolic diseases: diagnosis, management and thrombophilia testing (NG158)",
    "NICE",
    "2020, updated 2023",
    "text seen",
)
WELLS_DVT = guideline(
    "wells_dvt",
    "Evaluation of D-dimer in the diagnosis of suspected deep-vein thrombosis (two-level Wells score)",
    "New England Journal of Medicine",
    "2003",
    "abstract seen",
)
RCOG_VTE = guideline(
    "rcog_vte",
    "Thromboembolic disease in pregnancy and the puerperium (Green-top 37b)",
    "RCOG",
    "2015",
    "abstract seen",
)
SOGC_VTE = guideline(
    "sogc_vte",
    "Venous thromboembolism and antithrombotic therapy in pregnancy (guideline 308)",
    "Society of Obstetricians and Gynaecologists of Canada",
    "2014",
    "abstract seen",
)
NICE_VEINS = guideline(
    "nice_veins",
    "Varicose veins: diagnosis and management (CG168)",
    "NICE",
    "2013",
    "text seen",
)
SIGN_ULCER = guideline(
    "sign_ulcer",
    "Management of chronic venous leg ulcers (120)",
    "SIGN",
    "2010",
    "text seen",
)
SVS_ULCER = guideline(
    "svs_ulcer",
    "Management of venous leg ulcers",
    "Society for Vascular Surgery and American Venous Forum",
    "2014",
    "text seen",
)
BNSSG_ULCER = guideline(
    "bnssg_ulcer",
    "Leg ulcer: Remedy, referral pathways and formulary",
    "NHS Bristol, North Somerset and South Gloucestershire",
    "2021",
    "text seen",
)
ESVS_VENOUS = guideline(
    "esvs_venous",
    "Clinical practice guidelines on the management of chronic venous disease of the lower limbs",
    "ESVS",
    "2022",
    "not seen",
)
BOAST_COMPARTMENT = guideline(
    "boast_compartment",
    "Diagnosis and management of compartment syndrome of the limbs (BOAST)",
    "British Orthopaedic Association",
    "2014, reviewed 2016",
    "text seen",
)
COMPARTMENT_SIGNS = guideline(
    "compartment_signs",
    "The clinical diagnosis of compartment syndrome of the lower leg: are clinical findings predictive?",
    "Journal of Orthopaedic Trauma",
    "2002",
    "abstract seen",
)
PEDOWITZ = guideline(
    "pedowitz",
    "Modified criteria for the objective diagnosis of chronic compartment syndrome of the leg",
    "American Journal of Sports Medicine",
    "1990",
    "abstract seen",
)
EXERTIONAL_COMPARTMENT = guideline(
    "exertional_compartment",
    "Chronic exertional compartment syndrome of the leg in the military",
    "Clinics in Sports Medicine",
    "2014",
    "abstract seen",
)
# Injury, infection, blood
GROWING_PAINS = guideline(
    "growing_pains",
    "Growing pains: practitioners' dilemma",
    "Indian Pediatrics",
    "2014",
    "abstract seen",
)
AAOS_ACHILLES = guideline(
    "aaos_achilles",
    "Diagnosis and treatment of acute Achilles tendon rupture",
    "American Academy of Orthopaedic Surgeons",
    "2009, reaffirmed 2014",
    "abstract seen",
)
SHIN_SPLINTS = guideline(
    "shin_splints",
    "The incidence and risk factors in the development of medial tibial stress syndrome among naval recruits",
    "American Journal of Sports Medicine",
    "2004",
    "abstract seen",
)
HIP_STRESS_FRACTURE = guideline(
    "hip_stress_fracture",
    "Femoral neck stress fractures in sport: a current concepts review",
    "Sports Medicine International Open",
    "2017",
    "abstract seen",
)
NICE_OSTEOARTHRITIS = guideline(
    "nice_osteoarthritis",
    "Osteoarthritis in over 16s: diagnosis and management (NG226)",
    "NICE",
    "2022",
    "text seen",
)
NICE_HIP_FRACTURE = guideline(
    "nice_hip_fracture",
    "Hip fracture: management (CG124)",
    "NICE",
    "2011, amended 2014",
    "text seen",
)
QUEENSLAND_LIMP = guideline(
    "queensland_limp",
    "Limp: emergency management in children",
    "Queensland Children's Hospital",
    "undated",
    "abstract seen",
)
BOAST_METASTATIC_BONE = guideline(
    "boast_metastatic_bone",
    "Management of metastatic bone disease (BOAST)",
    "British Orthopaedic Association",
    "2022",
    "text seen",
)
TENNIS_LEG = guideline(
    "tennis_leg",
    "Ultrasonography in the diagnosis of rupture of the medial head of gastrocnemius",
    "Journal of Ultrasound",
    "2010",
    "abstract seen",
)
MHRA_QUINOLONES = guideline(
    "mhra_quinolones",
    "Fluoroquinolone antibiotics: new restrictions and precautions (Drug Safety Update)",
    "MHRA",
    "2019",
    "abstract seen",
)
JAMA_BACTEREMIA = guideline(
    "jama_bacteremia",
    "Does this adult patient with suspected bacteremia require blood cultures?",
    "JAMA, the rational clinical examination",
    "2012",
    "abstract seen",
)
NICE_NEUTROPENIC = guideline(
    "nice_neutropenic",
    "Neutropenic sepsis: prevention and management in people with cancer (CG151)",
    "NICE",
    "2012",
    "abstract seen",
)
IDSA_NEUTROPENIA = guideline(
    "idsa_neutropenia",
    "2002 guidelines for the use of antimicrobial agents in neutropenic patients with cancer",
    "Infectious Diseases Society of America",
    "2002",
    "abstract seen",
)
BSH_WARFARIN = guideline(
    "bsh_warfarin",
    "Guidelines on oral anticoagulation with warfarin, fourth edition",
    "British Committee for Standards in Haematology",
    "2011",
    "abstract seen",
)
CDC_CHOLERA = guideline(
    "cdc_cholera",
    "Cholera: rehydration therapy",
    "Centers for Disease Control and Prevention, USA",
    "2024",
    "text seen",
)
# Neurologic
CES_PATHWAY = guideline(
    "ces_pathway",
    "National suspected cauda equina syndrome pathway",
    "GIRFT, NHS England",
    "2023",
    "abstract seen",
)
CES_STANDARDS = guideline(
    "ces_standards",
    "Standards of care for investigation and management of cauda equina syndrome",
    "SBNS and BASS",
    "2018",
    "abstract seen",
)
NICE_BACK = guideline(
    "nice_back",
    "Low back pain and sciatica in over 16s (NG59)",
    "NICE",
    "2016, updated 2020",
    "abstract seen",
)
NICE_MSCC = guideline(
    "nice_mscc",
    "Spinal metastases and metastatic spinal cord compression (NG234)",
    "NICE",
    "2023",
    "abstract seen",
)
NOGG = guideline(
    "nogg",
    "Clinical guideline for the prevention and treatment of osteoporosis",
    "National Osteoporosis Guideline Group, UK",
    "2021",
    "abstract seen",
)
IDSA_SPINE = guideline(
    "idsa_spine",
    "Clinical practice guidelines for native vertebral osteomyelitis in adults",
    "Infectious Diseases Society of America",
    "2015",
    "text seen",
)
SURVIVING_SEPSIS = guideline(
    "surviving_sepsis",
    "Surviving Sepsis Campaign: hour-1 bundle",
    "SCCM and ESICM",
    "2018",
    "abstract seen",
)
EPIDURAL_ABSCESS = guideline(
    "epidural_abscess",
    "Spinal epidural abscess: a review highlighting early diagnosis and management",
    "JMA Journal",
    "2020",
    "abstract seen",
)
NASS_STENOSIS = guideline(
    "nass_stenosis",
    "Diagnosis and treatment of degenerative lumbar spinal stenosis",
    "North American Spine Society",
    "2011",
    "text seen",
)
STENOSIS_EXAM = guideline(
    "stenosis_exam",
    "Does this older adult with lower extremity pain have the clinical syndrome of lumbar spinal stenosis?",
    "JAMA",
    "2010",
    "abstract seen",
)
NASS_DISC = guideline(
    "nass_disc",
    "Diagnosis and treatment of lumbar disc herniation with radiculopathy",
    "North American Spine Society",
    "2012",
    "not seen",
)
AANEM_ROOT = guideline(
    "aanem_root",
    "Utility of electrodiagnostic testing in evaluating patients with lumbosacral radiculopathy",
    "American Association of Neuromuscular and Electrodiagnostic Medicine",
    "2010",
    "abstract seen",
)
AAN_NEUROPATHY = guideline(
    "aan_neuropathy",
    "Evaluation of distal symmetric polyneuropathy: laboratory and genetic testing",
    "American Academy of Neurology",
    "2009",
    "abstract seen",
)
IRLSSG = guideline(
    "irlssg",
    "Restless legs syndrome: updated diagnostic criteria",
    "International Restless Legs Syndrome Study Group",
    "2014",
    "abstract seen",
)
AASM_RLS = guideline(
    "aasm_rls",
    "Treatment of restless legs syndrome and periodic limb movement disorder",
    "American Academy of Sleep Medicine",
    "2025",
    "abstract seen",
)
AASM_ICSD3 = guideline(
    "aasm_icsd3",
    "International classification of sleep disorders, third edition, text revision",
    "American Academy of Sleep Medicine",
    "2023",
    "abstract seen",
)
GOLD_COAST = guideline(
    "gold_coast",
    "A proposal for new diagnostic criteria for ALS (Gold Coast criteria)",
    "WFN/IFCN",
    "2020",
    "abstract seen",
)
NICE_MND = guideline(
    "nice_mnd",
    "Motor neurone disease: assessment and management (NG42)",
    "NICE",
    "2016, updated 2019",
    "abstract seen",
)
NICE_NEURO = guideline(
    "nice_neuro",
    "Suspected neurological conditions: recognition and referral (NG127)",
    "NICE",
    "2019, updated 2023",
    "abstract seen",
)
MDS_PARKINSON = guideline(
    "mds_parkinson",
    "Clinical diagnostic criteria for Parkinson's disease",
    "Movement Disorder Society",
    "2015",
    "text seen",
)
MDS_DYSTONIA = guideline(
    "mds_dystonia",
    "Definition and classification of dystonia",
    "Movement Disorder Society",
    "2025",
    "abstract seen",
)

# Feet, hips and restless legs
IWGDF_INFECTION = guideline(
    "iwgdf_infection",
    "Guidelines on the diagnosis and treatment of foot infection in persons with diabetes",
    "IWGDF/IDSA",
    "2023",
    "abstract seen",
)
SCOTLAND_RLS = guideline(
    "scotland_rls",
    "Restless legs syndrome: fact sheet for general practice",
    "NHS Scotland, Right Decisions",
    "undated",
    "text seen",
)
RCH_SUFE = guideline(
    "rch_sufe",
    "Slipped upper femoral epiphysis: pre-referral guideline",
    "Royal Children's Hospital Melbourne",
    "undated",
    "text seen",
)

_ELSEWHERE = [
    source
    for module in (references, danger_references, reference_intervals)
    for source in vars(module).values()
    if isinstance(source, Source)
]
SOURCES: tuple[Source, ...] = (
    *sorted(_ELSEWHERE, key=lambda source: source.id),
    *(value for value in vars().values() if isinstance(value, Source) and value not in _ELSEWHERE),
)
