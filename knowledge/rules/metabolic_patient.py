"""What a patient brings along: blood, vitamins, pregnancy, blood pressure, habits.

These are concepts only; what they say of the cramps stands where the cramps are judged.
"""

from __future__ import annotations

from knowledge.concepts import (
    anemia_present,
    b12_lack,
    b12_risk,
    hypertension,
    late_pregnancy,
    muscle_fatigue,
    physical_inactivity,
)
from knowledge.criteria import (
    URGENT,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    recommends,
)
from knowledge.findings import medicines
from knowledge.findings.associated import burning_feet, leg_weakness, numbness
from knowledge.findings.general import (
    confusion_or_seizure,
    little_exercise,
    tired_muscles,
    vomiting_or_diarrhea,
    weight_loss,
)
from knowledge.findings.history import (
    age,
    alcohol_heavy,
    anemia_known,
    gastric_surgery,
    hypertension_known,
    pregnant,
    sex_at_birth,
    trimester,
    vegan_or_poor_diet,
    vitamin_deficiency_known,
)
from knowledge.findings.laboratory import ferritin, hemoglobin, mcv, vitamin_b12
from knowledge.sources import AFP_IRON, AFP_MACROCYTOSIS, NICE_ALCOHOL, NICE_B12, WHO_ACTIVITY, WHO_ANEMIA
from knowledge.steps import LAB_B12, LAB_CBC, LAB_FERRITIN, REVIEW_IRON, REVIEW_THIAMINE

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-94",
        when=anemia_known,
        then=(concludes(anemia_present), recommends(LAB_CBC)),
        because="Anaemia has been diagnosed, and may have changed since.",
        claims=("D14", "E48"),
    ),
    Rule(
        id="METAB-95",
        # Under 110 g/L is anaemia in every adult, pregnant or not; over it, sex, pregnancy and age matter.
        when=any_of(
            hemoglobin.below("low_pregnant"),
            all_of(hemoglobin.below("low_female"), no(pregnant), no(age.below("child"))),
            all_of(hemoglobin.below("low_male"), sex_at_birth.is_("male"), no(age.below("child"))),
        ),
        then=(concludes(anemia_present), recommends(LAB_CBC), recommends(LAB_FERRITIN)),
        because="Haemoglobin is low for this patient; lack of iron is the commonest reason.",
        claims=("D14", "E48"),
        references=(WHO_ANEMIA.at("cut-offs by age, sex and pregnancy"),),
    ),
    Rule(
        id="METAB-96",
        when=hemoglobin.below("severely_low"),
        then=(escalates(URGENT),),
        because="Anaemia this severe has to be explained and treated without delay, whatever the cramps are.",
        references=(WHO_ANEMIA.at("severe anaemia, adults not pregnant: below 80 g/L"),),
    ),
    Rule(
        id="METAB-97",
        when=any_of(vitamin_deficiency_known, vitamin_b12.below("low")),
        then=(concludes(b12_lack), recommends(LAB_B12)),
        because="Lack of vitamin B12, or of another B vitamin, is known or measured.",
        claims=("B11",),
        references=(NICE_B12.at("table of total B12: deficiency below 133 pmol/L (180 ng/L)"),),
    ),
    Rule(
        id="METAB-98",
        when=any_of(
            medicines.metformin,
            medicines.proton_pump_inhibitors,
            gastric_surgery,
            vegan_or_poor_diet,
        ),
        then=(concludes(b12_risk),),
        because="Too little B12 is eaten, or too little of what is eaten is taken up.",
        claims=("B11",),
        references=(NICE_B12.at("1.2: risk factors: diet, medicines, surgery"),),
    ),
    Rule(
        id="METAB-99",
        when=mcv.above("high"),
        then=(recommends(LAB_B12),),
        because="Large red cells may be the first sign that vitamin B12 is lacking.",
        claims=("B11",),
        references=(
            NICE_B12.at("1.1: when to suspect deficiency: macrocytosis"),
            AFP_MACROCYTOSIS.at("evaluation: vitamin B12"),
        ),
    ),
    Rule(
        id="METAB-100",
        when=all_of(pregnant, trimester.is_("second", "third")),
        then=(concludes(late_pregnancy),),
        because="Pregnancy has passed its first third.",
        claims=("E36",),
    ),
    Rule(
        id="METAB-101",
        when=hypertension_known,
        then=(concludes(hypertension),),
        because="High blood pressure has been diagnosed or is being treated.",
        claims=("D19",),
    ),
    Rule(
        id="METAB-102",
        when=little_exercise,
        then=(concludes(physical_inactivity),),
        because="Less than the advised weekly activity counts as too little.",
        claims=("D23",),
        references=(WHO_ACTIVITY.at("adults: 150 minutes of moderate activity a week"),),
    ),
    Rule(
        id="METAB-103",
        when=tired_muscles,
        then=(concludes(muscle_fatigue),),
        because="Long standing or much walking has tired the legs.",
        claims=("D25",),
    ),
    # Lacks that are made good before anything is proved
    Rule(
        id="METAB-129",
        when=ferritin.below("deficient"),
        then=(recommends(REVIEW_IRON),),
        because="Iron stores are empty, with anaemia or before it: replace iron, and find where it went.",
        claims=("D14",),
        references=(AFP_IRON.at("diagnosis: ferritin below 30 ng/mL; treatment; underlying cause"),),
    ),
    Rule(
        id="METAB-130",
        when=all_of(
            alcohol_heavy,
            any_of(
                vegan_or_poor_diet,
                vomiting_or_diarrhea,
                weight_loss,
                confusion_or_seizure,
                numbness,
                burning_feet,
                leg_weakness,
            ),
        ),
        then=(recommends(REVIEW_THIAMINE),),
        because="Heavy drinking with little food, or with nerves that suffer, uses up vitamin B1.",
        references=(NICE_ALCOHOL.at("1.2: thiamine for those at risk of Wernicke's encephalopathy"),),
    ),
)
