"""What must hold of the next step: what is done at once in danger, and otherwise the next rung alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.dangers import DANGERS
from knowledge.rules import RULES

_LOW = RUNGS[: RUNGS.index("image_or_procedure")]
# What an image, a pressure or a nerve study looks for beside the dangers that name it.
_LOOKS_FOR: Mapping[Step, tuple[Disorder, ...]] = {
    s.TEST_TOE_PRESSURE: (d.PERIPHERAL_ARTERY_DISEASE,),
    s.TEST_ARTERIAL_IMAGING: (d.PERIPHERAL_ARTERY_DISEASE, d.CRITICAL_LIMB_ISCHEMIA),
    s.TEST_LEG_ULTRASOUND_AGAIN: (d.DEEP_VEIN_THROMBOSIS,),
    s.TEST_PELVIC_VEINS: (d.DEEP_VEIN_THROMBOSIS,),
    s.TEST_COMPARTMENT_PRESSURE_EXERCISE: (d.EXERTIONAL_COMPARTMENT_SYNDROME,),
    s.TEST_POPLITEAL_ENTRAPMENT: (d.POPLITEAL_ENTRAPMENT,),
    s.TEST_LUMBAR_MRI: (d.LUMBAR_SPINAL_STENOSIS,),
    s.TEST_NERVE_STUDIES: (d.LUMBAR_RADICULOPATHY,),
    s.TEST_FOREARM_EXERCISE: (d.METABOLIC_MYOPATHY,),
    s.TEST_LOADED_HIP_XRAY: (d.OVERUSE_STRAIN,),
    s.TEST_HIP_MRI: (d.OVERUSE_STRAIN,),
}
# Who has to be seen at once or the same day, or treated where they are.
_AT_ONCE = (
    s.REFER_EMERGENCY,
    s.REFER_URGENT,
    s.REFER_SPLIT_CAST,
    s.REFER_HYDROCORTISONE,
    s.REFER_VASCULAR_URGENT,
    s.REFER_FOOT_TEAM,
)
_VASCULAR = tuple(danger for danger in DANGERS if danger.disorder.group == "vascular")


def _alarms(disorder: Disorder) -> tuple[Criterion, ...]:
    """Return what has rules ask for urgent or emergency care because they suspect the disorder."""
    return tuple(
        rule.when
        for rule in RULES
        for effect in rule.then
        if effect.verb == "escalates" and effect.suspecting is disorder and effect.urgency >= URGENT
    )


def _reasons(step: Step) -> tuple[Criterion, ...]:
    """Return what has rules speak for something the step looks for, or be alarmed and call for it."""
    recommending = [rule for rule in RULES if any(effect.what is step for effect in rule.then)]
    sought = {danger.disorder for danger in DANGERS if step in danger.looked_for_by} | {
        *_LOOKS_FOR.get(step, ())
    }
    return tuple(
        rule.when
        for rule in RULES
        if any(
            (effect.verb == "supports" and effect.disorder in sought)
            or (effect.verb == "escalates" and (effect.suspecting in sought or rule in recommending))
            for effect in rule.then
        )
    )


_FIRST_LOOKS = {danger.looked_for_by[0] for danger in DANGERS}


def _next_rungs() -> Iterator[Always]:
    """Yield that beside leading night cramps what hides is looked for by its lowest rung that is left.

    What nobody begins with takes a reason: a risk, or a sign.
    """
    for danger in _VASCULAR:
        for number, step in enumerate(danger.looked_for_by):
            if step.rung in _LOW:
                lower = (finding for each in danger.looked_for_by[:number] for finding in each.answered_by)
                pointing = (danger.at_risk, *danger.minimum)
                reason = any_of(*(sign for sign in pointing if sign is not None))
                yield Always(
                    id=f"nocturnal_leading_looks_for_{danger.id}_{number}",
                    text=f"Where nocturnal cramps lead and {danger.disorder.name} is still to be looked for, "
                    f"{step.id} comes next once all before it is answered"
                    + ("" if step in _FIRST_LOOKS else ", if a risk or a sign points to it")
                    + (", but not in a child." if step.rung == "examine" else "."),
                    claims=("E50",),
                    when=all_of(
                        leads(d.NOCTURNAL_LEG_CRAMPS),
                        any_of(not_looked_for(danger.disorder), needs_test(danger.disorder)),
                        *map(answered, lower),
                        *(() if step in _FIRST_LOOKS else (reason,)),
                    ),
                    then=recommended(step),
                    unless=f.age.below("child") if step.rung == "examine" else None,
                )


PROMISES: tuple[Obligation, ...] = (
    Always(
        id="emergency_is_referred_first",
        text="The first step of an emergency is to send the patient in.",
        claims=("C08",),
        when=urgency_at_least(EMERGENCY),
        then=first_step(s.REFER_EMERGENCY),
    ),
    Always(
        id="urgent_is_acted_on_first",
        text="Whatever is urgent has as its first step that the patient is seen or treated the same day, or "
        "that the pulses are felt before a vascular surgeon is called.",
        claims=("C08", "E11"),
        when=urgency_at_least(URGENT),
        then=any_of(
            *map(first_step, _AT_ONCE),
            all_of(first_step(s.EXAM_VASCULAR), any_of(*map(advised, _AT_ONCE))),
        ),
    ),
    *(
        Always(
            id=f"red_flag_is_acted_on_{disorder.id}",
            text=f"Nobody with a red flag of {disorder.name} is told only routine steps, unless a test "
            "excludes it.",
            claims=disorder.claims,
            when=any_of(*alarms),
            then=any_of(*map(advised, _AT_ONCE)),
            unless=excluded(disorder),
        )
        for disorder in d.DISORDERS
        if (alarms := _alarms(disorder))
    ),
    *(
        Always(
            id=f"not_without_a_reason_{step.id}",
            text=f"Nobody is advised {step.id} for whom no rule speaks for what it looks for.",
            claims=step.claims,
            when=advised(step),
            then=any_of(*_reasons(step)),
        )
        for step in s.STEPS
        if step.rung == "image_or_procedure" and step is not s.TEST_ANKLE_BRACHIAL_INDEX_EXERCISE
    ),
    # No disorder has to be spoken for: that effort brings it on is the reason.
    Always(
        id="not_without_a_reason_test_ankle_brachial_index_exercise",
        text="Nobody is advised the index after exercise in whom effort does not bring the trouble on, or "
        "whose index at rest is low or was not measured.",
        claims=s.TEST_ANKLE_BRACHIAL_INDEX_EXERCISE.claims,
        when=advised(s.TEST_ANKLE_BRACHIAL_INDEX_EXERCISE),
        then=all_of(f.comes_with_exertion, f.abi_rest.above("low")),
    ),
    *_next_rungs(),
    Always(
        id="child_with_night_cramps_is_examined",
        text="A child's legs that cramp or hurt in bed are examined as a child's are.",
        when=all_of(leads(d.NOCTURNAL_LEG_CRAMPS), f.age.below("child"), any_of(f.leg_cramp, f.leg_pain)),
        then=any_of(recommended(s.EXAM_CHILD), recommended(s.EXAM_MUSCULOSKELETAL)),
    ),
)
