"""What must hold before anybody is reassured: before a danger is not found, and before cramps are benign.

The laws of the system say that a minimum was looked for, whatever it is. These say what it has to hold at
the least, by findings: what never counts as having looked.
"""

from __future__ import annotations

from collections.abc import Mapping

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *

_MUST_NOT_MISS = tuple(disorder for disorder in d.DISORDERS if disorder.must_not_miss)
_EXAMINED = tuple(
    finding for group in f.GROUPS.values() for finding in group if finding.obtained == "examination"
)
_FEELING = (f.monofilament, f.vibration, f.pinprick, f.ankle_reflex)

# Asked or examined each by itself, with an answer of its own: nothing else counts as having looked.
_BY_ITSELF: Mapping[Disorder, tuple[Finding, ...]] = {
    d.PERIPHERAL_ARTERY_DISEASE: (
        f.comes_with_exertion,
        f.nonhealing_wound,
        f.foot_lesion_seen,
        f.pedal_pulses,
        f.femoral_popliteal_pulses,
    ),
    d.CRITICAL_LIMB_ISCHEMIA: (f.nonhealing_wound, f.foot_lesion_seen, f.monofilament),
    d.ACUTE_LIMB_ISCHEMIA: (
        f.sudden_cold_leg,
        f.sudden_pale_leg,
        f.sudden_numb_leg,
        f.sudden_weak_leg,
        f.pedal_pulses,
        f.skin_temperature,
    ),
    d.DEEP_VEIN_THROMBOSIS: (f.one_sided_swelling, f.deep_tenderness, f.calf_swelling_3cm),
    d.COMPARTMENT_SYNDROME: (f.pain_out_of_proportion, f.stretch_pain_found, f.tense_calf),
    d.CAUDA_EQUINA_SYNDROME: (
        f.saddle_numbness,
        f.bladder_change,
        f.bowel_change,
        f.sexual_function_change,
        f.leg_weakness,
    ),
    d.LUMBAR_RADICULOPATHY: (f.radiates_from_back_or_buttock, f.strength, f.straight_leg_raise),
    d.MOTOR_NEURON_DISEASE: (
        f.strength,
        f.wasting_seen,
        f.fasciculations_seen,
        f.upper_motor_signs,
        f.bulbar_signs,
        f.cramps_elsewhere,
    ),
    d.PERIPHERAL_NEUROPATHY: _FEELING,
    d.DIABETIC_NEUROPATHY: _FEELING,
    d.HEPATITIS_C_NEUROPATHY: _FEELING,
    d.VITAMIN_DEFICIENCY_NEUROPATHY: _FEELING,
    d.SMALL_FIBER_NEUROPATHY: (f.burning_feet, f.temperature_sensitivity, f.pinprick),
    d.RHABDOMYOLYSIS: (f.dark_urine,),
}
# Where there is a risk, only the value speaks: the disorder, who is at risk, and what has to be measured.
_MEASURED: Mapping[Disorder, tuple[Criterion, Finding]] = {
    d.HYPOKALEMIA: (any_of(f.thiazides, f.loop_diuretics, f.vomiting_or_diarrhea), f.potassium),
    d.HYPONATREMIA: (any_of(f.thiazides, f.antidepressants), f.sodium),
    d.HYPOMAGNESEMIA: (any_of(f.thiazides, f.loop_diuretics, f.proton_pump_inhibitors), f.magnesium),
    d.HYPOCALCEMIA: (f.neck_surgery_or_hypoparathyroidism, f.calcium_adjusted),
    d.HYPOTHYROIDISM: (any_of(f.hypothyroidism_known, f.levothyroxine, f.lithium), f.tsh),
    d.RHABDOMYOLYSIS: (any_of(f.statins, f.leg_weakness), f.ck),
}

NOT_FOUND: tuple[Obligation, ...] = (
    *(
        Always(
            id=f"not_found_only_by_looking_{disorder.id}",
            text=f"{disorder.name} is not found only where each sign that counts was asked or examined.",
            claims=disorder.claims,
            when=not_found(disorder),
            then=all_of(*map(answered, findings)),
        )
        for disorder, findings in _BY_ITSELF.items()
    ),
    Always(
        id="pulses_alone_find_no_pad_absent",
        text="Where an increased risk of PAD is not surely absent, PAD is not found only with a normal "
        "ankle-brachial index.",
        claims=("E15", "E50"),
        when=not_found(d.PERIPHERAL_ARTERY_DISEASE),
        then=any_of(surely_not(narrowed_arteries.pad_risk_increased), surely(f.abi_rest.at_least("normal"))),
    ),
    *(
        Always(
            id=f"at_risk_only_measured_{disorder.id}",
            text=f"At a risk of it, {disorder.name} is never not found without its value.",
            claims=disorder.claims,
            when=risk,
            then=any_of(no(not_found(disorder)), answered(value)),
        )
        for disorder, (risk, value) in _MEASURED.items()
    ),
)
BENIGN: tuple[Obligation, ...] = (
    *(
        Always(
            id=f"called_benign_only_after_{disorder.id}",
            text=f"Nothing is called benign before {disorder.name} is excluded, or looked for and not found.",
            claims=("E50",) if disorder.group == "vascular" else (),
            when=benign(),
            then=any_of(excluded(disorder), not_found(disorder)),
        )
        for disorder in _MUST_NOT_MISS
    ),
    Always(
        id="called_benign_has_flow_measured",
        text="Nothing is called benign in anyone who may be at an increased risk of PAD without a normal "
        "ankle-brachial index, unless imaging excludes it.",
        claims=("E50",),
        when=benign(),
        then=any_of(
            surely_not(narrowed_arteries.pad_risk_increased),
            surely(f.abi_rest.at_least("normal")),
            surely(f.arterial_imaging.is_("no significant disease")),
        ),
    ),
    Always(
        id="called_benign_only_by_examining",
        text="Nothing is called benign in anyone whom nobody has examined.",
        claims=("E43", "E50"),
        when=all_of(*(no(answered(finding)) for finding in _EXAMINED)),
        then=no(benign()),
    ),
    Always(
        id="called_benign_takes_no_quinine",
        text="Nothing is called benign in anyone who takes quinine or may take it, and medicines are known.",
        claims=("E51", "E52"),
        when=benign(),
        then=all_of(surely_not(f.quinine), *(answered(drug) for drug in f.GROUPS["medicines"])),
    ),
    Always(
        id="called_benign_is_of_age",
        text="Nothing is called benign in a child; in pregnancy only as cramps of pregnancy.",
        claims=("E36", "E50"),
        when=benign(),
        then=all_of(surely(f.age.at_least("child")), any_of(leads(d.PREGNANCY), no(surely(f.pregnant)))),
    ),
)

# Fluid and rest from heat are the treatment of some who are in danger; these are done for comfort alone.
_COMFORTS = (
    s.ADVICE_STRETCHING,
    s.ADVICE_REST,
    s.ADVICE_GROWING_PAINS,
    s.ADVICE_ORTHOTICS,
    s.ADVICE_RESTLESS_LEGS,
)

IN_HASTE: tuple[Obligation, ...] = tuple(
    Always(
        id=f"no_comfort_in_haste_{step.id}",
        text=f"Nobody who has to be seen today is advised {step.id}: what comforts would calm.",
        when=urgency_at_least(URGENT),
        then=no(advised(step)),
    )
    for step in _COMFORTS
)
