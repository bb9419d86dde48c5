"""Glucose: diabetes told and measured, and glucose that falls too low."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

diabetes_type_1, METAB_79 = define(
    "diabetes_type_1",
    "type 1 diabetes",
    rule="METAB-79",
    when=f.diabetes.is_("type 1"),
    because="Type 1 diabetes has been diagnosed.",
    claims=("D31",),
)
diabetes_type_2, METAB_80 = define(
    "diabetes_type_2",
    "type 2 diabetes",
    rule="METAB-80",
    when=f.diabetes.is_("type 2"),
    because="Type 2 diabetes has been diagnosed.",
    claims=("D32",),
)
diabetes_measured, METAB_81 = define(
    "diabetes_measured",
    "glucose or HbA1c in the diabetic range",
    rule="METAB-81",
    when=any_of(
        f.hba1c.at_least("diabetic"), f.glucose_fasting.at_least("diabetic"), f.glucose.at_least("diabetic")
    ),
    also=(recommends(s.LAB_HBA1C),),
    because="Glucose or HbA1c lies in the range of diabetes, which a second test should confirm.",
    claims=("E47",),
    references=(src.ADA.at("section 2: diagnostic tests for diabetes"),),
)
has_diabetes, METAB_82 = define(
    "has_diabetes",
    "known or measured diabetes",
    rule="METAB-82",
    when=any_of(diabetes_type_1, diabetes_type_2, f.diabetes.is_("other or unknown type"), diabetes_measured),
    also=(escalates(ROUTINE), recommends(s.EXAM_NEUROLOGIC), recommends(s.LAB_HBA1C)),
    because="In diabetes a cramp may be the first sign of nerve damage, so nerves and HbA1c are checked.",
    claims=("D31", "D32", "E53"),
)
glucose_low, METAB_86 = define(
    "glucose_low",
    "a low measured glucose",
    rule="METAB-86",
    when=any_of(f.glucose.below("low"), f.glucose_fasting.below("low")),
    also=(supports(d.HYPOGLYCEMIA, MODERATE), escalates(SOON)),
    because="The glucose measured is low, which is sometimes linked with night cramps.",
    claims=("D21",),
    references=(src.ADA.at("section 6, hypoglycaemia: level 1 below 3.9 mmol/L"),),
)
metabolic_syndrome, METAB_92 = define(
    "metabolic_syndrome",
    "metabolic syndrome",
    rule="METAB-92",
    when=f.metabolic_syndrome_known,
    because="Metabolic syndrome has been diagnosed.",
    claims=("E08",),
)

RULES: tuple[Rule, ...] = (
    METAB_79,
    METAB_80,
    METAB_81,
    METAB_82,
    Rule(
        id="METAB-170",
        when=f.hba1c.at_least("diabetic"),
        then=(recommends(s.REVIEW_GLUCOSE_CONTROL),),
        because="An HbA1c in the diabetic range is a reason to look at how glucose is treated.",
        claims=("D31", "D32", "E53"),
        references=(src.ADA.at("section 2, diagnosis; section 6: glycaemic goals"),),
    ),
    Rule(
        id="METAB-169",
        when=all_of(f.prediabetes_known, any_of(f.numbness, f.tingling, f.burning_feet)),
        then=(supports(d.DIABETIC_NEUROPATHY, WEAK), recommends(s.LAB_HBA1C)),
        because="Nerves may suffer before sugar is high enough to be called diabetes, or it has become so.",
        claims=("E53",),
        references=(src.ADA.at("section 12: neuropathy, prediabetes with symptoms"),),
    ),
    Rule(
        id="METAB-83",
        when=all_of(f.thirst_or_dry_mouth, f.weight_loss),
        then=(escalates(ROUTINE), recommends(s.LAB_GLUCOSE), recommends(s.LAB_HBA1C)),
        because="Thirst with weight loss may be diabetes that has not been diagnosed yet.",
        claims=("E47",),
        references=(src.ADA.at("section 2: classic symptoms of hyperglycaemia"),),
    ),
    Rule(
        id="METAB-84",
        when=all_of(f.thirst_or_dry_mouth, f.weight_loss, f.age.below("child")),
        then=(
            supports(d.HYPERGLYCEMIC_CRISIS, WEAK),
            *s.urgent(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.LAB_GLUCOSE_TODAY),
        ),
        because="A child who is thirsty and loses weight may be days from ketoacidosis.",
        references=(src.ADA.at("section 14: children with symptoms of new diabetes"),),
    ),
    Rule(
        id="METAB-135",
        when=all_of(
            f.thirst_or_dry_mouth,
            f.weight_loss,
            f.age.below("child"),
            any_of(f.vomiting_or_diarrhea, f.drowsy_or_slowed, f.confusion_or_seizure),
        ),
        then=(
            supports(d.HYPERGLYCEMIC_CRISIS, MODERATE),
            *s.emergency(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.LAB_GLUCOSE_TODAY),
            recommends(s.LAB_KETONES),
        ),
        because="A thirsty child losing weight who vomits or turns drowsy may be in ketoacidosis and needs "
        "testing at once.",
        references=(src.ADA.at("section 14: ketoacidosis at the onset of diabetes in children"),),
    ),
    Rule(
        id="METAB-85",
        when=all_of(
            any_of(f.glucose.at_least("diabetic"), f.glucose_fasting.at_least("diabetic")),
            any_of(f.vomiting_or_diarrhea, f.confusion_or_seizure, f.drowsy_or_slowed),
        ),
        then=(
            supports(d.DEHYDRATION, MODERATE),
            supports(d.HYPERGLYCEMIC_CRISIS, MODERATE),
            *s.emergency(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_KETONES),
        ),
        because="High glucose with vomiting, drowsiness or confusion may be ketoacidosis or a hyperosmolar "
        "state.",
        references=(src.ADA.at("section 6: diabetic ketoacidosis and hyperosmolar hyperglycaemic state"),),
    ),
    Rule(
        id="METAB-125",
        when=any_of(f.glucose.at_least("very_high"), f.glucose_fasting.at_least("very_high")),
        then=(
            supports(d.HYPERGLYCEMIC_CRISIS, MODERATE),
            *s.urgent(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.LAB_KETONES),
            recommends(s.REVIEW_GLUCOSE_CONTROL),
        ),
        because="Glucose this high means that insulin is lacking: ketones and treatment cannot wait.",
        references=(src.ADA.at("section 9: insulin to be considered from 16.7 mmol/L (300 mg/dL)"),),
    ),
    Rule(
        id="METAB-126",
        when=any_of(f.glucose.at_least("severely_high"), f.glucose_fasting.at_least("severely_high")),
        then=(
            supports(d.HYPERGLYCEMIC_CRISIS, STRONG),
            *s.emergency(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.TREAT_FLUIDS),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Glucose this high dries out the body and can soon cause drowsiness or confusion.",
        references=(src.JBDS_HHS.at("characteristic features: glucose of 30 mmol/L or more"),),
    ),
    Rule(
        id="METAB-127",
        # Insulin counts as type 1 once type 2 is denied; while that is open METAB-128 holds. One loose stool
        # last week is no crisis: it takes a sign of one, or a high glucose (METAB-85).
        when=all_of(
            f.vomiting_or_diarrhea,
            any_of(diabetes_type_1, all_of(f.insulin, no(f.diabetes.is_("type 2")))),
            any_of(f.thirst_or_dry_mouth, f.drowsy_or_slowed, f.confusion_or_seizure),
        ),
        then=(
            supports(d.HYPERGLYCEMIC_CRISIS, STRONG),
            *s.emergency(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.LAB_KETONES),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Vomiting in type 1 diabetes, with thirst or confusion, may be ketoacidosis, so ketones are "
        "measured at once.",
        references=(src.ADA.at("section 6: diabetic ketoacidosis, also with near-normal glucose"),),
    ),
    Rule(
        id="METAB-128",
        when=all_of(any_of(f.insulin, f.sglt2_inhibitors, diabetes_type_1), f.vomiting_or_diarrhea),
        then=(
            supports(d.HYPERGLYCEMIC_CRISIS, WEAK),
            *s.urgent(d.HYPERGLYCEMIC_CRISIS),
            recommends(s.LAB_KETONES),
            recommends(s.LAB_GLUCOSE),
        ),
        because="Vomiting or diarrhoea upsets insulin treatment, and on an SGLT2 inhibitor ketones can rise "
        "with a near-normal glucose, so both are measured the same day.",
        references=(
            src.ADA.at(
                "section 6: intercurrent illness; diabetic ketoacidosis, also with near-normal glucose"
            ),
        ),
    ),
    # Too low
    METAB_86,
    Rule(
        id="METAB-87",
        when=all_of(glucose_low, f.hypoglycemic_symptoms),
        then=(supports(d.HYPOGLYCEMIA, STRONG),),
        because="A low glucose, spells that fit it and relief by sugar together confirm it.",
        claims=("D21",),
        references=(src.ADA.at("section 6: symptoms and relief of hypoglycaemia"),),
    ),
    Rule(
        id="METAB-88",
        when=f.hypoglycemic_symptoms,
        then=(supports(d.HYPOGLYCEMIA, WEAK), recommends(s.LAB_GLUCOSE)),
        because="Spells that sugar relieves call for a glucose test during one of them.",
        claims=("D21", "E47"),
    ),
    Rule(
        id="METAB-89",
        when=all_of(f.hypoglycemic_symptoms, any_of(f.insulin, f.sulfonylureas)),
        then=(supports(d.HYPOGLYCEMIA, STRONG), escalates(SOON), recommends(s.REVIEW_GLUCOSE_CONTROL)),
        because="On insulin or tablets that release it, such spells may mean that the dose is too high.",
        claims=("D21",),
        references=(src.ADA.at("section 6: hypoglycaemia: risk factors and review of treatment"),),
    ),
    Rule(
        id="METAB-90",
        when=any_of(f.glucose.below("severely_low"), f.glucose_fasting.below("severely_low")),
        then=s.emergency(d.HYPOGLYCEMIA),
        because="Glucose this low starves the brain: give sugar at once.",
        references=(src.ADA.at("section 6, hypoglycaemia: level 2 below 3.0 mmol/L"),),
    ),
    Rule(
        id="METAB-91",
        when=all_of(any_of(f.confusion_or_seizure, f.drowsy_or_slowed), any_of(f.insulin, f.sulfonylureas)),
        then=(supports(d.HYPOGLYCEMIA, MODERATE), *s.emergency(), recommends(s.LAB_GLUCOSE)),
        because="Confusion on insulin or tablets that release it may be low glucose, which has to be "
        "measured at once.",
        claims=("D21",),
        references=(src.ADA.at("section 6, hypoglycaemia: level 3, altered mental status"),),
    ),
    # Metabolic syndrome
    METAB_92,
    Rule(
        id="METAB-93",
        when=metabolic_syndrome,
        then=(recommends(s.LAB_HBA1C), recommends(s.REVIEW_VASCULAR_RISK)),
        because="Metabolic syndrome has only a modest link with cramps, but it leads to diabetes and "
        "narrowed arteries.",
        claims=("E08",),
        references=(src.IDF_METABOLIC.at("significance: risk of cardiovascular disease and diabetes"),),
    ),
)
