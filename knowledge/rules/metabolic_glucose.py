"""Glucose: diabetes told and measured, and glucose that falls too low."""

from __future__ import annotations

from knowledge.concepts import (
    diabetes_measured,
    diabetes_type_1,
    diabetes_type_2,
    glucose_low,
    has_diabetes,
    metabolic_syndrome,
)
from knowledge.criteria import (
    EMERGENCY,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    recommends,
    supports,
)
from knowledge.disorders import DEHYDRATION, HYPOGLYCEMIA
from knowledge.findings import medicines
from knowledge.findings.general import (
    confusion_or_seizure,
    drowsy_or_slowed,
    hypoglycemic_symptoms,
    thirst_or_dry_mouth,
    vomiting_or_diarrhea,
    weight_loss,
)
from knowledge.findings.history import age, diabetes, metabolic_syndrome_known
from knowledge.findings.laboratory import glucose, glucose_fasting, hba1c
from knowledge.sources import ADA, IDF_METABOLIC, JBDS_HHS
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    LAB_ELECTROLYTES,
    LAB_GLUCOSE,
    LAB_GLUCOSE_TODAY,
    LAB_HBA1C,
    LAB_KETONES,
    REFER_EMERGENCY,
    REVIEW_GLUCOSE_CONTROL,
    REVIEW_VASCULAR_RISK,
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-79",
        when=diabetes.is_("type 1"),
        then=(concludes(diabetes_type_1),),
        because="Type 1 diabetes has been diagnosed.",
        claims=("D31",),
    ),
    Rule(
        id="METAB-80",
        when=diabetes.is_("type 2"),
        then=(concludes(diabetes_type_2),),
        because="Type 2 diabetes has been diagnosed.",
        claims=("D32",),
    ),
    Rule(
        id="METAB-81",
        when=any_of(
            hba1c.at_least("diabetic"),
            glucose_fasting.at_least("diabetic"),
            glucose.at_least("diabetic"),
        ),
        then=(concludes(diabetes_measured), recommends(LAB_HBA1C)),
        because="Glucose or HbA1c lies in the range of diabetes, which a second test should confirm.",
        claims=("E47",),
        references=(ADA.at("section 2: diagnostic tests for diabetes"),),
    ),
    Rule(
        id="METAB-82",
        when=any_of(
            diabetes_type_1, diabetes_type_2, diabetes.is_("other or unknown type"), diabetes_measured
        ),
        then=(
            concludes(has_diabetes),
            recommends(EXAM_NEUROLOGIC),
            recommends(LAB_HBA1C),
            recommends(REVIEW_GLUCOSE_CONTROL),
        ),
        because="In diabetes a cramp may be the first sign of damaged nerves: examine, and control glucose.",
        claims=("D31", "D32", "E53"),
    ),
    Rule(
        id="METAB-83",
        when=all_of(thirst_or_dry_mouth, weight_loss),
        then=(recommends(LAB_GLUCOSE), recommends(LAB_HBA1C)),
        because="Thirst with loss of weight may be diabetes that nobody knows of yet.",
        claims=("E47",),
        references=(ADA.at("section 2: classic symptoms of hyperglycaemia"),),
    ),
    Rule(
        id="METAB-84",
        when=all_of(thirst_or_dry_mouth, weight_loss, age.below("child")),
        then=(escalates(URGENT), recommends(LAB_GLUCOSE_TODAY)),
        because="A child who is thirsty and loses weight may be days from ketoacidosis.",
        references=(ADA.at("section 14: children with symptoms of new diabetes"),),
    ),
    Rule(
        id="METAB-135",
        when=all_of(
            thirst_or_dry_mouth,
            weight_loss,
            age.below("child"),
            any_of(vomiting_or_diarrhea, drowsy_or_slowed, confusion_or_seizure),
        ),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(LAB_GLUCOSE_TODAY),
            recommends(LAB_KETONES),
        ),
        because="A thirsty, wasting child who vomits or turns drowsy is in ketoacidosis until measured.",
        references=(ADA.at("section 14: ketoacidosis at the onset of diabetes in children"),),
    ),
    Rule(
        id="METAB-85",
        when=all_of(
            any_of(glucose.at_least("diabetic"), glucose_fasting.at_least("diabetic")),
            any_of(vomiting_or_diarrhea, confusion_or_seizure, drowsy_or_slowed),
        ),
        then=(
            supports(DEHYDRATION, MODERATE),
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(LAB_ELECTROLYTES),
            recommends(LAB_KETONES),
        ),
        because="High glucose with vomiting or a clouded mind may be ketoacidosis or a hyperosmolar state.",
        references=(ADA.at("section 16: diabetic ketoacidosis and hyperosmolar hyperglycaemic state"),),
    ),
    Rule(
        id="METAB-125",
        when=any_of(glucose.at_least("very_high"), glucose_fasting.at_least("very_high")),
        then=(escalates(URGENT), recommends(LAB_KETONES), recommends(REVIEW_GLUCOSE_CONTROL)),
        because="Glucose this high means that insulin is lacking: ketones and treatment cannot wait.",
        references=(ADA.at("section 9: insulin to be considered from 16.7 mmol/L (300 mg/dL)"),),
    ),
    Rule(
        id="METAB-126",
        when=any_of(glucose.at_least("severely_high"), glucose_fasting.at_least("severely_high")),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(LAB_ELECTROLYTES)),
        because="Glucose at this height drains the body of water, and the mind stays clear only at first.",
        references=(JBDS_HHS.at("characteristic features: glucose of 30 mmol/L or more"),),
    ),
    Rule(
        id="METAB-127",
        # Insulin counts as type 1 once type 2 is denied; while that is open METAB-128 holds. One loose stool
        # last week is no crisis: it takes a sign of one, or a high glucose (METAB-85).
        when=all_of(
            vomiting_or_diarrhea,
            any_of(diabetes_type_1, all_of(medicines.insulin, no(diabetes.is_("type 2")))),
            any_of(thirst_or_dry_mouth, drowsy_or_slowed, confusion_or_seizure),
        ),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(LAB_KETONES),
            recommends(LAB_GLUCOSE),
            recommends(LAB_ELECTROLYTES),
        ),
        because="Vomiting in type 1 diabetes, with thirst or a clouded mind, is ketoacidosis until ketones "
        "say otherwise.",
        references=(ADA.at("section 16: diabetic ketoacidosis, also with near-normal glucose"),),
    ),
    Rule(
        id="METAB-128",
        when=all_of(any_of(medicines.insulin, diabetes_type_1), vomiting_or_diarrhea),
        then=(escalates(URGENT), recommends(LAB_KETONES), recommends(LAB_GLUCOSE)),
        because="Illness that empties stomach or bowel upsets insulin both ways: measure the same day.",
        references=(ADA.at("section 6: intercurrent illness; section 16: diabetic ketoacidosis"),),
    ),
    # Too low
    Rule(
        id="METAB-86",
        when=any_of(glucose.below("low"), glucose_fasting.below("low")),
        then=(concludes(glucose_low), supports(HYPOGLYCEMIA, MODERATE), escalates(SOON)),
        because="The glucose measured is low, which goes with night cramps at times.",
        claims=("D21",),
        references=(ADA.at("section 6, hypoglycaemia: level 1 below 3.9 mmol/L"),),
    ),
    Rule(
        id="METAB-87",
        when=all_of(glucose_low, hypoglycemic_symptoms),
        then=(supports(HYPOGLYCEMIA, STRONG),),
        because="Low glucose, spells that fit it and relief by sugar together make it sure.",
        claims=("D21",),
        references=(ADA.at("section 6: symptoms and relief of hypoglycaemia"),),
    ),
    Rule(
        id="METAB-88",
        when=hypoglycemic_symptoms,
        then=(supports(HYPOGLYCEMIA, WEAK), recommends(LAB_GLUCOSE)),
        because="Spells that sugar relieves ask for the glucose during one of them.",
        claims=("D21", "E47"),
    ),
    Rule(
        id="METAB-89",
        when=all_of(hypoglycemic_symptoms, any_of(medicines.insulin, medicines.sulfonylureas)),
        then=(
            supports(HYPOGLYCEMIA, MODERATE),
            escalates(SOON),
            recommends(REVIEW_GLUCOSE_CONTROL),
        ),
        because="On insulin or tablets that release it, such spells mean a dose too high.",
        claims=("D21",),
        references=(ADA.at("section 6: hypoglycaemia: risk factors and review of treatment"),),
    ),
    Rule(
        id="METAB-90",
        when=any_of(glucose.below("severely_low"), glucose_fasting.below("severely_low")),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="Glucose this low starves the brain: give sugar at once.",
        references=(ADA.at("section 6, hypoglycaemia: level 2 below 3.0 mmol/L"),),
    ),
    Rule(
        id="METAB-91",
        when=all_of(
            any_of(confusion_or_seizure, drowsy_or_slowed),
            any_of(medicines.insulin, medicines.sulfonylureas),
        ),
        then=(
            supports(HYPOGLYCEMIA, MODERATE),
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(LAB_GLUCOSE),
        ),
        because="A clouded mind on insulin or tablets that release it is low glucose until measured.",
        claims=("D21",),
        references=(ADA.at("section 6, hypoglycaemia: level 3, altered mental status"),),
    ),
    # Metabolic syndrome
    Rule(
        id="METAB-92",
        when=metabolic_syndrome_known,
        then=(concludes(metabolic_syndrome),),
        because="Metabolic syndrome has been diagnosed.",
        claims=("E08",),
    ),
    Rule(
        id="METAB-93",
        when=metabolic_syndrome,
        then=(recommends(LAB_HBA1C), recommends(REVIEW_VASCULAR_RISK)),
        because="Its link with cramps is modest, but it leads to diabetes and to narrowed arteries.",
        claims=("E08",),
        references=(IDF_METABOLIC.at("significance: risk of cardiovascular disease and diabetes"),),
    ),
)
