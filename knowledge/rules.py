"""The rules of all clinical questions and the concepts they conclude, both in catalogue order."""

from __future__ import annotations

from knowledge.approach import workup
from knowledge.arteries import aorta, blocked_artery, endangered_leg, exertional_pain, narrowed_arteries
from knowledge.children import childhood_cancer, growing_pains, unlike_adults
from knowledge.clot import clot_signs, clot_tests, lung_clot
from knowledge.compartment import muscle_pressure
from knowledge.criteria import Concept, Concludes, Rule
from knowledge.electrolytes import (
    dangerous_salts,
    heat,
    high_potassium,
    lost_fluid,
    measured_salts,
    paralysis,
)
from knowledge.glucose import diabetes
from knowledge.hormones import adrenal, thyroid
from knowledge.joints import feet_and_joints, infected_joint
from knowledge.kidneys import kidney_disease
from knowledge.medication import altered_salts, interactions, medicine_classes, medicine_harm
from knowledge.movement import restless_legs
from knowledge.muscle import muscle_breakdown, muscle_disease, overuse, polymyalgia, torn_muscle
from knowledge.nerves import neuropathy_causes, polyneuropathy
from knowledge.night_cramps import idiopathic_cramps
from knowledge.red_flags import alarms, bleeding, sepsis, soft_tissue_infection, stroke
from knowledge.spine import cord_and_brain, lumbar_spine, spinal_infection
from knowledge.veins import venous_disease
from knowledge.weakness import guillain_barre, motor_weakness
from knowledge.whole_body import background, systemic_disease

RULES: tuple[Rule, ...] = (
    *medicine_classes.RULES,
    *medicine_harm.RULES,
    *altered_salts.RULES,
    *measured_salts.RULES,
    *dangerous_salts.RULES,
    *high_potassium.RULES,
    *thyroid.RULES,
    *adrenal.RULES,
    *lost_fluid.RULES,
    *heat.RULES,
    *paralysis.RULES,
    *diabetes.RULES,
    *background.RULES,
    *kidney_disease.RULES,
    *overuse.RULES,
    *muscle_disease.RULES,
    *polymyalgia.RULES,
    *torn_muscle.RULES,
    *feet_and_joints.RULES,
    *cord_and_brain.RULES,
    *restless_legs.RULES,
    *polyneuropathy.RULES,
    *neuropathy_causes.RULES,
    *lumbar_spine.RULES,
    *motor_weakness.RULES,
    *idiopathic_cramps.RULES,
    *alarms.RULES,
    *bleeding.RULES,
    *stroke.RULES,
    *soft_tissue_infection.RULES,
    *sepsis.RULES,
    *systemic_disease.RULES,
    *muscle_breakdown.RULES,
    *narrowed_arteries.RULES,
    *exertional_pain.RULES,
    *clot_signs.RULES,
    *clot_tests.RULES,
    *lung_clot.RULES,
    *muscle_pressure.RULES,
    *endangered_leg.RULES,
    *blocked_artery.RULES,
    *venous_disease.RULES,
    *spinal_infection.RULES,
    *guillain_barre.RULES,
    *aorta.RULES,
    *infected_joint.RULES,
    *childhood_cancer.RULES,
    *growing_pains.RULES,
    *unlike_adults.RULES,
    *interactions.RULES,
    *workup.RULES,
)

_ORDER = """
    nocturnal_pattern true_cramp contracture_pattern claudication_pattern reproducible_claudication
    neurogenic_claudication ischemic_rest_pain tissue_loss acute_limb_picture dvt_picture wells_likely
    exertional_compartment_pattern cauda_equina_picture rls_pattern vascular_risk
    known_atherosclerosis abnormal_pulses pad_measured critical_flow_measured venous_signs pad_risk
    pad_risk_increased resting_flow_normal toes_supplied lasting_pain_of_one_leg electrolyte_risk
    constant_calf_pain young_without_vascular_risk flow_normal_measured clot_risk
    sensory_symptoms stocking_signs
    large_fiber_signs polyneuropathy_pattern small_fiber_pattern radicular_pattern lower_motor_signs
    motor_neuron_pattern proximal_weakness neurological_disorder low_potassium high_potassium low_sodium
    high_sodium low_calcium high_calcium low_magnesium high_magnesium electrolyte_disturbance
    severely_low_calcium severely_high_calcium dangerous_electrolytes heart_at_risk sodium_at_risk
    potassium_not_passed potassium_not_passed_by_tests potassium_raised_twice_over high_potassium_suspected
    high_potassium_suspected_in_injury high_potassium_suspected_by_tests low_potassium_until_measured
    dangerously_high_potassium
    electrolyte_loss dehydration_signs diabetes_type_1 diabetes_type_2
    diabetes_measured has_diabetes glucose_low hypothyroid_symptoms hyperthyroid_symptoms
    thyroid_disease adrenal_symptoms kidney_function_reduced kidney_failure dialysis anemia_present
    b12_lack b12_risk hypertension metabolic_syndrome physical_inactivity muscle_fatigue
    muscle_breakdown muscle_damage_measured diuretics hormonal_contraceptive strongly_linked_drug
    possibly_linked_drug potassium_losing_drug withheld_for_potassium raises_potassium
    quinine_exposure neurotoxic_drug dopamine_blocker
    lipid_lowering_drug electrolyte_altering_drug late_pregnancy secondary_cause_known
    muscle_toxic_pair simvastatin_pair lithium_pair deep_infection_picture stiff_joint_with_fever
    hip_hurt_by_training brittle_hip
"""
_CONCLUDED = {
    effect.concept.id: effect.concept
    for rule in RULES
    for effect in rule.then
    if isinstance(effect, Concludes)
}
CONCEPTS: tuple[Concept, ...] = tuple(_CONCLUDED[concept] for concept in _ORDER.split())
