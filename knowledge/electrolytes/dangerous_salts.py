"""Electrolytes that are dangerous: by how far they are out of range, and by what they already do.

Two tiers, each by the cut-offs of a named guideline: what needs treatment within minutes to hours is
`dangerous_electrolytes`; what has to be measured again and treated within a day or so is urgent.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import lost_fluid, measured_salts
from knowledge.medication import medicine_classes

_potassium_far_out = any_of(f.potassium.below("moderately_low"), f.potassium.at_least("moderately_high"))
_paralysed = any_of(
    lost_fluid.weak,
    f.sudden_weak_leg,
    f.strength.is_("weak near the trunk", "weak in both legs", "weak in arms and legs"),
)
heart_at_risk, METAB_121 = define(
    "heart_at_risk",
    "an electrolyte far enough out to disturb the heart",
    rule="METAB-121",
    when=any_of(
        _potassium_far_out,
        f.calcium_adjusted.below("moderately_low"),
        f.calcium_adjusted.above("moderately_high"),
        f.calcium_ionized.below("moderately_low"),
        f.calcium_ionized.above("moderately_high"),
        measured_salts.total_calcium_over("moderately_high"),
        f.magnesium.below("moderately_low"),
        f.magnesium.above("moderately_high"),
    ),
    also=(*s.urgent(d.ELECTROLYTE_IMBALANCE), recommends(s.TEST_ECG)),
    because="Potassium, calcium or magnesium this far out may already show in the heart tracing.",
    references=(
        src.UKKA_POTASSIUM.at("electrocardiogram in all with potassium of 6.0 mmol/L or more"),
        src.SFE_HYPOCALCAEMIA.at("electrocardiogram"),
        src.SFE_HYPERCALCAEMIA.at("electrocardiogram"),
    ),
)

# Each pair of total calcium and albumin is this low however it is adjusted.
severely_low_calcium, METAB_307 = define(
    "severely_low_calcium",
    "severe hypocalcaemia",
    rule="METAB-307",
    when=any_of(
        f.calcium_adjusted.below("severely_low"),
        f.calcium_ionized.below("severely_low"),
        all_of(f.calcium_total.below("severely_low"), f.albumin.at_least("usual")),
        all_of(f.calcium_total.below("severely_low_at_albumin_35"), f.albumin.at_least("low")),
        all_of(f.calcium_total.below("severely_low_at_albumin_30"), f.albumin.at_least("very_low")),
    ),
    also=(*s.emergency(), recommends(s.TREAT_SILENT_CALCIUM)),
    because="Calcium this low is replaced by vein before it shows.",
    references=(
        src.SFE_HYPOCALCAEMIA.at("management: severe, below 1.9 mmol/L"),
        src.CTCAE.at("hypocalcemia, grade 4: ionised below 0.8 mmol/L"),
    ),
)
severely_high_calcium, METAB_306 = define(
    "severely_high_calcium",
    "severe hypercalcaemia",
    rule="METAB-306",
    when=any_of(
        f.calcium_adjusted.above("severely_high"),
        f.calcium_ionized.above("severely_high"),
        measured_salts.total_calcium_over("severely_high"),
    ),
    also=(*s.emergency(), recommends(s.TREAT_FLUIDS)),
    because="Calcium this high dries the body out through the kidneys: fluid comes before all else.",
    references=(src.SFE_HYPERCALCAEMIA.at("management: rehydration with 0.9 % saline"),),
)
_heart_shows_it = f.palpitations_or_fainting
_brain_shows_it = f.confusion_or_seizure

dangerously_high_potassium, METAB_303 = define(
    "dangerously_high_potassium",
    "a dangerously high potassium",
    rule="METAB-303",
    when=any_of(
        f.potassium.at_least("severely_high"),
        all_of(
            f.potassium.at_least("moderately_high"),
            any_of(
                lost_fluid.weak,
                _heart_shows_it,
                f.ecg.any_of("peaked T waves"),
                f.little_urine,
                f.creatinine_rise,
                f.acute_kidney_injury_known,
            ),
        ),
    ),
    also=(supports(d.HYPERKALEMIA, STRONG), *s.emergency(), recommends(s.TREAT_HIGH_POTASSIUM)),
    because="Potassium this high can stop the heart without a warning.",
    references=(src.UKKA_POTASSIUM.at("emergency treatment"),),
)

RULES: tuple[Rule, ...] = (
    # Needs treatment at once
    Rule(
        id="METAB-19",
        when=any_of(
            f.potassium.below("severely_low"),
            f.potassium.at_least("severely_high"),
            f.sodium.below("severely_low"),
            f.sodium.above("severely_high"),
            severely_low_calcium,
            severely_high_calcium,
            f.magnesium.below("severely_low"),
            f.magnesium.above("severely_high"),
        ),
        then=(concludes(c.dangerous_electrolytes),),
        because="At such a value heart and brain are in danger even without a symptom.",
        references=(
            src.CTCAE.at("potassium, sodium, calcium and magnesium: grade 4; hypomagnesemia, grade 3"),
            src.UKKA_POTASSIUM.at("classification: severe from 6.5 mmol/L"),
            src.EUROPEAN_SODIUM.at("classification: profound below 125 mmol/L"),
            src.SFE_HYPOCALCAEMIA.at("severe"),
            src.SFE_HYPERCALCAEMIA.at("severe"),
        ),
    ),
    Rule(
        id="METAB-20",
        when=any_of(
            # A potassium just out of its range does not race a heart: that is urgent by itself (SAFE-03).
            all_of(heart_at_risk, _heart_shows_it),
            all_of(measured_salts.electrolyte_disturbance, _brain_shows_it),
            all_of(any_of(c.low_calcium, f.magnesium.below("moderately_low")), lost_fluid.spasm),
            all_of(f.sodium.below("moderately_low"), any_of(f.headache, f.nausea, f.vomiting)),
        ),
        then=(concludes(c.dangerous_electrolytes),),
        because="An electrolyte out of range that already shows in heart, brain or nerve is dangerous.",
        references=(
            src.UKKA_POTASSIUM.at("assessment: symptoms and electrocardiogram"),
            src.EUROPEAN_SODIUM.at("classification: moderately severe and severe symptoms"),
            src.SFE_HYPOCALCAEMIA.at("severe if symptomatic"),
        ),
    ),
    Rule(
        id="METAB-21",
        when=c.dangerous_electrolytes,
        # Named by what it supports: a measured danger stands, whatever other value is normal.
        then=(supports(d.ELECTROLYTE_IMBALANCE, STRONG), *s.emergency(), recommends(s.TEST_ECG)),
        because="A dangerous electrolyte needs an electrocardiogram and treatment at once.",
        references=(
            src.UKKA_POTASSIUM.at("emergency treatment; electrocardiogram"),
            src.SFE_HYPOCALCAEMIA.at("emergency management"),
            src.SFE_HYPERCALCAEMIA.at("emergency management"),
            src.EUROPEAN_SODIUM.at("hyponatraemia with severe symptoms"),
        ),
    ),
    Rule(
        id="METAB-272",
        when=f.ecg.any_of("peaked T waves"),
        then=(
            supports(d.HYPERKALEMIA, MODERATE),
            *s.emergency(d.HYPERKALEMIA),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Peaked T waves mean a high potassium until it is measured, and it can stop the heart.",
        references=(src.UKKA_POTASSIUM.at("electrocardiogram: peaked T waves; emergency treatment"),),
    ),
    Rule(
        id="METAB-313",
        # What stays once potassium is normal. With chest pain it is an emergency by that (SAFE-01).
        when=f.ecg.any_of("peaked T waves"),
        then=(*s.urgent(), recommends(s.TEST_ECG_AGAIN)),
        because="Peaked T waves without a high potassium may be a heart attack that begins, or a healthy "
        "heart: ask for chest pain, which is an emergency, and have the tracing read and repeated today.",
        references=(src.NICE_CHEST_PAIN.at("1.2: resting electrocardiogram, T wave changes"),),
    ),
    Rule(
        id="METAB-273",
        when=f.ecg.any_of("long QT interval"),
        then=(
            supports(d.HYPOCALCEMIA, WEAK),
            supports(d.HYPOKALEMIA, WEAK),
            supports(d.HYPOMAGNESEMIA, WEAK),
            *s.urgent(),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="A long QT interval beside cramps points to low calcium, potassium or magnesium, or to a "
        "medicine, and the rhythm may fail.",
        references=(
            src.SFE_HYPOCALCAEMIA.at("electrocardiogram"),
            src.CTCAE.at("electrocardiogram QT corrected interval prolonged"),
        ),
    ),
    Rule(
        id="METAB-22",
        when=all_of(
            any_of(measured_salts.low_potassium, measured_salts.high_potassium),
            lost_fluid.weak,
        ),
        then=(supports(d.ELECTROLYTE_IMBALANCE, STRONG), *s.urgent()),
        because="Abnormal potassium with weak muscles can lead to paralysis.",
        references=(
            src.UKKA_POTASSIUM.at("clinical features: muscle weakness"),
            src.CTCAE.at("hypokalemia, grade 2: symptomatic, intervention indicated"),
        ),
    ),
    Rule(
        id="METAB-23",
        when=f.calcium_total.below("severely_low"),
        then=(
            supports(d.HYPOCALCEMIA, MODERATE),
            *s.urgent(d.HYPOCALCEMIA),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A total calcium this low is rarely due to albumin alone, so an adjusted one cannot wait.",
        references=(src.SFE_HYPOCALCAEMIA.at("severe below 1.9 mmol/L"),),
    ),
    Rule(
        id="METAB-260",
        when=all_of(f.calcium_total.below("severely_low"), lost_fluid.spasm),
        then=(
            supports(d.HYPOCALCEMIA, STRONG),
            *s.emergency(d.HYPOCALCEMIA),
            recommends(s.TREAT_CALCIUM),
            recommends(s.LAB_CALCIUM_TODAY),
            recommends(s.TEST_ECG),
        ),
        because="A calcium this low that already shows at mouth or hands needs calcium by vein, before a "
        "seizure or the heart shows it.",
        references=(src.SFE_HYPOCALCAEMIA.at("severe: below 1.9 mmol/L or symptoms; intravenous calcium"),),
    ),
    Rule(
        id="METAB-261",
        # Without naming a suspect: sugar, kidneys, sepsis, a poison and a medicine all do it.
        when=any_of(f.blood_ph.below("severely_low"), f.bicarbonate.below("severely_low")),
        then=(
            *s.emergency(),
            recommends(s.LAB_LACTATE),
            recommends(s.LAB_KETONES),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Blood this acid is an emergency whatever made it so.",
        references=(src.JBDS_DKA.at("diagnosis: bicarbonate below 15 mmol/L or venous pH below 7.3"),),
    ),
    Rule(
        id="METAB-119",
        when=any_of(heart_at_risk, f.sodium.below("moderately_low"), f.sodium.above("moderately_high")),
        then=(*s.urgent(d.ELECTROLYTE_IMBALANCE), recommends(s.LAB_ELECTROLYTES)),
        because="A value this far out may turn dangerous within a day: repeat it, and treat the cause now.",
        references=(
            src.CTCAE.at("hypokalemia, grade 3; hypocalcemia, hypomagnesemia and hypernatremia, grade 2"),
            src.UKKA_POTASSIUM.at("community: moderate hyperkalaemia, repeat within 24 hours"),
            src.EUROPEAN_SODIUM.at("classification: moderate, 125 to 129 mmol/L"),
            src.SFE_HYPERCALCAEMIA.at("3.0 to 3.5 mmol/L, prompt treatment"),
            src.HARRISON.at("hypermagnesaemia: signs may appear above 2 mmol/L"),
        ),
    ),
    Rule(
        id="METAB-120",
        when=all_of(
            f.sodium.below("moderately_low"),
            any_of(f.in_heat_with_sweating, all_of(f.after_unusual_exercise, f.heavy_sweating)),
        ),
        then=(concludes(c.dangerous_electrolytes),),
        because="Sodium this low, fallen within hours through sweating and drinking water, can make the "
        "brain swell.",
        references=(src.EXERCISE_SODIUM.at("diagnosis and treatment of the severe form"),),
    ),
    METAB_121,
    Rule(
        id="METAB-122",
        when=any_of(
            all_of(_potassium_far_out, lost_fluid.weak),
            all_of(
                f.potassium.at_least("moderately_high"),
                any_of(f.little_urine, f.creatinine_rise, f.acute_kidney_injury_known),
            ),
        ),
        then=(concludes(c.dangerous_electrolytes),),
        because="With weak muscles or failing kidneys, a potassium this abnormal cannot wait for a repeat "
        "test.",
        references=(
            src.UKKA_POTASSIUM.at("community: hospital if unwell or with acute kidney injury"),
            src.CTCAE.at("hypokalemia, grade 3: below 3.0 mmol/L, hospitalisation"),
        ),
    ),
    Rule(
        id="METAB-171",
        when=all_of(
            any_of(f.potassium.below("moderately_low"), f.potassium.at_least("severely_high")),
            _paralysed,
        ),
        then=(supports(d.ELECTROLYTE_IMBALANCE, DEFINING),),
        because="Muscles that are weak with a potassium this far out of range are weak because of it, "
        "whatever else they resemble.",
        claims=("A05", "E05"),
        references=(
            src.UKKA_POTASSIUM.at("clinical features: muscle weakness, paralysis"),
            src.HYPOKALAEMIC_PARALYSIS.at("summary: acute systemic weakness with a low potassium"),
        ),
    ),
    Rule(
        id="METAB-172",
        when=all_of(f.potassium.below("moderately_low"), _paralysed),
        then=(supports(d.HYPOKALEMIA, DEFINING),),
        because="Weakness with a potassium this low is hypokalaemic paralysis, of which the cause is sought.",
        claims=("E05",),
        references=(src.HYPOKALAEMIC_PARALYSIS.at("summary: acute systemic weakness with a low potassium"),),
    ),
    # What is given at once. Each is an emergency by the rules above.
    Rule(
        id="METAB-301",
        when=any_of(
            all_of(c.low_calcium, any_of(lost_fluid.spasm, _brain_shows_it)),
            all_of(c.low_calcium, heart_at_risk, any_of(_heart_shows_it, f.ecg.any_of("long QT interval"))),
        ),
        then=(*s.emergency(), recommends(s.TREAT_CALCIUM)),
        because="Low calcium with spasms, a seizure or an uneven heart is replaced by vein.",
        references=(src.SFE_HYPOCALCAEMIA.at("management: symptomatic at any low level"),),
    ),
    METAB_307,
    Rule(
        id="METAB-308",
        # Who is sick in another way is given calcium all the same (METAB-301).
        when=all_of(severely_low_calcium, any_of(f.ck.at_least("rhabdomyolysis"), f.urine_myoglobin)),
        then=(*s.emergency(), recommends(s.REVIEW_CALCIUM_AND_MUSCLE)),
        because="Broken muscle takes up calcium and gives it back: given by vein, it does harm later.",
        references=(src.AAST_RHABDO.at("electrolyte abnormalities: decreased calcium"),),
    ),
    Rule(
        id="METAB-302",
        when=any_of(
            f.potassium.below("severely_low"),
            all_of(f.potassium.below("moderately_low"), any_of(lost_fluid.weak, _heart_shows_it)),
        ),
        then=(supports(d.HYPOKALEMIA, STRONG), *s.emergency(), recommends(s.TREAT_POTASSIUM)),
        because="Potassium this low, or low with weak muscles or an uneven heart, is replaced by vein.",
        references=(src.RCEM_POTASSIUM.at("hypokalaemia: management: severe"),),
    ),
    METAB_303,
    Rule(
        id="METAB-304",
        when=any_of(
            f.magnesium.below("severely_low"),
            all_of(
                f.magnesium.below("moderately_low"),
                any_of(lost_fluid.spasm, _brain_shows_it, _heart_shows_it),
            ),
        ),
        then=(*s.emergency(), recommends(s.TREAT_MAGNESIUM)),
        because="Without magnesium neither calcium nor potassium stays up, and the heart may fail.",
        references=(src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
    ),
    Rule(
        id="METAB-305",
        # Who vomits for another reason gets no strong saline, nor who loses salt that way.
        when=all_of(
            f.sodium.below("moderately_low"),
            any_of(
                _brain_shows_it,
                f.drowsy_or_slowed,
                all_of(
                    f.vomiting,
                    no(f.diarrhea),
                    no(f.abdominal_pain),
                    no(f.fever),
                    no(f.volume_depletion_signs),
                    no(medicine_classes.diuretics),
                ),
            ),
        ),
        then=(*s.emergency(), recommends(s.TREAT_SODIUM)),
        because="A brain that swells for want of sodium needs a little strong saline, then a slow rise.",
        references=(src.EUROPEAN_SODIUM.at("hyponatraemia with severe symptoms: first-hour management"),),
    ),
    METAB_306,
)
