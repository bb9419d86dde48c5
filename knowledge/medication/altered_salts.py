"""Medicines that alter the salts of the blood: who has them measured, and how soon."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *
from knowledge.electrolytes import lost_fluid, measured_salts
from knowledge.electrolytes.lost_fluid import cramping
from knowledge.medication import medicine_classes

_salts_may_show = any_of(
    medicine_classes.diuretics,
    all_of(
        medicine_classes.electrolyte_altering_drug,
        any_of(
            f.cramps_elsewhere,
            f.leg_weakness,
            f.weakness_proximal,
            f.general_weakness,
            f.fasciculations,
            f.drowsy_or_slowed,
        ),
    ),
)

_HARM_DRY_KIDNEYS = any_of(
    medicine_classes.diuretics, f.ace_inhibitors, f.angiotensin_blockers, f.sglt2_inhibitors
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-599",
        # Not for cramps alone: these come with the tablet, and salts need not have fallen (MED-393).
        when=all_of(
            medicine_classes.diuretics,
            f.medicine_started_before,
            cramping,
            any_of(
                f.age.at_least("pad_age"),
                f.nausea,
                f.headache,
                f.fatigue,
                f.dizzy_on_standing,
            ),
        ),
        then=(escalates(SOON, d.HYPONATREMIA), recommends(s.LAB_ELECTROLYTES)),
        because="Sodium may fall in the first weeks on a water tablet: at 65 and over, or with nausea, "
        "headache, tiredness or dizziness, it is measured soon.",
        claims=("E34", "E52"),
        references=(
            src.BNF.at("2: diuretics: hypokalaemia, hyponatraemia"),
            src.EUROPEAN_SODIUM.at("classification by symptoms: nausea, headache; causes: diuretics"),
        ),
    ),
    Rule(
        id="MED-27",
        # Where nothing is felt that a salt could do, what a medicine is monitored by is not asked for here.
        when=any_of(_salts_may_show, all_of(medicine_classes.electrolyte_altering_drug, cramping)),
        then=(escalates(ROUTINE),),
        because="With a diuretic, or cramps or weakness on a medicine that alters the blood salts, these are "
        "measured.",
        claims=("E34", "E46", "E52"),
    ),
    Rule(
        id="MED-393",
        # By itself without urgency: a leg that fails within 200 metres goes before the salts of its ramipril.
        when=all_of(medicine_classes.electrolyte_altering_drug, cramping),
        then=(recommends(s.LAB_ELECTROLYTES),),
        because="Cramps on a medicine that alters the blood salts may come from it, so these are measured.",
        claims=("E46", "E52"),
    ),
    Rule(
        id="MED-394",
        when=_salts_may_show,
        then=(escalates(ROUTINE), recommends(s.LAB_ELECTROLYTES)),
        because="With a diuretic, or weakness on a medicine that alters the blood salts, these are measured.",
        claims=("E34", "E46", "E52"),
    ),
    Rule(
        id="MED-28",
        when=all_of(
            medicine_classes.electrolyte_altering_drug,
            any_of(f.palpitations_or_fainting, f.confusion_or_seizure, f.tetany),
        ),
        # Answered once all four are measured and in range; a faint stays what it is (SAFE-03).
        then=s.urgent(d.ELECTROLYTE_IMBALANCE),
        because="Fainting, spasms or confusion on a medicine that alters the blood salts may mean a "
        "dangerous potassium, sodium or calcium.",
        references=(src.UKKA_POTASSIUM.at("medicines as causes"), src.BNF.at("9: electrolyte imbalances")),
    ),
    Rule(
        id="MED-29",
        when=all_of(
            any_of(_HARM_DRY_KIDNEYS, f.other_antihypertensives),
            f.vomiting_or_diarrhea,
        ),
        then=(
            *s.urgent(d.ACUTE_KIDNEY_INJURY),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.EXAM_FLUID),
        ),
        because="Losing fluid while on water tablets, blood pressure medicines or an SGLT2 inhibitor can "
        "harm the kidneys within days.",
        claims=("E47",),
        references=(src.KDIGO_CKD.at("chapter 4: drug stewardship, medicines during acute illness"),),
    ),
    Rule(
        id="MED-566",
        when=all_of(_HARM_DRY_KIDNEYS, f.vomiting_or_diarrhea),
        then=(*s.urgent(d.ACUTE_KIDNEY_INJURY), recommends(s.REVIEW_STOP_MEDICINE)),
        because="What drains the body or lowers the pressure in the kidneys is left out while fluid is lost, "
        "until creatinine and potassium are known.",
        references=(src.THINK_KIDNEYS.at("reasons: ACE inhibitors, ARBs, diuretics"),),
    ),
    Rule(
        id="MED-567",
        when=all_of(_HARM_DRY_KIDNEYS, f.vomiting_or_diarrhea, f.nsaids),
        then=(
            supports(d.ACUTE_KIDNEY_INJURY, WEAK),
            *s.urgent(d.ACUTE_KIDNEY_INJURY),
            recommends(s.REVIEW_STOP_MEDICINE),
        ),
        because="Beside such a medicine, in somebody who loses fluid, an anti-inflammatory painkiller takes "
        "from the kidneys what blood they have left.",
        references=(src.THINK_KIDNEYS.at("reasons: NSAIDs"),),
    ),
    Rule(
        id="METAB-530",
        when=all_of(medicine_classes.diuretics, any_of(lost_fluid.weak, lost_fluid.electrolyte_loss)),
        then=(supports(d.ELECTROLYTE_IMBALANCE, MODERATE),),
        because="Weak muscles, or salts lost by sweat or bowel as well, make it likely that a water tablet "
        "has upset the blood salts.",
        claims=("E03", "E34"),
        references=(src.BNF.at("2: diuretics: hypokalaemia, hyponatraemia"),),
    ),
    Rule(
        id="MED-576",
        when=all_of(
            f.cardiac_glycosides,
            any_of(
                measured_salts.low_potassium,
                measured_salts.low_magnesium,
                f.creatinine_rise,
                f.acute_kidney_injury_known,
            ),
        ),
        then=(
            *s.urgent(),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.TEST_ECG),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Digoxin poisons the heart at its usual dose once potassium or magnesium is low or the "
        "kidneys fail: its level is measured with them, and the next dose waits.",
        references=(src.BNF.at("digoxin: cautions, hypokalaemia and hypomagnesaemia; renal impairment"),),
    ),
    Rule(
        id="MED-685",
        when=all_of(
            medicine_classes.diuretics,
            # Not a low pressure alone: a failing heart is treated to one.
            any_of(f.dizzy_on_standing, f.volume_depletion_signs, f.falls),
        ),
        then=(
            escalates(SOON),
            recommends(s.EXAM_FLUID),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
            recommends(s.REVIEW_DIURETIC),
        ),
        because="Dizziness on standing, a fall or signs of lost fluid on a diuretic may mean that it takes "
        "too much water and salt: kidneys and salts are measured within days.",
        references=(
            src.BNF.at("2: diuretics: hypotension, hypovolaemia, electrolyte disturbance"),
            src.ESC_DIURETICS.at("abstract: congestion or euvolaemia, kidneys and electrolytes"),
        ),
    ),
)
