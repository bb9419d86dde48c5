"""What tells that a muscle or a tendon has torn."""

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

# Examination
muscle_gap = YesNo(
    id="muscle_gap",
    # This and the next two are arranged for a reason, as a test is: no cramp asks for them.
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

STORY: tuple[Finding, ...] = (snap_felt, leg_bruise)
SIGNS: tuple[Finding, ...] = (muscle_gap, calf_squeeze_positive, resisted_movement_hurts)
