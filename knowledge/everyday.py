"""What people call things when they ask about a result: everyday words and doctors' short forms, by id.

Reports never use them, and nothing rests on them: they only help to find what a question is about. Where one
word fits several things, it stands with each, and whoever asks is told which there are.
"""

from __future__ import annotations

from collections.abc import Mapping

EVERYDAY: Mapping[str, tuple[str, ...]] = {
    # Arteries and veins
    "peripheral_artery_disease": (
        "PAD", "PVD", "peripheral vascular disease", "poor circulation", "bad circulation",
        "blocked arteries", "hardening of the arteries", "claudication",
    ),
    "critical_limb_ischemia": ("CLI", "CLTI", "limb-threatening ischaemia"),
    "acute_limb_ischemia": ("ALI", "blocked artery", "clot in an artery", "arterial embolism"),
    "deep_vein_thrombosis": (
        "DVT", "thrombosis", "clot", "blood clot", "clots", "blood clots", "clot in the leg",
        "blood clot in the leg", "clot in a leg vein",
    ),
    "pulmonary_embolism": (
        "PE", "clot", "blood clot", "clots", "blood clots", "clot in the lung", "clot on the lung",
        "blood clot in the lungs",
    ),
    "venous_insufficiency": ("CVI", "bad veins", "vein disease"),
    "compartment_syndrome": ("compartment syndrome",),
    "aortic_emergency": ("ruptured aneurysm", "aortic dissection", "burst aneurysm"),
    # Nerves and spine
    "diabetic_neuropathy": ("diabetic nerve damage", "diabetic feet"),
    "peripheral_neuropathy": ("neuropathy", "polyneuropathy", "nerve damage"),
    "lumbar_radiculopathy": (
        "sciatica", "pinched nerve", "trapped nerve", "slipped disc", "herniated disc", "disc prolapse",
    ),
    "lumbar_spinal_stenosis": ("spinal stenosis", "narrowed spine"),
    "cauda_equina_syndrome": ("cauda equina", "CES"),
    "spinal_cord_compression": ("cord compression",),
    "motor_neuron_disease": ("ALS", "MND", "amyotrophic lateral sclerosis", "Lou Gehrig's disease"),
    "guillain_barre_syndrome": ("GBS", "Guillain-Barré", "Guillain-Barre", "Guillain-Barre syndrome"),
    "restless_legs_syndrome": ("RLS", "restless leg syndrome", "Willis-Ekbom disease"),
    "periodic_limb_movements": ("PLMS", "PLMD", "leg jerks"),
    "parkinson_disease": ("Parkinson's", "Parkinsons", "parkinsonism"),
    # Salts, glands, kidneys
    "electrolyte_imbalance": ("electrolytes", "salts", "blood salts", "low salts", "mineral deficiency"),
    "hypocalcemia": ("calcium deficiency",),
    "hypomagnesemia": ("magnesium deficiency", "lack of magnesium"),
    "hypokalemia": ("potassium deficiency", "lack of potassium"),
    "hyperkalemia": ("too much potassium",),
    "dehydration": ("dehydrated", "too little water"),
    "hypoglycemia": ("hypo", "low sugar"),
    "hyperglycemic_crisis": ("DKA", "ketoacidosis", "high blood sugar"),
    "hypothyroidism": ("thyroid",),
    "hyperthyroidism": ("thyroid",),
    "acute_kidney_injury": ("AKI", "kidneys"),
    "chronic_kidney_disease": ("CKD", "kidneys", "weak kidneys", "renal failure"),
    "hemodialysis_cramps": ("dialysis cramps",),
    # Muscle, bone, infection
    "nocturnal_leg_cramps": ("night cramps", "leg cramps at night", "charley horse"),
    "overuse_strain": ("pulled muscle", "torn muscle", "muscle strain", "overuse"),
    "growing_pains": ("growing pain", "growth pains"),
    "burst_popliteal_cyst": ("Baker's cyst", "Bakers cyst", "popliteal cyst"),
    "achilles_tendon_rupture": ("torn Achilles", "Achilles rupture", "Achilles tear", "snapped Achilles"),
    "rhabdomyolysis": ("rhabdo",),
    "inflammatory_myopathy": ("myositis", "polymyositis", "dermatomyositis"),
    "polymyalgia_rheumatica": ("PMR", "polymyalgia"),
    "pes_planovalgus": ("fallen arches",),
    "osteoarthritis": ("arthrosis", "OA", "worn hip", "worn knee", "wear and tear"),
    "leukemia_or_bone_tumor": (
        "leukaemia", "leukemia", "bone cancer", "bone tumour", "blood cancer", "cancer",
    ),
    "cancer_active": ("cancer",),
    "soft_tissue_infection": ("cellulitis", "necrotising fasciitis", "skin infection", "infected leg"),
    "spinal_infection": ("discitis", "epidural abscess"),
    "sepsis": ("blood poisoning",),
    "heat_stroke": ("heatstroke", "sunstroke"),
    "alcohol_use_disorder": ("alcohol", "drinking"),
    "medication_induced": ("side effect", "side effects", "medicine side effect"),
    "drug_interaction_toxicity": ("drug interaction", "interaction", "medicines that do not mix"),
    # The heart is asked about, and no disease of it is ranked.
    "chest_pain": ("heart attack", "angina"),
    "arterial_disease_known": ("heart attack", "angina", "coronary disease", "heart disease"),
    "breathless": ("breathlessness", "short of breath", "shortness of breath"),
    # Medicines
    "diuretics": ("diuretic", "water tablet", "water tablets", "water pill", "water pills"),
    "statins": ("statin", "cholesterol tablet", "cholesterol tablets"),
    "anticoagulants": ("blood thinner", "blood thinners"),
    "corticosteroids": ("steroid", "steroids", "cortisone"),
    "nsaids": ("NSAID", "anti-inflammatory", "painkiller", "painkillers"),
    "contraceptives": ("the pill", "birth control"),
    # How urgent it is
    "emergency": ("ambulance", "hospital", "casualty", "A&E", "emergency room"),
}  # fmt: skip
