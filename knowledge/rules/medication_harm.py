"""Harm by medicines: cramps, and dangers of their own; quinine above all.

When a medicine was begun counts for more than its name: no list of those that cause cramps is complete.
"""

from __future__ import annotations

from knowledge.concepts import (
    diuretics,
    dopamine_blocker,
    electrolyte_altering_drug,
    high_potassium,
    hormonal_contraceptive,
    lipid_lowering_drug,
    low_calcium,
    low_magnesium,
    low_potassium,
    low_sodium,
    neurotoxic_drug,
    possibly_linked_drug,
    potassium_losing_drug,
    proximal_weakness,
    quinine_exposure,
    strongly_linked_drug,
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
    escalates,
    no,
    opposes,
    recommends,
    supports,
    warns,
)
from knowledge.disorders import DEEP_VEIN_THROMBOSIS, MEDICATION_INDUCED, RHABDOMYOLYSIS
from knowledge.findings import medicines
from knowledge.findings.associated import (
    burning_feet,
    numbness,
    slowness_or_rest_tremor,
    tingling,
)
from knowledge.findings.character import quality, side, twisting_posture, urge_to_move
from knowledge.findings.general import (
    bleeding_or_bruising,
    confusion_or_seizure,
    dark_urine,
    fever,
    little_urine,
    muscle_pain_widespread,
    palpitations_or_fainting,
    tetany,
    vomiting_or_diarrhea,
)
from knowledge.findings.history import medicine_started_before
from knowledge.findings.laboratory import platelets
from knowledge.findings.timing import leg_cramp, leg_pain
from knowledge.sources import (
    AAN_NEUROPATHY,
    AAST_RHABDO,
    BNF,
    EAS_STATIN,
    FDA_QUININE,
    KDIGO_AKI,
    KDIGO_CKD,
    MDS_DYSTONIA,
    NICE_VTE,
    UKKA_POTASSIUM,
)
from knowledge.steps import (
    EXAM_CLOT,
    EXAM_FLUID,
    EXAM_NEUROLOGIC,
    HISTORY_MEDICINES,
    LAB_CBC,
    LAB_CK,
    LAB_ELECTROLYTES,
    LAB_METABOLIC,
    LAB_URINE_MYOGLOBIN,
    REFER_EMERGENCY,
    REVIEW_MEDICINES,
    REVIEW_STOP_MEDICINE,
)
from knowledge.warnings import MEDICATION_REVIEW, QUININE

cramping = any_of(leg_cramp, quality.any_of("cramping"))
acts_on_muscle = any_of(lipid_lowering_drug, medicines.colchicine)

RULES = (
    # Whether they explain these cramps
    Rule(
        id="MED-18",
        when=any_of(strongly_linked_drug, possibly_linked_drug),
        then=(warns(MEDICATION_REVIEW), recommends(REVIEW_MEDICINES)),
        because="A review of the medicines must not be left out: common ones often cause cramps.",
        claims=("A07", "C05", "D24", "E52"),
    ),
    Rule(
        id="MED-19",
        when=any_of(leg_cramp, leg_pain),
        then=(recommends(HISTORY_MEDICINES),),
        because="Without the full list of medicines, the cause that is easiest to mend is overlooked.",
        claims=("E41", "E52"),
    ),
    Rule(
        id="MED-20",
        when=all_of(strongly_linked_drug, cramping),
        then=(supports(MEDICATION_INDUCED, MODERATE),),
        because="Cramps in someone who takes a medicine closely tied to them may well come from it.",
        claims=("E29", "E30", "E31", "E32", "E33", "E34"),
    ),
    Rule(
        id="MED-21",
        when=all_of(possibly_linked_drug, cramping),
        then=(supports(MEDICATION_INDUCED, WEAK),),
        because="Cramps in someone who takes a medicine linked to them at times may come from it.",
        claims=("C05", "D24"),
    ),
    Rule(
        id="MED-22",
        when=all_of(medicine_started_before, cramping),
        then=(supports(MEDICATION_INDUCED, WEAK), recommends(REVIEW_MEDICINES)),
        because="Cramps that follow a new medicine or dose may come from it, even if it is on no list.",
        claims=("E29", "E41"),
        references=(BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-23",
        when=all_of(possibly_linked_drug, medicine_started_before, cramping),
        then=(supports(MEDICATION_INDUCED, MODERATE),),
        because="A known link and a start shortly before the cramps together say more than either.",
        claims=("C05", "D24", "E41"),
        references=(BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-24",
        when=all_of(strongly_linked_drug, medicine_started_before, cramping),
        then=(supports(MEDICATION_INDUCED, STRONG),),
        because="Cramps soon after the start of a medicine closely tied to them are likely its effect.",
        claims=("E29", "E30", "E31", "E32", "E33", "E34", "E41"),
        references=(BNF.at("adverse reactions to drugs: timing"),),
    ),
    Rule(
        id="MED-25",
        when=all_of(
            cramping,
            any_of(
                all_of(potassium_losing_drug, low_potassium),
                all_of(diuretics, any_of(low_sodium, low_magnesium)),
                all_of(medicines.antidepressants, low_sodium),
                all_of(
                    any_of(medicines.proton_pump_inhibitors, medicines.calcineurin_inhibitors), low_magnesium
                ),
                all_of(medicines.bisphosphonates, low_calcium),
                all_of(
                    any_of(
                        medicines.ace_inhibitors,
                        medicines.angiotensin_blockers,
                        medicines.potassium_sparing_diuretics,
                        medicines.potassium_supplements,
                    ),
                    high_potassium,
                ),
            ),
        ),
        then=(supports(MEDICATION_INDUCED, STRONG), recommends(REVIEW_MEDICINES)),
        because="The very electrolyte that the medicine moves is measured out of its range.",
        claims=("C05", "E34", "E52"),
        references=(BNF.at("9: electrolyte imbalances: medicines as causes"),),
    ),
    Rule(
        id="MED-26",
        # Not DEFINING: no list of medicines that cause cramps is complete.
        when=all_of(no(strongly_linked_drug), no(possibly_linked_drug), no(medicine_started_before)),
        then=(opposes(MEDICATION_INDUCED, MODERATE),),
        because="None of the medicines is known for cramps, and none was begun shortly before them.",
        claims=("E29", "E52"),
    ),
    # What they call for
    Rule(
        id="MED-27",
        when=electrolyte_altering_drug,
        then=(recommends(LAB_ELECTROLYTES),),
        because="A medicine that alters electrolytes makes their measurement worth while.",
        claims=("E34", "E46", "E52"),
    ),
    Rule(
        id="MED-28",
        when=all_of(
            electrolyte_altering_drug, any_of(palpitations_or_fainting, confusion_or_seizure, tetany)
        ),
        then=(escalates(URGENT),),
        because="With such a medicine, these symptoms may mean a dangerous potassium, sodium or calcium.",
        references=(UKKA_POTASSIUM.at("medicines as causes"), BNF.at("9: electrolyte imbalances")),
    ),
    Rule(
        id="MED-29",
        when=all_of(
            any_of(
                diuretics,
                medicines.ace_inhibitors,
                medicines.angiotensin_blockers,
                medicines.other_antihypertensives,
            ),
            vomiting_or_diarrhea,
        ),
        then=(escalates(URGENT), recommends(LAB_METABOLIC), recommends(EXAM_FLUID)),
        because="Losing fluid under medicines for water or blood pressure can harm the kidneys within days.",
        claims=("E47",),
        references=(KDIGO_CKD.at("4.1: medicines during intercurrent illness"),),
    ),
    Rule(
        id="MED-30",
        when=all_of(
            medicines.nsaids, diuretics, any_of(medicines.ace_inhibitors, medicines.angiotensin_blockers)
        ),
        then=(recommends(LAB_METABOLIC),),
        because="An NSAID on top of a diuretic and a blocker of angiotensin can bring the kidneys down.",
        claims=("E47",),
        references=(KDIGO_AKI.at("nephrotoxic medicines"), BNF.at("interactions: NSAIDs")),
    ),
    Rule(
        id="MED-31",
        when=all_of(acts_on_muscle, any_of(muscle_pain_widespread, proximal_weakness)),
        then=(supports(MEDICATION_INDUCED, MODERATE), recommends(LAB_CK)),
        because="Muscle pain or weakness on a medicine that acts on muscle may be its doing.",
        claims=("C05",),
        references=(EAS_STATIN.at("assessment and diagnosis"),),
    ),
    Rule(
        id="MED-32",
        when=all_of(acts_on_muscle, dark_urine),
        then=(
            escalates(URGENT, RHABDOMYOLYSIS),
            recommends(REVIEW_STOP_MEDICINE),
            recommends(LAB_CK),
            recommends(LAB_URINE_MYOGLOBIN),
            recommends(LAB_METABOLIC),
        ),
        because="Dark urine in someone on a medicine that acts on muscle may be muscle breaking down.",
        references=(EAS_STATIN.at("rhabdomyolysis"), AAST_RHABDO.at("causes: medicines")),
    ),
    Rule(
        id="MED-33",
        when=quinine_exposure,
        then=(warns(QUININE),),
        because="The dangers of quinine for the blood outweigh what it can do for cramps.",
        claims=("E51",),
        references=(FDA_QUININE.at("serious haematologic reactions; not for nocturnal leg cramps"),),
    ),
    Rule(
        id="MED-34",
        # Also where quinine was only offered or asked about: what was bought for cramps may have been taken.
        # A count alone says little of who has not taken any, and is no emergency while it is not very low.
        when=any_of(
            all_of(quinine_exposure, any_of(bleeding_or_bruising, fever)),
            all_of(medicines.quinine, platelets.below("very_low")),
        ),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(REVIEW_STOP_MEDICINE),
            recommends(LAB_CBC),
            recommends(LAB_METABOLIC),
        ),
        because="Quinine can destroy platelets and harm the kidneys within days: this may be the sign of it.",
        claims=("E48", "E51"),
        references=(FDA_QUININE.at("signs of thrombocytopenia and of HUS/TTP"),),
    ),
    Rule(
        id="MED-35",
        when=all_of(medicines.quinine, any_of(dark_urine, little_urine, confusion_or_seizure)),
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(REVIEW_STOP_MEDICINE),
            recommends(LAB_CBC),
            recommends(LAB_METABOLIC),
        ),
        because="In someone who takes quinine, failing kidneys or confusion may be HUS or TTP.",
        claims=("E51",),
        references=(FDA_QUININE.at("signs of thrombocytopenia and of HUS/TTP"),),
    ),
    Rule(
        id="MED-36",
        when=all_of(medicines.quinine, any_of(medicines.anticoagulants, medicines.antiplatelets)),
        then=(escalates(SOON), recommends(LAB_CBC)),
        because="On a blood thinner, loss of platelets to quinine means worse bleeding, and quinine "
        "strengthens warfarin.",
        references=(FDA_QUININE.at("drug interactions"), BNF.at("interactions: quinine")),
    ),
    Rule(
        id="MED-37",
        when=medicines.quinine,
        then=(escalates(ROUTINE), recommends(REVIEW_MEDICINES)),
        because="Quinine that is being taken has to be talked over with someone who can stop it.",
        claims=("E51", "E52"),
    ),
    Rule(
        id="MED-38",
        when=all_of(
            any_of(
                hormonal_contraceptive,
                medicines.conjugated_estrogens,
                medicines.other_estrogens,
                medicines.raloxifene,
            ),
            side.is_("one leg"),
            any_of(leg_cramp, leg_pain),
        ),
        then=(supports(DEEP_VEIN_THROMBOSIS, WEAK), escalates(ROUTINE), recommends(EXAM_CLOT)),
        because="These hormones can raise the risk of a clot, and a clot can feel like a cramp of one leg.",
        claims=("C07",),
        references=(NICE_VTE.at("risk factors for venous thromboembolism"),),
    ),
    Rule(
        id="MED-39",
        when=all_of(neurotoxic_drug, any_of(numbness, tingling, burning_feet)),
        then=(recommends(REVIEW_MEDICINES), recommends(EXAM_NEUROLOGIC)),
        because="Altered feeling on a medicine that can damage nerves has to be told to its prescriber.",
        claims=("E44",),
        references=(AAN_NEUROPATHY.at("causes: toxic"),),
    ),
    Rule(
        id="MED-40",
        when=all_of(dopamine_blocker, any_of(twisting_posture, urge_to_move, slowness_or_rest_tremor)),
        then=(recommends(REVIEW_MEDICINES),),
        because="Blocking dopamine can twist, slow or drive the limbs.",
        references=(MDS_DYSTONIA.at("acquired: drugs"), BNF.at("4: extrapyramidal symptoms")),
    ),
    Rule(
        id="MED-42",
        when=all_of(medicines.quinine, platelets.below("low")),
        then=(escalates(URGENT), recommends(REVIEW_STOP_MEDICINE), recommends(LAB_METABOLIC)),
        because="Platelets that fall under quinine go on falling with the next dose.",
        claims=("E51",),
        references=(FDA_QUININE.at("signs of thrombocytopenia and of HUS/TTP"),),
    ),
)
