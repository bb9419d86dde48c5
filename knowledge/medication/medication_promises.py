"""What must hold of quinine and of the other medicines for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *
from knowledge.electrolytes import measured_salts
from knowledge.medication import medicine_classes

_quinine = any_of(f.quinine, f.quinine_considered)
_diuretics = (f.thiazides, f.loop_diuretics, f.potassium_sparing_diuretics, f.other_diuretics)
# Every class that a document names; formularies name more.
_listed = (
    *_diuretics,
    f.iron_sucrose,
    f.conjugated_estrogens,
    f.raloxifene,
    f.nsaids,
    f.teriparatide,
    f.statins,
    f.fibrates,
    f.other_lipid_lowering,
    f.beta_blockers,
    f.calcium_channel_blockers,
    f.ace_inhibitors,
    f.angiotensin_blockers,
    f.other_antihypertensives,
    f.contraceptives,
)

_muscle_toxic_pair = any_of(
    all_of(f.statins, any_of(f.cyp3a4_inhibitors, f.statin_raisers)),
    all_of(f.colchicine, any_of(f.cyp3a4_inhibitors, f.statins)),
)
PROMISES: tuple[Obligation, ...] = (
    Always(
        id="weak_under_a_toxic_pair_is_urgent",
        text="Weak or sore muscle under a statin or colchicine with a medicine that lets it pile up is at "
        "least urgent: the medicine is withheld, creatine kinase, salts and kidneys are measured today.",
        claims=("E52",),
        when=all_of(_muscle_toxic_pair, any_of(f.leg_weakness, f.muscle_pain_widespread)),
        then=all_of(
            urgency_at_least(URGENT),
            recommended(s.REVIEW_STOP_MEDICINE),
            recommended(s.LAB_CK),
            recommended(s.LAB_ELECTROLYTES),
            recommended(s.LAB_METABOLIC),
        ),
    ),
    Always(
        id="dark_urine_under_a_toxic_pair_is_an_emergency",
        text="Dark urine under such a pair is an emergency.",
        claims=("E52",),
        when=all_of(_muscle_toxic_pair, f.dark_urine),
        then=all_of(urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY)),
    ),
    Always(
        id="quinine_is_warned_of",
        text="Anyone who takes quinine, was offered it or asks about it is warned of it.",
        claims=("E51",),
        when=_quinine,
        then=warned(w.QUININE),
    ),
    Always(
        id="quinine_taken_is_seen_and_reviewed",
        text="Quinine that is taken is never left to self care; it is stopped and the others are reviewed.",
        claims=("E51", "E52"),
        when=f.quinine,
        then=all_of(
            urgency_at_least(ROUTINE), recommended(s.REVIEW_STOP_QUININE), warned(w.MEDICATION_REVIEW)
        ),
    ),
    Always(
        id="quinine_with_bleeding_is_an_emergency",
        text="Quinine, taken or considered, with bleeding or bruising is an emergency, and is stopped.",
        claims=("E51",),
        when=all_of(_quinine, f.bleeding_or_bruising),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_fever_is_an_emergency",
        text="Quinine, taken or considered, with a fever is an emergency, and is stopped.",
        claims=("E51",),
        when=all_of(_quinine, f.fever),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_failing_kidneys_is_an_emergency",
        text="Quinine that is taken, with dark or little urine, or confusion, is an emergency and stopped.",
        claims=("E51",),
        when=all_of(f.quinine, any_of(f.dark_urine, f.little_urine, f.confusion_or_seizure)),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_very_few_platelets_is_an_emergency",
        text="Quinine that is taken, with platelets below 50, is an emergency, and is stopped.",
        claims=("E51",),
        when=all_of(f.quinine, f.platelets.below("very_low")),
        then=all_of(
            urgency_at_least(EMERGENCY), recommended(s.REFER_EMERGENCY), recommended(s.REVIEW_STOP_MEDICINE)
        ),
    ),
    Always(
        id="quinine_with_few_platelets_is_urgent",
        text="Quinine that is taken, with platelets below 150, is at least urgent, and is stopped.",
        claims=("E51",),
        when=all_of(f.quinine, f.platelets.below("low")),
        then=all_of(urgency_at_least(URGENT), recommended(s.REVIEW_STOP_MEDICINE)),
    ),
    *(
        Always(
            id=f"review_for_{drug.id}",
            text=f"Anyone taking {drug.label} is warned that the medicines need a review.",
            claims=("E52",),
            when=drug,
            then=warned(w.MEDICATION_REVIEW),
        )
        for drug in _listed
    ),
    Always(
        id="medicines_are_asked_for",
        text="Anyone who has leg cramps or pain is asked for the medicines until all of them are known.",
        claims=("E52",),
        when=all_of(
            any_of(f.leg_cramp, f.leg_pain), any_of(*(no(answered(drug)) for drug in f.GROUPS["medicines"]))
        ),
        then=recommended(s.HISTORY_MEDICINES),
    ),
    Always(
        id="diuretics_have_electrolytes_measured",
        text="Anyone taking a diuretic has the electrolytes measured.",
        claims=("E52",),
        when=any_of(*_diuretics),
        then=recommended(s.LAB_ELECTROLYTES),
    ),
    Always(
        id="diuretic_alone_is_not_likely_the_cause",
        text="A diuretic alone never makes cramps from a medicine likely: it takes a recent start, or an "
        "electrolyte measured out of range.",
        claims=("D08",),
        when=all_of(
            any_of(*_diuretics),
            no(surely(f.medicine_started_before)),
            no(surely(measured_salts.electrolyte_disturbance)),
            # Beside it metformin may make the blood acid, or a statin the thighs sore (MED-260, MED-262).
            no(surely(any_of(f.metformin, medicine_classes.lipid_lowering_drug))),
        ),
        then=no(likely(d.MEDICATION_INDUCED)),
    ),
)
