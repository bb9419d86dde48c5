"""What tells of an injury: to muscle, tendon, bone or skin."""

from __future__ import annotations

from knowledge.criteria import Finding, YesNo

# History
snap_felt = YesNo(
    id="snap_felt",
    label="a snap or blow felt in the leg as the trouble began",
    plain="a snap or blow felt in the leg when it began",
    clinician="Did the patient feel or hear a snap, or feel a blow to the leg, as the trouble began?",
    patient="When it began, did you feel or hear something snap in the leg, or feel as if you were kicked?",
    help="A crack or pop counts. So does a blow where nothing and nobody had touched the leg.",
)
leg_bruise = YesNo(
    id="leg_bruise",
    label="a bruise of the leg that came with the trouble",
    plain="a bruise of the leg that came with the trouble",
    clinician="Is there a bruise of the leg that came with the trouble, with or without a knock?",
    patient="Has a bruise come up on the leg since the trouble began?",
    help="It may sink to the ankle within days. Bruises in other places are asked about by themselves.",
)

skin_blisters = YesNo(
    id="skin_blisters",
    label="new blisters on a leg, of clear or bloody fluid",
    plain="new blisters on a leg, filled with clear or bloody fluid",
    clinician="Have blisters of clear or bloody fluid come up on the leg since the trouble began?",
    patient="Since the trouble began, have blisters with clear or bloody fluid come up on the leg?",
    help="Those from a shoe or a burn do not count. On a leg that is red and gets worse by the day they can "
    "mean an infection that goes deep.",
)

# Examination
muscle_gap = YesNo(
    id="muscle_gap",
    # This and the next four are arranged for a reason, as a test is: no cramp asks for them.
    obtained="tests",
    label="a gap or dent in a muscle or in the Achilles tendon",
    plain="a gap or dent in a muscle or tendon of the leg",
    clinician="Is a gap or dent felt or seen in a muscle, or in the Achilles tendon?",
    help="Patient prone, feet over the edge: run a finger down muscle and tendon. After a day or two blood "
    "may fill the gap.",
)
calf_squeeze_positive = YesNo(
    id="calf_squeeze_positive",
    obtained="tests",
    label="positive calf squeeze test (Thompson, Simmonds)",
    plain="a foot that stays still when the calf is squeezed",
    clinician="On squeezing the calf, does the foot stay still (Thompson or Simmonds test positive)?",
    help="Patient prone, feet over the edge: the foot of a whole Achilles tendon moves down. Compare with "
    "the other side.",
)
resisted_movement_hurts = YesNo(
    id="resisted_movement_hurts",
    obtained="tests",
    label="pain when a muscle works against resistance",
    plain="pain when a muscle works against the examiner's hand",
    clinician="Does the pain come when one muscle works against resistance?",
    help="The foot pushed down or turned in against the hand, standing on tiptoe, the knee bent or "
    "stretched.",
)

tendon_sore = YesNo(
    id="tendon_sore",
    obtained="tests",
    label="a swollen or tender Achilles tendon, or tendon of the kneecap",
    plain="a swollen or sore tendon above the heel or below the kneecap",
    clinician="Is an Achilles tendon, or the tendon below a kneecap, swollen, thickened or tender?",
    help="Pinch the Achilles tendon from heel to calf and compare the two: the back of the heel counts, its "
    "sole does not. Press on the lower tip of the kneecap with the knee straight.",
)
shin_edge_tender = YesNo(
    id="shin_edge_tender",
    obtained="tests",
    label="tenderness along the inner edge of the shin",
    plain="soreness along the inner edge of the shin",
    clinician="Is the inner edge of the shin tender over five centimetres or more?",
    help="Run a finger down the inner edge of both shin bones, the lower half above all. One sore spot is a "
    "tender bone, which is asked about by itself.",
)

STORY: tuple[Finding, ...] = (snap_felt, leg_bruise, skin_blisters)
SIGNS: tuple[Finding, ...] = (
    muscle_gap,
    calf_squeeze_positive,
    resisted_movement_hurts,
    tendon_sore,
    shin_edge_tender,
)
