"""What a patient brings along: blood, vitamins, pregnancy, blood pressure, habits.

These are concepts only; what they say of the cramps stands where the cramps are judged.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

b12_lack, METAB_97 = define(
    "b12_lack",
    "lack of vitamin B12 or another B vitamin",
    rule="METAB-97",
    when=any_of(f.vitamin_deficiency_known, f.vitamin_b12.below("low")),
    also=(recommends(s.LAB_B12),),
    because="Lack of vitamin B12, or of another B vitamin, is known or measured.",
    claims=("B11",),
    references=(src.NICE_B12.at("table of total B12: deficiency below 133 pmol/L (180 ng/L)"),),
)
b12_risk, METAB_98 = define(
    "b12_risk",
    "a reason to lack vitamin B12",
    rule="METAB-98",
    when=any_of(f.metformin, f.proton_pump_inhibitors, f.gastric_surgery, f.vegan_or_poor_diet),
    because="The diet contains too little vitamin B12, or too little of it is absorbed.",
    claims=("B11",),
    references=(src.NICE_B12.at("1.2: risk factors: diet, medicines, surgery"),),
)
late_pregnancy, METAB_100 = define(
    "late_pregnancy",
    "later pregnancy (second or third trimester)",
    rule="METAB-100",
    when=all_of(f.pregnant, f.trimester.is_("second", "third")),
    because="The pregnancy is past its first trimester.",
    claims=("E36",),
)
hypertension, METAB_101 = define(
    "hypertension",
    "high blood pressure",
    rule="METAB-101",
    when=f.hypertension_known,
    because="High blood pressure has been diagnosed or is being treated.",
    claims=("D19",),
)
physical_inactivity, METAB_102 = define(
    "physical_inactivity",
    "lack of physical activity",
    rule="METAB-102",
    when=f.little_exercise,
    because="Weekly activity is below what is advised.",
    claims=("D23",),
    references=(src.WHO_ACTIVITY.at("adults: 150 minutes of moderate activity a week"),),
)
muscle_fatigue, METAB_103 = define(
    "muscle_fatigue",
    "tired muscles",
    rule="METAB-103",
    when=f.tired_muscles,
    because="Long standing or much walking has tired the legs.",
    claims=("D25",),
)
# Under 105 g/L is anaemia in everybody, and so is what the laboratory calls low; over it, pregnancy, sex
# and age matter. Who cannot be pregnant by age need not be asked; of a man it follows that he is not.
hemoglobin_low = any_of(
    f.hemoglobin.below("low_second_trimester", own=True),
    all_of(
        f.hemoglobin.below("low_pregnant", own=True),
        any_of(
            no(f.pregnant),
            f.trimester.is_("first", "third"),
            f.age.below("adolescent"),
            f.age.at_least("older"),
        ),
    ),
    all_of(f.hemoglobin.below("low_female", own=True), no(f.pregnant), no(f.age.below("child"))),
    all_of(f.hemoglobin.below("low_male", own=True), f.sex_at_birth.is_("male"), no(f.age.below("child"))),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-94",
        when=f.anemia_known,
        then=(concludes(c.anemia_present), recommends(s.LAB_CBC)),
        because="Anaemia has been diagnosed, and may have changed since.",
        claims=("D14", "E48"),
    ),
    Rule(
        id="METAB-95",
        when=hemoglobin_low,
        then=(concludes(c.anemia_present), recommends(s.LAB_CBC), recommends(s.LAB_FERRITIN)),
        because="Haemoglobin is low for this patient; lack of iron is the commonest reason.",
        claims=("D14", "E48"),
        references=(src.WHO_ANEMIA.at("cut-offs by age, sex and pregnancy"),),
    ),
    Rule(
        id="METAB-96",
        when=f.hemoglobin.below("severely_low"),
        then=s.urgent(d.ANEMIA),
        because="Anaemia this severe has to be explained and treated without delay, whatever the cramps are.",
        references=(src.WHO_ANEMIA.at("severe anaemia, adults not pregnant: below 80 g/L"),),
    ),
    METAB_97,
    METAB_98,
    Rule(
        id="METAB-99",
        when=f.mcv.above("high"),
        then=(recommends(s.LAB_B12),),
        because="Large red cells may be the first sign that vitamin B12 is lacking.",
        claims=("B11",),
        references=(
            src.NICE_B12.at("1.2: recognising deficiency, macrocytosis"),
            src.AFP_MACROCYTOSIS.at("evaluation: vitamin B12"),
        ),
    ),
    METAB_100,
    METAB_101,
    METAB_102,
    METAB_103,
    # Lacks that are made good before anything is proved
    Rule(
        id="METAB-129",
        when=f.ferritin.below("deficient"),
        then=(recommends(s.REVIEW_IRON),),
        because="Iron stores are empty, with or without anaemia, so iron is replaced and the reason for its "
        "loss looked for.",
        claims=("D14",),
        references=(src.AFP_IRON.at("diagnosis: ferritin below 30 ng/mL; treatment; underlying cause"),),
    ),
    Rule(
        id="METAB-130",
        when=all_of(
            f.alcohol_heavy,
            any_of(
                f.vegan_or_poor_diet,
                f.vomiting_or_diarrhea,
                f.weight_loss,
                f.numbness,
                f.burning_feet,
                f.leg_weakness,
            ),
        ),
        then=(recommends(s.REVIEW_THIAMINE),),
        because="Heavy drinking with little food, or with signs of nerve damage, suggests a lack of vitamin "
        "B1.",
        references=(src.NICE_ALCOHOL.at("1.2: thiamine for those at risk of Wernicke's encephalopathy"),),
    ),
    Rule(
        id="METAB-188",
        when=any_of(
            f.hematocrit.below("low_female", own=True),
            all_of(f.hematocrit.below("low_male", own=True), f.sex_at_birth.is_("male")),
        ),
        then=(recommends(s.LAB_CBC),),
        because="A low haematocrit alone may be thin blood or anaemia: haemoglobin and cell size tell.",
        claims=("E48",),
        references=(src.ESSENTIAL_HAEMATOLOGY.at("appendix 1: haematocrit of women and men"),),
    ),
    Rule(
        id="METAB-180",
        # Few have all three signs, and none is waited for.
        when=all_of(
            f.alcohol_heavy,
            any_of(
                f.confusion_or_seizure,
                at_least(
                    2,
                    any_of(f.vegan_or_poor_diet, f.vomiting_or_diarrhea, f.weight_loss),
                    f.unsteady_gait,
                    f.cranial_nerve_signs,
                ),
            ),
        ),
        then=(*s.urgent(), recommends(s.REVIEW_THIAMINE)),
        because="Confusion in a heavy drinker, or two of poor food or vomiting, unsteady steps and failing "
        "eye muscles, may be Wernicke's encephalopathy: vitamin B1 is given today, before it is proved.",
        references=(
            src.NICE_ALCOHOL.at("1.2: thiamine where Wernicke's encephalopathy is suspected"),
            src.CAINE_WERNICKE.at("two of four: poor diet, eye signs, unsteadiness, altered mind or memory"),
        ),
    ),
)
