"""Fluid and salts without a measurement: losses, medicines, tetany, lack of water, and heat.

Nothing here says more than MODERATE of an electrolyte: only a measurement does (`metabolic_electrolytes`).
"""

from __future__ import annotations

from knowledge.concepts import (
    dehydration_signs,
    diuretics,
    electrolyte_loss,
    potassium_losing_drug,
)
from knowledge.criteria import (
    EMERGENCY,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import (
    DEHYDRATION,
    ELECTROLYTE_IMBALANCE,
    HEAT_CRAMPS,
    HYPOCALCEMIA,
    HYPOKALEMIA,
    HYPOMAGNESEMIA,
    HYPONATREMIA,
)
from knowledge.findings import medicines
from knowledge.findings.character import cramps_elsewhere, quality
from knowledge.findings.examination import trousseau_or_chvostek, volume_depletion_signs
from knowledge.findings.general import (
    chronic_bloody_diarrhea,
    confusion_or_seizure,
    dizzy_on_standing,
    drowsy_or_slowed,
    heavy_sweating,
    little_urine,
    low_fluid_intake,
    palpitations_or_fainting,
    tetany,
    thirst_or_dry_mouth,
    vomiting_or_diarrhea,
)
from knowledge.findings.history import (
    alcohol_heavy,
    dialysis_type,
    electrolyte_abnormal_before,
    hot_climate,
    neck_surgery_or_hypoparathyroidism,
    vitamin_d_deficiency_known,
)
from knowledge.findings.laboratory import vitamin_d
from knowledge.findings.timing import (
    after_unusual_exercise,
    comes_with_exertion,
    in_heat_with_sweating,
    leg_cramp,
)
from knowledge.sources import (
    BNF,
    EUROPEAN_SODIUM,
    KDIGO_AKI,
    NATA_HEAT,
    NICE_CKS_CRAMPS,
    SFE_CALCIUM,
    UKKA_POTASSIUM,
)
from knowledge.steps import (
    ADVICE_FLUIDS,
    EXAM_FLUID,
    LAB_ELECTROLYTES,
    LAB_METABOLIC,
    REFER_EMERGENCY,
    TEST_ECG,
)

cramping = any_of(leg_cramp, quality.any_of("cramping"))

RULES: tuple[Rule, ...] = (
    # Reasons to suspect an electrolyte
    Rule(
        id="METAB-55",
        when=any_of(vomiting_or_diarrhea, heavy_sweating, in_heat_with_sweating, chronic_bloody_diarrhea),
        then=(concludes(electrolyte_loss),),
        because="Sweat, vomit and stool carry salts away with the water.",
        claims=("E03",),
        references=(NATA_HEAT.at("exercise-associated muscle cramps: fluid and sodium losses"),),
    ),
    Rule(
        id="METAB-56",
        when=electrolyte_loss,
        then=(
            supports(ELECTROLYTE_IMBALANCE, WEAK),
            supports(HYPOKALEMIA, WEAK),
            supports(HYPONATREMIA, WEAK),
            supports(DEHYDRATION, WEAK),
            escalates(ROUTINE),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Whoever loses much fluid loses salts too, and how much only a measurement tells.",
        claims=("A05", "D17", "E03"),
    ),
    Rule(
        id="METAB-57",
        when=diuretics,
        then=(
            supports(ELECTROLYTE_IMBALANCE, MODERATE),
            supports(HYPONATREMIA, WEAK),
            supports(HYPOMAGNESEMIA, WEAK),
            escalates(ROUTINE),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Diuretics work by driving out salts, and are closely tied to cramps for that reason.",
        claims=("E34", "E52"),
        references=(BNF.at("2: diuretics: hyponatraemia, hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-58",
        when=potassium_losing_drug,
        then=(supports(HYPOKALEMIA, WEAK), escalates(ROUTINE), recommends(LAB_ELECTROLYTES)),
        because="In someone on a medicine that lowers potassium, cramps may be the first sign of it.",
        claims=("E52",),
        references=(BNF.at("hypokalaemia: medicines that can cause it"),),
    ),
    Rule(
        id="METAB-59",
        when=all_of(any_of(diuretics, potassium_losing_drug), electrolyte_loss),
        then=(supports(ELECTROLYTE_IMBALANCE, MODERATE), supports(HYPOKALEMIA, MODERATE)),
        because="When a medicine and sweat or bowel take salts at the same time, few people keep their "
        "potassium.",
        claims=("E03", "E34"),
        references=(BNF.at("hypokalaemia: medicines that can cause it"),),
    ),
    Rule(
        id="METAB-131",
        when=medicines.antidepressants,
        then=(
            supports(HYPONATREMIA, WEAK),
            escalates(ROUTINE),
        ),
        because="Antidepressants of every kind can make the body hold water, so that sodium falls.",
        references=(BNF.at("antidepressant drugs: hyponatraemia"),),
    ),
    Rule(
        id="METAB-60",
        when=any_of(
            alcohol_heavy,
            medicines.proton_pump_inhibitors,
            medicines.calcineurin_inhibitors,
            chronic_bloody_diarrhea,
        ),
        then=(supports(HYPOMAGNESEMIA, WEAK), escalates(ROUTINE), recommends(LAB_ELECTROLYTES)),
        because="Alcohol, acid blockers, transplant medicines and a diseased bowel use up magnesium.",
        claims=("E05",),
        references=(BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-61",
        when=any_of(
            neck_surgery_or_hypoparathyroidism,
            vitamin_d_deficiency_known,
            vitamin_d.below("deficient"),
            medicines.bisphosphonates,
        ),
        then=(supports(HYPOCALCEMIA, WEAK), escalates(ROUTINE), recommends(LAB_ELECTROLYTES)),
        because="Too little parathyroid hormone or vitamin D, or a brake on bone, lets calcium fall.",
        claims=("E06",),
        references=(SFE_CALCIUM.at("hypocalcaemia: causes"),),
    ),
    Rule(
        id="METAB-62",
        when=electrolyte_abnormal_before,
        then=(supports(ELECTROLYTE_IMBALANCE, WEAK), escalates(ROUTINE), recommends(LAB_ELECTROLYTES)),
        because="What was out of range once may be so again, which today's measurement has to show.",
        claims=("A05", "E46"),
    ),
    Rule(
        id="METAB-63",
        when=cramps_elsewhere,
        then=(supports(ELECTROLYTE_IMBALANCE, WEAK), escalates(ROUTINE), recommends(LAB_ELECTROLYTES)),
        because="Cramps beyond the legs point to something that reaches every muscle, such as the blood.",
        claims=("E46",),
        references=(NICE_CKS_CRAMPS.at("assessment: features that suggest a secondary cause"),),
    ),
    # Signs that an electrolyte is off, and dangerous
    Rule(
        id="METAB-64",
        when=any_of(tetany, trousseau_or_chvostek),
        then=(
            supports(HYPOCALCEMIA, MODERATE),
            supports(HYPOMAGNESEMIA, WEAK),
            supports(ELECTROLYTE_IMBALANCE, MODERATE),
            escalates(SOON, ELECTROLYTE_IMBALANCE),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Nerves that fire by themselves round the mouth and in the hands lack calcium or magnesium.",
        claims=("E05", "E06"),
        references=(SFE_CALCIUM.at("hypocalcaemia: symptoms and signs"),),
    ),
    Rule(
        id="METAB-65",
        when=tetany,
        then=(escalates(URGENT, ELECTROLYTE_IMBALANCE),),
        because="Tetany may go on to seizures and a disturbed heart beat unless the blood shows otherwise.",
        references=(SFE_CALCIUM.at("hypocalcaemia: symptoms and signs"),),
    ),
    Rule(
        id="METAB-66",
        when=all_of(tetany, neck_surgery_or_hypoparathyroidism),
        then=(escalates(EMERGENCY, HYPOCALCEMIA), recommends(REFER_EMERGENCY)),
        because="Tetany in someone with failing or lost parathyroid glands is low calcium until measured.",
        claims=("E06",),
        references=(SFE_CALCIUM.at("hypocalcaemia: acute and symptomatic, after neck surgery"),),
    ),
    Rule(
        id="METAB-67",
        when=all_of(palpitations_or_fainting, dialysis_type.is_("haemodialysis", "peritoneal dialysis")),
        then=(
            supports(ELECTROLYTE_IMBALANCE, MODERATE),
            escalates(EMERGENCY, ELECTROLYTE_IMBALANCE),
            recommends(REFER_EMERGENCY),
            recommends(TEST_ECG),
            recommends(LAB_ELECTROLYTES),
        ),
        because="A disturbed heart beat in someone on dialysis is a matter of potassium until measured.",
        claims=("D18", "E46"),
        references=(UKKA_POTASSIUM.at("risk factors, clinical features, electrocardiogram"),),
    ),
    Rule(
        id="METAB-68",
        # How urgent that is, whatever the cause, is said among the rules of safety.
        when=any_of(confusion_or_seizure, palpitations_or_fainting),
        then=(supports(ELECTROLYTE_IMBALANCE, WEAK), recommends(LAB_ELECTROLYTES)),
        because="What disturbs brain or heart beside cramping muscles may be the salts they all share.",
        claims=("E46",),
        references=(
            EUROPEAN_SODIUM.at("classification: severe symptoms"),
            UKKA_POTASSIUM.at("clinical features"),
        ),
    ),
    # Lack of water: a companion of benign cramps and a rival of them
    Rule(
        id="METAB-69",
        when=at_least(2, thirst_or_dry_mouth, little_urine, dizzy_on_standing, volume_depletion_signs),
        then=(
            concludes(dehydration_signs),
            supports(DEHYDRATION, MODERATE),
            recommends(EXAM_FLUID),
            recommends(LAB_ELECTROLYTES),
            recommends(LAB_METABOLIC),
        ),
        because="Thirst, little urine and dizziness on standing together mean that water is lacking.",
        claims=("A04", "C04"),
        references=(KDIGO_AKI.at("evaluation of volume status"),),
    ),
    Rule(
        id="METAB-70",
        when=any_of(
            volume_depletion_signs,
            all_of(dehydration_signs, any_of(low_fluid_intake, electrolyte_loss, diuretics)),
        ),
        then=(supports(DEHYDRATION, STRONG), recommends(ADVICE_FLUIDS), recommends(LAB_METABOLIC)),
        because="Water is lacking by all signs, and either examination or a reason for it bears that out.",
        claims=("A04", "C04", "D17"),
        references=(KDIGO_AKI.at("evaluation of volume status"),),
    ),
    Rule(
        id="METAB-71",
        when=low_fluid_intake,
        then=(supports(DEHYDRATION, WEAK), recommends(ADVICE_FLUIDS)),
        because="Drinking too little can lead to cramps, though by itself it proves no lack of water.",
        claims=("A04", "C04"),
    ),
    Rule(
        id="METAB-72",
        when=all_of(
            low_fluid_intake,
            any_of(hot_climate, heavy_sweating, in_heat_with_sweating, after_unusual_exercise),
        ),
        then=(supports(DEHYDRATION, MODERATE),),
        because="Heat and hard effort take much water, which drinking little does not bring back.",
        claims=("C04",),
    ),
    Rule(
        id="METAB-73",
        when=all_of(no(dehydration_signs), no(low_fluid_intake), no(electrolyte_loss)),
        then=(opposes(DEHYDRATION, MODERATE),),
        because="There is neither a sign of too little water nor a reason for it.",
        claims=("A04", "C04"),
    ),
    # Heat
    Rule(
        id="METAB-74",
        when=all_of(in_heat_with_sweating, cramping),
        then=(supports(HEAT_CRAMPS, STRONG), recommends(ADVICE_FLUIDS)),
        because="Cramps that come with work or sport in heat and heavy sweat are heat cramps.",
        claims=("E03",),
        references=(NATA_HEAT.at("exercise-associated muscle cramps"),),
    ),
    Rule(
        id="METAB-75",
        when=all_of(
            heavy_sweating, cramping, any_of(hot_climate, comes_with_exertion, after_unusual_exercise)
        ),
        then=(supports(HEAT_CRAMPS, MODERATE), recommends(ADVICE_FLUIDS)),
        because="Heavy sweat by heat or effort loses the salt that muscle needs.",
        claims=("E03",),
    ),
    Rule(
        id="METAB-76",
        when=all_of(no(in_heat_with_sweating), no(heavy_sweating)),
        then=(opposes(HEAT_CRAMPS, STRONG),),
        because="Without heavy sweating there is no loss that would make heat cramps.",
        claims=("E03",),
    ),
    Rule(
        id="METAB-77",
        when=all_of(
            any_of(in_heat_with_sweating, all_of(hot_climate, heavy_sweating)),
            any_of(confusion_or_seizure, drowsy_or_slowed),
        ),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(LAB_ELECTROLYTES)),
        because="In heat, a clouded mind means heat stroke or a very low sodium: cool and call for help.",
        references=(NATA_HEAT.at("exertional heat stroke; exertional hyponatraemia: recognition"),),
    ),
    Rule(
        id="METAB-78",
        when=all_of(in_heat_with_sweating, any_of(palpitations_or_fainting, vomiting_or_diarrhea)),
        then=(
            escalates(URGENT),
            supports(DEHYDRATION, MODERATE),
            recommends(ADVICE_FLUIDS),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Fainting or vomiting in heat is heat exhaustion at least, and may become heat stroke.",
        claims=("C04",),
        references=(NATA_HEAT.at("heat syncope and heat exhaustion: recognition"),),
    ),
)
