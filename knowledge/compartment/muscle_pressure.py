"""Pressure in a muscle compartment: the acute syndrome, an emergency, and the one that exercise brings on.

That pain settles on stopping speaks for the chronic one, and never against the acute.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

_stretch_hurts = any_of(f.pain_on_passive_stretch, f.stretch_pain_found)
_nerve_fails = any_of(
    f.numbness,
    f.leg_weakness,
    f.foot_drop,
    f.pinprick.is_("reduced in patches", "reduced in a dermatome"),
)
_new = any_of(f.onset_within_hours, f.began_within_two_weeks)
_lasting_pain = any_of(
    f.persists_after_stopping,
    f.course.is_("constant", "steadily worse"),
    f.episode_duration.is_("hours or longer"),
)
_signs = (f.pain_out_of_proportion, _stretch_hurts, f.tense_calf)
_leg_swollen = any_of(f.one_sided_swelling, f.calf_swelling_3cm)
_nerve_or_pulse_fails = any_of(_nerve_fails, f.tingling, f.pedal_pulses.is_("diminished", "absent"))
_tense_and_worse = all_of(f.tense_calf, any_of(f.severity.is_("severe"), _nerve_or_pulse_fails))
_below_the_knee = f.location.any_of("shin", "calf", "whole leg")
_tight_cast = any_of(
    f.quality.any_of("tight or bursting"),
    f.severity.is_("severe"),
    _nerve_fails,
    f.tingling,
    f.sudden_weak_leg,
)
# A paralysed leg is the same answer: numb, or painful for months, it is in no cast unless it was hurt.
_cast_to_be_split = all_of(
    f.immobility_or_cast,
    any_of(
        f.pain_out_of_proportion,
        _stretch_hurts,
        _tense_and_worse,
        all_of(
            any_of(
                all_of(f.leg_injury, any_of(_lasting_pain, f.at_rest)),
                all_of(any_of(f.leg_injury, f.recent_surgery), _new),
            ),
            _tight_cast,
        ),
        all_of(f.quality.any_of("tight or bursting"), _new),
    ),
)
exertional_compartment_pattern, VASC_33 = define(
    "exertional_compartment_pattern",
    "a muscle tight, bursting or hard on exertion that settles afterwards",
    rule="VASC-33",
    when=all_of(
        f.comes_with_exertion,
        any_of(f.quality.any_of("tight or bursting"), f.tense_calf),
        any_of(
            f.settles_on_stopping,
            f.eases.any_of("rest only after a long time"),
            f.episode_duration.is_("up to an hour"),
        ),
    ),
    also=(
        supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, MODERATE),
        recommends(s.EXAM_COMPARTMENT),
    ),
    because="Muscle that swells on effort inside a tight compartment feels as if it might burst, until it "
    "has rested.",
    references=(src.PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="VASC-26",
        when=all_of(
            any_of(f.pain_out_of_proportion, _stretch_hurts),
            f.tense_calf,
            any_of(
                f.persists_after_stopping,
                no(f.settles_on_stopping),
                f.episode_duration.is_("hours or longer"),
            ),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, STRONG),
            *s.emergency(d.COMPARTMENT_SYNDROME),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="A hard, tense muscle with severe pain that does not ease may be under dangerous pressure.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-27",
        # Whether it settles is not asked for here: an answer that reassures must not be needed, nor heard.
        when=at_least(2, *_signs),
        then=(
            supports(d.COMPARTMENT_SYNDROME, MODERATE),
            *s.urgent(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="Two signs of a compartment under pressure need a doctor the same day, even if the pain "
        "eases.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-28",
        when=all_of(any_of(f.leg_injury, f.immobility_or_cast, f.anticoagulants), at_least(2, *_signs)),
        then=(
            supports(d.COMPARTMENT_SYNDROME, STRONG),
            *s.emergency(d.COMPARTMENT_SYNDROME),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="After an injury, in a cast, or under anticoagulants, blood or swelling can fill a "
        "compartment.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("patients at risk"),),
    ),
    Rule(
        id="VASC-29",
        when=all_of(
            any_of(f.leg_injury, f.immobility_or_cast),
            any_of(f.pain_out_of_proportion, _stretch_hurts),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, MODERATE),
            *s.urgent(d.COMPARTMENT_SYNDROME),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="Undue pain after an injury or in a cast may be the first sign of a compartment under "
        "pressure.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain out of proportion to the injury"),),
    ),
    Rule(
        id="VASC-162",
        when=any_of(
            all_of(any_of(f.leg_injury, f.immobility_or_cast), _tense_and_worse),
            # Without an injury too: after hours of lying on it, a run, a bleed or a clot.
            all_of(f.tense_calf, f.severity.is_("severe"), _nerve_fails, _new),
            all_of(
                any_of(
                    all_of(f.leg_injury, any_of(f.side.is_("one leg"), _below_the_knee)),
                    all_of(
                        any_of(f.immobility_or_cast, f.after_unusual_exercise, f.anticoagulants),
                        f.side.is_("one leg"),
                    ),
                ),
                f.severity.is_("severe"),
                any_of(f.persists_after_stopping, f.course.is_("constant", "steadily worse"), f.at_rest),
                any_of(_nerve_fails, all_of(f.leg_injury, _below_the_knee, f.tingling)),
                _new,
            ),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, STRONG),
            *s.emergency(d.COMPARTMENT_SYNDROME),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="A hard muscle after an injury with a numb or weak foot, severe pain or a lost pulse, or "
        "severe new pain with a failing nerve, is under pressure until it is measured.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment; late signs: nerve and pulse"),),
    ),
    Rule(
        id="VASC-702",
        when=all_of(
            f.leg_injury,
            _below_the_knee,
            f.severity.is_("severe"),
            f.course.is_("steadily worse"),
            _new,
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, WEAK),
            *s.urgent(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="A lower leg that was hurt, and hurts badly and ever more, is stretched and felt today.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain out of proportion to the injury"),),
    ),
    Rule(
        id="VASC-82",
        when=all_of(
            any_of(*_signs),
            any_of(
                f.severity.is_("severe"),
                f.onset_within_hours,
                f.episode_duration.is_("hours or longer"),
                f.persists_after_stopping,
                f.anticoagulants,
                f.leg_injury,
                f.immobility_or_cast,
            ),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, WEAK),
            *s.urgent(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="A single sign of a compartment under pressure is enough where the pain is severe, sudden "
        "or lasting.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-145",
        when=f.tense_calf,
        then=(escalates(ROUTINE), recommends(s.EXAM_COMPARTMENT)),
        because="A tense calf needs to be felt by a doctor or nurse, even without other signs.",
        claims=("B09",),
    ),
    Rule(
        id="VASC-583",
        # The clot's own alarm stays what it is.
        when=all_of(
            any_of(f.leg_injury, f.immobility_or_cast),
            f.pain_out_of_proportion,
            _stretch_hurts,
            f.tense_calf,
            f.severity.is_("severe"),
        ),
        then=(opposes(d.DEEP_VEIN_THROMBOSIS, WEAK),),
        because="A tense calf that hurts beyond all measure after an injury, and more when the toes are "
        "stretched, makes raised pressure more likely than a clot.",
        references=(
            src.WELLS_DVT.at("table 1: alternative diagnosis at least as likely"),
            src.BOAST_COMPARTMENT.at("background: restrictive casts; patients at risk"),
        ),
    ),
    Rule(
        id="VASC-263",
        # Nobody has felt for a tense compartment, or a small one hides under the swelling.
        when=all_of(
            _stretch_hurts,
            any_of(f.one_sided_swelling, f.tense_calf),
            any_of(f.began_during_effort, f.leg_injury, f.after_unusual_exercise, f.anticoagulants),
            any_of(
                f.course.is_("steadily worse"),
                # A torn calf hurts without a pause too, but moderately, and its foot feels and moves.
                all_of(
                    any_of(f.course.is_("constant"), f.persists_after_stopping),
                    any_of(f.severity.is_("severe"), f.pain_out_of_proportion, f.tense_calf, _nerve_fails),
                ),
            ),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, STRONG),
            *s.emergency(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="A leg that swells after effort or injury and hurts on stretching the muscle, ever more or "
        "too much, may have a compartment under pressure.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-334",
        when=all_of(
            f.leg_injury,
            f.severity.is_("severe"),
            _leg_swollen,
            any_of(f.pain_out_of_proportion, _stretch_hurts),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, STRONG),
            *s.emergency(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
            recommends(s.TEST_COMPARTMENT_PRESSURE),
        ),
        because="An injured leg that has swollen, hurts severely and hurts more on stretching may have a "
        "compartment under pressure while its pulses are still good.",
        claims=("B09",),
        references=(
            src.BOAST_COMPARTMENT.at(
                "key clinical findings: undue pain, pain on passive movement; not pulses or refill"
            ),
        ),
    ),
    Rule(
        id="VASC-530",
        # Nobody has stretched or felt it. At the shin: a torn calf swells and cannot push off either.
        when=all_of(
            any_of(f.leg_injury, f.began_during_effort, f.after_unusual_exercise),
            f.side.is_("one leg"),
            f.location.any_of("shin"),
            _leg_swollen,
            any_of(_nerve_fails, f.tingling),
            _new,
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, MODERATE),
            *s.urgent(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="A shin that hurts and swells after effort or a slight injury, with a foot that is weak, "
        "numb or tingling, may be under pressure, and the muscle is stretched and felt today.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment; late signs: nerve and pulse"),),
    ),
    Rule(
        id="VASC-410",
        # A clot or a damaged artery may be there too, and stays an emergency; this is what cannot wait.
        when=all_of(
            any_of(f.leg_injury, f.immobility_or_cast),
            f.pain_out_of_proportion,
            _stretch_hurts,
            any_of(f.leg_weakness, f.foot_drop, f.strength.is_("weak in one leg")),
            any_of(f.tense_calf, _leg_swollen),
        ),
        # Without naming a suspect: a surgeon sees it now, whatever one measurement said.
        then=(supports(d.COMPARTMENT_SYNDROME, DEFINING), *s.emergency()),
        because="Undue pain that grows on stretching the muscle, in an injured or plastered leg that is "
        "swollen and has weakened, is a compartment under pressure, and no measurement should delay surgery.",
        claims=("B09",),
        references=(
            src.COMPARTMENT_SIGNS.at("likelihood ratios: pain, pain on passive stretch and paresis together"),
            src.BOAST_COMPARTMENT.at("key clinical findings; decompression where the signs are clear"),
        ),
    ),
    Rule(
        id="VASC-83",
        when=any_of(f.pain_out_of_proportion, _stretch_hurts),
        then=(
            supports(d.COMPARTMENT_SYNDROME, WEAK),
            escalates(SOON, d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="Pain that does not fit what is seen needs someone to examine the leg.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("clinical assessment: pain out of proportion to the injury"),),
    ),
    Rule(
        id="VASC-30",
        when=all_of(
            f.compartment_pressure_gap.at_least("dangerous"),
            at_least(2, *_signs, f.severity.is_("severe"), _leg_swollen, _nerve_or_pulse_fails),
        ),
        then=(*s.urgent(), recommends(s.REVIEW_COMPARTMENT)),
        # Without naming a suspect: one normal measurement lowers the alarm, it does not end it.
        because="Pressure in a compartment changes by the hour, so a leg with two such signs is watched "
        "after a normal measurement.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("repeated clinical assessment and continuous measurement"),),
    ),
    Rule(
        id="VASC-31",
        when=f.compartment_pressure_gap.below("dangerous"),
        then=(supports(d.COMPARTMENT_SYNDROME, DEFINING), *s.emergency()),
        because="A compartment pressure this close to the diastolic one stops the flow through muscle, so it "
        "has to be opened.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("standards for practice: pressure differential of 30 mmHg"),),
    ),
    Rule(
        id="VASC-32",
        when=f.compartment_pressure_gap.at_least("dangerous"),
        then=(opposes(d.COMPARTMENT_SYNDROME, DEFINING),),
        because="With enough pressure to drive blood through every compartment, no muscle is in danger now.",
        references=(src.BOAST_COMPARTMENT.at("standards for practice: pressure differential of 30 mmHg"),),
    ),
    # Brought on by exercise
    VASC_33,
    Rule(
        id="VASC-34",
        when=all_of(exertional_compartment_pattern, f.age.below("young")),
        then=(supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, STRONG),),
        because="Legs that feel as if they might burst on exercise and recover after it are mostly those of "
        "young, active people.",
        references=(
            src.EXERTIONAL_COMPARTMENT.at("key points: the young and athletic"),
            src.AHA_PAD.at("table of other diagnoses: chronic compartment syndrome, on strenuous exercise"),
        ),
    ),
    Rule(
        id="VASC-35",
        when=all_of(f.compartment_pressure_after_exercise.at_least("raised"), f.comes_with_exertion),
        then=(supports(d.EXERTIONAL_COMPARTMENT_SYNDROME, DEFINING),),
        because="Pain on exercise with a raised compartment pressure one minute after it meets the criteria.",
        references=(src.PEDOWITZ.at("criteria: 30 mmHg or more one minute after exercise"),),
    ),
    Rule(
        id="VASC-36",
        # One of three criteria: the pressures before, and five minutes after, may still be raised.
        when=f.compartment_pressure_after_exercise.below("raised"),
        then=(opposes(d.EXERTIONAL_COMPARTMENT_SYNDROME, MODERATE),),
        because="A compartment whose pressure is normal a minute after the pain came is seldom too tight.",
        references=(src.PEDOWITZ.at("criteria: any one of three pressures"),),
    ),
    Rule(
        id="VASC-103",
        # One hard match makes any calf tight: a needle is for what has come back for weeks.
        when=all_of(
            exertional_compartment_pattern,
            any_of(f.onset.is_("over weeks or longer"), f.same_distance_each_time),
        ),
        then=(recommends(s.TEST_COMPARTMENT_PRESSURE_EXERCISE),),
        because="Where a tight muscle compartment is suspected on effort, its pressure is measured after "
        "exercise.",
        references=(src.PEDOWITZ.at("criteria: pressures before and after exercise"),),
    ),
    Rule(
        id="VASC-104",
        when=_cast_to_be_split,
        then=(
            supports(d.COMPARTMENT_SYNDROME, MODERATE),
            *s.emergency(d.COMPARTMENT_SYNDROME),
            recommends(s.REFER_SPLIT_CAST),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="A cast in which the leg hurts unduly, severely or to bursting, or the toes tingle, go numb "
        "or weaken, may be too tight: it is split before any pressure is measured.",
        claims=("B09",),
        references=(
            src.BOAST_COMPARTMENT.at("immediate measures: release all dressings and casts to the skin"),
        ),
    ),
    Rule(
        id="VASC-481",
        # Heparin is not refused: who sees the leg decides, since an embolus may have come first.
        when=all_of(
            c.acute_limb_picture,
            any_of(f.leg_injury, f.recent_surgery, f.immobility_or_cast),
            any_of(*_signs, f.quality.any_of("tight or bursting")),
        ),
        then=(recommends(s.REVIEW_HEPARIN),),
        because="In a leg that was hurt, operated on or put in a cast, pressure in a muscle looks like a "
        "blocked artery, and heparin makes it worse.",
        claims=("B09",),
        references=(
            src.BOAST_COMPARTMENT.at("background: injuries, casts, reperfusion; pulses normally present"),
        ),
    ),
    Rule(
        id="VASC-480",
        # How long, and whether it lasts, was not told: with either it is VASC-104.
        when=all_of(
            f.immobility_or_cast,
            any_of(
                f.quality.any_of("tight or bursting"),
                all_of(f.leg_injury, _tight_cast),
                # Whether it was hurt was not told either. A leg long paralysed does not newly hurt badly.
                all_of(
                    any_of(f.leg_pain, f.leg_cramp),
                    f.severity.is_("severe"),
                    any_of(f.began_within_two_weeks, f.onset_within_days),
                    any_of(
                        f.eases.any_of("nothing"), f.location.any_of("calf", "shin", "foot", "ankle or knee")
                    ),
                ),
            ),
        ),
        then=(
            supports(d.COMPARTMENT_SYNDROME, WEAK),
            *s.urgent(d.COMPARTMENT_SYNDROME),
            recommends(s.EXAM_COMPARTMENT),
        ),
        because="A leg in a cast that hurts severely or feels tight, or toes that tingle or are numb or "
        "weak, are looked at today.",
        claims=("B09",),
        references=(src.BOAST_COMPARTMENT.at("background: restrictive casts; patients at risk"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.COMPARTMENT_SYNDROME,
        minimum=(
            f.pain_out_of_proportion,
            f.stretch_pain_found,
            f.tense_calf,
            # After these it comes on later, so that one look does not settle it.
            f.leg_injury,
            f.immobility_or_cast,
            all_of(f.anticoagulants, _lasting_pain),
        ),
        at_risk=any_of(f.leg_injury, f.immobility_or_cast, all_of(f.anticoagulants, _lasting_pain)),
        looked_for_by=(s.HISTORY_RED_FLAGS, s.EXAM_CALVES, s.TEST_COMPARTMENT_PRESSURE),
        claims=("B09",),
        references=(
            src.BOAST_COMPARTMENT.at(
                "key clinical findings: undue pain, pain on passive movement; not pulses or refill"
            ),
        ),
    ),
)
