"""What it is like, where it is, what brings it on and what eases it."""

from __future__ import annotations

from knowledge.criteria import Choice, Finding, YesNo

location = Choice(
    id="location",
    label="site of the symptoms",
    plain="where the leg trouble is",
    clinician="Where in the leg are the symptoms?",
    patient="Where in the leg do you feel it?",
    help="Choose every place that applies. The lower leg is calf and shin, and just the leg is the whole "
    "leg.",
    options=("calf", "foot", "thigh", "buttock", "shin", "ankle or knee", "hip or groin", "whole leg"),
    plain_options=(
        "calf (back of the lower leg)",
        "foot or toes",
        "thigh",
        "buttock",
        "shin (front of the lower leg)",
        "ankle or knee joint",
        "hip or groin",
        "the whole leg",
    ),
    several=True,
)
side = Choice(
    id="side",
    label="side of the symptoms",
    plain="which leg is affected",
    clinician="Which side is affected?",
    patient="Is it in one leg, in both, or now one and now the other?",
    help="The legs, without a word on one side, are both.",
    options=("one leg", "both legs", "alternating"),
    plain_options=("always the same leg", "both legs", "now one leg, now the other"),
)
which_leg = Choice(
    id="which_leg",
    label="the leg that is affected, left or right",
    plain="the leg that is affected, left or right",
    clinician="Which leg is affected, where it is only one?",
    patient="If it is always the same leg: which one?",
    options=("left", "right"),
    plain_options=("the left leg", "the right leg"),
)
quality = Choice(
    id="quality",
    label="quality of the symptoms",
    plain="what the leg trouble feels like",
    clinician="What is the quality of the symptoms?",
    patient="What does it feel like?",
    help="Choose every word that fits. A dull pain is an ache, a tickle is crawling.",
    options=(
        "cramping",
        "aching",
        "burning",
        "sharp or shooting",
        "tingling",
        "heavy",
        "tight or bursting",
        "crawling",
    ),
    plain_options=(
        "a cramp, like a hard knot",
        "an ache",
        "burning",
        "sharp, or shooting like a flash",
        "tingling, like pins and needles",
        "heavy",
        "tight, as if the leg would burst",
        "crawling, like ants under the skin",
    ),
    several=True,
)
visible_hardening = YesNo(
    id="visible_hardening",
    label="a muscle seen or felt to harden during the episode",
    plain="a muscle that goes hard during the attack",
    clinician="Does the muscle become visibly or palpably hard during an episode?",
    patient="During an attack, can you see or feel the muscle go hard?",
)
eases = Choice(
    id="eases",
    label="relieving factors",
    plain="things that help",
    clinician="What relieves the symptoms?",
    patient="What helps when you have it?",
    help="Choose everything that clearly helps within minutes, or the last one if you tried and failed.",
    options=(
        "standing still",
        "sitting or bending forward",
        "hanging the leg down",
        "stretching",
        "moving or walking",
        "raising the leg",
        "rest only after a long time",
        "nothing",
    ),
    plain_options=(
        "just standing still",
        "sitting down or bending forward",
        "letting the leg hang down, for example over the edge of the bed",
        "stretching the muscle",
        "moving the legs or walking about",
        "putting the leg up",
        "rest, but only after a long time",
        "nothing helps",
    ),
    several=True,
)
brings_on = Choice(
    id="brings_on",
    label="triggers",
    plain="things that bring it on",
    clinician="What triggers the symptoms?",
    patient="What brings it on?",
    help="Choose everything that you have noticed more than once.",
    options=(
        "brief strenuous effort",
        "long moderate effort",
        "fasting or illness",
        "cold",
        "pointing the toes",
        "coughing or straining",
        "bending or lifting",
        "one posture held for long",
        "nothing known",
    ),
    plain_options=(
        "a short, very hard effort, such as a sprint",
        "a long, steady effort, such as a hike",
        "going without food, or being ill",
        "being out in the cold",
        "pointing the toes",
        "coughing, sneezing or straining",
        "bending or lifting",
        "holding one posture for long, such as a straight knee or crossed legs",
        "nothing that I know of",
    ),
    several=True,
)
radiates_from_back_or_buttock = YesNo(
    id="radiates_from_back_or_buttock",
    label="pain running from the back or buttock down the leg",
    plain="pain that runs from the back or buttock down the leg",
    clinician="Does the pain run from the back or buttock down the leg?",
    patient="Does pain run from your back or buttock down your leg?",
)
pain_out_of_proportion = YesNo(
    id="pain_out_of_proportion",
    label="pain that is rapidly worsening or out of proportion to what is seen",
    plain="pain far worse than the leg looks, or quickly getting worse",
    clinician="Is the pain out of proportion to what can be seen, or worsening over minutes to hours?",
    patient="Is the pain far worse than the leg looks, or getting worse by the hour?",
    help="For example very strong pain in a leg that looks nearly normal, or one that needs ever more "
    "painkillers after an injury. This can be an emergency.",
)
pain_on_passive_stretch = YesNo(
    id="pain_on_passive_stretch",
    label="severe pain on passive stretch of the muscle",
    plain="severe pain when someone else stretches the muscle",
    clinician="Does passive stretch of the muscle cause severe pain?",
    patient="Does it hurt badly when someone else gently bends your foot or toes up or down?",
    help="Keep the leg loose and let another person move the foot slowly. Stop as soon as it hurts.",
)
mainly_unpleasant_not_painful = YesNo(
    id="mainly_unpleasant_not_painful",
    label="an unpleasant sensation rather than pain",
    plain="a feeling that is unpleasant rather than painful",
    clinician="Is the sensation unpleasant rather than painful?",
    patient="Is the feeling in your legs unpleasant rather than painful?",
    help="For example creeping, pulling or restless, and hard to describe.",
)
urge_to_move = YesNo(
    id="urge_to_move",
    label="an urge to move the legs",
    plain="an urge to move the legs",
    clinician="Is there an urge to move the legs?",
    patient="Do you feel an urge to move your legs?",
    help="A strong need to move them that comes while you rest and is hard to resist.",
)
only_moving_helps = YesNo(
    id="only_moving_helps",
    label="discomfort of the legs that only moving them takes away",
    plain="a feeling in the legs that only moving them takes away",
    clinician="Is moving the legs the only thing that takes the discomfort away?",
    patient="Is moving your legs the only thing that takes the feeling away?",
    help="A cramp that walking loosens, and that is then gone, does not count.",
)
second_wind = YesNo(
    id="second_wind",
    label="a second wind (exercise easier after a short rest)",
    plain="exercise that gets easier after a short rest early on",
    clinician="Does exercise become easier again after a short rest (second wind)?",
    patient="After a short rest early in exercise, is going on clearly easier than it was at the start?",
    help="The first minutes of effort are the worst, and then it becomes easy, like a second wind.",
)
twisting_posture = YesNo(
    id="twisting_posture",
    label="a foot or leg pulled into a twisted or abnormal posture",
    plain="a foot or leg pulled into a twisted position",
    clinician="Is the foot or leg pulled into a twisted or abnormal posture?",
    patient="Does your foot or leg get pulled into a twisted or strange position?",
    help="For example the foot turning inwards while you walk. Toes curling in a short cramp do not count.",
)
cramps_elsewhere = YesNo(
    id="cramps_elsewhere",
    label="cramps in other parts of the body",
    plain="cramps in other parts of the body",
    clinician="Are there cramps in other parts of the body too, such as hands, arms or trunk?",
    patient="Do you also get muscle cramps in other parts of your body, such as the hands, arms or belly?",
    help="Period pain and belly cramps from the bowel do not count.",
)
nonspecific_leg_and_foot_pain = YesNo(
    id="nonspecific_leg_and_foot_pain",
    label="vague pain of the lower leg and foot",
    plain="a vague ache in the lower legs and feet",
    clinician="Is there vague pain of the lower leg and foot, often after standing or walking?",
    patient="Do you have a vague ache in your lower legs and feet, often after standing or walking?",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
