"""What must hold of whatever must not be missed: nobody is left alone with it, and it is looked into."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.dangers import DANGERS

_MUST_NOT_MISS = tuple(disorder for disorder in d.DISORDERS if disorder.must_not_miss)
_ARTERIAL = (d.PERIPHERAL_ARTERY_DISEASE, d.CRITICAL_LIMB_ISCHEMIA, d.ACUTE_LIMB_ISCHEMIA)
# What a document warns of beside ranking it as not to be missed.
_PITFALLS = {d.PERIPHERAL_ARTERY_DISEASE.id: ("E50",)}
# What else looks for it: the examination, or the clinic, to which its own rules send.
_SEEN_BY = {
    d.COMPARTMENT_SYNDROME.id: (s.EXAM_COMPARTMENT,),
    d.DEEP_VEIN_THROMBOSIS.id: (s.EXAM_CLOT,),
    d.PULMONARY_EMBOLISM.id: (s.REFER_EMERGENCY,),
    d.ACUTE_LIMB_ISCHEMIA.id: (s.REFER_VASCULAR_URGENT,),
    d.CAUDA_EQUINA_SYNDROME.id: (s.EXAM_SADDLE,),
    d.MOTOR_NEURON_DISEASE.id: (s.EXAM_NEUROLOGIC, s.REFER_NEUROLOGY),
    d.GUILLAIN_BARRE_SYNDROME.id: (s.EXAM_NEUROLOGIC,),
    d.SPINAL_CORD_COMPRESSION.id: (s.EXAM_NEUROLOGIC,),
    d.SPINAL_INFECTION.id: (s.LAB_INFLAMMATION,),
    d.LEUKEMIA_OR_BONE_TUMOR.id: (s.EXAM_CHILD, s.LAB_CBC, s.REFER_EMERGENCY),
    d.DRUG_INTERACTION_TOXICITY.id: (s.LAB_LITHIUM, s.REVIEW_STOP_MEDICINE),
}
# Who has been measured or seen in one of these ways needs no other to know the flow.
_FLOW = (f.abi_rest, f.abi_fall_after_exercise, f.toe_pressure, f.toe_brachial_index, f.arterial_imaging)
_MEASURED = {
    danger.id: (*danger.excluded_by.answered_by, *(_FLOW if danger.disorder in _ARTERIAL else ()))
    for danger in DANGERS
}


def _ranked_by(disorder: Disorder) -> tuple[str, ...]:
    """Return the claims that rank the disorder as not to be missed, and those that warn of missing it."""
    ranking = (c for view in disorder.views if view.tier is Tier.DO_NOT_MISS for c in view.claims)
    return (*ranking, *_PITFALLS.get(disorder.id, ()))


NEVER_MISSED: tuple[Obligation, ...] = (
    *(
        Always(
            id=f"no_self_care_beside_{disorder.id}",
            text=f"Nobody in whom {disorder.name} is at least possible is left to self-care.",
            claims=_ranked_by(disorder),
            when=at_least_possible(disorder),
            then=urgency_at_least(ROUTINE),
        )
        for disorder in _MUST_NOT_MISS
    ),
    *(
        Always(
            id=f"supported_is_looked_into_{danger.id}",
            text=f"Where more than weak reasons speak for {danger.disorder.name}, something that shows it is "
            "called for, unless it is answered.",
            claims=_ranked_by(danger.disorder),
            when=supported(danger.disorder),
            then=any_of(*map(recommended, (*danger.looked_for_by, *_SEEN_BY.get(danger.id, ())))),
            unless=any_of(*map(answered, measured)) if (measured := _MEASURED[danger.id]) else None,
        )
        for danger in DANGERS
        if danger.disorder is not d.HYPOMAGNESEMIA  # nothing but its value supports it
    ),
)
