"""What an answer entails by the meaning of two findings alone: it holds for every patient, as both are asked.

Of each such pair one direction is declared, since answers may not follow in a circle. A general denial
answers what it is a denial of; but a red flag that some would not take for the wider thing, as dots in the
skin for bruises, is asked about by itself: there the answer that tells of it entails the wider one instead.
What is merely likely does not follow: who is not troubled at night in bed may still be woken, after a night's
work; who examines finds weakness, wasting or swelling that nobody has felt, and misses some that is felt; and
a result is not yet a diagnosis. Nor does what rules weigh apart: a joint found swollen and one told of,
a narrow canal on a scan and one known before, weakness all over and that of a hand.
"""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import Follows, all_of, any_of, follows, no

_AN_ADULT = f.age.at_least("child")
_NEVER_PREGNANT = any_of(f.age.below("adolescent"), f.age.at_least("older"))
"""Ages at which a pregnancy that is told is a contradiction (`knowledge.conflicts`)."""

FOLLOWS: tuple[Follows, ...] = (
    # Before all that could say otherwise: a trimester is told of a pregnancy, and sex or age may be the slip.
    follows(f.trimester.is_("first", "second", "third"), f.pregnant),
    # Denials: what is denied as a whole is denied in its parts.
    follows(no(f.comes_with_exertion), no(f.same_distance_each_time)),
    follows(no(f.leg_pain), no(f.nonspecific_leg_and_foot_pain)),
    follows(no(f.arthritis_known), no(f.juvenile_arthritis_known)),
    follows(f.dialysis_type.is_("none"), no(f.during_or_after_dialysis)),
    follows(any_of(f.sex_at_birth.is_("male"), _NEVER_PREGNANT), f.trimester.is_("none")),
    follows(any_of(f.sex_at_birth.is_("male"), _NEVER_PREGNANT), no(f.pregnant)),
    follows(any_of(f.sex_at_birth.is_("male"), _NEVER_PREGNANT), no(f.gave_birth_recently)),
    follows(
        all_of(no(f.leg_weakness), no(f.weakness_proximal), no(f.sudden_weak_leg), no(f.foot_drop)),
        f.weakness_pace.is_("no weakness"),
    ),
    follows(
        all_of(no(f.numbness), no(f.tingling), no(f.burning_feet), no(f.temperature_sensitivity)),
        f.sensory_distribution.is_("no change"),
    ),
    follows(no(f.leg_weakness), no(f.foot_drop)),
    follows(no(f.comes_with_exertion), no(f.second_wind)),
    follows(all_of(no(f.hypothyroidism_known), no(f.hyperthyroidism_known)), no(f.thyroid_untreated)),
    # What is told in particular is told in general.
    follows(any_of(f.radiates_from_back_or_buttock, f.numb_on_effort), f.leg_pain),
    # Any unpleasant feeling apart from a cramp is asked about there.
    follows(
        any_of(f.only_moving_helps, f.mainly_unpleasant_not_painful, f.quality.any_of("burning", "crawling")),
        f.leg_pain,
    ),
    follows(all_of(f.since_childhood, f.age.at_least("hip_closed")), f.duration.is_("over a year")),
    follows(f.sudden_numb_leg, f.numbness),
    follows(f.simvastatin, f.statins),
    follows(f.simvastatin_over_20, f.simvastatin),
    follows(any_of(f.immunosuppressants, f.calcineurin_inhibitors), f.immunosuppressed),
    follows(any_of(f.neurotoxic_chemotherapy, f.other_chemotherapy), f.immunosuppressed),
    follows(f.sudden_cold_leg, f.cool_leg),
    follows(f.skin_temperature.is_("one side cool"), f.cool_leg),
    follows(any_of(f.numb_on_effort, f.weak_on_effort), f.comes_with_exertion),
    follows(f.clot_before_same_leg, f.clot_before),
    follows(f.which_leg.is_("left", "right"), f.side.is_("one leg")),
    follows(f.muscle_pain_widespread, f.muscle_pain),
    follows(f.walking_distance.is_(*f.walking_distance.options), f.comes_with_exertion),
    follows(f.pitting_edema_one_leg, f.edema_pits),
    follows(f.body_mass_index.at_least("obese"), f.obesity),
    follows(all_of(_AN_ADULT, f.body_mass_index.below("obese")), no(f.obesity)),
    follows(any_of(f.plantar_response.is_("extensor"), f.muscle_tone.is_("spastic")), f.upper_motor_signs),
    follows(f.muscle_tone.is_("rigid"), f.slowness_or_rest_tremor),
    follows(f.fasciculations_widespread, f.fasciculations_seen),
    follows(f.tongue_wasted, f.wasting_seen),
    follows(f.strength.is_("weak in arms and legs"), f.hand_weakness),
    follows(f.ecg.any_of("atrial fibrillation"), f.atrial_fibrillation_known),
    follows(f.quality.any_of("tingling"), f.tingling),
    follows(no(f.diarrhea), no(f.profuse_diarrhea)),
    follows(any_of(f.chronic_bloody_diarrhea, f.profuse_diarrhea), f.vomiting_or_diarrhea),
    follows(any_of(f.vomiting, f.diarrhea), f.vomiting_or_diarrhea),
    follows(all_of(no(f.vomiting), no(f.diarrhea)), no(f.vomiting_or_diarrhea)),
    follows(f.smoking.is_("former", "current"), f.ever_smoked),
    follows(f.smoking.is_("never"), no(f.ever_smoked)),
    follows(f.urine_blood.is_("with hardly any red cells"), f.urine_myoglobin),
    follows(f.inr.above("over_any_target"), f.clotting_prolonged),
    follows(f.parathyroid_hormone_high, no(f.parathyroid_hormone_low)),
    follows(f.petechiae, f.bleeding_or_bruising),
    follows(f.hot_joint, f.joint_swelling),
    follows(f.aneurysm_known, f.arterial_disease_known),
    follows(any_of(f.bladder_change, f.bowel_change), f.bladder_or_bowel_change),
    follows(all_of(no(f.bladder_change), no(f.bowel_change)), no(f.bladder_or_bowel_change)),
    follows(any_of(f.breathless, f.chest_pain), f.breathless_or_chest_pain),
    follows(all_of(no(f.breathless), no(f.chest_pain)), no(f.breathless_or_chest_pain)),
    follows(any_of(f.palpitations, f.fainting), f.palpitations_or_fainting),
    follows(all_of(no(f.palpitations), no(f.fainting)), no(f.palpitations_or_fainting)),
    follows(f.stretch_pain_found, f.pain_on_passive_stretch),
    follows(no(f.stretch_pain_found), no(f.pain_on_passive_stretch)),
    follows(no(f.foot_lesion_seen), no(f.gangrene)),
    # What is measured is told in words.
    follows(f.body_temperature.at_least("fever"), f.fever),
    follows(
        any_of(
            f.c_reactive_protein.above("raised", own=True),
            f.sedimentation_rate.above("raised", own=True),
        ),
        f.inflammation_raised,
    ),
    follows(
        all_of(
            f.c_reactive_protein.at_most("raised", own=True),
            f.sedimentation_rate.at_most("in_range", own=True),
        ),
        no(f.inflammation_raised),
    ),
    follows(
        any_of(
            f.body_temperature.at_most("very_low"),
            f.oxygen_saturation.at_most("very_low"),
            # Lungs that retain carbon dioxide are used to less: that is for who sees the patient to say.
            f.oxygen_saturation.below("steady"),
            all_of(
                _AN_ADULT,
                any_of(
                    f.systolic_pressure.at_most("very_low"),
                    f.heart_rate.at_most("very_slow"),
                    f.heart_rate.at_least("very_fast"),
                    f.respiratory_rate.at_most("very_slow"),
                    f.respiratory_rate.at_least("very_fast"),
                ),
            ),
        ),
        f.unstable_vital_signs,
    ),
    follows(
        all_of(
            _AN_ADULT,
            f.body_temperature.above("very_low"),
            f.systolic_pressure.above("very_low"),
            f.heart_rate.above("very_slow"),
            f.heart_rate.below("very_fast"),
            f.respiratory_rate.above("very_slow"),
            f.respiratory_rate.below("very_fast"),
            f.oxygen_saturation.at_least("steady"),
        ),
        no(f.unstable_vital_signs),
    ),
)
WORDED_BY_HAND = (
    f.leg_pain, f.same_distance_each_time, f.during_or_after_dialysis, f.pregnant, f.trimester,
    f.gave_birth_recently, f.sensory_distribution,
)  # fmt: skip
"""Those whose conflicts stand in `knowledge.conflicts`, in better words than can be made of the finding."""
