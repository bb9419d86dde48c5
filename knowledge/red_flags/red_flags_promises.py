"""What must hold of red flags for every possible patient, beside what the laws of the system promise."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.arteries import blocked_artery
from knowledge.criteria import *

_RED_FLAGS = {
    f.one_sided_swelling: ("B08", "C08"),
    f.deep_tenderness: ("B08", "C08"),
    f.calf_swelling_3cm: ("B08", "C08"),
    f.entire_leg_swollen: ("B08", "C08"),
    f.pitting_edema_one_leg: ("B08", "C08"),
    f.collateral_veins: ("B08", "C08"),
    f.breathless_or_chest_pain: ("C08",),
    f.tense_calf: ("B09",),
    f.pain_out_of_proportion: ("B09",),
    f.pain_on_passive_stretch: ("B09",),
    f.persists_after_stopping: ("B09",),
    f.nonhealing_wound: ("E11",),
    f.gangrene: ("E11",),
    f.sudden_cold_leg: ("E11",),
    f.sudden_pale_leg: ("E11",),
    f.sudden_numb_leg: ("E11",),
    f.sudden_weak_leg: ("E11",),
    f.quinine: ("E51",),
    f.quinine_considered: ("E51",),
    f.bleeding_or_bruising: ("E51",),
    f.fever: ("E51",),
    f.leg_redness: (),
    f.leg_warmth: (),
    f.saddle_numbness: (),
    f.bladder_or_bowel_change: (),
    f.anal_tone_reduced: (),
    f.foot_drop: (),
    f.bulbar_signs: (),
    f.bulbar_signs_lasting: (),
    f.leg_weakness: (),
    f.weakness_progressive: (),
    f.weakness_proximal: (),
    f.upper_motor_signs: (),
    f.dark_urine: (),
    f.little_urine: (),
    f.acute_kidney_injury_known: (),
    f.tetany: (),
    f.vomiting_or_diarrhea: (),
    f.confusion_or_seizure: (),
    f.drowsy_or_slowed: (),
    f.palpitations_or_fainting: (),
    f.joint_swelling: (),
    f.cancer_active: (),
    f.weight_loss: (),
    f.unsteady_gait: (),
    f.recent_infection: (),
    f.sudden_trunk_pain: (),
    f.aneurysm_known: (),
    f.injects_drugs: (),
    f.immunosuppressed: (),
    f.hot_joint: (),
    f.cannot_bear_weight: (),
    f.bone_pain_at_night: (),
    f.bone_lump: (),
    f.pallor: (),
    f.petechiae: (),
    f.spinal_tenderness: (),
    f.pulsating_abdomen: (),
    f.inflammation_raised: (),
    f.blood_culture_growth: (),
}

_newly_cool = all_of(
    blocked_artery.cool_or_pale, any_of(f.began_within_two_weeks, f.duration.is_("recent, not dated"))
)

PROMISES: tuple[Obligation, ...] = (
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
        text="Beside a leg cramp, to deny any other pain in a leg never takes back more than routine, unless "
        "a leg is cool or pale in trouble of two weeks at most: there a cramp that lets go is no such pain.",
        when=all_of(f.leg_cramp, any_of(surely_not(_newly_cool), unknown(_newly_cool))),
        change=altered(f.leg_pain, after=surely(no(f.leg_pain))),
        law=kept(*(urgency_at_least(urgency) for urgency in Urgency if urgency > ROUTINE)),
    ),
)
