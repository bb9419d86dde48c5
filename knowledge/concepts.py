"""What rules conclude on the way from answers to disorders; its rules explain each of them."""

from __future__ import annotations

from knowledge.criteria import Concept


def _complete(key: str, label: str, plain: str = "") -> Concept:
    return Concept(id=key, label=label, plain=plain, complete=True)


# Patterns of the trouble itself
nocturnal_pattern = _complete("nocturnal_pattern", "trouble at night in bed")
true_cramp = _complete("true_cramp", "a true muscle cramp (seconds to minutes)")
contracture_pattern = _complete("contracture_pattern", "contracture (sustained, unable to relax)")
claudication_pattern = _complete(
    "claudication_pattern", "claudication (effort brings it on, standing still ends it)"
)
reproducible_claudication = _complete(
    "reproducible_claudication", "claudication at the same distance each time"
)
neurogenic_claudication = _complete(
    "neurogenic_claudication", "neurogenic claudication (upright brings it on, sitting or bending ends it)"
)
ischemic_rest_pain = _complete("ischemic_rest_pain", "ischaemic rest pain")
tissue_loss = _complete("tissue_loss", "non-healing wound or gangrene")
acute_limb_picture = _complete("acute_limb_picture", "picture of acute limb ischaemia")
dvt_picture = _complete("dvt_picture", "picture of deep vein thrombosis")
wells_likely = _complete("wells_likely", "a high Wells score")
compartment_picture = _complete("compartment_picture", "picture of acute compartment syndrome")
exertional_compartment_pattern = _complete(
    "exertional_compartment_pattern", "a muscle tight, bursting or hard on exertion that settles afterwards"
)
cauda_equina_picture = _complete("cauda_equina_picture", "picture of cauda equina compression")
rls_pattern = _complete("rls_pattern", "an urge to move at rest or in the evening that moving eases")
# Arteries and veins
vascular_risk = _complete(
    "vascular_risk", "a vascular risk factor (smoking, diabetes, blood pressure, cholesterol, kidney disease)"
)
known_atherosclerosis = _complete("known_atherosclerosis", "known arterial disease")
abnormal_pulses = _complete("abnormal_pulses", "diminished or absent foot pulses")
pad_measured = _complete("pad_measured", "a measured reduction of flow to the leg")
critical_flow_measured = _complete("critical_flow_measured", "a critically low flow to the leg, as measured")
venous_signs = _complete("venous_signs", "signs of chronic venous disease")
pad_risk = _complete(
    "pad_risk", "increased risk of peripheral artery disease", "a raised risk of narrowed leg arteries"
)
young_without_vascular_risk = _complete(
    "young_without_vascular_risk",
    "age under 40 without any vascular risk factor",
    "being under 40 with nothing that narrows arteries",
)
flow_normal_measured = _complete(
    "flow_normal_measured",
    "a normal flow to the leg, as measured",
    "blood flow to the leg, measured as normal",
)
clot_risk = _complete("clot_risk", "a reason to form a clot", "something that makes a clot more likely")
# Nerves
sensory_symptoms = _complete("sensory_symptoms", "sensory symptoms of the legs")
stocking_signs = _complete("stocking_signs", "sensory change in a stocking pattern")
large_fiber_signs = _complete(
    "large_fiber_signs", "signs of large-fibre loss (vibration, monofilament, ankle reflexes)"
)
polyneuropathy_pattern = _complete("polyneuropathy_pattern", "distal symmetric polyneuropathy")
small_fiber_pattern = _complete(
    "small_fiber_pattern", "small-fibre pattern (burning, temperature) with normal large fibres"
)
radicular_pattern = _complete("radicular_pattern", "pain in the pattern of a lumbar root")
lower_motor_signs = _complete("lower_motor_signs", "lower motor neuron signs")
motor_neuron_pattern = _complete(
    "motor_neuron_pattern", "progressive weakness with wasting, fasciculation or bulbar signs"
)
proximal_weakness = _complete("proximal_weakness", "weakness near the trunk")
neurological_disorder = Concept(id="neurological_disorder", label="signs of a neurological disorder")
# Metabolism
low_potassium = _complete("low_potassium", "measured hypokalaemia")
high_potassium = _complete("high_potassium", "measured hyperkalaemia")
low_sodium = _complete("low_sodium", "measured hyponatraemia")
high_sodium = _complete("high_sodium", "measured hypernatraemia")
low_calcium = _complete("low_calcium", "measured hypocalcaemia")
high_calcium = _complete("high_calcium", "measured hypercalcaemia")
low_magnesium = _complete("low_magnesium", "measured hypomagnesaemia")
high_magnesium = _complete("high_magnesium", "measured hypermagnesaemia")
electrolyte_disturbance = _complete("electrolyte_disturbance", "an electrolyte measured outside its range")
dangerous_electrolytes = _complete("dangerous_electrolytes", "a dangerously abnormal electrolyte")
electrolyte_loss = _complete("electrolyte_loss", "loss of fluid and electrolytes")
dehydration_signs = _complete("dehydration_signs", "signs of dehydration")
diabetes_type_1 = _complete("diabetes_type_1", "type 1 diabetes")
diabetes_type_2 = _complete("diabetes_type_2", "type 2 diabetes")
diabetes_measured = _complete("diabetes_measured", "glucose or HbA1c in the diabetic range")
has_diabetes = _complete("has_diabetes", "known or measured diabetes")
glucose_low = _complete("glucose_low", "a low measured glucose")
hypothyroid_symptoms = _complete("hypothyroid_symptoms", "symptoms of an underactive thyroid")
hyperthyroid_symptoms = _complete("hyperthyroid_symptoms", "symptoms of an overactive thyroid")
thyroid_disease = Concept(id="thyroid_disease", label="thyroid disease")
adrenal_symptoms = _complete("adrenal_symptoms", "symptoms of adrenal insufficiency")
kidney_function_reduced = _complete(
    "kidney_function_reduced", "known or measured reduction of kidney function"
)
kidney_failure = _complete("kidney_failure", "kidney failure")
dialysis = _complete("dialysis", "treatment with dialysis")
anemia_present = _complete("anemia_present", "known or measured anaemia")
b12_lack = _complete("b12_lack", "lack of vitamin B12 or another B vitamin")
b12_risk = _complete("b12_risk", "a reason to lack vitamin B12")
hypertension = _complete("hypertension", "high blood pressure")
metabolic_syndrome = _complete("metabolic_syndrome", "metabolic syndrome")
physical_inactivity = _complete("physical_inactivity", "lack of physical activity")
muscle_fatigue = _complete("muscle_fatigue", "tired muscles")
muscle_breakdown = _complete("muscle_breakdown", "signs of muscle breakdown")
muscle_damage_measured = _complete(
    "muscle_damage_measured", "measured muscle breakdown", "a blood or urine test that shows muscle damage"
)
# Medicines
diuretics = _complete("diuretics", "a diuretic among the medicines")
hormonal_contraceptive = _complete("hormonal_contraceptive", "a hormonal contraceptive among the medicines")
strongly_linked_drug = _complete("strongly_linked_drug", "a medicine strongly associated with cramps")
possibly_linked_drug = _complete("possibly_linked_drug", "a medicine that can cause cramps")
potassium_losing_drug = _complete("potassium_losing_drug", "a medicine that lowers potassium")
quinine_exposure = _complete("quinine_exposure", "quinine taken, offered or asked about")
neurotoxic_drug = _complete("neurotoxic_drug", "a medicine that can damage nerves")
dopamine_blocker = _complete("dopamine_blocker", "a medicine that blocks dopamine")
lipid_lowering_drug = _complete("lipid_lowering_drug", "a lipid-lowering medicine", "a cholesterol medicine")
electrolyte_altering_drug = _complete(
    "electrolyte_altering_drug",
    "a medicine that alters electrolytes",
    "a medicine that changes the blood salts",
)
# Approach
late_pregnancy = _complete("late_pregnancy", "later pregnancy (second or third trimester)")
secondary_cause_known = Concept(id="secondary_cause_known", label="a known condition that can cause cramps")

CONCEPTS = tuple(value for value in vars().values() if isinstance(value, Concept))
