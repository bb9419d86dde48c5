"""What several rules conclude, each in its own way; a concept of one rule is declared with that rule."""

from __future__ import annotations

from knowledge.criteria import Concept


def _complete(key: str, label: str, plain: str = "") -> Concept:
    return Concept(id=key, label=label, plain=plain, complete=True)


# Patterns of the trouble itself
true_cramp = _complete("true_cramp", "a true muscle cramp (seconds to minutes)")
ischemic_rest_pain = _complete("ischemic_rest_pain", "ischaemic rest pain")
acute_limb_picture = _complete("acute_limb_picture", "picture of acute limb ischaemia")
dvt_picture = _complete("dvt_picture", "picture of deep vein thrombosis")
wells_likely = _complete("wells_likely", "a high Wells score")
cauda_equina_picture = _complete("cauda_equina_picture", "picture of cauda equina compression")
# Arteries and veins
pad_measured = _complete("pad_measured", "a measured reduction of flow to the leg")
flow_normal_measured = _complete(
    "flow_normal_measured",
    "a normal flow to the leg, as measured",
    "blood flow to the leg, measured as normal",
)
# Nerves
stocking_signs = _complete("stocking_signs", "sensory change in a stocking pattern")
radicular_pattern = _complete("radicular_pattern", "pain in the pattern of a lumbar root")
motor_neuron_pattern = _complete(
    "motor_neuron_pattern", "progressive weakness with wasting, fasciculation or bulbar signs"
)
# Metabolism
low_calcium = _complete("low_calcium", "measured hypocalcaemia")
dangerous_electrolytes = _complete("dangerous_electrolytes", "a dangerously abnormal electrolyte")
anemia_present = _complete("anemia_present", "known or measured anaemia")
# Medicines
strongly_linked_drug = _complete("strongly_linked_drug", "a medicine strongly associated with cramps")
possibly_linked_drug = _complete("possibly_linked_drug", "a medicine that can cause cramps")
# Approach
secondary_cause_known = Concept(id="secondary_cause_known", label="a known condition that can cause cramps")
