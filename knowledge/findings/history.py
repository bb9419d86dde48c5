"""Who the patient is, and what is known already."""

from __future__ import annotations

from knowledge.criteria import Choice, Cutoff, Finding, Quantity, YesNo
from knowledge.sources import (
    AASM_ICSD3,
    AHA_PAD,
    CORNWALL_LIMP,
    GROWING_PAINS,
    ILAR_JIA,
    NICE_CANCER,
    NICE_OSTEOARTHRITIS,
    PMM_TODDLER,
    WHO_ADOLESCENT,
)


def _diagnosed(key: str, name: str, plain: str, note: str = "") -> YesNo:
    """Declare a condition that counts once diagnosed: `name` for clinicians, `plain` for patients."""
    return YesNo(
        id=key,
        label=f"known {name}",
        plain=plain,
        clinician=f"Has {name} been diagnosed?",
        patient=f"Has a doctor told you that you have {plain}?",
        help=note,
    )


age = Quantity(
    id="age",
    label="age",
    plain="age",
    clinician="What is the patient's age in completed years?",
    patient="How old are you, in years?",
    unit="years",
    plausible=(0, 120),
    fixed=True,
    cutoffs=(
        Cutoff("growing_pains_begin", 4, GROWING_PAINS.at("diagnosis: usual age group 4 to 14 years")),
        Cutoff("small_child", 6, PMM_TODDLER.at("discitis: about two to five years")),
        Cutoff(
            "hip_may_slip", 9, CORNWALL_LIMP.at("hip pain: aged 9 to 16, slipped upper femoral epiphysis")
        ),
        Cutoff("adolescent", 10, WHO_ADOLESCENT.at("key facts: births are counted from the age of ten")),
        Cutoff("growing_pains_end", 15, GROWING_PAINS.at("diagnosis: usual age group 4 to 14 years")),
        Cutoff("child", 16, ILAR_JIA.at("definition: onset before the sixteenth birthday")),
        Cutoff("hip_closed", 17, CORNWALL_LIMP.at("hip pain: aged 9 to 16, slipped upper femoral epiphysis")),
        Cutoff("young_person", 25, NICE_CANCER.at("terms used: young people are 16 to 24 years old")),
        Cutoff(
            "very_young",
            30,
            AHA_PAD.at(
                "table of patients at increased risk: under 50 only diabetes plus another risk factor; "
                "this project keeps twenty years clear of that"
            ),
        ),
        Cutoff(
            "young",
            40,
            AHA_PAD.at(
                "table of patients at increased risk: under 50 only diabetes plus another risk factor; "
                "this project keeps ten years clear of that"
            ),
        ),
        Cutoff("worn_joints", 45, NICE_OSTEOARTHRITIS.at("1.1.1: diagnosis")),
        Cutoff(
            "risk_age", 50, AHA_PAD.at("table of patients at increased risk: 50 to 64 with a risk factor")
        ),
        Cutoff(
            "older",
            60,
            AASM_ICSD3.at("sleep-related leg cramps, demographics: commoner with age, over 60 above all"),
        ),
        Cutoff("pad_age", 65, AHA_PAD.at("table of patients at increased risk: 65 and over, whatever else")),
    ),
)
sex_at_birth = Choice(
    id="sex_at_birth",
    label="sex recorded at birth",
    plain="sex recorded at birth",
    clinician="What sex was recorded at birth?",
    patient="Which sex was recorded when you were born?",
    help="Some conditions, and the normal range of some blood tests, differ by sex.",
    fixed=True,
    options=("female", "male", "intersex"),
    plain_options=("female", "male", "intersex (neither clearly female nor male)"),
)
pregnant = YesNo(
    id="pregnant",
    label="pregnancy",
    plain="pregnancy",
    clinician="Is the patient pregnant?",
    patient="Are you pregnant?",
)
trimester = Choice(
    id="trimester",
    label="trimester of pregnancy",
    plain="stage of pregnancy",
    clinician="Which trimester is it?",
    patient="How far on is your pregnancy?",
    help="Count the weeks from the first day of your last period.",
    options=("none", "first", "second", "third"),
    plain_options=("no pregnancy", "up to week 12", "weeks 13 to 27", "week 28 or later"),
)
gave_birth_recently = YesNo(
    id="gave_birth_recently",
    label="childbirth within the last six weeks",
    plain="childbirth in the past six weeks",
    clinician="Did the patient give birth within the last six weeks?",
    patient="Did you give birth in the past six weeks?",
    help="The risk of a clot is higher in these weeks.",
)
diabetes = Choice(
    id="diabetes",
    label="diagnosed diabetes",
    plain="diabetes",
    clinician="Which type of diabetes, if any, has been diagnosed?",
    patient="Which type of diabetes do you have, if any?",
    help="Diabetes that came with pregnancy counts as another type.",
    options=("none", "type 1", "type 2", "other or unknown type"),
    plain_options=("no diabetes", "type 1", "type 2", "another type, or I do not know which"),
)
prediabetes_known = _diagnosed(
    "prediabetes_known",
    "prediabetes",
    "raised blood sugar just short of diabetes (prediabetes)",
)
kidney_disease_known = _diagnosed(
    "kidney_disease_known", "chronic kidney disease", "long-term kidney disease"
)
acute_kidney_injury_known = YesNo(
    id="acute_kidney_injury_known",
    label="acute kidney injury in this illness",
    clinician="Has acute kidney injury been diagnosed in this illness?",
)
dialysis_type = Choice(
    id="dialysis_type",
    label="dialysis",
    plain="dialysis",
    clinician="Which kind of dialysis, if any, does the patient have?",
    patient="Which kind of dialysis do you have, if any?",
    options=("none", "haemodialysis", "peritoneal dialysis"),
    plain_options=("no dialysis", "a machine cleans the blood", "fluid is run through the belly"),
)
cirrhosis_known = _diagnosed("cirrhosis_known", "cirrhosis", "cirrhosis (a scarred liver)")
hypothyroidism_known = _diagnosed("hypothyroidism_known", "hypothyroidism", "an underactive thyroid")
hyperthyroidism_known = _diagnosed("hyperthyroidism_known", "hyperthyroidism", "an overactive thyroid")
thyroid_untreated = YesNo(
    id="thyroid_untreated",
    label="known thyroid disease that is untreated",
    plain="an untreated thyroid problem",
    clinician="Is known thyroid disease untreated, or its treatment stopped?",
    patient="Is a thyroid problem of yours going without treatment now?",
    help="Answer yes if treatment was never begun, or if you have stopped or often forget your tablets.",
)
addison_known = _diagnosed(
    "addison_known",
    "adrenal insufficiency",
    "Addison's disease or weak adrenal glands",
    "The adrenal glands sit on the kidneys and make hormones that keep salt and blood pressure steady.",
)
parkinson_known = _diagnosed("parkinson_known", "Parkinson's disease", "Parkinson's disease")
hepatitis_c_known = _diagnosed(
    "hepatitis_c_known", "hepatitis C", "hepatitis C", "Answer yes even if it has been treated."
)
alcohol_heavy = YesNo(
    id="alcohol_heavy",
    label="heavy alcohol use",
    plain="heavy drinking",
    clinician="Is alcohol use heavy, or has an alcohol use disorder been diagnosed?",
    patient="Do you drink a lot of alcohol on most days?",
    help="A lot is three drinks or more, for example half a bottle of wine or three beers. Six or more at a "
    "time, every week, count too, and drinking that has become a problem. Who drinks now and then, or in "
    "company, says no. A heavy drinker should not stop all at once without medical help.",
)
alcohol_heavy_before = YesNo(
    id="alcohol_heavy_before",
    label="heavy alcohol use in the past",
    plain="heavy drinking in the past",
    clinician="Was alcohol use heavy in the past?",
    patient="In the past, did you drink a lot of alcohol on most days?",
)
anemia_known = _diagnosed("anemia_known", "anaemia", "anaemia (too few red blood cells)")
hypertension_known = _diagnosed(
    "hypertension_known", "hypertension", "high blood pressure", "Tablets for blood pressure count."
)
high_cholesterol_known = _diagnosed(
    "high_cholesterol_known",
    "high cholesterol",
    "high cholesterol",
    "Tablets for cholesterol count, and other blood fats that are too high.",
)
metabolic_syndrome_known = _diagnosed(
    "metabolic_syndrome_known",
    "metabolic syndrome",
    "metabolic syndrome",
    "A mix of a large waist, high blood pressure, high blood sugar and unhealthy blood fats.",
)
obesity = YesNo(
    id="obesity",
    label="obesity (body mass index of 30 or more)",
    plain="obesity",
    clinician="Is the body mass index 30 or more?",
    patient="Has a doctor told you that you are obese, or is your body mass index 30 or more?",
    help="Your weight in kilograms, divided twice by your height in metres.",
)
lung_disease_known = _diagnosed(
    "lung_disease_known",
    "chronic lung disease (COPD, asthma)",
    "a long-term lung disease, such as COPD or asthma",
    "Oxygen at home counts.",
)
osteoporosis_known = _diagnosed("osteoporosis_known", "osteoporosis", "thin bones (osteoporosis)")
osteoarthritis_known = _diagnosed(
    "osteoarthritis_known",
    "osteoarthritis",
    "worn joints (osteoarthritis)",
    "Of hip, knee, foot or spine above all.",
)
anxiety_or_depression = YesNo(
    id="anxiety_or_depression",
    label="anxiety or depression, diagnosed or evident",
    plain="anxiety or depression",
    clinician="Is there anxiety or depression, diagnosed or evident?",
    patient="Have you been anxious or low on most days for weeks, or has a doctor told you so?",
)
arthritis_known = _diagnosed(
    "arthritis_known",
    "inflammatory arthritis",
    "an inflammation of the joints, such as rheumatoid arthritis",
    "Worn joints (osteoarthritis) do not count.",
)
juvenile_arthritis_known = _diagnosed(
    "juvenile_arthritis_known",
    "juvenile idiopathic arthritis",
    "juvenile arthritis (joints inflamed since childhood)",
)
bowel_disease_known = _diagnosed(
    "bowel_disease_known",
    "inflammatory bowel disease",
    "Crohn's disease or ulcerative colitis",
    "Irritable bowel does not count.",
)
iga_deficiency_known = YesNo(
    id="iga_deficiency_known",
    label="known IgA deficiency",
    clinician="Is IgA deficiency known from an earlier diagnosis?",
)
back_disease_known = _diagnosed(
    "back_disease_known",
    "lumbar disc disease or spinal stenosis",
    "a slipped disc or a narrowed spine",
    "What a scan of the back has shown counts.",
)
cancer_active = YesNo(
    id="cancer_active",
    label="active cancer",
    plain="active cancer",
    clinician="Is there active cancer: treated within the last six months, or palliative?",
    patient="Do you have cancer now, or were you treated for it in the past six months?",
    help="Cancer and its treatment raise the risk of a clot.",
)
cancer_before = YesNo(
    id="cancer_before",
    label="cancer treated more than six months ago",
    plain="cancer that was treated more than six months ago",
    clinician="Was there cancer whose treatment ended more than six months ago?",
    patient="Have you had cancer whose treatment ended more than six months ago?",
    help="However long ago. Of the skin, only a melanoma counts.",
)
clot_before = YesNo(
    id="clot_before",
    label="an earlier deep vein thrombosis or pulmonary embolism",
    plain="an earlier blood clot in a leg or lung",
    clinician="Has the patient had an earlier deep vein thrombosis or pulmonary embolism?",
    patient="Have you ever had a blood clot in a leg or lung before?",
    help="A sore, hard vein just under the skin does not count.",
)
clot_before_same_leg = YesNo(
    id="clot_before_same_leg",
    label="an earlier clot in the leg that troubles now",
    plain="an earlier blood clot in the same leg",
    clinician="Was an earlier clot in the same leg that troubles now?",
    patient="Was an earlier blood clot in the same leg that troubles you now?",
)
recent_surgery = YesNo(
    id="recent_surgery",
    label="major surgery or three days in bed within twelve weeks",
    plain="a big operation or three days in bed in the past twelve weeks",
    clinician="Was there major surgery, or bed rest of three days or more, within the last twelve weeks?",
    patient="In the past twelve weeks, have you had a big operation or spent three days or more in bed?",
    help="A big operation is one under full anaesthetic or with the lower body made numb.",
)
immobility_or_cast = YesNo(
    id="immobility_or_cast",
    label="a leg paralysed or in a cast within twelve weeks",
    plain="a leg paralysed or in a cast",
    clinician="Is a leg paralysed or paretic, or was it in a cast within the last twelve weeks?",
    patient="Is one of your legs paralysed, or was it in a cast, splint or boot in the past twelve weeks?",
)
long_travel = YesNo(
    id="long_travel",
    label="a journey of more than four hours within four weeks",
    plain="a journey of more than four hours in the past four weeks",
    clinician="Was there a journey of more than four hours within the last four weeks?",
    patient="In the past four weeks, have you sat through a journey of more than four hours?",
    help="By plane, car, bus or train.",
)
leg_injury = YesNo(
    id="leg_injury",
    label="an injury of the leg within four weeks",
    plain="an injury of the leg in the past four weeks",
    clinician="Was the leg injured, fractured or crushed within the last four weeks?",
    patient="In the past four weeks, has your leg been injured, broken or crushed?",
    help="A kick, a fall, a torn muscle, or lying for hours on the leg all count.",
)
skin_break = YesNo(
    id="skin_break",
    label="a bite, sting, cut or blister of a leg or foot within two weeks",
    plain="a bite, sting, cut or blister of a leg or foot in the past two weeks",
    clinician="Was there a bite, sting, cut or blister of a leg or foot within the last two weeks?",
    patient="In the past two weeks, have you had a bite, sting, cut or blister on a leg or foot?",
    help="Cracks between the toes count too.",
)
leg_injury_before = YesNo(
    id="leg_injury_before",
    label="an injury of the leg more than four weeks ago",
    plain="an injury of the leg more than four weeks ago",
    clinician="Was the leg injured more than four weeks ago, and did it hurt or swell after that?",
    patient="More than four weeks ago, was your leg injured so that it hurt or swelled for days?",
)
minerals_helped = YesNo(
    id="minerals_helped",
    label="symptoms that potassium, calcium or magnesium took away",
    plain="leg trouble that potassium, calcium or magnesium took away",
    clinician="Have potassium, calcium or magnesium taken the symptoms away?",
    patient="Have potassium, calcium or magnesium taken your leg trouble away?",
    help="By mouth or by drip. A little easier does not count.",
)
eating_disorder = YesNo(
    id="eating_disorder",
    label="known eating disorder",
    plain="anorexia, bulimia or another trouble with eating",
    clinician="Has an eating disorder been diagnosed?",
    patient="Has a doctor told you that you have anorexia, bulimia or another trouble with eating?",
)
liquorice = YesNo(
    id="liquorice",
    label="liquorice on most days",
    plain="liquorice on most days",
    clinician="Is liquorice eaten, chewed or drunk as tea on most days?",
    patient="Do you eat, chew or drink liquorice on most days?",
    help="Sweets, sticks, teas and herbal remedies count. Aniseed without liquorice root does not.",
)
little_sunlight = YesNo(
    id="little_sunlight",
    label="hardly any sunlight on the skin",
    plain="hardly any sunlight on the skin",
    clinician="Does hardly any sunlight reach the skin (housebound, or covered out of doors)?",
    patient="Does hardly any sun reach your skin, because you stay indoors or are always covered?",
)
replacement_stopped = YesNo(
    id="replacement_stopped",
    label="a hormone, mineral or steroid replacement stopped or often missed",
    plain="hormone, mineral or steroid tablets stopped or often missed",
    clinician="Was a hormone, mineral or steroid replacement stopped, or is it often missed?",
    patient="In the past year, did you stop or often miss hormone, mineral or steroid tablets?",
    help="For example thyroid hormone, calcium, vitamin D, potassium, magnesium, or steroids after weeks of "
    "use.",
)
doses_missed = YesNo(
    id="doses_missed",
    label="a regular medicine often missed, or stopped without advice",
    plain="a regular medicine often missed, or stopped without asking",
    clinician="Is a regular medicine often missed, or was one stopped without advice?",
    patient="Do you often miss doses of a regular medicine, or did you stop one without asking?",
    help="Who never misses a dose says no.",
)
steroids_ended = YesNo(
    id="steroids_ended",
    label="steroid treatment that ended within the last year",
    plain="steroid tablets or injections that ended in the past year",
    clinician="Did treatment with a systemic steroid end within the last year?",
    patient="In the past year, did you finish or stop a course of steroid tablets or injections?",
    help="For example for asthma, an allergy, joints or skin. Creams, sprays and inhalers do not count.",
)
ever_smoked = YesNo(
    id="ever_smoked",
    label="smoking now or in the past",
    clinician="Has the patient smoked, now or in the past?",
    help="Where it is told how much was smoked, but not whether it still is.",
)
smoking = Choice(
    id="smoking",
    label="smoking",
    plain="smoking",
    clinician="What is the smoking status?",
    patient="Do you smoke, or have you ever smoked?",
    help="Never means fewer than a hundred cigarettes in your life. Cigars and pipes count as smoking.",
    options=("never", "former", "current", "not now, past not told"),
    plain_options=("I have never smoked", "I used to smoke", "I smoke now", "not now; before, I cannot say"),
)
arterial_disease_known = YesNo(
    id="arterial_disease_known",
    label="known arterial disease outside the legs",
    plain="an earlier heart attack or stroke, or narrowed arteries outside the legs",
    clinician="Has arterial disease of the heart, brain or elsewhere outside the legs been diagnosed?",
    patient="Have you ever had a heart attack, a stroke, or narrowed arteries outside the legs?",
    help="Angina, a stent, a bypass and an aneurysm count too. Arteries of the legs have their own question.",
)
pad_known = _diagnosed("pad_known", "peripheral artery disease", "narrowed or blocked arteries in the legs")
atrial_fibrillation_known = _diagnosed(
    "atrial_fibrillation_known",
    "atrial fibrillation",
    "an irregular heartbeat called atrial fibrillation",
)
neuropathy_known = _diagnosed("neuropathy_known", "neuropathy", "nerve damage in the legs or feet")
sarcoidosis_known = _diagnosed("sarcoidosis_known", "sarcoidosis", "sarcoidosis")
amyloidosis_known = _diagnosed("amyloidosis_known", "amyloidosis", "amyloidosis")
neck_surgery_or_hypoparathyroidism = YesNo(
    id="neck_surgery_or_hypoparathyroidism",
    label="past thyroid or parathyroid surgery or known hypoparathyroidism",
    plain="an operation on the thyroid or parathyroid glands, or weak parathyroid glands",
    clinician="Has there been thyroid or parathyroid surgery, or is hypoparathyroidism known?",
    patient="Have you had a thyroid or parathyroid operation, or do you have weak parathyroid glands?",
    help="The parathyroids are tiny glands in the neck that keep calcium steady. A thyroid that is only "
    "underactive does not count.",
)
vitamin_deficiency_known = _diagnosed(
    "vitamin_deficiency_known",
    "deficiency of vitamin B12, B6 or another B vitamin",
    "a lack of a B vitamin, such as B12",
)
vitamin_d_deficiency_known = _diagnosed(
    "vitamin_d_deficiency_known", "vitamin D deficiency", "a lack of vitamin D"
)
gastric_surgery = YesNo(
    id="gastric_surgery",
    label="earlier gastric or bariatric surgery",
    plain="an operation on the stomach or to lose weight",
    clinician="Has there been gastric or bariatric surgery?",
    patient="Have you ever had an operation on the stomach or to lose weight?",
)
vegan_or_poor_diet = YesNo(
    id="vegan_or_poor_diet",
    label="an unsupplemented vegan diet or a very poor diet",
    plain="vegan food without added B12, or a very poor diet",
    clinician="Is the diet vegan without supplements, or very poor?",
    patient="Do you eat only plants without taking B12, or very little varied food?",
    help="Food or drinks with added B12 count as taking it. Who eats a varied diet, or milk and eggs, says "
    "no.",
)
electrolyte_abnormal_before = YesNo(
    id="electrolyte_abnormal_before",
    label="an abnormal potassium, sodium, calcium or magnesium in the past",
    plain="blood salts that were once too high or too low",
    clinician="Has potassium, sodium, calcium or magnesium ever been abnormal in the past?",
    patient="Has a doctor ever told you that your potassium, sodium, calcium or magnesium was abnormal?",
    help="These are the salts in the blood. Too high and too low both count, also if it was put right.",
)
similar_before = YesNo(
    id="similar_before",
    label="the same trouble before, gone in between",
    plain="the same trouble before, which went away",
    clinician="Has the patient had the same trouble before, with a time without it in between?",
    patient="Have you had the same trouble before, and did it go away in between?",
    help="Weeks, months or years ago. Trouble that comes and goes within one bout counts as one.",
)
since_childhood = YesNo(
    id="since_childhood",
    label="trouble that began in childhood",
    plain="trouble that began in childhood",
    clinician="Did the trouble begin in childhood, before the age of sixteen?",
    patient="Did your leg trouble begin when you were a child, before you were sixteen?",
    help="For example being slow at running, tripping, or sitting out at games for as long as one can "
    "recall.",
)
muscle_disease_in_family = YesNo(
    id="muscle_disease_in_family",
    label="muscle disease in the family",
    plain="muscle disease in the family",
    clinician="Is there muscle disease in the family?",
    patient="Does a muscle disease run in your family?",
    help="Think of parents, brothers, sisters, children, grandparents, uncles and aunts.",
)
similar_in_family = YesNo(
    id="similar_in_family",
    label="the same leg trouble among first-degree relatives",
    plain="the same leg trouble in the family",
    clinician="Do first-degree relatives have the same leg trouble, whatever it is called?",
    patient="Do your parents, brothers, sisters or children have the same leg trouble?",
)
restless_legs_in_family = YesNo(
    id="restless_legs_in_family",
    label="restless legs in the family",
    plain="restless legs in the family",
    clinician="Is there restless legs syndrome among first-degree relatives?",
    patient="Do your parents, brothers, sisters or children have restless legs?",
    help="Restless legs is a strong need to move the legs in the evening or at night.",
)
pad_in_family = YesNo(
    id="pad_in_family",
    label="peripheral artery disease in the family",
    plain="narrowed leg arteries in the family",
    clinician="Is there peripheral artery disease among first-degree relatives?",
    patient="Do your parents, brothers, sisters or children have narrowed or blocked leg arteries?",
    help="A stent, a bypass or an amputation of a leg for poor blood flow counts too.",
)
medicine_started_before = YesNo(
    id="medicine_started_before",
    label="a medicine started or increased within three months before the symptoms",
    plain="a medicine started or increased in the three months before the leg trouble",
    clinician="Was a medicine started or increased within the three months before the symptoms began?",
    patient="In the three months before your leg trouble, did you start a medicine or take more of one?",
    help="Injections, drips, inhalers, the pill, and medicines bought without prescription count too.",
)
worse_on_medicine = YesNo(
    id="worse_on_medicine",
    label="symptoms that a medicine made worse",
    plain="leg trouble that a medicine made worse",
    clinician="Has a medicine made the symptoms worse?",
    patient="Has a medicine made your leg trouble worse?",
    help="One against sleeplessness, allergy, sickness or low mood, for example. Trouble that went when a "
    "medicine was stopped or cut down counts too.",
)
treatment_no_help = YesNo(
    id="treatment_no_help",
    label="treatment that was tried without effect",
    plain="treatment that was tried without effect",
    clinician="Was treatment given a fair try without effect: painkillers, exercises, physiotherapy?",
    patient="Have you given a treatment a fair try, such as painkillers or exercises, without any effect?",
)
quinine_considered = YesNo(
    id="quinine_considered",
    label="quinine offered, asked about or bought for cramps",
    plain="quinine offered, wanted or bought for cramps",
    clinician="Has quinine been offered, asked about or bought for the cramps?",
    patient="Have you been offered quinine for cramps, bought it, or thought of taking it?",
    help="Tonic water against cramps counts. Quinine can be dangerous: do not start it for cramps.",
)
hot_climate = YesNo(
    id="hot_climate",
    label="life or work in a hot climate",
    plain="life or work in the heat",
    clinician="Does the patient live or work in a hot climate?",
    patient="Do you live or work in a hot place?",
    help="A kitchen, bakery or foundry counts too.",
)
flat_feet_known = YesNo(
    id="flat_feet_known",
    label="known flat feet",
    plain="flat feet",
    clinician="Are flat feet (pes planovalgus) known?",
    patient="Do you have flat feet?",
    help="The inner edge of the foot touches the floor when you stand. A wet footprint shows it.",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
