"""What is measured in the laboratory; electrolytes have a module of their own and are named here too."""

from __future__ import annotations

from knowledge.criteria import Cutoff, Finding, Flag, Quantity, YesNo, interval
from knowledge.findings import electrolytes
from knowledge.sources import (
    AACB_INTERVALS,
    AASM_RLS,
    AAST_RHABDO,
    ADA,
    AFP_IRON,
    AFP_MACROCYTOSIS,
    ASH_ITP,
    ASH_VTE,
    BOSCH_RHABDO,
    BTF_THYROID,
    CTCAE,
    DACIE_LEWIS,
    ENDOCRINE_ADRENAL,
    IFCC_AST,
    JBDS_HHS,
    KDIGO_AKI,
    KDIGO_CKD,
    NICE_B12,
    NICE_THYROID,
    PATHOLOGY_HARMONY,
    ROS_VITAMIN_D,
    WHO_ANEMIA,
)

# With 18 mg/dL for 1 mmol/L, 199 mg/dL would round to the 11.1 mmol/L that stand for 200 mg/dL
_PER_MG_DL_GLUCOSE = 10 / 180.156

potassium = electrolytes.potassium
sodium = electrolytes.sodium
calcium_adjusted = electrolytes.calcium_adjusted
calcium_total = electrolytes.calcium_total
calcium_ionized = electrolytes.calcium_ionized
albumin = electrolytes.albumin
magnesium = electrolytes.magnesium
glucose = Quantity(
    id="glucose",
    obtained="tests",
    label="random glucose",
    plain="blood sugar at any time of day",
    clinician="What is the random plasma glucose?",
    help="Whatever was eaten before, and where that is not told. If the patient fasted for eight hours, "
    "enter it as fasting.",
    unit="mmol/L",
    plausible=(0.3, 80),
    other_units={"mg/dL": (_PER_MG_DL_GLUCOSE, 0), "g/L": (100 * _PER_MG_DL_GLUCOSE, 0)},
    digits=1,
    cutoffs=(
        Cutoff("severely_low", 3.0, ADA.at("section 6, hypoglycaemia: level 2 below 3.0 mmol/L")),
        Cutoff("low", 3.9, ADA.at("section 6, hypoglycaemia: level 1 below 3.9 mmol/L")),
        Cutoff("diabetic", 11.1, ADA.at("section 2, diagnosis: random glucose from 11.1 mmol/L")),
        Cutoff("very_high", 16.7, ADA.at("section 9, insulin to be considered: from 16.7 mmol/L")),
        Cutoff("severely_high", 30, JBDS_HHS.at("characteristic features: glucose of 30 mmol/L or more")),
    ),
    reference=("low", None),
)
glucose_fasting = Quantity(
    id="glucose_fasting",
    obtained="tests",
    label="fasting glucose",
    plain="blood sugar before breakfast",
    clinician="What is the fasting plasma glucose?",
    help="No calories for at least eight hours; a laboratory value, not a finger prick.",
    unit="mmol/L",
    plausible=(0.3, 60),
    other_units={"mg/dL": (_PER_MG_DL_GLUCOSE, 0), "g/L": (100 * _PER_MG_DL_GLUCOSE, 0)},
    digits=1,
    cutoffs=(
        Cutoff("severely_low", 3.0, ADA.at("section 6, hypoglycaemia: level 2 below 3.0 mmol/L")),
        Cutoff("low", 3.9, ADA.at("section 6, hypoglycaemia: level 1 below 3.9 mmol/L")),
        Cutoff("prediabetic", 5.6, ADA.at("section 2, prediabetes: fasting glucose from 5.6 mmol/L")),
        Cutoff("diabetic", 7.0, ADA.at("section 2, diagnosis: fasting glucose from 7.0 mmol/L")),
        Cutoff("very_high", 16.7, ADA.at("section 9, insulin to be considered: from 16.7 mmol/L")),
        Cutoff("severely_high", 30, JBDS_HHS.at("characteristic features: glucose of 30 mmol/L or more")),
    ),
    reference=("low", "prediabetic"),
)
hba1c = Quantity(
    id="hba1c",
    obtained="tests",
    label="HbA1c",
    plain="HbA1c (average blood sugar of the last months)",
    clinician="What is the HbA1c?",
    help="In % (NGSP) or mmol/mol (IFCC). Misleading after blood loss or transfusion, in haemolysis, "
    "variant haemoglobin, pregnancy or dialysis.",
    exclusion_test=True,
    unit="%",
    plausible=(3, 20),
    other_units={"mmol/mol": (0.09148, 2.152), "fraction": (100, 0)},
    cutoffs=(
        Cutoff("prediabetic", 5.7, ADA.at("section 2, prediabetes: HbA1c from 5.7 %")),
        Cutoff("diabetic", 6.5, ADA.at("section 2, diagnosis: HbA1c from 6.5 %")),
    ),
    reference=(None, "prediabetic"),
)
creatinine = Quantity(
    id="creatinine",
    obtained="tests",
    label="creatinine",
    plain="creatinine in the blood (a test of the kidneys)",
    clinician="What is the serum creatinine?",
    help="Latest value. In a frail or slightly built patient the eGFR says more.",
    unit="umol/L",
    plausible=(15, 3500),
    other_units={"mmol/L": (1000, 0), "mg/dL": (10_000 / 113.12, 0), "mg/L": (1000 / 113.12, 0)},
    digits=0,
    cutoffs=(
        Cutoff("high_female", 90, AACB_INTERVALS.at("creatinine: women, 45 to 90 umol/L")),
        Cutoff("high", 110, AACB_INTERVALS.at("creatinine: men under 60 years, 60 to 110 umol/L")),
        Cutoff("failure", 354, KDIGO_AKI.at("table 2: stage 3, from 4.0 mg/dL (353.6 umol/L)")),
    ),
    reference=(None, ("high_female", "high")),
)
creatinine_rise = YesNo(
    id="creatinine_rise",
    obtained="tests",
    label="a creatinine rise (to 1.5 times the baseline in a week, or by 26 umol/L in two days)",
    plain="kidney test that has got worse within days",
    clinician="Has creatinine risen to 1.5 times its baseline within a week, or by 26 umol/L in two days?",
    help="Baseline: the lowest value of the last three months, or what is usual for the patient.",
)
egfr = Quantity(
    id="egfr",
    obtained="tests",
    label="estimated GFR",
    plain="estimated filtering rate of the kidneys",
    clinician="What is the estimated glomerular filtration rate?",
    help="From creatinine or cystatin C by a current equation (CKD-EPI). Not valid while creatinine changes, "
    "nor on dialysis: leave it out there.",
    unit="mL/min/1.73m2",
    plausible=(1, 200),
    other_units={"mL/min": (1, 0), "mL/s/1.73m2": (60, 0)},
    cutoffs=(
        Cutoff("failure", 15, KDIGO_CKD.at("GFR categories: G5, kidney failure, below 15")),
        Cutoff("severely_low", 30, KDIGO_CKD.at("GFR categories: G4, severely decreased, 15 to 29")),
        Cutoff("low", 60, KDIGO_CKD.at("definition of chronic kidney disease: GFR below 60")),
    ),
    reference=("low", None),
)
alt = Quantity(
    id="alt",
    obtained="tests",
    label="alanine aminotransferase",
    plain="ALT in the blood (a test of the liver)",
    clinician="What is the alanine aminotransferase?",
    help="Damaged muscle raises it too: read it beside creatine kinase.",
    unit="U/L",
    plausible=(1, 30_000),
    other_units={"ukat/L": (60, 0)},
    digits=0,
    cutoffs=(Cutoff("high", 40, AACB_INTERVALS.at("alanine aminotransferase: men, 5 to 40 U/L")),),
    reference=(None, "high"),
)
ast = Quantity(
    id="ast",
    obtained="tests",
    label="aspartate aminotransferase",
    plain="AST in the blood (of liver and muscle)",
    clinician="What is the aspartate aminotransferase?",
    help="Of muscle as much as of the liver: read it beside ALT and creatine kinase.",
    unit="U/L",
    plausible=(1, 50_000),
    other_units={"ukat/L": (60, 0)},
    digits=0,
    cutoffs=(Cutoff("high", 34, IFCC_AST.at("abstract: 11 to 34 U/L in both sexes")),),
    reference=(None, "high"),
)
bilirubin = Quantity(
    id="bilirubin",
    obtained="tests",
    label="bilirubin",
    plain="bilirubin in the blood (a test of the liver)",
    clinician="What is the total bilirubin?",
    help="Total, not direct.",
    unit="umol/L",
    plausible=(1, 1200),
    other_units={"mg/dL": (10_000 / 584.66, 0), "mg/L": (1000 / 584.66, 0)},
    digits=0,
    cutoffs=(Cutoff("high", 21, PATHOLOGY_HARMONY.at("total bilirubin: below 21 umol/L")),),
    reference=(None, "high"),
)
hemoglobin = Quantity(
    id="hemoglobin",
    obtained="tests",
    label="haemoglobin",
    plain="haemoglobin (red pigment of the blood)",
    clinician="What is the haemoglobin?",
    help="Venous sample. Altitude and smoking raise it.",
    unit="g/L",
    plausible=(20, 260),
    other_units={"g/dL": (10, 0), "mmol/L": (16.114, 0)},
    digits=0,
    cutoffs=(
        Cutoff("low_female", 120, WHO_ANEMIA.at("anaemia, non-pregnant women: below 120 g/L")),
        Cutoff("low_male", 130, WHO_ANEMIA.at("anaemia, men: below 130 g/L")),
        Cutoff("low_second_trimester", 105, WHO_ANEMIA.at("anaemia, second trimester: below 105 g/L")),
        Cutoff("low_pregnant", 110, WHO_ANEMIA.at("anaemia, first and third trimester: below 110 g/L")),
        Cutoff("severely_low", 80, WHO_ANEMIA.at("severe anaemia, adults not pregnant: below 80 g/L")),
    ),
    reference=(("low_second_trimester", "low_pregnant", "low_female", "low_male"), None),
)
platelets = Quantity(
    id="platelets",
    obtained="tests",
    label="platelets",
    plain="blood platelets (they stop bleeding)",
    clinician="What is the platelet count?",
    help="A low count that does not fit the patient may be clumping: repeat it in a citrate tube.",
    unit="10^9/L",
    plausible=(1, 4000),
    other_units={"K/uL": (1, 0), "/uL": (0.001, 0)},
    cutoffs=(
        Cutoff("dangerously_low", 20, ASH_ITP.at("newly diagnosed adults: admission below 20 x 10^9/L")),
        Cutoff("very_low", 50, CTCAE.at("thrombocytopenia: grade 3 below 50 x 10^9/L")),
        Cutoff("low", 150, DACIE_LEWIS.at("chapter 2, reference ranges: 150 to 410 x 10^9/L")),
    ),
    reference=("low", None),
)
mcv = Quantity(
    id="mcv",
    obtained="tests",
    label="mean red cell volume",
    plain="size of the red blood cells",
    clinician="What is the mean red cell volume?",
    help="From the blood count.",
    unit="fL",
    plausible=(40, 160),
    cutoffs=(Cutoff("high", 100, AFP_MACROCYTOSIS.at("definition: above 100 fL")),),
    reference=(None, "high"),
)
ferritin = Quantity(
    id="ferritin",
    obtained="tests",
    label="ferritin",
    plain="ferritin in the blood (iron stores)",
    clinician="What is the serum ferritin?",
    help="Inflammation, liver disease and iron given lately raise it, so a normal value may hide a lack.",
    unit="ug/L",
    plausible=(0.5, 300_000),
    other_units={"ng/mL": (1, 0), "pmol/L": (0.445, 0)},
    digits=0,
    cutoffs=(
        Cutoff("deficient", 30, AFP_IRON.at("diagnosis: ferritin below 30 ng/mL")),
        Cutoff("low_for_rls", 75, AASM_RLS.at("good practice statement on iron: ferritin 75 ng/mL or less")),
    ),
    reference=("deficient", None),
)
vitamin_b12 = Quantity(
    id="vitamin_b12",
    obtained="tests",
    label="vitamin B12",
    plain="vitamin B12 in the blood",
    clinician="What is the serum total vitamin B12?",
    help="Total B12, taken before any is given. Recent nitrous oxide makes a normal value worthless.",
    exclusion_test=True,
    unit="pmol/L",
    plausible=(10, 20_000),
    other_units={"ng/L": (1000 / 1355.4, 0), "pg/mL": (1000 / 1355.4, 0)},
    digits=0,
    cutoffs=(
        Cutoff("low", 133, NICE_B12.at("table of total B12: deficiency below 133 pmol/L (180 ng/L)")),
        Cutoff("borderline", 258, NICE_B12.at("table of total B12: indeterminate to 258 pmol/L (350 ng/L)")),
    ),
    reference=("low", None),
)
vitamin_d = Quantity(
    id="vitamin_d",
    obtained="tests",
    label="25-hydroxyvitamin D",
    plain="vitamin D in the blood",
    clinician="What is the 25-hydroxyvitamin D?",
    help="25-hydroxyvitamin D, D2 and D3 together; not 1,25-dihydroxyvitamin D.",
    unit="nmol/L",
    plausible=(1, 1500),
    other_units={"ng/mL": (2.5, 0)},
    cutoffs=(
        Cutoff("deficient", 25, ROS_VITAMIN_D.at("thresholds: deficient below 25 nmol/L")),
        Cutoff("adequate", 50, ROS_VITAMIN_D.at("thresholds: adequate for nearly everybody from 50 nmol/L")),
    ),
    reference=("adequate", None),
    flags={"deficient": Flag.LOW, "insufficient": Flag.LOW, "sufficient": Flag.NORMAL},
)
tsh = Quantity(
    id="tsh",
    obtained="tests",
    label="thyroid stimulating hormone",
    plain="TSH in the blood (a test of the thyroid)",
    clinician="What is the thyroid stimulating hormone?",
    help="Not reliable in severe other illness or pituitary disease: there the free thyroxine decides. What "
    "is below what the assay can measure may be entered so: <0.01.",
    exclusion_test=True,
    unit="mIU/L",
    plausible=(0, 1500),
    other_units={"uIU/mL": (1, 0)},
    cutoffs=(
        Cutoff("suppressed", 0.1, NICE_THYROID.at("1.8: subclinical hyperthyroidism: TSH below 0.1 mU/L")),
        *interval(0.4, 4.0, BTF_THYROID.at("typical ranges: TSH 0.4 to 4.0 mU/L")),
        Cutoff("very_high", 10, NICE_THYROID.at("1.5: subclinical hypothyroidism, 10 mU/L or more")),
    ),
    reference=("low", "high"),
    flags={"suppressed": Flag.LOW, "undetectable": Flag.LOW},
)
free_t4 = Quantity(
    id="free_t4",
    obtained="tests",
    label="free thyroxine",
    plain="free thyroxine (thyroid hormone) in the blood",
    clinician="What is the free thyroxine?",
    help="Mind the unit: 1.2 is usual in ng/dL and impossible in pmol/L.",
    exclusion_test=True,
    unit="pmol/L",
    plausible=(2, 200),
    other_units={"ng/dL": (10_000 / 776.87, 0), "pg/mL": (1000 / 776.87, 0)},
    digits=1,
    cutoffs=interval(9, 25, BTF_THYROID.at("typical ranges: FT4 9.0 to 25.0 pmol/L")),
    reference=("low", "high"),
)
ck = Quantity(
    id="ck",
    obtained="tests",
    label="creatine kinase",
    plain="creatine kinase in the blood (rises when muscle is damaged)",
    clinician="What is the creatine kinase?",
    help="The highest value of this episode. It rises for days after hard exercise or an injection into "
    "muscle, and peaks a day or more after an injury: an early normal value is to be repeated.",
    exclusion_test=True,
    unit="U/L",
    plausible=(5, 3_000_000),
    other_units={"ukat/L": (60, 0)},
    cutoffs=(
        Cutoff("raised_female", 200, PATHOLOGY_HARMONY.at("creatine kinase, women: 25 to 200 U/L")),
        Cutoff("raised", 320, PATHOLOGY_HARMONY.at("creatine kinase, men: 40 to 320 U/L")),
        Cutoff("rhabdomyolysis", 1000, AAST_RHABDO.at("diagnosis: 1000 U/L, or five times the upper limit")),
        Cutoff(
            "kidney_risk",
            5000,
            BOSCH_RHABDO.at("kidney injury from 5000 U/L on beside other harm, else from 15,000 to 20,000"),
        ),
    ),
    reference=(None, ("raised_female", "raised")),
)
urine_myoglobin = YesNo(
    id="urine_myoglobin",
    obtained="tests",
    label="myoglobin in the urine",
    plain="muscle pigment in the urine",
    clinician="Is there myoglobin in the urine?",
    help="Measured, or blood on the dipstick without red cells under the microscope. It is gone within "
    "hours, so its absence excludes nothing.",
)
d_dimer = Quantity(
    id="d_dimer",
    obtained="tests",
    label="D-dimer",
    plain="D-dimer in the blood (a trace of clots)",
    clinician="What is the D-dimer?",
    help="A laboratory assay of high sensitivity, before anticoagulants. Say which units: fibrinogen "
    "equivalent (FEU) are twice D-dimer units (DDU). It excludes a clot only where the Wells score is low.",
    exclusion_test=True,
    unit="ng/mL FEU",
    plausible=(10, 1_000_000),
    other_units={"mg/L FEU": (1000, 0), "ng/mL DDU": (2, 0), "mg/L DDU": (2000, 0)},
    cutoffs=(
        Cutoff("raised", 500, ASH_VTE.at("remarks on D-dimer assays: cut-off 500 ug/L")),
        Cutoff("raised_at_any_age", 1000, ASH_VTE.at("age-adjusted cut-off over 50: ten times the years")),
    ),
    reference=(None, "raised"),
    flags={"positive": Flag.HIGH, "pos": Flag.HIGH, "negative": Flag.NORMAL, "neg": Flag.NORMAL},
)
cortisol_morning = Quantity(
    id="cortisol_morning",
    obtained="tests",
    label="morning cortisol",
    plain="cortisol in the blood in the morning",
    clinician="What is the morning cortisol?",
    help="Taken between 8 and 9 o'clock, without steroid treatment; oestrogens raise it.",
    unit="nmol/L",
    plausible=(1, 5000),
    other_units={"ug/dL": (10_000 / 362.46, 0), "ng/mL": (1000 / 362.46, 0)},
    digits=0,
    cutoffs=(Cutoff("low", 140, ENDOCRINE_ADRENAL.at("2.3: below 140 nmol/L (5 ug/dL)")),),
    reference=("low", None),
)
parathyroid_hormone_low = YesNo(
    id="parathyroid_hormone_low",
    obtained="tests",
    label="parathyroid hormone low or inappropriately normal with low calcium",
    plain="parathyroid hormone too low for the calcium",
    clinician="Is parathyroid hormone low, or inappropriately normal for a low calcium?",
    help="From the same sample as the calcium. Correct a low magnesium first.",
)
hepatitis_c_rna = YesNo(
    id="hepatitis_c_rna",
    obtained="tests",
    label="hepatitis C RNA in the blood",
    plain="hepatitis C virus in the blood",
    clinician="Is hepatitis C RNA present?",
    help="By PCR. Antibodies alone may be left over from an infection that is cured.",
    exclusion_test=True,
)
iga_low = YesNo(
    id="iga_low",
    obtained="tests",
    label="low serum IgA",
    plain="too little of the antibody IgA in the blood",
    clinician="Is serum IgA low?",
    help="Below the laboratory's own interval for the patient's age.",
)
monoclonal_protein = YesNo(
    id="monoclonal_protein",
    obtained="tests",
    label="monoclonal protein or abnormal free light chains",
    plain="an abnormal antibody protein in blood or urine",
    clinician="Is there a monoclonal protein or an abnormal free light chain ratio?",
    help="Serum and urine immunofixation and free light chains; the ratio judged for the kidney function.",
)
myositis_antibodies = YesNo(
    id="myositis_antibodies",
    obtained="tests",
    label="myositis-specific antibodies",
    plain="antibodies found in inflammation of muscle",
    clinician="Are there myositis-specific antibodies?",
    help="Anti-Jo-1 and other synthetase antibodies, Mi-2, TIF1-gamma, NXP2, MDA5, SAE, SRP or HMGCR.",
)
forearm_test_abnormal = YesNo(
    id="forearm_test_abnormal",
    obtained="tests",
    label="abnormal forearm exercise test (flat lactate or ammonia)",
    plain="abnormal test of the muscles' fuel supply",
    clinician="Is the forearm exercise test abnormal (flat lactate or flat ammonia)?",
    help="Without a tourniquet. Lactate flat while ammonia rises, or the reverse; both flat is too little "
    "effort.",
)
skin_biopsy_reduced_fibers = YesNo(
    id="skin_biopsy_reduced_fibers",
    obtained="tests",
    label="reduced nerve fibre density on skin biopsy",
    plain="too few small nerve fibres in a skin sample",
    clinician="Does a skin biopsy show reduced nerve fibre density?",
    help="Punch biopsy 10 cm above the ankle, below the fifth percentile for age and sex.",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
