"""Medicines that poison together: statins and colchicine that pile up, lithium that is held back."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *

muscle_toxic_pair, TOX_01 = define(
    "muscle_toxic_pair",
    "medicines that together can poison muscle",
    rule="TOX-01",
    when=any_of(
        all_of(f.statins, any_of(f.cyp3a4_inhibitors, f.statin_raisers)),
        all_of(f.colchicine, any_of(f.cyp3a4_inhibitors, f.statins)),
    ),
    because="A statin or colchicine that cannot be broken down, or both together, can poison muscle.",
    references=(
        src.FDA_SIMVASTATIN.at("contraindicated combinations"),
        src.FDA_COLCHICINE.at("7: strong CYP3A4 inhibitors, statins: myopathy and rhabdomyolysis"),
        src.BNF.at("interactions: fusidic acid and statins"),
    ),
)
# Up to 20 mg of simvastatin is allowed with these; a dose that is not told may be more.
simvastatin_pair, TOX_390 = define(
    "simvastatin_pair",
    "simvastatin, not known to be 20 mg or less, with a medicine that limits its dose",
    rule="TOX-390",
    when=all_of(f.simvastatin_over_20, f.simvastatin_raisers),
    because="Amlodipine, diltiazem, verapamil and amiodarone raise the level of simvastatin.",
    references=(src.MHRA_SIMVASTATIN.at("table: do not exceed 20 mg simvastatin daily"),),
)
lithium_pair, TOX_02 = define(
    "lithium_pair",
    "lithium with a medicine that holds it back",
    rule="TOX-02",
    when=all_of(
        f.lithium, any_of(f.thiazides, f.loop_diuretics, f.ace_inhibitors, f.angiotensin_blockers, f.nsaids)
    ),
    because="Diuretics, blockers of angiotensin and NSAIDs keep lithium in the body.",
    references=(src.BNF.at("interactions: lithium and diuretics, ACE inhibitors, NSAIDs"),),
)
_SORE_OR_WEAK = any_of(
    f.muscle_pain_widespread,
    f.muscle_tender_both_legs,
    f.leg_weakness,
    f.weakness_proximal,
    f.weakness_progressive,
)
_KIDNEYS_TOO = (
    recommends(s.LAB_CK),
    recommends(s.LAB_ELECTROLYTES),
    recommends(s.LAB_METABOLIC),
    recommends(s.REVIEW_STOP_MEDICINE),
)

RULES: tuple[Rule, ...] = (
    TOX_01,
    TOX_02,
    TOX_390,
    # No suspect is named in what is sore, weak or dark: these have to be looked into whatever the pair does.
    Rule(
        id="TOX-03",
        when=any_of(
            all_of(muscle_toxic_pair, _SORE_OR_WEAK),
            all_of(muscle_toxic_pair, f.general_weakness, f.muscle_pain),
            all_of(f.colchicine, f.cyp3a4_inhibitors, f.vomiting_or_diarrhea),
        ),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, STRONG),
            supports(d.RHABDOMYOLYSIS, WEAK),
            *s.urgent(),
            *_KIDNEYS_TOO,
            recommends(s.LAB_URINE_MYOGLOBIN),
        ),
        because="For sore or weak muscle on medicines that together harm it, the suspect is stopped and "
        "blood tested today.",
        references=(src.EAS_STATIN.at("management: interacting medicines, creatine kinase"),),
    ),
    Rule(
        id="TOX-04",
        when=all_of(muscle_toxic_pair, any_of(f.dark_urine, f.little_urine)),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, STRONG),
            *s.emergency(),
            *_KIDNEYS_TOO,
            recommends(s.LAB_URINE_MYOGLOBIN),
        ),
        because="Dark or scanty urine on medicines that together harm muscle may mean muscle breakdown that "
        "harms the kidneys too.",
        references=(
            src.EAS_STATIN.at("rhabdomyolysis: stop the statin"),
            src.AAST_RHABDO.at("causes: medicines; complications"),
        ),
    ),
    Rule(
        id="TOX-05",
        when=all_of(muscle_toxic_pair, any_of(f.leg_cramp, f.leg_pain, f.muscle_pain)),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Cramps on medicines that together harm muscle may be the first sign of harm, and one can "
        "still be stopped.",
        claims=("E52",),
        references=(src.EAS_STATIN.at("risk factors: drug interactions"),),
    ),
    Rule(
        id="TOX-490",
        when=all_of(
            f.simvastatin, any_of(f.cyp3a4_inhibitors, f.statin_raisers), any_of(f.leg_cramp, f.leg_pain)
        ),
        then=(
            *s.urgent(d.DRUG_INTERACTION_TOXICITY),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_SIMVASTATIN),
            recommends(s.LAB_CK),
        ),
        because="Simvastatin must never be taken with such a medicine: where legs cramp or hurt, it is "
        "withheld today, before muscle breaks down.",
        references=(
            src.MHRA_SIMVASTATIN.at("table: contraindicated, strong inhibitors of CYP3A4, gemfibrozil"),
            src.FDA_SIMVASTATIN.at("contraindicated combinations"),
        ),
    ),
    Rule(
        id="TOX-391",
        when=all_of(simvastatin_pair, any_of(f.leg_cramp, f.leg_pain)),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, WEAK),
            escalates(ROUTINE),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Over 20 mg of simvastatin a day harms muscle more often with amlodipine, diltiazem, "
        "verapamil or amiodarone, so its dose is looked up.",
        references=(src.MHRA_SIMVASTATIN.at("table: do not exceed 20 mg simvastatin daily"),),
    ),
    Rule(
        id="TOX-392",
        when=all_of(simvastatin_pair, any_of(f.muscle_pain, _SORE_OR_WEAK)),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="Where muscle is sore or weak on simvastatin with a medicine that raises its level, it is "
        "lowered, paused or changed if more than 20 mg a day of it is taken.",
        references=(
            src.MHRA_SIMVASTATIN.at("table: do not exceed 20 mg simvastatin daily"),
            src.EAS_STATIN.at("management: interacting medicines, creatine kinase"),
        ),
    ),
    Rule(
        id="TOX-06",
        when=all_of(muscle_toxic_pair, f.ck.at_least("rhabdomyolysis")),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, STRONG),
            escalates(SOON, d.DRUG_INTERACTION_TOXICITY),
            recommends(s.REVIEW_STOP_MEDICINE),
        ),
        because="A creatine kinase over 1000 on medicines that together harm muscle is most likely due to "
        "them.",
        references=(src.EAS_STATIN.at("management by creatine kinase"),),
    ),
    Rule(
        id="TOX-07",
        when=all_of(
            lithium_pair,
            any_of(
                f.hand_tremor,
                f.fasciculations,
                f.unsteady_gait,
                f.vomiting_or_diarrhea,
                f.drowsy_or_slowed,
                _SORE_OR_WEAK,
            ),
        ),
        then=(
            supports(d.DRUG_INTERACTION_TOXICITY, MODERATE),
            *s.urgent(),
            recommends(s.LAB_LITHIUM),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
            recommends(s.REVIEW_STOP_MEDICINE),
        ),
        because="Tremor, twitching, weakness, vomiting or confusion on lithium, with something that raises "
        "its level, may be lithium poisoning.",
        references=(src.BNF.at("lithium: signs of intoxication; stop and measure the level"),),
    ),
    Rule(
        id="TOX-08",
        when=all_of(f.ck.below("raised"), no(lithium_pair)),
        then=(opposes(d.DRUG_INTERACTION_TOXICITY, MODERATE),),
        because="A normal creatine kinase speaks against poisoned muscle.",
        references=(src.EAS_STATIN.at("assessment: creatine kinase"),),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.DRUG_INTERACTION_TOXICITY,
        minimum=(muscle_toxic_pair, simvastatin_pair, lithium_pair),
        looked_for_by=(s.HISTORY_MEDICINES, s.LAB_CK),
        claims=("E52",),
        references=(src.EAS_STATIN.at("risk factors: drug interactions"),),
    ),
)
