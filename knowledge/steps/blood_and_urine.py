"""What to measure in blood and urine."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Step
from knowledge.steps.at_once import LAB_METABOLIC, REFER_EMERGENCY, REFER_URGENT
from knowledge.steps.looking_for_dangers import REVIEW_CHILD

LAB_CBC = Step(
    id="lab_cbc",
    kind="laboratory",
    rung="simple_test",
    text="Take a complete blood count.",
    plain="Have a blood count taken.",
    answered_by=(f.hemoglobin, f.platelets),
    claims=("E48",),
)
LAB_TSH = Step(
    id="lab_tsh",
    kind="laboratory",
    rung="simple_test",
    text="Measure TSH.",
    plain="Have your thyroid tested (TSH).",
    answered_by=(f.tsh,),
    claims=("E49",),
)
LAB_FREE_T4 = Step(
    id="lab_free_t4",
    kind="laboratory",
    rung="simple_test",
    text="Measure free thyroxine.",
    plain="Have your thyroid hormone measured.",
    answered_by=(f.free_t4,),
    references=(src.NICE_THYROID.at("1.2: tests"),),
)
LAB_HBA1C = Step(
    id="lab_hba1c",
    kind="laboratory",
    rung="simple_test",
    text="Measure HbA1c.",
    plain="Have your long-term blood sugar (HbA1c) measured.",
    answered_by=(f.hba1c,),
    gives_way_to=(REFER_EMERGENCY, REFER_URGENT),
    claims=("E53",),
    references=(src.ADA.at("section 2: diagnosis"),),
)
LAB_GLUCOSE = Step(
    id="lab_glucose",
    kind="laboratory",
    rung="simple_test",
    text="Measure glucose.",
    plain="Have your blood sugar measured.",
    answered_by=(f.glucose,),
    gives_way_to=(LAB_METABOLIC,),
    claims=("E47",),
)
LAB_GLUCOSE_TODAY = Step(
    id="lab_glucose_today",
    kind="laboratory",
    rung="simple_test",
    text="Measure glucose by a finger prick today; if it is high, ketones, and hospital the same day.",
    plain="Have blood sugar measured by a finger prick today, at your doctor's, a pharmacy or a hospital.",
    answered_by=(f.glucose,),
    references=(src.ADA.at("section 14: children with symptoms of new diabetes"),),
)
LAB_KETONES = Step(
    id="lab_ketones",
    kind="laboratory",
    rung="simple_test",
    text="Measure ketones in blood (or urine) and a venous blood gas.",
    plain="Have ketones in your blood or urine measured at once; do it yourself now if you have the strips.",
    references=(src.ADA.at("section 6: diabetic ketoacidosis: diagnosis"),),
)
LAB_LACTATE = Step(
    id="lab_lactate",
    kind="laboratory",
    rung="simple_test",
    text="Measure lactate, with a blood gas.",
    plain="Have the lactic acid in your blood measured.",
    answered_by=(f.lactate,),
    references=(src.SPC_METFORMIN.at("4.4: lactic acidosis, diagnosis: pH below 7.35, lactate above 5"),),
)
LAB_B12 = Step(
    id="lab_b12",
    kind="laboratory",
    rung="simple_test",
    text="Measure vitamin B12.",
    plain="Have vitamin B12 measured.",
    answered_by=(f.vitamin_b12,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("B11",),
    references=(src.NICE_B12.at("1.3: tests"),),
)
LAB_VITAMIN_D = Step(
    id="lab_vitamin_d",
    kind="laboratory",
    rung="simple_test",
    text="Measure 25-hydroxyvitamin D.",
    plain="Have vitamin D measured.",
    answered_by=(f.vitamin_d,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("E06",),
    references=(src.ROS_VITAMIN_D.at("who to test"),),
)
LAB_PARATHYROID = Step(
    id="lab_parathyroid",
    kind="laboratory",
    rung="simple_test",
    text="Measure parathyroid hormone.",
    plain="Have parathyroid hormone measured.",
    answered_by=(f.parathyroid_hormone_low,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("E06",),
    references=(src.SFE_HYPOCALCAEMIA.at("causes"),),
)
LAB_POTASSIUM_LOSS = Step(
    id="lab_potassium_loss",
    kind="laboratory",
    rung="simple_test",
    text="Measure potassium and creatinine in the urine, to tell whether kidney or bowel loses it.",
    plain="Have the potassium in your urine measured.",
    answered_by=(f.urine_potassium_high,),
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.HARRISON.at("hypokalaemia: diagnostic approach, urine potassium"),),
)
LAB_RENIN_ALDOSTERONE = Step(
    id="lab_renin_aldosterone",
    kind="laboratory",
    rung="simple_test",
    text="Measure renin and aldosterone, once potassium is replaced; ask for liquorice.",
    plain="Have two hormones of salt and blood pressure (renin and aldosterone) measured.",
    answered_by=(f.renin_aldosterone,),
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.ENDOCRINE_ALDOSTERONE.at("1.0: case detection: hypertension with hypokalaemia"),),
)
LAB_OSMOLALITY = Step(
    id="lab_osmolality",
    kind="laboratory",
    rung="simple_test",
    text="Measure osmolality of blood and urine and sodium of the urine, before treatment.",
    plain="Have blood and urine tested for why sodium is low.",
    answered_by=(f.serum_osmolality, f.urine_osmolality, f.urine_sodium),
    references=(src.EUROPEAN_SODIUM.at("diagnostic algorithm: osmolality and urine sodium"),),
)
LAB_FERRITIN = Step(
    id="lab_ferritin",
    kind="laboratory",
    rung="simple_test",
    text="Measure ferritin and transferrin saturation.",
    plain="Have your iron store (ferritin) measured.",
    answered_by=(f.ferritin,),
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.AASM_RLS.at("good practice: iron status"),),
)
LAB_URINE_PROTEIN = Step(
    id="lab_urine_protein",
    kind="laboratory",
    rung="simple_test",
    text="Dip the urine for protein; send it for the ratio to creatinine from 1+ on.",
    plain="Have your urine tested for protein.",
    answered_by=(f.urine_protein,),
    references=(src.NICE_PREECLAMPSIA.at("1.2: assessment of proteinuria"),),
)
LAB_D_DIMER = Step(
    id="lab_d_dimer",
    kind="laboratory",
    rung="simple_test",
    text="Measure D-dimer.",
    plain="Have a blood test for clots (D-dimer).",
    answered_by=(f.d_dimer,),
    references=(src.NICE_VTE.at("1.1: D-dimer"),),
)
LAB_CORTISOL = Step(
    id="lab_cortisol",
    kind="laboratory",
    rung="simple_test",
    text="Measure morning cortisol (and test with corticotropin).",
    plain="Have your morning cortisol measured.",
    answered_by=(f.cortisol_morning,),
    references=(src.ENDOCRINE_ADRENAL.at("2.0: diagnosis"),),
)
LAB_HEPATITIS_C = Step(
    id="lab_hepatitis_c",
    kind="laboratory",
    rung="simple_test",
    text="Test for hepatitis C.",
    plain="Have a test for hepatitis C.",
    answered_by=(f.hepatitis_c_rna,),
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    claims=("E18",),
    references=(src.EASL_HEPATITIS_C.at("diagnosis"),),
)
LAB_PROTEIN = Step(
    id="lab_protein",
    kind="laboratory",
    rung="simple_test",
    text="Look for a monoclonal protein (immunofixation, free light chains).",
    plain="Have the proteins in your blood tested.",
    answered_by=(f.monoclonal_protein,),
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    references=(src.AAN_NEUROPATHY.at("recommended screening tests"),),
)
LAB_IGA = Step(
    id="lab_iga",
    kind="laboratory",
    rung="simple_test",
    text="Measure immunoglobulin A.",
    plain="Have immunoglobulin A measured.",
    answered_by=(f.iga_low,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("E26",),
)
LAB_MYOSITIS = Step(
    id="lab_myositis",
    kind="laboratory",
    rung="simple_test",
    text="Test for myositis-specific antibodies.",
    plain="Have antibodies against muscle tested.",
    answered_by=(f.myositis_antibodies,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("B12",),
    references=(src.EULAR_MYOSITIS.at("laboratory variables: anti-Jo-1, the only antibody among them"),),
)
