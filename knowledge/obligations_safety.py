"""What must hold of red flags for every possible patient, beside what the laws of the system promise."""

from __future__ import annotations

from knowledge.criteria import (
    Comparison,
    Obligation,
    added,
    altered,
    no,
    surely,
    urgency_not_lower,
)
from knowledge.findings import medicines
from knowledge.findings.associated import (
    bladder_or_bowel_change,
    bulbar_signs,
    bulbar_signs_lasting,
    deep_tenderness,
    foot_drop,
    gangrene,
    leg_redness,
    leg_warmth,
    leg_weakness,
    nonhealing_wound,
    one_sided_swelling,
    saddle_numbness,
    sudden_cold_leg,
    sudden_numb_leg,
    sudden_pale_leg,
    sudden_weak_leg,
    tense_calf,
    weakness_progressive,
    weakness_proximal,
)
from knowledge.findings.character import pain_on_passive_stretch, pain_out_of_proportion
from knowledge.findings.examination import (
    anal_tone_reduced,
    calf_swelling_3cm,
    collateral_veins,
    entire_leg_swollen,
    pitting_edema_one_leg,
    upper_motor_signs,
)
from knowledge.findings.general import (
    bleeding_or_bruising,
    breathless_or_chest_pain,
    confusion_or_seizure,
    dark_urine,
    drowsy_or_slowed,
    fever,
    joint_swelling,
    little_urine,
    palpitations_or_fainting,
    tetany,
    vomiting_or_diarrhea,
    weight_loss,
)
from knowledge.findings.history import acute_kidney_injury_known, cancer_active, quinine_considered
from knowledge.findings.timing import leg_cramp, leg_pain, persists_after_stopping

_RED_FLAGS = {
    one_sided_swelling: ("B08", "C08"),
    deep_tenderness: ("B08", "C08"),
    calf_swelling_3cm: ("B08", "C08"),
    entire_leg_swollen: ("B08", "C08"),
    pitting_edema_one_leg: ("B08", "C08"),
    collateral_veins: ("B08", "C08"),
    breathless_or_chest_pain: ("C08",),
    tense_calf: ("B09",),
    pain_out_of_proportion: ("B09",),
    pain_on_passive_stretch: ("B09",),
    persists_after_stopping: ("B09",),
    nonhealing_wound: ("E11",),
    gangrene: ("E11",),
    sudden_cold_leg: ("E11",),
    sudden_pale_leg: ("E11",),
    sudden_numb_leg: ("E11",),
    sudden_weak_leg: ("E11",),
    medicines.quinine: ("E51",),
    quinine_considered: ("E51",),
    bleeding_or_bruising: ("E51",),
    fever: ("E51",),
    leg_redness: (),
    leg_warmth: (),
    saddle_numbness: (),
    bladder_or_bowel_change: (),
    anal_tone_reduced: (),
    foot_drop: (),
    bulbar_signs: (),
    bulbar_signs_lasting: (),
    leg_weakness: (),
    weakness_progressive: (),
    weakness_proximal: (),
    upper_motor_signs: (),
    dark_urine: (),
    little_urine: (),
    acute_kidney_injury_known: (),
    tetany: (),
    vomiting_or_diarrhea: (),
    confusion_or_seizure: (),
    drowsy_or_slowed: (),
    palpitations_or_fainting: (),
    joint_swelling: (),
    cancer_active: (),
    weight_loss: (),
}

RED_FLAGS: tuple[Obligation, ...] = (
    *(
        Comparison(
            id=f"red_flag_never_calms_{finding.id}",
            text=f"Learning of {finding.label}, unknown or denied before, never lowers the urgency.",
            claims=claims,
            change=added(finding),
            law=urgency_not_lower(),
        )
        for finding, claims in _RED_FLAGS.items()
    ),
    Comparison(
        id="a_cramp_is_pain_enough",
        text="Beside a leg cramp, to deny any other pain in a leg never lowers the urgency.",
        when=leg_cramp,
        change=altered(leg_pain, after=surely(no(leg_pain))),
        law=urgency_not_lower(),
    ),
)
