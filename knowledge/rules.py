"""The rules of all clinical questions, in catalogue order: where it decides, earlier ones come first."""

from __future__ import annotations

from knowledge.approach import workup
from knowledge.arteries import endangered_leg, exertional_pain, narrowed_arteries
from knowledge.clot import clot_signs, clot_tests
from knowledge.compartment import muscle_pressure
from knowledge.criteria import Rule
from knowledge.electrolytes import dangerous_salts, lost_fluid, measured_salts
from knowledge.glucose import diabetes
from knowledge.hormones import adrenal, thyroid
from knowledge.joints import feet_and_joints
from knowledge.kidneys import kidney_disease
from knowledge.medication import medicine_classes, medicine_harm
from knowledge.movement import restless_legs
from knowledge.muscle import muscle_breakdown, muscle_disease
from knowledge.nerves import neuropathy_causes, polyneuropathy
from knowledge.night_cramps import idiopathic_cramps
from knowledge.red_flags import alarms
from knowledge.spine import cord_and_brain, lumbar_spine
from knowledge.veins import venous_disease
from knowledge.weakness import motor_weakness
from knowledge.whole_body import background, systemic_disease

RULES: tuple[Rule, ...] = (
    *medicine_classes.RULES,
    *medicine_harm.RULES,
    *measured_salts.RULES,
    *dangerous_salts.RULES,
    *thyroid.RULES,
    *adrenal.RULES,
    *lost_fluid.RULES,
    *diabetes.RULES,
    *background.RULES,
    *kidney_disease.RULES,
    *muscle_disease.RULES,
    *feet_and_joints.RULES,
    *cord_and_brain.RULES,
    *restless_legs.RULES,
    *polyneuropathy.RULES,
    *neuropathy_causes.RULES,
    *lumbar_spine.RULES,
    *motor_weakness.RULES,
    *idiopathic_cramps.RULES,
    *alarms.RULES,
    *systemic_disease.RULES,
    *muscle_breakdown.RULES,
    *narrowed_arteries.RULES,
    *exertional_pain.RULES,
    *clot_signs.RULES,
    *clot_tests.RULES,
    *muscle_pressure.RULES,
    *endangered_leg.RULES,
    *venous_disease.RULES,
    *workup.RULES,
)
