"""Harm by medicines: cramps, and dangers of their own; quinine above all.

When a medicine was begun counts for more than its name: no list of those that cause cramps is complete.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *
from knowledge.electrolytes import dangerous_salts, high_potassium, measured_salts
from knowledge.electrolytes.lost_fluid import cramping
from knowledge.medication import medicine_classes
from knowledge.muscle import muscle_disease

acts_on_muscle = any_of(medicine_classes.lipid_lowering_drug, f.colchicine, f.other_myotoxic_drugs)
_QUININE_AT_WORK = (
    supports(d.QUININE_REACTION, MODERATE),
    *s.emergency(d.QUININE_REACTION),
    recommends(s.REVIEW_STOP_MEDICINE),
    recommends(s.LAB_CBC),
    recommends(s.LAB_METABOLIC),
)

RULES = (
    # Whether they explain these cramps
    Rule(
        id="MED-18",
        when=any_of(c.strongly_linked_drug, c.possibly_linked_drug),
        # The warning names them: a review is a step where one of them is a likely cause (MED-20).
        then=(warns(w.MEDICATION_REVIEW), recommends(s.HISTORY_MEDICINES)),
        because="Common medicines often cause cramps, so all of them should be reviewed.",
        claims=("A07", "C05", "D24", "E52"),
    ),
    Rule(
        id="MED-19",
        when=any_of(f.leg_cramp, f.leg_pain),
        then=(recommends(s.HISTORY_MEDICINES),),
        because="Without a full list of medicines, a cause that is easy to put right may be missed.",
        claims=("E41", "E52"),
    ),
    Rule(
        id="MED-20",
        when=all_of(c.strongly_linked_drug, cramping),
        then=(supports(d.MEDICATION_INDUCED, MODERATE), escalates(ROUTINE), recommends(s.REVIEW_MEDICINES)),
        because="Cramps in someone who takes a medicine known to cause them may well come from it.",
        claims=("E29", "E30", "E31", "E32", "E33", "E34"),
    ),
    Rule(
        id="MED-21",
        when=all_of(c.possibly_linked_drug, cramping),
        then=(supports(d.MEDICATION_INDUCED, WEAK),),
        because="Cramps in someone who takes a medicine sometimes linked with them may come from it.",
        claims=("C05", "D24"),
    ),
    Rule(
        id="MED-22",
        when=all_of(f.medicine_started_before, cramping),
        then=(supports(d.MEDICATION_INDUCED, WEAK), recommends(s.REVIEW_MEDICINES)),
        because="Cramps that follow a new medicine or dose may come from it, even if it is on no list.",
        claims=("E29", "E41"),
        references=(src.BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-50",
        when=all_of(
            acts_on_muscle,
            f.medicine_started_before,
            any_of(f.leg_pain, f.leg_weakness, f.weakness_proximal, f.general_weakness),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, MODERATE),
            recommends(s.LAB_CK),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Sore or weak legs soon after starting a medicine that acts on muscle may well be due to it.",
        claims=("C05", "E41"),
        references=(src.EAS_STATIN.at("assessment: symptoms within weeks of the start"),),
    ),
    Rule(
        id="MED-57",
        when=all_of(
            acts_on_muscle,
            f.medicine_started_before,
            any_of(f.leg_weakness, f.weakness_proximal, f.weakness_progressive, f.severity.is_("severe")),
            any_of(f.side.is_("both legs", "alternating"), f.weakness_proximal, f.general_weakness),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, STRONG),
            supports(d.RHABDOMYOLYSIS, WEAK),
            *s.urgent(d.RHABDOMYOLYSIS),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_CK),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Where legs turn weak or very sore within weeks of starting a medicine that acts on muscle, "
        "creatine kinase, creatinine and potassium are measured the same day, and it is withheld until then.",
        claims=("C05",),
        references=(
            src.ACC_CHOLESTEROL.at("table 5: severe muscle symptoms: stop; CK, creatinine, urinalysis"),
            src.EAS_STATIN.at("assessment: symptoms within weeks of the start"),
        ),
    ),
    Rule(
        id="MED-58",
        when=all_of(
            acts_on_muscle,
            f.medicine_started_before,
            any_of(f.leg_pain, f.leg_cramp, f.muscle_pain_widespread, f.muscle_tender_both_legs),
            any_of(
                f.side.is_("both legs", "alternating"), f.muscle_pain_widespread, f.muscle_tender_both_legs
            ),
        ),
        then=(escalates(SOON), recommends(s.LAB_CK), recommends(s.LAB_METABOLIC)),
        because="Where legs turn sore or cramp within weeks of starting or raising a medicine that acts on "
        "muscle, creatine kinase and kidney function are measured.",
        claims=("C05",),
        references=(src.ACC_CHOLESTEROL.at("table 5: muscle symptoms during statin therapy"),),
    ),
    Rule(
        id="MED-410",
        # Whenever it was begun. Night cramps can be as bad, but do not get ever worse.
        when=all_of(
            acts_on_muscle,
            any_of(f.leg_cramp, f.muscle_pain),
            f.side.is_("both legs", "alternating"),
            f.severity.is_("severe"),
            f.course.is_("steadily worse"),
            # What walking alone brings on is an artery's or a spinal canal's.
            any_of(
                f.at_rest,
                f.night_in_bed,
                f.wakes_from_sleep,
                f.persists_after_stopping,
                no(f.settles_on_stopping),
                no(f.comes_with_exertion),
            ),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.LAB_METABOLIC),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Where muscles of both legs cramp or hurt ever worse, and severely, on a medicine that acts "
        "on muscle, creatine kinase is measured and a pause considered.",
        claims=("C05",),
        references=(
            src.ACC_CHOLESTEROL.at("table 5: severe muscle symptoms: stop; CK, creatinine, urinalysis"),
        ),
    ),
    Rule(
        id="MED-23",
        when=all_of(c.possibly_linked_drug, f.medicine_started_before, cramping),
        then=(supports(d.MEDICATION_INDUCED, MODERATE), recommends(s.REVIEW_MEDICINES)),
        because="A medicine linked with cramps and started shortly before them is a more likely cause than "
        "either fact alone suggests.",
        claims=("C05", "D24", "E41"),
        references=(src.BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-24",
        when=all_of(c.strongly_linked_drug, f.medicine_started_before, cramping),
        then=(supports(d.MEDICATION_INDUCED, STRONG),),
        because="Cramps soon after starting a medicine known to cause them are likely due to it.",
        claims=("E29", "E30", "E31", "E32", "E33", "E34", "E41"),
        references=(src.BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-25",
        when=all_of(
            cramping,
            any_of(
                all_of(medicine_classes.potassium_losing_drug, measured_salts.low_potassium),
                all_of(
                    medicine_classes.diuretics,
                    any_of(measured_salts.low_sodium, measured_salts.low_magnesium),
                ),
                all_of(any_of(f.antidepressants, f.other_sodium_lowering_drugs), measured_salts.low_sodium),
                all_of(
                    any_of(f.proton_pump_inhibitors, f.calcineurin_inhibitors, f.other_salt_losing_drugs),
                    measured_salts.low_magnesium,
                ),
                all_of(f.bisphosphonates, c.low_calcium),
                all_of(medicine_classes.raises_potassium, measured_salts.high_potassium),
            ),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, STRONG),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="The salt that this medicine is known to disturb has been measured out of range.",
        claims=("C05", "E34", "E52"),
        references=(
            src.BNF.at("9: electrolyte imbalances: medicines as causes"),
            src.UKKA_POTASSIUM.at("medicines as causes"),
        ),
    ),
    Rule(
        id="MED-390",
        when=all_of(
            medicine_classes.withheld_for_potassium,
            any_of(
                f.potassium.at_least("moderately_high"),
                all_of(f.potassium.at_least("mildly_high"), high_potassium.unwell),
            ),
        ),
        then=(*s.urgent(d.ELECTROLYTE_IMBALANCE), recommends(s.REVIEW_STOP_MEDICINE)),
        because="What keeps potassium in the body is withheld while it is this high, or a little high in "
        "someone unwell.",
        references=(src.UKKA_POTASSIUM.at("medicines as causes: stop at 6.0 mmol/L or more"),),
    ),
    Rule(
        id="MED-391",
        when=all_of(medicine_classes.withheld_for_potassium, dangerous_salts.dangerously_high_potassium),
        then=(*s.emergency(), recommends(s.REVIEW_STOP_MEDICINE)),
        because="What keeps potassium in the body is withheld at once where it may stop the heart.",
        references=(src.UKKA_POTASSIUM.at("medicines as causes: stop at 6.0 mmol/L or more"),),
    ),
    Rule(
        id="MED-300",
        when=all_of(
            any_of(f.proton_pump_inhibitors, f.calcineurin_inhibitors, f.other_salt_losing_drugs),
            any_of(c.low_calcium, measured_salts.low_potassium),
        ),
        then=(supports(d.HYPOMAGNESEMIA, MODERATE),),
        because="A medicine that wastes magnesium lets calcium or potassium fall as well.",
        references=(
            src.SFE_HYPOCALCAEMIA.at("causes: magnesium deficiency, proton pump inhibitors among its causes"),
            src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),
        ),
    ),
    Rule(
        id="MED-52",
        when=all_of(f.levothyroxine, f.tsh.below("low"), any_of(cramping, f.weakness_proximal)),
        then=(supports(d.MEDICATION_INDUCED, MODERATE), recommends(s.REVIEW_MEDICINES)),
        because="Cramps or weak muscles with a low TSH may mean too high a dose of thyroid hormone.",
        references=(src.BNF.at("levothyroxine: side-effects of excessive dosage: muscle cramp, weakness"),),
    ),
    Rule(
        id="MED-26",
        # Not DEFINING: no list of medicines that cause cramps is complete.
        when=all_of(no(c.strongly_linked_drug), no(c.possibly_linked_drug), no(f.medicine_started_before)),
        then=(opposes(d.MEDICATION_INDUCED, MODERATE),),
        because="None of the medicines is known for cramps, and none was begun shortly before them.",
        claims=("E29", "E52"),
    ),
    # What they call for
    Rule(
        id="MED-53",
        # No urgency: a painkiller now and then in somebody with healthy kidneys is no danger by itself.
        when=all_of(any_of(f.metformin, f.nsaids, f.cardiac_glycosides), f.vomiting_or_diarrhea),
        then=(recommends(s.REVIEW_MEDICINES), recommends(s.LAB_METABOLIC)),
        because="While fluid is being lost, metformin and NSAIDs are paused, digoxin may build up, and "
        "kidney function is checked.",
        claims=("E47",),
        references=(src.KDIGO_CKD.at("chapter 4: drug stewardship, medicines during acute illness"),),
    ),
    Rule(
        id="MED-260",
        when=all_of(
            f.metformin,
            any_of(f.blood_ph.below("low"), f.bicarbonate.below("severely_low"), f.lactate.above("acidosis")),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, STRONG),
            *s.urgent(d.MEDICATION_INDUCED),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_LACTATE),
            recommends(s.LAB_METABOLIC),
        ),
        because="Acid blood or a high lactate on metformin may be lactic acidosis: it is stopped, and "
        "lactate and kidneys are measured.",
        references=(src.SPC_METFORMIN.at("4.4: lactic acidosis"),),
    ),
    Rule(
        id="MED-261",
        when=all_of(
            f.metformin,
            f.leg_cramp,
            any_of(f.abdominal_pain, f.vomiting_or_diarrhea),
            any_of(
                f.breathless, f.respiratory_rate.above("usual_most"), f.drowsy_or_slowed, f.general_weakness
            ),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, MODERATE),
            *s.urgent(d.MEDICATION_INDUCED),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_LACTATE),
            recommends(s.LAB_METABOLIC),
        ),
        because="Cramps with a sick stomach and short breath or weakness, on metformin, may be lactic "
        "acidosis.",
        references=(src.SPC_METFORMIN.at("4.4: lactic acidosis, symptoms"),),
    ),
    Rule(
        id="MED-30",
        when=all_of(f.nsaids, medicine_classes.diuretics, any_of(f.ace_inhibitors, f.angiotensin_blockers)),
        then=(recommends(s.LAB_METABOLIC),),
        because="An NSAID on top of a diuretic and a blocker of angiotensin can make the kidneys fail.",
        claims=("E47",),
        references=(src.KDIGO_AKI.at("nephrotoxic medicines"), src.BNF.at("interactions: NSAIDs")),
    ),
    Rule(
        id="MED-31",
        when=all_of(
            acts_on_muscle,
            any_of(f.muscle_pain, f.general_weakness, muscle_disease.proximal_weakness),
        ),
        then=(supports(d.MEDICATION_INDUCED, MODERATE), recommends(s.LAB_CK)),
        because="Muscle pain or weakness on a medicine that acts on muscle may be due to it.",
        claims=("C05",),
        references=(src.EAS_STATIN.at("assessment and diagnosis"),),
    ),
    Rule(
        id="MED-55",
        # One leg alone has another reason, and a clot among them.
        when=all_of(
            acts_on_muscle, any_of(f.leg_pain, f.leg_weakness), f.side.is_("both legs", "alternating")
        ),
        then=(supports(d.MEDICATION_INDUCED, WEAK), recommends(s.LAB_CK)),
        because="Pain or weakness of both legs on a medicine that acts on muscle may be due to it.",
        claims=("C05",),
        references=(src.EAS_STATIN.at("assessment and diagnosis: symmetrical pain or weakness"),),
    ),
    Rule(
        id="MED-549",
        # Which medicine, nobody is asked: another that is known to make legs restless is the likelier one.
        when=all_of(
            medicine_classes.lipid_lowering_drug,
            no(any_of(f.sedating_antihistamines, f.antidepressants, medicine_classes.dopamine_blocker)),
            f.worse_on_medicine,
            f.muscle_pain,
        ),
        then=(supports(d.MEDICATION_INDUCED, STRONG), recommends(s.REVIEW_MEDICINES), recommends(s.LAB_CK)),
        because="Muscle that hurts more on a medicine against cholesterol, or less without it, most likely "
        "hurts because of it.",
        claims=("C05", "E41"),
        references=(src.EAS_STATIN.at("assessment and diagnosis: symptoms off and again on the statin"),),
    ),
    Rule(
        id="MED-262",
        when=all_of(
            medicine_classes.lipid_lowering_drug,
            f.muscle_pain_widespread,
            f.side.is_("both legs"),
            f.location.any_of("thigh", "buttock", "hip or groin", "whole leg"),
        ),
        then=(supports(d.MEDICATION_INDUCED, STRONG), escalates(SOON), recommends(s.LAB_CK)),
        because="Sore muscles on both sides, the thighs among them, are how statins hurt.",
        claims=("C05",),
        references=(src.EAS_STATIN.at("assessment and diagnosis: symmetrical, large proximal muscles"),),
    ),
    Rule(
        id="MED-51",
        when=all_of(acts_on_muscle, cramping, no(f.night_in_bed)),
        then=(recommends(s.EXAM_NEUROLOGIC), recommends(s.LAB_CK)),
        because="Daytime cramps on a medicine that acts on muscle may be an early sign of harm, so strength "
        "and creatine kinase are checked.",
        references=(src.EAS_STATIN.at("assessment: pain, weakness or cramps; creatine kinase"),),
    ),
    Rule(
        id="MED-32",
        when=all_of(acts_on_muscle, f.dark_urine),
        then=(
            *s.urgent(d.RHABDOMYOLYSIS),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_CK),
            recommends(s.LAB_URINE_MYOGLOBIN),
            recommends(s.LAB_METABOLIC),
        ),
        because="Dark urine on a medicine that acts on muscle may mean that muscle is breaking down.",
        references=(src.EAS_STATIN.at("rhabdomyolysis"), src.AAST_RHABDO.at("causes: medicines")),
    ),
    Rule(
        id="MED-33",
        when=medicine_classes.quinine_exposure,
        then=(warns(w.QUININE),),
        because="The danger of quinine to the blood outweighs any good it can do for cramps.",
        claims=("E51",),
        references=(src.FDA_QUININE.at("serious haematologic reactions; not for nocturnal leg cramps"),),
    ),
    Rule(
        id="MED-34",
        # Also where quinine was only offered or asked about: what was bought for cramps may have been taken.
        # A count alone says little of who has not taken any, and is no emergency while it is not very low.
        when=any_of(
            all_of(medicine_classes.quinine_exposure, any_of(f.bleeding_or_bruising, f.fever)),
            all_of(f.quinine, f.platelets.below("very_low")),
        ),
        then=_QUININE_AT_WORK,
        because="Quinine can destroy platelets and harm the kidneys within days: this may be the sign of it.",
        claims=("E48", "E51"),
        references=(src.FDA_QUININE.at("signs of thrombocytopenia and of HUS/TTP"),),
    ),
    Rule(
        id="MED-35",
        when=all_of(f.quinine, any_of(f.dark_urine, f.little_urine, f.confusion_or_seizure)),
        then=_QUININE_AT_WORK,
        because="In someone who takes quinine, failing kidneys or confusion may be HUS or TTP.",
        claims=("E51",),
        references=(src.FDA_QUININE.at("signs of thrombocytopenia and of HUS/TTP"),),
    ),
    Rule(
        id="MED-36",
        when=all_of(f.quinine, any_of(f.anticoagulants, f.antiplatelets)),
        then=(escalates(SOON), recommends(s.LAB_CBC)),
        because="On a blood thinner, quinine can make bleeding worse by destroying platelets, and it "
        "strengthens warfarin.",
        references=(
            src.FDA_QUALAQUIN.at("7: drug interactions, warfarin"),
            src.BNF.at("interactions: quinine"),
        ),
    ),
    Rule(
        id="MED-37",
        when=f.quinine,
        then=(
            escalates(ROUTINE),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_STOP_QUININE),
            recommends(s.LAB_CBC),
        ),
        because="Quinine taken for cramps should be stopped and a blood count taken.",
        claims=("E51", "E52"),
    ),
    Rule(
        id="MED-38",
        when=all_of(
            any_of(
                medicine_classes.hormonal_contraceptive,
                f.conjugated_estrogens,
                f.other_estrogens,
                f.raloxifene,
            ),
            f.side.is_("one leg"),
            any_of(f.leg_cramp, f.leg_pain),
        ),
        then=(supports(d.DEEP_VEIN_THROMBOSIS, WEAK), escalates(ROUTINE), recommends(s.EXAM_CLOT)),
        because="These hormones can raise the risk of a clot, and a clot can feel like a cramp of one leg.",
        claims=("C07",),
        references=(src.NICE_VTE.at("risk factors for venous thromboembolism"),),
    ),
    Rule(
        id="MED-620",
        # One whose name is not known may be amlodipine; doxazosin, hydralazine and minoxidil swell legs too.
        when=all_of(
            f.both_legs_swollen,
            any_of(f.calcium_channel_blockers, f.other_antihypertensives, f.nsaids, f.corticosteroids),
        ),
        then=(recommends(s.REVIEW_MEDICINES),),
        because="Amlodipine and others that widen arteries swell the ankles, and anti-inflammatory "
        "painkillers and steroids hold water back: they are reviewed before a water tablet is given for it.",
        references=(src.BNF.at("calcium-channel blockers, vasodilators, NSAIDs, corticosteroids: oedema"),),
    ),
    Rule(
        id="MED-39",
        when=all_of(
            any_of(medicine_classes.neurotoxic_drug, f.other_chemotherapy),
            any_of(f.numbness, f.tingling, f.burning_feet),
        ),
        then=(warns(w.MEDICATION_REVIEW), recommends(s.REVIEW_MEDICINES)),
        because="Altered feeling on a medicine that can damage nerves should be reported to whoever "
        "prescribed it.",
        claims=("E44",),
        references=(src.NEUROPATHY_CAUSES.at("table 2: medicines"),),
    ),
    Rule(
        id="MED-263",
        when=all_of(
            f.metformin,
            any_of(f.vitamin_b12.below("low"), f.mcv.above("high")),
        ),
        then=(
            warns(w.MEDICATION_REVIEW),
            escalates(ROUTINE),
            recommends(s.REVIEW_MEDICINES),
            recommends(s.LAB_B12),
        ),
        because="Metformin hinders the uptake of vitamin B12, which a low level or large red cells show.",
        references=(src.MHRA_METFORMIN.at("advice for healthcare professionals"),),
    ),
    Rule(
        id="MED-54",
        when=all_of(f.anticoagulants, any_of(f.one_sided_swelling, f.tense_calf, f.bleeding_or_bruising)),
        then=(warns(w.MEDICATION_REVIEW),),
        because="On a blood thinner, a swelling leg or a bruise may be a bleed caused by the medicine.",
        references=(src.BNF.at("anticoagulants: haemorrhage as a side effect"),),
    ),
    Rule(
        id="MED-40",
        when=all_of(
            medicine_classes.dopamine_blocker,
            any_of(f.twisting_posture, f.urge_to_move, f.slowness_or_rest_tremor),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, MODERATE),
            escalates(ROUTINE),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Medicines that block dopamine can cause twisting, slowness or restlessness of the limbs.",
        references=(
            src.MDS_DYSTONIA.at("axis II: acquired, drugs"),
            src.BNF.at("4: extrapyramidal symptoms"),
        ),
    ),
    Rule(
        id="MED-59",
        when=all_of(medicine_classes.dopamine_blocker, f.slowness_or_rest_tremor, f.medicine_started_before),
        then=(supports(d.MEDICATION_INDUCED, STRONG), escalates(SOON), recommends(s.REFER_NEUROLOGY)),
        because="Slowness, stiffness or tremor soon after a medicine that blocks dopamine is its effect "
        "until it has been left off.",
        references=(
            src.MDS_PARKINSON.at("absolute exclusion criteria: dopamine receptor blocker"),
            src.BNF.at("4: extrapyramidal symptoms"),
        ),
    ),
    Rule(
        id="MED-42",
        when=all_of(f.quinine, f.platelets.below("low")),
        then=(
            supports(d.QUININE_REACTION, MODERATE),
            *s.urgent(d.QUININE_REACTION),
            recommends(s.REVIEW_STOP_MEDICINE),
            recommends(s.LAB_METABOLIC),
        ),
        because="Platelets that fall on quinine will fall further with the next dose.",
        claims=("E51",),
        references=(src.FDA_QUININE.at("signs of thrombocytopenia and of HUS/TTP"),),
    ),
    Rule(
        id="MED-67",
        when=f.worse_on_medicine,
        then=(recommends(s.REVIEW_MEDICINES),),
        because="Trouble that a medicine made worse may come from it, whatever the medicine was given for.",
        claims=("E41", "E52"),
        references=(src.BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-68",
        when=all_of(
            f.anticoagulants,
            f.doses_missed,
            any_of(f.one_sided_swelling, f.deep_tenderness, f.side.is_("one leg")),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="A blood thinner that is missed again and again does not keep a clot away.",
        references=(src.NICE_VTE.at("1.4: anticoagulation treatment failure: adherence"),),
    ),
    Rule(
        id="MED-69",
        when=all_of(
            f.clotting_prolonged,
            any_of(f.one_sided_swelling, f.tense_calf, f.bleeding_or_bruising, f.muscle_tender_one_leg),
        ),
        then=(
            supports(d.BLEEDING_INTO_THE_LEG, MODERATE),
            *s.urgent(),
            recommends(s.LAB_CBC),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Where blood clots too slowly, a sore or swollen muscle may be filling with it.",
        references=(src.BNF.at("oral anticoagulants: haemorrhage"),),
    ),
    Rule(
        id="MED-70",
        when=all_of(
            acts_on_muscle,
            muscle_disease.leaks,
            any_of(f.leg_pain, f.leg_cramp, f.muscle_pain, f.leg_weakness, muscle_disease.proximal_weakness),
        ),
        then=(
            supports(d.MEDICATION_INDUCED, MODERATE),
            escalates(SOON),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Muscle complaints and a raised creatine kinase on a medicine that acts on muscle are put "
        "down to it until a pause shows otherwise.",
        claims=("C05",),
        references=(src.EAS_STATIN.at("assessment: creatine kinase; stop and measure again"),),
    ),
)
