"""Legs whose artery has just blocked: told as sudden, found so, or new and not letting go."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *

# At rest, and not as a cramp that lets go. Where it is severe or new, nobody has to say that it was sudden.
_lasting = all_of(
    f.at_rest,
    any_of(f.episode_duration.is_("hours or longer"), f.course.is_("constant", "steadily worse")),
)
_unrelenting = all_of(_lasting, any_of(f.severity.is_("severe"), f.pain_out_of_proportion))
_began_today = f.duration.is_("under a day")
# A pain other than a cramp that began today need not be told as staying.
_new_pain = any_of(
    all_of(f.began_within_two_weeks, any_of(_lasting, f.course.is_("constant"))),
    all_of(_began_today, any_of(f.leg_pain, all_of(f.at_rest, no(f.leg_cramp)))),
)
_new = any_of(f.onset_within_hours, f.began_within_two_weeks)
_lately = any_of(f.began_within_two_weeks, f.duration.is_("recent, not dated"))
cool_or_pale = any_of(f.skin_temperature.is_("one side cool"), f.cool_leg, f.foot_pallor)
_heart_sends_clots = any_of(f.atrial_fibrillation_known, f.ecg.any_of("atrial fibrillation"))
_severe_no_cramp = all_of(f.severity.is_("severe"), any_of(no(f.leg_cramp), f.persists_after_stopping))
_sudden_pain = all_of(f.side.is_("one leg"), any_of(f.leg_pain, f.leg_cramp), f.onset.is_("sudden"))
_nerve_fails = any_of(f.numbness, f.tingling, f.leg_weakness, f.foot_drop)
_hurts_badly_since_today = all_of(
    f.side.is_("one leg"),
    any_of(f.leg_pain, f.leg_cramp),
    _began_today,
    any_of(f.severity.is_("severe"), f.pain_out_of_proportion),
)
_reason_to_block = any_of(
    _heart_sends_clots,
    narrowed_arteries.known_atherosclerosis,
    f.pad_known,
    f.walking_pain_before,
    f.pedal_pulses.is_("absent"),
)
_sudden_signs = (f.sudden_cold_leg, f.sudden_pale_leg, f.sudden_numb_leg, f.sudden_weak_leg)

RULES: tuple[Rule, ...] = (
    Rule(
        id="VASC-47",
        when=any_of(*_sudden_signs),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.EXAM_VASCULAR),
            recommends(s.REFER_VASCULAR_URGENT),
        ),
        # Without naming a suspect: a leg suddenly numb or weak is no less urgent when its arteries are clear.
        because="A leg suddenly cold, pale, numb or weak may have lost its blood supply.",
        references=(src.ESVS_ALI.at("clinical presentation"),),
    ),
    Rule(
        id="VASC-442",
        # It stays as urgent as it is: this says only that something else explains the weakness better.
        # An old, frail man is weak all over, and may have a clot on the fork of his aorta.
        when=all_of(
            f.sudden_weak_leg,
            f.side.is_("both legs"),
            f.strength.is_("weak in arms and legs"),
            any_of(f.pedal_pulses.is_("normal"), no(f.sudden_cold_leg)),
        ),
        then=(opposes(d.ACUTE_LIMB_ISCHEMIA, MODERATE),),
        because="Arms and legs that weaken together, warm or with good pulses, have not all lost their blood "
        "supply: the cause lies in nerves, cord, muscle or blood.",
        references=(
            src.ESVS_ALI.at("definition: sudden loss of the perfusion of a limb"),
            src.NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),
        ),
    ),
    Rule(
        id="VASC-48",
        when=at_least(2, *_sudden_signs),
        then=(concludes(c.acute_limb_picture),),
        because="Two of cold, pale, numb and weak, all of sudden onset, suggest an artery that has suddenly "
        "blocked.",
        references=(src.ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-49",
        when=all_of(
            any_of(*_sudden_signs),
            any_of(
                narrowed_arteries.abnormal_pulses,
                f.skin_temperature.is_("one side cool"),
                f.foot_pallor,
                _heart_sends_clots,
                narrowed_arteries.known_atherosclerosis,
                c.pad_measured,
                narrowed_arteries.claudication_pattern,
                f.walking_pain_before,
                c.ischemic_rest_pain,
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="One such sign is enough where the leg is found cool or pale, a pulse is weak or lost, "
        "the heart can send a clot, or the arteries are known or suspected to be diseased.",
        references=(src.ESVS_ALI.at("aetiology: embolism and thrombosis; clinical presentation"),),
    ),
    Rule(
        id="VASC-107",
        when=all_of(
            cool_or_pale,
            narrowed_arteries.abnormal_pulses,
            any_of(f.onset_within_hours, f.persists_after_stopping, _unrelenting, _new_pain),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A leg found cool or pale with weak or lost pulses, for some hours or in pain that does not "
        "let go, may have an artery that has just blocked.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical presentation and examination"),),
    ),
    Rule(
        id="VASC-605",
        # A cramp is sudden too, sciatica of years once was, and an old heart is often in fibrillation. What
        # is less, or not dated, is for today (VASC-154).
        when=all_of(
            _heart_sends_clots,
            any_of(
                all_of(
                    _sudden_pain,
                    any_of(
                        all_of(_began_today, any_of(f.severity.is_("severe"), no(f.leg_cramp), _nerve_fails)),
                        all_of(_lately, _severe_no_cramp),
                        all_of(cool_or_pale, any_of(_lately, f.severity.is_("severe"))),
                    ),
                ),
                all_of(f.side.is_("one leg"), f.onset.is_("sudden"), _unrelenting),
                all_of(cool_or_pale, _new_pain),
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="A heart in fibrillation sends clots: a leg that suddenly hurts, or is cool or pale in a new "
        "pain that stays, may have lost its blood.",
        references=(src.ESVS_ALI.at("aetiology: embolism and thrombosis; clinical presentation"),),
    ),
    Rule(
        id="VASC-710",
        # An artery that was narrow blocks without a heart that sends clots, and few can feel a pulse.
        when=all_of(
            f.onset.is_("sudden"),
            _began_today,
            _unrelenting,
            any_of(
                cool_or_pale,
                narrowed_arteries.abnormal_pulses,
                narrowed_arteries.known_atherosclerosis,
                f.pad_known,
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="A severe pain that came suddenly today and does not let go, in a cool or pale leg, with a "
        "weak pulse or known narrow arteries, is a blocked artery until pulses are felt.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("aetiology: embolism and thrombosis; clinical presentation"),),
    ),
    Rule(
        id="VASC-165",
        # Trouble that is days old as a whole is new, though nobody says that it was sudden; so is a weakness
        # that came within a day on top of months of claudication.
        when=all_of(
            cool_or_pale,
            any_of(f.began_within_two_weeks, f.onset_within_days, f.weakness_pace.is_("within a day")),
            any_of(
                f.numbness,
                f.leg_weakness,
                f.foot_drop,
                all_of(
                    f.tingling,
                    any_of(f.leg_pain, f.leg_cramp),
                    any_of(_began_today, f.onset.is_("over hours")),
                ),
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A leg that for hours or days has been cool or pale, and is numb or weak as well, may "
        "have an artery that has just blocked.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("definition: less than two weeks; clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-330",
        # When it began nobody has said, or it came on top of older narrowing. Numb feet of diabetes lose
        # feeling like stockings.
        when=all_of(
            f.side.is_("one leg"),
            cool_or_pale,
            any_of(f.pedal_pulses.is_("absent"), f.femoral_popliteal_pulses.is_("absent")),
            any_of(f.severity.is_("severe"), f.appearance.is_("in pain"), f.pain_out_of_proportion),
            any_of(
                f.light_touch.is_("reduced in patches", "reduced, pattern not told"),
                f.pinprick.is_("reduced in patches", "reduced, pattern not told"),
                f.leg_weakness,
                f.foot_drop,
                f.strength.is_("weak in one leg"),
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A very painful leg that is cool or pale, without a pulse, and losing feeling or strength is "
        "about to be lost, however long its arteries have been narrow.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical classification: sensory loss and weakness; acute on chronic"),),
    ),
    Rule(
        id="VASC-332",
        when=all_of(
            cool_or_pale,
            narrowed_arteries.abnormal_pulses,
            f.course.is_("constant", "steadily worse"),
            any_of(f.leg_weakness, f.foot_drop, f.strength.is_("weak in one leg", "weak at both feet")),
        ),
        then=(
            supports(d.CRITICAL_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="A leg that is cool or pale with weak pulses, gets no better and has weakened is short of "
        "blood, at any age and whatever closed the artery.",
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical presentation and examination: the six Ps"),),
    ),
    Rule(
        id="VASC-154",
        # Who cannot feel a pulse can feel that a leg is cool.
        when=any_of(
            all_of(cool_or_pale, any_of(_unrelenting, _new_pain)),
            # Of days, and nobody says whether it stays.
            all_of(
                cool_or_pale,
                any_of(f.leg_pain, all_of(f.leg_cramp, f.comes_with_exertion), f.numbness, f.tingling),
                f.began_within_two_weeks,
                any_of(_heart_sends_clots, narrowed_arteries.abnormal_pulses),
            ),
            all_of(cool_or_pale, narrowed_arteries.abnormal_pulses, f.course.is_("steadily worse")),
            all_of(
                _heart_sends_clots,
                f.side.is_("one leg"),
                any_of(f.numbness, f.tingling),
                f.onset.is_("sudden"),
                _began_today,
            ),
            all_of(
                _heart_sends_clots,
                _sudden_pain,
                any_of(_severe_no_cramp, all_of(_lately, any_of(f.severity.is_("severe"), no(f.leg_cramp)))),
            ),
            all_of(
                f.side.is_("one leg"),
                any_of(f.leg_pain, f.leg_cramp),
                _began_today,
                any_of(_lasting, f.course.is_("constant")),
                any_of(
                    _heart_sends_clots, narrowed_arteries.known_atherosclerosis, f.pedal_pulses.is_("absent")
                ),
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.urgent(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="Pain that came suddenly, does not let go or gets worse, in a cool or pale leg or where "
        "heart, arteries or pulse give a reason, may come from an artery that has just blocked.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-700",
        # Nobody has felt whether it is cool. A root can do the same, and is told apart by a pulse.
        when=all_of(_hurts_badly_since_today, _nerve_fails, _reason_to_block),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.REFER_VASCULAR_URGENT),
            recommends(s.EXAM_VASCULAR),
        ),
        because="A leg that since today hurts badly and is numb or weak, where arteries or heart give a "
        "reason, may have lost its blood, though nobody has felt whether it is cool.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-701",
        when=all_of(
            _hurts_badly_since_today,
            any_of(
                all_of(_reason_to_block, f.course.is_("constant", "steadily worse")),
                all_of(
                    any_of(f.numbness, f.leg_weakness, f.foot_drop),
                    f.onset_within_hours,
                    f.age.at_least("risk_age"),
                ),
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.urgent(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.EXAM_VASCULAR),
        ),
        because="One leg that hurts badly since today, and is numb or weak from fifty on, or where arteries "
        "or heart give a reason, has its pulses felt today.",
        claims=("E14",),
        references=(src.ESVS_ALI.at("clinical presentation: the six Ps"),),
    ),
    Rule(
        id="VASC-81",
        when=all_of(
            any_of(f.sudden_cold_leg, f.sudden_pale_leg),
            any_of(
                f.severity.is_("severe"),
                f.appearance.is_("in pain"),
                f.pain_out_of_proportion,
                f.onset_within_hours,
            ),
        ),
        then=(concludes(c.acute_limb_picture),),
        because="A leg that suddenly turns cold or pale, or does so with severe pain, may have a blocked "
        "artery.",
        references=(src.ESVS_ALI.at("clinical presentation: pain, pallor and coldness of sudden onset"),),
    ),
    Rule(
        id="VASC-50",
        when=c.acute_limb_picture,
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, STRONG),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.TREAT_HEPARIN),
            recommends(s.TEST_ARTERIAL_IMAGING),
        ),
        because="A leg whose artery is suddenly blocked can be lost within hours.",
        references=(src.ESVS_ALI.at("diagnosis and urgent referral"),),
    ),
    Rule(
        id="VASC-262",
        when=all_of(
            c.acute_limb_picture,
            f.skin_temperature.is_("one side cool"),
            any_of(
                f.pedal_pulses.is_("diminished", "absent"),
                f.femoral_popliteal_pulses.is_("diminished", "absent"),
            ),
        ),
        then=(supports(d.ACUTE_LIMB_ISCHEMIA, DEFINING),),
        because="A leg of such a story that is found cool, its pulses weak or gone, is acutely ischaemic, "
        "whatever narrowing was there before.",
        references=(src.ESVS_ALI.at("diagnosis: history, clinical examination"),),
    ),
    Rule(
        id="VASC-51",
        when=all_of(
            f.pedal_pulses.is_("absent"), any_of(f.skin_temperature.is_("one side cool"), f.cool_leg)
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            escalates(URGENT),
            recommends(s.REFER_VASCULAR_URGENT),
        ),
        because="One cool and pulseless foot means a leg in danger, even if nobody noticed when it began.",
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical examination"),),
    ),
    Rule(
        id="VASC-163",
        when=all_of(
            f.leg_injury,
            f.side.is_("one leg"),
            any_of(
                f.pedal_pulses.is_("absent"),
                f.femoral_popliteal_pulses.is_("absent"),
                all_of(
                    narrowed_arteries.abnormal_pulses,
                    any_of(
                        f.skin_temperature.is_("one side cool"),
                        f.cool_leg,
                        f.foot_pallor,
                        f.numbness,
                        f.leg_weakness,
                        f.foot_drop,
                        f.severity.is_("severe"),
                        f.pain_out_of_proportion,
                        f.cannot_bear_weight,
                        # A pulse may long have been weak in someone whose arteries are narrow.
                        all_of(_new, any_of(f.age.below("risk_age"), no(f.pad_known))),
                    ),
                ),
            ),
        ),
        then=(
            supports(d.ACUTE_LIMB_ISCHEMIA, MODERATE),
            *s.emergency(d.ACUTE_LIMB_ISCHEMIA),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ARTERIAL_IMAGING),
        ),
        because="A pulse gone after an injury, or weak where that is fresh or the leg is cool, numb or very "
        "painful, means a damaged artery until it is shown to be whole.",
        claims=("E14",),
        references=(
            src.WTA_VASCULAR_INJURY.at("annotations A and H: absent or diminished pulses, imaging"),
            src.ESVS_ALI.at("clinical presentation and examination; trauma"),
        ),
    ),
    Rule(
        id="VASC-179",
        when=all_of(f.leg_injury, f.side.is_("one leg"), narrowed_arteries.abnormal_pulses),
        then=(*s.urgent(d.ACUTE_LIMB_ISCHEMIA), recommends(s.EXAM_VASCULAR)),
        because="In the weeks after an injury, a leg with a weak pulse is compared with the other today, and "
        "its ankle pressure with the arm's.",
        claims=("E14",),
        references=(src.WTA_VASCULAR_INJURY.at("annotation H: pulse or pressure index below the other's"),),
    ),
    Rule(
        id="VASC-52",
        when=f.arterial_imaging.is_("acute occlusion"),
        then=(supports(d.ACUTE_LIMB_ISCHEMIA, DEFINING), *s.emergency()),
        because="An artery seen to be freshly blocked has to be opened at once.",
        references=(src.ESVS_ALI.at("diagnosis: imaging"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
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
        looked_for_by=(s.EXAM_VASCULAR, s.TEST_ARTERIAL_IMAGING),
        claims=("E14", "E43"),
        references=(src.ESVS_ALI.at("clinical presentation and examination: the six Ps"),),
    ),
)
