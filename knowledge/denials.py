"""What is denied in one word: what records say so, with a list of what each of them means.

Each holds what a careful clinician means who writes it, and no more. What is a red flag by itself is denied
only by what is named for red flags; past illness does not deny clots and cancer, nor operations. A list that
changes gets a new id.
"""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import Denial, no
from knowledge.scope import NO_LEG_TROUBLE

DENIALS: tuple[Denial, ...] = (
    Denial(
        id="past_illness",
        label="no past illness of note",
        plain="I have no illness that I know of",
        members=(
            f.diabetes.is_("none"),
            no(f.kidney_disease_known),
            f.dialysis_type.is_("none"),
            no(f.cirrhosis_known),
            no(f.hypothyroidism_known),
            no(f.hyperthyroidism_known),
            no(f.thyroid_untreated),
            no(f.addison_known),
            no(f.parkinson_known),
            no(f.hepatitis_c_known),
            no(f.anemia_known),
            no(f.hypertension_known),
            no(f.high_cholesterol_known),
            no(f.metabolic_syndrome_known),
            no(f.arthritis_known),
            no(f.juvenile_arthritis_known),
            no(f.bowel_disease_known),
            no(f.back_disease_known),
            no(f.arterial_disease_known),
            no(f.pad_known),
            no(f.atrial_fibrillation_known),
            no(f.neuropathy_known),
            no(f.sarcoidosis_known),
            no(f.amyloidosis_known),
            no(f.vitamin_deficiency_known),
            no(f.vitamin_d_deficiency_known),
            no(f.lung_disease_known),
            no(f.osteoporosis_known),
            no(f.osteoarthritis_known),
            no(f.anxiety_or_depression),
        ),
    ),
    Denial(
        id="family_history",
        label="no family history of note",
        plain="None of this runs in my family",
        members=(
            no(f.muscle_disease_in_family),
            no(f.restless_legs_in_family),
            no(f.pad_in_family),
            no(f.similar_in_family),
        ),
    ),
    Denial(
        id="clot_risks",
        label="no risk factors for a clot (earlier clot, active cancer, surgery, cast, long journey)",
        plain="I have had no clot, no cancer, no operation, no cast and no long journey",
        members=(
            no(f.clot_before),
            no(f.cancer_active),
            no(f.recent_surgery),
            no(f.immobility_or_cast),
            no(f.long_travel),
        ),
    ),
    Denial(
        id="injury_or_strain",
        label="no injury and no unusual exercise",
        plain="I did not hurt my leg, and did not do more than usual",
        members=(no(f.leg_injury), no(f.after_unusual_exercise)),
    ),
    Denial(
        id="systemic_symptoms",
        label="no systemic symptoms (fever, weight loss, fatigue)",
        plain="I have no fever, have not lost weight and am not unusually tired",
        members=(no(f.fever), no(f.weight_loss), no(f.fatigue)),
    ),
    Denial(
        id="thyroid_symptoms",
        label="no symptoms of thyroid disease",
        plain="My weight, my skin and my bowels are as ever, and I feel neither too hot nor too cold",
        members=(
            no(f.weight_gain),
            no(f.cold_intolerance),
            no(f.heat_intolerance),
            no(f.constipation),
            no(f.dry_skin_or_hair),
            no(f.hand_tremor),
        ),
    ),
    Denial(
        id="fluid_losses",
        label="no loss of fluid (vomiting, diarrhoea, heavy sweating, drinking little)",
        plain="I have not been sick, had no diarrhoea, did not sweat much and drink enough",
        members=(
            no(f.nausea),
            no(f.vomiting),
            no(f.diarrhea),
            no(f.heavy_sweating),
            no(f.low_fluid_intake),
        ),
    ),
    Denial(
        id="sensory_symptoms",
        label="no altered sensation (numbness, tingling, burning)",
        plain="My legs and feet are not numb, tingling or burning",
        members=(no(f.numbness), no(f.tingling), no(f.burning_feet), no(f.temperature_sensitivity)),
    ),
    Denial(
        id="leg_skin_changes",
        label="no skin changes of the legs",
        plain="The skin of my legs is as ever",
        members=(no(f.leg_redness), no(f.venous_skin_changes), no(f.shiny_hairless_skin)),
    ),
    Denial(
        id="neurological_signs",
        label="normal neurological examination (power, reflexes, sensation, plantars)",
        # Neither tuning fork nor monofilament: whoever writes so has not always held them.
        members=(
            f.strength.is_("normal"),
            f.knee_reflex.is_("normal"),
            f.ankle_reflex.is_("normal"),
            f.pinprick.is_("normal"),
            no(f.upper_motor_signs),
            no(f.wasting_seen),
            no(f.fasciculations_seen),
        ),
    ),
    Denial(
        id="physical_examination",
        label="physical examination normal, or normal otherwise",
        # What hammer, pin and tuning fork show is denied by what is named for it, and so are pulses.
        members=(
            f.strength.is_("normal"),
            f.joint_exam.is_("normal"),
            f.appearance.is_("well"),
            no(f.both_legs_swollen),
            no(f.foot_lesion_seen),
            no(f.muscle_tender_one_leg),
            no(f.muscle_tender_both_legs),
            no(f.bone_tender),
            no(f.heart_signs),
            no(f.lung_signs),
            no(f.abdominal_signs),
            no(f.goiter),
            no(f.cranial_nerve_signs),
            no(f.wasting_seen),
        ),
    ),
    Denial(
        id="circulatory_signs",
        label="normal circulation of the legs (pulses, temperature)",
        members=(
            f.pedal_pulses.is_("normal"),
            f.femoral_popliteal_pulses.is_("normal"),
            f.skin_temperature.is_("normal"),
        ),
    ),
    Denial(
        id="red_flags_leg_trouble",
        label="no trouble of the legs (cramp, pain, swelling, wound, redness or warmth, weakness, gait, "
        "altered feeling)",
        plain="There is nothing wrong with my legs: no cramp, pain, swelling, sore, red or hot place, "
        "weakness or odd feeling, and I walk as ever",
        members=NO_LEG_TROUBLE,
    ),
    Denial(
        id="red_flags_clot",
        label="no swelling, tenderness, redness or warmth of a leg",
        plain="Neither leg is swollen, tender, red or warm",
        members=(no(f.one_sided_swelling), no(f.deep_tenderness), no(f.leg_redness), no(f.leg_warmth)),
    ),
    Denial(
        id="red_flags_clot_signs",
        label="no signs of a clot on examination (calf size, whole leg, pitting, collateral veins)",
        members=(
            no(f.calf_swelling_3cm),
            no(f.entire_leg_swollen),
            no(f.pitting_edema_one_leg),
            no(f.collateral_veins),
        ),
    ),
    Denial(
        id="red_flags_limb",
        label="no leg suddenly cold, pale, numb or weak",
        plain="Neither leg has suddenly turned cold, pale, numb or weak",
        members=(
            no(f.sudden_cold_leg),
            no(f.sudden_pale_leg),
            no(f.sudden_numb_leg),
            no(f.sudden_weak_leg),
        ),
    ),
    Denial(
        id="red_flags_spine",
        label="no saddle numbness, no change of bladder, bowel or sexual function",
        plain="I feel normal between the legs, and bladder, bowels and sex are as ever",
        members=(
            no(f.saddle_numbness),
            no(f.bladder_or_bowel_change),
            no(f.bladder_change),
            no(f.bowel_change),
            no(f.sexual_function_change),
        ),
    ),
    Denial(
        id="joint_symptoms",
        label="no trouble of the joints (pain, swelling, stiffness)",
        plain="My joints do not hurt, are not swollen and not stiff",
        members=(no(f.joint_pain), no(f.joint_swelling), no(f.morning_stiffness)),
    ),
    Denial(
        id="red_flags_heart_and_lungs",
        label="no chest pain, breathlessness, palpitations or fainting",
        plain="My chest does not hurt, I breathe normally, my heart does not race, and I have not fainted",
        members=(no(f.breathless), no(f.chest_pain), no(f.palpitations), no(f.fainting)),
    ),
)
