"""Which obligations protect which claim, and which keep each sentence of what was promised from the start."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from engine.assessment.consultation import Consulted, consult
from engine.cases.case import CANNOT_TELL, Case
from engine.proofs.laws import laws
from engine.report.render import rendered
from engine.report.wording import DISCLAIMER
from engine.words import in_words
from knowledge.criteria import Audience, Opposes, Strength, Supports, Tier
from knowledge.disorders import DISORDERS
from knowledge.findings import medicines
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from tests.bedside import WELL
from tests.consulted import EXAMPLES, patients

STATUSES = ("supported", "not_found", "not_looked_for")
VERDICTS = ("yes", "not_yet", "no")
PROTECTED_KINDS = ("safety", "discriminator", "urgency", "caveat")
MUST_NOT_MISS = tuple(disorder for disorder in DISORDERS if disorder.must_not_miss)

PROTECTED: Mapping[str, tuple[str, ...]] = {
    "B08": (
        "clot_signs_are_an_emergency",
        "a_sore_vein_is_looked_at_today",
        "clot_signs_make_it_possible",
        "clot_excluded_by_test_only",
        "a_clot_that_is_seen_is_an_emergency",
        "a_likely_clot_is_scanned_twice",
        "no_self_care_beside_deep_vein_thrombosis",
        "supported_is_looked_into_deep_vein_thrombosis",
    ),
    "B09": (
        "compartment_picture_is_an_emergency",
        "tense_compartment_is_measured",
        "compartment_picture_stays_urgent",
        "tense_compartment_is_urgent",
        "undue_pain_after_injury_is_urgent",
        "compartment_excluded_by_test_only",
        "no_self_care_beside_compartment_syndrome",
        "supported_is_looked_into_compartment_syndrome",
        "not_without_a_reason_test_compartment_pressure",
    ),
    "C08": (
        "clot_signs_are_an_emergency",
        "a_sore_vein_is_looked_at_today",
        "clot_and_lungs_stay_an_emergency",
        "clot_excluded_by_test_only",
        "clot_around_birth_excluded_by_scan_only",
        "a_leg_swollen_to_the_groin_is_not_cleared_below_it",
        "a_leg_swollen_to_the_groin_has_its_pelvis_imaged",
        "a_clot_that_is_seen_is_an_emergency",
        "a_likely_clot_is_scanned_twice",
        "not_found_only_by_looking_deep_vein_thrombosis",
        "emergency_is_referred_first",
        "urgent_is_acted_on_first",
        "red_flag_is_acted_on_deep_vein_thrombosis",
        "not_without_a_reason_test_leg_ultrasound",
        "not_without_a_reason_test_leg_ultrasound_again",
        "not_without_a_reason_test_pelvic_veins",
    ),
    "D07": (
        "diabetes_stays_in_the_differential",
        "not_knowing_of_it_clears_nothing_peripheral_neuropathy",
        "not_knowing_of_it_clears_nothing_diabetic_neuropathy",
        "not_knowing_of_it_clears_nothing_chronic_kidney_disease",
        "not_knowing_of_it_clears_nothing_peripheral_artery_disease",
        "known_cause_is_seen",
    ),
    "D08": ("diuretic_alone_is_not_likely_the_cause",),
    "D09": (
        "urge_as_sleep_comes_is_restless_legs",
        "true_cramp_without_urge_is_not_restless_legs",
    ),
    "D10": ("long_and_painless_is_restless_legs",),
    "E10": (
        "claudication_puts_pad_first",
        "claudication_makes_pad_likely",
        "claudication_at_risk_makes_pad_likely",
        "claudication_keeps_pad_in_mind",
    ),
    "E11": (
        "night_keeps_critical_ischemia_night_in_bed",
        "night_keeps_critical_ischemia_wakes_from_sleep",
        "night_keeps_critical_ischemia_at_rest",
        "critical_ischemia_excluded_by_test_only",
        "rest_pain_is_urgent",
        "foot_pain_eased_by_hanging_is_urgent",
        "rest_pain_is_no_nocturnal_cramp",
        "tissue_loss_is_urgent",
        "tissue_loss_stays_urgent",
        "a_wound_in_diabetes_is_urgent",
        "no_wound_waits_longer_than_soon",
        "critical_ischemia_is_thought_of",
        "acute_limb_is_an_emergency",
        "only_imaging_excludes_acute_limb",
        "no_self_care_beside_critical_limb_ischemia",
        "supported_is_looked_into_critical_limb_ischemia",
        "urgent_is_acted_on_first",
        "not_without_a_reason_test_toe_pressure",
        "not_without_a_reason_test_arterial_imaging",
    ),
    "E13": (
        "claudication_not_behind_nocturnal",
        "claudication_puts_pad_first",
        "exertion_alone_is_no_nocturnal_cramp",
        "what_spares_the_night_is_no_nocturnal_cramp",
        "night_keeps_pad_night_in_bed",
        "night_keeps_pad_wakes_from_sleep",
        "night_keeps_pad_at_rest",
        "not_found_only_by_looking_peripheral_artery_disease",
    ),
    "E15": (
        "normal_pulses_keep_peripheral_artery_disease",
        "normal_pulses_keep_critical_limb_ischemia",
        "normal_pulses_keep_acute_limb_ischemia",
        "normal_pulses_are_followed_by_pressures",
        "pad_excluded_by_test_only",
        "not_found_only_by_looking_peripheral_artery_disease",
        "pulses_alone_find_no_pad_absent",
    ),
    "E22": (
        "urge_as_sleep_comes_is_restless_legs",
        "true_cramp_without_urge_is_not_restless_legs",
    ),
    "E23": (
        "true_cramp_is_no_periodic_movement",
        "jerks_in_sleep_are_periodic_movements",
    ),
    "E28": (
        "claudication_in_the_young",
        "contracture_is_not_likely_a_cramp",
        "contracture_on_brief_effort_is_metabolic",
        "not_without_a_reason_test_forearm_exercise",
    ),
    "E50": (
        "claudication_keeps_pad_in_mind",
        "night_keeps_pad_night_in_bed",
        "night_keeps_pad_wakes_from_sleep",
        "night_keeps_pad_at_rest",
        "silence_keeps_pad",
        "measured_pad_is_ahead_of_nocturnal",
        "risk_of_pad_is_examined",
        "pad_excluded_by_test_only",
        "stiff_arteries_are_not_cleared_at_the_ankle",
        "critical_ischemia_excluded_by_test_only",
        "arterial_disease_has_its_risk_reviewed",
        "nocturnal_leading_has_circulation_examined",
        "tense_compartment_is_measured",
        "no_self_care_beside_peripheral_artery_disease",
        "supported_is_looked_into_peripheral_artery_disease",
        "not_found_only_by_looking_peripheral_artery_disease",
        "pulses_alone_find_no_pad_absent",
        "called_benign_only_after_peripheral_artery_disease",
        "called_benign_only_after_critical_limb_ischemia",
        "called_benign_only_after_acute_limb_ischemia",
        "called_benign_only_after_deep_vein_thrombosis",
        "called_benign_only_after_compartment_syndrome",
        "called_benign_only_after_aortic_emergency",
        "called_benign_only_after_pulmonary_embolism",
        "called_benign_has_flow_measured",
        "called_benign_only_by_examining",
        "called_benign_is_of_age",
        "nocturnal_leading_looks_for_peripheral_artery_disease_0",
        "nocturnal_leading_looks_for_peripheral_artery_disease_1",
        "nocturnal_leading_looks_for_peripheral_artery_disease_2",
        "nocturnal_leading_looks_for_peripheral_artery_disease_3",
        "nocturnal_leading_looks_for_peripheral_artery_disease_4",
        "nocturnal_leading_looks_for_critical_limb_ischemia_0",
        "nocturnal_leading_looks_for_critical_limb_ischemia_1",
        "nocturnal_leading_looks_for_acute_limb_ischemia_0",
        "nocturnal_leading_looks_for_deep_vein_thrombosis_0",
        "nocturnal_leading_looks_for_deep_vein_thrombosis_1",
        "nocturnal_leading_looks_for_pulmonary_embolism_0",
        "nocturnal_leading_looks_for_compartment_syndrome_0",
        "nocturnal_leading_looks_for_compartment_syndrome_1",
        "nocturnal_leading_looks_for_aortic_emergency_0",
        "nocturnal_leading_looks_for_aortic_emergency_1",
    ),
    "E51": (
        "quinine_is_warned_of",
        "quinine_taken_is_seen_and_reviewed",
        "quinine_with_bleeding_is_an_emergency",
        "quinine_with_fever_is_an_emergency",
        "quinine_with_failing_kidneys_is_an_emergency",
        "quinine_with_very_few_platelets_is_an_emergency",
        "quinine_with_few_platelets_is_urgent",
        "called_benign_takes_no_quinine",
        "red_flag_is_acted_on_quinine_reaction",
    ),
    "E52": (
        "weak_under_a_toxic_pair_is_urgent",
        "dark_urine_under_a_toxic_pair_is_an_emergency",
        "quinine_taken_is_seen_and_reviewed",
        "review_for_thiazides",
        "review_for_loop_diuretics",
        "review_for_potassium_sparing_diuretics",
        "review_for_other_diuretics",
        "review_for_iron_sucrose",
        "review_for_conjugated_estrogens",
        "review_for_raloxifene",
        "review_for_nsaids",
        "review_for_teriparatide",
        "review_for_statins",
        "review_for_fibrates",
        "review_for_other_lipid_lowering",
        "review_for_beta_blockers",
        "review_for_calcium_channel_blockers",
        "review_for_ace_inhibitors",
        "review_for_angiotensin_blockers",
        "review_for_other_antihypertensives",
        "review_for_contraceptives",
        "medicines_are_asked_for",
        "diuretics_have_electrolytes_measured",
        "called_benign_takes_no_quinine",
    ),
    "E53": (
        "a_wound_in_diabetes_is_urgent",
        "diabetes_has_nerves_examined",
        "high_hba1c_has_control_reviewed",
        "diabetes_with_altered_feeling",
        "stocking_signs_have_causes_sought",
        "medicines_for_diabetes_count_as_diabetes",
        "diabetes_stays_in_the_differential",
        "no_self_care_beside_diabetic_neuropathy",
        "supported_is_looked_into_diabetic_neuropathy",
    ),
    "E54": (
        "claudication_not_behind_nocturnal",
        "claudication_puts_pad_first",
        "claudication_in_the_young",
        "claudication_in_the_young_is_no_nocturnal_cramp",
        "claudication_keeps_pad_in_mind",
        "exertion_alone_is_no_nocturnal_cramp",
        "what_spares_the_night_is_no_nocturnal_cramp",
        "night_keeps_pad_night_in_bed",
        "night_keeps_pad_wakes_from_sleep",
        "night_keeps_pad_at_rest",
        "night_keeps_critical_ischemia_night_in_bed",
        "night_keeps_critical_ischemia_wakes_from_sleep",
        "night_keeps_critical_ischemia_at_rest",
        "rest_pain_is_no_nocturnal_cramp",
    ),
}
"""What each claim is protected by, beside that red flags in its name never calm."""
# Said in every report and of no one patient, each with its own test below.
SAID_IN_REPORTS = {"D33", "D34"}
# The 22 conditions of the list of document D.
LISTED = frozenset(f"D{number}" for number in range(11, 33))

DESIGN: Mapping[str, tuple[str, ...]] = {
    "quinine in any way has its warning": ("quinine_is_warned_of",),
    "each listed class of medicines has the review": tuple(
        f"review_for_{drug.id}"
        for drug in (
            medicines.thiazides,
            medicines.loop_diuretics,
            medicines.iron_sucrose,
            medicines.conjugated_estrogens,
            medicines.raloxifene,
            medicines.nsaids,
            medicines.teriparatide,
            medicines.statins,
            medicines.contraceptives,
        )
    ),
    "exertion and relief on standing still: nocturnal cramps never ahead of every exertional cause": (
        "claudication_not_behind_nocturnal",
    ),
    "PAD ahead of them unless excluded, or under 40 without any vascular risk": (
        "claudication_puts_pad_first",
    ),
    "then exertional compartment syndrome and metabolic myopathy come in": (
        "claudication_in_the_young",
        "claudication_in_the_young_is_no_nocturnal_cramp",
    ),
    "rest pain, wound or gangrene: at least urgent": (
        "rest_pain_is_urgent",
        "tissue_loss_is_urgent",
        "tissue_loss_stays_urgent",
        "critical_ischemia_excluded_by_test_only",
    ),
    "acute limb ischaemia: emergency": ("acute_limb_is_an_emergency",),
    "DVT picture: emergency unless excluded by a test": (
        "clot_signs_are_an_emergency",
        "a_sore_vein_is_looked_at_today",
        "clot_excluded_by_test_only",
    ),
    "compartment picture: emergency unless excluded by a test": (
        "compartment_picture_is_an_emergency",
        "compartment_excluded_by_test_only",
    ),
    "normal pulses never lower PAD": ("normal_pulses_keep_peripheral_artery_disease",),
    "night or rest pain never counts PAD out": (
        "night_keeps_pad_night_in_bed",
        "night_keeps_pad_wakes_from_sleep",
        "night_keeps_pad_at_rest",
    ),
    "adding a red flag never lowers urgency": (
        *(o.id for o in OBLIGATIONS if o.id.startswith("red_flag_never_calms_")),
        "urgency_rises_urgent",
        "urgency_rises_emergency",
    ),
    "an open red flag never gets self-care": (
        "self_care_beside_no_red_flag",
        "self_care_is_safe_clinician",
        "self_care_is_safe_patient",
        *(f"no_self_care_beside_{disorder.id}" for disorder in MUST_NOT_MISS),
    ),
    "nocturnal cramps leading: the next rung for every vascular danger that is still to be looked for": (
        *(o.id for o in OBLIGATIONS if o.id.startswith("nocturnal_leading_looks_for_")),
        "nocturnal_leading_has_circulation_examined",
    ),
    "benign: every danger excluded or not found, nothing above routine": (
        *(f"called_benign_only_after_{disorder.id}" for disorder in MUST_NOT_MISS),
        *(f"benign_is_safe_{one.id}" for one in leg_cramps().benign),
        "benign_leads",
    ),
    "nobody at increased risk of PAD is benign without an ankle-brachial index": (
        "called_benign_has_flow_measured",
    ),
    "nobody is benign by unknown answers, or unexamined": (
        "unknown_is_not_benign",
        "called_benign_only_by_examining",
    ),
    "not found: its whole minimum surely negative, none of its signature, no answer within reach": (
        *(f"not_found_was_looked_for_{danger.id}" for danger in leg_cramps().dangers),
        *(f"not_found_stays_unsupported_{danger.id}" for danger in leg_cramps().dangers),
    ),
    "an open answer turned into unknown never gains not found or benign": (
        "unknown_finds_nothing_absent",
        "unknown_is_not_benign",
    ),
    "settled is never said too early": (
        "settled_stays_urgency",
        "settled_stays_leading",
        "settled_stays_warnings",
        "settled_stays_dangers",
    ),
    "the first step of an emergency is its referral": ("emergency_is_referred_first",),
    "an escalation to urgent or emergency has somebody act": ("urgent_is_acted_on_first",),
    "what follows from an answer never contradicts a possible patient": tuple(
        f"follows_{follow.finding.id}_{number}" for number, follow in enumerate(leg_cramps().follows)
    ),
    "no image, pressure or nerve study without a rule that speaks for the disorder": tuple(
        o.id for o in OBLIGATIONS if o.id.startswith("not_without_a_reason_")
    ),
    "nobody who fires a red flag is told only routine steps": tuple(
        o.id for o in OBLIGATIONS if o.id.startswith("red_flag_is_acted_on_")
    ),
    "whatever is supported is looked into": tuple(
        o.id for o in OBLIGATIONS if o.id.startswith("supported_is_looked_into_")
    ),
    "every status of a danger and every verdict on benign is reachable": (
        *(f"reachable_{status}_{name}" for name in leg_cramps().danger for status in STATUSES),
        *(f"reachable_benign_{verdict}_{one.id}" for one in leg_cramps().benign for verdict in VERDICTS),
    ),
    "diabetes, told or measured: neurological examination and HbA1c": ("diabetes_has_nerves_examined",),
    "with sensory signs: diabetic neuropathy at least possible": ("diabetes_with_altered_feeling",),
    "stocking signs: glucose and B12": ("stocking_signs_have_causes_sought",),
    "an unknown turned into an answer never turns anything into its opposite": (
        *(f"unknown_is_not_no_{concept.id}" for concept in leg_cramps().concepts),
        *(f"unknown_is_not_no_{rule.lower().replace('-', '_')}" for rule in leg_cramps().rule),
        *(f"warning_stays_{warning.id}" for warning in leg_cramps().warnings),
    ),
    "every disorder, warning, step, urgency and rule is reachable": (
        *(f"reachable_disorder_{disorder.id}" for disorder in DISORDERS),
        *(f"reachable_warning_{warning.id}" for warning in leg_cramps().warnings),
        *(f"reachable_step_{step.id}" for step in leg_cramps().steps),
        *(f"reachable_urgency_{name}" for name in ("self_care", "routine", "soon", "urgent", "emergency")),
        *(f"reachable_rule_{rule.lower().replace('-', '_')}" for rule in leg_cramps().rule),
    ),
    "every rule makes a difference somewhere": tuple(
        f"matters_{rule.lower().replace('-', '_')}" for rule in leg_cramps().rule
    ),
}
"""What the system was to prove from the start, sentence by sentence."""


def test_the_table_says_what_protects_every_claim_on_safety() -> None:
    claims = [c.id for c in leg_cramps().claims if c.kind in PROTECTED_KINDS or c.id in ("B08", "B09")]
    assert len(claims) == 21
    assert set(claims) == {*PROTECTED, *SAID_IN_REPORTS}


@pytest.mark.parametrize("claim", PROTECTED)
def test_a_claim_is_protected_by_what_the_table_says(claim: str) -> None:
    protecting = [o.id for o in OBLIGATIONS if claim in o.claims]
    assert list(PROTECTED[claim]) == [i for i in protecting if not i.startswith("red_flag_never_calms_")]


@pytest.mark.parametrize("promise", DESIGN)
def test_every_promise_of_the_design_is_among_what_is_proved(promise: str) -> None:
    decided = {obligation.id for obligation in (*OBLIGATIONS, *laws(leg_cramps()))}
    assert DESIGN[promise]
    assert [identifier for identifier in DESIGN[promise] if identifier not in decided] == []


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_report_says_that_a_diagnosis_needs_a_clinician(form: str) -> None:
    assert "no substitute for a clinician" in DISCLAIMER
    for one in patients(EXAMPLES):
        told = " ".join("".join(rendered([one], form, io.StringIO())).split())
        assert "no substitute for a clinician" in told


SIGN_OF: Mapping[str, str] = {
    "peripheral_artery_disease": "femoral_popliteal_pulses",
    "critical_limb_ischemia": "foot_lesion_seen",
    "acute_limb_ischemia": "sudden_cold_leg",
    "deep_vein_thrombosis": "one_sided_swelling",
    "compartment_syndrome": "stretch_pain_found",
    "aortic_emergency": "sudden_trunk_pain",
    "pulmonary_embolism": "breathless_or_chest_pain",
}
"""A sign of each vascular danger, without which it has not been looked for."""


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_no_report_calls_cramps_benign_before_every_vascular_danger_was_looked_for(
    audience: Audience,
) -> None:
    knowledge = leg_cramps()
    assert list(SIGN_OF) == [d.id for d in MUST_NOT_MISS if d.group == "vascular"]
    looked_for, *others = consult(
        knowledge,
        [
            Case(id="looked for", audience=audience, answers=WELL),
            *(
                Case(id=sign, audience=audience, answers={**WELL, sign: CANNOT_TELL})
                for sign in SIGN_OF.values()
            ),
        ],
    )
    not_yet = {"clinician": "Not called benign yet", "patient": "before anyone can call this"}[audience]
    assert _calls_benign(looked_for) == (audience == "clinician")
    for name, one in zip(SIGN_OF, others, strict=True):
        assert name in [waits.disorder.id for waits in one.assessment.benign.waits_for]
        assert not _calls_benign(one)
        assert not_yet in _page(one)


def _calls_benign(one: Consulted) -> bool:
    return "BENIGN, AS FAR" in _page(one)


def _page(one: Consulted) -> str:
    return " ".join("".join(rendered([one], "text", io.StringIO())).split())


def test_what_one_document_lists_as_sometimes_linked_is_ranked_as_listed_and_no_more() -> None:
    views = {
        disorder.id: view.tier
        for disorder in DISORDERS
        for view in disorder.views
        if view.document == "D" and view.claims and LISTED.issuperset(view.claims)
    }
    assert len(views) > 10
    assert dict.fromkeys(views, Tier.LISTED) == views
    assert in_words(Tier.LISTED) == "listed"


def test_that_list_alone_never_supports_more_than_weakly() -> None:
    resting_on_it = [
        r for r in leg_cramps().rules if r.claims and LISTED.issuperset(r.claims) and not r.references
    ]
    strengths = [
        effect.strength for r in resting_on_it for effect in r.then if isinstance(effect, Supports | Opposes)
    ]
    assert strengths
    assert set(strengths) == {Strength.WEAK}
