"""What must hold of quinine and of the other medicines for every possible patient."""

from __future__ import annotations

from knowledge.concepts import electrolyte_disturbance
from knowledge.criteria import (
    EMERGENCY,
    ROUTINE,
    URGENT,
    Always,
    Obligation,
    advised,
    all_of,
    answered,
    any_of,
    likely,
    no,
    recommended,
    surely,
    urgency_at_least,
    warned,
)
from knowledge.disorders import MEDICATION_INDUCED
from knowledge.findings import medicines
from knowledge.findings.general import (
    bleeding_or_bruising,
    confusion_or_seizure,
    dark_urine,
    fever,
    little_urine,
)
from knowledge.findings.history import medicine_started_before, quinine_considered
from knowledge.findings.laboratory import platelets
from knowledge.findings.timing import leg_cramp, leg_pain
from knowledge.steps import (
    HISTORY_MEDICINES,
    LAB_ELECTROLYTES,
    REFER_EMERGENCY,
    REVIEW_MEDICINES,
    REVIEW_STOP_MEDICINE,
)
from knowledge.warnings import MEDICATION_REVIEW, QUININE

_quinine = any_of(medicines.quinine, quinine_considered)
_diuretics = (
    medicines.thiazides,
    medicines.loop_diuretics,
    medicines.potassium_sparing_diuretics,
    medicines.other_diuretics,
)
# Every class that a document names; formularies name more.
_listed = (
    *_diuretics,
    medicines.iron_sucrose,
    medicines.conjugated_estrogens,
    medicines.raloxifene,
    medicines.nsaids,
    medicines.teriparatide,
    medicines.statins,
    medicines.fibrates,
    medicines.other_lipid_lowering,
    medicines.beta_blockers,
    medicines.calcium_channel_blockers,
    medicines.ace_inhibitors,
    medicines.angiotensin_blockers,
    medicines.other_antihypertensives,
    medicines.contraceptives,
)

MEDICINES: tuple[Obligation, ...] = (
    Always(
        id="quinine_is_warned_of",
        text="Anyone who takes quinine, was offered it or asks about it is warned of it.",
        claims=("E51",),
        when=_quinine,
        then=warned(QUININE),
    ),
    Always(
        id="quinine_taken_is_seen_and_reviewed",
        text="Quinine that is taken is never left to self care, and the medicines are reviewed.",
        claims=("E51", "E52"),
        when=medicines.quinine,
        then=all_of(urgency_at_least(ROUTINE), recommended(REVIEW_MEDICINES)),
    ),
    Always(
        id="quinine_with_bleeding_is_an_emergency",
        text="Quinine, taken or considered, with bleeding or bruising is an emergency, and is stopped.",
        claims=("E51",),
        when=all_of(_quinine, bleeding_or_bruising),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_fever_is_an_emergency",
        text="Quinine, taken or considered, with a fever is an emergency, and is stopped.",
        claims=("E51",),
        when=all_of(_quinine, fever),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_failing_kidneys_is_an_emergency",
        text="Quinine that is taken, with dark or little urine, or confusion, is an emergency and stopped.",
        claims=("E51",),
        when=all_of(medicines.quinine, any_of(dark_urine, little_urine, confusion_or_seizure)),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_very_few_platelets_is_an_emergency",
        text="Quinine that is taken, with platelets below 50, is an emergency, and is stopped.",
        claims=("E51",),
        when=all_of(medicines.quinine, platelets.below("very_low")),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(REFER_EMERGENCY), recommended(REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_few_platelets_is_urgent",
        text="Quinine that is taken, with platelets below 150, is at least urgent, and is stopped.",
        claims=("E51",),
        when=all_of(medicines.quinine, platelets.below("low")),
        then=all_of(urgency_at_least(URGENT), recommended(REVIEW_STOP_MEDICINE)),
    ),
    *(
        Always(
            id=f"review_for_{drug.id}",
            text=f"Anyone taking {drug.label} has the medicines reviewed.",
            claims=("E52",),
            when=drug,
            then=all_of(warned(MEDICATION_REVIEW), recommended(REVIEW_MEDICINES)),
        )
        for drug in _listed
    ),
    Always(
        id="medicines_are_asked_for",
        text="Anyone who has leg cramps or pain is asked for the medicines until all of them are known.",
        claims=("E52",),
        when=all_of(
            any_of(leg_cramp, leg_pain), any_of(*(no(answered(drug)) for drug in medicines.FINDINGS))
        ),
        then=advised(HISTORY_MEDICINES),
    ),
    Always(
        id="diuretics_have_electrolytes_measured",
        text="Anyone taking a diuretic has the electrolytes measured.",
        claims=("E52",),
        when=any_of(*_diuretics),
        then=recommended(LAB_ELECTROLYTES),
    ),
    Always(
        id="diuretic_alone_is_not_likely_the_cause",
        text="A diuretic alone never makes cramps from a medicine likely: it takes a recent start, or an "
        "electrolyte measured out of range.",
        claims=("D08",),
        when=all_of(
            any_of(*_diuretics), no(surely(medicine_started_before)), no(surely(electrolyte_disturbance))
        ),
        then=no(likely(MEDICATION_INDUCED)),
    ),
)
