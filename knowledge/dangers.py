"""What it takes to say of a disorder that must not be missed: looked for, and not found.

One table, since clinicians read it as one: what each row asks is judged beside the others. A minimum is the
least that has to be surely absent, looked for by itself in this patient; what supports the disorder is shut
out besides. There is one minimum for both audiences: a patient cannot settle what only an examination shows.
Where nothing but a test speaks for absence, the item is the risk, or the risk without that test.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import aorta, narrowed_arteries
from knowledge.children import childhood_cancer
from knowledge.clot import clot_signs
from knowledge.criteria import Criterion, Danger, Disorder, Step, all_of, any_of, no
from knowledge.electrolytes import lost_fluid
from knowledge.hormones import thyroid
from knowledge.joints import infected_joint
from knowledge.medication import interactions, medicine_classes
from knowledge.nerves import polyneuropathy
from knowledge.spine import cord_and_brain, spinal_infection
from knowledge.weakness import guillain_barre

_LASTING_PAIN = any_of(
    f.persists_after_stopping,
    f.course.is_("constant", "steadily worse"),
    f.episode_duration.is_("hours or longer"),
)
_WEAK = any_of(f.leg_weakness, f.weakness_proximal)

# Salts. A value of this episode excludes or supports; without one, what is looked for is a reason to measure.
_MEASURED_ONLY: dict[Disorder, tuple[str, ...]] = {
    d.ELECTROLYTE_IMBALANCE: ("A05", "B07", "C03", "E05"),
    d.HYPOKALEMIA: ("C03", "E05"),
    d.HYPONATREMIA: ("C03", "E05"),
    # A normal potassium says nothing of it, as nothing but its own value does.
    d.HYPOMAGNESEMIA: ("C03", "E05"),
    d.HYPOCALCEMIA: ("E06",),
}

# Nerves. That nothing is felt does not count: feeling is lost without being missed.
_NERVES_ARE_HURT = any_of(polyneuropathy.sensory_symptoms, c.stocking_signs, polyneuropathy.large_fiber_signs)
_NERVES_EXAMINED: tuple[Criterion, ...] = (
    polyneuropathy.sensory_symptoms,
    f.monofilament.is_("not felt"),
    f.vibration.is_("reduced"),
    f.pinprick.is_("reduced in stocking pattern", "reduced in patches"),
    f.ankle_reflex.is_("reduced on both sides"),
)
_THYROID_REASON = any_of(
    thyroid.hypothyroid_symptoms,
    f.hypothyroidism_known,
    f.hyperthyroidism_known,
    f.levothyroxine,
    f.antithyroid_drugs,
    f.lithium,
    f.neck_surgery_or_hypoparathyroidism,
)
# Medicines and weakness put muscle at risk by themselves; effort, heat and a blow where it stays sore.
_MUSCLE_AT_RISK = any_of(medicine_classes.lipid_lowering_drug, f.colchicine, _WEAK)
_MUSCLE_SORE_AFTER_EFFORT = all_of(
    any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury),
    any_of(f.leg_pain, f.muscle_pain_widespread, _LASTING_PAIN),
)


def _neuropathy(
    disorder: Disorder, *tests: Step, at_risk: Criterion | None = None, claims: tuple[str, ...]
) -> Danger:
    return Danger(
        disorder=disorder,
        minimum=_NERVES_EXAMINED,
        at_risk=at_risk,
        looked_for_by=(s.HISTORY_ASSOCIATED, s.EXAM_NEUROLOGIC, *tests),
        claims=claims,
        references=(
            src.ADA.at("section 12: 10 g monofilament, vibration, pinprick or temperature"),
            src.AAN_DSP_DEFINITION.at("case definition: combinations of symptoms and signs"),
        ),
    )


DANGERS: tuple[Danger, ...] = (
    # Arteries. Pulses alone settle nothing (E15), nor does a walk that nobody takes.
    Danger(
        disorder=d.PERIPHERAL_ARTERY_DISEASE,
        minimum=(
            f.comes_with_exertion,
            all_of(f.hardly_walks, no(narrowed_arteries.resting_flow_normal)),
            c.ischemic_rest_pain,
            f.nonhealing_wound,
            f.foot_lesion_seen,
            f.pedal_pulses.is_("diminished", "absent"),
            f.femoral_popliteal_pulses.is_("diminished", "absent"),
            all_of(narrowed_arteries.pad_risk_increased, no(narrowed_arteries.resting_flow_normal)),
        ),
        at_risk=any_of(
            narrowed_arteries.pad_risk_increased,
            # A blood pressure tablet implies its reason until that is asked for, and denied.
            all_of(
                f.age.at_least("risk_age"),
                any_of(
                    f.ace_inhibitors,
                    f.angiotensin_blockers,
                    f.calcium_channel_blockers,
                    f.beta_blockers,
                    f.thiazides,
                    f.other_antihypertensives,
                ),
            ),
        ),
        looked_for_by=(
            s.HISTORY_TIMING,
            s.HISTORY_RED_FLAGS,
            s.HISTORY_VASCULAR_RISK,
            s.EXAM_VASCULAR,
            s.TEST_ANKLE_BRACHIAL_INDEX,
        ),
        claims=("E10", "E15", "E50"),
        references=(
            src.AHA_PAD.at("table 5: patients at increased risk; table 6: history and examination"),
            src.AHA_PAD.at("resting ankle-brachial index: normal from 1.00 to 1.40; toe-brachial over 1.40"),
        ),
    ),
    Danger(
        disorder=d.CRITICAL_LIMB_ISCHEMIA,
        minimum=(
            c.ischemic_rest_pain,
            f.nonhealing_wound,
            f.foot_lesion_seen,
            # A foot that feels nothing does not hurt, and stiff arteries pass for good ones.
            f.monofilament.is_("not felt"),
            all_of(narrowed_arteries.may_have_stiff_arteries, no(f.toe_brachial_index.above("low"))),
        ),
        at_risk=narrowed_arteries.may_have_stiff_arteries,
        looked_for_by=(s.HISTORY_RED_FLAGS, s.EXAM_VASCULAR, s.TEST_TOE_PRESSURE),
        claims=("E11",),
        references=(
            src.GVG_CLTI.at("definitions: rest pain, ulcer, gangrene; toe pressure in diabetes"),
            src.AHA_PAD.at("suspected limb-threatening ischaemia: toe pressure or toe-brachial index"),
        ),
    ),
    Danger(
        disorder=d.ACUTE_LIMB_ISCHEMIA,
        minimum=(
            f.sudden_cold_leg,
            f.sudden_pale_leg,
            f.sudden_numb_leg,
            f.sudden_weak_leg,
            f.pedal_pulses.is_("absent"),
            f.skin_temperature.is_("one side cool"),
        ),
        looked_for_by=(s.HISTORY_RED_FLAGS, s.EXAM_VASCULAR, s.TEST_ARTERIAL_IMAGING),
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical presentation and examination: the six Ps"),),
    ),
    # Clot. Around birth neither a score nor a D-dimer speaks, so that a sign in one leg needs the scan.
    Danger(
        disorder=d.DEEP_VEIN_THROMBOSIS,
        minimum=(
            f.one_sided_swelling,
            f.deep_tenderness,
            f.calf_swelling_3cm,
            f.pitting_edema_one_leg,
            clot_signs.lasting_pain_of_one_leg,
            all_of(clot_signs.pregnant_or_after_birth, f.side.is_("one leg")),
        ),
        at_risk=any_of(
            clot_signs.lasting_pain_of_one_leg,
            all_of(clot_signs.pregnant_or_after_birth, f.side.is_("one leg")),
        ),
        # D-dimer is no rung: only a rule knows for whom it says anything.
        looked_for_by=(s.HISTORY_RED_FLAGS, s.EXAM_CALVES, s.TEST_LEG_ULTRASOUND),
        claims=("B08", "C07", "C08"),
        references=(
            src.NICE_VTE.at("1.1: signs or symptoms, physical examination, Wells score"),
            src.RCOG_VTE.at("objective testing of any suspicion; D-dimer is not to be used in pregnancy"),
        ),
    ),
    Danger(
        disorder=d.COMPARTMENT_SYNDROME,
        minimum=(
            f.pain_out_of_proportion,
            f.stretch_pain_found,
            f.tense_calf,
            # After these it comes on later, so that one look does not settle it.
            f.leg_injury,
            f.immobility_or_cast,
            all_of(f.anticoagulants, _LASTING_PAIN),
        ),
        at_risk=any_of(f.leg_injury, f.immobility_or_cast, all_of(f.anticoagulants, _LASTING_PAIN)),
        looked_for_by=(s.HISTORY_RED_FLAGS, s.EXAM_CALVES, s.TEST_COMPARTMENT_PRESSURE),
        claims=("B09",),
        references=(
            src.BOAST_COMPARTMENT.at(
                "key clinical findings: undue pain, pain on passive movement; not pulses or refill"
            ),
        ),
    ),
    # Spine
    Danger(
        disorder=d.CAUDA_EQUINA_SYNDROME,
        minimum=(
            f.saddle_numbness,
            f.bladder_change,
            f.bowel_change,
            f.sexual_function_change,
            f.leg_weakness,
            all_of(f.radiates_from_back_or_buttock, f.side.is_("both legs", "alternating")),
        ),
        looked_for_by=(s.HISTORY_BACK, s.TEST_LUMBAR_MRI),
        claims=("C11",),
        references=(src.CES_PATHWAY.at("red flags in primary and community care, each asked for"),),
    ),
    Danger(
        disorder=d.LUMBAR_RADICULOPATHY,
        minimum=(
            f.radiates_from_back_or_buttock,
            f.strength.is_("weak in one root", "weak in one leg"),
            any_of(f.knee_reflex.is_("reduced on one side"), f.ankle_reflex.is_("reduced on one side")),
            f.pinprick.is_("reduced in a dermatome"),
            f.straight_leg_raise,
        ),
        looked_for_by=(s.HISTORY_BACK, s.EXAM_NEUROLOGIC, s.TEST_LUMBAR_MRI),
        claims=("C11", "E19", "E21"),
        references=(src.NASS_DISC.at("history and physical examination findings"),),
    ),
    # Nerves
    Danger(
        disorder=d.MOTOR_NEURON_DISEASE,
        # Strength that is only told does not count: it is lost before it is missed.
        minimum=(
            f.strength.is_("weak near the trunk", "weak at both feet", "weak in one root", "weak in one leg"),
            f.wasting_seen,
            f.fasciculations_seen,
            any_of(f.knee_reflex.is_("brisk"), f.ankle_reflex.is_("brisk")),
            f.upper_motor_signs,
            f.bulbar_signs,
            f.bulbar_signs_lasting,
            f.cramps_elsewhere,
        ),
        at_risk=any_of(f.cramps_elsewhere, f.fasciculations),
        looked_for_by=(s.HISTORY_WEAKNESS, s.EXAM_NEUROLOGIC, s.TEST_NERVE_STUDIES),
        claims=("A09", "B13", "C11"),
        references=(
            src.NICE_MND.at("1.1: recognition: weakness, wasting, twitching, cramps, speech and swallowing"),
            src.GOLD_COAST.at("upper and lower motor neuron signs"),
        ),
    ),
    _neuropathy(d.PERIPHERAL_NEUROPATHY, s.TEST_NERVE_STUDIES, claims=("A09", "B10", "C11")),
    _neuropathy(d.DIABETIC_NEUROPATHY, s.TEST_NERVE_STUDIES, claims=("B10", "E09", "E16", "E53")),
    Danger(
        disorder=d.SMALL_FIBER_NEUROPATHY,
        # Vibration and reflexes run in other fibres: that they are normal does not count.
        minimum=(
            f.burning_feet,
            f.temperature_sensitivity,
            f.pinprick.is_("reduced in stocking pattern", "reduced in patches"),
        ),
        at_risk=any_of(f.burning_feet, f.temperature_sensitivity),
        looked_for_by=(s.HISTORY_ASSOCIATED, s.EXAM_NEUROLOGIC, s.TEST_SKIN_BIOPSY),
        claims=("E17", "E42"),
        references=(src.EFNS_SKIN_BIOPSY.at("definition: symptoms, and signs of small fibres"),),
    ),
    _neuropathy(d.HEPATITIS_C_NEUROPATHY, s.LAB_HEPATITIS_C, at_risk=_NERVES_ARE_HURT, claims=("E18",)),
    _neuropathy(d.VITAMIN_DEFICIENCY_NEUROPATHY, s.LAB_B12, at_risk=_NERVES_ARE_HURT, claims=("B11",)),
    # Salts, glands, muscle
    *(
        Danger(
            disorder=salt,
            minimum=(lost_fluid.electrolyte_risk,),
            at_risk=lost_fluid.electrolyte_risk,
            looked_for_by=(s.HISTORY_MEDICINES, s.HISTORY_ELECTROLYTES, s.LAB_ELECTROLYTES),
            claims=(*claims, "E46"),
        )
        for salt, claims in _MEASURED_ONLY.items()
    ),
    Danger(
        disorder=d.HYPOTHYROIDISM,
        minimum=(all_of(_THYROID_REASON, no(all_of(f.tsh.at_least("low"), f.tsh.at_most("high")))),),
        at_risk=_THYROID_REASON,
        looked_for_by=(s.HISTORY_THYROID, s.LAB_TSH),
        claims=("A10", "C12", "E49"),
        references=(src.NICE_THYROID.at("1.2: tests where thyroid dysfunction is suspected"),),
    ),
    Danger(
        disorder=d.RHABDOMYOLYSIS,
        minimum=(
            f.dark_urine,
            all_of(_MUSCLE_AT_RISK, no(f.ck.below("raised"))),
            all_of(_MUSCLE_SORE_AFTER_EFFORT, no(f.ck.below("raised"))),
        ),
        at_risk=any_of(_MUSCLE_AT_RISK, _MUSCLE_SORE_AFTER_EFFORT),
        looked_for_by=(s.HISTORY_MUSCLE, s.LAB_CK),
        references=(
            src.AAST_RHABDO.at("causes and clinical presentation; creatine kinase, repeated if early"),
            src.EAS_STATIN.at("statin-associated muscle symptoms: creatine kinase"),
        ),
    ),
    *guillain_barre.DANGERS,
    *cord_and_brain.DANGERS,
    *spinal_infection.DANGERS,
    *aorta.DANGERS,
    *childhood_cancer.DANGERS,
    *infected_joint.DANGERS,
    *interactions.DANGERS,
)
