"""A broken sibling of every obligation: knowledge that has lost what keeps it, or a promise of too much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import pytest

from engine.proofs.solver import Solver
from knowledge.criteria import (
    DEFINING,
    URGENT,
    WEAK,
    Always,
    Comparison,
    Criterion,
    Disorder,
    Effect,
    KnowledgeBase,
    Obligation,
    Rule,
    all_of,
    benign,
    escalates,
    no,
    opposes,
    recommends,
    supports,
    urgency_not_higher,
)
from knowledge.disorders import (
    ACUTE_LIMB_ISCHEMIA,
    AORTIC_EMERGENCY,
    CAUDA_EQUINA_SYNDROME,
    CHRONIC_KIDNEY_DISEASE,
    COMPARTMENT_SYNDROME,
    CRITICAL_LIMB_ISCHEMIA,
    DEEP_VEIN_THROMBOSIS,
    DIABETIC_NEUROPATHY,
    HYPOTHYROIDISM,
    MEDICATION_INDUCED,
    MOTOR_NEURON_DISEASE,
    NOCTURNAL_LEG_CRAMPS,
    PERIODIC_LIMB_MOVEMENTS,
    PERIPHERAL_ARTERY_DISEASE,
    PERIPHERAL_NEUROPATHY,
    RESTLESS_LEGS_SYNDROME,
    RHABDOMYOLYSIS,
    SPINAL_INFECTION,
)
from knowledge.findings.associated import nonhealing_wound
from knowledge.findings.character import side, urge_to_move
from knowledge.findings.examination import abi_rest, pedal_pulses
from knowledge.findings.history import kidney_disease_known, neuropathy_known, pad_known, pregnant
from knowledge.findings.laboratory import ck, tsh
from knowledge.findings.medicines import loop_diuretics
from knowledge.findings.timing import (
    at_rest,
    comes_with_exertion,
    leg_cramp,
    leg_pain,
    night_in_bed,
    settles_on_stopping,
    wakes_from_sleep,
)
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from knowledge.sources import AFP_CRAMPS
from knowledge.steps import STEPS

Weakening: TypeAlias = Callable[[], KnowledgeBase]


def _without(*identifiers: str) -> Weakening:
    """Leave rules out."""

    @cache
    def weakened() -> KnowledgeBase:
        knowledge = leg_cramps()
        assert set(identifiers) <= set(knowledge.rule)
        return replace(knowledge, rules=tuple(r for r in knowledge.rules if r.id not in identifiers))

    return weakened


def _misled(*effects: tuple[Criterion, *tuple[Effect, ...]]) -> Weakening:
    """Let each of these answers have effects that it must not have."""

    @cache
    def weakened() -> KnowledgeBase:
        knowledge = leg_cramps()
        rules = (
            Rule(
                id=f"BAD-{number:02}",
                when=when,
                then=tuple(then),
                because="It is simpler so.",
                references=(AFP_CRAMPS.at("nowhere"),),
            )
            for number, (when, *then) in enumerate(effects)
        )
        return replace(knowledge, rules=(*knowledge.rules, *rules))

    return weakened


def _stripped(knowledge: KnowledgeBase, unwanted: Callable[[Effect], bool]) -> KnowledgeBase:
    """Take effects out of all rules, and rules that are left without any."""
    rules = (
        replace(rule, then=then)
        for rule in knowledge.rules
        if (then := tuple(effect for effect in rule.then if not unwanted(effect)))
    )
    return replace(knowledge, rules=tuple(rules))


@cache
def never_alarmed() -> KnowledgeBase:
    """Take every escalation out."""
    return _stripped(leg_cramps(), lambda effect: effect.verb == "escalates")


@cache
def never_advised() -> KnowledgeBase:
    """Take every recommendation out."""
    return _stripped(leg_cramps(), lambda effect: effect.verb == "recommends")


@cache
def never_looking() -> KnowledgeBase:
    """Take the looking for what may hide behind night cramps out as well."""
    return replace(never_advised(), benign=())


@cache
def careless_of_minima() -> KnowledgeBase:
    """Let one question be enough to have looked for any danger, and no weak reason count."""
    knowledge = _stripped(leg_cramps(), lambda effect: effect.strength is WEAK)
    return replace(
        knowledge, dangers=tuple(replace(danger, minimum=(urge_to_move,)) for danger in knowledge.dangers)
    )


def _benign_only_after(disorder: Disorder) -> Weakening:
    """Let one danger be enough to have looked for before anything is called benign."""

    @cache
    def weakened() -> KnowledgeBase:
        knowledge = leg_cramps()
        return replace(knowledge, benign=tuple(replace(one, unless=(disorder,)) for one in knowledge.benign))

    return weakened


@cache
def hasty_to_reassure() -> KnowledgeBase:
    """Let any cramp be called benign, whoever has it."""
    knowledge = leg_cramps()
    return replace(knowledge, benign=tuple(replace(one, when=leg_cramp) for one in knowledge.benign))


careless_of_medicines = _without(
    "MED-18",
    "MED-19",
    "MED-27",
    "MED-33",
    "MED-34",
    "MED-35",
    "MED-37",
    "MED-42",
    "METAB-57",
    "METAB-58",
    "MED-394",
)
careless_of_claudication = _without(
    "VASC-05", "VASC-07", "VASC-08", "VASC-21", "VASC-22", "MSK-13", "NOCT-13", "NOCT-25"
)
careless_of_free_arteries = _without("MSK-43")
careless_of_arteries = _without(
    "VASC-04",
    "VASC-105",
    "VASC-12",
    "VASC-25",
    "VASC-37",
    "VASC-41",
    "VASC-42",
    "VASC-50",
    "VASC-500",
    "VASC-501",
    "VASC-88",
)
careless_of_pressure_and_clots = _without(
    "VASC-26",
    "VASC-27",
    "VASC-29",
    "VASC-30",
    "VASC-53",
    "VASC-62",
    "VASC-83",
    "VASC-85",
    "SAFE-01",
    "VASC-300",
    "VASC-301",
)
careless_of_nerves = _without(
    "METAB-82",
    "METAB-170",
    "NEUR-26",
    "NEUR-27",
    "NEUR-28",
    "NEUR-32",
    "NEUR-33",
    "NEUR-99",
    "NOCT-22",
    "WORK-22",
)
careless_of_new_diabetes = _without("NEUR-111")
careless_of_alarms = _without(
    "METAB-21",
    "METAB-301",
    "METAB-302",
    "METAB-303",
    "METAB-304",
    "METAB-305",
    "METAB-306",
    "METAB-307",
    "METAB-308",
    "NEUR-78",
    "NEUR-86",
    "NEUR-87",
    "NEUR-88",
    "NEUR-95",
    "NEUR-97",
    "NEUR-110",
    "NEUR-112",
    "NEUR-113",
    "NEUR-114",
    "NEUR-115",
    "SYST-23",
    "SYST-24",
    "SYST-25",
    "SYST-27",
    "SYST-44",
    "SAFE-19",
    "SAFE-21",
    "METAB-53",
    "METAB-112",
    "METAB-127",
    "METAB-128",
    "METAB-135",
)
careless_of_emergencies = _without(
    "AORT-01",
    "AORT-02",
    "CHLD-01",
    "CHLD-02",
    "CHLD-03",
    "GBS-01",
    "NEUR-107",
    "NEUR-108",
    "SEPT-01",
    "SEPT-02",
    "SEPT-04",
    "SEPT-545",
    "TOX-03",
    "TOX-04",
)
blind_to_mimics = _without("NEUR-02", "NEUR-11", "MSK-07", "MSK-08")
_pulses_normal = pedal_pulses.is_("normal")
_night_or_rest = (night_in_bed, wakes_from_sleep, at_rest)
reassured = _misled(
    *(
        (when, opposes(PERIPHERAL_ARTERY_DISEASE, DEFINING))
        for when in (*_night_or_rest, _pulses_normal, no(comes_with_exertion), no(pad_known))
    ),
    *((when, opposes(CRITICAL_LIMB_ISCHEMIA, DEFINING)) for when in (*_night_or_rest, _pulses_normal)),
    (_pulses_normal, opposes(ACUTE_LIMB_ISCHEMIA, DEFINING)),
    (leg_cramp, opposes(DEEP_VEIN_THROMBOSIS, DEFINING)),
    (leg_cramp, opposes(CAUDA_EQUINA_SYNDROME, DEFINING)),
    (leg_cramp, opposes(MOTOR_NEURON_DISEASE, DEFINING)),
    (ck.below("raised"), opposes(RHABDOMYOLYSIS, DEFINING)),
    (tsh.at_most("high"), opposes(HYPOTHYROIDISM, DEFINING)),
    (settles_on_stopping, opposes(COMPARTMENT_SYNDROME, DEFINING)),
    (leg_cramp, opposes(SPINAL_INFECTION, DEFINING)),
    (leg_cramp, opposes(AORTIC_EMERGENCY, DEFINING)),
    (no(neuropathy_known), opposes(PERIPHERAL_NEUROPATHY, DEFINING)),
    (no(neuropathy_known), opposes(DIABETIC_NEUROPATHY, DEFINING)),
    (no(kidney_disease_known), opposes(CHRONIC_KIDNEY_DISEASE, DEFINING)),
)
hasty = _misled(
    (loop_diuretics, supports(MEDICATION_INDUCED, DEFINING)),
    (leg_cramp, supports(NOCTURNAL_LEG_CRAMPS, DEFINING)),
    (leg_cramp, supports(RESTLESS_LEGS_SYNDROME, DEFINING)),
    (leg_cramp, supports(PERIODIC_LIMB_MOVEMENTS, DEFINING)),
)

careless_of_the_rest = _benign_only_after(PERIPHERAL_ARTERY_DISEASE)
careless_of_flow = _benign_only_after(MOTOR_NEURON_DISEASE)
_IMAGES = [step for step in STEPS if step.rung == "image_or_procedure"]
# What another image gives way to is asked for in other patients, so that each is seen.
fond_of_images = _misled(
    *(
        (leg_pain if any(step in other.gives_way_to for other in _IMAGES) else leg_cramp, recommends(step))
        for step in _IMAGES
    )
)

# Whatever the place of the wound, and whoever has it.
taken_in_by_an_index = _misled(
    (all_of(nonhealing_wound, abi_rest.above("low")), opposes(CRITICAL_LIMB_ISCHEMIA, DEFINING))
)
soothing = _misled(*((leg_cramp, escalates(URGENT), recommends(s)) for s in STEPS if s.kind == "advice"))
hard_of_cramps = _misled((all_of(pregnant, side.is_("one leg"), leg_pain), escalates(URGENT)))

WEAKER: Mapping[Weakening, tuple[str, ...]] = {
    careless_of_medicines: (
        "quinine_is_warned_of",
        "quinine_taken_is_seen_and_reviewed",
        "quinine_with_bleeding_is_an_emergency",
        "quinine_with_fever_is_an_emergency",
        "quinine_with_failing_kidneys_is_an_emergency",
        "quinine_with_very_few_platelets_is_an_emergency",
        "quinine_with_few_platelets_is_urgent",
        "diuretics_have_electrolytes_measured",
        *(o.id for o in OBLIGATIONS if o.id.startswith("review_for_")),
        "medicines_are_asked_for",
    ),
    careless_of_free_arteries: ("claudication_not_behind_nocturnal",),
    careless_of_claudication: (
        "claudication_puts_pad_first",
        "claudication_in_the_young",
        "claudication_in_the_young_is_no_nocturnal_cramp",
        "claudication_makes_pad_likely",
        "claudication_at_risk_makes_pad_likely",
        "claudication_keeps_pad_in_mind",
        "exertion_alone_is_no_nocturnal_cramp",
        "what_spares_the_night_is_no_nocturnal_cramp",
    ),
    careless_of_arteries: (
        "rest_pain_is_urgent",
        "foot_pain_eased_by_hanging_is_urgent",
        "rest_pain_is_no_nocturnal_cramp",
        "tissue_loss_is_urgent",
        "tissue_loss_stays_urgent",
        "a_wound_in_diabetes_is_urgent",
        "no_wound_waits_longer_than_soon",
        "critical_ischemia_is_thought_of",
        "measured_pad_is_ahead_of_nocturnal",
        "risk_of_pad_is_examined",
        "normal_pulses_are_followed_by_pressures",
        "acute_limb_is_an_emergency",
        "arterial_disease_has_its_risk_reviewed",
    ),
    careless_of_pressure_and_clots: (
        "clot_signs_are_an_emergency",
        "a_sore_vein_is_looked_at_today",
        "clot_signs_make_it_possible",
        "clot_and_lungs_stay_an_emergency",
        "a_clot_that_is_seen_is_an_emergency",
        "a_likely_clot_is_scanned_twice",
        "undue_pain_after_injury_is_urgent",
        "compartment_picture_is_an_emergency",
        "compartment_picture_stays_urgent",
        "tense_compartment_is_urgent",
        "tense_compartment_is_measured",
    ),
    careless_of_nerves: (
        "diabetes_has_nerves_examined",
        "high_hba1c_has_control_reviewed",
        "diabetes_with_altered_feeling",
        "stocking_signs_have_causes_sought",
        "stocking_signs_are_neuropathy",
        "altered_feeling_is_examined",
        "medicines_for_diabetes_count_as_diabetes",
        "known_cause_is_seen",
    ),
    careless_of_new_diabetes: ("diabetes_stays_in_the_differential",),
    careless_of_alarms: (
        "cauda_equina_picture_is_an_emergency",
        "deadly_salts_are_an_emergency",
        "salts_that_show_are_an_emergency",
        "muscle_breakdown_is_an_emergency",
        "muscle_damage_is_urgent",
        "muscle_damage_measured_is_urgent",
        "muscle_damage_measured_is_seen_soon",
        "one_joint_newly_swollen_is_urgent",
        "little_urine_is_urgent",
        "type_1_diabetes_and_vomiting_has_ketones_measured",
        "ketoacidosis_picture_is_an_emergency",
        "adrenal_crisis_picture_is_an_emergency",
        "motor_neuron_picture_is_seen_soon",
        "motor_neuron_picture_is_urgent",
        "cord_in_danger_is_an_emergency",
        "failing_saddle_outlives_a_clear_scan",
        "fast_weakness_is_urgent",
        "fast_weakness_of_both_legs_is_an_emergency",
        "failing_speech_is_an_emergency",
    ),
    careless_of_emergencies: (
        "guillain_barre_picture_is_an_emergency",
        "fever_with_back_pain_is_looked_into",
        "aortic_picture_is_an_emergency",
        "weak_under_a_toxic_pair_is_urgent",
        "dark_urine_under_a_toxic_pair_is_an_emergency",
        "feverish_child_that_will_not_stand_is_an_emergency",
        "a_hot_joint_is_urgent",
        "a_hot_stiff_joint_with_fever_is_an_emergency",
        "petechiae_of_the_young_are_an_emergency",
        "bruised_or_pale_young_have_a_blood_count",
        "bone_pain_of_the_young_is_imaged",
    ),
    never_advised: (
        *(
            o.id
            for o in OBLIGATIONS
            if o.id.startswith(("supported_is_looked_into_", "red_flag_is_acted_on_"))
        ),
        "emergency_is_referred_first",
        "urgent_is_acted_on_first",
        "a_leg_swollen_to_the_groin_has_its_pelvis_imaged",
        "sciatica_of_both_legs_is_urgent",
        "child_with_night_cramps_is_examined",
    ),
    never_looking: (
        *(o.id for o in OBLIGATIONS if o.id.startswith("nocturnal_leading_looks_for_")),
        "nocturnal_leading_has_circulation_examined",
    ),
    careless_of_minima: (
        *(
            o.id
            for o in OBLIGATIONS
            if o.id.startswith(("not_found_only_by_looking_", "at_risk_only_measured_"))
        ),
        "pulses_alone_find_no_pad_absent",
    ),
    careless_of_the_rest: tuple(
        o.id
        for o in OBLIGATIONS
        if o.id.startswith("called_benign_only_after_") and not o.id.endswith(PERIPHERAL_ARTERY_DISEASE.id)
    ),
    careless_of_flow: (
        "called_benign_only_after_peripheral_artery_disease",
        "called_benign_has_flow_measured",
    ),
    hasty_to_reassure: ("called_benign_takes_no_quinine", "called_benign_is_of_age"),
    fond_of_images: tuple(o.id for o in OBLIGATIONS if o.id.startswith("not_without_a_reason_")),
    never_alarmed: tuple(o.id for o in OBLIGATIONS if o.id.startswith("no_self_care_beside_")),
    blind_to_mimics: (
        "urge_as_sleep_comes_is_restless_legs",
        "jerks_in_sleep_are_periodic_movements",
        "contracture_is_not_likely_a_cramp",
        "contracture_on_brief_effort_is_metabolic",
    ),
    reassured: (
        "night_keeps_pad_night_in_bed",
        "night_keeps_pad_wakes_from_sleep",
        "night_keeps_pad_at_rest",
        "silence_keeps_pad",
        "night_keeps_critical_ischemia_night_in_bed",
        "night_keeps_critical_ischemia_wakes_from_sleep",
        "night_keeps_critical_ischemia_at_rest",
        "normal_pulses_keep_peripheral_artery_disease",
        "normal_pulses_keep_critical_limb_ischemia",
        "normal_pulses_keep_acute_limb_ischemia",
        "pad_excluded_by_test_only",
        "stiff_arteries_are_not_cleared_at_the_ankle",
        "only_imaging_excludes_acute_limb",
        "clot_excluded_by_test_only",
        "clot_around_birth_excluded_by_scan_only",
        "a_leg_swollen_to_the_groin_is_not_cleared_below_it",
        "cauda_equina_excluded_by_imaging_only",
        "spinal_infection_excluded_by_imaging_only",
        "aorta_excluded_by_imaging_only",
        "motor_neurons_excluded_by_test_only",
        "rhabdomyolysis_not_excluded_in_dark_urine",
        "thyroid_excluded_by_both_tests_only",
        "compartment_excluded_by_test_only",
        "not_knowing_of_it_clears_nothing_peripheral_neuropathy",
        "not_knowing_of_it_clears_nothing_diabetic_neuropathy",
        "not_knowing_of_it_clears_nothing_chronic_kidney_disease",
        "not_knowing_of_it_clears_nothing_peripheral_artery_disease",
    ),
    taken_in_by_an_index: ("critical_ischemia_excluded_by_test_only",),
    hard_of_cramps: ("a_cramp_is_pain_enough",),
    soothing: tuple(o.id for o in OBLIGATIONS if o.id.startswith("no_comfort_in_haste_")),
    hasty: (
        "diuretic_alone_is_not_likely_the_cause",
        "long_and_painless_is_restless_legs",
        "true_cramp_without_urge_is_not_restless_legs",
        "true_cramp_is_no_periodic_movement",
    ),
}
"""Knowledge that is weaker, each with the obligations that do not hold of it."""


def _too_much(obligation: Obligation) -> Obligation:
    """Promise that a red flag does not raise the urgency either, or that nobody waits for examination."""
    name = f"too_much_{obligation.id}"
    match obligation:
        case Comparison():
            return replace(obligation, id=name, law=urgency_not_higher())
        case Always():
            return replace(obligation, id=name, then=no(benign("not_yet")))
        case _:
            raise TypeError(obligation)


TOO_MUCH: tuple[Obligation, ...] = tuple(
    _too_much(o)
    for o in OBLIGATIONS
    if o.id.startswith(("red_flag_never_calms_", "called_benign_only_by_examining"))
)
"""Obligations that promise more than the knowledge keeps."""


@contextmanager
def as_found() -> Iterator[None]:
    """Take who refutes as found, with answers too many, and still confirmed by experta.

    To simplify patients takes more than half of the time. It is looked at in `tests/engine/proofs`,
    and done for each patient who bears witness to a law of the real knowledge.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Solver, "simplest", lambda solver, formulas, _: solver.found(formulas))
        patch.setattr(Solver, "alone", lambda solver, _: solver)
        yield
