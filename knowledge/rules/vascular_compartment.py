"""Pressure in a muscle compartment: the acute syndrome, an emergency, and the one that exercise brings on.

That pain settles on stopping speaks for the chronic one, and never against the acute.
"""

from __future__ import annotations

from knowledge.concepts import compartment_picture, exertional_compartment_pattern
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import COMPARTMENT_SYNDROME, EXERTIONAL_COMPARTMENT_SYNDROME
from knowledge.findings.associated import tense_calf
from knowledge.findings.character import eases, pain_on_passive_stretch, pain_out_of_proportion, quality
from knowledge.findings.history import age, immobility_or_cast, leg_injury
from knowledge.findings.medicines import anticoagulants
from knowledge.findings.procedures import compartment_pressure_after_exercise, compartment_pressure_gap
from knowledge.findings.timing import (
    comes_with_exertion,
    episode_duration,
    onset,
    persists_after_stopping,
    settles_on_stopping,
    severity,
)
from knowledge.sources import BOAST_COMPARTMENT, PEDOWITZ
from knowledge.steps import (
    REFER_EMERGENCY,
    TEST_COMPARTMENT_PRESSURE,
    TEST_COMPARTMENT_PRESSURE_EXERCISE,
)

_signs = (pain_out_of_proportion, pain_on_passive_stretch, tense_calf)

RULES: tuple[Rule, ...] = (
    Rule(
        id="VASC-26",
        when=all_of(
            any_of(pain_out_of_proportion, pain_on_passive_stretch),
            tense_calf,
            any_of(persists_after_stopping, no(settles_on_stopping), episode_duration.is_("hours or longer")),
        ),
        then=(
            concludes(compartment_picture),
            supports(COMPARTMENT_SYNDROME, STRONG),
            escalates(EMERGENCY, COMPARTMENT_SYNDROME),
            recommends(REFER_EMERGENCY),
            recommends(TEST_COMPARTMENT_PRESSURE),
        ),
        because="A wooden muscle whose pain is out of proportion and does not let go is dying under "
        "pressure.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-27",
        # Whether it settles is not asked for here: an answer that reassures must not be needed, nor heard.
        when=at_least(2, *_signs),
        then=(
            supports(COMPARTMENT_SYNDROME, MODERATE),
            escalates(URGENT, COMPARTMENT_SYNDROME),
            recommends(TEST_COMPARTMENT_PRESSURE),
        ),
        because="Two signs of a compartment under pressure need a doctor the same day, even if the pain "
        "eases.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-28",
        when=all_of(any_of(leg_injury, immobility_or_cast, anticoagulants), at_least(2, *_signs)),
        then=(
            supports(COMPARTMENT_SYNDROME, STRONG),
            escalates(EMERGENCY, COMPARTMENT_SYNDROME),
            recommends(REFER_EMERGENCY),
            recommends(TEST_COMPARTMENT_PRESSURE),
        ),
        because="After an injury, in a cast, or under anticoagulants, blood or swelling can fill a "
        "compartment.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("patients at risk"),),
    ),
    Rule(
        id="VASC-29",
        when=all_of(
            any_of(leg_injury, immobility_or_cast), any_of(pain_out_of_proportion, pain_on_passive_stretch)
        ),
        then=(
            supports(COMPARTMENT_SYNDROME, MODERATE),
            escalates(URGENT, COMPARTMENT_SYNDROME),
            recommends(TEST_COMPARTMENT_PRESSURE),
        ),
        because="Undue pain after an injury or in a cast is the first sign of a compartment under pressure.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("clinical assessment: pain out of proportion to the injury"),),
    ),
    Rule(
        id="VASC-82",
        when=all_of(
            any_of(*_signs),
            any_of(
                severity.is_("severe"),
                onset.is_("sudden", "over hours"),
                episode_duration.is_("hours or longer"),
                persists_after_stopping,
                anticoagulants,
            ),
        ),
        then=(
            supports(COMPARTMENT_SYNDROME, WEAK),
            escalates(URGENT, COMPARTMENT_SYNDROME),
            recommends(TEST_COMPARTMENT_PRESSURE),
        ),
        because="A single sign of a compartment under pressure is enough where the pain is severe, sudden "
        "or lasting.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("clinical assessment: pain, passive stretch"),),
    ),
    Rule(
        id="VASC-83",
        when=any_of(pain_out_of_proportion, pain_on_passive_stretch),
        then=(
            supports(COMPARTMENT_SYNDROME, WEAK),
            escalates(SOON, COMPARTMENT_SYNDROME),
            recommends(TEST_COMPARTMENT_PRESSURE),
        ),
        because="Pain that does not fit what is seen needs someone to examine the leg.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("clinical assessment: pain out of proportion to the injury"),),
    ),
    Rule(
        id="VASC-30",
        when=compartment_picture,
        then=(escalates(URGENT),),
        # Without naming a suspect: one normal measurement lowers the alarm, it does not end it.
        because="Pressure in a compartment changes by the hour, so that a picture this clear is watched "
        "after any measurement.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("repeated clinical assessment and continuous measurement"),),
    ),
    Rule(
        id="VASC-31",
        when=compartment_pressure_gap.below("dangerous"),
        then=(
            supports(COMPARTMENT_SYNDROME, DEFINING),
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
        ),
        because="A pressure this near to the diastolic one stops the flow through muscle: it has to be "
        "opened.",
        claims=("B09",),
        references=(BOAST_COMPARTMENT.at("standards for practice: pressure differential of 30 mmHg"),),
    ),
    Rule(
        id="VASC-32",
        when=compartment_pressure_gap.at_least("dangerous"),
        then=(opposes(COMPARTMENT_SYNDROME, DEFINING),),
        because="With pressure enough left to drive blood through every compartment, none of them is in "
        "danger now.",
        references=(BOAST_COMPARTMENT.at("standards for practice: pressure differential of 30 mmHg"),),
    ),
    # Brought on by exercise
    Rule(
        id="VASC-33",
        when=all_of(
            comes_with_exertion,
            any_of(quality.any_of("tight or bursting"), tense_calf),
            any_of(
                settles_on_stopping,
                eases.any_of("rest only after a long time"),
                episode_duration.is_("up to an hour"),
            ),
        ),
        then=(
            concludes(exertional_compartment_pattern),
            supports(EXERTIONAL_COMPARTMENT_SYNDROME, MODERATE),
            recommends(TEST_COMPARTMENT_PRESSURE_EXERCISE),
        ),
        because="Muscle that swells on effort in too tight a sleeve feels like bursting until it has rested.",
        references=(PEDOWITZ.at("introduction: symptoms on exercise, gone with rest"),),
    ),
    Rule(
        id="VASC-34",
        when=all_of(exertional_compartment_pattern, age.below("young")),
        then=(supports(EXERTIONAL_COMPARTMENT_SYNDROME, STRONG),),
        because="Those whose legs burst on exercise and recover after it are mostly young and active.",
        references=(PEDOWITZ.at("patients and methods: young adults with leg pain on exercise"),),
    ),
    Rule(
        id="VASC-35",
        when=all_of(compartment_pressure_after_exercise.at_least("raised"), comes_with_exertion),
        then=(supports(EXERTIONAL_COMPARTMENT_SYNDROME, DEFINING),),
        because="Pain on exercise with a raised compartment pressure one minute after it meets the criteria.",
        references=(PEDOWITZ.at("criteria: 30 mmHg or more one minute after exercise"),),
    ),
    Rule(
        id="VASC-36",
        # One of three criteria: the pressures before, and five minutes after, may still be raised.
        when=compartment_pressure_after_exercise.below("raised"),
        then=(opposes(EXERTIONAL_COMPARTMENT_SYNDROME, STRONG),),
        because="A compartment whose pressure is normal a minute after the pain came is seldom too tight.",
        references=(PEDOWITZ.at("criteria: 30 mmHg or more one minute after exercise"),),
    ),
)
