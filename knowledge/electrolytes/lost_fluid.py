"""Fluid and salts without a measurement: losses, medicines, tetany, and lack of water.

Nothing here says more than MODERATE of an electrolyte: only a measurement does (`measured_salts`),
tetany in somebody whose parathyroid glands fail, and hips that fail within a day of what lowers potassium.
"""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.medication import medicine_classes

cramping = any_of(f.leg_cramp, f.quality.any_of("cramping"))
sore_or_weak = any_of(f.muscle_pain_widespread, f.weakness_proximal, f.general_weakness, f.bone_pain_at_night)
weak = any_of(f.leg_weakness, f.weakness_proximal, f.general_weakness)
spasm = any_of(f.tetany, f.trousseau_or_chvostek)
sodium_at_risk, METAB_142 = define(
    "sodium_at_risk",
    "two medicines that lower sodium, in later life",
    rule="METAB-142",
    when=all_of(
        f.age.at_least("pad_age"),
        at_least(2, f.thiazides, f.antidepressants, f.proton_pump_inhibitors, f.other_sodium_lowering_drugs),
    ),
    also=(
        supports(d.HYPONATREMIA, WEAK),
        escalates(SOON, d.HYPONATREMIA),
        recommends(s.LAB_ELECTROLYTES),
    ),
    because="In later life two of a water tablet, an antidepressant, an acid blocker and their like often "
    "bring sodium down together, so it is measured this week.",
    references=(
        src.BNF.at("hyponatraemia: medicines that can cause it"),
        src.EUROPEAN_SODIUM.at("causes: medicines"),
    ),
)
electrolyte_loss, METAB_55 = define(
    "electrolyte_loss",
    "loss of fluid and electrolytes",
    rule="METAB-55",
    when=any_of(f.vomiting_or_diarrhea, f.heavy_sweating, f.in_heat_with_sweating),
    because="Sweat, vomit and stool carry salts away with the water.",
    claims=("E03",),
    references=(src.NATA_HEAT.at("exercise-associated muscle cramps: fluid and sodium losses"),),
)
# As far as a patient can tell, so that it is surely absent in someone who was asked and never measured.
electrolyte_risk, METAB_150 = define(
    "electrolyte_risk",
    "a reason to measure electrolytes",
    "a reason to have your blood salts measured",
    rule="METAB-150",
    when=any_of(
        electrolyte_loss,
        medicine_classes.diuretics,
        medicine_classes.potassium_losing_drug,
        f.antidepressants,
        f.other_sodium_lowering_drugs,
        f.proton_pump_inhibitors,
        f.bisphosphonates,
        f.calcineurin_inhibitors,
        f.lithium,
        f.neurotoxic_chemotherapy,
        f.kidney_disease_known,
        f.dialysis_type.is_("haemodialysis", "peritoneal dialysis"),
        f.alcohol_heavy,
        f.addison_known,
        f.neck_surgery_or_hypoparathyroidism,
        f.vitamin_d_deficiency_known,
        f.electrolyte_abnormal_before,
        f.cramps_elsewhere,
        f.tetany,
        weak,
        f.liquorice,
        f.eating_disorder,
        f.confusion_or_seizure,
        f.palpitations_or_fainting,
    ),
    because="Fluid loss, certain medicines and illnesses, weakness, confusion or palpitations may mean "
    "abnormal blood salts.",
    claims=("A05", "E34", "E46", "E52"),
    references=(
        src.BNF.at("9: fluids and electrolytes"),
        src.SFE_HYPOCALCAEMIA.at("causes"),
        src.EUROPEAN_SODIUM.at("causes of hyponatraemia: medicines, losses, adrenal and kidney failure"),
    ),
)
dehydration_signs, METAB_69 = define(
    "dehydration_signs",
    "signs of dehydration",
    rule="METAB-69",
    when=at_least(2, f.thirst_or_dry_mouth, f.little_urine, f.dizzy_on_standing, f.volume_depletion_signs),
    also=(
        supports(d.DEHYDRATION, MODERATE),
        recommends(s.EXAM_FLUID),
        recommends(s.LAB_ELECTROLYTES),
        recommends(s.LAB_METABOLIC),
    ),
    because="Thirst, little urine and dizziness on standing together suggest dehydration.",
    claims=("A04", "C04"),
    references=(src.KDIGO_AKI.at("evaluation of volume status"),),
)

_LOST_BOTH_WAYS = all_of(f.vomiting_or_diarrhea, f.vomiting, f.diarrhea)  # one "no" answers both
# Not thirst: whoever is thirsty and drinks keeps up.
_SHORT_OF_FLUID = any_of(f.little_urine, f.dizzy_on_standing, f.volume_depletion_signs)

RULES: tuple[Rule, ...] = (
    # Reasons to suspect an electrolyte
    METAB_55,
    METAB_150,
    Rule(
        id="METAB-56",
        when=electrolyte_loss,
        then=(
            supports(d.ELECTROLYTE_IMBALANCE, WEAK),
            supports(d.DEHYDRATION, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Losing much fluid means losing salts too, and only a blood test shows how much.",
        claims=("A05", "D17", "E03"),
    ),
    Rule(
        id="METAB-253",
        when=all_of(f.vomiting_or_diarrhea, _SHORT_OF_FLUID),
        then=(
            supports(d.DEHYDRATION, STRONG),
            escalates(SOON),
            recommends(s.ADVICE_FLUIDS),
            recommends(s.EXAM_FLUID),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Vomiting or diarrhoea with little urine or dizziness has taken more than was drunk.",
        claims=("A04", "C04"),
        references=(src.KDIGO_AKI.at("evaluation of volume status"),),
    ),
    Rule(
        id="METAB-254",
        when=all_of(_LOST_BOTH_WAYS, _SHORT_OF_FLUID),
        then=(*s.urgent(d.DEHYDRATION),),
        because="Vomiting with diarrhoea and dizziness or little urine may need a drip the same day.",
        claims=("A04", "C04"),
    ),
    Rule(
        id="METAB-300",
        # A heart or an infection lowers the pressure too: fluid has to have been lost.
        when=all_of(
            any_of(f.vomiting_or_diarrhea, f.volume_depletion_signs, f.in_heat_with_sweating),
            any_of(
                f.systolic_pressure.at_most("very_low"),
                all_of(f.unstable_vital_signs, f.heart_rate.at_least("very_fast")),
            ),
        ),
        then=(supports(d.DEHYDRATION, STRONG), *s.emergency(), recommends(s.TREAT_FLUIDS)),
        because="After such a loss, a pressure this low or a pulse this fast takes fluid by vein at once.",
        claims=("A04", "C04"),
        references=(src.NICE_FLUIDS.at("1.2 and 1.3: indicators of urgent resuscitation; resuscitation"),),
    ),
    Rule(
        id="METAB-255",
        when=all_of(_LOST_BOTH_WAYS, cramping),
        then=(supports(d.DEHYDRATION, MODERATE), escalates(SOON), recommends(s.ADVICE_FLUIDS)),
        because="Muscles that cramp during vomiting and diarrhoea show that much fluid is gone.",
        claims=("A04", "C04", "E03"),
    ),
    Rule(
        id="METAB-271",
        # Asked only of those who lose fluid that way: one "no" answers both.
        when=all_of(
            f.vomiting_or_diarrhea,
            f.profuse_diarrhea,
            any_of(
                _SHORT_OF_FLUID,
                all_of(cramping, any_of(f.thirst_or_dry_mouth, f.vomiting)),
                f.fainting,
                f.drowsy_or_slowed,
                f.unstable_vital_signs,
                f.systolic_pressure.at_most("low"),
            ),
        ),
        then=(
            supports(d.DEHYDRATION, STRONG),
            *s.emergency(d.DEHYDRATION),
            recommends(s.EXAM_FLUID),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Stools like water in such amounts empty the body within hours, and such signs show that "
        "they do.",
        claims=("A04", "C04"),
        references=(src.CDC_CHOLERA.at("deadly without timely rehydration; signs of severe dehydration"),),
    ),
    Rule(
        id="METAB-277",
        when=all_of(f.vomiting_or_diarrhea, f.profuse_diarrhea, any_of(cramping, f.vomiting)),
        then=(
            supports(d.DEHYDRATION, STRONG),
            *s.urgent(d.DEHYDRATION),
            recommends(s.ADVICE_FLUIDS),
            recommends(s.EXAM_FLUID),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Stools like water with cramps or vomiting can outrun what is drunk within the day.",
        claims=("A04", "C04"),
        references=(src.CDC_CHOLERA.at("deadly without timely rehydration; signs of severe dehydration"),),
    ),
    Rule(
        id="METAB-57",
        # Those that spare potassium spare magnesium too (METAB-495).
        when=all_of(any_of(f.thiazides, f.loop_diuretics, f.other_diuretics), any_of(cramping, weak)),
        # A cramp is what anybody has: until more is told, the salts are a risk, and measured.
        then=(
            supports(d.ELECTROLYTE_IMBALANCE, WEAK),
            supports(d.HYPONATREMIA, WEAK),
            supports(d.HYPOMAGNESEMIA, WEAK),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Water tablets (diuretics) work by driving out salts, and for that reason often cause "
        "cramps.",
        claims=("E34", "E52"),
        references=(src.BNF.at("2: diuretics: hyponatraemia, hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-58",
        when=all_of(medicine_classes.potassium_losing_drug, any_of(cramping, weak)),
        then=(supports(d.HYPOKALEMIA, WEAK), recommends(s.LAB_ELECTROLYTES)),
        because="In someone on a medicine that lowers potassium, cramps may be the first sign of it.",
        claims=("E52",),
        references=(src.BNF.at("hypokalaemia: medicines that can cause it"),),
    ),
    Rule(
        id="METAB-59",
        when=all_of(medicine_classes.potassium_losing_drug, electrolyte_loss),
        then=(supports(d.ELECTROLYTE_IMBALANCE, MODERATE), supports(d.HYPOKALEMIA, MODERATE)),
        because="A medicine that lowers potassium, together with losses by sweat or bowel, often makes "
        "potassium fall.",
        claims=("E03", "E34"),
        references=(src.BNF.at("hypokalaemia: medicines that can cause it"),),
    ),
    Rule(
        id="METAB-131",
        when=all_of(f.antidepressants, any_of(cramping, weak)),
        then=(supports(d.HYPONATREMIA, WEAK),),
        because="Antidepressants of every kind can make the body hold water, so that sodium falls.",
        references=(src.BNF.at("antidepressant drugs: hyponatraemia"),),
    ),
    Rule(
        id="METAB-60",
        when=all_of(
            any_of(
                f.alcohol_heavy,
                f.proton_pump_inhibitors,
                f.calcineurin_inhibitors,
                f.other_salt_losing_drugs,
                f.chronic_bloody_diarrhea,
            ),
            any_of(cramping, weak, f.tetany, f.palpitations_or_fainting),
        ),
        then=(supports(d.HYPOMAGNESEMIA, WEAK), escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="Alcohol, acid blockers, transplant medicines, some antibiotics and cancer medicines, and a "
        "diseased bowel use up magnesium.",
        claims=("E05",),
        references=(src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-61",
        when=any_of(
            f.neck_surgery_or_hypoparathyroidism,
            f.vitamin_d_deficiency_known,
            f.vitamin_d.below("deficient"),
            f.bisphosphonates,
        ),
        then=(supports(d.HYPOCALCEMIA, WEAK), escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="Too little parathyroid hormone or vitamin D, or a medicine that slows the loss of bone, can "
        "make calcium fall.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("causes"),),
    ),
    Rule(
        id="METAB-152",
        when=all_of(f.liquorice, any_of(cramping, weak, f.headache)),
        then=(supports(d.HYPOKALEMIA, WEAK), escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="Liquorice eaten for weeks makes the kidneys waste potassium, and blood pressure rise.",
        references=(src.LICORICE.at("abstract: hypertension, hypokalaemia, low renin and aldosterone"),),
    ),
    Rule(
        id="METAB-153",
        when=f.eating_disorder,
        then=(
            supports(d.HYPOKALEMIA, WEAK),
            supports(d.HYPOMAGNESEMIA, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Hunger, vomiting and laxatives empty the body of potassium, magnesium and phosphate.",
        references=(src.NICE_EATING.at("1.10: assess fluid and electrolyte balance"),),
    ),
    Rule(
        id="METAB-157",
        when=all_of(
            any_of(f.little_sunlight, f.vegan_or_poor_diet, f.gastric_surgery),
            sore_or_weak,
        ),
        then=(supports(d.HYPOCALCEMIA, WEAK), escalates(ROUTINE), recommends(s.LAB_VITAMIN_D)),
        because="Sore or weak muscles in someone who gets little sun or poor food may lack vitamin D.",
        claims=("E06",),
        references=(src.ROS_VITAMIN_D.at("who to test: musculoskeletal symptoms; risk factors"),),
    ),
    Rule(
        id="METAB-446",
        when=f.bone_xray.is_("soft bone (pseudofractures, rickets)"),
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            escalates(SOON),
            recommends(s.LAB_VITAMIN_D),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_PARATHYROID),
        ),
        because="Bone that the X-ray shows to be soft lacks vitamin D, calcium or phosphate.",
        claims=("E06",),
        references=(
            src.ROS_VITAMIN_D.at("who to test: bone diseases that vitamin D improves"),
            src.SPEG_VITAMIN_D.at("clinical assessment; investigations: bone profile"),
        ),
    ),
    Rule(
        id="METAB-470",
        # Rickets bends a bone; in somebody grown up it cracks.
        when=all_of(f.bone_xray.is_("soft bone (pseudofractures, rickets)"), no(f.age.below("child"))),
        then=(escalates(SOON), recommends(s.REFER_SOFT_BONE)),
        because="A line in a grown-up's soft bone may become a break.",
        references=(src.MHRA_FEMUR.at("advice: thigh, hip or groin pain, incomplete fracture"),),
    ),
    Rule(
        id="METAB-472",
        when=all_of(
            f.bone_xray.is_("soft bone (pseudofractures, rickets)"),
            any_of(f.bisphosphonates, f.cannot_bear_weight),
        ),
        then=(*s.urgent(), recommends(s.REFER_SOFT_BONE)),
        because="A line in soft bone may go through if a bisphosphonate is taken, and may already have done "
        "so if the leg carries no weight.",
        references=(src.MHRA_FEMUR.at("advice: thigh, hip or groin pain, incomplete fracture"),),
    ),
    Rule(
        id="METAB-177",
        # A child that cramps now and then in bed is well; one that has done so for months is measured once.
        when=all_of(
            f.leg_cramp,
            f.age.below("child"),
            any_of(f.duration.is_("months", "over a year"), f.cramps_elsewhere, f.little_sunlight),
        ),
        then=(
            supports(d.HYPOCALCEMIA, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_VITAMIN_D),
        ),
        because="Cramps that stay with a child for months, or reach beyond the legs, may be a lack of "
        "calcium, magnesium or vitamin D.",
        claims=("E05", "E06"),
        references=(src.SPEG_VITAMIN_D.at("clinical assessment; investigations: bone profile"),),
    ),
    Rule(
        id="METAB-178",
        when=all_of(
            f.poor_growth,
            f.age.below("young_person"),
            any_of(f.leg_cramp, f.leg_pain, f.tetany, f.bone_pain_at_night, weak),
        ),
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            escalates(SOON),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_VITAMIN_D),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_CBC),
        ),
        because="Cramps, pain or weakness in a child that does not thrive suggest that calcium or vitamin "
        "D is not absorbed, or a disease of kidney, gut or blood.",
        claims=("E06",),
        references=(
            src.SPEG_VITAMIN_D.at("clinical assessment: height and weight plotted; signs of rickets"),
        ),
    ),
    Rule(
        id="METAB-62",
        when=f.electrolyte_abnormal_before,
        then=(supports(d.ELECTROLYTE_IMBALANCE, WEAK), escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="A salt that was out of range before may be so again, which today's blood test has to show.",
        claims=("A05", "E46"),
    ),
    Rule(
        id="METAB-63",
        when=f.cramps_elsewhere,
        then=(supports(d.ELECTROLYTE_IMBALANCE, WEAK), escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="Cramps beyond the legs point to something that reaches every muscle, such as the blood.",
        claims=("E46",),
        references=(src.NICE_CKS_CRAMPS.at("assessment: features that suggest a secondary cause"),),
    ),
    # Signs that an electrolyte is off, and dangerous
    Rule(
        id="METAB-64",
        when=spasm,
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            supports(d.HYPOMAGNESEMIA, WEAK),
            supports(d.ELECTROLYTE_IMBALANCE, MODERATE),
            escalates(SOON, d.ELECTROLYTE_IMBALANCE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Tingling around the mouth or spasms of the hands suggest a lack of calcium or magnesium.",
        claims=("E05", "E06"),
        references=(src.SFE_HYPOCALCAEMIA.at("symptoms and signs"),),
    ),
    Rule(
        id="METAB-65",
        # Tapping the cheek makes many healthy people twitch.
        when=any_of(f.tetany, all_of(f.trousseau_or_chvostek, f.cramps_elsewhere)),
        then=(*s.urgent(d.ELECTROLYTE_IMBALANCE), recommends(s.TEST_ECG)),
        because="Tetany may lead to seizures and a disturbed heartbeat, so the blood salts are measured, and "
        "the heart traced, today.",
        references=(src.SFE_HYPOCALCAEMIA.at("symptoms and signs; electrocardiogram"),),
    ),
    Rule(
        id="METAB-66",
        when=all_of(any_of(spasm, f.tingling), f.neck_surgery_or_hypoparathyroidism),
        then=(*s.emergency(d.HYPOCALCEMIA), recommends(s.LAB_CALCIUM_TODAY), recommends(s.TEST_ECG)),
        because="Tingling or tetany with failing or lost parathyroid glands should be taken for low calcium "
        "until it is measured.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("acute and symptomatic, after neck surgery"),),
    ),
    Rule(
        id="METAB-154",
        when=all_of(spasm, f.neck_surgery_or_hypoparathyroidism),
        then=(supports(d.HYPOCALCEMIA, STRONG), *s.emergency(d.HYPOCALCEMIA), recommends(s.TREAT_CALCIUM)),
        because="Tetany in someone whose parathyroid glands were operated on or fail is low calcium.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("causes: neck surgery; symptoms and signs; treatment"),),
    ),
    Rule(
        id="METAB-155",
        when=all_of(
            f.neck_surgery_or_hypoparathyroidism,
            f.replacement_stopped,
            any_of(cramping, weak, f.tingling, f.tetany),
        ),
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            *s.urgent(d.HYPOCALCEMIA),
            recommends(s.LAB_CALCIUM_TODAY),
            recommends(s.TEST_ECG),
        ),
        because="Without the calcium or vitamin D that replaces the parathyroid glands, calcium falls within "
        "days.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("causes, symptoms; after neck surgery"),),
    ),
    Rule(
        id="METAB-140",
        when=all_of(f.neck_surgery_or_hypoparathyroidism, cramping),
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            escalates(SOON, d.HYPOCALCEMIA),
            recommends(s.LAB_CALCIUM_TODAY),
            recommends(s.TEST_ECG),
        ),
        because="Cramps after neck surgery, or with weak parathyroid glands, are taken for low calcium until "
        "it is measured, and it is measured today.",
        claims=("E06",),
        references=(src.SFE_HYPOCALCAEMIA.at("causes, symptoms; after neck surgery"),),
    ),
    Rule(
        id="METAB-141",
        when=all_of(any_of(f.thiazides, f.loop_diuretics, f.other_diuretics), weak),
        # Potassium and sodium within their range take it back.
        then=(
            *s.urgent(d.HYPOKALEMIA),
            escalates(URGENT, d.HYPONATREMIA),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
            recommends(s.TEST_ECG),
        ),
        because="Weak muscles on a diuretic may mean low potassium or sodium, which a blood test today has "
        "to show.",
        claims=("E34", "E46"),
        references=(
            src.BNF.at("2: diuretics: hypokalaemia, hyponatraemia"),
            src.CTCAE.at("hypokalemia, grade 2: symptomatic, intervention indicated"),
        ),
    ),
    METAB_142,
    Rule(
        id="METAB-143",
        when=all_of(
            sodium_at_risk,
            any_of(f.drowsy_or_slowed, f.confusion_or_seizure, f.vomiting_or_diarrhea, f.dizzy_on_standing),
        ),
        then=(
            supports(d.HYPONATREMIA, MODERATE),
            *s.urgent(d.HYPONATREMIA),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Anyone unwell on medicines that lower sodium needs it measured today.",
        references=(src.EUROPEAN_SODIUM.at("classification: moderately severe and severe symptoms"),),
    ),
    Rule(
        id="METAB-67",
        when=all_of(f.palpitations_or_fainting, f.dialysis_type.is_("haemodialysis", "peritoneal dialysis")),
        then=(
            supports(d.ELECTROLYTE_IMBALANCE, MODERATE),
            *s.emergency(d.ELECTROLYTE_IMBALANCE),
            recommends(s.TEST_ECG),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A disturbed heartbeat in someone on dialysis may be due to potassium, which has to be "
        "measured at once.",
        claims=("D18", "E46"),
        references=(src.UKKA_POTASSIUM.at("risk factors, clinical features, electrocardiogram"),),
    ),
    Rule(
        id="METAB-68",
        # How urgent that is, whatever the cause, is said among the rules of safety.
        when=any_of(f.confusion_or_seizure, f.palpitations_or_fainting),
        then=(supports(d.ELECTROLYTE_IMBALANCE, WEAK), recommends(s.LAB_ELECTROLYTES)),
        because="Cramps together with trouble of the brain or heart may be due to abnormal blood salts.",
        claims=("E46",),
        references=(
            src.EUROPEAN_SODIUM.at("classification: severe symptoms"),
            src.UKKA_POTASSIUM.at("clinical features"),
        ),
    ),
    # Lack of water: a companion of benign cramps and a rival of them
    METAB_69,
    Rule(
        id="METAB-70",
        when=any_of(
            f.volume_depletion_signs,
            all_of(
                dehydration_signs, any_of(f.low_fluid_intake, electrolyte_loss, medicine_classes.diuretics)
            ),
        ),
        then=(supports(d.DEHYDRATION, STRONG), recommends(s.ADVICE_FLUIDS), recommends(s.LAB_METABOLIC)),
        because="The symptoms suggest dehydration, and the examination or a reason for it supports that.",
        claims=("A04", "C04", "D17"),
        references=(src.KDIGO_AKI.at("evaluation of volume status"),),
    ),
    Rule(
        id="METAB-167",
        when=all_of(
            f.urea.above("high"),
            any_of(
                f.thirst_or_dry_mouth,
                f.dizzy_on_standing,
                f.little_urine,
                electrolyte_loss,
                medicine_classes.diuretics,
            ),
        ),
        then=(supports(d.DEHYDRATION, MODERATE), recommends(s.EXAM_FLUID)),
        because="A raised urea beside thirst or lost fluid suggests that the kidneys get too little of it.",
        claims=("A04", "C04"),
        references=(
            src.PATHOLOGY_HARMONY.at("urea: 2.5 to 7.8 mmol/L"),
            src.KDIGO_AKI.at("evaluation of volume status"),
        ),
    ),
    Rule(
        id="METAB-71",
        when=f.low_fluid_intake,
        then=(supports(d.DEHYDRATION, WEAK), recommends(s.ADVICE_FLUIDS)),
        because="Drinking too little can lead to cramps, though by itself it proves no lack of water.",
        claims=("A04", "C04"),
    ),
    Rule(
        id="METAB-72",
        when=all_of(
            f.low_fluid_intake,
            any_of(f.hot_climate, f.heavy_sweating, f.in_heat_with_sweating, f.after_unusual_exercise),
        ),
        then=(supports(d.DEHYDRATION, MODERATE),),
        because="Heat and hard effort cost much water, which drinking little does not replace.",
        claims=("C04",),
    ),
    Rule(
        id="METAB-73",
        when=all_of(no(dehydration_signs), no(f.low_fluid_intake), no(electrolyte_loss)),
        then=(opposes(d.DEHYDRATION, MODERATE),),
        because="There is neither a sign of dehydration nor a reason for it.",
        claims=("A04", "C04"),
    ),
)
