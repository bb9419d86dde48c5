"""Classes of medicines, as far as they matter to cramps; drugs.toml maps names to them."""

from __future__ import annotations

from knowledge.criteria import DrugClass, Finding


def _class(key: str, label: str, plain: str) -> DrugClass:
    return DrugClass(
        id=key,
        label=label,
        plain=plain,
        clinician=f"Does the patient take, or get, {label}?",
        patient=f"Do you take, or are you given, {plain}?",
    )


# Water and blood pressure
thiazides = _class(
    "thiazides",
    "a thiazide or thiazide-like diuretic",
    "a thiazide water tablet (hydrochlorothiazide or indapamide, for example)",
)
loop_diuretics = _class(
    "loop_diuretics", "a loop diuretic", "a strong water tablet (furosemide, for example)"
)
potassium_sparing_diuretics = _class(
    "potassium_sparing_diuretics",
    "a potassium-sparing diuretic",
    "a water tablet that keeps potassium in the body (spironolactone, for example)",
)
other_diuretics = _class(
    "other_diuretics", "another or unnamed diuretic", "another water tablet, or one whose name is not known"
)
beta_blockers = _class("beta_blockers", "a beta blocker", "a beta blocker (bisoprolol, for example)")
calcium_channel_blockers = _class(
    "calcium_channel_blockers",
    "a calcium channel blocker",
    "a calcium channel blocker (amlodipine, for example)",
)
ace_inhibitors = _class("ace_inhibitors", "an ACE inhibitor", "an ACE inhibitor (ramipril, for example)")
angiotensin_blockers = _class(
    "angiotensin_blockers",
    "an angiotensin receptor blocker",
    "an angiotensin blocker (losartan, for example)",
)
other_antihypertensives = _class(
    "other_antihypertensives",
    "another or unnamed antihypertensive",
    "another blood pressure tablet, or one whose name is not known",
)
# Cholesterol
statins = _class("statins", "a statin", "a statin (a cholesterol tablet such as atorvastatin)")
fibrates = _class("fibrates", "a fibrate", "a fibrate (fenofibrate, for example)")
other_lipid_lowering = _class(
    "other_lipid_lowering",
    "another or unnamed lipid-lowering medicine",
    "another cholesterol medicine, or one whose name is not known",
)
# Hormones and bone
contraceptives = _class(
    "contraceptives", "a hormonal contraceptive", "the pill or another hormonal birth control"
)
conjugated_estrogens = _class(
    "conjugated_estrogens",
    "conjugated oestrogens",
    "conjugated oestrogens (Premarin, for example) for menopausal complaints",
)
other_estrogens = _class(
    "other_estrogens",
    "another or unnamed oestrogen replacement",
    "another hormone replacement with oestrogen, or one whose name is not known",
)
raloxifene = _class("raloxifene", "raloxifene", "raloxifene (a tablet for thin bones)")
teriparatide = _class("teriparatide", "teriparatide", "teriparatide (a daily injection for thin bones)")
bisphosphonates = _class(
    "bisphosphonates",
    "a bisphosphonate, denosumab or another medicine that lowers calcium",
    "another medicine for thin bones or against too much calcium (alendronate, denosumab or cinacalcet, "
    "for example)",
)
corticosteroids = _class(
    "corticosteroids",
    "a systemic corticosteroid",
    "steroid tablets or injections (prednisolone, for example)",
)
levothyroxine = _class("levothyroxine", "a thyroid hormone", "thyroid hormone tablets")
antithyroid_drugs = _class(
    "antithyroid_drugs",
    "an antithyroid medicine",
    "a medicine for an overactive thyroid (carbimazole, for example)",
)
# Pain, gout, iron
nsaids = _class(
    "nsaids",
    "naproxen or another NSAID",
    "an anti-inflammatory painkiller (naproxen or ibuprofen, for example)",
)
colchicine = _class("colchicine", "colchicine", "colchicine (for gout)")
iron_sucrose = _class("iron_sucrose", "intravenous iron sucrose", "an iron sucrose drip (Venofer)")
other_intravenous_iron = _class(
    "other_intravenous_iron",
    "another or unnamed intravenous iron",
    "another iron drip, or one whose name is not known",
)
quinine = _class("quinine", "quinine (tonic water included)", "quinine, also in tonic water or bitter lemon")
# Lungs, stomach, bowel
beta_agonists = _class(
    "beta_agonists",
    "a beta agonist",
    "an inhaler or tablet that opens the airways (salbutamol, for example)",
)
other_inhalers = _class(
    "other_inhalers",
    "an unnamed inhaler",
    "an inhaler whose name is not known",
)
laxatives = _class(
    "laxatives", "a stimulant or osmotic laxative", "a laxative (senna or macrogol, for example)"
)
proton_pump_inhibitors = _class(
    "proton_pump_inhibitors", "a proton pump inhibitor", "a stomach acid blocker (omeprazole, for example)"
)
dopamine_blocking_antiemetics = _class(
    "dopamine_blocking_antiemetics",
    "a dopamine-blocking antiemetic",
    "an anti-sickness medicine such as metoclopramide or prochlorperazine",
)
# Diabetes
metformin = _class("metformin", "metformin", "metformin")
insulin = _class("insulin", "insulin", "insulin")
sulfonylureas = _class(
    "sulfonylureas",
    "a sulfonylurea or glinide",
    "a diabetes tablet that makes the body release insulin (gliclazide, for example)",
)
sglt2_inhibitors = _class(
    "sglt2_inhibitors",
    "an SGLT2 inhibitor",
    "a tablet that passes sugar out with the urine (empagliflozin or dapagliflozin, for example)",
)
other_glucose_lowering = _class(
    "other_glucose_lowering",
    "another or unnamed glucose-lowering medicine",
    "another diabetes medicine, or one whose name is not known",
)
# Mind and nerves
lithium = _class("lithium", "lithium", "lithium (for mood swings)")
antipsychotics = _class("antipsychotics", "an antipsychotic", "an antipsychotic (olanzapine, for example)")
antidepressants = _class(
    "antidepressants", "an antidepressant", "an antidepressant (sertraline, for example)"
)
sedating_antihistamines = _class(
    "sedating_antihistamines",
    "a sedating antihistamine",
    "an allergy or sleep tablet that makes you drowsy (promethazine, for example)",
)
dopaminergics = _class(
    "dopaminergics",
    "a dopaminergic medicine",
    "a medicine for Parkinson's disease or restless legs (levodopa, for example)",
)
# Other
neurotoxic_chemotherapy = _class(
    "neurotoxic_chemotherapy",
    "a neurotoxic chemotherapy",
    "a chemotherapy that can damage nerves (cisplatin, for example)",
)
other_chemotherapy = _class(
    "other_chemotherapy",
    "another or unnamed chemotherapy",
    "another chemotherapy, or one whose medicines are not known",
)
other_neurotoxic_drugs = _class(
    "other_neurotoxic_drugs",
    "another neurotoxic medicine",
    "another medicine that can damage nerves (amiodarone, for example)",
)
other_myotoxic_drugs = _class(
    "other_myotoxic_drugs",
    "another medicine that can harm muscle",
    "another medicine that can harm muscle (hydroxychloroquine, isotretinoin or an immunotherapy against "
    "cancer, for example)",
)
calcineurin_inhibitors = _class(
    "calcineurin_inhibitors",
    "ciclosporin or tacrolimus",
    "ciclosporin or tacrolimus (against rejection of a transplant)",
)
immunosuppressants = _class(
    "immunosuppressants",
    "another immunosuppressant",
    "another medicine that damps the immune system (methotrexate, azathioprine or adalimumab, for example)",
)
cardiac_glycosides = _class(
    "cardiac_glycosides", "digoxin or digitoxin", "digoxin or digitoxin (for the heart)"
)
anticoagulants = _class(
    "anticoagulants", "an anticoagulant", "a blood thinner against clots (warfarin, for example)"
)
antiplatelets = _class(
    "antiplatelets",
    "an antiplatelet medicine",
    "low-dose aspirin or a similar tablet that protects the arteries",
)
potassium_supplements = _class("potassium_supplements", "a potassium supplement", "a potassium supplement")
magnesium_supplements = _class("magnesium_supplements", "a magnesium supplement", "a magnesium supplement")
calcium_vitamin_d_supplements = _class(
    "calcium_vitamin_d_supplements", "a calcium or vitamin D supplement", "calcium or vitamin D"
)
other_potassium_raising_drugs = _class(
    "other_potassium_raising_drugs",
    "trimethoprim or another medicine that raises potassium",
    "another medicine that keeps potassium in the body (trimethoprim, for example)",
)
other_sodium_lowering_drugs = _class(
    "other_sodium_lowering_drugs",
    "another medicine that lowers sodium",
    "another medicine that thins out the salt in the blood (carbamazepine or desmopressin, for example)",
)
other_salt_losing_drugs = _class(
    "other_salt_losing_drugs",
    "another medicine that wastes potassium or magnesium",
    "another medicine that makes the body lose potassium or magnesium (cisplatin or gentamicin, for example)",
)
cyp3a4_inhibitors = _class(
    "cyp3a4_inhibitors",
    "a medicine that strongly blocks CYP3A4",
    "a medicine that keeps others in the body too long (clarithromycin, itraconazole or ritonavir, "
    "for example)",
)
statin_raisers = _class(
    "statin_raisers",
    "another medicine that must not go with a statin",
    "another medicine that does not go with a statin (gemfibrozil or fusidic acid, for example)",
)
simvastatin = _class("simvastatin", "simvastatin", "simvastatin (a cholesterol medicine)")
simvastatin_over_20 = _class(
    "simvastatin_over_20",
    "more than 20 mg of simvastatin a day, or a dose that is not told",
    "simvastatin, more than 20 mg a day or you do not know how much",
)
simvastatin_raisers = _class(
    "simvastatin_raisers",
    "a medicine that limits the dose of simvastatin",
    "a medicine with which simvastatin has to be kept low (amlodipine or verapamil, for example)",
)
quinolones = _class(
    "quinolones", "a quinolone antibiotic", "a quinolone antibiotic (ciprofloxacin, for example)"
)
other_cramp_causing_drugs = _class(
    "other_cramp_causing_drugs",
    "another medicine reported to cause cramps",
    "another medicine known for cramps (donepezil, imatinib or tamoxifen, for example)",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, DrugClass))
